//! The chances of PML as `RiskAssessment`s: one for each estimate, as published and with its
//! mark. A refusal is one without a number.

use super::writer::{Writer, hundredths};
use super::{Contents, Context, PERSON, PROGRAM, end, named};
use waymark_clinical::effects::Shown;
use waymark_clinical::pml::exposure::{Column, column_of};
use waymark_clinical::pml::{self, Chance};
use waymark_clinical::visit::{Answer, JcVirusResult};
use waymark_evidence::{PmlCell, PmlMeasure, PmlRow, PmlTable};
use waymark_words::narrate::jc_virus::{assay_name, refused, result};
use waymark_words::narrate::shown;
use waymark_words::{common, fhir_file as words, jc_virus, proof, take_home};

const TEST: &str = "jc-virus";
pub(super) const UCUM: &str = "http://unitsofmeasure.org";

/// Writes the entries; none where the medicine of the table is not on the table of the two
/// people.
pub(super) fn write(writer: &mut Writer, contents: &Contents<'_>, context: &Context<'_>) {
    let Some(table) = pml::table(context.pack, contents.visit.region) else {
        return;
    };
    if !is_considered(contents, context, table) {
        return;
    }
    let facts = contents.facts;
    let about = About {
        table,
        has_test: test(writer, contents, context),
    };
    let hidden = table.proof.verification.hidden_by_default() && !contents.visit.show_unverified;
    match pml::row_of(context.pack, table, facts) {
        Ok(_) if hidden => {}
        Ok(row) => estimates(writer, context, &about, row),
        Err(refusal) => {
            about.begin(writer, context, "refused");
            writer.notes(&[refused(refusal, table)]);
            end(writer);
        }
    }
}

/// The medicine is compared, planned or taken.
fn is_considered(contents: &Contents<'_>, context: &Context<'_>, table: &PmlTable) -> bool {
    let visit = contents.visit;
    visit
        .compared
        .iter()
        .any(|id| table.medicine == id.as_str())
        || table.medicine == visit.plan.medicine.trim()
        || column_of(context.pack, table, contents.facts, context.today) != Column::NotStarted
}

/// Writes the test as entered; nothing when it was not done, or nothing of it is known.
fn test(writer: &mut Writer, contents: &Contents<'_>, context: &Context<'_>) -> bool {
    let test = &contents.facts.jc_virus;
    let showed = match test.result {
        None | Some(JcVirusResult::NeverTested) => return false,
        Some(showed) => showed,
    };
    context.begin(writer, TEST, "Observation");
    // Typed in by two people from a report that is not here.
    writer.text("status", "unknown");
    writer.concept("code", words::jc_virus());
    context.reference(writer, "subject", PERSON);
    if let Some(date) = test.date {
        writer.text("effectiveDateTime", &date.to_string());
    }
    writer.concept("valueCodeableConcept", result(showed));
    if test.too_soon == Answer::Yes {
        writer.notes(&[jc_virus::state_too_soon().to_owned()]);
    }
    writer.concept("method", test.assay.map_or("", assay_name));
    if let Some(index) = test.index {
        writer.list("component");
        writer.object("");
        writer.concept("code", words::jc_virus_index());
        writer.object("valueQuantity");
        writer.number("value", &index.to_string());
        writer.text("system", UCUM);
        writer.text("code", "1");
        writer.end();
        writer.end();
        writer.end();
    }
    end(writer);
    true
}

/// What every assessment is about.
struct About {
    table: &'static PmlTable,
    has_test: bool,
}

impl About {
    /// Begins an assessment. Its key holds row, question and band, by the names and numbers
    /// of `waymark evaluate`.
    fn begin(&self, writer: &mut Writer, context: &Context<'_>, key: &str) {
        let table = self.table;
        let medicine = context
            .pack
            .medicine(&table.medicine)
            .map_or(table.medicine.0, |medicine| medicine.generic.0);
        let key = format!("{}/{key}", table.id);
        context.begin(writer, &key, "RiskAssessment");
        named(writer, &key);
        writer.text("status", "preliminary");
        writer.concept(
            "method",
            &take_home::pml_lead(context.text(&table.title), &table.document),
        );
        writer.concept("code", &words::pml(medicine));
        context.reference(writer, "subject", PERSON);
        writer.day("occurrenceDateTime", Some(context.today));
        context.reference(writer, "performer", PROGRAM);
        if self.has_test {
            writer.list("basis");
            context.reference(writer, "", TEST);
            writer.end();
        }
    }
}

/// A number of a table, or a limit that is printed in place of one.
enum Estimate {
    Of(Chance),
    Below(PmlCell),
}

