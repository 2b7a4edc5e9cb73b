// What happens over the years with each compared option: the text and the table of its picture.

import { countedDay, daysOf, inARow, lengthInWords, longDay } from "./dates.mjs";
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
    const days = plan.items.filter(({ id, only_if_stopped: only }) => id === item.id && !only).map(countedDay);
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

/** Some items in short: the name they share, else their kinds. */
export function inShort(items, wording) {
  const names = different(items.map(({ what }) => what[wording]));
  return names.length === 1 ? names[0] : capitalised(inARow(different(items.map(({ kind }) => KINDS[kind]))));
}

const times = (many) => (many === 1 ? "once" : `${grouped(many)} times`);
const alone = (day) => ({ first: day, last: day });

/** The medicine itself: what is taken at home says by its name how often. */
function treatment({ plan, schedule }, items, regimen, wording) {
  const medicine = items.filter(({ kind }) => kind === "treatment");
  const own = medicine.filter(({ when }) => !("on-treatment-days" in when)).map(({ id }) => id);
  const dates = plan.items.filter(({ id }) => own.includes(id)).map((one) => alone(countedDay(one)));
  const all = [...plan.courses.map(({ first, last }) => ({ first, last })), ...dates];
  if (regimen === "daily") return { name: medicine[0].what[wording], often: "all through treatment", times: all };
  const days = all.reduce((sum, time) => sum + daysOf(time), 0);
  const courses = `${all.length} ${all.length === 1 ? "course" : "courses"}, ${grouped(days)} days in all`;
  return { name: "Treatment days", often: days > all.length ? courses : times(days), times: all };
}

/** What follows if treatment that goes on stops. */
function ifStopped({ plan, beside: { tail } }) {
  if (!plan.open_ended) return [];
  const only = different(plan.items.filter((one) => one.only_if_stopped).map(countedDay)).sort();
  const all = tail ? [{ first: plan.last_treatment_day, last: plan.end }] : only.map(alone);
  return all.length ? [{ name: "If treatment stops", often: tail?.length ? `for ${lengthInWords(tail.length)}` : times(all.length), times: all }] : [];
}

/** The lines of a plan: name, how often, first and last day of each time. */
function lines(option, pack, wording) {
  const { items, regimen } = pack.schedules.find(({ id }) => id === option.schedule);
  return [treatment(option, items, regimen, wording), ...together(items, option.plan).map((line) => ({
    name: inShort(line.items, wording),
    often: times(line.days.length),
    times: line.days.map(alone),
  })), ...ifStopped(option)];
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
  const without = options.filter(({ plan }) => !plan).map((option) => `${name(option)} No plan with dates is carried for this option. Ask which visits and tests go on.`);
  ledger.same("strips of the years, without a schedule", [...empty].sort(), without.sort());
  for (const option of planned) {
    const strip = strips.find(({ title }) => title === name(option));
    if (!strip) continue;
    const place = `strip of ${option.option}`;
    ledger.counted("strips of the years");
    ledger.same(`${place}, drawn`, strip.drawn, true);
    const expected = lines(option, pack, wording);
    const said = expected.map(({ name: what, often }) => `${what}: ${often}`);
    const { start, end, last_treatment_day: last, open_ended: goesOn } = option.plan;
    const time = goesOn ? `From ${longDay(start)}. Treatment may go on after ${longDay(last)}.` : `From ${longDay(start)} to ${longDay(end)}.`;
    const text = `${time} ${said.join("; ")}.`;
    ledger.same(`${place}, text`, strip.label, text);
    ledger.same(`${place}, caption`, strip.caption, text);
    ledger.same(`${place}, lines`, strip.lines.length, expected.length);
    expected.forEach(({ name: what, often, times: all }, at) => {
      const ends = [all.map(({ first }) => first).sort()[0], all.map(({ last }) => last).sort().at(-1)].map(longDay);
      ledger.same(`${place}, line ${at + 1}`, [strip.lines[at]?.name, ...(strip.lines[at]?.cells ?? [])], [what, often, ...ends], "lines of strips");
    });
  }
}
