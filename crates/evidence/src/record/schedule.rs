//! Schedules of treatment and monitoring: what is due, from which anchor, how often,
//! until when, where, and what it costs the person.

use super::{InForce, Provenance, Region};
use crate::decimal::Decimal;
use crate::text::{List, Str, Text};

/// A length of time, written `2 weeks`, `48 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: StepUnit,
}

/// Unit of a [`Step`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepUnit {
    /// Days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months.
    Months,
}

impl core::fmt::Display for Step {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let unit = match self.unit {
            StepUnit::Days => "days",
            StepUnit::Weeks => "weeks",
            StepUnit::Months => "months",
        };
        write!(f, "{} {unit}", self.count)
    }
}

impl core::str::FromStr for Step {
    type Err = NotAStep;
    fn from_str(text: &str) -> Result<Self, NotAStep> {
        let (count, unit) = text.split_once(' ').ok_or(NotAStep)?;
        let unit = match unit {
            "day" | "days" => StepUnit::Days,
            "week" | "weeks" => StepUnit::Weeks,
            "month" | "months" => StepUnit::Months,
            _ => return Err(NotAStep),
        };
        Ok(Step {
            count: count.parse().map_err(|_| NotAStep)?,
            unit,
        })
    }
}

/// A text that is not a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStep;

impl core::fmt::Display for NotAStep {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(
            "not a length of time: write for example \"5 days\", \"2 weeks\", \"48 months\"",
        )
    }
}
impl core::error::Error for NotAStep {}

/// How treatment itself runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
pub enum Regimen {
    /// Courses of consecutive days; each later course is counted from the start of the one before.
    Courses(List<Course>),
    /// A dose at a fixed interval for as long as treatment goes on.
    EveryStep {
        /// Interval between doses.
        every: Step,
        /// First doses that come before the interval begins, each so long after the first
        /// treatment day.
        #[cfg_attr(feature = "source", serde(default))]
        first_doses: List<Step>,
        /// The dose from which the interval is counted, so long after the first treatment
        /// day; none: the first treatment day itself.
        #[cfg_attr(feature = "source", serde(default))]
        counted_from: Option<Step>,
        /// Shortest time between two doses of the interval. It does not hold between the
        /// first doses.
        #[cfg_attr(feature = "source", serde(default))]
        no_sooner_than: Option<Step>,
    },
    /// Daily at home.
    Daily,
}

/// A course of consecutive treatment days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Course {
    /// 1 for the first.
    pub ordinal: u8,
    /// Number of consecutive days.
    pub days: u8,
    /// Start, counted from the start of the course before; none for the first.
    #[cfg_attr(feature = "source", serde(default))]
    pub after_previous_start: Option<Step>,
    /// Given only when a clinician adds it.
    #[cfg_attr(feature = "source", serde(default))]
    pub optional: bool,
    /// Start, counted from the start of the first course instead of the one before.
    #[cfg_attr(feature = "source", serde(default))]
    pub after_first_start: Option<Step>,
    /// It may start so much later at most; none: the document names no limit.
    #[cfg_attr(feature = "source", serde(default))]
    pub delay_at_most: Option<Step>,
}

/// A schedule of one medicine in one region, by one version of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Schedule {
    /// Stable id.
    pub id: Str,
    /// Medicine id.
    pub medicine: Str,
    /// Where it applies.
    pub regions: List<Region>,
    /// The document as named on screen.
    pub document: Str,
    /// When in force.
    pub in_force: InForce,
    /// How treatment runs.
    pub regimen: Regimen,
    /// How long the planner looks ahead for treatment without an end, in months.
    pub horizon_months: u16,
    /// What is due.
    pub items: List<ScheduleItem>,
    /// Results of tests on which treatment itself changes.
    #[cfg_attr(feature = "source", serde(default))]
    pub on_results: List<OnResult>,
    /// What the end of the calendar must say.
    pub after_the_end: Text,
    /// Where it was read.
    pub proof: Provenance,
}

/// Kind of plan item: decides its sign, its filter and its burden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum ItemKind {
    /// The medicine itself.
    Treatment,
    /// A blood test.
    Blood,
    /// A urine test.
    Urine,
    /// A scan.
    Scan,
    /// A sheet of questions about symptoms.
    SymptomSheet,
    /// A vaccine.
    Vaccine,
    /// A medicine or measure that protects during treatment.
    Protection,
    /// An examination or talk.
    Check,
}

/// Where it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Place {
    /// At home.
    Home,
    /// At the family doctor's or a blood clinic.
    Surgery,
    /// In hospital.
    Hospital,
}

