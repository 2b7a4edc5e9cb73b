//! Why a rule is met, not met, or open.

use crate::Wording;
use crate::catalogue::reason;
use crate::date;
use waymark_clinical::criteria::{Because, Explained, RelapseEvidence, ScanQuestion, TookEvidence};
use waymark_clinical::facts::{JcVirusTest, LastDay};
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::{Answer, JcVirusResult};
use waymark_evidence::{
    JcVirusStatus, Pack, PartialDate, Phenotype, RelapseCount, Rule, Text, Window,
};

/// "Met", "Not met", "Cannot tell yet".
pub fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => reason::met(),
        Truth::False => reason::not_met(),
        Truth::Unknown => reason::cannot_tell(),
    }
}

/// The course of the disease.
pub fn phenotype(phenotype: Phenotype, wording: Wording) -> &'static str {
    match phenotype {
        Phenotype::ClinicallyIsolated => reason::course_cis(wording),
        Phenotype::RelapsingRemitting => reason::course_rr(wording),
        Phenotype::ActiveSecondaryProgressive => reason::course_asp(wording),
        Phenotype::InactiveSecondaryProgressive => reason::course_isp(wording),
        Phenotype::PrimaryProgressive => reason::course_pp(wording),
    }
}

/// The text in a wording.
pub const fn in_wording(text: &Text, wording: Wording) -> &'static str {
    match wording {
        Wording::Plain => text.plain.0,
        Wording::Clinical => text.clinical.0,
    }
}

/// What a single question asks, beginning small: "at least 2 relapses in the past 12 months".
pub fn question(pack: &'static Pack, rule: &Rule, wording: Wording) -> String {
    match rule {
        Rule::Age {
            at_least: Some(from),
            at_most: Some(to),
        } => reason::asked_age_between((*from).into(), (*to).into()),
        Rule::Age {
            at_least: Some(from),
            at_most: None,
        } => reason::asked_age_from((*from).into()),
        Rule::Age {
            at_least: None,
            at_most,
        } => reason::asked_age_to(at_most.unwrap_or(u8::MAX).into()),
        Rule::Phenotype(allowed) => {
            let names: Vec<String> = allowed
                .iter()
                .map(|one| phenotype(*one, wording).to_owned())
                .collect();
            reason::asked_course(wording, &super::list(&names))
        }
        Rule::Edss {
            at_least: Some(from),
            at_most: Some(to),
        } => reason::asked_edss_between(wording, &from.to_string(), &to.to_string()),
        Rule::Edss {
            at_least: Some(from),
            at_most: None,
        } => reason::asked_edss_from(wording, &from.to_string()),
        Rule::Edss {
            at_least: None,
            at_most,
        } => reason::asked_edss_to(
            wording,
            &at_most.map_or_else(String::new, |to| to.to_string()),
        ),
        Rule::Relapses(count) => relapses_asked(count),
        Rule::Gadolinium { at_least } => reason::asked_gadolinium(wording, (*at_least).into()),
        Rule::T2Lesions { at_least } => reason::asked_t2(wording, (*at_least).into()),
        Rule::NewOrEnlargingT2 { at_least } => reason::asked_new_t2(wording, (*at_least).into()),
        Rule::SignificantT2Increase => reason::asked_t2_increase(wording).to_owned(),
        Rule::MedicinesTaken { at_least } => reason::asked_medicines((*at_least).into()),
        Rule::Took { medicines, within } => {
            let names: Vec<String> = medicines.iter().map(|id| named(pack, id)).collect();
            let names = super::list(&names);
            match within {
                Some(within) => reason::asked_took(&names, &super::schedule::length(*within)),
                None => reason::asked_took_ever(&names),
            }
        }
        Rule::JcVirus(JcVirusStatus::Negative) => reason::asked_jcv_negative().to_owned(),
        Rule::JcVirus(JcVirusStatus::Positive) => reason::asked_jcv_positive().to_owned(),
        Rule::JcVirusIndex { above, at_most, .. } => match (above, at_most) {
            (Some(above), Some(at_most)) => {
                reason::asked_jcv_between(&above.to_string(), &at_most.to_string())
            }
            (Some(above), None) => reason::asked_jcv_above(&above.to_string()),
            (None, at_most) => reason::asked_jcv_at_most(
                &at_most.map_or_else(String::new, |limit| limit.to_string()),
            ),
        },
        Rule::EarlierImmunosuppressant => reason::asked_immunosuppressant(wording).to_owned(),
        Rule::Judgement(id) => pack
            .judgement(id)
            .map_or(id.0, |judgement| in_wording(&judgement.name, wording))
            .to_owned(),
        Rule::Condition(id) => pack
            .condition(id)
            .map_or(id.0, |condition| in_wording(&condition.name, wording))
            .to_owned(),
        Rule::Definition(id) => pack
            .definition(id)
            .map_or(id.0, |definition| in_wording(&definition.title, wording))
            .to_owned(),
        Rule::Not(parts) => {
            let inner: Vec<String> = parts
                .iter()
                .map(|part| question(pack, part, wording))
                .collect();
            reason::asked_not(&super::list(&inner))
        }
        Rule::All(parts) | Rule::Any(parts) | Rule::AtLeast { of: parts, .. } => {
            let inner: Vec<String> = parts
                .iter()
                .map(|part| question(pack, part, wording))
                .collect();
            super::list(&inner)
        }
    }
}

