//! A plan in words: when, what, where and how much. The one place for screen, print and
//! calendar file.

use super::reason::in_wording;
use crate::Wording;
use crate::catalogue::{burden, open_days, plan};
use crate::{catalogue, date, letters};
use chrono::{Datelike, NaiveDate};
use waymark_clinical::monitoring::{BurdenCount, ClosedDay, DayGroup, Due, Plan, PlanItem};
use waymark_evidence::{ItemKind, Place, Regimen, ScheduleItem, When};

/// One item on the dates it has within one line: the days of a course, or a single date.
#[derive(Clone, Debug, PartialEq)]
pub struct Together<'a> {
    /// The item.
    pub item: &'static ScheduleItem,
    /// Its dates, in order of time; never empty.
    pub dates: Vec<&'a PlanItem>,
}

/// What is due on one date at one place: a line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The date.
    pub when: Due,
    /// The place.
    pub place: Place,
    /// What is due there, in the order of the schedule.
    pub items: Vec<Together<'a>>,
}

impl Line<'_> {
    /// Tells the lines of a plan apart, and stays the same while the plan does.
    pub fn key(&self) -> String {
        self.items
            .first()
            .and_then(|together| together.dates.first())
            .map_or_else(String::new, |planned| {
                format!("{}-{}", planned.item.id, planned.ordinal)
            })
    }
}

/// The lines of some dates: each place of a date has its own.
pub fn lines<'a>(groups: &[DayGroup<'a>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for group in groups {
        let begin = lines.len();
        for planned in &group.items {
            let place = planned.item.place;
            let own = lines
                .iter_mut()
                .skip(begin)
                .find(|line| line.place == place);
            let line = match own {
                Some(line) => line,
                None => {
                    lines.push(Line {
                        when: group.when,
                        place,
                        items: Vec::new(),
                    });
                    let Some(line) = lines.last_mut() else {
                        continue;
                    };
                    line
                }
            };
            match line
                .items
                .iter_mut()
                .find(|together| together.item.id == planned.item.id)
            {
                Some(together) => together.dates.push(planned),
                None => line.items.push(Together {
                    item: planned.item,
                    dates: vec![planned],
                }),
            }
        }
    }
    lines
}

/// Whether something that lasts until this day goes on: treatment without an end only
/// leaves the calendar there.
fn goes_on(plan: &Plan, to: NaiveDate) -> bool {
    plan.open_ended && plan.schedule.regimen == Regimen::Daily && to >= plan.last_treatment_day
}

fn by(latest: NaiveDate, earliest: Option<NaiveDate>, day: impl Fn(NaiveDate) -> String) -> String {
    match earliest {
        None => plan::by_day(&day(latest)),
        Some(earliest) => plan::by_day_not_before(&day(latest), &day(earliest)),
    }
}

/// When, in full: "11 to 15 January 2027", "by 30 November 2026".
pub fn when(plan: &Plan, due: Due) -> String {
    match due {
        Due::On(day) => date::long(day),
        Due::By {
            latest, earliest, ..
        } => by(latest, earliest, date::long),
        Due::Span { from, to } if goes_on(plan, to) => plan::from_day(&date::long(from)),
        Due::Span { from, to } => date::range(from, to),
    }
}

/// When, under a heading that names the year: "11 to 15 January".
pub fn when_in_year(plan: &Plan, due: Due) -> String {
    match due {
        Due::On(day) => day_and_month(day),
        Due::By {
            latest, earliest, ..
        } if earliest.is_none_or(|day| day.year() == latest.year()) => {
            by(latest, earliest, day_and_month)
        }
        Due::By {
            latest, earliest, ..
        } => by(latest, earliest, date::long),
        Due::Span { from, to } if goes_on(plan, to) => plan::from_day(&day_and_month(from)),
        Due::Span { from, to } if from.year() != to.year() => date::range(from, to),
        Due::Span { from, to } if from == to => day_and_month(from),
        Due::Span { from, to } if from.month() == to.month() => {
            plan::days_of_month(from.day().into(), to.day().into(), date::month_name(from))
        }
        Due::Span { from, to } => catalogue::date::days(&day_and_month(from), &day_and_month(to)),
    }
}

