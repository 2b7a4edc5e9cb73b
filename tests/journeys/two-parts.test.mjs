// The program comes in parts: the first step stands before the rest is there, and whatever is
// pressed in between does what it does later.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const isRest = (name) => /_rest\.wasm$|evidence/.test(name);

/** A line on which the rest of the program waits until it is let go. */
function heldLine() {
  let letGo;
  const held = new Promise((go) => { letGo = go; });
  return { line: (name) => (isRest(name) ? held : undefined), letGo };
}

const broughtAtOnce = (page) => page.evaluate(() => "broughtAtOnce" in document.documentElement.dataset);
const decide = (page, answer) => page.getByRole("radio", { name: answer }).check();
const isWhole = (page) => page.waitForFunction(() => globalThis.waymarkBringRest === undefined);

test("the first step is filled in before the rest of the program and the evidence are there", async () => {
  const { line, letGo } = heldLine();
  const server = await serve({ line });
  const visit = await open(browser, { at: server.address, whole: false });
  const { page } = visit;
  await decide(page, /^Change treatment/);
  await decide(page, /^United Kingdom rules/);
  assert.match(await page.locator(".bar__today").textContent(), /change treatment, United Kingdom/);
  await page.getByRole("button", { name: "Clinical detail" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "End the visit", exact: true }).click();
  await page.getByRole("button", { name: "No, go on" }).click();
  assert.match(await page.locator("main").textContent(), /evidence/i);
  assert.doesNotMatch(await page.locator("body").textContent(), /\0/, "no word is missing");
  assert.equal(await page.evaluate(() => typeof globalThis.waymarkBringRest), "function", "the rest is still held");
  letGo();
  await isWhole(page);
  assert.equal(await broughtAtOnce(page), false, "nothing of the first step calls the rest");
  await new App(page).go("options");
  await page.getByRole("checkbox").first().waitFor();
  await finish(visit);
  await server.stop();
});

for (const width of [360, 1280]) {
  test(`a step that is asked for too early says so, and opens by itself, ${width} px`, async () => {
    const { line, letGo } = heldLine();
    const server = await serve({ line });
    const visit = await open(browser, { at: server.address, whole: false, width });
    const { page } = visit;
    await page.locator(".main__on a").first().click();
    await page.evaluate(() => { location.hash = "#/options"; });
    const said = page.getByRole("status").filter({ hasText: "still loading" });
    await said.waitFor();
    assert.ok(await said.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }), "it stands in view");
    await decide(page, /^Start a treatment/);
    assert.match(await page.locator("h1").textContent(), /decided today/, "the first step goes on");
    letGo();
    await page.getByRole("checkbox", { name: /^natalizumab/i }).check();
    await page.getByRole("checkbox", { name: /^ocrelizumab/i }).check();
    await page.locator("table.compare").waitFor();
    assert.equal(await said.count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox");
    assert.equal(await broughtAtOnce(page), false);
    await finish(visit);
    await server.stop();
  });
}

test("a way back before the step has come stays at the first step", async () => {
  const { line, letGo } = heldLine();
  const server = await serve({ line });
  const visit = await open(browser, { at: server.address, whole: false });
  const { page } = visit;
  await page.evaluate(() => { location.hash = "#/plan"; });
  await page.getByText("still loading").waitFor();
  await page.goBack();
  await page.getByText("still loading").waitFor({ state: "detached" });
  letGo();
  await isWhole(page);
  assert.match(await page.locator("h1").textContent(), /decided today/);
  await finish(visit);
  await server.stop();
});

test("a visit file that is opened too early opens", async () => {
  const { line, letGo } = heldLine();
  const server = await serve({ line });
  const visit = await open(browser, { at: server.address, whole: false });
  setTimeout(letGo, 500);
  await new App(visit.page).openVisit(fixture("foundation-case.json"));
  assert.match(await visit.page.locator("#notice").textContent(), /open/);
  assert.equal(await broughtAtOnce(visit.page), true);
  await finish(visit);
  await server.stop();
});

test("nothing of the rest can be called before its evidence is there", async () => {
  const visit = await open(browser, {
    // Each part takes its time to be joined, and is known by how much it takes from outside.
    before: (page) => page.addInitScript(() => {
      globalThis.joined = [];
      const join = WebAssembly.instantiate;
      WebAssembly.instantiate = async (module, imports) => {
        const takes = WebAssembly.Module.imports(module).length;
        globalThis.joined.push(["begins", takes]);
        await new Promise((later) => setTimeout(later, 100));
        const instance = await join(module, imports);
        globalThis.joined.push(["is there", takes]);
        return instance;
      };
    }),
  });
  await isWhole(visit.page);
  const joined = await visit.page.evaluate(() => globalThis.joined);
  const [first, rest] = [joined[0][1], joined.at(-1)[1]];
  assert.ok(first > 1 && rest > 1 && first !== rest, "parts of a program take more than a memory");
  assert.deepEqual(joined, [first, 1, rest].flatMap((takes) => [["begins", takes], ["is there", takes]]));
  await finish(visit);
});

test("a page that is opened at a later step starts whole", async () => {
  const { line, letGo } = heldLine();
  const server = await serve({ line });
  setTimeout(letGo, 700);
  const visit = await open(browser, { at: server.address, route: "jc-virus" });
  assert.equal(await broughtAtOnce(visit.page), false);
  await finish(visit);
  await server.stop();
});

test("a browser that cannot wait within the page starts whole", async () => {
  const { line, letGo } = heldLine();
  const server = await serve({ line });
  setTimeout(letGo, 700);
  const visit = await open(browser, {
    at: server.address,
    // As browsers of some years ago: nothing above four kilobytes while the page waits.
    before: (page) => page.addInitScript(() => {
      WebAssembly.Module = class { constructor() { throw new RangeError("too large to wait for"); } };
    }),
  });
  assert.equal(await broughtAtOnce(visit.page), false);
  await new App(visit.page).go("options");
  await visit.page.getByRole("checkbox").first().waitFor();
  await finish(visit);
  await server.stop();
});

test("a line that breaks is asked again; the first step goes on meanwhile", async () => {
  const broken = new Map();
  const server = await serve({
    line: (name) => {
      if (!isRest(name)) return true;
      broken.set(name, (broken.get(name) ?? 0) + 1);
      return broken.get(name) > 1;
    },
  });
  const visit = await open(browser, { at: server.address, whole: false });
  await decide(visit.page, /^Start a treatment/);
  await isWhole(visit.page);
  assert.equal(await broughtAtOnce(visit.page), false);
  await new App(visit.page).go("options");
  await visit.page.getByRole("checkbox").first().waitFor();
  await finish(visit, { errors: false });
  await server.stop();
});

test("a rest that never comes is said in words, in place of a page that does half", async () => {
  const server = await serve({ line: (name) => !isRest(name) });
  const visit = await open(browser, { at: server.address, whole: false });
  const { page } = visit;
  await page.getByRole("link", { name: /Options/ }).first().click();
  await page.getByText("still loading").waitFor();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /could not start/);
  assert.equal(await page.locator(".shell").count(), 0, "nothing else is shown");
  await finish(visit, { errors: false });
  await server.stop();
});
