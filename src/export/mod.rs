//! Output formats, each written by a pure function from a document or its pages to bytes.

mod address;
pub mod docx;
pub mod html;
pub mod json_ld;
mod labelled_table;
mod markup;
pub mod paste;
pub mod pdf;
mod plain_characters;
mod strings;
pub mod text;
