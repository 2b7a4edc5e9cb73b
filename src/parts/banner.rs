//! Sentences that stay in sight.

use super::icons;
use crate::markup::html;
use yew::{Html, classes};

/// Kind of banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Banner {
    /// Bear in mind.
    Note,
    /// Evidence past its date.
    Stale,
    /// A newer version of the program waits.
    NewVersion,
    /// Not read in the document itself.
    Provisional,
}

/// A banner.
pub fn banner(kind: Banner, content: Html) -> Html {
    let (class, role) = match kind {
        Banner::Note => (None, None),
        Banner::NewVersion => (None, Some("status")),
        Banner::Stale => (Some("banner--amber"), Some("status")),
        Banner::Provisional => (Some("banner--provisional"), None),
    };
    html! {
        <div class={classes!("banner", class)} {role}>{ icons::note() }<div>{ content }</div></div>
    }
}
