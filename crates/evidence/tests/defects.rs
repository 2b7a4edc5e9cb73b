//! Every check, seen to fail: a good pack, one thing broken in it, exactly one defect,
//! named by file, record, field and message.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

mod support;

use support::{and, good, pack, text_of, the_defect, with};
use waymark_evidence::source::{Folder, read};

#[test]
fn the_good_pack_has_no_defect() {
    let pack = pack(&good());
    assert_eq!(pack.id.len(), 12);
    assert_eq!(pack.definitions.len(), 2);
}

fn expect(folder: &Folder, file: &str, record: &str, field: &str, message: &str) {
    let defect = the_defect(folder);
    assert_eq!(
        (
            defect.file.as_str(),
            defect.record.as_str(),
            defect.field.as_str()
        ),
        (file, record, field),
        "{defect}"
    );
    assert!(defect.message.contains(message), "{defect}");
}

/// `name: file, "what stands there" => "what is put there", record, field, message;`
macro_rules! breaks {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $record:literal, $field:literal, $message:literal;)*) => {
        $(
            #[test]
            fn $name() {
                expect(&with($file, $from, $to), $file, $record, $field, $message);
            }
        )*
    };
}

/// Missing lines, unknown keys and words: what the types refuse.
mod missing {
    use super::*;

    breaks! {
        a_missing_source: "studies/trial.toml",
            "source = \"paper\"\nat = \"abstract\"" => "at = \"abstract\"",
            "trial", "proof", "missing field `source`";
        a_medicine_that_does_not_say_how_it_is_given: "medicines/examplumab.toml",
            "routes = [\"drip\"]" => "", "examplumab", "routes", "say how it is given";
        a_missing_unit: "endpoints/worse.toml",
            "unit = \"percent-of-people\"" => "", "worse", "", "missing field `unit`";
        a_missing_direction_of_good: "endpoints/worse.toml",
            "direction = \"lower-is-better\"" => "", "worse", "", "missing field `direction`";
        a_missing_comparator: "studies/trial.toml",
            "comparator = \"placebo\"" => "", "trial", "", "missing field `comparator`";
        a_missing_population: "studies/trial.toml",
            "population = { plain = \"400 people with MS.\", clinical = \"Relapsing MS, n = 400.\" }" => "",
            "trial", "", "missing field `population`";
        an_empty_population: "studies/trial.toml",
            "plain = \"400 people with MS.\"" => "plain = \"\"",
            "trial", "population.plain", "this text is empty";
        a_missing_period: "studies/trial.toml",
            "period_months = 24\nestimation = \"model\"" => "estimation = \"model\"",
            "trial", "outcomes[0]", "missing field `period_months`";
        an_interval_without_level: "studies/trial.toml",
            "high = \"0.27\", level = \"95\"" => "high = \"0.27\"",
            "trial", "outcomes[0].results[0].interval", "missing field `level`";
        a_rule_without_a_date: "definitions/active.toml",
            "in_force = { from = \"2020-06\" }" => "", "active", "", "missing field `in_force`";
        a_rule_with_an_end_and_no_beginning: "medicines/examplumab.toml",
            "in_force = { from = \"2020\" }\nrule = { condition" => "in_force = { until = \"2020\" }\nrule = { condition",
            "examplumab", "gates[1].in_force", "missing field `from`";
        a_text_of_a_regulator_without_a_date: "regulation/examplumab.toml",
            "in_force = { from = \"2020-06\" }" => "", "examplumab", "texts[0]", "missing field `in_force`";
        a_practical_side_that_answers_no_question: "medicines/examplumab.toml",
            "asks = \"keeping\"\n" => "", "examplumab", "practical[0]", "missing field `asks`";
        a_span_on_no_side: "regulation/examplumab.toml",
            "side = \"after-last-dose\", length = \"4 months\"" => "length = \"4 months\"",
            "examplumab", "texts[0].spans[0]", "missing field `side`";
        a_schedule_without_an_end: "schedules/examplumab-eu.toml",
            "horizon_months = 24" => "", "examplumab-eu", "", "missing field `horizon_months`";
        a_series_without_an_end: "schedules/examplumab-eu.toml",
            ", until_after_last_dose = \"2 months\"" => "",
            "examplumab-eu", "items[0].when.series", "missing field `until_after_last_dose`";
        a_missing_review_by_of_a_source: "sources/paper.toml",
            "review_by = \"2027-11-22\"" => "", "paper", "", "missing field `review_by`";
        a_missing_review_by_of_the_pack: "pack.toml",
            "review_by = \"2027-05-22\"" => "", "pack", "", "missing field `review_by`";
        an_unknown_key: "endpoints/worse.toml",
            "row = \"worsening\"" => "row = \"worsening\"\ncolour = \"red\"",
            "worse", "colour", "unknown field `colour`";
        an_unknown_key_deep_in_a_record: "studies/trial.toml",
            "events = 20" => "event = 20", "trial", "outcomes[1].results[0].event", "unknown field `event`";
        an_unknown_word: "endpoints/worse.toml",
            "\"percent-of-people\"" => "\"percent\"", "worse", "unit", "unknown variant `percent`";
        a_day_that_does_not_exist: "sources/paper.toml",
            "2026-11-20" => "2026-02-30", "paper", "read_on", "that month has no such day";
        a_row_left_out_without_a_reason: "left-out.toml",
            "reason = \"about the dossier itself\"" => "", "left-out", "rows[0]", "missing field `reason`";
    }

