// The rows beside the results: daily life, tests, family, vaccines, stopping; the published
// networks; and the 2015 review line by line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

async function compared(region) {
  const visit = await open(browser);
  const app = new App(visit.page);
  await app.openVisit(fixture("foundation-case.json"));
  if (region) await visit.page.getByRole("radio", { name: region }).check();
  await app.go("options");
  return { visit, page: visit.page, app };
}

/** The cell of a row of the comparison under an option. */
const cell = (page, row, option) => page.locator("table.compare tr")
  .filter({ has: page.getByRole("rowheader", { name: row, exact: true }) })
  .locator(`td[data-column="${option}"]`);

test("every option says what life with it is like, and each text opens its proof", async () => {
  const { visit, page } = await compared();
  for (const row of ["Daily life", "Tests and visits", "Pregnancy and breastfeeding", "Vaccines and infections", "Stopping and switching"]) {
    for (const option of ["Alemtuzumab", "Fingolimod", "Natalizumab"]) {
      const text = (await cell(page, row, option).textContent()).trim();
      assert.ok(text.length > 0, `${row}, ${option} is silent`);
    }
  }
  const family = cell(page, "Pregnancy and breastfeeding", "Natalizumab");
  await page.emulateMedia({ media: "print" });
  assert.match(await family.innerText(), /Tysabri, package leaflet/, "the document stands on paper");
  await page.emulateMedia({ media: "screen" });
  const button = family.getByRole("button").first();
  const id = await button.getAttribute("id");
  const says = await family.locator(".cell__harm p").first().textContent();
  await button.focus();
  await page.keyboard.press("Enter");
  const panel = page.locator("aside.proof");
  assert.equal(await panel.getByRole("heading").textContent(), says);
  assert.match(await panel.textContent(), /natalizumab/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.id), id, "the focus comes back");
  await finish(visit);
});

test("what closes an option in pregnancy stands in its row, topic by topic, with the months after the last dose", async () => {
  const { visit, page } = await compared();
  const family = cell(page, "Pregnancy and breastfeeding", "Fingolimod");
  assert.deepEqual(await family.locator(".topic").allTextContents(), ["Pregnancy", "Contraception", "Breastfeeding"]);
  assert.equal(await family.locator(".cell__harm p").first().textContent(), "Not in pregnancy.");
  const contraception = family.locator(".cell__topic").filter({ hasText: "Contraception" });
  assert.match(await contraception.textContent(), /until two months after the last capsule/);
  const months = await contraception.locator(".months .dot--yes").getAttribute("d");
  assert.equal(months.match(/h16\.00/g).length, 2, "two whole squares");
  const silent = await cell(page, "Stopping and switching", "Fingolimod").locator(":scope > .cell__note").count();
  assert.equal(silent, 0, "its schedule has dates after the last dose");
  assert.match(await cell(page, "Stopping and switching", "Alemtuzumab").textContent(), /Not known: after a gap/);
  await finish(visit);
});

test("common side effects of one study stand together, and what holds for all is said once", async () => {
  const { visit, page } = await compared();
  const common = cell(page, "Common side effects", "Natalizumab");
  const group = common.locator(".cell__study").first();
  assert.match(await group.locator(":scope > p").first().textContent(), /^AFFIRM, 2 years, published 2006$/);
  assert.ok(await group.locator(".cell__harm").count() > 3);
  assert.equal((await group.textContent()).match(/AFFIRM, 2 years/g).length, 1);
  await finish(visit);
});

test("texts belong to the region of the visit, and those never read are not said", async () => {
  const { visit, page } = await compared();
  const eu = await cell(page, "Pregnancy and breastfeeding", "Alemtuzumab").textContent();
  await finish(visit);
  const other = await compared("United States");
  const us = await cell(other.page, "Pregnancy and breastfeeding", "Alemtuzumab").textContent();
  assert.notEqual(eu, us);
  assert.match(us, /Not yet verified/, "benefit against risk was never read in the US text");
  assert.doesNotMatch(us, /Benefit/);
  await finish(other.visit);
});

test("tests and visits are counted from the plan, the same here and in step 6", async () => {
  const { visit, page, app } = await compared();
  const here = (await cell(page, "Tests and visits", "Alemtuzumab").textContent()).replace(/\s+/g, " ");
  const of5 = here.slice(here.indexOf("In the first 5 years"));
  await app.go("plan");
  const there = page.locator('section[aria-labelledby="plan-burden-compared"] tr').filter({ hasText: "alemtuzumab" }).locator('td[data-column="In the first 5 years"]');
  const numbers = await there.locator("dd").allTextContents();
  const labels = await there.locator("dt").allTextContents();
  assert.ok(numbers.length >= 5);
  for (const [place, number] of numbers.entries()) {
    assert.ok(of5.includes(`${number.trim()} ${labels[place].trim()}`), `${number} ${labels[place]} in: ${of5}`);
  }
  await finish(visit);
});

test("published networks stand whole, with their own words, and absence is said", async () => {
  const { visit, page } = await compared();
  const one = page.locator("section[aria-labelledby=networks] details").filter({ hasText: "relapse within 12 months" }).first();
  await one.locator("summary").click();
  const row = (name) => one.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  assert.match(await row("Natalizumab").textContent(), /0\.52 \(range 0\.43 to 0\.63\)high/);
  assert.match(await row("Alemtuzumab").textContent(), /Not in this analysis/);
  // A value that nobody read is not shown as a number.
  assert.match(await row("Fingolimod").textContent(), /Not yet verified/);
  assert.doesNotMatch(await row("Fingolimod").textContent(), /0\.48/);
  await finish(visit);
});

test("the 2015 review is shown line by line, all of it, with what is wrong and what is known now", async () => {
  const visit = await open(browser);
  const { page } = visit;
  await page.getByRole("link", { name: "The 2015 review, line by line" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  const waymark = fileURLToPath(new URL("../../evidence/reviews/2015.toml", import.meta.url));
  const figures = execFileSync("grep", ["-c", "^\\[\\[figures\\]\\]", waymark], { encoding: "utf8" }).trim();
  assert.equal(await page.locator("main tbody tr").count(), Number(figures));
  const line = page.getByRole("row").filter({ hasText: "Highly active, never treated: relapses needed" });
  assert.match(await line.textContent(), /It is not tied to people never treated/);
  await page.emulateMedia({ media: "print" });
  assert.match(await line.innerText(), /≥2 relapses in the last 1 year/, "on paper too");
  await page.emulateMedia({ media: "screen" });
  await line.getByRole("button").click();
  assert.match(await page.locator("aside.proof").textContent(), /≥2 relapses in the last 1 year/);
  await finish(visit);
});
