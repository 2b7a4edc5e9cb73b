//! Reading entries into facts, and naming what could not be read.
//!
//! A field that cannot be read counts as not known and is reported as a [`Problem`];
//! the rest of the visit keeps working.

use crate::calendar::after;
use crate::logic::Truth;
use crate::sorted::Map;
use crate::visit::{Answer, Entries, JcVirusResult};
use chrono::NaiveDate;
use waymark_evidence::{Assay, Decimal, PartialDate, Phenotype, Step};

/// Facts about the person, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Age in completed years.
    pub age_years: Option<u8>,
    /// Course of the MS.
    pub phenotype: Option<Phenotype>,
    /// First symptoms.
    pub first_symptoms: Option<PartialDate>,
    /// Disability on the EDSS.
    pub edss: Option<Decimal>,
    /// Relapses.
    pub relapses: Vec<Relapse>,
    /// Whether every relapse of the past two years is among them.
    pub every_relapse_listed: Answer,
    /// Brain scans.
    pub scans: Vec<Scan>,
    /// Disease-modifying medicines taken so far.
    pub medicines: Vec<MedicineTaken>,
    /// Whether every one is among them.
    pub every_medicine_listed: Answer,
    /// JC virus antibody test.
    pub jc_virus: JcVirusTest,
    /// Whether an immunosuppressant was ever taken.
    pub earlier_immunosuppressant: Answer,
    /// Judgement words, by id.
    pub judgements: Map<String, Answer>,
    /// Health conditions, by id.
    pub conditions: Map<String, Answer>,
}

/// A relapse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relapse {
    /// Row of the entry.
    pub row: u32,
    /// When it began; none when not known.
    pub date: Option<PartialDate>,
    /// Judged disabling.
    pub disabling: Answer,
    /// While taking a disease-modifying medicine.
    pub on_medicine: Answer,
    /// Counts on its own even if close to another.
    pub counts_separately: bool,
}

/// A brain scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Row of the entry.
    pub row: u32,
    /// When; none when not known.
    pub date: Option<PartialDate>,
    /// Gadolinium-enhancing lesions.
    pub gadolinium_lesions: Option<u16>,
    /// T2 lesions in total.
    pub t2_lesions: Option<u16>,
    /// New or enlarging T2 lesions against an earlier scan.
    pub new_or_enlarging_t2_lesions: Option<u16>,
    /// Judged a significant increase in T2 lesions against an earlier comparable scan.
    pub significant_t2_increase: Answer,
}

/// A medicine taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicineTaken {
    /// Row of the entry.
    pub row: u32,
    /// Name as typed, trimmed.
    pub name: String,
    /// First day.
    pub start: Option<PartialDate>,
    /// Last day.
    pub stop: LastDay,
}

/// The last day of a medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    /// There is none: it goes on.
    GoesOn,
    /// It was then.
    On(PartialDate),
    /// One was typed that cannot be used, so nothing is known of it.
    NotKnown,
}

impl LastDay {
    /// The earliest day it can have been.
    pub fn earliest(self) -> NaiveDate {
        match self {
            LastDay::GoesOn => NaiveDate::MAX,
            LastDay::On(date) => date.earliest(),
            LastDay::NotKnown => NaiveDate::MIN,
        }
    }

    /// The latest day it can have been.
    pub fn latest(self) -> NaiveDate {
        match self {
            LastDay::GoesOn | LastDay::NotKnown => NaiveDate::MAX,
            LastDay::On(date) => date.latest(),
        }
    }
}

/// JC virus antibody test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JcVirusTest {
    /// Result; none when not known.
    pub result: Option<JcVirusResult>,
    /// Antibody index of a positive result.
    pub index: Option<Decimal>,
    /// Assay.
    pub assay: Option<Assay>,
    /// Date of the sample.
    pub date: Option<PartialDate>,
    /// Taken too soon after plasma exchange or immunoglobulin.
    pub too_soon: Answer,
}

