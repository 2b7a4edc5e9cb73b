"""FHIR files: two validators, the rules of the dates, and the numbers once more.

Every schedule in every region, plans that were changed, every row of the PML tables and every
refusal. The second half breaks files on purpose: each check must notice.
"""

import copy
import json
import unittest
from decimal import Decimal

import fhir_bundle as checks
from companion import FULL, TODAY, evaluate, export, node, schedules, side_by_side, visit

MEDICINE = "natalizumab"
# The last day of a long month, the first of January, a leap day.
STARTS = ("2028-01-31", "2027-01-01", "2028-02-29", "2027-12-30") if FULL else ("2028-01-31",)
TYPED = ("Aunt Petronella", "1987-06-23", "Marmalade")


def test_of(result, index="", assay="stratify", too_soon="not-known"):
    return {
        "result": result,
        "index": index,
        **({"assay": assay} if assay else {}),
        "date": "2026-09",
        "too_soon_after_plasma_exchange_or_immunoglobulin": too_soon,
    }


def planned_visits():
    for schedule, region in schedules():
        for start in STARTS:
            second = {"treatment": [{"ordinal": 2, "to": "2029-04-05"}]}
            stopped = {"stopped": "2029-06-15"}
            for changes in (None, stopped) + ((second,) if schedule["id"] == "alemtuzumab-eu" else ()):
                one = visit(region, schedule["medicine"], start, changes=changes)
                yield f"{schedule['id']} {region} {start} {changes}", one
    ticks = [
        {"item": "full-blood-count", "ordinal": 1, "done_on": "2028-03-01"},
        {"item": "full-blood-count", "ordinal": 2},
        {"item": "thyroid", "ordinal": 1, "done_on": "2028-05-02"},
    ]
    moved = [{"item": "full-blood-count", "ordinal": 4, "to": "2028-06-05"}]
    changes = {"extra_courses": 1, "ticks": ticks, "moved": moved}
    yield "ticked and moved", visit("eu", "alemtuzumab", "2028-01-31", changes=changes)
    yield from switched_visits()


def result(measure, value, unit, date):
    return {"measure": measure, "value": value, "unit": unit, "date": date}


RESULTS = {
    "fingolimod-eu": [
        result("lymphocytes", "0.19", "billion-per-litre", "2026-03-01"),
        result("lymphocytes", "190", "per-mm3", "2026-03-08"),
        result("alt", "2.5", "times-upper-limit", "2026-03-08"),
    ],
    "mitoxantrone-us": [result("ejection-fraction", "55", "percent", "2026-03-01")],
    "alemtuzumab-eu": [
        result("platelets", "below", "laboratory-range", "2026-03-01"),
        result("platelets", "inside", "laboratory-range", "2026-03-02"),
    ],
}


def switched_visits():
    """From each medicine to the next of its region, with results where a schedule knows some."""
    for schedule, region in schedules():
        others = [one for one, where in schedules() if where == region and one["id"] != schedule["id"]]
        changes = {"stopped": "2026-05-11", "results": RESULTS.get(schedule["id"], [])}
        earlier = [{"medicine": schedule["medicine"], "start": "2026-01-11", "changes": changes}]
        other = others[0]
        present = {"results": RESULTS.get(other["id"], [])}
        yield f"switched {schedule['id']} {region}", visit(
            region, other["medicine"], "2028-01-31", changes=present, earlier=earlier
        )
        # Nothing is planned yet: what the stopped one asks for is in the file all the same.
        if schedule["id"] == "alemtuzumab-eu":
            yield f"switched, no start {region}", visit(region, other["medicine"], "", earlier=earlier)


def pml_visits():
    positive = [test_of("positive", index) for index in ("", "0.9", "1.5", "1.51")]
    others = [
        {},
        test_of("never-tested"),
        test_of("negative"),
        test_of("indeterminate"),
        test_of("positive", "1.8", "immuno-well"),
        test_of("positive", "1.8", None),
        test_of("positive", "1.8", too_soon="yes"),
    ]
    for region in ("eu", "uk", "us"):
        for test in positive + others:
            for earlier in ("yes", "no", "not-known"):
                one = visit(region, jc_virus=test, earlier_immunosuppressant=earlier)
                one["visit"]["compared"] = [MEDICINE]
                yield f"{region} {test} {earlier}", one
    one = visit("eu", jc_virus=test_of("positive", "1.8"), earlier_immunosuppressant="no")
    yield "not considered", one
    one = copy.deepcopy(one)
    one["visit"]["entries"]["medicines"] = [{"row": 1, "name": "Tysabri", "start": "2025-01-11"}]
    yield "taken now", one


