//! Floor 0: the evidence itself.
//!
//! `build.rs` reads and checks `evidence/*.toml` and embeds it in the compact form of
//! `waymark-evidence`; the first call of [`pack`] makes the records. To try another folder
//! of evidence, set `WAYMARK_EVIDENCE` to its path when building.

use std::sync::OnceLock;
use waymark_evidence::compact::{self, CompactError, Reader};
use waymark_evidence::{Front, Pack};

static COMPACT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.bin"));
static PACK: OnceLock<Pack> = OnceLock::new();
static COMPACT_FRONT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/front.bin"));
static FRONT: OnceLock<Front> = OnceLock::new();

/// The pack this program was built with. The first call reads it, later ones find it.
///
/// # Panics
/// Never with the bytes of a finished build: the build reads back what it embeds and
/// stops unless it is the same pack. Were they altered afterwards, there would be no
/// evidence to show, and the program stops here.
pub fn pack() -> &'static Pack {
    match PACK.get() {
        Some(pack) => pack,
        None => open().read(),
    }
}

/// Which pack this is and how old, without reading it.
///
/// # Panics
/// As [`pack`].
#[allow(
    clippy::panic,
    reason = "proven by the build; without evidence nothing may be shown"
)]
pub fn front() -> &'static Front {
    FRONT.get_or_init(|| match compact::read(COMPACT_FRONT) {
        Ok(front) => front,
        Err(error) => panic!("{error}"),
    })
}

/// The pack on its way: the bytes are checked and their texts found, no record is made yet.
pub struct Opened(Option<Result<Reader, CompactError>>);

/// The first half of the first call of [`pack`], for a program that wants to answer in between.
pub fn open() -> Opened {
    Opened(PACK.get().is_none().then(|| Reader::over(COMPACT)))
}

impl Opened {
    /// The second half.
    ///
    /// # Panics
    /// As [`pack`].
    #[allow(
        clippy::panic,
        reason = "proven by the build; without evidence nothing may be shown"
    )]
    pub fn read(self) -> &'static Pack {
        PACK.get_or_init(|| {
            let reader = self.0.unwrap_or_else(|| Reader::over(COMPACT));
            match reader.and_then(Reader::record) {
                Ok(pack) => pack,
                Err(error) => panic!("{error}"),
            }
        })
    }
}

/// The embedded bytes, for measuring and for tests.
pub fn compact_form() -> &'static [u8] {
    COMPACT
}
