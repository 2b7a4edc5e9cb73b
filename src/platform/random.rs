//! Chance, for names of files' events. Nothing clinical rests on it.

use js_sys::{Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};

const BYTES: u32 = 16;

/// 32 random hexadecimal digits; none where the browser has no source of chance.
pub fn hexadecimal() -> Option<String> {
    let crypto = Reflect::get(&global(), &JsValue::from_str("crypto")).ok()?;
    let fill: Function = Reflect::get(&crypto, &JsValue::from_str("getRandomValues"))
        .ok()?
        .dyn_into()
        .ok()?;
    let bytes = Uint8Array::new_with_length(BYTES);
    fill.call1(&crypto, &bytes).ok()?;
    Some(
        bytes
            .to_vec()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    )
}
