#!/usr/bin/env node
// Writes the reviewing pages of Waymark's look: plain HTML, no script, no style attribute.
//
//   gallery.html        every part in every state
//   screen-*.html       whole screens, made of the same parts
//
// The numbers are examples for the eye, never evidence: the app takes its own from the pack.
// Run `node tests/gallery/build.mjs` after a change and commit what it writes.

import { writeFileSync } from "node:fs";

const here = (name) => new URL(name, import.meta.url);

// Drawings -------------------------------------------------------------------------------

const boards =
  '<rect x="14.4" y="2" width="3.2" height="28" rx="1.6"/><path d="M7.2 4.6h14.3a1.2 1.2 0 0 1 .9.4l3.4 3.4a.9.9 0 0 1 0 1.2L22.4 13a1.2 1.2 0 0 1-.9.4H7.2A1.2 1.2 0 0 1 6 12.2V5.8a1.2 1.2 0 0 1 1.2-1.2z"/><path d="M24.8 16H10.5a1.2 1.2 0 0 0-.9.4l-3.4 3.4a.9.9 0 0 0 0 1.2l3.4 3.4a1.2 1.2 0 0 0 .9.4h14.3a1.2 1.2 0 0 0 1.2-1.2v-6.4a1.2 1.2 0 0 0-1.2-1.2z"/>';
const mark = `<svg class="mark__sign" viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">${boards}</svg>`;
const icon = (inside) => `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${inside}</svg>`;
const tick = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 10.5l4 4L16 6"/></svg>';
const icons = {
  note: icon('<circle cx="12" cy="12" r="10"/><path d="M12 11v6M12 7.2v.1"/>'),
  clock: icon('<circle cx="12" cy="12" r="10"/><path d="M12 6v6.5l4 2.5"/>'),
  page: icon('<path d="M6 2h8l5 5v15H6zM14 2v5h5"/><path d="M10 17.5h4.5M10 13h.1" />'),
  error: icon('<path d="M12 2.5l10 18H2z"/><path d="M12 9v5.5M12 17.5v.1"/>'),
  plus: icon('<path d="M12 4v16M4 12h16"/>'),
};
const signs = {
  met: '<svg class="sign sign--met" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="12"/><path d="M8 14.5l4.2 4.2L20.5 10"/></svg>',
  "not-met":
    '<svg class="sign sign--not-met" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="12"/><path d="M8.5 14h11"/></svg>',
  unknown:
    '<svg class="sign sign--unknown" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="12"/><path d="M10.6 11.2c.3-2 1.7-3 3.5-3 2 0 3.5 1.2 3.5 3 0 2.4-3.5 2.7-3.5 5"/><circle class="sign__point" cx="14.1" cy="19.8" r="1.5"/></svg>',
};
const words = { met: "Met", "not-met": "Not met", unknown: "Cannot tell yet" };

/** One dot of a field: `kind` is yes, range, maybe or no; `arm` is a (discs) or b (squares). */
function dot(kind, x, y, arm = "a", r = 7.5) {
  const shape = (name) =>
    arm === "a"
      ? `<circle${name} cx="${x}" cy="${y}" r="${r}"/>`
      : `<rect${name} x="${x - r + 0.5}" y="${y - r + 0.5}" width="${2 * r - 1}" height="${2 * r - 1}" rx="2"/>`;
  if (kind !== "range") return shape(` class="dot--${kind}"`);
  const half =
    arm === "a"
      ? `M${x} ${y - r}a${r} ${r} 0 0 0 0 ${2 * r}z`
      : `M${x} ${y - r + 0.5}v${2 * r - 1}h${-(r - 0.5)}v${-(2 * r - 1)}z`;
  return `<g class="dot--range">${shape("")}<path d="${half}"/></g>`;
}

const kinds = (point, low = point, high = point) =>
  Array.from({ length: 100 }, (_, at) => {
    const count = at + 1;
    if (count <= Math.min(point, low)) return "yes";
    if (count <= point) return "range";
    return count <= high ? "maybe" : "no";
  });

function dots(label, point, low, high, arm = "a") {
  const field = kinds(point, low, high).map((kind, at) =>
    dot(kind, 10 + 20 * (at % 10), 10 + 20 * Math.floor(at / 10), arm),
  );
  return `<svg class="dots${arm === "b" ? " dots--b" : ""}" viewBox="0 0 200 200" role="img" aria-label="${label}">${field.join("")}</svg>`;
}

