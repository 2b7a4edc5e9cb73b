// The page to take home with as many options as may stand side by side: no word is broken in
// the middle and nothing is cut off, on a wide screen, on a narrow one and on paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const COMPARED = [
  ["alemtuzumab", "dimethyl-fumarate", "natalizumab", "no-medicine"],
  ["ahsct", "cladribine", "ocrelizumab", "peginterferon-beta-1a"],
  ["alemtuzumab", "fingolimod", "natalizumab"],
];
/** What A4 leaves between its margins, in CSS pixels. */
const PAPER = 665;

/** Runs in the page: words that go on in a second line, and words that leave their place. */
function faults() {
  const article = document.querySelector("article.take-home");
  const found = [];
  const isHidden = (element) => element !== article && (getComputedStyle(element).clipPath !== "none" || isHidden(element.parentElement));
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.data.trim() || isHidden(node.parentElement)) continue;
    const place = node.parentElement.closest("td, th, dd, dt, section, article").getBoundingClientRect();
    // After a hyphen or a stroke a line may end.
    for (const { 0: word, index } of node.data.matchAll(/[^\s\-–—/]+/g)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (new Set(boxes.map(({ top }) => Math.round(top))).size > 1) found.push(`broken: ${word}`);
      if (boxes.some(({ left, right }) => left < place.left - 1 || right > place.right + 1)) found.push(`cut off: ${word}`);
    }
  }
  return found;
}

for (const [name, width, media] of [["1280 px", 1280, "screen"], ["360 px", 360, "screen"], ["320 px", 320, "screen"], ["paper", PAPER, "print"]]) {
  test(`no word is broken and nothing is cut off on the page to take home, ${name}`, async () => {
    for (const compared of COMPARED) {
      const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
      file.visit.compared = compared;
      const visit = await open(browser, { width, height: 900 });
      const app = new App(visit.page);
      await app.openVisit({ name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
      await app.go("take-home");
      await visit.page.emulateMedia({ media });
      assert.deepEqual(await visit.page.evaluate(faults), [], compared.join());
      await finish(visit);
    }
  });
}

test("to take no medicine has no harm of one at home either, while of staying as now it is not known", async () => {
  const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
  file.visit.compared = ["natalizumab", "no-medicine", "stay-as-now"];
  const visit = await open(browser);
  const app = new App(visit.page);
  await app.openVisit({ name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await app.go("take-home");
  const harms = visit.page.locator("article.take-home tr").filter({ has: visit.page.locator("li [id^=n-home-harm-natalizumab]") });
  const says = (name) => harms.locator(`td[data-column="${name}"]`).textContent();
  assert.match(await says("no medicine for MS"), /^None from a medicine\./);
  assert.equal(await says("stay as now"), "Not known");
  await finish(visit);
});
