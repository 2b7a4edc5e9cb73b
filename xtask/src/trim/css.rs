//! A style sheet without comments and needless spaces.

/// What needs no space on either side of it, wherever it stands.
const TIGHT: [char; 5] = ['{', '}', ';', ',', '>'];

/// The sheet without comments, without the spaces that mean nothing and without the
/// last semicolon of a block. Texts in quotes and plain addresses stay as they are.
#[must_use]
pub fn trimmed(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(first) = rest.chars().next() {
        let length = if let Some(comment) = rest.strip_prefix("/*") {
            // A comment parts words as a space does.
            space = true;
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        } else if first.is_ascii_whitespace() {
            space = true;
            rest = &rest[1..];
            continue;
        } else if first == '"' || first == '\'' {
            quoted(rest, first)
        } else if rest.starts_with("url(") {
            address(rest)
        } else {
            first.len_utf8()
        };
        let last = kept.chars().next_back();
        if space && last.is_some_and(|last| parts(last, first)) {
            kept.push(' ');
        }
        space = false;
        if first == '}' && last == Some(';') {
            kept.pop();
        }
        kept.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    kept
}

/// Whether a space between two characters may mean something. Before a colon it does
/// (`p :hover`), as it does around the signs of a sum.
fn parts(before: char, after: char) -> bool {
    !(TIGHT.contains(&before)
        || TIGHT.contains(&after)
        || before == ':'
        || before == '('
        || after == ')')
}

/// The length of a text in quotes, with them.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `url(…)` without quotes; of `url(` alone when a text follows.
fn address(text: &str) -> usize {
    const START: usize = "url(".len();
    if text[START..].trim_start().starts_with(['"', '\'']) {
        return START;
    }
    text.find(')').map_or(text.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_comments_go_where_they_mean_nothing() {
        for (css, expected) in [
            ("/* a */ p {\n  top : 0 ;\n}\n", "p{top :0}"),
            ("a > b , c{}", "a>b,c{}"),
            (
                "@media ( min-width: 40em ) and (width > 3em) { p { top: 0; } }",
                "@media (min-width:40em) and (width>3em){p{top:0}}",
            ),
            ("@layer a, b;\n@layer a {\n}", "@layer a,b;@layer a{}"),
            ("p{margin:0/* x */auto}", "p{margin:0 auto}"),
        ] {
            assert_eq!(trimmed(css), expected, "{css}");
        }
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for css in [
            "p :hover{top:0}",
            "p:hover *{top:0}",
            "a b,a + b,a ~ b{top:0}",
            "p{width:calc(1em + 2px - var(--a) * 3)}",
            "p{margin:0 auto!important}",
            "p{content:\"a  /* b */ ; }\"}",
            "p{content:'\\'  ;'}",
            "p{background:url(data:a;b,c  /*)}",
            "p{inset:0 (1)}",
        ] {
            assert_eq!(trimmed(css), css);
        }
        assert_eq!(trimmed("p{a:url( \"x  y\" )}"), "p{a:url(\"x  y\")}");
    }

    #[test]
    fn the_sheets_of_the_project_keep_their_braces() {
        let project = crate::project::Project::find().unwrap();
        for name in ["tokens", "base", "layout", "parts", "print"] {
            let css = project.read(format!("static/styles/{name}.css")).unwrap();
            let short = trimmed(&css);
            assert!(short.len() < css.len(), "{name}");
            assert_eq!(
                short.matches('{').count(),
                short.matches('}').count(),
                "{name}"
            );
            assert_eq!(
                trimmed(&short),
                short,
                "{name}: trimming twice changes nothing more"
            );
        }
    }
}
