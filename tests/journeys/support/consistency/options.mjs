// The options side by side against the program's report.

import { checkAccepted } from "./accepted.mjs";
import { MEASURES, between, capitalised, count, effect, isRate, others, rangeNote, said } from "./said.mjs";

/** Rows of results: how they are named in ids of buttons and on screen. */
export const ROWS = {
  relapses: { id: "relapses", plain: "How many relapses?", clinical: "Annualised relapse rate" },
  "people-with-relapse": { id: "people", plain: "How many people had a relapse?", clinical: "People with a relapse" },
  worsening: { id: "worse", plain: "Who got worse?", clinical: "Confirmed disability progression" },
  scans: { id: "scans", plain: "What did scans show?", clinical: "MRI activity" },
};
const HARMS = { "Life-changing harms": "10,000", "Common side effects": "100" };
const PML_BUTTON = /^n-harm-[a-z-]+-pml-(\d+-\d+|any)$/;
const SUBGROUPS = "People with very active MS in these studies";

/** Every result that the report puts into the comparison, and where its numbers stand. */
export function results(report) {
  const found = [];
  const cell = (place, one, row) => one.results.forEach((result, at) => found.push({ place, option: one.option, result, row, lead: at === 0 }));
  for (const { row, cells } of report.comparison.rows) {
    for (const one of cells) cell(`n-${ROWS[row].id}-${one.option}`, one, row);
  }
  for (const one of report.comparison.highly_active_subgroups) cell(`n-subgroup-${one.option}`, one, "subgroup");
  for (const { option, harms } of report.comparison.harms) {
    for (const harm of harms.filter((one) => !one.by_jc_virus)) {
      cell(`n-harm-${option}-${harm.id}`, { option, results: harm.figures }, harm.gravity);
    }
  }
  return found;
}

/** A number in its sentence: rates have words of their own after the button. */
function sentence(ledger, button, arm) {
  const whole = said(arm.shown);
  if (isRate(arm.shown)) {
    ledger.holds(`${button.id}, sentence`, button.sentence, whole);
    ledger.same(button.id, button.text, whole.replace(/ for 100 people in a year$/, ""), "numbers in sentences");
  } else {
    ledger.same(button.id, button.text, whole, "numbers in sentences");
  }
}

/** Dots and squares: sure and below are the number that is printed, and a field has 100 people. */
function field(ledger, button, arm) {
  const whole = count(arm.shown);
  const [low, high] = arm.range ? [Math.min(count(arm.range[0]), whole), Math.max(count(arm.range[1]), whole)] : [whole, whole];
  if (arm.dots) {
    const { label, ...parts } = button.field ?? {};
    ledger.same(`${button.id}, dots`, parts, arm.dots, "fields of dots");
    ledger.same(`${button.id}, dots of the printed number`, `${parts.sure + parts.below} out of 100 people`, button.text.replace("fewer than 1 ", "0 "));
    ledger.same(`${button.id}, dots in all`, parts.sure + parts.below + parts.above + parts.without, 100);
    const range = low === whole && high === whole ? "" : `; range ${words(low, high)}`;
    ledger.same(`${button.id}, what the dots say`, label, `100 dots: ${said(arm.shown)}${range}`);
  } else if (isRate(arm.shown)) {
    const { label, ...parts } = button.field ?? {};
    ledger.same(`${button.id}, squares`, parts, { sure: low, below: whole - low, above: high - whole, without: 0 }, "fields of squares");
    const range = low === whole && high === whole ? "" : `; range ${words(low, high)}`;
    ledger.same(`${button.id}, what the squares say`, label, `${whole} square${whole === 1 ? "" : "s"}: relapses for 100 people in a year${range}`);
  } else {
    ledger.same(`${button.id}, no dots`, button.field ?? null, null);
  }
}

const words = (low, high) => between([{ "events-for-hundred-people-in-a-year": low }, { "events-for-hundred-people-in-a-year": high }]);

/** Two means as bars: what is said of them, and their lengths on one scale. */
function bars(ledger, button, result) {
  const lesions = (arm) => arm?.shown.mean?.unit === "lesions-per-person";
  const [own, other] = [result.own, result.against];
  const drawn = lesions(own) && lesions(other) && Math.max(...[own, other].flatMap((arm) => [arm.value, arm.range?.[1].mean.value ?? 0].map(Number))) > 0;
  if (!drawn) return ledger.same(`${button.id}, no bars`, button.bars ?? null, null);
  ledger.counted("pairs of bars");
  ledger.holds(`${button.id}, what the bars say`, button.bars?.label, said(own.shown));
  ledger.holds(`${button.id}, what the bars say`, button.bars?.label, said(other.shown));
  const [long, against] = button.bars?.long ?? [NaN, NaN];
  const apart = Math.abs(long * Number(other.value) - against * Number(own.value));
  if (!(apart <= Number(own.value) + Number(other.value))) ledger.differs(`${button.id}, bars`, [long, against], [own.value, other.value]);
}

