// A step is drawn in parts: what is in view with the answer, the rest soon after. The newest
// question wins, nothing old is pressed, and nothing half drawn is printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { settled } from "./support/settled.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

async function at(route, options) {
  const visit = await open(browser, options);
  const app = new App(visit.page);
  await app.openVisit(fixture("foundation-case.json"));
  await visit.page.locator("#notice button").click();
  await app.go(route);
  await settled(visit.page);
  return { visit, page: visit.page, app };
}

const text = (page) => page.locator("main").textContent();
const words = (page, name) => page.locator(".bar .seg").getByRole("button", { name });

for (const route of ["options", "plan", "take-home"]) {
  test(`${route}: a newer question wins over parts that were still to follow`, async () => {
    const { visit, page } = await at(route);
    const plain = await text(page);
    await words(page, /clinical/i).click();
    const clinical = await text(page);
    assert.notEqual(clinical, plain);
    // Pressed three times within one task: no part had its turn in between.
    await page.evaluate(async () => {
      const [plain, clinical] = document.querySelectorAll(".bar .seg button");
      for (const button of [plain, clinical, plain]) {
        button.click();
        await null;
      }
    });
    assert.equal(await text(page), plain);
    await finish(visit);
  });

  test(`${route}: what is printed while parts are to follow is whole`, async () => {
    const { visit, page } = await at(route);
    const [busy, printed] = await page.evaluate(async () => {
      const turn = () => new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
      const main = document.getElementById("main");
      document.querySelectorAll(".bar .seg button")[1].click();
      await turn();
      const busy = main.hasAttribute("aria-busy");
      window.dispatchEvent(new Event("beforeprint"));
      await turn();
      return [busy, main.textContent];
    });
    assert.ok(busy, "parts are still to follow");
    assert.equal(printed, await text(page));
    await words(page, /plain/i).click();
    assert.notEqual(printed, await text(page));
    await finish(visit);
  });
}

test("a change to a line that still waits for its turn keeps the change before it", async () => {
  const { visit, page } = await at("plan");
  await page.locator("[id^=due-]").first().click();
  await page.evaluate(async () => {
    document.getElementById("open-days-1").click();
    await null;
    document.querySelector("[id^=tick-][id$=-missed]").click();
  });
  assert.ok(await page.locator("#open-days-1").isChecked());
  assert.match(await page.locator("#plan-list").locator("xpath=../..").textContent(), /Missed/);
  await finish(visit);
});

test("nothing moves between a press and its release", async () => {
  const { visit, page } = await at("options");
  const [during, after] = await page.evaluate(async () => {
    const main = document.getElementById("main");
    const summary = document.querySelector("section[aria-labelledby=years] summary");
    const tell = (type) => summary.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, button: 0 }));
    document.querySelectorAll(".bar .seg button")[1].click();
    tell("pointerdown");
    const pressed = main.textContent;
    // Longer than all parts take to follow.
    await new Promise((done) => setTimeout(done, 1000));
    const during = [main.textContent === pressed, main.getAttribute("aria-busy")];
    tell("pointerup");
    summary.click();
    return [during, summary.parentElement.open];
  });
  assert.deepEqual(during, [true, "true"], "what waits for its turn waits for the release");
  assert.ok(after, "what was let go of is what was pressed");
  await settled(page);
  await page.locator("section[aria-labelledby=years] figure.chart").first().waitFor();
  await finish(visit);
});

test("a press whose release is never told does not hold the page back for good", async () => {
  const { visit, page } = await at("options");
  await page.evaluate(() => {
    document.querySelectorAll(".bar .seg button")[1].click();
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, isPrimary: true, button: 0 }));
  });
  await settled(page);
  await finish(visit);
});

for (const width of [1200, 1280, 1600, 1920]) {
  test(`a proof covers no number, wherever it is opened, ${width} px`, async () => {
    const { visit, page } = await at("options", { width });
    for (const column of ["first", "last"]) {
      const number = page.locator("table.compare tr", { has: page.locator(".num") }).first().locator("td")[column]().locator(".num").first();
      await number.scrollIntoViewIfNeeded();
      const before = await number.boundingBox();
      await number.click();
      await page.locator("aside.proof dl").waitFor();
      assert.deepEqual(await number.boundingBox(), before, "the number stays where it is");
      const seen = await number.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      assert.ok(seen, "the number is not covered");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "proof-title");
      assert.equal(await number.getAttribute("aria-expanded"), "true");
      // A link by its own visibility: the list is a box of its own.
      const step = page.locator("#steps .steps__wide a").first();
      assert.equal(await step.isVisible(), width === 1920, "what the proof lies over cannot be reached");
      await page.keyboard.press("Escape");
      await page.locator("aside.proof").waitFor({ state: "detached" });
      assert.equal(await number.getAttribute("aria-expanded"), "false");
      assert.ok(await step.isVisible(), "the steps are there again");
      assert.equal(await page.evaluate(() => document.activeElement?.id), await number.getAttribute("id"));
    }
    await finish(visit);
  });
}

test("on a narrow screen a proof lies over the page, which is there again where it was", async () => {
  const { visit, page } = await at("options", { width: 360, height: 780 });
  const number = page.locator("table.compare .num").filter({ visible: true }).nth(3);
  await number.scrollIntoViewIfNeeded();
  const before = await number.boundingBox();
  await number.click();
  const panel = page.locator("aside.proof");
  await panel.locator("dl").waitFor();
  const box = await panel.boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 360, 780]);
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest("aside.proof, .skip"));
    assert.equal(outside, false, "nothing under the proof is reached");
  }
  await page.locator("#close-proof").click();
  assert.deepEqual(await number.boundingBox(), before);
  assert.equal(await page.evaluate(() => document.activeElement?.id), await number.getAttribute("id"));
  await finish(visit);
});
