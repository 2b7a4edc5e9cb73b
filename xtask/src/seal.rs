//! The seal: the content security policy written into the finished page.
//!
//! `index.html` carries the strictest policy, under which nothing at all loads.
//! The seal puts the real one in its place, after it has looked at the page as
//! Trunk left it: each inline script is admitted by its digest, and whatever the
//! policy would block in silence (style attributes, style elements, event
//! attributes) is refused here, aloud. The release page has no inline script;
//! Trunk's development server adds one for the live reload.
//!
//! The release is finished in the same step: style sheets and glue are trimmed before
//! the seal, and the service worker is written after it, over the files as they are
//! shipped. A development site has no worker, which would keep old files.

use crate::{first_words, offline, site::Profile, trim};
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

/// What stands in `index.html` where the policy comes.
pub const PLACEHOLDER: &str =
    r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'" />"#;

/// Types of script elements that hold data; a policy does not govern them.
const DATA_TYPES: [&str; 2] = ["application/json", "application/ld+json"];

/// Puts the words of a catalogue into the page of a folder and seals it; finishes the release.
///
/// # Errors
/// When a file cannot be read or written, a word is missing (see [`first_words::filled`]), or
/// the page cannot be sealed: see [`sealed`].
pub fn seal_folder(folder: &Path, catalogue: &Path, profile: Profile) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path)
        .with_context(|| format!("seal: cannot read {}", path.display()))?;
    let words = fs::read_to_string(catalogue)
        .with_context(|| format!("seal: cannot read {}", catalogue.display()))?;
    let mut page = first_words::filled(&page, &words).context("first words")?;
    if profile == Profile::Release {
        page = trim::trim_folder(folder, &page).context("trim")?;
        page = offline::linked(&page).context("offline")?;
    }
    let page = sealed(&page).with_context(|| format!("seal: {}", path.display()))?;
    fs::write(&path, page).with_context(|| format!("seal: cannot write {}", path.display()))?;
    if profile == Profile::Release {
        offline::write_worker(folder).context("offline")?;
    }
    Ok(())
}

/// Fails unless the page in a folder has its policy.
///
/// # Errors
/// When the page is missing or still holds the placeholder.
pub fn check_sealed(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    if page.contains(PLACEHOLDER) || !page.contains("Content-Security-Policy") {
        bail!("{} was not sealed", path.display());
    }
    Ok(())
}

/// The page with its policy.
///
/// # Errors
/// When the placeholder is missing, stands twice or is not the first element of
/// the head; when the page has no script; when it holds something that the
/// policy would block.
pub fn sealed(page: &str) -> Result<String> {
    let page = settle_live_reload(page);
    match page.matches(PLACEHOLDER).count() {
        1 => {}
        0 => bail!(
            "the page holds no placeholder for the policy, or is sealed already; expected {PLACEHOLDER}"
        ),
        more => bail!("the page holds the placeholder for the policy {more} times"),
    }
    let scripts = inspect(&page)?;
    Ok(page.replacen(
        PLACEHOLDER,
        &format!(
            r#"<meta http-equiv="Content-Security-Policy" content="{}" />"#,
            policy(&scripts)
        ),
        1,
    ))
}

/// The policy that admits the given inline scripts beside the page's own files.
#[must_use]
pub fn policy(inline_scripts: &[String]) -> String {
    let digests: String = inline_scripts
        .iter()
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let mut parts = vec![
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{digests}"),
        "style-src 'self'".to_owned(),
        "font-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ];
    // The script of the live reload writes markup; nothing else does.
    if inline_scripts.is_empty() {
        parts.push("require-trusted-types-for 'script'".to_owned());
        // static/boot.js makes it, for the address of the service worker.
        parts.push("trusted-types waymark".to_owned());
    }
    parts.join("; ")
}

/// Trunk's server fills in its address when it hands out the page, which would
/// change a script whose digest is taken here. The page can find the address
/// itself, so nothing is left to fill in.
fn settle_live_reload(page: &str) -> String {
    page.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

/// Reads the page and gives its inline scripts.
fn inspect(page: &str) -> Result<Vec<String>> {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut inline = Vec::new();
    let mut scripts = 0;
    let mut open: Option<String> = None;
    let mut expects_policy = false;
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if expects_policy && !is_policy(&tag) {
                    bail!(
                        "the policy must be the first element of the head, but <{name}> stands before it"
                    );
                }
                expects_policy = name == "head";
                refuse_blocked(&name, &tag.attributes)?;
                if name == "script" && !is_data(&tag) {
                    scripts += 1;
                    if !has(&tag, "src") {
                        open = Some(String::new());
                    }
                }
            }
            Token::String(piece) => {
                if let Some(script) = &mut open {
                    script.push_str(&text(&piece));
                }
            }
            Token::EndTag(tag) if text(&tag.name) == "script" => inline.extend(open.take()),
            _ => {}
        }
    }
    if scripts == 0 {
        bail!("the page has no script, so nothing would start the program");
    }
    Ok(inline)
}

