//! Two languages that nobody speaks, made from the reference language for the tests of the
//! page: one with accents and 40 % longer, one in Hebrew letters that runs from right to left.
//!
//! They show what a translation would break before there is one: a text that stands outside
//! the catalogue, a box that is too narrow, a side that is called left. `build.rs` adds them
//! when `WAYMARK_PSEUDO` is set; no shipped site has them.

use super::message::{Form, Message, Piece, Template};
use super::read::Language;

/// With accents, and longer.
pub const ACCENTS: &str = "en-XA";
/// From right to left.
pub const RIGHT_TO_LEFT: &str = "he-XB";

/// Both languages, with every message of the reference language.
pub fn languages(reference: &Language) -> Vec<Language> {
    [
        (ACCENTS, accented as fn(&str) -> String),
        (RIGHT_TO_LEFT, turned),
    ]
    .into_iter()
    .map(|(code, write)| Language {
        code: code.to_owned(),
        file: reference.file.clone(),
        messages: reference
            .messages
            .iter()
            .map(|(key, message)| (key.clone(), rewritten(message, write)))
            .collect(),
    })
    .collect()
}

fn rewritten(message: &Message, write: fn(&str) -> String) -> Message {
    let form = |form: &Form| Form {
        by: form.by.clone(),
        variants: form
            .variants
            .iter()
            .map(|(category, text)| {
                let pieces = text.pieces.iter().map(|piece| match piece {
                    Piece::Literal(literal) => Piece::Literal(write(literal)),
                    Piece::Slot(slot) => Piece::Slot(slot.clone()),
                });
                let text = Template {
                    source: text.source.clone(),
                    pieces: pieces.collect(),
                };
                (*category, text)
            })
            .collect(),
    };
    Message {
        plain: form(&message.plain),
        clinical: message.clinical.as_ref().map(form),
        slots: message.slots.clone(),
    }
}

/// Each letter with an accent, and two letters more for each five. Letters that the bundled
/// face has no accent for take one of another face.
pub fn accented(text: &str) -> String {
    let mut longer = String::with_capacity(text.len() * 2);
    // Short texts are owed their share first.
    let mut owed = 2;
    for letter in text.chars() {
        let accent = match letter {
            'a' => 'á',
            'b' => 'ƀ',
            'c' => 'ç',
            'd' => 'ð',
            'e' => 'é',
            'f' => 'ƒ',
            'g' => 'ĝ',
            'h' => 'ĥ',
            'i' => 'í',
            'j' => 'ĵ',
            'k' => 'ķ',
            'l' => 'ĺ',
            'm' => 'ḿ',
            'n' => 'ñ',
            'o' => 'ö',
            'p' => 'þ',
            'q' => 'ɋ',
            'r' => 'ŕ',
            's' => 'š',
            't' => 'ţ',
            'u' => 'ü',
            'v' => 'ṽ',
            'w' => 'ŵ',
            'x' => 'ẋ',
            'y' => 'ý',
            'z' => 'ž',
            'A' => 'Å',
            'B' => 'Ɓ',
            'C' => 'Ç',
            'D' => 'Ð',
            'E' => 'É',
            'F' => 'Ƒ',
            'G' => 'Ĝ',
            'H' => 'Ĥ',
            'I' => 'Î',
            'J' => 'Ĵ',
            'K' => 'Ķ',
            'L' => 'Ĺ',
            'M' => 'Ḿ',
            'N' => 'Ñ',
            'O' => 'Ö',
            'P' => 'Þ',
            'Q' => 'Ɋ',
            'R' => 'Ŕ',
            'S' => 'Š',
            'T' => 'Ţ',
            'U' => 'Û',
            'V' => 'Ṽ',
            'W' => 'Ŵ',
            'X' => 'Ẋ',
            'Y' => 'Ý',
            'Z' => 'Ž',
            other => other,
        };
        longer.push(accent);
        if accent != letter {
            owed += 2;
            if owed >= 5 {
                longer.push(accent);
                owed -= 5;
            }
        }
    }
    longer
}

/// Each Latin letter as a Hebrew one; digits and marks stay, as they do in Hebrew.
pub fn turned(text: &str) -> String {
    const LETTERS: [char; 26] = [
        'א', 'ב', 'כ', 'ד', 'ע', 'פ', 'ג', 'ה', 'י', 'ז', 'ק', 'ל', 'מ', 'נ', 'ו', 'ף', 'ך', 'ר',
        'ס', 'ת', 'ט', 'ם', 'ש', 'צ', 'ח', 'ץ',
    ];
    text.chars()
        .map(|letter| {
            let place = u32::from(letter.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
            usize::try_from(place)
                .ok()
                .and_then(|place| LETTERS.get(place))
                .copied()
                .unwrap_or(letter)
        })
        .collect()
}
