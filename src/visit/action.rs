//! Everything that can change a visit. A list of actions replays a visit exactly.

use waymark_clinical::pml::lines::KeptLines;
use waymark_clinical::sorted::Map;
use waymark_clinical::visit::{
    Answer, Assay, CalendarEntry, DateText, Decision, JcVirusResult, MedicineEntry, PlanChanges,
    PlanEntry, RelapseEntry, ScanEntry, Sex, Side, Visit,
};
use waymark_evidence::{ComparisonRow, Phenotype, Region};

/// Most options side by side.
pub const MOST_COMPARED: usize = 4;

/// One of the three fields of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
}

/// A change of a relapse row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelapseChange {
    /// Its date.
    Date(DatePart, String),
    /// Judged disabling.
    Disabling(Answer),
    /// While on a medicine.
    OnMedicine(Answer),
}

/// A change of a scan row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanChange {
    /// Its date.
    Date(DatePart, String),
    /// Gadolinium-enhancing lesions.
    Gadolinium(String),
    /// T2 lesions in total.
    T2(String),
    /// New or enlarging T2 lesions.
    NewT2(String),
    /// Judged a significant increase.
    SignificantT2Increase(Answer),
}

/// A change of a medicine row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MedicineChange {
    /// Its name.
    Name(String),
    /// First day.
    Start(DatePart, String),
    /// Last day.
    Stop(DatePart, String),
}

/// A change of the JC virus test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JcVirusChange {
    /// Its result.
    Result(Option<JcVirusResult>),
    /// Its index.
    Index(String),
    /// Its assay.
    Assay(Option<Assay>),
    /// Date of the sample.
    Date(DatePart, String),
    /// Taken too soon after plasma exchange or immunoglobulin.
    TooSoon(Answer),
}

/// A change of a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaselineChange {
    /// A published group, or empty for a typed number.
    Group(String),
    /// The number.
    Typed(String),
    /// The months it covers.
    Months(String),
}

/// A change of the visit. Each does nothing, rather than fail, when it does not apply.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chooses the decision on the table.
    Decide(Decision),
    /// Chooses whose rules apply.
    Region(Region),
    /// Types the age.
    Age(String),
    /// Chooses the sex at birth; none for not known.
    Sex(Option<Sex>),
    /// Chooses the course of the disease; none for not known.
    Phenotype(Option<Phenotype>),
    /// Types a part of the date of first symptoms.
    FirstSymptoms(DatePart, String),
    /// Types the EDSS.
    Edss(String),
    /// Adds an empty relapse.
    AddRelapse,
    /// Changes the relapse in this row; nothing when there is no such row.
    Relapse(u32, RelapseChange),
    /// Removes the relapse in this row.
    RemoveRelapse(u32),
    /// Answers whether every relapse is listed.
    EveryRelapseListed(Answer),
    /// Adds an empty scan.
    AddScan,
    /// Changes the scan in this row.
    Scan(u32, ScanChange),
    /// Removes the scan in this row.
    RemoveScan(u32),
    /// Adds an empty medicine.
    AddMedicine,
    /// Changes the medicine in this row.
    Medicine(u32, MedicineChange),
    /// Removes the medicine in this row.
    RemoveMedicine(u32),
    /// Answers whether every medicine is listed.
    EveryMedicineListed(Answer),
    /// Changes the JC virus test.
    JcVirus(JcVirusChange),
    /// Answers whether an immunosuppressant was ever taken.
    EarlierImmunosuppressant(Answer),
    /// Answers a judgement word.
    Judgement(String, Answer),
    /// Answers a condition.
    Condition(String, Answer),
    /// Answers every condition that is not known yet with no.
    NoOtherCondition(Vec<String>),
    /// Chooses a side of a trade-off; none takes the choice back.
    TradeOff(String, Option<Side>),
    /// Types the worries.
    Worries(String),
    /// Types the open questions.
    Questions(String),
    /// Keeps the two lines in the sand, or forgets them.
    PmlLines(Option<KeptLines>),
    /// Puts an option side by side, or takes it away; nothing when there are four already.
    Compare(String, bool),
    /// Sets an option aside ("not for me"), or takes that back. What is set aside does not
    /// stand side by side.
    NotForMe(String, bool),
    /// Chooses what the plan is made for; empty takes the choice back.
    PlanFor(String),
    /// Types a part of the first treatment day.
    PlanStart(DatePart, String),
    /// Says whether treatment has begun.
    PlanUnderWay(bool),
    /// Replaces the first day, what was changed and ticked, and the closed days; or brings an
    /// earlier state of them back. Nothing else of the plan is touched.
    PlanChanged(Box<PlanEntry>),
    /// Plans another medicine after the present plan was stopped, and keeps that plan.
    PlanSwitch(String),
    /// Forgets the earlier plan at this place.
    ForgetEarlier(usize),
    /// Remembers the calendar file that was saved.
    CalendarSaved(Box<CalendarEntry>),
    /// Shows or hides values that were not read in a source.
    ShowUnverified(bool),
    /// Opens or closes the view on a baseline of the person.
    OwnBaseline(bool),
    /// Changes the baseline of a row; nothing for rows without one.
    Baseline(ComparisonRow, BaselineChange),
}

