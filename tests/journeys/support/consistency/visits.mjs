// Visits made up by rule: each follows from its number alone, so that a number in a failure is
// enough to make the same visit again.
//
// The first visits hold every pair of options once, each as many options as fit side by side,
// the regions taking turns; after three such rounds every pair has stood in every region. Later
// visits hold two to four options as drawn.

export const REGIONS = ["eu", "uk", "us"];
const SIDE_BY_SIDE = 4;
const DAY = 24 * 60 * 60 * 1000;

/** Numbers that look drawn: the same for the same seed, from 0 up to 1. */
function dice(seed) {
  let state = (seed * 2654435761 + 97) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ways to draw with such numbers. */
function drawing(seed) {
  const roll = dice(seed);
  const whole = (low, high) => low + Math.floor(roll() * (high - low + 1));
  const one = (list) => list[whole(0, list.length - 1)];
  const often = (share) => roll() < share;
  const weighed = (weights) => one(Object.entries(weights).flatMap(([value, weight]) => Array(weight).fill(value)));
  const shuffled = (list) => {
    const left = [...list];
    return list.map(() => left.splice(whole(0, left.length - 1), 1)[0]);
  };
  return { whole, one, often, weighed, shuffled };
}

/** Every unordered pair of a list, as "one and other" in the order of the alphabet. */
export function pairs(list) {
  const sorted = [...list].sort();
  return sorted.flatMap((one, place) => sorted.slice(place + 1).map((other) => `${one} and ${other}`));
}

/** Few groups of four in which every pair of options stands together. */
export function groups(options) {
  const open = new Set(pairs(options));
  const found = [];
  const gain = (group, option) => group.filter((other) => open.has(pairs([option, other])[0])).length;
  while (open.size) {
    const group = [...open][0].split(" and ");
    while (group.length < SIDE_BY_SIDE) {
      const free = options.filter((option) => !group.includes(option));
      group.push(free.reduce((best, option) => (gain(group, option) > gain(group, best) ? option : best)));
    }
    for (const pair of pairs(group)) open.delete(pair);
    found.push(group);
  }
  return found;
}

/** The published groups without medicine of one row, as a visit names them. */
export function baselines(pack, row) {
  const rows = new Map(pack.endpoints.map((endpoint) => [endpoint.id, endpoint.row]));
  return pack.studies.filter((study) => study.comparator === "placebo").flatMap((study) => {
    const arm = study.arms.find((one) => one.role === "comparator" && !one.medicine);
    return study.outcomes
      .filter((outcome) => rows.get(outcome.endpoint) === row && !outcome.subgroup && !outcome.detail_only)
      .filter((outcome) => arm && outcome.results.some((result) => result.arm === arm.id))
      .map((outcome) => `${study.id}/${outcome.id}/${arm.id}`);
  });
}

/** A maker of visit files: `make(number)` for a number from 0. */
export function visits(pack, today) {
  const options = pack.medicines.map((medicine) => medicine.id);
  const together = groups(options);
  const named = Object.fromEntries(["relapses", "people-with-relapse", "worsening"].map((row) => [row, baselines(pack, row)]));
  const make = (number) => {
    const draw = drawing(number + 1);
    const round = Math.floor(number / together.length);
    const place = number % together.length;
    const covering = round < REGIONS.length;
    const compared = covering
      ? draw.shuffled(together[place])
      : draw.shuffled(options).slice(0, draw.whole(2, SIDE_BY_SIDE));
    const region = REGIONS[(place + round) % REGIONS.length];
    return {
      format: "waymark-visit", version: 1, saved_on: today, app_version: "0.1.0", pack: "000000000000",
      visit: {
        decision: draw.one(["start", "switch", "stop"]),
        region,
        entries: entries(draw, today),
        compared,
        plan: draw.often(0.6)
          ? { medicine: draw.one(compared), start: dayBefore(today, -draw.whole(1, 200)), days: { rule: draw.one(["working-days", "as-counted"]) } }
          : {},
        show_unverified: draw.often(0.5),
        own_baselines: ownBaselines(draw, named),
      },
    };
  };
  return { make, round: together.length, options };
}

const dayBefore = (today, days) => new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10);

