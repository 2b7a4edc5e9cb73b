//! The program in two parts: what the first step needs, and the rest.
//!
//! A page stands sooner when less has to come first. The finished program is taken apart by
//! the rooms its functions belong to ([`Rooms`]): the first part runs by itself, the rest is
//! brought right after it (`static/boot.js`) and takes its places in the first part's table
//! of functions. Both work on one memory, so nothing of the program knows of the cut.
//!
//! Where the first part calls into the rest, it calls by the table. Until the rest is there, a
//! stub stands in its place: it has the page bring the rest at once ([`BRING`]), and calls
//! again. So whatever is pressed, at whatever time, does what the whole program would do.
//!
//! The evidence and the words of later steps are found in the data of the program by their
//! bytes. The words go with the rest; the evidence is a file of its own, of data alone. Only
//! functions of the rest read them, so nobody sees the gap they leave.

mod body;
mod folder;
mod glue;
mod module;
mod rooms;

pub use folder::{split_folder, whole};
pub use glue::Renamed;
pub use rooms::Rooms;

use anyhow::{Context, Result, ensure};
use module::{Function, Module};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, ImportSection, RawSection, SectionId, TableSection, TableType,
};

/// The function of the program that has the page bring the rest, and returns when it is there.
pub const BRING: &str = "waymark_app::platform::program::bring_rest";

/// Under this name the rest finds what it takes from the first part.
const FROM_FIRST: &str = "f";

/// The one table through which functions are called.
const TABLE: u32 = 0;

/// Bytes up to which a function stays in the first part whatever its name says, when it asks for
/// nothing of the rest. A stub would be as long; and of functions that do the same the optimiser
/// keeps one, under the name of any.
const SMALL: usize = 40;

/// Numbers that every program holds without meaning a place: the first that is no letter, by
/// which the compiler says that there is none, with what it counts on from there, and the bits
/// that a long letter takes from its first byte.
const NO_PLACES: [std::ops::RangeInclusive<u64>; 2] =
    [0x10_ffff..=0x11_000f, 0x1c_0000..=0x1c_0000];

/// A program in its parts.
#[derive(Debug)]
pub struct Parts {
    /// What starts by itself.
    pub first: Vec<u8>,
    /// What follows.
    pub rest: Vec<u8>,
    /// Data that stands by itself, as [`Late::is_alone`] asks; nothing when there is none.
    pub alone: Option<Vec<u8>>,
    /// The functions of the first part by their numbers there, for people who look for the one
    /// that called the rest: browsers name a function by its number.
    pub names: String,
}

/// Bytes in the data of a program that only the rest needs.
#[derive(Debug)]
pub struct Late {
    /// What they are.
    pub name: &'static str,
    /// How one build or another has left them; one of these is in the program.
    pub builds: Vec<Vec<u8>>,
    /// Whether they become a file of their own.
    pub is_alone: bool,
}

/// Takes a program apart, and calls what it shares with its glue as `renamed` says.
///
/// # Errors
/// When the program is no WebAssembly of the kind that the compiler makes, has no names, has no
/// [`BRING`], does not hold what is in `late`, or would be the same in one part.
pub fn split(wasm: &[u8], rooms: &Rooms, late: &[Late], renamed: &Renamed) -> Result<Parts> {
    let module = Module::read(wasm)?;
    let Pieces { early, rest, alone } = Pieces::cut(&module, late)?;
    let moved: Vec<Piece> = rest.iter().chain(&alone).copied().collect();
    let cut = Cut::of(&module, rooms, &moved, renamed)?;
    cut.keeps_away_from(&moved)?;
    Ok(Parts {
        first: cut.first(&early)?,
        rest: cut.rest(&rest)?,
        alone: (!alone.is_empty()).then(|| cut.alone(&alone)),
        names: cut.names(),
    })
}

/// The same program without the names of its functions.
///
/// # Errors
/// When it is no WebAssembly.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut out = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if matches!(payload, wasmparser::Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            out.section(&RawSection {
                id,
                data: module::of(wasm, range)?,
            });
        }
    }
    Ok(out.finish())
}

/// Where each function goes, and by which number it is called there.
struct Cut<'a> {
    module: &'a Module<'a>,
    /// Functions of the rest.
    late: BTreeSet<u32>,
    /// Places in the table of functions of the rest that the first part calls by name.
    added: BTreeMap<u32, u32>,
    /// The stub of each function of the rest that is reached through the table, by its number
    /// in the first part.
    stubs: BTreeMap<u32, u32>,
    /// Functions of the first part and of the page, by their number there.
    first: BTreeMap<u32, u32>,
    /// What the rest calls of them, in order.
    shared: Vec<u32>,
    bring: u32,
    renamed: &'a Renamed,
}

