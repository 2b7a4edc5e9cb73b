//! The browser. Nothing else in the app uses `gloo` or `web-sys`.

pub mod clock;
pub mod crash;
pub mod events;
pub mod files;
pub mod frame;
pub mod idle;
pub mod offline;
pub mod page;
pub mod preferences;
pub mod program;
pub mod random;
