//! Stable identifiers of events.

/// Start and factor of the 128-bit FNV-1a hash.
const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The identifier of one event of one plan: 32 hexadecimal digits.
///
/// The 128-bit FNV-1a hash of plan id and key. It only has to spread a few hundred keys
/// and a random plan id, not to withstand an attacker, and is four lines where a
/// cryptographic hash is a dependency in the download.
pub(super) fn of(plan_id: &str, key: &str) -> String {
    // A byte that cannot occur in text keeps "a" + "bc" and "ab" + "c" apart.
    let bytes = plan_id.bytes().chain([0xff]).chain(key.bytes());
    format!("{:032x}", fnv1a(bytes))
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
}
