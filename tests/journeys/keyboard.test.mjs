// The whole visit by keyboard alone, from the opened page to the saved files: Tab, Enter,
// Space, arrows, Escape and letters. Nothing is clicked, and nothing is focused from outside.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { finish, launch, open } from "./support/browser.mjs";
import { Keyboard } from "./support/keyboard.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Presses a key and reads the file that it saves. */
async function saved(page, press) {
  const waiting = page.waitForEvent("download");
  await press();
  return readFile(await (await waiting).path(), "utf8");
}

for (const width of [1280, 360]) {
  test(`seven steps from a cold start to the saved files, by keyboard alone, ${width} px`, async () => {
    const visit = await open(browser, {
      width,
      before: (page) => page.addInitScript(() => {
        window.printed = 0;
        window.print = () => { window.printed += 1; };
        addEventListener("pointerdown", () => { window.pointed = true; }, true);
      }),
    });
    const { page } = visit;
    const keys = new Keyboard(page);
    const title = () => page.title().then((text) => text.replace(" · Waymark", ""));

    // 1 Today: the way past the header first.
    await page.keyboard.press("Tab");
    assert.equal((await keys.here()).label, "Skip to the content");
    await page.keyboard.press("Enter");
    await keys.choose("The decision on the table", /^Start a treatment/);
    assert.match(await page.locator(".bar__today").textContent(), /which treatment to start/);
    await keys.goOn();

    // 2 My MS
    assert.equal(await title(), "My MS");
    await keys.type("Age in years", "31");
    await keys.choose("Sex at birth", "Female");
    await keys.choose("Which kind of MS?", "relapsing-remitting");
    await keys.date("First symptoms of MS", ["", "", "2024"]);
    await keys.type("Disability score (EDSS)", "2.5");
    for (const day of [["10", "3", "2026"], ["4", "8", "2026"]]) {
      await keys.press("Add a relapse");
      await keys.date("When did it begin?", day);
      await keys.choose("Did it disable you?", "Yes");
    }
    await keys.choose("Are all relapses of the past 24 months listed?", "Yes");
    await keys.press("Add a brain scan");
    await keys.date("Date of the scan", ["2", "9", "2026"]);
    await keys.type("Active (enhancing) spots", "2");
    await keys.choose("Is every MS medicine so far listed?", "Yes");
    await keys.goOn();

    // 3 Where this stands
    assert.equal(await title(), "Where this stands");
    const rule = page.locator('[data-definition="ema-rapidly-evolving-severe-2016"]');
    assert.match(await rule.textContent(), /Met/);
    await keys.goOn();

    // 4 What matters
    assert.equal(await title(), "What matters to me");
    await keys.type("What worries you most?", "Not being able to work");
    await keys.goOn();

    // 5 Options: two side by side, and the proof of a number.
    assert.equal(await title(), "Options");
    for (const name of [/^alemtuzumab/i, /^natalizumab/i]) await keys.check(name);
    await keys.press(/^Show these 2 side by side/);
    assert.match(await page.locator("table.compare").textContent(), /18 relapses for 100 people in a year/);
    await keys.press(/^8 out of 100 people/);
    await page.locator("aside.proof").waitFor();
    assert.match(await page.locator("aside.proof").textContent(), /hazard ratio 0\.70/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "proof-title");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("aside.proof").count(), 0);
    assert.match((await keys.here()).label, /^8 out of 100 people/, "back where it was");
    await keys.goOn();

    // 6 The plan, and its calendar file.
    assert.equal(await title(), "The plan");
    await keys.choose(/./, /^alemtuzumab/i);
    await keys.date("The first day of treatment", ["11", "1", "2027"]);
    assert.match(await page.locator("main").textContent(), /Monday 11 January 2027/);
    const calendar = await saved(page, () => keys.press(/calendar file/i));
    assert.match(calendar, /DTSTART;VALUE=DATE:20320113/);
    await keys.goOn();

    // 7 To take home: print, and the visit as a file.
    assert.equal(await title(), "To take home");
    await keys.press(/^Print/);
    // The page is made complete first; then the printer is asked, once.
    await page.waitForFunction(() => window.printed > 0);
    assert.equal(await page.evaluate(() => window.printed), 1);
    const file = JSON.parse(await saved(page, () => keys.press(/^Save the visit/)));
    assert.equal(JSON.stringify(file).includes("Not being able to work"), true);

    // And the end of it, which asks first.
    await keys.press("End the visit");
    await keys.press(/^Yes, forget it/);
    assert.match(await page.locator(".bar__today").textContent(), /nothing chosen yet/);
    assert.equal(await page.evaluate(() => window.pointed ?? false), false, "nothing was pressed with a pointer");
    await finish(visit);
  });
}