/// A field of the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Age.
    Age,
    /// First symptoms.
    FirstSymptoms,
    /// EDSS.
    Edss,
    /// Date of the relapse in this row.
    RelapseDate(u32),
    /// Date of the scan in this row.
    ScanDate(u32),
    /// Gadolinium-enhancing lesions of the scan in this row.
    Gadolinium(u32),
    /// T2 lesions of the scan in this row.
    T2(u32),
    /// New or enlarging T2 lesions of the scan in this row.
    NewT2(u32),
    /// Name of the medicine in this row.
    MedicineName(u32),
    /// Start of the medicine in this row.
    MedicineStart(u32),
    /// Stop of the medicine in this row.
    MedicineStop(u32),
    /// JC virus antibody index.
    JcVirusIndex,
    /// Date of the JC virus test.
    JcVirusDate,
    /// Start of the plan.
    PlanStart,
}

/// Why a field cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not a date.
    NotADate,
    /// No such month.
    NoSuchMonth,
    /// No such day in that month.
    NoSuchDay,
    /// After today.
    InTheFuture,
    /// Before the person was born, by the age given.
    BeforeBirth,
    /// Ends before it starts.
    StopBeforeStart,
    /// Not a whole number of 0 or more.
    NotACount,
    /// Not an age in years that a person can have.
    NotAnAge,
    /// Not an EDSS: 0 to 10 by halves.
    NotAnEdss,
    /// Not an index: a number such as 1.8.
    NotAnIndex,
    /// Not the number of a result.
    NotAResult,
    /// The test has no such unit.
    UnitOfAnotherTest,
    /// Cells of a cubic millimetre are whole numbers: this is a number of another unit.
    CellsAreCounted,
    /// More cells than blood has: a number of another unit.
    TooManyCells,
    /// An index with a result that is not positive.
    IndexWithoutPositive,
    /// More new T2 lesions than T2 lesions in total.
    MoreNewThanTotal,
    /// Not a whole number of people out of 10,000.
    NotOutOfTenThousand,
    /// Not a baseline: more than nobody and fewer than everybody, out of 100.
    NotABaseline,
    /// Not a baseline of relapses for 100 people in a year.
    NotABaselineRate,
    /// A comma that may part thousands or stand for a decimal point.
    AmbiguousComma,
    /// Not a whole number of months.
    NotMonths,
    /// More enhancing lesions than lesions in total.
    MoreEnhancingThanTotal,
    /// A row without a name.
    NoName,
    /// Before today, where a coming day is needed.
    InThePast,
    /// Needs the day, not only month or year.
    NeedsTheDay,
    /// Further ahead than a plan is made.
    TooFarAhead,
}

/// A field that could not be used, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// What is wrong with it.
    pub wrong: Wrong,
}

impl From<waymark_evidence::date::DateError> for Wrong {
    fn from(error: waymark_evidence::date::DateError) -> Self {
        use waymark_evidence::date::DateError;
        match error {
            DateError::NotADate => Wrong::NotADate,
            DateError::NoSuchMonth => Wrong::NoSuchMonth,
            DateError::NoSuchDay => Wrong::NoSuchDay,
        }
    }
}

/// Oldest age that is taken for an age rather than a slip.
const OLDEST: u8 = 120;

struct Reader {
    today: NaiveDate,
    age_years: Option<u8>,
    problems: Vec<Problem>,
}

impl Reader {
    fn wrong(&mut self, field: Field, wrong: Wrong) {
        self.problems.push(Problem { field, wrong });
    }

    /// A date in the life of the person so far.
    fn past(&mut self, field: Field, typed: &crate::visit::DateText) -> Option<PartialDate> {
        let date = match typed.read() {
            Ok(date) => date?,
            Err(error) => {
                self.wrong(field, error.into());
                return None;
            }
        };
        if date.earliest() > self.today {
            self.wrong(field, Wrong::InTheFuture);
            return None;
        }
        if let Some(age) = self.age_years
            && let Some(born_after) = self
                .today
                .checked_sub_months(chrono::Months::new(12 * (u32::from(age) + 1)))
            && date.latest() <= born_after
        {
            self.wrong(field, Wrong::BeforeBirth);
            return None;
        }
        Some(date)
    }

