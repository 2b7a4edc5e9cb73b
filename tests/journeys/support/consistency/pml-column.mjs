// The chance of PML in the column of its medicine.

import { checkDenominator } from "./denominators.mjs";
import { count, said } from "./said.mjs";

/** Ids of the buttons of such chances. */
export const PML_BUTTON = /^n-harm-[a-z-]+-pml-(\d+-\d+|any)$/;

/** The row of the person, or that there is none, and its chances. */
export function comparePmlInItsColumn(ledger, reading, report, pack, wording) {
  const of = pack.pml_tables[0].medicine;
  const medicine = pack.medicines.find((one) => one.id === of);
  const place = `n-harm-${of}-pml-`;
  const standing = reading.buttons.filter(({ id }) => PML_BUTTON.test(id));
  const column = reading.pml.harm.find((harm) => harm.column.toLowerCase() === medicine.generic);
  const { pml } = report;
  if (!report.comparison.options.includes(of)) return ledger.same("chances of PML without their medicine", standing, []);
  const row = pml?.row;
  ledger.met("state beside the medicine", row ? `${pml.table}, ${row.id}` : pml.refused);
  ledger.counted(row ? "PML rows in the comparison" : "PML refusals in the comparison");
  const chances = new Map();
  let drawn = null;
  if (row) {
    const add = (key, chance) => chance && chances.set(`${place}${key}`, said(chance.shown));
    const last = pml.bands.length - 1;
    if (pml.measure === "epoch") row.within_band.forEach((chance, band) => add(`${band}-${band}`, chance));
    else {
      add("0-0", row.from_the_start[0]);
      add(`0-${last}`, row.from_the_start[last]);
      drawn = row.from_the_start[last];
    }
    add("any", row.over_all_time);
    drawn = row.over_all_time ?? drawn;
    const { label } = pack.pml_tables.find((table) => table.id === pml.table).rows.find((one) => one.id === row.id);
    ledger.holds("row of the PML table", column.texts.join(" "), `Your row: ${label[wording]}.`);
  } else {
    ledger.holds("PML without a row", column.texts.join(" "), "Not known");
  }
  ledger.same("chances of PML", Object.fromEntries(standing.map(({ id, text }) => [id, text])), Object.fromEntries(chances));
  const people = drawn && count(drawn.shown) ? { yes: count(drawn.shown), range: 0, maybe: 0 } : null;
  ledger.same("field of the chance of PML", standing[0]?.field?.people ?? null, people, "fields of 10,000 people");
  ledger.counted("PML cells", chances.size);
  checkDenominator(ledger, "the chances of PML", standing.map(({ text }) => text), "10,000");
}
