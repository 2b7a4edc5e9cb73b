// Every result that stands in the comparison.

import { ROWS } from "./rows.mjs";

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
