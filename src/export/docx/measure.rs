//! The units of a Word file.

/// Twentieths of a point.
pub(super) fn twips(points: f32) -> i32 {
    rounded(points * 20.0)
}

/// Half points, at least one point.
pub(super) fn half_points(points: f32) -> i32 {
    rounded(points * 2.0).max(2)
}

/// Eighths of a point, for rules: at least a quarter of a point, the finest that printers show.
pub(super) fn eighths(points: f32) -> i32 {
    rounded(points * 8.0).max(2)
}

/// English metric units, for pictures: 12,700 to a point.
pub(super) fn metric_units(points: f32) -> i32 {
    rounded(points * 12_700.0)
}

/// Points of so many millimetres.
pub(super) fn millimetres(length: f32) -> f32 {
    length * 72.0 / 25.4
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "no length on paper comes near the limit"
)]
fn rounded(length: f32) -> i32 {
    length.round() as i32
}
