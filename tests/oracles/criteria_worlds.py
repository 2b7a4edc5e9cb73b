"""What a visit may turn out to be: every completion of what is not known.

A definition is met when it holds in every world, not met when it holds in none, and
cannot be determined otherwise. Nothing here is shared with the program.
"""

import calendar
from datetime import date, timedelta
from functools import cache
from itertools import product

from dateutil.relativedelta import relativedelta

import criteria_sentences as module
from criteria_sentences import DEFINITIONS

COURSES = [
    "clinically-isolated",
    "relapsing-remitting",
    "active-secondary-progressive",
    "inactive-secondary-progressive",
    "primary-progressive",
]
MOST = 2  # No sentence asks for more than two relapses.
ASKED_MONTHS = 24  # "Is every relapse of the past two years listed?"
BOTH = (True, False)


def answers(answer):
    return {"yes": (True,), "no": (False,)}.get(answer, BOTH)


def first_and_last(text):
    """First and last day that a written date may be."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def days_of(text, today):
    if not text:
        near = [today - timedelta(days=back) for back in range(800)]
        return near + [today - timedelta(days=4000)]
    first, last = first_and_last(text)
    last = min(last, today)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def count(attacks):
    """Attacks closer than 30 days to the one counted before are the same relapse."""
    found, before = 0, None
    for day, separate in sorted(attacks):
        if separate or before is None or (day - before).days >= 30:
            found, before = found + 1, day
    return min(found, MOST)


@cache
def months_before(day, months):
    return day - relativedelta(months=months)


def in_months(attacks, today, months):
    since = months_before(today, months)
    return count([attack for attack in attacks if since <= attack[0] <= today])


def in_some_year(attacks):
    """The fullest twelve months that end with one of the attacks."""
    return max((in_months(attacks, end, 12) for end, _ in attacks), default=0)


def on_medicine(entries, relapse, day):
    """Whether a relapse that began on this day came on a medicine: the possible answers."""
    if relapse["on_medicine"] != "not-known":
        return answers(relapse["on_medicine"])
    possible = False
    for medicine in entries["medicines"]:
        starts = first_and_last(medicine["start"]) if medicine["start"] else (date.min, date.max)
        stops = first_and_last(medicine["stop"]) if medicine["stop"] else (date.max, date.max)
        if starts[1] <= day <= stops[0]:
            return (True,)
        possible = possible or starts[0] <= day <= stops[1]
    if possible or entries["every_medicine_listed"] != "yes":
        return BOTH
    return (False,)


def unlisted(entries, today):
    """Relapses that may have happened beside the listed ones, as lists to add."""
    if entries["every_relapse_listed"] != "yes":
        back = [0, 40]
    else:
        since = today - relativedelta(months=ASKED_MONTHS)
        began = entries["first_symptoms"]
        if began and first_and_last(began)[0] >= since:
            return [[]]
        back = [(today - since).days + 1, (today - since).days + 41]
    days = [today - timedelta(days=days) for days in back]
    return [[], days[:1], days]


def relapse_worlds(entries, today):
    """Sets of what counts may be together: plain, with disabling, with on a medicine."""
    plain, disabling, treated = set(), set(), set()
    relapses = entries["relapses"]
    more = unlisted(entries, today)
    for days in product(*(days_of(one["date"], today) for one in relapses)):
        attacks = [(day, one["counts_separately"]) for day, one in zip(days, relapses)]
        for extra in more:
            extra = [(day, True) for day in extra]
            r12 = in_months(attacks + extra, today, 12)
            plain.add((r12, in_months(attacks + extra, today, 24)))
            for held in product(*(answers(one["disabling"]) for one in relapses)):
                chosen = [a for a, yes in zip(attacks, held) if yes] + extra
                disabling.add((in_months(chosen, today, 12), in_some_year(chosen)))
            on = (on_medicine(entries, one, day) for one, day in zip(relapses, days))
            for held in product(*on):
                chosen = [a for a, yes in zip(attacks, held) if yes] + extra
                treated.add((in_months(chosen, today, 12), r12))
    return plain, disabling, treated


def scan_worlds(entries):
    """What the most recent scan may show."""
    scans = entries["scans"]
    if not scans:
        seen = [("", "", "", "not-known")]
    else:
        dates = [
            first_and_last(one["date"]) if one["date"] else (date.min, date.max)
            for one in scans
        ]
        newest = max(first for first, _ in dates)
        seen = [
            (
                one["gadolinium_lesions"],
                one["t2_lesions"],
                one["new_or_enlarging_t2_lesions"],
                one["significant_t2_increase"],
            )
            for one, (_, last) in zip(scans, dates)
            if last >= newest
        ]
    worlds = []
    for gd, t2, new, larger in seen:
        for values in product(
            [int(gd)] if gd else [0, 1],
            [int(t2)] if t2 else [0, 1, 9],
            [int(new)] if new else [0, 1, 2],
            answers(larger),
        ):
            worlds.append(dict(zip(("gd", "t2", "new", "larger"), values)))
    return worlds, len(seen)


def medicine_worlds(entries):
    named = len({medicine["name"].lower() for medicine in entries["medicines"]})
    return [named] if entries["every_medicine_listed"] == "yes" else [named, named + 1, named + 2]


def questions_of(sentence):
    """The questions that a sentence reads, found by reading its code."""
    seen, stack, names = set(), [sentence.__code__], set()
    while stack:
        code = stack.pop()
        names |= {text for text in code.co_consts if isinstance(text, str)}
        for name in code.co_names:
            helper = getattr(module, name, None)
            if callable(helper) and name not in seen:
                seen.add(name)
                stack.append(helper.__code__)
        stack.extend(inner for inner in code.co_consts if hasattr(inner, "co_consts"))
    return names


QUESTIONS = {name: questions_of(sentence) for name, sentence in DEFINITIONS.items()}


def truths(entries, today):
    """The answer of every definition, and whether the worlds are simple: every date of a
    relapse exact, at most one scan that may be the last."""
    plain, disabling, treated = relapse_worlds(entries, today)
    scans, candidates = scan_worlds(entries)
    choices = {
        "age": [int(entries["age_years"])] if entries["age_years"] else [17, 30, 52, 60],
        "course": [entries["phenotype"]] if entries["phenotype"] else COURSES,
        "edss": [float(entries["edss"])] if entries["edss"] else [2.0, 4.0, 6.0],
        "treated": medicine_worlds(entries),
        "scan": scans,
    }
    simple = candidates == 1 and all(len(one["date"]) == 10 for one in entries["relapses"])
    found = {}
    for name, sentence in DEFINITIONS.items():
        asked = QUESTIONS[name]
        keys = [key for key in choices if key in asked]
        of_each = [choices[key] for key in keys]
        judged = [key for key in asked if key.startswith("j:")]
        of_each += [answers(entries["judgements"].get(key[2:], "not-known")) for key in judged]
        if "DR12" in asked or "DR_year" in asked:
            counts, counted = disabling, ("DR12", "DR_year")
        elif "ON12" in asked:
            counts, counted = treated, ("ON12", "R12")
        elif "R12" in asked or "R24" in asked:
            counts, counted = plain, ("R12", "R24")
        else:
            counts, counted = [()], ()
        seen = set()
        for values in product(counts, *of_each):
            world = dict(zip(keys + judged, values[1:]))
            world.update(zip(counted, values[0]))
            seen.add(bool(sentence(world)))
            if len(seen) == 2:
                break
        found[name] = (
            "cannot-be-determined" if len(seen) == 2 else "met" if True in seen else "not-met"
        )
    return found, simple
