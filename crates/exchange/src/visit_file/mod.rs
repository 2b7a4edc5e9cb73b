//! The visit file: one visit as JSON, to save and to reopen.
//!
//! What lives here: writing ([`save`]), reading ([`load`]), the versions of the format
//! and the way from an older one to the present one ([`versions`]). The page
//! `docs/VISIT-FILE.md` describes the format for people.
//!
//! What does not: whether an entry makes sense (`waymark_clinical::facts`), and whether
//! an id is known to the pack.

mod json;
mod rows;
pub mod versions;

use chrono::NaiveDate;
use core::fmt;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use versions::{FORMATS, Format};
use waymark_clinical::visit::{ShownValue, Visit};
use waymark_evidence::Date;

/// What the field `format` of every visit file says.
pub const FORMAT: &str = "waymark-visit";

/// Largest text that is read, in bytes. A long visit takes a few thousand.
pub const MOST_BYTES: usize = 1_000_000;

/// Most options that stand side by side.
pub const MOST_COMPARED: usize = 4;

/// What is written beside the visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveContext<'a> {
    /// Id of the evidence pack in use.
    pub pack_id: &'a str,
    /// Version of the program.
    pub app_version: &'a str,
    /// The day of saving.
    pub saved_on: NaiveDate,
    /// The values that the visit shows.
    pub shown: &'a [ShownValue],
}

/// A visit file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The visit.
    pub visit: Visit,
    /// The day on which it was saved.
    pub saved_on: NaiveDate,
    /// Version of the program that saved it.
    pub app_version: String,
    /// Id of the evidence pack with which it was saved.
    pub pack_id: String,
    /// Version of the format in which it was saved.
    pub version: u32,
    /// The values that the visit showed when it was saved; empty in a file that keeps none.
    pub shown: Vec<ShownValue>,
}

/// Why a text was refused. Nothing of a refused text is used.
///
/// Lines and columns count from 1, in the text as given. `detail` is technical English
/// for the small print; the sentence for the person is made above from the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// Larger than [`MOST_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not JSON: cut short, or not written by Waymark.
    NotJson {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
        /// What the JSON reader says.
        detail: String,
    },
    /// JSON, but not a visit.
    NotAVisit,
    /// Saved by a later Waymark, whose format this one does not know.
    NewerVersion {
        /// Version of the format.
        version: u64,
    },
    /// A version of the format that never existed.
    NoSuchVersion {
        /// Version of the format.
        version: u64,
    },
    /// A field of the wrong type, a missing field, or one that visits do not have.
    Field {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
        /// Which field, and what was expected.
        detail: String,
    },
    /// Written in an older format and not a visit of that format.
    OlderFile {
        /// Version of the format.
        version: u32,
        /// Which field, and what was expected.
        detail: String,
    },
    /// More than [`MOST_COMPARED`] options side by side.
    TooManyCompared {
        /// How many the file holds.
        found: usize,
    },
}

impl fmt::Display for LoadError {
    /// For logs and the command line; the app has its own words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let newest = versions::newest(FORMATS);
        match self {
            LoadError::TooLarge { bytes } => {
                write!(
                    f,
                    "the file has {bytes} bytes; a visit file has at most {MOST_BYTES}"
                )
            }
            LoadError::NotJson {
                line,
                column,
                detail,
            } => {
                write!(
                    f,
                    "line {line}, column {column}: this is not JSON: {detail}"
                )
            }
            LoadError::NotAVisit => {
                write!(
                    f,
                    "this is not a visit file: its field \"format\" must be \"{FORMAT}\""
                )
            }
            LoadError::NewerVersion { version } => write!(
                f,
                "the file has format version {version}, this program reads up to version \
                 {newest}: open it with a newer Waymark"
            ),
            LoadError::NoSuchVersion { version } => {
                write!(
                    f,
                    "there is no format version {version}: the newest is {newest}"
                )
            }
            LoadError::Field {
                line,
                column,
                detail,
            } => {
                write!(f, "line {line}, column {column}: {detail}")
            }
            LoadError::OlderFile { version, detail } => {
                write!(
                    f,
                    "the file has format version {version} and could not be read: {detail}"
                )
            }
            LoadError::TooManyCompared { found } => write!(
                f,
                "field visit.compared holds {found} options; at most {MOST_COMPARED} can stand \
                 side by side"
            ),
        }
    }
}

impl core::error::Error for LoadError {}

