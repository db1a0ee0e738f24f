//! The formats: each a pure function to bytes.

mod address;
pub mod docx;
pub mod html;
pub mod json_ld;
mod labelled;
mod markup;
pub mod paste;
pub mod pdf;
mod plain;
pub mod text;
mod words;
