//! Names at the beginning of a line, and names in a row.

use waymark_evidence::Medicine;
use waymark_words::narrate::list;

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The generic names of options, as a list in a sentence.
pub fn list_of(options: &[&Medicine]) -> String {
    let names: Vec<String> = options
        .iter()
        .map(|option| option.generic.0.to_owned())
        .collect();
    list(&names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capitalised("no medicine for MS"), "No medicine for MS");
        assert_eq!(capitalised(""), "");
    }
}