    fn count(&mut self, field: Field, typed: &str) -> Option<u16> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let count = if typed.bytes().all(|byte| byte.is_ascii_digit()) {
            typed.parse().ok()
        } else {
            None
        };
        if count.is_none() {
            self.wrong(field, Wrong::NotACount);
        }
        count
    }

    fn decimal(&mut self, field: Field, typed: &str, wrong: Wrong) -> Option<Decimal> {
        let typed = typed.trim().replace(',', ".");
        if typed.is_empty() {
            return None;
        }
        let number: Option<Decimal> = typed.parse().ok();
        if number.is_none() {
            self.wrong(field, wrong);
        }
        number
    }
}

/// Whether a decimal is an EDSS score: 0 to 10 by halves (0.5 is not used).
fn is_edss(score: Decimal) -> bool {
    let doubled = score.value() * 2.0;
    (0.0..=20.0).contains(&doubled) && (doubled - doubled.round()).abs() < 1e-9 && doubled != 1.0
}

/// Reads entries as of `today`. Every field that cannot be used is reported, once.
pub fn read(entries: &Entries, today: NaiveDate) -> (Facts, Vec<Problem>) {
    let mut reader = Reader {
        today,
        age_years: None,
        problems: Vec::new(),
    };
    let typed_age = entries.age_years.trim();
    if !typed_age.is_empty() {
        let age = typed_age.parse::<u8>().ok().filter(|age| *age <= OLDEST);
        if age.is_none() {
            reader.wrong(Field::Age, Wrong::NotAnAge);
        }
        reader.age_years = age;
    }
    let mut edss = reader.decimal(Field::Edss, &entries.edss, Wrong::NotAnEdss);
    if edss.is_some_and(|score| !is_edss(score)) {
        reader.wrong(Field::Edss, Wrong::NotAnEdss);
        edss = None;
    }
    let relapses = entries
        .relapses
        .iter()
        .map(|entry| Relapse {
            row: entry.row,
            date: reader.past(Field::RelapseDate(entry.row), &entry.date),
            disabling: entry.disabling,
            on_medicine: entry.on_medicine,
            counts_separately: entry.counts_separately,
        })
        .collect();
    let scans = entries
        .scans
        .iter()
        .map(|entry| reader.scan(entry))
        .collect();
    let medicines = entries
        .medicines
        .iter()
        .map(|entry| reader.medicine(entry))
        .collect();
    let facts = Facts {
        age_years: reader.age_years,
        phenotype: entries.phenotype,
        first_symptoms: reader.past(Field::FirstSymptoms, &entries.first_symptoms),
        edss,
        relapses,
        every_relapse_listed: entries.every_relapse_listed,
        scans,
        medicines,
        every_medicine_listed: entries.every_medicine_listed,
        jc_virus: reader.jc_virus(entries),
        earlier_immunosuppressant: entries.earlier_immunosuppressant,
        judgements: entries.judgements.clone(),
        conditions: entries.conditions.clone(),
    };
    (facts, reader.problems)
}

impl Reader {
    fn scan(&mut self, entry: &crate::visit::ScanEntry) -> Scan {
        let row = entry.row;
        let t2_lesions = self.count(Field::T2(row), &entry.t2_lesions);
        let mut gadolinium_lesions = self.count(Field::Gadolinium(row), &entry.gadolinium_lesions);
        if let (Some(total), Some(some)) = (t2_lesions, gadolinium_lesions)
            && some > total
        {
            self.wrong(Field::Gadolinium(row), Wrong::MoreEnhancingThanTotal);
            gadolinium_lesions = None;
        }
        let mut new = self.count(Field::NewT2(row), &entry.new_or_enlarging_t2_lesions);
        if let (Some(total), Some(some)) = (t2_lesions, new)
            && some > total
        {
            self.wrong(Field::NewT2(row), Wrong::MoreNewThanTotal);
            new = None;
        }
        Scan {
            row,
            date: self.past(Field::ScanDate(row), &entry.date),
            gadolinium_lesions,
            t2_lesions,
            new_or_enlarging_t2_lesions: new,
            significant_t2_increase: entry.significant_t2_increase,
        }
    }

