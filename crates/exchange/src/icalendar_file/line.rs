//! Content lines: escaping, folding and line ends.

/// Most octets of a line, its end not counted.
const MOST_OCTETS: usize = 75;

/// Adds a line, folded where it is too long, never inside a character.
pub(super) fn push(text: &mut String, line: &str) {
    let mut octets = 0;
    for character in line.chars() {
        let width = character.len_utf8();
        if octets + width > MOST_OCTETS {
            text.push_str("\r\n ");
            // The blank in front of a continued line counts.
            octets = 1;
        }
        text.push(character);
        octets += width;
    }
    text.push_str("\r\n");
}

/// Adds a property whose value is text.
pub(super) fn push_text(text: &mut String, name: &str, value: &str) {
    push(text, &format!("{name}:{}", escaped(value)));
}

/// A text value: backslash, semicolon, comma and line ends are escaped. Other control
/// characters may not stand in a text and are left out.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' => escaped.push_str("\\n"),
            '\r' => {
                // One line end, however it is written.
                if characters.peek() != Some(&'\n') {
                    escaped.push_str("\\n");
                }
            }
            '\t' => escaped.push('\t'),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(content: &str) -> String {
        let mut text = String::new();
        push(&mut text, content);
        text
    }

    #[test]
    fn a_line_of_75_octets_stays_whole_and_one_more_is_folded() {
        let whole = "x".repeat(75);
        assert_eq!(line(&whole), format!("{whole}\r\n"));
        assert_eq!(line(&"x".repeat(76)), format!("{whole}\r\n x\r\n"));
        let three = line(&"x".repeat(75 + 74 + 1));
        assert_eq!(three, format!("{whole}\r\n {}\r\n x\r\n", "x".repeat(74)));
    }

    #[test]
    fn octets_are_counted_and_a_character_is_never_cut() {
        // 74 octets, then one character of two: it does not fit.
        let folded = line(&format!("{}é", "x".repeat(74)));
        assert_eq!(folded, format!("{}\r\n é\r\n", "x".repeat(74)));
        // Characters of four octets: 18 fill 72; a nineteenth would make 76.
        let folded = line(&"\u{1f9ea}".repeat(19));
        assert_eq!(
            folded,
            format!("{}\r\n \u{1f9ea}\r\n", "\u{1f9ea}".repeat(18))
        );
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            escaped("a\\b;c,d\ne\r\nf\rg\th"),
            "a\\\\b\\;c\\,d\\ne\\nf\\ng\th"
        );
        assert_eq!(escaped("a\u{0}b\u{7f}c\u{85}d"), "abcd");
    }
}
