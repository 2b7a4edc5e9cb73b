"""Ranges of chances that carry the doubt of the effect and of the baseline, a second way.

The program sums over the baseline; here the sum goes over the effect, and the baseline is the
distribution function of a Beta distribution. By hand after a change of the list of cases: it
writes effects_ranges.csv, which `crates/clinical/tests/effects.rs` reads. `test_effects.py`
compares that file with this program.
"""

from math import exp, expm1, lgamma, log, log1p
from pathlib import Path
from statistics import NormalDist

FILE = Path(__file__).with_name("effects_ranges.csv")
NORMAL = NormalDist()
Z = NORMAL.inv_cdf(0.975)
# Events, people, ratio, its limits.
CASES = [(91, 315, 0.58, 0.43, 0.77), (84, 315, 0.58, 0.43, 0.77), (0, 40, 0.5, 0.2, 1.25),
         (3, 30, 0.9, 0.6, 1.35), (29, 30, 0.7, 0.5, 0.98), (400, 1000, 0.3, 0.25, 0.36),
         (176, 315, 0.42, 0.34, 0.52), (100, 418, 1.4, 0.9, 2.2)]


def beta_cdf(x, a, b):
    """The regularised incomplete beta function by its continued fraction (Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / d
    value = d
    for m in range(1, 500):
        for top in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                    -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d, c = 1 / (1 + top * d), 1 + top / c
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * value


def baseline_for(kind, chance, ratio):
    """The baseline that this ratio turns into the chance."""
    if kind == "hazard":
        return -expm1(log1p(-chance) / ratio)
    if kind == "odds":
        odds = chance / (1 - chance) / ratio
        return odds / (1 + odds)
    return min(1.0, chance / ratio)


def below(kind, chance, events, people, ratio, deviation):
    a, b = events + 0.5, people - events + 0.5
    steps, reach = 1200, 8.0
    total = 0.0
    for place in range(steps):
        z = -reach + (place + 0.5) * 2 * reach / steps
        effect = ratio * exp(deviation * z)
        total += NORMAL.pdf(z) * beta_cdf(baseline_for(kind, chance, effect), a, b)
    return total * 2 * reach / steps


def limit(share, kind, events, people, ratio, low, high):
    deviation = log(high / low) / (2 * Z)
    left, right = 0.0, 1.0
    for _ in range(30):
        middle = (left + right) / 2
        if below(kind, middle, events, people, ratio, deviation) < share:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def text():
    lines = []
    for kind in ("hazard", "odds"):
        for case in CASES:
            ends = (limit(share, kind, *case) for share in (0.025, 0.975))
            lines.append(",".join([kind, *map(str, case), *(f"{end:.6f}" for end in ends)]))
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
