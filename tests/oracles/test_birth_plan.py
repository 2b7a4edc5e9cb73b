"""The last dose before a planned pregnancy, counted back with python-dateutil."""

import unittest
from datetime import date, timedelta

from calendar_rules import step, variant
from companion import FULL, evaluate, schedules, side_by_side, visit

ITEM = "last-before-pregnancy"
# Month ends, leap days, and every day of one month.
DAYS = [date(2028, 2, 29), date(2028, 6, 29), date(2029, 6, 30), date(2029, 8, 31), date(2029, 12, 31)]
DAYS += [date(2030, 7, 1) + timedelta(days=n) for n in range(31 if FULL else 7)]


class BirthPlan(unittest.TestCase):
    def test_it_is_so_long_before_and_never_too_late(self):
        asked = [
            (schedule, region, day)
            for schedule, region in schedules()
            if any(item["id"] == ITEM for item in schedule["items"])
            for day in DAYS
        ]

        def one(question):
            schedule, region, day = question
            changes = {"birth_plan": str(day)}
            return evaluate(visit(region, schedule["medicine"], "2027-01-11", changes=changes))["plan"]["plan"]

        for (schedule, region, day), plan in zip(asked, side_by_side(one, asked), strict=True):
            when = next(item["when"] for item in schedule["items"] if item["id"] == ITEM)
            name, rule = variant(when)
            self.assertEqual("before-birth-plan", name)
            length = step(rule["at_least"])
            found = [item["due"] for item in plan["items"] if item["id"] == ITEM]
            where = f"{schedule['id']}, {region}, {day}"
            self.assertEqual([{"by": (day - length).isoformat(), "lead_named": True}], found, where)
            self.assertLessEqual(date.fromisoformat(found[0]["by"]) + length, day, where)
        self.assertGreater(len(asked), 100)


if __name__ == "__main__":
    unittest.main()
