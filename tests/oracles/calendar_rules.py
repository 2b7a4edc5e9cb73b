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


class OpenDays:
    """Where a date goes that falls on a weekend or a closed day."""

    FURTHEST = 7

    def __init__(self, closed=()):
        self.closed = set(closed)

    def is_open(self, day, length=1):
        days = (day + timedelta(days=n) for n in range(length))
        return all(one.isoweekday() <= 5 and one not in self.closed for one in days)

    def nearest(self, day, direction, allowed, length=1):
        """The nearest working day before (-1) or after (1) this one, or none."""
        for far in range(1, self.FURTHEST + 1):
            candidate = day + timedelta(days=direction * far)
            if not allowed(candidate):
                return None
            if self.is_open(candidate, length):
                return candidate
        return None


class Treatment:
    """Treatment days from `start`: courses of (ordinal, first day, last day). `counted` has
    the first day by the schedule of each course that was brought to a working day."""

    def __init__(self, schedule, start, extra_courses=0, open_days=None):
        self.start = start
        self.counted = {}
        at_a_clinic = any(
            item["kind"] == "treatment"
            and item["place"] != "home"
            and variant(item["when"])[0] == "on-treatment-days"
            for item in schedule["items"]
        )
        self.open_days = open_days if at_a_clinic else None
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
                first = self._course(course, first)
            planned.append((course["ordinal"], first, first + timedelta(days=course["days"] - 1)))
        return planned

    def _course(self, course, counted):
        """Never earlier than counted, and not beyond the delay that the document allows."""
        if self.open_days is None or self.open_days.is_open(counted, course["days"]):
            return counted
        delay = course["delay_at_most"]
        found = self.open_days.nearest(
            counted, 1, lambda day: not delay or day <= counted + step(delay), course["days"]
        )
        if found:
            self.counted[course["ordinal"]] = counted
        return found or counted

    def _dose(self, ordinal, counted, before, gap):
        """Never later than counted, and only if the document names the shortest time."""
        if self.open_days is None or not gap or self.open_days.is_open(counted):
            return counted
        found = self.open_days.nearest(counted, -1, lambda day: day >= before + step(gap))
        if found:
            self.counted[ordinal] = counted
        return found or counted

    def _doses(self, regimen, horizon):
        """The first day, the first doses, then one every interval up to the horizon."""
        every, counted_from = regimen["every"], regimen["counted_from"]
        days = [self.start] + [self.start + step(one) for one in regimen["first_doses"]]
        anchor, number = self.start, 1
        if counted_from:
            anchor, number = self.start + step(counted_from), 0
        # The first dose of the interval has no shortest time after the first doses.
        gap = None if counted_from else regimen["no_sooner_than"]
        while (day := anchor + step(every, number)) <= horizon:
            given = self._dose(len(days) + 1, day, days[-1], gap)
            if given != day:
                anchor, number = given, 0
            days.append(given)
            gap = regimen["no_sooner_than"]
            number += 1
        return [(ordinal, day, day) for ordinal, day in enumerate(days, start=1) if day <= horizon]

    def named(self, ordinals):
        return [course for course in self.courses if not ordinals or course[0] in ordinals]

    def anchor(self, name):
        return {"first-dose": self.start, "last-dose": self.last_day}[name]


def series(anchor, every, shifted_back, end, not_before=None):
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
    if name == "before-birth-plan":
        return []  # Nor has one a planned pregnancy; test_birth_plan.py does.
    if name == "after-result":
        return []  # No plan of this oracle has results.
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
        dates = series(anchor, rule["every"], rule["shifted_back"], end, rule["not_before"])
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


def course_numbers(when, treatment):
    """The course to which each date of an item belongs, as far as it belongs to one."""
    name, rule = variant(when)
    if name in ("before-courses", "after-courses"):
        return [ordinal for ordinal, _, _ in treatment.named(rule["courses"])]
    if name != "on-treatment-days":
        return []
    numbers = []
    for ordinal, first, last in treatment.courses:
        if not rule["courses"] or ordinal in rule["courses"]:
            length = (last - first).days + 1
            days = sorted(set(rule["days"])) or range(1, length + 1)
            numbers += [ordinal for number in days if number <= length]
    return numbers


