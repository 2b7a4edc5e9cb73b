//! The chances of PML as `RiskAssessment`s: one for each estimate, as published and with its
//! mark. A refusal is one without a number.

use super::json::{Json, Object};
use super::{Contents, Context, PERSON, PROGRAM, marked, notes};
use waymark_clinical::effects::Shown;
use waymark_clinical::pml::exposure::{Column, column_of};
use waymark_clinical::pml::{self, Chance};
use waymark_clinical::visit::{Answer, JcVirusResult};
use waymark_evidence::{PmlCell, PmlMeasure, PmlRow, PmlTable};
use waymark_words::narrate::jc_virus::{assay_name, refused, result};
use waymark_words::narrate::reason::in_wording;
use waymark_words::narrate::shown;
use waymark_words::{common, fhir_file as words, jc_virus, proof, take_home};

const TEST: &str = "jc-virus";
const UCUM: &str = "http://unitsofmeasure.org";

/// The entries; none where the medicine of the table is not on the table of the two people.
pub(super) fn entries(contents: &Contents<'_>, context: &Context<'_>) -> Vec<Object> {
    let Some(table) = pml::table(context.pack, contents.visit.region) else {
        return Vec::new();
    };
    if !is_considered(contents, context, table) {
        return Vec::new();
    }
    let facts = contents.facts;
    let test = test(contents, context);
    let has_test = test.is_some();
    let mut entries: Vec<Object> = test
        .map(|test| context.entry(TEST, test))
        .into_iter()
        .collect();
    let hidden = table.proof.verification.hidden_by_default() && !contents.visit.show_unverified;
    let row = match pml::row(table, &facts.jc_virus, facts.earlier_immunosuppressant) {
        Ok(row) if !hidden => row,
        Ok(_) => return entries,
        Err(refusal) => {
            let assessment = assessment(context, table, "refused", has_test)
                .with("note", notes(vec![refused(refusal, table)]));
            entries.push(context.entry("pml/refused", assessment));
            return entries;
        }
    };
    for estimate in estimates(table, row) {
        let key = format!("pml/{}", estimate.key);
        let said = said_of(&estimate, table, row, context);
        let assessment = assessment(context, table, &estimate.key, has_test)
            .with("prediction", vec![estimate.prediction])
            .with("note", notes(said));
        entries.push(context.entry(&key, assessment));
    }
    entries
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

/// The test as entered; none when it was not done, or nothing of it is known.
fn test(contents: &Contents<'_>, context: &Context<'_>) -> Option<Object> {
    let test = &contents.facts.jc_virus;
    let showed = test
        .result
        .filter(|result| *result != JcVirusResult::NeverTested)?;
    let index = test.index.map(|index| {
        let value = Object::default()
            .with("value", index)
            .with("system", UCUM)
            .with("code", "1");
        Object::default()
            .with("code", Object::concept(words::jc_virus_index()))
            .with("valueQuantity", value)
    });
    let too_soon = (test.too_soon == Answer::Yes).then(|| jc_virus::state_too_soon().to_owned());
    Some(
        Object::resource("Observation")
            // Typed in by two people from a report that is not here.
            .with("status", "unknown")
            .with("code", Object::concept(words::jc_virus()))
            .with("subject", context.reference(PERSON))
            .with_some("effectiveDateTime", test.date.map(|date| date.to_string()))
            .with("valueCodeableConcept", Object::concept(result(showed)))
            .with("note", notes(too_soon.into_iter().collect()))
            .with_some(
                "method",
                test.assay.map(|assay| Object::concept(assay_name(assay))),
            )
            .with("component", index.into_iter().collect::<Vec<_>>()),
    )
}

fn assessment(context: &Context<'_>, table: &PmlTable, key: &str, has_test: bool) -> Object {
    let medicine = context
        .pack
        .medicine(&table.medicine)
        .map_or(table.medicine.0, |medicine| medicine.generic.0);
    let method = take_home::pml_lead(in_wording(&table.title, context.wording), &table.document);
    let basis: Vec<Object> = has_test
        .then(|| context.reference(TEST))
        .into_iter()
        .collect();
    let value = format!("{}/{key}", table.id);
    Object::resource("RiskAssessment")
        .with("identifier", vec![Object::default().with("value", value)])
        .with("status", "preliminary")
        .with("method", Object::concept(method))
        .with("code", Object::concept(words::pml(medicine)))
        .with("subject", context.reference(PERSON))
        .with("occurrenceDateTime", context.today)
        .with("performer", context.reference(PROGRAM))
        .with("basis", basis)
}

/// One estimate.
struct Estimate {
    /// Row, question and band, the names and numbers of `waymark evaluate`.
    key: String,
    prediction: Object,
    chance: Option<Chance>,
}

/// Every estimate for a row, each once.
fn estimates(table: &'static PmlTable, row: &'static PmlRow) -> Vec<Estimate> {
    let of = |question: &str, outcome: String, chance: Chance| Estimate {
        key: format!("{}/{question}", row.id),
        prediction: prediction(outcome, &chance),
        chance: Some(chance),
    };
    if let Some(chance) = pml::over_all_time(table, row) {
        let outcome = words::pml_at_any_time().to_owned();
        return vec![of("over-all-time", outcome, chance)];
    }
    let last = table.bands.len().saturating_sub(1);
    let time = |place: usize| {
        table.bands.get(place).map_or_else(String::new, |band| {
            words::months(band.from.into(), band.to.into())
        })
    };
    let mut estimates = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        let outcome = match table.measure {
            PmlMeasure::ConditionalOnPmlFree => words::pml_in(&time(place)),
            PmlMeasure::Epoch => words::pml_in_as_published(&time(place)),
        };
        if let Some(chance) = pml::within_band(table, row, place) {
            estimates.push(of(&format!("within-band/{place}"), outcome, chance));
        } else if cell.less_than {
            estimates.push(Estimate {
                key: format!("{}/within-band/{place}", row.id),
                prediction: below(outcome, table, cell),
                chance: None,
            });
        }
    }
    // What begins and ends with the same band as another estimate is that estimate.
    for place in 1..=last {
        if let Some(chance) = pml::over_bands(table, row, 0, place) {
            let outcome = words::pml_from_the_start(&time(place));
            estimates.push(of(&format!("from-the-start/{place}"), outcome, chance));
        }
    }
    for place in 1..last {
        if let Some(chance) = pml::over_bands(table, row, place, last) {
            let outcome = words::pml_remains(&time(place), &time(last));
            estimates.push(of(&format!("what-remains/{place}"), outcome, chance));
        }
    }
    estimates
}