fn day_and_month(day: NaiveDate) -> String {
    catalogue::date::day_and_month(day.day().into(), date::month_name(day))
}

/// What one item of a line is, with the days it takes within the line.
pub fn name(plan: &Plan, line: Due, together: &Together<'_>, wording: Wording) -> String {
    let what = in_wording(&together.item.what, wording);
    let Some(first) = together.dates.first() else {
        return what.to_owned();
    };
    match (line, first.due) {
        (Due::Span { .. }, Due::Span { to, .. }) if goes_on(plan, to) => what.to_owned(),
        (line, due) if line == due => what.to_owned(),
        (_, Due::Span { to, .. }) if first.goes_on => plan::until_at_least(what, to),
        (_, Due::Span { to, .. }) => plan::until(what, to),
        (Due::Span { from, to }, Due::On(_)) => {
            let numbers: Vec<u64> = together
                .dates
                .iter()
                .map(|planned| day_number(from, planned.due.day()))
                .collect();
            on_days(what, &numbers, day_number(from, to))
        }
        _ => what.to_owned(),
    }
}

/// 1 for the first day.
fn day_number(first: NaiveDate, day: NaiveDate) -> u64 {
    u64::try_from((day - first).num_days() + 1).unwrap_or(1)
}

fn on_days(what: &str, numbers: &[u64], last: u64) -> String {
    match numbers {
        [] => what.to_owned(),
        [day] => plan::on_day(what, *day),
        [first, .., end] => {
            let run = end - first + 1 == u64::try_from(numbers.len()).unwrap_or(0);
            if run && *first == 1 && *end == last {
                plan::every_day(what)
            } else if run {
                plan::on_days(what, *first, *end)
            } else {
                let days: Vec<String> = numbers.iter().map(u64::to_string).collect();
                plan::on_some_days(what, &super::list(&days))
            }
        }
    }
}

/// The names of all items of a line, as one sentence would list them. Names that hold a
/// comma themselves are kept apart by a stop.
pub fn names(plan: &Plan, line: &Line<'_>, wording: Wording) -> String {
    let all: Vec<String> = line
        .items
        .iter()
        .map(|together| name(plan, line.when, together, wording))
        .collect();
    joined(&all)
}

/// "Blood count, urine test and 3 more".
pub fn first_names(plan: &Plan, lines: &[Line<'_>], most: usize, wording: Wording) -> String {
    let all: Vec<String> = lines
        .iter()
        .flat_map(|line| {
            line.items
                .iter()
                .map(|together| name(plan, line.when, together, wording))
        })
        .collect();
    if all.len() <= most + 1 {
        return joined(&all);
    }
    let some = all.get(..most).unwrap_or(&all);
    plan::and_more(
        &some_joined(some),
        u64::try_from(all.len() - some.len()).unwrap_or(u64::MAX),
    )
}

/// Names as one sentence would list them.
pub fn joined(names: &[String]) -> String {
    if names.iter().any(|name| name.contains(',')) {
        some_joined(names)
    } else {
        let small: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(place, name)| begin(place, name))
            .collect();
        super::list(&small)
    }
}

fn some_joined(names: &[String]) -> String {
    if names.iter().any(|name| name.contains(',')) {
        names.join(plan::apart())
    } else {
        let small: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(place, name)| begin(place, name))
            .collect();
        small.join(catalogue::common::list_comma())
    }
}

/// Inside a list a name begins small, unless it begins with an abbreviation.
fn begin(place: usize, name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(_), Some(second)) if place > 0 && letters::is_small(second) => {
            letters::uncapital(name)
        }
        _ => name.to_owned(),
    }
}

pub use crate::letters::capital;

/// What became of dates that the schedule counts to a weekend or closed day. A course that
/// was brought is said once, by its first day.
pub fn closed_days(dates: &[&PlanItem]) -> Vec<String> {
    let mut said = Vec::new();
    let brought = dates.first().map(|first| first.counted_day());
    if let Some(counted) = brought
        && dates
            .first()
            .is_some_and(|first| first.due.day() != counted)
    {
        said.push(open_days::brought(&date::with_weekday(counted)));
    }
    let stays: Vec<String> = dates
        .iter()
        .filter(|planned| planned.closed_day == Some(ClosedDay::Stays))
        .map(|planned| date::with_weekday(planned.due.day()))
        .collect();
    if !stays.is_empty() {
        said.push(open_days::stays(&super::list(&stays)));
    }
    let longer = dates.iter().map(|planned| planned.longer_by).max();
    if let Some(days) = longer.filter(|days| *days > 0) {
        said.push(open_days::longer(days.into()));
    }
    said
}

