// What happens over the years with each compared option: the text and the table of its picture.

import { countedDay, daysOf, inARow, longDay } from "./dates.mjs";
import { capitalised, grouped } from "./said.mjs";

const KINDS = {
  blood: "blood tests", urine: "urine tests", scan: "scans", "symptom-sheet": "question sheets",
  vaccine: "vaccines", protection: "protection", check: "checks",
};
/** When something has dates of its own, beside treatment days and before or around them. */
const OWN_DATES = ["series", "once", "after-courses"];

const isTest = ({ kind }) => kind === "blood" || kind === "urine";
const hasOwnDates = (item) => item.kind !== "treatment" && OWN_DATES.some((way) => typeof item.when === "object" && way in item.when);
const alike = (one, other) => one.kind === other.kind || (isTest(one) && isTest(other));
const sameText = (one, other) => one.plain === other.plain && one.clinical === other.clinical;
const different = (list) => [...new Set(list)];

/** What stands on one line: what falls on the same days and is alike, or is the same test. */
function together(items, plan) {
  const lines = [];
  for (const item of items.filter(hasOwnDates)) {
    const days = plan.items.filter(({ id }) => id === item.id).map(countedDay);
    if (!days.length) continue;
    const line = lines.find((one) => one.items.every((other) => alike(other, item))
      && (one.days.join() === days.join() || one.items.every((other) => sameText(other.what, item.what))));
    if (line) {
      line.items.push(item);
      line.days = different([...line.days, ...days].sort());
    } else {
      lines.push({ items: [item], days });
    }
  }
  return lines;
}

function lineName({ items }, wording) {
  const names = different(items.map(({ what }) => what[wording]));
  return names.length === 1 ? names[0] : capitalised(inARow(different(items.map(({ kind }) => KINDS[kind]))));
}

/** The lines of a plan: name, first and last day of each time. */
function lines(option, pack, wording) {
  const { items } = pack.schedules.find(({ id }) => id === option.schedule);
  const treatment = { name: "Treatment days", times: option.plan.courses };
  return [treatment, ...together(items, option.plan).map((line) => ({
    name: lineName(line, wording),
    times: line.days.map((day) => ({ first: day, last: day })),
  }))];
}

/** The strips, where they are opened: always in clinical detail. */
export function compareStrips(ledger, reading, report, pack, wording) {
  const { open, empty } = reading.years;
  if (wording === "clinical") ledger.same("strips of the years are open", open, true);
  if (!open) return;
  const strips = reading.charts.filter((chart) => chart.of === "years");
  const { options } = report.comparison.over_the_years;
  const name = ({ option }) => capitalised(pack.medicines.find(({ id }) => id === option).generic);
  const planned = options.filter(({ plan }) => plan);
  ledger.same("strips of the years", strips.map(({ title }) => title).sort(), planned.map(name).sort());
  const without = options.filter(({ plan }) => !plan).map((option) => `${name(option)} No schedule is carried: not counted.`);
  ledger.same("strips of the years, without a schedule", [...empty].sort(), without.sort());
  for (const option of planned) {
    const strip = strips.find(({ title }) => title === name(option));
    if (!strip) continue;
    const place = `strip of ${option.option}`;
    ledger.counted("strips of the years");
    ledger.same(`${place}, drawn`, strip.drawn, true);
    const expected = lines(option, pack, wording);
    const said = expected.map(({ name: what, times }) => {
      const days = times.reduce((sum, time) => sum + daysOf(time), 0);
      return `${what}: ${grouped(days)} ${days === 1 ? "date" : "dates"}`;
    });
    const text = `From ${longDay(option.plan.start)} to ${longDay(option.plan.end)}. ${said.join("; ")}.`;
    ledger.same(`${place}, text`, strip.label, text);
    ledger.same(`${place}, caption`, strip.caption, text);
    ledger.same(`${place}, lines`, strip.lines.length, expected.length);
    expected.forEach(({ name: what, times }, at) => {
      const often = times.length === 1 ? "once" : `${grouped(times.length)} times`;
      const ends = [times.map(({ first }) => first).sort()[0], times.map(({ last }) => last).sort().at(-1)].map(longDay);
      ledger.same(`${place}, line ${at + 1}`, [strip.lines[at]?.name, ...(strip.lines[at]?.cells ?? [])], [what, often, ...ends], "lines of strips");
    });
  }
}
