// Every route, in both themes and at two widths: axe is clean, nothing scrolls sideways,
// the title and the focus move with the step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

const ROUTES = [
  "today", "my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "review", "plan", "take-home",
];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const theme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    for (const filled of [false, true]) {
      test(`axe is clean on every route, ${theme}, ${width} px, ${filled ? "a full" : "an empty"} visit`, async () => {
        const visit = await open(browser, { theme, width });
        const { page } = visit;
        const app = new App(page);
        if (filled) await app.openVisit(fixture("foundation-case.json"));
        for (const route of ROUTES) {
          if (route !== "today") await app.go(route);
          const found = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          const faults = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).slice(0, 3).join(" | ")}`);
          assert.deepEqual(faults, [], `${route}`);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(sideways <= 0, `${route} scrolls ${sideways} px sideways`);
        }
        await finish(visit);
      });
    }
  }
}

test("title and focus move with the step, and back loses nothing", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  assert.equal(await page.title(), "My MS · Waymark");
  await page.getByLabel("Age in years").fill("31");
  await app.go("where-this-stands");
  assert.equal(await page.title(), "Where this stands · Waymark");
  await page.goBack();
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  await finish(visit);
});

test("the whole way can be gone by keyboard alone", async () => {
  const visit = await open(browser);
  const { page } = visit;
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.match(await page.locator(".bar__today").textContent(), /which treatment to start/);
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(() => document.activeElement.textContent);
    if (/^Go on/.test(text)) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  assert.equal(await page.title(), "My MS · Waymark");
  await finish(visit);
});