/// The result until which one of these dates goes on past its last day.
pub fn goes_on_until(dates: &[&PlanItem], wording: Wording) -> Option<String> {
    let planned = dates.iter().find(|planned| planned.goes_on)?;
    let When::AroundEachCourse {
        until_result: Some(result),
        ..
    } = planned.item.when
    else {
        return None;
    };
    let least = result.at_least?;
    Some(plan::goes_on_until(
        in_wording(&planned.item.what, wording),
        planned.due.last_day(),
        &least.to_string(),
        super::result::unit(result.unit),
        super::result::measure(result.measure, wording),
    ))
}

/// What kind of date it is: "Before the start", "Course 1", or the day of the week.
pub fn label(plan: &Plan, group: &DayGroup<'_>) -> String {
    let treatment = group.items.iter().find(|planned| {
        planned.item.kind == ItemKind::Treatment
            && matches!(planned.item.when, When::OnTreatmentDays { .. })
    });
    match (group.when, treatment) {
        (Due::By { latest, .. }, _) if latest < plan.start => plan::before_the_start().to_owned(),
        (_, Some(planned)) => {
            let number = u64::from(planned.course.unwrap_or(1));
            match plan.schedule.regimen {
                Regimen::Courses(_) => plan::course(number),
                Regimen::EveryStep { .. } => plan::dose(number),
                Regimen::Daily => plan::begins().to_owned(),
            }
        }
        (when, None) => date::weekday_name(when.day()).to_owned(),
    }
}

/// A place, beginning small.
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Home => plan::place_home(),
        Place::Surgery => plan::place_surgery(),
        Place::Hospital => plan::place_hospital(),
    }
}

/// A kind of item in the plural, beginning small.
pub fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Treatment => plan::kind_treatment(),
        ItemKind::Blood => plan::kind_blood(),
        ItemKind::Urine => plan::kind_urine(),
        ItemKind::Scan => plan::kind_scan(),
        ItemKind::SymptomSheet => plan::kind_symptom_sheet(),
        ItemKind::Vaccine => plan::kind_vaccine(),
        ItemKind::Protection => plan::kind_protection(),
        ItemKind::Check => plan::kind_check(),
    }
}

