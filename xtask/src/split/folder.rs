//! The parts as files of the site.

use super::{Late, Renamed, Rooms, split, without_names};
use crate::{
    project::Project,
    trim::{attribute_after, integrity, short_hash},
};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How the page names its program.
const PROGRAM: &str = r#"name="waymark-program""#;

/// Puts three files in the place of the program of a folder that Trunk has filled, and names them
/// in its page.
///
/// # Errors
/// When the page does not name the program, a file cannot be read or written, the evidence is
/// not where the build left it, or the program cannot be taken apart.
pub fn split_folder(folder: &Path, project: &Project) -> Result<()> {
    let path = folder.join("index.html");
    let page =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let named = attribute_after(&page, PROGRAM, "data-wasm")
        .context("the page does not name its program")?;
    let file = folder.join(named.trim_start_matches("./"));
    let wasm = bytes(&file)?;
    let rooms = Rooms::read(&project.read("xtask/rooms.toml")?)?;
    let script = attribute_after(&page, PROGRAM, "content")
        .context("the page does not name the glue of its program")?;
    let script = folder.join(script.trim_start_matches("./"));
    let glue = String::from_utf8(bytes(&script)?).context("the glue is no text")?;
    let renamed = Renamed::from_glue(&glue);
    let parts = split(&wasm, &rooms, &late(project)?, &renamed)?;
    let short = renamed.glue(&glue);

    let first = format!("./waymark-app-{}_bg.wasm", short_hash(&parts.first));
    let rest = format!("./waymark-app-{}_rest.wasm", short_hash(&parts.rest));
    let evidence = parts.alone.context("the evidence is no file of its own")?;
    let alone = format!("./waymark-evidence-{}.wasm", short_hash(&evidence));
    fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    write(&folder.join(&first), &parts.first)?;
    write(&folder.join(&rest), &parts.rest)?;
    write(&folder.join(&alone), &evidence)?;
    let whole = whole_path(project, &parts.first);
    write(&whole, &without_names(&wasm)?)?;
    write(&whole.with_extension("names"), parts.names.as_bytes())?;
    let old = format!(r#"data-wasm="{named}""#);
    ensure!(
        page.matches(named).count() == 1 && page.contains(&old),
        "the page names its program not once"
    );
    write(&script, short.as_bytes())?;
    let page = page.replace(&integrity(glue.as_bytes()), &integrity(short.as_bytes()));
    // The evidence before those who read it.
    let page = page.replace(
        &old,
        &format!(r#"data-wasm="{first}" data-rest="{alone} {rest}""#),
    );
    write(&path, page.as_bytes())
}

/// The whole program that a first part was taken from.
///
/// # Errors
/// When it was not built here.
pub fn whole(project: &Project, first: &[u8]) -> Result<Vec<u8>> {
    bytes(&whole_path(project, first)).context("run `cargo xtask build` first")
}

fn whole_path(project: &Project, first: &[u8]) -> PathBuf {
    let name = format!("{}.wasm", short_hash(first));
    project.target().join("whole").join(name)
}

/// The evidence and the words of later steps, as builds have left them.
fn late(project: &Project) -> Result<[Late; 2]> {
    let mut late = [("pack.bin", true), ("late.txt", false)].map(|(name, is_alone)| Late {
        name,
        builds: Vec::new(),
        is_alone,
    });
    let builds = project
        .target()
        .join("wasm32-unknown-unknown/release/build");
    for entry in
        fs::read_dir(&builds).with_context(|| format!("cannot read {}", builds.display()))?
    {
        let out = entry?.path().join("out");
        for Late { name, builds, .. } in &mut late {
            let path = out.join(*name);
            if path.is_file() {
                builds.push(bytes(&path)?);
            }
        }
    }
    Ok(late)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
