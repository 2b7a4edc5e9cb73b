"""The rules of the monitoring calendar, a second time.

Written from the rules in README.md, with the date arithmetic of python-dateutil,
and without a look at the planner. `due_dates` gives every date of one schedule from
its first treatment day.
"""

import json
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

NO_STEP = relativedelta()


@lru_cache(maxsize=None)
def step(text, times=1):
    """`"48 months"`, so many times."""
    count, unit = text.split()
    unit = unit if unit.endswith("s") else unit + "s"
    return relativedelta(**{unit: int(count) * times})


def variant(value):
    """Name and content of a choice, which is written as `"name"` or `{"name": content}`."""
    if isinstance(value, str):
        return value, {}
    [(name, content)] = value.items()
    return name, content


class Treatment:
    """Treatment days from `start`: courses of (ordinal, first day, last day)."""

    def __init__(self, schedule, start, extra_courses=0):
        self.start = start
        self.name, regimen = variant(schedule["regimen"])
        self.open_ended = self.name != "courses"
        horizon = start + relativedelta(months=schedule["horizon_months"])
        if self.name == "courses":
            self.courses = self._consecutive(regimen, extra_courses)
        elif self.name == "every-step":
            self.courses = self._doses(regimen, horizon)
        elif self.name == "daily":
            self.courses = [(1, start, horizon)]
        else:
            raise ValueError(f"unknown regimen {self.name}")
        self.last_day = self.courses[-1][2]

    def _consecutive(self, courses, extra_courses):
        optional = [course for course in courses if course["optional"]]
        left_out = optional[extra_courses:]
        planned = []
        for course in courses:
            if course in left_out:
                continue
            first = self.start
            if planned:
                if course["after_previous_start"]:
                    first = planned[-1][1] + step(course["after_previous_start"])
                else:
                    first = self.start + step(course["after_first_start"])
            planned.append((course["ordinal"], first, first + timedelta(days=course["days"] - 1)))
        return planned

    def _doses(self, regimen, horizon):
        """The first day, the first doses, then one every interval up to the horizon."""
        every, counted_from = regimen["every"], regimen["counted_from"]
        days = [self.start] + [self.start + step(one) for one in regimen["first_doses"]]
        anchor, number = self.start, 1
        if counted_from:
            anchor, number = self.start + step(counted_from), 0
        while (day := anchor + step(every, number)) <= horizon:
            days.append(day)
            number += 1
        return [(ordinal, day, day) for ordinal, day in enumerate(days, start=1) if day <= horizon]

    def named(self, ordinals):
        return [course for course in self.courses if not ordinals or course[0] in ordinals]

    def anchor(self, name):
        return {"first-dose": self.start, "last-dose": self.last_day}[name]


def series(anchor, every, shifted_back, end, looks_ahead_to=None, not_before=None):
    """Regular dates before the end, then the end; a last one too close to it gives way."""
    back = step(shifted_back) if shifted_back else None
    begin = anchor + step(not_before) if not_before else anchor

    def regular(number):
        day = anchor + step(every, number)
        return day - back if back else day

    number = 1
    dates = []
    while (day := regular(number)) < end:
        if day >= max(anchor, begin):
            dates.append(day)
        number += 1
    if dates:
        interval = day - dates[-1]
        gives_way = looks_ahead_to is None or dates[-1] > looks_ahead_to
        if gives_way and end - dates[-1] < interval / 2:
            del dates[-1]
    if end >= max(anchor, begin):
        dates.append(end)
    return sorted(set(dates))


def on(day):
    return {"on": day.isoformat()}


def span(first, last):
    return {"from": first.isoformat(), "to": last.isoformat()}


def latest_before(day, rule):
    lead, limit = rule["at_least"], rule["not_earlier"]
    latest = day - (step(lead) if lead else timedelta(days=1))
    by = {"by": latest.isoformat(), "lead_named": lead is not None}
    if limit:
        by["earliest"] = (day - step(limit)).isoformat()
    return by


def due(when, treatment):
    """Every due date of one item, in order; none for an item without dates."""
    name, rule = variant(when)
    if name == "no-dates":
        return None
    if name == "before-first-dose":
        return [latest_before(treatment.start, rule)]
    if name == "before-courses":
        return [latest_before(first, rule) for _, first, _ in treatment.named(rule["courses"])]
    if name == "after-courses":
        return [
            on((last if rule["from_last_day"] else first) + step(rule["after"]))
            for _, first, last in treatment.named(rule["courses"])
        ]
    if name == "on-treatment-days":
        return treatment_days(rule, treatment)
    if name == "series":
        end = treatment.last_day + step(rule["until_after_last_dose"])
        anchor = treatment.anchor(rule["from"])
        ahead = treatment.last_day if treatment.open_ended else None
        dates = series(
            anchor, rule["every"], rule["shifted_back"], end, ahead, rule["not_before"]
        )
        return [on(day) for day in dates]
    if name == "around-each-course":
        before = step(rule["before"]) if rule["before"] else NO_STEP
        return [
            span(first - before, last + step(rule["after"]))
            for _, first, last in treatment.courses
        ]
    if name == "once":
        return [on(treatment.anchor(rule["anchor"]) + step(rule["after"]))]
    raise ValueError(f"unknown rule {name}")


def treatment_days(rule, treatment):
    days = []
    for ordinal, first, last in treatment.courses:
        if rule["courses"] and ordinal not in rule["courses"]:
            continue
        if treatment.name == "daily" and not rule["days"]:
            days.append(span(first, last))
            continue
        length = (last - first).days + 1
        for number in sorted(set(rule["days"])) or range(1, length + 1):
            if number <= length:
                days.append(on(first + timedelta(days=number - 1)))
    return days


def plan(schedule, start, extra_courses=0, unverified=True):
    """The plan for a person to whom every rule applies, as the program prints it."""
    treatment = Treatment(schedule, start, extra_courses)
    items, without_dates, left_out = [], [], []
    # Many items share one rule: its dates are made once.
    made = {}
    for item in schedule["items"]:
        if item["proof"]["verification"] == "unverified" and not unverified:
            left_out.append(item["id"])
            continue
        rule = json.dumps(item["when"])
        if rule not in made:
            made[rule] = due(item["when"], treatment)
        dates = made[rule]
        if dates is None:
            without_dates.append(item["id"])
            continue
        items += [
            {"id": item["id"], "ordinal": ordinal, "of": len(dates), "due": one}
            for ordinal, one in enumerate(dates, start=1)
        ]
    # Dates of this form are in order as text.
    last_days = [
        one.get("on") or one.get("by") or one["to"] for dates in made.values() for one in dates or []
    ]
    return {
        "start": start.isoformat(),
        "items": items,
        "last_treatment_day": treatment.last_day.isoformat(),
        "end": max([treatment.last_day.isoformat(), *last_days]),
        "open_ended": treatment.open_ended,
        "without_dates": without_dates,
        "left_out": left_out,
    }
