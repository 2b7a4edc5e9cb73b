// What documents say of pregnancy, vaccines and stopping: which texts stand in the column of an
// option, what is drawn beside them, and of which topics it is said that nothing is known.

import { inARow } from "./dates.mjs";

const ROWS = {
  "Pregnancy and breastfeeding": ["pregnancy", "contraception", "breastfeeding"],
  "Vaccines and infections": ["vaccination", "infection"],
  "Stopping and switching": ["after-stopping", "washout", "stop-rule", "restart"],
};
const NAMES = {
  pregnancy: "pregnancy", contraception: "contraception", breastfeeding: "breastfeeding", vaccination: "vaccines", infection: "care against infections",
  "after-stopping": "after the last dose", washout: "changing medicines", "stop-rule": "when it is stopped", restart: "after a gap",
};
/** What is asked about daily life, in the order of the page. */
const DAILY = {
  where: "where", "how-often": "how often", "how-long": "how long each time", "first-months": "the first months", checks: "tests",
  "missed-dose": "after a missed dose", injecting: "giving it yourself", "food-and-medicines": "food and other medicines", keeping: "keeping it",
  children: "plans for children",
};
const SIDES = { "before-first-dose": "Before the first dose", "after-last-dose": "After the last dose" };
const DAYS = { day: 1, days: 1, week: 7, weeks: 7 };
const YEAR = 365.25;
/** How wide the square of a month is. */
export const SIDE = 16;

/** A length in hundredths of a month: months as they are, days by a twelfth of a year. */
export function hundredths(length) {
  const [count, unit] = length.split(" ");
  return unit in DAYS ? Math.round(Number(count) * DAYS[unit] * 12 / YEAR * 100) : Number(count) * 100;
}

/** What is drawn of a time before or after treatment. */
function drawn({ side, length, up_to: longer, or_longer: points }) {
  const sure = hundredths(length);
  return {
    side: SIDES[side] + (sure ? "" : ": no wait"),
    sure,
    upTo: longer ? hundredths(longer) - sure : 0,
    points: points ? 3 : 0,
  };
}

/** Every condition that a rule asks for, however deep. */
const asked = (rule) => (rule && typeof rule === "object"
  ? Object.entries(rule).flatMap(([key, value]) => (key === "condition" ? [value] : asked(value)))
  : []);

/** The rules that close, cautions where no text is read, and the texts of a topic: the id of each button. */
function lines(report, pack, option, topic, region, unread) {
  const of = new Set(pack.conditions.filter((condition) => condition.topic === topic).map(({ id }) => id));
  const rules = pack.medicines.find(({ id }) => id === option).gates;
  const texts = (pack.regulations.find(({ id }) => id === option)?.texts ?? [])
    .filter((text) => text.topic === topic && !text.superseded_by && !text.in_force.until)
    .filter(({ regions }) => regions.includes(region) || regions.includes("international"))
    .map((text) => ({ ...text, id: `text-${option}-${text.id}` }));
  const kinds = ["contraindication", ...(texts.every(unread) ? ["caution"] : [])];
  const gates = report.options.find(({ id }) => id === option).gates
    .filter((gate) => gate.of === option && kinds.includes(gate.kind))
    .map((gate) => rules.find(({ id }) => id === gate.id))
    .filter((gate) => asked(gate.rule).some((condition) => of.has(condition)))
    .map((gate) => ({ spans: [], ...gate, id: `rule-${option}-${gate.id}` }));
  return [...gates, ...texts];
}

const DATES_GO_ON = Object.fromEntries(["plain", "clinical"].map((wording) => [wording,
  "The dates of the plan go on after the last dose. They are counted in the row of tests and visits."]));

/** Whether the schedule of the region has dates that are counted from the last dose. */
function goesOn(pack, option, region) {
  const schedule = pack.schedules.find((one) => one.medicine === option && one.regions.includes(region) && !one.in_force.until);
  const some = (length) => length && !length.startsWith("0 ");
  return schedule?.items.some(({ when: { series, once, "around-each-course": around } }) => some(series?.until_after_last_dose)
    || some(around?.after) || once?.anchor === "last-dose") ?? false;
}

