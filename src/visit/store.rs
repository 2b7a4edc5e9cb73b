//! The state of the app and the one reducer.

use super::{Action, BaselineChange, Derived, LastShown};
use crate::platform::crash;
use chrono::NaiveDate;
use std::rc::Rc;
use waymark_clinical::facts::{Field, Wrong};
use waymark_clinical::sorted::Set;
use waymark_clinical::visit::{DateText, Visit};
use waymark_evidence::ComparisonRow;
use waymark_exchange::visit_file::LoadError;
use waymark_words::Wording;
use yew::{Callback, MouseEvent, Reducible, UseReducerDispatcher, UseReducerHandle};

/// Something on screen whose proof can be opened, by ids of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofTarget {
    /// A result of a study for one of its arms, in the frame of 100 or 10,000 people.
    Result {
        /// Study.
        study: &'static str,
        /// Outcome.
        outcome: &'static str,
        /// Arm.
        arm: &'static str,
        /// Out of 10,000 people instead of 100.
        rare: bool,
    },
    /// A definition.
    Definition(&'static str),
    /// A gate of a medicine.
    Gate(&'static str, &'static str),
    /// A harm of a medicine.
    Harm(&'static str, &'static str),
    /// A medicine's description.
    Medicine(&'static str),
    /// Cells of a PML table: table, row, first and last band.
    Pml {
        /// Table.
        table: &'static str,
        /// Row.
        row: &'static str,
        /// First band, from 0.
        first: usize,
        /// Last band.
        last: usize,
    },
    /// An item of a schedule.
    Item(&'static str, &'static str),
    /// A whole schedule: where it was read, and what stays possible after its last date.
    Schedule(&'static str),
    /// A statement.
    Statement(&'static str),
    /// A text of a regulator: medicine and text.
    Regulation(&'static str, &'static str),
    /// A practical side of an option: medicine and side.
    Practical(&'static str, &'static str),
    /// A published network of studies.
    Network(&'static str),
    /// A figure of a review: review and figure.
    Review(&'static str, &'static str),
}

/// A visit that was saved under other evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherEvidence {
    /// The id of that evidence.
    pub pack: String,
    /// What changed for this visit, as sentences; none when the file keeps no values.
    pub changed: Option<Vec<String>>,
}

/// A message to the person that stays until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A visit file could not be opened; the visit on screen is untouched.
    NotOpened(LoadError),
    /// The file could not be read from the disk.
    NotRead,
    /// A visit file was opened.
    Opened {
        /// What is to be said when it was saved under other evidence.
        other: Option<OtherEvidence>,
    },
}

/// The state of the app: the visit, and what is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The visit.
    pub visit: Rc<Visit>,
    /// Plain words or clinical terms.
    pub wording: Wording,
    /// The open proof, and the element to return to.
    pub proof: Option<(ProofTarget, String)>,
    /// Message.
    pub notice: Option<Notice>,
    /// Fields that were left once: only those show what is wrong with them.
    pub touched: Set<Field>,
    /// Every field shows what is wrong with it (a visit that was opened, a step that was left).
    pub all_touched: bool,
    /// Fields of own baselines that somebody is typing into: they do not complain yet.
    pub unfinished: Vec<BaselineField>,
    /// The plan as it was last on screen.
    pub last_shown: LastShown,
}

/// A field of the baseline of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaselineField {
    /// The number.
    Typed(ComparisonRow),
    /// The months it covers.
    Months(ComparisonRow),
}

impl State {
    /// A field that is typed into says nothing until it is left; months that are still to be
    /// typed wait with the number.
    fn begin(&mut self, action: &Action) {
        let Action::Baseline(row, change) = action else {
            return;
        };
        let months = self.visit.own_baselines.of(*row).map(|own| &own.months);
        let typed = matches!(change, BaselineChange::Typed(_));
        let to_come = typed && months.is_some_and(String::is_empty);
        if typed {
            self.is_typed(BaselineField::Typed(*row));
        }
        if to_come || matches!(change, BaselineChange::Months(_)) {
            self.is_typed(BaselineField::Months(*row));
        }
    }

    fn is_typed(&mut self, field: BaselineField) {
        if !self.unfinished.contains(&field) {
            self.unfinished.push(field);
        }
    }
}

impl Default for State {
    fn default() -> Self {
        State {
            visit: Rc::new(Visit::begun()),
            wording: Wording::Plain,
            proof: None,
            notice: None,
            touched: Set::new(),
            all_touched: false,
            unfinished: Vec::new(),
            last_shown: LastShown::default(),
        }
    }
}

/// A step of the app: a change of the visit, or of what is on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Changes the visit.
    Visit(Action),
    /// Switches between plain words and clinical terms.
    Wording(Wording),
    /// Opens a proof; the focus returns to the element with this id.
    OpenProof(ProofTarget, String),
    /// Closes the proof.
    CloseProof,
    /// A field was left.
    Touched(Field),
    /// A field of an own baseline was left.
    BaselineLeft(BaselineField),
    /// A step was left.
    StepLeft,
    /// Replaces the visit by one that was opened.
    Open(Box<Visit>, Notice),
    /// Shows a message.
    Tell(Notice),
    /// Closes the message.
    CloseNotice,
    /// Ends the visit: everything of it is forgotten; the region stays.
    End,
}

