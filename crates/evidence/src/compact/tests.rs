//! What is written is read back, to the last digit; what is broken is refused.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::coding::{fold, put, take, unfold};
use super::{
    COLUMN_END, COLUMNS, Compact, CompactError, SEAL, STRANDS, Strand, VERSION, Writer, read, seal,
    write, write_for_readers,
};
use crate::{
    Date, Decimal, Interval, List, PartialDate, Phenotype, Provenance, Rule, Step, StepUnit, Str,
    Text, Verification,
};
use chrono::NaiveDate;
use proptest::prelude::*;

fn kept(bytes: Vec<u8>) -> &'static [u8] {
    Box::leak(bytes.into_boxed_slice())
}

fn back<T: Compact>(value: &T) -> T {
    read(kept(write(value).unwrap())).unwrap()
}

/// The bytes with a seal that fits: an alteration that the seal does not notice.
fn resealed(mut bytes: Vec<u8>) -> &'static [u8] {
    let content = bytes.len() - SEAL;
    let sealed = seal(&bytes[..content]);
    bytes[content..].copy_from_slice(&sealed);
    kept(bytes)
}

fn leaked<T>(values: Vec<T>) -> List<T> {
    List(Box::leak(values.into_boxed_slice()))
}

fn example() -> Rule {
    Rule::All(leaked(vec![
        Rule::Phenotype(List(&[
            Phenotype::RelapsingRemitting,
            Phenotype::PrimaryProgressive,
        ])),
        Rule::Edss {
            at_least: Some(Decimal::new(80, 1)),
            at_most: None,
        },
        Rule::AtLeast {
            count: 2,
            of: leaked(vec![Rule::SignificantT2Increase, Rule::Not(List(&[]))]),
        },
        Rule::Judgement(Str("adequate-course")),
        Rule::Condition(Str("adequate-course")),
        Rule::Took {
            medicines: List(&[Str("a"), Str("b")]),
            within: Some(Step {
                count: 6,
                unit: StepUnit::Months,
            }),
        },
        Rule::Judgement(Str("µ² — naïve")),
    ]))
}

fn any_rule() -> impl Strategy<Value = Rule> {
    const NAMES: [&str; 4] = ["a", "b", "naïve", "a longer name"];
    let leaf = prop_oneof![
        Just(Rule::SignificantT2Increase),
        any::<u16>().prop_map(|at_least| Rule::Gadolinium { at_least }),
        (any::<Option<u8>>(), any::<Option<u8>>())
            .prop_map(|(at_least, at_most)| Rule::Age { at_least, at_most }),
        proptest::sample::select(&NAMES[..]).prop_map(|name| Rule::Condition(Str(name))),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let parts = || proptest::collection::vec(inner.clone(), 0..4).prop_map(leaked);
        prop_oneof![
            parts().prop_map(Rule::All),
            parts().prop_map(Rule::Any),
            (any::<u8>(), parts()).prop_map(|(count, of)| Rule::AtLeast { count, of }),
        ]
    })
}

proptest! {
    #[test]
    fn whole_numbers_come_back(number: u64) {
        let mut bytes = Vec::new();
        put(&mut bytes, number);
        let mut rest = &bytes[..];
        prop_assert_eq!(take(&mut rest), Some(number));
        prop_assert!(rest.is_empty());
        for length in 0..bytes.len() {
            prop_assert_eq!(take(&mut &bytes[..length]), None);
        }
    }

    #[test]
    fn signed_numbers_come_back(number: i64) {
        prop_assert_eq!(unfold(fold(number)), number);
    }

    #[test]
    fn small_numbers_of_either_sign_are_one_byte(number in -64_i64..64) {
        prop_assert!(fold(number) < 0x80);
    }

    #[test]
    fn decimals_keep_their_printed_digits(units: i64, places in 0_u8..=9) {
        let decimal = Decimal::new(units, places);
        let read = back(&decimal);
        prop_assert_eq!(read.units(), units);
        prop_assert_eq!(read.places(), places);
    }

    #[test]
    fn days_come_back(days in -600_000_i32..2_000_000) {
        let date = Date(NaiveDate::from_epoch_days(days).unwrap());
        prop_assert_eq!(back(&date), date);
    }

    #[test]
    fn partial_dates_come_back(year in 1000_i32..=9999, month in 1_u32..=12, day in 1_u32..=28) {
        for (month, day) in [(None, None), (Some(month), None), (Some(month), Some(day))] {
            let date = PartialDate::new(year, month, day).unwrap();
            prop_assert_eq!(back(&date), date);
        }
    }

    #[test]
    fn steps_come_back(count: u16) {
        for unit in [StepUnit::Days, StepUnit::Weeks, StepUnit::Months] {
            let step = Step { count, unit };
            prop_assert_eq!(back(&step), step);
        }
    }

    #[test]
    fn rules_come_back(rule in any_rule()) {
        prop_assert_eq!(back(&rule), rule);
    }

    #[test]
    fn bytes_of_any_kind_are_refused_or_read(mut bytes: Vec<u8>) {
        bytes.insert(0, VERSION);
        bytes.extend([0; SEAL]);
        let _ = read::<Rule>(resealed(bytes));
    }
}

#[test]
fn a_record_comes_back_whole() {
    let rule = example();
    assert_eq!(format!("{:?}", back(&rule)), format!("{rule:?}"));
    let interval = Interval {
        low: Decimal::new(-390, 3),
        high: Decimal::new(0, 0),
        level: Decimal::new(95, 0),
    };
    assert_eq!(format!("{:?}", back(&interval)), format!("{interval:?}"));
}

