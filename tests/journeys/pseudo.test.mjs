// What a translation would meet: every route in a language with accents that is 40 % longer,
// and in one that runs from right to left. Both are made from words/en.toml by the build.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { brokenLines, cutOff, disordered, sideways, words } from "./support/text.mjs";

const ROUTES = ["today", "my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "plan", "take-home"];
const LANGUAGES = [["en-XA", "ltr"], ["he-XB", "rtl"]];

let browser;
let evidence;
before(async () => {
  browser = await launch();
  evidence = await evidenceTexts();
});
after(async () => { await browser?.close(); });

/** The site with both languages. */
function site() {
  assert.ok(process.env.WAYMARK_PSEUDO_URL, "WAYMARK_PSEUDO_URL must be set: run `cargo xtask test --only journeys`");
  return process.env.WAYMARK_PSEUDO_URL;
}

/** Every text of the evidence and of the visit that is opened, one after the other. */
async function evidenceTexts() {
  const folder = new URL("../../evidence/", import.meta.url);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".toml"));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  texts.push(await readFile(fixture("foundation-case.json"), "utf8"));
  return ` ${plain(texts.join("\n"))} `;
}

/** Words alone: the page may capitalise, and numbers, ids and marks are not translated. */
const plain = (text) => text.toLowerCase().replace(/\S*\d\S*/g, " ").replace(/[^\p{L}]+/gu, " ").trim();

/** Whether a stretch of plain letters is in the evidence; most stand on many screens. */
const known = new Map();
function isEvidence(spoken) {
  if (!known.has(spoken)) known.set(spoken, evidence.includes(` ${spoken} `));
  return known.get(spoken);
}

/** Texts in plain letters that are not in the evidence: nobody translated them. */
function untranslated(texts) {
  const found = [];
  for (const text of new Set(texts)) {
    if (text.startsWith("https://")) continue;
    // Between words of the language, and between the marks that isolate a name.
    for (const part of text.split(/[\u2066-\u2069]|[^\s"“(]*[\u00c0-\u02af\u0590-\u05ff\u1e00-\u1eff][^\s]*/u)) {
      // A full name and a year, two records in a row: each for itself.
      const strange = [part].filter((one) => !isEvidence(plain(one))).flatMap((one) => one.split(/[,:;.()·]/)).map(plain);
      for (const spoken of strange) {
        if (spoken.length > 1 && !isEvidence(spoken)) found.push(`${spoken}   (in: ${text.slice(0, 80)})`);
      }
    }
  }
  return found;
}

async function start(language, options) {
  return open(browser, {
    at: site(),
    ...options,
    before: (page) => page.addInitScript((tag) => localStorage.setItem("waymark-language", tag), language),
  });
}

/** What is wrong with a screen, each with the place where it stands. */
async function faults(page, language, place) {
  const [side, cut, broken] = [await sideways(page), await cutOff(page), await brokenLines(page)];
  const found = [
    ...(side > 0 ? [`scrolls ${side} px sideways`] : []),
    ...cut.map((one) => `cut off: ${one}`),
    ...broken.map((one) => `out of its box: ${one}`),
    ...untranslated(await words(page)).map((one) => `not translated: ${one}`),
  ];
  if (language === "he-XB") found.push(...(await disordered(page)).map((one) => `in disorder: ${one}`));
  return found.map((one) => `${place}: ${one}`);
}

for (const [language, direction] of LANGUAGES) {
  for (const width of [360, 1280]) {
    // What an empty visit says is short enough for a wide screen.
    for (const filled of width === 360 ? [false, true] : [true]) {
      test(`every route holds in ${language}, ${width} px, ${filled ? "a full" : "an empty"} visit`, async () => {
        const visit = await start(language, { width });
        const { page } = visit;
        const app = new App(page);
        const found = [];
        assert.deepEqual(
          await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
          [language, direction],
        );
        if (filled) await app.openVisit(fixture("foundation-case.json"));
        for (const route of ROUTES) {
          if (route !== "today") await app.go(route);
          found.push(...await faults(page, language, route));
        }
        if (filled) {
          // The same in clinical terms, and with a proof open.
          await page.locator(".bar .seg button").nth(1).click();
          for (const route of ["where-this-stands", "options", "take-home"]) {
            await app.go(route);
            found.push(...await faults(page, language, `${route}, clinical`));
          }
          await app.go("options");
          await page.locator("table.compare .num").first().click();
          await page.locator("aside.proof").waitFor();
          found.push(...await faults(page, language, "options, a proof"));
        }
        assert.deepEqual(found, []);
        await finish(visit);
      });
    }
  }
}

test("each check of these screens can fail", async () => {
  const visit = await start("he-XB", { width: 360, bypassCSP: true });
  const { page } = visit;
  const put = (markup) => page.evaluate((text) => {
    document.getElementById("broken")?.remove();
    const place = document.createElement("div");
    place.id = "broken";
    place.setHTMLUnsafe?.(text);
    document.querySelector("main").prepend(place);
  }, markup);
  for (const [check, markup] of [
    [async () => untranslated(await words(page)).length > 0, "<p>Nobody translated these words</p>"],
    [async () => untranslated(await words(page)).length > 0, "<button aria-label='Nobody translated these words'>א</button>"],
    [async () => (await cutOff(page)).length > 0, "<p style='inline-size: 4rem; overflow: hidden; white-space: nowrap'>אבגדהוזחטיכלמנסעפצקרשת</p>"],
    [async () => (await brokenLines(page)).length > 0, "<p style='inline-size: 4rem; white-space: nowrap'>אבגדהוזחטיכלמנסעפצקרשת</p>"],
    [async () => (await sideways(page)) > 0, "<p style='inline-size: 120vw'>א</p>"],
    [async () => (await disordered(page)).length > 0, "<p dir='ltr'>11 זאנטארח 2027</p>"],
    [async () => (await disordered(page)).length > 0, "<p><bdo dir='rtl'>10,000</bdo></p>"],
  ]) {
    await put("<p>א</p>");
    assert.equal(await check(), false, "without the fault");
    await put(markup);
    assert.equal(await check(), true, markup);
  }
  await visit.context.close();
});