const keySign = (kind, arm = "a") =>
  `<svg class="key__sign dots${arm === "b" ? " dots--b" : ""}" viewBox="0 0 20 20" aria-hidden="true">${dot(kind, 10, 10, arm)}</svg>`;
const key = `<ul class="key"><li>${keySign("yes")}got worse</li><li>${keySign("range")}got worse, within the range</li><li>${keySign("maybe")}may have, within the range</li><li>${keySign("no")}did not</li></ul>`;

/** `count` of 10,000 people true to scale, and the last hundred of them enlarged. */
function field10000(count, caption) {
  const lines = Array.from({ length: 9 }, (_, i) => `M${21 + 20 * i} 21v200M1 ${41 + 20 * i}h200`).join("");
  const people = [];
  for (let at = 0; at < count; at += 1) {
    const hundred = Math.floor(at / 100);
    const inside = at % 100;
    const x = 1 + 20 * (hundred % 10) + 2 * (inside % 10);
    const y = 21 + 20 * Math.floor(hundred / 10) + 2 * Math.floor(inside / 10);
    people.push(`M${(x + 0.2).toFixed(1)} ${(y + 0.2).toFixed(1)}h1.6v1.6h-1.6z`);
  }
  const last = Math.floor((count - 1) / 100);
  const x = 1 + 20 * (last % 10);
  const y = 21 + 20 * Math.floor(last / 10);
  const shown = kinds(count - 100 * last);
  const enlarged = shown.map((kind, at) => dot(kind, 309 + 20 * (at % 10), 31 + 20 * Math.floor(at / 10), "a", 7));
  return `<figure class="field-10000"><div class="field-10000__heads" aria-hidden="true"><span>10,000 people</span><span>100 of them, larger</span></div><svg viewBox="-0.2 19.8 501 202.4" role="img" aria-label="${count} of 10,000 small squares filled">
<rect class="field-10000__all" x="1" y="21" width="200" height="200"/><path class="field-10000__lines" d="${lines}"/><path class="field-10000__yes" d="${people.join("")}"/>
<path class="field-10000__ray" d="M${x + 20} ${y}L299 21M${x + 20} ${y + 20}L299 221"/><rect class="field-10000__mark" x="${x}" y="${y}" width="20" height="20"/>
<rect class="field-10000__part" x="299" y="21" width="200" height="200"/><g class="dots">${enlarged.join("")}</g></svg>
<figcaption>${caption}</figcaption></figure>`;
}

// Frame ----------------------------------------------------------------------------------

const names = [
  ["Today", "Choosing a treatment"],
  ["My MS", "2 relapses, 1 scan"],
  ["Where this stands", "Two definitions differ"],
  ["What matters to me", "Not started"],
  ["Options", "9 open in the EU"],
  ["The plan", ""],
  ["To take home", ""],
];

function steps(current) {
  const links = names
    .map(([label, note], at) => {
      const step = at + 1;
      const state = step === current ? " step--here" : step < current ? " step--done" : "";
      const number = step < current ? `${tick}<span class="visually-hidden">Done: ${step}</span>` : step;
      return `<li><a class="step${state}" href="#main"${step === current ? ' aria-current="step"' : ""}><span class="step__number">${number}</span><span class="step__label">${label}${note ? ` <span class="step__note">${note}</span>` : ""}</span></a></li>`;
    })
    .join("\n");
  return `<nav class="steps" aria-label="Steps"><ol class="steps__wide">${links}</ol>
<details class="steps__narrow"><summary><span class="steps__where"><b>Step ${current} of 7</b> ${names[current - 1][0]}</span></summary><ol>${links}</ol></details></nav>`;
}

const seg = `<div class="seg" role="group" aria-label="Wording"><button type="button" aria-pressed="true">Plain words</button><button type="button" aria-pressed="false">Clinical detail</button></div>`;

