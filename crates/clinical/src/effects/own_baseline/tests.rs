use super::*;
use crate::visit::BaselineEntry;
use waymark_evidence::Outcome;
use waymark_evidence_pack::pack;

fn options(ids: &[&str]) -> Vec<&'static Medicine> {
    ids.iter().map(|id| pack().medicine(id).unwrap()).collect()
}

fn named(group: &str) -> BaselineEntry {
    BaselineEntry {
        group: group.into(),
        ..BaselineEntry::default()
    }
}

fn typed(number: &str, months: &str) -> BaselineEntry {
    BaselineEntry {
        typed: number.into(),
        months: months.into(),
        ..BaselineEntry::default()
    }
}

fn read(row: ComparisonRow, entry: &BaselineEntry) -> Result<Option<Baseline>, Wrong> {
    baseline(pack(), row, entry, false)
}

/// The same where results that were not read are shown too.
fn read_any(row: ComparisonRow, entry: &BaselineEntry) -> Result<Option<Baseline>, Wrong> {
    baseline(pack(), row, entry, true)
}

fn lines(row: ComparisonRow, entry: &BaselineEntry, ids: &[&str]) -> Vec<OwnLine> {
    let baseline = read(row, entry).unwrap().unwrap();
    on_baseline(pack(), &options(ids), row, &baseline, false)
}

fn of_study<'a>(lines: &'a [OwnLine], study: &str) -> &'a OwnLine {
    lines
        .iter()
        .find(|line| line.ratio.study.id == study)
        .unwrap()
}

#[test]
fn the_baseline_of_a_study_gives_back_the_other_arm_of_that_study() {
    // 29 of 100 with placebo, hazard ratio 0.58 (0.43 to 0.77): 18 of 100, as counted (17).
    let lines = lines(
        ComparisonRow::Worsening,
        &named("affirm/progression-12-weeks/placebo"),
        &["natalizumab"],
    );
    let value = of_study(&lines, "affirm").value.unwrap();
    assert_eq!(value.shown, Shown::OutOf { count: 18, of: 100 });
    assert_eq!(
        value.fixed,
        Some((
            Shown::OutOf { count: 14, of: 100 },
            Shown::OutOf { count: 23, of: 100 }
        ))
    );
    let (low, high) = value.propagated.unwrap();
    assert!(low.count().unwrap() <= 14 && high.count().unwrap() >= 23);
}

#[test]
fn an_effect_against_another_medicine_is_refused() {
    let lines = lines(
        ComparisonRow::Worsening,
        &named("affirm/progression-12-weeks/placebo"),
        &["alemtuzumab"],
    );
    assert!(!lines.is_empty());
    for line in lines {
        assert_eq!(line.value, Err(OwnRefusal::AgainstMedicine), "{line:?}");
    }
}

#[test]
fn another_length_of_time_is_refused() {
    let lines = lines(
        ComparisonRow::Worsening,
        &named("affirm/progression-12-weeks/placebo"),
        &["cladribine"],
    );
    assert_eq!(
        of_study(&lines, "clarity").value,
        Err(OwnRefusal::Arithmetic(Refusal::OtherHorizon {
            baseline: 24,
            effect: 22
        }))
    );
}

#[test]
fn so_many_per_cent_lower_is_no_ratio_of_chances() {
    let lines = lines(
        ComparisonRow::Worsening,
        &named("affirm/progression-12-weeks/placebo"),
        &["dimethyl-fumarate"],
    );
    assert_eq!(
        of_study(&lines, "define").value,
        Err(OwnRefusal::OtherMeasure)
    );
}

#[test]
fn a_rate_stays_a_rate() {
    let lines = lines(
        ComparisonRow::Relapses,
        &typed("50", ""),
        &["natalizumab", "cladribine"],
    );
    let value = of_study(&lines, "affirm").value.unwrap();
    // 0.5 × 0.325 (0.256 to 0.412).
    let rate = |count| Shown::EventsPerHundredPeopleYears { count };
    assert_eq!(value.shown, rate(16));
    assert_eq!(value.fixed, Some((rate(13), rate(21))));
    assert_eq!(value.propagated, None, "an entered baseline has no range");
    // 57.6 % lower: 0.5 × 0.424.
    let value = of_study(&lines, "clarity").value.unwrap();
    assert_eq!((value.shown, value.fixed), (rate(21), None));
}

