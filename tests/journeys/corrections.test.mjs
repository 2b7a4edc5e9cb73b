// When life happens, by keyboard alone on a narrow screen: the plan is corrected, each change
// says what moved, bad input is answered at its place, and the plan on screen stays.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { Keyboard } from "./support/keyboard.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const NARROW = { width: 360, height: 780 };

/** The plan of the foundation case, at the top of its page, with nothing under the pointer. */
async function plan(options = {}) {
  const visit = await open(browser, { ...NARROW, ...options });
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("plan");
  await page.evaluate(() => addEventListener("pointerdown", () => { window.pointed = true; }, true));
  return { visit, page, app, keys: new Keyboard(page) };
}

/** Back to the top of the page, as Escape from a long way down: the heading takes the focus. */
const top = (page) => page.evaluate(() => document.querySelector("#step-title").focus());
const outcome = (page) => page.locator("#plan-outcome").textContent();
const list = (page) => page.getByRole("region", { name: "Every date" });

async function end({ visit, page }) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling sideways");
  assert.equal(await page.evaluate(() => window.pointed ?? false), false, "nothing was pressed with a pointer");
  await finish(visit);
}

test("weekends come to working days by a rule that is chosen, shown and undone", async () => {
  const at = await plan();
  const { page, keys } = at;
  const said = page.locator("#open-days-said");
  // A saved visit that says nothing stands as counted.
  assert.match(await said.textContent(), /\d+ dates fall on a weekend or closed day/);
  assert.doesNotMatch(await list(page).textContent(), /By the schedule/);

  await keys.choose("When a date falls on a weekend or closed day", /^It comes on a working day/);
  assert.match(await said.textContent(), /\d+ dates were brought to a working day/);
  assert.match(await outcome(page), /What changed: +\d+ dates moved\./);
  assert.match(await list(page).textContent(), /9 April.*By the schedule Sunday 11 April 2027, brought to a working day/s);
  assert.match(await outcome(page), /Blood count: 11 April 2027 becomes 9 April 2027\. Its day is a weekend or closed day/);

  // The calendar file holds the day that is shown, and why.
  await top(page);
  const waiting = page.waitForEvent("download");
  await keys.press("Save the calendar file (.ics)");
  const file = (await readFile(await (await waiting).path(), "utf8")).replaceAll("\r\n ", "");
  assert.match(file, /DTSTART;VALUE=DATE:20270409/);
  assert.match(file, /By the schedule Sunday 11 April 2027/);

  await top(page);
  await keys.press("Undo");
  assert.doesNotMatch(await list(page).textContent(), /By the schedule/);

  // Days on which the clinic is closed: wrong ones are answered, and change nothing.
  for (const [first, last, answer] of [
    [["30", "2", "2027"], ["", "", ""], /no such day/],
    [["11", "2", "2027"], ["10", "2", "2027"], /before the first/],
    [["11", "2", "2027"], ["11", "2", "2099"], /more than two months/],
  ]) {
    await top(page);
    await keys.date("Closed on", first);
    await keys.date("Closed until, if more than one day", last);
    await keys.press("Add these closed days");
    assert.match(await page.locator("#closed-problem").textContent(), answer);
    assert.equal(await page.locator("#closed-days").count(), 0);
    for (const part of ["first", "last"]) {
      for (const name of ["day", "month", "year"]) {
        await page.locator(`#closed-${part}-${name}`).focus();
        await page.keyboard.press("ControlOrMeta+A");
        await page.keyboard.press("Delete");
      }
    }
  }
  await top(page);
  await keys.choose("When a date falls on a weekend or closed day", /^It comes on a working day/);
  await keys.date("Closed on", ["11", "2", "2027"]);
  await keys.press("Add these closed days");
  assert.match(await page.locator("#closed-days").textContent(), /Thursday 11 February 2027/);
  assert.match(await list(page).textContent(), /10 February.*By the schedule Thursday 11 February 2027/s);
  await end(at);
});

