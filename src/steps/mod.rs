//! The seven steps of the visit, one a module.

pub mod jc_virus;
pub mod my_ms;
pub mod options;
pub mod plan;
pub mod review;
pub mod take_home;
pub mod today;
pub mod what_matters;
pub mod where_this_stands;

use crate::visit::Session;
use yew::Properties;

/// What a step is given.
#[derive(Clone, PartialEq, Properties)]
pub struct StepProps {
    /// The session.
    pub session: Session,
}
