//! Plan surgery on screen: what is different, and what that did to the dates.

use super::{Chosen, Made, chosen_with, documents};
use crate::markup::{html, later};
use crate::parts::form::{Choice, DateField, choices, date_field, wrong_text};
use crate::platform::events;
use crate::visit::{Action, DatePart, Same, Session};
use std::rc::Rc;
use waymark_clinical::facts::Wrong;
use waymark_clinical::monitoring::change::{Difference, MoveProblem, Reason, difference};
use waymark_clinical::monitoring::{Plan, PlanProblem};
use waymark_clinical::visit::{DateText, PlanEntry};
use waymark_evidence::{Regimen, ScheduleItem, When};
use waymark_words::plan_change as words;
use waymark_words::results::day_hint;
use yew::{Callback, Event, Html, Properties, UseStateHandle, component, use_state};

/// What a change did to the plan.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    summary: String,
    /// What is different; none where nothing is.
    dates: Option<Same<Dates>>,
    /// The entry that this is said of: it says nothing about another one.
    of: PlanEntry,
    /// The entry before it; none when an answer on another page made the change.
    before: Option<PlanEntry>,
}

/// What a change did to the dates: a line for each is written when its turn comes.
struct Dates {
    after: Plan,
    difference: Difference,
    undated: Vec<&'static ScheduleItem>,
}

impl Dates {
    fn between(before: &Plan, after: Plan) -> Dates {
        Dates {
            difference: difference(before, &after),
            undated: undated(before, &after),
            after,
        }
    }

    fn is_same(&self) -> bool {
        self.difference.is_empty() && self.undated.is_empty()
    }

    fn summary(&self, session: &Session) -> String {
        if self.undated.is_empty() || !self.difference.is_empty() {
            return summary(&self.difference);
        }
        // What is asked for now without a date is no small thing.
        undated_lines(session, &self.undated).join(" ")
    }
}

/// Changes the plan, and remembers what that did.
#[derive(Clone, PartialEq)]
pub struct Changer {
    /// The session.
    pub session: Session,
    /// What the last change did.
    pub outcome: UseStateHandle<Option<Outcome>>,
}

impl Changer {
    /// Tries a change. When it cannot be made, the plan stays as it is.
    ///
    /// # Errors
    /// What is wrong, in words for the person.
    pub fn apply(&self, change: impl FnOnce(&mut PlanEntry)) -> Result<(), &'static str> {
        self.try_apply(change).map_err(|problem| match problem {
            Refused::Day(wrong) => wrong_text(wrong),
            Refused::Plan => words::no_plan(),
        })
    }

    fn try_apply(&self, change: impl FnOnce(&mut PlanEntry)) -> Result<(), Refused> {
        self.candidate(change)
            .map(|(entry, after)| self.take(entry, after))
    }

    fn candidate(&self, change: impl FnOnce(&mut PlanEntry)) -> Result<(PlanEntry, Plan), Refused> {
        let mut entry = self.session.visit().plan.clone();
        change(&mut entry);
        match chosen_with(&self.session, &entry) {
            Chosen::Made(made) => Ok((entry, made.plan)),
            Chosen::WrongStart(_, wrong) => Err(Refused::Day(wrong)),
            _ => Err(Refused::Plan),
        }
    }

    fn take(&self, entry: PlanEntry, after: Plan) {
        let before = self.session.visit().plan.clone();
        let dates = match chosen_with(&self.session, &before) {
            Chosen::Made(made) => Dates::between(&made.plan, after),
            _ => Dates::between(&after.clone(), after),
        };
        self.outcome.set(Some(Outcome {
            summary: dates.summary(&self.session),
            dates: (!dates.is_same()).then(|| Same(Rc::new(dates))),
            of: entry.clone(),
            before: Some(before),
        }));
        self.session.act(Action::PlanChanged(Box::new(entry)));
    }

    /// What is said of the plan on screen.
    fn said(&self) -> Option<&Outcome> {
        let said = self.outcome.as_ref();
        said.filter(|said| said.of.asks_for_the_same(&self.session.visit().plan))
    }

    /// Brings back the state before the last change.
    fn undo(&self) {
        let Some(before) = self.said().and_then(|said| said.before.clone()) else {
            return;
        };
        self.outcome.set(None);
        self.session.act(Action::PlanChanged(Box::new(before)));
    }
}

/// What answers on other pages changed since the plan was last on screen; none when no date is
/// different, or the plan itself was asked for otherwise.
pub fn since_last_shown(session: &Session, made: &Made) -> Option<Outcome> {
    let entry = &session.visit().plan;
    let before = session.state().last_shown.of(entry)?;
    let dates = Dates::between(&before, made.plan.clone());
    (!dates.is_same()).then(|| Outcome {
        summary: words::since_last_shown(&dates.summary(session)),
        dates: Some(Same(Rc::new(dates))),
        of: entry.clone(),
        before: None,
    })
}

