// Every statement that the evidence carries can be read somewhere, with its source.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { App, fixture } from "./support/app.mjs";
import { finish, launch, open } from "./support/browser.mjs";
import { evidence } from "./support/consistency/program.mjs";
import { unfold } from "./support/consistency/reading.mjs";

/** Options side by side. */
const SIDE_BY_SIDE = 4;

let browser;
let pack;
before(async () => {
  browser = await launch();
  pack = await evidence();
});
after(async () => { await browser?.close(); });

/** The foundation case with these options, in this region. */
function saved(region, compared, shown) {
  const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
  Object.assign(file.visit, { region, compared, show_unverified: shown });
  return { name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
}

async function options(region, compared, shown) {
  const visit = await open(browser);
  const app = new App(visit.page);
  await app.openVisit(saved(region, compared, shown));
  await app.go("options");
  await unfold(visit.page);
  return { visit, page: visit.page };
}

const isOf = (one, region) => !one.regions?.length || one.regions.includes(region);

for (const region of ["eu", "uk", "us"]) {
  test(`every statement of ${region} stands on the options page, under what it is about`, async () => {
    // What is about the JC virus has a page of its own.
    const wanted = pack.statements.filter((one) => isOf(one, region) && !one.topic.startsWith("jc-virus/"));
    const about = new Set(wanted.map(({ topic }) => topic.split("/")[1]));
    const medicines = pack.medicines.map(({ id }) => id).filter((id) => about.has(id));
    assert.ok(medicines.length > SIDE_BY_SIDE && wanted.length > 60);
    const seen = new Map();
    for (let first = 0; first < medicines.length; first += SIDE_BY_SIDE) {
      const { visit, page } = await options(region, medicines.slice(first, first + SIDE_BY_SIDE), true);
      const here = await page.locator("section[aria-labelledby=further] details").evaluateAll((folds) => folds.flatMap((fold) =>
        [...fold.querySelectorAll(".statements > li")].map((item) => [item.querySelector("[id^=statement-]").id.replace("statement-", ""), fold.querySelector("summary").textContent, item.querySelector("p").textContent])));
      for (const [id, under, text] of here) seen.set(id, { under, text });
      await finish(visit);
    }
    assert.deepEqual(wanted.map(({ id }) => id).filter((id) => !seen.has(id)), [], "stand nowhere");
    for (const { id, topic, text } of wanted) {
      assert.equal(seen.get(id).text, text.plain);
      const medicine = pack.medicines.find((one) => one.id === topic.split("/")[1]);
      assert.equal(seen.get(id).under, medicine ? `More about ${medicine.generic}` : seen.get(id).under);
    }
    assert.deepEqual([...seen.keys()].filter((id) => !wanted.some((one) => one.id === id)), [], "of another region");
  });
}

test("of a statement that nobody read only the document to check is named", async () => {
  const unread = pack.statements.filter((one) => isOf(one, "eu") && one.proof.verification === "unverified" && one.topic.startsWith("not-known/"));
  const medicines = [...new Set(unread.map(({ topic }) => topic.split("/")[1]))].filter((id) => pack.medicines.some((one) => one.id === id)).slice(0, SIDE_BY_SIDE);
  assert.ok(medicines.length);
  const { visit, page } = await options("eu", medicines, false);
  const shown = await page.locator("section[aria-labelledby=further]").textContent();
  for (const one of unread.filter(({ topic }) => medicines.includes(topic.split("/")[1]))) {
    assert.ok(!shown.includes(one.text.plain), one.id);
    assert.ok(shown.includes(one.proof.check), one.proof.check);
  }
  await finish(visit);
});
