//! The chosen wording as it is saved.
#![cfg(feature = "serde")]

use waymark_words::Wording;

#[test]
fn the_wording_is_saved_by_its_name() {
    assert_eq!(Wording::default(), Wording::Plain);
    for (wording, text) in [
        (Wording::Plain, "\"plain\""),
        (Wording::Clinical, "\"clinical\""),
    ] {
        assert_eq!(serde_json::to_string(&wording).unwrap(), text);
        assert_eq!(serde_json::from_str::<Wording>(text).unwrap(), wording);
    }
}
