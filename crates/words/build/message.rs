//! What a message is once it has been read.

/// Where a message stands: section, at most one nested section, name.
pub type Key = Vec<String>;

/// How the value of a slot is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// `{name}`: a text as it is.
    Text,
    /// `{count:n}`: a whole number with thousands marks.
    Number,
    /// `{day:date}`: a day in words.
    Date,
    /// `{day:partial}`: a day, a month or a year in words.
    Partial,
}

/// A place in a text that a value fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The name, which is also the name of the argument.
    pub name: String,
    /// How the value is written.
    pub kind: SlotKind,
}

/// A stretch of fixed text, or a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Fixed text, braces already resolved.
    Literal(String),
    /// A slot.
    Slot(Slot),
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// As written in the file.
    pub source: String,
    /// In order.
    pub pieces: Vec<Piece>,
}

impl Template {
    /// Its slots in order, repeated ones repeatedly.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Literal(_) => None,
        })
    }
}

/// One wording: a single text, or the texts of a plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The slot that selects the plural; none for a single text.
    pub by: Option<String>,
    /// Plural category and text; `other` comes first and is the only one of a single text.
    pub variants: Vec<(&'static str, Template)>,
}

/// One message of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The only wording, or the plain one.
    pub plain: Form,
    /// The clinical wording, where there are two.
    pub clinical: Option<Form>,
    /// The arguments: by first appearance, plain before clinical, `other` before the
    /// rest of a plural; a selector that is in no text comes last.
    pub slots: Vec<Slot>,
}

impl Message {
    /// Its one or two wordings.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        std::iter::once(&self.plain).chain(&self.clinical)
    }

    /// No text has a slot: the function can return static text.
    pub fn is_fixed(&self) -> bool {
        self.forms().all(|form| {
            form.variants
                .iter()
                .all(|(_, text)| text.slots().next().is_none())
        })
    }
}
