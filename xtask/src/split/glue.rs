//! Short names for what the program and its glue share: wasm-bindgen writes a long name with
//! sixteen digits of a hash into both, for each of two hundred functions.

use std::collections::BTreeMap;

/// What those names begin with.
const STARTS: [&str; 2] = ["__wbg_", "wasm_bindgen_"];

/// Other names for what both sides share.
#[derive(Debug, Default)]
pub struct Renamed(BTreeMap<String, String>);

impl Renamed {
    /// The long names of a glue, each with a short one that stands nowhere in it.
    #[must_use]
    pub fn from_glue(glue: &str) -> Renamed {
        let mut renamed = BTreeMap::new();
        for (_, word) in words(glue) {
            if is_long(word) && !renamed.contains_key(word) {
                let short = format!("_{}", super::short_name(renamed.len()));
                renamed.insert(word.to_owned(), short);
            }
        }
        let taken = words(glue).any(|(_, word)| renamed.values().any(|short| short == word));
        // Another wasm-bindgen may use such names itself: then everything stays as it is.
        Renamed(if taken { BTreeMap::new() } else { renamed })
    }

    /// The name under which something is shared.
    #[must_use]
    pub fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// The glue with the short names.
    #[must_use]
    pub fn glue(&self, glue: &str) -> String {
        let mut out = String::with_capacity(glue.len());
        let mut rest = 0;
        for (at, word) in words(glue) {
            out.push_str(&glue[rest..at]);
            out.push_str(self.of(word));
            rest = at + word.len();
        }
        out.push_str(&glue[rest..]);
        out
    }
}

/// A name that ends with, or holds, sixteen hexadecimal digits between underscores.
fn is_long(word: &str) -> bool {
    STARTS.iter().any(|start| word.starts_with(start))
        && word
            .split('_')
            .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The words of a script that may be names, with their places.
fn words(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + script[at..].find(is_word)?;
        let length = script[start..].find(|letter| !is_word(letter));
        at = length.map_or(script.len(), |length| start + length);
        Some((start, &script[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import0 = { __wbg_call_40b008ba32f73991: function() { f(); }, \
                        __wbindgen_init: g };\nwasm.wasm_bindgen_7847538f615b3cea___invoke_(1);";

    #[test]
    fn long_names_become_short_on_both_sides() {
        let renamed = Renamed::from_glue(GLUE);
        assert_eq!(
            renamed.glue(GLUE),
            "import0 = { _0: function() { f(); }, __wbindgen_init: g };\nwasm._1(1);"
        );
        assert_eq!(renamed.of("__wbg_call_40b008ba32f73991"), "_0");
        assert_eq!(renamed.of("memory"), "memory");
    }

    #[test]
    fn nothing_is_renamed_to_what_is_there() {
        let glue = format!("{GLUE} let _1;");
        assert_eq!(Renamed::from_glue(&glue).glue(&glue), glue);
    }
}