/// How the parts of a rule are joined: "all of these:".
pub fn joined_by(pack: &'static Pack, rule: &Rule, wording: Wording) -> String {
    match rule {
        Rule::All(_) => reason::all_of().to_owned(),
        Rule::Any(_) => reason::any_of().to_owned(),
        Rule::Not(_) => reason::none_of().to_owned(),
        Rule::AtLeast { count, .. } => reason::some_of((*count).into()),
        Rule::Definition(id) => {
            let title = pack
                .definition(id)
                .map_or(id.0, |found| in_wording(&found.title, wording));
            reason::the_definition(title)
        }
        single => question(pack, single, wording),
    }
}

fn relapses_asked(count: &RelapseCount) -> String {
    let one = count.at_least == 1;
    let kind = match (count.disabling, count.on_medicine) {
        (false, false) if one => reason::relapse_one(),
        (false, false) => reason::relapse_other(),
        (true, false) if one => reason::disabling_one(),
        (true, false) => reason::disabling_other(),
        (false, true) if one => reason::on_medicine_one(),
        (false, true) => reason::on_medicine_other(),
        (true, true) if one => reason::disabling_on_medicine_one(),
        (true, true) => reason::disabling_on_medicine_other(),
    };
    let window = match (count.months, count.window) {
        (None, _) => String::new(),
        (Some(months), Window::EndingToday) => reason::window_ending_today(months.into()),
        (Some(months), Window::AnySpan) => reason::window_any(months.into()),
    };
    reason::asked_relapses(count.at_least.into(), kind, &window)
}

/// What was found for a single question, beginning small.
pub fn found(because: &Because, wording: Wording) -> String {
    match because {
        Because::Age(age) => or_not_known(age.map(|age| reason::found_age(age.into()))),
        Because::Phenotype(course) => {
            or_not_known(course.map(|course| reason::found_course(phenotype(course, wording))))
        }
        Because::Edss(edss) => or_not_known(edss.map(|edss| reason::found_edss(&edss.to_string()))),
        Because::Relapses(evidence) => relapses_found(evidence),
        Because::Scan {
            question,
            scan,
            found,
        } => scan_found(*question, *scan, *found),
        Because::Medicines {
            listed: 0,
            all_listed: Answer::Yes,
        } => reason::found_no_medicine().to_owned(),
        Because::Medicines { listed: 0, .. } => reason::found_medicines_open().to_owned(),
        Because::Medicines { listed, .. } => {
            reason::found_medicines(u64::try_from(*listed).unwrap_or(u64::MAX))
        }
        Because::Took(evidence) => took_found(evidence),
        Because::JcVirus(test) => jcv_found(test),
        Because::EarlierImmunosuppressant(answer) => yes_or_no(*answer).to_owned(),
        Because::Judgement(_, answer) => match answer {
            Answer::Yes => reason::found_judged_yes(wording).to_owned(),
            Answer::No => reason::found_judged_no(wording).to_owned(),
            Answer::NotKnown => reason::found_not_known().to_owned(),
        },
        Because::Condition(_, answer) => yes_or_no(*answer).to_owned(),
    }
}