    #[test]
    fn a_pack_without_its_dates() {
        let mut folder = good();
        folder.files.retain(|file| file.path != "pack.toml");
        expect(
            &folder,
            "pack.toml",
            "pack",
            "",
            "it holds the dates of the pack",
        );
    }

    #[test]
    fn a_folder_of_no_kind() {
        let folder = and("opinions/mine.toml", "id = \"mine\"");
        expect(
            &folder,
            "opinions/mine.toml",
            "mine",
            "",
            "no kind of record lives in this folder",
        );
    }

    #[test]
    fn a_file_with_another_name_than_its_record() {
        let folder = and("sources/other.toml", text_of("sources/unread.toml"));
        expect(
            &folder,
            "sources/other.toml",
            "unread",
            "id",
            "must be named unread.toml",
        );
    }
}

/// Ids that lead nowhere, or are used twice.
mod ids {
    use super::*;

    breaks! {
        a_dangling_source: "studies/trial.toml",
            "source = \"paper\"\nat = \"abstract\"" => "source = \"papyrus\"\nat = \"abstract\"",
            "trial", "proof.source", "there is no source \"papyrus\"";
        a_dangling_endpoint: "studies/trial.toml",
            "endpoint = \"worse\"" => "endpoint = \"better\"",
            "trial", "outcomes.worse.endpoint", "there is no endpoint \"better\"";
        a_dangling_medicine_of_an_arm: "studies/trial.toml",
            "medicine = \"examplumab\"" => "medicine = \"placebumab\"",
            "trial", "arms.examplumab.medicine", "there is no medicine \"placebumab\"";
        a_dangling_arm_of_a_result: "studies/trial.toml",
            "{ arm = \"examplumab\", value = \"5\"" => "{ arm = \"third\", value = \"5\"",
            "trial", "outcomes.rash.results.third", "the study has no arm \"third\"";
        an_arm_with_two_results: "studies/trial.toml",
            "{ arm = \"examplumab\", value = \"5\"" => "{ arm = \"placebo\", value = \"5\"",
            "trial", "outcomes.rash.results.placebo", "used twice";
        a_dangling_figure_of_a_harm: "medicines/examplumab.toml",
            "trial/rash" => "trial/itch", "examplumab", "harms.rash.figures", "there is no result \"trial/itch\"";
        a_dangling_definition_in_a_gate: "medicines/examplumab.toml",
            "definition = \"active\"" => "definition = \"acting\"",
            "examplumab", "gates.eu-licence.rule", "there is no definition \"acting\"";
        a_dangling_condition_in_a_gate: "medicines/examplumab.toml",
            "condition = \"heart-failure\"" => "condition = \"heart\"",
            "examplumab", "gates.eu-heart.rule", "there is no condition \"heart\"";
        a_dangling_medicine_in_a_rule: "medicines/examplumab.toml",
            "rule = { condition = \"heart-failure\" }" => "rule = { took = { medicines = [\"other\"] } }",
            "examplumab", "gates.eu-heart.rule", "there is no medicine \"other\"";
        what_no_medicine_leaves_behind: "medicines/examplumab.toml",
            "medicines = [\"examplumab\"]" => "medicines = []",
            "examplumab", "gates.eu-tail.rule", "took needs at least one medicine";
        what_is_left_behind_by_something_else: "medicines/examplumab.toml",
            "{ took = { medicines = [\"examplumab\"], within = \"2 months\" } }" => "{ condition = \"heart-failure\" }",
            "examplumab", "gates.eu-tail.rule", "took, and only it";
        a_judgement_on_a_medicine_that_is_not_there: "judgements/active-enough.toml",
            "concerns = [\"examplumab\"]" => "concerns = [\"other\"]",
            "active-enough", "concerns", "there is no medicine \"other\"";
        a_dangling_judgement: "definitions/active.toml",
            "judgement = \"active-enough\"" => "judgement = \"enough\"",
            "active", "logic", "there is no judgement \"enough\"";
        a_dangling_successor: "definitions/active-before.toml",
            "superseded_by = \"active\"" => "superseded_by = \"actives\"",
            "active-before", "superseded_by", "there is no definition \"actives\"";
        a_dangling_successor_of_a_text: "regulation/examplumab.toml",
            "superseded_by = \"contraception-eu\"" => "superseded_by = \"contraception\"",
            "examplumab", "texts.contraception-eu-before.superseded_by", "there is no text";
        a_dangling_endpoint_of_a_network: "networks/network.toml",
            "endpoint = \"worse\"" => "endpoint = \"better\"",
            "network", "endpoint", "there is no endpoint \"better\"";
        a_dangling_medicine_of_a_schedule: "schedules/examplumab-eu.toml",
            "medicine = \"examplumab\"" => "medicine = \"placebumab\"",
            "examplumab-eu", "medicine", "there is no medicine";
        a_dangling_result_of_the_review: "reviews/2015.toml",
            "trial/rate" => "trial/rates", "2015", "figures.ALE:SD-1.now_result", "there is no result";
        a_dangling_source_of_the_review: "reviews/2015.toml",
            "source = \"paper\"" => "source = \"papyrus\"", "2015", "source", "there is no source";
        an_option_that_stands_for_no_arm: "medicines/examplumab.toml",
            "order = 10" => "order = 10\nstands_for = [\"trial/nobody\"]",
            "examplumab", "stands_for", "there is no study arm \"trial/nobody\"";
        a_gate_id_used_twice: "medicines/examplumab.toml",
            "id = \"eu-heart\"" => "id = \"eu-licence\"", "examplumab", "gates.eu-licence", "used twice";
        an_event_of_what_is_no_share_of_people: "endpoints/relapse-rate.toml",
            "row = \"relapses\"" => "row = \"relapses\"\nevent = { plain = \"x\", clinical = \"x\" }",
            "relapse-rate", "event", "a share of people";
        an_arm_id_used_twice: "studies/trial.toml",
            "analysed = 198" => "analysed = 198\n[[arms]]\nid = \"placebo\"\nlabel = { plain = \"x\", clinical = \"x\" }\nrole = \"comparator\"",
            "trial", "arms.placebo", "used twice";
        a_figure_id_used_twice: "reviews/2015.toml",
            "ALE:SD-2" => "ALE:SD-1", "2015", "figures.ALE:SD-1", "used twice";
    }

