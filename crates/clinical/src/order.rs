//! Sorting of short lists.
//!
//! The sort of the standard library is made for speed on long lists and is compiled anew
//! for every type: in the browser each use weighs several kilobytes. Lists here hold tens
//! of entries, a plan some hundreds, mostly in order already: insertion is enough.

/// Sorts by a key, keeping the order of entries with equal keys.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && key(&list[place]) < key(&list[place - 1]) {
            list.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Sorts, and removes entries that are there twice.
pub fn distinct<T: Ord + Copy>(list: &mut Vec<T>) {
    by_key(list, |entry| *entry);
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_agrees_with_the_sort_of_the_standard_library(list: Vec<(u8, u16)>) {
            let mut ours = list.clone();
            by_key(&mut ours, |entry| entry.0);
            let mut theirs = list;
            theirs.sort_by_key(|entry| entry.0);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn what_is_there_twice_stays_once() {
        let mut list = vec![3, 1, 3, 2, 1];
        distinct(&mut list);
        assert_eq!(list, [1, 2, 3]);
    }
}