/// Why a change was not made.
enum Refused {
    Day(Wrong),
    Plan,
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn summary(difference: &Difference) -> String {
    if difference.is_empty() {
        return words::nothing_moved().to_owned();
    }
    let part = |count: usize, text: fn(u64) -> String| match count {
        0 => String::new(),
        _ => text(number(count)),
    };
    words::summary(
        &part(difference.added.len(), words::added),
        &part(difference.moved.len(), words::moved),
        &part(difference.cancelled.len(), words::cancelled),
    )
}

/// What is asked for now, without a date, and was not before.
fn undated(before: &Plan, after: &Plan) -> Vec<&'static ScheduleItem> {
    let known = |item: &ScheduleItem| before.without_dates.iter().any(|one| one.id == item.id);
    let all = after.without_dates.iter().copied();
    all.filter(|item| !known(item)).collect()
}

fn undated_lines(session: &Session, undated: &[&ScheduleItem]) -> Vec<String> {
    undated
        .iter()
        .map(|item| words::line_undated(session.text(&item.what)))
        .collect()
}

fn lines(session: &Session, dates: &Dates) -> Vec<String> {
    let (plan, difference) = (&dates.after, &dates.difference);
    let name = |item: &ScheduleItem| session.text(&item.what);
    let added = difference.added.iter().map(|entry| {
        let planned = entry.planned;
        words::line_added(
            name(planned.item),
            planned.due.day(),
            &reason(plan, entry.reason),
        )
    });
    let moved = difference.moved.iter().map(|moved| {
        // A span may begin on the same day and end on another.
        let (from, to) = match (moved.from.day(), moved.planned.due.day()) {
            (from, to) if from == to => (moved.from.last_day(), moved.planned.due.last_day()),
            days => days,
        };
        words::line_moved(
            name(moved.planned.item),
            from,
            to,
            &reason(plan, moved.reason),
        )
    });
    let cancelled = difference.cancelled.iter().map(|entry| {
        let planned = entry.planned;
        words::line_cancelled(
            name(planned.item),
            planned.due.day(),
            &reason(plan, entry.reason),
        )
    });
    let undated = undated_lines(session, &dates.undated);
    added.chain(moved).chain(cancelled).chain(undated).collect()
}

fn reason(plan: &Plan, reason: Reason) -> String {
    match reason {
        Reason::ByHand => words::by_hand().to_owned(),
        Reason::BackToTheRule => words::back_to_the_rule().to_owned(),
        Reason::StartMoved => words::start_moved().to_owned(),
        Reason::TreatmentMoved { ordinal } => match plan.schedule.regimen {
            Regimen::Courses(_) => words::course_moved(ordinal.into()),
            Regimen::EveryStep { .. } | Regimen::Daily => words::dose_moved(ordinal.into()),
        },
        Reason::CourseAdded => words::course_added().to_owned(),
        Reason::CourseTakenBack => words::course_taken_back().to_owned(),
        Reason::Stopped => words::stopped().to_owned(),
        Reason::GoesOn => words::goes_on().to_owned(),
        Reason::WorkingDay => words::working_day().to_owned(),
        Reason::AsCounted => words::as_counted().to_owned(),
        Reason::Result => words::result().to_owned(),
        Reason::BirthPlan => words::birth_plan_changed().to_owned(),
        Reason::OtherDocument => words::other_document().to_owned(),
        Reason::OtherAnswers => words::other_answers().to_owned(),
    }
}

/// What is wrong with a change of treatment, in words.
fn problem_text(problem: PlanProblem) -> String {
    match problem {
        PlanProblem::CourseTooEarly { ordinal } => words::course_too_early(ordinal.into()),
        PlanProblem::CourseTooLate { ordinal } => words::course_too_late(ordinal.into()),
        PlanProblem::DoseTooEarly { ordinal } => words::dose_too_early(ordinal.into()),
        PlanProblem::StopBeforeStart => words::stop_before_start().to_owned(),
        PlanProblem::NoSuchCourse { .. } => words::no_such_course().to_owned(),
        _ => words::no_plan().to_owned(),
    }
}

/// What is wrong with a move of one date, in words.
pub fn move_text(problem: MoveProblem) -> &'static str {
    match problem {
        MoveProblem::NoSuchDate => words::no_such_date(),
        MoveProblem::MovesWithTreatment => words::moves_with_treatment(),
        MoveProblem::BeforeItsAnchor => words::before_its_anchor(),
        MoveProblem::OutsideItsWindow => words::outside_its_window(),
        MoveProblem::BeforeTheTailEnds => words::before_the_tail_ends(),
        MoveProblem::NotAfterTheDateBefore => words::not_after_the_date_before(),
        MoveProblem::NotBeforeTheNextDate => words::not_before_the_next_date(),
    }
}

