//! From the Markdown of a dossier to its rows.

use std::collections::BTreeMap;
use std::path::Path;

/// The files of a dossier with their short names.
const FILES: [(&str, &str); 6] = [
    ("NTZ", "natalizumab-and-criteria.md"),
    ("ALE", "alemtuzumab-mitoxantrone-ahsct-daclizumab.md"),
    ("S1P", "s1p-and-cladribine.md"),
    ("CD20", "anti-cd20.md"),
    ("PLA", "platform-dmts.md"),
    ("ADD", "addendum.md"),
];

/// Longest name made from the first cell of a row.
const NAME_LENGTH: usize = 40;

/// From this length on, the beginning of a name stands for the whole.
const BEGINNING_LENGTH: usize = NAME_LENGTH - 4;

/// A line of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Short name of the file.
    pub(super) file: &'static str,
    /// The id under which it is listed.
    pub(super) id: String,
    /// The section it stands in.
    section: String,
    /// Every name it answers to, as slugs.
    names: Vec<String>,
    /// Its first words.
    pub(super) beginning: String,
}

/// Every row of a dossier.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub(super) rows: Vec<Row>,
    /// Every section, with rows or without.
    sections: Vec<(&'static str, String)>,
}

impl Dossier {
    /// Reads the six files of a dossier folder.
    ///
    /// # Errors
    /// With the name of a file that cannot be read.
    pub fn load(folder: &Path) -> Result<Dossier, String> {
        let mut dossier = Dossier::default();
        for (code, name) in FILES {
            let path = folder.join(name);
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            dossier.add(code, &text);
        }
        Ok(dossier)
    }

    /// The rows of one file; `code` is one of `NTZ`, `ALE`, `S1P`, `CD20`, `PLA`, `ADD`.
    pub fn add(&mut self, code: &'static str, text: &str) {
        let mut reader = Reader {
            code,
            section: String::new(),
            levels: Vec::new(),
            header: None,
            csv: false,
            ordinal: 0,
        };
        for line in text.lines() {
            reader.line(line.trim(), self);
        }
        self.tell_apart(code);
    }

    /// Rows of one name get a number each; the plain name keeps standing for all of them.
    fn tell_apart(&mut self, code: &str) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for row in self.rows.iter_mut().filter(|row| row.file == code) {
            let count = seen.entry(row.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                row.id = format!("{}-{count}", row.id);
                row.names.push(slug(&row.id));
            }
        }
    }

    pub(super) fn codes(&self) -> Vec<&'static str> {
        FILES
            .iter()
            .map(|(code, _)| *code)
            .filter(|code| self.rows.iter().any(|row| row.file == *code))
            .collect()
    }

    /// The rows that `FILE:ROW` means: one, several of one name, a range
    /// (`NTZ:B5 rows 2-7`) or, with a star at the end, a section or a beginning.
    pub(super) fn find(&self, id: &str) -> Vec<usize> {
        let Some((file, wanted)) = id.split_once(':') else {
            return Vec::new();
        };
        let here = |matches: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            (0..self.rows.len())
                .filter(|index| self.rows[*index].file == file && matches(&self.rows[*index]))
                .collect()
        };
        if let Some(beginning) = wanted.strip_suffix('*') {
            if let Some(section) = beginning.strip_suffix('/') {
                let section = slug(section);
                return here(&|row| slug(&row.section) == section);
            }
            let beginning = slug(beginning);
            return here(&|row| row.names.iter().any(|name| name.starts_with(&beginning)));
        }
        if let Some((before, first, last)) = range(wanted) {
            let names: Vec<String> = (first..=last)
                .map(|number| slug(&format!("{before} row {number}")))
                .collect();
            return here(&|row| row.names.iter().any(|name| names.contains(name)));
        }
        let wanted = slug(wanted);
        let exact = here(&|row| row.names.contains(&wanted));
        if !exact.is_empty() || wanted.len() < BEGINNING_LENGTH {
            return exact;
        }
        here(&|row| {
            row.names.iter().any(|name| {
                name.starts_with(&wanted)
                    || (name.len() >= NAME_LENGTH - 4 && wanted.starts_with(name))
            })
        })
    }

    /// Whether `FILE:SECTION, words` or `FILE:SECTION/words` means running text: the part
    /// of a section outside its tables, or a section that has none.
    pub(super) fn is_prose(&self, id: &str) -> bool {
        let Some((file, rest)) = id.split_once(':') else {
            return false;
        };
        let known = |section: &str| {
            let section = slug(section.strip_prefix("Part ").unwrap_or(section));
            self.sections
                .iter()
                .any(|(code, name)| *code == file && slug(name) == section)
        };
        if let Some((section, _)) = rest.split_once(',') {
            return known(section);
        }
        let section = rest.split_once('/').map_or(rest, |(section, _)| section);
        known(section)
            && !self
                .rows
                .iter()
                .any(|row| row.file == file && slug(&row.section) == slug(section))
    }
}

/// `B5 rows 2-7` in parts.
fn range(text: &str) -> Option<(&str, u32, u32)> {
    let (before, numbers) = text.split_once(" rows ")?;
    let (first, last) = numbers.split_once('-')?;
    Some((
        before,
        first.trim().parse().ok()?,
        last.trim().parse().ok()?,
    ))
}

/// Lower case, only Latin letters and digits, joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn cut(slug: &str) -> &str {
    slug.get(..NAME_LENGTH)
        .unwrap_or(slug)
        .trim_end_matches('-')
}

