//! What most parts of a step rest on.

use super::{Derived, Session};
use std::rc::Rc;
use waymark_words::Wording;

/// What the rules answer, in which words, and whether values that nobody read are shown. A part
/// that shows nothing else of the visit is drawn anew only when this changes.
#[derive(Clone)]
pub struct Ground {
    derived: Rc<Derived>,
    wording: Wording,
    show_unverified: bool,
}

impl PartialEq for Ground {
    fn eq(&self, other: &Ground) -> bool {
        Rc::ptr_eq(&self.derived, &other.derived)
            && self.wording == other.wording
            && self.show_unverified == other.show_unverified
    }
}

impl Session {
    /// What the rules answer for the visit, and in which words. The region is part of it: another
    /// region brings other answers.
    pub fn ground(&self) -> Ground {
        Ground {
            derived: self.derived.clone(),
            wording: self.wording(),
            show_unverified: self.visit().show_unverified,
        }
    }
}

/// Shared and compared by its place in memory.
pub struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Same<T> {
        Same(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Same<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
