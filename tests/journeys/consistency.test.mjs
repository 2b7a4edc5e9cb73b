// The page and the program say the same: visits made up by rule are opened in the page one after
// another, and every number on it is compared with what `waymark evaluate` says of the same file
// and with the accepted list. A short round by itself; 1,000 visits with WAYMARK_CONSISTENCY=full
// (`cargo xtask consistency`); single ones with their numbers, as in WAYMARK_CONSISTENCY=37,512
// (`cargo xtask consistency 37 512`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fixture } from "./support/app.mjs";
import { TODAY, launch } from "./support/browser.mjs";
import { acceptedList } from "./support/consistency/accepted.mjs";
import { CHANGES, change, undo } from "./support/consistency/changes.mjs";
import { Ledger, together } from "./support/consistency/ledger.mjs";
import { evidence } from "./support/consistency/program.mjs";
import { PROOF_CHANGES } from "./support/consistency/proof-changes.mjs";
import { close, press, readProof } from "./support/consistency/proof-panel.mjs";
import { compareProof, targetOf } from "./support/consistency/proofs.mjs";
import { read, unfold } from "./support/consistency/reading.mjs";
import { REGIONS, pairs, visits } from "./support/consistency/visits.mjs";
import { COMPARED, Walk } from "./support/consistency/walk.mjs";

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

/** Every row of every table and every refusal, and every column of every table. */
function possible() {
  const refused = ["result-not-known", "never-tested", "indeterminate", "too-soon-after-plasma-exchange-or-immunoglobulin",
    "earlier-immunosuppressant-not-known", "assay-not-known", "other-assay"];
  const rows = pack.pml_tables.flatMap((table) => table.rows.map((row) => `${table.id}, ${row.id}`));
  const times = pack.pml_tables.flatMap((table) => ["not-started", "start-not-known", "beyond-the-table",
    ...table.bands.map((_, band) => `in-band ${band}`)].map((time) => `${table.id}, ${time}`));
  const whole = (what) => [...rows, ...refused].map((state) => `${what}: ${state}`);
  return [...whole("state of the JC virus test"), ...whole("state beside the medicine"), ...times.map((time) => `time on the medicine: ${time}`)];
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
    let walk = await Walk.begin(browser, { pack, list });
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      ledgers.push(await walk.compare(number, generated.make(number)));
      if (walk.broken) walk = await Walk.begin(browser, { pack, list });
      if (ledgers.length % 100 === 0) console.log(`${ledgers.length} visits, ${Math.round((Date.now() - begun) / 1000)} s`);
    }
    await walk.end();
  }));
  const counts = together(ledgers);
  const pairsSeen = covered(numbers);
  context.diagnostic(`pairs of options: ${pairsSeen.inAll}; ${Object.entries(pairsSeen.regions).map(([region, many]) => `${region} ${many}`).join(", ")}`);
  for (const [what, many] of Object.entries(counts).sort()) context.diagnostic(`${what}: ${many}`);
  const states = new Set(ledgers.flatMap((ledger) => ledger.states));
  context.diagnostic(`states of the test and times on the medicine: ${states.size}`);
  const differences = ledgers.flatMap((ledger) => ledger.differences);
  assert.equal(differences.length, 0, `${differences.length} differences\n${differences.slice(0, 40).join("\n")}`);
  assert.equal(counts.visits, numbers.length);
  if (WANTED === "full") assert.deepEqual(possible().filter((state) => !states.has(state)), [], "states that no visit was in");
});

/** What the program or the evidence might say otherwise, each of which must be found. */
const OTHER_SIDE = {
  "a number of a result": ({ report }) => { report.comparison.rows[2].cells[1].results[0].own.shown["out-of"].count += 1; },
  "a count of tests and visits": ({ report }) => { report.comparison.over_the_years.options[1].burden[1].visits += 1; },
  "what studies differ in": ({ report }) => { report.comparison.differences.populations = false; },
  "a plan without a date": ({ report }) => {
    const { plan } = report.comparison.over_the_years.options[1];
    plan.items.splice(plan.items.findLastIndex(({ id, only_if_stopped: only }) => id === "mri-yearly" && !only), 1);
  },
  "the end of a plan": ({ report }) => { report.comparison.over_the_years.options[0].plan.end = "2040-01-01"; },
  "a course that is gone": ({ report }) => { report.comparison.over_the_years.options[1].plan.courses.pop(); },
  "a figure of a network": ({ pack: evidenced }) => { evidenced.networks[0].results[0].value = "0.47"; },
  "the limit of a network": ({ pack: evidenced }) => { evidenced.networks[0].results[0].interval.high = "0.56"; },
  "a medicine of a network": ({ pack: evidenced }) => {
    evidenced.networks[0].results.find(({ medicine }) => medicine === "natalizumab").medicine = "ocrelizumab";
  },
};