#[test]
fn a_text_is_kept_once_and_stays_where_it_is() {
    let text = Text {
        plain: Str("the same words"),
        clinical: Str("the same words"),
    };
    let bytes = kept(write(&text).unwrap());
    let read: Text = read(bytes).unwrap();
    assert_eq!(read, text);
    assert!(core::ptr::eq(read.plain.0, read.clinical.0));
    assert!(bytes.as_ptr_range().contains(&read.plain.0.as_ptr()));
}

#[test]
fn people_still_read_words() {
    let json = serde_json::to_string(&example()).unwrap();
    assert!(json.contains(r#""at_least":"8.0""#), "{json}");
}

#[test]
fn every_shorter_form_is_refused() {
    let bytes = kept(write(&example()).unwrap());
    for length in 0..bytes.len() {
        assert!(read::<Rule>(&bytes[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn every_altered_bit_is_noticed() {
    let bytes = write(&example()).unwrap();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[place] ^= 1 << bit;
            assert!(
                read::<Rule>(kept(altered)).is_err(),
                "byte {place}, bit {bit}"
            );
        }
    }
}

#[test]
fn alterations_under_a_fitting_seal_never_panic() {
    let bytes = write(&example()).unwrap();
    for place in 0..bytes.len() - SEAL {
        for byte in 0..=u8::MAX {
            let mut altered = bytes.clone();
            altered[place] = byte;
            let _ = read::<Rule>(resealed(altered));
        }
    }
}

#[test]
fn each_mistake_has_its_name() {
    let bytes = write(&example()).unwrap();
    let refused = |bytes: &'static [u8]| read::<Rule>(bytes).unwrap_err();
    assert_eq!(refused(&[]), CompactError::Short);
    let mut other = bytes.clone();
    other[0] += 1;
    assert_eq!(refused(resealed(other)), CompactError::OtherVersion);
    let mut altered = bytes.clone();
    altered[7] ^= 1;
    assert_eq!(refused(kept(altered)), CompactError::Altered);
    let mut longer = bytes;
    longer.insert(longer.len() - SEAL, 0);
    assert_eq!(refused(resealed(longer)), CompactError::Left);
    let years = write(&300_u16).unwrap();
    assert_eq!(read::<u8>(kept(years)), Err(CompactError::DoesNotFit));
    let places = write(&Numbers(&[2, 10])).unwrap();
    assert_eq!(read::<Decimal>(kept(places)), Err(CompactError::DoesNotFit));
    let day = write(&((2026_u32 * 16 + 2) * 32 + 30)).unwrap();
    assert_eq!(
        read::<PartialDate>(kept(day)),
        Err(CompactError::DoesNotFit)
    );
    let other = write(&Choices(&[9])).unwrap();
    assert_eq!(
        read::<Phenotype>(kept(other)),
        Err(CompactError::DoesNotFit)
    );
    let named = write(&Numbers(&[2])).unwrap();
    assert_eq!(read::<Str>(kept(named)), Err(CompactError::NoSuchText));
    let longer = write(&Choices(&[200])).unwrap();
    assert_eq!(read::<List<u8>>(kept(longer)), Err(CompactError::Short));
}

/// Bare numbers, as no record writes them.
struct Numbers(&'static [u64]);

impl Compact for Numbers {
    fn read(_: &mut super::Reader, _: super::Column) -> Self {
        Numbers(&[])
    }
    fn write(&self, writer: &mut Writer, column: super::Column) {
        for number in self.0 {
            writer.number(column, *number);
        }
    }
}

/// Bare places of alternatives.
struct Choices(&'static [u32]);

impl Compact for Choices {
    fn read(_: &mut super::Reader, _: super::Column) -> Self {
        Choices(&[])
    }
    fn write(&self, writer: &mut Writer, column: super::Column) {
        for place in self.0 {
            writer.choice(column, *place);
        }
    }
}

#[test]
fn what_only_editors_need_is_left_out_for_readers() {
    let proof = Provenance {
        source: Str("paper"),
        at: Str("table 2"),
        verification: Verification::Read,
        origin: List(&[Str("ROW:1")]),
        review_by: None,
        read_at: None,
        check: None,
        note: None,
        confirmed: None,
    };
    assert_eq!(back(&proof), proof);
    let bytes = write_for_readers(&proof).unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"ROW:1"));
    let read: Provenance = read(kept(bytes)).unwrap();
    let without = Provenance {
        origin: List(&[]),
        ..proof
    };
    assert_eq!(read, without);
}

#[test]
fn each_field_has_a_column_within_their_number() {
    // The derive counts columns by itself: were its number larger, writing would stop here.
    assert!(write(&example()).is_ok());
    assert_eq!(Strand::Values as usize + 1, STRANDS);
    assert!(COLUMNS <= usize::from(u16::MAX));
}

#[test]
fn rules_without_end_are_refused() {
    let mut rule = Rule::SignificantT2Increase;
    for _ in 0..200 {
        rule = Rule::All(leaked(vec![rule]));
    }
    let bytes = kept(write(&rule).unwrap());
    assert_eq!(read::<Rule>(bytes), Err(CompactError::TooDeep));
}

#[test]
fn what_has_no_compact_form_is_refused() {
    assert!(write(&Str("two\nlines")).is_err());
    assert!(write(&Str(COLUMN_END)).is_err());
    assert!(write(&Str("")).is_ok());
}
