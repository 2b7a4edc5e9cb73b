// Numbers: the same everywhere they stand, none without a proof, and the view on a baseline
// of the person.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { accepted, numbers, range, sayings, unproven } from "./support/numbers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const folder = mkdtempSync(join(tmpdir(), "numbers-"));
const medicines = readdirSync(new URL("../../evidence/medicines/", import.meta.url))
  .filter((name) => name.endsWith(".toml")).map((name) => name.slice(0, -5));

/** The foundation case with other options side by side. */
function visitWith(compared, change = {}) {
  const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
  delete file.shown;
  Object.assign(file.visit, { compared, not_for_me: [] }, change);
  const path = join(folder, `${compared.join("-")}.json`);
  writeFileSync(path, JSON.stringify(file));
  return path;
}

async function openWith(path, options = {}) {
  const visit = await open(browser, options);
  const app = new App(visit.page);
  await app.openVisit(path);
  await visit.page.locator("#notice button").first().click();
  return { visit, page: visit.page, app };
}

test("a number is the same in words, in dots, in its range, at home and in the evidence, for every option", async () => {
  const list = accepted();
  const ends = [...list.keys()].sort((one, other) => other.length - one.length);
  let seen = 0;
  let fields = 0;
  let squares = 0;
  let bars = 0;
  const options = new Set();
  const { visit, page, app } = await openWith(visitWith(medicines.slice(0, 4)));
  for (let first = 0; first < medicines.length; first += 4) {
    const compared = medicines.slice(first, first + 4);
    await app.openVisit(visitWith(compared));
    await page.locator("#notice button").first().click();
    for (const route of ["options", "take-home"]) {
      await app.go(route);
      await page.evaluate(() => { for (const fold of document.querySelectorAll("main details")) fold.open = true; });
      for (const { id, text, dots } of await numbers(page)) {
        const end = ends.find((one) => id.endsWith(`-${one}`));
        if (!end) continue;
        const number = list.get(end);
        const wanted = sayings(number);
        if (!wanted) continue;
        seen += 1;
        compared.filter((option) => id.includes(option)).forEach((option) => options.add(option));
        assert.ok(wanted.some((one) => (one instanceof RegExp ? one.test(text) : one === text)), `${route}, ${id}: “${text}”, not ${wanted.join(" or ")}`);
        if (dots && text.includes("relapse")) {
          assert.equal(`${dots.sure + dots.below}`, text.split(" ")[0], `${id}: squares`);
          squares += 1;
        }
        if (!dots || !text.includes("out of 100 people")) continue;
        fields += 1;
        assert.equal(dots.sure + dots.below + dots.above + dots.without, 100, id);
        assert.ok(dots.label.includes(text), `${id}: ${dots.label}`);
        assert.equal(`${dots.sure + dots.below} out of 100 people`, text.replace("fewer than 1", "0"), id);
        if (number.source) assert.ok(dots.note.includes(range(number)), `${id}: ${dots.note}, not ${range(number)}`);
        else assert.equal(dots.note, "No range was published.", id);
      }
      for (const { label, long } of await pairsOfBars(page)) {
        const [own, other] = [...label.matchAll(/([\d.]+) lesions/g)].map(([, mean]) => Number(mean));
        assert.ok(Math.abs(long[0] * other - long[1] * own) <= own + other, `${label}: bars of ${long.join(" and ")}`);
        bars += 1;
      }
    }
  }
  assert.ok(seen > 400 && fields > 25 && squares > 8 && bars > 5, `${seen} numbers, ${fields} fields, ${squares} rates, ${bars} pairs of bars`);
  await finish(visit);
});

/** Pictures of two means: what is said of them, and how long the two bars are up to the mean. */
function pairsOfBars(page) {
  return page.locator(".bars").evaluateAll((all) => all.map((pair) => ({
    label: pair.getAttribute("aria-label"),
    long: [...pair.querySelectorAll("svg")].map((bar) => [...bar.querySelectorAll(".bars__sure, .bars__below")]
      .reduce((sum, part) => sum + Number(part.getAttribute("width")), 0)),
  })));
}

