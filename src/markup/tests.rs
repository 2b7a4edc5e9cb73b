//! What our macro makes is what Yew's own macro makes of the same words.

use super::html;
use yew::virtual_dom::VNode;
use yew::{Callback, Html, classes};

/// What a node puts on the page: lists within lists are one after another, and attributes have
/// no order.
fn page(node: &Html) -> String {
    match node {
        VNode::VText(text) => format!("'{}'", text.text),
        VNode::VList(nodes) => nodes.iter().map(page).collect(),
        VNode::VTag(tag) => {
            let mut attributes: Vec<_> = tag.attributes.iter().collect();
            attributes.sort_unstable();
            let children = tag.children().map(page).unwrap_or_default();
            format!(
                "<{} {attributes:?} {:?} {:?} {:?}>{children}</>",
                tag.tag(),
                tag.key,
                tag.value(),
                tag.checked()
            )
        }
        other => format!("{other:?}"),
    }
}

/// The same notation, read by both.
macro_rules! both {
    ($($markup:tt)*) => {
        assert_eq!(page(&html! { $($markup)* }), page(&yew::html! { $($markup)* }))
    };
}

#[test]
fn elements_with_what_never_changes() {
    both! { <p class="small">{ "one" }</p> };
    both! { <div><b>{ "a" }</b><hr /><i title="t" lang="en"></i></div> };
    both! { <svg viewBox="0 0 2 2"><path d="M1 1h1" /></svg> };
}

#[test]
fn attributes_that_change() {
    for (text, on) in [("x", true), ("", false)] {
        both! { <p id={text.to_owned()} class="a" hidden={on}>{ text.to_owned() }</p> };
        both! { <p class={classes!("a", on.then_some("b"))} title={on.then_some("t")} /> };
        both! { <input type="checkbox" checked={on} disabled={!on} value={text.to_owned()} /> };
        both! { <textarea value={text.to_owned()} rows="2" /> };
        both! { <li key={text.to_owned()} /> };
    }
}

#[test]
fn choices_and_lists() {
    for number in 0..3_u32 {
        let one = (number == 1).then_some("one");
        both! {
            <ul>
                if number == 0 { <li>{ "none" }</li> }
                else if let Some(one) = one { <li>{ one }</li> }
                else { <li>{ number }</li><li>{ "two" }</li> }
            </ul>
        };
        let row = |at: u32| -> Html {
            html! { <li>{ at }</li> }
        };
        let ours = html! { <ul>{ for (0..number).map(row) }</ul> };
        let theirs = yew::html! { <ul>{ (0..number).map(row).collect::<Html>() }</ul> };
        assert_eq!(page(&ours), page(&theirs));
    }
}

#[test]
fn a_text_is_read_once_and_takes_only_its_own_slots() {
    let inner = |text: &'static str| html! { <b title={text}>{ text }</b> };
    for text in ["a", "b"] {
        let outer = html! { <p id={text}>{ inner("x") }{ inner(text) }<i>{ text }</i></p> };
        let theirs = yew::html! {
            <p id={text}><b title="x">{ "x" }</b><b title={text}>{ text }</b><i>{ text }</i></p>
        };
        assert_eq!(page(&outer), page(&theirs));
    }
    assert_eq!(
        super::put::taken(1).len(),
        0,
        "nothing is left on the stack"
    );
}

#[test]
fn a_press_is_heard() {
    let press = Callback::from(|_: yew::MouseEvent| ());
    let words = format!("{:?}", html! { <button onclick={press}>{ "b" }</button> });
    assert!(words.contains("onclick"), "{words}");
    assert!(!format!("{:?}", html! { <button>{ "b" }</button> }).contains("onclick"));
}
