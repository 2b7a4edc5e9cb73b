"""Every definition against a second implementation, written from its sentence.

20,000 drawn visits; 100,000 with WAYMARK_ORACLE=full.
"""

import json
import os
import random
import tempfile
import unittest
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

import criteria_worlds as worlds
from criteria_sentences import DEFINITIONS, JUDGEMENTS
from test_calendar import waymark

TODAYS = [
    date(2026, 11, 22),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2027, 3, 31),
]
VISITS = 100_000 if os.environ.get("WAYMARK_ORACLE") == "full" else 20_000
BATCHES = 4 * len(TODAYS)
OPEN = "cannot-be-determined"


def relapse(day, disabling="yes", on="not-known", separate=False):
    return {
        "row": 0,
        "date": day,
        "disabling": disabling,
        "on_medicine": on,
        "counts_separately": separate,
    }


def scan(day="", gd="", t2="", new="", larger="not-known"):
    return {
        "row": 0,
        "date": day,
        "gadolinium_lesions": gd,
        "t2_lesions": t2,
        "new_or_enlarging_t2_lesions": new,
        "significant_t2_increase": larger,
    }


def person(**known):
    entries = {
        "age_years": "31",
        "phenotype": "relapsing-remitting",
        "edss": "2.5",
        "first_symptoms": "",
        "relapses": [],
        "every_relapse_listed": "yes",
        "scans": [],
        "medicines": [],
        "every_medicine_listed": "yes",
        "judgements": {},
    }
    entries.update(known)
    for rows in ("relapses", "scans", "medicines"):
        for row, entry in enumerate(entries[rows], 1):
            entry["row"] = row
    return entries


class Drawn:
    """Visits near the edges of windows, of the separation and of knowledge."""

    def __init__(self, seed):
        self.draw = random.Random(seed)

    def answer(self):
        return self.draw.choice(["yes", "yes", "no", "not-known"])

    def near(self, today, other=None):
        if other and self.draw.random() < 0.6:
            day = other + timedelta(days=self.draw.choice([-31, -30, -29, 1, 29, 30, 31, 365]))
        else:
            back = self.draw.choice([0, 1, 6, 11, 12, 12, 12, 13, 24, 24, 30])
            day = today - relativedelta(months=back)
            day += timedelta(days=self.draw.choice([-30, -2, -1, 0, 0, 1, 2, 20]))
        return min(day, today)

    def entries(self, today):
        draw = self.draw
        relapses, last = [], None
        inexact = draw.choice([None] * 16 + ["month", "month", "year", "none"])
        for place in range(draw.choice([0, 1, 1, 2, 2, 2, 3, 3, 4])):
            last = self.near(today, last)
            text = last.isoformat()
            if inexact and (place == 0 or (inexact == "month" and place == 1)):
                text = {"month": text[:7], "year": text[:4], "none": ""}[inexact]
            relapses.append(
                relapse(text, self.answer(), self.answer(), draw.random() < 0.12)
            )
        scans = []
        for _ in range(draw.choice([0, 1, 1, 1, 2])):
            day = self.near(today).isoformat()
            new = draw.choice(["", "0", "1", "2"])
            gd = draw.choice(["", "0", "1", "3"])
            # Never fewer than the new or the enhancing ones: that would be refused.
            least = max(int(new or 0), int(gd or 0))
            total = ["", "9", "12"] + [few for few in ("0", "1", "8") if int(few) >= least]
            scans.append(
                scan(
                    draw.choice([day, day, day, day[:7], ""]),
                    gd,
                    draw.choice(total),
                    new,
                    self.answer(),
                )
            )
        names = draw.choice([[], [], ["glatiramer acetate"], ["Avonex", "Gilenya"]])
        medicines = [self.medicine(name, today) for name in names]
        return person(
            age_years=draw.choice(["", "17", "18", "31", "50", "51", "55", "56"]),
            phenotype=draw.choice(["relapsing-remitting"] * 4 + [None] + worlds.COURSES),
            edss=draw.choice(["", "0", "3", "3.0", "3.5", "5.0", "5.5"]),
            first_symptoms=draw.choice(["", "2001-05", (today - timedelta(days=700)).isoformat()]),
            relapses=relapses,
            every_relapse_listed=self.answer(),
            scans=scans,
            medicines=medicines,
            every_medicine_listed=self.answer(),
            judgements={name: self.answer() for name in JUDGEMENTS},
        )


    def medicine(self, name, today):
        draw = self.draw
        start = draw.choice([None, self.near(today)])
        stop = None
        if draw.random() < 0.5:
            first = start or self.near(today)
            stop = min(first + timedelta(days=draw.choice([0, 1, 29, 180, 400])), today)
        text = stop.isoformat() if stop else ""
        return {
            "name": name,
            "start": start.isoformat() if start else "",
            "stop": draw.choice([text, text, text[:7]]),
        }


