//! How hard a text is to read.
//!
//! The Flesch-Kincaid grade: about the years of (United States) school a reader needs.
//! Kincaid and others, *Derivation of new readability formulas for Navy enlisted
//! personnel*, Research Branch Report 8-75, 1975. Syllables are counted by their vowel
//! groups, which is right for most English words and close enough for an average.

/// What the grade is computed from. Counts of several texts can be added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences; a text without a full stop is one sentence.
    pub sentences: u32,
    /// Words; a number is one word.
    pub words: u32,
    /// Syllables; a number is one syllable.
    pub syllables: u32,
}

impl Counts {
    /// The counts of one text.
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        for sentence in sentences(text) {
            // A lone mark, such as a comma that joins numbers, is no sentence.
            counts.sentences += u32::from(words(sentence).next().is_some());
            for word in words(sentence) {
                counts.words += 1;
                counts.syllables += syllables(word);
            }
        }
        counts
    }

    /// The counts of the whole sentences of a text: those that a mark ends. A label is none.
    pub fn of_sentences(text: &str) -> Counts {
        sentences(text)
            .filter(|sentence| sentence.ends_with(['.', '?', '!']))
            .map(Counts::of)
            .fold(Counts::default(), Counts::and)
    }

    /// Both texts together.
    #[must_use]
    pub fn and(self, other: Counts) -> Counts {
        Counts {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The Flesch-Kincaid grade; none without a word.
    pub fn grade(self) -> Option<f64> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let words = f64::from(self.words);
        Some(
            0.39 * words / f64::from(self.sentences) + 11.8 * f64::from(self.syllables) / words
                - 15.59,
        )
    }
}

/// The Flesch-Kincaid grade of a text; none when it has no word.
pub fn grade(text: &str) -> Option<f64> {
    Counts::of(text).grade()
}

/// The sentences of a text: up to a full stop, question mark or exclamation mark that
/// white space follows, or up to a blank line. A decimal point ends nothing.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    paragraphs(text).flat_map(|paragraph| {
        let mut rest = paragraph;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let mut letters = rest.char_indices().peekable();
            while let Some((_, letter)) = letters.next() {
                if let Some((next, space)) = letters.peek().copied()
                    && matches!(letter, '.' | '?' | '!')
                    && space.is_whitespace()
                {
                    let (sentence, tail) = rest.split_at(next);
                    rest = tail.trim_start();
                    return Some(sentence);
                }
            }
            Some(std::mem::take(&mut rest))
        })
    })
}

/// The paragraphs of a text, which blank lines divide.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}

/// The words of a sentence: what white space divides and has a letter or a digit.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
}

/// The syllables of a word, at least one.
fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let vowel = |letter: &char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut groups = 0;
    let mut in_group = false;
    for letter in &letters {
        if vowel(letter) && !in_group {
            groups += 1;
        }
        in_group = vowel(letter);
    }
    // A last e is silent ("made"), and so is the e of "-es" and "-ed" after most letters;
    // not that of "-le" after a consonant ("table"), "-ted" and "-ded", or "-ses".
    let silent = match letters.as_slice() {
        [.., before, 'l', 'e'] => vowel(before),
        [.., before, 'e'] => !vowel(before),
        [.., before, 'e', 'd'] => !vowel(before) && !matches!(before, 't' | 'd'),
        [.., before, 'e', 's'] => {
            !vowel(before) && !matches!(before, 's' | 'z' | 'x' | 'c' | 'g' | 'h' | 'l')
        }
        _ => false,
    };
    if silent && groups > 1 {
        groups - 1
    } else {
        groups.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_follow_the_sound() {
        for (word, count) in [
            ("scan", 1),
            ("made", 1),
            ("table", 2),
            ("relapse", 2),
            ("relapses", 3),
            ("people", 2),
            ("medicine", 3),
            ("neurologist", 4),
            ("infusions", 3),
            ("treated", 2),
            ("stopped", 1),
            ("the", 1),
            ("10,000", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn a_decimal_point_ends_no_sentence() {
        let text = "The index is 1.8. Is that high? Yes!\n\nA new paragraph";
        let found: Vec<_> = sentences(text).collect();
        assert_eq!(
            found,
            [
                "The index is 1.8.",
                "Is that high?",
                "Yes!",
                "A new paragraph"
            ]
        );
    }

    #[test]
    fn the_grade_is_the_published_formula() {
        // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
        let grade = grade("The cat sat on the mat.").unwrap();
        assert!((grade - -1.45).abs() < 1e-9, "{grade}");
        assert_eq!(super::grade(" … "), None);
    }

    #[test]
    fn a_label_is_no_whole_sentence() {
        let counts = Counts::of_sentences("Your options\n\nThis is one. Is it?");
        assert_eq!((counts.sentences, counts.words), (2, 5));
    }

    #[test]
    fn harder_words_give_a_higher_grade() {
        let easy = grade("You have a blood test each month.").unwrap();
        let hard = grade("Haematological monitoring necessitates monthly venepuncture.").unwrap();
        assert!(hard > easy + 5.0, "{easy} {hard}");
    }
}
