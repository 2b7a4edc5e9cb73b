//! The compact form of a pack: what is embedded in the program.
//!
//! A `serde` data format for the records of this crate and nothing else. It does not
//! describe itself: writer and reader must be built from the same records, which the
//! build of `waymark-evidence-pack` proves by reading back what it wrote.
//!
//! # Layout
//!
//! | part | content |
//! |---|---|
//! | version | one byte |
//! | lengths | of the texts and of each strand, as whole numbers |
//! | texts | every different text once, in order of first use, parted by line ends |
//! | strands | the records, taken apart by the [`Strand`] a value belongs to |
//! | seal | eight bytes: [`seal`] of everything before |
//!
//! A whole number takes seven bits a byte, lowest first. A signed one is folded first
//! (0, -1, 1, -2 … become 0, 1, 2, 3 …). A structure is its fields in order, a list its
//! length and its elements, an alternative its place among the alternatives, an option
//! a flag and its value. A text is 0 when it is the next new one of the texts, else
//! one more than its place among them.

mod coding;
mod read;
#[cfg(all(test, feature = "source"))]
mod tests;
#[cfg(feature = "source")]
mod write;

pub use read::{CompactError, read};
#[cfg(feature = "source")]
pub use write::{WriteError, write};

/// Changes when the layout changes.
const VERSION: u8 = 1;

/// Length of the seal in bytes.
const SEAL: usize = 8;

/// The part of the form a value is kept in: values of one kind lie together, because
/// they compress better so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strand {
    /// Flags, alternatives and lengths of lists.
    Shape = 0,
    /// References to texts.
    Texts = 1,
    /// Numbers and dates.
    Numbers = 2,
}

/// Number of strands.
const STRANDS: usize = 3;

/// A checksum of eight bytes, against accidents and not against intent.
///
/// Every step can be undone, so one altered word always alters the result.
fn seal(bytes: &[u8]) -> [u8; SEAL] {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut sum = START ^ bytes.len() as u64;
    let mut add = |word: [u8; SEAL]| {
        sum = (sum ^ u64::from_le_bytes(word))
            .wrapping_mul(FACTOR)
            .rotate_left(29);
    };
    let (words, rest) = bytes.as_chunks::<SEAL>();
    for word in words {
        add(*word);
    }
    let mut last = [0; SEAL];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    add(last);
    sum.to_le_bytes()
}
