//! Learning what was not known never turns a definition from met to not met or back.

use crate::draw::Draw;
use crate::visits::{person, today};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use waymark_clinical::criteria::{Context, explain};
use waymark_clinical::facts::{Facts, LastDay};
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::Answer;
use waymark_evidence::{PartialDate, Rule};
use waymark_evidence_pack::pack;

fn settle(draw: &mut Draw, answer: &mut Answer) {
    if *answer == Answer::NotKnown {
        *answer = draw.pick(&[Answer::Yes, Answer::No]);
    }
}

fn settle_count(draw: &mut Draw, count: &mut Option<u16>) {
    if count.is_none() {
        *count = Some(draw.pick(&[0, 1, 2, 9]));
    }
}

/// One step nearer to a day: none, year, month, day.
fn settle_date(draw: &mut Draw, date: &mut Option<PartialDate>, today: NaiveDate) {
    let Some(known) = *date else {
        *date = Some(crate::visits::date(draw, today, None));
        return;
    };
    let days: Vec<NaiveDate> = known
        .earliest()
        .iter_days()
        .take_while(|day| *day <= known.latest().min(today))
        .collect();
    let day = if draw.one_in(3) {
        days[0]
    } else {
        draw.pick(&days)
    };
    *date = Some(if known.month().is_none() {
        PartialDate::new(day.year(), Some(day.month()), None).unwrap()
    } else {
        day.into()
    });
}

/// Learns one thing about the person.
fn learn(draw: &mut Draw, facts: &mut Facts, today: NaiveDate) {
    let relapse = draw.below(facts.relapses.len().max(1));
    let scan = draw.below(facts.scans.len().max(1));
    let medicine = draw.below(facts.medicines.len().max(1));
    match draw.below(18) {
        0 if facts.age_years.is_none() => facts.age_years = Some(draw.pick(&[17, 18, 50, 55, 56])),
        1 if facts.phenotype.is_none() => {
            facts.phenotype = Some(waymark_evidence::Phenotype::RelapsingRemitting);
        }
        2 if facts.edss.is_none() => facts.edss = Some(draw.pick(&["3.0", "5.5"]).parse().unwrap()),
        3 if facts.every_relapse_listed == Answer::NotKnown => {
            facts.every_relapse_listed = draw.pick(&[Answer::Yes, Answer::No]);
        }
        4 => settle(draw, &mut facts.every_medicine_listed),
        5 => settle_date(draw, &mut facts.first_symptoms, today),
        6 | 7 if !facts.relapses.is_empty() => {
            let mut date = facts.relapses[relapse].date;
            settle_date(draw, &mut date, today);
            facts.relapses[relapse].date = date;
        }
        8 if !facts.relapses.is_empty() => settle(draw, &mut facts.relapses[relapse].disabling),
        9 if !facts.relapses.is_empty()
            && facts.on_medicine(&facts.relapses[relapse]) == Answer::NotKnown =>
        {
            settle(draw, &mut facts.relapses[relapse].on_medicine);
        }
        10 if !facts.scans.is_empty() => {
            let scan = &mut facts.scans[scan];
            settle_count(draw, &mut scan.gadolinium_lesions);
            settle(draw, &mut scan.significant_t2_increase);
        }
        11 if !facts.scans.is_empty() => {
            let scan = &mut facts.scans[scan];
            settle_count(draw, &mut scan.t2_lesions);
            settle_count(draw, &mut scan.new_or_enlarging_t2_lesions);
        }
        12 if !facts.scans.is_empty() => settle_date(draw, &mut facts.scans[scan].date, today),
        13 if !facts.medicines.is_empty() => {
            let medicine = &mut facts.medicines[medicine];
            settle_date(draw, &mut medicine.start, today);
            if medicine.name.is_empty() {
                medicine.name = draw.pick(&["Tysabri", "another"]).to_owned();
            }
        }
        14 | 15 if !facts.medicines.is_empty() => {
            let stop = &mut facts.medicines[medicine].stop;
            match *stop {
                LastDay::GoesOn => {}
                LastDay::On(date) => {
                    let mut date = Some(date);
                    settle_date(draw, &mut date, today);
                    *stop = date.map_or(LastDay::NotKnown, LastDay::On);
                }
                LastDay::NotKnown if draw.one_in(2) => *stop = LastDay::GoesOn,
                LastDay::NotKnown => {
                    *stop = LastDay::On(crate::visits::date(draw, today, None));
                }
            }
        }
        16 if facts.every_relapse_listed != Answer::Yes => {
            let more = crate::visits::relapses(draw, today, 1);
            facts.relapses.extend(more);
        }
        _ => {
            let ids: Vec<String> = facts.judgements.keys().cloned().collect();
            let id = draw.pick(&ids);
            settle(draw, facts.judgements.get_mut(&id).unwrap());
        }
    }
}

/// Every definition, and every gate of every option, by name.
fn rules() -> Vec<(String, &'static Rule)> {
    let definitions = pack()
        .definitions
        .iter()
        .map(|definition| (definition.id.0.to_owned(), &definition.logic));
    let gates = pack().medicines.0.iter().flat_map(|option| {
        option
            .gates
            .0
            .iter()
            .map(move |gate| (format!("{} {}", option.id, gate.id), &gate.rule))
    });
    definitions.chain(gates).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_answer_stays_when_more_becomes_known(seed: u64) {
        let mut draw = Draw::new(seed);
        let today = today(&mut draw);
        let mut facts = person(&mut draw, today);
        let rules = rules();
        let answers = |facts: &Facts| -> Vec<Truth> {
            let context = Context::new(pack(), facts, today);
            rules.iter().map(|(_, rule)| explain(&context, rule).truth).collect()
        };
        let mut before = answers(&facts);
        for _ in 0..25 {
            let earlier = facts.clone();
            learn(&mut draw, &mut facts, today);
            let now = answers(&facts);
            for ((name, _), (before, now)) in rules.iter().zip(before.iter().zip(&now)) {
                prop_assert!(
                    !before.is_known() || before == now,
                    "{name} on {today}: {before:?} became {now:?}\nfrom {earlier:#?}\nto {facts:#?}"
                );
            }
            before = now;
        }
    }
}
