//! What the program is made of: code against data, and code by crate.

use super::{Size, grouped, size};
use anyhow::{Result, bail, ensure};
use std::collections::BTreeMap;

/// The crates that code is counted under, in the order in which a name is searched.
/// A function that several crates formed together counts under the first.
const CRATES: [&str; 19] = [
    "waymark_app",
    "waymark_clinical",
    "waymark_words",
    "waymark_exchange",
    "waymark_evidence",
    "plotters",
    "serde_json",
    "serde",
    "gloo",
    "yew",
    "wasm_bindgen",
    "web_sys",
    "js_sys",
    "chrono",
    "hashbrown",
    "dlmalloc",
    "alloc",
    "core",
    "std",
];

const NAMES: &str = "name";
const CODE: u8 = 10;
const DATA: u8 = 11;
const IMPORTS: u8 = 2;
const CUSTOM: u8 = 0;

/// A WebAssembly file, read from its start.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte.ok_or_else(|| anyhow::anyhow!("the WebAssembly ends too early"))
    }

    /// A number of at most 32 bits, seven to a byte.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number of the WebAssembly is too long")
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.at.saturating_add(length);
        let Some(taken) = self.bytes.get(self.at..end) else {
            bail!("the WebAssembly ends too early");
        };
        self.at = end;
        Ok(taken)
    }

    fn text(&mut self) -> Result<String> {
        let length = self.number()?;
        Ok(String::from_utf8_lossy(self.take(length)?).into_owned())
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }
}

/// The sections of a program, by their number.
fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    ensure!(wasm.starts_with(b"\0asm"), "the file is no WebAssembly");
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut found = Vec::new();
    while !reader.is_at_end() {
        let kind = reader.byte()?;
        let length = reader.number()?;
        found.push((kind, reader.take(length)?));
    }
    Ok(found)
}

/// The size of the code and of the data (evidence and words) of a shipped program.
///
/// # Errors
/// When the file is no WebAssembly.
pub fn code_and_data(wasm: &[u8]) -> Result<(Size, Size)> {
    let sections = sections(wasm)?;
    let of = |kind: u8| {
        let bytes: Vec<u8> = sections
            .iter()
            .filter(|(found, _)| *found == kind)
            .flat_map(|(_, bytes)| bytes.iter().copied())
            .collect();
        size(&bytes)
    };
    Ok((of(CODE)?, of(DATA)?))
}

/// Bytes of code by crate, before the optimiser, which drops the names.
///
/// # Errors
/// When the file is no WebAssembly, or has no names.
pub fn by_crate(wasm: &[u8]) -> Result<BTreeMap<&'static str, u64>> {
    let mut imported = 0;
    let mut lengths = Vec::new();
    let mut names = BTreeMap::new();
    for (kind, bytes) in sections(wasm)? {
        let mut reader = Reader { bytes, at: 0 };
        match kind {
            IMPORTS => imported = imported_functions(&mut reader)?,
            CODE => {
                for _ in 0..reader.number()? {
                    let length = reader.number()?;
                    reader.take(length)?;
                    lengths.push(length);
                }
            }
            CUSTOM if reader.text()? == NAMES => names = function_names(&mut reader)?,
            _ => {}
        }
    }
    ensure!(
        !names.is_empty(),
        "the WebAssembly has no names of functions"
    );
    let mut sums = BTreeMap::new();
    for (index, length) in lengths.into_iter().enumerate() {
        let name = names.get(&(index + imported)).map_or("", String::as_str);
        let found = CRATES.into_iter().find(|found| name.contains(found));
        *sums.entry(found.unwrap_or("other")).or_default() += length as u64;
    }
    Ok(sums)
}

fn imported_functions(reader: &mut Reader) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                functions += 1;
            }
            1 => {
                reader.byte()?;
                limits(reader)?;
            }
            2 => limits(reader)?,
            3 => {
                reader.byte()?;
                reader.byte()?;
            }
            other => bail!("the WebAssembly imports something unknown ({other})"),
        }
    }
    Ok(functions)
}

fn limits(reader: &mut Reader) -> Result<()> {
    let flags = reader.byte()?;
    reader.number()?;
    if flags & 1 == 1 {
        reader.number()?;
    }
    Ok(())
}

fn function_names(reader: &mut Reader) -> Result<BTreeMap<usize, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = BTreeMap::new();
    while !reader.is_at_end() {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let bytes = reader.take(length)?;
        if kind == FUNCTIONS {
            let mut list = Reader { bytes, at: 0 };
            for _ in 0..list.number()? {
                let index = list.number()?;
                names.insert(index, list.text()?);
            }
        }
    }
    Ok(names)
}

/// The sums as a table, largest first.
#[must_use]
pub fn table(sums: &BTreeMap<&'static str, u64>) -> String {
    let mut rows: Vec<_> = sums.iter().collect();
    rows.sort_by_key(|(_, size)| std::cmp::Reverse(**size));
    let mut lines = vec![format!(
        "{:<52}{:>12}",
        "code by crate, before wasm-opt", "raw"
    )];
    for (name, size) in rows {
        lines.push(format!("{name:<52}{:>12}", grouped(*size)));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(kind: u8, bytes: &[u8]) -> Vec<u8> {
        let mut section = vec![kind, u8::try_from(bytes.len()).unwrap()];
        section.extend(bytes);
        section
    }

    /// A program with one imported function and two of its own.
    fn program() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(section(IMPORTS, b"\x01\x01a\x01b\0\0"));
        wasm.extend(section(CODE, b"\x02\x02\0\x0b\x04\0\x01\x01\x0b"));
        wasm.extend(section(DATA, b"\x01\0\x41\0\x0b\x03abc"));
        let mut names = b"\x04name\x01".to_vec();
        let mut list = b"\x02\x01\x08_yew_one\x02\x05other".to_vec();
        names.push(u8::try_from(list.len()).unwrap());
        names.append(&mut list);
        wasm.extend(section(CUSTOM, &names));
        wasm
    }

    #[test]
    fn code_counts_under_its_crate() {
        let sums = by_crate(&program()).unwrap();
        assert_eq!(sums, BTreeMap::from([("other", 4), ("yew", 2)]));
        assert!(table(&sums).lines().nth(1).unwrap().starts_with("other"));
    }

    #[test]
    fn code_and_data_are_told_apart() {
        let (code, data) = code_and_data(&program()).unwrap();
        assert_eq!((code.raw, data.raw), (9, 9));
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(by_crate(b"text").is_err());
        assert!(by_crate(b"\0asm\x01\0\0\0\x0a\x7f").is_err());
        assert!(
            by_crate(b"\0asm\x01\0\0\0")
                .unwrap_err()
                .to_string()
                .contains("no names")
        );
    }
}
