// The options side by side against the program's report.

import { checkAccepted } from "./accepted.mjs";
import { compareBurden } from "./burden.mjs";
import { denominators } from "./denominators.mjs";
import { compareDifferences } from "./differences.mjs";
import { compareNetworks } from "./networks.mjs";
import { compareOwnBaselines } from "./own-baselines.mjs";
import { PML_BUTTON, comparePmlInItsColumn } from "./pml-column.mjs";
import { compareRatios } from "./ratios.mjs";
import { results } from "./results.mjs";
import { between, count, grouped, isNobody, isRate, others, rangeNote, said } from "./said.mjs";
import { compareStrips } from "./strips.mjs";
import { compareTexts } from "./texts.mjs";

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
function field(ledger, id, text, drawn, arm) {
  const whole = count(arm.shown);
  const [low, high] = arm.range ? [Math.min(count(arm.range[0]), whole), Math.max(count(arm.range[1]), whole)] : [whole, whole];
  const { label, people, ...parts } = drawn ?? {};
  const rare = (arm.shown["out-of"] ?? arm.shown["fewer-than-one"])?.of === 10000 || arm.range?.[1]["out-of"]?.of === 10000;
  if (arm.dots) {
    ledger.same(`${id}, dots`, parts, arm.dots, "fields of dots");
    ledger.same(`${id}, dots of the printed number`, `${parts.sure + parts.below} out of 100 people`, text.replace("fewer than 1 ", "0 "));
    ledger.same(`${id}, dots in all`, parts.sure + parts.below + parts.above + parts.without, 100);
    const range = low === whole && high === whole ? "" : `; range ${words(low, high)}`;
    ledger.same(`${id}, what the dots say`, label, `100 dots: ${said(arm.shown)}${range}`);
  } else if (isRate(arm.shown)) {
    ledger.same(`${id}, squares`, parts, { sure: low, below: whole - low, above: high - whole, without: 0 }, "fields of squares");
    const range = low === whole && high === whole ? "" : `; range ${words(low, high)}`;
    ledger.same(`${id}, what the squares say`, label, `${whole} square${whole === 1 ? "" : "s"}: relapses for 100 people in a year${range}`);
  } else if (rare && high > 0) {
    ledger.same(`${id}, people of 10,000`, people, { yes: low, range: whole - low, maybe: high - whole }, "fields of 10,000 people");
    const range = low === whole && high === whole ? "" : `; range ${words(low, high)}`;
    ledger.same(`${id}, what the field says`, label, `A field of 10,000 people: ${said(arm.shown)}${range}`);
  } else {
    ledger.same(`${id}, no dots`, drawn ?? null, null);
  }
}