const proof = `<aside class="proof" aria-labelledby="proof-title"><div class="proof__body">
<div class="proof__head"><h2 id="proof-title" tabindex="-1">8 out of 100 people</h2><button type="button" class="button button--plain">Close</button></div>
<p class="soft">Alemtuzumab, worse after two years</p>
<dl><dt>What was counted</dt><dd>Disability that got worse and stayed worse for 6 months</dd>
<dt>In whom</dt><dd>Early, untreated relapsing MS; 2 relapses in 2 years; EDSS 0 to 3</dd>
<dt>Against</dt><dd>Interferon beta-1a 44 µg three times a week</dd>
<dt>Result</dt><dd>8.0 % (95 % CI 5.7 to 11.2) against 11.1 % (7.3 to 16.7); hazard ratio 0.70 (0.40 to 1.23), p = 0.22: <b>missed</b></dd>
<dt>How 8.0 % becomes 8 dots</dt><dd class="proof__sum">8.0 of 100 people
8.0, rounded once to whole people: 8</dd>
<dt>Fits you?</dt><dd>Age 18 to 50: yes. EDSS up to 3.0: yes. Untreated: yes.</dd>
<dt>Source</dt><dd>Cohen and others, Lancet 2012. Read 22 November 2026. Review by November 2027.</dd></dl>
<p><span class="tag">Read in a primary source</span></p></div></aside>`;

const sheets = ["tokens", "base", "layout", "parts", "print"]
  .map((name) => `<link rel="stylesheet" href="../../static/styles/${name}.css">`)
  .join("\n");

function page(title, body) {
  return `<!doctype html>
<!-- Written by build.mjs: change that. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="../../static/icons/waymark.svg" type="image/svg+xml">
${sheets}
</head>
<body>
${body}
</body>
</html>
`;
}

const foot = `<footer class="foot"><p>For a neurologist or MS nurse and a person with relapsing MS, together. It shows published results. It does not recommend.</p><button type="button" class="button button--plain">End the visit</button></footer>`;

function shell(current, main, open = "") {
  return `<a class="skip" href="#main">Skip to the content</a>
<div class="shell${open ? " shell--proof" : ""}">
<header class="bar"><a class="mark" href="gallery.html">${mark}Waymark</a>
<p class="bar__today">Today: <b>which treatment to start</b>, EU rules</p>
${seg}
<p class="bar__version">Version 0.1 · evidence of 22 November 2026</p></header>
${steps(current)}
<main class="main" id="main" tabindex="-1">${main}</main>
${open}${foot}
</div>`;
}

const head = (title, lead) =>
  `<div class="main__head"><h1>${title}</h1><p class="lead">${lead}</p></div>`;

// Parts ----------------------------------------------------------------------------------

const answer = (sign, id, title, why, change, paper) =>
  `<article class="card answer" aria-labelledby="${id}"><p class="said">${signs[sign]}${words[sign]}</p><div class="answer__body"><h3 class="answer__title" id="${id}">${title}</h3><p class="answer__why">${why}</p><p class="answer__change">${change}</p><p class="answer__document">${paper}</p></div></article>`;

const answers = `<div class="answers">
${answer("met", "rule-1", "Rapidly evolving severe MS, European licence", "Two disabling relapses in one year (10 March and 4 August 2026), and 2 enhancing lesions on the brain scan of 2 September 2026.", "<b>This would change on 11 March 2027</b>, when the first relapse is more than a year old.", "EMA, Tysabri section 4.1, June 2016 to now")}
${answer("met", "rule-2", "Rapidly evolving severe MS, NHS England", "Two relapses in the past year and a scan that shows activity. The relapses need not be disabling.", "<b>This would change on 11 March 2027.</b>", "NICE TA127, May 2024 to now")}
${answer("not-met", "rule-3", "Highly active despite treatment", "You have not had a course of treatment yet.", "<b>This would change</b> with a full course of one treatment, then new activity. Bodies differ: 6 or 12 months.", "EMA, June 2016 to now")}
${answer("unknown", "rule-4", "Active disease as in CLARITY, on treatment", "There is no earlier scan to compare with, and the T2 lesions were not counted.", "<b>A count of T2 lesions</b> would settle it.", "CLARITY post hoc definition, 2019")}
</div>`;

const number = (text, open = false) =>
  `<button type="button" class="num" aria-expanded="${open}">${text}</button>`;
const cell = (name, inside) => `<td data-column="${name}">${inside}</td>`;
const main = (text) => `<p class="cell__main">${text}</p>`;
const note = (text) => `<p class="cell__note">${text}</p>`;
const flag = (text) => `<p class="cell__flag">${text}</p>`;
const options = ["Natalizumab", "Alemtuzumab", "No medicine"];
const row = (label, cells) =>
  `<tr><th scope="row">${label}</th>${cells.map((inside, at) => cell(options[at], inside)).join("")}</tr>`;
