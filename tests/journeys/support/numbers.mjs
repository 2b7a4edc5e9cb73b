// What numbers on a page rest on: the accepted list of shown numbers, and the crawl that looks
// for digits without a proof.

import { readFileSync } from "node:fs";
import { fixture } from "./app.mjs";

const half = (value) => Math.floor(value + 0.5 + 1e-9);
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * The numbers that the second implementation reads from the evidence files, by the end of the
 * id of their button: study, outcome and group.
 */
export function accepted() {
  const found = new Map();
  const text = readFileSync(fixture("shown-numbers.txt"), "utf8");
  for (const line of text.split("\n")) {
    const match = line.match(/^(\S+)\/(\S+)\/(\S+): (\S+).* -> ([^(]+?)(?: \((.*), ([a-z-]+)\))?$/);
    if (!match) continue;
    const [, study, outcome, group, value, shown, between, source] = match;
    found.set(`${study}-${outcome}-${group}`, { value: Number(value), shown, between, source });
  }
  return found;
}

/** What a button may say for an accepted number, out of 100 or out of 10,000 people. */
export function sayings({ value, shown }) {
  const [first] = shown.split(" ");
  if (shown.endsWith(" events")) return [`${first} relapses`, `${first} relapse`, ...(first === "0" ? ["fewer than 1 relapse"] : [])];
  if (shown.endsWith(" mean")) return null;
  if (shown.endsWith(" years")) {
    const count = (of) => half((value * of) / 100_000);
    return [100, 10_000].map((of) => `${count(of) ? grouped(count(of)) : "fewer than 1"} for ${grouped(of)} people in a year`);
  }
  if (shown === "nobody") return [/^nobody (out of [\d,]+ people|in that group)$/];
  // Printed of the people without it: all but them.
  if (half(value) !== Number(first) && half(value) + Number(first) === 100) return [`${grouped(Number(first))} out of 100 people`];
  // Per cent or per thousand: whichever gives the accepted number of 100.
  const per = shown.startsWith("under") || half(value) === Number(first) ? 100 : 1000;
  return [100, 10_000].flatMap((of) => {
    const count = half((value * of) / per);
    return count ? `${grouped(count)} out of ${grouped(of)} people` : `fewer than 1 out of ${grouped(of)} people`;
  });
}

/** "18 to 24", as the page writes an accepted range of the frame of 100 people. */
export function range({ between }) {
  const [low, high] = between.split(" to ").map((end) => (end.startsWith("under") ? 0 : Number(end.split(" ")[0])));
  if (low === 0 && high === 0) return "fewer than 1";
  if (low === 0) return `fewer than 1 to ${high}`;
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** Every number button on the page, with what stands beside it. */
export function numbers(page) {
  return page.evaluate(() => [...document.querySelectorAll("main button.num")].map((button) => {
    const field = button.closest("td")?.querySelector(":scope > .pair svg.dots");
    const lead = field && button.closest("td").querySelector("button.num") === button;
    // All dots of a kind are one path, which begins anew for each; squares stand by themselves.
    const marks = (element) => (element.tagName === "path" ? element.getAttribute("d").split("M").length - 1 : 1);
    const count = (name) => [...(field?.querySelectorAll(`.dot--${name}`) ?? [])].reduce((sum, element) => sum + marks(element), 0);
    const note = field?.closest(".pair").nextElementSibling?.textContent ?? "";
    return {
      id: button.id,
      text: button.textContent.replace(/ for 100 people in a year$/, ""),
      dots: lead ? { label: field.getAttribute("aria-label"), sure: count("yes"), below: count("range"), above: count("maybe"), without: count("no"), note } : null,
    };
  }));
}

/** Where digits may stand without a proof, and why. */
const ALLOWED = [
  [".bar", "version, date and id of the evidence"],
  [".steps__wide, .steps__narrow, .steps", "places of the visit, and what was entered"],
  [".foot, .print-foot", "version, and the way to the review"],
  [".field__hint, legend, label, .choice__hint", "questions and hints say what is asked"],
  [".row__head", "rows are counted, years head their months"],
  ["summary", "how many lines are folded away"],
  [".fold button, .actions button", "buttons name what they do"],
  ["main > .soft, .small.soft, main > .small, .annex .small, .annex > .small", "how many rules are met; documents, their sections and dates"],
  [".banner", "names, years and comparisons of the studies in view"],
  [".next, .month, .year, .days, .print-only", "dates of the plan, each with its reason"],
  [".burden, .burden__said, .burden__tail, #plan-burden-compared ~ table", "counts of the plan, with how they are counted"],
  ["#open-days-said", "how many dates of the plan fall on closed days; the list says which"],
  [".dots, .key, .chart, .plain", "pictures and tables of numbers whose buttons stand beside them"],
  ["[aria-labelledby=two-scales]", "the picture of two numbers, with its table of buttons"],
  [".answer__body > p > b", "the name of the row of the table below"],
  ["h1, h2, h3, h4, caption, thead, tbody > tr > th", "heads of tables, rows and years"],
  [".eyebrow, .lead, .ratios__lead", "the day of the visit, what was entered, how a scale reads"],
  [".unverified, .cell__unread, .cell__unread + details, .tag", "marks, and documents to check; the number itself is not shown"],
  [".take-home__open, .annex > ul", "questions left open, rules by their documents"],
  [".field__error, .error-summary", "what is wrong with an entry"],
  ["#own-baseline-title ~ section > p", "a baseline that was entered; a published one has its button there"],
  ["#own-baseline-title ~ section option", "groups that may be chosen; the chosen one stands below with its proof"],
  ["#own-baseline-title ~ section h4 + ul", "what was not computed: names, doses, years and lengths of studies"],
  ["#pml-figures ~ p > b", "where the table ends that a treatment has passed"],
  [".annex.pml > p", "document and section of the table"],
];

/**
 * Texts with a digit that have no proof beside them and are not on the list. A text has a
 * proof when the row, the entry, the card or the picture it stands in has a button that opens
 * one.
 */
export function unproven(page) {
  return page.evaluate((list) => {
    const OPENS = "[data-proof], button.term, .proof";
    const UNITS = "tr, li, .cell__harm, figure, article:not(.take-home), .card, .pml__mine, p, dl, #networks ~ details";
    const units = function* (at) {
      for (let one = at.closest(UNITS); one; one = one.parentElement?.closest(UNITS)) yield one;
    };
    // Neither a date nor the number of a step is a result.
    const NO_RESULT = /[Ss]tep \d|(\d{1,2} (to \d{1,2} )?)?(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?/g;
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent;
      const at = walker.currentNode.parentElement;
      if (!/\d/.test(text.replace(NO_RESULT, "")) || at.closest("script, style, noscript") || at.closest(list)) continue;
      if (at.closest(OPENS) || [...units(at)].some((unit) => unit.querySelector(OPENS))) continue;
      const parents = [];
      for (let one = at; one && one !== document.body && parents.length < 4; one = one.parentElement) {
        parents.push(one.tagName.toLowerCase() + [...one.classList].map((name) => `.${name}`).join(""));
      }
      found.push(`${text.trim().slice(0, 80)}   [${parents.join(" < ")}]`);
    }
    return found;
  }, ALLOWED.map(([where]) => where).join(", "));
}
