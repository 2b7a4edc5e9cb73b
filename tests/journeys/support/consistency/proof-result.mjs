// The proof of a result of a study: counts, values, intervals and how they became what is shown.

import { differenceHere, rangeHere } from "./proof-counted.mjs";
import { checkSource } from "./proof-source.mjs";
import { MEASURES, count, grouped, said } from "./said.mjs";

/** A printed value with its unit. */
const UNITS = {
  "percent-of-people": (value) => `${value} %`,
  "relapses-per-person-year": (value) => `${value} relapses for one person in a year`,
  "lesions-per-person": (value) => `${value} lesions for one person (mean)`,
  "edss-points": (value) => `${value} EDSS points (mean)`,
  "per-thousand-people": (value) => `${value} for 1,000 people`,
  "per-hundred-thousand-person-years": (value) => `${value} for 100,000 people in a year`,
};
const ESTIMATIONS = {
  "kaplan-meier": "Kaplan-Meier estimate",
  counted: "people counted",
  model: "estimate of a statistical model",
  "not-stated": "the source does not say how it was estimated",
};
const PER = { "percent-of-people": "100", "per-thousand-people": "1,000" };

const interval = ({ low, high, level }) => `${level} % interval ${low} to ${high}`;

/** One group as printed. */
function printed(arm, result, unit, wording) {
  const parts = [`${arm.label[wording]}: ${UNITS[unit](result.value)}`];
  if (result.events !== null && result.of !== null) parts.push(`${grouped(result.events)} of ${grouped(result.of)} people`);
  if (result.interval) parts.push(interval(result.interval));
  else if (result.no_interval) parts.push(`no interval: ${result.no_interval}`);
  return parts.join(", ");
}

/** The published effect. */
function effect({ kind, value, interval: range, p }) {
  const parts = [];
  if (value !== null) parts.push(kind === "percent-lower" ? `lower by ${value} %` : `${MEASURES[kind]} ${value}`);
  if (range) parts.push(interval(range));
  if (p !== null) parts.push(p.startsWith("<") ? `p < ${p.slice(1)}` : `p = ${p}`);
  return parts.join(", ");
}

/** How the printed value became the number on screen. */
function becomes(shown, value, unit, turned) {
  const [kind, held] = Object.entries(shown)[0];
  if (turned && kind === "out-of") {
    const [others, all] = [held.of - held.count, held.of].map(grouped);
    return `${value} of ${PER[unit]} people without it, rounded to whole people: ${others}; all but them: ${all} − ${others} = ${grouped(held.count)} out of ${all}`;
  }
  if (turned && kind === "fewer-than-one") return `${value} of ${PER[unit]} people without it is less than all: fewer than 1 out of ${grouped(held.of)} with it`;
  switch (kind) {
    case "out-of": return `${value} of ${PER[unit]} people, rounded to whole people: ${grouped(held.count)} out of ${grouped(held.of)}`;
    case "fewer-than-one": return `${value} of ${PER[unit]} people is more than none, and fewer than 1 out of ${grouped(held.of)}`;
    case "events-for-hundred-people-in-a-year": return `${value} for one person × 100 people = ${grouped(count(shown))} for 100 people in a year`;
    case "people-in-a-year": return held.count
      ? `${value} for 100,000 people in a year, for ${grouped(held.of)} and rounded to whole people: ${grouped(held.count)}`
      : `${value} for 100,000 people in a year is more than none, and fewer than 1 for ${grouped(held.of)}`;
    default: return "shown as printed";
  }
}

/** Against the evidence, and against the program's report for what is shown. */
export function compareResultProof(ledger, { proof, target, pack, wording }) {
  const { id, arm, other, result } = target;
  const study = pack.studies.find((one) => one.id === result.study.id);
  const outcome = study.outcomes.find((one) => one.id === result.outcome.id);
  const endpoint = pack.endpoints.find((one) => one.id === outcome.endpoint);
  const arms = new Map(study.arms.map((one) => [one.id, one]));
  const place = `proof of ${id}`;
  // The source prints the people without the event that is shown.
  const turned = endpoint.event !== null;
  const own = outcome.results.find((one) => one.arm === arm.id);
  const others = outcome.results.filter((one) => one !== own);
  ledger.same(`${place}, title`, proof.title, said(arm.shown));
  ledger.same(`${place}, about`, proof.about, `${arms.get(arm.id).label[wording]}: ${(endpoint.event ?? endpoint.name)[wording]} (${study.name}, ${study.published})`);
  const lines = [own, ...others].map((one) => printed(arms.get(one.arm), one, endpoint.unit, wording));
  if (outcome.effect) lines.push(effect(outcome.effect));
  if (outcome.no_effect) lines.push(outcome.no_effect);
  ledger.same(`${place}, result`, proof.lines.Result, [...lines, ESTIMATIONS[outcome.estimation]], "results in proofs");
  ledger.same(`${place}, against`, proof.lines.Against ?? [], others.map((one) => arms.get(one.arm).label[wording]));
  const months = `${grouped(outcome.period_months)} month${outcome.period_months === 1 ? "" : "s"}`;
  ledger.same(`${place}, for how long`, proof.lines["For how long"], [outcome.period_note ? `${months}. ${outcome.period_note[wording]}` : months]);
  ledger.same(`${place}, how it becomes what is shown`, proof.lines["How this becomes what is shown"], [becomes(arm.shown, own.value, endpoint.unit, turned)], "numbers traced in proofs");
  const counted = (one) => {
    if (outcome.estimation !== "counted" || !(endpoint.unit in PER) || !one) return null;
    const group = arms.get(one.arm);
    if (Number(one.value) === (turned ? Number(PER[endpoint.unit].replace(",", "")) : 0)) {
      const people = one.of ?? group.analysed ?? group.randomised;
      return people ? [0, people] : null;
    }
    if (one.events === null || !one.of) return null;
    return [turned ? one.of - one.events : one.events, one.of];
  };
  const range = arm.range_from === "people-counted" ? [rangeHere(counted(own), wording)] : [];
  ledger.same(`${place}, range`, proof.lines["Range, worked out here"] ?? [], range);
  ledger.counted("ranges worked out in proofs", range.length);
  // Beside the group that the program compares with; where it compares with none, beside one of
  // another role: two groups on the same medicine are no comparison.
  const beside = other ? others.find((one) => one.arm === other.id) : others.find((one) => arms.get(one.arm).role !== arms.get(arm.id).role);
  const pair = [counted(own), counted(beside)];
  const difference = pair.includes(null) ? [] : [differenceHere(...pair, { direction: turned ? "lower-is-better" : endpoint.direction, wording })];
  ledger.same(`${place}, difference`, proof.lines["Difference of the two groups, worked out here"] ?? [], difference);
  ledger.counted(`differences worked out in proofs${other ? "" : ", of groups that the program does not compare"}`, difference.length);
  checkSource(ledger, place, proof, outcome.proof, pack);
}
