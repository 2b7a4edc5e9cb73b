// What Lighthouse says of the site in dist/, as a telephone opens it: the middle of three runs.
//
//   CHROME=… node benches/page/lighthouse.mjs PROGRAM

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DIST, serve } from "../../tests/journeys/support/server.mjs";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const GOALS = { performance: 0.98, accessibility: 1, "best-practices": 1, seo: 1 };
const FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync";

const server = await serve({ folder: process.env.WAYMARK_DIST ?? DIST, brotli: true });
const reports = [];
try {
  for (let run = 0; run < RUNS; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      process.argv[2], server.address, "--quiet", "--output=json", `--only-categories=${CATEGORIES}`, `--chrome-flags=${FLAGS}`,
    ], { env: { ...process.env, CHROME_PATH: process.env.CHROME }, maxBuffer: 1 << 28 });
    reports.push(JSON.parse(stdout));
  }
} finally {
  await server.stop();
}
reports.sort((one, other) => one.categories.performance.score - other.categories.performance.score);
const { categories, audits } = reports[Math.floor(RUNS / 2)];
console.log(`Lighthouse for telephones, the middle of ${RUNS} runs:`);
for (const name of CATEGORIES) {
  const { score } = categories[name];
  console.log(`  ${name.padEnd(16)} ${score.toFixed(2)}, goal ${GOALS[name].toFixed(2)}: ${score < GOALS[name] ? "NOT met" : "met"}`);
}
for (const name of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"]) {
  console.log(`  ${audits[name].title}: ${audits[name].displayValue}`);
}
