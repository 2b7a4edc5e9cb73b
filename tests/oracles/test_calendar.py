"""The monitoring calendar against a second implementation of its rules."""

import json
import subprocess
import unittest
from datetime import date, timedelta
from itertools import zip_longest

import calendar_rules as rules
from companion import program

FIRST, LAST = date(2024, 1, 1), date(2031, 12, 31)
COURSES = "alemtuzumab-eu"


def waymark(*arguments):
    """Lines that the command-line companion prints."""
    with subprocess.Popen([program(), *arguments], stdout=subprocess.PIPE, text=True) as running:
        yield from running.stdout
    if running.returncode != 0:
        raise AssertionError(f"waymark {' '.join(arguments)} ended with {running.returncode}")


def days(first, last):
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


class Calendar(unittest.TestCase):
    moved = stayed = longer = 0

    @classmethod
    def setUpClass(cls):
        pack = json.loads("".join(waymark("pack", "export")))
        cls.schedules = {schedule["id"]: schedule for schedule in pack["schedules"]}

    def compare(self, schedule_id, first, last, *options, **asked):
        """Both implementations on every start from `first` to `last`."""
        schedule = self.schedules[schedule_id]
        printed = waymark(
            "plan", schedule_id, "--start", f"{first}..{last}", "--json", *options
        )
        starts = dates = 0
        for start, line in zip_longest(days(first, last), printed):
            self.assertTrue(start and line, "one line for every start, no more, no fewer")
            plan = json.loads(line)
            self.same(schedule_id, rules.plan(schedule, start, **asked), plan)
            self.moved += sum("counted" in item for item in plan["items"])
            self.stayed += sum("on_a_closed_day" in item for item in plan["items"])
            self.longer += sum("longer_by" in item for item in plan["items"])
            starts += 1
            dates += len(plan["items"])
        self.assertGreaterEqual(dates, starts)
        return dates

    def same(self, schedule_id, expected, plan):
        where = f"{schedule_id} from {expected['start']}"
        planned = [
            {
                name: item[name]
                for name in (
                    "id", "ordinal", "of", "due", "counted", "on_a_closed_day", "longer_by", "goes_on",
                )
                if name in item
            }
            for item in plan["items"]
        ]
        if planned != expected["items"]:
            for ours, theirs in zip(expected["items"], planned):
                self.assertEqual(ours, theirs, where)
            self.assertEqual(len(expected["items"]), len(planned), where)
        for name in ("start", "last_treatment_day", "end", "open_ended", "without_dates"):
            self.assertEqual(expected[name], plan[name], f"{where}, {name}")
        left_out = [item["id"] for item in plan["left_out"]]
        self.assertEqual(expected["left_out"], left_out, where)

    def test_courses_from_every_day_of_2024_to_2031(self):
        dates = self.compare(COURSES, FIRST, LAST, "--unverified")
        # Sixty monthly and twenty three-monthly dates at the very least.
        self.assertGreater(dates, 2922 * 80)

    def test_every_other_schedule_from_every_day_of_2024_to_2031(self):
        others = sorted(set(self.schedules) - {COURSES})
        self.assertTrue(others)
        for schedule_id in others:
            with self.subTest(schedule=schedule_id):
                self.compare(schedule_id, FIRST, LAST, "--unverified")

    def test_further_courses_from_every_day_of_a_leap_year(self):
        for extra in (1, 2):
            with self.subTest(extra=extra):
                self.compare(
                    COURSES,
                    date(2028, 1, 1),
                    date(2028, 12, 31),
                    "--unverified",
                    f"--extra-courses={extra}",
                    extra_courses=extra,
                )

    def test_without_what_was_not_read_in_a_source(self):
        for schedule_id in sorted(self.schedules):
            with self.subTest(schedule=schedule_id):
                self.compare(
                    schedule_id, date(2027, 1, 1), date(2027, 12, 31), unverified=False
                )

    def test_on_working_days_from_every_day_of_four_years(self):
        """Weekends, a clinic closed for two weeks each winter, and single closed days."""
        closed = [("2027-12-20", "2028-01-02"), ("2029-05-10", "2029-05-10"), ("2031-04-01", "2031-04-03")]
        open_days = rules.OpenDays(
            day for first, last in closed for day in days(date.fromisoformat(first), date.fromisoformat(last))
        )
        options = ["--working-days"] + [f"--closed={first}..{last}" for first, last in closed]
        self.moved = self.stayed = self.longer = 0
        for schedule_id in sorted(self.schedules):
            with self.subTest(schedule=schedule_id):
                self.compare(
                    schedule_id,
                    date(2027, 1, 1),
                    date(2030, 12, 31),
                    "--unverified",
                    *options,
                    open_days=open_days,
                )
        self.assertGreater(self.moved, 100_000)
        self.assertGreater(self.stayed, 1_000)
        self.assertGreater(self.longer, 10_000)

    def test_starts_at_the_end_of_the_century(self):
        self.compare(COURSES, date(2099, 1, 1), date(2099, 12, 31), "--unverified")


class RulesByHand(unittest.TestCase):
    """The second implementation itself, against dates written by hand."""

    def test_monthly_dates_to_48_months_after_the_last_day(self):
        dates = rules.series(date(2027, 1, 11), "1 month", None, date(2032, 1, 13))
        self.assertEqual(len(dates), 61)
        self.assertEqual(dates[0], date(2027, 2, 11))
        self.assertEqual(dates[-2:], [date(2032, 1, 11), date(2032, 1, 13)])

    def test_month_ends_come_back_to_the_31st(self):
        dates = rules.series(date(2027, 1, 31), "1 month", None, date(2027, 4, 30))
        self.assertEqual(dates, [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)])

    def test_no_gap_is_longer_than_the_interval(self):
        start = date(2027, 1, 1)
        dates = rules.series(start, "10 days", None, date(2027, 1, 22))
        self.assertEqual(dates, [date(2027, 1, 11), date(2027, 1, 21), date(2027, 1, 22)])


if __name__ == "__main__":
    unittest.main()
