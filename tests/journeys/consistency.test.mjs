// The page and the program say the same: visits made up by rule are opened in the page one after
// another, and every number on it is compared with what `waymark evaluate` says of the same file
// and with the accepted list. A short round by itself; 1,000 visits with WAYMARK_CONSISTENCY=full
// (`cargo xtask consistency`); single ones with their numbers, as in WAYMARK_CONSISTENCY=37,512.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, launch } from "./support/browser.mjs";
import { acceptedList } from "./support/consistency/accepted.mjs";
import { together } from "./support/consistency/ledger.mjs";
import { evidence } from "./support/consistency/program.mjs";
import { REGIONS, pairs, visits } from "./support/consistency/visits.mjs";
import { Walk } from "./support/consistency/walk.mjs";

const ALL = 1000;
/** Pages side by side: a core each. */
const PAGES = 2;
const WANTED = process.env.WAYMARK_CONSISTENCY ?? "";

let browser;
let pack;
let list;
let generated;
before(async () => {
  browser = await launch();
  pack = await evidence();
  list = acceptedList();
  generated = visits(pack, TODAY);
});
after(async () => { await browser?.close(); });

/** The numbers of the visits that are wanted: the first round holds every pair of options. */
function wanted() {
  if (WANTED === "full") return Array.from({ length: ALL }, (_, number) => number);
  if (WANTED) return WANTED.split(",").map(Number);
  return Array.from({ length: generated.round }, (_, number) => number);
}

/** How many pairs of options the visits hold, in all and in each region. */
function covered(numbers) {
  const seen = Object.fromEntries(REGIONS.map((region) => [region, new Set()]));
  for (const number of numbers) {
    const { region, compared } = generated.make(number).visit;
    for (const pair of pairs(compared)) seen[region].add(pair);
  }
  const inAll = new Set(Object.values(seen).flatMap((set) => [...set]));
  return { inAll: inAll.size, regions: Object.fromEntries(REGIONS.map((region) => [region, seen[region].size])) };
}

test("a visit follows from its number, and the visits hold every pair of options in every region", () => {
  const all = pairs(generated.options).length;
  const upTo = (count) => Array.from({ length: count }, (_, number) => number);
  assert.equal(covered(upTo(generated.round)).inAll, all);
  assert.deepEqual(covered(upTo(REGIONS.length * generated.round)).regions, Object.fromEntries(REGIONS.map((region) => [region, all])));
  assert.ok(REGIONS.length * generated.round < ALL);
  assert.deepEqual(generated.make(37), visits(pack, TODAY).make(37));
  assert.equal(new Set(upTo(ALL).map((number) => JSON.stringify(generated.make(number)))).size, ALL, "no two alike");
});

test("the page says what the program says, in every visit", { timeout: 3 * 60 * 60 * 1000 }, async (context) => {
  const numbers = wanted();
  const left = [...numbers];
  const ledgers = [];
  const begun = Date.now();
  await Promise.all(Array.from({ length: PAGES }, async () => {
    const walk = await Walk.begin(browser, { pack, list });
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      ledgers.push(await walk.compare(number, generated.make(number)));
      if (ledgers.length % 100 === 0) context.diagnostic(`${ledgers.length} visits, ${Math.round((Date.now() - begun) / 1000)} s`);
    }
    await walk.end();
  }));
  const counts = together(ledgers);
  const pairsSeen = covered(numbers);
  context.diagnostic(`pairs of options: ${pairsSeen.inAll}; ${Object.entries(pairsSeen.regions).map(([region, many]) => `${region} ${many}`).join(", ")}`);
  for (const [what, many] of Object.entries(counts).sort()) context.diagnostic(`${what}: ${many}`);
  const differences = ledgers.flatMap((ledger) => ledger.differences);
  assert.equal(differences.length, 0, `${differences.length} differences\n${differences.slice(0, 40).join("\n")}`);
  assert.equal(counts.visits, numbers.length);
});