/// Goes through the lines of one file.
struct Reader {
    code: &'static str,
    section: String,
    /// Names of the open headings, by level.
    levels: Vec<(usize, String)>,
    /// Header cells of the table or block at hand.
    header: Option<Vec<String>>,
    csv: bool,
    /// Place of the row among the rows of a block of its section.
    ordinal: usize,
}

impl Reader {
    fn line(&mut self, line: &str, dossier: &mut Dossier) {
        if let Some(kind) = line.strip_prefix("```") {
            self.csv = kind == "csv";
            self.header = None;
        } else if self.csv {
            self.table_line(comma_cells(line), dossier);
        } else if line.starts_with('#') {
            self.heading(line, dossier);
        } else if line.starts_with('|') {
            let cells = table_cells(line);
            if !cells
                .iter()
                .all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
            {
                self.table_line(cells, dossier);
            }
        } else {
            self.header = None;
        }
    }

    fn heading(&mut self, line: &str, dossier: &mut Dossier) {
        self.header = None;
        let level = line.chars().take_while(|c| *c == '#').count();
        let title = line[level..].trim();
        self.levels.retain(|(open, _)| *open < level);
        let name = number_of(title).unwrap_or_else(|| {
            // A heading without a number below another one belongs to that one.
            match self.levels.last() {
                Some((open, parent)) if level > 2 && *open > 1 => parent.clone(),
                _ => slug(title),
            }
        });
        if name != self.section {
            self.ordinal = 0;
        }
        self.section.clone_from(&name);
        self.levels.push((level, name.clone()));
        dossier.sections.push((self.code, name));
    }

    fn table_line(&mut self, cells: Vec<String>, dossier: &mut Dossier) {
        let Some(header) = &self.header else {
            self.header = Some(cells);
            return;
        };
        let Some(first) = cells.iter().find(|cell| !cell.is_empty()) else {
            return;
        };
        let column = header.first().map(|cell| slug(cell)).unwrap_or_default();
        let mut names = Vec::new();
        let section = &self.section;
        let id = if self.code == "ADD" {
            addendum_names(&cells, &mut names)
        } else if self.csv {
            self.ordinal += 1;
            let number = if column == "row" {
                first.clone()
            } else {
                self.ordinal.to_string()
            };
            if column != "row" {
                names.push(slug(&format!("{section}/{first}")));
                names.push(slug(&format!("{section}/{}", cells.join(" "))));
            }
            format!("{section} row {number}")
        } else if matches!(column.as_str(), "id" | "" | "no") && is_id(first) {
            if first.chars().all(|c| c.is_ascii_digit()) {
                names.push(slug(&format!("{section} row {first}")));
                format!("{section}-{first}")
            } else {
                names.push(slug(&format!("{section}/{first}")));
                first.clone()
            }
        } else {
            let whole = slug(first);
            names.push(slug(&format!("{section}/{first}")));
            format!("{section}/{}", cut(&whole))
        };
        names.push(slug(&id));
        let beginning: String = cells.join(" | ").chars().take(90).collect();
        dossier.rows.push(Row {
            file: self.code,
            id,
            section: section.clone(),
            names,
            beginning,
        });
    }
}

/// The id of a row of the addendum, which names rows of other files or is new.
fn addendum_names(cells: &[String], names: &mut Vec<String>) -> String {
    let cell = cells.get(1).map(String::as_str).unwrap_or_default();
    let what = cells.get(2).map(String::as_str).unwrap_or_default();
    if cell == "new" {
        names.push(slug(what));
        names.push(format!("new-{}", slug(what)));
        return format!("new-{}", cut(&slug(what)));
    }
    for part in cell.split([';', ',', '/']) {
        let mut words = part.split_whitespace();
        let Some(first) = words.next() else { continue };
        if !first.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        names.push(slug(first));
        if let (Some("row"), Some(number)) = (words.next(), words.next()) {
            names.push(slug(&format!("{first}-{number}")));
        }
    }
    slug(cell)
}

/// The number at the beginning of a heading: `1.12`, `A1`, `B5`, `3a` (after "Part").
fn number_of(title: &str) -> Option<String> {
    let mut words = title.split_whitespace();
    let mut first = words.next()?;
    if matches!(first, "Part") {
        first = words.next()?;
    }
    let number = first.trim_end_matches(['.', ':']);
    let short = number.chars().count() <= 5 && number.chars().any(|c| c.is_ascii_digit());
    let plain = number
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '.');
    (short && plain).then(|| number.to_owned())
}

/// Whether a cell of an id column holds an id: one word.
fn is_id(cell: &str) -> bool {
    !cell.contains(char::is_whitespace)
}

/// The cells of a line of a Markdown table.
fn table_cells(line: &str) -> Vec<String> {
    let inner = line.trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = vec![String::new()];
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                push(&mut cells, '|');
            }
            '|' => cells.push(String::new()),
            '*' | '`' => {}
            other => push(&mut cells, other),
        }
    }
    cells
        .into_iter()
        .map(|cell| cell.trim().to_owned())
        .collect()
}

/// The cells of a line of comma-separated values.
fn comma_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => push(&mut cells, other),
        }
    }
    cells
        .into_iter()
        .map(|cell| cell.trim().to_owned())
        .collect()
}

fn push(cells: &mut [String], letter: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(letter);
    }
}

#[cfg(test)]
mod tests;