/// Draws what the last change did.
pub fn outcome(changer: &Changer) -> Html {
    let undo = {
        let changer = changer.clone();
        Callback::from(move |_| changer.undo())
    };
    html! {
        <div role="status" class="no-print" id="plan-outcome">
            if let Some(outcome) = changer.said() {
                <div class="card stack">
                    <p><b>{ &outcome.summary }</b></p>
                    if let Some(dates) = &outcome.dates {
                        <details>
                            <summary>{ words::list() }</summary>
                            { list_of_changes(&changer.session, dates) }
                        </details>
                    }
                    if outcome.before.is_some() {
                        <div class="actions">
                            <button type="button" class="button button--quiet" id="plan-undo" onclick={undo}>
                                { words::undo() }
                            </button>
                        </div>
                    }
                </div>
            }
        </div>
    }
}

fn list_of_changes(session: &Session, dates: &Same<Dates>) -> Html {
    let shown = (session.clone(), dates.clone());
    later("plan-changes", shown, |(session, dates), place| {
        let lines = lines(session, &dates.0);
        html! { <ul ref={place}>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul> }
    })
}

/// What can be different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Start,
    Treatment,
    AddCourse,
    TakeCourseBack,
    Stop,
    GoOn,
    BirthPlan,
    NoBirthPlan,
    Pregnancy,
    Gap,
}

impl Kind {
    /// Whether it needs a day.
    fn has_day(self) -> bool {
        !matches!(
            self,
            Kind::TakeCourseBack | Kind::GoOn | Kind::NoBirthPlan | Kind::Gap
        )
    }

    /// Whether it changes the plan; what is missed is first talked about.
    fn changes_the_plan(self) -> bool {
        self != Kind::Gap
    }
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ChangeProps {
    /// Changes the plan.
    pub changer: Changer,
    /// The plan.
    pub made: Rc<Made>,
}

fn kinds(session: &Session, plan: &Plan) -> Vec<Choice<Kind>> {
    let optional = match plan.schedule.regimen {
        Regimen::Courses(courses) => courses.iter().filter(|course| course.optional).count(),
        Regimen::EveryStep { .. } | Regimen::Daily => 0,
    };
    let hinted = |value, label: &str, hint: &str| Choice {
        value,
        label: label.to_owned(),
        hint: Some(hint.to_owned()),
    };
    let mut kinds = vec![Choice::new(Kind::Start, words::move_start())];
    if plan.courses.len() > 1 {
        kinds.push(Choice::new(Kind::Treatment, words::move_treatment()));
    }
    if plan.stopped.is_none() && usize::from(plan.extra_courses) < optional {
        kinds.push(hinted(
            Kind::AddCourse,
            words::add_course(),
            words::add_course_hint(),
        ));
    }
    if plan.extra_courses > 0 {
        kinds.push(Choice::new(Kind::TakeCourseBack, words::take_course_back()));
    }
    kinds.push(hinted(Kind::Stop, words::stop(), words::stop_hint()));
    if plan.stopped.is_some() {
        kinds.push(Choice::new(Kind::GoOn, words::go_on()));
    }
    if documents::has_gap_rule(session, plan) {
        kinds.push(hinted(Kind::Gap, words::gap(), words::gap_hint()));
    }
    let counts_back = |item: &ScheduleItem| matches!(item.when, When::BeforeBirthPlan { .. });
    if plan.schedule.items.iter().any(counts_back) {
        kinds.push(hinted(
            Kind::BirthPlan,
            words::birth_plan(),
            words::birth_plan_hint(),
        ));
    }
    if plan.birth_plan.is_some() {
        kinds.push(Choice::new(Kind::NoBirthPlan, words::no_birth_plan()));
    }
    kinds.push(hinted(
        Kind::Pregnancy,
        words::pregnancy(),
        words::pregnancy_hint(),
    ));
    kinds
}

/// Draws the change of treatment: its first day, its days, further courses, its end.
#[component]
pub fn Change(ChangeProps { changer, made }: &ChangeProps) -> Html {
    let kind = use_state(Kind::default);
    let ordinal = use_state(|| 2_u16);
    let day = use_state(DateText::default);
    let problem = use_state(|| None::<String>);
    let plan = &made.plan;
    let kinds = kinds(&changer.session, plan);
    // A kind that was taken away by a change is no choice any more.
    let chosen = match kinds.iter().any(|one| one.value == *kind) {
        true => *kind,
        false => Kind::default(),
    };
    let on_kind = {
        let (kind, problem) = (kind.clone(), problem.clone());
        Callback::from(move |value| {
            kind.set(value);
            problem.set(None);
        })
    };
    let on_input = {
        let day = day.clone();
        Callback::from(move |(part, text): (DatePart, String)| {
            let mut next = (*day).clone();
            match part {
                DatePart::Day => next.day = text,
                DatePart::Month => next.month = text,
                DatePart::Year => next.year = text,
            }
            day.set(next);
        })
    };
    let on_which = {
        let ordinal = ordinal.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = events::chosen_value(&event).and_then(|text| text.parse().ok()) {
                ordinal.set(value);
            }
        })
    };
    let apply = {
        let (changer, made, day, problem) =
            (changer.clone(), made.clone(), day.clone(), problem.clone());
        let ordinal = *ordinal;
        Callback::from(
            move |_| match change(&changer, &made, chosen, ordinal, &day) {
                Ok(()) => {
                    problem.set(None);
                    day.set(DateText::default());
                }
                Err(text) => problem.set(Some(text)),
            },
        )
    };
    let is_course = matches!(plan.schedule.regimen, Regimen::Courses(_));
    let later = plan.courses.iter().filter(|course| course.ordinal > 1);
    html! {
        <>
            { choices("plan-change", words::what(), None, &kinds, &chosen, &on_kind) }
            if chosen == Kind::Treatment {
                <label for="plan-change-which">{ words::which() }</label>
                <select id="plan-change-which" onchange={on_which}>
                    { for later.map(|course| {
                        let number = course.ordinal.into();
                        let text = match is_course {
                            true => words::course(number, course.first),
                            false => words::dose(number, course.first),
                        };
                        html! {
                            <option value={course.ordinal.to_string()}
                                selected={course.ordinal == *ordinal}>{ text }</option>
                        }
                    }) }
                </select>
            }
            if chosen == Kind::Pregnancy {
                { documents::of_pregnancy(&changer.session, plan) }
            }
            if chosen == Kind::Gap {
                { documents::of_gap(&changer.session, plan) }
            }
            if chosen.has_day() {
                { date_field(&DateField {
                    id: "plan-change-day",
                    legend: match chosen {
                        Kind::Pregnancy => words::pregnancy_day(),
                        _ => words::day(),
                    },
                    hint: Some(day_hint()),
                    value: &day,
                    wrong: None,
                    on_input,
                    on_leave: Callback::noop(),
                }) }
            }
            if let Some(text) = &*problem {
                <p role="alert" id="plan-change-problem">{ text }</p>
            }
            if chosen.changes_the_plan() {
                <div class="actions">
                    <button type="button" class="button button--quiet" id="plan-change-apply" onclick={apply}>
                        { words::apply() }
                    </button>
                </div>
            }
        </>
    }
}

