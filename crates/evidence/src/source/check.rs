//! What every pack must satisfy before it may be built.
//!
//! A check that fails names the file, the record and the field. Each has a test in
//! `tests/defects.rs` that breaks a copy of good data and sees it fail.

use crate::decimal::Decimal;
use crate::pack::Pack;
use crate::record::{
    Effect, EffectKind, Estimation, GateKind, Interval, Outcome, PmlStratum, PmlTable, Provenance,
    Regimen, Region, Schedule, Study, Unit, Verification, When,
};
use crate::rule::Rule;
use core::fmt;
use std::collections::BTreeSet;

/// Something wrong with the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// File inside `evidence/`.
    pub file: String,
    /// Record id.
    pub record: String,
    /// Field, as a path; empty for the whole record.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "evidence/{}: record {}", self.file, self.record)?;
        if !self.field.is_empty() {
            write!(f, ", field {}", self.field)?;
        }
        write!(f, ": {}", self.message)
    }
}

struct Checker<'a> {
    pack: &'a Pack,
    file: String,
    record: String,
    defects: Vec<Defect>,
}

/// Every defect of a pack.
pub fn check(pack: &Pack) -> Vec<Defect> {
    let mut checker =
        Checker { pack, file: String::new(), record: String::new(), defects: Vec::new() };
    checker.all();
    checker.defects
}

