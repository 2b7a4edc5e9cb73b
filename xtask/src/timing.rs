//! How long something took, for the person who waits for it.
#![allow(
    clippy::disallowed_methods,
    reason = "the workshop times its own steps; nothing here reaches the browser"
)]

use std::time::{Duration, Instant};

/// A stop-watch that runs from its creation.
#[derive(Debug, Clone, Copy)]
pub struct Watch(Instant);

impl Watch {
    /// Starts the watch.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A duration as a person says it: `0.4 s`, `12 s`, `3 min 20 s`.
#[must_use]
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 9.95 {
        format!("{seconds:.1} s")
    } else if seconds < 99.5 {
        format!("{seconds:.0} s")
    } else {
        let whole = duration.as_secs();
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken_in_the_unit_that_fits() {
        let cases = [
            (430, "0.4 s"),
            (12_300, "12 s"),
            (99_400, "99 s"),
            (200_000, "3 min 20 s"),
            (605_000, "10 min 05 s"),
        ];
        for (milliseconds, expected) in cases {
            assert_eq!(spoken(Duration::from_millis(milliseconds)), expected);
        }
    }
}
