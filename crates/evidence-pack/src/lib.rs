//! Floor 0: the evidence itself.
//!
//! `build.rs` reads, checks and compiles `evidence/*.toml` into one static [`Pack`];
//! nothing is parsed when the program runs. To try another folder of evidence, set
//! `WAYMARK_EVIDENCE` to its path when building.

#[allow(
    clippy::unreadable_literal,
    clippy::large_stack_arrays,
    clippy::useless_vec,
    unused_imports,
    reason = "generated tables"
)]
mod table {
    use waymark_evidence::*;
    include!(concat!(env!("OUT_DIR"), "/pack.rs"));
    /// The pack this program was built with.
    pub fn pack() -> &'static Pack {
        &PACK
    }
}

pub use table::pack;
