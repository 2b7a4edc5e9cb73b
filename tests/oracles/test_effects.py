"""Numbers on screen against the evidence files, read and rounded a second time."""

import itertools
import json
import os
import random
import subprocess
import tempfile
import tomllib
import unittest
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import effects_cases
import effects_ranges
import test_pml

TODAY = "2026-11-22"
ROOT = Path(__file__).resolve().parents[2]
EVIDENCE = ROOT / "evidence"
SNAPSHOT = ROOT / "tests" / "fixtures" / "shown-numbers.txt"
VISITS = 1000
MUTATIONS = 100
PER = {"percent-of-people": 100, "per-thousand-people": 1000}


def records(folder):
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((EVIDENCE / folder).glob("*.toml"))]


def endpoints():
    found = {}
    for record in records("endpoints"):
        for one in record.get("endpoints", [record]):
            found[one["id"]] = one["unit"], "event" in one
    return found


def half_up(value):
    return int(value + Fraction(1, 2))


def shown(value, unit, turned=False):
    """What stands on screen in the frame of 100 people, as text.

    A turned value is printed of the people without the event that stands on screen."""
    exact = Fraction(str(value))
    if turned:
        if exact == PER[unit]:
            return "nobody"
        count = 100 - half_up(exact * 100 / PER[unit])
        return f"{count} of 100" if count else "under 1 of 100"
    if unit == "relapses-per-person-year":
        return f"{half_up(exact * 100)} events"
    if unit == "per-hundred-thousand-person-years":
        count = half_up(exact * 100 / 100_000)
        return f"{count} in 100 years" if count else "under 1 in 100 years"
    if unit not in PER:
        return f"{value} mean"
    if exact == 0:
        return "nobody"
    count = half_up(exact * 100 / PER[unit])
    return f"{count} of 100" if count else "under 1 of 100"


def at_least(count, value):
    """A limit: a share above none is never written as none."""
    return f"{count} of 100" if count or not value else "under 1 of 100"


def people_counted(result, arm, unit, turned):
    """People with what is shown, of how many; nobody of a group is nobody of all its people."""
    none = PER.get(unit) if turned else 0
    if Fraction(str(result["value"])) == none:
        return 0, result.get("of") or arm.get("analysed") or arm.get("randomised")
    events, people = result.get("events"), result.get("of")
    return (people - events if turned and events is not None else events), people


def limits(outcome, result, arm, unit, turned):
    """The range: the published one, else the one of the people counted, else none."""
    if interval := result.get("interval"):
        ends = ("high", "low") if turned else ("low", "high")
        return [shown_limit(interval[end], unit, turned) for end in ends], "published"
    events, people = people_counted(result, arm, unit, turned)
    if outcome["estimation"] != "counted" or unit not in PER or events is None or people is None:
        return None, None
    if events:
        ends = effects_cases.wilson(events, people)
    else:
        ends = Decimal(0), min(Decimal(1), -Decimal("0.025").ln() / people)
    return [at_least(half_up(Fraction(end) * 100), end) for end in ends], "people-counted"


def shown_limit(value, unit, turned):
    text = shown(value, unit, turned)
    return "0 of 100" if text == "nobody" else text


def lines(studies, units):
    """One line for each arm of each result, and one for each published effect."""
    for study in studies:
        for outcome in study.get("outcomes", []):
            unit, turned = units[outcome["endpoint"]]
            where = f"{study['id']}/{outcome['id']}"
            arms = {arm["id"]: arm for arm in study["arms"]}
            for result in outcome["results"]:
                text = shown(result["value"], unit, turned)
                ends, source = limits(outcome, result, arms[result["arm"]], unit, turned)
                between = f" ({ends[0]} to {ends[1]}, {source})" if ends else ""
                people = f" {result['events']}/{result['of']}" if "events" in result else ""
                interval = "".join(f" {end}" for end in result.get("interval", {}).values())
                yield f"{where}/{result['arm']}: {result['value']}{people}{interval} -> {text}{between}"
            if effect := outcome.get("effect"):
                interval = effect.get("interval", {})
                parts = [effect["kind"], effect.get("value", ""), *map(str, interval.values())]
                yield f"{where} effect: {' '.join(parts)}"


def number(text):
    """The whole number in a text of this form."""
    return 0 if text.startswith("under") else int(text.split()[0])


def reported(arm):
    return said(arm["shown"])


def said(value):
    """The same text from the program's own report."""
    kind, held = next(iter(value.items()))
    if kind == "out-of":
        return f"{held['count']} of {held['of']}"
    if kind == "fewer-than-one":
        return f"under 1 of {held['of']}"
    if kind == "nobody-of":
        return "nobody"
    if kind == "events-for-hundred-people-in-a-year":
        return f"{held} events"
    if kind == "people-in-a-year":
        return f"{held['count'] or 'under 1'} in {held['of']} years"
    return f"{held['value']} mean"