const group = (text) => `<tr class="compare__group"><th scope="colgroup" colspan="4">${text}</th></tr>`;

const compare = `<table class="compare"><caption class="visually-hidden">Three options, the same rows for each</caption>
<thead><tr><td></td><th scope="col"><span class="compare__name">Natalizumab</span><span class="compare__kind">drip or injection every 4 weeks</span></th><th scope="col"><span class="compare__name">Alemtuzumab</span><span class="compare__kind">drips on 5 days, then 3 days a year later</span></th><th scope="col"><span class="compare__name">No medicine</span><span class="compare__kind">the comparison group of AFFIRM</span></th></tr></thead>
<tbody>${group("What it does")}
${row("How many relapses?", [
  main(`${number("22 relapses")} for 100 people in a year`) + note("against 67 without it (AFFIRM)"),
  main(`${number("18 relapses")} for 100 people in a year`) + note("against 39 on interferon (CARE-MS I)"),
  main(`${number("67 relapses")} for 100 people in a year`),
])}
${row("Who got worse in two years?", [
  main(`${number("17 out of 100 people")} got worse, 83 did not`) + dots("17 of 100 dots filled", 17) + note("12 weeks confirmed. 29 out of 100 without it."),
  main(`${number("8 out of 100 people", true)} got worse, 92 did not`) + dots("8 of 100 dots filled, range 6 to 11", 8, 6, 11) + note("6 months confirmed, range 6 to 11. 11 out of 100 on interferon.") + flag("The trial did not show a difference."),
  main(`${number("29 out of 100 people")} got worse, 71 did not`) + dots("29 of 100 dots filled", 29) + note("12 weeks confirmed."),
])}
${group("What it may do to you")}
${row("Life-changing harms", [
  main('<b>PML</b>, a brain infection: depends on your JC virus test. <a href="screen-jc-virus.html">Your row: index above 1.5</a>'),
  main('<b>Immune illness</b>, months to years later: thyroid, low platelets, kidney. <a href="#main">Stroke, heart attack</a> around the drip.'),
  main("None from medicine. <b>Lasting disability</b> from MS itself."),
])}
${group("What it asks of you")}
${row("Tests and visits in 5 years", [
  main(`${number("65 drips")}, ${number("14 scans")}, ${number("2 blood tests")}`),
  main(`${number("8 drip days")}, ${number("61 blood tests")}, as many urine tests, to 4 years after the last drip`),
  main('Yearly scan. <span class="unknown">Not known</span> elsewhere'),
])}
</tbody></table>`;

const years = ["Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6"];
const pmlRow = (label, values, mine = false) =>
  `<tr${mine ? ' class="is-mine"' : ""}><th scope="row">${label}${mine ? ' <span class="pml__mark">your row</span>' : ""}</th>${values.map((value, at) => `<td data-column="${years[at]}">${value}</td>`).join("")}</tr>`;
const mine = ["0.2", "0.9", "3", "7", "8", "10"];
const pml = `<section class="pml" aria-label="PML table">
<div class="pml__mine"><h3>Index above 1.5: your row</h3><p class="small soft">PML for 1,000 people in each year</p><ol class="pml__years">${years.map((year, at) => `<li><span>${year}</span><b>${mine[at]}</b></li>`).join("")}</ol></div>
<details class="pml__whole" open><summary>The whole published table</summary>
<table><caption>PML for 1,000 people in each year on natalizumab</caption><thead><tr><td></td>${years.map((year) => `<th scope="col">${year}</th>`).join("")}</tr></thead><tbody>
${pmlRow("Index at most 0.9", ["0.1", "0.1", "0.2", "0.4", "0.5", "0.6"])}
${pmlRow("Index above 0.9 to 1.5", ["0.1", "0.3", "0.8", "2", "2", "3"])}
${pmlRow("Index above 1.5", mine, true)}
${pmlRow("Earlier immunosuppressant, any index", ["0.3", "0.4", "4", "8", "8", "6"])}
</tbody></table></details>
<p class="small soft">Each figure is for people who had no PML before that year. There is no estimate after six years. This table is for natalizumab only.</p></section>`;

