"""What a plan asks of a person, counted a second time from the table of the plan.

The counts on screen come from the engine. Here they come from the CSV file that the same visit
gives, with the costs of each item read from the evidence.
"""

import calendar
import csv
import io
import unittest
from datetime import date, timedelta

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
PLAIN = {"urine-pot": "urine_pots", "infusion": "infusions", "sheet": "sheets", "hospital-stay": "hospital_stays"}
LONGEST = 5


def table(visit):
    return csv.DictReader(io.StringIO(companion.export("csv", visit)))


def rows(visit):
    """Each date of the table: its days, its item, and whether it is due only if treatment stops."""
    for row in table(visit):
        yield row["First day"], row["Last day"], row["Item"], bool(row["Only if treatment stops"])


def planned(dates):
    """What is due in any case."""
    return [row for row in dates if not row[3]]


def costs(dates, items, first=date.min, end=date.max):
    """What the dates from a day up to another cost, that one not included: one of a set each, so
    that what is shared stands in it once."""
    found = {kind: set() for kind in KINDS}
    for number, (from_day, to_day, name, only) in enumerate(dates):
        item = items[name]
        # What is due before treatment counts on its last day, a span on its first.
        before = not BEFORE.isdisjoint(item["when"])
        day = date.fromisoformat(to_day if before or not from_day else from_day)
        if not first <= day < end:
            continue
        alone = (number, only)
        for cost in item.get("burden", []):
            if cost in PLAIN:
                found[PLAIN[cost]].add(alone)
            elif cost == "hospital-day":
                found["hospital_days"].add(day)
            else:
                # Items of one visit on one day share its needle, its scan and its way there.
                group = item.get("visit")
                found[f"{cost}s"].add((day, group) if group else alone)
    return found


def count(dates, items, first=date.min, end=date.max):
    """The burden of the dates from a day up to another, that one not included."""
    return {kind: len(one) for kind, one in costs(dates, items, first, end).items()}


def if_stopped(dates, items):
    """What more there is to do when treatment stops: nothing that is done anyway."""
    anyway, all_of_it = costs(planned(dates), items), costs(dates, items)
    return {kind: len(all_of_it[kind]) - len(anyway[kind]) for kind in KINDS}


def years_after(start, years):
    last = calendar.monthrange(start.year + years, start.month)[1]
    return date(start.year + years, start.month, min(start.day, last))


def after(day, length):
    """A day so long after another: "48 months"."""
    number, unit = length.split()
    if unit.startswith("day") or unit.startswith("week"):
        return day + timedelta(days=int(number) * (7 if unit.startswith("week") else 1))
    year, month = divmod(day.month - 1 + int(number) * (12 if unit.startswith("year") else 1), 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def beside(plan, dates, items):
    """What stands beside the counted years, from the table; of the plan only that it goes on."""
    treatment = {name for name, item in items.items()
                 if item["kind"] == "treatment" and "on-treatment-days" in item["when"]}
    stop = max(to for _, to, name, _ in dates if name in treatment)
    first = min(day for day, _, name, _ in dates if name in treatment)
    rest = years_after(date.fromisoformat(first), LONGEST)
    end = max(to for _, to, _, _ in dates)
    goes_on = plan["open_ended"]
    later = count(planned(dates), items, rest)
    is_later = any(date.fromisoformat(to) >= rest for _, to, _, _ in dates) and not goes_on
    return {
        "before_treatment": count(planned(dates), items, end=date.fromisoformat(first)),
        "later": {"from": str(rest), **later} if is_later else None,
        "if_stopped": {"from": stop, **if_stopped(dates, items)} if goes_on else None,
        "tail": {"until": end, "items": sorted({name for _, to, name, _ in dates if to == end})} if end > stop else None,
    }, stop


class Burden(unittest.TestCase):
    def test_the_table_of_the_plan_gives_the_same_counts(self):
        asked = [(schedule, region, start) for schedule, region in companion.schedules() for start in STARTS]

        def one(question):
            schedule, region, start = question
            # Yearly scans, and the more frequent ones of people with a high index.
            jc_virus = {"result": "positive", "index": "1.8", "assay": "stratify", "date": "2026-10-01"}
            visit = companion.visit(region, schedule["medicine"], start, jc_virus=jc_virus, earlier_immunosuppressant="no")
            visit["visit"]["compared"] = [schedule["medicine"], "no-medicine"]
            return companion.evaluate(visit), list(rows(visit))

        seen, tails = 0, 0
        for (schedule, region, start), (report, dates) in zip(asked, companion.side_by_side(one, asked)):
            items = {item["id"]: item for item in schedule["items"]}
            plan, burden = report["plan"]["plan"], report["plan"]["burden"]
            place = f"{schedule['id']}, {region}, {start}"
            start = date.fromisoformat(start)
            compared = {option["option"]: option for option in report["comparison"]["over_the_years"]["options"]}
            own = compared[schedule["medicine"]]
            self.assertEqual(None, compared["no-medicine"]["beside"], place)
            spans = [("whole_plan", burden["whole_plan"], date.min, date.max)]
            spans += [(year["from"], year, date.fromisoformat(year["from"]), date.fromisoformat(year["until"]))
                      for year in burden["years"]]
            spans += [(year["years"], year, start, years_after(start, year["years"])) for year in own["burden"]]
            self.assertEqual([2, LONGEST], [year["years"] for year in own["burden"]], place)
            for name, said, first, end in spans:
                said = {kind: said[kind] for kind in KINDS}
                self.assertEqual(said, count(planned(dates), items, first, end), f"{place}, {name}")
                seen += sum(said.values())
            wanted, stop = beside(plan, dates, items)
            for said in (own["beside"], {name: burden[name] for name in wanted}):
                said = {**said, "tail": said["tail"] and dict(said["tail"])}
                if said["tail"]:
                    said["tail"]["items"] = sorted(said["tail"]["items"])
                    length = said["tail"].pop("length")
                    if length:
                        tails += 1
                        self.assertEqual(said["tail"]["until"], str(after(date.fromisoformat(stop), length)), place)
                self.assertEqual(said, wanted, place)
            if not plan["open_ended"]:
                # Together they hold everything once.
                parts = [own["beside"]["before_treatment"], own["burden"][-1], own["beside"]["later"]]
                together = {kind: sum(part[kind] for part in parts if part) for kind in KINDS}
                self.assertEqual(burden["whole_plan"], together, place)
        self.assertGreater(seen, 8_000)
        self.assertGreater(tails, 100)

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