test("no digit stands without a proof, except where the list says why", async () => {
  const { visit, page, app } = await openWith(fixture("foundation-case.json"));
  const found = [];
  for (const wording of ["Plain words", "Clinical detail"]) {
    await page.getByRole("button", { name: wording }).first().click();
    for (const route of ["my-ms", "today", "where-this-stands", "what-matters", "options", "jc-virus", "plan", "take-home", "review"]) {
      await app.go(route);
      found.push(...(await unproven(page)).map((text) => `${route}, ${wording}: ${text}`));
    }
  }
  assert.equal(found.length, 0, found.slice(0, 20).join("\n"));
  // The crawl can fail: a number that stands alone is found.
  await page.evaluate(() => {
    const alone = document.createElement("p");
    alone.textContent = "14 out of 100 people";
    document.querySelector("main").append(alone);
  });
  assert.equal((await unproven(page)).length, 1);
  await finish(visit);
});

test("a baseline of the person is off at first, opened by a neurologist, and refuses what effects do not allow", async () => {
  const { visit, page, app } = await openWith(visitWith(["alemtuzumab", "natalizumab", "fingolimod"]));
  await app.go("options");
  assert.equal(await page.locator("#own-baseline").count(), 0, "not in plain words");
  await page.getByRole("button", { name: "Clinical detail" }).first().click();
  assert.equal(await page.locator("#own-baseline").isChecked(), false);
  await page.locator("#own-baseline").focus();
  await page.keyboard.press("Space");
  const worse = page.locator("section[aria-labelledby=own-worse-title]");
  assert.match(await worse.textContent(), /Choose or type a baseline/);

  // Bad numbers are said at their field once it was left; nothing else is lost.
  const typed = page.locator("#own-worse-typed");
  const wrong = page.locator("#own-worse-typed-error");
  await typed.fill("120");
  assert.equal(await wrong.count(), 0, "not while it is typed");
  assert.equal(await typed.getAttribute("aria-invalid"), null);
  await typed.blur();
  assert.match(await wrong.textContent(), /above 0 and below 100/);
  assert.equal(await typed.getAttribute("aria-invalid"), "true");
  assert.equal(await typed.getAttribute("aria-describedby"), "own-worse-typed-error");
  // Nobody and everybody leave nothing to work out, and a comma may part thousands. Enter asks too.
  for (const [number, says] of [["0", /nobody or everybody/], ["100", /nobody or everybody/], ["45,000", /can mean two things/]]) {
    await typed.fill(number);
    assert.equal(await wrong.count(), 0, `${number}, typed again`);
    await typed.press("Enter");
    assert.match(await wrong.textContent(), says, number);
  }
  await page.locator("#own-relapses-typed").fill("0");
  await page.locator("#own-relapses-typed").blur();
  assert.match(await page.locator("#own-relapses-typed-error").textContent(), /relapses for 100 people in a year/);
  await page.locator("#own-relapses-typed").fill("");
  await typed.fill("29");
  await typed.press("Tab");
  assert.equal(await page.locator("#own-worse-months-error").count(), 0, "still to be typed");
  await page.locator("#own-worse-months").blur();
  assert.match(await page.locator("#own-worse-months-error").textContent(), /whole number of months/);
  // The result stands as soon as both can be read.
  await page.locator("#own-worse-months").fill("24");
  const row = worse.locator("tbody tr").filter({ hasText: "AFFIRM" });
  assert.equal(await row.locator("button.num").textContent(), "18 out of 100 people");
  assert.equal(await row.locator("td").nth(1).textContent(), "14 to 23");
  // A number stands as it was typed, with either point.
  await page.locator("#own-worse-typed").fill("56,5");
  assert.match(await worse.textContent(), /Baseline: 56\.5 out of 100 people in 24 months, entered here/);
  assert.equal(await row.locator("button.num").textContent(), "38 out of 100 people");
  await page.locator("#own-worse-typed").fill("29");
  assert.match(await row.locator("td").nth(2).textContent(), /Not known/, "an entered baseline has no range of its own");
  const refused = await worse.locator("ul li").allTextContents();
  assert.ok(refused.some((text) => /CARE-MS II.*compared with interferon beta-1a/.test(text)), refused.join("; "));
  assert.ok(refused.every((text) => !/AFFIRM/.test(text)));
  await page.locator("#own-worse-months").fill("12");
  assert.match((await worse.locator("ul li").allTextContents()).join(" "), /AFFIRM.*the baseline covers 12 months, the study 24/);

  // A named group, by keyboard; it brings its own range along.
  await page.locator("#own-worse-group").selectOption("affirm/progression-12-weeks/placebo");
  assert.equal(await page.locator("#own-worse-typed").count(), 0);
  assert.equal(await row.locator("td").nth(2).textContent(), "13 to 25");
  assert.match(await worse.textContent(), /In whom: Relapsing-remitting MS/);
  assert.equal(await worse.locator(":scope > .cell__flag").count(), 0);
  // A trial of people unlike this person says so, in the list and once chosen; no line is there twice.
  const lines = await page.locator("#own-worse-group option").allTextContents();
  assert.ok(lines.some((line) => /EXPAND.*secondary progressive MS/.test(line)), lines.join("; "));
  assert.equal(new Set(lines).size, lines.length);
  await page.locator("#own-worse-group").selectOption("expand/progression-3-months/placebo");
  assert.match(await worse.locator(":scope > .cell__flag").textContent(), /secondary progressive/);
  await page.locator("#own-worse-group").selectOption("affirm/progression-12-weeks/placebo");
  await row.locator("button.num").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("aside.proof").textContent(), /hazard ratio 0\.58/);
  await page.keyboard.press("Escape");
  assert.ok((await page.evaluate(() => document.activeElement?.id)).startsWith("own-natalizumab"), "the focus comes back");

  // It is printed with what it is, and not its fields.
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator("section[aria-labelledby=own-baseline-title]").innerText(), /not a forecast for one person/);
  assert.equal(await page.locator("#own-worse-group").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await finish(visit);
});

