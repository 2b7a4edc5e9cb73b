// Changes made to a page that stands, each of which must be found: one text, one dot, one row.

/** Where the page is changed, by route and wording: a name, where, and what is done to it. */
export const CHANGES = {
  "options, plain": [
    ["the number of a sentence", "#n-worse-natalizumab-affirm-progression-12-weeks-natalizumab", "digit"],
    ["the number it was compared with", "#n-worse-natalizumab-against-affirm-progression-12-weeks-placebo", "digit"],
    ["a rate", "#n-relapses-natalizumab-affirm-relapse-rate-2-years-natalizumab", "digit"],
    ["a number that is folded away", "[id^=n-relapses-fingolimod-freedoms-2]", "digit"],
    ["a number of a subgroup", "[id^=n-subgroup-natalizumab]", "digit"],
    ["a harm out of 10,000", "#n-harm-natalizumab-serious-allergic-reaction-affirm-serious-hypersensitivity-natalizumab", "digit"],
    ["a chance of PML", "#n-harm-natalizumab-pml-0-5", "digit"],
    ["the row of the PML table", "[data-harm=pml] p:has(+ p #n-harm-natalizumab-pml-0-0)", "digit"],
    ["a range", "td:has(> p > [id^=n-relapses-natalizumab-affirm]) > p:not(:has(button)):nth-of-type(2)", "digit"],
    ["the other frame", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > p:nth-of-type(2)", "digit"],
    ["the denominator of a number", "#n-worse-natalizumab-against-affirm-progression-12-weeks-placebo", "denominator"],
    ["a dot", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > .pair svg.dots .dot--yes", "dot"],
    ["a dot of those without", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > .pair svg.dots .dot--no", "dot"],
    ["what the dots say", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > .pair svg.dots", "label"],
    ["a square", "td:has(> p > [id^=n-relapses-natalizumab-affirm]) > .pair svg.dots .dot--yes", "dot"],
    ["what the squares say", "td:has(> p > [id^=n-relapses-natalizumab-affirm]) > .pair svg.dots", "label"],
    ["a dot of the other group", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > .pair .pair__other .dot--yes", "dot"],
    ["what the dots of the other group say", "td:has(> p > #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab) > .pair .pair__other svg", "label"],
    ["a square of the other group", "td:has(> p > [id^=n-relapses-natalizumab-affirm]) > .pair .pair__other .dot--yes", "dot"],
    ["people of a rare harm", "[data-harm=serious-allergic-reaction] > .pair .people__yes", "dot"],
    ["people of the chance of PML", "[data-harm=pml] .people__yes", "dot"],
    ["what a field of a rare harm says", "[data-harm=serious-allergic-reaction] > .pair svg", "label"],
    ["the other group of a rare harm that is gone", "td > [data-harm] > .pair > .pair__other", "gone"],
    ["that a study counted the others", "td:has(> p > [id^=n-people-fingolimod-freedoms]) > p:last-of-type", "gone"],
    ["the people of a study", "td:has(> p > [id^=n-people-fingolimod-freedoms]) > p:has(> b) + p", "digit"],
    ["the year of a study", "td:has(> p > [id^=n-people-fingolimod-freedoms]) > p:has(> b)", "last"],
    ["the length of a study", "td:has(> p > [id^=n-people-fingolimod-freedoms]) > p:has(> b)", "digit"],
    ["that nobody knows if the person is like them", "td:has(> p > [id^=n-relapses-natalizumab-affirm]) > p:last-of-type", "gone"],
    ["a bar", "td:has(> p > [id^=n-scans-natalizumab]) .bars__sure", "width"],
    ["what the bars say", "td:has(> p > [id^=n-scans-natalizumab]) > .bars", "label"],
    ["a number that is gone", "td > p:has(> #n-worse-natalizumab-affirm-progression-12-weeks-natalizumab)", "gone"],
    ["an option that is gone", "thead .compare__name", "gone"],
    ["the year of a study that differs", "main .banner li", "digit"],
    ["a study that differs that is gone", "main .banner li", "gone"],
    ["why studies differ", "main .banner ul + p", "gone"],
    ["a number nobody knows", "[id^=n-scans-natalizumab]", "name"],
    ["a count of tests and visits", "td[data-column=Natalizumab] > .burden__said", "count"],
    ["a count of the longer time", "td[data-column=Fingolimod] > .burden__said ~ .burden__said", "count"],
    ["the years that are counted", "td[data-column=Natalizumab] > .burden__said", "digit"],
    ["what is counted if treatment stops", "td[data-column=Natalizumab] > .burden__said:nth-of-type(4)", "count"],
    ["what comes last after stopping", "td[data-column=Natalizumab] > .burden__tail", "digit"],
    ["what comes last that is gone", "td[data-column=Fingolimod] > .burden__tail", "gone"],
    ["a month after the last dose", "td[data-column=Natalizumab] > .span .dot--yes", "dot"],
    ["that not all is counted", "td > .burden__tail:nth-last-of-type(2)", "gone"],
    ["a line of tests and visits that is gone", "td[data-column=Fingolimod] > .burden__said", "gone"],
    ["a text of a document that is gone", "td[data-column=Natalizumab] .cell__topic > .cell__harm:has([id^=text-natalizumab-live])", "gone"],
    ["a rule on pregnancy that is gone", "td[data-column=Fingolimod] .cell__harm:has(#rule-fingolimod-pregnant)", "gone"],
    ["a length in a text of a document", "td[data-column=Fingolimod] .cell__harm:has(#text-fingolimod-vaccines-eu) > p", "words"],
    ["a month of a wait", "td[data-column=Fingolimod] .cell__harm:has(#text-fingolimod-contraception-eu) .dot--yes", "dot"],
    ["that a wait may be longer", "td[data-column=Natalizumab] .cell__harm:has(#text-natalizumab-live-vaccines) .dot--yes:last-child", "dot"],
    ["on which side a wait lies", "td[data-column=Natalizumab] .cell__harm .span__side", "words"],
    ["the name of a topic", "td[data-column=Fingolimod] .topic b", "words"],
    ["a topic of which nothing is known", "td[data-column=Natalizumab] > .cell__note:has(> .unknown)", "gone"],
    ["a square of what is known", "tbody > tr:last-child .months .dot--yes", "dot"],
    ["what a strip says", "[aria-labelledby=years] figure.chart [role=img]", "label"],
    ["the caption of a strip", "[aria-labelledby=years] figcaption p", "digit"],
    ["how often, in the table of a strip", "[aria-labelledby=years] figure:nth-of-type(2) tbody td", "digit"],
    ["a first day in the table of a strip", "[aria-labelledby=years] tbody tr:nth-of-type(2) td:nth-of-type(2)", "digit"],
    ["a line of a strip that is gone", "[aria-labelledby=years] tbody tr:nth-of-type(3)", "gone"],
    ["a strip that is gone", "[aria-labelledby=years] figure.chart", "gone"],
    ["a figure of a network", "[aria-labelledby=networks] tbody tr:nth-of-type(2) td", "digit"],
    ["an interval of a network", "[aria-labelledby=networks] tbody td", "last"],
    ["the months of a network", "[aria-labelledby=networks] p.small", "digit"],
    ["a medicine of a network that is gone", "[aria-labelledby=networks] tbody tr", "gone"],
    ["a compared medicine marked in a network", "[aria-labelledby=networks] tbody th b", "plain"],
    ["an absent medicine that is gone", "[aria-labelledby=networks] tr:has(td[colspan])", "gone"],
  ],
  "options, clinical": [
    ["a line of ratios in its table", "#ratio-natalizumab-affirm-progression-12-weeks", "digit"],
    ["what a picture of ratios says", "#ratios ~ details figure.chart [role=img]", "label"],
    ["the caption of a picture of ratios", "#ratios ~ details figure.chart figcaption p", "digit"],
    ["a line of ratios that is gone", "tr:has(#ratio-natalizumab-affirm-progression-12-weeks)", "gone"],
    ["a published baseline", "#n-own-worse-affirm-progression-12-weeks-placebo", "digit"],
    ["an entered baseline", "[aria-labelledby=own-relapses-title] > p", "digit"],
    ["a number on a baseline", "#own-natalizumab-affirm-progression-12-weeks", "digit"],
    ["a range on a baseline", "tr:has(#own-natalizumab-affirm-progression-12-weeks) > td:nth-of-type(2)", "digit"],
    ["a range with the doubt of the baseline", "tr:has(#own-natalizumab-affirm-progression-12-weeks) > td:nth-of-type(3)", "digit"],
    ["a refusal that is gone", "[aria-labelledby=own-worse-title] ul > li", "gone"],
    ["a count of tests and visits", "td[data-column=Fingolimod] > .burden__said", "count"],
    ["what a strip says", "[aria-labelledby=years] figure.chart [role=img]", "label"],
    ["a last day in the table of a strip", "[aria-labelledby=years] tbody td:nth-of-type(3)", "digit"],
    ["strips that are folded away", "[aria-labelledby=years] details.fold-made", "shut"],
    ["a figure of a network", "[aria-labelledby=networks] tbody td", "digit"],
    ["the level of an interval of a network", "[aria-labelledby=networks] tbody td", "last"],
    ["a network that is gone", "[aria-labelledby=networks] > details", "gone"],
    ["a network that is folded away", "[aria-labelledby=networks] > details", "shut"],
  ],
  "jc-virus, plain": [
    ["a cell of the whole table", "#n-table-eu-physician-information-index-to-0-9-3", "digit"],
    ["a cell of the table of another region", "#n-table-us-prescribing-information-earlier-immunosuppressant-1", "digit"],
    ["a cell of the row of the person", "#n-mine-eu-physician-information-index-above-1-5-2", "digit"],
    ["the marked row", "tr[data-row=index-above-1-5]", "mark"],
    ["the name of the row", ".pml__mine h4", "digit"],
    ["the denominator of the table", "section.pml caption", "denominator"],
    ["the chance of this year", "#n-pml-this-year", "digit"],
    ["an answer", "#n-pml-after", "digit"],
    ["the other frame of an answer", "[data-answer=together] .three__note p", "digit"],
    ["a line of the steps", ".chart tbody tr:nth-of-type(3) td:nth-of-type(2)", "digit"],
    ["what the steps say", "#pml-figures ~ figure.chart [role=img]", "label"],
    ["a square of 10,000", ".field-10000__yes", "dot"],
    ["what the two scales say", "figure.field-10000 svg", "label"],
    ["a person beside the 10,000", "figure.field-10000 .dot--yes", "dot"],
    ["a person of the other group", "div.field-10000 svg.dots .dot--yes", "dot"],
    ["the number of the two scales", "#n-two-scales-pml", "digit"],
    ["a benefit out of 10,000", "tr:has(#n-two-scales-affirm-progression-12-weeks-natalizumab) td:nth-of-type(2)", "digit"],
  ],
  "take-home, plain": [
    ["a number at home", "#n-home-natalizumab-affirm-progression-12-weeks-natalizumab", "digit"],
    ["the number it was compared with at home", "#n-home-natalizumab-affirm-progression-12-weeks-placebo", "digit"],
    ["a range at home", "td:has(> p > [id^=n-home-natalizumab-affirm-relapse]) > p.cell__note", "digit"],
    ["a harm at home", "#n-home-harm-natalizumab-serious-allergic-reaction-affirm-serious-hypersensitivity-natalizumab", "digit"],
    ["the denominator of a harm at home", "#n-home-harm-natalizumab-serious-allergic-reaction-affirm-serious-hypersensitivity-natalizumab", "denominator"],
    ["the range of a harm at home", "li:has([id^=n-home-harm-fingolimod])", "range"],
    ["a cell of the PML table at home", "#home-pml-index-above-1-5-4", "digit"],
    ["the marked row at home", ".annex.pml tr:has(#home-pml-index-above-1-5-4)", "mark"],
    ["a harm that is gone at home", "li:has([id^=n-home-harm-natalizumab])", "gone"],
  ],
};

/** Makes one change; gives whether there was something to change. */
export function change(page, where, how) {
  return page.evaluate(([selector, kind]) => {
    const element = document.querySelector(selector);
    if (!element) return false;
    const next = (text, pattern = /\d(?=\D*$)/) => text.replace(pattern, (digit) => String((Number(digit) + 1) % 10));
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const inText = (altered) => {
      while (texts.nextNode()) {
        const node = texts.currentNode;
        const before = node.data;
        if (altered(before) === before) continue;
        node.data = altered(before);
        return () => { node.data = before; };
      }
      return null;
    };
    const attribute = (name, altered) => {
      const before = element.getAttribute(name);
      element.setAttribute(name, altered(before));
      return element.getAttribute(name) === before ? null : () => element.setAttribute(name, before);
    };
    const ways = {
      digit: () => inText((text) => next(text, /\d/)),
      words: () => inText((text) => text.replace(/[a-z]{3}/, "xyz")),
      last: () => inText((text) => next(text)),
      // A count stands alone with what it counts; the years it is for stand before it.
      count: () => inText((text) => (/^\d+ [a-z]/.test(text) ? next(text, /\d/) : text)),
      denominator: () => inText((text) => text.replace(/out of 10+(,000)?/, "out of 1,000")),
      range: () => inText((text) => text.replace("No range was published.", "Range: 1 to 2.").replace(/Range: \d/, (found) => next(found))),
      label: () => attribute("aria-label", (text) => next(text)),
      width: () => attribute("width", (text) => String(Number(text) * 2)),
      dot: () => attribute("d", (text) => text.slice(0, text.lastIndexOf("M"))),
      mark: () => {
        element.classList.remove("is-mine");
        return () => element.classList.add("is-mine");
      },
      shut: () => {
        element.open = false;
        return () => { element.open = true; };
      },
      plain: () => {
        const text = document.createTextNode(element.textContent);
        element.replaceWith(text);
        return () => text.replaceWith(element);
      },
      name: () => attribute("id", (text) => `${text}-other`),
      gone: () => {
        const [parent, after] = [element.parentNode, element.nextSibling];
        element.remove();
        return () => parent.insertBefore(element, after);
      },
    };
    window.undoChange = ways[kind]();
    return window.undoChange !== null;
  }, [where, how]);
}

/** Takes the change back. */
export const undo = (page) => page.evaluate(() => window.undoChange());
