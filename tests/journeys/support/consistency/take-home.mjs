// The page to take home against the program's report: the same numbers as on the other steps.

import { checkDenominator } from "./denominators.mjs";
import { sideBySide, whatWasCounted } from "./options.mjs";
import { comparePmlAtHome } from "./pml-table.mjs";
import { rangeNote, said } from "./said.mjs";

const ROWS = { relapses: "How many relapses", "people-with-relapse": "Who had a relapse", worsening: "Who got worse", scans: "Activity on scans" };
const HARMS = "By name, out of 10,000 people";

/** One number at home, with its range. */
function number(ledger, standing, id, arm, { wording, ranged = true, inLine = false }) {
  const button = standing.get(id);
  if (!button) return ledger.differs(id, null, said(arm.shown));
  ledger.same(id, button.text, said(arm.shown), "numbers at home");
  if (!ranged) return;
  const note = rangeNote(arm, wording);
  if (inLine) ledger.holds(`${id}, range`, button.notes.join(" "), note, "ranges at home");
  else ledger.same(`${id}, range`, button.notes.filter((text) => /^(Range:|No range|A group of this size)/.test(text)), [note], "ranges at home");
}

/** Everything on this route. */
export function compareTakeHome(ledger, { reading, report, pack, visit, wording }) {
  ledger.on("take-home", wording);
  sideBySide(ledger, reading, report, pack);
  const standing = new Map(reading.buttons.map((button) => [button.id, button]));
  const expected = new Set();
  const expect = (id, arm, how) => {
    expected.add(id);
    number(ledger, standing, id, arm, { wording, ...how });
  };
  for (const { cells } of report.comparison.rows) {
    for (const { option, results: [lead] } of cells) {
      if (!lead) continue;
      const end = (arm) => `n-home-${option}-${lead.study.id}-${lead.outcome.id}-${arm.id}`;
      expect(end(lead.own), lead.own);
      const cell = standing.get(end(lead.own));
      if (cell) ledger.holds(`${end(lead.own)}, what was counted`, cell.notes.join("\n"), whatWasCounted(lead, pack, wording), "definitions at home");
      if (lead.against) expect(end(lead.against), lead.against, { ranged: false });
    }
  }
  for (const { option, harms } of report.comparison.harms) {
    for (const harm of harms.filter((one) => one.gravity === "life-changing" && !one.by_jc_virus)) {
      const [figure] = harm.figures;
      if (figure) expect(`n-home-harm-${option}-${harm.id}-${figure.study.id}-${figure.outcome.id}-${figure.own.id}`, figure.own, { inLine: true });
    }
  }
  const surplus = [...standing.keys()].filter((id) => id.startsWith("n-home-") && !expected.has(id));
  ledger.same("numbers that the program does not hold", surplus, []);
  for (const [name, of] of [...Object.values(ROWS).map((row) => [row, "100"]), [HARMS, "10,000"]]) {
    // Once in each table: four options stand in two.
    const rows = reading.rows.filter((one) => one.name === name);
    for (const { texts } of rows) checkDenominator(ledger, `row “${name}”`, texts, of);
    if (!rows.length) ledger.differs(`row “${name}”`, null, "a row");
  }
  comparePmlAtHome(ledger, { reading, report, pack, visit, wording });
}
