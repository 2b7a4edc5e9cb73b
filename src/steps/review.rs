//! The 2015 review, figure by figure: what it said, what is wrong with it, what is known now.

use super::StepProps;
use crate::markup::{html, later};
use crate::parts::{result, source, tag};
use crate::shell;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::{Frame, prove};
use waymark_evidence::{Review, ReviewFigure, Verification};
use waymark_words::review as words;
use waymark_words::{compare, options};
use yew::html::NodeRef;
use yew::{Html, component};

/// Draws the page.
#[component]
pub fn ReviewPage(StepProps { session }: &StepProps) -> Html {
    let reviews = session.derived.pack().reviews;
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            { for reviews.into_iter().map(|review| of(session, review)) }
        </>
    }
}

/// Whether something is known of the figure that the review does not say.
const fn has_more(figure: &ReviewFigure) -> bool {
    figure.erratum.is_some() || figure.now.is_some() || figure.now_result.is_some()
}

fn of(session: &Session, review: &'static Review) -> Html {
    let (more, rest): (Vec<&ReviewFigure>, Vec<&ReviewFigure>) =
        review.figures.iter().partition(|figure| has_more(figure));
    let citation = session
        .derived
        .pack()
        .source(&review.source)
        .map_or("", |source| source.citation.0);
    let count = |figures: &[&ReviewFigure]| u64::try_from(figures.len()).unwrap_or(u64::MAX);
    html! {
        <>
            <p class="small">{ citation }{ " " }{ tag::tag(Verification::Review2015) }</p>
            <h2>{ words::corrected(count(&more)) }</h2>
            { table(session, review, &more, words::corrected(count(&more))) }
            <details>
                <summary>{ words::rest(count(&rest)) }</summary>
                { table(session, review, &rest, words::rest(count(&rest))) }
            </details>
        </>
    }
}

fn table(
    session: &Session,
    review: &'static Review,
    figures: &[&'static ReviewFigure],
    caption: String,
) -> Html {
    html! {
        <table class="compare">
            <caption class="visually-hidden">{ caption }</caption>
            <thead><tr>
                <th scope="col">{ words::figure() }</th>
                <th scope="col">{ words::said() }{ " " }{ tag::tag(Verification::Review2015) }</th>
                <th scope="col">{ words::now() }</th>
            </tr></thead>
            <tbody>{ for figures.iter().map(|figure| {
                let shown = Shown(session.clone(), review, figure);
                later(figure.id.0, shown, |Shown(session, review, figure), place| {
                    row(session, review, figure, place)
                })
            }) }</tbody>
        </table>
    }
}

/// A figure of a review.
struct Shown(Session, &'static Review, &'static ReviewFigure);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        self.2.id == other.2.id && self.0.ground() == other.0.ground()
    }
}

fn row(
    session: &Session,
    review: &'static Review,
    figure: &'static ReviewFigure,
    place: NodeRef,
) -> Html {
    html! {
        <tr ref={place}>
            <th scope="row">{ figure.says.0 }</th>
            <td data-column={words::said()}>
                if let Some(left_out) = figure.left_out {
                    <p class="cell__note">{ words::left_out(&left_out) }</p>
                } else if let Some(value) = figure.value {
                    // The value is text, for paper too; the button beside it is not printed.
                    <p class="cell__main">{ value.0 }</p>
                }
                { source::opens(
                    session,
                    format!("review-{}", figure.id.to_ascii_lowercase().replace(':', "-")),
                    ProofTarget::Review(review.id.0, figure.id.0),
                    html! { <>{ compare::where_from() }<span class="visually-hidden">{ options::named(figure.says.0) }</span></> },
                ) }
            </td>
            <td data-column={words::now()}>
                if let Some(erratum) = &figure.erratum {
                    <p class="cell__flag">{ session.text(erratum) }</p>
                }
                if let Some(now) = &figure.now {
                    <p class="cell__note">{ session.text(now) }</p>
                }
                { now_result(session, figure) }
                if !has_more(figure) {
                    <p class="cell__note">{ words::nothing_newer() }</p>
                }
            </td>
        </tr>
    }
}

/// The result that stands in the place of the figure today.
fn now_result(session: &Session, figure: &'static ReviewFigure) -> Html {
    let pack = session.derived.pack();
    let proven = figure.now_result.and_then(|path| {
        let (study, outcome) = path.split_once('/')?;
        let study = pack.study(study)?;
        let outcome = study.outcomes.into_iter().find(|one| one.id == outcome)?;
        let endpoint = pack.endpoint(&outcome.endpoint)?;
        let shown =
            session.visit().show_unverified || !outcome.proof.verification.hidden_by_default();
        let arm = outcome.results.into_iter().next()?.arm;
        shown
            .then(|| prove(study, endpoint, outcome, &arm, Frame::Common))
            .flatten()
    });
    let Some(own) = proven else {
        return Html::default();
    };
    let place = format!(
        "review-now-{}",
        figure.id.to_ascii_lowercase().replace(':', "-")
    );
    html! {
        <p class="cell__note">
            { result::sentence(session, &place, &own) }{ " " }{ tag::beside_number(&own.outcome.proof) }
            { " " }{ result::study_line(&own) }
        </p>
    }
}