class Case:
    """A visit, its file, and what the program evaluates."""

    def __init__(self, asked):
        self.name, self.visit = asked
        typed = self.visit["visit"]
        typed["entries"]["first_symptoms"] = TYPED[1]
        typed["matters"] = {"worries": TYPED[0], "questions": TYPED[2]}
        self.text = export("fhir", self.visit)
        self.bundle = json.loads(self.text, parse_float=Decimal)
        evaluated = evaluate(self.visit)
        chosen = evaluated["plan"] or {}
        self.plan = chosen.get("plan")
        if self.plan:
            self.plan["daily"] = self.visit_is_daily(chosen["schedule"]["id"])
        self.earlier = []
        for one in chosen.get("earlier", []):
            one["plan"]["daily"] = self.visit_is_daily(one["schedule"])
            self.earlier.append(checks.tail(one["plan"], self.kinds[one["schedule"]]))
        entered = [typed["plan"], *typed["plan"].get("earlier", [])]
        self.results = [one for plan in entered for one in plan.get("changes", {}).get("results", [])]
        self.pml = evaluated["pml"]
        taken = [one["name"] for one in typed["entries"].get("medicines", [])]
        self.considered = MEDICINE in typed.get("compared", []) + [typed["plan"]["medicine"]] or taken
        self.pack = evaluated["evidence"]["pack"]

    regimens, kinds = {}, {}

    @classmethod
    def visit_is_daily(cls, schedule):
        return cls.regimens[schedule] == "daily"

    def wrong(self, bundle=None):
        """What the checks find."""
        bundle = bundle or self.bundle
        found = []
        for check in (checks.by_model, checks.timing, checks.references, checks.percentages):
            found += check(bundle)
        found += checks.dates(bundle, self.plan, *self.earlier) + checks.results(bundle, self.results)
        return found + checks.chances(bundle, self.pml, self.considered)


def known_schedules():
    for schedule, _ in schedules():
        Case.regimens[schedule["id"]] = schedule["regimen"]
        Case.kinds[schedule["id"]] = {item["id"]: item["kind"] for item in schedule["items"]}


