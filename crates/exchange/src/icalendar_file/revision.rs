//! From one file of a plan to the next: what is new or moved, and what is gone.

use super::{CalendarEvent, cancelled};
use waymark_clinical::visit::{CalendarEntry, SavedEvent};
use waymark_evidence::PartialDate;

/// What a file is to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Every event.
    #[default]
    Whole,
    /// What is new or moved since the file before.
    New,
    /// What is gone since the file before.
    Cancelled,
}

/// What became different since the file before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// New or moved, as it is now.
    pub new: Vec<SavedEvent>,
    /// Gone, as it was.
    pub gone: Vec<SavedEvent>,
}

/// Events as a visit remembers them.
pub fn saved(events: &[CalendarEvent]) -> Vec<SavedEvent> {
    events
        .iter()
        .map(|event| SavedEvent {
            key: event.key.clone(),
            day: PartialDate::from(event.from).into(),
        })
        .collect()
}

/// What became different since the file before; none while there was none.
///
/// A file that was saved after the change is the present one: the one before it counts.
pub fn difference(entry: &CalendarEntry, now: &[SavedEvent]) -> Option<Difference> {
    let before = if now == entry.events {
        &entry.before
    } else {
        &entry.events
    };
    if before.is_empty() {
        return None;
    }
    let new = now
        .iter()
        .filter(|event| !before.contains(event))
        .cloned()
        .collect();
    let gone = before
        .iter()
        .filter(|event| !now.iter().any(|one| one.key == event.key))
        .cloned()
        .collect();
    Some(Difference { new, gone })
}

/// The revision of the calendar as it is now: that of the last file while no date is
/// different, otherwise the next one, made at `stamp_seconds`.
pub fn next_revision(
    entry: &CalendarEntry,
    now: Vec<SavedEvent>,
    stamp_seconds: i64,
) -> CalendarEntry {
    if entry.events == now {
        return entry.clone();
    }
    CalendarEntry {
        revision: entry.revision.saturating_add(1),
        stamp_seconds,
        before: entry.events.clone(),
        events: now,
        ..entry.clone()
    }
}

/// The events of a part, from all events as they are now; none without a file before.
pub fn part(
    part: Part,
    all: Vec<CalendarEvent>,
    difference: Option<&Difference>,
) -> Option<Vec<CalendarEvent>> {
    match part {
        Part::Whole => Some(all),
        Part::New => {
            let mut new = all;
            let difference = difference?;
            new.retain(|event| difference.new.iter().any(|one| one.key == event.key));
            Some(new)
        }
        Part::Cancelled => {
            let gone = difference?.gone.iter().filter_map(|event| {
                let day = event.day.read().ok().flatten()?.exact()?;
                Some(cancelled(&event.key, day))
            });
            Some(gone.collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence::Region;

    fn event(key: &str, day: &str) -> SavedEvent {
        SavedEvent {
            key: key.to_owned(),
            day: day.into(),
        }
    }

    fn entry(events: &[SavedEvent], before: &[SavedEvent]) -> CalendarEntry {
        CalendarEntry {
            id: "6f2c".to_owned(),
            medicine: String::new(),
            region: Region::Eu,
            revision: 2,
            stamp_seconds: 7,
            events: events.to_vec(),
            before: before.to_vec(),
        }
    }

    #[test]
    fn moved_is_new_and_gone_is_what_has_no_key_any_more() {
        let before = [
            event("a/1", "2027-01-11"),
            event("a/2", "2027-02-11"),
            event("b/1", "2027-01-12"),
        ];
        let now = [
            event("a/1", "2027-01-11"),
            event("a/2", "2027-02-15"),
            event("c/1", "2027-03-01"),
        ];
        let difference = difference(&entry(&before, &[]), &now).unwrap();
        assert_eq!(difference.new, [now[1].clone(), now[2].clone()]);
        assert_eq!(difference.gone, [before[2].clone()]);
    }

    #[test]
    fn a_file_of_the_change_itself_keeps_the_difference_to_the_one_before() {
        let (old, new) = ([event("a/1", "2027-01-11")], [event("a/1", "2027-01-12")]);
        assert_eq!(difference(&entry(&new, &[]), &new), None, "the first file");
        let after = next_revision(&entry(&old, &[]), new.to_vec(), 9);
        assert_eq!((after.revision, after.stamp_seconds), (3, 9));
        assert_eq!(next_revision(&after, new.to_vec(), 11), after);
        assert_eq!(difference(&after, &new).unwrap().new, new);
    }
}
