//! A few lines of the list at a time, each run of them drawn when its turn comes.

use super::Made;
use super::change::Changer;
use super::list::{paper_line, screen_line};
use crate::markup::{html, later};
use crate::visit::Session;
use std::rc::Rc;
use waymark_clinical::monitoring::{DayGroup, Due, Plan, PlanItem};
use waymark_clinical::sorted::Set;
use waymark_words::narrate::plan::lines;
use yew::{Callback, Html};

/// Dates in a run: about as many as stand in view.
pub const LENGTH: usize = 6;

/// Dates with what is due on each, kept apart from their plan.
type Days = Vec<(Due, Vec<PlanItem>)>;

/// The dates of groups.
pub fn copied(groups: &[DayGroup<'_>]) -> Days {
    let one = |group: &DayGroup<'_>| {
        let items = group.items.iter().map(|planned| **planned).collect();
        (group.when, items)
    };
    groups.iter().map(one).collect()
}

fn groups(days: &Days) -> Vec<DayGroup<'_>> {
    days.iter()
        .map(|(when, items)| DayGroup {
            when: *when,
            items: items.iter().collect(),
        })
        .collect()
}

/// Whether two plans name the same dates alike.
fn names_alike(ours: &Plan, theirs: &Plan) -> bool {
    ours.schedule.id == theirs.schedule.id
        && ours.start == theirs.start
        && ours.last_treatment_day == theirs.last_treatment_day
        && ours.open_ended == theirs.open_ended
}

/// What a run of lines is drawn with.
pub struct Run {
    /// Changes the plan.
    pub changer: Changer,
    /// The plan.
    pub made: Rc<Made>,
    /// The dates.
    pub days: Days,
    /// The lines that show their reasons.
    pub open: Rc<Set<String>>,
    /// Opens and closes the reasons of a line.
    pub toggle: Callback<String>,
}

/// Two runs show the same when their dates do. Open reasons hold buttons that change the plan:
/// these are always those of the newest.
impl PartialEq for Run {
    fn eq(&self, other: &Run) -> bool {
        self.open.is_empty()
            && other.open.is_empty()
            && self.days == other.days
            && names_alike(&self.made.plan, &other.made.plan)
            && self.changer.session.ground() == other.changer.session.ground()
    }
}

/// Draws the run under its name.
pub fn run(name: &str, run: Run) -> Html {
    later(name, run, |run, place| {
        let mut place = Some(place);
        html! {
            { for lines(&groups(&run.days)).iter().map(|line| {
                let place = place.take().unwrap_or_default();
                screen_line(&run.changer, &run.made, line, &run.open, &run.toggle, place)
            }) }
        }
    })
}

/// A year for paper.
pub struct Paper {
    /// The session.
    pub session: Session,
    /// The plan.
    pub plan: Rc<Plan>,
    /// The dates.
    pub days: Days,
    /// The year.
    pub year: i32,
}

impl PartialEq for Paper {
    fn eq(&self, other: &Paper) -> bool {
        self.days == other.days
            && names_alike(&self.plan, &other.plan)
            && self.session.ground() == other.session.ground()
    }
}

/// Draws the year under its name.
pub fn paper(name: &str, paper: Paper) -> Html {
    later(name, paper, |paper, place| {
        html! {
            <section class="year" ref={place}>
                <h3>{ paper.year }</h3>
                <ol class="month">
                    { for lines(&groups(&paper.days)).iter().map(|line| {
                        paper_line(&paper.session, &paper.plan, line)
                    }) }
                </ol>
            </section>
        }
    })
}