class Fhir(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        known_schedules()
        cls.cases = side_by_side(Case, [*planned_visits(), *pml_visits()])

    def case(self, name):
        return next(case for case in self.cases if case.name.startswith(name))

    def test_every_file_holds(self):
        for case in self.cases:
            self.assertEqual([], case.wrong(), case.name)

    def test_every_file_is_valid_for_the_validator_of_npm(self):
        plain = [json.loads(case.text) for case in self.cases]
        for case, wrong in zip(self.cases, node("validate_bundles.mjs", plain), strict=True):
            self.assertEqual([], wrong, case.name)

    def test_every_case_is_one(self):
        """Plans have dates and rules; tables have rows; refusals have no number."""
        requests = [one for case in self.cases for one in checks.resources(case.bundle, "ServiceRequest")]
        rules = [one for one in requests if "repeat" in one.get("occurrenceTiming", {})]
        self.assertGreater(len(rules), 50)
        units = {one["occurrenceTiming"]["repeat"]["periodUnit"] for one in rules}
        self.assertEqual({"d", "wk", "mo"}, units)
        self.assertTrue(all(case.plan for case in self.cases if case.visit["visit"]["plan"]["start"]))
        refused = {case.pml["refused"] for case in self.cases if case.considered and case.pml}
        # Seven reasons, and none.
        self.assertEqual(8, len(refused), refused)
        self.assertGreater(sum(bool(case.earlier and case.earlier[0]["items"]) for case in self.cases), 15)
        self.assertGreater(sum(len(case.results) for case in self.cases), 15)
        self.assertTrue(self.case("switched, no start").plan is None)
        limits = [case for case in self.cases if '"probabilityRange"' in case.text]
        self.assertTrue(limits)

    def test_the_evidence_is_named_and_the_person_is_not(self):
        for case in self.cases:
            self.assertIn(case.pack, case.text, case.name)
            for typed in (*TYPED, "birthDate", "gender"):
                self.assertNotIn(typed, case.text, case.name)

    def test_the_same_visit_gives_the_same_file(self):
        case = self.case("ticked and moved")
        self.assertEqual(case.text, export("fhir", case.visit, today=TODAY))


def first(bundle, kind, having=""):
    return next(one for one in checks.resources(bundle, kind) if having in json.dumps(one, default=str))


def broken_files(bundle):
    """Name, and a file with one defect."""

    def broken(name, spoil):
        spoiled = copy.deepcopy(bundle)
        spoil(spoiled)
        return name, spoiled

    def rule(spoiled):
        return first(spoiled, "ServiceRequest", '"mo"')["occurrenceTiming"]

    def quantity(spoiled):
        return first(spoiled, "Observation", "10*9/L")["valueQuantity"]

    def chance(spoiled):
        return first(spoiled, "RiskAssessment", "from-the-start")["prediction"][0]

    return [
        broken("no subject", lambda all: first(all, "CarePlan").pop("subject")),
        broken("an unknown property", lambda all: first(all, "CarePlan").update(frob="1")),
        broken("a day that is none", lambda all: rule(all)["event"].__setitem__(0, "2028-02-30")),
        broken("a day moved in the list", lambda all: rule(all)["event"].__setitem__(2, "2028-04-29")),
        broken("a day missing", lambda all: rule(all)["event"].pop()),
        broken("another interval", lambda all: rule(all)["repeat"].update(period=2)),
        broken("no such unit of time", lambda all: rule(all)["repeat"].update(periodUnit="month")),
        broken("another count", lambda all: rule(all)["repeat"].update(count=3)),
        broken("other bounds", lambda all: rule(all)["repeat"]["boundsPeriod"].update(end="2099-01-31")),
        broken("a request missing", lambda all: all["entry"].remove(
            next(one for one in all["entry"] if one["resource"]["resourceType"] == "ServiceRequest"))),
        broken("a reference to nothing", lambda all: first(all, "ServiceRequest")["subject"].update(
            reference="urn:uuid:00000000-0000-8000-8000-000000000000")),
        broken("an entry twice", lambda all: all["entry"].append(all["entry"][0])),
        broken("a fraction for a percentage", lambda all: chance(all).update(
            probabilityDecimal=chance(all)["probabilityDecimal"] / 100)),
        broken("above 100", lambda all: chance(all).update(probabilityDecimal=Decimal(101))),
        broken("another number in words", lambda all: chance(all).update(rationale="1 out of 10 people")),
        broken("both kinds of chance", lambda all: chance(all).update(
            probabilityRange={"high": {"value": Decimal(1)}})),
        broken("a limit without its unit", lambda all: chance(all).update(
            probabilityRange={"high": {"value": chance(all).pop("probabilityDecimal")}})),
        broken("no mark", lambda all: first(all, "RiskAssessment").update(note=[{"text": "Fine."}])),
        broken("an assessment missing", lambda all: all["entry"].pop()),
        broken("a result in another unit", lambda all: quantity(all).update(code="/mm3")),
        broken("another result", lambda all: quantity(all).update(value=Decimal("0.29"))),
        broken("a result that no plan names", lambda all: first(all, "CarePlan", "supportingInfo").pop("supportingInfo")),
        broken("a date of the stopped medicine missing", lambda all: all["entry"].remove(
            next(one for one in all["entry"] if "fingolimod:" in json.dumps(one, default=str)
                 and one["resource"]["resourceType"] == "ServiceRequest"))),
    ]


class Broken(unittest.TestCase):
    """A check that cannot fail is none."""

    @classmethod
    def setUpClass(cls):
        known_schedules()
        one = visit(
            "eu",
            "alemtuzumab",
            "2028-01-11",
            earlier=[{"medicine": "fingolimod", "start": "2026-01-11", "changes": {
                "stopped": "2026-05-11", "results": RESULTS["fingolimod-eu"]}}],
            jc_virus=test_of("positive", "1.8"),
            earlier_immunosuppressant="no",
        )
        one["visit"]["compared"] = [MEDICINE]
        cls.case = Case(("to be broken", one))

    def test_the_whole_one_holds(self):
        self.assertEqual([], self.case.wrong())

    def test_every_defect_is_found(self):
        files = broken_files(self.case.bundle)
        self.assertEqual(23, len(files))
        for name, bundle in files:
            with self.subTest(defect=name):
                self.assertNotEqual(self.case.bundle, bundle, "it is not broken")
                self.assertNotEqual([], self.case.wrong(bundle))

    def test_a_number_for_a_refusal_is_found(self):
        refused = copy.deepcopy(self.case)
        refused.pml = {**self.case.pml, "refused": "other-assay", "row": None}
        self.assertNotEqual([], refused.wrong())

    def test_the_validator_of_npm_finds_what_is_not_of_the_standard(self):
        spoils = {
            "no such state": lambda all: first(all, "CarePlan").update(status="frob"),
            "no such intent": lambda all: first(all, "ServiceRequest").update(intent="frob"),
            "no subject": lambda all: first(all, "RiskAssessment").pop("subject"),
            "no such property": lambda all: first(all, "RiskAssessment").update(chance=1),
        }
        plain = json.loads(self.case.text)
        files = []
        for spoil in spoils.values():
            bundle = copy.deepcopy(plain)
            spoil(bundle)
            files.append(bundle)
        for name, wrong in zip(spoils, node("validate_bundles.mjs", files), strict=True):
            self.assertNotEqual([], wrong, name)


if __name__ == "__main__":
    unittest.main()
