// The plan, one month at a look.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test("a month of the plan is gone through by keyboard, on a narrow screen", async () => {
  const visit = await open(browser, { width: 360, height: 780 });
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("plan");
  const part = page.getByRole("region", { name: "Month by month" });
  const table = part.getByRole("table", { name: "November 2026" });
  const heads = await table.getByRole("columnheader").allTextContents();
  assert.match(heads.join(" "), /Monday.*Sunday/);
  const press = async (name) => {
    await part.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };

  // Before the first month there is none, and the button says so without going away.
  await press("No earlier month");
  await table.waitFor();
  await press("Later: January 2027");
  await part.getByRole("table", { name: "January 2027" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "month-after", "the focus stays");

  // A day with something due says what; each day of the course is a button, and the sheet two weeks on.
  const days = part.getByRole("table").getByRole("button");
  assert.deepEqual(
    (await days.allTextContents()).map((text) => Number(/^\d+/.exec(text.trim())[0])),
    [10, 11, 12, 13, 14, 15, 28],
  );
  await press(/^11\b/);
  const said = part.locator("#plan-day");
  assert.match(await said.textContent(), /Monday 11 January 2027/);
  assert.match(await said.textContent(), /Alemtuzumab drip, .* 1 of 8/);
  assert.equal(await days.nth(1).getAttribute("aria-pressed"), "true");

  // Seven columns fit, and no day is too small to press.
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling sideways");
  for (const day of await days.all()) {
    const box = await day.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, `${box.width} by ${box.height}`);
  }

  // A month that no longer has a date gives way to one that has.
  await app.date("The first day of treatment", [1, 5, 2027]);
  await part.getByRole("table", { name: "March 2027" }).waitFor();
  assert.equal(await said.textContent(), "No day is chosen.");
  await finish(visit);
});