/// What an item costs the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Burden {
    /// A needle.
    Needle,
    /// A urine pot.
    UrinePot,
    /// A visit.
    Visit,
    /// An infusion.
    Infusion,
    /// A scan.
    Scan,
    /// A day in hospital.
    HospitalDay,
    /// A stay in hospital of more than a day, whose days are not counted.
    HospitalStay,
    /// A sheet to fill in.
    Sheet,
}

/// Something that is due.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct ScheduleItem {
    /// Id, unique within the schedule; part of every event's stable identifier.
    pub id: Str,
    /// What it is.
    pub what: Text,
    /// Why it is done.
    pub why: Text,
    /// Kind.
    pub kind: ItemKind,
    /// Where.
    pub place: Place,
    /// What it costs, each time.
    #[cfg_attr(feature = "source", serde(default))]
    pub burden: List<Burden>,
    /// Items of one group that fall on the same day share one visit, one needle and one scan.
    #[cfg_attr(feature = "source", serde(default))]
    pub visit: Option<Str>,
    /// When.
    pub when: When,
    /// Only for people to whom this applies.
    #[cfg_attr(feature = "source", serde(default))]
    pub only_if: Option<crate::rule::Rule>,
    /// Where it was read.
    pub proof: Provenance,
}

/// When an item is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
pub enum When {
    /// Before the first treatment day, at the latest so long before it.
    BeforeFirstDose {
        /// At the latest so long before; none: any day before, the document names none.
        #[cfg_attr(feature = "source", serde(default))]
        at_least: Option<Step>,
        /// Not earlier than so long before it; none: the document names no such limit.
        #[cfg_attr(feature = "source", serde(default))]
        not_earlier: Option<Step>,
    },
    /// On treatment days: of every course, or of the named days in it.
    OnTreatmentDays {
        /// Days within the course (1 = first); empty means every day.
        #[cfg_attr(feature = "source", serde(default))]
        days: List<u8>,
        /// Courses (1 = first); empty means every course.
        #[cfg_attr(feature = "source", serde(default))]
        courses: List<u8>,
    },
    /// Again and again.
    Series {
        /// First date is one `every` after this anchor.
        from: Anchor,
        /// Interval.
        every: Step,
        /// Shift of the whole series.
        #[cfg_attr(feature = "source", serde(default))]
        shifted_back: Option<Step>,
        /// Its dates begin only so long after the anchor; counted from the anchor all the same.
        #[cfg_attr(feature = "source", serde(default))]
        not_before: Option<Step>,
        /// The last date: so long after the last treatment day. The series covers it.
        until_after_last_dose: Step,
    },
    /// From the first day of each course until so long after its last day.
    AroundEachCourse {
        /// So long before the first day of the course.
        #[cfg_attr(feature = "source", serde(default))]
        before: Option<Step>,
        /// So long after the last day of the course.
        after: Step,
        /// Beyond that it goes on until such a result of this course, whichever is later.
        #[cfg_attr(feature = "source", serde(default))]
        until_result: Option<ResultIs>,
    },
    /// Once, so long after the anchor.
    Once {
        /// Anchor.
        anchor: Anchor,
        /// So long after it.
        after: Step,
        /// Counted from the first treatment day, it is still asked for so long after the last
        /// one; none: only while treatment goes on.
        #[cfg_attr(feature = "source", serde(default))]
        until_after_last_dose: Option<Step>,
    },
    /// The document gives no interval: listed without dates.
    NoDates,
    /// Once after each of these courses, counted from its first day unless said otherwise.
    AfterCourses {
        /// Courses (1 = first); empty means every course.
        #[cfg_attr(feature = "source", serde(default))]
        courses: List<u8>,
        /// So long after the first day of the course.
        after: Step,
        /// Counted from the last day of the course instead.
        #[cfg_attr(feature = "source", serde(default))]
        from_last_day: bool,
    },
    /// After each result of this kind: no such result, no date.
    AfterResult {
        /// Which results.
        result: ResultIs,
        /// So long after the result; none: the document names no interval.
        #[cfg_attr(feature = "source", serde(default))]
        after: Option<Step>,
    },
    /// At the latest so long before the day from which a pregnancy is planned: no such day, no
    /// date.
    BeforeBirthPlan {
        /// So long before it.
        at_least: Step,
    },
    /// Before the first day of each of these courses.
    BeforeCourses {
        /// Courses (1 = first); empty means every course.
        #[cfg_attr(feature = "source", serde(default))]
        courses: List<u8>,
        /// At the latest so long before; none: any day before, the document names none.
        #[cfg_attr(feature = "source", serde(default))]
        at_least: Option<Step>,
        /// Not earlier than so long before; none: the document names no such limit.
        #[cfg_attr(feature = "source", serde(default))]
        not_earlier: Option<Step>,
    },
}

