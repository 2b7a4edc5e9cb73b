//! Two lines in the sand: each of two people says in private which chance of PML they would
//! accept. Both are revealed only when both are locked, and kept only when both say so.

use serde::{Deserialize, Serialize};

/// A chance is said as people out of this many.
pub const OUT_OF: u32 = 10_000;

/// Whose line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// The person with MS.
    Person,
    /// The clinician.
    Clinician,
}

impl Whose {
    /// Both, the person first.
    pub const BOTH: [Whose; 2] = [Whose::Person, Whose::Clinician];

    const fn place(self) -> usize {
        match self {
            Whose::Person => 0,
            Whose::Clinician => 1,
        }
    }
}

/// Both lines, as people out of [`OUT_OF`]; exists only when both agreed to keep them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeptLines {
    /// Of the person with MS.
    pub person: u32,
    /// Of the clinician.
    pub clinician: u32,
}

/// What one of the two does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineStep {
    /// Types a line.
    Type(Whose, String),
    /// Locks it.
    Lock(Whose),
    /// Takes a locked line back, as long as nothing is revealed.
    Unlock(Whose),
    /// Says whether both lines may be kept.
    Keep(Whose, bool),
    /// Begins again.
    Clear,
}

/// The state of the two lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    typed: [String; 2],
    locked: [Option<u32>; 2],
    may_keep: [bool; 2],
}

impl Lines {
    /// The state after a step. A step that does not apply changes nothing.
    #[must_use]
    pub fn after(&self, step: LineStep) -> Lines {
        let mut next = self.clone();
        let revealed = self.revealed().is_some();
        match step {
            LineStep::Type(whose, text) => {
                if !self.is_locked(whose) {
                    next.typed[whose.place()] = text;
                }
            }
            LineStep::Lock(whose) => {
                if let (false, Some(line)) = (self.is_locked(whose), self.read(whose)) {
                    next.locked[whose.place()] = Some(line);
                    // What was typed is not left for the other to see.
                    next.typed[whose.place()].clear();
                }
            }
            // Nobody moves a line after seeing the other.
            LineStep::Unlock(whose) => {
                if !revealed {
                    next.locked[whose.place()] = None;
                }
            }
            LineStep::Keep(whose, may) => {
                if revealed {
                    next.may_keep[whose.place()] = may;
                }
            }
            LineStep::Clear => return Lines::default(),
        }
        next
    }

    /// Whether this line is locked.
    pub const fn is_locked(&self, whose: Whose) -> bool {
        self.locked[whose.place()].is_some()
    }

    /// What is being typed; empty once it is locked.
    pub fn typed(&self, whose: Whose) -> &str {
        &self.typed[whose.place()]
    }

    /// Whether what is typed is no line: not a whole number of people out of [`OUT_OF`].
    pub fn is_wrong(&self, whose: Whose) -> bool {
        !self.typed(whose).trim().is_empty() && self.read(whose).is_none()
    }

    fn read(&self, whose: Whose) -> Option<u32> {
        let text = self.typed(whose).trim();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let line: u32 = digits.then(|| text.parse().ok()).flatten()?;
        (line <= OUT_OF).then_some(line)
    }

    /// Both lines, once both are locked.
    pub const fn revealed(&self) -> Option<KeptLines> {
        match self.locked {
            [Some(person), Some(clinician)] => Some(KeptLines { person, clinician }),
            _ => None,
        }
    }

    /// Whether this one agrees to keep them.
    pub const fn may_keep(&self, whose: Whose) -> bool {
        self.may_keep[whose.place()]
    }

