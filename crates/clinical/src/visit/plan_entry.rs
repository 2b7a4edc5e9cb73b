//! The plan of a visit: what it is made for, and what happened to it since.

use super::DateText;
use crate::monitoring::change::Changes;
use crate::monitoring::results::sorted;
use crate::monitoring::{Mark, OpenDays};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use waymark_evidence::{Measure, Region, ResultUnit};

/// What the plan is made for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PlanEntry {
    /// Id of the chosen option; empty until one is chosen.
    pub medicine: String,
    /// First treatment day, as typed.
    pub start: DateText,
    /// Treatment has begun: the first treatment day may lie in the past.
    pub under_way: bool,
    /// What was changed and ticked.
    pub changes: PlanChanges,
    /// Weekends, and days on which the clinic is closed.
    pub days: DaysEntry,
    /// Plans of medicines that were stopped, whose tails may still run.
    pub earlier: Vec<EarlierPlanEntry>,
    /// The calendar file that was saved last; none when none was saved.
    pub calendar: Option<CalendarEntry>,
}

/// The plan of a medicine that was stopped, as it was when another one was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct EarlierPlanEntry {
    /// Id of the medicine.
    pub medicine: String,
    /// First treatment day, as typed.
    pub start: DateText,
    /// What was changed and ticked, its stop among it.
    pub changes: PlanChanges,
}

impl PlanEntry {
    /// The plan of another medicine after this one was stopped. Its closed days are those of
    /// the clinic, so they stay; the calendar file of this one stays remembered.
    pub fn switched(&self, to: String) -> PlanEntry {
        let mut earlier = self.earlier.clone();
        earlier.push(EarlierPlanEntry {
            medicine: self.medicine.clone(),
            start: self.start.clone(),
            changes: self.changes.clone(),
        });
        PlanEntry {
            medicine: to,
            days: self.days.clone(),
            earlier,
            calendar: self.calendar.clone(),
            ..PlanEntry::default()
        }
    }

    /// Whether the other entry asks the planner for the same: medicine, first day, changes and
    /// closed days. Earlier plans and the saved calendar are no part of the plan itself.
    pub fn asks_for_the_same(&self, other: &PlanEntry) -> bool {
        self.medicine == other.medicine
            && self.start == other.start
            && self.changes == other.changes
            && self.days == other.days
    }

    /// An earlier plan, as the planner is asked for it.
    pub fn of_earlier(&self, earlier: &EarlierPlanEntry) -> PlanEntry {
        PlanEntry {
            medicine: earlier.medicine.clone(),
            start: earlier.start.clone(),
            under_way: true,
            changes: earlier.changes.clone(),
            days: self.days.clone(),
            ..PlanEntry::default()
        }
    }
}

/// What happens to a date that the schedule counts to a closed day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DayRule {
    /// It stays as counted. Visits that say nothing were saved when there was no other rule.
    #[default]
    AsCounted,
    /// It comes on the nearest working day inside what the document allows.
    WorkingDays,
}

/// Weekends, and days on which the clinic is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DaysEntry {
    /// What happens to a date on a Saturday, a Sunday or a closed day.
    pub rule: DayRule,
    /// Closed days, as typed.
    pub closed: Vec<DateText>,
}

impl DaysEntry {
    /// For the planner. A day that cannot be read is left out.
    pub fn read(&self) -> OpenDays {
        OpenDays {
            rule: self.rule,
            closed: self.closed.iter().filter_map(day).collect(),
        }
    }
}

impl PlanEntry {
    /// Everything that was changed, ticked and said about closed days, for the planner.
    pub fn read_changes(&self) -> Changes {
        Changes {
            open_days: self.days.read(),
            ..self.changes.read()
        }
    }
}

/// What was changed and ticked in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PlanChanges {
    /// How many courses were added that the document leaves to the clinician.
    pub extra_courses: u8,
    /// Courses and doses that were moved.
    pub treatment: Vec<TreatmentMovedEntry>,
    /// The day on which treatment was stopped; empty while it goes on.
    pub stopped: DateText,
    /// The day from which a pregnancy is planned; empty when none is typed.
    pub birth_plan: DateText,
    /// Dates of tests and checks that were moved.
    pub moved: Vec<DateMovedEntry>,
    /// What was ticked as done or missed.
    pub ticks: Vec<TickEntry>,
    /// Results of tests on which the schedule depends.
    pub results: Vec<ResultEntry>,
}

