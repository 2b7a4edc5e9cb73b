//! One visit, end to end: a woman of 31 with relapsing-remitting MS, two disabling
//! relapses and an enhancing brain scan, before her first medicine.
//!
//! What a neurologist expects of it stands here as data; the program is run as a whole.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const TODAY: &str = "2026-11-22";

fn case() -> Value {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/foundation-case.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn evaluate(visit: &Value) -> Value {
    let mut program = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["evaluate", "-", "--today", TODAY])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(visit.to_string().as_bytes())
        .unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The record with this id in a list of the report.
fn of<'v>(list: &'v Value, id: &str) -> &'v Value {
    list.as_array()
        .unwrap()
        .iter()
        .find(|record| record["id"] == id)
        .unwrap_or_else(|| {
            panic!("no {id}");
        })
}

fn truth<'v>(report: &'v Value, definition: &str) -> &'v str {
    of(&report["definitions"], definition)["truth"]
        .as_str()
        .unwrap()
}

#[test]
fn every_entry_can_be_used() {
    let report = evaluate(&case());
    assert_eq!(report["problems"], json!([]));
    assert_eq!(report["today"], TODAY);
    assert_eq!(report["region"], "eu");
}

#[test]
fn the_definitions_are_met_as_expected() {
    let report = evaluate(&case());
    assert_eq!(truth(&report, "review-2015-harrms-untreated"), "met");
    assert_eq!(truth(&report, "review-2015-harrms-treated"), "not-met");
    assert_eq!(truth(&report, "care-ms-active"), "met");
    assert_eq!(truth(&report, "ema-rapidly-evolving-severe-2016"), "met");
    assert_eq!(truth(&report, "nice-ta127-2024"), "met");
}

#[test]
fn reasons_name_the_facts_and_what_would_turn_the_answer_round() {
    let report = evaluate(&case());
    let ema = of(&report["definitions"], "ema-rapidly-evolving-severe-2016");
    let relapses = ema["logic"]["parts"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|part| part["because"].get("relapses"))
        .unwrap();
    assert_eq!(relapses["counted"], json!(["2026-03-10", "2026-08-04"]));
    let changes = ema["would_change"].as_array().unwrap();
    assert!(!changes.is_empty() && ema["would_settle"] == json!([]));
    // The first relapse leaves the year before today on the day after its anniversary.
    let nice = of(&report["definitions"], "nice-ta127-2024");
    assert_eq!(nice["changes_on"]["date"], "2027-03-11");
}

#[test]
fn without_the_scan_the_european_rule_is_open_and_a_brain_scan_settles_it() {
    let mut visit = case();
    visit["visit"]["entries"]["scans"] = json!([]);
    let report = evaluate(&visit);
    assert_eq!(
        truth(&report, "ema-rapidly-evolving-severe-2016"),
        "cannot-be-determined"
    );
    let ema = of(&report["definitions"], "ema-rapidly-evolving-severe-2016");
    assert_eq!(ema["would_settle"], json!([["brain-scan"]]));
}

#[test]
fn the_three_medicines_are_within_their_licence_and_leave_things_to_check() {
    let report = evaluate(&case());
    for id in ["alemtuzumab", "fingolimod", "natalizumab"] {
        let option = of(&report["options"], id);
        assert_eq!(option["licensed"], "met", "{id}");
        assert_eq!(option["group"], "open-with-checks", "{id}");
        assert!(!option["gates"].as_array().unwrap().is_empty(), "{id}");
    }
    assert_eq!(
        of(&report["options"], "no-medicine")["group"],
        "not-a-medicine"
    );
}

#[test]
fn every_compared_number_carries_its_proof() {
    let report = evaluate(&case());
    assert_eq!(
        report["comparison"]["options"],
        json!(["alemtuzumab", "fingolimod", "natalizumab"])
    );
    let rows = report["comparison"]["rows"].as_array().unwrap();
    let mut results = 0;
    for result in rows
        .iter()
        .flat_map(|row| row["cells"].as_array().unwrap())
        .flat_map(|cell| cell["results"].as_array().unwrap())
    {
        results += 1;
        assert!(result["outcome"]["citation"].is_string(), "{result}");
        assert!(result["outcome"]["proof"]["at"].is_string(), "{result}");
        assert!(result["study"]["population"].is_string(), "{result}");
        assert!(result["own"]["value"].is_string(), "{result}");
        assert!(
            result["own"]["interval"].is_object() || result["own"]["no_interval"].is_string(),
            "an interval, or why there is none: {result}"
        );
        if let Some(dots) = result["own"]["dots"].as_object() {
            let total: u64 = dots.values().map(|part| part.as_u64().unwrap()).sum();
            assert_eq!(total, 100, "{result}");
        }
    }
    assert!(results > 0);
    let relapses = rows.iter().find(|row| row["row"] == "relapses").unwrap();
    for cell in relapses["cells"].as_array().unwrap() {
        assert!(
            !cell["results"].as_array().unwrap().is_empty(),
            "{}",
            cell["option"]
        );
    }
}

