// A person without a pointer: everything is reached by Tab, by its name.

import assert from "node:assert/strict";

/** More stops than any step has. */
const PATIENCE = 400;

const fits = (wanted, text) => (wanted instanceof RegExp ? wanted.test(text) : wanted === text);

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** The control that has the focus: its name, its question and its kind. */
  here() {
    return this.page.evaluate(() => {
      const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
      const element = document.activeElement;
      const group = element.closest("fieldset, [role=group]");
      const legend = group?.querySelector("legend")?.textContent
        ?? group?.getAttribute("aria-label")
        ?? document.getElementById(group?.getAttribute("aria-labelledby"))?.textContent;
      const label = element.getAttribute("aria-label")
        ?? element.labels?.[0]?.querySelector(".choice__text, .field__label")?.textContent
        ?? element.labels?.[0]?.textContent
        ?? element.textContent;
      return {
        tag: element.tagName.toLowerCase(),
        type: element.type ?? "",
        label: clean(label),
        legend: clean(legend),
        checked: element.checked ?? false,
        outside: element === document.body,
      };
    });
  }

  /** Presses Tab until the focus stands on what is wanted. */
  async reach(wanted, name) {
    const passed = [];
    for (let press = 0; press < PATIENCE; press += 1) {
      await this.page.keyboard.press("Tab");
      const here = await this.here();
      if (wanted(here)) return here;
      passed.push(`${here.legend} / ${here.label}`.slice(0, 50));
      assert.equal(here.outside, false, `${name} is not reached by Tab; passed ${passed.slice(-40).join(" | ")}`);
    }
    return assert.fail(`${name} is not reached within ${PATIENCE} stops`);
  }

  /** Answers a question of few choices: Tab to it, Space or arrows to the answer. */
  async choose(legend, answer) {
    const isChoice = (here) => here.type === "radio" && fits(legend, here.legend);
    let here = await this.reach(isChoice, `the question ${legend}`);
    for (let press = 0; !fits(answer, here.label); press += 1) {
      assert.ok(press < 60, `${legend} has no answer ${answer}, last ${here.label}`);
      await this.page.keyboard.press("ArrowDown");
      here = await this.here();
    }
    if (!here.checked) await this.page.keyboard.press("Space");
    assert.equal((await this.here()).checked, true, `${legend}: ${answer}`);
  }

  /** Types into a field. */
  async type(label, text) {
    await this.reach((here) => ["input", "textarea"].includes(here.tag) && fits(label, here.label), `the field ${label}`);
    await this.page.keyboard.type(text);
  }

  /** Types a date into its three fields, which follow each other. */
  async date(legend, parts) {
    await this.reach((here) => here.tag === "input" && here.label === "Day" && fits(legend, here.legend), `the date ${legend}`);
    for (const [place, text] of parts.entries()) {
      if (place > 0) await this.page.keyboard.press("Tab");
      await this.page.keyboard.type(text);
    }
    assert.equal((await this.here()).label, "Year");
  }

  /** Ticks a box. */
  async check(label) {
    await this.reach((here) => here.type === "checkbox" && fits(label, here.label), `the box ${label}`);
    await this.page.keyboard.press("Space");
    assert.equal((await this.here()).checked, true, `${label} is ticked`);
  }

  /** Presses a button or link. */
  async press(label) {
    await this.reach((here) => ["button", "a", "summary"].includes(here.tag) && fits(label, here.label), `the button ${label}`);
    await this.page.keyboard.press("Enter");
  }

  /** Goes on to the next step; its heading takes the focus. */
  async goOn() {
    await this.press(/^Go on/);
    await this.page.waitForFunction(() => document.activeElement?.id === "step-title");
  }
}