impl Action {
    /// Whether it would change the visit: exactly then is its button of use.
    pub fn is_valid(&self, visit: &Visit) -> bool {
        self.clone().apply(visit) != *visit
    }

    /// The visit after it. Pure: no clock, no chance, no storage.
    pub fn apply(self, before: &Visit) -> Visit {
        let mut visit = before.clone();
        let entries = &mut visit.entries;
        match self {
            Action::Decide(decision) => visit.decision = Some(decision),
            Action::Region(region) => visit.region = region,
            Action::Age(typed) => entries.age_years = typed,
            Action::Sex(sex) => entries.sex_at_birth = sex,
            Action::Phenotype(phenotype) => entries.phenotype = phenotype,
            Action::FirstSymptoms(part, typed) => set(&mut entries.first_symptoms, part, typed),
            Action::Edss(typed) => entries.edss = typed,
            Action::AddRelapse => {
                let row = next_row(entries.relapses.iter().map(|entry| entry.row));
                entries.relapses.push(RelapseEntry {
                    row,
                    ..Default::default()
                });
            }
            Action::Relapse(row, change) => {
                if let Some(entry) = entries.relapses.iter_mut().find(|entry| entry.row == row) {
                    match change {
                        RelapseChange::Date(part, typed) => set(&mut entry.date, part, typed),
                        RelapseChange::Disabling(answer) => entry.disabling = answer,
                        RelapseChange::OnMedicine(answer) => entry.on_medicine = answer,
                    }
                }
            }
            Action::RemoveRelapse(row) => entries.relapses.retain(|entry| entry.row != row),
            Action::EveryRelapseListed(answer) => entries.every_relapse_listed = answer,
            Action::AddScan => {
                let row = next_row(entries.scans.iter().map(|entry| entry.row));
                entries.scans.push(ScanEntry {
                    row,
                    ..Default::default()
                });
            }
            Action::Scan(row, change) => {
                if let Some(entry) = entries.scans.iter_mut().find(|entry| entry.row == row) {
                    match change {
                        ScanChange::Date(part, typed) => set(&mut entry.date, part, typed),
                        ScanChange::Gadolinium(typed) => entry.gadolinium_lesions = typed,
                        ScanChange::T2(typed) => entry.t2_lesions = typed,
                        ScanChange::NewT2(typed) => entry.new_or_enlarging_t2_lesions = typed,
                        ScanChange::SignificantT2Increase(answer) => {
                            entry.significant_t2_increase = answer;
                        }
                    }
                }
            }
            Action::RemoveScan(row) => entries.scans.retain(|entry| entry.row != row),
            Action::AddMedicine => {
                let row = next_row(entries.medicines.iter().map(|entry| entry.row));
                entries.medicines.push(MedicineEntry {
                    row,
                    ..Default::default()
                });
            }
            Action::Medicine(row, change) => {
                if let Some(entry) = entries.medicines.iter_mut().find(|entry| entry.row == row) {
                    match change {
                        MedicineChange::Name(typed) => entry.name = typed,
                        MedicineChange::Start(part, typed) => set(&mut entry.start, part, typed),
                        MedicineChange::Stop(part, typed) => set(&mut entry.stop, part, typed),
                    }
                }
            }
            Action::RemoveMedicine(row) => entries.medicines.retain(|entry| entry.row != row),
            Action::EveryMedicineListed(answer) => entries.every_medicine_listed = answer,
            Action::JcVirus(change) => {
                let test = &mut entries.jc_virus;
                match change {
                    JcVirusChange::Result(result) => test.result = result,
                    JcVirusChange::Index(typed) => test.index = typed,
                    JcVirusChange::Assay(assay) => test.assay = assay,
                    JcVirusChange::Date(part, typed) => set(&mut test.date, part, typed),
                    JcVirusChange::TooSoon(answer) => {
                        test.too_soon_after_plasma_exchange_or_immunoglobulin = answer;
                    }
                }
            }
            Action::EarlierImmunosuppressant(answer) => entries.earlier_immunosuppressant = answer,
            Action::Judgement(id, answer) => answer_to(&mut entries.judgements, id, answer),
            Action::Condition(id, answer) => answer_to(&mut entries.conditions, id, answer),
            Action::NoOtherCondition(ids) => {
                for id in ids {
                    entries.conditions.or_insert(id, Answer::No);
                }
            }
            Action::TradeOff(id, side) => {
                match side {
                    Some(side) => visit.matters.trade_offs.insert(id, side),
                    None => visit.matters.trade_offs.remove(&id),
                };
            }
            Action::Worries(typed) => visit.matters.worries = typed,
            Action::Questions(typed) => visit.matters.questions = typed,
            Action::PmlLines(lines) => visit.matters.pml_lines = lines,
            Action::Compare(id, true) => {
                if visit.compared.len() < MOST_COMPARED && !visit.compared.contains(&id) {
                    visit.not_for_me.remove(&id);
                    visit.compared.push(id);
                }
            }
            Action::Compare(id, false) => visit.compared.retain(|compared| *compared != id),
            Action::NotForMe(id, true) => {
                visit.compared.retain(|compared| *compared != id);
                visit.not_for_me.insert(id);
            }
            Action::NotForMe(id, false) => {
                visit.not_for_me.remove(&id);
            }
            Action::PlanFor(id) => {
                // What happened to one medicine says nothing about another.
                if visit.plan.medicine != id {
                    visit.plan.changes = PlanChanges::default();
                    visit.plan.under_way = false;
                }
                visit.plan.medicine = id;
            }
            Action::PlanUnderWay(under_way) => visit.plan.under_way = under_way,
            Action::PlanChanged(plan) => {
                visit.plan.start = plan.start;
                visit.plan.changes = plan.changes;
                visit.plan.days = plan.days;
            }
            Action::PlanSwitch(to) => {
                if !to.is_empty() && to != visit.plan.medicine {
                    visit.plan = visit.plan.switched(to);
                }
            }
            Action::ForgetEarlier(place) => {
                if place < visit.plan.earlier.len() {
                    visit.plan.earlier.remove(place);
                }
            }
            Action::CalendarSaved(calendar) => visit.plan.calendar = Some(*calendar),
            Action::PlanStart(part, typed) => set(&mut visit.plan.start, part, typed),
            Action::ShowUnverified(show) => visit.show_unverified = show,
            Action::OwnBaseline(open) => visit.own_baselines.open = open,
            Action::Baseline(row, change) => {
                if let Some(entry) = visit.own_baselines.of_mut(row) {
                    match change {
                        BaselineChange::Group(group) => entry.group = group,
                        BaselineChange::Typed(typed) => entry.typed = typed,
                        BaselineChange::Months(months) => entry.months = months,
                    }
                }
            }
        }
        visit
    }
}

