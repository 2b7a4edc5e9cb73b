//! The service worker of the finished folder, which keeps the site for use without
//! a network.
//!
//! It is written after the page was sealed, from what lies in the folder: the full
//! list of files with their digests, and a name for the cache that changes with any
//! of them. Nothing about it is kept by hand.

use crate::{single, sizes};
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// Name of the worker in the folder. It must never change: browsers ask for it again.
pub const WORKER: &str = "service-worker.js";

/// The element by which the page names its worker.
pub const LINK: &str = r#"<meta name="waymark-offline" content="./service-worker.js" />"#;

/// The worker, with places for the version and the files.
const TEMPLATE: &str = include_str!("offline/worker.js");

/// Files that are shipped and need not be kept for a visit: the licence of the face,
/// the one-file form, and the worker itself.
const NOT_KEPT: [&str; 3] = ["fonts/OFL.txt", single::FILE, WORKER];

/// The page with the name of its worker in the head.
///
/// # Errors
/// When the page has no head that ends.
pub fn linked(page: &str) -> Result<String> {
    if page.matches("</head>").count() != 1 {
        bail!("the head of the page does not end once");
    }
    Ok(page.replacen("</head>", &format!("{LINK}</head>"), 1))
}

/// Writes the worker of a finished folder.
///
/// # Errors
/// When a file cannot be read or the worker cannot be written.
pub fn write_worker(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for path in sizes::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let name = name.to_string_lossy().replace('\\', "/");
        if NOT_KEPT.contains(&name.as_str()) {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        // The page is kept under the address by which it is opened.
        let name = if name == "index.html" {
            "./".to_owned()
        } else {
            name
        };
        files.push((name, digest(&bytes)));
    }
    let path = folder.join(WORKER);
    fs::write(&path, worker(&files)?).with_context(|| format!("cannot write {}", path.display()))
}

/// The worker for files with their digests.
fn worker(files: &[(String, String)]) -> Result<String> {
    let list = serde_json::to_string_pretty(files)?;
    let version = Sha256::digest(format!("{TEMPLATE}{list}"));
    let version = &STANDARD.encode(version)[..16];
    for place in ["\"{version}\"", "[\"{files}\"]"] {
        if TEMPLATE.matches(place).count() != 1 {
            bail!("the worker has no place for {place}");
        }
    }
    Ok(TEMPLATE
        .replace("\"{version}\"", &serde_json::to_string(version)?)
        .replace("[\"{files}\"]", &list))
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("fonts")).unwrap();
        for name in [
            "index.html",
            "a-1.wasm",
            "fonts/f.woff2",
            "fonts/OFL.txt",
            "waymark.html",
        ] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        folder
    }

    fn written(folder: &tempfile::TempDir) -> String {
        write_worker(folder.path()).unwrap();
        fs::read_to_string(folder.path().join(WORKER)).unwrap()
    }

    fn version(worker: &str) -> &str {
        worker
            .split("VERSION = \"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
    }

    #[test]
    fn every_file_of_a_visit_is_listed_with_its_digest() {
        let worker = written(&folder());
        for name in ["./", "a-1.wasm", "fonts/f.woff2"] {
            assert!(worker.contains(&format!("\"{name}\"")), "{worker}");
        }
        // The digest of the text "index.html".
        assert!(worker.contains(&digest(b"index.html")));
        for name in [
            "OFL.txt",
            "waymark.html",
            "\"index.html\",",
            "\"service-worker.js\"",
        ] {
            assert!(!worker.contains(name), "{name}");
        }
    }

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() {
        let folder = folder();
        let first = written(&folder);
        assert_eq!(written(&folder), first);
        fs::write(folder.path().join("fonts/OFL.txt"), "other").unwrap();
        assert_eq!(version(&written(&folder)), version(&first));
        fs::write(folder.path().join("a-1.wasm"), "other").unwrap();
        assert_ne!(version(&written(&folder)), version(&first));
    }

    #[test]
    fn the_page_names_its_worker_once() {
        assert_eq!(
            linked("<head></head><body></body>").unwrap(),
            format!("<head>{LINK}</head><body></body>")
        );
        assert!(linked("<p>").is_err());
        assert!(LINK.contains(WORKER));
    }
}
