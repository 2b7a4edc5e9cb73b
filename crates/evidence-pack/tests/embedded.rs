//! The embedded evidence is the evidence of the folder, digit by digit.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::path::{Path, PathBuf};
use waymark_evidence::source::{Folder, read};
use waymark_evidence::{Pack, compact};
use waymark_evidence_pack::{compact_form, pack};

fn kept(bytes: Vec<u8>) -> &'static [u8] {
    Box::leak(bytes.into_boxed_slice())
}

fn folder() -> Pack {
    let root = std::env::var("WAYMARK_EVIDENCE").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evidence"),
        PathBuf::from,
    );
    read(&Folder::load(&root).unwrap()).unwrap_or_else(|defects| panic!("{defects:?}"))
}

#[test]
fn the_embedded_pack_is_the_folder() {
    let folder = folder();
    assert_eq!(*pack(), folder);
    // Equal decimals may have been printed differently: the words show the digits.
    assert_eq!(format!("{:?}", pack()), format!("{folder:?}"));
    assert_eq!(compact_form(), compact::write(&folder).unwrap());
}

#[test]
fn the_identity_belongs_to_the_content() {
    let pack = pack();
    assert_eq!(pack.id.len(), 12);
    assert!(
        pack.id.bytes().all(|digit| digit.is_ascii_hexdigit()),
        "{}",
        pack.id
    );
    let mut altered = *pack;
    altered.about.relapse_separation_days += 1;
    assert!(waymark_evidence::source::import(altered).is_err());
    assert_eq!(waymark_evidence::source::import(*pack).unwrap(), *pack);
}

#[test]
fn a_shorter_form_is_refused() {
    let bytes = compact_form();
    let every = (bytes.len() / 500).max(1);
    for length in (0..bytes.len()).step_by(every).chain([bytes.len() - 1]) {
        assert!(
            compact::read::<Pack>(&bytes[..length]).is_err(),
            "{length} bytes"
        );
    }
}

#[test]
fn an_altered_byte_is_noticed() {
    let bytes = compact_form();
    let every = (bytes.len() / 500).max(1);
    for place in (0..bytes.len()).step_by(every).chain(0..8) {
        for change in [1, 0x80, 0xff] {
            let mut altered = bytes.to_vec();
            altered[place] ^= change;
            let read = compact::read::<Pack>(kept(altered));
            assert!(read.is_err(), "byte {place} changed by {change:#x}");
        }
    }
}