/// Writes every estimate for a row, each once.
fn estimates(writer: &mut Writer, context: &Context<'_>, about: &About, row: &'static PmlRow) {
    let table = about.table;
    let mut write = |question: &str, place: usize, outcome: String, estimate: Estimate| {
        let key = format!("{}/{question}/{place}", row.id);
        about.begin(writer, context, &key);
        writer.list("prediction");
        writer.object("");
        writer.concept("outcome", &outcome);
        prediction(writer, table, &estimate);
        writer.end();
        writer.end();
        let verification = match &estimate {
            Estimate::Of(chance) => chance.verification(),
            Estimate::Below(_) => table.proof.verification,
        };
        let mut said = vec![words::in_whom(context.text(&row.label))];
        context.source(&table.proof, verification, &mut said);
        writer.notes(&said);
        end(writer);
    };
    if let Some(chance) = pml::over_all_time(table, row) {
        let outcome = words::pml_at_any_time().to_owned();
        return write("over-all-time", 0, outcome, Estimate::Of(chance));
    }
    let last = table.bands.len().saturating_sub(1);
    let time = |place: usize| {
        table.bands.get(place).map_or_else(String::new, |band| {
            words::months(band.from.into(), band.to.into())
        })
    };
    for (place, cell) in row.cells.iter().enumerate() {
        let outcome = match table.measure {
            PmlMeasure::ConditionalOnPmlFree => words::pml_in(&time(place)),
            PmlMeasure::Epoch => words::pml_in_as_published(&time(place)),
        };
        if let Some(chance) = pml::within_band(table, row, place) {
            write("within-band", place, outcome, Estimate::Of(chance));
        } else if cell.less_than {
            write("within-band", place, outcome, Estimate::Below(*cell));
        }
    }
    // What begins and ends with the same band as another estimate is that estimate.
    for place in 1..=last {
        if let Some(chance) = pml::over_bands(table, row, 0, place) {
            let outcome = words::pml_from_the_start(&time(place));
            write("from-the-start", place, outcome, Estimate::Of(chance));
        }
    }
    for place in 1..last {
        if let Some(chance) = pml::over_bands(table, row, place, last) {
            let outcome = words::pml_remains(&time(place), &time(last));
            write("what-remains", place, outcome, Estimate::Of(chance));
        }
    }
}

/// Writes a chance in percent: the number that is shown, and never a less rounded one.
fn prediction(writer: &mut Writer, table: &PmlTable, estimate: &Estimate) {
    let printed = |cells: &[PmlCell]| {
        let printed: Vec<String> = cells
            .iter()
            .map(|cell| proof::pml_cell(&cell.value.to_string(), table.out_of.into()))
            .collect();
        printed.join(common::list_comma())
    };
    let chance = match estimate {
        // It has no estimate, only a limit.
        Estimate::Below(cell) => {
            range(writer, None, percent(pml::cell_shown(table, cell.value)));
            return writer.text("rationale", &take_home::pml_less(&printed(&[*cell])));
        }
        Estimate::Of(chance) => chance,
    };
    let bands = chance.bands.0..=chance.bands.1;
    let cells = chance.row.cells.0.get(bands).unwrap_or_default();
    let published = match cells {
        [cell] => cell.interval,
        _ => None,
    };
    if let Some(interval) = published {
        let limit = |value| percent(pml::cell_shown(table, value));
        range(writer, limit(interval.low), limit(interval.high));
    } else if let Shown::FewerThanOne { of } = chance.shown {
        range(writer, None, percent(Shown::OutOf { count: 1, of }));
    } else if let Some(percent) = percent(chance.shown) {
        writer.number("probabilityDecimal", &percent);
    }
    let people = shown::shown(chance.shown);
    writer.text("rationale", &words::printed(&people, &printed(cells)));
}

/// Percent with two places, which people out of 10,000 never pass.
fn percent(shown: Shown) -> Option<String> {
    const HUNDREDTHS: u64 = 10_000;
    match shown {
        Shown::OutOf { count, of } if of > 0 => {
            Some(hundredths(u64::from(count) * HUNDREDTHS / u64::from(of)))
        }
        _ => None,
    }
}

/// Writes limits in percent.
fn range(writer: &mut Writer, low: Option<String>, high: Option<String>) {
    writer.object("probabilityRange");
    for (name, limit) in [("low", low), ("high", high)] {
        let Some(limit) = limit else { continue };
        writer.object(name);
        writer.number("value", &limit);
        writer.text("unit", "%");
        writer.text("system", UCUM);
        writer.text("code", "%");
        writer.end();
    }
    writer.end();
}
