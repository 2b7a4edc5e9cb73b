//! From the files of `evidence/` to a pack.

use super::check::Defect;
use super::left_out::LeftOut;
use crate::compact;
use crate::pack::{About, Pack};
use crate::record::{
    Condition, Definition, Endpoint, Judgement, Medicine, NetworkAnalysis, PmlTable, Regulations,
    Review, Schedule, Source, Statement, Study,
};
use crate::text::{List, Str};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::path::Path;

/// One file of evidence, by its path inside `evidence/` with forward slashes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// For example `studies/affirm.toml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All files of evidence.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// In order of their paths.
    pub files: Vec<SourceFile>,
}

impl Folder {
    /// Reads every `.toml` file below `root`.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn load(root: &Path) -> std::io::Result<Folder> {
        fn visit(root: &Path, below: &Path, files: &mut Vec<SourceFile>) -> std::io::Result<()> {
            let mut entries: Vec<_> =
                std::fs::read_dir(below)?.collect::<std::io::Result<Vec<_>>>()?;
            entries.sort_by_key(std::fs::DirEntry::path);
            for entry in entries {
                let path = entry.path();
                if path.is_dir() {
                    visit(root, &path, files)?;
                } else if path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                {
                    let inside = path.strip_prefix(root).unwrap_or(&path);
                    let names: Vec<_> = inside
                        .iter()
                        .map(|part| part.to_string_lossy().into_owned())
                        .collect();
                    files.push(SourceFile {
                        path: names.join("/"),
                        text: std::fs::read_to_string(&path)?,
                    });
                }
            }
            Ok(())
        }
        let mut files = Vec::new();
        visit(root, root, &mut files)?;
        Ok(Folder { files })
    }
}

struct Reader {
    defects: Vec<Defect>,
}

impl Reader {
    fn record<T: DeserializeOwned>(&mut self, file: &SourceFile) -> Option<T> {
        let parsed = toml::Deserializer::parse(&file.text)
            .map_err(|error| (String::new(), error.to_string()))
            .and_then(|deserializer| {
                serde_path_to_error::deserialize(deserializer)
                    .map_err(|error| (error.path().to_string(), error.inner().to_string()))
            });
        match parsed {
            Ok(record) => Some(record),
            Err((field, message)) => {
                self.defects.push(Defect {
                    file: file.path.clone(),
                    record: stem(&file.path),
                    field: if field == "." { String::new() } else { field },
                    message: message.trim_end().to_owned(),
                });
                None
            }
        }
    }

    /// The file is named after its record, so that a record can be found by its id.
    fn same_name(&mut self, file: &SourceFile, id: &str) {
        if stem(&file.path) != id {
            self.defects.push(Defect {
                file: file.path.clone(),
                record: id.to_owned(),
                field: "id".to_owned(),
                message: format!("the file must be named {id}.toml"),
            });
        }
    }
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name).to_owned()
}

fn list<T>(records: Vec<T>) -> List<T> {
    List(Box::leak(records.into_boxed_slice()))
}