class Criteria(unittest.TestCase):
    def ask(self, visits, today):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for entries in visits:
                file.write(json.dumps({"entries": entries}) + "\n")
            file.flush()
            lines = waymark(
                "evaluate", "--definitions-only", "--lines", file.name, "--today", str(today)
            )
            answers = [json.loads(line) for line in lines]
        self.assertEqual(len(answers), len(visits), "one line for every visit")
        return answers

    def compare(self, visits, today):
        """Both answers, visit by visit. What the program decides must be so. What it
        leaves open must be open, except where several unknowns hang together: the
        program takes each single question by itself."""
        left_open = answers = 0
        seen = {name: set() for name in DEFINITIONS}
        for entries, printed in zip(visits, self.ask(visits, today)):
            expected, simple = worlds.truths(entries, today)
            for name, truth in expected.items():
                answers += 1
                seen[name].add(truth)
                if printed[name] == truth:
                    continue
                where = f"{name} on {today}: {json.dumps(entries)}"
                self.assertEqual(printed[name], OPEN, f"should be {truth}: {where}")
                self.assertFalse(simple, f"open, but decided, {truth}: {where}")
                left_open += 1
        return answers, left_open, seen

    def test_drawn_visits(self):
        answers = left_open = 0
        met = {name: set() for name in DEFINITIONS}
        batches = range(BATCHES)
        with ProcessPoolExecutor() as workers:
            for some, few, seen in workers.map(compared, batches):
                answers, left_open = answers + some, left_open + few
                for name in DEFINITIONS:
                    met[name] |= seen[name]
        self.assertEqual(answers, VISITS * len(DEFINITIONS))
        self.assertLess(left_open, answers // 500, "too much is left open")
        print(f"\n{VISITS} visits, {answers} answers, {left_open} left open that worlds decide")
        for name, seen in met.items():
            self.assertEqual(len(seen), 3, f"{name} was never seen in each of its answers")

    def test_every_definition_is_written_again(self):
        pack = json.loads("".join(waymark("pack", "export")))
        ids = {definition["id"] for definition in pack["definitions"]}
        self.assertEqual(set(DEFINITIONS), ids)


def compared(batch):
    """One batch of drawn visits, in a process of its own."""
    drawn, today = Drawn(batch), TODAYS[batch % len(TODAYS)]
    visits = [drawn.entries(today) for _ in range(VISITS // BATCHES)]
    return Criteria().compare(visits, today)


class Corners(Criteria):
    """Each corner by hand: what is expected stands beside it, for both implementations."""

    TODAY = date(2026, 11, 22)
    RES, NICE = "ema-rapidly-evolving-severe-2016", "nice-ta127-2024"

    def expect(self, name, truth, entries, today=TODAY):
        self.assertEqual(worlds.truths(entries, today)[0][name], truth, "second implementation")
        self.assertEqual(self.ask([entries], today)[0][name], truth, "Waymark")

    def two(self, first, second="2026-08-04", **known):
        entries = {"relapses": [relapse(first), relapse(second)], "scans": [scan(gd="1")]}
        entries.update(known)
        return person(**entries)

    def test_the_same_day_a_year_earlier_is_inside(self):
        self.expect(self.NICE, "met", self.two("2025-11-22"))
        self.expect(self.NICE, "not-met", self.two("2025-11-21"))

    def test_leap_days(self):
        leap = date(2024, 2, 29)
        self.expect(self.NICE, "met", self.two("2023-02-28", "2023-08-01"), leap)
        self.expect(self.NICE, "not-met", self.two("2023-02-27", "2023-08-01"), leap)
        # In one year: 28 February 2023 to 29 February 2024.
        self.expect(self.RES, "met", self.two("2023-02-28", "2024-02-29"), leap)

    def test_in_one_year_is_not_the_last_year(self):
        old = self.two("2023-03-01", "2023-10-01")
        self.expect(self.RES, "met", old)
        self.expect(self.NICE, "not-met", old)

    def test_month_only(self):
        self.expect(self.NICE, OPEN, self.two("2025-11"))
        self.expect(self.NICE, "met", self.two("2025-12"))
        self.expect(self.NICE, "not-met", self.two("2025-10"))

    def test_thirty_days(self):
        self.expect(self.NICE, "not-met", self.two("2026-07-06"))
        self.expect(self.NICE, "met", self.two("2026-07-05"))

    def test_gadolinium_or_increase_not_both(self):
        self.expect(self.RES, "met", self.two("2026-03-10", scans=[scan(gd="0", larger="yes")]))
        self.expect(self.RES, OPEN, self.two("2026-03-10", scans=[scan(gd="0")]))
        self.expect(self.RES, "not-met", self.two("2026-03-10", scans=[scan(gd="0", larger="no")]))

    def test_every_relapse_is_asked_whether_it_was_disabling(self):
        began = "2025-06"
        for answer, truth in (("yes", "met"), ("no", "not-met"), ("not-known", OPEN)):
            entries = person(
                first_symptoms=began,
                relapses=[relapse("2026-03-10"), relapse("2026-08-04", answer)],
                scans=[scan(gd="1")],
            )
            self.expect(self.RES, truth, entries)
            self.expect(self.NICE, "met", entries)

    def test_activity_on_a_scan_without_a_relapse(self):
        entries = person(
            scans=[scan(gd="2", t2="20", new="4", larger="yes")],
            medicines=[{"name": "Avonex", "start": "2024-01-01", "stop": ""}],
            judgements={name: "yes" for name in JUDGEMENTS},
        )
        for name in ("review-2015-harrms-treated", "nice-ta616-inadequate-response"):
            self.expect(name, "not-met", entries)
        self.expect("ema-highly-active-despite-treatment-2016", "met", entries)
        self.expect("lublin-2013-active", "met", entries)

    def test_adults_with_relapsing_remitting_ms_only(self):
        self.expect(self.RES, "not-met", self.two("2026-03-10", age_years="17"))
        self.expect(self.RES, "met", self.two("2026-03-10", age_years="18"))
        for course in worlds.COURSES:
            truth = "met" if course == "relapsing-remitting" else "not-met"
            self.expect(self.RES, truth, self.two("2026-03-10", phenotype=course))
        isolated = person(phenotype="clinically-isolated")
        self.expect("us-relapsing-forms", "met", isolated)

    def test_treated_people_are_not_shut_out_by_the_european_text(self):
        treated = self.two(
            "2026-03-10", medicines=[{"name": "Avonex", "start": "2024-01-01", "stop": ""}]
        )
        self.expect(self.RES, "met", treated)
        self.expect("review-2015-harrms-untreated", "not-met", treated)

    # The tests of the class above run once, there.
    test_drawn_visits = None
    test_every_definition_is_written_again = None


if __name__ == "__main__":
    unittest.main()
