// Published effects on the baseline of the person; only in clinical detail, and when opened.

import { ROWS } from "./rows.mjs";
import { between, grouped, said } from "./said.mjs";

/** A number that was entered, as it was typed. */
function entered(row, typed) {
  if (row !== "relapses") return `${typed} out of 100 people`;
  return `${Number.isInteger(Number(typed)) && !typed.includes(".") ? grouped(Number(typed)) : typed} relapse${typed === "1" ? "" : "s"} for 100 people in a year`;
}

/** Every row with its baseline, what was computed and what was not. */
export function compareOwnBaselines(ledger, reading, report, pack) {
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
    ledger.holds(place, stated, `Baseline: ${baseline.group ? said(baseline.shown) : entered(row, baseline.typed)}`, "baselines");
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
