//! Texts of regulators.

use super::{Checker, is_current};
use crate::record::{InForce, Regulation, RegulationTopic, Span, Step, StepUnit};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn regulations(&mut self) {
        for regulations in self.pack.regulations {
            self.at("regulation", &regulations.id);
            self.known_medicine("id", &regulations.id);
            self.unique("texts", regulations.texts.iter().map(|text| text.id.0));
            for text in regulations.texts {
                let field = format!("texts.{}", text.id);
                self.proof(&format!("{field}.proof"), &text.proof);
                self.regions(&format!("{field}.regions"), &text.regions);
                self.in_force(&format!("{field}.in_force"), &text.in_force);
                for span in text.spans {
                    self.span(&format!("{field}.spans"), text, span);
                }
                let Some(next) = text.superseded_by else {
                    continue;
                };
                match regulations.texts.iter().find(|other| other.id == next) {
                    None => self.defect(
                        &format!("{field}.superseded_by"),
                        format!("there is no text \"{next}\""),
                    ),
                    Some(_) if next == text.id => self.defect(
                        &format!("{field}.superseded_by"),
                        "a text cannot replace itself",
                    ),
                    Some(later) => self.no_overlap(
                        &format!("{field}.in_force"),
                        &text.in_force,
                        &later.in_force,
                    ),
                }
            }
            self.one_current_text(&regulations.texts);
        }
    }

    /// A span is drawn beside the text, so the text itself must name its lengths.
    fn span(&mut self, field: &str, text: &Regulation, span: &Span) {
        for length in [Some(span.length), span.up_to].into_iter().flatten() {
            if !names(text.says.clinical.0, length) && !names(text.says.plain.0, length) {
                self.defect(
                    field,
                    format!("the text does not name {length}: write it in digits with its unit"),
                );
            }
        }
        if span
            .up_to
            .is_some_and(|up_to| days(up_to) <= days(span.length))
        {
            self.defect(field, "`up_to` is not longer than `length`");
        }
    }

    /// A replaced text has ended, and not after the day its successor began.
    pub(super) fn no_overlap(&mut self, field: &str, earlier: &InForce, later: &InForce) {
        match earlier.until {
            None => self.defect(
                &format!("{field}.until"),
                "a superseded text needs the date it ended",
            ),
            Some(until) if until.earliest() > later.from.latest() => self.defect(
                &format!("{field}.until"),
                format!(
                    "ends {until}, but what replaced it began {}: both would be current",
                    later.from
                ),
            ),
            Some(_) => {}
        }
    }

    /// Texts that answer one question with one answer: a second current one from the same
    /// document, in the same region, contradicts the first. Other topics (checks, doses,
    /// warnings) are lists by nature and may have several texts.
    fn one_current_text(&mut self, texts: &[Regulation]) {
        let mut seen = BTreeMap::new();
        for text in texts {
            let exclusive = matches!(
                text.topic,
                RegulationTopic::Licence
                    | RegulationTopic::Funding
                    | RegulationTopic::Withdrawal
                    | RegulationTopic::Contraception
            );
            if !exclusive || !is_current(&text.in_force) {
                continue;
            }
            for region in text.regions {
                if let Some(first) = seen.insert((text.topic, text.document, *region), text.id) {
                    self.defect(
                        &format!("texts.{}.in_force", text.id),
                        format!(
                            "\"{first}\" is current for {:?} by the same document in {region:?}: one must have ended",
                            text.topic
                        ),
                    );
                }
            }
        }
    }
}

/// Whether a text names a length of time: "4 months", "four months", "30 to 90 weeks". That no
/// time is asked is named by "no" or "none".
fn names(text: &str, length: Step) -> bool {
    const NUMBERS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '.')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let digits = length.count.to_string();
    let spelled = NUMBERS.get(usize::from(length.count)).copied();
    if length.count == 0 {
        return words.iter().any(|word| matches!(*word, "no" | "none"));
    }
    let unit = match length.unit {
        StepUnit::Days => "day",
        StepUnit::Weeks => "week",
        StepUnit::Months => "month",
    };
    words.iter().enumerate().any(|(place, word)| {
        (*word == digits || Some(*word) == spelled)
            && words
                .iter()
                .skip(place + 1)
                .find(|after| {
                    ["day", "week", "month", "year", "hour"]
                        .iter()
                        .any(|one| after.starts_with(one))
                })
                .is_some_and(|after| after.starts_with(unit))
    })
}

/// About how many days a length has, for comparing two.
fn days(length: Step) -> u32 {
    u32::from(length.count)
        * match length.unit {
            StepUnit::Days => 1,
            StepUnit::Weeks => 7,
            StepUnit::Months => 30,
        }
}
