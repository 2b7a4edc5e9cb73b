"""What must hold of a FHIR file beside being valid; each check says what is wrong."""

import re
from datetime import date, datetime
from decimal import Decimal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from fhir.resources.R4B.bundle import Bundle

UNITS = {"d": DAILY, "wk": WEEKLY, "mo": MONTHLY}
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
UCUM = "http://unitsofmeasure.org"


def resources(bundle, kind):
    found = [entry["resource"] for entry in bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == kind]


def item_of(request):
    """The item, after the medicine of its plan where that is named."""
    return request["identifier"][0]["value"].partition("/")[0].rpartition(":")[2]


def expansion(repeat):
    """The days of a rule, once by its count and once by its bounds; they must be the same."""
    if repeat["periodUnit"] not in UNITS:
        return None
    bounds = repeat["boundsPeriod"]
    first, last = (date.fromisoformat(bounds[name]) for name in ("start", "end"))

    def days(**end):
        rule = rrule(
            UNITS[repeat["periodUnit"]],
            dtstart=_midnight(first),
            interval=int(repeat["period"]),
            **end,
        )
        return [day.date().isoformat() for day in rule]

    by_count, by_bounds = days(count=repeat["count"]), days(until=_midnight(last))
    return by_count if by_count == by_bounds else None


def _midnight(day):
    return datetime(day.year, day.month, day.day)


def by_model(bundle):
    """Python fhir.resources."""
    try:
        Bundle.model_validate(bundle)
    except ValueError as error:
        return [str(error)]
    return []


def timing(bundle):
    """A rule gives exactly the list beside it."""
    wrong = []
    for request in resources(bundle, "ServiceRequest"):
        occurrence = request.get("occurrenceTiming", {})
        repeat = occurrence.get("repeat")
        if repeat and (repeat["frequency"] != 1 or expansion(repeat) != occurrence["event"]):
            wrong.append(f"{request['identifier']}: rule and list differ")
    return wrong


def references(bundle):
    """Every reference points to one entry, and no identifier stands twice."""
    known = [entry["fullUrl"] for entry in bundle["entry"]]
    wrong = [f"{one}: no identifier" for one in known if not UUID.fullmatch(one)]
    wrong += [f"{one}: twice" for one in set(known) if known.count(one) > 1]

    def look(value):
        if isinstance(value, list):
            for one in value:
                look(one)
        elif isinstance(value, dict):
            for name, one in value.items():
                if name == "reference" and isinstance(one, str) and one not in known:
                    wrong.append(f"{one}: points nowhere")
                look(one)

    look(bundle)
    return wrong


def percentages(bundle):
    """Rules ras-1 and ras-2 of R4: a decimal is at most 100, limits are in percent."""
    wrong = []
    for assessment in resources(bundle, "RiskAssessment"):
        for prediction in assessment.get("prediction", []):
            where = assessment["identifier"]
            if not 0 <= prediction.get("probabilityDecimal", 0) <= 100:
                wrong.append(f"{where}: above 100 percent")
            for limit in prediction.get("probabilityRange", {}).values():
                if (limit.get("system"), limit.get("code")) != (UCUM, "%"):
                    wrong.append(f"{where}: a limit without percent")
    return wrong


def tail(plan, kinds):
    """What an earlier plan asks for after its last treatment day."""
    items = []
    for item in plan["items"]:
        due = item["due"]
        last = due.get("on") or due.get("by") or due["to"]
        if kinds[item["id"]] != "treatment" and last > plan["last_treatment_day"]:
            items.append(item)
    return {**plan, "items": items, "without_dates": []}


def results(bundle, typed):
    """Every result once, with its value, its unit of UCUM and its day; each plan names its own."""
    units = {"billion-per-litre": "10*9/L", "per-mm3": "/mm3", "times-upper-limit": "1", "percent": "%"}
    wanted = []
    for one in typed:
        unit = units.get(one["unit"])
        value = Decimal(one["value"]) if unit else f"{one['value']} the range of the laboratory"
        wanted.append((one["date"], unit, str(value)))
    found = []
    for one in resources(bundle, "Observation"):
        text = one.get("valueCodeableConcept", {}).get("text", "")
        quantity = one.get("valueQuantity")
        if quantity:
            if quantity["system"] != UCUM:
                return ["a unit of no system"]
            found.append((one["effectiveDateTime"], quantity["code"], str(quantity["value"])))
        elif "range of the laboratory" in text:
            found.append((one["effectiveDateTime"], None, text))
    named = [one["reference"] for plan in resources(bundle, "CarePlan") for one in plan.get("supportingInfo", [])]
    wrong = [] if len(named) == len(typed) == len(set(named)) else [f"plans name {len(named)} results"]
    return wrong + ([] if sorted(map(str, found)) == sorted(map(str, wanted)) else [f"{found} for {wanted}"])


