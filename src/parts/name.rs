//! Names at the beginning of a line, and names in a row.

use waymark_evidence::Medicine;
pub use waymark_words::letters::capital as capitalised;
use waymark_words::narrate::list;

/// The generic names of options, as a list in a sentence.
pub fn list_of(options: &[&Medicine]) -> String {
    let names: Vec<String> = options
        .iter()
        .map(|option| option.generic.0.to_owned())
        .collect();
    list(&names)
}
