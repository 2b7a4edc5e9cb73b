//! Stable identifiers of what a file holds: events of a calendar, entries of a bundle.

/// Start and factor of the 128-bit FNV-1a hash.
const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The identifier of one event of one plan: 32 hexadecimal digits.
///
/// The 128-bit FNV-1a hash of plan id and key. It only has to spread a few hundred keys
/// and a random plan id, not to withstand an attacker, and is four lines where a
/// cryptographic hash is a dependency in the download.
pub fn of(plan_id: &str, key: &str) -> String {
    format!("{:032x}", hash(plan_id, key))
}

/// The same hash in the form of a UUID, of the version that is free to say how it was made
/// (8, RFC 9562).
pub fn uuid_of(file_id: &str, key: &str) -> String {
    let hash = hash(file_id, key);
    let part = |shift: u32, bits: u32| (hash >> shift) & ((1 << bits) - 1);
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        part(96, 32),
        part(80, 16),
        part(64, 12),
        part(48, 14) | 0x8000,
        part(0, 48),
    )
}

fn hash(id: &str, key: &str) -> u128 {
    // A byte that cannot occur in text keeps "a" + "bc" and "ab" + "c" apart.
    fnv1a(id.bytes().chain([0xff]).chain(key.bytes()))
}

fn fnv1a(bytes: impl Iterator<Item = u8>) -> u128 {
    bytes.fold(OFFSET_BASIS, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of the FNV authors.
        assert_eq!(fnv1a("".bytes()), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(
            fnv1a("a".bytes()),
            0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964
        );
        assert_eq!(
            fnv1a("foobar".bytes()),
            0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18
        );
    }

    #[test]
    fn plan_and_key_are_kept_apart() {
        assert_ne!(of("a", "bc"), of("ab", "c"));
        assert_eq!(of("plan", "blood/7").len(), 32);
    }

    #[test]
    fn a_uuid_has_its_version_and_its_variant() {
        for key in ["", "a", "blood/7", "patient"] {
            let uuid = uuid_of("6f2c", key);
            let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
            assert!(uuid[14..].starts_with('8'), "{uuid}");
            assert!(uuid[19..].starts_with(['8', '9', 'a', 'b']), "{uuid}");
        }
        assert_ne!(uuid_of("a", "bc"), uuid_of("ab", "c"));
    }
}
