// The foundation case pressed and typed key by key, as a person does it.

/** Goes through the seven steps; `done` is told the name of each when it is complete. */
export async function visit(page, done) {
  const question = (legend, place = page) => place.getByRole("group", { name: legend, exact: true });
  const press = (legend, answer, place = page) => question(legend, place).getByRole("radio", { name: answer, exact: true }).click();
  const type = async (field, text) => {
    await field.click();
    await page.keyboard.type(String(text));
  };
  const date = async (legend, [day, month, year], place = page) => {
    const group = question(legend, place);
    for (const [label, value] of [["Day", day], ["Month", month], ["Year", year]]) {
      if (value !== "") await type(group.getByLabel(label), value);
    }
  };
  const row = (title) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const goOn = async () => {
    await page.locator(".main__on a").first().click();
    await page.waitForFunction(() => document.activeElement?.id === "step-title");
  };

  await page.getByRole("radio", { name: /^Start a treatment/ }).click();
  await goOn();
  await done("1 today");

  await type(page.getByLabel("Age in years", { exact: true }), 31);
  await press("Sex at birth", "Female");
  await press("Which kind of MS?", "relapsing-remitting");
  await date("First symptoms of MS", ["", "", 2024]);
  await type(page.getByLabel("Disability score (EDSS)", { exact: true }), "2.5");
  for (const [number, day] of [[1, [10, 3, 2026]], [2, [4, 8, 2026]]]) {
    await page.getByRole("button", { name: "Add a relapse" }).click();
    await date("When did it begin?", day, row(`Relapse ${number}`));
    await press("Did it disable you?", "Yes", row(`Relapse ${number}`));
  }
  await press("Are all relapses of the past 24 months listed?", "Yes");
  await page.getByRole("button", { name: "Add a brain scan" }).click();
  const scan = row("Brain scan 1");
  await date("Date of the scan", [2, 9, 2026], scan);
  await type(scan.getByLabel("Active (enhancing) spots", { exact: true }), 2);
  await press("Is every MS medicine so far listed?", "Yes");
  await goOn();
  await done("2 my MS");

  await page.getByText(/rules? of other regions?/).click();
  await goOn();
  await done("3 where this stands");

  await type(page.getByLabel("What worries you most?"), "Not being able to work");
  await goOn();
  await done("4 what matters");

  for (const name of ["alemtuzumab", "natalizumab", "fingolimod"]) {
    await page.locator(`#compare-${name}`).click();
  }
  await page.locator("table.compare").getByRole("button", { name: /^8 out of 100 people/ }).first().click();
  await page.locator("aside.proof").waitFor();
  await page.keyboard.press("Escape");
  await goOn();
  await done("5 options");

  await page.evaluate(() => { location.hash = "#/jc-virus"; });
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  await page.getByRole("radio", { name: "Positive", exact: true }).click();
  await type(page.getByRole("textbox", { name: /index/i }), "1.8");
  await page.getByRole("radio", { name: /STRATIFY/ }).click();
  await date("Date of the blood sample", [15, 9, 2026]);
  await done("JC virus");

  await page.evaluate(() => { location.hash = "#/plan"; });
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  await page.getByRole("radio", { name: /alemtuzumab/i }).click();
  await date("The first day of treatment", [11, 1, 2027]);
  await goOn();
  await done("6 the plan");

  const open = page.locator("main textarea");
  if (await open.count()) await type(open.first(), "Whom to call at night?");
  await page.getByRole("button", { name: "Dark" }).click();
  await page.getByRole("button", { name: /clinical/i }).first().click();
  await done("7 to take home");
}
