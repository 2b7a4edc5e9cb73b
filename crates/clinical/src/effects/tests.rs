use super::*;
use waymark_evidence::{Decimal, Unit};

fn printed(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_rate_is_shown_as_relapses_for_100_people_in_a_year_and_never_as_people() {
    assert_eq!(
        Shown::from_printed(printed("0.23"), Unit::RelapsesPerPersonYear, Frame::Common),
        Shown::EventsPerHundredPeopleYears { count: 23 }
    );
}

/// 4.75 for 100,000 beside a share out of 10,000 would look larger than it is.
#[test]
fn people_in_a_year_are_counted_for_as_many_people_as_the_view_counts() {
    let shown = |text, frame| {
        Shown::from_printed(printed(text), Unit::PerHundredThousandPersonYears, frame)
    };
    let in_a_year = |count, of| Shown::PeopleInAYear { count, of };
    assert_eq!(shown("4.75", Frame::Rare), in_a_year(0, 10_000));
    assert_eq!(shown("5", Frame::Rare), in_a_year(1, 10_000));
    assert_eq!(shown("270", Frame::Rare), in_a_year(27, 10_000));
    assert_eq!(shown("830", Frame::Common), in_a_year(1, 100));
}

#[test]
fn shares_are_whole_people_in_the_frame_of_the_view() {
    let percent = |text, frame| Shown::from_printed(printed(text), Unit::PercentOfPeople, frame);
    assert_eq!(
        percent("8.0", Frame::Common),
        Shown::OutOf { count: 8, of: 100 }
    );
    assert_eq!(
        percent("17.7", Frame::Common),
        Shown::OutOf { count: 18, of: 100 }
    );
    assert_eq!(
        percent("2.2", Frame::Rare),
        Shown::OutOf {
            count: 220,
            of: 10_000
        }
    );
    assert_eq!(
        percent("0.3", Frame::Common),
        Shown::FewerThanOne { of: 100 }
    );
    assert_eq!(
        percent("0.004", Frame::Rare),
        Shown::FewerThanOne { of: 10_000 }
    );
    assert_eq!(
        percent("0", Frame::Rare),
        Shown::OutOf {
            count: 0,
            of: 10_000
        }
    );
}

#[test]
fn a_half_is_rounded_alike_whether_it_was_printed_or_computed() {
    for whole in 0..100_u32 {
        let typed = printed(&format!("{whole}.5"));
        let share = typed.value() / 100.0;
        assert_eq!(
            Shown::from_share(share, Frame::Common),
            Shown::from_printed(typed, Unit::PercentOfPeople, Frame::Common),
            "{typed} out of 100"
        );
        assert_eq!(
            Shown::from_rate(share).count(),
            Some(whole + 1),
            "{typed} relapses for 100 people in a year"
        );
    }
}

#[test]
fn cases_out_of_a_thousand_become_cases_out_of_ten_thousand() {
    let cases = |text| Shown::from_printed(printed(text), Unit::PerThousandPeople, Frame::Rare);
    assert_eq!(
        cases("0.1"),
        Shown::OutOf {
            count: 1,
            of: 10_000
        }
    );
    assert_eq!(
        cases("10"),
        Shown::OutOf {
            count: 100,
            of: 10_000
        }
    );
    assert_eq!(cases("0.01"), Shown::FewerThanOne { of: 10_000 });
}

#[test]
fn where_those_without_are_printed_both_are_whole_and_together_all() {
    for tenths in 0..=1000_i64 {
        let typed = Decimal::new(tenths, 1);
        let without = Shown::from_printed(typed, Unit::PercentOfPeople, Frame::Common);
        let with = Shown::from_those_without(typed, Unit::PercentOfPeople, Frame::Common);
        assert_eq!(
            with.count().unwrap() + without.count().unwrap(),
            100,
            "{typed}"
        );
        let is_some_but_few = with == Shown::FewerThanOne { of: 100 };
        assert_eq!(is_some_but_few, (995..1000).contains(&tenths), "{typed}");
    }
}

mod with_the_pack {
    use super::super::*;
    use crate::criteria::Context;
    use crate::facts::Facts;
    use chrono::NaiveDate;
    use waymark_evidence::{ComparisonRow, Medicine, StudyKind};
    use waymark_evidence_pack::pack;

    fn options(ids: &[&str]) -> Vec<&'static Medicine> {
        ids.iter().map(|id| pack().medicine(id).unwrap()).collect()
    }

    fn row(row: ComparisonRow, ids: &[&str]) -> Vec<Cell> {
        let facts = Facts::default();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        comparison(
            &Context::new(pack(), &facts, today),
            &options(ids),
            row,
            false,
        )
    }

    #[test]
    fn every_dot_field_adds_up_and_agrees_with_its_sentence() {
        let all: Vec<&str> = pack()
            .medicines
            .iter()
            .map(|medicine| medicine.id.0)
            .collect();
        let mut fields = 0;
        for kind in [
            ComparisonRow::PeopleWithRelapse,
            ComparisonRow::Worsening,
            ComparisonRow::Scans,
        ] {
            for cell in row(kind, &all) {
                for result in cell.results {
                    for proven in [Some(result.own), result.against].into_iter().flatten() {
                        if let Some(dots) = proven.dots() {
                            fields += 1;
                            assert_eq!(dots.total(), 100);
                            assert_eq!(Some(dots.count()), proven.shown.count());
                        }
                    }
                }
            }
        }
        assert!(fields > 8, "only {fields} dot fields were looked at");
    }

    #[test]
    fn every_rare_harm_is_drawn_as_the_people_in_its_sentence() {
        let (mut drawn, mut of_nobody) = (0, 0);
        for option in pack().medicines.iter() {
            for harm in option.harms {
                for figure in harm_figures(pack(), option, harm, true) {
                    for proven in [Some(figure.own), figure.against].into_iter().flatten() {
                        let Some(marks) = proven.people() else {
                            continue;
                        };
                        drawn += 1;
                        assert_eq!(proven.frame, Frame::Rare);
                        assert_eq!(Some(marks.sure + marks.below), proven.shown.count());
                        assert!(marks.sure + marks.below + marks.above <= 10_000);
                        of_nobody += usize::from(matches!(proven.shown, Shown::NobodyOf { .. }));
                    }
                }
            }
        }
        assert!(
            drawn > 50 && of_nobody > 0,
            "{drawn}, of nobody {of_nobody}"
        );
    }

    #[test]
    fn people_without_a_relapse_are_shown_as_those_with_one() {
        let cells = row(
            ComparisonRow::PeopleWithRelapse,
            &["cladribine", "fingolimod", "natalizumab", "alemtuzumab"],
        );
        let lead = |place: usize| &cells[place].results[0];
        // CLARITY prints 345 of 433 people (79.7 %) without a relapse.
        let clarity = lead(0);
        assert_eq!(clarity.own.study.id, "clarity");
        assert_eq!(clarity.own.name().plain, "had a relapse");
        assert_eq!(clarity.own.shown, Shown::OutOf { count: 20, of: 100 });
        let counted = clarity.own.counted().unwrap();
        assert_eq!((counted.events(), counted.of()), (88, 433));
        let dots = clarity.own.dots().unwrap();
        assert_eq!((dots.sure, dots.count(), dots.total()), (17, 20, 100));
        // FREEDOMS: 70 and 46 out of 100 without.
        assert_eq!(lead(1).own.study.id, "freedoms");
        assert_eq!(lead(1).own.shown.count(), Some(30));
        assert_eq!(lead(1).against.unwrap().shown.count(), Some(54));
        // AFFIRM prints the event itself, after one and after two years.
        assert_eq!(lead(2).own.outcome.id, "relapse-2-years");
        assert_eq!(lead(2).own.shown.count(), Some(29));
        // CARE-MS I counts people with a relapse, and estimates those without: the count stands.
        let care_ms_1 = cells[3]
            .results
            .iter()
            .find(|result| result.own.study.id == "care-ms-1")
            .unwrap();
        assert_eq!(care_ms_1.own.shown.count(), Some(22));
        let study = care_ms_1.own.study;
        let estimate = study
            .outcomes
            .into_iter()
            .find(|outcome| outcome.id == "free-of-relapse")
            .unwrap();
        let endpoint = pack().endpoint(&estimate.endpoint).unwrap();
        let proven = prove(study, endpoint, estimate, "alemtuzumab", Frame::Common).unwrap();
        // 77.6 % (72.9 to 81.6) without: 22 with, 18 to 27.
        let range = proven.range.unwrap();
        let ends = (range.low.count(), proven.shown.count(), range.high.count());
        assert_eq!(ends, (Some(18), Some(22), Some(27)));
    }

    #[test]
    fn a_ratio_of_people_without_a_relapse_is_no_ratio_of_relapses() {
        // CLARITY prints an odds ratio of 2.53 for people without a relapse.
        let ratios = published_ratios(
            pack(),
            &options(&["cladribine", "teriflunomide"]),
            ComparisonRow::PeopleWithRelapse,
            true,
        );
        assert!(
            ratios
                .iter()
                .all(|ratio| ratio.outcome.endpoint != "free-of-relapse")
        );
    }

    #[test]
    fn bars_of_two_means_are_as_long_as_their_numbers() {
        let all: Vec<&str> = pack()
            .medicines
            .iter()
            .map(|medicine| medicine.id.0)
            .collect();
        let mean = |proven: &Proven| match proven.shown {
            Shown::Mean { value, .. } => Some(value.value()),
            _ => None,
        };
        let mut pairs = 0;
        for result in row(ComparisonRow::Scans, &all)
            .into_iter()
            .flat_map(|cell| cell.results)
        {
            let Some(against) = result.against else {
                continue;
            };
            let drawn = bars(&result.own, &against);
            let (Some(own), Some(other)) = (mean(&result.own), mean(&against)) else {
                assert_eq!(drawn, None, "only means are bars");
                continue;
            };
            let drawn = drawn.unwrap();
            pairs += 1;
            let end = |proven: &Proven, mean: f64| match proven.range.map(|range| range.high) {
                Some(Shown::Mean { value, .. }) => value.value().max(mean),
                _ => mean,
            };
            let longest = end(&result.own, own).max(end(&against, other));
            for (bar, value) in [(drawn.own, own), (drawn.other, other)] {
                let wanted = value / longest * f64::from(LONGEST);
                let drawn = f64::from(bar.sure + bar.below);
                assert!((drawn - wanted).abs() <= 0.5, "{drawn} for {wanted}");
            }
        }
        assert!(pairs > 8, "only {pairs} pairs were looked at");
    }

    #[test]
    fn alemtuzumab_in_care_ms_1_missed_its_disability_endpoint() {
        let cells = row(ComparisonRow::Worsening, &["alemtuzumab"]);
        let care_ms_1 = cells[0]
            .results
            .iter()
            .find(|result| result.own.study.id == "care-ms-1")
            .unwrap();
        assert!(care_ms_1.own.outcome.standing.is_missed());
        assert_eq!(care_ms_1.own.shown, Shown::OutOf { count: 8, of: 100 });
        assert_eq!(
            care_ms_1.against.unwrap().shown,
            Shown::OutOf { count: 11, of: 100 }
        );
        let dots = care_ms_1.own.dots().unwrap();
        assert_eq!(
            (dots.sure, dots.below, dots.above, dots.without),
            (6, 2, 3, 89)
        );
    }

    #[test]
    fn of_equally_fitting_studies_the_largest_stands_first() {
        let cells = row(ComparisonRow::Worsening, &["alemtuzumab"]);
        assert_eq!(cells[0].results[0].own.study.id, "care-ms-2");
        let facts = Facts {
            every_medicine_listed: crate::visit::Answer::Yes,
            ..Facts::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let context = Context::new(pack(), &facts, today);
        let cells = comparison(
            &context,
            &options(&["alemtuzumab"]),
            ComparisonRow::Worsening,
            false,
        );
        let order: Vec<_> = cells[0]
            .results
            .iter()
            .map(|one| one.own.study.id.0)
            .collect();
        assert_eq!(
            order,
            ["care-ms-1", "camms223", "care-ms-2"],
            "untreated so far"
        );
    }

    #[test]
    fn a_study_that_nobody_knows_who_was_in_is_not_taken_for_the_fitting_one() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let facts = Facts {
            edss: Some("7".parse().unwrap()),
            ..Facts::default()
        };
        let context = Context::new(pack(), &facts, today);
        let lead = |medicine| {
            let row = ComparisonRow::Relapses;
            let cells = comparison(&context, &options(&[medicine]), row, false);
            cells[0].results[0].own.study.id.0
        };
        // Both trials took people with a lower score only; those who stand behind do not say.
        assert_eq!(lead("natalizumab"), "affirm");
        assert_eq!(lead("fingolimod"), "freedoms");
    }

    #[test]
    fn no_extension_or_cohort_stands_before_a_trial() {
        let all: Vec<&str> = pack().medicines.iter().map(|one| one.id.0).collect();
        let mut behind = 0;
        for kind in [
            ComparisonRow::Relapses,
            ComparisonRow::PeopleWithRelapse,
            ComparisonRow::Worsening,
            ComparisonRow::Scans,
        ] {
            for cell in row(kind, &all) {
                if !cell.option.stands_for.is_empty() {
                    continue; // shows the groups of the studies beside it first
                }
                let by_chance: Vec<bool> = cell
                    .results
                    .iter()
                    .map(|one| {
                        let kind = one.own.study.kind;
                        matches!(kind, StudyKind::RandomisedTrial | StudyKind::PooledTrials)
                    })
                    .collect();
                assert!(
                    by_chance.is_sorted_by(|one, next| one >= next),
                    "{}",
                    cell.option.id.0
                );
                behind += by_chance.iter().filter(|one| !**one).count();
            }
        }
        assert!(behind > 0, "some extension has a result in a row");
    }

    #[test]
    fn trials_with_different_comparators_are_said_to_differ() {
        let rows = vec![row(
            ComparisonRow::Relapses,
            &["alemtuzumab", "natalizumab"],
        )];
        let differences = differences(&rows);
        assert!(differences.any() && differences.comparators && differences.years);
    }

    #[test]
    fn no_medicine_shows_the_comparison_group_of_the_study_beside_it_first() {
        for (beside, study) in [("natalizumab", "affirm"), ("fingolimod", "freedoms")] {
            let cells = row(ComparisonRow::Relapses, &[beside, "no-medicine"]);
            let no_medicine = &cells[1];
            assert_eq!(cells[0].results[0].own.study.id, study);
            assert_eq!(no_medicine.results[0].own.study.id, study);
            assert_eq!(
                Some(no_medicine.results[0].own),
                cells[0].results[0].against
            );
            assert!(
                no_medicine
                    .results
                    .iter()
                    .all(|result| result.against.is_none())
            );
        }
    }

    #[test]
    fn a_medicine_that_a_study_compared_with_shows_both_groups_too() {
        let cells = row(ComparisonRow::Worsening, &["interferon-beta-1a-sc"]);
        let care_ms_1 = cells[0]
            .results
            .iter()
            .find(|result| result.own.study.id == "care-ms-1")
            .unwrap();
        assert_eq!(
            care_ms_1.own.arm.role,
            waymark_evidence::ArmRole::Comparator
        );
        assert_eq!(care_ms_1.own.shown.count(), Some(11));
        assert_eq!(care_ms_1.against.unwrap().shown.count(), Some(8));
    }

    #[test]
    fn no_unverified_value_is_shown_by_default() {
        let all: Vec<&str> = pack()
            .medicines
            .iter()
            .map(|medicine| medicine.id.0)
            .collect();
        for kind in [
            ComparisonRow::Relapses,
            ComparisonRow::Worsening,
            ComparisonRow::Scans,
        ] {
            for cell in row(kind, &all) {
                for result in cell.results {
                    assert!(!result.own.verification().hidden_by_default());
                }
            }
        }
    }
}
