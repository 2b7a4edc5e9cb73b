//! From the compact form to records.

use super::coding::{take, unfold};
use super::{COLUMN_END, COLUMNS, Column, Compact, SEAL, STRANDS, Strand, VERSION, seal_and_ends};
use core::fmt;

/// Rules nest; anything deeper than this is not a record.
const DEEPEST: u8 = 64;

/// Why bytes are not the compact form of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompactError {
    /// They end too early, or hold no number where one must be.
    Short,
    /// They were written by another version of the form.
    OtherVersion,
    /// They were altered after they were written.
    Altered,
    /// The texts are not UTF-8, or one is named that is not there.
    NoSuchText,
    /// A value does not fit its field: too large, no such alternative, no such day.
    DoesNotFit,
    /// Rules inside rules without end.
    TooDeep,
    /// Something is left when the record is complete.
    Left,
}

impl fmt::Display for CompactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CompactError::Short => "the embedded evidence ends too early",
            CompactError::OtherVersion => "the embedded evidence is of another version",
            CompactError::Altered => "the embedded evidence was altered",
            CompactError::NoSuchText => "the embedded evidence names a text it does not hold",
            CompactError::DoesNotFit => "the embedded evidence holds a value out of its limits",
            CompactError::TooDeep => "the embedded evidence nests rules too deeply",
            CompactError::Left => "the embedded evidence is longer than its records",
        })
    }
}

impl core::error::Error for CompactError {}

/// Reads what [`super::write`] wrote. Texts stay where they are; lists are made once and
/// kept for the life of the program.
///
/// # Errors
/// [`CompactError`] when `bytes` are not exactly the compact form of a `T`.
pub fn read<T: Compact>(bytes: &'static [u8]) -> Result<T, CompactError> {
    Reader::over(bytes)?.record()
}

/// Takes values from the compact form.
///
/// It never refuses a value where it stands: it remembers the first mistake and goes on with
/// zeros and empty lists, which come to an end soon, and nothing of them is given out. Each
/// field of each record would have to ask and return otherwise, which was most of the code.
pub struct Reader {
    texts: Vec<&'static str>,
    /// The first text of each column, and the end.
    first: Vec<usize>,
    /// The next text of each column that was not used yet.
    next: Vec<usize>,
    /// What is left of each strand, column after column.
    strands: Vec<&'static [u8]>,
    /// What is left of all strands together.
    left: usize,
    deep: u8,
    is_whole: bool,
    mistake: Option<CompactError>,
}

impl Reader {
    /// The first half of [`read`]: checks the seal and finds the texts. About half the time of
    /// both, so that a program may let its surroundings in between.
    ///
    /// # Errors
    /// [`CompactError`] when the bytes were altered, end too early or are of another version.
    pub fn over(bytes: &'static [u8]) -> Result<Reader, CompactError> {
        let (content, sealed) = bytes
            .split_last_chunk::<SEAL>()
            .ok_or(CompactError::Short)?;
        let ([version, whole], mut rest) =
            content.split_first_chunk().ok_or(CompactError::Short)?;
        if *version != VERSION {
            return Err(CompactError::OtherVersion);
        }
        let length = |rest: &mut &[u8]| {
            let number = take(rest).ok_or(CompactError::Short)?;
            usize::try_from(number).map_err(|_| CompactError::Short)
        };
        let texts = length(&mut rest)?;
        let mut lengths = Vec::with_capacity(COLUMNS * STRANDS);
        for _ in 0..COLUMNS * STRANDS {
            lengths.push(length(&mut rest)?);
        }
        let begin = content.len() - rest.len();
        let (texts, mut rest) = rest.split_at_checked(texts).ok_or(CompactError::Short)?;
        let (seen, ends) = seal_and_ends(content, begin + texts.len());
        if seen != *sealed {
            return Err(CompactError::Altered);
        }
        let left = rest.len();
        let mut strands = Vec::with_capacity(lengths.len());
        for length in lengths {
            let (strand, after) = rest.split_at_checked(length).ok_or(CompactError::Short)?;
            strands.push(strand);
            rest = after;
        }
        if !rest.is_empty() {
            return Err(CompactError::Left);
        }
        let all = core::str::from_utf8(texts).map_err(|_| CompactError::NoSuchText)?;
        let (mut texts, mut first) = (Vec::new(), vec![0]);
        let mut start = 0;
        for end in ends {
            // Line ends before and after the texts are parts of numbers.
            let Some(end) = end
                .checked_sub(begin)
                .filter(|end| (start..all.len()).contains(end))
            else {
                continue;
            };
            // Never cut inside a letter: a line end is a byte of its own in UTF-8.
            let text = all.get(start..end).unwrap_or_default();
            start = end + 1;
            if text == COLUMN_END {
                first.push(texts.len());
            } else {
                texts.push(text);
            }
        }
        first.resize(COLUMNS + 1, texts.len());
        Ok(Reader {
            texts,
            next: first.clone(),
            first,
            strands,
            left,
            deep: 0,
            is_whole: *whole == 1,
            mistake: None,
        })
    }

