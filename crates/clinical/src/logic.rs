//! Three-valued (Kleene) logic: unknown never becomes yes, and never becomes no.

use crate::visit::Answer;

/// A truth value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Does not hold.
    False,
    /// Cannot be determined.
    Unknown,
    /// Holds.
    True,
}

impl Truth {
    /// Both hold: the lesser of the two.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// One of them holds: the greater of the two.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Whether it is known.
    pub const fn is_known(self) -> bool {
        !matches!(self, Truth::Unknown)
    }

    /// Whether at least `count` of the parts hold.
    pub fn at_least(count: usize, parts: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut held, mut open) = (0, 0);
        for part in parts {
            match part {
                Truth::True => held += 1,
                Truth::Unknown => open += 1,
                Truth::False => {}
            }
        }
        if held >= count {
            Truth::True
        } else if held + open < count {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// From a value that may not be known.
    pub fn known(value: Option<bool>) -> Truth {
        value.map_or(Truth::Unknown, Truth::from)
    }
}

impl core::ops::Not for Truth {
    type Output = Truth;
    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}

impl From<Answer> for Truth {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Truth::True,
            Answer::No => Truth::False,
            Answer::NotKnown => Truth::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [False, Unknown, True];

    /// The values an unknown may turn out to have.
    fn completions(value: Truth) -> Vec<bool> {
        match value {
            False => vec![false],
            True => vec![true],
            Unknown => vec![false, true],
        }
    }

    fn agreed(values: impl IntoIterator<Item = bool>) -> Truth {
        let values: Vec<bool> = values.into_iter().collect();
        if values.iter().all(|v| *v) {
            True
        } else if values.iter().all(|v| !*v) {
            False
        } else {
            Unknown
        }
    }

    #[test]
    fn and_or_not_hold_exactly_when_every_completion_agrees() {
        for a in ALL {
            assert_eq!(!a, agreed(completions(a).into_iter().map(|x| !x)));
            for b in ALL {
                let pairs = || {
                    completions(a)
                        .into_iter()
                        .flat_map(move |x| completions(b).into_iter().map(move |y| (x, y)))
                };
                assert_eq!(
                    a.and(b),
                    agreed(pairs().map(|(x, y)| x && y)),
                    "{a:?} and {b:?}"
                );
                assert_eq!(
                    a.or(b),
                    agreed(pairs().map(|(x, y)| x || y)),
                    "{a:?} or {b:?}"
                );
            }
        }
    }

    #[test]
    fn at_least_holds_exactly_when_every_completion_agrees() {
        for count in 1..=3usize {
            for a in ALL {
                for b in ALL {
                    for c in ALL {
                        let mut outcomes = Vec::new();
                        for x in completions(a) {
                            for y in completions(b) {
                                for z in completions(c) {
                                    let held = [x, y, z].into_iter().filter(|v| *v).count();
                                    outcomes.push(held >= count);
                                }
                            }
                        }
                        assert_eq!(Truth::at_least(count, [a, b, c]), agreed(outcomes));
                    }
                }
            }
        }
    }
}