/** One column of one row. */
function expected(report, pack, option, topics, { region, show_unverified: all }, wording) {
  const seen = new Set();
  const groups = topics.map((topic) => {
    const unread = ({ proof }) => proof.verification === "unverified" && !all;
    const found = lines(report, pack, option, topic, region, unread).filter(({ id }) => !seen.has(id));
    if (!found.length && topic === "after-stopping" && goesOn(pack, option, region)) found.push({ id: `after-${option}`, says: DATES_GO_ON, spans: [], proof: {} });
    for (const { id } of found) seen.add(id);
    return {
      topic: NAMES[topic],
      lines: [...found.filter((line) => !unread(line)), ...found.filter(unread)].map((line) => ({
        id: line.id,
        says: unread(line) ? null : line.says[wording],
        spans: unread(line) ? [] : line.spans.map(drawn),
      })),
    };
  });
  const silent = groups.filter((group) => !group.lines.length).map(({ topic }) => topic);
  return {
    groups: groups.filter((group) => group.lines.length),
    silent: silent.length === topics.length ? "Not known" : silent.length ? `Not known: ${inARow(silent)}` : null,
  };
}

/** What daily life is like, question by question. */
function daily(pack, option, { show_unverified: all }, wording) {
  const { practical } = pack.medicines.find(({ id }) => id === option);
  const groups = Object.entries(DAILY).map(([asks, topic]) => {
    const lines = practical.filter((side) => side.asks === asks)
      .map((side) => ({ id: `practical-${option}-${side.id}`, says: side.proof.verification === "unverified" && !all ? null : side.says[wording], spans: [] }));
    return { topic, lines: [...lines.filter(({ says }) => says), ...lines.filter(({ says }) => !says)] };
  });
  const said = groups.filter(({ lines }) => lines.length);
  return { groups: said, silent: said.length ? null : "Not known" };
}

/** The squares of questions with a result and of harms with a figure. */
function known(report, option) {
  const { rows, highly_active_subgroups: subgroups, harms } = report.comparison;
  const cells = [...rows.map(({ cells }) => cells), subgroups].map((row) => row.find((one) => one.option === option));
  const listed = harms.find((one) => one.option === option)?.harms.filter((harm) => !harm.by_jc_virus) ?? [];
  const squares = (all, found) => (all.length ? [{ full: all.filter(found).length, empty: all.filter((one) => !found(one)).length }] : []);
  return [...squares(cells, ({ results }) => results.length), ...squares(listed, ({ figures }) => figures.length)];
}

/** Texts, drawn times and squares of every option side by side. */
export function compareTexts(ledger, reading, report, pack, visit, wording) {
  const column = (option) => {
    const { generic } = pack.medicines.find(({ id }) => id === option);
    return generic[0].toUpperCase() + generic.slice(1);
  };
  for (const option of report.comparison.options) {
    const rows = Object.entries(ROWS).map(([row, topics]) => [row, expected(report, pack, option, topics, visit, wording)]);
    for (const [row, wanted] of [["Daily life", daily(pack, option, visit, wording)], ...rows]) {
      const stands = reading.texts.find((one) => one.row === row && one.column === column(option));
      ledger.same(`${option}, ${row}, topics`, stands?.groups.map(({ topic }) => topic.toLowerCase()), wanted.groups.map(({ topic }) => topic), "cells of texts");
      ledger.same(`${option}, ${row}, not known`, stands?.silent ?? null, wanted.silent);
      wanted.groups.forEach((group, at) => group.lines.forEach((line, place) => {
        const found = stands?.groups[at]?.lines[place];
        ledger.same(`${line.id}, place`, found?.id, line.id, "texts of documents");
        if (line.says) ledger.holds(line.id, found?.says, line.says);
        ledger.counted("times before and after treatment", line.spans.length);
        const spans = found?.spans.map(({ side, sure, upTo, points }) => ({ side, sure: sure / SIDE * 100, upTo: upTo / SIDE * 100, points }));
        ledger.same(`${line.id}, drawn`, spans?.map(whole), line.spans);
      }));
    }
    const squares = reading.known.find((one) => one.column === column(option))?.squares;
    ledger.same(`${option}, what is known`, squares, known(report, option), "squares of what is known");
  }
}

/** Widths have two decimals. */
const whole = ({ side, sure, upTo, points }) => ({ side, sure: Math.round(sure), upTo: Math.round(upTo), points });