    #[test]
    fn texts_of_a_regulator_for_no_medicine() {
        let text = text_of("regulation/examplumab.toml")
            .replace("id = \"examplumab\"", "id = \"placebumab\"");
        let folder = and("regulation/placebumab.toml", &text);
        expect(
            &folder,
            "regulation/placebumab.toml",
            "placebumab",
            "id",
            "there is no medicine",
        );
    }

    #[test]
    fn a_record_id_used_twice() {
        let folder = and("sources/more/unread.toml", text_of("sources/unread.toml"));
        expect(&folder, "sources/unread.toml", "unread", "id", "used twice");
    }
}

/// How far a value was checked.
mod provenance {
    use super::*;

    breaks! {
        an_unverified_value_without_the_document_to_check: "studies/trial.toml",
            "check = \"The paper, table 3.\"" => "", "trial", "outcomes.rash.proof.check", "the document to check it in";
        a_provisional_table_without_the_document_to_check: "pml/examplumab-eu.toml",
            "check = \"Physician information, table 1\"" => "", "examplumab-eu", "proof.check", "the document to check it in";
        a_value_read_in_a_source_nobody_read: "statements/test.toml",
            "source = \"label\"" => "source = \"unread\"", "test", "proof.verification", "has no read_on";
        a_value_without_its_dossier_row: "statements/test.toml",
            "origin = [\"NTZ:P40\"]" => "origin = []", "test", "proof.origin", "name the dossier rows";
        a_new_fact_whose_source_is_none: "statements/test.toml",
            "NTZ:P40" => "SOURCES:papyrus", "test", "proof.origin", "there is no source \"papyrus\"";
        a_confirmed_value_without_a_confirmation: "statements/test.toml",
            "verification = \"read\"" => "verification = \"confirmed\"", "test", "proof.confirmed", "say who-role";
        a_confirmation_whose_mark_stays: "statements/test.toml",
            "origin = [\"NTZ:P40\"]" => "origin = [\"NTZ:P40\"]\nconfirmed = { role = \"neurologist\", on = \"2026-11-21\", document = \"Label 2026\", at = \"section 4.4\" }",
            "test", "proof.verification", "or its mark stays on screen";
        a_source_read_without_an_address: "sources/label.toml",
            "read_at = \"https://example.org/label\"" => "", "label", "read_at", "an address or a DOI";
        a_source_to_be_reviewed_before_it_was_read: "sources/paper.toml",
            "review_by = \"2027-11-22\"" => "review_by = \"2026-11-20\"", "paper", "review_by", "later than read_on";
        a_source_read_after_the_evidence_was_gathered: "sources/paper.toml",
            "read_on = \"2026-11-20\"" => "read_on = \"2026-11-23\"", "paper", "read_on", "later than evidence_of";
        a_pack_to_be_reviewed_before_it_was_gathered: "pack.toml",
            "review_by = \"2027-05-22\"" => "review_by = \"2026-11-22\"", "pack", "review_by", "later than evidence_of";
        a_pack_that_stops_before_its_review: "pack.toml",
            "hard_stop = \"2027-11-22\"" => "hard_stop = \"2027-05-22\"", "pack", "hard_stop", "later than review_by";
    }
}

/// Numbers that contradict each other.
mod numbers {
    use super::*;

