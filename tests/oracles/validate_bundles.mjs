// Validates bundles with the npm package fhir, against the profiles and value sets of FHIR R4:
// a list of bundles on standard input, a list of what is wrong in each on standard output.

import { readFileSync } from "node:fs";
import { Fhir } from "fhir";

const fhir = new Fhir();
const wrong = (bundle) => fhir
  .validate(bundle, { errorOnUnexpected: true })
  .messages.filter((message) => message.severity === "error" || message.severity === "fatal")
  .map((message) => `${message.resourceId ?? ""} ${message.location}: ${message.message}`);

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(wrong)));