/// A day from which others are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Anchor {
    /// The first treatment day.
    FirstDose,
    /// The last treatment day.
    LastDose,
}

/// Something that a test measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Measure {
    /// Lymphocytes in the blood.
    #[default]
    Lymphocytes,
    /// Neutrophils in the blood.
    Neutrophils,
    /// Alanine aminotransferase.
    Alt,
    /// Left ventricular ejection fraction.
    EjectionFraction,
    /// Platelets in the blood.
    Platelets,
    /// Helper T lymphocytes (CD4+) in the blood.
    Cd4Cells,
}

/// Unit of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ResultUnit {
    /// 10⁹ cells a litre.
    #[default]
    BillionPerLitre,
    /// Cells a cubic millimetre, which is a microlitre.
    PerMm3,
    /// Times the upper limit of the laboratory.
    TimesUpperLimit,
    /// Percent.
    Percent,
    /// Where the laboratory that measured it places it: 0 below its range, 1 inside it. For
    /// documents that name no number.
    LaboratoryRange,
}

impl Measure {
    /// The units in which it may be given.
    pub const fn units(self) -> &'static [ResultUnit] {
        match self {
            Measure::Lymphocytes | Measure::Neutrophils | Measure::Cd4Cells => {
                &[ResultUnit::BillionPerLitre, ResultUnit::PerMm3]
            }
            Measure::Alt => &[ResultUnit::TimesUpperLimit],
            Measure::EjectionFraction => &[ResultUnit::Percent],
            Measure::Platelets => &[ResultUnit::LaboratoryRange],
        }
    }
}

impl ResultUnit {
    /// A value of this unit as it compares with those of the same measure.
    pub const fn comparable(self, value: Decimal) -> Decimal {
        match self {
            // A cubic millimetre is a millionth of a litre: 200 cells in it are 0.2 x 10^9.
            ResultUnit::PerMm3 => value.divided_by_power_of_ten(3),
            ResultUnit::BillionPerLitre
            | ResultUnit::TimesUpperLimit
            | ResultUnit::Percent
            | ResultUnit::LaboratoryRange => value,
        }
    }
}

/// A kind of result: every limit that is named must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct ResultIs {
    /// What was measured.
    pub measure: Measure,
    /// Unit of the limits, as the document prints them.
    pub unit: ResultUnit,
    /// Less than this.
    #[cfg_attr(feature = "source", serde(default))]
    pub below: Option<Decimal>,
    /// This or less.
    #[cfg_attr(feature = "source", serde(default))]
    pub at_most: Option<Decimal>,
    /// This or more.
    #[cfg_attr(feature = "source", serde(default))]
    pub at_least: Option<Decimal>,
    /// More than this.
    #[cfg_attr(feature = "source", serde(default))]
    pub above: Option<Decimal>,
    /// Only when the result before it was of this kind too.
    #[cfg_attr(feature = "source", serde(default))]
    pub confirmed: bool,
    /// Only when every result over more than so long was of this kind.
    #[cfg_attr(feature = "source", serde(default))]
    pub lasting: Option<Step>,
}

impl ResultIs {
    /// Whether a value of its measure lies inside the limits.
    pub fn holds(&self, value: Decimal, unit: ResultUnit) -> bool {
        let value = unit.comparable(value);
        let limit = |limit: Decimal| self.unit.comparable(limit);
        self.below.is_none_or(|below| value < limit(below))
            && self.at_most.is_none_or(|most| value <= limit(most))
            && self.at_least.is_none_or(|least| value >= limit(least))
            && self.above.is_none_or(|above| value > limit(above))
    }
}

/// What happens to treatment on a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
pub enum Then {
    /// It stops.
    Stop,
    /// A course waits for a result that is not of this kind, as long as its delay allows;
    /// otherwise neither it nor any later one is given.
    HoldCourse {
        /// Course, 1 for the first.
        course: u8,
        /// Results count from so long after the first treatment day: earlier ones belong to
        /// the courses before.
        from: Step,
    },
}

/// A result of a test on which treatment itself changes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct OnResult {
    /// Id, unique within the schedule.
    pub id: Str,
    /// Which results.
    pub result: ResultIs,
    /// What happens.
    pub then: Then,
    /// The rule in words.
    pub says: Text,
    /// Where it was read.
    pub proof: Provenance,
}
