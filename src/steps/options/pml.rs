//! The chance of PML in the column of natalizumab: this person's row, or why there is none.

use crate::charts::pml_steps::band_name;
use crate::markup::html;
use crate::parts::{number, tag, ten_thousand};
use crate::route::Route;
use crate::steps::jc_virus::target;
use crate::visit::Session;
use waymark_clinical::pml;
use waymark_evidence::PmlMeasure;
use waymark_words::compare as words;
use waymark_words::narrate::jc_virus::refused;
use waymark_words::narrate::shown;
use waymark_words::phrase;
use yew::Html;

/// What is known for this person.
pub fn cell(session: &Session, place: &str) -> Html {
    let facts = &session.derived.facts;
    let link = html! { <p><a href={Route::JcVirus.hash()}>{ words::to_jc_virus() }</a></p> };
    let Some(table) = pml::table(session.derived.pack(), session.visit().region) else {
        return html! {
            <><p><span class="unknown">{ phrase::not_known() }</span></p>{ link }</>
        };
    };
    let row = match pml::row_of(session.derived.pack(), table, facts) {
        Ok(row) => row,
        Err(refusal) => {
            return html! {
                <>
                    <p><span class="unknown">{ phrase::not_known() }</span></p>
                    <p class="cell__note">{ refused(refusal, table) }</p>
                    { link }
                </>
            };
        }
    };
    let last = table.bands.len().saturating_sub(1);
    // Figures that may be added up: the first band, and all of them. Others: each by itself.
    let shown_bands: Vec<(usize, usize)> = match table.measure {
        PmlMeasure::ConditionalOnPmlFree => vec![(0, 0), (0, last)],
        PmlMeasure::Epoch => (0..=last).map(|band| (band, band)).collect(),
    };
    let figures = shown_bands.into_iter().filter_map(|(from, to)| {
        let chance = pml::over_bands(table, row, from, to)?;
        Some((chance, band_name(*table.bands.get(to)?)))
    });
    let overall = pml::over_all_time(table, row);
    let picture = |chance: &pml::Chance| {
        let whole = chance.bands == (0, last) && last > 0;
        if whole {
            ten_thousand::plain(chance.shown)
        } else {
            Html::default()
        }
    };
    let opens = |chance: &pml::Chance, end: &str| {
        number::opens(
            session,
            format!("n-{place}-{end}"),
            target(chance),
            shown::shown(chance.shown),
        )
    };
    html! {
        <>
            <p class="cell__note">{ words::your_row(session.text(&row.label)) }</p>
            { for figures.map(|(chance, band)| html! {
                <p class="cell__note">
                    if chance.bands.0 == chance.bands.1 { { words::pml_in(&band) } } else { { words::pml_to(&band) } }
                    { " " }{ opens(&chance, &format!("{}-{}", chance.bands.0, chance.bands.1)) }
                    { " " }{ mark(&chance) }
                </p>
                { picture(&chance) }
            }) }
            if let Some(chance) = overall {
                <p class="cell__note">{ words::pml_any_time() }{ " " }{ opens(&chance, "any") }{ " " }{ mark(&chance) }</p>
                { ten_thousand::plain(chance.shown) }
            }
            { link }
        </>
    }
}

/// The mark of a chance.
fn mark(chance: &pml::Chance) -> Html {
    if chance.verification() == chance.table.proof.verification {
        tag::beside_number(&chance.table.proof)
    } else {
        tag::tag(chance.verification())
    }
}
