"""The events of a calendar file, a second time.

Written from the section on calendar files in README.md. The dates are those that
`waymark evaluate` prints; `test_calendar.py` makes them a second time as well.
"""

from datetime import date, timedelta

FNV_START = 0x6C62272E07BB014262B821756295C58D
FNV_FACTOR = 0x0000000001000000000000000000013B


def identifier(plan, key):
    """FNV-1a of 128 bits over plan, a byte of ones, and key."""
    value = FNV_START
    for byte in plan.encode() + b"\xff" + key.encode():
        value = (value ^ byte) * FNV_FACTOR % 2**128
    return f"{value:032x}"


def day(text):
    return date.fromisoformat(text)


def events(schedule, plan):
    """Key and day of every event."""
    visit_of = {item["id"]: item.get("visit") for item in schedule["items"]}
    found, visits = {}, set()
    for item in plan["items"]:
        if item.get("only_if_stopped"):
            continue
        due, key = item["due"], f"{item['id']}/{item['ordinal']}"
        if "from" in due:
            first, last = day(due["from"]), day(due["to"])
            if first == last:
                found[key] = first
                continue
            found[f"{key}/first"] = first
            goes_on = plan["open_ended"] and schedule["regimen"] == "daily"
            if not (goes_on and last >= day(plan["last_treatment_day"])):
                found[f"{key}/last"] = last
            continue
        by = "by" in due
        when = day(due["by"] if by else due["on"])
        if visit := visit_of[item["id"]]:
            if (visit, when, by) in visits:
                continue
            visits.add((visit, when, by))
        found[key] = when
    return found


def of_visit(plans, made_for, saved):
    """Key and day of every event of several plans: the last is the present one.

    `plans` holds the schedule and the plan of each. Each medicine that is not the one for which
    the first file was made begins its keys; a medicine planned again begins them with its number.
    Of an earlier plan: what comes after its last treatment day, and what the last file held.
    """
    found, medicines = {}, []
    for place, (schedule, plan) in enumerate(plans, start=1):
        medicine = schedule["medicine"]
        medicines.append(medicine)
        times = medicines.count(medicine)
        prefix = "" if medicine == made_for and times == 1 else f"{medicine}:"
        prefix += f"{times}:" if times > 1 else ""
        last = day(plan["last_treatment_day"])
        for key, when in events(schedule, plan).items():
            key = prefix + key
            if place == len(plans) or when > last or key in saved:
                assert key not in found, key
                found[key] = when
    return found


def as_read(plan_id, wanted):
    """What a calendar program shows of these events: identifier, first day, day after."""
    return sorted(
        (identifier(plan_id, key), when.isoformat(), (when + timedelta(days=1)).isoformat())
        for key, when in wanted.items()
    )


def as_saved(wanted):
    """What a visit remembers of a calendar file."""
    return [{"key": key, "day": when.isoformat()} for key, when in wanted.items()]
