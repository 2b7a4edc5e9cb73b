//! Small and large letters, for the alphabets that a catalogue may be written in.
//!
//! The tables of the standard library know every letter there is and weigh ten kilobytes in
//! the browser. Latin with its accents, Greek and Cyrillic follow rules; letters of other
//! scripts have no large form, and two that change into others (µ, ß) stay as they are.

/// The text with a large first letter.
pub fn capital(text: &str) -> String {
    first(text, large)
}

/// The text with a small first letter.
pub fn uncapital(text: &str) -> String {
    first(text, small)
}

/// Whether a letter is small and has a large form.
pub fn is_small(letter: char) -> bool {
    large(letter) != letter
}

fn first(text: &str, changed: fn(char) -> char) -> String {
    let mut letters = text.chars();
    let mut whole = String::with_capacity(text.len());
    whole.extend(letters.next().map(changed));
    whole.push_str(letters.as_str());
    whole
}

fn large(letter: char) -> char {
    let code = u32::from(letter);
    moved(match code {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe | 0x3b1..=0x3c1 | 0x3c3..=0x3c9 | 0x430..=0x44f => {
            code - 0x20
        }
        0x450..=0x45f => code - 0x50,
        0x101..=0x12f | 0x133..=0x137 | 0x14b..=0x177 if code % 2 == 1 => code - 1,
        0x13a..=0x148 | 0x17a..=0x17e if code % 2 == 0 => code - 1,
        _ => code,
    })
}

fn small(letter: char) -> char {
    let code = u32::from(letter);
    moved(match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3a9 | 0x410..=0x42f => {
            code + 0x20
        }
        0x400..=0x40f => code + 0x50,
        0x100..=0x12e | 0x132..=0x136 | 0x14a..=0x176 if code % 2 == 0 => code + 1,
        0x139..=0x147 | 0x179..=0x17d if code % 2 == 1 => code + 1,
        _ => code,
    })
}

/// Every code above is a letter; another would become the sign for one that is none.
fn moved(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latin to the end of its extended table A, Greek and Cyrillic, without the letters whose
    /// other form is in another table or is two letters.
    fn letters() -> impl Iterator<Item = char> {
        ('\0'..='\u{17e}')
            .chain('\u{391}'..='\u{3a9}')
            .chain('\u{3b1}'..='\u{3c9}')
            .chain('\u{400}'..='\u{45f}')
            .filter(|letter| !"µßÿŸİıŉſς".contains(*letter))
    }

    #[test]
    fn they_are_those_of_the_standard_library() {
        for letter in letters() {
            assert!(letter.to_uppercase().eq([large(letter)]), "{letter}");
            assert!(letter.to_lowercase().eq([small(letter)]), "{letter}");
        }
    }

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capital("no medicine for MS"), "No medicine for MS");
        assert_eq!(capital("évaluation"), "Évaluation");
        assert_eq!(capital("µg"), "µg");
        assert_eq!(capital("5 days"), "5 days");
        assert_eq!(uncapital("Blood test, MRI"), "blood test, MRI");
        assert_eq!(capital("") + &uncapital(""), "");
        assert!(is_small('é') && !is_small('É') && !is_small('5') && !is_small('ع'));
    }
}