/** Sentences, cells, dots and ranges. */
function cells(ledger, reading, report, list, wording) {
  const standing = new Map(reading.buttons.map((button) => [button.id, button]));
  const expected = new Set();
  for (const { place, row, result, lead } of results(report)) {
    const inAStudy = row !== "life-changing" && row !== "common";
    const end = (arm) => `${result.study.id}-${result.outcome.id}-${arm.id}`;
    for (const [arm, id] of [[result.own, `${place}-${end(result.own)}`], [result.against, result.against && `${place}-against-${end(result.against)}`]]) {
      if (!arm) continue;
      expected.add(id);
      checkAccepted(ledger, list, result, arm);
      const button = standing.get(id);
      if (!button) {
        ledger.differs(id, null, said(arm.shown));
        continue;
      }
      sentence(ledger, button, arm);
      if (arm !== result.own) continue;
      const ranges = button.notes.filter((note) => /^(Range:|No range|A group of this size)/.test(note));
      ledger.same(`${id}, range`, ranges, [rangeNote(arm, wording)], "ranges");
      if (lead && others(arm.shown)) {
        const without = `${others(arm.shown)} did not${inAStudy ? "" : " have it"}.`;
        ledger.same(`${id}, the others`, button.notes.filter((note) => /^(more than )?[\d,]+ out of .* did not/.test(note)), [without], "other frames");
      }
      if (lead && inAStudy) {
        field(ledger, button, arm);
        bars(ledger, button, result);
      }
    }
  }
  const surplus = reading.buttons.map(({ id }) => id)
    .filter((id) => /^n-(relapses|people|worse|scans|subgroup|harm)-/.test(id) && !expected.has(id) && !PML_BUTTON.test(id));
  ledger.same("numbers that the program does not hold", surplus, []);
}

/** One denominator in every row: 100 for what is common, 10,000 for what is rare. */
function denominators(ledger, reading, wording) {
  const names = [...Object.values(ROWS).map((row) => row[wording]), SUBGROUPS].map((name) => [name, "100"]);
  for (const [name, of] of [...names, ...Object.entries(HARMS)]) {
    const row = reading.rows.find((one) => one.name === name);
    if (!row) {
      ledger.differs(`row “${name}”`, null, "a row");
      continue;
    }
    checkDenominator(ledger, `row “${name}”`, row.texts, of);
  }
}

/** Every number of some texts is out of so many people; nobody of a group has that group. */
export function checkDenominator(ledger, place, texts, of) {
  const found = texts.flatMap((text) => [...text.replace(/nobody out of [\d,]+ people/g, "").matchAll(/out of ([\d,]+)/g)].map((match) => match[1].replace(/,$/, "")));
  ledger.same(`denominators in ${place}`, [...new Set(found)].filter((one) => one !== of), []);
  ledger.counted("denominators", found.length);
}

/** Pictures of ratios with their text and table; only in clinical detail. */
function ratios(ledger, reading, report, list) {
  const pictures = reading.charts.filter((chart) => chart.of === "ratios");
  const name = (line) => `ratio-${line.option}-${line.study}-${line.outcome}`;
  const key = (ids) => [...ids].sort().join(" ");
  const left = new Map(pictures.map((picture) => [key(picture.lines.map((line) => line.buttons[0]?.id)), picture]));
  for (const group of report.comparison.published_effects) {
    const ids = key(group.lines.map(name));
    const picture = left.get(ids);
    left.delete(ids);
    if (!picture) {
      ledger.differs(`picture of ${ids}`, null, `${group.row}, ${group.measure}`);
      continue;
    }
    ledger.counted("pictures of ratios");
    ledger.same(`picture “${picture.title}”, drawn`, picture.drawn, true);
    ledger.same(`picture of ${ids}`, picture.title.split(", against ")[0], `${ROWS[group.row].clinical}: ${MEASURES[group.measure]}`);
    for (const line of group.lines) {
      const row = picture.lines.find((one) => one.buttons[0].id === name(line));
      ledger.same(`table of “${picture.title}”, ${name(line)}`, row.buttons[0].text, effect(line, group.measure), "lines of ratios");
      const accepted = [group.measure, line.value, ...(line.interval ? [line.interval.low, line.interval.high, line.interval.level] : [])].join(" ");
      ledger.same(`accepted list, ${line.study}/${line.outcome} effect`, accepted, list.effects.get(`${line.study}/${line.outcome}`), "effects in the accepted list");
    }
    const text = picture.lines.map((line) => `${line.name}: ${line.buttons[0].text}.`).join(" ");
    ledger.same(`text of “${picture.title}”`, picture.label, text);
    ledger.same(`caption of “${picture.title}”`, picture.caption, text);
  }
  ledger.same("pictures that the program does not hold", [...left.keys()], []);
}