fn set(date: &mut DateText, part: DatePart, typed: String) {
    match part {
        DatePart::Day => date.day = typed,
        DatePart::Month => date.month = typed,
        DatePart::Year => date.year = typed,
    }
}

fn next_row(rows: impl Iterator<Item = u32>) -> u32 {
    rows.max().unwrap_or(0).saturating_add(1)
}

/// Not known is the absence of an answer, so that a saved visit holds answers only.
fn answer_to(answers: &mut Map<String, Answer>, id: String, answer: Answer) {
    if answer == Answer::NotKnown {
        answers.remove(&id);
    } else {
        answers.insert(id, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_actions_replays_a_visit() {
        let actions = [
            Action::Decide(Decision::Start),
            Action::AddRelapse,
            Action::Relapse(1, RelapseChange::Date(DatePart::Year, "2026".into())),
            Action::AddRelapse,
            Action::RemoveRelapse(1),
            Action::AddRelapse,
            Action::Relapse(9, RelapseChange::Disabling(Answer::Yes)),
        ];
        let replay = || {
            actions
                .iter()
                .cloned()
                .fold(Visit::default(), |visit, action| action.apply(&visit))
        };
        assert_eq!(replay(), replay());
        let rows: Vec<u32> = replay()
            .entries
            .relapses
            .iter()
            .map(|entry| entry.row)
            .collect();
        assert_eq!(rows, [2, 3], "rows are never used twice");
    }

    #[test]
    fn at_most_four_options_stand_side_by_side() {
        let visit = ["a", "b", "c", "d"]
            .iter()
            .fold(Visit::default(), |visit, id| {
                Action::Compare((*id).into(), true).apply(&visit)
            });
        assert!(!Action::Compare("e".into(), true).is_valid(&visit));
        assert!(!Action::Compare("a".into(), true).is_valid(&visit));
        assert!(Action::Compare("a".into(), false).is_valid(&visit));
    }

    #[test]
    fn what_is_set_aside_does_not_stand_side_by_side() {
        let compared = Action::Compare("a".into(), true).apply(&Visit::default());
        let aside = Action::NotForMe("a".into(), true).apply(&compared);
        assert!(aside.compared.is_empty());
        assert!(aside.not_for_me.contains("a"));
        let back = Action::NotForMe("a".into(), false).apply(&aside);
        assert_eq!(back, Visit::default());
        let again = Action::Compare("a".into(), true).apply(&aside);
        assert_eq!(again, compared, "putting it side by side takes it back");
    }

    #[test]
    fn not_known_takes_an_answer_back() {
        let answered = Action::Condition("x".into(), Answer::Yes).apply(&Visit::default());
        let back = Action::Condition("x".into(), Answer::NotKnown).apply(&answered);
        assert_eq!(back, Visit::default());
    }

    #[test]
    fn the_rest_answered_with_no_keeps_what_was_said() {
        let said = Action::Condition("x".into(), Answer::Yes).apply(&Visit::default());
        let visit = Action::NoOtherCondition(vec!["x".into(), "y".into()]).apply(&said);
        assert_eq!(visit.entries.conditions.get("x"), Some(&Answer::Yes));
        assert_eq!(visit.entries.conditions.get("y"), Some(&Answer::No));
    }
}
