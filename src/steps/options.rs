//! Being written.

use super::StepProps;
use yew::{Html, component};

/// Being written.
#[component]
pub fn Options(StepProps { session: _ }: &StepProps) -> Html {
    Html::default()
}