def brought(item, counted, treatment, open_days):
    """The dates of an item once closed days are heeded, in the form of the program."""
    name, rule = variant(item["when"])
    if item["place"] == "home":
        return counted
    courses = course_numbers(item["when"], treatment)
    shown, before = [], None
    for place, one in enumerate(counted):
        text = one.get("on") or one.get("by")
        if text is None:
            shown.append(one)
            continue
        day = date.fromisoformat(text)
        is_last = place + 1 == len(counted)
        if only_if_stopped(item["when"], day, is_last, treatment):
            shown.append(one)
            before = day
            continue
        course = courses[place] if courses else None
        if name == "on-treatment-days" and course in treatment.counted:
            first = next(first for ordinal, first, _ in treatment.courses if ordinal == course)
            own = treatment.counted[course] + (day - first)
            shown.append(one | {"counted": own.isoformat()})
        elif open_days.is_open(day):
            shown.append(one)
        else:
            found = working_day(item, one, day, before, is_last, course, treatment, open_days)
            if found is None:
                shown.append(one | {"on_a_closed_day": True})
            else:
                key = "on" if "on" in one else "by"
                shown.append(one | {key: found.isoformat(), "counted": text})
                day = found
        before = day
    return shown


def only_if_stopped(when, day, is_last, treatment):
    name, rule = variant(when)
    if not treatment.open_ended:
        return False
    if name == "once":
        return rule["anchor"] == "last-dose"
    if name != "series":
        return False
    if rule["from"] == "last-dose" or day > treatment.last_day:
        return True
    if not is_last:
        return False
    back = step(rule["shifted_back"]) if rule["shifted_back"] else NO_STEP
    number, anchor = 1, treatment.anchor(rule["from"])
    while (regular := anchor + step(rule["every"], number) - back) < day:
        number += 1
    return regular != day


def working_day(item, one, day, before, is_last, course, treatment, open_days):
    name, rule = variant(item["when"])
    after_before = lambda candidate: before is None or candidate > before
    earlier = lambda first: open_days.nearest(
        day, -1, lambda candidate: candidate >= first and after_before(candidate)
    )
    later = lambda allowed: open_days.nearest(day, 1, allowed)
    if item["kind"] == "treatment" or name == "on-treatment-days":
        return None
    if name in ("before-first-dose", "before-courses"):
        return earlier(date.fromisoformat(one["earliest"]) if "earliest" in one else date.min)
    if name == "series":
        anchor = treatment.anchor(rule["from"])
        if is_last and not treatment.open_ended:
            last = (before or anchor) + step(rule["every"])
            return later(lambda candidate: candidate <= last)
        return earlier(anchor + step(rule["not_before"]) if rule["not_before"] else anchor)
    if name == "once":
        if rule["anchor"] == "last-dose":
            return later(lambda candidate: True)
        return earlier(treatment.start)
    if rule["from_last_day"]:
        return later(lambda candidate: True)
    return earlier(next(first for ordinal, first, _ in treatment.courses if ordinal == course))


def plan(schedule, start, extra_courses=0, unverified=True, open_days=None):
    """The plan for a person to whom every rule applies, as the program prints it."""
    treatment = Treatment(schedule, start, extra_courses, open_days)
    items, without_dates, left_out, last_days = [], [], [], []
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
        if open_days is not None:
            dates = brought(item, dates, treatment, open_days)
        came_earlier = 0
        for ordinal, one in enumerate(dates, start=1):
            closed = {key: one[key] for key in ("counted", "on_a_closed_day") if key in one}
            if variant(item["when"])[0] == "series":
                before = came_earlier
                shown = date.fromisoformat(one["on"])
                came_earlier = (date.fromisoformat(one.get("counted", one["on"])) - shown).days
                if before > came_earlier:
                    closed["longer_by"] = before - came_earlier
            own = {key: one[key] for key in one if key not in ("counted", "on_a_closed_day")}
            planned = {"id": item["id"], "ordinal": ordinal, "of": len(dates), "due": own}
            name, parts = variant(item["when"])
            if name == "around-each-course" and parts["until_result"]:
                planned["goes_on"] = True  # No plan of this oracle has results.
            items.append(planned | closed)
            # Dates of this form are in order as text.
            last_days.append(one.get("on") or one.get("by") or one["to"])
    return {
        "start": start.isoformat(),
        "items": items,
        "last_treatment_day": treatment.last_day.isoformat(),
        "end": max([treatment.last_day.isoformat(), *last_days]),
        "open_ended": treatment.open_ended,
        "without_dates": without_dates,
        "left_out": left_out,
    }