impl<'a> Cut<'a> {
    fn of(
        module: &'a Module<'a>,
        rooms: &Rooms,
        moved: &[Piece],
        renamed: &'a Renamed,
    ) -> Result<Cut<'a>> {
        let bring = module
            .functions
            .iter()
            .find(|function| function.name == BRING)
            .with_context(|| format!("the program has no function {BRING}"))?
            .index;
        let fixed = module.fixed();
        let mut late: BTreeSet<u32> = module
            .functions
            .iter()
            .filter(|function| {
                function.index != bring
                    && !fixed.contains(&function.index)
                    && rooms.is_late(&function.name)
            })
            .map(|function| function.index)
            .collect();
        ensure!(
            !late.is_empty(),
            "no function of the program is of the rest"
        );
        for function in &module.functions {
            if late.contains(&function.index)
                && function.body.as_bytes().len() <= SMALL
                && !reads(function, moved)?
                && !body::calls(&function.body)?
                    .iter()
                    .any(|called| late.contains(called))
            {
                late.remove(&function.index);
            }
        }

        let mut added = BTreeMap::new();
        let mut shared = BTreeSet::new();
        for function in &module.functions {
            let is_late = late.contains(&function.index);
            for called in body::calls(&function.body)? {
                if is_late && !late.contains(&called) {
                    shared.insert(called);
                } else if !is_late && late.contains(&called) {
                    let next = module.places + u32::try_from(added.len())?;
                    added.entry(called).or_insert(next);
                }
            }
        }