const three = `<div class="three">
<section class="card three__item"><h3 class="three__label">In the sixth year alone</h3><p class="three__number">100 <span>out of 10,000 people</span></p><p class="three__note">still on it and free of PML until then</p></section>
<section class="card three__item"><h3 class="three__label">From the start to six years</h3><p class="three__number">about 288 <span>out of 10,000 people</span></p><p class="three__note">all years together; 9,712 do not get it</p></section>
<section class="card three__item"><h3 class="three__label">If two years pass without PML</h3><p class="three__number">about 277 <span>out of 10,000 people</span></p><p class="three__note">in the four years after that; 9,723 do not get it</p></section></div>`;

const banner = `<div class="banner">${icons.note}<div><p><b>These trials cannot be ranked against each other.</b> AFFIRM compared with no active medicine (2001 to 2003). CARE-MS I compared with interferon (2007 to 2009). People in them differed too.</p></div></div>`;
const provisional = `<div class="banner banner--provisional">${icons.page}<div><p><b>Provisional.</b> Not read in the document itself. Confirm with the current product information before use.</p></div></div>`;
const amber = `<div class="banner banner--amber" role="status">${icons.clock}<div><p><b>This evidence is past its review date.</b> It was due on 30 November 2027. Check each number against its source before you use it.</p></div></div>`;

const next = `<ol class="next"><li class="card next__item"><p class="next__label">Before the start</p><p class="next__date">by 11 December 2026</p><p class="next__what">Blood and urine tests, chickenpox antibodies, ECG</p><p class="next__where">your surgery</p></li>
<li class="card next__item"><p class="next__label">First course</p><p class="next__date">11 to 15 January 2027</p><p class="next__what">Drip, five days</p><p class="next__where">hospital</p></li>
<li class="card next__item"><p class="next__label">First monthly test</p><p class="next__date">11 February 2027</p><p class="next__what">Blood and urine</p><p class="next__where">your surgery</p></li></ol>`;

const burden = `<dl class="burden">${[["drip days", 8], ["blood tests", 61], ["urine tests", 61], ["thyroid tests", 21], ["symptom sheets", 60]].map(([what, count]) => `<div><dt>${what}</dt><dd>${count}</dd></div>`).join("")}</dl>`;

const item = (date, what, why, where, state = "", word = "") =>
  `<li class="month__item${state ? ` month__item--${state}` : ""}"><p class="month__date">${date}${word ? ` <span class="month__state">${word}</span>` : ""}</p><div class="month__what"><p>${what}</p>${why ? `<p class="month__why">${why}</p>` : ""}</div><p class="month__where">${where}</p></li>`;
const month = `<ol class="month">
${item("11 to 15 January", "Drip, days 1 to 5. Steroid on days 1 to 3. Antiviral tablets from day 1", "first course", "hospital", "done", "Done")}
${item("25 January", "Symptom sheet: bruises, bleeding", "low platelets can start without a sign", "home")}
${item("11 February", "Blood count, creatinine, liver, urine", "every month to 48 months after the last drip", "your surgery", "missed", "Missed")}
${item("15 March <s>11 March</s>", "Blood count, creatinine, liver, urine", "", "your surgery", "moved", "Moved")}
${item("11 April", "Blood count, creatinine, liver, urine, thyroid", "thyroid every three months", "your surgery")}</ol>`;

/** One month as a table: framed days have something due, one is chosen, one is today. */
const monthTable = (() => {
  const due = new Map([[11, 5], [25, 1], [28, 1]]);
  const cell = (day) => {
    if (day < 1 || day > 28) return "<td></td>";
    const now = day === 8 ? ' aria-current="date"' : "";
    if (!due.has(day)) return `<td><span class="days__day"${now}>${day}</span></td>`;
    return `<td><button type="button" class="days__day days__day--due" aria-pressed="${day === 11}"${now}>${day}<span class="visually-hidden">, ${due.get(day)} entries</span></button></td>`;
  };
  const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const heads = names.map((name) => `<th scope="col"><span aria-hidden="true">${name.slice(0, 2)}</span><span class="visually-hidden">${name}</span></th>`).join("");
  const weeks = [0, 1, 2, 3].map((week) => `<tr>${names.map((_, at) => cell(7 * week + at + 1)).join("")}</tr>`).join("\n");
  return `<div class="actions"><button type="button" class="button button--quiet">Earlier: January 2027</button><button type="button" class="button button--quiet">Later: March 2027</button></div>
<table class="days"><caption>February 2027</caption><thead><tr>${heads}</tr></thead><tbody>${weeks}</tbody></table>
<div class="stack" role="status"><h3>Thursday 11 February 2027</h3><ul><li>Blood count 1 of 60</li></ul></div>`;
})();