test("a baseline that was chosen before and is not in the list now can be put away", async () => {
  const chosen = {
    open: true,
    // One group in two results of its study: the other one stands for it.
    relapses: { group: "confirm/relapse-rate-glatiramer/placebo" },
    // Not read in a source, and those are not shown.
    worsening: { group: "confirm/progression-12-weeks/placebo" },
  };
  const { visit, page, app } = await openWith(visitWith(["natalizumab", "glatiramer"], { own_baselines: chosen }));
  await app.go("options");
  await page.getByRole("button", { name: "Clinical detail" }).first().click();
  assert.equal(await page.locator("#own-relapses-group").inputValue(), "confirm/relapse-rate/placebo");
  const group = page.locator("#own-worse-group");
  assert.match(await group.locator("option:checked").textContent(), /not in this list now/);
  assert.equal(await page.locator("#own-worse-typed").count(), 0);
  await group.selectOption("");
  await page.locator("#own-worse-typed").fill("29");
  assert.equal(await group.locator("option", { hasText: "not in this list now" }).count(), 0);
  await finish(visit);
});

test("published effects never share a picture across measures, comparisons or questions", async () => {
  const { visit, page, app } = await openWith(visitWith(["alemtuzumab", "natalizumab", "fingolimod"]));
  await app.go("options");
  await page.getByRole("button", { name: "Clinical detail" }).first().click();
  const section = page.locator("section[aria-labelledby=ratios]");
  for (const summary of await section.locator(":scope > details > summary").all()) await summary.click();
  // What is folded is made when it is opened.
  for (const fold of await section.locator(":scope > details").all()) await fold.locator("figure.chart, p").first().waitFor();
  const pictures = section.locator("figure.chart");
  const titles = await pictures.locator("h3").allTextContents();
  assert.equal(new Set(titles).size, titles.length, titles.join("; "));
  const comparators = titles.map((title) => title.split("against ")[1]);
  assert.ok(comparators.includes("placebo") && comparators.some((name) => name.startsWith("interferon")));
  for (let place = 0; place < titles.length; place += 1) {
    const picture = pictures.nth(place);
    const label = await picture.locator("[role=img]").getAttribute("aria-label");
    const drawn = await picture.locator("canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, index) => index % 4 === 3 && value > 0);
    });
    assert.ok(drawn, titles[place]);
    // Picture, text and table hold the same lines.
    const rows = await picture.locator("tbody tr").evaluateAll((all) => all.map((one) => `${one.querySelector("th").textContent}: ${one.querySelector("button").textContent}.`));
    assert.equal(label, rows.join(" "));
  }
  // What was opened is printed; what stayed folded leaves no empty head on paper.
  await page.emulateMedia({ media: "print" });
  assert.ok(await pictures.first().isVisible());
  assert.equal(await page.locator("#years").isVisible(), false);
  assert.equal(await page.locator("#own-baseline-title").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  const missed = await section.getByText("no difference shown").count();
  assert.ok(missed > 0, "a missed aim is said beside its effect");
  // A study of people unlike this person says so beside its effect too: here one of children.
  const children = section.locator("tbody tr").filter({ hasText: "PARADIGMS" }).first();
  assert.match(await children.locator(".cell__flag").textContent(), /10 to/);
  const adults = section.locator("tbody tr").filter({ hasText: "AFFIRM" }).first();
  assert.equal(await adults.locator(".cell__flag").count(), 0);
  await finish(visit);
});

