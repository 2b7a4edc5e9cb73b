// The tables of PML as they are published: on the page of JC virus and at home.

import { grouped, short } from "./said.mjs";

export const RARE = 10_000;
export const OUT_OF_RARE = grouped(RARE);

/** A printed cell out of 10,000 people. */
export function cellShown(table, cell) {
  const whole = Math.floor((Number(cell.value) * RARE) / table.out_of + 0.5 + 1e-9);
  return whole ? { "out-of": { count: whole, of: RARE } } : { "fewer-than-one": { of: RARE } };
}

/** The cells of a row as one number each. */
export function cellTexts(table, row, wording) {
  return row.cells.map((cell) => {
    const text = wording === "plain" ? short(cellShown(table, cell)) : String(cell.value);
    return cell.less_than ? `fewer than ${text}` : text;
  });
}

/** A whole table: every cell, and the marked row; rows are named in one wording, cells in another. */
export function wholeTable(ledger, place, table, lines, mine, { names, cells, allTime }) {
  const marked = lines.filter((line) => line.mine).map((line) => line.name.replace(/ your row$/, ""));
  ledger.same(`${place}, marked rows`, marked, mine ? [mine.label[names]] : [], "PML rows marked");
  ledger.same(`${place}, rows`, lines.length, table.rows.length);
  table.rows.forEach((row, at) => {
    const whole = row.cells.length === 1 && table.bands.length > 1;
    const texts = cellTexts(table, row, cells);
    ledger.same(`${place}, ${row.id}`, lines[at]?.cells, whole ? texts.map(allTime) : texts);
    ledger.counted("PML cells", texts.length);
  });
}

/** The table on the page to take home. */
export function comparePmlAtHome(ledger, { reading, report, pack, visit, wording }) {
  const { pml } = report;
  const table = pack.pml_tables.find((one) => one.id === pml.table);
  const mine = table.rows.find((row) => row.id === pml.row?.id);
  const shown = [...visit.compared, visit.plan.medicine].includes(table.medicine);
  ledger.same("tables of PML at home", reading.pml.home.length, shown ? 1 : 0);
  if (!shown || !reading.pml.home.length) return;
  const [{ caption, lines }] = reading.pml.home;
  ledger.holds("PML at home, caption", caption, `out of ${OUT_OF_RARE} people`);
  wholeTable(ledger, "PML at home", table, lines, mine, { names: wording, cells: "plain", allTime: (text) => `${text} over all time` });
}
