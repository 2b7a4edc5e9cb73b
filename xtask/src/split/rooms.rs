//! Which function belongs to which part of the program.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The rooms of the program, as `xtask/rooms.toml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rooms {
    /// Beginnings of paths whose functions are of the rest.
    rest: Vec<String>,
    /// Exceptions: beginnings of paths that the first step needs.
    first: Vec<String>,
    /// Beginnings of names whose functions are of the first part whatever types they are made of.
    always: Vec<String>,
}

impl Rooms {
    /// Reads the rooms.
    ///
    /// # Errors
    /// When the text is none of rooms, or names one room twice.
    pub fn read(text: &str) -> Result<Rooms> {
        let rooms: Rooms = toml::from_str(text).context("the rooms cannot be read")?;
        let mut all: Vec<_> = rooms.rest.iter().chain(&rooms.first).collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            ensure!(pair[0] != pair[1], "the room {} is named twice", pair[0]);
        }
        Ok(rooms)
    }

    /// Whether a function is of the rest: its name holds a path of it, and at that place no
    /// exception. What is made of types of both parts is of the rest.
    pub fn is_late(&self, name: &str) -> bool {
        let plain = name.trim_start_matches('<');
        if self
            .always
            .iter()
            .any(|start| plain.starts_with(start.as_str()))
        {
            return false;
        }
        let found = |path: &String| places(name, path).collect::<Vec<_>>();
        let excused: Vec<usize> = self.first.iter().flat_map(found).collect();
        let mut late = self.rest.iter().flat_map(found);
        late.any(|place| !excused.contains(&place))
    }
}

/// Where a name holds a path, not just the beginning of a longer word.
fn places<'a>(name: &'a str, path: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    name.match_indices(path)
        .map(|(at, _)| at)
        .filter(move |at| {
            !name[..*at].ends_with(is_word) && !name[at + path.len()..].starts_with(is_word)
        })
}
