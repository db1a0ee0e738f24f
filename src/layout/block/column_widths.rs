//! The widths of table columns, from the intrinsic widths of their content.

/// The intrinsic widths of a column, in points, in the terms of CSS.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IntrinsicWidths {
    /// The min-content width: that of the widest word.
    pub min_content: f32,
    /// The max-content width: that of the widest line, not broken.
    pub max_content: f32,
    /// Whether the column takes space beyond its max-content width.
    pub flexible: bool,
}

/// Divides `width` among the columns.
///
/// If all columns fit at their max-content width, the flexible ones share the spare width equally;
/// without flexible columns, all share it in proportion. Otherwise narrow columns keep their
/// max-content width, and the others share the rest, none below its min-content width if that is
/// possible.
#[must_use]
pub fn column_widths(columns: &[IntrinsicWidths], width: f32) -> Vec<f32> {
    let max_content: f32 = columns.iter().map(|intrinsic| intrinsic.max_content).sum();
    let min_content: f32 = columns.iter().map(|intrinsic| intrinsic.min_content).sum();
    if max_content <= width {
        return distribute(columns, width - max_content, max_content);
    }
    if min_content >= width {
        return columns
            .iter()
            .map(|intrinsic| intrinsic.min_content * width / min_content)
            .collect();
    }
    shrink(columns, width)
}

fn distribute(columns: &[IntrinsicWidths], spare: f32, max_content: f32) -> Vec<f32> {
    let flexible = columns
        .iter()
        .filter(|intrinsic| intrinsic.flexible)
        .count();
    let part = |intrinsic: &IntrinsicWidths| match (flexible, intrinsic.flexible) {
        (0, _) if max_content > 0.0 => spare * intrinsic.max_content / max_content,
        (0, _) => spare / count(columns.len()),
        (_, true) => spare / count(flexible),
        (_, false) => 0.0,
    };
    columns
        .iter()
        .map(|intrinsic| intrinsic.max_content + part(intrinsic))
        .collect()
}

fn shrink(columns: &[IntrinsicWidths], width: f32) -> Vec<f32> {
    let mut widths = vec![None; columns.len()];
    let mut rest = width;
    while let Some(index) = narrow_column(columns, &widths, rest) {
        widths[index] = Some(columns[index].max_content);
        rest -= columns[index].max_content;
    }
    let open = || {
        let all = columns.iter().zip(&widths);
        all.filter(|(_, width)| width.is_none())
            .map(|(intrinsic, _)| intrinsic)
    };
    if let Some(part) = even_part(open(), rest) {
        return widths.iter().map(|width| width.unwrap_or(part)).collect();
    }
    let min_content: f32 = open().map(|intrinsic| intrinsic.min_content).sum();
    let wanted: f32 = open()
        .map(|intrinsic| intrinsic.max_content - intrinsic.min_content)
        .sum();
    let share = (rest - min_content) / wanted.max(f32::MIN_POSITIVE);
    columns
        .iter()
        .zip(&widths)
        .map(|(intrinsic, width)| {
            width.unwrap_or(
                intrinsic.min_content + share * (intrinsic.max_content - intrinsic.min_content),
            )
        })
        .collect()
}

/// The largest ratio between max-content widths at which columns get the same width.
const SIMILAR: f32 = 3.0;

/// An equal part of the rest for each column, if their contents are similar and fit.
fn even_part<'n>(
    columns: impl Iterator<Item = &'n IntrinsicWidths> + Clone,
    rest: f32,
) -> Option<f32> {
    let part = rest / count(columns.clone().count());
    let max_content = || columns.clone().map(|intrinsic| intrinsic.max_content);
    let (narrow, wide) = (
        max_content().fold(f32::MAX, f32::min),
        max_content().fold(0.0, f32::max),
    );
    let enough = columns
        .clone()
        .all(|intrinsic| intrinsic.min_content <= part);
    (enough && wide <= narrow * SIMILAR).then_some(part)
}

/// A column without a width yet whose max-content width is at most an equal part of the rest, if
/// the others fit in what it leaves them.
fn narrow_column(columns: &[IntrinsicWidths], widths: &[Option<f32>], rest: f32) -> Option<usize> {
    let open = |index: &usize| widths[*index].is_none();
    let part = rest / count((0..columns.len()).filter(open).count());
    let min_content: f32 = (0..columns.len())
        .filter(open)
        .map(|index| columns[index].min_content)
        .sum();
    (0..columns.len()).filter(open).find(|index| {
        let intrinsic = columns[*index];
        intrinsic.max_content <= part
            && intrinsic.max_content + min_content - intrinsic.min_content <= rest
    })
}

#[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
const fn count(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::{IntrinsicWidths, column_widths};

    const fn intrinsic(min_content: f32, max_content: f32) -> IntrinsicWidths {
        IntrinsicWidths {
            min_content,
            max_content,
            flexible: false,
        }
    }

    #[test]
    fn spare_width_goes_to_flexible_columns() {
        let flexible = IntrinsicWidths {
            flexible: true,
            ..intrinsic(60.0, 60.0)
        };
        let found = column_widths(&[intrinsic(40.0, 90.0), flexible, flexible], 400.0);
        assert_eq!(found, [90.0, 155.0, 155.0]);
        assert_eq!(
            column_widths(&[intrinsic(10.0, 50.0), intrinsic(10.0, 150.0)], 400.0),
            [100.0, 300.0]
        );
    }

    #[test]
    fn narrow_columns_are_not_squeezed_by_wide_ones() {
        let found = column_widths(
            &[
                intrinsic(40.0, 80.0),
                intrinsic(60.0, 900.0),
                intrinsic(60.0, 290.0),
            ],
            400.0,
        );
        assert!((found[0] - 80.0).abs() < 0.01, "{found:?}");
        assert!(
            (found.iter().sum::<f32>() - 400.0).abs() < 0.01,
            "{found:?}"
        );
        assert!(found[1] > found[2] && found[2] >= 60.0, "{found:?}");
    }

    #[test]
    fn similar_columns_get_equal_widths() {
        let columns = [
            intrinsic(40.0, 80.0),
            intrinsic(60.0, 900.0),
            intrinsic(60.0, 500.0),
        ];
        assert_eq!(column_widths(&columns, 400.0), [80.0, 160.0, 160.0]);
    }

    #[test]
    fn columns_shrink_together_when_there_is_no_room() {
        assert_eq!(
            column_widths(&[intrinsic(300.0, 300.0), intrinsic(100.0, 200.0)], 200.0),
            [150.0, 50.0]
        );
        assert!(column_widths(&[], 200.0).is_empty());
    }
}
