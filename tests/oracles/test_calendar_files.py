"""Every calendar file against two readers: Python icalendar and npm ical.js.

Each schedule in each of its regions, from one start at the end of a month; with
WAYMARK_ORACLE=full from 31 starts. The whole file, and what is new and what is cancelled
after treatment moved or stopped, or dates came to working days.
"""

import unittest
from datetime import date, timedelta

import icalendar

import calendar_events
from companion import FULL, evaluate, export, node, schedules, side_by_side, visit

# Every day of the month, over two leap years and the years between.
STARTS = (
    [date(2024 + n % 5, 1 + n % 12 if n < 27 else (1, 3, 5, 7, 8, 10, 12)[n % 7], n + 1) for n in range(31)]
    if FULL
    else [date(2028, 1, 31)]
)
# No date of a plan may lie before its day, so every start is a day that has passed.
TODAY = "2099-12-31"
PLAN_ID = "6f2c"


def read_by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    found = []
    for event in calendar.walk("VEVENT"):
        first, after = event["DTSTART"].dt, event["DTEND"].dt
        assert type(first) is date and type(after) is date, "whole days"
        found.append(
            {
                "uid": str(event["UID"]),
                "first": first.isoformat(),
                "after": after.isoformat(),
                "sequence": event["SEQUENCE"],
                "status": str(event["STATUS"]) if "STATUS" in event else None,
                "summary": str(event["SUMMARY"]),
                "alarms": len(event.walk("VALARM")),
            }
        )
    return {"method": str(calendar["METHOD"]), "events": found}


def changed_plans(schedule, plan):
    """Changes that documents allow: treatment stops, a second dose or course comes later."""
    start = date.fromisoformat(plan["start"])
    yield "stopped", {"stopped": (start + timedelta(days=100)).isoformat()}, None
    closed = [(start + timedelta(days=n)).isoformat() for n in range(28, 35)]
    yield "working days", {}, {"rule": "working-days", "closed": closed}
    # Daily treatment, and a transplantation, have no second dose or course.
    if len(plan["courses"]) > 1:
        second = plan["courses"][1]
        later = date.fromisoformat(second["first"]) + timedelta(days=3)
        yield "moved", {"treatment": [{"ordinal": second["ordinal"], "to": later.isoformat()}]}, None