impl Checker<'_> {
    fn at(&mut self, folder: &str, record: &str) {
        record.clone_into(&mut self.record);
        self.file =
            if folder.is_empty() { "pack.toml".to_owned() } else { format!("{folder}/{record}.toml") };
    }

    fn defect(&mut self, field: &str, message: impl Into<String>) {
        self.defects.push(Defect {
            file: self.file.clone(),
            record: self.record.clone(),
            field: field.to_owned(),
            message: message.into(),
        });
    }

    fn unique<'i>(&mut self, folder: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.at(folder, id);
                self.defect("id", "this id is used twice: ids are unique and never reused");
            }
        }
    }

    fn all(&mut self) {
        let pack = self.pack;
        self.unique("sources", pack.sources.iter().map(|r| r.id.0));
        self.unique("endpoints", pack.endpoints.iter().map(|r| r.id.0));
        self.unique("medicines", pack.medicines.iter().map(|r| r.id.0));
        self.unique("studies", pack.studies.iter().map(|r| r.id.0));
        self.unique("definitions", pack.definitions.iter().map(|r| r.id.0));
        self.unique("judgements", pack.judgements.iter().map(|r| r.id.0));
        self.unique("conditions", pack.conditions.iter().map(|r| r.id.0));
        self.unique("schedules", pack.schedules.iter().map(|r| r.id.0));
        self.unique("pml", pack.pml_tables.iter().map(|r| r.id.0));
        self.unique("statements", pack.statements.iter().map(|r| r.id.0));
        self.about();
        self.sources();
        self.medicines();
        for study in pack.studies {
            self.study(study);
        }
        self.definitions();
        for schedule in pack.schedules {
            self.schedule(schedule);
        }
        self.one_schedule_each();
        for table in pack.pml_tables {
            self.pml(table);
        }
        for statement in pack.statements {
            self.at("statements", &statement.id);
            self.proof("proof", &statement.proof);
        }
    }

    fn about(&mut self) {
        self.at("", "pack");
        let about = &self.pack.about;
        if about.review_by <= about.evidence_of {
            self.defect("review_by", "must be later than evidence_of");
        }
        if about.hard_stop <= about.review_by {
            self.defect("hard_stop", "must be later than review_by");
        }
        self.proof("relapse_separation_proof", &about.relapse_separation_proof);
    }

    fn sources(&mut self) {
        for source in self.pack.sources {
            self.at("sources", &source.id);
            if source.read_on.is_some_and(|read| source.review_by <= read) {
                self.defect("review_by", "must be later than read_on");
            }
            if source.read_on.is_some() && source.read_at.is_none() && source.doi.is_none() {
                self.defect("read_at", "a source that was read needs an address or a DOI");
            }
        }
    }

    fn proof(&mut self, field: &str, proof: &Provenance) {
        let source = self.pack.source(&proof.source);
        let Some(source) = source else {
            self.defect(
                &format!("{field}.source"),
                format!("there is no source \"{}\" in evidence/sources", proof.source),
            );
            return;
        };
        if proof.origin.is_empty() {
            self.defect(
                &format!("{field}.origin"),
                "name the dossier rows it comes from, as FILE:ROW",
            );
        }
        match proof.verification {
            Verification::Unverified | Verification::Provisional if proof.check.is_none() => self
                .defect(
                    &format!("{field}.check"),
                    "a value that was not read needs the document to check it in",
                ),
            Verification::Confirmed if proof.confirmed.is_none() => self.defect(
                &format!("{field}.confirmed"),
                "say who-role, when, in which document and where it was confirmed",
            ),
            Verification::Read | Verification::ReadSecondary | Verification::Review2015
                if source.read_on.is_none() =>
            {
                self.defect(
                    &format!("{field}.verification"),
                    format!("says it was read, but source \"{}\" has no read_on", source.id),
                );
            }
            _ => {}
        }
    }

    fn rule(&mut self, field: &str, rule: &Rule, own_id: Option<&str>) {
        let pack = self.pack;
        let mut wrong: Vec<String> = Vec::new();
        rule.walk(&mut |part| match part {
            Rule::All(parts) | Rule::Any(parts) if parts.is_empty() => {
                wrong.push("all and any need at least one part".to_owned());
            }
            Rule::Not(parts) if parts.len() != 1 => {
                wrong.push("not takes a list of exactly one rule".to_owned());
            }
            Rule::AtLeast { count, of } if *count == 0 || usize::from(*count) > of.len() => {
                wrong.push("at-least asks for more parts than it has, or for none".to_owned());
            }
            Rule::Definition(id) if pack.definition(id).is_none() => {
                wrong.push(format!("there is no definition \"{id}\""));
            }
            Rule::Definition(id) if Some(id.0) == own_id => {
                wrong.push("a definition cannot rest on itself".to_owned());
            }
            Rule::Judgement(id) if pack.judgement(id).is_none() => {
                wrong.push(format!("there is no judgement \"{id}\""));
            }
            Rule::Condition(id) if pack.condition(id).is_none() => {
                wrong.push(format!("there is no condition \"{id}\""));
            }
            Rule::Relapses(count) if count.at_least == 0 => {
                wrong.push("a relapse count of at least 0 always holds".to_owned());
            }
            Rule::Age { at_least: None, at_most: None }
            | Rule::Edss { at_least: None, at_most: None } => {
                wrong.push("needs at_least or at_most".to_owned());
            }
            _ => {}
        });
        for message in wrong {
            self.defect(field, message);
        }
    }

    fn medicines(&mut self) {
        for medicine in self.pack.medicines {
            self.at("medicines", &medicine.id);
            self.proof("proof", &medicine.proof);
            for arm in medicine.stands_for {
                if !self.has_arm(arm) {
                    self.defect("stands_for", format!("there is no study arm \"{arm}\""));
                }
            }
            self.unique("medicines", medicine.gates.iter().map(|gate| gate.id.0));
            self.unique("medicines", medicine.harms.iter().map(|harm| harm.id.0));
            self.at("medicines", &medicine.id);
            for gate in medicine.gates {
                let field = format!("gates.{}", gate.id);
                self.proof(&format!("{field}.proof"), &gate.proof);
                self.rule(&format!("{field}.rule"), &gate.rule, None);
                if gate.regions.is_empty() {
                    self.defect(&format!("{field}.regions"), "name at least one region");
                }
            }
            for region in Region::ALL {
                for kind in [GateKind::Licence, GateKind::Funding] {
                    let current = medicine
                        .gates
                        .iter()
                        .filter(|gate| {
                            gate.kind == kind
                                && gate.in_force.until.is_none()
                                && gate.regions.contains(&region)
                        })
                        .count();
                    if current > 1 {
                        self.defect(
                            "gates",
                            format!("{current} current {kind:?} rules in {region:?}: one must have ended"),
                        );
                    }
                }
            }
            for harm in medicine.harms {
                let field = format!("harms.{}", harm.id);
                self.proof(&format!("{field}.proof"), &harm.proof);
                for figure in harm.figures {
                    if self.outcome(figure).is_none() {
                        self.defect(
                            &format!("{field}.figures"),
                            format!("there is no result \"{figure}\" (write study/outcome)"),
                        );
                    }
                }
            }
        }
    }

    fn has_arm(&self, path: &str) -> bool {
        path.split_once('/')
            .and_then(|(study, arm)| self.pack.study(study)?.arm(arm))
            .is_some()
    }

    fn outcome(&self, path: &str) -> Option<&'static Outcome> {
        let (study, outcome) = path.split_once('/')?;
        self.pack.study(study)?.outcomes.0.iter().find(|candidate| candidate.id == outcome)
    }

    fn study(&mut self, study: &'static Study) {
        self.at("studies", &study.id);
        self.proof("proof", &study.proof);
        let mut seen = BTreeSet::new();
        for arm in study.arms {
            if !seen.insert(arm.id) {
                self.defect(&format!("arms.{}", arm.id), "this arm id is used twice");
            }
            if let Some(medicine) = arm.medicine
                && self.pack.medicine(&medicine).is_none()
            {
                self.defect(
                    &format!("arms.{}.medicine", arm.id),
                    format!("there is no medicine \"{medicine}\""),
                );
            }
            if let (Some(randomised), Some(analysed)) = (arm.randomised, arm.analysed)
                && analysed > randomised
            {
                self.defect(
                    &format!("arms.{}.analysed", arm.id),
                    format!("{analysed} analysed of {randomised} randomised"),
                );
            }
        }
        for entry in study.entry {
            self.rule("entry.rule", &entry.rule, None);
        }
        let mut seen = BTreeSet::new();
        for outcome in study.outcomes {
            if !seen.insert(outcome.id) {
                self.defect(&format!("outcomes.{}", outcome.id), "this outcome id is used twice");
            }
            self.outcome_of(study, outcome);
        }
    }

    fn outcome_of(&mut self, study: &'static Study, outcome: &'static Outcome) {
        let field = format!("outcomes.{}", outcome.id);
        self.proof(&format!("{field}.proof"), &outcome.proof);
        if outcome.period_months == 0 {
            self.defect(&format!("{field}.period_months"), "a result needs a period");
        }
        let Some(endpoint) = self.pack.endpoint(&outcome.endpoint) else {
            self.defect(
                &format!("{field}.endpoint"),
                format!("there is no endpoint \"{}\" in evidence/endpoints", outcome.endpoint),
            );
            return;
        };
        if outcome.results.is_empty() {
            self.defect(&format!("{field}.results"), "an outcome needs at least one result");
        }
        for result in outcome.results {
            let field = format!("{field}.results.{}", result.arm);
            let arm = study.arm(&result.arm);
            if arm.is_none() {
                self.defect(&field, format!("the study has no arm \"{}\"", result.arm));
            }
            self.interval(&field, result.value, result.interval.as_ref());
            if result.interval.is_none() && result.no_interval.is_none() {
                self.defect(
                    &format!("{field}.interval"),
                    "give the published interval, or no_interval = the reason why there is none",
                );
            }
            let percent = endpoint.unit == Unit::PercentOfPeople;
            let hundred = Decimal::new(100, 0);
            let zero = Decimal::new(0, 0);
            if percent && (result.value < zero || result.value > hundred) {
                self.defect(&format!("{field}.value"), "a percentage lies between 0 and 100");
            }
            match (result.events, result.of) {
                (Some(events), Some(of)) => {
                    if events > of || of == 0 {
                        self.defect(&format!("{field}.events"), format!("{events} of {of} people"));
                    } else if percent
                        && outcome.estimation == Estimation::Counted
                        && !agrees(result.value, f64::from(events) / f64::from(of) * 100.0)
                    {
                        self.defect(
                            &format!("{field}.value"),
                            format!("{} % is not {events} of {of} people", result.value),
                        );
                    }
                    let size = arm.and_then(|arm| arm.randomised.or(arm.analysed));
                    if size.is_some_and(|size| of > size) {
                        self.defect(
                            &format!("{field}.of"),
                            format!("{of} people, more than the arm had"),
                        );
                    }
                }
                (None, None) => {}
                _ => self.defect(&format!("{field}.events"), "give events and of together"),
            }
        }
        self.effect(&field, outcome);
    }

    fn effect(&mut self, field: &str, outcome: &'static Outcome) {
        let Some(effect) = &outcome.effect else {
            if outcome.results.len() > 1 && outcome.no_effect.is_none() {
                self.defect(
                    &format!("{field}.effect"),
                    "give the published effect, or no_effect = the reason why there is none",
                );
            }
            return;
        };
        if effect.value.is_none() && effect.p.is_none() {
            self.defect(&format!("{field}.effect"), "an effect needs a value or a p");
        }
        if let Some(value) = effect.value {
            self.interval(&format!("{field}.effect"), value, effect.interval.as_ref());
        }
        let explained = outcome.proof.note.is_some();
        if let Some(excludes_one) = excludes_one(effect)
            && !explained
        {
            if p_below_five_percent(effect).is_some_and(|small| small != excludes_one) {
                self.defect(
                    &format!("{field}.effect.p"),
                    "p and interval contradict each other: explain it in proof.note",
                );
            }
            if outcome.standing.is_missed() && excludes_one {
                self.defect(
                    &format!("{field}.standing"),
                    "marked as missed, but the interval excludes no difference: explain it in proof.note",
                );
            }
        }
        let ratio = matches!(effect.kind, EffectKind::RateRatio | EffectKind::RiskRatio);
        if let (true, Some(value), [first, second, ..]) = (ratio, effect.value, outcome.results.0)
            && !explained
            && !ratio_possible(first.value, second.value, value)
        {
            self.defect(
                &format!("{field}.effect.value"),
                format!(
                    "{value} is not the ratio of {} and {}: explain it in proof.note",
                    first.value, second.value
                ),
            );
        }
    }

    fn interval(&mut self, field: &str, value: Decimal, interval: Option<&Interval>) {
        let Some(interval) = interval else { return };
        if interval.low > interval.high {
            self.defect(&format!("{field}.interval"), "low is above high");
        } else if value < interval.low || value > interval.high {
            self.defect(
                &format!("{field}.interval"),
                format!("{} to {} does not contain {value}", interval.low, interval.high),
            );
        }
        if interval.level <= Decimal::new(50, 0) || interval.level >= Decimal::new(100, 0) {
            self.defect(&format!("{field}.interval.level"), "a level lies between 50 and 100");
        }
    }

    fn definitions(&mut self) {
        for definition in self.pack.definitions {
            self.at("definitions", &definition.id);
            self.proof("proof", &definition.proof);
            self.rule("logic", &definition.logic, Some(&definition.id));
            if definition.regions.is_empty() {
                self.defect("regions", "name at least one region");
            }
            if let Some(next) = definition.superseded_by {
                if self.pack.definition(&next).is_none() {
                    self.defect("superseded_by", format!("there is no definition \"{next}\""));
                }
                if definition.in_force.until.is_none() {
                    self.defect("in_force.until", "a superseded text needs the date it ended");
                }
            }
            if let Some(until) = definition.in_force.until
                && until.latest() < definition.in_force.from.earliest()
            {
                self.defect("in_force", "ends before it begins");
            }
        }
    }

    fn schedule(&mut self, schedule: &'static Schedule) {
        self.at("schedules", &schedule.id);
        self.proof("proof", &schedule.proof);
        if self.pack.medicine(&schedule.medicine).is_none() {
            self.defect("medicine", format!("there is no medicine \"{}\"", schedule.medicine));
        }
        if schedule.horizon_months == 0 {
            self.defect("horizon_months", "a schedule needs an end");
        }
        if let Regimen::Courses(courses) = schedule.regimen {
            for (index, course) in courses.iter().enumerate() {
                let place = index + 1;
                if usize::from(course.ordinal) != place {
                    self.defect("regimen", format!("course {place} has ordinal {}", course.ordinal));
                }
                if course.days == 0 {
                    self.defect("regimen", format!("course {place} has no days"));
                }
                if course.after_previous_start.is_none() != (index == 0) {
                    self.defect(
                        "regimen",
                        "every course but the first needs after_previous_start",
                    );
                }
            }
        }
        let mut seen = BTreeSet::new();
        for item in schedule.items {
            let field = format!("items.{}", item.id);
            if !seen.insert(item.id) {
                self.defect(&field, "this item id is used twice");
            }
            self.proof(&format!("{field}.proof"), &item.proof);
            if let Some(rule) = &item.only_if {
                self.rule(&format!("{field}.only_if"), rule, None);
            }
            if let When::Series { every, .. } = item.when
                && every.count == 0
            {
                self.defect(&format!("{field}.when"), "a series needs an interval");
            }
        }
    }

    fn one_schedule_each(&mut self) {
        let mut seen = BTreeSet::new();
        for schedule in self.pack.schedules {
            if schedule.in_force.until.is_some() {
                continue;
            }
            for region in schedule.regions {
                if !seen.insert((schedule.medicine, *region)) {
                    self.at("schedules", &schedule.id);
                    self.defect(
                        "in_force",
                        format!("another schedule is current for {} in {region:?}", schedule.medicine),
                    );
                }
            }
        }
    }

    fn pml(&mut self, table: &'static PmlTable) {
        self.at("pml", &table.id);
        self.proof("proof", &table.proof);
        if self.pack.medicine(&table.medicine).is_none() {
            self.defect("medicine", format!("there is no medicine \"{}\"", table.medicine));
        }
        let mut next = 1;
        for band in table.bands {
            if band.from != next || band.to < band.from {
                self.defect("bands", format!("months {} to {} leave a gap", band.from, band.to));
            }
            next = band.to + 1;
        }
        let limit = Decimal::new(i64::from(table.out_of), 0);
        let mut index_rows: Vec<(Option<Decimal>, Option<Decimal>)> = Vec::new();
        for row in table.rows {
            let field = format!("rows.{}", row.id);
            if row.cells.len() != 1 && row.cells.len() != table.bands.len() {
                self.defect(
                    &format!("{field}.cells"),
                    format!("{} cells for {} bands", row.cells.len(), table.bands.len()),
                );
            }
            if row.origin.is_empty() {
                self.defect(&format!("{field}.origin"), "name the dossier rows of the cells");
            }
            for cell in row.cells {
                if cell.value > limit || cell.value < Decimal::new(0, 0) {
                    self.defect(
                        &format!("{field}.cells"),
                        format!("{} cases out of {}", cell.value, table.out_of),
                    );
                }
                self.interval(&field, cell.value, cell.interval.as_ref());
            }
            if let PmlStratum::Index { above, at_most } = row.stratum {
                index_rows.push((above, at_most));
            }
        }
        index_rows.sort_unstable();
        let whole = index_rows.first().is_none_or(|(above, _)| above.is_none())
            && index_rows.last().is_none_or(|(_, at_most)| at_most.is_none())
            && index_rows.windows(2).all(|pair| pair[0].1.is_some() && pair[0].1 == pair[1].0);
        if !whole {
            self.defect("rows", "the index bands must follow each other without gap or overlap");
        }
    }
}

