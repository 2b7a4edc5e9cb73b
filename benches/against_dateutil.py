"""The same plans with python-dateutil, and how many times quicker the planner is.

    WAYMARK_BIN=target/debug/waymark python3 benches/against_dateutil.py < what `every_schedule` printed

`cargo xtask bench` runs it. It ends with 1 when the planner is not 100 times quicker, or when
the two do not plan as many dates.
"""

import json
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ORACLES = Path(__file__).resolve().parent.parent / "tests" / "oracles"
sys.path.insert(0, str(ORACLES))

import calendar_rules as rules  # noqa: E402
from companion import program  # noqa: E402

WANTED = 100


def main():
    native = re.search(r"plans=(\d+) dates=(\d+) nanoseconds=(\d+)", sys.stdin.read())
    if not native:
        sys.exit("the bench every_schedule printed no times")
    plans, dates, nanoseconds = map(int, native.groups())
    pack = json.loads(subprocess.check_output([program(), "pack", "export"]))
    starts = [date(2027, 1, 1) + timedelta(days=day) for day in range(plans // len(pack["schedules"]))]
    began = time.perf_counter()
    found = sum(
        len(rules.plan(schedule, start)["items"])
        for schedule in pack["schedules"]
        for start in starts
    )
    seconds = time.perf_counter() - began
    if found != dates:
        sys.exit(f"not the same dates: {dates} against {found}")
    ratio = seconds * 1e9 / nanoseconds
    print(f"{plans:,} plans, {dates:,} dates")
    print(f"python-dateutil: {seconds:.2f} s, {seconds * 1e6 / plans:,.0f} µs a plan")
    print(f"the planner: {nanoseconds / 1e9:.4f} s, {nanoseconds / 1e3 / plans:,.1f} µs a plan")
    print(f"{ratio:,.0f} times quicker ({WANTED} wanted)")
    if ratio < WANTED:
        sys.exit(1)


main()