test("a date is done, missed twice, moved and undone, and the first day and the end move", async () => {
  const at = await plan();
  const { page, keys } = at;
  const why = () => page.locator("[id^=due-full-blood-count-1]").first();
  await why().focus();
  await page.keyboard.press("Enter");
  const actions = page.getByRole("group", { name: /^Done, missed or moved: Blood count/ }).first();
  const press = async (name) => {
    await actions.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  const type = async (day, month, year) => {
    for (const [name, text] of [["Day", day], ["Month", month], ["Year", year]]) {
      await actions.getByLabel(name).focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    }
  };
  const ticks = async () => (await list(page).textContent()).match(/Missed: ask for a new day/g)?.length ?? 0;

  // The same test missed twice is missed once.
  await press("Missed");
  assert.equal(await ticks(), 1);
  await press("Missed");
  assert.equal(await ticks(), 1);

  // Moved to a day that does not exist, before treatment, onto the next test: each is answered.
  for (const [day, answer] of [
    [["29", "2", "2027"], /no such day/],
    [["1", "1", "2027"], /before the treatment it is counted from/],
    [["11", "3", "2027"], /on or after the next date/],
  ]) {
    await type(...day);
    await press("Move to this day");
    assert.match(await actions.getByRole("alert").textContent(), answer);
    assert.match(await list(page).textContent(), /11 February/);
  }
  await type("15", "2", "2027");
  await press("Move to this day");
  assert.match(await outcome(page), /1 date moved/);
  assert.match(await list(page).textContent(), /15 February.*Moved from 11 February 2027/s);
  await top(page);
  await keys.press("Undo");
  assert.doesNotMatch(await list(page).textContent(), /Moved from/);

  // Treatment stops before it starts; then a course comes before its time; then both rightly.
  await top(page);
  await keys.choose("What is different?", /^Treatment stops/);
  await keys.date("The new day", ["10", "1", "2027"]);
  await keys.press("Change the plan");
  assert.match(await page.locator("#plan-change-problem").textContent(), /cannot stop before it starts/);
  await top(page);
  await keys.choose("What is different?", /^A treatment day moves/);
  await keys.date("The new day", ["", "", ""]);
  await page.locator("#plan-change-day-day").focus();
  for (const text of ["10", "1", "2028"]) {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.locator("#plan-change-apply").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#plan-change-problem").textContent(), /Course 2 would come too early/);
  assert.match(await page.locator("main").textContent(), /13 January 2032/, "the plan stands");
  await page.locator("#plan-change-day-day").focus();
  for (const text of ["29", "2", "2028"]) {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.locator("#plan-change-apply").focus();
  await page.keyboard.press("Enter");
  assert.match(await outcome(page), /dates moved/);
  assert.match(await page.locator("main").textContent(), /2 March 2032/, "48 months after 2 March 2028");
  await end(at);
});

test("an answer changed on its own page: the plan names every date that changed with it", async () => {
  const at = await plan();
  const { page, app, keys } = at;
  await keys.choose("What is the plan for?", /^natalizumab/);
  assert.equal(await outcome(page), "", "another option is another plan, not a change of this one");

  await app.go("jc-virus");
  await keys.press("Change the test");
  await keys.choose("What did the latest test show?", "Negative");
  await app.go("plan");
  assert.match(await outcome(page), /You saw this plan before other answers changed\. What changed: +\d+ dates added\./);
  assert.doesNotMatch(await outcome(page), /Undo/, "an answer is taken back where it was given");
  await keys.press("Every date that changed, and why");
  assert.match(await outcome(page), /New: JC virus test, 11 July 2027\. Answers about you changed\./);
  assert.match(await outcome(page), /No longer planned: Short brain scans[^.]*, 11 July 2029\. Answers about you changed\./);

  // It was seen: another visit to the page has nothing new to say.
  await app.go("jc-virus");
  await app.go("plan");
  assert.equal(await outcome(page), "");

  await app.go("today");
  await keys.choose("Whose rules apply here?", /^United States/);
  await app.go("plan");
  assert.match(await outcome(page), /What changed:/);
  await keys.press("Every date that changed, and why");
  assert.match(await outcome(page), /The document of another region counts now\./);

  // Another visit never saw it.
  await app.openVisit(fixture("foundation-case.json"));
  assert.equal(await outcome(page), "");
  await end(at);
});

test("what a change of one medicine did is not said of another", async () => {
  const at = await plan();
  const { page, keys } = at;
  await keys.choose("What is different?", /^Treatment stops/);
  await keys.date("The new day", ["10", "2", "2027"]);
  await keys.press("Change the plan");
  assert.match(await outcome(page), /no longer planned/);
  await top(page);
  await keys.choose("What is the plan for?", /^natalizumab/);
  assert.equal(await outcome(page), "", "an undo here would bring the days of the other medicine");
  await end(at);
});

test("doses were missed: the rule of the region by days missed, with its proof, and no button that changes nothing", async () => {
  const at = await plan();
  const { page, app, keys } = at;
  assert.equal(await page.getByRole("radio", { name: /^Doses were missed/ }).count(), 0, "no text on missed doses was read for alemtuzumab");
  await keys.choose("What is the plan for?", /^fingolimod/);
  await keys.choose("What is different?", /^Doses were missed/);
  const said = page.getByRole("region", { name: "What the documents say of missed doses" });
  assert.match(await said.textContent(), /weeks 1 to 2\. In weeks 3 to 4 it is over 7 days, later over 2 weeks.*The first day moves/s);
  assert.equal(await page.locator("#plan-change-apply").count(), 0);
  assert.equal(await page.locator("#plan-change-day").count(), 0);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), []);

  // Another region, another rule.
  await app.go("today");
  await keys.choose("Whose rules apply here?", /^United States/);
  await app.go("plan");
  await keys.choose("What is different?", /^Doses were missed/);
  assert.match(await said.textContent(), /more than 14 days/);
  assert.doesNotMatch(await said.textContent(), /weeks 3 to 4/);
  await keys.press(/US|United States/);
  await page.locator("#close-proof").waitFor();
  await page.keyboard.press("Escape");
  await end(at);
});

test("a pregnancy that has begun: what the documents say, then what was decided", async () => {
  const at = await plan();
  const { page, keys } = at;
  await keys.choose("What is different?", /^A pregnancy has begun/);
  const said = page.getByRole("region", { name: "What the documents say of this medicine in pregnancy" });
  assert.match(await said.textContent(), /only when clearly needed.*Not yet verified.*My MS/s);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), []);
  // Without a day nothing is changed.
  await page.locator("#plan-change-apply").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#plan-change-problem").textContent(), /day/);
  await top(page);
  await keys.date("If treatment stops: its last day", ["10", "2", "2027"]);
  await keys.press("Change the plan");
  assert.match(await outcome(page), /dates? no longer planned/);
  assert.match(await page.locator("main").textContent(), /15 January 2031/, "48 months after 15 January 2027: the tail is kept");
  await end(at);
});

