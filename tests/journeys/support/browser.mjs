// One browser for a file of journeys, one fresh page for each journey.
//
// Every page keeps what it must never do: ask for anything after it has loaded, break the
// content security policy, or write an error to the console. `finish` asserts all three.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { readWhenSettled } from "./settled.mjs";
import { MEASURED, fixDay, measure } from "./speed.mjs";

/** The day on which the foundation case visits. */
export const TODAY = "2026-11-22";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser named by CHROME. */
export function launch() {
  const executablePath = process.env.CHROME;
  assert.ok(executablePath, "CHROME must name the browser: run `cargo xtask test --only journeys`");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Address of the site under test. */
export function address() {
  assert.ok(process.env.WAYMARK_URL, "WAYMARK_URL must be set: run `cargo xtask test --only journeys`");
  return process.env.WAYMARK_URL;
}

/** A context as a computer of its own. */
export function computer(browser, { width = 1280, height = 900, theme = "light", ...options } = {}) {
  return browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
    ...options,
  });
}

/**
 * Opens the app on a fixed day and waits until it stands. `at` is another address than that
 * of the site under test, `on` a computer that is there already; with `clock` time goes on
 * from the given day, and the journey may move it. Without `whole` the page is given as soon as
 * its step stands, with parts of the program still on their way.
 */
export async function open(browser, { route = "today", today = TODAY, at = address(), on, clock = false, whole = true, before, ...options } = {}) {
  const context = on ?? await computer(browser, options);
  const page = await context.newPage();
  readWhenSettled(page);
  await measure(page);
  await before?.(page);
  const faults = { requests: [], policy: [], errors: [] };
  let loaded = false;
  page.on("request", (request) => {
    const local = request.url().startsWith("blob:") || request.url().startsWith("data:");
    if (loaded && !local) faults.requests.push(request.url());
  });
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) faults.policy.push(text);
    else if (message.type() === "error") faults.errors.push(text);
  });
  page.on("pageerror", (error) => faults.errors.push(String(error)));
  const time = new Date(`${today}T10:00:00`);
  if (clock) await page.clock.install({ time });
  // The clock of the test program would stop the browser's own measures.
  else if (MEASURED) await page.addInitScript(fixDay, time.getTime());
  else await page.clock.setFixedTime(time);
  await page.goto(`${at}#/${route}`);
  await page.locator("main#main h1").waitFor();
  if (whole) {
    await page.waitForLoadState("networkidle");
    loaded = true;
  }
  return { page, context, faults };
}

/** Ends a journey: nothing was asked for, no policy was broken, nothing failed. */
export async function finish({ context, faults }, { errors = true, close = true } = {}) {
  assert.deepEqual(faults.requests, [], "requests after loading");
  assert.deepEqual(faults.policy, [], "breaches of the content security policy");
  if (errors) assert.deepEqual(faults.errors, [], "errors in the console");
  if (close) await context.close();
}