fn yes_or_no(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => reason::found_yes(),
        Answer::No => reason::found_no(),
        Answer::NotKnown => reason::found_not_known(),
    }
}

/// What the JC virus test showed.
fn jcv_found(test: &JcVirusTest) -> String {
    match (test.result, test.index) {
        _ if test.too_soon == Answer::Yes => reason::found_jcv_too_soon().to_owned(),
        (Some(JcVirusResult::Negative), _) => reason::found_jcv_negative().to_owned(),
        (Some(JcVirusResult::Positive), Some(index)) => reason::found_jcv_index(&index.to_string()),
        (Some(JcVirusResult::Positive), None) => reason::found_jcv_positive().to_owned(),
        (Some(JcVirusResult::Indeterminate), _) => reason::found_jcv_open().to_owned(),
        (Some(JcVirusResult::NeverTested), _) => reason::found_jcv_never().to_owned(),
        (None, _) => reason::found_not_known().to_owned(),
    }
}

/// The generic name of a medicine.
fn named(pack: &'static Pack, id: &str) -> String {
    pack.medicine(id)
        .map_or(id, |medicine| medicine.generic.0)
        .to_owned()
}

fn took_found(evidence: &TookEvidence) -> String {
    match (evidence.last_day, evidence.all_known) {
        (Some(LastDay::GoesOn), _) => reason::found_goes_on().to_owned(),
        (Some(LastDay::On(day)), _) => reason::found_last_day(&date::partial(day)),
        (Some(LastDay::NotKnown), _) => reason::found_last_day_not_known().to_owned(),
        (None, true) => reason::found_not_taken().to_owned(),
        (None, false) => reason::found_medicines_not_all().to_owned(),
    }
}

fn or_not_known(found: Option<String>) -> String {
    found.unwrap_or_else(|| reason::found_not_known().to_owned())
}

fn relapses_found(evidence: &RelapseEvidence) -> String {
    let dates = |dates: &[Option<PartialDate>]| {
        let words: Vec<String> = dates
            .iter()
            .map(|day| day.map_or_else(|| reason::relapse_without_date().to_owned(), date::partial))
            .collect();
        super::list(&words)
    };
    let found = match (evidence.counted.is_empty(), evidence.possible.is_empty()) {
        (true, true) => reason::found_no_relapse().to_owned(),
        (false, true) => reason::found_relapses(&dates(&evidence.counted)),
        (true, false) => reason::found_relapses_open(&dates(&evidence.possible)),
        (false, false) => {
            reason::found_relapses_with_open(&dates(&evidence.counted), &dates(&evidence.possible))
        }
    };
    let enough = evidence.at_least >= usize::from(evidence.asked.at_least);
    if enough || evidence.all_listed {
        found
    } else {
        reason::found_not_all_listed(&found)
    }
}

fn scan_found(
    question: ScanQuestion,
    scan: Option<Option<PartialDate>>,
    found: Option<u16>,
) -> String {
    let Some(day) = scan else {
        return reason::found_no_scan().to_owned();
    };
    match (question, found, day) {
        (_, None, Some(day)) => reason::found_scan_not_counted(day),
        (_, None, None) => reason::found_scan_not_counted_undated().to_owned(),
        (ScanQuestion::SignificantT2Increase, Some(0), Some(day)) => reason::found_scan_no(day),
        (ScanQuestion::SignificantT2Increase, Some(0), None) => {
            reason::found_scan_no_undated().to_owned()
        }
        (ScanQuestion::SignificantT2Increase, Some(_), Some(day)) => reason::found_scan_yes(day),
        (ScanQuestion::SignificantT2Increase, Some(_), None) => {
            reason::found_scan_yes_undated().to_owned()
        }
        (_, Some(count), Some(day)) => reason::found_scan_count(count.into(), day),
        (_, Some(count), None) => reason::found_scan_count_undated(count.into()),
    }
}

/// "at least 2 relapses in the past 12 months: 10 March 2026 and 4 August 2026".
pub fn line(pack: &'static Pack, leaf: &Explained, wording: Wording) -> String {
    let asked = question(pack, leaf.rule, wording);
    match &leaf.because {
        Some(because) => reason::because_line(&asked, &found(because, wording)),
        None => asked,
    }
}