#[test]
fn harms_and_published_effects_carry_their_numbers() {
    let report = evaluate(&case());
    let harms = report["comparison"]["harms"].as_array().unwrap();
    let natalizumab = harms
        .iter()
        .find(|of| of["option"] == "natalizumab")
        .unwrap();
    assert_eq!(of(&natalizumab["harms"], "pml")["by_jc_virus"], true);
    let (mut rare, mut common) = (0, 0);
    for harm in harms.iter().flat_map(|of| of["harms"].as_array().unwrap()) {
        for figure in harm["figures"].as_array().unwrap() {
            let Some(people) = figure["own"]["shown"]["out-of"]["of"].as_u64() else {
                continue;
            };
            match harm["gravity"].as_str() {
                Some("life-changing") => {
                    assert_eq!(people, 10_000, "{harm}");
                    rare += 1;
                }
                _ => {
                    assert_eq!(people, 100, "{harm}");
                    common += 1;
                }
            }
        }
    }
    assert!(rare > 0 && common > 0, "{rare} rare, {common} common");
    let effects = report["comparison"]["published_effects"]
        .as_array()
        .unwrap();
    let affirm = effects
        .iter()
        .filter(|group| group["row"] == "worsening" && group["measure"] == "hazard-ratio")
        .flat_map(|group| group["lines"].as_array().unwrap())
        .find(|line| line["study"] == "affirm")
        .unwrap();
    assert_eq!(affirm["value"], "0.58");
    assert_eq!(affirm["interval"]["low"], "0.43");
    assert_eq!(affirm["missed"], false);
}

/// The first result of each cell of a row, where it has one.
fn leads(cells: &Value) -> Vec<&Value> {
    let lead = |cell: &'_ Value| cell["results"].get(0).is_some();
    let cells = cells.as_array().unwrap().iter();
    cells
        .filter(|cell| lead(cell))
        .map(|cell| &cell["results"][0])
        .collect()
}

#[test]
fn what_differs_is_what_the_cells_side_by_side_say() {
    let mut that_differ = 0;
    // Whether they compared with different things: a placebo, interferon, teriflunomide.
    for (compared, comparators) in [
        (
            vec!["natalizumab", "alemtuzumab", "fingolimod", "no-medicine"],
            true,
        ),
        (vec!["natalizumab", "alemtuzumab"], true),
        (vec!["alemtuzumab", "dimethyl-fumarate"], true),
        (vec!["ocrelizumab", "ofatumumab", "ublituximab"], true),
        (vec!["ofatumumab", "ublituximab"], false),
        (vec!["cladribine", "fingolimod"], false),
        (vec!["glatiramer", "interferon-beta-1b"], false),
        (vec!["natalizumab", "no-medicine"], false),
        (vec!["no-medicine", "stay-as-now"], false),
        (vec!["cladribine"], false),
    ] {
        let mut visit = case();
        visit["visit"]["compared"] = json!(compared);
        let comparison = &evaluate(&visit)["comparison"];
        let rows = comparison["rows"].as_array().unwrap().iter();
        let rows: Vec<_> = rows
            .map(|row| &row["cells"])
            .chain([&comparison["highly_active_subgroups"]])
            .map(leads)
            .collect();
        let differ = |of: &dyn Fn(&Value) -> Value| {
            rows.iter()
                .any(|row| row.iter().any(|lead| of(lead) != of(row[0])))
        };
        let found = &comparison["differences"];
        let expected = [
            ("years", differ(&|lead| lead["study"]["published"].clone())),
            (
                "populations",
                differ(&|lead| {
                    let asked = lead["fits"].as_array().unwrap().iter();
                    json!([
                        lead["study"]["population"],
                        lead["outcome"]["subgroup"],
                        asked.map(|fit| &fit["criterion"]).collect::<Vec<_>>(),
                    ])
                }),
            ),
            (
                "definitions",
                differ(&|lead| json!([lead["outcome"]["endpoint"], lead["outcome"]["definition"]])),
            ),
            (
                "periods",
                differ(&|lead| lead["outcome"]["period_months"].clone()),
            ),
        ];
        for (name, expected) in expected {
            assert_eq!(found[name], json!(expected), "{compared:?}, {name}");
        }
        let met = rows.iter().filter(|row| {
            row.iter()
                .any(|lead| lead["study"]["id"] != row[0]["study"]["id"])
        });
        let mut studies: Vec<&str> = met
            .flatten()
            .map(|lead| lead["study"]["id"].as_str().unwrap())
            .collect();
        that_differ += usize::from(!studies.is_empty());
        studies.sort_unstable();
        studies.dedup();
        let named = found["studies"].as_array().unwrap().iter();
        let mut named: Vec<&str> = named.map(|study| study["id"].as_str().unwrap()).collect();
        named.sort_unstable();
        assert_eq!(named, studies, "{compared:?}");
        assert_eq!(found["comparators"], json!(comparators), "{compared:?}");
    }
    assert_eq!(that_differ, 7, "of ten comparisons");
}

