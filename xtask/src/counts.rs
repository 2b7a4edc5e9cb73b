//! Reading the counts of tests out of what the test programs print.

use std::{fmt, ops::AddAssign};

/// How many tests passed and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and stages that failed without counting tests.
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The counts of `cargo test` and of wasm-bindgen's runner: the sum of their
/// `test result:` lines.
#[must_use]
pub fn of_cargo(text: &str) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines() {
        let Some((_, result)) = line.split_once("test result:") else {
            continue;
        };
        counts.passed += number_before(result, " passed");
        counts.failed += number_before(result, " failed");
    }
    counts
}

/// The counts of Node's test runner, in either of its two reports.
#[must_use]
pub fn of_node(text: &str) -> Counts {
    let number = |name: &str| -> u64 {
        text.lines()
            .filter_map(|line| {
                let line = line.trim();
                let line = line
                    .strip_prefix("ℹ ")
                    .or_else(|| line.strip_prefix("# "))?;
                line.strip_prefix(name)?.trim().parse::<u64>().ok()
            })
            .sum()
    };
    Counts {
        passed: number("pass "),
        // A test that was cut off by its time limit counts as cancelled.
        failed: number("fail ") + number("cancelled "),
    }
}

/// The counts of Python's unittest. A skipped test is neither.
#[must_use]
pub fn of_unittest(text: &str) -> Counts {
    let mut ran = 0;
    let mut failed = 0;
    let mut skipped = 0;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("Ran ") {
            ran += rest
                .split(' ')
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(0);
        } else if line.starts_with("FAILED (") || line.starts_with("OK (") {
            failed += number_after(line, "failures=")
                + number_after(line, "errors=")
                + number_after(line, "unexpected successes=");
            skipped += number_after(line, "skipped=") + number_after(line, "expected failures=");
        }
    }
    Counts {
        passed: u64::saturating_sub(ran, failed + skipped),
        failed,
    }
}

fn number_before(text: &str, unit: &str) -> u64 {
    text.split_once(unit)
        .and_then(|(before, _)| before.rsplit(' ').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn number_after(text: &str, name: &str) -> u64 {
    // "failures=" is also the end of "expected failures=": only a whole name counts.
    text.split(['(', ',', ')'])
        .filter_map(|part| part.trim().strip_prefix(name))
        .find_map(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_are_summed_over_the_programs() {
        let text = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 41 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(
            of_cargo(text),
            Counts {
                passed: 43,
                failed: 3
            }
        );
    }

    #[test]
    fn both_reports_of_node_are_read() {
        let expected = Counts {
            passed: 4,
            failed: 2,
        };
        for mark in ["ℹ", "#"] {
            let text = format!(
                "{mark} tests 6\n{mark} pass 4\n{mark} fail 1\n{mark} cancelled 1\n{mark} skipped 0\n"
            );
            assert_eq!(of_node(&text), expected);
        }
    }

    #[test]
    fn unittest_counts_errors_as_failures_and_skips_as_neither() {
        assert_eq!(
            of_unittest("Ran 12 tests in 0.004s\n\nFAILED (failures=1, errors=2, skipped=1)\n"),
            Counts {
                passed: 8,
                failed: 3
            }
        );
        assert_eq!(
            of_unittest("Ran 3 tests in 0.004s\n\nOK\n"),
            Counts {
                passed: 3,
                failed: 0
            }
        );
        assert_eq!(
            of_unittest("Ran 5 tests in 1s\n\nOK (expected failures=2)\n"),
            Counts {
                passed: 3,
                failed: 0
            }
        );
    }

    #[test]
    fn the_last_line_has_its_fixed_form() {
        let counts = Counts {
            passed: 12,
            failed: 0,
        };
        assert_eq!(counts.to_string(), "12 passed, 0 failed");
    }
}
