// What people and computers do: reload, go back, open twice, deny storage, print twice,
// zoom, and have a wrong clock or a midnight.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { computer, finish, launch, open } from "./support/browser.mjs";
import { brokenLines, sideways } from "./support/text.mjs";

const ROUTES = ["today", "my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "review", "plan", "take-home"];

let browser;
let dates;
before(async () => {
  browser = await launch();
  const pack = await readFile(new URL("../../evidence/pack.toml", import.meta.url), "utf8");
  const date = (name) => pack.match(new RegExp(`^${name} = "(.*)"`, "m"))[1];
  const next = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  dates = { review: date("review_by"), due: next(date("review_by")), stop: date("hard_stop"), past: next(date("hard_stop")) };
});
after(async () => { await browser?.close(); });

test("a reload with entries asks first, and staying loses nothing", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  await page.getByLabel("Age in years").click();
  await page.keyboard.type("31");
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => { setTimeout(() => location.reload(), 0); });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  await finish(visit);
});

test("a reload without entries asks nothing", async () => {
  const visit = await open(browser);
  const { page } = visit;
  let asked = 0;
  page.on("dialog", async (dialog) => { asked += 1; await dialog.accept(); });
  await page.locator("h1").click();
  await new App(page).go("my-ms");
  await page.reload();
  await page.locator("main#main h1").waitFor();
  assert.equal(asked, 0);
  assert.equal(await page.title(), "My MS · Waymark", "the step of the address is shown again");
  await visit.context.close();
});

test("back and forward go through the steps and lose nothing", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await page.getByRole("radio", { name: /^Start a treatment/ }).check();
  await app.go("my-ms");
  await app.type("Age in years", 31);
  await app.go("what-matters");
  await page.goBack();
  await page.goBack();
  assert.equal(await page.title(), "Today · Waymark");
  assert.equal(await page.getByRole("radio", { name: /^Start a treatment/ }).isChecked(), true);
  await page.goForward();
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  await finish(visit);
});

test("two pages side by side are two visits", async () => {
  const context = await computer(browser);
  const one = await open(browser, { on: context });
  const other = await open(browser, { on: context });
  for (const [visit, age] of [[one, "31"], [other, "58"]]) {
    await new App(visit.page).go("my-ms");
    await visit.page.getByLabel("Age in years").fill(age);
  }
  assert.equal(await one.page.getByLabel("Age in years").inputValue(), "31");
  await one.page.getByRole("button", { name: "End the visit" }).click();
  await one.page.getByRole("button", { name: "Yes, forget it" }).click();
  assert.equal(await other.page.getByLabel("Age in years").inputValue(), "58", "ending one leaves the other");
  const stored = await other.page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(stored.filter((key) => !/^waymark-(theme|region|language)$/.test(key)), []);
  await finish(other, { close: false });
  await finish(one);
});

for (const [name, deny] of [
  ["denied", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })],
  ["full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
]) {
  test(`storage that is ${name} changes nothing else`, async () => {
    const visit = await open(browser, { before: (page) => page.addInitScript(deny) });
    const { page } = visit;
    const app = new App(page);
    await page.getByRole("button", { name: "Dark" }).click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await page.getByRole("radio", { name: /United Kingdom/ }).first().check();
    await app.openVisit(fixture("foundation-case.json"));
    await app.go("where-this-stands");
    assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Met");
    await finish(visit);
  });
}

test("the clock decides how old the evidence is, and the last good days are still good", async () => {
  for (const [today, said] of [[dates.review, 0], [dates.due, 1]]) {
    const visit = await open(browser, { today });
    assert.equal(await visit.page.locator(".banner--amber").count(), said, today);
    await finish(visit);
  }
  const visit = await open(browser, { today: dates.stop });
  await new App(visit.page).go("options");
  assert.ok(await visit.page.getByRole("checkbox").count() > 0, "on its last day numbers are shown");
  await finish(visit);
});

test("past the last day numbers are hidden until a person takes them as they are", async () => {
  const visit = await open(browser, { today: dates.past });
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  for (const route of ["options", "jc-virus", "review", "plan", "take-home"]) {
    await app.go(route);
    const text = await page.locator("main").innerText();
    assert.match(text, /numbers are hidden/, route);
    assert.doesNotMatch(text, /\d out of|for 100 people/, route);
    assert.equal(await page.locator("main table, main svg.dots, main canvas").count(), 0, route);
  }
  await page.getByRole("button", { name: /Show the numbers/ }).click();
  await app.go("options");
  assert.match(await page.locator("table.compare").innerText(), /out of 100/);
  assert.equal(await page.locator(".banner--amber").count(), 1, "the notice stays");

  // The next person is asked again.
  await page.getByRole("button", { name: "End the visit" }).click();
  await page.getByRole("button", { name: "Yes, forget it" }).click();
  await app.go("options");
  assert.match(await page.locator("main").innerText(), /numbers are hidden/);
  await finish(visit);
});

