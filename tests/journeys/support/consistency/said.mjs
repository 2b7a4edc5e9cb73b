// Numbers of the program's report in the words of the page, written from the sentences a person
// reads and not from the Rust that makes them.

const MEANS = {
  "lesions-per-person": (value) => `${value} lesions for one person, on average`,
  "edss-points": (value) => `${value} EDSS points, on average`,
};

export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** A number of the report: its kind, and what belongs to it. */
function kindOf(shown) {
  const [kind, held] = Object.entries(shown)[0];
  return { kind, held };
}

const outOf = (count, of) => (count ? `${grouped(count)} out of ${grouped(of)} people` : `fewer than 1 out of ${grouped(of)} people`);

/** "14 out of 100 people": the whole phrase. */
export function said(shown) {
  const { kind, held } = kindOf(shown);
  switch (kind) {
    case "out-of": return outOf(held.count, held.of);
    case "fewer-than-one": return outOf(0, held.of);
    case "nobody-of": return held.people === null ? "nobody in that group" : `nobody out of ${grouped(held.people)} people`;
    case "events-for-hundred-people-in-a-year":
      return `${held ? grouped(held) : "fewer than 1"} relapse${held > 1 ? "s" : ""} for 100 people in a year`;
    case "people-in-a-year": return `${held.count ? grouped(held.count) : "fewer than 1"} for ${grouped(held.of)} people in a year`;
    default: return MEANS[held.unit](held.value);
  }
}

/** The whole number in it; none for a mean. */
export function count(shown) {
  const { kind, held } = kindOf(shown);
  if (kind === "out-of" || kind === "people-in-a-year") return held.count;
  if (kind === "events-for-hundred-people-in-a-year") return held;
  return kind === "mean" ? null : 0;
}

export const isRate = (shown) => kindOf(shown).kind === "events-for-hundred-people-in-a-year";
export const isNobody = (shown) => kindOf(shown).kind === "nobody-of";

/** The number alone, as it stands in a table of one denominator. */
export function short(shown) {
  const whole = count(shown);
  if (isNobody(shown)) return said(shown);
  if (whole === null) return String(kindOf(shown).held.value);
  return whole ? grouped(whole) : "fewer than 1";
}

/** The people to whom it does not happen; none for what is no share. */
export function others(shown) {
  const { kind, held } = kindOf(shown);
  if (kind !== "out-of" && kind !== "fewer-than-one") return null;
  const with_ = held.count ?? 0;
  return with_ ? outOf(held.of - with_, held.of) : `more than ${grouped(held.of - 1)} out of ${grouped(held.of)} people`;
}

/** "6 to 11". */
export function between([low, high]) {
  const ends = [count(low), count(high)];
  if (ends.includes(null)) return `${short(low)} to ${short(high)}`;
  if (!ends[1]) return "fewer than 1";
  if (!ends[0]) return `fewer than 1 to ${grouped(ends[1])}`;
  return ends[0] === ends[1] ? grouped(ends[0]) : ends.map(grouped).join(" to ");
}

/** The sentence on the range that stands beside a number. */
export function rangeNote(arm, wording) {
  if (!arm.range) return "No range was published.";
  if (isNobody(arm.shown)) return `A group of this size cannot rule out up to ${said(arm.range[1])}.`;
  if (arm.range_from === "published") return `Range: ${between(arm.range)}.`;
  return wording === "plain"
    ? `Range: ${between(arm.range)}, worked out from the people counted.`
    : `Range: ${between(arm.range)} (95 % Wilson interval of the count).`;
}

/** A published effect as it stands in picture, text and table. */
export function effect(line, measure) {
  const parts = [measure === "percent-lower"
    ? `${line.value} %, drawn as ${(Math.round(line.ratio * 1000) / 1000).toFixed(3)}`
    : line.value];
  parts.push(line.interval
    ? `${line.interval.level} % interval ${line.interval.low} to ${line.interval.high}`
    : "no interval published");
  if (line.uneven) parts.push("uneven interval");
  if (line.missed) parts.push("no difference shown");
  return parts.join(", ");
}

export const MEASURES = {
  "hazard-ratio": "hazard ratio", "rate-ratio": "rate ratio", "risk-ratio": "ratio of chances",
  "odds-ratio": "odds ratio", "percent-lower": "reduction in per cent",
};

/** "year 3" for the third year, "months 25 to 48" for any other stretch. */
export function bandName({ from, to }) {
  return to % 12 === 0 && from + 12 === to + 1 ? `year ${to / 12}` : `months ${from} to ${to}`;
}

export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