#[test]
fn the_pml_row_waits_for_the_question_of_immunosuppressants() {
    let mut visit = case();
    visit["visit"]["entries"]["earlier_immunosuppressant"] = json!("not-known");
    let report = evaluate(&visit);
    assert_eq!(report["pml"]["row"], Value::Null);
    assert_eq!(
        report["pml"]["refused"],
        "earlier-immunosuppressant-not-known"
    );
    let report = evaluate(&case());
    assert_eq!(report["pml"]["refused"], Value::Null);
    let row = &report["pml"]["row"];
    assert_eq!(row["within_band"].as_array().unwrap().len(), 6);
    // Year six alone, all six years, and what remains after two years without PML.
    assert_eq!(
        row["within_band"][5]["shown"],
        json!({"out-of": {"count": 100, "of": 10_000}})
    );
    assert_eq!(
        row["from_the_start"][5]["shown"],
        json!({"out-of": {"count": 288, "of": 10_000}})
    );
    assert_eq!(
        row["what_remains"][2]["shown"],
        json!({"out-of": {"count": 277, "of": 10_000}})
    );
}

#[test]
fn the_plan_runs_from_the_first_infusion_to_four_years_after_the_last() {
    let report = evaluate(&case());
    let plan = &report["plan"]["plan"];
    let items = plan["items"].as_array().unwrap();
    let days = |id: &str| -> Vec<&str> {
        items
            .iter()
            .filter(|item| item["id"] == id)
            .filter_map(|item| item["due"]["on"].as_str())
            .collect()
    };
    assert_eq!(
        days("infusion"),
        [
            "2027-01-11",
            "2027-01-12",
            "2027-01-13",
            "2027-01-14",
            "2027-01-15",
            "2028-01-11",
            "2028-01-12",
            "2028-01-13",
        ]
    );
    assert_eq!(plan["last_treatment_day"], "2028-01-13");
    assert_eq!(plan["end"], "2032-01-13");
    for monthly in ["full-blood-count", "creatinine", "urine"] {
        let days = days(monthly);
        assert_eq!(days.len(), 61, "{monthly}");
        assert_eq!(
            (days[0], days[60]),
            ("2027-02-11", "2032-01-13"),
            "{monthly}"
        );
    }
    let thyroid = days("thyroid");
    assert_eq!(thyroid.len(), 21);
    assert_eq!((thyroid[0], thyroid[20]), ("2027-04-11", "2032-01-13"));
    let end = report["plan"]["after_the_end"].as_str().unwrap();
    assert!(end.contains("Later problems are still possible"), "{end}");
}

#[test]
fn the_burden_of_the_years_adds_up_to_that_of_the_plan() {
    let report = evaluate(&case());
    let burden = &report["plan"]["burden"];
    for what in [
        "needles",
        "urine_pots",
        "visits",
        "infusions",
        "scans",
        "hospital_days",
        "hospital_stays",
        "sheets",
    ] {
        let count = |part: &Value| part[what].as_u64().unwrap();
        let years: u64 = burden["years"].as_array().unwrap().iter().map(count).sum();
        assert_eq!(
            count(&burden["before_treatment"]) + years,
            count(&burden["whole_plan"]),
            "{what}"
        );
    }
    assert_eq!(burden["whole_plan"]["infusions"], 8);
}