    breaks! {
        a_result_over_no_time: "studies/trial.toml",
            "period_months = 24\nestimation = \"model\"" => "period_months = 0\nestimation = \"model\"",
            "trial", "outcomes.rate.period_months", "a result needs a period";
        a_network_over_no_time: "networks/network.toml",
            "period_months = 24" => "period_months = 0", "network", "period_months", "a result needs a period";
        an_interval_that_does_not_contain_its_point: "studies/trial.toml",
            "{ low = \"0.15\", high = \"0.27\"" => "{ low = \"0.21\", high = \"0.27\"",
            "trial", "outcomes.rate.results.examplumab.interval", "0.21 to 0.27 does not contain 0.20";
        an_interval_of_an_effect_that_does_not_contain_it: "studies/trial.toml",
            "{ low = \"0.35\", high = \"0.71\"" => "{ low = \"0.55\", high = \"0.71\"",
            "trial", "outcomes.rate.effect.interval", "does not contain 0.50";
        an_interval_of_a_network_that_does_not_contain_its_point: "networks/network.toml",
            "low = \"0.45\"" => "low = \"0.65\"", "network", "results.examplumab.interval", "does not contain 0.60";
        an_interval_upside_down: "studies/trial.toml",
            "{ low = \"0.15\", high = \"0.27\"" => "{ low = \"0.27\", high = \"0.15\"",
            "trial", "outcomes.rate.results.examplumab.interval", "low is above high";
        a_level_that_is_none: "studies/trial.toml",
            "high = \"0.27\", level = \"95\"" => "high = \"0.27\", level = \"0.95\"",
            "trial", "outcomes.rate.results.examplumab.interval.level", "between 50 and 100";
        no_interval_and_no_reason: "studies/trial.toml",
            "value = \"0.40\", no_interval = \"The paper prints none.\"" => "value = \"0.40\"",
            "trial", "outcomes.rate.results.placebo.interval", "the reason why there is none";
        no_effect_and_no_reason: "studies/trial.toml",
            "no_effect = \"The paper prints none.\"" => "",
            "trial", "outcomes.rash.effect", "the reason why there is none";
        an_effect_that_says_nothing: "studies/trial.toml",
            "no_effect = \"The paper prints none.\"" => "effect = { kind = \"risk-ratio\" }",
            "trial", "outcomes.rash.effect", "needs a value or a p";
        an_interval_without_its_value: "studies/trial.toml",
            "effect = { kind = \"rate-ratio\", value = \"0.50\"," => "effect = { kind = \"rate-ratio\",",
            "trial", "outcomes.rate.effect.value", "an interval without its value";
        more_events_than_people: "studies/trial.toml",
            "events = 20, of = 198" => "events = 199, of = 198",
            "trial", "outcomes.worse.results.examplumab.events", "199 of 198 people";
        more_people_than_the_arm: "studies/trial.toml",
            "events = 40, of = 200" => "events = 41, of = 201",
            "trial", "outcomes.worse.results.placebo.of", "more than the arm had";
        more_analysed_than_randomised: "studies/trial.toml",
            "analysed = 198" => "analysed = 201", "trial", "arms.examplumab.analysed", "201 analysed of 200 randomised";
        events_without_people: "studies/trial.toml",
            "events = 20, of = 198" => "events = 20",
            "trial", "outcomes.worse.results.examplumab.events", "give events and of together";
        a_percentage_that_is_not_its_fraction: "studies/trial.toml",
            "events = 20, of = 198" => "events = 22, of = 198",
            "trial", "outcomes.worse.results.examplumab.value", "10 is not 22 of 198 people";
        a_percentage_above_100: "studies/trial.toml",
            "value = \"5\", no_interval" => "value = \"105\", no_interval",
            "trial", "outcomes.rash.results.examplumab.value", "between 0 and 100";
        a_rate_below_zero: "studies/trial.toml",
            "value = \"0.40\"" => "value = \"-0.40\"", "trial", "outcomes.rate.results.placebo.value", "below 0";
        a_ratio_that_is_not_the_ratio_of_its_arms: "studies/trial.toml",
            "value = \"0.40\"" => "value = \"0.45\"",
            "trial", "outcomes.rate.effect.value", "0.50 is not the ratio of 0.20 and 0.45";
        a_reduction_that_its_arms_do_not_show: "studies/trial.toml",
            "effect = { kind = \"rate-ratio\", value = \"0.50\", interval = { low = \"0.35\", high = \"0.71\", level = \"95\" }, p = \"<0.001\" }"
                => "effect = { kind = \"percent-lower\", value = \"60\" }",
            "trial", "outcomes.rate.effect.value", "60 percent is not the reduction";
        a_hazard_ratio_that_points_the_other_way: "studies/trial.toml",
            "value = \"0.48\", interval = { low = \"0.30\", high = \"0.80\"" => "value = \"2.08\", interval = { low = \"1.25\", high = \"3.33\"",
            "trial", "outcomes.worse.effect.value", "2.08 points the other way than 10 and 20";
        a_p_that_contradicts_its_interval: "studies/trial.toml",
            "p = \"0.004\"" => "p = \"0.4\"", "trial", "outcomes.worse.effect.p", "contradict each other";
        a_small_p_with_an_interval_over_one: "studies/trial.toml",
            "low = \"0.30\", high = \"0.80\"" => "low = \"0.30\", high = \"1.20\"",
            "trial", "outcomes.worse.effect.p", "contradict each other";
        a_missed_endpoint_with_a_clear_interval: "studies/trial.toml",
            "standing = \"primary-met\"" => "standing = \"primary-missed\"",
            "trial", "outcomes.rate.standing", "the interval excludes no difference";
        a_comparator_that_no_arm_got: "studies/trial.toml",
            "role = \"comparator\"" => "role = \"unlicensed-dose\"",
            "trial", "arms", "no arm has role = \"comparator\"";
        a_network_without_results: "networks/network.toml",
            "[[results]]\nmedicine = \"examplumab\"\nname = \"examplumab\"\nvalue = \"0.60\"\ninterval = { low = \"0.45\", high = \"0.80\", level = \"95\" }" => "results = []",
            "network", "results", "a network is shown whole";
        a_network_interval_without_its_value: "networks/network.toml",
            "value = \"0.60\"" => "", "network", "results.examplumab.value", "an interval without its value";
        an_outcome_without_results: "studies/trial.toml",
            "  { arm = \"examplumab\", value = \"5\", no_interval = \"The paper prints none.\" },\n  { arm = \"placebo\", value = \"4\", no_interval = \"The paper prints none.\" },\n" => "",
            "trial", "outcomes.rash.results", "needs at least one result";
        a_network_result_without_value_or_words: "networks/network.toml",
            "value = \"0.60\"\ninterval = { low = \"0.45\", high = \"0.80\", level = \"95\" }" => "",
            "network", "results.examplumab.value", "its direction in words";
    }

