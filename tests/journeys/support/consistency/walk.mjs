// One page in which visits are opened one after another, each read on every route with numbers
// and compared with what the program says of the same file.

import { readFile } from "node:fs/promises";
import { App } from "../app.mjs";
import { TODAY, finish, open } from "../browser.mjs";
import { unproven } from "../numbers.mjs";
import { settled } from "../settled.mjs";
import { compareJcVirus } from "./jc-virus.mjs";
import { Ledger } from "./ledger.mjs";
import { compareOptions } from "./options.mjs";
import { evaluate, waymark } from "./program.mjs";
import { comparePressed } from "./proofs.mjs";
import { read, unfold } from "./reading.mjs";
import { compareTakeHome } from "./take-home.mjs";

/** Every so many visits the page is also searched for digits without a proof … */
const CRAWLED = 10;
/** … and every so many of those on all routes. */
const CRAWLED_WHOLE = 5;
/** Every so many visits with a plan its table is saved and compared. */
const TABLED = 4;
const ROUTES = ["my-ms", "today", "where-this-stands", "what-matters", "plan", "review"];
/** How each route with numbers is compared. */
export const COMPARED = { options: compareOptions, "jc-virus": compareJcVirus, "take-home": compareTakeHome };
const WORDINGS = { plain: "Plain words", clinical: "Clinical detail" };

export class Walk {
  static async begin(browser, known) {
    const visit = await open(browser);
    return Object.assign(new Walk(), { visit, page: visit.page, app: new App(visit.page), wording: "plain", known });
  }

  /** Nothing was asked for, no policy was broken and nothing failed on the way. */
  end() {
    return finish(this.visit);
  }

  async switchTo(wording) {
    if (this.wording === wording) return;
    await this.page.getByRole("button", { name: WORDINGS[wording] }).first().click();
    this.wording = wording;
  }

  /** Opens a visit file as a person does. */
  async openFile(file) {
    await this.app.openVisit({ name: "visit.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
    await this.page.locator("#notice button").first().click();
  }

  /** What the program says of a visit, beside what is known anyway. */
  async expected(file) {
    return { ...this.known, report: await evaluate(file, TODAY), visit: file.visit };
  }

  /** Opens a visit and compares everything; gives the ledger. */
  async compare(number, file) {
    const ledger = new Ledger(number);
    try {
      await this.walk(ledger, number, file);
    } catch (error) {
      // A page that does not come further is told with its visit, and left.
      ledger.stopped(error);
      this.broken = true;
    }
    return ledger;
  }

  async walk(ledger, number, file) {
    const saying = this.expected(file);
    await this.openFile(file);
    const expected = await saying;
    const crawled = number % CRAWLED === 0;
    const route = async (name) => {
      const reading = await read(this.page);
      const known = { ...expected, reading, wording: this.wording };
      COMPARED[name](ledger, known);
      await comparePressed(ledger, this.page, number, name, known);
      if (crawled) await this.crawl(ledger, name);
    };
    await this.app.go("options");
    const [first, second] = this.wording === "plain" ? ["plain", "clinical"] : ["clinical", "plain"];
    for (const wording of [first, second]) {
      await this.switchTo(wording);
      if (crawled || wording === "clinical") await unfold(this.page);
      await route("options");
    }
    await this.app.go("jc-virus");
    await route("jc-virus");
    await this.app.go("take-home");
    await route("take-home");
    if (number % (CRAWLED * CRAWLED_WHOLE) === 0) {
      for (const name of ROUTES) {
        await this.app.go(name);
        await this.crawl(ledger, name);
      }
    }
    if (number % TABLED === 0 && expected.report.plan?.plan) await this.table(ledger, file);
    ledger.counted("visits");
  }

  /** No digit stands without a proof. */
  async crawl(ledger, route) {
    ledger.on(route, this.wording);
    ledger.same("digits without a proof", await unproven(this.page), [], "pages searched for digits");
  }

  /** The table of dates that the page saves is the one that the program prints. */
  async table(ledger, file) {
    await this.app.go("plan");
    ledger.on("plan", this.wording);
    await settled(this.page);
    const waiting = this.page.waitForEvent("download");
    // By keyboard: a press of the mouse may meet a page that is still moving under it.
    await this.page.getByRole("button", { name: "Save the list as a table (.csv)" }).focus();
    await this.page.keyboard.press("Enter");
    const download = await waiting;
    const saved = (await readFile(await download.path(), "utf8")).split("\r\n");
    const words = ["export", "csv", "-", "--today", TODAY, ...(this.wording === "clinical" ? ["--clinical"] : [])];
    const printed = (await waymark(words, file)).split("\r\n");
    ledger.same("dates of the table", saved.length, printed.length, "tables of dates");
    printed.forEach((line, at) => ledger.same(`table of dates, line ${at + 1}`, saved[at], line, "lines of tables of dates"));
  }
}