#[test]
fn every_compared_option_is_counted_from_the_first_day_of_the_plan() {
    let mut visit = case();
    let of_option = |report: &Value, option: &str| -> Value {
        let options = &report["comparison"]["over_the_years"]["options"];
        let mut found = options.as_array().unwrap().iter();
        found.find(|one| one["option"] == option).unwrap().clone()
    };
    let report = evaluate(&visit);
    let years = &report["comparison"]["over_the_years"];
    assert_eq!(years["counted_from"], "2027-01-11");
    let alemtuzumab = of_option(&report, "alemtuzumab");
    // The plan of the visit is one of them, and nothing in it was changed.
    assert_eq!(alemtuzumab["plan"], report["plan"]["plan"]);
    let [two, five] = [&alemtuzumab["burden"][0], &alemtuzumab["burden"][1]];
    assert_eq!((&two["years"], &five["years"]), (&json!(2), &json!(5)));
    assert_eq!(
        (&two["until"], &five["until"]),
        (&json!("2029-01-11"), &json!("2032-01-11"))
    );
    assert_eq!(
        (&two["infusions"], &five["infusions"]),
        (&json!(8), &json!(8))
    );
    let by_year = report["plan"]["burden"]["years"].as_array().unwrap();
    let needles = |years: usize| -> u64 {
        let counted = by_year.iter().take(years);
        counted.map(|year| year["needles"].as_u64().unwrap()).sum()
    };
    assert_eq!(two["needles"], needles(2));
    assert_eq!(five["needles"], needles(5));
    // Beside them stand what is due before the first day, after five years, and how long it lasts.
    let beside = &alemtuzumab["beside"];
    assert_eq!(
        beside["before_treatment"],
        report["plan"]["burden"]["before_treatment"]
    );
    assert_eq!(
        beside["later"],
        json!({"from": "2032-01-11", "needles": 2, "urine_pots": 2, "visits": 2, "infusions": 0,
               "scans": 0, "hospital_days": 0, "hospital_stays": 0, "sheets": 1})
    );
    assert_eq!(
        (&beside["tail"]["until"], &beside["tail"]["length"]),
        (&json!("2032-01-13"), &json!("48 months"))
    );
    assert_eq!(beside["if_stopped"], Value::Null);
    // A course that was moved stays in its own plan; without a first day it is today.
    visit["visit"]["plan"] = json!({
        "medicine": "alemtuzumab",
        "start": "2027-01-11",
        "changes": { "stopped": "2027-06-01" },
    });
    let stopped = evaluate(&visit);
    assert_ne!(stopped["plan"]["plan"], report["plan"]["plan"]);
    assert_eq!(of_option(&stopped, "alemtuzumab"), alemtuzumab);
    visit["visit"]["plan"] = json!({});
    visit["visit"]["compared"] = json!(["no-medicine", "natalizumab"]);
    let undated = evaluate(&visit);
    let years = &undated["comparison"]["over_the_years"];
    assert_eq!(years["counted_from"], TODAY);
    let none = of_option(&undated, "no-medicine");
    assert_eq!(none["no_plan"], "no-schedule-for-this-option-and-region");
    assert_eq!(
        (&none["burden"], &none["plan"], &none["schedule"]),
        (&json!([]), &Value::Null, &Value::Null)
    );
    assert_eq!(none["beside"], Value::Null);
    let natalizumab = of_option(&undated, "natalizumab");
    assert_eq!(natalizumab["plan"]["start"], TODAY);
    let beside = &natalizumab["beside"];
    assert_eq!(
        beside["if_stopped"]["from"],
        natalizumab["plan"]["last_treatment_day"]
    );
    assert_eq!(
        (
            &beside["later"],
            &beside["tail"]["length"],
            &beside["tail"]["items"]
        ),
        (
            &Value::Null,
            &json!("6 months"),
            &json!(["symptom-watch-ends"])
        )
    );
}

#[test]
fn a_start_that_has_passed_is_reported_and_not_planned() {
    let mut visit = case();
    visit["visit"]["plan"]["start"] = json!("2026-11-21");
    let report = evaluate(&visit);
    assert_eq!(
        report["problems"],
        json!([{"field": "plan.start", "wrong": "in-the-past"}])
    );
    assert_eq!(report["plan"]["plan"], Value::Null);
    assert_eq!(report["plan"]["no_plan"], "in-the-past");
}

#[test]
fn an_entry_that_cannot_be_used_counts_as_not_known() {
    let mut visit = case();
    visit["visit"]["entries"]["relapses"][1]["date"] = json!("2026-13");
    let report = evaluate(&visit);
    assert_eq!(
        report["problems"],
        json!([{"field": "entries.relapses[row=2].date", "wrong": "no-such-month"}])
    );
    assert_eq!(
        truth(&report, "ema-rapidly-evolving-severe-2016"),
        "cannot-be-determined"
    );
}

#[test]
fn the_plan_is_the_one_that_was_changed() {
    let mut visit = case();
    visit["visit"]["plan"]["changes"] = json!({ "extra_courses": 1, "ticks": [
        { "item": "full-blood-count", "ordinal": 1, "done_on": "2027-02-12" }
    ]});
    let report = evaluate(&visit);
    assert_eq!(
        report["plan"]["plan"]["courses"].as_array().unwrap().len(),
        3
    );
    // A course that was never read as allowed gives no plan, and says why.
    visit["visit"]["plan"]["changes"] = json!({ "extra_courses": 9 });
    let report = evaluate(&visit);
    assert_eq!(report["plan"]["plan"], Value::Null);
    assert!(
        report["plan"]["no_plan"]
            .as_str()
            .unwrap()
            .contains("course")
    );
}
