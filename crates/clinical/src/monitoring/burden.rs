//! What a plan costs the person, counted from the same dates that they see.

use super::{Plan, PlanItem};
use chrono::{Months, NaiveDate};
use core::ops::Add;
use waymark_evidence::{Anchor, Burden, Schedule, ScheduleItem, Step, Str, When};

/// Years that are counted, from the first treatment day.
pub const YEARS: [u32; 2] = [2, 5];
const MONTHS_OF_A_YEAR: u32 = 12;

/// Counts over a range of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BurdenCount {
    /// Times a needle goes in.
    pub needles: u32,
    /// Urine pots.
    pub urine_pots: u32,
    /// Visits.
    pub visits: u32,
    /// Infusions.
    pub infusions: u32,
    /// Scans.
    pub scans: u32,
    /// Days in hospital.
    pub hospital_days: u32,
    /// Stays in hospital of more than a day, whose days are not counted.
    pub hospital_stays: u32,
    /// Sheets to fill in.
    pub sheets: u32,
}

impl BurdenCount {
    fn with(self, other: BurdenCount, of: fn(u32, u32) -> u32) -> BurdenCount {
        BurdenCount {
            needles: of(self.needles, other.needles),
            urine_pots: of(self.urine_pots, other.urine_pots),
            visits: of(self.visits, other.visits),
            infusions: of(self.infusions, other.infusions),
            scans: of(self.scans, other.scans),
            hospital_days: of(self.hospital_days, other.hospital_days),
            hospital_stays: of(self.hospital_stays, other.hospital_stays),
            sheets: of(self.sheets, other.sheets),
        }
    }
}

impl Add for BurdenCount {
    type Output = BurdenCount;
    fn add(self, other: BurdenCount) -> BurdenCount {
        self.with(other, u32::saturating_add)
    }
}

/// A time whose burden is counted. What falls into one of these falls into no other, but that
/// a longer number of years holds the shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Before the first treatment day.
    Before,
    /// So many years from the first treatment day on.
    Years(u32),
    /// After so many years, where treatment has an end.
    Later(u32),
    /// From the last planned treatment day on, if treatment that goes on stops there: what is
    /// due only then, beside everything else.
    IfStopped,
}

impl Time {
    /// The times of a plan that are counted, in their order. Together, the longest years alone
    /// of all years, they hold every date of a plan that has an end.
    pub fn of(plan: &Plan) -> Vec<Time> {
        let [.., longest] = YEARS;
        let mut times = vec![Time::Before];
        times.extend(YEARS.map(Time::Years));
        if plan.open_ended {
            times.push(Time::IfStopped);
        } else if plan.end >= years_after(plan.start, longest) {
            times.push(Time::Later(longest));
        }
        times
    }

    /// Whether a date of the plan falls into this time.
    pub fn holds(self, plan: &Plan, planned: &PlanItem) -> bool {
        let day = planned.due.day();
        let within = match self {
            Time::IfStopped => return planned.only_if_stopped,
            Time::Before => day < plan.start,
            Time::Years(years) => plan.start <= day && day < years_after(plan.start, years),
            Time::Later(years) => years_after(plan.start, years) <= day,
        };
        // Treatment that goes on has no tail yet.
        within && !planned.only_if_stopped
    }

    /// The burden of this time.
    pub fn burden(self, plan: &Plan) -> BurdenCount {
        if self == Time::IfStopped {
            // What shares a visit with a planned date costs none of its own.
            count(plan, |_| true).with(burden_of_whole_plan(plan), u32::saturating_sub)
        } else {
            count(plan, |planned| self.holds(plan, planned))
        }
    }
}

/// So many years after a day; the last day of the calendar beyond it.
pub fn years_after(start: NaiveDate, years: u32) -> NaiveDate {
    start
        .checked_add_months(Months::new(MONTHS_OF_A_YEAR.saturating_mul(years)))
        .unwrap_or(NaiveDate::MAX)
}

/// What comes last after the last treatment day.
#[derive(Clone, Debug, PartialEq)]
pub struct TailEnd {
    /// How long after the last treatment day, as the schedule counts it; none when it counts
    /// from another day.
    pub length: Option<Step>,
    /// What is due last, in the order of the schedule.
    pub items: Vec<&'static ScheduleItem>,
}

