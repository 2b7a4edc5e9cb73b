// Published network analyses against the evidence: every figure as it was published, medicine
// for medicine, and a compared medicine that is not in an analysis said to be absent.

import { MEASURES, capitalised, grouped } from "./said.mjs";

const ABSENT = "Not in this analysis.";

/** The figure of one medicine in the words of the page: without a place of its own it was read
 * where the analysis was. */
function figure(analysis, result, visit, wording) {
  const { verification, check } = result.proof ?? analysis.proof;
  if (verification === "unverified" && !visit.show_unverified) return `Not yet verified. To check: ${check ?? ""}.`;
  if (result.value === null) return "Not known";
  if (!result.interval) return result.value;
  const { low, high, level } = result.interval;
  return wording === "plain" ? `${result.value} (range ${low} to ${high})` : `${result.value} (${low} to ${high}, ${level} % interval)`;
}

/** Whether a result is about an option; one of several medicines names them in words. */
const isAbout = ({ medicine, name }, option) => (medicine === null ? name.includes(option.generic.split(",")[0]) : medicine === option.id);

/** Every analysis that is opened: all of them in clinical detail. */
export function compareNetworks(ledger, { reading, report, pack, visit }, wording) {
  ledger.same("published networks", reading.networks.map(({ name }) => name), pack.networks.map(({ name }) => name));
  pack.networks.forEach((analysis, at) => {
    const stands = reading.networks[at];
    const place = `network ${analysis.id}`;
    if (wording === "clinical") ledger.same(`${place} is open`, stands?.open, true);
    if (!stands?.open) return;
    ledger.counted("published networks");
    const endpoint = pack.endpoints.find(({ id }) => id === analysis.endpoint);
    const over = `${endpoint.name[wording]}. Over ${grouped(analysis.period_months)} months, against ${analysis.against[wording]}.`;
    const measure = analysis.kind === "percent-lower" ? `Lower by so many percent: ${over}` : `${MEASURES[analysis.kind]} for: ${over} Below 1 means fewer.`;
    const isUnread = analysis.proof.verification === "unverified" && !visit.show_unverified;
    const says = isUnread ? `Not yet verified. To check: ${analysis.proof.check ?? ""}.` : analysis.says[wording];
    ledger.same(`${place}, what is said`, stands.said, [says, measure]);
    ledger.same(`${place}, caption`, stands.caption, analysis.name);
    const options = report.comparison.options.map((id) => pack.medicines.find((one) => one.id === id));
    const expected = analysis.results.map((result) => ({
      name: capitalised(result.name),
      compared: options.some((option) => isAbout(result, option)),
      cells: [figure(analysis, result, visit, wording), result.certainty ?? "not given"],
    }));
    const absent = options.filter((option) => !analysis.results.some((result) => isAbout(result, option)))
      .map(({ generic }) => ({ name: capitalised(generic), compared: true, cells: [ABSENT] }));
    ledger.counted("compared options absent from a network", absent.length);
    // Absent options stand last, in the order of the page.
    const [lines, rest] = [stands.lines.slice(0, expected.length), stands.lines.slice(expected.length)];
    expected.forEach((line, row) => ledger.same(`${place}, ${line.name}`, lines[row], line, "figures of networks"));
    const byName = (one, other) => one.name.localeCompare(other.name);
    ledger.same(`${place}, absent`, rest.sort(byName), absent.sort(byName));
  });
}