/** The group of the option, and beside it the one that it was compared with, where both can be drawn. */
function fields(ledger, button, other, { own, against }) {
  field(ledger, button.id, button.text, button.field, own);
  if (against && button.field) field(ledger, other.id, other.text, button.other, against);
  else ledger.same(`${button.id}, no other dots`, button.other ?? null, null);
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

/** The definition, and that the study counted the people without what is shown where it did. */
export function whatWasCounted({ study, outcome }, pack, wording) {
  const { definition } = pack.studies.find(({ id }) => id === study.id).outcomes.find(({ id }) => id === outcome.id);
  return `${outcome.event === null ? "" : "The study counted: "}${definition[wording]}`;
}

/** "AFFIRM, 2 years, published 2006": whole years where they are whole. */
function studyLine({ study, outcome: { period_months: months } }) {
  const [many, of] = months % 12 ? [months, "month"] : [months / 12, "year"];
  return `${study.name}, ${grouped(many)} ${of}${many === 1 ? "" : "s"}, published ${study.published}`;
}

/** Whether this person is like the people of the study: what the entry rules say of it. */
function applicability(ledger, button, study, { fits }, wording) {
  const unmet = study.entry.filter((_, at) => fits[at].truth === "not-met").map(({ says }) => says[wording]);
  const last = unmet.pop();
  const listed = unmet.length ? `${unmet.join(", ")} and ${last}` : last;
  const expected = [
    ...(last ? [`People in this study differed. It asked for: ${listed}.`] : []),
    ...(fits.length ? [] : ["Who could take part was not read."]),
    ...(fits.some(({ truth }) => truth === "cannot-be-determined") ? ["Not known if this person is like the people in it."] : []),
  ];
  const said = button.notes.filter((note) => /^(People in this study differed|Who could take part|Not known if this person)/.test(note));
  ledger.same(`${button.id}, people like this person`, said, expected, "entry rules at a number");
}

/** Sentences, cells, dots and ranges. */
function cells(ledger, reading, report, list, pack, wording) {
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
      if (arm !== result.own) {
        // Beside nobody of the other group stands what a group of its size cannot rule out.
        if (isNobody(arm.shown) && arm.range) ledger.holds(`${id}, range`, button.sentence, rangeNote(arm, wording), "ranges of nobody");
        continue;
      }
      const ranges = button.notes.filter((note) => /^(Range:|No range|A group of this size)/.test(note));
      ledger.same(`${id}, range`, ranges, [rangeNote(arm, wording)], "ranges");
      if (lead && others(arm.shown)) {
        const without = `${others(arm.shown)} did not${inAStudy ? "" : " have it"}.`;
        ledger.same(`${id}, the others`, button.notes.filter((note) => /^(more than )?[\d,]+ out of .* did not/.test(note)), [without], "other frames");
      }
      if (inAStudy) applicability(ledger, button, pack.studies.find(({ id }) => id === result.study.id), result, wording);
      if (!lead) continue;
      const line = studyLine(result);
      ledger.same(`${id}, study`, button.notes.find((note) => note === line), line, "studies at a number");
      if (inAStudy) {
        const { population, outcomes } = pack.studies.find(({ id }) => id === result.study.id);
        const whole = outcomes.find(({ id }) => id === result.outcome.id).subgroup === null;
        const who = button.notes.filter((note) => note === population[wording]);
        ledger.same(`${id}, in whom`, who, whole ? [population[wording]] : [], "people of studies");
        const what = whatWasCounted(result, pack, wording);
        ledger.same(`${id}, what was counted`, button.notes.find((note) => note === what), what, "definitions at a number");
      }
      const other = result.against && standing.get(`${place}-against-${end(result.against)}`);
      if (!result.against || other) fields(ledger, button, other, result);
      if (inAStudy) bars(ledger, button, result);
    }
  }
  const surplus = reading.buttons.map(({ id }) => id)
    .filter((id) => /^n-(relapses|people|worse|scans|subgroup|harm)-/.test(id) && !expected.has(id) && !PML_BUTTON.test(id));
  ledger.same("numbers that the program does not hold", surplus, []);
}

/** The columns are the options of the visit. */
export function sideBySide(ledger, reading, report, pack) {
  const names = report.comparison.options.map((id) => pack.medicines.find((medicine) => medicine.id === id).generic);
  ledger.same("columns", reading.columns.map((name) => name.toLowerCase()).sort(), names.map((name) => name.toLowerCase()).sort(), "columns");
}

/** Everything on this route. */
export function compareOptions(ledger, { reading, report, list, pack, visit, wording }) {
  ledger.on("options", wording);
  sideBySide(ledger, reading, report, pack);
  cells(ledger, reading, report, list, pack, wording);
  compareDifferences(ledger, reading, report, pack, wording);
  denominators(ledger, reading, report, pack, wording);
  comparePmlInItsColumn(ledger, reading, report, pack, wording);
  compareBurden(ledger, reading, report, pack, wording);
  compareStrips(ledger, reading, report, pack, wording);
  compareTexts(ledger, reading, report, pack, visit, wording);
  compareNetworks(ledger, { reading, report, pack, visit }, wording);
  if (wording === "clinical") {
    compareRatios(ledger, reading, report, list);
    compareOwnBaselines(ledger, reading, report, pack);
  }
}
