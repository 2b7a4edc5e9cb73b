//! `#[derive(Compact)]`: how a record is read from the compact form and written to it, field by
//! field (`waymark_evidence::compact`).
//!
//! Each field names a column by a number made of the names of its record and itself. A field
//! marked `#[compact(editor)]` serves those who keep the evidence and is left out of the form
//! that the browser gets.

mod item;

use item::{Field, Fields, Item};
use proc_macro::TokenStream;
use std::fmt::Write as _;

/// See the crate.
#[proc_macro_derive(Compact, attributes(compact))]
pub fn compact(input: TokenStream) -> TokenStream {
    let code = match item::read(input) {
        Ok(item) => implementation(&item),
        Err(says) => format!("compile_error!({says:?});"),
    };
    // What is written below is Rust with names of the item; it would not compile otherwise.
    code.parse().unwrap_or_default()
}

fn implementation(item: &Item) -> String {
    let (name, read, write) = match item {
        Item::Record { name, fields } => {
            let fields = Fields::Named(fields.clone());
            let read = format!("Self {}", reading(name, "", &fields));
            let write = format!(
                "let Self {} = self; {}",
                pattern(&fields),
                writing(name, "", &fields)
            );
            (name, read, write)
        }
        Item::Choice { name, variants } => {
            let last = variants.len().saturating_sub(1);
            let mut read = format!("match reader.choice(column, {last}) {{");
            let mut write = "match self {".to_owned();
            for (place, (variant, fields)) in variants.iter().enumerate() {
                let chosen = if place == last {
                    "_".to_owned()
                } else {
                    place.to_string()
                };
                // Writing to a String cannot fail.
                let _ = write!(
                    read,
                    "{chosen} => Self::{variant} {},",
                    reading(name, variant, fields)
                );
                let _ = write!(
                    write,
                    "Self::{variant} {} => {{ writer.choice(column, {place}); {} }}",
                    pattern(fields),
                    writing(name, variant, fields)
                );
            }
            (name, read + "}", write + "}")
        }
    };
    format!(
        "impl crate::compact::Compact for {name} {{
            #[allow(unused_variables)]
            fn read(reader: &mut crate::compact::Reader, column: crate::compact::Column) -> Self {{ {read} }}
            #[cfg(feature = \"source\")]
            #[allow(unused_variables)]
            fn write(&self, writer: &mut crate::compact::Writer, column: crate::compact::Column) {{ {write} }}
        }}"
    )
}

/// `{ a: …, b: … }`, `(…)` or nothing, with what reads each field.
fn reading(record: &str, variant: &str, fields: &Fields) -> String {
    let value = |field: &Field| {
        let column = column(record, variant, &field.name);
        let read = format!("crate::compact::Compact::read(reader, {column})");
        if field.editor {
            format!("if reader.is_whole() {{ {read} }} else {{ Default::default() }}")
        } else {
            read
        }
    };
    match fields {
        Fields::None => String::new(),
        Fields::Numbered(fields) => {
            format!(
                "({})",
                fields.iter().map(value).collect::<Vec<_>>().join(", ")
            )
        }
        Fields::Named(fields) => {
            let named = fields
                .iter()
                .map(|field| format!("{}: {}", field.name, value(field)));
            format!("{{ {} }}", named.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What takes a record apart: its fields under their names, numbered ones as `f0`, `f1` …
fn pattern(fields: &Fields) -> String {
    match fields {
        Fields::None => String::new(),
        Fields::Numbered(fields) => format!("({})", names(fields)),
        Fields::Named(fields) => format!("{{ {} }}", names(fields)),
    }
}

fn names(fields: &[Field]) -> String {
    fields
        .iter()
        .map(|field| field.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn writing(record: &str, variant: &str, fields: &Fields) -> String {
    let (Fields::Numbered(fields) | Fields::Named(fields)) = fields else {
        return String::new();
    };
    fields
        .iter()
        .map(|field| {
            let column = column(record, variant, &field.name);
            let name = &field.name;
            let write = format!("crate::compact::Compact::write({name}, writer, {column});");
            if field.editor {
                format!("if writer.is_whole() {{ {write} }}")
            } else {
                write
            }
        })
        .collect()
}

/// How many columns there are: `waymark_evidence::compact::COLUMNS`.
const COLUMNS: u32 = 512;

/// The column of a field. Two fields may share one; they are read in the order in which they
/// were written, so they only compress a little worse.
fn column(record: &str, variant: &str, field: &str) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    for byte in format!("{record}.{variant}.{field}").bytes() {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (sum ^ (sum >> 15)) % COLUMNS
}