/// The end of what is asked for after the last treatment day; none when nothing is.
pub fn tail_end(plan: &Plan) -> Option<TailEnd> {
    if plan.end <= plan.last_treatment_day {
        return None;
    }
    let last = plan
        .items
        .iter()
        .filter(|planned| planned.due.last_day() == plan.end);
    let mut items: Vec<&'static ScheduleItem> = last.map(|planned| planned.item).collect();
    items.dedup_by_key(|item| item.id);
    let counted = |item: &&ScheduleItem| match item.when {
        When::Series {
            until_after_last_dose: length,
            ..
        }
        | When::Once {
            anchor: Anchor::LastDose,
            after: length,
            ..
        }
        | When::AfterCourses {
            after: length,
            from_last_day: true,
            ..
        } => Some(length),
        // A result may make it longer than the schedule says.
        When::AroundEachCourse {
            after: length,
            until_result: None,
            ..
        } => Some(length),
        _ => None,
    };
    // A date that was moved, by hand or to a working day, is not so long after.
    let is_counted =
        |length: &Step| crate::calendar::after(plan.last_treatment_day, *length, 1) == plan.end;
    Some(TailEnd {
        length: items.iter().find_map(counted).filter(is_counted),
        items,
    })
}

/// Whether a schedule holds a date after the last dose, for some people or for all.
pub fn goes_on_after_the_end(schedule: &Schedule) -> bool {
    schedule.items.iter().any(|item| match item.when {
        When::Series {
            until_after_last_dose: length,
            ..
        }
        // The last course ends with the last dose.
        | When::AroundEachCourse { after: length, .. } => length.count > 0,
        When::Once { anchor, .. } => anchor == Anchor::LastDose,
        _ => false,
    })
}

/// The burden of what is due from the day `from` up to, but not on, the day `until`.
///
/// So adjacent ranges add up. What is due by a day counts on that day, a span on its first
/// day. Items of one visit group on one day share one visit, one needle and one scan, and a day
/// in hospital is one day however much happens on it.
pub fn burden(plan: &Plan, from: NaiveDate, until: NaiveDate) -> BurdenCount {
    count(plan, |planned| {
        let day = planned.due.day();
        !planned.only_if_stopped && from <= day && day < until
    })
}

/// The burden of everything in the plan, first check to last date.
pub fn burden_of_whole_plan(plan: &Plan) -> BurdenCount {
    count(plan, |planned| !planned.only_if_stopped)
}

fn count(plan: &Plan, counts: impl Fn(&PlanItem) -> bool) -> BurdenCount {
    let mut count = BurdenCount::default();
    let mut needles = Shared::default();
    let mut visits = Shared::default();
    let mut scans = Shared::default();
    let mut hospital_days = Vec::new();
    for planned in plan.items.iter().filter(|planned| counts(planned)) {
        let day = planned.due.day();
        for cost in planned.item.burden {
            match cost {
                Burden::Needle => needles.add(day, planned.item.visit),
                Burden::Visit => visits.add(day, planned.item.visit),
                Burden::Scan => scans.add(day, planned.item.visit),
                Burden::HospitalDay => hospital_days.push(day),
                Burden::HospitalStay => count.hospital_stays += 1,
                Burden::UrinePot => count.urine_pots += 1,
                Burden::Infusion => count.infusions += 1,
                Burden::Sheet => count.sheets += 1,
            }
        }
    }
    count.needles = needles.count();
    count.visits = visits.count();
    count.scans = scans.count();
    count.hospital_days = different(hospital_days);
    count
}

/// Something that the items of one visit group share on one day.
#[derive(Default)]
struct Shared {
    alone: u32,
    in_groups: Vec<(NaiveDate, Str)>,
}

impl Shared {
    fn add(&mut self, day: NaiveDate, group: Option<Str>) {
        match group {
            Some(group) => self.in_groups.push((day, group)),
            None => self.alone += 1,
        }
    }

    fn count(self) -> u32 {
        self.alone + different(self.in_groups)
    }
}

fn different<T: Ord + Copy>(mut values: Vec<T>) -> u32 {
    crate::order::distinct(&mut values);
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}
