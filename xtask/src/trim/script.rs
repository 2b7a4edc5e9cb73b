//! The glue script without comments on lines of their own and without indentation.
//!
//! This is no reader of JavaScript: it drops whole lines only. A line inside a text
//! that runs over several lines could be dropped with them, so a script that holds
//! such a text is left as it is.

/// The script with the lines dropped that hold nothing but comments.
#[must_use]
pub fn trimmed(script: &str) -> String {
    // A line with an odd number of backticks begins or ends such a text.
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let mut kept = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        if comment {
            comment = !line.ends_with("*/");
        } else if line.starts_with("/*") {
            comment = !line.contains("*/");
            if !comment && !line.ends_with("*/") {
                kept.push_str(line);
                kept.push('\n');
            }
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_their_own_lines_go() {
        let script = "/* one */\n/**\n * many\n */\n// line\n  let a = \"/* text */\"; // stays\n\n/* b */ let b;\n";
        assert_eq!(
            trimmed(script),
            "let a = \"/* text */\"; // stays\n/* b */ let b;\n"
        );
    }

    #[test]
    fn a_text_over_several_lines_keeps_the_script_as_it_is() {
        let script = "let a = `\n  // kept\n`;\n";
        assert_eq!(trimmed(script), script);
        assert_eq!(trimmed("  let a = `x`;\n"), "let a = `x`;\n");
    }
}
