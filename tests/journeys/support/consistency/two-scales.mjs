// The picture of 10,000 people beside 100 of them, with its table.

import { RARE } from "./pml-table.mjs";
import { count, said, short } from "./said.mjs";

/** Squares, dots, what the picture says, and the table. */
export function compareTwoScales(ledger, { reading, texts, pml, list }) {
  const { scales } = reading.pml;
  const row = pml.row;
  const chance = row && !row.over_all_time ? row.from_the_start.at(-1) ?? row.within_band.at(-1) : null;
  if (!chance) return ledger.same("no picture of two scales", scales, null);
  if (!scales) return ledger.differs("picture of two scales", null, said(chance.shown));
  ledger.counted("pictures of 10,000 people");
  ledger.same("two scales, number", texts["n-two-scales-pml"], said(chance.shown));
  ledger.same("two scales, squares", scales.squares, count(chance.shown));
  ledger.same("two scales, out of 10,000", scales.lines[0].cells[1], short(chance.shown));
  const [, own, other] = scales.lines;
  const [withIt, without] = [own, other].map((line) => {
    const [{ id, text }] = line.buttons;
    const place = [...list.numbers.keys()].find((one) => id === `n-two-scales-${one.replaceAll("/", "-")}`);
    const value = Number(list.numbers.get(place)?.value);
    const shown = (of) => ({ "out-of": { count: Math.floor((value * of) / 100 + 0.5 + 1e-9), of } });
    ledger.same(`two scales, ${id}`, text, said(shown(100)), "numbers in sentences");
    ledger.same(`two scales, ${id}, out of 10,000`, line.cells[1], short(shown(RARE)));
    return { text, count: count(shown(100)) };
  });
  ledger.same("two scales, what the picture says", scales.label.replace(/ with [^:]*:/, " with it:"), `PML: ${said(chance.shown)}. Disability got worse with it: ${withIt.text}.`);
  ledger.same("two scales, people", [scales.people.sure, scales.people.without], [withIt.count, 100 - withIt.count], "fields of dots");
  ledger.same("two scales, the other group", scales.other.sure + scales.other.below, without.count, "fields of dots");
  ledger.same("two scales, the other group in all", scales.other.sure + scales.other.below + scales.other.above + scales.other.without, 100);
  ledger.holds("two scales, what the other dots say", scales.other.label, without.text);
}
