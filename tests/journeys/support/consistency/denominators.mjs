// One denominator in every view: 100 for what is common, 10,000 for what is rare.

import { ROWS } from "./rows.mjs";

const HARMS = { "Life-changing harms": "10,000", "Common side effects": "100" };
const SUBGROUPS = "People with very active MS in these studies";

/** The rows of the comparison. */
export function denominators(ledger, reading, wording) {
  const names = [...Object.values(ROWS).map((row) => row[wording]), SUBGROUPS].map((name) => [name, "100"]);
  for (const [name, of] of [...names, ...Object.entries(HARMS)]) {
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
