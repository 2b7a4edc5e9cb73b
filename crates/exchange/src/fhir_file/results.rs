//! Results of tests on which the plan depends, as `Observation`s with units of UCUM.

use super::pml::UCUM;
use super::writer::Writer;
use super::{Context, PERSON, end};
use waymark_clinical::monitoring::results::TestResult;
use waymark_evidence::{Date, ResultUnit};
use waymark_words::narrate::result::{measure, range, unit};

/// Writes every result, and gives their keys. Each key begins with `prefix`.
pub(super) fn write(
    writer: &mut Writer,
    results: &[TestResult],
    prefix: &str,
    context: &Context<'_>,
) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for result in results {
        let day = Date(result.day).to_string();
        let what = measure(result.measure, context.wording);
        // Two of one test and day are told apart by their order.
        let begins = format!("{prefix}result/{}/{day}/", result.measure as u8);
        let before = keys.iter().filter(|key| key.starts_with(&begins)).count();
        let key = format!("{begins}{}", before + 1);
        context.begin(writer, &key, "Observation");
        // Typed in by two people from a report that is not here.
        writer.text("status", "unknown");
        writer.concept("code", what);
        context.reference(writer, "subject", PERSON);
        writer.text("effectiveDateTime", &day);
        match code(result.unit) {
            Some(code) => {
                writer.object("valueQuantity");
                writer.number("value", &result.value.to_string());
                writer.text("unit", unit(result.unit));
                writer.text("system", UCUM);
                writer.text("code", code);
                writer.end();
            }
            None => writer.concept("valueCodeableConcept", range(result.is_below_range())),
        }
        end(writer);
        keys.push(key);
    }
    keys
}

/// The code of a unit in UCUM; none for what is no quantity.
fn code(unit: ResultUnit) -> Option<&'static str> {
    match unit {
        ResultUnit::BillionPerLitre => Some("10*9/L"),
        ResultUnit::PerMm3 => Some("/mm3"),
        ResultUnit::TimesUpperLimit => Some("1"),
        ResultUnit::Percent => Some("%"),
        ResultUnit::LaboratoryRange => None,
    }
}