class Files(unittest.TestCase):
    """One file after another, each read twice."""

    @classmethod
    def setUpClass(cls):
        asked = [
            (schedule, region, start, known)
            for schedule, region in schedules()
            for start in STARTS
            for known in ((True, False) if FULL else (True,))
        ]
        cls.files = [file for files in side_by_side(cls.made, asked) for file in files]
        by_ical_js = node("read_calendars.mjs", [file["text"] for file in cls.files])
        for file, read in zip(cls.files, by_ical_js, strict=True):
            file["ical.js"] = read
            file["icalendar"] = read_by_icalendar(file["text"])

    @staticmethod
    def made(asked):
        """The files of one plan, each with the events that must be in it."""
        schedule, region, start, known = asked
        where = f"{schedule['id']} in {region} from {start}, known: {known}"
        medicine = schedule["medicine"]
        first = visit(region, medicine, start, known=known)
        plan = evaluate(first, TODAY)["plan"]["plan"]
        before = calendar_events.events(schedule, plan)
        calendar = {
            "id": PLAN_ID,
            "medicine": medicine,
            "region": region,
            "revision": 0,
            "stamp_seconds": 1_800_000_000,
            "events": calendar_events.as_saved(before),
        }
        names = ("--full-names",) if known else ()

        def file(part, wanted, source, *options, sequence=1):
            return {
                "where": f"{where}, {part}",
                "part": part,
                "text": export("ics", source, *options, *names, today=TODAY),
                "wanted": calendar_events.as_read(PLAN_ID, wanted),
                "sequence": sequence,
            }

        files = [file("whole", before, first, "--id", PLAN_ID, sequence=0)]
        for name, change, days in changed_plans(schedule, plan):
            changed = visit(
                region, medicine, start, known=known, calendar=calendar, changes=change, days=days
            )
            now = calendar_events.events(schedule, evaluate(changed, TODAY)["plan"]["plan"])
            new = {key: when for key, when in now.items() if before.get(key) != when}
            gone = {key: when for key, when in before.items() if key not in now}
            if new or gone:
                files.append(file(f"{name}, whole", now, changed))
                files.append(file(f"{name}, new", new, changed, "--part", "new"))
                files.append(file(f"{name}, cancelled", gone, changed, "--part", "cancelled"))
        # Treatment stops, and another medicine begins: both are in the file.
        other, other_schedule = next(
            (one["medicine"], one)
            for one, where in schedules()
            if where == region and one["medicine"] != medicine
        )
        begins = start + timedelta(days=150)
        stopped = {"medicine": medicine, "start": str(start),
                   "changes": {"stopped": str(start + timedelta(days=100))}}
        for name, saved in (("switched", calendar), ("switched unsaved", None)):
            switched = visit(region, other, begins, known=known, calendar=saved, earlier=[stopped])
            evaluated = evaluate(switched, TODAY)["plan"]
            plans = [(schedule, evaluated["earlier"][0]["plan"]), (other_schedule, evaluated["plan"])]
            now = calendar_events.of_visit(plans, medicine if saved else other, before if saved else {})
            if saved is None:
                files.append(file(f"{name}, whole", now, switched, "--id", PLAN_ID, sequence=0))
                continue
            new = {key: when for key, when in now.items() if before.get(key) != when}
            gone = {key: when for key, when in before.items() if key not in now}
            files.append(file(f"{name}, whole", now, switched))
            files.append(file(f"{name}, new", new, switched, "--part", "new"))
            files.append(file(f"{name}, cancelled", gone, switched, "--part", "cancelled"))
        return files

    def test_both_readers_find_every_event_and_no_other(self):
        for file in self.files:
            for reader in ("icalendar", "ical.js"):
                found = sorted(
                    (event["uid"], event["first"], event["after"])
                    for event in file[reader]["events"]
                )
                self.assertEqual(file["wanted"], found, f"{file['where']}, {reader}")

    def test_both_readers_read_the_same_words(self):
        for file in self.files:
            self.assertEqual(file["icalendar"], file["ical.js"], file["where"])

    def test_a_file_says_what_is_to_be_done_with_its_events(self):
        for file in self.files:
            cancels = file["part"].endswith("cancelled")
            read = file["ical.js"]
            self.assertEqual("CANCEL" if cancels else "PUBLISH", read["method"], file["where"])
            for event in read["events"]:
                self.assertEqual("CANCELLED" if cancels else None, event["status"], file["where"])
                self.assertEqual(0 if cancels else 1, event["alarms"], file["where"])
                self.assertEqual(file["sequence"], event["sequence"], file["where"])

    def test_lines_are_of_a_length_that_every_program_reads(self):
        for file in self.files:
            lines = file["text"].encode().split(b"\r\n")
            self.assertEqual(b"", lines.pop(), file["where"])
            for line in lines:
                self.assertLessEqual(len(line), 75, file["where"])
                self.assertNotIn(b"\n", line, file["where"])

    def test_there_was_something_to_read(self):
        wanted = {}
        for file in self.files:
            wanted.setdefault(file["part"], []).append(len(file["wanted"]))
        plans = len(wanted["whole"])
        self.assertTrue(all(wanted["whole"]), "a plan without a date")
        # A stop takes dates away, and a move changes some, in nearly every plan.
        self.assertGreater(sum(map(bool, wanted["stopped, cancelled"])), plans // 2)
        self.assertGreater(sum(map(bool, wanted["stopped, new"])), plans // 2)
        self.assertTrue(all(wanted["moved, new"]))
        # The other medicine is new, and of the first one something is cancelled.
        self.assertEqual(plans, len(wanted["switched, new"]))
        self.assertTrue(all(wanted["switched, new"]))
        self.assertGreater(sum(map(bool, wanted["switched, cancelled"])), plans // 2)
        # Working days move events; none is new or gone by its key but where a dose follows.
        self.assertGreater(sum(map(bool, wanted["working days, new"])), plans // 2)


if __name__ == "__main__":
    unittest.main()
