"""Chances of PML over several years, by a library of survival analysis.

The published years are conditional on being free of PML so far. A cohort that loses just those
shares is handed to lifelines; its Kaplan-Meier estimate must give the same chances.
"""

import unittest
import warnings

import companion
from lifelines import KaplanMeierFitter
from test_pml import NEAR, PER, Published, visit

STATES = {
    "index to 0.9": ("positive", "0.4", "stratify", "no", "no"),
    "index above 0.9 to 1.5": ("positive", "1.2", "stratify", "no", "no"),
    "index above 1.5": ("positive", "1.8", "stratify", "no", "no"),
    "no index": ("positive", "", "stratify", "no", "no"),
    "earlier immunosuppressant": ("positive", "1.8", "stratify", "no", "yes"),
}


def chance_by(shares):
    """The chance of the event by the end of each year, by Kaplan-Meier."""
    durations, observed, weights, free = [], [], [], 1.0
    for year, share in enumerate(shares, start=1):
        durations.append(year)
        observed.append(1)
        weights.append(free * share)
        free *= 1 - share
    durations.append(len(shares) + 1)
    observed.append(0)
    weights.append(free)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It warns that weights are no whole people.
        fit = KaplanMeierFitter().fit(durations, observed, weights=weights)
    return [1 - float(fit.predict(year)) for year in range(1, len(shares) + 1)]


class Survival(unittest.TestCase):
    def test_kaplan_meier_gives_the_same_chances_from_the_start_and_what_remains(self):
        published, seen = Published("EU"), 0
        for name, state in STATES.items():
            row = companion.evaluate(visit("eu", state))["pml"]["row"]
            cells = published.strata[published.stratum(state)]
            shares = [float(value / PER) for _, _, value, _ in cells]
            for band, expected in enumerate(chance_by(shares)):
                printed = float(row["from_the_start"][band]["chance"])
                self.assertLess(abs(printed - expected), NEAR, f"{name}, to band {band + 1}")
                rest = chance_by(shares[band:])[-1]
                printed = float(row["what_remains"][band]["chance"])
                self.assertLess(abs(printed - rest), NEAR, f"{name}, from band {band + 1}")
                seen += 2
        self.assertEqual(seen, 2 * 6 * len(STATES))


if __name__ == "__main__":
    unittest.main()
