//! The FHIR file: plan, chances of PML and test of JC virus as a Bundle of FHIR R4 (4.0.1).
//!
//! What lives here: the frame of the bundle, the person and the program in it. The plan is in
//! [`plan`], the chances are in [`pml`], dates and their rules in [`timing`].
//!
//! Decided for safety:
//! - it is a `collection` in a file, for reading and for filing. Plan and requests have the
//!   intent `plan` and the status `draft`: nothing in it is an order;
//! - what is said is said as text. A code that is nearly right is worse than none;
//! - the person is a resource without a name, a birth date or a sex. A file of another visit
//!   has other identifiers, so that no program takes two people for one;
//! - a chance is a decimal in percent, as R4 defines it (an example of the standard uses a
//!   fraction). So its rationale says the same number as people out of 10,000;
//! - what has no estimate has no number: a refusal is a note.
//!
//! The same visit, day and identifier give the same text. Resources are written here and not
//! by a library: those carry every resource of the standard into the download.

mod json;
mod plan;
mod pml;
mod timing;

use crate::identifier;
use chrono::NaiveDate;
use json::{Json, Object};
use waymark_clinical::facts::Facts;
use waymark_clinical::monitoring::Plan;
use waymark_clinical::visit::Visit;
use waymark_evidence::{Pack, Provenance, Verification};
use waymark_words::narrate::mark;
use waymark_words::{Wording, fhir_file as words, jc_virus, take_home};

/// What the file is made from.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// The facts read from it.
    pub facts: &'a Facts,
    /// The plan, when the visit has one.
    pub plan: Option<&'a Plan>,
}

/// What the file says beside its contents.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Made at random, once for a file or a plan. Nothing about the person.
    pub file_id: &'a str,
    /// Version of the program.
    pub app_version: &'a str,
    /// The evidence.
    pub pack: &'static Pack,
    /// The day of the visit.
    pub today: NaiveDate,
    /// Which of two wordings texts of the evidence have.
    pub wording: Wording,
}

/// Keys of resources that others point to.
const PERSON: &str = "person";
const PROGRAM: &str = "program";

/// Writes the file.
pub fn write(contents: &Contents<'_>, context: &Context<'_>) -> String {
    let mut entries = vec![
        context.entry(PERSON, person()),
        context.entry(PROGRAM, context.program()),
    ];
    entries.extend(plan::entries(contents, context));
    entries.extend(pml::entries(contents, context));
    let bundle = Object::resource("Bundle")
        .with("language", "en")
        .with(
            "identifier",
            Object::default()
                .with("system", "urn:ietf:rfc:3986")
                .with("value", context.address("bundle")),
        )
        .with("type", "collection")
        .with("entry", entries);
    let mut text = String::new();
    Json::from(bundle).push(&mut text);
    text.push('\n');
    text
}

/// Without a name: FHIR asks whom a plan is for, Waymark does not know.
fn person() -> Object {
    let said = format!(
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">{}</div>",
        words::person()
    );
    let text = Object::default()
        .with("status", "generated")
        .with("div", said);
    Object::resource("Patient").with("text", text)
}

impl Context<'_> {
    fn address(&self, key: &str) -> String {
        format!("urn:uuid:{}", identifier::uuid_of(self.file_id, key))
    }

    fn reference(&self, key: &str) -> Object {
        Object::default().with("reference", self.address(key))
    }

    fn entry(&self, key: &str, resource: Object) -> Object {
        Object::default()
            .with("fullUrl", self.address(key))
            .with("resource", resource)
    }

    fn program(&self) -> Object {
        let name = Object::default()
            .with("name", "Waymark")
            .with("type", "user-friendly-name");
        let version = |what: &'static str, value: &str| {
            Object::default()
                .with("type", Object::concept(what))
                .with("value", value)
        };
        Object::resource("Device")
            .with("deviceName", vec![name])
            .with(
                "version",
                vec![
                    version(words::program(), self.app_version),
                    version(words::evidence(), &self.pack.id),
                ],
            )
            .with("note", notes(vec![take_home::purpose().to_owned()]))
    }

    /// Where something was read, and how far that was checked.
    fn source(&self, proof: &Provenance) -> Vec<String> {
        let source = self.pack.source(&proof.source);
        let mut said = vec![words::source(
            source.map_or(proof.source.0, |source| source.short.0),
            &proof.at,
        )];
        said.extend(marked(proof, proof.verification));
        said
    }
}

/// The mark of a value, and the document to check; nothing for what was read in its source.
fn marked(proof: &Provenance, verification: Verification) -> Vec<String> {
    match verification {
        Verification::Read => Vec::new(),
        Verification::Confirmed => vec![mark(verification).to_owned()],
        _ => core::iter::once(mark(verification).to_owned())
            .chain(proof.check.map(|document| jc_virus::to_check(&document)))
            .collect(),
    }
}

/// Texts as notes of a resource.
fn notes(texts: Vec<String>) -> Vec<Object> {
    texts
        .into_iter()
        .map(|text| Object::default().with("text", text))
        .collect()
}

#[cfg(test)]
mod tests;
