// Failure shows: in words, at its place, and nothing else is lost.

import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { address, computer, finish, launch, open } from "./support/browser.mjs";

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

test("every kind of bad input is said at its own field, none is dropped, and the rest stays", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  const said = async (id) => (await page.locator(`#${id}-error`).textContent()).trim();
  /** Types, reads what is said, and takes the input back. */
  const bad = async (label, text, id, words, place = page) => {
    const before = await place.getByLabel(label, { exact: true }).inputValue();
    await app.type(label, text, place);
    assert.match(await said(id), words, `${label}: ${text}`);
    assert.equal(await place.getByLabel(label, { exact: true }).inputValue(), text, "it is not dropped");
    await app.type(label, before, place);
    assert.equal(await page.locator(`#${id}-error`).count(), 0, `${label} is good again`);
  };
  for (const age of ["-1", "200", "x"]) await bad("Age in years", age, "age", /whole years/);
  for (const edss of ["0.5", "10.5", "-1", "2.25", "two"]) await bad("Disability score (EDSS)", edss, "edss", /in halves/);
  const scan = app.row("Brain scan 1");
  for (const count of ["-2", "1.5", "many"]) await bad("Active (enhancing) spots", count, "scan-1-gadolinium", /whole number/, scan);
  await app.type("Spots in all (T2)", "1", scan);
  assert.match(await said("scan-1-gadolinium"), /more active lesions/, "2 of 1");
  await app.type("New or growing spots", "3", scan);
  assert.match(await said("scan-1-new-t2"), /more new lesions/, "3 of 1");
  await app.type("Spots in all (T2)", "9", scan);
  assert.equal(await scan.locator(".field__error").count(), 0, "both fit again");

  await page.getByRole("button", { name: "Add a medicine" }).click();
  const medicine = app.row("Medicine 1");
  await app.type("Name of the medicine", "Copaxone", medicine);
  await app.date("First day", [1, 3, 2025], medicine);
  await app.date("Last day", [28, 2, 2025], medicine);
  assert.match(await medicine.textContent(), /last day is before the first/);
  const relapse = app.row("Relapse 1");
  for (const [day, words] of [
    [[1, 1, 1980], /before birth/],
    [[1, 1, 2031], /still to come/],
    [[30, 2, 2026], /no such day/],
    [[1, 13, 2026], /no such month/],
    [["", "", "last year"], /not a date/],
    [[4, "", 2026], /not a date/],
  ]) {
    await app.date("When did it begin?", day, relapse);
    assert.match(await relapse.textContent(), words, day.join("-"));
  }
  assert.match(await page.locator(".error-summary").textContent(), /2 answers cannot be used yet/);

  await app.go("jc-virus");
  await app.choose("What did the latest test show?", "Positive");
  await app.type("Index", "1.8");
  await app.choose("What did the latest test show?", "Negative");
  assert.match(await said("jcv-index"), /Only a positive result/);
  for (const index of ["-1", "high"]) {
    await app.choose("What did the latest test show?", "Positive");
    await app.type("Index", index);
    assert.match(await said("jcv-index"), /as a number/);
  }

  // The rest of the visit works on.
  await app.go("where-this-stands");
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Cannot tell yet");
  await app.go("options");
  assert.match(await page.locator('[data-option="natalizumab"]').textContent(), /Licence: /);
  await app.go("my-ms");
  await app.date("When did it begin?", [10, 3, 2026], app.row("Relapse 1"));
  await app.go("where-this-stands");
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Met", "with the day again, the answer again");
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

test("the first words stand before the program, and a program that does not come is said", async () => {
  const context = await computer(browser, { serviceWorkers: "block" });
  const page = await context.newPage();
  let answer;
  const asked = new Promise((resolve) => {
    page.route("**/*.wasm", (route) => { answer = route; resolve(); });
  });
  await page.goto(address());
  await asked;
  // The program is asked for once something stands on screen.
  assert.equal((await page.evaluate(() => performance.getEntriesByType("paint"))).length, 2);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "What is being decided today?");
  assert.equal(await page.locator(".steps__wide li").count(), 7);
  assert.equal(await page.getByRole("status").textContent(), "Waymark is loading.");
  assert.doesNotMatch(await page.locator("body").textContent(), /[{}]/, "a word that was not filled in");
  await answer.abort();
  await page.getByText("Waymark could not start in this browser").waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  await context.close();
});