/// Reads and checks a pack.
///
/// # Errors
/// Every defect found: unreadable files and, when all could be read, broken records.
pub fn read(folder: &Folder) -> Result<Pack, Vec<Defect>> {
    let mut reader = Reader {
        defects: Vec::new(),
    };
    let mut about = None;
    let mut left_out = LeftOut::default();
    let mut sources: Vec<Source> = Vec::new();
    let mut endpoints: Vec<Endpoint> = Vec::new();
    let mut medicines: Vec<Medicine> = Vec::new();
    let mut studies: Vec<Study> = Vec::new();
    let mut definitions: Vec<Definition> = Vec::new();
    let mut judgements: Vec<Judgement> = Vec::new();
    let mut conditions: Vec<Condition> = Vec::new();
    let mut schedules: Vec<Schedule> = Vec::new();
    let mut pml_tables: Vec<PmlTable> = Vec::new();
    let mut statements: Vec<Statement> = Vec::new();
    let mut regulations: Vec<Regulations> = Vec::new();
    let mut networks: Vec<NetworkAnalysis> = Vec::new();
    let mut reviews: Vec<Review> = Vec::new();
    macro_rules! into {
        ($list:ident, $file:expr) => {
            if let Some(record) = reader.record($file) {
                $list.push(record);
                if let Some(record) = $list.last() {
                    reader.same_name($file, &record.id);
                }
            }
        };
    }
    for file in &folder.files {
        let kind = file.path.split('/').next().unwrap_or_default();
        match kind {
            "pack.toml" => about = reader.record::<About>(file),
            LeftOut::FILE => left_out = reader.record::<LeftOut>(file).unwrap_or_default(),
            "sources" => into!(sources, file),
            "endpoints" => into!(endpoints, file),
            "medicines" => into!(medicines, file),
            "studies" => into!(studies, file),
            "definitions" => into!(definitions, file),
            "judgements" => into!(judgements, file),
            "conditions" => into!(conditions, file),
            "schedules" => into!(schedules, file),
            "pml" => into!(pml_tables, file),
            "statements" => into!(statements, file),
            "regulation" => into!(regulations, file),
            "networks" => into!(networks, file),
            "reviews" => into!(reviews, file),
            _ => reader.defects.push(Defect {
                file: file.path.clone(),
                record: stem(&file.path),
                field: String::new(),
                message: "no kind of record lives in this folder: see docs/EVIDENCE.md".to_owned(),
            }),
        }
    }
    medicines.sort_by_key(|record| (record.order, record.id));
    definitions.sort_by_key(|record| (record.order, record.id));
    judgements.sort_by_key(|record| (record.order, record.id));
    conditions.sort_by_key(|record| (record.order, record.id));
    statements.sort_by_key(|record| (record.topic, record.order, record.id));
    let Some(about) = about else {
        if reader.defects.is_empty() {
            reader.defects.push(Defect {
                file: "pack.toml".to_owned(),
                record: "pack".to_owned(),
                field: String::new(),
                message: "missing: it holds the dates of the pack".to_owned(),
            });
        }
        return Err(reader.defects);
    };
    if !reader.defects.is_empty() {
        return Err(reader.defects);
    }
    let mut pack = Pack {
        id: Str(""),
        about,
        sources: list(sources),
        endpoints: list(endpoints),
        medicines: list(medicines),
        studies: list(studies),
        definitions: list(definitions),
        judgements: list(judgements),
        conditions: list(conditions),
        schedules: list(schedules),
        pml_tables: list(pml_tables),
        statements: list(statements),
        regulations: list(regulations),
        networks: list(networks),
        reviews: list(reviews),
    };
    let mut defects = super::check(&pack);
    defects.extend(left_out.defects(&pack));
    if !defects.is_empty() {
        return Err(defects);
    }
    pack.id = identity(&pack).map_err(|error| {
        vec![Defect {
            file: "pack.toml".to_owned(),
            record: "pack".to_owned(),
            field: String::new(),
            message: format!("the pack cannot be written: {error}"),
        }]
    })?;
    Ok(pack)
}

/// The dossier rows that the folder leaves out, with their reasons.
///
/// # Errors
/// When the list cannot be read.
pub fn left_out(folder: &Folder) -> Result<LeftOut, Vec<Defect>> {
    let mut reader = Reader {
        defects: Vec::new(),
    };
    let list = folder
        .files
        .iter()
        .find(|file| file.path == LeftOut::FILE)
        .map_or_else(|| Some(LeftOut::default()), |file| reader.record(file));
    list.ok_or(reader.defects)
}

/// A pack that was written out elsewhere (as JSON), with its identity computed anew.
///
/// # Errors
/// With both identities, when the content is not what its identity says.
pub fn import(written: Pack) -> Result<Pack, String> {
    let mut pack = written;
    pack.id = identity(&pack).map_err(|error| error.to_string())?;
    if pack.id == written.id {
        Ok(pack)
    } else {
        Err(format!(
            "the pack says it is {}, but its content is {}: it was altered, or written by another version",
            written.id, pack.id
        ))
    }
}

/// Twelve hexadecimal digits of the SHA-256 of the compact form without an identity: the
/// same content has the same identity on every machine.
fn identity(pack: &Pack) -> Result<Str, compact::WriteError> {
    let content = compact::write(&Pack {
        id: Str(""),
        ..*pack
    })?;
    let digest = Sha256::digest(&content);
    let text: String = digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Str(Box::leak(text.into_boxed_str())))
}
