//! The formats: each a pure function to bytes.

pub mod json_ld;
pub mod pdf;
