//! Results of tests: what was measured, and in which unit.

use crate::{Wording, results};
use waymark_evidence::{Measure, ResultUnit};

/// What was measured.
pub fn measure(measure: Measure, wording: Wording) -> &'static str {
    match measure {
        Measure::Lymphocytes => results::lymphocytes(wording),
        Measure::Neutrophils => results::neutrophils(wording),
        Measure::Alt => results::alt(wording),
        Measure::EjectionFraction => results::ejection_fraction(wording),
        Measure::Platelets => results::platelets(wording),
        Measure::Cd4Cells => results::cd4_cells(wording),
    }
}

/// Its unit; nothing where the laboratory's range says it all.
pub fn unit(unit: ResultUnit) -> &'static str {
    match unit {
        ResultUnit::BillionPerLitre => results::billion_per_litre(),
        ResultUnit::PerMm3 => results::per_mm3(),
        ResultUnit::TimesUpperLimit => results::times_upper_limit(),
        ResultUnit::Percent => results::percent(),
        ResultUnit::LaboratoryRange => "",
    }
}

/// Where the laboratory places a result.
pub fn range(is_below: bool) -> &'static str {
    match is_below {
        true => results::below_range(),
        false => results::inside_range(),
    }
}
