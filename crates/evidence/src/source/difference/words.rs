//! Paths, values and records in words.

use toml::{Table, Value};

/// A path in words: `outcomes`, `rate`, `results`, `placebo`, `value` becomes
/// "outcome rate, result placebo, value".
pub(super) fn words(path: &[String]) -> String {
    let mut text = String::new();
    let mut open = false;
    for part in path {
        let named = matches!(
            part.as_str(),
            "outcomes"
                | "results"
                | "arms"
                | "gates"
                | "harms"
                | "practical"
                | "items"
                | "rows"
                | "texts"
                | "figures"
        );
        let word = match part.as_str() {
            "practical" => "practical side".to_owned(),
            _ if named => part.trim_end_matches('s').to_owned(),
            _ => part.replace('_', " "),
        };
        if !text.is_empty() {
            text.push_str(if open { " " } else { ", " });
        }
        text.push_str(&word);
        open = named;
    }
    text
}

/// A value without quotes.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let parts: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{} {}", key.replace('_', " "), plain(value)))
                .collect();
            format!("({})", parts.join(", "))
        }
        other => other.to_string(),
    }
}

/// Longest piece of words that is shown whole.
const MOST_LETTERS: usize = 160;

pub(super) fn quoted(value: &Value) -> String {
    let text = plain(value);
    let short = if text.chars().count() > MOST_LETTERS {
        format!("{} …", text.chars().take(MOST_LETTERS).collect::<String>())
    } else {
        text
    };
    if matches!(value, Value::String(_)) && short.contains(' ') {
        format!("\"{short}\"")
    } else {
        short
    }
}

pub(super) fn name_of(id: &str, record: &Table) -> String {
    let clinical = |key: &str| record.get(key)?.get("clinical")?.as_str();
    let text = |key: &str| record.get(key)?.as_str();
    text("generic")
        .or_else(|| text("short"))
        .or_else(|| text("name"))
        .or_else(|| clinical("title"))
        .or_else(|| clinical("name"))
        .unwrap_or(id)
        .to_owned()
}

pub(super) fn singular(folder: &str) -> &'static str {
    match folder {
        "sources" => "Source",
        "endpoints" => "Endpoint",
        "medicines" => "Medicine",
        "studies" => "Study",
        "definitions" => "Definition",
        "judgements" => "Judgement",
        "conditions" => "Condition",
        "schedules" => "Schedule",
        "pml" => "PML table",
        "statements" => "Statement",
        "regulation" => "Texts of regulators",
        "networks" => "Network meta-analysis",
        _ => "Review",
    }
}
