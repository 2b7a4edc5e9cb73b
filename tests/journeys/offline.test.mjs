// Without a network: the site keeps itself, whole or not at all, and never changes under
// a visit.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App } from "./support/app.mjs";
import { computer, finish, launch, open } from "./support/browser.mjs";
import { DIST, serve } from "./support/server.mjs";

const WORKER = "service-worker.js";

let browser;
const folders = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** Waits until the site is kept. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

async function compareTwo(page) {
  await new App(page).go("options");
  for (const name of ["alemtuzumab", "natalizumab"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${name}`, "i") }).check();
  }
  await page.locator("table.compare").waitFor();
}

/** A copy of the site that a journey may change. */
async function copyOfSite() {
  const folder = await mkdtemp(join(tmpdir(), "waymark-site-"));
  folders.push(folder);
  await cp(DIST, folder, { recursive: true });
  return folder;
}

/** Puts a new version into the folder; with `broken`, one of its files is not the built one. */
async function release(folder, { broken = false } = {}) {
  const page = join(folder, "index.html");
  const old = await readFile(page);
  const fresh = Buffer.concat([old, Buffer.from("<!-- the new version -->")]);
  const digest = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
  const worker = await readFile(join(folder, WORKER), "utf8");
  assert.ok(worker.includes(digest(old)), "the worker knows the page by its digest");
  await writeFile(join(folder, WORKER), worker
    .replace(digest(old), digest(fresh))
    .replace(/const VERSION = "[^"]*"/, 'const VERSION = "new"'));
  await writeFile(page, broken ? Buffer.concat([fresh, Buffer.from("x")]) : fresh);
}

/** Looks for a new version, as a browser does by itself from time to time. */
const lookForNew = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update().catch(() => undefined);
  const worker = registration.installing;
  if (!worker) return;
  await new Promise((done) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" || worker.state === "redundant") done();
    });
  });
});

const isNew = (page) => page.evaluate(() => document.documentElement.parentNode.lastChild.nodeType === Node.COMMENT_NODE);

for (const path of ["/", "/a/b/"]) {
  test(`with the server stopped the site opens again and compares, under ${path}`, async () => {
    const server = await serve({ path });
    const visit = await open(browser, { at: server.address });
    await kept(visit.page);
    await finish(visit, { close: false });
    await server.stop();
    const again = await open(browser, { at: server.address, on: visit.context });
    await compareTwo(again.page);
    assert.ok(await again.page.evaluate(() => document.fonts.check('18px "Atkinson Hyperlegible Next"')));
    assert.equal(await again.page.evaluate(() => navigator.serviceWorker.controller !== null), true);
    await finish(again);
  });
}

test("a host with the wrong type for the program costs nothing but time", async () => {
  const server = await serve({ types: { ".wasm": "application/octet-stream" } });
  const warnings = [];
  const visit = await open(browser, {
    at: server.address,
    before: (page) => page.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) warnings.push(message.text());
    }),
  });
  await compareTwo(visit.page);
  assert.deepEqual(warnings.filter((text) => /wasm/i.test(text)), []);
  await finish(visit);
  await server.stop();
});

test("a new version waits: it is said, and starts only after every page was closed", async () => {
  const folder = await copyOfSite();
  const server = await serve({ folder, path: "/a/" });
  const context = await computer(browser);
  const visit = await open(browser, { at: server.address, on: context });
  const { page } = visit;
  await kept(page);
  // A cache of another site on the same address is none of ours.
  await page.evaluate(() => caches.open("waymark http://elsewhere/ 1"));
  const old = await page.evaluate(() => caches.keys());
  await new App(page).go("my-ms");
  await page.getByLabel("Age in years").fill("31");
  assert.equal(await page.getByText(/new version of Waymark is ready/).count(), 0);

  await release(folder);
  await lookForNew(page);
  await page.getByText(/new version of Waymark is ready/).waitFor();
  assert.equal(await page.getByLabel("Age in years").inputValue(), "31", "the visit goes on");

  const second = await open(browser, { at: server.address, on: context });
  assert.equal(await isNew(second.page), false, "a second page of the visit is still the old version");
  await second.page.getByText(/new version of Waymark is ready/).waitFor();
  await second.page.close();
  await page.close();

  let third;
  for (let tries = 0; tries < 20; tries += 1) {
    third = await open(browser, { at: server.address, on: context });
    if (await isNew(third.page)) break;
    await third.page.close();
  }
  assert.equal(await isNew(third.page), true, "the next visit has the new version");
  await third.page.waitForFunction(async (count) => (await caches.keys()).length === count, old.length);
  const now = await third.page.evaluate(() => caches.keys());
  assert.ok(now.includes("waymark http://elsewhere/ 1"));
  assert.notDeepEqual(now.sort(), old.sort(), "the old version is forgotten");
  await context.close();
  await server.stop();
});

test("a version that is not whole is never kept", async () => {
  const folder = await copyOfSite();
  const server = await serve({ folder });
  const visit = await open(browser, { at: server.address });
  const { page } = visit;
  await kept(page);
  const old = await page.evaluate(() => caches.keys());
  await release(folder, { broken: true });
  await lookForNew(page);
  assert.deepEqual(await page.evaluate(() => caches.keys()), old);
  assert.equal(await page.getByText(/new version of Waymark is ready/).count(), 0);
  await visit.context.close();
  await server.stop();
});

test("every file of the site is kept but the licence, and each is asked past the cache", async () => {
  const worker = await readFile(join(DIST, WORKER), "utf8");
  assert.match(worker, /cache: "reload"/);
  assert.doesNotMatch(worker, /skipWaiting\(/);
  for (const kind of [/"\.\/"/, /\.wasm"/, /\.css"/, /\.js"/, /\.woff2"/, /manifest\.webmanifest"/]) {
    assert.match(worker, kind);
  }
  assert.doesNotMatch(worker, /OFL\.txt/);
});

test("the manifest names icons that are there", async () => {
  const manifest = JSON.parse(await readFile(join(DIST, "manifest.webmanifest"), "utf8"));
  assert.ok(manifest.icons.some((icon) => icon.sizes === "192x192"));
  assert.ok(manifest.icons.some((icon) => icon.purpose === "maskable"));
  for (const icon of manifest.icons.filter((one) => one.type === "image/png")) {
    const picture = await readFile(join(DIST, icon.src));
    const [width, height] = icon.sizes.split("x").map(Number);
    assert.equal(picture.readUInt32BE(16), width, icon.src);
    assert.equal(picture.readUInt32BE(20), height, icon.src);
  }
});
