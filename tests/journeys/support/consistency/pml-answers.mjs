// The three answers on the chance of PML, and the chance of this year.

import { checkDenominator } from "./denominators.mjs";
import { OUT_OF_RARE } from "./pml-table.mjs";
import { count, others, said } from "./said.mjs";

/** Months without PML after which the third answer begins, before treatment. */
export const WITHOUT_PML = 24;

/** Each answer, or that there is none. */
export function compareAnswers(ledger, { reading, texts, pml, mine }) {
  const found = reading.pml.answers;
  if (!mine) {
    ledger.same("answers without a row", Object.keys(found), []);
    ledger.same("a chance of this year without a row", texts["n-pml-this-year"], undefined);
    ledger.holds("what the test means", reading.pml.meaning, "No figure is shown for you yet.", "PML refusals");
    return;
  }
  ledger.holds("what the test means", reading.pml.meaning, `Your row in the table: `);
  const { row, bands, treatment } = pml;
  const last = bands.length - 1;
  const expected = {};
  if (row.over_all_time) {
    expected.any = row.over_all_time;
    const about = count(row.over_all_time.shown) ? `about ${said(row.over_all_time.shown)}` : said(row.over_all_time.shown);
    ledger.holds("what a negative test means", reading.pml.meaning, `the chance of PML is ${about}.`);
  } else {
    const placed = treatment.status === "not-started" || treatment.status === "in-band";
    const after = bands.findIndex((band) => band.from > WITHOUT_PML);
    const from = placed ? treatment.band ?? (after < 0 ? null : after) : null;
    expected.alone = row.within_band[last];
    expected.together = row.from_the_start[last];
    expected.after = from === null ? null : row.what_remains[from];
    const thisYear = placed ? row.within_band[treatment.band ?? 0] : null;
    ledger.same("the chance of this year", texts["n-pml-this-year"], thisYear ? said(thisYear.shown) : undefined, "PML chances");
  }
  ledger.same("answers", Object.keys(found).sort(), Object.keys(expected).sort());
  for (const [name, chance] of Object.entries(expected)) {
    const card = found[name];
    if (!card) continue;
    ledger.same(`answer “${name}”`, card.number, chance ? said(chance.shown) : null, "PML chances");
    if (chance) {
      ledger.same(`answer “${name}”, the others`, card.notes[0], `${others(chance.shown)} do not get it.`, "other frames");
      checkDenominator(ledger, `answer “${name}”`, [card.whole], OUT_OF_RARE);
    } else {
      ledger.holds(`answer “${name}”`, card.whole, "Not known");
    }
  }
}
