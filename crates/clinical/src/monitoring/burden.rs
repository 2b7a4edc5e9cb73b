//! What a plan costs the person, counted from the same dates that they see.

use super::Plan;
use chrono::NaiveDate;
use core::ops::Add;
use waymark_evidence::{Burden, Str};

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

impl Add for BurdenCount {
    type Output = BurdenCount;
    fn add(self, other: BurdenCount) -> BurdenCount {
        BurdenCount {
            needles: self.needles + other.needles,
            urine_pots: self.urine_pots + other.urine_pots,
            visits: self.visits + other.visits,
            infusions: self.infusions + other.infusions,
            scans: self.scans + other.scans,
            hospital_days: self.hospital_days + other.hospital_days,
            hospital_stays: self.hospital_stays + other.hospital_stays,
            sheets: self.sheets + other.sheets,
        }
    }
}

/// The burden of what is due from the day `from` up to, but not on, the day `until`.
///
/// So adjacent ranges add up. What is due by a day counts on that day, a span on its first
/// day. Items of one visit group on one day share one visit and one needle, and a day in
/// hospital is one day however much happens on it.
pub fn burden(plan: &Plan, from: NaiveDate, until: NaiveDate) -> BurdenCount {
    count(plan, |day| from <= day && day < until)
}

/// The burden of everything in the plan, first check to last date.
pub fn burden_of_whole_plan(plan: &Plan) -> BurdenCount {
    count(plan, |_| true)
}

fn count(plan: &Plan, counts: impl Fn(NaiveDate) -> bool) -> BurdenCount {
    let mut count = BurdenCount::default();
    let mut needles = Shared::default();
    let mut visits = Shared::default();
    let mut hospital_days = Vec::new();
    for planned in &plan.items {
        let day = planned.due.day();
        // Treatment that goes on has no tail yet.
        if planned.only_if_stopped || !counts(day) {
            continue;
        }
        for cost in planned.item.burden {
            match cost {
                Burden::Needle => needles.add(day, planned.item.visit),
                Burden::Visit => visits.add(day, planned.item.visit),
                Burden::HospitalDay => hospital_days.push(day),
                Burden::HospitalStay => count.hospital_stays += 1,
                Burden::UrinePot => count.urine_pots += 1,
                Burden::Infusion => count.infusions += 1,
                Burden::Scan => count.scans += 1,
                Burden::Sheet => count.sheets += 1,
            }
        }
    }
    count.needles = needles.count();
    count.visits = visits.count();
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
