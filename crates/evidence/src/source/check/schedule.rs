//! Schedules of treatment and monitoring.

use super::{Checker, is_current};
use crate::record::{Regimen, ResultIs, Schedule, ScheduleItem, Then, When};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn schedules(&mut self) {
        for schedule in self.pack.schedules {
            self.at("schedules", &schedule.id);
            self.proof("proof", &schedule.proof);
            self.known_medicine("medicine", &schedule.medicine);
            self.regions("regions", &schedule.regions);
            self.in_force("in_force", &schedule.in_force);
            if schedule.horizon_months == 0 {
                self.defect("horizon_months", "a schedule needs an end");
            }
            self.regimen(schedule);
            self.on_results(schedule);
            self.unique("items", schedule.items.iter().map(|item| item.id.0));
            for item in schedule.items {
                self.item(item);
            }
        }
        self.one_current_schedule();
    }

    fn on_results(&mut self, schedule: &Schedule) {
        self.unique(
            "on_results",
            schedule.on_results.iter().map(|rule| rule.id.0),
        );
        for rule in schedule.on_results {
            let field = format!("on_results.{}", rule.id);
            self.proof(&format!("{field}.proof"), &rule.proof);
            self.kind_of_result(&field, &rule.result);
            if let Then::HoldCourse { course, .. } = rule.then {
                let waits = match schedule.regimen {
                    Regimen::Courses(courses) => courses
                        .iter()
                        .any(|one| one.ordinal == course && one.delay_at_most.is_some()),
                    Regimen::EveryStep { .. } | Regimen::Daily => false,
                };
                if !waits {
                    self.defect(&field, format!("no course {course} that may be delayed"));
                }
            }
        }
    }

    fn kind_of_result(&mut self, field: &str, result: &ResultIs) {
        if !result.measure.units().contains(&result.unit) {
            self.defect(field, "what is measured has no such unit");
        }
        let limits = [result.below, result.at_most, result.at_least, result.above];
        if limits.iter().all(Option::is_none) {
            self.defect(field, "a kind of result needs a limit");
        }
    }

    fn regimen(&mut self, schedule: &Schedule) {
        match schedule.regimen {
            Regimen::Courses(courses) => {
                if courses.is_empty() {
                    self.defect("regimen", "name at least one course");
                }
                for (index, course) in courses.iter().enumerate() {
                    let place = index + 1;
                    if usize::from(course.ordinal) != place {
                        self.defect(
                            "regimen",
                            format!("course {place} has ordinal {}", course.ordinal),
                        );
                    }
                    if course.days == 0 {
                        self.defect("regimen", format!("course {place} has no days"));
                    }
                    let starts = usize::from(course.after_previous_start.is_some())
                        + usize::from(course.after_first_start.is_some());
                    if starts != usize::from(index > 0) {
                        self.defect(
                            "regimen",
                            "every course but the first needs one of after_previous_start \
                             and after_first_start",
                        );
                    }
                }
            }
            Regimen::EveryStep { every, .. } if every.count == 0 => {
                self.defect("regimen", "a dose at an interval needs an interval");
            }
            Regimen::EveryStep {
                first_doses,
                counted_from,
                ..
            } if first_doses.is_empty() != counted_from.is_none() => {
                self.defect(
                    "regimen",
                    "first doses and the day the interval is counted from go together",
                );
            }
            Regimen::EveryStep { .. } | Regimen::Daily => {}
        }
    }

    fn item(&mut self, item: &ScheduleItem) {
        let field = format!("items.{}", item.id);
        self.proof(&format!("{field}.proof"), &item.proof);
        if let Some(rule) = &item.only_if {
            self.rule(&format!("{field}.only_if"), rule, None);
        }
        if let When::AfterResult { result, .. }
        | When::AroundEachCourse {
            until_result: Some(result),
            ..
        } = &item.when
        {
            self.kind_of_result(&format!("{field}.when"), result);
        }
        if let When::AroundEachCourse {
            until_result: Some(result),
            ..
        } = &item.when
            && (result.at_least.is_none()
                || result.below.or(result.at_most).or(result.above).is_some())
        {
            self.defect(
                &format!("{field}.when"),
                "what goes on until a result goes on until it is `at_least` so much",
            );
        }
        if let When::Series { every, .. } = item.when
            && every.count == 0
        {
            self.defect(&format!("{field}.when"), "a series needs an interval");
        }
    }

    fn one_current_schedule(&mut self) {
        let mut seen = BTreeMap::new();
        for schedule in self.pack.schedules {
            if !is_current(&schedule.in_force) {
                continue;
            }
            for region in schedule.regions {
                if let Some(first) = seen.insert((schedule.medicine, *region), schedule.id) {
                    self.at("schedules", &schedule.id);
                    self.defect(
                        "in_force",
                        format!(
                            "\"{first}\" is current for {} in {region:?}: one must have ended",
                            schedule.medicine
                        ),
                    );
                }
            }
        }
    }
}