/// Half a unit in the last printed place.
fn half_unit(printed: Decimal) -> f64 {
    0.5 / 10f64.powi(i32::from(printed.places()))
}

/// Whether a printed value can be the rounding of an exact one.
fn agrees(printed: Decimal, exact: f64) -> bool {
    (printed.value() - exact).abs() <= half_unit(printed) + 1e-9
}

/// Whether a printed ratio is possible for two printed values, rounding considered.
fn ratio_possible(first: Decimal, second: Decimal, ratio: Decimal) -> bool {
    let (a, b) = (half_unit(first), half_unit(second));
    let low = (first.value() - a) / (second.value() + b);
    let high = (first.value() + a) / (second.value() - b).max(f64::MIN_POSITIVE);
    let r = half_unit(ratio);
    ratio.value() + r >= low && ratio.value() - r <= high
}

/// Whether the interval of a ratio excludes 1; none without an interval of a ratio.
fn excludes_one(effect: &Effect) -> Option<bool> {
    if effect.kind == EffectKind::PercentLower {
        return None;
    }
    let interval = effect.interval.as_ref()?;
    let one = Decimal::new(1, 0);
    Some(interval.low > one || interval.high < one)
}

/// Whether a printed p is below 0.05; none when it is not printed as a number.
fn p_below_five_percent(effect: &Effect) -> Option<bool> {
    let printed = effect.p?;
    let (bound, text) = match printed.strip_prefix('<') {
        Some(rest) => (true, rest),
        None => (false, printed.0),
    };
    let p: Decimal = text.parse().ok()?;
    let five_percent = Decimal::new(5, 2);
    Some(if bound { p <= five_percent } else { p < five_percent })
}

