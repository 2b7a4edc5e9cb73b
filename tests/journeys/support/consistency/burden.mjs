// Tests and visits in the first 2 and 5 years of each compared option.

import { inARow } from "./dates.mjs";
import { capitalised, grouped } from "./said.mjs";

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
const NO_SCHEDULE = "No schedule is carried: not counted.";
const NOT_ALL = "Not all is counted: some was not read, depends on an open answer, or has no dates.";
const AT_HOME = "Daily tablets and frequent injections at home are not counted.";

/** Whether a plan asks for something with a burden that has no date in it. */
function asksForMore({ plan, schedule }, pack) {
  if (!plan) return false;
  const left = plan.left_out.filter(({ why }) => why !== "does-not-apply").map(({ id }) => id);
  const items = new Map(pack.schedules.find(({ id }) => id === schedule).items.map((item) => [item.id, item]));
  return [...plan.without_dates, ...left].some((id) => items.get(id).burden.length);
}

/** Every option in its column, and nothing in any other. */
export function compareBurden(ledger, reading, report, pack) {
  const cells = new Map(reading.burden.map((cell) => [cell.column, cell.texts]));
  const { options } = report.comparison.over_the_years;
  ledger.same("columns of tests and visits", cells.size, options.length);
  for (const option of options) {
    const { generic } = pack.medicines.find(({ id }) => id === option.option);
    const place = `tests and visits, ${option.option}`;
    const expected = YEARS.map((years) => {
      const counts = option.burden.find((one) => one.years === years);
      const some = COUNTED.filter(([what]) => counts?.[what]);
      ledger.counted("counts of tests and visits", some.length);
      const said = some.map(([what, one, many]) => `${grouped(counts[what])} ${counts[what] === 1 ? one : many}`);
      return `In the first ${years} years: ${counts ? inARow(said) || "Nothing is counted in this time." : NO_SCHEDULE}`;
    });
    const schedule = option.plan && pack.schedules.find(({ id }) => id === option.schedule);
    if (schedule?.regimen === "daily") expected.push(AT_HOME);
    if (asksForMore(option, pack)) expected.push(NOT_ALL);
    ledger.same(place, cells.get(capitalised(generic)), expected, "options with tests and visits");
  }
}
