//! Units of length in Word files.

/// Converts points to twips, twentieths of a point.
pub(super) fn twips(points: f32) -> i32 {
    rounded(points * 20.0)
}

/// Converts points to half points, at least one point.
pub(super) fn half_points(points: f32) -> i32 {
    rounded(points * 2.0).max(2)
}

/// Converts points to eighths of a point, at least a quarter of a point: the finest rule that
/// printers show.
pub(super) fn eighth_points(points: f32) -> i32 {
    rounded(points * 8.0).max(2)
}

/// Converts points to English metric units, 12,700 to a point.
pub(super) fn emus(points: f32) -> i32 {
    rounded(points * 12_700.0)
}

/// Converts millimetres to points.
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
