//! Floor 0: the evidence itself.
//!
//! `build.rs` reads and checks `evidence/*.toml` and embeds it in the compact form of
//! `waymark-evidence`; the first call of [`pack`] makes the records. To try another folder
//! of evidence, set `WAYMARK_EVIDENCE` to its path when building.

use std::sync::OnceLock;
use waymark_evidence::{Pack, compact};

static COMPACT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.bin"));
static PACK: OnceLock<Pack> = OnceLock::new();

/// The pack this program was built with. The first call reads it, later ones find it.
///
/// # Panics
/// Never with the bytes of a finished build: the build reads back what it embeds and
/// stops unless it is the same pack. Were they altered afterwards, there would be no
/// evidence to show, and the program stops here.
#[allow(
    clippy::panic,
    reason = "proven by the build; without evidence nothing may be shown"
)]
pub fn pack() -> &'static Pack {
    PACK.get_or_init(|| match compact::read(COMPACT) {
        Ok(pack) => pack,
        Err(error) => panic!("{error}"),
    })
}

/// The embedded bytes, for measuring and for tests.
pub fn compact_form() -> &'static [u8] {
    COMPACT
}