/** Published effects on the baseline of the person; only in clinical detail, and when opened. */
function ownBaselines(ledger, reading, report, pack) {
  const sections = new Map(reading.own.map((section) => [section.row, section]));
  if (!report.own_baselines) return ledger.same("own baselines stay away", [...sections.keys()], []);
  for (const { row, baseline, lines } of report.own_baselines) {
    const place = `own baseline, ${row}`;
    const section = sections.get(ROWS[row].id);
    if (!section) {
      ledger.differs(place, null, "a section");
      continue;
    }
    ledger.counted("rows with a baseline", baseline ? 1 : 0);
    if (!baseline) {
      ledger.same(place, section.lines, []);
      ledger.same(place, section.said.some((text) => text.startsWith("Choose or type a baseline")), true);
      continue;
    }
    const stated = section.said.find((text) => text.startsWith("Baseline:"));
    ledger.holds(place, stated, `Baseline: ${said(baseline.shown)}`, "baselines");
    if (baseline.group) {
      const button = reading.buttons.find(({ id }) => id === `n-own-${ROWS[row].id}-${baseline.group.replaceAll("/", "-")}`);
      ledger.same(`${place}, published`, button?.text, said(baseline.shown), "baselines with their proof");
    }
    const computed = lines.filter((line) => line.shown);
    ledger.same(`${place}, lines`, section.lines.map((line) => line.buttons[0].id).sort(), computed.map((line) => `own-${line.option}-${line.study}-${line.outcome}`).sort());
    for (const line of computed) {
      const stands = section.lines.find((one) => one.buttons[0].id === `own-${line.option}-${line.study}-${line.outcome}`);
      if (!stands) continue;
      ledger.same(`${place}, ${stands.buttons[0].id}`, stands.buttons[0].text, said(line.shown), "numbers on a baseline");
      const fixed = line.range_baseline_fixed ? between(line.range_baseline_fixed) : "No 95 % interval was published.";
      const both = line.range_baseline_uncertain ? between(line.range_baseline_uncertain) : "Not known: it needs an interval and a counted baseline.";
      ledger.same(`${place}, ${stands.buttons[0].id}, ranges`, stands.cells.slice(1), [fixed, both], "ranges on a baseline");
    }
    const silent = report.comparison.options.filter((option) => !lines.some((line) => line.option === option)
      && !pack.medicines.find((medicine) => medicine.id === option).stands_for.length);
    ledger.same(`${place}, not computed`, section.refused.length, lines.length - computed.length + silent.length, "baselines refused");
  }
}

/** The chance of PML in the column of natalizumab. */
function pmlInItsColumn(ledger, reading, report, pack, wording) {
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
  if (row) {
    const add = (key, chance) => chance && chances.set(`${place}${key}`, said(chance.shown));
    const last = pml.bands.length - 1;
    if (pml.measure === "epoch") row.within_band.forEach((chance, band) => add(`${band}-${band}`, chance));
    else {
      add("0-0", row.from_the_start[0]);
      add(`0-${last}`, row.from_the_start[last]);
    }
    add("any", row.over_all_time);
    const { label } = pack.pml_tables.find((table) => table.id === pml.table).rows.find((one) => one.id === row.id);
    ledger.holds("row of the PML table", column.texts.join(" "), `Your row: ${label[wording]}.`);
  } else {
    ledger.holds("PML without a row", column.texts.join(" "), "Not known");
  }
  ledger.same("chances of PML", Object.fromEntries(standing.map(({ id, text }) => [id, text])), Object.fromEntries(chances));
  ledger.counted("PML cells", chances.size);
  checkDenominator(ledger, "the chances of PML", standing.map(({ text }) => text), "10,000");
}

/** The columns are the options of the visit. */
export function sideBySide(ledger, reading, report, pack) {
  const names = report.comparison.options.map((id) => pack.medicines.find((medicine) => medicine.id === id).generic);
  ledger.same("columns", reading.columns.map((name) => name.toLowerCase()).sort(), names.map((name) => name.toLowerCase()).sort(), "columns");
}

/** Everything on this route. */
export function compareOptions(ledger, { reading, report, list, pack, wording }) {
  ledger.on("options", wording);
  sideBySide(ledger, reading, report, pack);
  cells(ledger, reading, report, list, wording);
  denominators(ledger, reading, wording);
  pmlInItsColumn(ledger, reading, report, pack, wording);
  if (wording === "clinical") {
    ratios(ledger, reading, report, list);
    ownBaselines(ledger, reading, report, pack);
  }
}