/** A date as people type it: whole, the month, the year, or nothing. */
function typed(draw, date) {
  return date.slice(0, draw.one([10, 10, 10, 10, 7, 4, 0]));
}

const answer = (draw) => draw.one(["yes", "no", "not-known"]);

function entries(draw, today) {
  const ago = (most) => typed(draw, dayBefore(today, draw.whole(1, most)));
  const rows = (most, make) => Array.from({ length: draw.whole(0, most) }, (_, place) => ({ row: place + 1, ...make() }));
  return {
    age_years: draw.often(0.95) ? `${draw.whole(16, 70)}` : "",
    sex_at_birth: draw.one(["female", "male", null]),
    phenotype: draw.often(0.1) ? null : draw.weighed({
      "relapsing-remitting": 3, "clinically-isolated": 1, "active-secondary-progressive": 1,
      "inactive-secondary-progressive": 1, "primary-progressive": 1,
    }),
    first_symptoms: ago(25 * 365),
    edss: draw.often(0.9) ? `${draw.whole(0, 16) / 2}` : "",
    relapses: rows(4, () => ({ date: ago(900), disabling: answer(draw), on_medicine: answer(draw) })),
    every_relapse_listed: answer(draw),
    scans: rows(3, () => ({
      date: ago(900),
      gadolinium_lesions: draw.one(["", "0", "1", "2", "5"]),
      new_or_enlarging_t2_lesions: draw.one(["", "0", "1", "3"]),
      t2_lesions: draw.one(["", "4", "9", "20"]),
      significant_t2_increase: answer(draw),
    })),
    medicines: medicines(draw, today),
    every_medicine_listed: answer(draw),
    jc_virus: jcVirus(draw, ago),
    earlier_immunosuppressant: draw.weighed({ no: 4, yes: 2, "not-known": 1 }),
  };
}

/** Earlier medicines; natalizumab often goes on, for up to ten years. */
function medicines(draw, today) {
  const months = draw.whole(0, 120);
  const start = dayBefore(today, Math.round(months * 30.4) + 1);
  const list = [];
  if (draw.often(0.4)) {
    const over = draw.often(0.3);
    list.push({ name: "natalizumab", start: typed(draw, start), stop: over ? dayBefore(today, draw.whole(0, months * 30)) : "" });
  }
  if (draw.often(0.5)) {
    const name = draw.one(["fingolimod", "glatiramer", "ocrelizumab", "teriflunomide", "mitoxantrone", "azathioprine"]);
    list.push({ name, start: dayBefore(today, 4500), stop: dayBefore(today, draw.whole(3800, 4400)) });
  }
  return list.map((medicine, place) => ({ row: place + 1, ...medicine }));
}

/** The JC virus test, the edges of the index bands among its values. */
function jcVirus(draw, ago) {
  const result = draw.weighed({ positive: 8, negative: 3, indeterminate: 1, "never-tested": 1, none: 1 });
  const positive = result === "positive";
  return {
    result: result === "none" ? null : result,
    index: positive && draw.often(0.8) ? draw.one(["0.2", "0.5", "0.89", "0.9", "0.91", "1.2", "1.5", "1.51", "1.8", "2.6", "3.9"]) : "",
    assay: draw.often(0.1) ? null : draw.weighed({ stratify: 8, "immuno-well": 1 }),
    date: ago(1200),
    too_soon_after_plasma_exchange_or_immunoglobulin: draw.weighed({ no: 12, "not-known": 3, yes: 1 }),
  };
}

/** Baselines chosen from published groups or typed, some of which cannot be used. */
function ownBaselines(draw, named) {
  const share = () => ({ typed: draw.one(["0", "3", "14", "29", "56.5", "56,5", "100", "120", "many"]), months: draw.one(["12", "24", "24", "", "0"]) });
  const rate = () => ({ typed: draw.one(["0", "8", "37", "73,5", "140", "many"]) });
  const entry = (row, make) => draw.one([{}, make(), { group: draw.one(named[row]) }, { group: draw.one(named[row]) }]);
  return {
    open: draw.often(0.6),
    relapses: entry("relapses", rate),
    people_with_relapse: entry("people-with-relapse", share),
    worsening: entry("worsening", share),
  };
}
