//! A program as far as it is taken apart.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::{
    ExportKind, GlobalType, MemoryType, RawSection, SectionId, TableType,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{
    CompositeInnerType, DataKind, ElementItems, ElementKind, ExternalKind, FunctionBody,
    KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// One function with its body.
pub struct Function<'a> {
    /// Its number in the whole program.
    pub index: u32,
    /// The number of its type.
    pub kind: u32,
    /// Its name without the digits that tell versions of a crate apart; empty without one.
    pub name: String,
    /// What it does.
    pub body: FunctionBody<'a>,
}

/// The parts of a program.
pub struct Module<'a> {
    /// How many functions it takes from the page.
    pub imports: u32,
    /// These functions: whose they are, their names and their types.
    pub taken: Vec<(String, String, u32)>,
    /// Its own functions.
    pub functions: Vec<Function<'a>>,
    /// Its tables.
    pub tables: Vec<TableType>,
    /// Its one memory.
    pub memory: MemoryType,
    /// Its variables.
    pub globals: Vec<GlobalType>,
    /// What it shows the page.
    pub exports: Vec<(String, ExportKind, u32)>,
    /// Functions in the table of calls: where they begin, and which they are.
    pub elements: Vec<(u32, Vec<u32>)>,
    /// How many places the table of calls has.
    pub places: u32,
    /// What its memory holds at the start.
    pub data: Vec<(u32, &'a [u8])>,
    kinds: Vec<u32>,
    arguments: BTreeMap<u32, u32>,
    sections: BTreeMap<u8, &'a [u8]>,
}

