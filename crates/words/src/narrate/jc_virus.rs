//! A test of JC virus in words, and why it points to no figure.

use crate::catalogue::jc_virus;
use waymark_clinical::pml::Refusal;
use waymark_clinical::visit::JcVirusResult;
use waymark_evidence::{Assay, PmlTable};

/// The name of an assay.
pub fn assay_name(assay: Assay) -> &'static str {
    match assay {
        Assay::Stratify => jc_virus::stratify(),
        Assay::ImmunoWell => jc_virus::immunowell(),
    }
}

/// What the test showed.
pub fn result(result: JcVirusResult) -> &'static str {
    match result {
        JcVirusResult::NeverTested => jc_virus::result_never(),
        JcVirusResult::Negative => jc_virus::result_negative(),
        JcVirusResult::Indeterminate => jc_virus::result_indeterminate(),
        JcVirusResult::Positive => jc_virus::result_positive(),
    }
}

/// Why there is no figure, and what would give one.
pub fn refused(refusal: Refusal, table: &PmlTable) -> String {
    match refusal {
        Refusal::ResultNotKnown => jc_virus::refused_result_not_known().to_owned(),
        Refusal::NeverTested => jc_virus::refused_never_tested().to_owned(),
        Refusal::Indeterminate => jc_virus::refused_indeterminate().to_owned(),
        Refusal::TooSoon => jc_virus::refused_too_soon().to_owned(),
        Refusal::ImmunosuppressantNotKnown => jc_virus::refused_immunosuppressant().to_owned(),
        Refusal::AssayNotKnown => jc_virus::refused_assay_not_known(assay_name(table.assay)),
        Refusal::OtherAssay => jc_virus::refused_other_assay(assay_name(table.assay)),
        Refusal::NoSuchRow => jc_virus::refused_no_row().to_owned(),
    }
}