/// What is counted, with its number: only what there is.
pub fn burden(count: BurdenCount) -> Vec<(u32, &'static str)> {
    let of = |number: u32, label: fn(u64) -> &'static str| (number, label(number.into()));
    [
        of(count.needles, burden::needles),
        of(count.urine_pots, burden::urine_pots),
        of(count.visits, burden::visits),
        of(count.infusions, burden::infusions),
        of(count.hospital_days, burden::hospital_days),
        of(count.hospital_stays, burden::hospital_stays),
        of(count.scans, burden::scans),
        of(count.sheets, burden::sheets),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_clinical::monitoring::{burden as count, by_day, next, plan as planned};
    use waymark_evidence::Rule;
    use waymark_evidence_pack::pack;

    fn day(text: &str) -> NaiveDate {
        text.parse::<waymark_evidence::PartialDate>()
            .unwrap()
            .exact()
            .unwrap()
    }

    fn made(medicine: &str, start: &str) -> Plan {
        let schedule = pack()
            .schedules
            .0
            .iter()
            .find(|schedule| {
                schedule.medicine == medicine
                    && schedule.regions.contains(&waymark_evidence::Region::Eu)
            })
            .unwrap();
        let nobody = |_: &Rule| Some(false);
        planned(schedule, day(start), &nobody, false).unwrap()
    }

    /// Date, names and place of every line that contains a text.
    fn said(plan: &Plan, part: &str) -> Vec<(String, String, &'static str)> {
        lines(&by_day(plan))
            .iter()
            .map(|line| {
                (
                    when_in_year(plan, line.when),
                    names(plan, line, Wording::Plain),
                    place(line.place),
                )
            })
            .filter(|(_, names, _)| names.contains(part))
            .collect()
    }

    #[test]
    fn a_course_is_one_line_for_each_place_with_its_days() {
        let plan = made("alemtuzumab", "2027-01-11");
        let drips = said(&plan, "Alemtuzumab drip");
        let dates: Vec<&str> = drips.iter().map(|(when, ..)| when.as_str()).collect();
        assert_eq!(dates, ["11 to 15 January", "11 to 13 January"]);
        let (_, first, place) = &drips[0];
        assert_eq!(
            first,
            "Alemtuzumab drip, every day; Cortisone before the drip, days 1 to 3; \
             Stay for 2 hours after the drip, every day"
        );
        assert_eq!(*place, "hospital");
        let tablets = said(&plan, "Tablets against herpes");
        assert!(
            tablets[0]
                .1
                .starts_with("Tablets against herpes, until 15 February 2027")
        );
        assert_eq!(tablets[0].2, "home");
    }

    #[test]
    fn what_goes_on_until_a_result_says_so() {
        let schedule = pack().schedule("alemtuzumab-us").unwrap();
        let nobody = |_: &'static _| None;
        let plan = planned(schedule, day("2027-01-11"), &nobody, false).unwrap();
        let tablets = said(&plan, "Tablets against herpes");
        let until = "Tablets against herpes, at least until 15 March 2027";
        assert!(tablets[0].1.contains(until), "{tablets:?}");
        let groups = by_day(&plan);
        let lines = lines(&groups);
        let goes_on: Vec<String> = lines
            .iter()
            .flat_map(|line| &line.items)
            .filter_map(|together| goes_on_until(&together.dates, Wording::Clinical))
            .collect();
        assert_eq!(
            goes_on[0],
            "Herpes prophylaxis: goes on after 15 March 2027, until a test shows \
             200 cells per mm³ or µL or more. The test: CD4+ lymphocytes."
        );
    }

    #[test]
    fn tests_of_one_day_are_joined() {
        let plan = made("alemtuzumab", "2027-01-11");
        assert!(
            said(&plan, "thyroid")
                .iter()
                .any(|(when, names, _)| when == "11 April"
                    && names
                        == "Blood count, kidney blood test, urine test, liver blood test and \
                    thyroid blood test")
        );
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals_inside_a_list() {
        assert_eq!(begin(1, "HIV test"), "HIV test");
        assert_eq!(begin(1, "Urine test"), "urine test");
        assert_eq!(begin(0, "Urine test"), "Urine test");
    }

    #[test]
    fn treatment_that_goes_on_is_given_no_last_day() {
        let plan = made("fingolimod", "2027-01-11");
        let (when, names, _) = said(&plan, "Fingolimod capsule").remove(0);
        assert_eq!(when, "from 11 January");
        assert!(names.starts_with("Fingolimod capsule"));
        assert!(!names.contains("until"), "{names}");
    }

    #[test]
    fn cards_name_the_kind_of_date() {
        let plan = made("alemtuzumab", "2027-01-11");
        let groups = next(&plan, day("2026-11-22"), 4);
        let labels: Vec<String> = groups.iter().map(|group| label(&plan, group)).collect();
        assert_eq!(
            labels,
            [
                "Before the start",
                "Before the start",
                "Course 1",
                "Thursday"
            ]
        );
        let dates: Vec<String> = groups.iter().map(|group| when(&plan, group.when)).collect();
        assert_eq!(dates[1], "by 10 January 2027");
        assert_eq!(dates[2], "11 to 15 January 2027");
        let many = first_names(&plan, &lines(&groups[1..2]), 3, Wording::Plain);
        assert!(many.ends_with(" more"), "{many}");
    }

    #[test]
    fn only_what_there_is_is_counted() {
        let plan = made("alemtuzumab", "2027-01-11");
        let two_years = burden(count(&plan, plan.start, day("2029-01-11")));
        assert!(two_years.contains(&(8, "drips")), "{two_years:?}");
        assert!(two_years.iter().all(|(number, _)| *number > 0));
        assert!(burden(BurdenCount::default()).is_empty());
    }
}
