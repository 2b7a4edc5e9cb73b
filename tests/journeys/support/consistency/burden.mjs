// Tests and visits in the first 2 and 5 years of each compared option.

import { inARow, lengthInWords, longDay } from "./dates.mjs";
import { capitalised, grouped } from "./said.mjs";
import { inShort } from "./strips.mjs";
import { SIDE, hundredths } from "./texts.mjs";

/** What is counted, in the order of the page: one of it, and several. */
const COUNTED = [
  ["needles", "needle", "needles"],
  ["urine_pots", "urine pot", "urine pots"],
  ["visits", "visit", "visits"],
  ["infusions", "drip", "drips"],
  ["hospital_days", "day in hospital", "days in hospital"],
  ["hospital_stays", "stay in hospital, days not counted", "stays in hospital, days not counted"],
  ["scans", "scan", "scans"],
  ["sheets", "question sheet", "question sheets"],
];
const YEARS = [2, 5];
export const NO_SCHEDULE = "No plan with dates is carried for this option. Ask which visits and tests go on.";
const LONGEST = 5;
const NOT_ALL = "Not all is counted: some was not read, depends on an open answer, or has no dates.";
const AT_HOME = "Daily tablets and frequent injections at home are not counted.";

/** Whether a plan asks for something with a burden that has no date in it. */
function asksForMore({ plan, schedule }, pack) {
  if (!plan) return false;
  const left = plan.left_out.filter(({ why }) => why !== "does-not-apply").map(({ id }) => id);
  const items = new Map(pack.schedules.find(({ id }) => id === schedule).items.map((item) => [item.id, item]));
  return [...plan.without_dates, ...left].some((id) => items.get(id).burden.length);
}

/** What is counted, in words. */
function counted(ledger, counts) {
  const some = COUNTED.filter(([what]) => counts[what]);
  ledger.counted("counts of tests and visits", some.length);
  return inARow(some.map(([what, one, many]) => `${grouped(counts[what])} ${counts[what] === 1 ? one : many}`)) || "Nothing is counted in this time.";
}

/** What comes last, as the program says it. */
function tailOf({ beside: { tail }, plan }, items, wording) {
  if (!tail) return ["The schedule has no dates after stopping. Ask what is needed then."];
  const what = inShort(tail.items.map((id) => items.find((item) => item.id === id)), wording);
  const last = tail.length ? `The last date is ${lengthInWords(tail.length)} after the last treatment day: ${what}.` : `The last date is ${longDay(tail.until)}: ${what}.`;
  return plan.open_ended ? [last] : [last, `The last treatment day is ${longDay(plan.last_treatment_day)}. What follows it is counted above.`];
}

/** Every option in its column, and nothing in any other. */
export function compareBurden(ledger, reading, report, pack, wording) {
  const cells = new Map(reading.burden.map((cell) => [cell.column, cell.texts]));
  const drawn = new Map(reading.burden.map((cell) => [cell.column, cell.tail]));
  const { options } = report.comparison.over_the_years;
  ledger.same("columns of tests and visits", cells.size, options.length);
  for (const option of options) {
    const { generic } = pack.medicines.find(({ id }) => id === option.option);
    const said = (expected) => ledger.same(`tests and visits, ${option.option}`, cells.get(capitalised(generic)), expected, "options with tests and visits");
    if (!option.plan) {
      said([NO_SCHEDULE]);
      continue;
    }
    const schedule = pack.schedules.find(({ id }) => id === option.schedule);
    const { beside, burden } = option;
    const expected = [`Before the first day: ${counted(ledger, beside.before_treatment)}`];
    for (const years of YEARS) expected.push(`In the first ${years} years: ${counted(ledger, burden.find((one) => one.years === years))}`);
    if (beside.later) expected.push(`After the first ${LONGEST} years: ${counted(ledger, beside.later)}`);
    if (beside.if_stopped) expected.push(`If it stops on ${longDay(beside.if_stopped.from)}: ${counted(ledger, beside.if_stopped)}`);
    expected.push(...tailOf(option, schedule.items, wording));
    if (schedule.regimen === "daily") expected.push(AT_HOME);
    if (option.plan.open_ended && schedule.horizon_months < 12 * LONGEST) expected.push(`The calendar looks ${schedule.horizon_months} months ahead. Later dates are not counted.`);
    if (asksForMore(option, pack)) expected.push(NOT_ALL);
    said(expected);
    const months = hundredths(beside.tail?.length ?? "0 days");
    ledger.same(`months after the last dose, ${option.option}`, Math.round(drawn.get(capitalised(generic)) / SIDE * 100), months, "times after the last dose");
  }
}
