//! What the product does, stage by stage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod brand;
mod checking;
mod commands;
mod document;
mod framework;
#[path = "../support/mod.rs"]
mod pdf_support;
mod structure;
mod support;
mod template;
mod watch;
mod whole;