    /// The second half of [`read`]: makes the records.
    ///
    /// # Errors
    /// [`CompactError`] when the bytes are not exactly the compact form of a `T`.
    pub fn record<T: Compact>(mut self) -> Result<T, CompactError> {
        let record = T::read(&mut self, 0);
        match self.end() {
            None => Ok(record),
            Some(error) => Err(error),
        }
    }

    /// The first mistake, after the record was read.
    fn end(self) -> Option<CompactError> {
        let complete = self.left == 0 && self.next[..COLUMNS] == self.first[1..];
        self.mistake.or((!complete).then_some(CompactError::Left))
    }

    /// Whether what only editors need is there.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Remembers a mistake.
    #[inline(never)]
    pub(crate) fn refuse(&mut self, mistake: CompactError) {
        self.mistake.get_or_insert(mistake);
        // Nothing is read any more, so that what is going on ends soon.
        self.left = 0;
        self.strands.fill(&[]);
    }

    #[inline(never)]
    fn take(&mut self, strand: Strand, column: Column) -> u64 {
        let strand = &mut self.strands[usize::from(column) * STRANDS + strand as usize];
        // Nearly every number is one byte.
        if let [byte @ 0..0x80, rest @ ..] = *strand {
            *strand = rest;
            self.left -= 1;
            return u64::from(*byte);
        }
        let before = strand.len();
        let number = take(strand);
        self.left -= before - strand.len();
        if number.is_none() {
            self.refuse(CompactError::Short);
        }
        number.unwrap_or(0)
    }

    /// The place of an alternative, `last` at most.
    #[inline(never)]
    pub fn choice(&mut self, column: Column, last: u32) -> u32 {
        let place = self.take(Strand::Shape, column);
        match u32::try_from(place) {
            Ok(place) if place <= last => place,
            _ => {
                self.refuse(CompactError::DoesNotFit);
                0
            }
        }
    }

    /// The length of a list, after which its elements are read; [`Reader::leave`] follows them.
    #[inline(never)]
    pub(crate) fn enter(&mut self, column: Column) -> usize {
        let length = self.take(Strand::Shape, column);
        self.deep += 1;
        if self.deep > DEEPEST {
            self.refuse(CompactError::TooDeep);
            return 0;
        }
        match usize::try_from(length) {
            // No element is smaller than a byte, so a longer list is a mistake.
            Ok(length) if length <= self.left => length,
            _ => {
                self.refuse(CompactError::Short);
                0
            }
        }
    }

    pub(crate) fn leave(&mut self) {
        self.deep -= 1;
    }

    /// Whether reading goes on.
    pub(crate) fn is_good(&self) -> bool {
        self.mistake.is_none()
    }

    /// A whole number of `most` at most.
    #[inline(never)]
    pub(crate) fn number(&mut self, column: Column, most: u64) -> u64 {
        let number = self.take(Strand::Values, column);
        if number > most {
            self.refuse(CompactError::DoesNotFit);
            return 0;
        }
        number
    }

    pub(crate) fn signed(&mut self, column: Column) -> i64 {
        unfold(self.number(column, u64::MAX))
    }

    /// A text: 0 is the next one of its column, odd numbers name one of the same column, even
    /// ones one of all.
    #[inline(never)]
    pub(crate) fn text(&mut self, column: Column) -> &'static str {
        let named = self.take(Strand::Values, column);
        let column = usize::from(column);
        let place = if named == 0 {
            self.next[column] += 1;
            (self.next[column] <= self.first[column + 1]).then(|| self.next[column] - 1)
        } else {
            let base = if named % 2 == 1 {
                self.first[column]
            } else {
                0
            };
            let place = usize::try_from((named - 1) / 2).ok();
            place.and_then(|place| place.checked_add(base))
        };
        match place.and_then(|place| self.texts.get(place)) {
            Some(text) => text,
            None => {
                self.refuse(CompactError::NoSuchText);
                ""
            }
        }
    }
}