    fn medicine(&mut self, entry: &crate::visit::MedicineEntry) -> MedicineTaken {
        let row = entry.row;
        let name = entry.name.trim().to_owned();
        if name.is_empty() {
            self.wrong(Field::MedicineName(row), Wrong::NoName);
        }
        let start = self.past(Field::MedicineStart(row), &entry.start);
        let mut stop = match self.past(Field::MedicineStop(row), &entry.stop) {
            Some(date) => LastDay::On(date),
            None if entry.stop.is_empty() => LastDay::GoesOn,
            None => LastDay::NotKnown,
        };
        if let Some(first) = start
            && stop.latest() < first.earliest()
        {
            self.wrong(Field::MedicineStop(row), Wrong::StopBeforeStart);
            stop = LastDay::NotKnown;
        }
        MedicineTaken {
            row,
            name,
            start,
            stop,
        }
    }

    fn jc_virus(&mut self, entries: &Entries) -> JcVirusTest {
        let entry = &entries.jc_virus;
        let mut index = self.decimal(Field::JcVirusIndex, &entry.index, Wrong::NotAnIndex);
        if index.is_some_and(|index| index < Decimal::new(0, 0)) {
            self.wrong(Field::JcVirusIndex, Wrong::NotAnIndex);
            index = None;
        }
        if index.is_some() && entry.result != Some(JcVirusResult::Positive) {
            self.wrong(Field::JcVirusIndex, Wrong::IndexWithoutPositive);
            index = None;
        }
        JcVirusTest {
            result: entry.result,
            index,
            assay: entry.assay,
            date: self.past(Field::JcVirusDate, &entry.date),
            too_soon: entry.too_soon_after_plasma_exchange_or_immunoglobulin,
        }
    }
}

impl Facts {
    /// Whether the relapse began while a disease-modifying medicine was taken: as answered,
    /// or as follows from the listed medicines.
    pub fn on_medicine(&self, relapse: &Relapse) -> Answer {
        if relapse.on_medicine != Answer::NotKnown {
            return relapse.on_medicine;
        }
        let Some(date) = relapse.date else {
            return self.none_taken();
        };
        let mut possible = false;
        for medicine in &self.medicines {
            let (first, last) = medicine
                .start
                .map_or((NaiveDate::MIN, NaiveDate::MAX), |start| {
                    (start.earliest(), start.latest())
                });
            if last <= date.earliest() && date.latest() <= medicine.stop.earliest() {
                return Answer::Yes;
            }
            possible |= first <= date.latest() && date.earliest() <= medicine.stop.latest();
        }
        if !possible && self.every_medicine_listed == Answer::Yes {
            Answer::No
        } else {
            Answer::NotKnown
        }
    }

    /// Whether some one medicine was taken for so long by today: the reading of "a full
    /// course" that counts months. A relapse in the first weeks on a medicine does not show
    /// that it failed, however it is judged.
    pub fn taken_for(&self, length: Step, today: NaiveDate) -> Truth {
        let mut found = Truth::known((self.every_medicine_listed == Answer::Yes).then_some(false));
        for medicine in &self.medicines {
            let last = |day: NaiveDate| day.min(today);
            let long = match medicine.start {
                // It may have begun at any time before its last day.
                None => Truth::Unknown,
                Some(start) => {
                    let surely = after(start.latest(), length, 1) <= last(medicine.stop.earliest());
                    let perhaps =
                        after(start.earliest(), length, 1) <= last(medicine.stop.latest());
                    match (surely, perhaps) {
                        (true, _) => Truth::True,
                        (false, true) => Truth::Unknown,
                        (false, false) => Truth::False,
                    }
                }
            };
            found = found.or(long);
        }
        found
    }

