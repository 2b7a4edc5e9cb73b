//! Row numbers tell the rows of one list apart; a file written by hand may lack them.

use waymark_clinical::sorted::Set;
use waymark_clinical::visit::Entries;

/// Gives every row that has the number of a row before it the next free one. A number
/// that was left out reads as 0.
pub(super) fn renumber(entries: &mut Entries) {
    give_numbers(
        entries
            .relapses
            .iter_mut()
            .map(|entry| &mut entry.row)
            .collect(),
    );
    give_numbers(
        entries
            .scans
            .iter_mut()
            .map(|entry| &mut entry.row)
            .collect(),
    );
    give_numbers(
        entries
            .medicines
            .iter_mut()
            .map(|entry| &mut entry.row)
            .collect(),
    );
}

fn give_numbers(rows: Vec<&mut u32>) {
    let mut taken: Set<u32> = rows.iter().map(|row| **row).collect();
    let mut seen = Set::new();
    let mut next = 1;
    for row in rows {
        if seen.insert(*row) {
            continue;
        }
        while taken.contains(&next) {
            next += 1;
        }
        taken.insert(next);
        seen.insert(next);
        *row = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(rows: &[u32]) -> Vec<u32> {
        let mut rows = rows.to_vec();
        give_numbers(rows.iter_mut().collect());
        rows
    }

    #[test]
    fn rows_with_their_own_number_keep_it() {
        assert_eq!(numbered(&[3, 1, 7]), [3, 1, 7]);
        assert_eq!(numbered(&[u32::MAX, 1]), [u32::MAX, 1]);
    }

    #[test]
    fn a_row_with_a_number_used_before_gets_the_next_free_one() {
        assert_eq!(numbered(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(numbered(&[2, 2, 2, 1]), [2, 3, 4, 1]);
    }
}
