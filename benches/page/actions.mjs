// The four actions that have a gate of their own, on a computer four times slower: an option is
// chosen, the words are switched, a proof is opened, a long plan is planned anew. Numbers
// are the browser's own (event timing); "complete" is when nothing of the step is to follow.
//
// With WAYMARK_STRETCHED, a folder with the site whose evidence was stretched to plans of 1,000
// dates, such a plan is measured too. The bench fails when the middle of the presses of an action
// is too slow, or that plan too short.
//
//   CHROME=… node benches/page/actions.mjs

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture } from "../../tests/journeys/support/app.mjs";
import { computer, launch, TODAY } from "../../tests/journeys/support/browser.mjs";
import { DIST, serve } from "../../tests/journeys/support/server.mjs";
import { fixDay } from "../../tests/journeys/support/speed.mjs";

const SLOWER = 4;
const TIMES = 8;
/** So long a finger or the button of a mouse is down: no person lets go in the same moment. */
const PRESS = { delay: 100 };
const SIZES = [[1280, 900], [360, 780]];
/** Two further courses: 524 dates. Not every plan is shorter: nobody has looked for the longest. */
const LONG = { medicine: "alemtuzumab", start: "2027-01-11", days: { rule: "working-days", closed: [] }, changes: { extra_courses: 2 } };

/** From press to paint, in milliseconds: the middle of all presses. */
const LIMIT = 50;
/** Dates of one day share a line: 1,020 dates stand in 374. */
const STRETCHED_LINES = 367;
const tooSlow = [];

const browser = await launch();
const server = await serve({ folder: process.env.WAYMARK_DIST ?? DIST });
const stretched = process.env.WAYMARK_STRETCHED && await serve({ folder: process.env.WAYMARK_STRETCHED });
const long = join(tmpdir(), `waymark-long-${process.pid}.json`);
const saved = JSON.parse(await readFile(fixture("foundation-case.json"), "utf8"));
Object.assign(saved.visit, { show_unverified: true, plan: LONG });
await writeFile(long, JSON.stringify(saved));
console.log(`Press to next paint, ${SLOWER} times slower, ${TIMES} times each:`);
try {
  for (const [width, height] of SIZES) {
    console.log(`  ${width} px`);
    await bare([width, height]);
    await action("an option is chosen", { route: "options", size: [width, height], first: (page) => page.locator("#choose-options").click() },
      (page) => page.locator("#compare-cladribine").click(PRESS));
    await action("the words are switched", { route: "options", size: [width, height] },
      (page) => page.locator(".bar .seg button[aria-pressed=false]").first().click(PRESS));
    await action("a proof is opened", { route: "options", size: [width, height], each: close },
      (page) => page.locator("table.compare .num").filter({ visible: true }).first().click(PRESS));
    await action("a long plan anew", { route: "plan", size: [width, height], file: long },
      (page, time) => page.locator(`#open-days-${(time + 1) % 2}`).click(PRESS));
    if (!stretched) continue;
    const { lines } = await action("a plan of 1,000 dates", { route: "plan", size: [width, height], file: long, at: stretched },
      (page, time) => page.locator(`#open-days-${(time + 1) % 2}`).click(PRESS));
    assert.ok(lines >= STRETCHED_LINES, `the plan has ${lines} lines: it was not stretched`);
  }
  assert.deepEqual(tooSlow, [], `every action paints within ${LIMIT} ms`);
} finally {
  await browser.close();
  await server.stop();
  await stretched?.stop();
  await rm(long);
}

/** What a press takes where one word changes and nothing else stands on the page: the least that
 * this machine can do today, to read the others by. */
async function bare([width, height]) {
  const context = await computer(browser, { width, height, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.route("**/bare.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Bare</title><button>0</button>" }));
  await page.goto(`${server.address}bare.html`);
  await page.locator("button").evaluate((button) => button.addEventListener("click", () => { button.textContent = Number(button.textContent) + 1; }));
  await presses("nothing but one word", page, (to) => to.locator("button").click(PRESS));
  await context.close();
}

async function close(page) {
  if (await page.locator("#close-proof").count()) await page.locator("#close-proof").click();
}

async function action(name, { route, size: [width, height], file = fixture("foundation-case.json"), at = server, first, each }, press) {
  const context = await computer(browser, { width, height, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(fixDay, new Date(`${TODAY}T10:00:00`).getTime());
  await page.addInitScript(watch);
  await page.goto(`${at.address}#/today`);
  await page.locator("main h1").waitFor();
  await page.locator("#open-visit").setInputFiles(file);
  await page.locator("#notice button").click();
  await page.evaluate((to) => { location.hash = `#/${to}`; }, route);
  await settled(page);
  await first?.(page);
  await settled(page);
  const lines = await page.locator(".month__item").count();
  const middle = await presses(name, page, press, { each, rest: lines ? `, ${lines} lines` : "" });
  await context.close();
  if (middle >= LIMIT) tooSlow.push(`${name}: ${middle} ms at ${width} px`);
  return { lines };
}

/** Presses on a slow computer, prints how long they took, and gives the middle in milliseconds. */
async function presses(name, page, press, { each, rest = "" } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const [answers, whole] = [[], []];
  for (let time = 0; time < TIMES; time += 1) {
    await each?.(page);
    await settled(page);
    await page.evaluate(() => { window.answer = 0; window.pressed = 0; window.still = 0; });
    await press(page, time);
    await settled(page);
    const [answer, complete] = await page.evaluate(() => [window.answer, window.still ? window.still - window.pressed : 0]);
    answers.push(Math.max(16, answer));
    whole.push(Math.max(answers.at(-1), Math.round(complete)));
  }
  const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
  console.log(`    ${name.padEnd(24)} painted after ${String(median(answers)).padStart(4)} ms (slowest ${Math.max(...answers)}), complete after ${median(whole)} ms${rest}`);
  return median(answers);
}

async function settled(page) {
  await page.waitForTimeout(250);
  await page.locator("main[aria-busy]").waitFor({ state: "detached" });
  await page.waitForTimeout(500);
}

/** Runs in the page: the slowest answer, when it was pressed, and when the last part had followed. */
function watch() {
  new PerformanceObserver((list) => {
    for (const { name, interactionId, duration, startTime } of list.getEntries()) {
      // Where a press changes nothing to see, its next paint is that of the release.
      if (name === "pointerdown" || !interactionId || duration < window.answer) continue;
      window.answer = duration;
      window.pressed = startTime;
    }
  }).observe({ type: "event", durationThreshold: 16 });
  new MutationObserver((changes) => {
    if (changes.some(({ attributeName }) => attributeName === "aria-busy")) window.still = performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
}