    fn none_taken(&self) -> Answer {
        if self.medicines.is_empty() && self.every_medicine_listed == Answer::Yes {
            Answer::No
        } else {
            Answer::NotKnown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visit::{JcVirusEntry, MedicineEntry, RelapseEntry, ScanEntry};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn problems(entries: &Entries) -> Vec<(Field, Wrong)> {
        read(entries, today())
            .1
            .into_iter()
            .map(|p| (p.field, p.wrong))
            .collect()
    }

    #[test]
    fn an_empty_visit_has_no_problems_and_no_facts() {
        let (facts, problems) = read(&Entries::default(), today());
        assert_eq!(facts, Facts::default());
        assert_eq!(problems, []);
    }

    #[test]
    fn bad_input_is_named_at_its_field_and_the_rest_is_read() {
        let entries = Entries {
            age_years: "31".into(),
            edss: "2.3".into(),
            relapses: vec![
                RelapseEntry {
                    row: 1,
                    date: "2027-01-01".into(),
                    ..Default::default()
                },
                RelapseEntry {
                    row: 2,
                    date: "1990-01-01".into(),
                    ..Default::default()
                },
                RelapseEntry {
                    row: 3,
                    date: "2026-02-30".into(),
                    ..Default::default()
                },
                RelapseEntry {
                    row: 4,
                    date: "2026-08-04".into(),
                    ..Default::default()
                },
            ],
            scans: vec![ScanEntry {
                row: 1,
                gadolinium_lesions: "-2".into(),
                t2_lesions: "3".into(),
                new_or_enlarging_t2_lesions: "5".into(),
                ..Default::default()
            }],
            jc_virus: JcVirusEntry {
                result: Some(JcVirusResult::Negative),
                index: "1.8".into(),
                ..Default::default()
            },
            ..Default::default()
        };
        assert_eq!(
            problems(&entries),
            [
                (Field::Edss, Wrong::NotAnEdss),
                (Field::RelapseDate(1), Wrong::InTheFuture),
                (Field::RelapseDate(2), Wrong::BeforeBirth),
                (Field::RelapseDate(3), Wrong::NoSuchDay),
                (Field::Gadolinium(1), Wrong::NotACount),
                (Field::NewT2(1), Wrong::MoreNewThanTotal),
                (Field::JcVirusIndex, Wrong::IndexWithoutPositive),
            ]
        );
        let (facts, _) = read(&entries, today());
        assert_eq!(facts.relapses[3].date.unwrap().to_string(), "2026-08-04");
        assert_eq!(facts.scans[0].t2_lesions, Some(3));
    }

    #[test]
    fn more_enhancing_lesions_than_lesions_are_refused_and_the_rest_is_read() {
        let entries = Entries {
            scans: vec![ScanEntry {
                row: 1,
                gadolinium_lesions: "3".into(),
                t2_lesions: "2".into(),
                new_or_enlarging_t2_lesions: "1".into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        assert_eq!(
            problems(&entries),
            [(Field::Gadolinium(1), Wrong::MoreEnhancingThanTotal)]
        );
        let (facts, _) = read(&entries, today());
        assert_eq!(facts.scans[0].gadolinium_lesions, None);
        assert_eq!(facts.scans[0].new_or_enlarging_t2_lesions, Some(1));
    }

    #[test]
    fn an_edss_goes_by_halves_to_ten() {
        for (typed, good) in [
            ("0", true),
            ("2.5", true),
            ("2,5", true),
            ("10", true),
            ("10.5", false),
            ("0.5", false),
            ("-1", false),
            ("x", false),
        ] {
            let entries = Entries {
                edss: typed.into(),
                ..Default::default()
            };
            assert_eq!(problems(&entries).is_empty(), good, "{typed}");
        }
    }

    #[test]
    fn a_stop_before_the_start_is_refused() {
        let entries = Entries {
            medicines: vec![MedicineEntry {
                row: 7,
                name: "one".into(),
                start: "2025-03".into(),
                stop: "2024".into(),
            }],
            ..Default::default()
        };
        assert_eq!(
            problems(&entries),
            [(Field::MedicineStop(7), Wrong::StopBeforeStart)]
        );
    }

    #[test]
    fn a_course_is_as_long_as_its_dates_say() {
        use waymark_evidence::{Step, StepUnit};
        let months = |count| Step {
            count,
            unit: StepUnit::Months,
        };
        let taken = |start: &str, stop: &str, listed: Answer| {
            let entries = Entries {
                medicines: vec![MedicineEntry {
                    row: 1,
                    name: "one".into(),
                    start: start.into(),
                    stop: stop.into(),
                }],
                every_medicine_listed: listed,
                ..Default::default()
            };
            let (facts, _) = read(&entries, today());
            [6, 12].map(|count| facts.taken_for(months(count), today()))
        };
        let all = Answer::Yes;
        // Weeks on a medicine are no course by any reading.
        assert_eq!(taken("2026-10-30", "", all), [Truth::False, Truth::False]);
        // Six months to the day, and a day less.
        assert_eq!(taken("2026-05-22", "", all), [Truth::True, Truth::False]);
        assert_eq!(taken("2026-05-23", "", all), [Truth::False, Truth::False]);
        // The two readings differ.
        assert_eq!(
            taken("2025-01-10", "2025-09-01", all),
            [Truth::True, Truth::False]
        );
        assert_eq!(
            taken("2024-01-10", "2025-09-01", all),
            [Truth::True, Truth::True]
        );
        // The missing day decides.
        assert_eq!(taken("2026-05", "", all), [Truth::Unknown, Truth::False]);
        assert_eq!(taken("", "", all), [Truth::Unknown, Truth::Unknown]);
        assert_eq!(
            taken("2024", "2025-13", all),
            [Truth::Unknown, Truth::Unknown]
        );
        // Another medicine may not be listed.
        assert_eq!(
            taken("2026-10-30", "", Answer::NotKnown),
            [Truth::Unknown, Truth::Unknown]
        );
        let none = Entries {
            every_medicine_listed: all,
            ..Default::default()
        };
        assert_eq!(
            read(&none, today()).0.taken_for(months(6), today()),
            Truth::False
        );
    }

    #[test]
    fn a_last_day_that_cannot_be_used_does_not_mean_that_it_goes_on() {
        let with_stop = |stop: &str| {
            let entries = Entries {
                medicines: vec![MedicineEntry {
                    row: 1,
                    name: "one".into(),
                    start: "2024-03".into(),
                    stop: stop.into(),
                }],
                relapses: vec![RelapseEntry {
                    row: 1,
                    date: "2026-08".into(),
                    ..Default::default()
                }],
                every_medicine_listed: Answer::Yes,
                ..Default::default()
            };
            let (facts, _) = read(&entries, today());
            facts.on_medicine(&facts.relapses[0])
        };
        assert_eq!(with_stop(""), Answer::Yes);
        assert_eq!(with_stop("2026-08"), Answer::NotKnown, "the day is missing");
        assert_eq!(with_stop("2025"), Answer::No);
        for unusable in ["2025-02-30", "2030", "2023"] {
            assert_eq!(with_stop(unusable), Answer::NotKnown, "{unusable}");
        }
    }

    #[test]
    fn with_no_medicine_ever_no_relapse_was_on_one() {
        let relapse = RelapseEntry {
            row: 1,
            date: "2026-08".into(),
            ..Default::default()
        };
        let mut entries = Entries {
            relapses: vec![relapse],
            ..Default::default()
        };
        let (facts, _) = read(&entries, today());
        assert_eq!(facts.on_medicine(&facts.relapses[0]), Answer::NotKnown);
        entries.every_medicine_listed = Answer::Yes;
        let (facts, _) = read(&entries, today());
        assert_eq!(facts.on_medicine(&facts.relapses[0]), Answer::No);
    }

    #[test]
    fn a_relapse_within_the_dates_of_a_medicine_was_on_it() {
        let entries = Entries {
            relapses: vec![RelapseEntry {
                row: 1,
                date: "2026-08".into(),
                ..Default::default()
            }],
            medicines: vec![MedicineEntry {
                row: 1,
                name: "one".into(),
                start: "2026-08-15".into(),
                stop: DateText::default(),
            }],
            ..Default::default()
        };
        use crate::visit::DateText;
        let (facts, _) = read(&entries, today());
        assert_eq!(
            facts.on_medicine(&facts.relapses[0]),
            Answer::NotKnown,
            "may have begun before"
        );
    }
}