test("printing twice gives the same paper twice and leaves the page as it was", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("take-home");
  const before = await page.locator("body").innerHTML();
  const first = await page.pdf({ format: "A4" });
  const second = await page.pdf({ format: "A4" });
  assert.ok(first.length > 10_000);
  assert.ok(Math.abs(first.length - second.length) < 200, `${first.length} and ${second.length}`);
  assert.equal(await page.locator("body").innerHTML(), before);
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["#notice", ".foot", ".steps"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is not printed`);
  }
  await finish(visit);
});

for (const filled of [false, true]) {
  test(`at 400 % zoom (320 px) nothing scrolls in two ways, ${filled ? "a full" : "an empty"} visit`, async () => {
    const visit = await open(browser, { width: 320, height: 256 });
    const { page } = visit;
    const app = new App(page);
    if (filled) await app.openVisit(fixture("foundation-case.json"));
    for (const route of ROUTES) {
      if (route !== "today") await app.go(route);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${route} scrolls ${sideways} px sideways`);
    }
    await finish(visit);
  });
}

test("with wide text spacing nothing is cut off", async () => {
  // The policy of the page would refuse the style of the test.
  const visit = await open(browser, { width: 360, bypassCSP: true });
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }" });
  for (const route of ROUTES.slice(1)) {
    await app.go(route);
    const cut = await page.evaluate(() => [...document.querySelectorAll("main *")]
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = ["hidden", "clip"].includes(style.overflowY) || ["hidden", "clip"].includes(style.overflowX);
        const unseen = element.clientWidth <= 1 && element.clientHeight <= 1;
        return hides && !unseen && !element.closest(".visually-hidden")
          && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
      })
      .map((element) => `${element.tagName}.${element.className}`));
    assert.deepEqual(cut, [], route);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `${route} scrolls ${sideways} px sideways`);
  }
  await visit.context.close();
});

test("a reload that is confirmed forgets what was typed and stands on the same step", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  await page.getByLabel("Age in years").click();
  await page.keyboard.type("31");
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.locator("main#main h1").waitFor();
  assert.equal(await page.title(), "My MS · Waymark");
  assert.equal(await page.getByLabel("Age in years").inputValue(), "", "nothing was kept");
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
  await visit.context.close();
});

test("back closes an open proof, and each step of the way back is one step", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  for (const route of ["where-this-stands", "options"]) await app.go(route);
  await page.locator("table.compare .num").first().click();
  await page.locator("aside.proof").waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  assert.equal(await page.title(), "Where this stands · Waymark");
  assert.equal(await page.locator("aside.proof").count(), 0);
  await page.goForward();
  await page.waitForFunction(() => document.title.startsWith("Options"));
  assert.equal(await page.locator("aside.proof").count(), 0, "forward opens no proof by itself");
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith("Today"));
  await finish(visit);
});

test("an address that names no step shows the first, and keeps the visit", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  await page.getByLabel("Age in years").fill("31");
  await page.evaluate(() => { location.hash = "#/no-such-step"; });
  await page.waitForFunction(() => document.title.startsWith("Today"));
  await app.go("my-ms");
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  await finish(visit);
});

test("a clock that is years behind or ahead is told by what the page says", async () => {
  // Behind: dates that were typed lie ahead of the clock, and the page says so.
  const behind = await open(browser, { today: "2020-01-01" });
  const early = new App(behind.page);
  await early.openVisit(fixture("foundation-case.json"));
  await early.go("my-ms");
  assert.ok(await behind.page.locator(".field__error").count() > 0, "dates ahead of the clock are said");
  await early.go("where-this-stands");
  assert.notEqual(await early.answer("ema-rapidly-evolving-severe-2016"), "Met", "nothing is met by relapses that are still to come");
  await finish(behind);

  // Ahead: numbers are hidden, and a rule about "one year" says that the past year has none.
  const ahead = await open(browser, { today: "2040-01-01" });
  const late = new App(ahead.page);
  await late.openVisit(fixture("foundation-case.json"));
  await late.go("options");
  assert.match(await ahead.page.locator("main").innerText(), /numbers are hidden/);
  await late.go("where-this-stands");
  assert.match(await late.definition("ema-rapidly-evolving-severe-2016").textContent(), /past 12 months: Not met/);
  await finish(ahead);
});

test("midnight passes under an open visit and changes nothing that was typed", async () => {
  const visit = await open(browser, { clock: true });
  const { page } = visit;
  const app = new App(page);
  await app.go("my-ms");
  await page.getByLabel("Age in years").fill("31");
  await page.clock.pauseAt(new Date("2026-11-22T23:59:59"));
  await page.clock.runFor(2000);
  // The cover of an idle screen has come; going on shows the visit as it was.
  const on = page.getByRole("button", { name: "Go on with the visit" });
  if (await on.count()) await on.click();
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  await finish(visit);
});

for (const zoom of [0.5, 1.5, 2, 3]) {
  test(`at a browser zoom of ${zoom * 100} % nothing is cut off or scrolls in two ways`, async () => {
    // Zoom changes the room in CSS pixels and the pixels of the screen behind each.
    const visit = await open(browser, { width: Math.round(1280 / zoom), height: Math.round(900 / zoom), deviceScaleFactor: zoom });
    const { page } = visit;
    const app = new App(page);
    await app.openVisit(fixture("foundation-case.json"));
    for (const route of ROUTES) {
      if (route !== "today") await app.go(route);
      assert.ok(await sideways(page) <= 0, `${route} scrolls sideways`);
      assert.deepEqual(await brokenLines(page), [], route);
    }
    // A canvas is drawn for the pixels of the screen.
    await app.go("plan");
    const sharp = await page.evaluate(() => [...document.querySelectorAll("canvas")].map((canvas) => canvas.width / canvas.clientWidth));
    for (const ratio of sharp) assert.ok(ratio >= Math.min(zoom, 1) - 0.02, `${ratio} device pixels for one`);
    await finish(visit);
  });
}
