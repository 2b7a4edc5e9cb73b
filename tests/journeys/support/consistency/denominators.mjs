// One denominator in every view: 100 for what is common, 10,000 for what is rare.

import { ROWS } from "./rows.mjs";
import { capitalised } from "./said.mjs";

const RARE = "10,000";
const SUBGROUPS = "People with very active MS in these studies";

/** Life-changing harms that several options may do: each has a row of its own, named as the first has it. */
function sharedHarms(reading, report, pack, wording) {
  const named = new Map();
  for (const column of reading.columns) {
    const { id, harms } = pack.medicines.find(({ generic }) => capitalised(generic) === column);
    if (!report.comparison.options.includes(id)) continue;
    for (const harm of harms.filter(({ gravity }) => gravity === "life-changing")) {
      named.set(harm.id, [...(named.get(harm.id) ?? []), harm.name[wording]]);
    }
  }
  return new Map([...named].filter(([, names]) => names.length > 1).map(([id, [first]]) => [id, capitalised(first)]));
}

/** The rows of the comparison. */
export function denominators(ledger, reading, report, pack, wording) {
  const shared = sharedHarms(reading, report, pack, wording);
  for (const [id, row] of shared) {
    const numbers = reading.buttons.filter((button) => new RegExp(`^n-harm-(${report.comparison.options.join("|")})-${id}-`).test(button.id));
    // Only an option with a list of its own can lack a harm in it.
    const lists = reading.columns.map((column) => pack.medicines.find(({ generic }) => capitalised(generic) === column).harms.filter(({ gravity }) => gravity === "life-changing"));
    const lacking = lists.filter((list) => list.length && !list.some((harm) => harm.id === id)).length;
    const said = reading.rows.find((one) => one.name === row)?.texts.filter((text) => text.startsWith("Not listed under this name")).length;
    ledger.same(`options that do not list ${id}`, said, lacking, "harms that an option does not list");
    ledger.same(`row of the shared harm ${id}`, numbers.map((button) => button.row).filter((name) => name !== row), [], "shared harms in rows of their own");
  }
  const names = [...Object.values(ROWS).map((row) => row[wording]), SUBGROUPS, "Common side effects"].map((name) => [name, "100"]);
  const grave = [...shared.values(), shared.size ? "Other life-changing harms" : "Life-changing harms"].map((name) => [name, RARE]);
  for (const [name, of] of [...names, ...grave]) {
    const row = reading.rows.find((one) => one.name === name);
    if (!row) {
      ledger.differs(`row “${name}”`, null, "a row");
      continue;
    }
    checkDenominator(ledger, `row “${name}”`, row.texts, of);
  }
}

/** Every number of some texts is out of so many people; nobody of a group has that group. */
export function checkDenominator(ledger, place, texts, of) {
  const found = texts.flatMap((text) => [...text.replace(/nobody out of [\d,]+ people/g, "").matchAll(/out of ([\d,]+)/g)].map((match) => match[1].replace(/,$/, "")));
  ledger.same(`denominators in ${place}`, [...new Set(found)].filter((one) => one !== of), []);
  ledger.counted("denominators", found.length);
}
