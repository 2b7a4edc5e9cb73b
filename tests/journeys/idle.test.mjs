// A screen that was left alone covers itself.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const dialog = (page) => page.getByRole("dialog", { name: "This screen is covered" });

async function started() {
  const visit = await open(browser, { clock: true });
  const app = new App(visit.page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("my-ms");
  await visit.page.getByLabel("Age in years").focus();
  return visit;
}

test("after 20 minutes without a touch nothing can be read, and going on loses nothing", async () => {
  const visit = await started();
  const { page } = visit;
  await page.clock.fastForward("19:00");
  assert.equal(await dialog(page).count(), 0);
  await page.keyboard.press("Shift");
  await page.clock.fastForward("19:00");
  assert.equal(await dialog(page).count(), 0, "a touch begins the time again");
  await page.clock.fastForward("01:10");
  await dialog(page).waitFor();

  assert.equal(await page.locator(".shell").isVisible(), false);
  assert.equal(await page.locator(".shell").evaluate((shell) => shell.inert), true);
  const readable = await page.locator("body").innerText();
  assert.doesNotMatch(readable, /Age in years|relapse/i);
  assert.match(readable, /20 minutes/);
  const tree = await page.locator("body").ariaSnapshot();
  assert.doesNotMatch(tree, /Age in years/, "screen readers cannot reach it either");

  // The focus stays in the cover, whichever way it goes.
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => document.activeElement.closest("dialog, .shell")?.className ?? "page");
    assert.notEqual(place, "shell");
  }
  await page.getByRole("button", { name: "Go on with the visit" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31");
  assert.equal(await page.evaluate(() => document.activeElement.value), "31", "the focus is where it was");

  // And it covers itself again.
  await page.clock.fastForward("20:10");
  await dialog(page).waitFor();
  await page.keyboard.press("Escape");
  // A closed dialog is hidden one moment before the page is told that it closed.
  await page.locator(".shell").waitFor({ state: "visible" });
  assert.equal(await dialog(page).count(), 0);
  await finish(visit);
});

test("wiping from the cover forgets everything entered", async () => {
  const visit = await started();
  const { page } = visit;
  await page.clock.fastForward("20:10");
  await page.getByRole("button", { name: /forget everything/ }).click();
  await dialog(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => location.hash === "#/today");
  await new App(page).go("my-ms");
  assert.equal(await page.getByLabel("Age in years").inputValue(), "");
  assert.equal(await page.getByRole("heading", { name: "Relapse 1" }).count(), 0);
  await finish(visit);
});

test("the first touch after a long sleep covers the screen and does not reach it", async () => {
  const visit = await started();
  const { page } = visit;
  // A computer that slept: its clock has moved, its timers have not run.
  await page.evaluate(() => { const now = Date.now() + 3_600_000; Date.now = () => now; });
  await page.keyboard.press("Shift");
  await dialog(page).waitFor();
  await finish(visit);
});
