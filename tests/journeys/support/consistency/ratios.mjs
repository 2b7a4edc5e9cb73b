// Pictures of published ratios with their text and their table; only in clinical detail.

import { ROWS } from "./rows.mjs";
import { MEASURES, effect } from "./said.mjs";

/** Every picture, and no other. */
export function compareRatios(ledger, reading, report, list) {
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
