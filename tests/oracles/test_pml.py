"""The chance of PML against plain arithmetic on a transcription of the published rows.

`pml_rows.csv` is this oracle's own transcription: it is never made from the evidence files.
"""

import csv
import json
import os
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

TODAY = "2026-11-22"
NEAR = Fraction(1, 10**8)
PER = 1000
RESULTS = (None, "never-tested", "negative", "indeterminate", "positive")
ASSAYS = (None, "stratify", "immuno-well")
ANSWERS = ("yes", "no", "not-known")
INDICES = ("", "0.1", "0.89", "0.9", "0.91", "1.49", "1.5", "1.51", "4")


def rows():
    with open(Path(__file__).with_name("pml_rows.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Published:
    """The rows in force of one area, by stratum: (from, to, printed, less than)."""

    def __init__(self, scope):
        self.strata = {}
        for row in rows():
            if row["scope"] != scope:
                continue
            key = (row["jcv"], row["index_band"], row["prior_is"])
            months = tuple(int(row[name]) if row[name] else None for name in ("from_month", "to_month"))
            cell = (*months, Fraction(row["risk_per_1000"]), "less than" in row["measure"])
            self.strata.setdefault(key, []).append(cell)
        self.chained = all(
            row["measure"] in ("annual_conditional", "overall")
            for row in rows()
            if row["scope"] == scope
        )
        self.has_bands = any("0.9" in band for _, band, _ in self.strata)

    def stratum(self, state):
        """The stratum of a state, or the reason why there is none."""
        result, index, assay, too_soon, immunosuppressant = state
        if result is None:
            return "result-not-known"
        if result == "never-tested":
            return "never-tested"
        if too_soon == "yes":
            return "too-soon-after-plasma-exchange-or-immunoglobulin"
        if result == "indeterminate":
            return "indeterminate"
        if result == "negative":
            return ("negative", "", "any")
        if assay == "immuno-well":
            return "other-assay"
        if assay is None and index:
            return "assay-not-known"
        if immunosuppressant == "not-known":
            return "earlier-immunosuppressant-not-known"
        if immunosuppressant == "yes":
            return ("positive", "not_used", "yes")
        if not self.has_bands:
            return ("positive", "not_used", "no")
        if not index:
            return ("positive", "not_available", "no")
        if Fraction(index) <= Fraction("0.9"):
            return ("positive", "<=0.9", "no")
        if Fraction(index) <= Fraction("1.5"):
            return ("positive", ">0.9-<=1.5", "no")
        return ("positive", ">1.5", "no")


def together(cells):
    """1 minus the product of staying free of PML, without a rounding anywhere."""
    free = Fraction(1)
    for _, _, printed, _ in cells:
        free *= 1 - printed / PER
    return 1 - free


def states(too_soon_answers=ANSWERS):
    for result in RESULTS:
        for index in INDICES if result == "positive" else INDICES[:1]:
            for assay in ASSAYS:
                for too_soon in too_soon_answers:
                    for immunosuppressant in ANSWERS:
                        yield result, index, assay, too_soon, immunosuppressant


def visit(region, state):
    result, index, assay, too_soon, immunosuppressant = state
    test = {
        "result": result,
        "index": index,
        "assay": assay,
        "too_soon_after_plasma_exchange_or_immunoglobulin": too_soon,
    }
    return {
        "format": "waymark-visit",
        "version": 1,
        "saved_on": TODAY,
        "app_version": "0.1.0",
        "pack": "000000000000",
        "visit": {
            "decision": "start",
            "region": region,
            "entries": {
                "jc_virus": {name: value for name, value in test.items() if value is not None},
                "earlier_immunosuppressant": immunosuppressant,
            },
        },
    }


def evaluate(visit_file):
    program = os.environ.get("WAYMARK_BIN")
    if not program:
        raise AssertionError(
            "WAYMARK_BIN is not set: build the command-line companion with "
            "`cargo build -p waymark-cli` and set WAYMARK_BIN to target/debug/waymark, "
            "or run `cargo xtask test`"
        )
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(visit_file, file)
        file.flush()
        printed = subprocess.run(
            [program, "evaluate", file.name, "--today", TODAY],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(printed.stdout)["pml"]


class Pml(unittest.TestCase):
    def near(self, expected, printed, where):
        if expected is None:
            self.assertIsNone(printed, where)
            return
        self.assertIsNotNone(printed, where)
        self.assertLess(abs(Fraction(printed["chance"]) - expected), NEAR, where)
        shown = printed["shown"]["out-of"]
        # Half up, as a person would round.
        self.assertEqual(int(expected * 10_000 + Fraction(1, 2)), shown["count"], where)
        self.assertEqual(10_000, shown["of"], where)
        self.assertEqual("provisional", printed["verification"], where)

    def one(self, published, region, state):
        """Compares one state; True when it has a row."""
        where = f"{region} {state}"
        report = evaluate(visit(region, state))
        stratum = published.stratum(state)
        if isinstance(stratum, str):
            self.assertEqual((None, stratum), (report["row"], report["refused"]), where)
            return False
        self.assertIsNone(report["refused"], where)
        self.assertEqual(PER, report["out_of"])
        cells, row = published.strata[stratum], report["row"]
        printed = [(Fraction(cell["value"]), cell.get("less_than", False)) for cell in row["cells"]]
        self.assertEqual([(value, less) for _, _, value, less in cells], printed, where)
        if cells[0][0] is None:
            self.near(cells[0][2] / PER, row["over_all_time"], where)
            for name in ("within_band", "from_the_start", "what_remains"):
                self.assertFalse(any(row[name]), where)
            return True
        self.assertIsNone(row["over_all_time"], where)
        bands = [(band["from"], band["to"]) for band in report["bands"]]
        self.assertEqual([(first, last) for first, last, _, _ in cells], bands, where)

        def expected(part):
            if any(less for *_, less in part) or (len(part) > 1 and not published.chained):
                return None
            return together(part)

        for band in range(len(cells)):
            self.near(expected(cells[band : band + 1]), row["within_band"][band], where)
            self.near(expected(cells[: band + 1]), row["from_the_start"][band], where)
            self.near(expected(cells[band:]), row["what_remains"][band], where)
        return True

    def test_every_state_of_every_region(self):
        found = {"eu": Published("EU"), "us": Published("US")}
        found["uk"] = found["eu"]
        with_row = compared = 0
        with ThreadPoolExecutor(max_workers=4) as workers:
            waiting = [
                workers.submit(self.one, published, region, state)
                for region, published in found.items()
                # The answer that stops everything, and the one not given, once.
                for state in states(ANSWERS if region == "eu" else ANSWERS[1:2])
            ]
            for one in waiting:
                with_row += one.result()
                compared += 1
        self.assertEqual(5 * 9 * (4 + len(INDICES)), compared)
        self.assertGreater(with_row, 100)


class Columns(unittest.TestCase):
    """Section B5 of the notes on the sources: the columns agree with each other."""

    def test_columns_add_up_to_the_cumulative_figures(self):
        strata = Published("EU").strata
        pooled = Published("pooled").strata
        for name, total in (("no", "17.7"), ("yes", "26.7")):
            band = "not_available" if name == "no" else "not_used"
            added = sum(cell[2] for cell in strata[("positive", band, name)])
            self.assertEqual(Fraction(total), added)
            (first, last, printed, _), = pooled[("positive", "", name)]
            self.assertEqual((1, 72), (first, last))
            self.assertLess(abs(added - printed), 1)


if __name__ == "__main__":
    unittest.main()
