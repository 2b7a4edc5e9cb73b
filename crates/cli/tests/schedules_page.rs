//! `docs/SCHEDULES.md` says what the evidence holds: its tables are made from it.
//!
//! `WAYMARK_DOCS_ACCEPT=1 cargo test -p waymark-cli --test schedules_page` writes them anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use std::fmt::Write;
use std::path::Path;
use waymark_evidence::{Availability, Region, Schedule, Verification, When};
use waymark_evidence_pack::pack;

const PAGE: &str = "../../docs/SCHEDULES.md";
const BEGIN: &str = "<!-- from the evidence -->\n";
const END: &str = "<!-- end -->";
/// Regions with rules of their own, in the order of the table.
const REGIONS: [(Region, &str); 5] = [
    (Region::Eu, "EU"),
    (Region::Uk, "UK"),
    (Region::Us, "US"),
    (Region::Ch, "Switzerland"),
    (Region::De, "Germany"),
];

fn current() -> impl Iterator<Item = &'static Schedule> {
    let schedules = pack().schedules.iter();
    schedules.filter(|schedule| schedule.in_force.until.is_none())
}

fn names<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = items.collect();
    match names.is_empty() {
        true => "none".to_owned(),
        false => names.join("; "),
    }
}

fn tables() -> String {
    let mut text = String::from("\n| option |");
    for (_, name) in REGIONS {
        write!(text, " {name} |").unwrap();
    }
    text.push_str("\n|---|---|---|---|---|---|\n");
    let medicines = pack().medicines.iter();
    for medicine in medicines.filter(|one| one.availability != Availability::Withdrawn) {
        write!(text, "| {} |", medicine.generic).unwrap();
        for (region, _) in REGIONS {
            let here =
                current().find(|one| one.medicine == medicine.id && one.regions.contains(&region));
            let said = match (here, medicine.availability) {
                (None, _) => "no schedule",
                (Some(_), Availability::OffLabel) => "regimen of a trial",
                (Some(_), Availability::Referral) => "referral",
                (Some(_), _) => "yes",
            };
            write!(text, " {said} |").unwrap();
        }
        text.push('\n');
    }
    text.push_str(
        "\n| schedule | items with dates | asked for without an interval | not read in a source, \
         so hidden at first | read in a weaker source only |\n|---|---|---|---|---|\n",
    );
    for schedule in current() {
        let undated =
            |when: &When| matches!(when, When::NoDates | When::AfterResult { after: None, .. });
        let of = |wanted: Verification| {
            let items = schedule.items.iter();
            names(
                items
                    .filter(|item| item.proof.verification == wanted)
                    .map(|item| item.what.clinical.0),
            )
        };
        let dated = schedule.items.iter().filter(|item| !undated(&item.when));
        let without = schedule.items.iter().filter(|item| undated(&item.when));
        writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            schedule.id,
            dated.count(),
            names(without.map(|item| item.what.clinical.0)),
            of(Verification::Unverified),
            of(Verification::ReadSecondary),
        )
        .unwrap();
    }
    text.push('\n');
    text
}

#[test]
fn the_page_says_what_each_schedule_lacks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (known, after) = rest.split_once(END).unwrap();
    let made = tables();
    if std::env::var_os("WAYMARK_DOCS_ACCEPT").is_some() {
        std::fs::write(&path, [before, BEGIN, &made, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(
        known, made,
        "docs/SCHEDULES.md is stale: run with WAYMARK_DOCS_ACCEPT=1"
    );
}
