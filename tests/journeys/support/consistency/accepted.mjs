// The accepted list of shown numbers against a number of the program's report, in the frame in
// which the report shows it: the list itself counts out of 100.

import { readFileSync } from "node:fs";
import { fixture } from "../app.mjs";
import { count, isNobody, isRate } from "./said.mjs";

const PER = { "percent-of-people": 100, "per-thousand-people": 1000 };
const half = (value) => Math.floor(value + 0.5 + 1e-9);

/** Every number of the list by study, outcome and group, and every effect by study and outcome. */
export function acceptedList(text = readFileSync(fixture("shown-numbers.txt"), "utf8")) {
  const numbers = new Map();
  const effects = new Map();
  for (const line of text.split("\n").filter(Boolean)) {
    const place = line.slice(0, line.indexOf(": "));
    const rest = line.slice(place.length + 2).split(" -> ")[0].split(" ");
    if (place.endsWith(" effect")) {
      effects.set(place.slice(0, -" effect".length), rest.filter(Boolean).join(" "));
      continue;
    }
    const counted = rest[1]?.includes("/") ? rest[1].split("/").map(Number) : null;
    const limits = rest.slice(counted ? 2 : 1, counted ? 4 : 3).map(Number);
    numbers.set(place, { value: rest[0], counted, limits: limits.length ? limits : null });
  }
  return { numbers, effects };
}

/** Wilson limits of the people counted, as a share. */
export function wilson([events, people]) {
  const [z, share] = [1.959963984540054, events / people];
  const middle = share + (z * z) / (2 * people);
  const wide = z * Math.sqrt((share * (1 - share)) / people + (z * z) / (4 * people * people));
  const ends = [middle - wide, middle + wide].map((end) => end / (1 + (z * z) / people));
  return [events ? ends[0] : 0, events === people ? 1 : ends[1]];
}

/** Limits of the people counted, as a share: Wilson, or of nobody the exact upper limit. */
export function counting([events, people]) {
  return events ? wilson([events, people]) : [0, Math.min(1, -Math.log(0.025) / people)];
}

/** The people counted with what is shown, and in all; nobody of a group is nobody of all its people. */
export function counted(printed, arm, turned) {
  if (isNobody(arm.shown)) return arm.shown["nobody-of"].people ? [0, arm.shown["nobody-of"].people] : null;
  return printed && (turned ? [printed[1] - printed[0], printed[1]] : printed);
}

/** A number of the report is the one of the list: printed value, count shown and range. */
export function checkAccepted(ledger, list, result, arm) {
  const place = `${result.study.id}/${result.outcome.id}/${arm.id}`;
  const entry = list.numbers.get(place);
  if (!entry) return ledger.differs(`accepted list, ${place}`, null, arm.value);
  ledger.same(`accepted list, ${place}`, String(arm.value), entry.value, "numbers in the accepted list");
  const { unit, estimation } = result.outcome;
  const of = arm.shown["out-of"]?.of ?? arm.shown["fewer-than-one"]?.of ?? arm.shown["people-in-a-year"]?.of ?? arm.range?.[1]["out-of"]?.of ?? 100;
  // The source prints the people without it: all but them, and the lower limit comes from the upper.
  const turned = result.outcome.event !== null;
  const shownAs = (value) => {
    if (unit in PER) return turned ? of - half((value * of) / PER[unit]) : half((value * of) / PER[unit]);
    if (unit === "per-hundred-thousand-person-years") return half((value * of) / 100_000);
    return isRate(arm.shown) ? half(value * 100) : null;
  };
  ledger.same(`count of ${place}`, count(arm.shown), isNobody(arm.shown) ? 0 : shownAs(Number(entry.value)));
  ledger.same(`nobody in ${place}`, isNobody(arm.shown), unit in PER && Number(entry.value) === (turned ? PER[unit] : 0));
  const published = turned ? entry.limits?.map(shownAs).reverse() : entry.limits?.map(shownAs);
  const people = counted(entry.counted, arm, turned);
  const computed = people && unit in PER && estimation === "counted" ? counting(people).map((end) => half(end * of)) : undefined;
  const ends = arm.range?.map(count);
  ledger.same(`range of ${place}`, ends, published ?? computed, ends && "ranges in the accepted list");
}
