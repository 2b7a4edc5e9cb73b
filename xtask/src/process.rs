//! Running other programs: with the project's search path, from the project's
//! root, and with their output shown as it comes.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsStr,
    io::{self, IsTerminal, Read, Write},
    process::{Command, Stdio},
    thread,
};

/// What a program that was listened to has said and how it ended.
#[derive(Debug)]
pub struct Heard {
    /// Whether it ended with exit code 0.
    pub success: bool,
    /// Its standard output and standard error, in that order, colours removed.
    pub text: String,
}

/// A command from the project's root, under the project's search path.
#[must_use]
pub fn command(project: &Project, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(project.root())
        .env("PATH", project.search_path());
    // `cargo run` tells this program about its own package; a child must not
    // take that for news about another one.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text.starts_with("CARGO_BIN_")
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command with its output shown.
///
/// # Errors
/// When it cannot be started or ends with another exit code than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", spelled(command)))?;
    if status.success() {
        Ok(())
    } else {
        bail!("`{}` failed ({status})", spelled(command))
    }
}

/// Runs a command in silence and gives its standard output.
///
/// # Errors
/// When it cannot be started or ends with another exit code than 0.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("cannot start `{}`", spelled(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}): {}",
            spelled(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, shows its output as it comes and keeps it.
///
/// # Errors
/// When it cannot be started or its output cannot be read. That it failed is
/// no error here: the caller looks at [`Heard::success`].
pub fn listen(command: &mut Command) -> Result<Heard> {
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", spelled(command)))?;
    let standard_output = child.stdout.take();
    let standard_error = child.stderr.take();
    let (said, complained) = thread::scope(|scope| {
        let said = scope.spawn(|| pass_on(standard_output, io::stdout()));
        let complained = scope.spawn(|| pass_on(standard_error, io::stderr()));
        (said.join(), complained.join())
    });
    let status = child.wait()?;
    let mut bytes = Vec::new();
    for part in [said, complained] {
        match part {
            Ok(part) => bytes.extend(part?),
            Err(_) => bail!("the output of `{}` could not be read", spelled(command)),
        }
    }
    Ok(Heard {
        success: status.success(),
        text: without_colours(&String::from_utf8_lossy(&bytes)),
    })
}

fn pass_on(source: Option<impl Read>, mut screen: impl Write) -> io::Result<Vec<u8>> {
    let mut kept = Vec::new();
    let Some(mut source) = source else {
        return Ok(kept);
    };
    let mut piece = [0; 8192];
    loop {
        let length = source.read(&mut piece)?;
        if length == 0 {
            return Ok(kept);
        }
        screen.write_all(&piece[..length])?;
        screen.flush()?;
        kept.extend_from_slice(&piece[..length]);
    }
}

/// The text without the terminal's colour sequences.
#[must_use]
pub fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // `ESC [ … letter`; the letter ends the sequence.
            for skipped in characters.by_ref() {
                if skipped.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(character);
        }
    }
    plain
}

/// The command as a person would type it.
#[must_use]
pub fn spelled(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_removed() {
        assert_eq!(
            without_colours("test result: \u{1b}[32mok\u{1b}[0m. 2 passed"),
            "test result: ok. 2 passed"
        );
    }

    #[test]
    fn a_failing_program_is_heard_to_the_end() {
        let project = Project::find().unwrap();
        let heard =
            listen(command(&project, "sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap();
        assert!(!heard.success);
        assert_eq!(heard.text, "out\nerr\n");
    }
}
