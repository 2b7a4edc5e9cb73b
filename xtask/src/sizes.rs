//! What a visitor has to download: the size of each file of the site, as it is
//! and compressed as servers do.

pub mod program;

use crate::{offline, project::Project, single, versions::Sizes};
use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    ops::AddAssign,
    path::{Path, PathBuf},
};

/// One size in three forms, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// As it is.
    pub raw: u64,
    /// Under gzip at level 9.
    pub gzip: u64,
    /// Under brotli at quality 11.
    pub brotli: u64,
}

impl AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// The sizes of a folder: each file by its name without Trunk's hash, and the
/// sum of each kind of file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Each file.
    pub files: BTreeMap<String, Size>,
    /// Each kind (`wasm`, `js`, `css`, `font`, `html`, `other`); the code and the words of the
    /// part that starts (`wasm code`, `wasm data`) and of the rest (`rest code`, `rest data`);
    /// `first step`, which is all that comes before the first step can be filled in, `first
    /// load`, which is that and the evidence, `whole visit`, which is that and the rest of the
    /// program; and `total`. The one-file form is another way to take the site and counts in none
    /// of them.
    pub totals: BTreeMap<String, Size>,
}

/// The kinds of files, in the order of the table.
const KINDS: [&str; 15] = [
    "wasm code",
    "wasm data",
    "rest code",
    "rest data",
    "wasm",
    "js",
    "glue",
    "css",
    "font",
    "html",
    "first step",
    "first load",
    "whole visit",
    "other",
    "total",
];

/// What calls the browser for the program, written by wasm-bindgen.
const GLUE: &str = "waymark-app.js";

/// The rest of the program, which follows the first load.
fn is_rest(name: &str) -> bool {
    name.ends_with("_rest.wasm")
}

/// The evidence, which follows the first step.
fn is_evidence(name: &str) -> bool {
    name.starts_with("waymark-evidence")
}

/// What a visit loads: not the icons of an installed site, its manifest, the
/// licence of the face, or the service worker.
fn is_loaded(name: &str) -> bool {
    !(name.starts_with("icons/")
        || name.ends_with(".webmanifest")
        || name == "fonts/OFL.txt"
        || name == offline::WORKER)
}

/// Measures every file of a folder.
///
/// # Errors
/// When a file cannot be read, or the folder is empty.
pub fn measure(folder: &Path) -> Result<Report> {
    let mut report = Report::default();
    for path in files(folder)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let size = size(&bytes)?;
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let name = without_hash(&name.to_string_lossy());
        if name != single::FILE {
            let mut add = |total: &str, size| {
                *report.totals.entry(total.to_owned()).or_default() += size;
            };
            if is_loaded(&name) {
                add(kind(&name), size);
                if name == GLUE {
                    add("glue", size);
                }
                add("whole visit", size);
                if !is_rest(&name) {
                    add("first load", size);
                }
                if !is_rest(&name) && !is_evidence(&name) {
                    add("first step", size);
                }
            } else {
                add("other", size);
            }
            add("total", size);
            if kind(&name) == "wasm"
                && let Ok((code, data)) = program::code_and_data(&bytes)
            {
                if is_rest(&name) {
                    add("rest code", code);
                    add("rest data", data);
                } else if !is_evidence(&name) {
                    add("wasm code", code);
                    add("wasm data", data);
                }
            }
        }
        *report.files.entry(name).or_default() += size;
    }
    if report.files.is_empty() {
        bail!("{} holds no files", folder.display());
    }
    Ok(report)
}

/// Every file below a folder, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn size(bytes: &[u8]) -> Result<Size> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut brotli, 1 << 16, 11, 22);
        writer.write_all(bytes)?;
        writer.flush()?;
    }
    Ok(Size {
        raw: bytes.len() as u64,
        gzip: gzip.finish()?.len() as u64,
        brotli: brotli.len() as u64,
    })
}

/// `waymark-app-1a2b3c4d5e6f7a8b_bg.wasm` is `waymark-app_bg.wasm`.
fn without_hash(name: &str) -> String {
    let mut parts = Vec::new();
    for part in name.split('-') {
        let digits = part
            .find(|character: char| !character.is_ascii_hexdigit())
            .unwrap_or(part.len());
        if digits >= 10
            && !parts.is_empty()
            && part[digits..].starts_with(['.', '_'])
            && let Some(last) = parts.last_mut()
        {
            *last = format!("{last}{}", &part[digits..]);
        } else {
            parts.push(part.to_owned());
        }
    }
    parts.join("-")
}

fn kind(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("wasm") => "wasm",
        Some("js" | "mjs") => "js",
        Some("css") => "css",
        Some("woff2" | "woff" | "ttf") => "font",
        Some("html") => "html",
        _ => "other",
    }
}

/// The sizes as a table.
#[must_use]
pub fn table(report: &Report) -> String {
    let mut lines = vec![row("file", "raw", "gzip", "brotli")];
    for (name, size) in &report.files {
        lines.push(size_row(name, size));
    }
    lines.push(String::new());
    lines.push(row("part", "raw", "gzip", "brotli"));
    for kind in KINDS {
        if let Some(size) = report.totals.get(kind) {
            lines.push(size_row(kind, size));
        }
    }
    lines.join("\n")
}

fn size_row(name: &str, size: &Size) -> String {
    row(
        name,
        &grouped(size.raw),
        &grouped(size.gzip),
        &grouped(size.brotli),
    )
}

fn row(name: &str, raw: &str, gzip: &str, brotli: &str) -> String {
    format!("{name:<52}{raw:>12}{gzip:>12}{brotli:>12}")
}

