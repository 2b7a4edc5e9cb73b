"""The arithmetic of effects by plain formulas, in decimals of 50 places.

By hand after a change of the list of cases: it writes effects_cases.csv, which the Rust test
`crates/clinical/tests/effects.rs` reads. `test_effects.py` compares that file with this program.
"""

from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
FILE = Path(__file__).with_name("effects_cases.csv")
Z = Decimal("1.95996398454005423552")
COUNTS = [(0, 1), (1, 1), (0, 10), (1, 10), (10, 10), (3, 7), (0, 1000), (1, 1000), (999, 1000),
          (16, 376), (20, 187), (81, 263), (15, 148), (50, 100), (5000, 10000)]
CHANCES = ["0", "0.01", "0.1", "0.29", "0.377", "0.5", "0.65", "0.99", "1"]
RATIOS = ["0.25", "0.45", "0.58", "1", "1.5", "2.5"]


def wilson(x, n):
    """The two roots of (p - q)^2 = z^2 q (1 - q) / n, which define the interval."""
    n, p = Decimal(n), Decimal(x) / Decimal(n)
    a, b, c = 1 + Z * Z / n, -(2 * p + Z * Z / n), p * p
    root = (b * b - 4 * a * c).sqrt()
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def newcombe(first, second):
    (l1, u1), (l2, u2) = wilson(*first), wilson(*second)
    p, q = (Decimal(x) / Decimal(n) for x, n in (first, second))
    low = p - q - ((p - l1) ** 2 + (u2 - q) ** 2).sqrt()
    high = p - q + ((u1 - p) ** 2 + (q - l2) ** 2).sqrt()
    return low, high


def rows():
    for x, n in COUNTS:
        yield "wilson", x, n, "", "", *wilson(x, n)
    for first in COUNTS:
        for second in COUNTS:
            yield "newcombe", *first, *second, *newcombe(first, second)
    for n in (1, 3, 10, 376, 1000, 10000):
        yield "nobody", n, "", "", "", min(-Decimal("0.025").ln() / n, Decimal(1)), ""
    for chance in CHANCES:
        p = Decimal(chance)
        for ratio in RATIOS:
            r = Decimal(ratio)
            yield "risk", chance, ratio, "", "", "refused" if p * r > 1 else p * r, ""
            odds = Decimal(1) if p == 1 else p / (1 - p) * r / (1 + p / (1 - p) * r)
            yield "odds", chance, ratio, "", "", odds, ""
            free = Decimal(0) if p == 1 else (r * (1 - p).ln()).exp()
            yield "hazard", chance, ratio, "", "", 1 - free, ""


def text():
    def cell(value):
        return f"{value:.15f}" if isinstance(value, Decimal) else str(value)

    return "".join(",".join(map(cell, row)) + "\n" for row in rows())


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
