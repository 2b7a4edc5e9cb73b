// The steps of a row of the PML table: picture, text and table.

import { checkDenominator } from "./denominators.mjs";
import { OUT_OF_RARE, cellShown } from "./pml-table.mjs";
import { bandName, capitalised, said } from "./said.mjs";

/** Every stretch of time, alone and together with those before. */
export function compareSteps(ledger, { reading, pml, table, mine }) {
  const chart = reading.charts.find((one) => one.of === "pml-figures");
  const row = pml.row;
  if (!mine || row.within_band.every((chance) => !chance)) return ledger.same("no steps", chart ?? null, null);
  if (!chart) return ledger.differs("steps", null, "a picture");
  ledger.same("steps, drawn", chart.drawn, true);
  const alone = row.within_band.map((chance, band) => (chance ? said(chance.shown) : mine.cells[band]?.less_than ? `fewer than ${said(cellShown(table, mine.cells[band]))}` : "Not known"));
  const together = row.from_the_start.map((chance) => (chance ? said(chance.shown) : "Not known"));
  pml.bands.forEach((band, at) => {
    const name = capitalised(bandName(band));
    ledger.same(`table of the steps, ${name}`, chart.lines[at]?.cells, [alone[at], together[at]], "lines of PML steps");
    if (alone[at] !== "Not known") ledger.holds(`text of the steps, ${name}`, chart.label, `${name}: ${alone[at]}.`);
  });
  ledger.same("table of the steps", chart.lines.length, pml.bands.length);
  const whole = row.from_the_start.at(-1);
  if (whole && pml.bands.length > 1) ledger.holds("text of the steps", chart.label, `From the start to the end of ${bandName(pml.bands.at(-1))}: ${said(whole.shown)}.`);
  checkDenominator(ledger, "the steps", [chart.label, ...chart.lines.flatMap((line) => line.cells)], OUT_OF_RARE);
}
