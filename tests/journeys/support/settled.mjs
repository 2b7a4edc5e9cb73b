// A step is drawn in parts: what is in view with the answer itself, the rest soon after. While
// parts are to follow the page says that it is busy. A journey reads when it no longer does.

const READS = [
  "all", "allInnerTexts", "allTextContents", "boundingBox", "count", "evaluate", "evaluateAll",
  "getAttribute", "innerHTML", "innerText", "inputValue", "isChecked", "isDisabled", "isEnabled",
  "isHidden", "isVisible", "screenshot", "textContent",
];

let patched = false;

/** Waits until every part of the step has followed. */
export const settled = (page) => page.locator("main[aria-busy]").waitFor({ state: "detached" });

/** From now on every reading of a page waits until the page has settled. */
export function readWhenSettled(page) {
  if (patched) return;
  patched = true;
  patch(Object.getPrototypeOf(page.locator("main")), READS, (locator) => locator.page());
  patch(Object.getPrototypeOf(page), ["evaluate", "pdf", "screenshot"], (self) => self);
}

function patch(prototype, names, pageOf) {
  for (const name of names) {
    const read = prototype[name];
    prototype[name] = async function whenSettled(...parts) {
      await settled(pageOf(this));
      return read.apply(this, parts);
    };
  }
}