def evaluate(options, age):
    program = os.environ.get("WAYMARK_BIN")
    if not program:
        raise AssertionError("WAYMARK_BIN is not set: see README.md in this folder")
    visit = {
        "format": "waymark-visit", "version": 1, "saved_on": TODAY, "app_version": "0.1.0",
        "pack": "000000000000",
        "visit": {"decision": "start", "region": "eu", "entries": {"age_years": str(age)}, "compared": options},
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(visit, file)
        file.flush()
        printed = subprocess.run([program, "evaluate", file.name, "--today", TODAY],
                                 stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(printed.stdout)["comparison"]


class Effects(unittest.TestCase):
    def setUp(self):
        self.units = endpoints()
        self.studies = records("studies")

    def test_the_cases_are_those_of_the_plain_formulas(self):
        self.assertEqual(effects_cases.FILE.read_text(encoding="utf-8"), effects_cases.text())

    def test_the_ranges_are_those_of_the_second_way(self):
        self.assertEqual(effects_ranges.FILE.read_text(encoding="utf-8"), effects_ranges.text())

    def test_the_shown_numbers_are_those_last_accepted(self):
        now = "".join(f"{line}\n" for line in lines(self.studies, self.units))
        if os.environ.get("WAYMARK_SHOWN_ACCEPT"):
            SNAPSHOT.write_text(now, encoding="utf-8")
        self.assertEqual(SNAPSHOT.read_text(encoding="utf-8"), now)

    def places(self):
        """Every number of a result: the place that holds it, and its name there."""
        for study in self.studies:
            for outcome in study.get("outcomes", []):
                for result in outcome["results"]:
                    yield from ((result, name) for name in ("value", "events", "of") if name in result)
                    yield from ((result["interval"], name) for name in ("low", "high") if "interval" in result)
                effect = outcome.get("effect", {})
                if "value" in effect:
                    yield effect, "value"
                yield from ((effect["interval"], name) for name in ("low", "high") if "interval" in effect)
        for table in records("pml"):
            for row in table["rows"]:
                yield from ((cell, "value") for cell in row["cells"])

    def test_a_number_changed_by_one_per_cent_does_not_go_unseen(self):
        """Each change is seen by the accepted lines, or, in a table of PML, by its transcription."""
        accepted = SNAPSHOT.read_text(encoding="utf-8").splitlines()
        dice = random.Random(1)
        places = [(at, name) for at, name in self.places() if Fraction(str(at[name]))]
        self.assertGreater(len(places), 1000)
        seen = 0
        for at, name in dice.sample(places, MUTATIONS):
            before = at[name]
            changed = Fraction(str(before)) * 101 / 100
            at[name] = int(changed) + 1 if isinstance(before, int) else f"{float(changed):.6g}"
            in_results = accepted != list(lines(self.studies, self.units))
            printed = {Fraction(row["risk_per_1000"]) for row in test_pml.rows()}
            seen += in_results or (name == "value" and Fraction(str(at[name])) not in printed)
            at[name] = before
        self.assertEqual(accepted, list(lines(self.studies, self.units)))
        self.assertEqual(MUTATIONS, seen)

    def test_swapped_arms_do_not_go_unseen(self):
        accepted = SNAPSHOT.read_text(encoding="utf-8").splitlines()
        dice = random.Random(3)
        outcomes = [outcome for study in self.studies for outcome in study.get("outcomes", [])
                    if len({result["value"] for result in outcome["results"]}) > 1]
        for outcome in dice.sample(outcomes, MUTATIONS):
            names = [result["arm"] for result in outcome["results"]]
            for result, name in zip(outcome["results"], names[1:] + names[:1]):
                result["arm"] = name
            self.assertNotEqual(accepted, list(lines(self.studies, self.units)), outcome["id"])
            for result, name in zip(outcome["results"], names):
                result["arm"] = name

    def test_every_pair_shows_the_same_numbers_in_every_visit(self):
        accepted = {}
        for line in SNAPSHOT.read_text(encoding="utf-8").splitlines():
            place, rest = line.split(": ", 1)
            if " -> " in rest:
                accepted[place] = rest.split(" -> ")
        medicines = [record["id"] for record in records("medicines")]
        pairs = list(itertools.combinations(medicines, 2))
        dice = random.Random(2)
        visits = [(list(pair), dice.randint(18, 60))
                  for pair in itertools.islice(itertools.cycle(pairs), max(VISITS, len(pairs)))]
        if limit := os.environ.get("WAYMARK_ORACLE_VISITS"):
            visits = dice.sample(visits, int(limit))
        seen = 0
        with ThreadPoolExecutor(2) as pool:
            for (pair, _), report in zip(visits, pool.map(lambda visit: evaluate(*visit), visits)):
                self.assertEqual(sorted(pair), sorted(report["options"]))
                cells = [cell for row in report["rows"] for cell in row["cells"]]
                for cell in cells + report["highly_active_subgroups"]:
                    for result in cell["results"]:
                        for arm in filter(None, (result["own"], result["against"])):
                            self.one(accepted, result, arm)
                            seen += 1
        self.assertGreater(seen, len(visits))

    def one(self, accepted, result, arm):
        place = f"{result['study']['id']}/{result['outcome']['id']}/{arm['id']}"
        printed, text = accepted[place]
        text, _, between = text.partition(" (")
        self.assertEqual(Fraction(printed.split()[0]), Fraction(str(arm["value"])), place)
        self.assertEqual(text.split()[1:], reported(arm).split()[1:], place)
        self.range(between, arm, place)
        if text.endswith("mean"):
            return
        self.assertEqual(text, reported(arm), place)
        dots = arm["dots"]
        if dots:
            self.assertEqual(100, sum(dots.values()), place)
            self.assertEqual(f"{dots['sure'] + dots['below']} of 100", text, place)
            if arm["range"]:
                low, high = (number(said(end)) for end in arm["range"])
                self.assertEqual((low, high), (dots["sure"], 100 - dots["without"]), place)

    def range(self, between, arm, place):
        if not between:
            self.assertIsNone(arm["range"], place)
            return
        ends = [said(end) for end in arm["range"]]
        self.assertEqual(between, f"{ends[0]} to {ends[1]}, {arm['range_from']})", place)


if __name__ == "__main__":
    unittest.main()
