//! Which names may become Rust functions, modules and arguments.

/// Keys of a message table; a message or section of this name could not be told from one.
pub const RESERVED: [&str; 9] = [
    "plain", "clinical", "by", "other", "one", "zero", "two", "few", "many",
];

const KEYWORDS: [&str; 53] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "raw",
];

/// Why a name cannot be used, if it cannot.
pub fn refusal(name: &str) -> Option<String> {
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(lower) {
        return Some(format!(
            "`{name}` cannot be a name: write small letters, digits and underscores, a letter first"
        ));
    }
    if KEYWORDS.contains(&name) {
        return Some(format!(
            "`{name}` is a keyword of Rust and cannot be a name: choose another word"
        ));
    }
    None
}