/// The single questions that make the whole what it is, in the order of the rule.
pub fn decisive(explained: &Explained) -> Vec<&Explained> {
    let mut leaves: Vec<&Explained> = Vec::new();
    collect(explained, explained.truth, &mut leaves);
    leaves
}

fn collect<'e>(explained: &'e Explained, truth: Truth, leaves: &mut Vec<&'e Explained>) {
    if explained.truth != truth {
        return;
    }
    if explained.because.is_some() {
        if !leaves.iter().any(|leaf| leaf.rule == explained.rule) {
            leaves.push(explained);
        }
        return;
    }
    let wanted = if matches!(explained.rule, Rule::Not(_)) {
        !truth
    } else {
        truth
    };
    for part in &explained.parts {
        collect(part, wanted, leaves);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use waymark_clinical::criteria::finding;
    use waymark_clinical::facts;
    use waymark_clinical::visit::{Entries, RelapseEntry};
    use waymark_evidence_pack::pack;

    #[test]
    fn one_lesion_is_one_and_two_are_two() {
        type Counted = fn(u16) -> Rule;
        let lesions: [(Counted, [&str; 4]); 3] = [
            (
                |at_least| Rule::Gadolinium { at_least },
                [
                    "at least 1 active (enhancing) spot on the last brain scan",
                    "at least 2 active (enhancing) spots on the last brain scan",
                    "≥ 1 gadolinium-enhancing lesion on the latest brain MRI",
                    "≥ 2 gadolinium-enhancing lesions on the latest brain MRI",
                ],
            ),
            (
                |at_least| Rule::T2Lesions { at_least },
                [
                    "at least 1 spot (T2 lesion) on the last brain scan",
                    "at least 2 spots (T2 lesions) on the last brain scan",
                    "≥ 1 T2 lesion on the latest brain MRI",
                    "≥ 2 T2 lesions on the latest brain MRI",
                ],
            ),
            (
                |at_least| Rule::NewOrEnlargingT2 { at_least },
                [
                    "at least 1 new or growing spot on the last brain scan",
                    "at least 2 new or growing spots on the last brain scan",
                    "≥ 1 new or enlarging T2 lesion on the latest brain MRI",
                    "≥ 2 new or enlarging T2 lesions on the latest brain MRI",
                ],
            ),
        ];
        for (rule, texts) in lesions {
            let said = [Wording::Plain, Wording::Clinical]
                .map(|wording| [1, 2].map(|count| question(pack(), &rule(count), wording)));
            assert_eq!(said.concat(), texts);
        }
    }

    #[test]
    fn reasons_name_the_facts_that_decided() {
        let relapse = |row, day: &str| RelapseEntry {
            row,
            date: day.into(),
            disabling: Answer::Yes,
            ..Default::default()
        };
        let entries = Entries {
            age_years: "31".into(),
            phenotype: Some(Phenotype::RelapsingRemitting),
            relapses: vec![relapse(1, "2026-03-10"), relapse(2, "2026-08-04")],
            ..Default::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let (facts, _) = facts::read(&entries, today);
        let definition = pack()
            .definition("ema-rapidly-evolving-severe-2016")
            .unwrap();
        let finding = finding(pack(), definition, &facts, today);
        assert_eq!(truth(finding.truth), "Cannot tell yet");
        let open: Vec<String> = decisive(&finding.explained)
            .into_iter()
            .map(|leaf| line(pack(), leaf, Wording::Plain))
            .collect();
        assert_eq!(
            open,
            [
                "at least 1 active (enhancing) spot on the last brain scan: no brain scan is entered",
                "many more spots than on an earlier scan, in the neurologist's judgement: \
                 no brain scan is entered",
            ]
        );
        let counted = finding
            .explained
            .leaves()
            .into_iter()
            .find(|leaf| matches!(leaf.rule, Rule::Relapses(_)))
            .unwrap();
        assert_eq!(
            line(pack(), counted, Wording::Plain),
            "at least 2 disabling relapses within one span of 12 months: \
             10 March 2026 and 4 August 2026"
        );
    }
}
