//! A rare harm out of 10,000 people beside a benefit out of 100 of them, enlarged.

use super::{dots, number, tag};
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use core::ops::Range;
use waymark_clinical::effects::{Dots, Frame, Proven, Shown, prove};
use waymark_clinical::pml::Chance;
use waymark_evidence::{ArmRole, Outcome, PmlTable, Standing, Study};
use waymark_words::jc_virus as words;
use waymark_words::narrate::shown;
use yew::Html;

/// The benefit that stands beside the harm.
const ENDPOINT: &str = "confirmed-disability-progression";
/// Squares in a row of a hundred, and hundreds in a row of the field.
pub const ROW: u32 = 10;
/// Side of a hundred in the field, in units of the drawing.
pub const HUNDRED: u32 = 20;
/// Side of one person in the field.
const ONE: u32 = 2;
/// Where the field begins, from the left and from the top, and where the enlarged part does.
const LEFT: u32 = 1;
const TOP: u32 = 21;
const RIGHT: u32 = 299;

/// The picture with its table; nothing without a chance or a result to set beside it.
pub fn two_scales(
    session: &Session,
    table: &'static PmlTable,
    chance: Option<Chance>,
    band: &str,
) -> Html {
    let (Some(chance), Some((own, other))) = (chance, benefit(session, table)) else {
        return Html::default();
    };
    let (rare, common) = (Frame::Rare.people(), Frame::Common.people());
    let (medicine, comparator) = (session.text(&own.arm.label), session.text(&other.arm.label));
    let pml_shown = shown::shown(chance.shown);
    let label = words::two_scales_label(&pml_shown, medicine, &shown::shown(own.shown));
    let pml = if chance.bands.0 == 0 {
        words::two_scales_pml(band)
    } else {
        words::two_scales_pml_alone(band)
    };
    let target = ProofTarget::Pml {
        table: chance.table.id.0,
        row: chance.row.id.0,
        first: chance.bands.0,
        last: chance.bands.1,
    };
    let benefits = [(&own, medicine), (&other, comparator)].map(|(proven, arm)| {
        html! {
            <tr>
                <th scope="row">{ words::two_scales_benefit(proven.outcome.period_months.into(), arm) }</th>
                <td data-column={words::two_scales_people()}>{ number::proven(session, "two-scales", proven) }{ " " }{ tag::tag(proven.verification()) }</td>
                <td data-column={words::two_scales_rare(rare.into())}>{ out_of_ten_thousand(proven) }</td>
            </tr>
        }
    });
    html! {
        <section class="stack" aria-labelledby="two-scales">
            <h3 id="two-scales">{ words::two_scales() }</h3>
            <p>{ words::two_scales_lead() }</p>
            <figure class="field-10000">
                <div class="field-10000__heads" aria-hidden="true">
                    <span>{ words::two_scales_all(rare.into()) }</span>
                    <span>{ words::two_scales_part(common.into(), medicine) }</span>
                </div>
                { draw(&chance, &own, label) }
            </figure>
            <div class="field-10000">
                <p class="small"><b>{ words::two_scales_other(common.into(), comparator) }</b></p>
                { dots::alone(&other) }
            </div>
            <table class="compare">
                <caption class="visually-hidden">{ words::two_scales() }</caption>
                <thead><tr>
                    <th scope="col">{ words::two_scales_what() }</th>
                    <th scope="col">{ words::two_scales_people() }</th>
                    <th scope="col">{ words::two_scales_rare(rare.into()) }</th>
                </tr></thead>
                <tbody>
                    <tr>
                        <th scope="row">{ pml }</th>
                        <td data-column={words::two_scales_people()}>{ number::opens(session, "n-two-scales-pml".to_owned(), target, pml_shown) }
                            { " " }{ tag::tag(chance.verification()) }</td>
                        <td data-column={words::two_scales_rare(rare.into())}>{ shown::short(chance.shown) }</td>
                    </tr>
                    { for benefits }
                </tbody>
            </table>
            <p class="small soft">{ words::two_scales_times() }</p>
        </section>
    }
}

/// The same result in the frame of the harm.
fn out_of_ten_thousand(proven: &Proven) -> String {
    shown::short(Shown::from_printed(
        proven.result.value,
        proven.endpoint.unit,
        Frame::Rare,
    ))
}

