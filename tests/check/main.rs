//! Advice: the diagnostics of each rule, and the texts it does not report.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod cases;
mod examples;
mod interview_law;
mod places;
mod properties;
mod reports;
mod rules;
mod silence;
mod support;
