// What axe does not measure: every target is large enough, the focus is never hidden, and
// names, roles and order stand in the accessibility tree.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

const ROUTES = ["today", "my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "review", "plan", "take-home"];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

async function filled(options) {
  const visit = await open(browser, options);
  const app = new App(visit.page);
  await app.openVisit(fixture("foundation-case.json"));
  return { ...visit, app };
}

for (const width of [360, 1280]) {
  test(`every target is at least 44 px in both directions, ${width} px`, async () => {
    const visit = await filled({ width });
    const small = [];
    for (const route of ROUTES) {
      if (route !== "today") await visit.app.go(route);
      const found = await visit.page.evaluate(() => {
        const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")];
        return targets
          .filter((target) => target.checkVisibility() && !target.closest(".visually-hidden, .skip"))
          // A link or number inside a sentence takes the height of its line: the exception "inline".
          .filter((target) => !(getComputedStyle(target).display === "inline"))
          .map((target) => {
            // A field inside its label is pressed anywhere on the label.
            const box = (target.closest("label") ?? target).getBoundingClientRect();
            return { name: `${target.tagName}.${target.className}#${target.id}`, least: Math.min(box.width, box.height) };
          });
      });
      assert.ok(found.length > 5, `${route} has targets`);
      small.push(...found.filter(({ least }) => least < 44).map(({ name, least }) => `${route}: ${name} ${least}`));
    }
    assert.deepEqual(small, []);
    await finish(visit);
  });

  test(`the focus is never hidden behind another part, ${width} px`, async () => {
    const visit = await filled({ width, height: 700 });
    const { page } = visit;
    const hidden = [];
    for (const route of ROUTES) {
      if (route !== "today") await visit.app.go(route);
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press("Tab");
        const found = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return "end";
          const shown = element.closest("label") ?? element;
          const box = shown.getBoundingClientRect();
          const seen = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]].some(([right, down]) => {
            const top = document.elementFromPoint(box.left + box.width * right, box.top + box.height * down);
            return top && (shown.contains(top) || top.contains(shown));
          });
          return seen ? "seen" : `${element.tagName}.${element.className}#${element.id} ${element.textContent.slice(0, 30)}`;
        });
        if (found === "end") break;
        if (found !== "seen") hidden.push(`${route}: ${found}`);
      }
    }
    assert.deepEqual(hidden, []);
    await finish(visit);
  });
}

test("the tree of a step holds its landmarks, one first heading and named controls in order", async () => {
  const visit = await filled();
  const { page } = visit;
  for (const route of ROUTES) {
    if (route !== "today") await visit.app.go(route);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, route);
    for (const landmark of ["banner", "main", "contentinfo"]) {
      assert.equal(await page.getByRole(landmark).count(), 1, `${route}: ${landmark}`);
    }
    assert.ok(await page.getByRole("navigation", { name: "Steps of the visit" }).count() >= 1, route);
    const tree = await page.locator("body").ariaSnapshot();
    // A `details` element is a group whose name is its summary inside.
    const nameless = tree.split("\n").filter((line) => /^\s*- (button|link|textbox|checkbox|radio|table|combobox)( \[[^\]]*\])*:?$/.test(line));
    assert.deepEqual(nameless, [], route);
    const levels = await page.evaluate(() => [...document.querySelectorAll("main :is(h1,h2,h3,h4,h5,h6)")]
      .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1])));
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `${route}: a heading of level ${level} follows one of level ${before}`);
      return level;
    });
    const order = ["banner", "navigation", "main", "contentinfo"].map((name) => tree.indexOf(`- ${name}`));
    assert.deepEqual(order, [...order].sort((one, other) => one - other), `${route}: order of the landmarks`);
  }
  await finish(visit);
});

test("what a control is called holds the words that stand on it", async () => {
  const visit = await filled();
  for (const route of ROUTES) {
    if (route !== "today") await visit.app.go(route);
    // Not among the rules that axe runs by itself.
    const found = await new AxeBuilder({ page: visit.page }).withRules(["label-content-name-mismatch"]).analyze();
    assert.deepEqual(found.violations.flatMap((one) => one.nodes.map((node) => node.html)), [], route);
  }
  await finish(visit);
});

test("no motion is left where a person asked for none", async () => {
  const visit = await filled({ reducedMotion: "reduce" });
  const { page } = visit;
  for (const route of ROUTES) {
    if (route !== "today") await visit.app.go(route);
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const longer = (text) => text.split(",").some((part) => parseFloat(part) > 0.01);
      return (style.animationName !== "none" && longer(style.animationDuration))
        || (style.transitionProperty !== "none" && longer(style.transitionDuration));
    }).map((element) => `${element.tagName}.${element.className}`));
    assert.deepEqual(moving, [], route);
  }
  await finish(visit);
});