test("the years of every option stand on one scale", async () => {
  const { visit, page, app } = await openWith(visitWith(["alemtuzumab", "natalizumab", "fingolimod", "no-medicine"]));
  await app.go("options");
  await page.locator("section[aria-labelledby=years] summary").first().click();
  const strips = page.locator("section[aria-labelledby=years] figure.chart");
  await strips.first().waitFor();
  assert.deepEqual(await strips.locator("h3").allTextContents(), ["Alemtuzumab", "Fingolimod", "Natalizumab"]);
  assert.match(await page.locator("section[aria-labelledby=years]").textContent(), /No medicine[^.]*No plan with dates is carried/);
  const widths = await strips.locator("canvas").evaluateAll((all) => all.map((one) => one.width));
  assert.equal(new Set(widths).size, 1);
  await finish(visit);
});

for (const { width, theme } of [{ width: 320, theme: "dark" }, { width: 1280, theme: "light" }]) {
  test(`everything opened for a neurologist is free of axe findings and fits, ${width} px, ${theme}`, async () => {
    const { visit, page, app } = await openWith(visitWith(["alemtuzumab", "natalizumab", "fingolimod", "no-medicine"]), { width, theme });
    await app.go("options");
    await page.getByRole("button", { name: "Clinical detail" }).first().click();
    await page.locator("#own-baseline").check();
    await page.locator("#own-relapses-typed").fill("50");
    await page.locator("#own-worse-group").selectOption("affirm/progression-12-weeks/placebo");
    for (const id of ["years", "ratios"]) {
      for (const fold of await page.locator(`section[aria-labelledby=${id}] > details > summary`).all()) await fold.click();
    }
    await page.locator("section[aria-labelledby=ratios] figure.chart").first().waitFor();
    const found = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target}`)), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(beyond <= 0, `${beyond} px wider than the page`);
    const levels = await page.evaluate(() => [...document.querySelectorAll("main :is(h1,h2,h3,h4,h5,h6)")]
      .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1])));
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `a heading of level ${level} follows one of level ${before}`);
      return level;
    });
    await finish(visit);
  });
}

test("pictures of effects are sharp on every screen, and drawn in the colours of the system where it asks", async () => {
  const drawn = {};
  for (const [name, options] of Object.entries({
    one: { deviceScaleFactor: 1 }, two: { deviceScaleFactor: 2 }, three: { deviceScaleFactor: 3 },
    dark: { theme: "dark" }, forced: { forcedColors: "active" },
  })) {
    const { visit, page, app } = await openWith(visitWith(["natalizumab", "fingolimod"]), options);
    await app.go("options");
    await page.getByRole("button", { name: "Clinical detail" }).first().click();
    await page.locator("section[aria-labelledby=ratios] > details > summary").first().click();
    const canvas = page.locator("section[aria-labelledby=ratios] canvas").first();
    await canvas.waitFor();
    drawn[name] = await canvas.evaluate((one) => {
      const box = one.getBoundingClientRect();
      const { data } = one.getContext("2d").getImageData(0, 0, one.width, one.height);
      const colours = {};
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255) colours[data.slice(at, at + 3).join()] = (colours[data.slice(at, at + 3).join()] ?? 0) + 1;
      }
      return { ratio: one.width / box.width, colours: Object.keys(colours), text: getComputedStyle(one).color };
    });
    await finish(visit);
  }
  for (const [name, ratio] of [["one", 1], ["two", 2], ["three", 3]]) {
    assert.ok(Math.abs(drawn[name].ratio - ratio) < 0.01, `${name}: ${drawn[name].ratio} device pixels for one`);
  }
  const text = ({ text: colour }) => colour.match(/\d+/g).slice(0, 3).join();
  for (const { colours, ...rest } of Object.values(drawn)) assert.ok(colours.includes(text(rest)) || colours.length > 3, text(rest));
  assert.notDeepEqual(new Set(drawn.one.colours), new Set(drawn.dark.colours), "dark has colours of its own");
  assert.notDeepEqual(new Set(drawn.one.colours), new Set(drawn.forced.colours), "so has the system");
});