impl<'a> Module<'a> {
    /// Reads a program.
    ///
    /// # Errors
    /// When it is no WebAssembly of the kind that the compiler makes: one memory, tables filled
    /// by number, no tags, no function that starts by itself.
    pub fn read(wasm: &'a [u8]) -> Result<Module<'a>> {
        let mut types = RoundtripReencoder;
        let mut sections = BTreeMap::new();
        let mut names = BTreeMap::new();
        let (mut kinds, mut imports, mut bodies) = (Vec::new(), 0, Vec::new());
        let (mut tables, mut memories, mut globals) = (Vec::new(), Vec::new(), Vec::new());
        let (mut exports, mut elements, mut data) = (Vec::new(), Vec::new(), Vec::new());
        let (mut arguments, mut taken) = (BTreeMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload.context("the program cannot be read")?;
            if let Some((id, range)) = payload.as_section() {
                sections.insert(id, of(wasm, range)?);
            }
            match payload {
                Payload::TypeSection(section) => {
                    for (index, group) in section.into_iter().enumerate() {
                        let group = group?;
                        let mut all = group.types();
                        let (Some(one), None) = (all.next(), all.next()) else {
                            bail!("types of the program stand in groups");
                        };
                        if let CompositeInnerType::Func(function) = &one.composite_type.inner {
                            arguments.insert(
                                u32::try_from(index)?,
                                u32::try_from(function.params().len())?,
                            );
                        }
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else {
                            bail!("the program takes more than functions from the page");
                        };
                        taken.push((import.module.to_owned(), import.name.to_owned(), kind));
                        kinds.push(kind);
                        imports += 1;
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        kinds.push(kind?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        tables.push(types.table_type(table?.ty)?);
                    }
                }
                Payload::MemorySection(section) => {
                    for memory in section {
                        memories.push(types.memory_type(memory?)?);
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        globals.push(types.global_type(global?.ty)?);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        let kind = match export.kind {
                            ExternalKind::Func => ExportKind::Func,
                            ExternalKind::Table => ExportKind::Table,
                            ExternalKind::Memory => ExportKind::Memory,
                            ExternalKind::Global => ExportKind::Global,
                            other => bail!("the program shows the page a {other:?}"),
                        };
                        exports.push((export.name.to_owned(), kind, export.index));
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        let ElementKind::Active {
                            table_index: None | Some(super::TABLE),
                            offset_expr,
                        } = element.kind
                        else {
                            bail!("a table of the program is filled in an unknown way");
                        };
                        let ElementItems::Functions(functions) = element.items else {
                            bail!("a table of the program holds more than functions");
                        };
                        elements.push((
                            constant(&offset_expr)?,
                            functions.into_iter().collect::<Result<_, _>>()?,
                        ));
                    }
                }
                Payload::DataSection(section) => {
                    for piece in section {
                        let piece = piece?;
                        let DataKind::Active {
                            memory_index: 0,
                            offset_expr,
                        } = piece.kind
                        else {
                            bail!("data of the program has no place in its memory");
                        };
                        data.push((constant(&offset_expr)?, piece.data));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::StartSection { .. } => bail!("a function of the program starts by itself"),
                Payload::TagSection(_) => bail!("the program has tags of exceptions"),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(all) = section.as_known() {
                        for name in all {
                            if let Name::Function(functions) = name? {
                                for function in functions {
                                    let function = function?;
                                    names.insert(function.index, plain(function.name));
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        ensure!(
            !names.is_empty(),
            "the functions of the program have no names, by which it is taken apart"
        );
        let places = tables.first().context("the program has no table")?.minimum;
        let [memory] = memories[..] else {
            bail!("the program has {} memories", memories.len());
        };
        let functions = bodies
            .into_iter()
            .zip(imports..)
            .map(|(body, index)| Function {
                index,
                kind: kinds[index as usize],
                name: names.remove(&index).unwrap_or_default(),
                body,
            })
            .collect();
        Ok(Module {
            imports,
            taken,
            functions,
            tables,
            memory,
            globals,
            exports,
            elements,
            places: u32::try_from(places)?,
            data,
            kinds,
            arguments,
            sections,
        })
    }

    /// A section as it is.
    pub fn raw(&self, id: SectionId) -> Result<RawSection<'a>> {
        let data = self.sections.get(&(id as u8));
        let data = data.with_context(|| format!("the program has no section {id:?}"))?;
        Ok(RawSection { id: id as u8, data })
    }

    /// The type of a function.
    pub fn kind(&self, function: u32) -> Result<u32> {
        let kind = self.kinds.get(function as usize).copied();
        kind.context("a function of the program has no type")
    }

    /// How many arguments a type of function has.
    pub fn arguments(&self, kind: u32) -> Result<u32> {
        let count = self.arguments.get(&kind).copied();
        count.context("a type of the program is none of a function")
    }

    /// What its memory holds at the start, as one: where it begins, and its bytes.
    pub fn image(&self) -> Result<(usize, Vec<u8>)> {
        let begin = self.data.iter().map(|(start, _)| *start).min();
        let begin = begin.context("the program has no data")? as usize;
        let mut image = Vec::new();
        for (start, bytes) in &self.data {
            let at = *start as usize - begin;
            let end = at + bytes.len();
            if image.len() < end {
                image.resize(end, 0);
            }
            image[at..end].copy_from_slice(bytes);
        }
        Ok((begin, image))
    }

    /// Functions that the page calls by name.
    pub fn fixed(&self) -> BTreeSet<u32> {
        self.exports
            .iter()
            .filter(|(_, kind, _)| *kind == ExportKind::Func)
            .map(|(_, _, index)| *index)
            .collect()
    }
}

/// A range of a program.
pub fn of(wasm: &[u8], range: std::ops::Range<u64>) -> Result<&[u8]> {
    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
    wasm.get(range).context("the program ends too early")
}

fn constant(expression: &wasmparser::ConstExpr) -> Result<u32> {
    let mut operators = expression.get_operators_reader();
    match operators.read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => bail!("a place in the program is not known before it runs"),
    }
}

/// A name as people read it: `waymark_app[6c1b…]::start` is `waymark_app::start`.
fn plain(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut out = String::with_capacity(name.len());
    let mut rest = name.as_str();
    while let Some(at) = rest.find('[') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let digits = after[1..].find(|letter: char| !letter.is_ascii_hexdigit());
        match digits {
            Some(end) if end >= 10 && after[1 + end..].starts_with(']') => {
                rest = &after[end + 2..];
            }
            _ => {
                out.push('[');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