const timelineMarks = Array.from({ length: 61 }, (_, at) => `<circle cx="${14 + at * 13.6}" cy="72" r="4.6"/>`).join("");
const timelineThyroid = Array.from({ length: 21 }, (_, at) => `<path d="M${14 + at * 40.8} 98l6 11h-12z"/>`).join("");
const chart = `<figure class="chart"><figcaption><h3>Five years on one line</h3><p class="soft">Tests run to 13 January 2032, 48 months after the last drip. Later problems are still possible.</p></figcaption>
<div class="timeline"><svg class="dots" viewBox="0 0 860 120" role="img" aria-label="Example timeline"><g class="dot--no">${timelineMarks}</g><g class="dot--yes">${timelineThyroid}<path d="M10 20h10v30H10zM176 20h7v30h-7z"/></g></svg></div>
<ul class="key"><li><svg class="key__sign dots" viewBox="0 0 20 20" aria-hidden="true"><path class="dot--yes" d="M7 2h6v16H7z"/></svg>drip days</li><li>${keySign("no")}blood and urine</li><li><svg class="key__sign dots" viewBox="0 0 20 20" aria-hidden="true"><path class="dot--yes" d="M10 4l7 12H3z"/></svg>thyroid</li></ul>
<details><summary>The same as a table</summary><table class="plain"><thead><tr><th scope="col">Year</th><th scope="col">Drip days</th><th scope="col">Blood and urine</th></tr></thead><tbody><tr><th scope="row">2027</th><td>5</td><td>12</td></tr><tr><th scope="row">2028</th><td>3</td><td>12</td></tr></tbody></table></details></figure>`;

const date = (id, legend, hint, day, month, year) =>
  `<fieldset class="date"><legend>${legend}</legend><p class="field__hint">${hint}</p><div class="date__parts">${[["Day", day], ["Month", month], ["Year", year]].map(([label, value]) => `<div class="field"><label for="${id}-${label}">${label}</label><input id="${id}-${label}" inputmode="numeric" value="${value}"></div>`).join("")}</div></fieldset>`;
const choice = (type, name, text, hint = "", checked = false) =>
  `<label class="choice"><input type="${type}" name="${name}"${checked ? " checked" : ""}><span class="choice__text">${text}${hint ? `<span class="choice__hint">${hint}</span>` : ""}</span></label>`;

const rows = `<ol class="rows"><li class="row row--closed"><p class="row__line"><b>10 March 2026</b> <span>Disabling, recovered in part</span></p><button type="button" class="button button--plain">Change <span class="visually-hidden">relapse of 10 March 2026</span></button></li>
<li class="row"><div class="row__head"><h3>Relapse 2</h3><button type="button" class="button button--plain">Remove <span class="visually-hidden">relapse 2</span></button></div>
<div class="row__fields">${date("relapse", "Date it began", "The day or the month may stay empty.", "4", "8", "2026")}
<fieldset class="fieldset"><legend>Was it disabling?</legend><p class="field__hint">Your judgement: did it limit daily life?</p><div class="choices choices--inline">${choice("radio", "disabling", "Yes", "", true)}${choice("radio", "disabling", "No")}${choice("radio", "disabling", "Not known")}</div></fieldset></div></li></ol>
<button type="button" class="button button--quiet rows__add">${icons.plus}Add a relapse</button>`;