/// Makes a change of treatment.
fn change(
    changer: &Changer,
    made: &Made,
    kind: Kind,
    ordinal: u16,
    day: &DateText,
) -> Result<(), String> {
    let to = day.clone();
    if kind.has_day() {
        let read = day
            .read()
            .map_err(|error| wrong_text(error.into()).to_owned())?;
        if read.and_then(|date| date.exact()).is_none() {
            return Err(wrong_text(Wrong::NeedsTheDay).to_owned());
        }
    }
    let next_course = made
        .plan
        .courses
        .last()
        .map_or(1, |course| course.ordinal + 1);
    let edit = |entry: &mut PlanEntry| match kind {
        Kind::Start => entry.start = to,
        Kind::Treatment => entry.changes.move_treatment(ordinal, to),
        Kind::AddCourse => {
            entry.changes.extra_courses = entry.changes.extra_courses.saturating_add(1);
            entry.changes.move_treatment(next_course, to);
        }
        Kind::TakeCourseBack => {
            entry.changes.extra_courses = entry.changes.extra_courses.saturating_sub(1);
            let last = next_course - 1;
            entry
                .changes
                .treatment
                .retain(|moved| moved.ordinal != last);
        }
        // What was decided with the team; without a day nothing is changed.
        Kind::Stop | Kind::Pregnancy => entry.changes.stopped = to,
        Kind::GoOn => entry.changes.stopped = DateText::default(),
        Kind::BirthPlan => entry.changes.birth_plan = to,
        Kind::NoBirthPlan => entry.changes.birth_plan = DateText::default(),
        Kind::Gap => {}
    };
    let mut entry = changer.session.visit().plan.clone();
    edit(&mut entry);
    match chosen_with(&changer.session, &entry) {
        Chosen::Problem(_, problem) => Err(problem_text(problem)),
        _ => changer.apply(|plan| *plan = entry).map_err(str::to_owned),
    }
}
