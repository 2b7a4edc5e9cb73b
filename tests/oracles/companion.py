"""The command-line companion, programs of Node, and visits to give them."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
FULL = os.environ.get("WAYMARK_ORACLE") == "full"
# What some items of the schedules depend on.
CONDITIONS = (
    "varicella-antibody-negative",
    "slow-pulse-mobitz-1-or-past-heart-problem",
    "first-degree-heart-block",
)


def program():
    """The path of the companion, or an error that says how to get it."""
    path = os.environ.get("WAYMARK_BIN")
    if not path:
        raise AssertionError(
            "WAYMARK_BIN is not set: build the command-line companion with "
            "`cargo build -p waymark-cli` and set WAYMARK_BIN to target/debug/waymark, "
            "or run `cargo xtask test`"
        )
    return path


def waymark(*arguments, visit=None):
    """What the companion prints, or an error with what it says; `visit` is standard input."""
    ended = subprocess.run(
        [program(), *arguments],
        input=None if visit is None else json.dumps(visit).encode(),
        capture_output=True,
        check=False,
    )
    if ended.returncode != 0:
        raise AssertionError(f"waymark {' '.join(arguments)}: {ended.stderr.decode()}")
    return ended.stdout.decode("utf-8")


def evaluate(visit, today=TODAY):
    return json.loads(waymark("evaluate", "-", "--today", today, visit=visit))


def export(kind, visit, *options, today=TODAY):
    return waymark("export", kind, "-", "--today", today, *options, visit=visit)


def schedules():
    """Schedules of the evidence in force, each with one of its regions."""
    pack = json.loads(waymark("pack", "export"))
    return [
        (schedule, region)
        for schedule in pack["schedules"]
        if schedule["in_force"].get("until") is None
        for region in schedule["regions"]
    ]


def visit(
    region,
    medicine="",
    start="",
    *,
    changes=None,
    calendar=None,
    days=None,
    earlier=None,
    known=True,
    **entries,
):
    """A visit file. `known`: every item that depends on something applies."""
    if known:
        entries["conditions"] = {name: "yes" for name in CONDITIONS}
    plan = {"medicine": medicine, "start": str(start), "under_way": True}
    if changes:
        plan["changes"] = changes
    if days:
        plan["days"] = days
    if earlier:
        plan["earlier"] = earlier
    if calendar:
        plan["calendar"] = calendar
    return {
        "format": "waymark-visit",
        "version": 1,
        "saved_on": TODAY,
        "app_version": "0.1.0",
        "pack": "000000000000",
        "visit": {
            "decision": "start",
            "region": region,
            "entries": entries,
            "plan": plan,
            "show_unverified": True,
        },
    }


def node(program, values):
    """Hands a list to a program of this folder and gives the list that it prints."""
    ended = subprocess.run(
        ["node", str(Path(__file__).with_name(program))],
        input=json.dumps(values).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    return json.loads(ended.stdout)


def side_by_side(work, values):
    """The results of some work that waits for other programs, in order."""
    with ThreadPoolExecutor(max_workers=4) as workers:
        return list(workers.map(work, values))
