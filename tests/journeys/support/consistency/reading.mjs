// What stands on the page, read in one go for each route and handed back as plain data.

/** Opens everything that is folded and waits until what is made on opening stands. */
export async function unfold(page) {
  const open = () => page.evaluate(() => {
    const shut = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of shut) fold.open = true;
    return shut.length;
  });
  while (await open()) {
    // A fold is filled in the task after it was opened.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
}

/** Everything that the three routes with numbers say. */
export async function read(page) {
  // As one text: handed over value by value it takes longer than to read it.
  return JSON.parse(await page.evaluate(() => {
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? null;
    const own = (unit, selector) => [...unit.children].filter((child) => child.matches(selector));
    // All dots of a kind are one path, which begins anew for each; squares stand by themselves.
    const marks = (element) => (!element ? 0 : element.tagName === "path" ? element.getAttribute("d").split("M").length - 1 : 1);
    const counted = (root, selector) => all(selector, root).reduce((sum, element) => sum + marks(element), 0);
    // Squares of months: how wide they are together.
    const wide = (path) => [...(path?.getAttribute("d") ?? "").matchAll(/h([\d.]+)v16/g)].reduce((sum, [, long]) => sum + Number(long), 0);
    const field = (svg) => svg && ({
      label: svg.getAttribute("aria-label"),
      sure: counted(svg, ".dot--yes"),
      below: counted(svg, ".dot--range"),
      above: counted(svg, ".dot--maybe"),
      without: counted(svg, ".dot--no"),
      // A field of 10,000: each line is so many people of two units each.
      people: Object.fromEntries(["yes", "range", "maybe"].map((kind) => [kind, people(svg.querySelector(`.people__${kind}`))])),
    });
    const people = (path) => [...(path?.getAttribute("d") ?? "").matchAll(/h(\d+)/g)].reduce((sum, [, long]) => sum + Number(long) / 2, 0);
    const pair = (bars) => bars && ({
      label: bars.getAttribute("aria-label"),
      long: all("svg", bars).map((bar) => all(".bars__sure, .bars__below", bar).reduce((sum, part) => sum + Number(part.getAttribute("width")), 0)),
    });
    const buttons = all("main button.num").map((button) => {
      const unit = button.closest(".cell__harm, li, td") ?? button.closest("p, section");
      // What holds for all numbers of a study stands above them.
      const head = unit.parentElement.matches(".cell__study") ? own(unit.parentElement, "p") : [];
      const notes = [...own(unit, "p"), ...head];
      // The group of the option, and the one it was compared with, each under its name.
      const pictures = own(unit, ".pair").flatMap((both) => all("svg.dots", both));
      return {
        id: button.id,
        text: text(button),
        sentence: text(button.closest("p, li, td")),
        column: button.closest("td")?.dataset.column ?? null,
        row: text(button.closest("tr")?.querySelector(":scope > th")),
        notes: notes.length ? notes.map(text) : [text(unit)],
        field: field(pictures[0]),
        other: field(pictures[1]),
        bars: pair(own(unit, ".bars")[0]),
      };
    });
    const table = (root) => all("tbody tr", root).map((line) => ({
      name: text(line.querySelector(":scope > th")),
      row: line.dataset.row ?? null,
      mine: line.classList.contains("is-mine"),
      cells: all(":scope > td", line).map(text),
      buttons: all("button.num", line).map((button) => ({ id: button.id, text: text(button) })),
    }));
    const charts = all("main figure.chart").map((figure) => ({
      of: figure.closest("section")?.getAttribute("aria-labelledby") ?? null,
      title: text(figure.querySelector("h3")),
      caption: text(figure.querySelector("figcaption p")),
      label: figure.querySelector("[role=img]").getAttribute("aria-label"),
      drawn: figure.querySelector("canvas").width > 0,
      lines: table(figure),
    }));
    const differ = all("main .banner").find((banner) => text(banner).startsWith("These studies cannot be ranked"));
    const scales = document.querySelector("section[aria-labelledby=two-scales]");
    const large = scales?.querySelector("figure.field-10000 svg");
    return JSON.stringify({
      columns: all("main table.compare thead .compare__name").map(text),
      differ: differ && { studies: all("li", differ).map(text), reasons: all("p:not(:has(b))", differ).map(text).join(" ") },
      burden: all("main table.compare td:has(> .burden__said)").map((cell) => ({ column: cell.dataset.column, tail: wide(cell.querySelector(".months .dot--yes")), texts: own(cell, "p:not([aria-hidden])").map(text) })),
      texts: all("main table.compare > tbody > tr").filter((line) => line.querySelector(".cell__topic, .unknown"))
        .flatMap((line) => own(line, "td").map((cell) => ({
          row: text(line.querySelector(":scope > th")),
          column: cell.dataset.column,
          silent: text(own(cell, "p").find((one) => one.querySelector(".unknown"))),
          groups: all(".cell__topic", cell).map((group) => ({
            topic: text(group.querySelector(".topic")),
            lines: all(".cell__harm", group).map((one) => ({
              id: one.querySelector("button[data-proof]").id,
              says: text(one.querySelector("p")),
              spans: all(".span", one).map((span) => ({
                side: text(span.querySelector(".span__side")),
                sure: wide(span.querySelector(".dot--yes")),
                upTo: wide(span.querySelector(".dot--maybe")),
                points: marks(span.querySelectorAll(".dot--yes")[wide(span.querySelector(".dot--yes")) ? 1 : 0]),
              })),
            })),
          })),
        }))),
      known: all("main table.compare > tbody > tr:last-child > td").map((cell) => ({
        column: cell.dataset.column,
        squares: all(".months", cell).map((svg) => ({ full: counted(svg, ".dot--yes"), empty: counted(svg, ".dot--no") })),
      })),
      years: {
        open: document.querySelector("section[aria-labelledby=years] details.fold-made")?.open ?? false,
        empty: all("section[aria-labelledby=years] div:not(:has(figure)) > h3").map((title) => [text(title), ...own(title.parentElement, "p").map(text)].join(" ")),
      },
      networks: all("section[aria-labelledby=networks] > details").map((fold) => ({
        name: text(fold.querySelector("summary")),
        open: fold.open,
        said: own(fold, "p").map(text),
        caption: text(fold.querySelector("caption")),
        lines: table(fold).map(({ name, cells }, at) => ({ name, compared: Boolean(fold.querySelectorAll("tbody th")[at].querySelector("b")), cells })),
      })),
      buttons,
      charts,
      rows: all("main table.compare > tbody > tr").map((line) => ({
        name: text(line.querySelector(":scope > th")),
        texts: all(":scope > td", line).flatMap((cell) => all("p, li", cell).filter((one) => one.parentElement.tagName !== "DETAILS").map(text)),
        dots: all("svg.dots", line).map(field),
      })),
      own: all("section[aria-labelledby^=own-][aria-labelledby$=-title] section[aria-labelledby^=own-]").map((section) => ({
        row: section.getAttribute("aria-labelledby").replace(/^own-(.*)-title$/, "$1"),
        said: own(section, "p").map(text),
        lines: table(section),
        refused: all("ul > li", section).map(text),
      })),
      pml: {
        harm: all("[data-harm=pml]").map((unit) => ({ column: unit.closest("td").dataset.column, texts: own(unit, "p").map(text) })),
        meaning: text(document.querySelector("#pml-meaning")),
        answers: Object.fromEntries(all("[data-answer]").map((card) => [card.dataset.answer, {
          name: text(card.querySelector("h3")), number: text(card.querySelector("button.num")), notes: all(".three__note p", card).map(text), whole: text(card),
        }])),
        tables: all("section.pml[aria-labelledby]").map((section) => ({
          id: section.getAttribute("aria-labelledby").replace(/^pml-/, ""),
          mine: text(section.querySelector(".pml__mine h4")),
          years: all(".pml__years li", section).map((item) => text(item.querySelector("b"))),
          captions: all("caption, .pml__mine .small", section).map(text),
          lines: table(section),
        })),
        scales: scales && {
          label: large.getAttribute("aria-label"),
          squares: marks(large.querySelector(".field-10000__yes")),
          people: field(large.querySelector("g.dots")),
          other: field(scales.querySelector("svg.dots")),
          lines: table(scales),
        },
        home: all(".annex.pml table").map((one) => ({ caption: text(one.querySelector("caption")), lines: table(one) })),
      },
    });
  }));
}