const takeHome = `<article class="take-home"><header class="take-home__head"><p class="eyebrow">Talked through on 22 November 2026</p><h1>We chose to start alemtuzumab</h1><p class="lead">The first drip is on Monday 11 January 2027. You may change your mind until then.</p></header>
<section><h2>Why</h2><p>Two relapses in a year, and a scan that shows activity. You said that fewer drip days matter most to you.</p></section>
<section><h2>The next three dates</h2>${next}</section>
<section><h2>The numbers we looked at</h2><p><b>8 out of 100 people</b> got worse in two years, 92 did not. Range 6 to 11. On interferon it was 11 out of 100.</p>${key}</section>
<div class="take-home__pair"><section><h2>Whom to call</h2><dl class="call"><div><dt>New bruises, bleeding</dt><dd>Hospital, the same day</dd></div><div><dt>Fever in the first month</dt><dd>MS nurse, the same day</dd></div><div><dt>Swollen ankles, dark urine</dt><dd>MS nurse, within two days</dd></div></dl></section>
<section><h2>Questions left open</h2><ul class="take-home__open"><li>How many T2 lesions were on the scan?</li><li>When can we plan a child?</li><li></li></ul></section></div>
<footer class="print-foot"><p>Waymark version 0.1. Evidence pack example-pack, read to 22 November 2026. It shows published results and does not recommend.</p></footer></article>`;

const crash = `<main class="crash" id="main"><svg class="mark__sign" viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">${boards}</svg><h1>Waymark stopped</h1><p class="lead">Something in the program went wrong. It is not something you did.</p><p>What you entered up to that moment is still here. Save it now, then open Waymark again and load the file.</p><div class="actions"><button type="button" class="button">Save the visit</button><button type="button" class="button button--quiet">Open Waymark again</button></div><details><summary>For the people who look after Waymark</summary><pre>index out of range in the list of relapses, version 0.1</pre></details></main>`;

// Pages ----------------------------------------------------------------------------------

const show = (title, ...inside) => `<section class="stack"><h2>${title}</h2>${inside.join("\n")}</section>`;

const gallery = shell(
  3,
  [
    head("The parts of Waymark", "Every part in every state. The numbers are examples for the eye."),
    show(
      "Buttons, numbers, terms",
      `<div class="actions"><button type="button" class="button">Go on: what matters to me</button><button type="button" class="button button--quiet">See every rule side by side</button><button type="button" class="button button--plain">Remove</button><button type="button" class="button" aria-disabled="true">Download the calendar</button></div>`,
      `<div class="actions">${seg}</div>`,
      `<p>In two years ${number("8 out of 100 people")} got worse and ${number("92 out of 100 people", true)} did not. A scan may show new <button type="button" class="term" aria-expanded="true" aria-controls="lesion">lesions</button>. A count of 0.8 × 10<sup>9</sup>/L, −0.5, ≥ 3, ≤ 2, 44 µg, m².</p>`,
      `<div class="glossary" id="lesion"><p><b>Lesion.</b> A spot on the scan where MS has damaged the cover of the nerves.</p></div>`,
    ),
    show(
      "Forms",
      `<div class="error-summary" role="alert" tabindex="-1"><h3>Two answers need a second look</h3><ul><li><a href="#edss">EDSS goes from 0 to 10</a></li><li><a href="#scan-Year">The scan is in the future</a></li></ul></div>`,
      `<div class="form"><div class="field field--short"><label for="age">Age</label><input id="age" inputmode="numeric" value="31"><label class="field__unknown"><input type="checkbox"> Not known</label></div>
<div class="field field--short"><label for="edss">EDSS</label><p class="field__hint" id="edss-hint">From 0 to 10, in halves.</p><p class="field__error" id="edss-error">${icons.error}<span>25 is more than 10. Did you mean 2.5?</span></p><input id="edss" value="25" aria-invalid="true" aria-describedby="edss-hint edss-error"></div>
<div class="field"><label for="index">JC virus index</label><div class="field__with-unit"><input id="index" value="1.8"><span class="field__unit">index, STRATIFY</span></div></div>
<div class="field field--short"><label for="region">Region</label><select id="region"><option>European Union</option><option>United Kingdom</option></select></div>
<div class="field"><label for="worry">What worries you most?</label><textarea id="worry">Needles, and time off work</textarea></div>
<div class="field field--short"><label for="off">Platelets</label><input id="off" disabled value=""><label class="field__unknown"><input type="checkbox" checked> Not known</label></div>
${date("scan", "Date of the brain scan", "The day or the month may stay empty.", "", "9", "2026")}
<fieldset class="fieldset"><legend>What is on the table today?</legend><div class="choices">${choice("radio", "decision", "Start a treatment", "No medicine for MS so far", true)}${choice("radio", "decision", "Change treatment")}${choice("radio", "decision", "Stop treatment")}</div></fieldset>
<fieldset class="fieldset"><legend>What else is true?</legend><div class="choices">${choice("checkbox", "else", "I may want a child in the next years", "", true)}${choice("checkbox", "else", "I travel for work")}</div></fieldset></div>`,
    ),
    show("Dated rows", rows),
    show(
      "Cards, banners, tags",
      banner,
      amber,
      provisional,
      `<p><span class="tag">Read in a primary source</span> <span class="tag tag--provisional">Provisional</span> <span class="unknown">Not known</span> <span class="unverified">EDSS 2.5, not confirmed</span></p>`,
      `<div class="empty"><p>No relapse has been entered. That is not the same as none.</p><button type="button" class="button button--quiet">${icons.plus}Add a relapse</button></div>`,
      `<div class="cards"><section class="card"><h3>Natalizumab</h3><p>Open, with cautions.</p></section><section class="card"><h3>Alemtuzumab</h3><p>Open.</p></section></div>`,
    ),
    show("Definitions", answers),
    show("Comparison", compare, key),
    show(
      "Dots",
      `<div class="cards"><div><h3>First arm, with a range</h3>${dots("8 of 100 dots filled, range 6 to 11", 8, 6, 11)}</div><div><h3>Second arm of the same trial</h3>${dots("11 of 100 squares filled, range 7 to 17", 11, 7, 17, "b")}</div></div>`,
      key,
      field10000(288, "<b>288 out of 10,000 people.</b> The marked square holds 100 of them, shown larger: 88 of these 100."),
      field10000(2, "<b>2 out of 10,000 people.</b> The marked square is shown larger."),
    ),
    show("PML table", three, pml),
    show("Chart", chart),
    show("Month of a plan", monthTable),
    show("Plan", next, burden, `<section class="year"><h3>2027</h3>${month}</section>`),
  ].join("\n"),
);

