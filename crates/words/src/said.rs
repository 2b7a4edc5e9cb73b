//! A message that is being said: its text, and what is put into its slots.
//!
//! Every message of the catalogue goes through these few steps. They are never copied into
//! the places that call them: there are hundreds of them.

use crate::{date, number};
use chrono::NaiveDate;
use waymark_evidence::PartialDate;

/// Stands for a slot in a text; the catalogue holds no such letter.
const SLOT: char = '\u{1}';

/// A message, said up to its next slot.
pub(crate) struct Said {
    said: String,
    rest: &'static str,
}

impl Said {
    /// A message with nothing in its slots yet.
    #[inline(never)]
    pub(crate) fn of(text: &'static str) -> Said {
        Said {
            said: String::with_capacity(text.len() + 16),
            rest: text,
        }
    }

    /// Says the text up to the next slot.
    fn up_to_slot(&mut self) {
        let (before, after) = self.rest.split_once(SLOT).unwrap_or((self.rest, ""));
        self.said.push_str(before);
        self.rest = after;
    }

    /// Puts a text into the next slot.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.up_to_slot();
        self.said.push_str(text);
    }

    /// Puts a text into the next slot that keeps to itself in a line from right to left.
    #[allow(dead_code, reason = "only languages that are written so need it")]
    #[inline(never)]
    pub(crate) fn isolated(&mut self, text: &str) {
        self.up_to_slot();
        self.said.push('\u{2068}');
        self.said.push_str(text);
        self.said.push('\u{2069}');
    }

    /// Puts a whole number into the next slot.
    #[inline(never)]
    pub(crate) fn number(&mut self, whole: u64) {
        self.up_to_slot();
        number::push(&mut self.said, whole);
    }

    /// Puts a day into the next slot.
    #[inline(never)]
    pub(crate) fn date(&mut self, day: NaiveDate) {
        self.up_to_slot();
        date::push(&mut self.said, day);
    }

    /// Puts a date into the next slot that may be known to the month or the year only.
    #[inline(never)]
    pub(crate) fn partial(&mut self, date: PartialDate) {
        self.up_to_slot();
        date::push_partial(&mut self.said, date);
    }

    /// The whole message.
    #[inline(never)]
    pub(crate) fn whole(mut self) -> String {
        self.said.push_str(self.rest);
        self.said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_in_their_order() {
        let mut said = Said::of("\u{1} of \u{1}: \u{1}.");
        said.number(1_234);
        said.text("all");
        said.isolated("a");
        assert_eq!(said.whole(), "1,234 of all: \u{2068}a\u{2069}.");
        assert_eq!(Said::of("nothing").whole(), "nothing");
    }
}
