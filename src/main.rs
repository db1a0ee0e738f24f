//! The `cxo` program.
fn main() {}
