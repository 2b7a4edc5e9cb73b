// The chances of PML on the page of JC virus and at home against the program's report, and the
// whole tables against the evidence.

import { bandName, capitalised, count, others, said, short } from "./said.mjs";
import { checkDenominator } from "./options.mjs";

const RARE = 10_000;
/** Months without PML after which the third answer begins, before treatment. */
const WITHOUT_PML = 24;

/** A printed cell out of 10,000 people. */
function cellShown(table, cell) {
  const whole = Math.floor((Number(cell.value) * RARE) / table.out_of + 0.5 + 1e-9);
  return whole ? { "out-of": { count: whole, of: RARE } } : { "fewer-than-one": { of: RARE } };
}

/** The cells of a row as one number each. */
function cellTexts(table, row, wording) {
  return row.cells.map((cell) => {
    const text = wording === "plain" ? short(cellShown(table, cell)) : String(cell.value);
    return cell.less_than ? `fewer than ${text}` : text;
  });
}

/** A whole table: every cell, and the marked row. */
function wholeTable(ledger, place, table, lines, mine, { wording, allTime }) {
  ledger.same(`${place}, marked rows`, lines.filter((line) => line.mine).map((line) => line.name.replace(/ your row$/, "")), mine ? [mine.label[wording]] : [], "PML rows marked");
  ledger.same(`${place}, rows`, lines.length, table.rows.length);
  table.rows.forEach((row, at) => {
    const whole = row.cells.length === 1 && table.bands.length > 1;
    ledger.same(`${place}, ${row.id}`, lines[at]?.cells, cellTexts(table, row, wording).map((text) => (whole ? allTime(text) : text)));
    ledger.counted("PML cells", row.cells.length);
  });
}

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
    wholeTable(ledger, place, one, section.lines, marked, { wording, allTime: (text) => `at any time: ${text}` });
    ledger.same(`${place}, your row`, section.mine, marked ? `Your row in the table: ${marked.label[wording]}.` : null);
    ledger.same(`${place}, cells of your row`, section.years, marked ? cellTexts(one, marked, wording) : []);
    const of = wording === "plain" ? RARE.toLocaleString("en") : one.out_of.toLocaleString("en");
    for (const caption of section.captions) ledger.holds(`${place}, caption`, caption, `out of ${of} people`);
    checkDenominator(ledger, place, section.captions, of);
  }
  const texts = Object.fromEntries(reading.buttons.map(({ id, text }) => [id, text]));
  answers(ledger, { reading, texts, pml, mine });
  steps(ledger, { reading, pml, table, mine });
  twoScales(ledger, { reading, texts, pml, list });
}

/** The three answers, and the chance of this year. */
function answers(ledger, { reading, texts, pml, mine }) {
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
      checkDenominator(ledger, `answer “${name}”`, [card.whole], RARE.toLocaleString("en"));
    } else {
      ledger.holds(`answer “${name}”`, card.whole, "Not known");
    }
  }
}

/** The steps of a row: picture, text and table. */
function steps(ledger, { reading, pml, table, mine }) {
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
  checkDenominator(ledger, "the steps", [chart.label, ...chart.lines.flatMap((line) => line.cells)], RARE.toLocaleString("en"));
}

/** 10,000 people beside 100 of them. */
function twoScales(ledger, { reading, texts, pml, list }) {
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

/** The table on the page to take home. */
export function comparePmlAtHome(ledger, { reading, report, pack, visit, wording }) {
  const { pml } = report;
  const table = pack.pml_tables.find((one) => one.id === pml.table);
  const mine = table.rows.find((row) => row.id === pml.row?.id);
  const shown = [...visit.compared, visit.plan.medicine].includes(table.medicine);
  ledger.same("tables of PML at home", reading.pml.home.length, shown ? 1 : 0);
  if (!shown || !reading.pml.home.length) return;
  const [{ caption, lines }] = reading.pml.home;
  ledger.holds("PML at home, caption", caption, "out of 10,000 people");
  ledger.same("PML at home, marked rows", lines.filter((line) => line.mine).map((line) => line.name.replace(/ your row$/, "")), mine ? [mine.label[wording]] : [], "PML rows marked");
  table.rows.forEach((row, at) => {
    const whole = row.cells.length === 1 && table.bands.length > 1;
    const cells = cellTexts(table, row, "plain").map((text) => (whole ? `${text} over all time` : text));
    ledger.same(`PML at home, ${row.id}`, lines[at]?.cells, cells);
    ledger.counted("PML cells", cells.length);
  });
}