        let mut first: BTreeMap<u32, u32> =
            (0..module.imports).map(|index| (index, index)).collect();
        let mut next = module.imports;
        for function in &module.functions {
            if !late.contains(&function.index) {
                first.insert(function.index, next);
                next += 1;
            }
        }
        let mut stubs = BTreeMap::new();
        let in_table = module.elements.iter().flat_map(|(_, functions)| functions);
        for function in in_table.chain(added.keys()) {
            if late.contains(function) && !stubs.contains_key(function) {
                stubs.insert(*function, next);
                next += 1;
            }
        }
        Ok(Cut {
            module,
            late,
            added,
            stubs,
            first,
            shared: shared.into_iter().collect(),
            bring,
            renamed,
        })
    }

    /// Fails when a function of the first part knows a place in data that is not there yet: it
    /// would read zeros until the rest has come.
    fn keeps_away_from(&self, moved: &[Piece]) -> Result<()> {
        let mut wrong = Vec::new();
        for function in &self.module.functions {
            if !self.late.contains(&function.index) && reads(function, moved)? {
                wrong.push(function.name.as_str());
            }
        }
        ensure!(
            wrong.is_empty(),
            "functions of the first part name data that comes with the rest; move them there \
             (xtask/rooms.toml), or their words to the first step (crates/words/build/emit.rs):\n{}",
            wrong.join("\n")
        );
        Ok(())
    }

    /// The place in the table by which a function of the rest is called.
    fn place(&self, function: u32) -> Result<u32> {
        let of_old = self.module.elements.iter().find_map(|(start, functions)| {
            let at = functions.iter().position(|one| *one == function)?;
            Some(start + u32::try_from(at).ok()?)
        });
        of_old
            .or_else(|| self.added.get(&function).copied())
            .context("a function of the rest has no place in the table")
    }

    fn first(&self, data: &[Piece]) -> Result<Vec<u8>> {
        let module = self.module;
        let kept = |function: &&Function| !self.late.contains(&function.index);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for function in module.functions.iter().filter(kept) {
            functions.function(function.kind);
            code.raw(&body::moved(&function.body, |called| {
                Ok(match self.first.get(&called) {
                    Some(index) => body::Call::Function(*index),
                    None => body::Call::Place {
                        kind: module.kind(called)?,
                        place: self.place(called)?,
                    },
                })
            })?);
        }
        let mut stubs: Vec<(u32, u32)> = self.stubs.iter().map(|(of, stub)| (*stub, *of)).collect();
        stubs.sort_unstable();
        for (_, of) in stubs {
            let kind = module.kind(of)?;
            functions.function(kind);
            let bring = self
                .first
                .get(&self.bring)
                .context("no way to bring the rest")?;
            code.raw(&body::stub(
                *bring,
                module.arguments(kind)?,
                kind,
                self.place(of)?,
            ));
        }

        let mut exports = ExportSection::new();
        for (name, kind, index) in &module.exports {
            let name = self.renamed.of(name);
            let index = match kind {
                ExportKind::Func => *self.first.get(index).context("an export is of the rest")?,
                _ => *index,
            };
            exports.export(name, *kind, index);
        }
        for (name, (kind, index)) in self.taken() {
            let index = match kind {
                ExportKind::Func => *self.first.get(&index).context("the rest takes itself")?,
                _ => index,
            };
            exports.export(&name, kind, index);
        }

        let mut elements = ElementSection::new();
        let in_first = |function: &u32| {
            self.first
                .get(function)
                .or_else(|| self.stubs.get(function))
                .copied()
                .context("a function of the table is nowhere")
        };
        for (start, functions) in &module.elements {
            segment(
                &mut elements,
                *start,
                &functions.iter().map(in_first).collect::<Result<Vec<_>>>()?,
            );
        }
        let mut added: Vec<(u32, u32)> = self.added.iter().map(|(of, at)| (*at, *of)).collect();
        added.sort_unstable();
        let added: Vec<u32> = added
            .iter()
            .map(|(_, of)| in_first(of))
            .collect::<Result<_>>()?;
        if !added.is_empty() {
            segment(&mut elements, module.places, &added);
        }

        let mut out = wasm_encoder::Module::new();
        out.section(&module.raw(SectionId::Type)?);
        let mut imports = ImportSection::new();
        for (whose, name, kind) in &module.taken {
            let name = self.renamed.of(name);
            imports.import(whose, name, EntityType::Function(*kind));
        }
        out.section(&imports);
        out.section(&functions);
        let mut tables = TableSection::new();
        for index in 0..module.tables.len() {
            tables.table(self.table(index)?);
        }
        out.section(&tables);
        out.section(&module.raw(SectionId::Memory)?);
        if let Ok(globals) = module.raw(SectionId::Global) {
            out.section(&globals);
        }
        out.section(&exports);
        out.section(&elements);
        out.section(&code);
        out.section(&data_section(data));
        Ok(out.finish())
    }

    /// A table; that of calls with room for the functions that the first part calls by name.
    fn table(&self, index: usize) -> Result<TableType> {
        let mut table = self.module.tables[index];
        if index == TABLE as usize {
            let added = u64::try_from(self.added.len())?;
            table.minimum += added;
            table.maximum = table.maximum.map(|most| most + added);
        }
        Ok(table)
    }

    fn rest(&self, data: &[Piece]) -> Result<Vec<u8>> {
        let module = self.module;
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let mut imports = ImportSection::new();
        let taken = self.taken();
        for (name, (kind, index)) in &taken {
            let entity = match kind {
                ExportKind::Func => {
                    numbers.insert(*index, u32::try_from(numbers.len())?);
                    EntityType::Function(module.kind(*index)?)
                }
                ExportKind::Table => EntityType::Table(self.table(*index as usize)?),
                ExportKind::Memory => EntityType::Memory(module.memory),
                ExportKind::Global => EntityType::Global(module.globals[*index as usize]),
                ExportKind::Tag => anyhow::bail!("the program has tags of exceptions"),
            };
            imports.import(FROM_FIRST, name, entity);
        }
        let late = || {
            module
                .functions
                .iter()
                .filter(|function| self.late.contains(&function.index))
        };
        for function in late() {
            numbers.insert(function.index, u32::try_from(numbers.len())?);
        }
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for function in late() {
            functions.function(function.kind);
            code.raw(&body::moved(&function.body, |called| {
                let number = numbers
                    .get(&called)
                    .context("the rest calls what it has not")?;
                Ok(body::Call::Function(*number))
            })?);
        }
        let mut elements = ElementSection::new();
        for (start, places) in self.runs()? {
            let places: Vec<u32> = places.iter().map(|of| numbers[of]).collect();
            segment(&mut elements, start, &places);
        }
        let mut out = wasm_encoder::Module::new();
        out.section(&module.raw(SectionId::Type)?);
        out.section(&imports);
        out.section(&functions);
        out.section(&elements);
        out.section(&code);
        out.section(&data_section(data));
        Ok(out.finish())
    }

    fn names(&self) -> String {
        let names: BTreeMap<u32, &str> = self
            .module
            .functions
            .iter()
            .map(|function| (function.index, function.name.as_str()))
            .collect();
        let own = self.first.iter().map(|(of, number)| (*number, *of, ""));
        let stubs = self
            .stubs
            .iter()
            .map(|(of, number)| (*number, *of, "brings the rest for "));
        let mut lines: Vec<_> = own.chain(stubs).collect();
        lines.sort_unstable();
        lines
            .into_iter()
            .filter_map(|(number, of, does)| Some(format!("{number} {does}{}\n", names.get(&of)?)))
            .collect()
    }

    /// A file of data alone.
    fn alone(&self, data: &[Piece]) -> Vec<u8> {
        let mut imports = ImportSection::new();
        for (name, (kind, _)) in self.taken() {
            if kind == ExportKind::Memory {
                imports.import(FROM_FIRST, &name, EntityType::Memory(self.module.memory));
            }
        }
        let mut out = wasm_encoder::Module::new();
        out.section(&imports);
        out.section(&data_section(data));
        out.finish()
    }

    /// The places in the table that functions of the rest take, in runs without a gap.
    fn runs(&self) -> Result<Vec<(u32, Vec<u32>)>> {
        let mut places: BTreeMap<u32, u32> = self.added.iter().map(|(of, at)| (*at, *of)).collect();
        for (start, functions) in &self.module.elements {
            for (at, function) in functions.iter().enumerate() {
                if self.late.contains(function) {
                    places.insert(start + u32::try_from(at)?, *function);
                }
            }
        }
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (place, function) in places {
            match runs.last_mut() {
                Some((start, run)) if *start + u32::try_from(run.len())? == place => {
                    run.push(function);
                }
                _ => runs.push((place, vec![function])),
            }
        }
        Ok(runs)
    }

    /// What the rest takes from the first part, each under a short name.
    fn taken(&self) -> Vec<(String, (ExportKind, u32))> {
        let module = self.module;
        let count = |all: usize| 0..u32::try_from(all).unwrap_or(u32::MAX);
        let whole = [(ExportKind::Memory, 0)].into_iter();
        let whole = whole.chain(count(module.tables.len()).map(|index| (ExportKind::Table, index)));
        let whole =
            whole.chain(count(module.globals.len()).map(|index| (ExportKind::Global, index)));
        whole
            .chain(self.shared.iter().map(|index| (ExportKind::Func, *index)))
            .enumerate()
            .map(|(place, what)| (short_name(place), what))
            .collect()
    }
}

