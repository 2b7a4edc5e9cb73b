//! What the JC virus antibody test says, for rules that ask for it.

use crate::facts::JcVirusTest;
use crate::logic::Truth;
use crate::visit::{Answer, JcVirusResult};
use waymark_evidence::{Assay, Decimal, JcVirusStatus};

/// Whether the test is negative, or positive. A test that was never done, that the
/// laboratory could not tell, or that was taken too soon says neither.
pub(super) fn status(test: &JcVirusTest, asked: JcVirusStatus) -> Truth {
    if test.too_soon == Answer::Yes {
        return Truth::Unknown;
    }
    match test.result {
        Some(JcVirusResult::Negative) => (asked == JcVirusStatus::Negative).into(),
        Some(JcVirusResult::Positive) => (asked == JcVirusStatus::Positive).into(),
        Some(JcVirusResult::NeverTested | JcVirusResult::Indeterminate) | None => Truth::Unknown,
    }
}

/// Whether the index lies above one limit and at most at another. Only an index of the
/// assay for which the limits were published counts; a negative test has none.
pub(super) fn index(
    test: &JcVirusTest,
    assay: Assay,
    above: Option<Decimal>,
    at_most: Option<Decimal>,
) -> Truth {
    match status(test, JcVirusStatus::Positive) {
        Truth::True => {}
        other => return other,
    }
    match (test.index, test.assay) {
        (Some(index), Some(used)) if used == assay => {
            let within = above.is_none_or(|limit| index > limit)
                && at_most.is_none_or(|limit| index <= limit);
            within.into()
        }
        _ => Truth::Unknown,
    }
}
