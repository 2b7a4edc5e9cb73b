// Texts as they stand on screen: whether one is cut off, leaves its box, or runs in disorder.

/** How far the page scrolls sideways, in pixels. */
export const sideways = (page) => page.evaluate(() => {
  const root = document.documentElement;
  return root.scrollWidth - root.clientWidth;
});

/** Everything that is said, by letters or by a name for those who do not see. */
export const words = (page) => page.evaluate(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  for (const element of document.querySelectorAll("#app *")) {
    for (const name of ["aria-label", "title", "alt", "placeholder", "data-column"]) {
      if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
    }
  }
  return [...texts, document.title].filter((text) => text.trim());
});

/** Elements that hide what does not fit. */
export const cutOff = (page) => page.evaluate(() => [...document.querySelectorAll("#app *")]
  .filter((element) => {
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].some((way) => style.overflowX === way || style.overflowY === way);
    const unseen = element.clientWidth <= 1 && element.clientHeight <= 1;
    return hides && !unseen && element.checkVisibility() && !element.closest(".visually-hidden, svg")
      && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
  })
  .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`));

/** Texts that stick out sideways of a box around them. */
export const brokenLines = (page) => page.evaluate(() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || parent.closest(".visually-hidden, .skip, svg, option, textarea")) continue;
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0);
    for (let box = parent; box && box.id !== "app"; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      // Letters for screen readers only stand in a box of one pixel.
      if (box.clientWidth <= 1) break;
      const { left, right } = box.getBoundingClientRect();
      const worst = Math.max(...lines.map((line) => Math.max(left - line.left, line.right - right)));
      if (worst > 1.5) {
        found.add(`${text.data.trim().slice(0, 40)} leaves ${box.tagName}.${box.className} by ${Math.round(worst)} px`);
        break;
      }
      // What is wider than a part that scrolls is reached by scrolling.
      if (["auto", "scroll"].includes(style.overflowX)) break;
    }
  }
  return [...found];
});

/**
 * Numbers that do not run from left to right, and dates that do not run from right to left,
 * on a page that does.
 */
export const disordered = (page) => page.evaluate(() => {
  const found = [];
  const range = document.createRange();
  const place = (text, from, to) => {
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  };
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest(".visually-hidden")) continue;
    for (const { 0: number, index } of text.data.matchAll(/\d[\d.,]*\d/g)) {
      const first = place(text, index, index + 1);
      const last = place(text, index + number.length - 1, index + number.length);
      if (first.top === last.top && first.left >= last.left) found.push(`${number} in ${text.data.slice(0, 60)}`);
    }
    for (const { 0: date, index, indices } of text.data.matchAll(/(\d{1,2}) \u2068?([א-ת]+)\u2069? \u2068?(\d{4})/dg)) {
      const [day, month, year] = indices.slice(1).map(([from, to]) => place(text, from, to));
      const sameLine = day.bottom === year.bottom;
      if (sameLine && !(day.left >= month.right - 1 && month.left >= year.right - 1)) found.push(`${date} at ${index} in ${text.data.slice(0, 60)}`);
    }
  }
  return found;
});
