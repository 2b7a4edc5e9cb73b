//! The smallest page that Yew can make. `cargo xtask bench` measures it beside Waymark: what
//! it takes is the price of the framework, before anything of Waymark is there.

use yew::{Html, component, html};

#[component]
fn Hello() -> Html {
    html! { <main><h1>{ "Hello" }</h1></main> }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
