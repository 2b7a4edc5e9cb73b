// A few proofs of each visit, of kinds that take turns: the number that was pressed stands in the
// title, and what the proof says of it is what the evidence and the program hold.

import { close, press, readProof } from "./proof-panel.mjs";
import { comparePmlProof, pmlTarget } from "./proof-pml.mjs";
import { compareResultProof } from "./proof-result.mjs";
import { checkSource } from "./proof-source.mjs";
import { results } from "./results.mjs";
import { capitalised } from "./said.mjs";

/** The kinds that are opened on a route in a wording, by the number of the visit. */
const TURNS = {
  "options, plain": [["harm"], ["result"], ["text"], ["result"]],
  "options, clinical": [["result", "pml"], ["harm", "pml"], ["network"], ["result"]],
  "jc-virus, plain": [["pml"]],
  "jc-virus, clinical": [["pml"]],
  "take-home, plain": [["result"], [], ["pml"], []],
  "take-home, clinical": [[], ["pml"], [], ["result"]],
};

/** Everything on a route that opens a proof of a kind, with what it must say. */
const CANDIDATES = {
  options: {
    result: (known) => numbers(known).filter(({ harm }) => !harm),
    harm: (known) => numbers(known).filter(({ harm }) => harm),
    pml: chances,
    network: ({ pack }) => pack.networks.map((record) => ({ kind: "network", id: `network-${record.id}`, record })),
    text: ({ report, pack }) => report.comparison.options.flatMap((option) => {
      const medicine = pack.medicines.find(({ id }) => id === option);
      return medicine.harms.filter(({ gravity }) => gravity === "life-changing")
        .map((record) => ({ kind: "text", id: `proof-harm-${option}-${record.id}`, record, medicine }));
    }),
  },
  "jc-virus": { pml: chances },
  "take-home": { result: numbersAtHome, pml: chances },
};

/** Every number of a result in the comparison. */
function numbers({ report }) {
  return results(report).flatMap(({ place, result, row }) => {
    const { study, outcome, own, against } = result;
    const harm = row === "life-changing" || row === "common";
    const target = (where, arm, other) => ({ kind: "result", harm, id: `${where}-${study.id}-${outcome.id}-${arm.id}`, arm, other, result });
    return [target(place, own, against), ...(against ? [target(`${place}-against`, against, own)] : [])];
  });
}

/** Those of them that stand on the page to take home, which has one place for all rows but harms. */
function numbersAtHome({ report, reading }) {
  const standing = new Set(reading.buttons.map(({ id }) => id));
  const atHome = (id) => id.replace(/^n-(?:(harm-)|[a-z]+-)/, (_, harm) => `n-home-${harm ?? ""}`).replace("-against-", "-");
  return numbers({ report }).map((target) => ({ ...target, id: atHome(target.id) })).filter(({ id }) => standing.has(id));
}

/** Every number of a chance of PML. */
function chances(known) {
  return known.reading.buttons.map(({ id }) => pmlTarget(id, known)).filter(Boolean).map((target) => ({ kind: "pml", ...target }));
}

/** One of them, another for each visit. */
const pick = (list, number) => list[(Math.imul(number + 1, 2654435761) >>> 8) % list.length];

/** What is pressed on a route: about three proofs in a visit. */
export function sample(number, route, known) {
  const kinds = TURNS[`${route}, ${known.wording}`];
  return kinds[number % kinds.length].map((kind) => pick(CANDIDATES[route][kind](known), number)).filter(Boolean);
}

/** Anything by the id of its button. */
export function targetOf(id, route, known) {
  return Object.values(CANDIDATES[route]).flatMap((all) => all(known)).find((target) => target.id === id);
}

/** What one open proof says. */
export function compareProof(ledger, { proof, target, pressed, pack, visit, wording }) {
  const place = `proof of ${target.id}`;
  if (!proof) return ledger.differs(place, null, "a proof");
  ledger.counted(`proofs: ${target.harm ? "harm" : target.kind}`);
  ledger.same(`${place}, opened by`, proof.opened, [target.id]);
  if (target.kind === "result") {
    ledger.holds(`${place}, title`, proof.title, pressed, "pressed numbers in titles");
    compareResultProof(ledger, { proof, target, pack, wording });
  } else if (target.kind === "pml") {
    // A cell is pressed without its denominator, in clinical detail as it was printed.
    const cell = pressed.includes("out of") ? pressed : `${pressed} out of `;
    const found = [proof.title, ...(proof.lines.Result ?? [])].some((text) => text.startsWith(cell));
    ledger.same(`${place}, pressed number`, found ? pressed : proof.title, pressed, "pressed numbers in titles");
    comparePmlProof(ledger, { proof, target, pack, wording });
  } else {
    const { record, medicine } = target;
    const [title, about] = medicine ? [capitalised(record.name[wording]), medicine.generic] : [record.name, record.against[wording]];
    ledger.same(`${place}, title`, capitalised(proof.title), title);
    ledger.same(`${place}, what was pressed`, pressed, `Where this comes from: ${title}`, "pressed names in titles");
    ledger.same(`${place}, about`, proof.about, about);
    // What was not read in a source is not said, but where it can be checked.
    const { verification, check } = record.proof;
    const unread = target.kind === "network" && verification === "unverified" && !visit.show_unverified;
    const says = unread ? `Not yet verified. To check: ${check}.` : record.says[wording];
    ledger.same(`${place}, what it says`, proof.lines["What it says"], [says]);
    checkSource(ledger, place, proof, record.proof, pack);
  }
}

/** Opens some proofs of a route, compares and closes each. */
export async function comparePressed(ledger, page, number, route, known) {
  for (const target of sample(number, route, known)) {
    const pressed = await press(page, target.id);
    compareProof(ledger, { ...known, target, pressed, proof: await readProof(page) });
    await close(page);
  }
}
