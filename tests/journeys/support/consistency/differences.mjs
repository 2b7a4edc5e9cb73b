// What differs between the studies side by side, in the banner above the table.

/** Each kind of difference, in the order in which the banner names them. */
const REASONS = {
  comparators: "They compared with different things.",
  years: "They come from different years.",
  populations: "They took different people.",
  definitions: "They counted by different definitions.",
  periods: "They lasted for different times.",
};

/** The studies that the banner names, and the reasons; no banner where nothing differs. */
export function compareDifferences(ledger, reading, report, pack, wording) {
  const { studies, ...found } = report.comparison.differences;
  ledger.same("what differs, banner", Boolean(reading.differ), studies.length > 0);
  if (!reading.differ || !studies.length) return;
  const lines = studies.map(({ id, published, compared_with: compared }) => {
    const study = pack.studies.find((one) => one.id === id);
    const arm = study.arms.find(({ role, label }) => role === "comparator" && label.clinical === compared);
    return `${study.name}, published ${published}: ${compared ? `compared with ${arm.label[wording]}` : "no comparison group"}.`;
  });
  ledger.same("what differs, studies", reading.differ.studies, lines, "studies that differ");
  const reasons = Object.entries(REASONS).filter(([kind]) => found[kind]).map(([, text]) => text);
  ledger.same("what differs, reasons", reading.differ.reasons, reasons.join(" "), "reasons why studies differ");
}