    /// Both lines, once both agree to keep them.
    pub const fn kept(&self) -> Option<KeptLines> {
        match (self.revealed(), self.may_keep) {
            (Some(lines), [true, true]) => Some(lines),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const TEXTS: [&str; 5] = ["", "x", "10", "20", "10001"];

    fn steps() -> Vec<LineStep> {
        let mut steps = vec![LineStep::Clear];
        for whose in Whose::BOTH {
            steps.extend(TEXTS.map(|text| LineStep::Type(whose, text.to_owned())));
            steps.extend([
                LineStep::Lock(whose),
                LineStep::Unlock(whose),
                LineStep::Keep(whose, true),
                LineStep::Keep(whose, false),
            ]);
        }
        steps
    }

    /// Every state that can be reached, each with the steps that led there first.
    fn reached() -> BTreeMap<Lines, Vec<LineStep>> {
        let mut known = BTreeMap::from([(Lines::default(), Vec::new())]);
        let mut open = vec![Lines::default()];
        while let Some(state) = open.pop() {
            for step in steps() {
                let next = state.after(step.clone());
                if !known.contains_key(&next) {
                    let mut way = known[&state].clone();
                    way.push(step);
                    known.insert(next.clone(), way);
                    open.push(next);
                }
            }
        }
        known
    }

    fn other(whose: Whose) -> Whose {
        match whose {
            Whose::Person => Whose::Clinician,
            Whose::Clinician => Whose::Person,
        }
    }

    #[test]
    fn in_every_state_nothing_is_seen_before_both_are_locked() {
        let states = reached();
        assert!(states.len() > 50, "only {} states", states.len());
        for state in states.keys() {
            let both = Whose::BOTH.into_iter().all(|whose| state.is_locked(whose));
            assert_eq!(state.revealed().is_some(), both);
            for whose in Whose::BOTH {
                if state.is_locked(whose) {
                    assert_eq!(state.typed(whose), "", "a locked line is not left in sight");
                }
                assert!(both || !state.may_keep(whose), "nothing to keep yet");
            }
        }
    }

    #[test]
    fn in_every_state_a_revealed_line_cannot_be_moved() {
        for state in reached().into_keys() {
            let Some(lines) = state.revealed() else {
                continue;
            };
            for step in steps() {
                let next = state.after(step.clone());
                assert!(
                    next.revealed() == Some(lines) || next == Lines::default(),
                    "{step:?} moved a line"
                );
            }
        }
    }

    #[test]
    fn in_every_state_nothing_is_kept_unless_both_say_so_now() {
        for (state, way) in reached() {
            let agreed = Whose::BOTH.into_iter().all(|whose| state.may_keep(whose));
            assert_eq!(state.kept().is_some(), agreed, "{way:?}");
            if let Some(kept) = state.kept() {
                assert_eq!(Some(kept), state.revealed());
                for whose in Whose::BOTH {
                    let back = state.after(LineStep::Keep(whose, false));
                    assert_eq!(back.kept(), None, "each can take it back");
                    assert!(back.may_keep(other(whose)), "for itself alone");
                }
            }
        }
    }

    #[test]
    fn in_every_state_one_step_of_the_one_changes_nothing_of_the_other() {
        for state in reached().into_keys() {
            for whose in Whose::BOTH {
                let mine = [
                    LineStep::Type(whose, "10".into()),
                    LineStep::Lock(whose),
                    LineStep::Unlock(whose),
                    LineStep::Keep(whose, true),
                ];
                for step in mine {
                    let next = state.after(step);
                    let they = other(whose);
                    assert_eq!(next.is_locked(they), state.is_locked(they));
                    assert_eq!(next.typed(they), state.typed(they));
                    assert_eq!(next.may_keep(they), state.may_keep(they));
                }
            }
        }
    }

    #[test]
    fn only_a_whole_number_of_people_out_of_ten_thousand_is_a_line() {
        for (text, good) in [
            ("0", true),
            ("10000", true),
            (" 7 ", true),
            ("10001", false),
            ("-1", false),
            ("1.5", false),
            ("many", false),
            ("99999999999", false),
        ] {
            let typed = Lines::default().after(LineStep::Type(Whose::Person, text.into()));
            assert_eq!(!typed.is_wrong(Whose::Person), good, "{text}");
            let locked = typed.after(LineStep::Lock(Whose::Person));
            assert_eq!(locked.is_locked(Whose::Person), good, "{text}");
        }
        let empty = Lines::default().after(LineStep::Lock(Whose::Person));
        assert!(!empty.is_locked(Whose::Person), "nothing typed is no line");
    }
}