/** The same part directly under the title of the page: its headings go one level up. */
const raised = (html) => html.replaceAll("<h3", "<h2").replaceAll("</h3>", "</h2>");
const on = (text, other) =>
  `<div class="main__on actions"><button type="button" class="button">${text}</button><button type="button" class="button button--quiet">${other}</button></div>`;

const pages = {
  "gallery.html": page("The parts of Waymark", gallery),
  "screen-my-ms.html": page("My MS", shell(2, head("My MS", "Enter what you know. Every answer may stay open.") + `<section class="stack"><h2>Relapses</h2>${rows}</section>` + on("Go on: where this stands", "Skip this step"))),
  "screen-where-this-stands.html": page("Where this stands", shell(3, head("Where your MS stands", "Doctors use several rules to say how active MS is. They do not always agree. Here is each rule, and what it says about you today.") + raised(answers) + on("Go on: what matters to me", "See every rule side by side"))),
  "screen-options.html": page("Options", shell(5, head("Options side by side", "Numbers from trials, for groups of people. They cannot say what will happen to one person.") + banner + `<div class="stack">${compare}${key}</div>` + on("Go on: the plan", "Choose other options"), proof)),
  "screen-jc-virus.html": page("JC virus", shell(5, head("JC virus and natalizumab", "Your test of 15 September 2026 found antibodies: <b>index 1.8</b> (STRATIFY). You have not had an immunosuppressant before.") + raised(three) + provisional + raised(pml) + field10000(288, "<b>About 288 out of 10,000 people</b> from the start to six years. The marked square holds 100 people, shown larger."))),
  "screen-plan.html": page("The plan", shell(6, head("The plan: alemtuzumab, EU", "From Monday 11 January 2027. This list is the master: calendar programs can drop reminders.") + next + burden + raised(chart) + `<section class="year"><h2>2027</h2>${month}</section>` + on("Go on: to take home", "Download the calendar"))),
  "screen-take-home.html": page("To take home", shell(7, `<div class="main__head no-print"><h1>To take home</h1><div class="actions"><button type="button" class="button">Print</button><button type="button" class="button button--quiet">Download the calendar</button></div></div>` + takeHome.replace("<h1>", "<h2 class=\"take-home__title\">").replace("</h1>", "</h2>"))),
  "screen-stopped.html": page("Waymark stopped", crash),
};

for (const [name, html] of Object.entries(pages)) writeFileSync(here(name), html);
console.log(`wrote ${Object.keys(pages).length} pages`);