test("a first day in the past or after 2099 is answered at the field, and 31 December 2099 is planned", async () => {
  const at = await plan();
  const { page, app } = at;
  const field = page.getByRole("group", { name: "The first day of treatment", exact: true });
  for (const [day, answer] of [
    [[1, 1, 2026], /has passed/],
    [[1, 1, 2100], /further ahead/],
    [[29, 2, 2027], /no such day/],
  ]) {
    await app.date("The first day of treatment", day);
    assert.match(await field.textContent(), answer);
    assert.match(await page.locator("main").textContent(), /The plan below still begins on 11 January 2027/);
  }
  await app.date("The first day of treatment", [31, 12, 2099]);
  assert.match(await page.locator("main").textContent(), /2 January 2105/);
  await app.date("The first day of treatment", [29, 2, 2028]);
  assert.match(await page.locator("main").textContent(), /Tuesday 29 February 2028/);
  await finish(at.visit);
});

test("a first day that cannot be used leaves the plan on screen, and a change in it brings its day back", async () => {
  const at = await plan();
  const { page, keys } = at;
  const days = () => list(page).textContent();
  const before = await days();
  const start = page.getByRole("group", { name: /first day of treatment/i });
  for (const day of [["11", "1", "2020"], ["31", "2", "2027"], ["31", "4", "2027"]]) {
    await top(page);
    await keys.date(/first day of treatment/i, day);
    await page.getByText("The plan below still begins on 11 January 2027.").waitFor();
    assert.equal(await days(), before, `${day}: the plan stays`);
  }
  // What was typed stays too, until the plan is changed.
  assert.equal(await start.getByLabel("Day").inputValue(), "31");
  await keys.choose("When a date falls on a weekend or closed day", /^It comes on a working day/);
  assert.match(await outcome(page), /\d+ dates moved/);
  assert.equal(await start.getByLabel("Day").inputValue(), "11");
  assert.equal(await page.getByText("still begins on").count(), 0);
  await end(at);
});

