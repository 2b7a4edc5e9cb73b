//! `html!`, in the notation of Yew's macro of that name: what never changes of a piece of
//! markup becomes one text, which `markup::build` of the page reads; code is made only for
//! what changes. Yew's own macro makes code for every element, attribute and text, which was
//! the largest part of the download.
//!
//! The notation: elements, fragments `<>…</>`, components `<Name prop={…} />` without
//! children, blocks `{ … }`, lists `{ for … }`, `if … { … } else { … }` and literals. Names of
//! attributes are those of Yew. What is not in this list does not compile.

mod emit;
mod read;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// A piece of markup as a node of Yew.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match read::nodes(input) {
        Ok(nodes) => emit::node(nodes),
        Err(wrong) => wrong.into_tokens(),
    }
}

/// What is wrong with the notation, and where.
struct Wrong {
    says: String,
    at: Span,
}

impl Wrong {
    fn new(says: impl Into<String>, at: Span) -> Wrong {
        Wrong {
            says: says.into(),
            at,
        }
    }

    /// `compile_error! { "…" }`, under the words that are wrong.
    fn into_tokens(self) -> TokenStream {
        let mut says = Literal::string(&self.says);
        says.set_span(self.at);
        let mut body = Group::new(
            Delimiter::Brace,
            TokenStream::from(TokenTree::Literal(says)),
        );
        body.set_span(self.at);
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(self.at);
        [
            TokenTree::Ident(Ident::new("compile_error", self.at)),
            TokenTree::Punct(bang),
            TokenTree::Group(body),
        ]
        .into_iter()
        .collect()
    }
}
