// Makes the icons of the installed site from waymark.svg, in a browser:
//   CHROME=/usr/bin/chromium node static/icons/make.mjs
// The pictures are committed, since a build has no browser.

import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const at = (name) => new URL(name, import.meta.url);
const svg = await readFile(at("waymark.svg"), "utf8");

// A system that cuts its own shape needs the colour to the edges, and the sign within
// the inner four fifths.
const maskable = svg.replace('rx="7" ', "").replace("translate(3.2 3.2) scale(.8)", "translate(5.6 5.6) scale(.65)");

const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
for (const [name, picture, size] of [
  ["waymark-192.png", svg, 192],
  ["waymark-512.png", svg, 512],
  ["waymark-maskable-512.png", maskable, 512],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const sized = picture.replace('width="32" height="32">', `width="${size}" height="${size}">`);
  await page.setContent(`<style>html{background:transparent}body{margin:0}svg{display:block}</style>${sized}`);
  await writeFile(at(name), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