    /// Without the row of placebo the outcome has one value, so its effect must go too.
    #[test]
    fn a_value_without_that_of_the_comparator() {
        let folder = with(
            "studies/trial.toml",
            "  { arm = \"placebo\", value = \"4\", no_interval = \"The paper prints none.\" },\n]\nno_effect = \"The paper prints none.\"",
            "]",
        );
        expect(
            &folder,
            "studies/trial.toml",
            "trial",
            "outcomes.rash.results",
            "the value of the comparator is missing",
        );
    }

    /// Each contradiction may stand when the note of the outcome explains it.
    #[test]
    fn a_note_explains_a_contradiction() {
        let file = "studies/trial.toml";
        for (from, to, origin) in [
            ("value = \"0.40\"", "value = \"0.45\"", "NTZ:N08"),
            ("p = \"0.004\"", "p = \"0.4\"", "NTZ:N09"),
            (
                "standing = \"primary-met\"",
                "standing = \"primary-missed\"",
                "NTZ:N08",
            ),
        ] {
            let mut folder = with(file, from, to);
            assert!(read(&folder).is_err(), "{to}");
            let text = &mut folder
                .files
                .iter_mut()
                .find(|found| found.path == file)
                .unwrap()
                .text;
            let proof = format!("origin = [\"{origin}\"");
            assert_eq!(text.matches(&proof).count(), 1);
            *text = text.replace(&proof, &format!("note = \"Adjusted.\"\n{proof}"));
            assert!(read(&folder).is_ok(), "{to}");
        }
    }

    #[test]
    fn what_rounding_allows_is_no_defect() {
        for (from, to) in [
            ("events = 20, of = 198", "events = 19, of = 198"),
            ("value = \"0.40\"", "value = \"0.405\""),
        ] {
            pack(&with("studies/trial.toml", from, to));
        }
    }

    #[test]
    fn an_interval_of_99_percent_may_contain_one_at_a_p_of_3_percent() {
        pack(&with(
            "studies/trial.toml",
            "low = \"0.30\", high = \"0.80\", level = \"95\" }, p = \"0.004\"",
            "low = \"0.22\", high = \"1.05\", level = \"99\" }, p = \"0.03\"",
        ));
    }
}

/// Two answers to one question, and rules that hold always or never.
mod rules {
    use super::*;

