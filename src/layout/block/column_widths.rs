//! How wide the columns of a table are, found from what stands in them.

/// What a column asks for, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Needs {
    /// The least it can do with: the widest word.
    pub least: f32,
    /// What it can use: the widest line.
    pub most: f32,
    /// Whether it is glad of more than it can use.
    pub greedy: bool,
}

/// Divides `width` among the columns.
///
/// When all can have what they can use, the rest goes to the greedy ones in equal parts, or to all
/// in proportion when none is. Otherwise narrow columns get what they can use, and the others
/// share the rest by what they could use, none with less than its least if that can be done.
#[must_use]
pub fn widths(columns: &[Needs], width: f32) -> Vec<f32> {
    let most: f32 = columns.iter().map(|needs| needs.most).sum();
    let least: f32 = columns.iter().map(|needs| needs.least).sum();
    if most <= width {
        return spread(columns, width - most, most);
    }
    if least >= width {
        return columns
            .iter()
            .map(|needs| needs.least * width / least)
            .collect();
    }
    squeeze(columns, width)
}

fn spread(columns: &[Needs], spare: f32, most: f32) -> Vec<f32> {
    let greedy = columns.iter().filter(|needs| needs.greedy).count();
    let part = |needs: &Needs| match (greedy, needs.greedy) {
        (0, _) if most > 0.0 => spare * needs.most / most,
        (0, _) => spare / count(columns.len()),
        (_, true) => spare / count(greedy),
        (_, false) => 0.0,
    };
    columns
        .iter()
        .map(|needs| needs.most + part(needs))
        .collect()
}

fn squeeze(columns: &[Needs], width: f32) -> Vec<f32> {
    let mut widths = vec![None; columns.len()];
    let mut rest = width;
    while let Some(index) = narrow_column(columns, &widths, rest) {
        widths[index] = Some(columns[index].most);
        rest -= columns[index].most;
    }
    let open = || {
        let all = columns.iter().zip(&widths);
        all.filter(|(_, width)| width.is_none())
            .map(|(needs, _)| needs)
    };
    if let Some(part) = even_part(open(), rest) {
        return widths.iter().map(|width| width.unwrap_or(part)).collect();
    }
    let least: f32 = open().map(|needs| needs.least).sum();
    let wanted: f32 = open().map(|needs| needs.most - needs.least).sum();
    let share = (rest - least) / wanted.max(f32::MIN_POSITIVE);
    columns
        .iter()
        .zip(&widths)
        .map(|(needs, width)| width.unwrap_or(needs.least + share * (needs.most - needs.least)))
        .collect()
}

/// Columns whose contents differ by no more than this factor look best with the same width.
const MUCH_THE_SAME: f32 = 3.0;

/// The width of each when all are much the same and can do with an equal part of the rest.
fn even_part<'n>(columns: impl Iterator<Item = &'n Needs> + Clone, rest: f32) -> Option<f32> {
    let part = rest / count(columns.clone().count());
    let most = || columns.clone().map(|needs| needs.most);
    let (narrow, wide) = (most().fold(f32::MAX, f32::min), most().fold(0.0, f32::max));
    let enough = columns.clone().all(|needs| needs.least <= part);
    (enough && wide <= narrow * MUCH_THE_SAME).then_some(part)
}

/// A column without a width that can use no more than its equal part of the rest, if the others
/// can do with what it leaves them.
fn narrow_column(columns: &[Needs], widths: &[Option<f32>], rest: f32) -> Option<usize> {
    let open = |index: &usize| widths[*index].is_none();
    let part = rest / count((0..columns.len()).filter(open).count());
    let least: f32 = (0..columns.len())
        .filter(open)
        .map(|index| columns[index].least)
        .sum();
    (0..columns.len()).filter(open).find(|index| {
        let needs = columns[*index];
        needs.most <= part && needs.most + least - needs.least <= rest
    })
}

#[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
const fn count(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::{Needs, widths};

    const fn needs(least: f32, most: f32) -> Needs {
        Needs {
            least,
            most,
            greedy: false,
        }
    }

    #[test]
    fn what_is_left_goes_to_the_greedy() {
        let greedy = Needs {
            greedy: true,
            ..needs(60.0, 60.0)
        };
        let found = widths(&[needs(40.0, 90.0), greedy, greedy], 400.0);
        assert_eq!(found, [90.0, 155.0, 155.0]);
        assert_eq!(
            widths(&[needs(10.0, 50.0), needs(10.0, 150.0)], 400.0),
            [100.0, 300.0]
        );
    }

    #[test]
    fn narrow_columns_are_not_squeezed_by_wide_ones() {
        let found = widths(
            &[needs(40.0, 80.0), needs(60.0, 900.0), needs(60.0, 290.0)],
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
    fn columns_that_are_much_the_same_are_of_one_width() {
        let columns = [needs(40.0, 80.0), needs(60.0, 900.0), needs(60.0, 500.0)];
        assert_eq!(widths(&columns, 400.0), [80.0, 160.0, 160.0]);
    }

    #[test]
    fn columns_shrink_together_when_there_is_no_room() {
        assert_eq!(
            widths(&[needs(300.0, 300.0), needs(100.0, 200.0)], 200.0),
            [150.0, 50.0]
        );
        assert!(widths(&[], 200.0).is_empty());
    }
}