/// A day as text; a bad one is refused where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Date(self.0))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day: Date = text.parse().map_err(|_| {
            D::Error::custom(format_args!("\"{text}\" is no day such as 2026-11-22"))
        })?;
        Ok(Day(day.0))
    }
}

/// One visit, saved to a file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Waymark visit file"))]
#[serde(deny_unknown_fields)]
struct File<V, S: AsRef<[ShownValue]> + Default> {
    /// Says that this is a visit file.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    format: String,
    /// Version of the format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = versions::newest(FORMATS))))]
    version: u32,
    /// The day on which it was saved.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    saved_on: Day,
    /// Version of the program that saved it.
    app_version: String,
    /// Id of the evidence pack with which it was saved.
    pack: String,
    /// The values that the visit showed when it was saved. A later evidence is compared with
    /// them; nothing else reads them.
    #[serde(default, skip_serializing_if = "is_empty")]
    shown: S,
    /// What was entered and chosen. A field that is left out is not known, not asked or not chosen.
    visit: V,
}

fn is_empty(shown: &impl AsRef<[ShownValue]>) -> bool {
    shown.as_ref().is_empty()
}

/// Writes a visit as a file: the same visit gives the same text, byte for byte.
#[allow(
    clippy::expect_used,
    reason = "a visit is text, numbers and maps with text keys: JSON can hold all of it"
)]
pub fn save(visit: &Visit, context: &SaveContext<'_>) -> String {
    let file = File {
        format: FORMAT.to_owned(),
        version: versions::newest(FORMATS),
        saved_on: Day(context.saved_on),
        app_version: context.app_version.to_owned(),
        pack: context.pack_id.to_owned(),
        shown: context.shown,
        visit,
    };
    let mut text = serde_json::to_string_pretty(&file).expect("a visit can be written as JSON");
    text.push('\n');
    text
}

/// Reads a visit file of this or an older format.
///
/// A row with the number of a row before it (as when numbers are left out) gets the next
/// free one: a row number only tells rows of one list apart.
///
/// # Errors
/// [`LoadError`] for every text that is not wholly a visit file. Never panics.
pub fn load(text: &str) -> Result<Loaded, LoadError> {
    load_with(text, FORMATS)
}

fn load_with(text: &str, formats: &[Format]) -> Result<Loaded, LoadError> {
    if text.len() > MOST_BYTES {
        return Err(LoadError::TooLarge { bytes: text.len() });
    }
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let envelope = json::envelope(text).map_err(|fault| {
        let (line, column) = json::line_and_column(text, fault.at);
        LoadError::NotJson {
            line,
            column,
            detail: fault.says,
        }
    })?;
    if envelope.format.as_deref() != Some(FORMAT) {
        return Err(LoadError::NotAVisit);
    }
    let newest = versions::newest(formats);
    let (file, version) = match envelope.version {
        Some(version) if version > u64::from(newest) => {
            return Err(LoadError::NewerVersion { version });
        }
        Some(version) if version < u64::from(newest) => {
            let version =
                versions::known(formats, version).ok_or(LoadError::NoSuchVersion { version })?;
            let older = |detail| LoadError::OlderFile { version, detail };
            let brought_forward = versions::bring_forward(formats, text, version).map_err(older)?;
            let file = json::read(&brought_forward).map_err(|fault| older(fault.says))?;
            (file, version)
        }
        // Also without a readable version: the text is read, not the value, so that the
        // place of what is wrong is known.
        _ => (present(text)?, newest),
    };
    let File {
        saved_on,
        app_version,
        pack,
        shown,
        mut visit,
        ..
    }: File<Visit, Vec<ShownValue>> = file;
    if visit.compared.len() > MOST_COMPARED {
        return Err(LoadError::TooManyCompared {
            found: visit.compared.len(),
        });
    }
    rows::renumber(&mut visit.entries);
    Ok(Loaded {
        visit,
        saved_on: saved_on.0,
        app_version,
        pack_id: pack,
        version,
        shown,
    })
}

fn present(text: &str) -> Result<File<Visit, Vec<ShownValue>>, LoadError> {
    json::read(text).map_err(|fault| {
        let (line, column) = json::line_and_column(text, fault.at);
        LoadError::Field {
            line,
            column,
            detail: fault.says,
        }
    })
}

/// The JSON Schema of the visit file, made from the types that read it.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File<Visit, Vec<ShownValue>>)
}

#[cfg(test)]
mod tests;
