// Two lines in the sand: private until both are locked, kept only when both say so.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });


test("neither sees the other's line before both are locked, by keyboard alone", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("jc-virus");
  const part = page.locator('section[aria-labelledby="lines-title"]');
  await page.locator("#line-person").focus();
  await page.keyboard.type("ten");
  assert.match(await page.locator("#line-person-error").textContent(), /whole number from 0 to 10,000/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#line-person").inputValue(), "ten", "what is no line is not locked, and not lost");
  await page.waitForFunction(() => document.activeElement?.id === "line-person");
  await page.locator("#line-person").fill("37");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "line-clinician");
  assert.doesNotMatch(await part.innerHTML(), /37/, "the locked line is nowhere on the page");
  await page.keyboard.type("52");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "lines-title");
  const shown = await page.locator("#lines-revealed").textContent();
  assert.match(shown, /37 out of 10,000/);
  assert.match(shown, /52 out of 10,000/);
  assert.equal(await part.getByRole("button", { name: /Take it back/ }).count(), 0, "nobody moves a line after seeing the other");

  // Not kept and not printed while only one agrees.
  const printed = async () => {
    await app.go("take-home");
    const text = await page.locator("article.take-home").textContent();
    const download = page.waitForEvent("download");
    await page.locator("main").getByRole("button", { name: "Save the visit" }).click();
    return [text, await readFile(await (await download).path(), "utf8")];
  };
  await page.locator("#line-person-keep").check();
  assert.match(await part.textContent(), /Nothing of this is kept/);
  let [text, file] = await printed();
  assert.doesNotMatch(text, /37 out of 10,000/);
  assert.doesNotMatch(file, /"person": 37/);
  // Leaving the page forgets what was not kept.
  await app.go("jc-virus");
  assert.equal(await page.locator("#lines-revealed").count(), 0);
  await page.locator("#line-person").fill("37");
  await page.locator("#line-person-lock").click();
  await page.locator("#line-clinician").fill("52");
  await page.locator("#line-clinician-lock").click();
  await page.locator("#line-person-keep").check();
  await page.locator("#line-clinician-keep").check();
  assert.match(await part.textContent(), /the lines are kept with this visit/);
  [text, file] = await printed();
  assert.match(text, /37 out of 10,000/);
  assert.match(text, /52 out of 10,000/);
  assert.deepEqual(JSON.parse(file).visit.matters.pml_lines, { person: 37, clinician: 52 });
  // And can be forgotten again.
  await app.go("jc-virus");
  await page.locator("#lines-clear").click();
  await page.waitForFunction(() => document.activeElement?.id === "line-person");
  [text, file] = await printed();
  assert.doesNotMatch(text, /37 out of 10,000/);
  assert.equal(JSON.parse(file).visit.matters.pml_lines, null);
  await finish(visit);
});
