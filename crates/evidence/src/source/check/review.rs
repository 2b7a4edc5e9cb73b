//! The 2015 review line by line.

use super::Checker;

impl Checker<'_> {
    pub(super) fn reviews(&mut self) {
        for review in self.pack.reviews {
            self.at("reviews", &review.id);
            if self.pack.source(&review.source).is_none() {
                self.defect(
                    "source",
                    format!(
                        "there is no source \"{}\" in evidence/sources",
                        review.source
                    ),
                );
            }
            self.unique("figures", review.figures.iter().map(|figure| figure.id.0));
            for figure in review.figures {
                let field = format!("figures.{}", figure.id);
                if let Some(path) = figure.now_result {
                    self.known_outcome(&format!("{field}.now_result"), &path);
                }
            }
        }
    }
}
