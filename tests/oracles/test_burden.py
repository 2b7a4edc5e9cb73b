"""What a plan asks of a person, counted a second time from the table of the plan.

The counts on screen come from the engine. Here they come from the CSV file that the same visit
gives, with the costs of each item read from the evidence.
"""

import csv
import io
import unittest
from datetime import date

import companion

STARTS = ("2027-01-11", "2027-08-31", "2028-02-29")
KINDS = ("needles", "urine_pots", "visits", "infusions", "scans", "hospital_days", "hospital_stays", "sheets")
BEFORE = {"before-first-dose", "before-courses"}
TREATMENTS = {
    item["what"]["plain"]
    for schedule, _ in companion.schedules()
    for item in schedule["items"]
    if item["kind"] == "treatment"
}
PLAIN = {"urine-pot": "urine_pots", "infusion": "infusions", "scan": "scans", "sheet": "sheets", "hospital-stay": "hospital_stays"}


def table(visit):
    return csv.DictReader(io.StringIO(companion.export("csv", visit)))


def rows(visit):
    """Each date of the table that is due in any case: its days and its item."""
    for row in table(visit):
        if not row["Only if treatment stops"]:
            yield row["First day"], row["Last day"], row["Item"]


def count(dates, items, first, end):
    """The burden of the dates from a day up to another, that one not included."""
    found = dict.fromkeys(KINDS, 0)
    shared = {"needles": set(), "visits": set(), "hospital_days": set()}
    for number, (from_day, to_day, name) in enumerate(dates):
        item = items[name]
        # What is due before treatment counts on its last day, a span on its first.
        before = not BEFORE.isdisjoint(item["when"])
        day = date.fromisoformat(to_day if before or not from_day else from_day)
        if not first <= day < end:
            continue
        for cost in item.get("burden", []):
            if cost in PLAIN:
                found[PLAIN[cost]] += 1
            elif cost == "hospital-day":
                shared["hospital_days"].add(day)
            else:
                # Items of one visit on one day share its needle and its way there.
                group = item.get("visit")
                shared[f"{cost}s"].add((day, group) if group else (number,))
    return found | {kind: len(one) for kind, one in shared.items()}


class Burden(unittest.TestCase):
    def test_the_table_of_the_plan_gives_the_same_counts(self):
        asked = [(schedule, region, start) for schedule, region in companion.schedules() for start in STARTS]

        def one(question):
            schedule, region, start = question
            visit = companion.visit(region, schedule["medicine"], start)
            return companion.evaluate(visit)["plan"]["burden"], list(rows(visit))

        seen = 0
        for (schedule, region, start), (burden, dates) in zip(asked, companion.side_by_side(one, asked)):
            items = {item["id"]: item for item in schedule["items"]}
            start = date.fromisoformat(start)
            spans = [("whole_plan", burden["whole_plan"], date.min, date.max),
                     ("before_treatment", burden["before_treatment"], date.min, start)]
            spans += [(year["from"], year, date.fromisoformat(year["from"]), date.fromisoformat(year["until"]))
                      for year in burden["years"]]
            for name, said, first, end in spans:
                said = {kind: said[kind] for kind in KINDS}
                place = f"{schedule['id']}, {region}, {start}, {name}"
                self.assertEqual(said, count(dates, items, first, end), place)
                seen += sum(said.values())
        self.assertGreater(seen, 8_000)

    def test_after_a_change_of_medicine_the_table_holds_what_both_ask_for(self):
        """The rows of the new plan, and of the old one those after its last treatment day."""
        names = {"alemtuzumab": "alemtuzumab", "fingolimod": "fingolimod", "natalizumab": "natalizumab"}
        pairs = [(one, other) for one in names for other in names if one != other]
        for stopped, other in pairs:
            changes = {"stopped": "2028-03-08"}
            earlier = [{"medicine": stopped, "start": "2027-01-11", "changes": changes}]
            alone = companion.visit("eu", other, "2028-06-12")
            both = companion.visit("eu", other, "2028-06-12", earlier=earlier)
            old = companion.visit("eu", stopped, "2027-01-11", changes=changes)
            last = companion.evaluate(old)["plan"]["plan"]["last_treatment_day"]
            tail = [tuple(row.values()) for row in table(old)
                    if row["Last day"] > last and row["What"] not in TREATMENTS]
            wanted = sorted(tail + [tuple(row.values()) for row in table(alone)])
            self.assertEqual(wanted, sorted(tuple(row.values()) for row in table(both)), (stopped, other))
            self.assertTrue(tail, stopped)
            self.assertEqual({stopped, other}, {row["Medicine"] for row in table(both)})


if __name__ == "__main__":
    unittest.main()