    breaks! {
        a_text_of_a_regulator_that_replaces_itself: "regulation/examplumab.toml",
            "superseded_by = \"contraception-eu\"" => "superseded_by = \"contraception-eu-before\"",
            "examplumab", "texts.contraception-eu-before.superseded_by", "cannot replace itself";
        two_current_licences: "medicines/examplumab.toml",
            "kind = \"contraindication\"" => "kind = \"licence\"",
            "examplumab", "gates", "2 current Licence rules in Eu";
        two_current_definitions_of_one_document: "definitions/active-before.toml",
            "in_force = { from = \"2015\", until = \"2020-06\" }\nsuperseded_by = \"active\"" => "in_force = { from = \"2015\" }",
            "active-before", "in_force", "is current for the same family and document in Eu";
        two_current_schedules: "schedules/examplumab-eu-before.toml",
            "from = \"2015\", until = \"2019\"" => "from = \"2015\"",
            "examplumab-eu-before", "in_force", "\"examplumab-eu\" is current for examplumab in Eu";
        two_current_texts_on_contraception: "regulation/examplumab.toml",
            "in_force = { from = \"2015\", until = \"2020-06\" }\nsuperseded_by = \"contraception-eu\"" => "in_force = { from = \"2015\" }",
            "examplumab", "texts.contraception-eu-before.in_force", "\"contraception-eu\" is current for Contraception";
        a_span_of_another_number: "regulation/examplumab.toml",
            "length = \"4 months\"" => "length = \"5 months\"",
            "examplumab", "texts.contraception-eu.spans", "does not name 5 months";
        a_span_of_another_unit: "regulation/examplumab.toml",
            "length = \"4 months\"" => "length = \"4 weeks\"",
            "examplumab", "texts.contraception-eu.spans", "does not name 4 weeks";
        a_span_of_nothing_where_something_is_asked: "regulation/examplumab.toml",
            "length = \"4 months\"" => "length = \"0 days\"",
            "examplumab", "texts.contraception-eu.spans", "does not name 0 days";
        a_span_up_to_a_time_nobody_names: "regulation/examplumab.toml",
            "length = \"4 months\"" => "length = \"4 months\", up_to = \"9 months\"",
            "examplumab", "texts.contraception-eu.spans", "does not name 9 months";
        a_span_that_ends_before_it_is_over: "regulation/examplumab.toml",
            "length = \"4 months\"" => "length = \"4 months\", up_to = \"4 months\"",
            "examplumab", "texts.contraception-eu.spans", "is not longer than `length`";
        a_superseded_definition_without_an_end: "definitions/active-before.toml",
            "document = \"Label, section 4.1\"\nin_force = { from = \"2015\", until = \"2020-06\" }" => "document = \"Another\"\nin_force = { from = \"2015\" }",
            "active-before", "in_force.until", "needs the date it ended";
        a_superseded_text_without_an_end: "regulation/examplumab.toml",
            "topic = \"contraception\"\nregions = [\"eu\"]\ndocument = \"Label, section 4.6\"\nin_force = { from = \"2015\", until = \"2020-06\" }" => "topic = \"pregnancy\"\nregions = [\"eu\"]\ndocument = \"Label, section 4.6\"\nin_force = { from = \"2015\" }",
            "examplumab", "texts.contraception-eu-before.in_force.until", "needs the date it ended";
        a_definition_that_outlives_its_successor: "definitions/active-before.toml",
            "until = \"2020-06\"" => "until = \"2021\"",
            "active-before", "in_force.until", "both would be current";
        a_text_that_outlives_its_successor: "regulation/examplumab.toml",
            "until = \"2020-06\"" => "until = \"2020-07-01\"",
            "examplumab", "texts.contraception-eu-before.in_force.until", "both would be current";
        a_text_that_replaces_itself: "definitions/active-before.toml",
            "superseded_by = \"active\"" => "superseded_by = \"active-before\"",
            "active-before", "superseded_by", "cannot replace itself";
        a_rule_that_ends_before_it_begins: "schedules/examplumab-eu-before.toml",
            "from = \"2015\", until = \"2019\"" => "from = \"2015\", until = \"2014\"",
            "examplumab-eu-before", "in_force", "ends before it begins";
        a_rule_of_the_future: "medicines/examplumab.toml",
            "in_force = { from = \"2020\" }\nrule = { condition" => "in_force = { from = \"2027\" }\nrule = { condition",
            "examplumab", "gates.eu-heart.in_force", "a rule of the future";
        a_gate_without_a_region: "medicines/examplumab.toml",
            "kind = \"contraindication\"\nregions = [\"eu\"]" => "kind = \"contraindication\"\nregions = []",
            "examplumab", "gates.eu-heart.regions", "at least one region";
        a_practical_side_without_a_region: "medicines/examplumab.toml",
            "id = \"storage\"\nregions = [\"eu\"]" => "id = \"storage\"\nregions = []",
            "examplumab", "practical.storage.regions", "at least one region";
        a_practical_side_of_another_region: "medicines/examplumab.toml",
            "id = \"storage\"\nregions = [\"eu\"]" => "id = \"storage\"\nregions = [\"eu\", \"us\"]",
            "examplumab", "practical.storage.regions", "\"label\" speaks for other regions";
        a_region_named_twice: "regulation/examplumab.toml",
            "id = \"contraception-eu-before\"\ntopic = \"contraception\"\nregions = [\"eu\"]" => "id = \"contraception-eu-before\"\ntopic = \"contraception\"\nregions = [\"eu\", \"eu\"]",
            "examplumab", "texts.contraception-eu-before.regions", "named twice";
        a_rule_for_nobody: "studies/trial.toml",
            "at_least = 18, at_most = 55" => "at_least = 55, at_most = 18", "trial", "entry.rule", "holds for nobody";
        a_rule_without_a_limit: "medicines/examplumab.toml",
            "{ age = { at_least = 18 } }" => "{ age = {} }", "examplumab", "gates.eu-licence.rule", "needs at_least or at_most";
        a_count_that_always_holds: "definitions/active-before.toml",
            "at_least = 2" => "at_least = 0", "active-before", "logic", "always holds";
        a_rule_of_no_parts: "medicines/examplumab.toml",
            "rule = { condition = \"heart-failure\" }" => "rule = { any = [] }",
            "examplumab", "gates.eu-heart.rule", "at least one part";
        a_not_of_two_parts: "medicines/examplumab.toml",
            "rule = { condition = \"heart-failure\" }" => "rule = { not = [ { condition = \"heart-failure\" }, { condition = \"heart-failure\" } ] }",
            "examplumab", "gates.eu-heart.rule", "exactly one rule";
        more_parts_asked_for_than_there_are: "medicines/examplumab.toml",
            "rule = { condition = \"heart-failure\" }" => "rule = { at-least = { count = 2, of = [ { condition = \"heart-failure\" } ] } }",
            "examplumab", "gates.eu-heart.rule", "more parts than it has";
        a_definition_that_rests_on_itself: "definitions/active-before.toml",
            "logic = { relapses = { at_least = 2, months = 24 } }" => "logic = { definition = \"active-before\" }",
            "active-before", "logic", "cannot rest on itself";
        a_course_of_the_disease_that_is_none: "definitions/active-before.toml",
            "logic = { relapses = { at_least = 2, months = 24 } }" => "logic = { phenotype = [] }",
            "active-before", "logic", "at least one course";
    }

    /// The wording of one document may give way to one that another had all along.
    #[test]
    fn another_document_may_have_said_it_before() {
        pack(&with(
            "definitions/active-before.toml",
            "document = \"Label, section 4.1\"\nin_force = { from = \"2015\", until = \"2020-06\" }",
            "document = \"Another\"\nin_force = { from = \"2015\", until = \"2024\" }",
        ));
    }

    /// Lists by nature (checks, warnings) may have several current texts.
    #[test]
    fn a_document_may_name_several_checks() {
        pack(&with(
            "regulation/examplumab.toml",
            "topic = \"contraception\"\nregions = [\"eu\"]\ndocument = \"Label, section 4.6\"\nin_force = { from = \"2015\", until = \"2020-06\" }\nsuperseded_by = \"contraception-eu\"",
            "topic = \"monitoring\"\nregions = [\"eu\"]\ndocument = \"Label, section 4.6\"\nin_force = { from = \"2015\" }",
        ));
    }
}

/// Schedules.
mod schedules {
    use super::*;

