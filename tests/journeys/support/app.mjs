// The app as a person uses it: by labels, legends and headings, never by classes.

import { fileURLToPath } from "node:url";

/** A file of tests/fixtures. */
export const fixture = (name) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

export class App {
  constructor(page) {
    this.page = page;
  }

  /** Goes to a step by its address. */
  async go(route) {
    await this.page.evaluate((to) => { location.hash = `#/${to}`; }, route);
    await this.page.waitForFunction(
      (to) => location.hash === `#/${to}` && document.activeElement?.id === "step-title",
      route,
    );
  }

  /** Presses the way on to the next step. */
  async goOn() {
    await this.page.locator(".main__on a").first().click();
    await this.page.waitForFunction(() => document.activeElement?.id === "step-title");
  }

  heading() {
    return this.page.locator("main#main h1");
  }

  /** The group of a question, by its legend, inside a place. */
  question(legend, place = this.page) {
    return place.getByRole("group", { name: legend, exact: true });
  }

  /** Answers a question of few choices. */
  async choose(legend, answer, place = this.page) {
    await this.question(legend, place).getByRole("radio", { name: answer, exact: true }).check();
  }

  /** Types a date in its three fields. */
  async date(legend, [day, month, year], place = this.page) {
    const group = this.question(legend, place);
    await group.getByLabel("Day").fill(String(day));
    await group.getByLabel("Month").fill(String(month));
    await group.getByLabel("Year").fill(String(year));
    await group.getByLabel("Year").blur();
  }

  /** Types into a field by its label. */
  async type(label, text, place = this.page) {
    const field = place.getByLabel(label, { exact: true });
    await field.fill(String(text));
    await field.blur();
  }

  /** A row of relapses, scans or medicines, by its title. */
  row(title) {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
  }

  /** The card of a definition, by its id in the evidence. */
  definition(id) {
    return this.page.locator(`[data-definition="${id}"]`);
  }

  /** What a definition answers: Met, Not met, Cannot tell yet. */
  async answer(id) {
    return (await this.definition(id).locator(".said").first().textContent()).trim();
  }

  /** Opens a saved visit. */
  async openVisit(path) {
    await this.page.locator("#open-visit").setInputFiles(path);
    await this.page.locator("#notice").waitFor();
  }

  /** The person of the foundation case, typed by hand. */
  async enterFoundationCase() {
    await this.go("my-ms");
    await this.type("Age in years", 31);
    await this.choose("Sex at birth", "Female");
    await this.choose("Which kind of MS?", "relapsing-remitting");
    await this.date("First symptoms of MS", ["", "", 2024]);
    await this.type("Disability score (EDSS)", "2.5");
    for (const [number, day] of [[1, [10, 3, 2026]], [2, [4, 8, 2026]]]) {
      await this.page.getByRole("button", { name: "Add a relapse" }).click();
      const row = this.row(`Relapse ${number}`);
      await this.date("When did it begin?", day, row);
      await this.choose("Did it disable you?", "Yes", row);
    }
    await this.choose("Are all relapses of the past 24 months listed?", "Yes");
    await this.page.getByRole("button", { name: "Add a brain scan" }).click();
    const scan = this.row("Brain scan 1");
    await this.date("Date of the scan", [2, 9, 2026], scan);
    await this.type("Active (enhancing) spots", 2, scan);
    await this.choose("Is every MS medicine so far listed?", "Yes");
  }
}