test("the list is filtered by needle, scan and visit, and says that it is", async () => {
  const at = await plan();
  const { page, app } = at;
  await app.go("plan");
  await page.getByRole("radio", { name: /^natalizumab/i }).check();
  const button = (name) => list(page).getByRole("button", { name, exact: true });
  const count = () => list(page).locator("li.month__item").count();
  const whole = await count();
  const seen = {};
  for (const name of ["Needles", "Scans", "Visits"]) {
    await button(name).focus();
    await page.keyboard.press("Enter");
    assert.equal(await button(name).getAttribute("aria-pressed"), "true");
    assert.match(await list(page).textContent(), /Not everything is shown: \d+ of \d+ lines/);
    seen[name] = await count();
    assert.ok(seen[name] > 0 && seen[name] < whole, `${name}: ${seen[name]} of ${whole}`);
  }
  assert.ok(seen.Visits > seen.Scans);
  await page.emulateMedia({ media: "print" });
  assert.match(await list(page).innerText(), /Not everything is shown/, "paper says so too");
  await page.emulateMedia({ media: "screen" });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await finish(at.visit);
});

test("results change the plan: a wrong unit is answered, treatment stops, another medicine begins", async () => {
  const at = await plan({ today: "2027-06-01" });
  const { page, app, keys } = at;
  await page.getByRole("radio", { name: /^fingolimod/i }).focus();
  await page.keyboard.press("Space");
  await keys.choose("Has treatment begun?", /^Yes/);
  const region = page.getByRole("region", { name: "A result came back" });
  const record = async (value, unit, date) => {
    for (const [id, text] of [["result-value", value], ["result-date-day", date[0]], ["result-date-month", date[1]], ["result-date-year", date[2]]]) {
      await page.locator(`#${id}`).focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    }
    await region.getByRole("radio", { name: unit }).focus();
    await page.keyboard.press("Space");
    await region.getByRole("button", { name: "Add this result" }).focus();
    await page.keyboard.press("Enter");
  };
  await record("0.19", /cells per mm/, ["12", "4", "2027"]);
  assert.match(await region.locator("#result-value-error").textContent(), /whole numbers.*10⁹ per litre/);
  await record("190", /10⁹/, ["12", "4", "2027"]);
  assert.match(await region.locator("#result-value-error").textContent(), /too many cells/);
  await record("0.19", /10⁹/, ["12", "7", "2027"]);
  assert.match(await region.textContent(), /future|still to come/i);
  assert.equal(await page.locator("#results").count(), 0, "nothing was recorded");

  await record("0.19", /10⁹/, ["12", "4", "2027"]);
  assert.match(await outcome(page), /No date is different/, "one count is not confirmed");
  await record("190", /cells per mm/, ["26", "4", "2027"]);
  assert.match(await outcome(page), /A result changed it/);
  assert.match(await region.locator("#results-met").textContent(), /treatment stops until they recover/);

  // Another medicine: the time after this one stays beside it.
  await page.locator("#switch-to").focus();
  await page.locator("#switch-to").selectOption("ocrelizumab");
  await page.locator("#switch-apply").focus();
  await page.keyboard.press("Enter");
  const earlier = page.getByRole("region", { name: /^Still asked for after fingolimod/ });
  assert.match(await earlier.textContent(), /The last treatment day was 26 April 2027\. The dates after it run to/);
  // Before the next medicine has a first day, the files hold what the stopped one asks for.
  const saved = async (id) => {
    const waiting = page.waitForEvent("download");
    await page.locator(id).focus();
    await page.keyboard.press("Enter");
    return readFile(await (await waiting).path(), "utf8");
  };
  const alone = await saved("#save-calendar");
  assert.match(alone, /DTSTART;VALUE=DATE:20270626/, "the last day of watching");
  assert.match(await saved("#save-table"), /,2027-06-26,.*,fingolimod,infection-watch/);

  await app.date("The first day of treatment", [1, 4, 2027]);
  await keys.choose("Has treatment begun?", /^Yes/);
  assert.match(await earlier.textContent(), /would begin before the last day/);
  await app.date("The first day of treatment", [7, 6, 2027]);
  assert.match(await earlier.textContent(), /In the first 2 years, both plans together: .*drips/);
  assert.match(await earlier.textContent(), /to 26 June/, "two months of watching");

  // Calendar, table and FHIR file hold both: the new plan, and what the stopped one asks for.
  const calendar = await saved("#save-calendar");
  assert.match(calendar, /DTSTART;VALUE=DATE:20270607/, "the first infusion");
  assert.match(calendar, /DTSTART;VALUE=DATE:20270626/, "the last day of watching");
  const identifiers = calendar.match(/^UID:.*$/gm);
  assert.equal(new Set(identifiers).size, identifiers.length);
  const table = await saved("#save-table");
  assert.match(table, /^2027-06-07,.*,ocrelizumab,/m);
  assert.match(table, /,2027-06-26,.*,fingolimod,infection-watch/);
  const bundle = JSON.parse(await saved("#save-fhir")).entry.map((entry) => entry.resource);
  const titles = bundle.filter((one) => one.resourceType === "CarePlan").map((one) => one.title);
  assert.deepEqual(titles, ["Still asked for after fingolimod", "Our plan: ocrelizumab"]);
  assert.equal(bundle.filter((one) => one.resourceType === "Observation" && one.valueQuantity).length, 2);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await app.go("take-home");
  assert.match(await page.locator("main").textContent(), /Still asked for after fingolimod/);
  await finish(at.visit);
});

