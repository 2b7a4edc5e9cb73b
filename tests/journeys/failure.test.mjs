// Failure shows: in words, at its place, and nothing else is lost.

import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

/** Every value of `wanted` stands at the same place in `found`, which may hold more. */
function assertHolds(found, wanted, place = "visit") {
  if (wanted === null || typeof wanted !== "object") {
    assert.equal(found, wanted, place);
    return;
  }
  if (Array.isArray(wanted)) assert.equal(found?.length, wanted.length, place);
  for (const [key, value] of Object.entries(wanted)) assertHolds(found?.[key], value, `${place}.${key}`);
}

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "waymark-"));
});
after(async () => { await browser?.close(); });

test("a program that fails replaces the page, and offers the visit", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await page.evaluate(() => { location.hash = "#/crash-test"; });
  await page.getByRole("heading", { name: "Waymark has stopped" }).waitFor();
  const body = await page.locator("body").textContent();
  assert.match(body, /nothing is shown any more/);
  assert.match(body, /crash on purpose <b>shown as text<\/b>/, "the message is text, not markup");
  assert.equal(await page.locator(".shell").count(), 0, "the old page is gone");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save the visit" }).click();
  const saved = JSON.parse(await readFile(await (await waiting).path(), "utf8"));
  const entered = JSON.parse(await readFile(fixture("foundation-case.json"), "utf8"));
  assertHolds(saved.visit, entered.visit);
  await finish(visit, { errors: false });
});

test("an unreadable visit file is refused with its line, and the visit on screen stays", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  await app.type("Age in years", 44);
  const broken = join(folder, "broken.json");
  const text = await readFile(fixture("foundation-case.json"), "utf8");
  await writeFile(broken, text.replace('"age_years": "31"', '"age_years": 31'));
  await app.openVisit(broken);
  const notice = await page.locator("#notice").textContent();
  assert.match(notice, /line \d+, column \d+/);
  assert.match(notice, /unchanged/);
  assert.equal(await page.getByLabel("Age in years").inputValue(), "44");

  await writeFile(broken, "not a visit at all");
  await app.openVisit(broken);
  assert.match(await page.locator("#notice").textContent(), /line 1/);
  assert.equal(await page.getByLabel("Age in years").inputValue(), "44");
  await finish(visit);
});

test("bad input is said at its field, and the rest keeps working", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  await app.type("Disability score (EDSS)", "2.3");
  assert.match(await page.locator("#edss-error").textContent(), /in halves/);
  const row = app.row("Relapse 1");
  await app.date("When did it begin?", [31, 2, 2026], row);
  assert.match(await row.textContent(), /no such day/);
  await app.date("When did it begin?", [1, 1, 2027], row);
  assert.match(await row.textContent(), /still to come/);
  const summary = page.locator(".error-summary");
  assert.match(await summary.textContent(), /2 answers cannot be used yet/);
  await summary.getByRole("link").first().click();
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await app.go("where-this-stands");
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Cannot tell yet");
  await app.go("my-ms");
  assert.equal(await page.getByLabel("Disability score (EDSS)").inputValue(), "2.3", "what was typed is kept");
  await finish(visit);
});

test("a saved visit opens again as it was", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the visit" }).click();
  const path = join(folder, "visit.json");
  await (await waiting).saveAs(path);
  await page.getByRole("button", { name: "End the visit" }).click();
  await page.getByRole("button", { name: "Yes, forget it" }).click();
  await app.go("my-ms");
  assert.equal(await page.getByLabel("Age in years").inputValue(), "", "the visit is forgotten");
  await app.openVisit(path);
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  assert.equal(await page.getByRole("heading", { name: "Relapse 2" }).count(), 1);
  await finish(visit);
});
