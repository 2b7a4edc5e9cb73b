// The end of every proof: the document it rests on, and where in it.

/** The source of a record of the evidence. */
export function checkSource(ledger, place, proof, provenance, pack) {
  const source = pack.sources.find(({ id }) => id === provenance.source);
  ledger.holds(`${place}, source`, proof.lines.Source?.join(" "), source.citation);
  ledger.same(`${place}, place in the source`, proof.lines["Place in the source"], [provenance.at]);
}
