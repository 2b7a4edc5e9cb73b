// Four screens as they were last looked at by a person: small pictures in tests/pictures,
// compared as an eye would from across the room. Where the letters of two machines differ by a
// shade they stay the same; a part that moves, vanishes or changes its colour does not.
//
// After a wanted change, look at the pictures that UPDATE_PICTURES=1 writes, and commit them.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

const FOLDER = new URL("../pictures/", import.meta.url);
/** Screens without results of studies, which change with the evidence. */
const ROUTES = ["today", "my-ms", "what-matters", "take-home"];
/** A picture is so many times smaller than the screen. */
const SMALLER = 8;
/** Most that the colours of all points may differ on average, of 255. */
const ON_AVERAGE = 2;
/** A point differs when a colour is so far off, and so many of 1,000 points may. */
const FAR = 40;
const MOST_FAR = 6;

let browser;
let table;
before(async () => {
  browser = await launch();
  table = await (await browser.newContext()).newPage();
});
after(async () => { await browser?.close(); });

/** The screen, made small. */
async function small(page) {
  // No caret, no half-faded button.
  const screen = (await page.screenshot({ animations: "disabled", caret: "hide" })).toString("base64");
  const text = await table.evaluate(async ([data, smaller]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const [width, height] = [picture.width, picture.height].map((length) => Math.round(length / smaller));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, [screen, SMALLER]);
  return Buffer.from(text, "base64");
}

/** How far two small pictures are apart. */
function apart(one, other) {
  return table.evaluate(async ([texts, far]) => {
    const points = await Promise.all(texts.map(async (text) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      context.drawImage(picture, 0, 0);
      return context.getImageData(0, 0, picture.width, picture.height);
    }));
    if (points[0].width !== points[1].width || points[0].height !== points[1].height) return { average: 255, far: 1000 };
    const [a, b] = points.map(({ data }) => data);
    let sum = 0;
    let distant = 0;
    for (let at = 0; at < a.length; at += 4) {
      const colours = [0, 1, 2].map((colour) => Math.abs(a[at + colour] - b[at + colour]));
      sum += (colours[0] + colours[1] + colours[2]) / 3;
      if (Math.max(...colours) > far) distant += 1;
    }
    return { average: (4 * sum) / a.length, far: Math.round((4000 * distant) / a.length) };
  }, [[one, other].map((bytes) => bytes.toString("base64")), FAR]);
}

const same = ({ average, far }) => average <= ON_AVERAGE && far <= MOST_FAR;

for (const theme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`four screens look as they did, ${theme}, ${width} px`, async () => {
      const visit = await open(browser, { theme, width, height: 800 });
      const app = new App(visit.page);
      const different = [];
      for (const route of ROUTES) {
        if (route !== "today") await app.go(route);
        await visit.page.evaluate(() => document.fonts.ready);
        const now = await small(visit.page);
        const file = new URL(`${route}-${width}-${theme}.png`, FOLDER);
        if (process.env.UPDATE_PICTURES) {
          await mkdir(FOLDER, { recursive: true });
          await writeFile(file, now);
        }
        const distance = await apart(await readFile(file), now);
        if (!same(distance)) different.push(`${route}: ${JSON.stringify(distance)}`);
      }
      assert.deepEqual(different, []);
      await finish(visit);
    });
  }
}

test("a part that moves, vanishes, or changes its colour is seen", async () => {
  const visit = await open(browser, { bypassCSP: true, height: 800 });
  const { page } = visit;
  const before = await small(page);
  assert.equal(same(await apart(before, await small(page))), true, "the same twice");
  for (const style of [
    "main { translate: 0 24px }",
    ".bar { visibility: hidden }",
    ".steps { visibility: hidden }",
    ":root { --accent-soft: #f9c !important; --accent: #c06 !important }",
    "* { font-family: monospace !important }",
    "h1 { font-size: 1.2rem !important }",
  ]) {
    const sheet = await page.addStyleTag({ content: style });
    const distance = await apart(before, await small(page));
    assert.equal(same(distance), false, `${style}: ${JSON.stringify(distance)}`);
    await sheet.evaluate((element) => element.remove());
  }
  await visit.context.close();
});
