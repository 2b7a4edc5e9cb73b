// The program without a page, for what the page is compared with.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";

/** What `waymark` prints; `visit` is its standard input. */
export function waymark(words, visit) {
  const program = process.env.WAYMARK_BIN;
  assert.ok(program, "WAYMARK_BIN must name the companion: `cargo build -p waymark-cli`, or run `cargo xtask test --only journeys`");
  return new Promise((done, failed) => {
    const running = execFile(program, words, { maxBuffer: 64 * 1024 * 1024 }, (error, printed, said) => {
      if (error) failed(new Error(`waymark ${words.join(" ")}: ${said || error.message}`));
      else done(printed);
    });
    running.stdin.end(visit ? JSON.stringify(visit) : "");
  });
}

export const evaluate = async (visit, today) => JSON.parse(await waymark(["evaluate", "-", "--today", today], visit));
export const evidence = async () => JSON.parse(await waymark(["pack", "export"]));
