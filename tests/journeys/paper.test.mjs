// Paper and narrow screens with everything opened: nothing is wider than either, and what was
// drawn for a dark screen is drawn anew for paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { unfold } from "./support/consistency/reading.mjs";

/** What A4 leaves between its margins, in CSS pixels. */
const PAPER = 665;
const NARROW = 320;

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** The foundation case with four options side by side. */
async function four(options = {}, compared = ["alemtuzumab", "fingolimod", "natalizumab", "no-medicine"]) {
  const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
  file.visit.compared = compared;
  const visit = await open(browser, options);
  const app = new App(visit.page);
  await app.openVisit({ name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  return { visit, page: visit.page, app };
}

const wide = (page) => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);

test("no page is printed smaller because something on it is wider than the paper", async () => {
  const { visit, page, app } = await four({ width: PAPER, height: 900 });
  for (const route of ["my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "plan", "take-home", "today"]) {
    await app.go(route);
    for (const opened of [false, true]) {
      if (opened) await unfold(page);
      await page.emulateMedia({ media: "print" });
      const [content, paper] = await wide(page);
      assert.ok(content <= paper, `${route}${opened ? ", all opened" : ""}: ${content} on ${paper}`);
      await page.emulateMedia({ media: "screen" });
    }
  }
  await finish(visit);
});

test("with everything opened nothing scrolls in two ways on a narrow screen", async () => {
  const { visit, page, app } = await four({ width: NARROW, height: 700 });
  for (const route of ["options", "jc-virus", "plan", "take-home", "review"]) {
    await app.go(route);
    await unfold(page);
    const [content, screen] = await wide(page);
    assert.ok(content <= screen, `${route}: ${content} on ${screen}`);
  }
  await finish(visit);
});

/** Runs in the page: keeps the colours that words on pictures had when they were last drawn. */
function keepColours() {
  window.colours = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function keep(...words) {
    window.colours.push(this.fillStyle);
    return fillText.apply(this, words);
  };
  window.addEventListener("beforeprint", () => { window.colours = []; });
  window.addEventListener("afterprint", () => { window.onPaper = window.onPaper ?? window.colours; });
}

test("a picture of a dark screen is drawn anew for paper", async () => {
  const { visit, page, app } = await four({ colorScheme: "dark" });
  await page.evaluate(keepColours);
  await app.go("options");
  await page.locator("section[aria-labelledby=years] summary").first().click();
  await page.locator("section[aria-labelledby=years] canvas").first().waitFor();
  await page.waitForTimeout(300);
  const light = (colour) => /^#[c-f]/.test(colour);
  const onScreen = await page.evaluate(() => window.colours);
  assert.ok(onScreen.length && onScreen.every(light), `light words on a dark screen: ${onScreen}`);
  await page.pdf({ format: "A4" });
  const onPaper = await page.evaluate(() => window.onPaper);
  // Then, as the page goes back to the screen, once more for the screen.
  assert.ok(onPaper?.length && !light(onPaper[0]), `dark words on paper: ${onPaper}`);
  await finish(visit);
});

test("the strips of the years are on paper though they are folded, and folded again afterwards", async () => {
  const strips = () => page.locator("section[aria-labelledby=years] figure.chart").count();
  const keep = (one) => one.addInitScript(() => {
    // Before the page's own answer to the end of printing, as it listens from the start.
    window.addEventListener("afterprint", () => {
      const drawn = [...document.querySelectorAll("section[aria-labelledby=years] canvas")].filter(({ width }) => width > 0);
      window.stripsOnPaper ??= drawn.length;
    });
  });
  const { visit, page, app } = await four({ before: keep });
  await app.go("options");
  await page.locator("#years").waitFor();
  assert.equal(await strips(), 0, "folded on the screen");
  await page.pdf({ format: "A4" });
  assert.equal(await page.evaluate(() => window.stripsOnPaper), 3, "a strip for each option with a plan");
  await page.waitForFunction(() => !document.querySelector("section[aria-labelledby=years] figure.chart"));
  assert.equal(await page.locator("section[aria-labelledby=years] details.fold-made").evaluate((fold) => fold.open), false);
  await finish(visit);
});

test("a network that holds one of the options is on paper though it is folded; of another it says that none is in it", async () => {
  const keep = (one) => one.addInitScript(() => {
    window.addEventListener("afterprint", () => {
      window.onPaper ??= [...document.querySelectorAll("section[aria-labelledby=networks] > details")].map((fold) => [
        fold.previousElementSibling.textContent,
        fold.querySelectorAll("tbody tr").length > 0 ? "whole" : fold.nextElementSibling?.textContent,
      ]);
    });
  });
  const { visit, page, app } = await four({ before: keep });
  await app.go("options");
  await page.locator("#networks").waitFor();
  await page.pdf({ format: "A4" });
  const NONE = "None of the options side by side is in this analysis. It can be read on the screen.";
  const onPaper = Object.fromEntries(await page.evaluate(() => window.onPaper));
  assert.equal(onPaper["Cochrane review 2024, relapse within 24 months"], "whole", "named with a row of its own");
  assert.equal(onPaper["Ublituximab network 2024, relapse rate"], "whole", "named beside another");
  assert.equal(onPaper["Siddiqui 2018, relapse rate of cladribine"], NONE);
  assert.ok(Object.values(onPaper).every((said) => said === "whole" || said === NONE), JSON.stringify(onPaper));
  await finish(visit);
});

test("that no network holds any of the options is on paper too", async () => {
  const { visit, page, app } = await four({}, ["no-medicine", "ozanimod"]);
  await app.go("options");
  await page.emulateMedia({ media: "print" });
  const said = page.locator("section[aria-labelledby=networks] > p.print-only");
  const all = await page.locator("section[aria-labelledby=networks] > details").count();
  assert.ok(all > 0);
  assert.equal(await said.count(), all);
  assert.equal(await said.first().isVisible(), true);
  await finish(visit);
});
