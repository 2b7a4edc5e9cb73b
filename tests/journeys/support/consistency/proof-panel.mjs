// The proof panel: opened by the button of a number, read, and closed again.

/** How many frames a proof is waited for, and its going away. */
const FRAMES = 120;

/** Presses a button by its id and waits for its proof; gives what stands on the button. */
export function press(page, id) {
  return page.evaluate(async ([name, frames]) => {
    const button = document.getElementById(name);
    button?.click();
    // The button says that its proof is open once the proof was painted.
    const isThere = () => document.querySelector("aside.proof dl") && button?.getAttribute("aria-expanded") === "true";
    for (let frame = 0; frame < frames && !isThere(); frame += 1) {
      await new Promise((done) => requestAnimationFrame(done));
    }
    return button?.textContent.replace(/\s+/g, " ").trim() ?? "";
  }, [id, FRAMES]);
}

/** What the open proof says: its lines by name; the items of a list stand one by one. */
export function readProof(page) {
  return page.evaluate(() => {
    const panel = document.querySelector("aside.proof");
    if (!panel) return null;
    const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
    const lines = {};
    for (const name of panel.querySelectorAll("dl > dt")) {
      const said = name.nextElementSibling;
      const items = [...(said?.querySelectorAll("li") ?? [])].map(text);
      lines[text(name)] = [...(lines[text(name)] ?? []), ...(items.length ? items : [text(said)])];
    }
    return {
      title: text(panel.querySelector("h2")),
      about: text(panel.querySelector(".proof__body > p")),
      lines,
      opened: [...document.querySelectorAll("[data-proof][aria-expanded=true]")].map(({ id }) => id),
    };
  });
}

/** Closes it. */
export function close(page) {
  return page.evaluate(async (frames) => {
    document.getElementById("close-proof")?.click();
    for (let frame = 0; frame < frames && document.querySelector("aside.proof"); frame += 1) {
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, FRAMES);
}
