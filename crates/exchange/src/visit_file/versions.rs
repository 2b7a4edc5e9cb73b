//! The versions of the visit file's format, each with its reason, and the way from one
//! to the next.
//!
//! A change that older files cannot be read with gets a new entry at the end of
//! [`FORMATS`], with a small function that changes a file of the version before. An old
//! file walks through all of them; entries are never removed.

use serde_json::{Map, Value};

/// Changes the text of a file of the version before into one of this version; made with
/// [`changed`].
///
/// It takes texts, so that the browser carries a reader of any JSON only once there is an
/// older version.
pub type Migration = fn(&str) -> Result<String, String>;

/// The text of a file with its object changed, and with another number of its version.
///
/// # Errors
/// What `change` says.
pub fn changed(
    text: &str,
    version: u32,
    change: impl FnOnce(&mut Map<String, Value>) -> Result<(), String>,
) -> Result<String, String> {
    let mut file: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    change(&mut file)?;
    file.insert("version".to_owned(), Value::from(version));
    Ok(Value::Object(file).to_string())
}

/// A version of the format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its number.
    pub version: u32,
    /// Why it came, in one line.
    pub reason: &'static str,
    /// How a file of the version before becomes one of this; none for the first.
    pub from_previous: Option<Migration>,
}

/// Every version there was, oldest first; the last one is written.
pub const FORMATS: &[Format] = &[Format {
    version: 1,
    reason: "the first: entries as typed, what matters, options side by side, plan",
    from_previous: None,
}];

/// The version that is written.
pub const fn newest(formats: &[Format]) -> u32 {
    match formats.last() {
        Some(format) => format.version,
        None => 0,
    }
}

/// The number as a version of the list; none when there was no such version.
pub(super) fn known(formats: &[Format], version: u64) -> Option<u32> {
    formats
        .iter()
        .map(|format| format.version)
        .find(|known| u64::from(*known) == version)
}

/// Takes a file from its version to the newest one, step by step.
pub(super) fn bring_forward(
    formats: &[Format],
    text: &str,
    version: u32,
) -> Result<String, String> {
    let mut text = text.to_owned();
    for format in formats.iter().filter(|format| format.version > version) {
        if let Some(migrate) = format.from_previous {
            text = migrate(&text)?;
        }
    }
    Ok(text)
}
