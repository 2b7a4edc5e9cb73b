//! The pack as a whole, and its documents.

use super::Checker;

impl Checker<'_> {
    pub(super) fn about(&mut self) {
        self.at("", "pack");
        let about = &self.pack.about;
        if about.review_by <= about.evidence_of {
            self.defect("review_by", "must be later than evidence_of");
        }
        if about.hard_stop <= about.review_by {
            self.defect("hard_stop", "must be later than review_by");
        }
        self.proof("relapse_separation_proof", &about.relapse_separation_proof);
    }

    pub(super) fn judgements(&mut self) {
        for judgement in self.pack.judgements {
            self.at("judgements", &judgement.id);
            for id in judgement.concerns {
                if self.pack.medicine(id).is_none() {
                    self.defect("concerns", format!("there is no medicine \"{id}\""));
                }
            }
        }
    }

    pub(super) fn sources(&mut self) {
        for source in self.pack.sources {
            self.at("sources", &source.id);
            if source.read_on.is_some_and(|read| source.review_by <= read) {
                self.defect("review_by", "must be later than read_on");
            }
            if source.read_on.is_some() && source.read_at.is_none() && source.doi.is_none() {
                self.defect(
                    "read_at",
                    "a source that was read needs an address or a DOI",
                );
            }
            if source
                .read_on
                .is_some_and(|read| read > self.pack.about.evidence_of)
            {
                self.defect(
                    "read_on",
                    "is later than evidence_of of the pack: move that date too",
                );
            }
        }
    }
}
