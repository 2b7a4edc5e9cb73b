// The one-file form, opened from the disk on a computer without a network.

import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { DIST, serve } from "./support/server.mjs";

const FILE = join(DIST, "waymark.html");

let browser;
before(async () => {
  await access(FILE).catch(() => assert.fail("dist/waymark.html is missing: run `cargo xtask single`"));
  browser = await launch();
});
after(async () => { await browser?.close(); });

test("waymark.html opens from the disk without a network and makes a first comparison", async () => {
  const asked = [];
  const visit = await open(browser, {
    at: pathToFileURL(FILE).href,
    offline: true,
    before: (page) => page.on("request", (request) => asked.push(request.url())),
  });
  const { page } = visit;
  await page.getByRole("radio", { name: /^Start a treatment/ }).check();
  await new App(page).go("options");
  for (const name of ["alemtuzumab", "natalizumab"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${name}`, "i") }).check();
  }
  assert.match(await page.locator("table.compare").textContent(), /23 relapses for 100 people in a year/);
  assert.ok(await page.evaluate(() => [...document.fonts].some((face) => face.status === "loaded")), "the face is in the file");
  const elsewhere = asked.filter((url) => !url.startsWith("data:") && !url.startsWith("file:"));
  assert.deepEqual(elsewhere, []);
  assert.equal(asked.filter((url) => url.startsWith("file:")).length, 1, "the page itself and nothing beside it");
  await finish(visit);
});

test("a visit is saved from waymark.html and opened in it again", async () => {
  const visit = await open(browser, { at: pathToFileURL(FILE).href, offline: true });
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  await app.go("where-this-stands");
  assert.equal(await app.answer("ema-rapidly-evolving-severe-2016"), "Met");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the visit" }).click();
  const saved = JSON.parse(await readFile(await (await waiting).path(), "utf8"));
  assert.equal(saved.visit.entries.age_years, "31");
  await finish(visit);
});

test("waymark.html works in a frame that may store nothing", async () => {
  const server = await serve({
    pages: { "frame.html": '<!doctype html><title>Frame</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="1200" height="800" src="./waymark.html"></iframe>' },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  await page.goto(`${server.address}frame.html`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("radio", { name: /^Start a treatment/ }).check();
  await frame.getByRole("button", { name: "Dark" }).click();
  assert.match(await frame.locator(".bar__today").textContent(), /which treatment to start/);
  const inner = page.frames().find((one) => one.url().endsWith("waymark.html"));
  assert.equal(await inner.evaluate(() => { try { return typeof localStorage; } catch { return "denied"; } }), "denied");
  assert.deepEqual(faults, []);
  await context.close();
  await server.stop();
});

test("its policy admits its own texts and no connection", async () => {
  const text = await readFile(FILE, "utf8");
  const policy = text.match(/Content-Security-Policy" content="([^"]*)"/)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|'self'/);
  assert.doesNotMatch(text, /<script[^>]* src=|<link[^>]* href="\.\//);
});
