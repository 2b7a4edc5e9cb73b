//! Being written.

use crate::visit::Session;
use yew::Html;

/// Being written.
pub fn panel(_: &Session) -> Html {
    Html::default()
}
