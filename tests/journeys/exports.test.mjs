// The FHIR file, as it is saved from the plan and from the page to take home.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Presses a button by keyboard and reads the file that it saves. */
const saved = async (page, name) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
};

const FHIR = /FHIR file/;
const of = (bundle, kind) => bundle.entry.map((entry) => entry.resource).filter((one) => one.resourceType === kind);
const identifiers = (text) => new Set(text.match(/urn:uuid:[0-9a-f-]{36}/g));

test("the plan and the chances of PML leave as a FHIR file", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));

  await app.go("plan");
  const fromPlan = await saved(page, FHIR);
  assert.equal(fromPlan.name, "waymark-fhir.json", "the name says nothing about the person");
  const bundle = JSON.parse(fromPlan.text);
  assert.deepEqual([bundle.resourceType, bundle.type], ["Bundle", "collection"]);
  const [plan] = of(bundle, "CarePlan");
  assert.deepEqual([plan.status, plan.intent, plan.title], ["draft", "plan", "Our plan: alemtuzumab"]);
  const pack = (await page.locator(".bar__version").textContent()).match(/pack ([0-9a-f]{12})/)[1];
  assert.ok(of(bundle, "Device")[0].version.some((one) => one.value === pack), "the evidence of the page");

  // The last day of the tail, and the six years of the page on JC virus.
  const days = of(bundle, "ServiceRequest").flatMap((one) => one.occurrenceTiming?.event ?? []);
  assert.ok(days.includes("2027-01-11") && days.includes("2032-01-13"));
  const sixYears = of(bundle, "RiskAssessment").find((one) => one.identifier[0].value.endsWith("from-the-start/5"));
  assert.equal(sixYears.prediction[0].probabilityDecimal, 2.88);
  assert.match(sixYears.prediction[0].rationale, /^288 out of 10,000 people/);
  assert.ok(sixYears.note.some((one) => /^Provisional/.test(one.text)));
  await app.go("jc-virus");
  assert.match(await page.locator("main").textContent(), /288 out of 10,000/);

  // Before a calendar file was saved each file stands alone; then all are of one plan.
  await app.go("take-home");
  const another = await saved(page, FHIR);
  assert.equal([...identifiers(another.text)].filter((one) => identifiers(fromPlan.text).has(one)).length, 0);
  const calendar = await saved(page, /calendar file/);
  const last = await saved(page, FHIR);
  assert.equal(last.text, (await saved(page, FHIR)).text, "the same visit gives the same file");
  const inCalendar = calendar.text.match(/^DTSTART;VALUE=DATE:\d{8}/gm).map((line) => line.slice(-8));
  const inFile = new Set(last.text.match(/\d{4}-\d{2}-\d{2}/g).map((day) => day.replaceAll("-", "")));
  assert.deepEqual(inCalendar.filter((day) => !inFile.has(day)), [], "every day of the calendar is in the file");

  await finish(visit);
});

test("a result of another test leaves without a number, and a visit without a plan leaves too", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("take-home");
  const empty = JSON.parse((await saved(page, FHIR)).text);
  assert.equal(of(empty, "CarePlan")[0].title, "No medicine is chosen yet");
  assert.deepEqual(of(empty, "RiskAssessment"), []);

  await app.openVisit(fixture("foundation-case.json"));
  await app.go("jc-virus");
  await page.getByRole("button", { name: "Change the test" }).click();
  await page.getByRole("radio", { name: /ImmunoWELL/ }).check();
  await app.go("take-home");
  const { text } = await saved(page, FHIR);
  assert.equal(/probability/.test(text), false, "no number of the other test");
  assert.match(of(JSON.parse(text), "RiskAssessment")[0].note[0].text, /another test than STRATIFY/);
  await finish(visit);
});
