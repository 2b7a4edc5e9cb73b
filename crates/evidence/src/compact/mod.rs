//! The compact form of a pack: what is embedded in the program.
//!
//! The form does not describe itself: writer and reader must be built from the same records,
//! which the build of `waymark-evidence-pack` proves by reading back what it wrote. How a
//! record is taken apart is written by `#[derive(Compact)]`.
//!
//! # Layout
//!
//! | part | content |
//! |---|---|
//! | version | one byte |
//! | whole | one byte: 1 when what only editors need is there |
//! | lengths | of the texts and of each strand, as whole numbers |
//! | texts | every different text once, column after column, parted by line ends |
//! | strands | the records, taken apart by the [`Column`] of a field and the [`Strand`] of a value |
//! | seal | eight bytes: [`seal`] of everything before |
//!
//! A whole number takes seven bits a byte, lowest first. A signed one is folded first
//! (0, -1, 1, -2 … become 0, 1, 2, 3 …). A structure is its fields in order, a list its
//! length and its elements, an alternative its place among the alternatives, an option
//! a flag and its value. A text is 0 when it is the next new one of its column, odd when it
//! lies in the same column, even when it lies in another.

mod coding;
mod read;
#[cfg(all(test, feature = "source"))]
mod tests;
#[cfg(feature = "source")]
mod write;

mod values;

pub use read::{CompactError, Reader, read};
pub use waymark_evidence_derive::Compact;
#[cfg(feature = "source")]
pub use write::{WriteError, Writer, write, write_for_readers};

/// A value that the compact form can hold.
pub trait Compact: Sized {
    /// Reads it; see [`Reader`] for what happens when it is not there.
    fn read(reader: &mut Reader, column: Column) -> Self;

    /// Writes it.
    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column);
}

/// The values of one field of all records of a kind lie together, because they compress
/// better so.
pub type Column = u16;

/// Number of columns; the derive counts on it.
const COLUMNS: usize = 512;

/// Stands after the texts of a column; no text is this.
const COLUMN_END: &str = "\0";

/// Changes when the layout changes.
const VERSION: u8 = 2;

/// Length of the seal in bytes.
const SEAL: usize = 8;

/// The part of a column that a value is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strand {
    /// Flags, alternatives and lengths of lists.
    Shape = 0,
    /// Numbers, dates and texts.
    Values = 1,
}

/// Number of strands of a column.
const STRANDS: usize = 2;

/// A checksum of eight bytes, against accidents and not against intent.
///
/// Every step can be undone, so one altered word always alters the result.
#[cfg(feature = "source")]
fn seal(bytes: &[u8]) -> [u8; SEAL] {
    seal_and_ends(bytes, 0).0
}

/// The [`seal`], and on the way the places of all line ends before `until`: most of the form is
/// text, and one walk over it is shorter than two.
fn seal_and_ends(bytes: &[u8], until: usize) -> ([u8; SEAL], Vec<usize>) {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut sum = START ^ bytes.len() as u64;
    let mut add = |word: u64| sum = (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let mut ends = Vec::new();
    let (words, rest) = bytes.as_chunks::<SEAL>();
    for (place, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        add(word);
        let start = place * SEAL;
        if start < until {
            let mut found = line_ends(word);
            while found != 0 {
                ends.push(start + (found.trailing_zeros() / u8::BITS) as usize);
                found &= found - 1;
            }
        }
    }
    let mut last = [0; SEAL];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    add(u64::from_le_bytes(last));
    (sum.to_le_bytes(), ends)
}

/// The highest bit of every byte of `word` that is a line end.
const fn line_ends(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    const LOW: u64 = EACH * 0x7f;
    // Zero in each byte that is a line end; then the high bit stays clear in those alone.
    let other = word ^ (EACH * b'\n' as u64);
    !(((other & LOW) + LOW) | other | LOW)
}
