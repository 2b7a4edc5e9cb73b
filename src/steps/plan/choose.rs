//! What the plan is made for.

use crate::parts::form::{Choice, choices_and_more};
use crate::parts::plan::schedule;
use crate::shell::REGIONS;
use crate::visit::{Action, Session};
use waymark_clinical::order;
use waymark_evidence::{Availability, Medicine};
use waymark_words::narrate;
use waymark_words::plan as words;
use yew::{Callback, Html};

/// Says that an option has no schedule in the region, and which regions have one.
pub fn no_schedule(session: &Session, medicine: &str) -> String {
    let region = narrate::region(session.visit().region);
    let others: Vec<String> = REGIONS
        .iter()
        .filter(|(region, _)| schedule(session, medicine, *region).is_some())
        .map(|(region, _)| narrate::region_short(*region).to_owned())
        .collect();
    if others.is_empty() {
        words::no_schedule(region)
    } else {
        words::no_schedule_but(region, &narrate::list(&others))
    }
}

/// The options: compared ones, of which there are so many, then the others; in both, medicines
/// with a schedule come first.
fn options(session: &Session) -> (Vec<&'static Medicine>, usize) {
    let visit = session.visit();
    let compared = session.derived.compared(visit);
    let is_compared = |medicine: &Medicine| compared.iter().any(|one| one.id == medicine.id);
    let has_schedule =
        |medicine: &Medicine| schedule(session, &medicine.id, visit.region).is_some();
    let mut options: Vec<&'static Medicine> = session
        .derived
        .pack()
        .medicines
        .0
        .iter()
        .filter(|medicine| match medicine.availability {
            Availability::Withdrawn => false,
            Availability::NoMedicine => is_compared(medicine),
            Availability::Licensed | Availability::OffLabel | Availability::Referral => true,
        })
        .collect();
    // Stable: within each part the neutral order of the pack stays.
    order::by_key(&mut options, |medicine| {
        (!is_compared(medicine), !has_schedule(medicine))
    });
    let compared = options.iter().filter(|one| is_compared(one)).count();
    (options, compared)
}

/// Draws the choice.
pub fn choose(session: &Session) -> Html {
    let region = session.visit().region;
    let (options, compared) = options(session);
    let mut rows: Vec<Choice<String>> = options
        .into_iter()
        .map(|medicine| Choice {
            value: medicine.id.0.to_owned(),
            label: medicine.generic.0.to_owned(),
            hint: if session.visit().not_for_me.contains(medicine.id.0) {
                Some(words::set_aside().to_owned())
            } else if schedule(session, &medicine.id, region).is_none() {
                Some(no_schedule(session, &medicine.id))
            } else {
                None
            },
        })
        .collect();
    // With nothing compared there is nothing that would come before the others.
    let few = if compared == 0 { rows.len() } else { compared };
    rows.insert(few, Choice::new(String::new(), words::choose_nothing()));
    let (few, more) = rows.split_at(few + 1);
    let call = {
        let session = session.clone();
        Callback::from(move |id: String| session.act(Action::PlanFor(id)))
    };
    choices_and_more(
        "plan-for",
        words::choose(),
        Some(words::choose_hint()),
        [few, more],
        &words::choose_more(u64::try_from(more.len()).unwrap_or(u64::MAX)),
        &session.visit().plan.medicine,
        &call,
    )
}