/// Whether a function names a place in these pieces of memory.
fn reads(function: &Function, pieces: &[Piece]) -> Result<bool> {
    let places = body::places(&function.body)?;
    Ok(places.into_iter().any(|place| {
        !NO_PLACES.iter().any(|numbers| numbers.contains(&place))
            && pieces.iter().any(|(start, bytes)| {
                let start = u64::from(*start);
                (start..start + bytes.len() as u64).contains(&place)
            })
    }))
}

/// `0`, `1` … `9`, `a` … `z`, `10` …: no name that the page's own functions have.
fn short_name(mut place: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut name = Vec::new();
    loop {
        name.push(char::from(DIGITS[place % DIGITS.len()]));
        place /= DIGITS.len();
        if place == 0 {
            return name.into_iter().rev().collect();
        }
    }
}

fn segment(elements: &mut ElementSection, start: u32, functions: &[u32]) {
    elements.active(
        None,
        &ConstExpr::i32_const(start.cast_signed()),
        Elements::Functions(functions.into()),
    );
}

/// A piece of memory: where it begins, and its bytes.
type Piece<'a> = (u32, &'a [u8]);

fn data_section(pieces: &[Piece]) -> DataSection {
    let mut data = DataSection::new();
    for (start, bytes) in pieces {
        data.active(
            0,
            &ConstExpr::i32_const(start.cast_signed()),
            bytes.iter().copied(),
        );
    }
    data
}

/// The data of a program, by the part that it goes to.
struct Pieces<'a> {
    early: Vec<Piece<'a>>,
    rest: Vec<Piece<'a>>,
    alone: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// Cuts `late` out of the data. The optimiser may have cut it where it is zero.
    fn cut(module: &Module<'a>, late: &[Late]) -> Result<Pieces<'a>> {
        let (begin, image) = module.image()?;
        let mut pieces = Pieces {
            early: module.data.clone(),
            rest: Vec::new(),
            alone: Vec::new(),
        };
        for Late {
            name,
            builds,
            is_alone,
        } in late
        {
            let mut builds = builds.iter().filter(|bytes| !bytes.is_empty());
            let found = builds.find_map(|bytes| {
                let at = image
                    .windows(bytes.len())
                    .position(|window| window == bytes)?;
                Some((begin + at, begin + at + bytes.len()))
            });
            let (start, end) = found.with_context(|| {
                format!("the data of the program does not hold {name} as any build has left it")
            })?;
            for (place, bytes) in std::mem::take(&mut pieces.early) {
                let first = place as usize;
                let cut = |at: usize| at.saturating_sub(first).min(bytes.len());
                let (from, to) = (cut(start), cut(end));
                let piece = |from: usize, to: usize| -> Result<Piece<'a>> {
                    Ok((u32::try_from(first + from)?, &bytes[from..to]))
                };
                if from < to {
                    let moved = if *is_alone {
                        &mut pieces.alone
                    } else {
                        &mut pieces.rest
                    };
                    moved.push(piece(from, to)?);
                }
                for (from, to) in [(0, from), (to, bytes.len())] {
                    if from < to {
                        pieces.early.push(piece(from, to)?);
                    }
                }
            }
        }
        Ok(pieces)
    }
}

#[cfg(test)]
mod tests;
