//! The formats: each a pure function to bytes.

pub mod docx;
pub mod pdf;