/// A chance in percent: the number that is shown, and never a less rounded one.
fn prediction(outcome: String, chance: &Chance) -> Object {
    let cells = chance
        .row
        .cells
        .0
        .get(chance.bands.0..=chance.bands.1)
        .unwrap_or_default();
    let printed: Vec<String> = cells
        .iter()
        .map(|cell| proof::pml_cell(&cell.value.to_string(), chance.table.out_of.into()))
        .collect();
    let rationale = words::printed(
        &shown::shown(chance.shown),
        &printed.join(common::list_comma()),
    );
    let published = match cells {
        [cell] => cell.interval,
        _ => None,
    };
    let out = Object::default().with("outcome", Object::concept(outcome));
    let out = match (published, chance.shown) {
        (Some(interval), _) => {
            let limit = |value| percent(pml::cell_shown(chance.table, value)).map(quantity);
            let range = Object::default()
                .with_some("low", limit(interval.low))
                .with_some("high", limit(interval.high));
            out.with("probabilityRange", range)
        }
        (None, Shown::FewerThanOne { of }) => out.with("probabilityRange", at_most(1, of)),
        (None, shown) => out.with_some("probabilityDecimal", percent(shown)),
    };
    out.with("rationale", rationale)
}

/// A cell that is printed as "less than": it has no estimate, only a limit.
fn below(outcome: String, table: &PmlTable, cell: &PmlCell) -> Object {
    let limit = pml::cell_shown(table, cell.value);
    let range = Object::default().with_some("high", percent(limit).map(quantity));
    let printed = proof::pml_cell(&cell.value.to_string(), table.out_of.into());
    Object::default()
        .with("outcome", Object::concept(outcome))
        .with("probabilityRange", range)
        .with("rationale", take_home::pml_less(&printed))
}

fn at_most(count: u32, of: u32) -> Object {
    let limit = percent(Shown::OutOf { count, of });
    Object::default().with_some("high", limit.map(quantity))
}

/// Percent with two places, which people out of 10,000 never pass.
fn percent(shown: Shown) -> Option<Json> {
    const HUNDREDTHS: u64 = 10_000;
    match shown {
        Shown::OutOf { count, of } if of > 0 => Some(Json::hundredths(
            u64::from(count) * HUNDREDTHS / u64::from(of),
        )),
        _ => None,
    }
}

fn quantity(percent: Json) -> Object {
    Object::default()
        .with("value", percent)
        .with("unit", "%")
        .with("system", UCUM)
        .with("code", "%")
}

/// In whom, where it was read, and its mark.
fn said_of(
    estimate: &Estimate,
    table: &PmlTable,
    row: &PmlRow,
    context: &Context<'_>,
) -> Vec<String> {
    let proof = &table.proof;
    let verification = estimate
        .chance
        .as_ref()
        .map_or(proof.verification, Chance::verification);
    let source = context.pack.source(&proof.source);
    let mut said = vec![
        words::in_whom(in_wording(&row.label, context.wording)),
        words::source(
            source.map_or(proof.source.0, |source| source.short.0),
            &proof.at,
        ),
    ];
    said.extend(marked(proof, verification));
    said
}