    breaks! {
        a_schedule_that_ends_at_once: "schedules/examplumab-eu.toml",
            "horizon_months = 24" => "horizon_months = 0", "examplumab-eu", "horizon_months", "a schedule needs an end";
        a_series_without_an_interval: "schedules/examplumab-eu.toml",
            "every = \"3 months\"" => "every = \"0 months\"",
            "examplumab-eu", "items.blood.when", "a series needs an interval";
        an_end_by_a_result_that_names_no_least: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[items]]\nid = \"tablets\"\nwhat = { plain = \"x\", clinical = \"x\" }\nwhy = { plain = \"x\", clinical = \"x\" }\nkind = \"protection\"\nplace = \"home\"\nwhen = { around-each-course = { after = \"1 months\", until_result = { measure = \"cd4-cells\", unit = \"per-mm3\", below = \"200\" } } }\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "items.tablets.when", "goes on until it is `at_least` so much";
        an_end_by_a_result_in_a_unit_it_has_not: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[items]]\nid = \"tablets\"\nwhat = { plain = \"x\", clinical = \"x\" }\nwhy = { plain = \"x\", clinical = \"x\" }\nkind = \"protection\"\nplace = \"home\"\nwhen = { around-each-course = { after = \"1 months\", until_result = { measure = \"cd4-cells\", unit = \"percent\", at_least = \"20\" } } }\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "items.tablets.when", "what is measured has no such unit";
        a_dose_interval_of_nothing: "schedules/examplumab-eu.toml",
            "regimen = \"daily\"" => "regimen = { every-step = { every = \"0 days\" } }",
            "examplumab-eu", "regimen", "needs an interval";
        courses_that_are_none: "schedules/examplumab-eu-before.toml",
            "{ courses = [ { ordinal = 1, days = 5 }, { ordinal = 2, days = 3, after_previous_start = \"12 months\" } ] }" => "{ courses = [] }",
            "examplumab-eu-before", "regimen", "name at least one course";
        an_item_id_used_twice: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[items]]\nid = \"blood\"\nwhat = { plain = \"x\", clinical = \"x\" }\nwhy = { plain = \"x\", clinical = \"x\" }\nkind = \"blood\"\nplace = \"surgery\"\nwhen = \"no-dates\"\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "items.blood", "used twice";
        a_result_in_a_unit_it_does_not_have: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[on_results]]\nid = \"low\"\nresult = { measure = \"alt\", unit = \"percent\", above = \"5\" }\nthen = \"stop\"\nsays = { plain = \"x\", clinical = \"x\" }\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "on_results.low", "no such unit";
        a_result_without_a_limit: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[on_results]]\nid = \"low\"\nresult = { measure = \"alt\", unit = \"times-upper-limit\" }\nthen = \"stop\"\nsays = { plain = \"x\", clinical = \"x\" }\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "on_results.low", "needs a limit";
        a_course_that_waits_but_does_not_exist: "schedules/examplumab-eu.toml",
            "[[items]]" => "[[on_results]]\nid = \"low\"\nresult = { measure = \"lymphocytes\", unit = \"per-mm3\", below = \"800\" }\nthen = { hold-course = { course = 2, from = \"6 months\" } }\nsays = { plain = \"x\", clinical = \"x\" }\nproof = { source = \"label\", at = \"x\", verification = \"read\", origin = [\"NTZ:M04\"] }\n[[items]]",
            "examplumab-eu", "on_results.low", "no course 2 that may be delayed";
        a_course_out_of_order: "schedules/examplumab-eu-before.toml",
            "ordinal = 2" => "ordinal = 3", "examplumab-eu-before", "regimen", "course 2 has ordinal 3";
        a_course_without_days: "schedules/examplumab-eu-before.toml",
            "days = 3" => "days = 0", "examplumab-eu-before", "regimen", "course 2 has no days";
        a_course_with_two_starts: "schedules/examplumab-eu-before.toml",
            "after_previous_start = \"12 months\"" => "after_previous_start = \"12 months\", after_first_start = \"12 months\"",
            "examplumab-eu-before", "regimen", "needs one of after_previous_start";
        first_doses_without_the_day_the_interval_counts_from: "schedules/examplumab-eu.toml",
            "regimen = \"daily\"" => "regimen = { every-step = { every = \"1 month\", first_doses = [\"0 days\", \"2 weeks\"] } }",
            "examplumab-eu", "regimen", "go together";
        a_course_without_a_start: "schedules/examplumab-eu-before.toml",
            ", after_previous_start = \"12 months\"" => "", "examplumab-eu-before", "regimen", "needs one of after_previous_start";
    }
}

/// Tables of the chance of PML.
mod pml {
    use super::*;