/// Things an editor should look at, which do not stop the build.
pub fn warnings(pack: &Pack, today: crate::Date) -> Vec<String> {
    let mut warnings = Vec::new();
    for study in pack.studies {
        for outcome in study.outcomes {
            let Some(effect) = &outcome.effect else { continue };
            if let (Some(value), Some(interval)) = (effect.value, &effect.interval)
                && effect.kind != EffectKind::PercentLower
                && asymmetric(value, interval)
            {
                warnings.push(format!(
                    "studies/{}.toml, outcome {}: the interval is asymmetric on the log scale",
                    study.id, outcome.id
                ));
            }
        }
    }
    let two_years_ago = today.0.checked_sub_months(chrono::Months::new(24));
    for source in pack.sources {
        if let (Some(dated), Some(limit)) = (source.dated, two_years_ago)
            && source.citation.contains("product information")
            && dated.latest() < limit
        {
            warnings.push(format!(
                "sources/{}.toml: this copy of a label is older than two years",
                source.id
            ));
        }
        if source.review_by <= today {
            warnings.push(format!("sources/{}.toml: review was due {}", source.id, source.review_by));
        }
    }
    warnings
}

/// More than 10 % apart on the log scale.
fn asymmetric(value: Decimal, interval: &Interval) -> bool {
    let (low, point, high) = (interval.low.value(), value.value(), interval.high.value());
    if low <= 0.0 || point <= low || high <= point {
        return false;
    }
    let (below, above) = ((point / low).ln(), (high / point).ln());
    (below / above - 1.0).abs() > 0.10
}