/// The planned main result on worsening in a study of the table's medicine: its own arm and
/// the comparator.
fn benefit(session: &Session, table: &PmlTable) -> Option<(Proven, Proven)> {
    let pack = session.derived.pack();
    let endpoint = pack
        .endpoints
        .into_iter()
        .find(|endpoint| endpoint.id == ENDPOINT)?;
    let of = |study: &'static Study| {
        let own = study
            .arms
            .into_iter()
            .find(|arm| arm.role == ArmRole::Treatment && arm.medicine == Some(table.medicine))?;
        let other = study
            .arms
            .into_iter()
            .find(|arm| arm.role == ArmRole::Comparator)?;
        let is_it = |outcome: &&'static Outcome| {
            outcome.endpoint == endpoint.id && outcome.standing == Standing::PrimaryMet
        };
        let outcome = study.outcomes.into_iter().find(is_it)?;
        let proven = |arm: &str| prove(study, endpoint, outcome, arm, Frame::Common);
        let (own, other) = (proven(&own.id)?, proven(&other.id)?);
        // Drawn as dots: only what is a share of 100 people.
        (own.dots().is_some() && other.dots().is_some()).then_some((own, other))
    };
    pack.studies.into_iter().find_map(of)
}

/// 10,000 people and 100 of them, enlarged.
fn draw(chance: &Chance, own: &Proven, label: String) -> Html {
    let side = ROW * HUNDRED;
    // The hundred that is enlarged: the last one, so that it covers nobody who was counted
    // unless everyone was.
    let (mark, mark_top) = (LEFT + side - HUNDRED, TOP + side - HUNDRED);
    let rays = format!(
        "M{edge} {mark_top}L{RIGHT} {TOP}M{edge} {end}L{RIGHT} {end}",
        edge = LEFT + side,
        end = TOP + side
    );
    let with = own.dots().map_or(0, Dots::count);
    let people = |class: &'static str, places: Range<u32>| {
        let circles: String = places
            .map(|place| {
                let right = RIGHT + HUNDRED / 2 + (place % ROW) * HUNDRED + 7;
                let middle = TOP + HUNDRED / 2 + (place / ROW) * HUNDRED;
                format!("M{right} {middle}a7 7 0 0 1-14 0a7 7 0 0 1 14 0z")
            })
            .collect();
        html! { <path {class} d={circles} /> }
    };
    let square = |class: &'static str, x: u32, y: u32, side: u32| {
        html! {
            <rect {class} x={x.to_string()} y={y.to_string()} width={side.to_string()} height={side.to_string()} />
        }
    };
    html! {
        <svg viewBox="-0.2 19.8 501 202.4" role="img" aria-label={label}>
            { square("field-10000__all", LEFT, TOP, side) }
            <path class="field-10000__lines" d={lines(LEFT, TOP)} />
            <path class="field-10000__yes" d={squares(chance.shown.count().unwrap_or(0))} />
            <path class="field-10000__ray" d={rays} />
            { square("field-10000__mark", mark, mark_top, HUNDRED) }
            { square("field-10000__part", RIGHT, TOP, side) }
            <g class="dots">
                { people("dot--yes", 0..with) }
                { people("dot--no", with..Frame::Common.people()) }
            </g>
        </svg>
    }
}

/// The hairlines between the hundreds.
pub fn lines(left: u32, top: u32) -> String {
    let side = ROW * HUNDRED;
    (1..ROW)
        .map(|place| {
            let (x, y) = (left + place * HUNDRED, top + place * HUNDRED);
            format!("M{x} {top}v{side}M{left} {y}h{side}")
        })
        .collect()
}

/// So many people as small squares, hundred after hundred, in one path.
fn squares(count: u32) -> String {
    let hundred = ROW * ROW;
    (0..count)
        .map(|place| {
            let (block, inside) = (place / hundred, place % hundred);
            let x = LEFT + (block % ROW) * HUNDRED + (inside % ROW) * ONE;
            let y = TOP + (block / ROW) * HUNDRED + (inside / ROW) * ONE;
            format!("M{x}.2 {y}.2h1.6v1.6h-1.6z")
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::squares;
    use std::collections::BTreeSet;

    #[test]
    fn one_square_for_every_person_and_no_two_in_one_place() {
        for count in [0, 1, 99, 100, 288, 9_999, 10_000] {
            let path = squares(count);
            let places: BTreeSet<&str> = path.split('M').skip(1).collect();
            assert_eq!(places.len(), usize::try_from(count).unwrap());
        }
        assert!(squares(10_000).ends_with("M199.2 219.2h1.6v1.6h-1.6z"));
    }
}
