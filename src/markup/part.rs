//! Components of a view, all of one type for Yew.
//!
//! Yew makes some two thousand bytes of code for each type of component that is mounted. Here
//! one type is mounted for all of them, and holds what is drawn and with what.

use crate::platform::page;
use core::any::{Any, type_name};
use std::rc::Rc;
use yew::functional::{FunctionProvider, Hook, HookContext};
use yew::virtual_dom::{Key, VComp, VList, VNode};
use yew::{Html, HtmlResult, Properties, component};

/// The component `P` with its properties.
///
/// It is alone in a list, under the name of its type: Yew compares the names and mounts a new
/// component where another stood.
pub fn part<P: FunctionProvider + 'static>(properties: P::Properties) -> Html {
    named::<P>(properties, Key::from(type_name::<P>()))
}

/// The component under a name of its own.
pub(super) fn named<P: FunctionProvider + 'static>(properties: P::Properties, name: Key) -> Html {
    mounted(Rc::new(Of::<P>(properties)), name)
}

/// Puts a component on the place of the page that is kept for the app.
pub fn mount<P: FunctionProvider + 'static>(properties: P::Properties) {
    if let Some(root) = page::app_root() {
        let drawn = Rc::new(Of::<P>(properties));
        yew::Renderer::<Part>::with_root_and_props(root, PartProps { drawn }).render();
    }
}

fn mounted(drawn: Rc<dyn Drawn>, name: Key) -> Html {
    let part = VComp::new::<Part>(Rc::new(PartProps { drawn }), Some(name));
    VList::with_children(vec![VNode::from(part)], None).into()
}

/// A component and its properties, without their types.
trait Drawn {
    fn draw(&self, context: &mut HookContext) -> HtmlResult;
    fn is_same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

struct Of<P: FunctionProvider>(P::Properties);

impl<P: FunctionProvider + 'static> Drawn for Of<P> {
    fn draw(&self, context: &mut HookContext) -> HtmlResult {
        P::run(context, &self.0)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other
            .downcast_ref::<Of<P>>()
            .is_some_and(|other| self.0 == other.0)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Properties)]
struct PartProps {
    drawn: Rc<dyn Drawn>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &PartProps) -> bool {
        self.drawn.is_same(other.drawn.as_any())
    }
}

/// The one component.
#[component]
fn Part(PartProps { drawn }: &PartProps) -> HtmlResult {
    use_drawn(drawn.clone())
}

/// Draws, with the hooks of the component that is drawn.
fn use_drawn(drawn: Rc<dyn Drawn>) -> impl Hook<Output = HtmlResult> {
    Draw(drawn)
}

struct Draw(Rc<dyn Drawn>);

impl Hook for Draw {
    type Output = HtmlResult;

    fn run(self, context: &mut HookContext) -> HtmlResult {
        self.0.draw(context)
    }
}