fn refuse_blocked(
    name: &str,
    attributes: &BTreeMap<HtmlString, Spanned<HtmlString, ()>>,
) -> Result<()> {
    if name == "style" {
        bail!("the page holds a <style> element, which the policy blocks; use a file");
    }
    for attribute in attributes.keys() {
        let attribute = text(attribute);
        if attribute == "style" {
            bail!("<{name}> has a style attribute, which the policy blocks; use a class");
        }
        if attribute.starts_with("on") {
            bail!("<{name}> has the attribute `{attribute}`, which the policy blocks");
        }
    }
    Ok(())
}

fn is_policy(tag: &StartTag<()>) -> bool {
    text(&tag.name) == "meta" && value(tag, "http-equiv") == Some("Content-Security-Policy".into())
}

fn is_data(tag: &StartTag<()>) -> bool {
    value(tag, "type").is_some_and(|kind| DATA_TYPES.contains(&kind.as_str()))
}

fn has(tag: &StartTag<()>, attribute: &str) -> bool {
    value(tag, attribute).is_some()
}

fn value(tag: &StartTag<()>, attribute: &str) -> Option<String> {
    tag.attributes
        .iter()
        .find(|(name, _)| text(name) == attribute)
        .map(|(_, value)| text(&value.value))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    fn page(head: &str, body: &str) -> String {
        format!("<!doctype html><html><head>\n  {head}\n</head><body>{body}</body></html>")
    }

    fn refusal(page: &str) -> String {
        sealed(page).unwrap_err().to_string()
    }

    #[test]
    fn a_page_with_files_only_gets_a_policy_without_digests() {
        let page = sealed(&page(PLACEHOLDER, r#"<script src="./a.js"></script>"#)).unwrap();
        assert!(page.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(page.contains("default-src 'none'; "));
        assert!(!page.contains(PLACEHOLDER));
    }

    #[test]
    fn an_inline_script_is_admitted_by_its_digest() {
        // The digest of the empty script, as the standard tools print it.
        let page = sealed(&page(PLACEHOLDER, "<script></script>")).unwrap();
        assert!(
            page.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
            "{page}"
        );
    }

    #[test]
    fn a_changed_script_has_another_digest() {
        let with = |script: &str| {
            sealed(&page(PLACEHOLDER, &format!("<script>{script}</script>")))
                .unwrap()
                .split_once("wasm-unsafe-eval' ")
                .unwrap()
                .1
                .split_once(';')
                .unwrap()
                .0
                .to_owned()
        };
        assert_eq!(with("start();"), with("start();"));
        assert_ne!(with("start();"), with("start() ;"));
    }

    #[test]
    fn each_inline_script_has_its_digest_whatever_it_holds() {
        let first = "if (1 < 2 && '<p>') { a(); }";
        let second = "\nimport b from './b.js';\n";
        let page = sealed(&page(
            PLACEHOLDER,
            &format!(
                "<script>{first}</script><p>&amp;</p><script type=\"module\">{second}</script>"
            ),
        ))
        .unwrap();
        assert!(page.contains(&policy(&[first.to_owned(), second.to_owned()])));
    }

    #[test]
    fn a_commented_script_does_not_count() {
        assert!(refusal(&page(PLACEHOLDER, "<!-- <script>a()</script> -->")).contains("no script"));
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_refused() {
        let script = "<script>a()</script>";
        let cases = [
            (page("", script), "no placeholder"),
            (page(PLACEHOLDER, ""), "no script"),
            (
                page(&format!("{PLACEHOLDER}{PLACEHOLDER}"), script),
                "2 times",
            ),
            (
                page(&format!("<title>a</title>{PLACEHOLDER}"), script),
                "first element",
            ),
            (
                page(PLACEHOLDER, &format!("{script}<p style=\"a\">")),
                "style attribute",
            ),
            (
                page(&format!("{PLACEHOLDER}<style>p {{}}</style>"), script),
                "<style>",
            ),
            (
                page(PLACEHOLDER, &format!("{script}<p onclick=\"a()\">")),
                "onclick",
            ),
        ];
        for (page, expected) in cases {
            let message = refusal(&page);
            assert!(message.contains(expected), "{message}");
        }
    }

    #[test]
    fn a_sealed_page_is_not_sealed_twice() {
        let once = sealed(&page(PLACEHOLDER, "<script>a()</script>")).unwrap();
        assert!(refusal(&once).contains("sealed already"));
    }

    #[test]
    fn the_live_reload_is_settled_before_its_digest_is_taken() {
        let page = page(
            PLACEHOLDER,
            "<script>const address = '{{__TRUNK_ADDRESS__}}'; const base = '{{__TRUNK_WS_BASE__}}';</script>",
        );
        let page = sealed(&page).unwrap();
        assert!(page.contains("const address = window.location.host; const base = '/';"));
        assert!(!page.contains("{{"));
    }

    #[test]
    fn the_project_has_a_page_that_can_be_sealed() {
        let page = Project::find().unwrap().read("index.html").unwrap();
        sealed(&page).unwrap();
    }
}
