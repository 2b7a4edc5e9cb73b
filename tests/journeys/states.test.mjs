// Every state of the JC virus test, reached by keyboard alone, and what a screen reader is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Chooses an answer of a question with the arrow keys. */
async function arrow(page, legend, answer) {
  const group = page.getByRole("group", { name: legend });
  const wanted = group.getByRole("radio", { name: answer, exact: true });
  await group.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  for (let press = 0; !(await wanted.isChecked()); press += 1) {
    assert.ok(press < 8, `${answer} is not reached by arrow keys`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Types into a field, by keyboard. */
async function type(page, label, text) {
  await page.getByRole("textbox", { name: label }).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

const RESULT = "What did the latest test show?";
const SUPPRESSANT = /weakens the immune system/;
const SOON = "Was it taken too soon after another treatment?";

test("every state of the test is reached by keyboard, and says what it means", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.go("jc-virus");
  /** What a screen reader is told of the meaning, and whether the table marks a row. */
  const told = async () => {
    const heading = page.getByRole("heading", { name: "What this means" });
    assert.equal(await heading.count(), 1);
    return page.locator("#pml-meaning").ariaSnapshot();
  };
  const marked = () => page.locator("#pml-figures ~ * tr, section[aria-labelledby=pml-figures] tr").filter({ hasText: "your row" }).count();
  const states = [
    ["Not known", /It is not known what a test showed/],
    ["Never tested", /No test was done so far/],
    ["The laboratory could not tell", /not the same as negative/],
  ];
  for (const [answer, words] of states) {
    await arrow(page, RESULT, answer);
    assert.match(await told(), words, answer);
    assert.equal(await marked(), 0, "no row is guessed");
  }

  await arrow(page, RESULT, "Negative");
  assert.match(await told(), /about 1 out of 10,000.*not zero/s);
  assert.match(await told(), /If a later test is positive/);
  await arrow(page, SOON, "Yes");
  assert.match(await told(), /too soon after plasma exchange/);
  assert.equal(await marked(), 0);
  await arrow(page, SOON, "No");

  await arrow(page, RESULT, "Positive");
  assert.match(await told(), /earlier medicines that weaken the immune system/, "asked before any row");
  await arrow(page, SUPPRESSANT, "No");
  assert.match(await told(), /no index known/);
  await type(page, "Index", "1.8");
  assert.match(await told(), /Which test was used is not known/);
  await arrow(page, "Which test was it?", "ImmunoWELL");
  assert.match(await told(), /another scale, so no figure is shown/);
  assert.equal(await marked(), 0, "the numbers are withdrawn");
  await arrow(page, "Which test was it?", "STRATIFY");
  for (const [index, row] of [["0.9", /index 0\.9 or less/], ["1.5", /above 0\.9 up to 1\.5/], ["1.51", /index above 1\.5/]]) {
    await type(page, "Index", index);
    assert.match(await told(), row, index);
    assert.equal(await marked(), 1, "the person's row is marked");
  }
  await arrow(page, SUPPRESSANT, "Yes");
  assert.match(await told(), /any index/);
  assert.match(await told(), /the index no longer counts/);
  assert.equal(await marked(), 1);

  // The whole table has a name, heads of columns and rows, and cells.
  const table = page.getByRole("table", { name: /^PML on natalizumab, out of/ }).first();
  assert.ok(await table.getByRole("columnheader").count() >= 6);
  assert.ok(await table.getByRole("rowheader").count() >= 6);
  const tree = await table.ariaSnapshot();
  assert.match(tree, /your row/, "the mark is in words, not in colour alone");
  await finish(visit);
});

test("an immunosuppressant among the listed medicines counts, whatever was answered", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await page.locator("#notice button").first().click();
  await app.go("jc-virus");
  assert.match(await page.locator("#pml-meaning").textContent(), /index above 1\.5/);
  await app.go("my-ms");
  await page.getByRole("button", { name: "Add a medicine" }).click();
  await page.getByLabel("Name of the medicine").fill("Azathioprine 150 mg");
  await app.go("jc-virus");
  const meaning = await page.locator("#pml-meaning").textContent();
  assert.match(meaning, /earlier immune-suppressing medicine, any index/);
  assert.doesNotMatch(meaning, /Your row in the table: Test positive, index above 1\.5/);
  await page.locator("#jc-test-open").click();
  assert.match(await page.locator("#jcv-immunosuppressant-listed").textContent(), /you listed azathioprine/);
  // The list has its source.
  const source = page.locator("#statement-jcv-immunosuppressants");
  await source.focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("aside.proof").textContent(), /PMC4027896/);
  await finish(visit);
});
