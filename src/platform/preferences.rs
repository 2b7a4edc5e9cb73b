//! What may be remembered between visits: language, colour theme and region. Nothing of a
//! person.
//!
//! Storage may be denied or full; then nothing is remembered and nothing else changes.

use gloo::utils::window;

/// Language of the words, by its tag. Nothing sets it as long as there is one language.
pub const LANGUAGE: &str = "waymark-language";
/// Colour theme.
pub const THEME: &str = "waymark-theme";
/// Region.
pub const REGION: &str = "waymark-region";

/// Storage that really works, or none. Reading it may throw where storage is denied.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// A remembered preference.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers a preference, where that is possible.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a preference.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
