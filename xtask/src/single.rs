//! The one-file form: `dist/waymark.html`, which opens from a disk without a network.
//!
//! A page on a disk may load neither modules nor files beside it, so everything stands
//! in the page: the style sheet, the face, the glue in its form without modules, and the
//! program as text. The page has a policy of its own, which admits exactly these texts
//! and no connection to anywhere.

use crate::{
    process::{command, run},
    project::Project,
    split,
    trim::{attribute_after, trimmed_script},
};
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// Name of the file in the finished folder.
pub const FILE: &str = "waymark.html";

/// The parts that are put into the page.
struct Parts<'a> {
    css: &'a str,
    face: &'a [u8],
    glue: &'a str,
    boot: &'a str,
    wasm: &'a [u8],
}

/// Builds the one-file form from the finished site in `dist/`; gives its size in bytes.
///
/// # Errors
/// When the site is not there, wasm-bindgen fails, or the page is not as expected.
pub fn build(project: &Project) -> Result<u64> {
    let dist = project.dist();
    let page = text(&dist.join("index.html"))?;
    let file = |marker: &str, attribute: &str| {
        attribute_after(&page, marker, attribute)
            .map(|name| dist.join(name.trim_start_matches("./")))
            .with_context(|| format!("the page in dist/ has no {marker}"))
    };
    let css = text(&file(r#"rel="stylesheet""#, "href")?)?;
    let face = file(r#"as="font""#, "href")?;
    let wasm = file(r#"name="waymark-program""#, "data-wasm")?;
    let single = assembled(
        &page,
        &Parts {
            css: &css,
            face: &bytes(&face)?,
            glue: &trimmed_script(&glue(project)?),
            boot: &trimmed_script(&project.read("static/boot.js")?),
            wasm: &split::whole(project, &bytes(&wasm)?)?,
        },
    )?;
    let path = dist.join(FILE);
    fs::write(&path, &single).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(single.len() as u64)
}

/// The glue without modules for the program of the last release build.
fn glue(project: &Project) -> Result<String> {
    let release = project
        .target()
        .join("wasm32-unknown-unknown/release/waymark-app.wasm");
    let folder = project.target().join("single");
    run(command(project, "wasm-bindgen")
        .args(["--target", "no-modules", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(&release))
    .context("the glue of the one-file form could not be made")?;
    // The optimised program of the site is used again, so it must come from the same
    // build: wasm-bindgen gives the same program for both forms of glue.
    let ours = bytes(&folder.join("waymark-app_bg.wasm"))?;
    let site = bytes(
        &project
            .target()
            .join("wasm-bindgen/release/waymark-app_bg.wasm"),
    )?;
    ensure!(
        ours == site,
        "the program in target/ is not the one of dist/; run `cargo xtask build` first"
    );
    text(&folder.join("waymark-app.js"))
}

fn assembled(page: &str, parts: &Parts) -> Result<String> {
    ensure!(
        parts.glue.contains("wasm_bindgen"),
        "the glue does not name the program `wasm_bindgen`"
    );
    let css = inlined_face(parts.css, parts.face)?;
    let script = format!("{}\n{}", parts.glue, parts.boot);
    for (what, text, end) in [
        ("style sheet", &css, "</style"),
        ("script", &script, "</script"),
    ] {
        ensure!(
            !text.to_ascii_lowercase().contains(end),
            "the {what} holds {end}, which would end it within the page"
        );
    }
    let mut page = page.to_owned();
    for (marker, least) in [
        (r#"<meta http-equiv="Content-Security-Policy""#, 1),
        (r#"<link rel="stylesheet""#, 1),
        (r#"<link rel="preload""#, 1),
        (r#"<link rel="modulepreload""#, 0),
        (r#"<link rel="manifest""#, 0),
        (r#"<link rel="apple-touch-icon""#, 0),
        (r#"<meta name="waymark-program""#, 1),
        (r#"<meta name="waymark-offline""#, 0),
    ] {
        let removed = remove_all(&mut page, marker, ">")?;
        ensure!(removed >= least, "the page has no {marker}");
    }
    ensure!(
        remove_all(&mut page, "<script", "</script>")? == 1,
        "the page has not exactly one script"
    );
    let policy = policy(&css, &script);
    for (before, piece) in [
        (
            r#"<meta charset"#,
            format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}" />"#),
        ),
        ("</head>", format!("<style>{css}</style>")),
        (
            "</body>",
            // A type that no browser runs: the policy has nothing to say about data.
            format!(
                "<script type=\"application/octet-stream\" id=\"waymark-wasm\">{}</script><script>{script}</script>",
                STANDARD.encode(parts.wasm)
            ),
        ),
    ] {
        ensure!(
            page.matches(before).count() == 1,
            "the page holds {before} not once"
        );
        page = page.replacen(before, &format!("{piece}{before}"), 1);
    }
    Ok(page)
}

/// The policy that admits one style sheet and one script, and no connection.
fn policy(css: &str, script: &str) -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text));
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'sha256-{}' 'wasm-unsafe-eval'", digest(script)),
        format!("style-src 'sha256-{}'", digest(css)),
        "font-src data:".to_owned(),
        "img-src data:".to_owned(),
        "connect-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types 'none'".to_owned(),
    ]
    .join("; ")
}

/// The sheet with the face in the place of its address.
fn inlined_face(css: &str, face: &[u8]) -> Result<String> {
    let addresses: Vec<_> = css.match_indices("url(").collect();
    let [(start, _)] = addresses[..] else {
        bail!(
            "the style sheet names {} files; only the face is known",
            addresses.len()
        );
    };
    let end = start
        + css[start..]
            .find(')')
            .context("an address of the style sheet does not end")?;
    ensure!(
        css[start..end].contains(".woff2"),
        "the style sheet names another file than the face"
    );
    Ok(format!(
        "{}url(data:font/woff2;base64,{}{}",
        &css[..start],
        STANDARD.encode(face),
        &css[end..]
    ))
}

/// Removes every element from a beginning to its end; gives how many there were.
fn remove_all(page: &mut String, start: &str, end: &str) -> Result<usize> {
    let mut count = 0;
    while let Some(from) = page.find(start) {
        let to = page[from..]
            .find(end)
            .with_context(|| format!("{start} does not end"))?;
        page.replace_range(from..from + to + end.len(), "");
        count += 1;
    }
    Ok(count)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
<meta charset="utf-8" /><link rel="stylesheet" href="./styles/a.css" integrity="x" />
<link rel="preload" href="./fonts/f.woff2" as="font" />
<link rel="manifest" href="./m" /><meta name="waymark-program" content="./a.js" data-wasm="./a.wasm" />
<script src="./boot.js" type="module"></script><link rel="modulepreload" href="./a.js"></head><body><main></main></body>"#;

    fn parts<'a>(css: &'a str, glue: &'a str) -> Parts<'a> {
        Parts {
            css,
            face: b"face",
            glue,
            boot: "start();",
            wasm: b"\0asm",
        }
    }

    #[test]
    fn nothing_outside_the_page_is_named() {
        let css = "@font-face{src:url(\"../fonts/f.woff2\")format(\"woff2\")}";
        let page = assembled(PAGE, &parts(css, "let wasm_bindgen;")).unwrap();
        for outside in ["./", "src=", "<link", "'self'", "manifest"] {
            assert!(!page.contains(outside), "{outside}: {page}");
        }
        assert!(
            page.contains("url(data:font/woff2;base64,ZmFjZQ==)format"),
            "{page}"
        );
        assert!(
            page.contains(">AGFzbQ==</script><script>let wasm_bindgen;\nstart();</script></body>")
        );
        assert!(page.contains("connect-src 'none'"));
        assert!(page.contains(&STANDARD.encode(Sha256::digest("let wasm_bindgen;\nstart();"))));
    }

    #[test]
    fn a_page_that_would_break_is_refused() {
        let face = "url(f.woff2)";
        let cases = [
            (PAGE, "p{}", "let wasm_bindgen;", "0 files"),
            (
                PAGE,
                "url(f.woff2)url(g.woff2)",
                "let wasm_bindgen;",
                "2 files",
            ),
            (PAGE, "url(f.png)", "let wasm_bindgen;", "another file"),
            (PAGE, face, "let other;", "does not name"),
            (
                PAGE,
                face,
                "let wasm_bindgen = '</SCRIPT>';",
                "would end it",
            ),
            (
                "<head></head>",
                face,
                "let wasm_bindgen;",
                "the page has no",
            ),
        ];
        for (page, css, glue, expected) in cases {
            let error = assembled(page, &parts(css, glue)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