/** A visit with natalizumab and its row, opened in a page of its own. */
async function changeable() {
  const file = JSON.parse(readFileSync(fixture("foundation-case.json"), "utf8"));
  Object.assign(file.visit, {
    compared: ["fingolimod", "natalizumab"],
    show_unverified: true,
    own_baselines: {
      open: true,
      relapses: { typed: "50" },
      worsening: { group: "affirm/progression-12-weeks/placebo" },
    },
  });
  const walk = await Walk.begin(browser, { pack, list });
  const expected = await walk.expected(file);
  await walk.openFile(file);
  return { walk, expected };
}

/** Makes each change and takes it back; gives those that were not seen. */
async function unseenOf(page, view, changes, differences) {
  assert.deepEqual(await differences(), [], view);
  const unseen = [];
  for (const [name, where, how] of changes) {
    assert.ok(await change(page, where, how), `${view}: nothing to change for ${name}`);
    if (!(await differences()).length) unseen.push(`${view}: ${name}`);
    await undo(page);
  }
  assert.deepEqual(await differences(), [], `${view}: all was taken back`);
  return unseen;
}

const made = (changes) => Object.values(changes).flat().length;

test("a number changed on the page does not go unseen", async (context) => {
  const { walk, expected } = await changeable();
  const unseen = [];
  for (const [view, changes] of Object.entries(CHANGES)) {
    const [route, wording] = view.split(", ");
    await walk.app.go(route);
    await walk.switchTo(wording);
    await unfold(walk.page);
    const differences = async (known = expected) => {
      const ledger = new Ledger("changed");
      COMPARED[route](ledger, { ...known, reading: await read(walk.page), wording });
      return ledger.differences;
    };
    unseen.push(...await unseenOf(walk.page, view, changes, differences));
    if (view !== "options, plain") continue;
    // The other side: a number of the accepted list and one of the program.
    const text = readFileSync(fixture("shown-numbers.txt"), "utf8");
    const place = "affirm/progression-12-weeks/natalizumab: ";
    assert.ok((await differences({ ...expected, list: acceptedList(text.replace(`${place}1`, `${place}2`)) })).length, "the accepted list");
    for (const [name, alter] of Object.entries(OTHER_SIDE)) {
      const other = structuredClone({ report: expected.report, pack });
      alter(other);
      assert.ok((await differences({ ...expected, ...other })).length, `the other side: ${name}`);
    }
  }
  context.diagnostic(`changes seen: ${made(CHANGES) - unseen.length}`);
  assert.deepEqual(unseen, []);
  await walk.end();
});

test("a number changed in a proof does not go unseen", async (context) => {
  const { walk, expected } = await changeable();
  const unseen = [];
  let standing;
  for (const [view, changes] of Object.entries(PROOF_CHANGES)) {
    const [route, wording, id] = view.split(", ");
    if (route !== standing) await walk.app.go(route);
    standing = route;
    await walk.switchTo(wording);
    await unfold(walk.page);
    const known = { ...expected, reading: await read(walk.page), wording };
    const target = targetOf(id, route, known);
    assert.ok(target, `${view}: nothing to press`);
    const pressed = await press(walk.page, id);
    const differences = async (seen = { ...known, pressed }) => {
      const ledger = new Ledger("changed");
      compareProof(ledger, { ...seen, target, proof: await readProof(walk.page) });
      return ledger.differences;
    };
    unseen.push(...await unseenOf(walk.page, view, changes, differences));
    // The other side: what was pressed said something else.
    assert.ok((await differences({ ...known, pressed: `1${pressed}` })).length, `${view}: what was pressed`);
    await close(walk.page);
  }
  context.diagnostic(`changes seen: ${made(PROOF_CHANGES) - unseen.length}`);
  assert.deepEqual(unseen, []);
  await walk.end();
});
