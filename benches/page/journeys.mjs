// How soon every press and key of all journeys is painted, on a computer four times slower.
// Numbers are the browser's own (event timing), kept by tests/journeys/support/speed.mjs.
//
//   CHROME=… node benches/page/journeys.mjs [file.test.mjs …]
//   ends with 1 when more than 5 of 100 answers take longer than the gate

import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST, serve } from "../../tests/journeys/support/server.mjs";

/** 95 of 100 answers come within so many milliseconds. */
const GATE = 50;
/** What the browser does not report took less than this. */
const LEAST = 16;
/** So many of the slowest answers are printed. */
const WORST = 25;
const FOLDER = fileURLToPath(new URL("../../tests/journeys/", import.meta.url));
/** These look at pictures, at other builds of the page, or at visits that nobody presses a key in. */
const LEFT_OUT = ["consistency.test.mjs", "pictures.test.mjs", "pseudo.test.mjs"];

const wanted = process.argv.slice(2).map((name) => basename(name));
const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length ? wanted.includes(name) : !LEFT_OUT.includes(name)).sort();
const kept = await mkdtemp(join(tmpdir(), "answers-"));
const server = await serve({ folder: process.env.WAYMARK_DIST ?? DIST });
const all = [];
console.log("Press or key to next paint in every journey, 4 times slower:");
for (const name of files) {
  const file = join(kept, name);
  const failed = await run(name, file);
  const answers = await read(file);
  all.push(...answers);
  console.log(`  ${name.replace(".test.mjs", "").padEnd(14)} ${line(answers)}${failed ? `   (${failed} journeys did not end in time)` : ""}`);
}
await server.stop();
await rm(kept, { recursive: true });
console.log(`  ${"all".padEnd(14)} ${line(all)}`);
console.log("The slowest:");
for (const { duration, name, route, target, width, script } of all.toSorted((one, other) => other.duration - one.duration).slice(0, WORST)) {
  console.log(`  ${String(duration).padStart(5)} ms  ${name.padEnd(11)} ${String(width).padStart(5)} px ${route.padEnd(19)} script ${String(script).padStart(4)} ms  ${target}`);
}
const worst = percentile(all, 0.95);
console.log(`Gate: 95 of 100 within ${GATE} ms; now ${worst} ms: ${worst > GATE ? "NOT met" : "met"}.`);
process.exitCode = worst > GATE ? 1 : 0;

/** Runs a file of journeys; gives how many failed. */
function run(name, file) {
  const environment = { ...process.env, WAYMARK_SPEED: file, WAYMARK_URL: server.address };
  const child = spawn(process.execPath, ["--test", "--test-reporter=tap", join(FOLDER, name)], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text) => { said += text; });
  return new Promise((done) => child.on("close", () => done(Number(/^# fail (\d+)/m.exec(said)?.[1] ?? 0))));
}

/** One answer for each press or key: its slowest event; those the browser did not report took the least. */
async function read(file) {
  const text = await readFile(file, "utf8").catch(() => "");
  const presses = new Map();
  const counts = new Map();
  for (const one of text.split("\n").filter(Boolean).map((each) => JSON.parse(each))) {
    const key = `${one.page} ${one.id}`;
    if (!(presses.get(key)?.duration >= one.duration)) presses.set(key, one);
    counts.set(one.page, Math.max(counts.get(one.page) ?? 0, one.count));
  }
  const answers = [...presses.values()];
  const quick = [...counts.values()].reduce((sum, count) => sum + count, 0) - answers.length;
  for (let one = 0; one < quick; one += 1) answers.push({ duration: LEAST, name: "", route: "", target: "", width: 0, script: 0 });
  return answers;
}

function line(answers) {
  if (!answers.length) return "no answers";
  const slowest = Math.max(...answers.map(({ duration }) => duration));
  return `${String(answers.length).padStart(5)} answers, half within ${percentile(answers, 0.5)} ms, 95 of 100 within ${percentile(answers, 0.95)} ms, slowest ${slowest} ms`;
}

function percentile(answers, part) {
  const sorted = answers.map(({ duration }) => duration).sort((one, other) => one - other);
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1))] ?? 0;
}
