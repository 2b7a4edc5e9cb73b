// Words on pictures: none is cut short and none leaves its picture, however narrow the screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { unfold } from "./support/consistency/reading.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Runs in the page: keeps what is written on each picture, and where, in its own points. */
function keepWords() {
  window.written = new WeakMap();
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function keep(text, x, y) {
    const width = this.measureText(text).width;
    const left = { left: x, center: x - width / 2, right: x - width }[this.textAlign];
    const tall = Number.parseFloat(this.font.match(/([\d.]+)px/)[1]) * 0.5;
    const { canvas } = this;
    const inside = left >= -0.5 && left + width <= canvas.width + 0.5 && y - tall >= -0.5 && y + tall <= canvas.height + 0.5;
    const lines = window.written.get(canvas) ?? [];
    window.written.set(canvas, [...lines, { text, inside, size: [canvas.width, canvas.height].join() }]);
    return fillText.call(this, text, x, y);
  };
}

/** Every picture: its title, its words as they stand on it now, the names of the rows beside it. */
const pictures = (page) => page.evaluate(() => [...document.querySelectorAll("figure.chart")].map((figure) => {
  const canvas = figure.querySelector("canvas");
  const size = [canvas.width, canvas.height].join();
  return {
    title: figure.querySelector("h3").textContent,
    words: (window.written.get(canvas) ?? []).filter((one) => one.size === size),
    names: [...figure.querySelectorAll("tbody th")].map((name) => name.textContent),
    timeline: figure.querySelectorAll("thead th").length === 4,
  };
}));

for (const width of [320, 360, 665, 1280]) {
  test(`no word on a picture is cut or leaves it, ${width} px`, async () => {
    const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
    file.visit.compared = ["alemtuzumab", "fingolimod", "natalizumab", "no-medicine"];
    const visit = await open(browser, { width, height: 900, before: (page) => page.addInitScript(keepWords) });
    const app = new App(visit.page);
    await app.openVisit({ name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
    await visit.page.getByRole("button", { name: "Clinical detail" }).first().click();
    let timelines = 0;
    for (const route of ["options", "jc-virus", "plan"]) {
      await app.go(route);
      await visit.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      await unfold(visit.page);
      await visit.page.waitForTimeout(300);
      const found = await pictures(visit.page);
      assert.ok(found.length, route);
      for (const { title, words, names, timeline } of found) {
        assert.ok(words.length, `${route}, ${title}: nothing is written`);
        assert.deepEqual(words.filter((one) => !one.inside || one.text.includes("…")), [], `${route}, ${title}`);
        if (!timeline) continue;
        timelines += 1;
        const text = words.map((one) => one.text).join(" ");
        for (const name of names) assert.ok(text.includes(name), `${route}, ${title}: ${name} in ${text}`);
      }
    }
    assert.ok(timelines >= 4, "three strips and the plan");
    await finish(visit);
  });
}
