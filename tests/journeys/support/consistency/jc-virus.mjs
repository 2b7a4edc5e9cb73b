// The page of JC virus against the program's report, and its tables against the evidence.

import { checkDenominator } from "./denominators.mjs";
import { compareAnswers } from "./pml-answers.mjs";
import { compareSteps } from "./pml-steps.mjs";
import { OUT_OF_RARE, cellTexts, wholeTable } from "./pml-table.mjs";
import { grouped } from "./said.mjs";
import { compareTwoScales } from "./two-scales.mjs";

/** The page of JC virus. */
export function compareJcVirus(ledger, { reading, report, list, pack, wording }) {
  ledger.on("jc-virus", wording);
  const { pml } = report;
  const table = pack.pml_tables.find((one) => one.id === pml.table);
  const mine = table.rows.find((row) => row.id === pml.row?.id);
  ledger.met("state of the JC virus test", mine ? `${table.id}, ${mine.id}` : pml.refused);
  if (mine) ledger.met("time on the medicine", `${table.id}, ${pml.treatment.status} ${pml.treatment.band ?? ""}`.trim());
  for (const one of pack.pml_tables) {
    const section = reading.pml.tables.find(({ id }) => id === one.id);
    const marked = one === table ? mine : undefined;
    const place = `table ${one.id}`;
    if (!section) {
      ledger.differs(place, null, "a table");
      continue;
    }
    wholeTable(ledger, place, one, section.lines, marked, { names: wording, cells: wording, allTime: (text) => `at any time: ${text}` });
    ledger.same(`${place}, your row`, section.mine, marked ? `Your row in the table: ${marked.label[wording]}.` : null);
    ledger.same(`${place}, cells of your row`, section.years, marked ? cellTexts(one, marked, wording) : []);
    const of = wording === "plain" ? OUT_OF_RARE : grouped(one.out_of);
    for (const caption of section.captions) ledger.holds(`${place}, caption`, caption, `out of ${of} people`);
    checkDenominator(ledger, place, section.captions, of);
  }
  const texts = Object.fromEntries(reading.buttons.map(({ id, text }) => [id, text]));
  compareAnswers(ledger, { reading, texts, pml, mine });
  compareSteps(ledger, { reading, pml, table, mine });
  compareTwoScales(ledger, { reading, texts, pml, list });
}
