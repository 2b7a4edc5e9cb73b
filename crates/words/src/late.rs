//! Texts that the first step does not say: one piece of data, which the build may bring after
//! the first part of the program (`xtask/src/split.rs`).

/// The texts one after the other, written by the build. A static has one place in a program; a
/// constant would be copied to where it is used.
static TEXTS: [u8; LENGTH] = *include_bytes!(concat!(env!("OUT_DIR"), "/late.txt"));

const LENGTH: usize = include_bytes!(concat!(env!("OUT_DIR"), "/late.txt")).len();

/// A text by its place and length in bytes, found by the compiler: a wrong place does not
/// compile.
#[allow(clippy::panic, reason = "a wrong place does not compile")]
pub(crate) const fn text(start: usize, length: usize) -> &'static str {
    let (_, from) = TEXTS.split_at(start);
    let (text, _) = from.split_at(length);
    match core::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => panic!("a text of the catalogue begins inside a letter"),
    }
}
