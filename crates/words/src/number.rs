//! Whole numbers in the text of a sentence.

use crate::catalogue;

/// A whole number with thousands marks: `10,000`.
pub fn grouped(number: u64) -> String {
    let mut text = String::new();
    push(&mut text, number);
    text
}

/// Adds a whole number with thousands marks to a text.
pub fn push(text: &mut String, number: u64) {
    // Digit by digit from the left: the formatting machinery costs more than this loop.
    let mut group: u64 = 1;
    while number / group >= 1000 {
        group *= 1000;
    }
    let mut started = false;
    while group > 0 {
        let digits = number / group % 1000;
        if started {
            text.push_str(catalogue::number::thousands_mark());
        }
        for place in [100, 10, 1] {
            if started || digits >= place || place == 1 {
                let digit = u8::try_from(digits / place % 10).unwrap_or(0);
                text.push(char::from(b'0' + digit));
            }
        }
        started = true;
        group /= 1000;
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_marked() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (10, "10"),
            (105, "105"),
            (999, "999"),
            (1_000, "1,000"),
            (10_000, "10,000"),
            (100_007, "100,007"),
            (1_020_030, "1,020,030"),
            (u64::MAX, "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn without_the_marks_every_number_is_itself() {
        for number in (0..2_000_000).step_by(37) {
            assert_eq!(grouped(number).replace(',', ""), number.to_string());
        }
    }
}
