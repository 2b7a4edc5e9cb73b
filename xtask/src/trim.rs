//! Trimming what is shipped: the style sheets become one without comments and
//! needless spaces, and the scripts lose their comments and indentation.
//!
//! Each trimmed file gets the name of its own new content, so that a browser never
//! takes a kept file for another, and the page names it with its new digest.

mod css;
mod script;

pub use css::trimmed as trimmed_css;
pub use script::trimmed as trimmed_script;

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::{fmt::Write as _, fs, path::Path};

/// Trims the style sheets and the scripts of a folder that Trunk has filled, and gives
/// the page that names the new files.
///
/// # Errors
/// When a file that the page names is missing, or the page names none.
pub fn trim_folder(folder: &Path, page: &str) -> Result<String> {
    let page = one_style_sheet(folder, page)?;
    let page = glue(folder, &page)?;
    boot(folder, &page)
}

/// Puts one trimmed style sheet in the place of all that the page links.
fn one_style_sheet(folder: &Path, page: &str) -> Result<String> {
    const START: &str = r#"<link rel="stylesheet" href="./"#;
    let mut rest = page;
    let mut trimmed = String::new();
    let mut old = Vec::new();
    let mut kept = String::new();
    let mut place = None;
    while let Some(at) = rest.find(START) {
        kept.push_str(&rest[..at]);
        place.get_or_insert(kept.len());
        let tag = &rest[at..];
        let end = tag.find('>').context("a link of the page does not end")? + 1;
        let name = tag[START.len()..end]
            .split('"')
            .next()
            .unwrap_or_default()
            .to_owned();
        let path = folder.join(&name);
        let css =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        trimmed.push_str(&trimmed_css(&css));
        old.push(path);
        rest = rest[at + end..].trim_start_matches([' ', '\n']);
    }
    let Some(place) = place else {
        bail!("the page links no style sheet");
    };
    kept.push_str(rest);
    // A plain address inside the sheets is seen from their folder, which stays the same.
    let name = format!("styles/waymark-{}.css", short_hash(&trimmed));
    for path in old {
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let path = folder.join(&name);
    fs::write(&path, &trimmed).with_context(|| format!("cannot write {}", path.display()))?;
    let link = format!(
        "<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{}\" />\n    ",
        integrity(trimmed.as_bytes())
    );
    kept.insert_str(place, &link);
    Ok(kept)
}

/// Puts the trimmed glue in the place of the one that wasm-bindgen wrote.
fn glue(folder: &Path, page: &str) -> Result<String> {
    let name = attribute_after(page, r#"name="waymark-program""#, "content")
        .context("the page does not name its program")?;
    trimmed_file(folder, page, name)
}

/// The same for the script that starts the program, where it is a file of its own.
fn boot(folder: &Path, page: &str) -> Result<String> {
    match attribute_after(page, r#"src="./boot-"#, "src") {
        Some(name) => trimmed_file(folder, page, name),
        None => Ok(page.to_owned()),
    }
}

/// Puts a trimmed script in the place of one that the page names.
fn trimmed_file(folder: &Path, page: &str, name: &str) -> Result<String> {
    let name = name.trim_start_matches("./").to_owned();
    let path = folder.join(&name);
    let script =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let trimmed = trimmed_script(&script);
    let (stem, _) = name
        .rsplit_once('-')
        .with_context(|| format!("{name} carries no hash"))?;
    let new_name = format!("{stem}-{}.js", short_hash(&trimmed));
    fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    fs::write(folder.join(&new_name), &trimmed)
        .with_context(|| format!("cannot write {new_name}"))?;
    Ok(page
        .replace(&format!("./{name}"), &format!("./{new_name}"))
        .replace(
            &integrity(script.as_bytes()),
            &integrity(trimmed.as_bytes()),
        ))
}

/// The value of an attribute in the element that holds a given text.
#[must_use]
pub fn attribute_after<'a>(page: &'a str, marker: &str, attribute: &str) -> Option<&'a str> {
    let at = page.find(marker)?;
    let start = page[..at].rfind('<')?;
    let tag = &page[start..start + page[start..].find('>')?];
    let value = &tag[tag.find(&format!(" {attribute}=\""))? + attribute.len() + 3..];
    value.split('"').next()
}

/// The digest of subresource integrity, as Trunk writes it.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Sixteen hexadecimal digits that change with the content.
#[must_use]
pub fn short_hash(text: impl AsRef<[u8]>) -> String {
    Sha256::digest(text)
        .iter()
        .take(8)
        .fold(String::new(), |mut digits, byte| {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gets_one_sheet_and_shorter_scripts_under_new_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("styles")).unwrap();
        fs::write(
            at("styles/a-1.css"),
            "/* a */\n@layer a, b;\np { top: 0; }\n",
        )
        .unwrap();
        fs::write(at("styles/b-2.css"), "b > i { left: 1px }").unwrap();
        let glue = "/**\n * Says.\n */\nexport function f() {\n    return 1;\n}\n";
        fs::write(at("app-0123456789abcdef.js"), glue).unwrap();
        fs::write(at("boot-0123456789abcdef.js"), "// Starts.\nstart();\n").unwrap();
        let page = format!(
            "<head>\n    <link rel=\"stylesheet\" href=\"./styles/a-1.css\" integrity=\"x\"/>\n    \
             <link rel=\"stylesheet\" href=\"./styles/b-2.css\"/>\n    \
             <meta name=\"waymark-program\" content=\"./app-0123456789abcdef.js\" data-wasm=\"./a.wasm\" />\
             <link rel=\"modulepreload\" href=\"./app-0123456789abcdef.js\" integrity=\"{}\">\
             <script type=\"module\" src=\"./boot-0123456789abcdef.js\"></script></head>",
            integrity(glue.as_bytes())
        );
        let page = trim_folder(folder.path(), &page).unwrap();
        assert_eq!(page.matches("stylesheet").count(), 1, "{page}");
        let sheet = attribute_after(&page, "stylesheet", "href").unwrap();
        let css = fs::read_to_string(at(sheet)).unwrap();
        assert_eq!(css, "@layer a,b;p{top:0}b>i{left:1px}");
        assert_eq!(
            attribute_after(&page, "stylesheet", "integrity").unwrap(),
            integrity(css.as_bytes())
        );
        let script = attribute_after(&page, "waymark-program", "content").unwrap();
        assert_ne!(script, "./app-0123456789abcdef.js");
        assert_eq!(
            attribute_after(&page, "modulepreload", "href").unwrap(),
            script
        );
        let script = fs::read_to_string(at(script)).unwrap();
        assert_eq!(script, "export function f() {\nreturn 1;\n}\n");
        assert_eq!(
            attribute_after(&page, "modulepreload", "integrity").unwrap(),
            integrity(script.as_bytes())
        );
        let boot = attribute_after(&page, "boot-", "src").unwrap();
        assert_ne!(boot, "./boot-0123456789abcdef.js");
        assert_eq!(fs::read_to_string(at(boot)).unwrap(), "start();\n");
        assert_eq!(fs::read_dir(at("styles")).unwrap().count(), 1);
    }

    #[test]
    fn a_page_without_sheets_or_program_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = |page: &str| trim_folder(folder.path(), page).unwrap_err().to_string();
        assert!(refusal("<head></head>").contains("no style sheet"));
        fs::create_dir(folder.path().join("styles")).unwrap();
        fs::write(folder.path().join("styles/a.css"), "").unwrap();
        let page = r#"<link rel="stylesheet" href="./styles/a.css"/>"#;
        assert!(refusal(page).contains("does not name its program"));
    }
}
