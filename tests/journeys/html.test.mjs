// The markup that stands on screen, route by route, is valid.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

const ROUTES = ["today", "my-ms", "where-this-stands", "what-matters", "options", "jc-virus", "review", "plan", "take-home"];

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The browser writes this markup, not a person: how it is spelled says nothing.
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "no-raw-characters": "off",
    // The head is held by the tests of the build; its lines are longer than people write.
    "long-title": "off",
    "require-sri": "off",
  },
});

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const filled of [false, true]) {
  test(`the markup of every route is valid, ${filled ? "a full" : "an empty"} visit`, async () => {
    const visit = await open(browser);
    const { page } = visit;
    const app = new App(page);
    if (filled) await app.openVisit(fixture("foundation-case.json"));
    const faults = [];
    for (const route of ROUTES) {
      if (route !== "today") await app.go(route);
      const markup = await page.evaluate(() => `<!DOCTYPE html>${document.documentElement.outerHTML}`);
      const report = await validator.validateString(markup);
      for (const message of report.results.flatMap((result) => result.messages)) {
        faults.push(`${route}: ${message.ruleId}: ${message.message} (${message.selector})`);
      }
    }
    assert.deepEqual(faults, []);
    await finish(visit);
  });
}