    breaks! {
        index_bands_with_a_gap: "pml/examplumab-eu.toml",
            "above = \"0.9\"" => "above = \"1.0\"", "examplumab-eu", "rows", "without gap or overlap";
        index_bands_that_overlap: "pml/examplumab-eu.toml",
            "above = \"0.9\"" => "above = \"0.8\"", "examplumab-eu", "rows", "without gap or overlap";
        index_bands_without_an_upper_end: "pml/examplumab-eu.toml",
            "above = \"0.9\"" => "above = \"0.9\", at_most = \"1.5\"", "examplumab-eu", "rows", "without gap or overlap";
        months_with_a_gap: "pml/examplumab-eu.toml",
            "from = 13, to = 24" => "from = 14, to = 24", "examplumab-eu", "bands", "months 14 to 24 leave a gap";
        months_that_overlap: "pml/examplumab-eu.toml",
            "from = 13, to = 24" => "from = 12, to = 24", "examplumab-eu", "bands", "months 12 to 24 leave a gap or overlap";
        two_rows_about_the_same_people: "pml/examplumab-eu.toml",
            "stratum = { index = { above = \"0.9\" } }" => "stratum = { index = { above = \"0.9\" } }\ncells = [ { value = \"1\" }, { value = \"10\" } ]\norigin = [\"NTZ:P05\"]\n[[rows]]\nid = \"negative-2\"\nlabel = { plain = \"x\", clinical = \"x\" }\nstratum = \"negative\"",
            "examplumab-eu", "rows", "2 rows are about people with a negative test";
        nobody_with_a_negative_test: "pml/examplumab-eu.toml",
            "stratum = \"negative\"" => "stratum = \"positive-without-index\"",
            "examplumab-eu", "rows", "no row is about people with a negative test";
        a_table_of_another_medicine: "pml/examplumab-eu.toml",
            "medicine = \"examplumab\"" => "medicine = \"placebumab\"",
            "examplumab-eu", "medicine", "there is no medicine";
        an_interval_of_a_cell_that_does_not_contain_it: "pml/examplumab-eu.toml",
            "{ value = \"0.3\" }" => "{ value = \"0.3\", interval = { low = \"0.4\", high = \"0.6\", level = \"95\" } }",
            "examplumab-eu", "rows.low.interval", "does not contain 0.3";
        a_cell_missing: "pml/examplumab-eu.toml",
            "{ value = \"1\" }, { value = \"10\" }" => "{ value = \"1\" }, { value = \"10\" }, { value = \"12\" }",
            "examplumab-eu", "rows.high.cells", "3 cells for 2 bands";
        more_cases_than_people: "pml/examplumab-eu.toml",
            "cells = [ { value = \"0.1\" } ]" => "cells = [ { value = \"1001\" } ]",
            "examplumab-eu", "rows.negative.cells", "1001 cases out of 1000";
        chances_that_add_up_to_more_than_everybody: "pml/examplumab-eu.toml",
            "{ value = \"1\" }, { value = \"10\" }" => "{ value = \"600\" }, { value = \"500\" }",
            "examplumab-eu", "rows.high.cells", "the cells add up to 1100 out of 1000";
        a_row_without_its_dossier_rows: "pml/examplumab-eu.toml",
            "origin = [\"NTZ:P03\"]" => "origin = []", "examplumab-eu", "rows.low.origin", "name the dossier rows";
        a_row_id_used_twice: "pml/examplumab-eu.toml",
            "id = \"low\"" => "id = \"high\"", "examplumab-eu", "rows.high", "used twice";
    }

    /// Both index rows must go for nobody to have a positive test.
    #[test]
    fn nobody_with_a_positive_test() {
        let mut folder = good();
        let file = folder
            .files
            .iter_mut()
            .find(|file| file.path == "pml/examplumab-eu.toml");
        let text = &mut file.unwrap().text;
        let end = text.find("[[rows]]\nid = \"low\"").unwrap();
        text.truncate(end);
        expect(
            &folder,
            "pml/examplumab-eu.toml",
            "examplumab-eu",
            "rows",
            "no row is about people with a positive test",
        );
    }

    /// Without columns only a row over all time is possible.
    #[test]
    fn a_table_without_months() {
        let mut folder = with(
            "pml/examplumab-eu.toml",
            "bands = [ { from = 1, to = 12 }, { from = 13, to = 24 } ]",
            "bands = []",
        );
        let file = folder
            .files
            .iter_mut()
            .find(|file| file.path == "pml/examplumab-eu.toml");
        let text = &mut file.unwrap().text;
        for (two, one) in [
            (
                "{ value = \"0.1\" }, { value = \"0.3\" }",
                "{ value = \"0.3\" }",
            ),
            (
                "{ value = \"1\" }, { value = \"10\" }",
                "{ value = \"10\" }",
            ),
        ] {
            assert_eq!(text.matches(two).count(), 1);
            *text = text.replace(two, one);
        }
        expect(
            &folder,
            "pml/examplumab-eu.toml",
            "examplumab-eu",
            "bands",
            "name the months of treatment",
        );
    }

    #[test]
    fn two_current_tables() {
        let second = text_of("pml/examplumab-eu.toml")
            .replace("id = \"examplumab-eu\"", "id = \"examplumab-eu-2\"");
        let folder = and("pml/examplumab-eu-2.toml", &second);
        expect(
            &folder,
            "pml/examplumab-eu-2.toml",
            "examplumab-eu-2",
            "in_force",
            "is current for examplumab in Eu",
        );
    }
}

/// The list of dossier rows that are left out.
mod left_out {
    use super::*;

    breaks! {
        a_row_both_carried_and_left_out: "left-out.toml",
            "NTZ:S1" => "NTZ:N20", "NTZ:N20", "id", "it is carried";
        a_row_without_its_file: "left-out.toml",
            "NTZ:S1" => "S1", "S1", "id", "write FILE:ROW";
        a_whole_file_left_out: "left-out.toml",
            "NTZ:S1" => "NTZ:*", "NTZ:*", "id", "a whole file cannot be left out";
        a_row_listed_twice: "left-out.toml",
            "[[rows]]" => "[[rows]]\nid = \"NTZ:S1\"\nreason = \"x\"\n[[rows]]", "NTZ:S1", "id", "listed twice";
        an_unknown_key_in_the_list: "left-out.toml",
            "reason" => "because = \"x\"\nreason", "left-out", "rows[0].because", "unknown field";
    }
}
