//! A value that a visit showed, kept in its file so that a later evidence pack can be
//! compared with it.

use serde::{Deserialize, Serialize};

/// A value as it was shown, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShownValue {
    /// Where it comes from in the evidence; the same value has the same id in every pack.
    pub id: String,
    /// What it is the value of.
    pub what: String,
    /// The value.
    pub value: String,
}

/// What became of a value under another evidence pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownChange {
    /// It is another value now.
    Other {
        /// What it is the value of.
        what: String,
        /// As it was shown.
        before: String,
        /// As it is now.
        now: String,
    },
    /// It is no longer shown.
    Gone {
        /// What it was the value of.
        what: String,
        /// As it was shown.
        before: String,
    },
    /// It was not shown before.
    New {
        /// What it is the value of.
        what: String,
        /// As it is now.
        now: String,
    },
}

/// What differs between the values a visit showed and those it shows now: in the order of
/// what is shown now, what is gone last.
pub fn shown_changes(before: &[ShownValue], now: &[ShownValue]) -> Vec<ShownChange> {
    let find = |list: &'_ [ShownValue], id: &str| list.iter().position(|one| one.id == id);
    let mut changes: Vec<ShownChange> = now
        .iter()
        .filter_map(|value| match find(before, &value.id) {
            Some(place) if before[place].value == value.value => None,
            Some(place) => Some(ShownChange::Other {
                what: value.what.clone(),
                before: before[place].value.clone(),
                now: value.value.clone(),
            }),
            None => Some(ShownChange::New {
                what: value.what.clone(),
                now: value.value.clone(),
            }),
        })
        .collect();
    changes.extend(
        before
            .iter()
            .filter(|value| find(now, &value.id).is_none())
            .map(|value| ShownChange::Gone {
                what: value.what.clone(),
                before: value.value.clone(),
            }),
    );
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(id: &str, value: &str) -> ShownValue {
        ShownValue {
            id: id.into(),
            what: format!("what {id} is"),
            value: value.into(),
        }
    }

    #[test]
    fn what_is_other_new_or_gone_is_told_and_what_stayed_is_not() {
        let before = [value("a", "1"), value("b", "2"), value("c", "3")];
        let now = [value("d", "4"), value("b", "20"), value("a", "1")];
        assert_eq!(
            shown_changes(&before, &now),
            [
                ShownChange::New {
                    what: "what d is".into(),
                    now: "4".into()
                },
                ShownChange::Other {
                    what: "what b is".into(),
                    before: "2".into(),
                    now: "20".into()
                },
                ShownChange::Gone {
                    what: "what c is".into(),
                    before: "3".into()
                },
            ]
        );
        assert!(shown_changes(&before, &before).is_empty());
    }
}
