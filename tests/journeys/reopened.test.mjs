// A saved visit under other evidence: what changed for it is said before anything else.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** The visit on screen, as the file that is saved. */
async function saved(page) {
  await page.evaluate(() => { location.hash = "#/take-home"; });
  const button = page.locator("article.take-home").locator("xpath=..").getByRole("button", { name: "Save the visit" });
  const download = page.waitForEvent("download");
  await button.first().click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

test("a visit saved under other evidence lists what changed for it, and nothing else", async () => {
  const visit = await open(browser);
  const { page } = visit;
  const app = new App(page);
  await app.openVisit(fixture("foundation-case.json"));
  assert.match(await page.locator("#notice").textContent(), /does not hold what was shown then/);
  const file = await saved(page);
  assert.ok(file.shown.length > 50, "the values it shows stand in the file");
  assert.ok(file.shown.every(({ id, what, value }) => id && what && value));

  const path = join(tmpdir(), `waymark-reopened-${process.pid}.json`);
  const reopened = async (change) => {
    const other = structuredClone(file);
    change(other);
    await writeFile(path, JSON.stringify(other));
    await page.locator("#notice button").click().catch(() => {});
    await app.openVisit(path);
    return page.locator("#notice");
  };
  // The same evidence: nothing is said of changes.
  let notice = await reopened(() => {});
  assert.equal((await notice.locator("p").allTextContents()).join(), "The saved visit is open.");
  // Other evidence in which nothing of this visit changed.
  notice = await reopened((other) => { other.pack = "0123456789ab"; });
  assert.match(await notice.textContent(), /Nothing that this visit showed has changed/);
  // Other evidence with one value other, one gone and one new.
  const number = file.shown.find(({ id }) => id.startsWith("studies/care-ms-1/"));
  notice = await reopened((other) => {
    other.pack = "0123456789ab";
    other.shown.find(({ id }) => id === number.id).value = "99 out of 100 people";
    other.shown.push({ id: "studies/withdrawn/x/y", what: "A study that was withdrawn", value: "1 out of 100 people" });
    other.shown = other.shown.filter(({ id }) => !id.startsWith("medicines/alemtuzumab/licence"));
  });
  const lines = await notice.locator("#changed li").allTextContents();
  assert.equal(lines.length, 3);
  assert.ok(lines.some((line) => line === `${number.what}. It was: 99 out of 100 people. It is now: ${number.value}.`));
  assert.ok(lines.some((line) => /^Alemtuzumab: licence\. It is new: Met\.$/i.test(line)));
  assert.ok(lines.includes("A study that was withdrawn. It was: 1 out of 100 people. It is no longer shown."));
  assert.match(await notice.textContent(), /3 things that this visit showed have changed/);
  // It stands before everything else of the page's content.
  const first = await page.evaluate(() => {
    const notice = document.querySelector("#notice");
    return Boolean(notice.compareDocumentPosition(document.querySelector("main#main h1")) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  assert.ok(first);
  await finish(visit);
});