def dates(bundle, plan, *earlier):
    """The dates of the plan as the program evaluates it, what earlier ones still ask for, and
    no others."""
    nothing = {"items": [], "open_ended": False, "last_treatment_day": "", "without_dates": []}
    plans = [plan or nothing, *earlier]
    wanted = {"days": [], "periods": [], "undated": sorted((plan or nothing)["without_dates"])}
    for plan, item in [(plan, item) for plan in plans for item in plan["items"]]:
        if item.get("only_if_stopped"):
            continue
        due = item["due"]
        if "on" in due:
            wanted["days"].append((item["id"], due["on"]))
        elif "by" in due:
            wanted["periods"].append((item["id"], due.get("earliest"), due["by"]))
        else:
            # Treatment that goes on has no last day.
            goes_on = plan["daily"] and plan["open_ended"] and due["to"] >= plan["last_treatment_day"]
            goes_on = goes_on or item.get("goes_on", False)
            wanted["periods"].append((item["id"], due["from"], None if goes_on else due["to"]))
    found = {"days": [], "periods": [], "undated": []}
    for request in resources(bundle, "ServiceRequest"):
        item = item_of(request)
        if "occurrenceTiming" in request:
            found["days"] += [(item, day) for day in request["occurrenceTiming"]["event"]]
        elif "occurrencePeriod" in request:
            period = request["occurrencePeriod"]
            found["periods"].append((item, period.get("start"), period.get("end")))
        else:
            found["undated"].append(item)
    return [
        f"{name}: {sorted(map(str, set(map(str, wanted[name])) ^ set(map(str, found[name]))))[:4]}"
        for name in wanted
        if sorted(map(str, wanted[name])) != sorted(map(str, found[name]))
    ]


def chances(bundle, pml, considered):
    """Every chance is the one that `waymark evaluate` prints, in percent."""
    found = {}
    for assessment in resources(bundle, "RiskAssessment"):
        key = assessment["identifier"][0]["value"]
        table, _, question = key.partition("/")
        found[question] = assessment
        if table != pml["table"]:
            return [f"{key}: of another table"]
    if not considered:
        return ["a chance of a medicine that is not considered"] if found else []
    if pml["refused"]:
        numbers = [one for one in found.values() if "prediction" in one]
        refused = [one for one in found.values() if one.get("note")]
        return [] if len(refused) == 1 and not numbers else [f"refused, and yet {sorted(found)}"]
    row, wanted, limits = pml["row"], {}, {}
    if row["over_all_time"]:
        wanted[f"{row['id']}/over-all-time/0"] = row["over_all_time"]
    else:
        last = len(row["cells"]) - 1
        for place, cell in enumerate(row["cells"]):
            if row["within_band"][place]:
                wanted[f"{row['id']}/within-band/{place}"] = row["within_band"][place]
            elif cell["less_than"]:
                limit = Decimal(cell["value"]) / pml["out_of"] * 100
                limits[f"{row['id']}/within-band/{place}"] = limit
            # The same as another estimate where both begin and end with one band.
            if place > 0 and row["from_the_start"][place]:
                wanted[f"{row['id']}/from-the-start/{place}"] = row["from_the_start"][place]
            if 0 < place < last and row["what_remains"][place]:
                wanted[f"{row['id']}/what-remains/{place}"] = row["what_remains"][place]
    wrong = []
    if set(found) != set(wanted) | set(limits):
        wrong.append(f"estimates differ: {set(found) ^ (set(wanted) | set(limits))}")
    for key, chance in wanted.items():
        if key not in found:
            continue
        prediction, shown = found[key]["prediction"][0], chance["shown"]["out-of"]
        percent = Decimal(shown["count"]) * 100 / shown["of"]
        if prediction.get("probabilityDecimal") != percent:
            wrong.append(f"{key}: {prediction.get('probabilityDecimal')} for {percent} percent")
        people = f"{shown['count']} out of {shown['of']:,} people"
        if not prediction["rationale"].startswith(people):
            wrong.append(f"{key}: \"{prediction['rationale']}\" for {people}")
        if not any(note["text"].startswith("Provisional") for note in found[key]["note"]):
            wrong.append(f"{key}: no mark")
    for key, limit in limits.items():
        if key not in found:
            continue
        prediction = found[key]["prediction"][0]
        if "probabilityDecimal" in prediction or "low" in prediction["probabilityRange"]:
            wrong.append(f"{key}: a number for less than one")
        elif prediction["probabilityRange"]["high"]["value"] != limit:
            wrong.append(f"{key}: {prediction['probabilityRange']} for {limit} percent")
    return wrong
