//! Two means of one trial as bars on one scale. A mean counts lesions, not people, so it is
//! never drawn as dots.

use super::{name::capitalised, result::said};
use crate::markup::html;
use crate::visit::Session;
use waymark_clinical::effects::{Bar, LONGEST, Proven, bars};
use waymark_words::dots as words;
use yew::Html;

/// The bars of a mean and of the group it was compared with; nothing for anything else. `own` is
/// the group of the option.
pub fn pair(session: &Session, own: &Proven, other: Option<&Proven>) -> Html {
    let Some((other, both)) = other.and_then(|other| Some((other, bars(own, other)?))) else {
        return Html::default();
    };
    let name = |proven: &Proven| capitalised(session.text(&proven.arm.label));
    let (own_name, other_name) = (name(own), name(other));
    let label = words::bars(&own_name, &said(own), &other_name, &said(other));
    html! {
        <div class="bars" role="img" aria-label={label}>
            <p class="bars__name">{ own_name }</p>
            { draw(both.own) }
            <p class="bars__name">{ other_name }</p>
            <div class="bars__other">{ draw(both.other) }</div>
        </div>
    }
}

fn draw(bar: Bar) -> Html {
    let part = |class: &'static str, x: u32, long: u32| {
        html! {
            if long > 0 {
                <rect {class} x={x.to_string()} y="0" width={long.to_string()} height="20" />
            }
        }
    };
    html! {
        <svg class="bars__bar" viewBox={format!("0 0 {LONGEST} 20")} preserveAspectRatio="none" aria-hidden="true">
            { part("bars__sure", 0, bar.sure) }
            { part("bars__below", bar.sure, bar.below) }
            { part("bars__above", bar.sure + bar.below, bar.above) }
        </svg>
    }
}
