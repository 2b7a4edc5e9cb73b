//! When a result is older than the time after which the test is repeated.

use crate::calendar;
use crate::facts::JcVirusTest;
use chrono::NaiveDate;
use waymark_evidence::{
    Pack, PmlRow, PmlStratum, PmlTable, Region, Schedule, ScheduleItem, Step, When,
};

/// The item of the monitoring schedule that repeats the test.
const ITEM: &str = "jcv-antibody";

/// For whom the test is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// The result is negative: the repeat counts at any time.
    Negative,
    /// The index is low and no immunosuppressant was taken before. The schedule asks for the
    /// repeat only later in treatment; its statement says from when.
    LowIndex,
}

/// The repeat of a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retest {
    /// For whom.
    pub whom: Whom,
    /// The schedule that asks for it.
    pub schedule: &'static Schedule,
    /// Its item.
    pub item: &'static ScheduleItem,
    /// The interval of the schedule.
    pub every: Step,
    /// The last day on which the sample may have been taken is so old by this day.
    pub due: NaiveDate,
    /// `due` has come or passed.
    pub is_due: bool,
}

/// The repeat of this person's test; none when no rule of the region asks for one, or the
/// date of the sample is not known.
pub fn retest(
    pack: &'static Pack,
    table: &PmlTable,
    row: &PmlRow,
    region: Region,
    test: &JcVirusTest,
    today: NaiveDate,
) -> Option<Retest> {
    let whom = match row.stratum {
        PmlStratum::Negative => Whom::Negative,
        PmlStratum::Index {
            at_most: Some(_), ..
        } => Whom::LowIndex,
        _ => return None,
    };
    let (schedule, item, every) = rule(pack, table, region)?;
    let due = calendar::after(test.date?.latest(), every, 1);
    Some(Retest {
        whom,
        schedule,
        item,
        every,
        due,
        is_due: due <= today,
    })
}

/// Where the schedule of the table's medicine repeats the test in this region, and how often.
fn rule(
    pack: &'static Pack,
    table: &PmlTable,
    region: Region,
) -> Option<(&'static Schedule, &'static ScheduleItem, Step)> {
    let of_region = |schedule: &&Schedule| {
        schedule.medicine == table.medicine && schedule.regions.contains(&region)
    };
    pack.schedules
        .iter()
        .filter(of_region)
        .flat_map(|schedule| schedule.items.iter().map(move |item| (schedule, item)))
        .find_map(|(schedule, item)| match item.when {
            When::Series { every, .. } if item.id == ITEM => Some((schedule, item, every)),
            _ => None,
        })
}
