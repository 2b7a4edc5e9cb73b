// What was compared in one visit, and what was found to differ.

import { isDeepStrictEqual } from "node:util";

export class Ledger {
  /** `visit` is the number of the visit, which is all it takes to make it again. */
  constructor(visit) {
    this.visit = visit;
    this.view = "";
    this.differences = [];
    this.counts = {};
    this.states = [];
  }

  /** From now on differences are on this route, in this wording. */
  on(route, wording) {
    this.view = `${route}, ${wording}`;
  }

  /** Counts something that was compared. */
  counted(what, many = 1) {
    this.counts[what] = (this.counts[what] ?? 0) + many;
  }

  /** Remembers that a visit was in such a state. */
  met(what, state) {
    this.states.push(`${what}: ${state}`);
  }

  /** What stands at a place is what is expected there. */
  same(place, stands, expected, what) {
    if (what) this.counted(what);
    if (!isDeepStrictEqual(stands, expected)) this.differs(place, stands, expected);
  }

  /** What stands at a place holds a text. */
  holds(place, stands, expected, what) {
    if (what) this.counted(what);
    if (!stands?.includes(expected)) this.differs(place, stands, `… ${expected} …`);
  }

  /** The comparison of the visit could not go on. */
  stopped(error) {
    this.differences.push(`visit ${this.visit}, ${this.view}: ${error.message}`);
  }

  differs(place, stands, expected) {
    const words = (value) => (typeof value === "string" ? `“${value}”` : JSON.stringify(value) ?? "nothing");
    this.differences.push(`visit ${this.visit}, ${this.view}, ${place}: ${words(stands)}, expected ${words(expected)}`);
  }
}

/** The counts of many ledgers together. */
export function together(ledgers) {
  const sums = {};
  for (const { counts } of ledgers) {
    for (const [what, many] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + many;
  }
  return sums;
}
