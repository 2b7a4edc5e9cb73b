//! The FHIR file: plan, chances of PML and test of JC virus as a Bundle of FHIR R4 (4.0.1).
//!
//! What lives here: the frame of the bundle, the person and the program in it. The plan is in
//! [`plan`], the chances are in [`pml`], results of tests in [`results`], dates and their
//! rules in [`timing`].
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

mod plan;
mod pml;
mod results;
mod timing;
mod writer;

use crate::identifier;
use chrono::NaiveDate;
use waymark_clinical::facts::Facts;
use waymark_clinical::monitoring::Plan;
use waymark_clinical::visit::Visit;
use waymark_evidence::{Pack, Provenance, Text, Verification};
use waymark_words::narrate::mark;
use waymark_words::narrate::reason::in_wording;
use waymark_words::{Wording, fhir_file as words, jc_virus, take_home};
use writer::Writer;

/// What the file is made from.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// The facts read from it.
    pub facts: &'a Facts,
    /// The plan, when the visit has one.
    pub plan: Option<&'a Plan>,
    /// Plans of medicines that were stopped, in order of time: what they still ask for.
    pub earlier: &'a [Plan],
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
    let mut writer = Writer::default();
    writer.object("");
    writer.text("resourceType", "Bundle");
    writer.text("language", "en");
    writer.object("identifier");
    writer.text("system", "urn:ietf:rfc:3986");
    writer.text("value", &context.address("bundle"));
    writer.end();
    writer.text("type", "collection");
    writer.list("entry");
    person(&mut writer, context);
    program(&mut writer, context);
    plan::write(&mut writer, contents, context);
    pml::write(&mut writer, contents, context);
    writer.end();
    writer.end();
    let mut text = writer.finish();
    text.push('\n');
    text
}

/// Without a name: FHIR asks whom a plan is for, Waymark does not know.
fn person(writer: &mut Writer, context: &Context<'_>) {
    context.begin(writer, PERSON, "Patient");
    writer.object("text");
    writer.text("status", "generated");
    let said = [
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">",
        words::person(),
        "</div>",
    ];
    writer.text("div", &said.concat());
    writer.end();
    end(writer);
}

fn program(writer: &mut Writer, context: &Context<'_>) {
    context.begin(writer, PROGRAM, "Device");
    writer.list("deviceName");
    writer.object("");
    writer.text("name", "Waymark");
    writer.text("type", "user-friendly-name");
    writer.end();
    writer.end();
    writer.list("version");
    for (what, value) in [
        (words::program(), context.app_version),
        (words::evidence(), context.pack.id.0),
    ] {
        writer.object("");
        writer.concept("type", what);
        writer.text("value", value);
        writer.end();
    }
    writer.end();
    writer.notes(&[take_home::purpose().to_owned()]);
    end(writer);
}

/// Ends a resource and its entry.
fn end(writer: &mut Writer) {
    writer.end();
    writer.end();
}

impl Context<'_> {
    fn address(&self, key: &str) -> String {
        format!("urn:uuid:{}", identifier::uuid_of(self.file_id, key))
    }

    /// Begins an entry and its resource.
    fn begin(&self, writer: &mut Writer, key: &str, kind: &str) {
        writer.object("");
        writer.text("fullUrl", &self.address(key));
        writer.object("resource");
        writer.text("resourceType", kind);
    }

    fn reference(&self, writer: &mut Writer, name: &str, key: &str) {
        writer.object(name);
        writer.text("reference", &self.address(key));
        writer.end();
    }

    fn text(&self, text: &Text) -> &'static str {
        in_wording(text, self.wording)
    }

    /// Where something was read, and how far that was checked.
    fn source(&self, proof: &Provenance, verification: Verification, said: &mut Vec<String>) {
        let source = self.pack.source(&proof.source);
        let source = source.map_or(proof.source.0, |source| source.short.0);
        said.push(words::source(source, &proof.at));
        match verification {
            Verification::Read => {}
            Verification::Confirmed => said.push(mark(verification).to_owned()),
            _ => {
                said.push(mark(verification).to_owned());
                said.extend(proof.check.map(|document| jc_virus::to_check(&document)));
            }
        }
    }
}

/// Writes what a resource is called outside the file.
fn named(writer: &mut Writer, value: &str) {
    writer.list("identifier");
    writer.object("");
    writer.text("value", value);
    writer.end();
    writer.end();
}

#[cfg(test)]
mod tests;