#[test]
fn a_published_rate_carries_its_own_range_along() {
    let lines = lines(
        ComparisonRow::Relapses,
        &named("affirm/relapse-rate-year-1/placebo"),
        &["natalizumab"],
    );
    let value = of_study(&lines, "affirm").value.unwrap();
    let rate = |count| Shown::EventsPerHundredPeopleYears { count };
    // 0.805 (0.669 to 0.969) × 0.325 (0.256 to 0.412); the logs of the halves add as squares.
    assert_eq!(value.shown, rate(26));
    assert_eq!(value.fixed, Some((rate(21), rate(33))));
    assert_eq!(value.propagated, Some((rate(19), rate(35))));
}

#[test]
fn one_baseline_holds_for_every_option_and_no_study_is_left_out_silently() {
    let ids: Vec<&str> = pack().medicines.0.iter().map(|one| one.id.0).collect();
    for row in ROWS {
        for group in baselines(pack(), row, false) {
            let found = lines(row, &named(&name(&group)), &ids);
            let published = published_ratios(pack(), &options(&ids), row, false);
            assert_eq!(found.len(), published.len());
            for line in found {
                let Ok(value) = line.value else { continue };
                let count = value.shown.count().unwrap();
                for (low, high) in [value.fixed, value.propagated].into_iter().flatten() {
                    assert!(low.count().unwrap() <= count && count <= high.count().unwrap());
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_a_baseline_is_said_at_its_field() {
    let row = ComparisonRow::Worsening;
    assert_eq!(read(row, &typed("", "")), Ok(None));
    for number in ["x", "-1", "101", "1e2", "NaN", "1.2.3", "56,", "5,6.1"] {
        assert_eq!(read(row, &typed(number, "24")), Err(Wrong::NotABaseline));
    }
    for months in ["", "0", "-3", "2.5", "two"] {
        assert_eq!(read(row, &typed("30", months)), Err(Wrong::NotMonths));
    }
    for number in ["x", "-1", "1001"] {
        assert_eq!(
            read(ComparisonRow::Relapses, &typed(number, "")),
            Err(Wrong::NotABaselineRate)
        );
    }
    assert_eq!(read(row, &named("affirm/gone/placebo")), Ok(None));
    assert_eq!(
        read(row, &named("care-ms-1/progression-6-months/interferon")),
        Ok(None)
    );
}

#[test]
fn a_comma_that_may_part_thousands_is_not_read() {
    for number in ["1,000", " 45,500 ", "1,234", "01,000"] {
        for row in [ComparisonRow::Relapses, ComparisonRow::Worsening] {
            let read = read(row, &typed(number, "24"));
            assert_eq!(read, Err(Wrong::AmbiguousComma), "{number}");
        }
    }
    let rate = |number| read(ComparisonRow::Relapses, &typed(number, ""));
    for (number, value) in [
        ("0,123", 0.123),
        ("56,5", 56.5),
        ("1,25", 1.25),
        ("1,0005", 1.0005),
    ] {
        let read = rate(number).unwrap().unwrap().value * 100.0;
        assert!((read - value).abs() < 1e-9, "{number}: {read}");
    }
    assert_eq!(rate("1,00x"), Err(Wrong::NotABaselineRate));
    assert_eq!(rate("1,000,000"), Err(Wrong::NotABaselineRate));
}

#[test]
fn nobody_and_everybody_are_no_baseline() {
    // Nothing made of nobody says "no chance", and of everybody a hazard ratio leaves all.
    for row in [ComparisonRow::PeopleWithRelapse, ComparisonRow::Worsening] {
        for number in ["0", "0.0", "0,00", "-0", "100", "100.0"] {
            let read = read(row, &typed(number, "24"));
            assert_eq!(read, Err(Wrong::NotABaseline), "{number}");
        }
        for number in ["0.1", "99,9"] {
            assert!(read(row, &typed(number, "24")).unwrap().is_some());
        }
    }
    let rate = |number| read(ComparisonRow::Relapses, &typed(number, ""));
    assert_eq!(rate("0"), Err(Wrong::NotABaselineRate));
    assert_eq!(rate("0,0"), Err(Wrong::NotABaselineRate));
    // More relapses than people can be.
    for number in ["0.1", "100", "127", "1000"] {
        assert!(rate(number).unwrap().is_some(), "{number}");
    }
    for row in ROWS {
        for group in baselines(pack(), row, true) {
            let value = read_any(row, &named(&name(&group))).unwrap().unwrap().value;
            assert!(value > 0.0, "{}", name(&group));
            assert!(row == ComparisonRow::Relapses || value < 1.0);
        }
    }
}

#[test]
fn a_number_is_read_with_either_point_and_kept_as_it_was_typed() {
    let row = ComparisonRow::Worsening;
    let kept = |number| match read(row, &typed(number, "24")).unwrap().unwrap() {
        Baseline {
            from: BaselineFrom::Entered(typed),
            value,
            ..
        } => (typed.to_string(), value),
        other => panic!("{other:?}"),
    };
    assert_eq!(kept("56.5"), ("56.5".to_owned(), 0.565));
    assert_eq!(kept(" 56,5 "), kept("56.5"));
    assert_eq!(kept("56.50").0, "56.50");
    assert_eq!(kept("29").0, "29");
    // What is worked out of it is rounded once: 1 − 0.435 ^ 0.58 is 38.3 out of 100; of the
    // rounded 57 it would be 38.7.
    let lines = lines(row, &typed("56,5", "24"), &["natalizumab"]);
    let value = of_study(&lines, "affirm").value.unwrap();
    assert_eq!(value.shown, Shown::OutOf { count: 38, of: 100 });
}

#[test]
fn baselines_are_groups_without_medicine_oldest_first() {
    let rates = baselines(pack(), ComparisonRow::Relapses, false);
    let years: Vec<u16> = rates.iter().map(|one| one.study.published).collect();
    assert!(years.is_sorted() && years.len() > 10, "{years:?}");
    assert!(rates.iter().all(|one| one.arm.medicine.is_none()));
    assert_eq!(rates[0].result.value.to_string(), "1.27");
}

#[test]
fn one_group_of_a_study_stands_once_in_the_list() {
    let mut left_out = 0;
    for (row, unverified) in ROWS.into_iter().flat_map(|row| [(row, false), (row, true)]) {
        let kept = baselines(pack(), row, unverified);
        for (place, one) in kept.iter().enumerate() {
            let twin = kept[..place].iter().find(|other| is_same_line(other, one));
            assert_eq!(twin.map(name), None, "{}", name(one));
        }
        for one in results(pack(), row, unverified) {
            let twin = kept.iter().find(|kept| is_same_line(kept, &one)).unwrap();
            // Nothing of its own is lost: value, wording of the definition and range.
            assert_eq!(twin.result.value, one.result.value, "{}", name(&one));
            assert_eq!(twin.outcome.definition, one.outcome.definition);
            assert!(twin.range.is_some() || one.range.is_none());
            left_out += u32::from(name(twin) != name(&one));
        }
    }
    assert!(left_out > 0, "one trial has two results of one group");
}

#[test]
fn a_group_that_is_left_out_of_the_list_is_the_one_that_stands_for_it() {
    let row = ComparisonRow::Relapses;
    let chosen = |group| match read(row, &named(group)).unwrap().unwrap().from {
        BaselineFrom::Named(group) => name(&group),
        other @ BaselineFrom::Entered(_) => panic!("{other:?}"),
    };
    let stands = "confirm/relapse-rate/placebo";
    assert_eq!(chosen("confirm/relapse-rate-glatiramer/placebo"), stands);
    assert_eq!(chosen(stands), stands);
}

#[test]
fn of_two_results_of_one_group_the_one_with_a_range_stays() {
    let group = |outcome| {
        let name = format!("affirm/{outcome}/placebo");
        let found = baselines(pack(), ComparisonRow::Relapses, false);
        *found.iter().find(|one| super::name(one) == name).unwrap()
    };
    let with = group("relapse-rate-year-1");
    let without = Proven {
        range: None,
        ..with
    };
    assert!(with.range.is_some());
    for both in [vec![with, without], vec![without, with]] {
        assert_eq!(each_line_once(both), [with]);
    }
    // Another definition, length of time or number is a line of its own.
    let of = |outcome: Outcome| Proven {
        outcome: Box::leak(Box::new(outcome)),
        ..without
    };
    let other = group("relapse-rate-2-years");
    for other in [
        of(Outcome {
            definition: other.outcome.definition,
            ..*with.outcome
        }),
        of(Outcome {
            period_months: other.outcome.period_months,
            ..*with.outcome
        }),
        Proven {
            shown: other.shown,
            ..without
        },
    ] {
        assert_eq!(each_line_once(vec![with, other]), [with, other]);
    }
}
