//! The names under which values of the engines are printed.

use waymark_clinical::criteria::change::FactKey;
use waymark_clinical::logic::Truth;

/// The name of a truth value.
pub(crate) const fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "met",
        Truth::False => "not-met",
        Truth::Unknown => "cannot-be-determined",
    }
}

/// The name of a fact.
pub(super) fn fact(key: FactKey) -> String {
    match key {
        FactKey::Age => "age".to_owned(),
        FactKey::Phenotype => "phenotype".to_owned(),
        FactKey::Edss => "edss".to_owned(),
        FactKey::BrainScan => "brain-scan".to_owned(),
        FactKey::GadoliniumLesions => "gadolinium-lesions".to_owned(),
        FactKey::T2Lesions => "t2-lesions".to_owned(),
        FactKey::NewT2Lesions => "new-or-enlarging-t2-lesions".to_owned(),
        FactKey::SignificantT2Increase => "significant-t2-increase".to_owned(),
        FactKey::Relapses => "relapses".to_owned(),
        FactKey::MedicinesTaken => "medicines-taken".to_owned(),
        FactKey::JcVirusTest => "jc-virus-test".to_owned(),
        FactKey::EarlierImmunosuppressant => "earlier-immunosuppressant".to_owned(),
        FactKey::Judgement(id) => format!("judgement/{id}"),
        FactKey::Condition(id) => format!("condition/{id}"),
    }
}
