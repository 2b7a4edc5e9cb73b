//! `fixture/generated.rs` and `fixture/late.txt` are what the generator writes for the two languages of `fixture/`;
//! `generated.rs` beside this file compiles and calls it.
//!
//! After a wanted change: `UPDATE_FIXTURE=1 cargo test -p waymark-words --test snapshot`.

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use std::path::Path;

#[test]
fn the_fixture_is_what_the_generator_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    let sources = generate::Source::load(&folder).unwrap();
    let made = generate::generate(&sources).unwrap();
    for (name, text) in [("generated.rs", made.code), ("late.txt", made.late)] {
        let kept = folder.join(name);
        if std::env::var_os("UPDATE_FIXTURE").is_some() {
            std::fs::write(&kept, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), text);
    }
}
