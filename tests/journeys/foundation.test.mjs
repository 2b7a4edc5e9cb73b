// One real visit, end to end: the foundation case, typed by hand.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test("a woman of 31 with two relapses and an active scan goes through the seven steps", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);

  // 1 Today
  assert.equal(await app.heading().textContent(), "What is being decided today?");
  await page.getByRole("radio", { name: /^Start a treatment/ }).check();
  assert.match(await page.locator(".bar__today").textContent(), /which treatment to start, European Union rules/);
  assert.match(await page.locator(".bar__version").textContent(), /evidence of 25 November 2026 · pack [0-9a-f]{12}/);

  // 2 My MS
  await app.enterFoundationCase();
  assert.equal(await page.locator(".error-summary").count(), 0);

  // 3 Where this stands
  await app.goOn();
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Met");
  assert.equal(await app.answer("care-ms-active"), "Met");
  assert.equal(await app.answer("review-2015-harrms-untreated"), "Met");
  assert.equal(await app.answer("review-2015-harrms-treated"), "Not met");
  const rule = app.definition("ema-rapidly-evolving-severe-2016");
  assert.match(await rule.textContent(), /10 March 2026 and 4 August 2026/);
  assert.match(await rule.textContent(), /2 on the scan of 2 September 2026/);
  await page.getByText(/rules? of other regions?/).click();
  assert.equal(await app.answer("nice-ta127-2024"), "Met");
  assert.match(await app.definition("nice-ta127-2024").textContent(), /11 March 2027/);

  // 4 What matters
  await app.goOn();
  await page.getByLabel("What worries you most?").fill("Not being able to work");

  // 5 Options
  await app.goOn();
  for (const name of ["alemtuzumab", "natalizumab", "fingolimod"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${name}`, "i") }).check();
  }
  const table = page.locator("table.compare");
  const text = await table.textContent();
  assert.match(text, /23 relapses for 100 people in a year/, "natalizumab in AFFIRM");
  assert.match(text, /73 relapses for 100 people in a year/, "placebo in AFFIRM");
  assert.match(text, /18 relapses for 100 people in a year/, "alemtuzumab in CARE-MS I, fingolimod in FREEDOMS");
  assert.match(text, /did not show a difference/i, "the missed endpoint of CARE-MS I is said");
  assert.match(await page.locator("main").textContent(), /cannot be ranked/i);

  // A number opens its proof, Escape closes it, and the focus comes back.
  const number = table.getByRole("button", { name: /^8 out of 100 people/ }).first();
  await number.click();
  const proof = page.locator("aside.proof");
  assert.match(await proof.textContent(), /hazard ratio 0\.70/);
  assert.match(await proof.textContent(), /missed/);
  assert.match(await proof.textContent(), /rounded to whole people: 8 out of 100/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "proof-title");
  await page.keyboard.press("Escape");
  assert.equal(await proof.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), "num");

  // JC virus
  await app.go("jc-virus");
  await page.getByRole("radio", { name: "Positive", exact: true }).check();
  await page.getByRole("textbox", { name: /index/i }).fill("1.8");
  await page.getByRole("radio", { name: /STRATIFY/ }).check();
  await app.date("Date of the blood sample", [15, 9, 2026]);
  await page.getByRole("group", { name: /weakens the immune system/i }).getByRole("radio", { name: "No", exact: true }).check();
  const jc = await page.locator("main").textContent();
  assert.match(jc, /288 out of 10,000/, "six years together");
  assert.match(jc, /277 out of 10,000/, "after two years without PML");
  assert.match(jc, /Provisional/);

  // 6 The plan
  await app.go("plan");
  await page.getByRole("radio", { name: /alemtuzumab/i }).check();
  await app.date("The first day of treatment", [11, 1, 2027]);
  const plan = await page.locator("main").textContent();
  assert.match(plan, /Monday 11 January 2027/);
  assert.match(plan, /11 to 15 January/);
  assert.match(plan, /11 to 13 January/);
  assert.match(plan, /13 January 2032/);
  assert.match(plan, /[Ll]ater problems/);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /calendar file/i }).first().click();
  const calendar = await readFile(await (await waiting).path(), "utf8");
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  assert.match(calendar, /DTSTART;VALUE=DATE:20320113/);
  assert.equal(/alemtuzumab|lemtrada/i.test(calendar), false, "names of medicines stay out by default");

  // 7 To take home
  await app.go("take-home");
  const page7 = await page.locator("main").textContent();
  assert.match(page7, /Not being able to work/);
  assert.match(page7, /13 January 2032/);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 20_000, "the page prints");

  await finish(visit);
});

test("without the scan the European rule cannot be told, and a brain scan would settle it", async () => {
  const visit = await open(browser);
  const app = new App(visit.page);
  await app.enterFoundationCase();
  await visit.page.getByRole("button", { name: /^Remove Brain scan 1/ }).click();
  await app.go("where-this-stands");
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Cannot tell yet");
  const card = await app.definition("ema-rapidly-evolving-severe-2016").textContent();
  assert.match(card, /What would settle it/);
  assert.match(card, /Once known: a brain scan\./);
  await finish(visit);
});

test("a first useful comparison stands after at most eight actions", async () => {
  const visit = await open(browser);
  const { page } = visit;
  let actions = 0;
  const act = async (step) => { actions += 1; await step(); };
  await act(() => page.getByRole("radio", { name: /^Start a treatment/ }).check());
  await act(() => page.locator(".steps__wide a", { hasText: "Options" }).click());
  for (const name of ["alemtuzumab", "natalizumab"]) {
    await act(() => page.getByRole("checkbox", { name: new RegExp(`^${name}`, "i") }).check());
  }
  await page.locator("table.compare").waitFor();
  assert.ok(actions <= 8, `${actions} actions`);
  await finish(visit);
});
