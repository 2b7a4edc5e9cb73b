// What a proof works out from people counted: the range of a group, the difference of two, and
// in clinical detail the number needed.

import { counting, wilson } from "./accepted.mjs";
import { grouped } from "./said.mjs";

/** A share out of 100, with one decimal place and a true minus sign. */
function ofHundred(share) {
  const tenths = Math.floor(Math.abs(share) * 1000 + 0.5);
  return `${share < 0 && tenths ? "\u2212" : ""}${(tenths / 10).toFixed(1)}`;
}

/** The range of the people counted, where the source prints none. */
export function rangeHere([events, people], wording) {
  const [low, high] = counting([events, people]).map(ofHundred);
  const [some, all] = [events, people].map(grouped);
  if (!events) {
    return wording === "plain"
      ? `Nobody of ${all} people counted had it. Up to ${high} out of 100 cannot be ruled out. The source prints no range.`
      : `0 of ${all}: exact 95 % upper limit ${high} %. The source prints none.`;
  }
  return wording === "plain"
    ? `${some} of ${all} people were counted. The range follows from that count: ${low} to ${high} out of 100. The source prints no range.`
    : `${some} of ${all}: 95 % Wilson interval ${low} to ${high} %. The source prints none.`;
}

/** How many people for one more or fewer with the event; none for no difference. */
function needed(benefit) {
  const people = Math.ceil(1 / Math.abs(benefit));
  if (!Number.isFinite(people)) return null;
  return `${grouped(people)} for one ${benefit > 0 ? "to benefit" : "to be harmed"}`;
}

/** The difference of two groups of people counted, first less second. */
export function differenceHere(first, second, { direction, wording }) {
  const [p, q] = [first, second].map(([events, people]) => events / people);
  const [[ownLow, ownHigh], [otherLow, otherHigh]] = [first, second].map(wilson);
  const less = p - q;
  const low = less - Math.hypot(p - ownLow, otherHigh - q);
  const high = less + Math.hypot(ownHigh - p, q - otherLow);
  const [difference, from, to] = [less, low, high].map(ofHundred);
  if (wording === "plain") return `${difference} out of 100, with a range from ${from} to ${to}.`;
  const [benefit, worst, best] = direction === "lower-is-better" ? [-less, -high, -low] : [less, low, high];
  const said = [benefit, best, worst].map(needed);
  const sentence = `${difference} percentage points, 95 % Newcombe interval ${from} to ${to}.`;
  if (said.includes(null)) return sentence;
  const end = worst < 0 && best > 0 ? `endless, then to ${said[2]}` : said[2];
  return `${sentence} Number needed: ${said[0]}; range ${said[1]} to ${end}.`;
}
