//! The plan as a table (`.csv`, RFC 4180): one row a date.
//!
//! Dates are written as 2027-01-11, so that every spreadsheet reads them alike. A cell that
//! a spreadsheet would take for a formula gets an apostrophe in front.

use crate::icalendar_file::Plans;
use chrono::NaiveDate;
use waymark_clinical::monitoring::{ClosedDay, Due, Plan, PlanItem, Status, status};
use waymark_evidence::{Date, Pack};
use waymark_words::narrate::plan as narrate;
use waymark_words::{Wording, plan_table as words};

/// Writes the table: the plan, and what earlier plans ask for after their last treatment day.
pub fn write(plans: &Plans<'_>, pack: &Pack, wording: Wording, today: NaiveDate) -> String {
    let mut text = String::new();
    push(
        &mut text,
        &[
            words::first_day(),
            words::last_day(),
            words::what(),
            words::number(),
            words::of(),
            words::place(),
            words::why(),
            words::state(),
            words::only_if_stopped(),
            words::counted(),
            words::on_a_closed_day(),
            words::longer(),
            words::goes_on(),
            words::medicine(),
            words::id(),
        ],
    );
    let of_present = plans
        .present
        .into_iter()
        .flat_map(|plan| plan.items.iter().map(move |planned| (plan, planned)));
    let of_earlier = plans
        .earlier
        .iter()
        .flat_map(|plan| plan.tail().map(move |one| (plan, one)));
    let mut rows: Vec<(&Plan, &PlanItem)> = of_earlier.chain(of_present).collect();
    waymark_clinical::order::by_key(&mut rows, |(_, planned)| planned.due.day());
    for (plan, planned) in rows {
        let medicine = plan.schedule.medicine;
        let medicine = pack
            .medicine(&medicine)
            .map_or(medicine.0, |one| one.generic.0);
        let (first, last) = match planned.due {
            Due::On(day) => (Some(day), day),
            Due::By {
                latest, earliest, ..
            } => (earliest, latest),
            Due::Span { from, to } => (Some(from), to),
        };
        let day = |day: NaiveDate| Date(day).to_string();
        let of = |text: &waymark_evidence::Text| match wording {
            Wording::Plain => text.plain.0,
            Wording::Clinical => text.clinical.0,
        };
        let state = match status(planned, today) {
            Status::Done(on) => words::done(&day(on)),
            Status::Missed => words::missed().to_owned(),
            Status::Overdue => words::overdue().to_owned(),
            Status::Due => words::due().to_owned(),
            Status::Coming => words::coming().to_owned(),
        };
        let only_if = if planned.only_if_stopped {
            words::yes()
        } else {
            ""
        };
        let (counted, on_a_closed_day) = match planned.closed_day {
            None => (String::new(), ""),
            Some(ClosedDay::Brought { counted }) => (day(counted), ""),
            Some(ClosedDay::Stays) => (String::new(), words::yes()),
        };
        let longer = match planned.longer_by {
            0 => String::new(),
            days => days.to_string(),
        };
        push(
            &mut text,
            &[
                &first.map(day).unwrap_or_default(),
                &day(last),
                of(&planned.item.what),
                &planned.ordinal.to_string(),
                &planned.of.to_string(),
                narrate::place(planned.item.place),
                of(&planned.item.why),
                &state,
                only_if,
                &counted,
                on_a_closed_day,
                &longer,
                &narrate::goes_on_until(&[planned], wording).unwrap_or_default(),
                medicine,
                planned.item.id.0,
            ],
        );
    }
    text
}

fn push(text: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = formula || cell.contains(['"', ',', '\r', '\n']);
    if !quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if formula {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence_pack::pack;

    fn alone(plan: &Plan) -> Plans<'_> {
        Plans {
            present: Some(plan),
            earlier: &[],
        }
    }

    #[test]
    fn cells_are_quoted_where_needed_and_never_formulas() {
        let mut text = String::new();
        push(&mut text, &["a", "b,c", "say \"x\"", "=1+1", ""]);
        assert_eq!(text, "a,\"b,c\",\"say \"\"x\"\"\",\"'=1+1\",\r\n");
    }

    #[test]
    fn a_date_on_a_working_day_names_the_day_of_the_schedule() {
        let schedule = pack().schedule("alemtuzumab-eu").unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let plan = waymark_clinical::monitoring::plan_with_changes(
            schedule,
            day("2027-01-16"),
            &|_| Some(true),
            false,
            &waymark_clinical::monitoring::change::Changes {
                open_days: waymark_clinical::monitoring::OpenDays {
                    rule: waymark_clinical::visit::DayRule::WorkingDays,
                    closed: [day("2027-04-16")].into(),
                },
                ..Default::default()
            },
        )
        .unwrap();
        let text = write(&alone(&plan), pack(), Wording::Plain, day("2026-11-22"));
        let row = |begin: &str, id: &str| {
            text.lines()
                .find(|line| line.starts_with(begin) && line.ends_with(id))
                .unwrap()
        };
        assert!(
            row("2027-04-15,", "full-blood-count").contains(",to come,,2027-04-16,,,,alemtuzumab,")
        );
        assert!(row("2027-01-16,", ",infusion").contains(",to come,,,yes,,,alemtuzumab,"));
    }

    #[test]
    fn what_goes_on_until_a_result_says_so_beside_its_earliest_last_day() {
        let schedule = pack().schedule("alemtuzumab-us").unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let start = day("2027-01-11");
        let plan =
            waymark_clinical::monitoring::plan(schedule, start, &|_| Some(true), false).unwrap();
        let text = write(&alone(&plan), pack(), Wording::Plain, day("2026-11-22"));
        let own = text
            .lines()
            .find(|line| line.contains(",antiviral"))
            .unwrap();
        assert!(own.starts_with("2027-01-11,2027-03-15,"), "{own}");
        assert!(
            own.contains("until a test shows 200 cells per mm³ or µL or more"),
            "{own}"
        );
    }

    #[test]
    fn every_date_of_the_plan_is_a_row_in_order_of_time() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 11).unwrap();
        let schedule = pack().schedule("cladribine-eu").unwrap();
        let plan =
            waymark_clinical::monitoring::plan(schedule, day, &|_| Some(true), false).unwrap();
        let text = write(&alone(&plan), pack(), Wording::Plain, day);
        let rows: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            rows.len(),
            plan.items.len() + 2,
            "a head and an end of file"
        );
        assert!(text.contains("2027-01-11,2027-01-11,Cladribine tablets,1,20,home"));
        assert!(text.contains("2026-10-11,2027-01-10,Brain scan before the start"));
    }
}
