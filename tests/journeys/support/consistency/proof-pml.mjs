// The proof of a chance of PML: cells of a published table, and what was worked out from them.

import { WITHOUT_PML } from "./pml-answers.mjs";
import { OUT_OF_RARE, RARE } from "./pml-table.mjs";
import { checkSource } from "./proof-source.mjs";
import { grouped, said } from "./said.mjs";

const MEANINGS = {
  "conditional-on-pml-free": "Chance in that year, for people without PML until then.",
  epoch: "Chance in that time, as published.",
};

/** Cells one after another, for people without PML until then: out of 10,000, rounded once. */
function together(table, cells) {
  const without = cells.reduce((share, { value }) => share * (1 - Number(value) / table.out_of), 1);
  const share = cells.length === 1 ? Number(cells[0].value) / table.out_of : 1 - without;
  const whole = Math.floor(share * RARE + 0.5 + 1e-9);
  return whole ? { "out-of": { count: whole, of: RARE } } : { "fewer-than-one": { of: RARE } };
}

/** Against the table of the evidence. */
export function comparePmlProof(ledger, { proof, target, pack, wording }) {
  const { id, table, row, first, last } = target;
  const place = `proof of ${id}`;
  const cells = row.cells.slice(first, last + 1);
  const shown = together(table, cells);
  const of = grouped(table.out_of);
  const lines = proof.lines;
  ledger.same(`${place}, title`, proof.title, said(shown));
  ledger.same(`${place}, about`, proof.about, table.title[wording]);
  ledger.same(`${place}, in whom`, lines["In whom"], [row.label[wording]]);
  ledger.same(`${place}, result`, lines.Result, [cells.map(({ value }) => `${value} out of ${of}`).join(", ")], "cells in proofs");
  ledger.same(`${place}, what was counted`, lines["What was counted"], [MEANINGS[table.measure]]);
  const whole = said(shown).replace(/ people$/, "");
  const factors = cells.map(({ value }) => `(1 minus ${value}/${of})`).join(" × ");
  const single = shown["out-of"] ? `${cells[0].value} out of ${of} = ${whole}` : `${cells[0].value} out of ${of} is fewer than 1 out of ${OUT_OF_RARE}`;
  const worked = cells.length === 1 ? single : `1 minus (${factors}) = ${whole}, rounded once`;
  ledger.same(`${place}, how it becomes what is shown`, lines["How this becomes what is shown"], [worked], "numbers traced in proofs");
  ledger.same(`${place}, document`, lines.Document, [table.document]);
  checkSource(ledger, place, proof, table.proof, pack);
}

/** The cells that the button of a chance stands for; none for any other button. */
export function pmlTarget(id, { pack, report }) {
  const { pml } = report;
  for (const table of pack.pml_tables) {
    for (const row of table.rows) {
      const whole = row.cells.length === 1 && table.bands.length > 1;
      const last = row.cells.length - 1;
      const find = (pattern) => id.match(new RegExp(`^${pattern}$`));
      const cell = find(`n-(?:table|mine)-${table.id}-${row.id}-(\\d+)`)
        ?? (table.id === pml.table ? find(`home-pml-${row.id}-(\\d+)`) : null);
      // A cell that is only known to lie below a limit is no chance, and its proof is not compared.
      if (cell) return row.cells[Number(cell[1])].less_than ? null : { id, table, row, first: Number(cell[1]), last: Number(cell[1]) };
      if (table.id !== pml.table || row.id !== pml.row?.id) continue;
      const stretch = find(`n-harm-${table.medicine}-pml-(\\d+)-(\\d+)`);
      if (stretch) return { id, table, row, first: Number(stretch[1]), last: Number(stretch[2]) };
      const now = pml.treatment.band ?? 0;
      const after = pml.treatment.band ?? table.bands.findIndex(({ from }) => from > WITHOUT_PML);
      const named = {
        [`n-harm-${table.medicine}-pml-any`]: [0, 0],
        "n-pml-any": [0, 0],
        "n-pml-this-year": [now, now],
        "n-pml-alone": [last, last],
        "n-pml-together": [0, last],
        "n-pml-after": [after, last],
        "n-two-scales-pml": table.measure === "epoch" ? [last, last] : [0, last],
      }[id];
      if (named) return { id, table, row, first: named[0], last: whole ? 0 : named[1] };
    }
  }
  return null;
}
