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
from fractions import Fraction
from pathlib import Path

import effects_cases

TODAY = "2026-11-22"
ROOT = Path(__file__).resolve().parents[2]
EVIDENCE = ROOT / "evidence"
SNAPSHOT = ROOT / "tests" / "fixtures" / "shown-numbers.txt"
VISITS = 1000
MUTATIONS = 30
PER = {"percent-of-people": 100, "per-thousand-people": 1000}


def records(folder):
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((EVIDENCE / folder).glob("*.toml"))]


def endpoints():
    found = {}
    for record in records("endpoints"):
        for one in record.get("endpoints", [record]):
            found[one["id"]] = one["unit"]
    return found


def half_up(value):
    return int(value + Fraction(1, 2))


def shown(value, unit):
    """What stands on screen in the frame of 100 people, as text."""
    exact = Fraction(str(value))
    if unit == "relapses-per-person-year":
        return f"{half_up(exact * 100)} events"
    if unit not in PER:
        return f"{value} mean"
    if exact == 0:
        return "nobody"
    count = half_up(exact * 100 / PER[unit])
    return f"{count} of 100" if count else "under 1 of 100"


def lines(studies, units):
    """One line for each arm of each result: printed value, what is shown."""
    for study in studies:
        for outcome in study.get("outcomes", []):
            for result in outcome["results"]:
                text = shown(result["value"], units[outcome["endpoint"]])
                yield f"{study['id']}/{outcome['id']}/{result['arm']}: {result['value']} -> {text}"


def reported(arm):
    """The same text from the program's own report."""
    value = arm["shown"]
    kind, held = next(iter(value.items()))
    if kind == "out-of":
        return f"{held['count']} of {held['of']}"
    if kind == "fewer-than-one":
        return f"under 1 of {held['of']}"
    if kind == "nobody-of":
        return "nobody"
    if kind == "events-for-hundred-people-in-a-year":
        return f"{held} events"
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

    def test_the_shown_numbers_are_those_last_accepted(self):
        now = "".join(f"{line}\n" for line in lines(self.studies, self.units))
        if os.environ.get("WAYMARK_SHOWN_ACCEPT"):
            SNAPSHOT.write_text(now, encoding="utf-8")
        self.assertEqual(SNAPSHOT.read_text(encoding="utf-8"), now)

    def test_a_changed_value_or_swapped_arms_do_not_go_unseen(self):
        accepted = SNAPSHOT.read_text(encoding="utf-8").splitlines()
        dice = random.Random(1)
        places = [(s, o) for s, study in enumerate(self.studies)
                  for o, outcome in enumerate(study.get("outcomes", []))
                  if any(float(r["value"]) for r in outcome["results"])]
        for number, (s, o) in enumerate(dice.sample(places, MUTATIONS)):
            results = self.studies[s]["outcomes"][o]["results"]
            before = [result["value"] for result in results]
            if number % 2 and len(set(before)) > 1:
                changed = before[1:] + before[:1]
            else:
                changed = [str(Fraction(str(v)) * 101 / 100 + 0) for v in before]
                changed = [f"{float(Fraction(v)):.6g}" for v in changed]
            for result, value in zip(results, changed):
                result["value"] = value
            self.assertNotEqual(accepted, list(lines(self.studies, self.units)), (s, o))
            for result, value in zip(results, before):
                result["value"] = value

    def test_every_pair_shows_the_same_numbers_in_every_visit(self):
        accepted = {}
        for line in SNAPSHOT.read_text(encoding="utf-8").splitlines():
            place, rest = line.split(": ", 1)
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
        value, text = accepted[place]
        self.assertEqual(Fraction(value), Fraction(str(arm["value"])), place)
        self.assertEqual(text.split()[1:], reported(arm).split()[1:], place)
        if text.endswith("mean"):
            return
        self.assertEqual(text, reported(arm), place)
        dots = arm["dots"]
        if dots:
            self.assertEqual(100, sum(dots.values()), place)
            self.assertEqual(f"{dots['sure'] + dots['below']} of 100", text, place)


if __name__ == "__main__":
    unittest.main()
