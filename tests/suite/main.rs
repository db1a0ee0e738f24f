//! Tests of the stages of the library and of the commands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod audience;
mod batch;
mod brand;
mod characters;
mod checking;
mod code;
mod commands;
mod document;
mod editor;
mod elements;
mod explained;
mod fix;
mod fonts;
mod framework;
mod gates;
mod html;
mod interviews;
mod json_ld;
mod new;
mod overrides;
mod papers;
mod paste;
#[path = "../support/mod.rs"]
mod pdf_support;
mod pictures;
mod questionnaire;
mod reference;
mod stream;
mod structure;
mod support;
mod template;
mod text;
mod typography;
mod watch;
mod whole;
mod word;
