//! Advice: what each rule finds, what it leaves alone, and in which words.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod cases;
mod examples;
mod interview_law;
mod places;
mod properties;
mod reports;
mod rules;
mod support;
mod suppression;