test("what a result asks for without a date is said at once, and treatment goes on", async () => {
  const at = await plan({ today: "2027-06-15" });
  const { page, keys } = at;
  // It is not compared, so it is one press away.
  assert.equal(await page.getByRole("radio", { name: /^siponimod/i }).count(), 0);
  await page.locator("#plan-for summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^siponimod/i }).focus();
  await page.keyboard.press("Space");
  await keys.choose("Has treatment begun?", /^Yes/);
  const region = page.getByRole("region", { name: "A result came back" });
  for (const [id, text] of [["result-value", "190"], ["result-date-day", "14"], ["result-date-month", "6"], ["result-date-year", "2027"]]) {
    await page.locator(`#${id}`).focus();
    await page.keyboard.type(text);
  }
  await region.getByRole("radio", { name: /cells per mm/ }).focus();
  await page.keyboard.press("Space");
  await region.getByRole("button", { name: "Add this result" }).focus();
  await page.keyboard.press("Enter");
  assert.match(await outcome(page), /Now asked for, without a date: Very low white blood cells: a lower dose, or a stop\./);
  assert.doesNotMatch(await outcome(page), /No date is different/);
  await end(at);
});

test("low platelets ask for help at once, and a planned pregnancy counts back to the last dose", async () => {
  const at = await plan({ today: "2027-06-15" });
  const { page, keys } = at;
  await keys.choose("Has treatment begun?", /^Yes/);
  const region = page.getByRole("region", { name: "A result came back" });
  const date = async (id, parts) => {
    for (const [name, text] of [["day", parts[0]], ["month", parts[1]], ["year", parts[2]]]) {
      await page.locator(`#${id}-${name}`).focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    }
  };
  const add = async () => {
    await region.getByRole("button", { name: "Add this result" }).focus();
    await page.keyboard.press("Enter");
  };
  // The document names no number, so none can be typed; without an answer nothing is recorded.
  assert.match(await region.textContent(), /The document names no number/);
  assert.equal(await page.locator("#result-value").count(), 0);
  await date("result-date", ["14", "6", "2027"]);
  await add();
  assert.ok(await page.locator("#result-range-error").isVisible());
  assert.equal(await page.locator("#results").count(), 0);
  await region.getByRole("radio", { name: /^below the range/ }).focus();
  await page.keyboard.press("Space");
  await add();
  assert.equal(await page.locator("#result-range-error").count(), 0);
  assert.match(await outcome(page), /2 dates added/);
  assert.match(await outcome(page), /New: Blood count at once, 14 June 2027\. A result changed it/);
  assert.match(await list(page).textContent(), /14 June.*Blood specialist at once/s);
  assert.match(await page.locator("#results").textContent(), /Blood platelets: below the range of the laboratory, 14 June 2027/);

  await top(page);
  await keys.choose("What is different?", /^A pregnancy is planned/);
  await keys.date("The new day", ["30", "6", "2029"]);
  await keys.press("Change the plan");
  assert.match(await outcome(page), /New: Last dose before the planned pregnancy, at the latest, 28 February 2029/);
  assert.match(await list(page).textContent(), /28 February.*Last dose before the planned pregnancy/s);
  await end(at);
});