/// `1234567` as `1 234 567`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// Every size above its bound, in words; empty when all are within.
#[must_use]
pub fn above(report: &Report, bounds: &Sizes) -> Vec<String> {
    bounded(report, bounds)
        .into_iter()
        .filter(|(_, found, bound)| found > bound)
        .map(|(what, found, bound)| {
            format!(
                "{what} is {} bytes, {} more than {}",
                grouped(found),
                grouped(found - bound),
                grouped(bound)
            )
        })
        .collect()
}

/// Every bounded size: what it is, what was found, and the bound.
fn bounded(report: &Report, bounds: &Sizes) -> Vec<(&'static str, u64, u64)> {
    let brotli = |kind: &str| report.totals.get(kind).copied().unwrap_or_default().brotli;
    [
        (
            "the first load, with face and evidence",
            "first load",
            Some(bounds.first_load),
        ),
        (
            "the code that comes first",
            "wasm code",
            Some(bounds.wasm_code),
        ),
        ("the scripts", "js", bounds.scripts),
        ("the glue of the program", "glue", bounds.glue),
        ("a whole visit", "whole visit", bounds.whole_visit),
    ]
    .into_iter()
    .filter_map(|(what, kind, bound)| Some((what, brotli(kind), bound?)))
    .collect()
}

/// Where the sizes stand against what the project aims for, met or not.
#[must_use]
pub fn distances(report: &Report, name: &str, bounds: &Sizes) -> String {
    bounded(report, bounds)
        .into_iter()
        .map(|(what, found, goal)| {
            let verdict = if found <= goal {
                format!("met, {} below", grouped(goal - found))
            } else {
                format!("NOT met, {} above", grouped(found - goal))
            };
            format!(
                "{name} for {what}: {} bytes under brotli; now {}: {verdict}.",
                grouped(goal),
                grouped(found)
            )
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Writes a report as JSON.
///
/// # Errors
/// When the file cannot be written.
pub fn write(report: &Report, path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string_pretty(report)? + "\n";
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Where a build leaves its report.
#[must_use]
pub fn report_path(project: &Project) -> PathBuf {
    project.target().join("sizes.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_the_bundler_are_left_out_of_names() {
        let cases = [
            (
                "waymark-app-6e1b2a3c4d5e6f70_bg.wasm",
                "waymark-app_bg.wasm",
            ),
            ("waymark-app-6e1b2a3c4d5e6f70.js", "waymark-app.js"),
            ("tokens-6e1b2a3c4d5e6f.css", "tokens.css"),
            (
                "fonts/atkinson-hyperlegible-next.woff2",
                "fonts/atkinson-hyperlegible-next.woff2",
            ),
            ("index.html", "index.html"),
        ];
        for (name, expected) in cases {
            assert_eq!(without_hash(name), expected);
        }
    }

    #[test]
    fn a_folder_is_measured_by_file_and_kind() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("fonts")).unwrap();
        fs::write(folder.path().join("a.js"), "x".repeat(1000)).unwrap();
        fs::write(folder.path().join("b.js"), "y".repeat(500)).unwrap();
        fs::write(folder.path().join("fonts/c.woff2"), [7; 10]).unwrap();
        let report = measure(folder.path()).unwrap();
        assert_eq!(report.totals["js"].raw, 1500);
        assert_eq!(report.totals["font"].raw, 10);
        assert_eq!(report.totals["total"].raw, 1510);
        assert!(report.totals["js"].brotli < report.totals["js"].gzip);
        assert!(report.totals["js"].gzip < 100);
        assert!(table(&report).contains("fonts/c.woff2"));
    }

    #[test]
    fn a_visit_is_measured_by_what_comes_when() {
        let folder = tempfile::tempdir().unwrap();
        for (name, size) in [
            ("index.html", 1),
            ("waymark-app-0123456789abcdef_bg.wasm", 10),
            ("waymark-evidence-0123456789abcdef.wasm", 100),
            ("waymark-app-0123456789abcdef_rest.wasm", 1000),
            ("boot-0123456789abcdef.js", 20),
            ("waymark-app-0123456789abcdef.js", 40),
        ] {
            fs::write(folder.path().join(name), vec![7; size]).unwrap();
        }
        let totals = measure(folder.path()).unwrap().totals;
        let raw = ["first step", "first load", "whole visit", "js", "glue"];
        let raw = raw.map(|what| totals[what].raw);
        assert_eq!(raw, [71, 171, 1171, 60, 40]);
    }

    #[test]
    fn what_a_first_visit_does_not_load_is_counted_apart() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["fonts", "icons"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in [
            "index.html",
            "fonts/OFL.txt",
            "icons/a.png",
            "manifest.webmanifest",
            offline::WORKER,
            single::FILE,
        ] {
            fs::write(folder.path().join(name), [7; 10]).unwrap();
        }
        let report = measure(folder.path()).unwrap();
        assert_eq!(report.totals["first load"].raw, 10);
        assert_eq!(report.totals["total"].raw, 50);
        assert_eq!(report.files[single::FILE].raw, 10);
    }

    #[test]
    fn a_size_above_its_bound_is_named() {
        let mut report = Report::default();
        let wasm = Size {
            raw: 1001,
            gzip: 600,
            brotli: 500,
        };
        report.totals.insert("wasm code".to_owned(), wasm);
        report.totals.insert("first load".to_owned(), wasm);
        let bounds = Sizes {
            first_load: 499,
            wasm_code: 500,
            scripts: Some(10),
            glue: None,
            whole_visit: Some(10),
        };
        assert_eq!(
            above(&report, &bounds),
            ["the first load, with face and evidence is 500 bytes, 1 more than 499"]
        );
        let said = distances(&report, "Goal", &bounds);
        assert!(said.contains("now 500: NOT met, 1 above"), "{said}");
        assert!(said.contains("now 500: met, 0 below"), "{said}");
    }
}