/// A course or dose that was moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct TreatmentMovedEntry {
    /// Course or dose, 1 for the first.
    pub ordinal: u16,
    /// Its new first day.
    pub to: DateText,
}

/// A date of a test or check that was moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DateMovedEntry {
    /// Item of the schedule.
    pub item: String,
    /// Which of its dates, 1 for the first.
    pub ordinal: u16,
    /// The new day.
    pub to: DateText,
}

/// A date that was ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct TickEntry {
    /// Item of the schedule.
    pub item: String,
    /// Which of its dates, 1 for the first.
    pub ordinal: u16,
    /// The day on which it was done; empty when it was missed.
    pub done_on: DateText,
}

/// A result of a test, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ResultEntry {
    /// What was measured.
    pub measure: Measure,
    /// The number.
    pub value: String,
    /// Its unit.
    pub unit: ResultUnit,
    /// The day of the sample or examination.
    pub date: DateText,
}

/// A calendar file that was saved. It lets the next file replace what moved and cancel what
/// is gone. Nothing in it is about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarEntry {
    /// Made at random when the first file was saved.
    pub id: String,
    /// Id of the option that it was made for.
    pub medicine: String,
    /// Whose rules applied.
    pub region: Region,
    /// 0 for the first file, one more with each change.
    pub revision: u32,
    /// When this revision was made, in seconds since the beginning of 1970, universal time.
    pub stamp_seconds: i64,
    /// The events of this revision.
    pub events: Vec<SavedEvent>,
    /// The events of the revision before; empty for the first.
    #[serde(default)]
    pub before: Vec<SavedEvent>,
}

/// An event of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedEvent {
    /// Tells the events of a plan apart.
    pub key: String,
    /// Its day.
    pub day: DateText,
}

impl PlanChanges {
    /// Whether nothing was changed or ticked.
    pub fn is_empty(&self) -> bool {
        *self == PlanChanges::default()
    }

    /// The changes for the planner. What holds no readable day is left out, as though it
    /// had not been entered; of two entries for one date the later counts.
    pub fn read(&self) -> Changes {
        let key = |item: &str, ordinal| (item.to_owned(), ordinal);
        Changes {
            open_days: OpenDays::default(),
            extra_courses: self.extra_courses,
            treatment: self
                .treatment
                .iter()
                .filter_map(|entry| Some((entry.ordinal, day(&entry.to)?)))
                .collect(),
            results: sorted(self.results.iter().filter_map(|entry| entry.read().ok())),
            stopped: day(&self.stopped),
            birth_plan: day(&self.birth_plan),
            items: self
                .moved
                .iter()
                .filter_map(|entry| Some((key(&entry.item, entry.ordinal), day(&entry.to)?)))
                .collect(),
            marks: self
                .ticks
                .iter()
                .filter_map(|entry| {
                    let mark = match day(&entry.done_on) {
                        Some(day) => Mark::Done(day),
                        None if entry.done_on.is_empty() => Mark::Missed,
                        None => return None,
                    };
                    Some((key(&entry.item, entry.ordinal), mark))
                })
                .collect(),
        }
    }

    /// Moves a course or dose; the latest move of it counts.
    pub fn move_treatment(&mut self, ordinal: u16, to: DateText) {
        self.treatment.retain(|entry| entry.ordinal != ordinal);
        self.treatment.push(TreatmentMovedEntry { ordinal, to });
    }

    /// Moves a date; the latest move of it counts. Whoever gives a missed date a new day
    /// asks for it again, so its tick goes.
    pub fn move_date(&mut self, item: &str, ordinal: u16, to: DateText) {
        let same = |entry: &DateMovedEntry| entry.item == item && entry.ordinal == ordinal;
        self.moved.retain(|entry| !same(entry));
        self.untick(item, ordinal);
        self.moved.push(DateMovedEntry {
            item: item.to_owned(),
            ordinal,
            to,
        });
    }

    /// Ticks a date as done on a day, or as missed when the day is empty.
    pub fn tick(&mut self, item: &str, ordinal: u16, done_on: DateText) {
        self.untick(item, ordinal);
        self.ticks.push(TickEntry {
            item: item.to_owned(),
            ordinal,
            done_on,
        });
    }

    /// Takes a tick back.
    pub fn untick(&mut self, item: &str, ordinal: u16) {
        let same = |entry: &TickEntry| entry.item == item && entry.ordinal == ordinal;
        self.ticks.retain(|entry| !same(entry));
    }
}

fn day(text: &DateText) -> Option<NaiveDate> {
    text.read().ok().flatten()?.exact()
}