impl Reducible for State {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = (*self).clone();
        match step {
            Step::Visit(action) => {
                next.begin(&action);
                next.visit = Rc::new(action.apply(&self.visit));
            }
            Step::Wording(wording) => next.wording = wording,
            Step::OpenProof(target, back) => next.proof = Some((target, back)),
            Step::CloseProof => next.proof = None,
            Step::Touched(field) => {
                next.touched.insert(field);
            }
            Step::BaselineLeft(left) => next.unfinished.retain(|field| *field != left),
            Step::StepLeft => {
                next.all_touched = true;
                next.unfinished.clear();
            }
            Step::Open(visit, notice) => {
                next = State {
                    visit: Rc::new(*visit),
                    wording: self.wording,
                    notice: Some(notice),
                    all_touched: true,
                    ..State::default()
                };
            }
            Step::Tell(notice) => next.notice = Some(notice),
            Step::CloseNotice => next.notice = None,
            Step::End => {
                let visit = Visit {
                    region: self.visit.region,
                    ..Visit::begun()
                };
                next = State {
                    visit: Rc::new(visit),
                    wording: self.wording,
                    ..State::default()
                };
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What a step of the visit is given: the state, what follows from it, and the way to change it.
///
/// Two sessions are equal when a step shows the same of them. Which proof is open and which
/// message stands is shown by the shell alone: for these no step is drawn anew, and a step may
/// hold an older state of them.
#[derive(Clone)]
pub struct Session {
    /// The state when it was drawn: a handle of Yew always gives the newest one.
    state: Rc<State>,
    dispatcher: UseReducerDispatcher<State>,
    /// What follows from the visit.
    pub derived: Rc<Derived>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        let (ours, theirs) = (self.state(), other.state());
        ours.wording == theirs.wording
            && ours.all_touched == theirs.all_touched
            && Rc::ptr_eq(&self.derived, &other.derived)
            && (Rc::ptr_eq(&ours.visit, &theirs.visit) || ours.visit == theirs.visit)
            && ours.touched == theirs.touched
            && ours.unfinished == theirs.unfinished
    }
}

impl Session {
    /// A session over the store.
    pub fn new(handle: &UseReducerHandle<State>, derived: Rc<Derived>) -> Session {
        crash::remember(&handle.visit);
        Session {
            state: Rc::new(State::clone(handle)),
            dispatcher: handle.dispatcher(),
            derived,
        }
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The visit.
    pub fn visit(&self) -> &Visit {
        &self.state.visit
    }

    /// The same session with another first day of treatment in its plan; a change of the plan
    /// takes that day along.
    pub fn with_plan_start(&self, start: &DateText) -> Session {
        let mut state = State::clone(&self.state);
        Rc::make_mut(&mut state.visit).plan.start = start.clone();
        Session {
            state: Rc::new(state),
            ..self.clone()
        }
    }

    /// Plain words or clinical terms.
    pub fn wording(&self) -> Wording {
        self.state.wording
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.derived.today
    }

    /// Takes a step.
    pub fn dispatch(&self, step: Step) {
        self.dispatcher.dispatch(step);
    }

    /// Opens a proof when the button with this id is pressed.
    pub fn opens(&self, target: ProofTarget, id: &str) -> Callback<MouseEvent> {
        let (session, id) = (self.clone(), id.to_owned());
        Callback::from(move |_| session.dispatch(Step::OpenProof(target.clone(), id.clone())))
    }

    /// Changes the visit.
    pub fn act(&self, action: Action) {
        self.dispatch(Step::Visit(action));
    }

    /// What to say about a field, once it was left.
    pub fn problem(&self, field: Field) -> Option<Wrong> {
        let state = self.state();
        if state.all_touched || state.touched.contains(&field) {
            self.derived.problem(field)
        } else {
            None
        }
    }

    /// The text of the evidence in the wording of the moment.
    pub fn text(&self, text: &waymark_evidence::Text) -> &'static str {
        match self.wording() {
            Wording::Plain => text.plain.0,
            Wording::Clinical => text.clinical.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: impl IntoIterator<Item = Step>) -> Rc<State> {
        steps
            .into_iter()
            .fold(Rc::new(State::default()), |state, step| state.reduce(step))
    }

    fn typed(text: &str) -> Step {
        let change = BaselineChange::Typed(text.into());
        Step::Visit(Action::Baseline(ComparisonRow::Worsening, change))
    }

    #[test]
    fn a_field_of_a_baseline_is_unfinished_until_it_or_the_step_is_left() {
        let number = BaselineField::Typed(ComparisonRow::Worsening);
        let months = BaselineField::Months(ComparisonRow::Worsening);
        let state = after([typed("1"), typed("12")]);
        assert_eq!(state.unfinished, [number, months]);
        let left = || [typed("1"), typed("12"), Step::BaselineLeft(number)];
        // The months were not reached yet: they are not wrong, they are still to come.
        assert_eq!(after(left()).unfinished, [months]);
        let both = left().into_iter().chain([Step::BaselineLeft(months)]);
        assert_eq!(after(both).unfinished, []);
        assert_eq!(after([typed("1"), Step::StepLeft]).unfinished, []);
        let opened = Step::Open(Box::new(Visit::begun()), Notice::NotRead);
        assert_eq!(after([typed("1"), opened]).unfinished, []);
    }
}
