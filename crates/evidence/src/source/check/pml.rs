//! Published tables of the chance of PML.

use super::{Checker, is_current};
use crate::decimal::Decimal;
use crate::record::{PmlRow, PmlStratum, PmlTable};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn pml_tables(&mut self) {
        for table in self.pack.pml_tables {
            self.at("pml", &table.id);
            self.proof("proof", &table.proof);
            self.known_medicine("medicine", &table.medicine);
            self.regions("regions", &table.regions);
            self.in_force("in_force", &table.in_force);
            self.bands(table);
            self.unique("rows", table.rows.iter().map(|row| row.id.0));
            for row in table.rows {
                self.row(table, row);
            }
            self.strata(table);
        }
        self.one_current_table();
    }

    fn bands(&mut self, table: &PmlTable) {
        if table.bands.is_empty() {
            self.defect("bands", "name the months of treatment of each column");
        }
        let mut next = 1;
        for band in table.bands {
            if band.from != next || band.to < band.from {
                self.defect(
                    "bands",
                    format!("months {} to {} leave a gap or overlap", band.from, band.to),
                );
            }
            next = band.to.saturating_add(1);
        }
    }

    fn row(&mut self, table: &PmlTable, row: &PmlRow) {
        let field = format!("rows.{}", row.id);
        if row.cells.len() != 1 && row.cells.len() != table.bands.len() {
            self.defect(
                &format!("{field}.cells"),
                format!("{} cells for {} bands", row.cells.len(), table.bands.len()),
            );
        }
        if row.origin.is_empty() {
            self.defect(
                &format!("{field}.origin"),
                "name the dossier rows of the cells",
            );
        }
        let everyone = Decimal::new(i64::from(table.out_of), 0);
        for cell in row.cells {
            if cell.value > everyone || cell.value < Decimal::new(0, 0) {
                self.defect(
                    &format!("{field}.cells"),
                    format!("{} cases out of {}", cell.value, table.out_of),
                );
            }
            self.interval(&field, cell.value, cell.interval.as_ref());
        }
        // Chances of one person in bands that follow each other cannot exceed certainty.
        let together: f64 = row.cells.iter().map(|cell| cell.value.value()).sum();
        if row.cells.len() > 1 && together > everyone.value() {
            self.defect(
                &format!("{field}.cells"),
                format!("the cells add up to {together} out of {}", table.out_of),
            );
        }
    }

    /// Every person belongs to exactly one row.
    fn strata(&mut self, table: &PmlTable) {
        let count = |wanted: fn(&PmlStratum) -> bool| {
            table.rows.iter().filter(|row| wanted(&row.stratum)).count()
        };
        let negative = count(|stratum| matches!(stratum, PmlStratum::Negative));
        let positive = count(|stratum| matches!(stratum, PmlStratum::PositiveWithoutIndex));
        let earlier = count(|stratum| matches!(stratum, PmlStratum::EarlierImmunosuppressant));
        let mut bands: Vec<(Option<Decimal>, Option<Decimal>)> = table
            .rows
            .iter()
            .filter_map(|row| match row.stratum {
                PmlStratum::Index { above, at_most } => Some((above, at_most)),
                _ => None,
            })
            .collect();
        for (rows, who) in [
            (negative, "a negative test"),
            (positive, "a positive test without an index"),
            (earlier, "an earlier immunosuppressant"),
        ] {
            if rows > 1 {
                self.defect("rows", format!("{rows} rows are about people with {who}"));
            }
        }
        if negative == 0 {
            self.defect("rows", "no row is about people with a negative test");
        }
        if positive == 0 && bands.is_empty() {
            self.defect("rows", "no row is about people with a positive test");
        }
        bands.sort_unstable();
        let whole = bands.first().is_none_or(|(above, _)| above.is_none())
            && bands.last().is_none_or(|(_, at_most)| at_most.is_none())
            && bands
                .windows(2)
                .all(|pair| pair[0].1.is_some() && pair[0].1 == pair[1].0);
        if !whole {
            self.defect(
                "rows",
                "the index bands must follow each other without gap or overlap",
            );
        }
    }

    fn one_current_table(&mut self) {
        let mut seen = BTreeMap::new();
        for table in self.pack.pml_tables {
            if !is_current(&table.in_force) {
                continue;
            }
            for region in table.regions {
                if let Some(first) = seen.insert((table.medicine, *region), table.id) {
                    self.at("pml", &table.id);
                    self.defect(
                        "in_force",
                        format!(
                            "\"{first}\" is current for {} in {region:?}: one must have ended",
                            table.medicine
                        ),
                    );
                }
            }
        }
    }
}
