// Which options are open, and what a person sets aside.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** The card of an option, by its id in the evidence. */
const card = (page, id) => page.locator(`[data-option="${id}"]`);

/** Opens the details of a card, and gives its text. */
async function details(place) {
  const fold = place.locator("> div > details");
  if (await fold.getAttribute("open") === null) await fold.locator("> summary").click();
  await fold.locator("> :not(summary)").first().waitFor();
  return place.textContent();
}

/** Shows every option, whether some stand side by side or not. */
async function showAll(page) {
  const more = page.getByRole("button", { name: "Choose other options" });
  if (await more.isVisible()) await more.click();
}

test("not for me: by keyboard, kept, shown with what it touches, and taken back", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await page.getByRole("radio", { name: "United Kingdom" }).check();
  await app.go("options");
  await showAll(page);
  const alemtuzumab = card(page, "alemtuzumab");
  assert.equal(await page.locator("#compare-alemtuzumab").isChecked(), true);
  const mark = page.locator("#not-for-me-alemtuzumab");
  await mark.focus();
  await page.keyboard.press("Space");
  assert.equal(await mark.isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "not-for-me-alemtuzumab", "the focus stays");
  const touches = await alemtuzumab.textContent();
  assert.match(touches, /Set aside by you/);
  assert.match(touches, /other options stay that no rule closes/);
  assert.match(touches, /A rule for ocrelizumab asks: Is alemtuzumab not possible or not suitable for you\?/);
  assert.match(touches, /The plan in step 6 is still made for it/);
  assert.equal(await page.locator("#compare-alemtuzumab").count(), 0, "it cannot stand side by side");
  const heads = await page.locator("#comparison ~ * th[scope=col]").allTextContents();
  assert.equal(heads.some((head) => /alemtuzumab/i.test(head)), false, "nor does it");

  await app.go("take-home");
  assert.match(await page.locator("article.take-home").textContent(), /Not for you, as you said: alemtuzumab/);
  await app.go("options");
  await showAll(page);
  await page.locator("#not-for-me-alemtuzumab").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#compare-alemtuzumab").isChecked(), false, "it is back, and not yet chosen");
  await finish(visit);
});

test("what an earlier medicine leaves behind stands on every other option until its day", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  await page.getByRole("button", { name: "Add a medicine" }).click();
  const row = app.row("Medicine 1");
  await app.type("Name of the medicine", "Tysabri", row);
  await app.date("First day", ["", 1, 2025], row);
  await app.date("Last day", [1, 9, 2026], row);
  await app.go("options");
  const fingolimod = card(page, "fingolimod");
  const note = /PML from natalizumab can still come up to 6 months after the last dose/;
  assert.match(await page.locator(".banner", { hasText: "What an earlier medicine leaves behind" }).textContent(), note);
  assert.match(await fingolimod.textContent(), /To mind at the start: something/);
  assert.match(await details(fingolimod), note, "in its details");
  assert.match(await fingolimod.textContent(), /No longer from 2 March 2027 on/);
  assert.doesNotMatch(await details(card(page, "natalizumab")), note);
  assert.match(await details(card(page, "no-medicine")), /relapses often come back/);
  assert.doesNotMatch(await details(card(page, "stay-as-now")), /relapses often come back/);
  await app.go("take-home");
  const home = page.locator("section", { has: page.getByRole("heading", { name: "What an earlier medicine leaves behind." }) });
  assert.match(await home.textContent(), note, "and on the page to take home");
  await page.emulateMedia({ media: "print" });
  assert.match(await home.innerText(), /Tysabri/, "with its document on paper");
  await page.emulateMedia({ media: "screen" });
  // A last day that cannot be read is not "still taken".
  await app.go("my-ms");
  await app.date("Last day", [31, 9, 2026], app.row("Medicine 1"));
  await app.go("options");
  assert.match(await fingolimod.textContent(), /To mind at the start: cannot tell yet/);
  await finish(visit);
});

test("the four answers of an option stand apart, and say what would change them", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  await app.go("options");
  const alemtuzumab = card(page, "alemtuzumab");
  assert.match(await alemtuzumab.textContent(), /Licence: Met/);
  assert.match(await alemtuzumab.textContent(), /Rules against a start: cannot tell yet/);
  await app.go("my-ms");
  await page.getByText(/^Show the questions: /).click();
  await app.choose("Have you ever had a stroke?", "Yes");
  await app.go("options");
  assert.match(await alemtuzumab.textContent(), /Licence: Met/, "the licence is another question");
  assert.match(await alemtuzumab.textContent(), /Rules against a start: at least one applies/);
  await details(alemtuzumab);
  assert.match(await alemtuzumab.locator("dl").textContent(), /What would change this/);
  // Where no rule is carried, nothing is claimed.
  assert.match(await card(page, "diroximel-fumarate").textContent(), /Rules against a start: Not known/i);
  await finish(visit);
});

test("how long a medicine was taken stands beside the judgement, and answers nothing itself", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.enterFoundationCase();
  await page.getByRole("button", { name: "Add a medicine" }).click();
  const row = app.row("Medicine 1");
  await app.type("Name of the medicine", "Copaxone", row);
  await app.date("First day", ["", 1, 2025], row);
  await app.date("Last day", ["", 9, 2025], row);
  await page.getByText("Show these questions").click();
  const readings = page.locator("#readings-full-and-adequate-course li");
  assert.deepEqual(await readings.allTextContents(), [
    "One medicine taken for at least 6 months, by the dates above: Yes",
    "One medicine taken for at least 12 months, by the dates above: No",
  ]);
  const question = page.getByRole("group", { name: "Was at least one earlier MS medicine given a full and fair try?" });
  assert.equal(await question.getByRole("radio", { name: "Not known" }).isChecked(), true);
  await finish(visit);
});
