//! A block or a list in the place of another, as changes of its members: what both have stays as it
//! is written, with its comments.

use serde_json::Value;

use crate::profile::edit::Change;
use crate::profile::edit::locate::Spot;
use crate::profile::path::Path;

/// The changes of members that make `new` of `old`, the value at `spot`; `None` where there is no
/// member to keep. `short_form_of` is the field of the block that it stands for, where it does.
pub(super) fn changes(
    spot: &Spot<'_, '_>,
    short_form_of: Option<&str>,
    old: &Value,
    new: &Value,
) -> Option<Vec<Change>> {
    let path = |step: &str| Path::below(&spot.pointer, step);
    let set = |(step, value): (&str, &Value)| Change::Set {
        path: path(step),
        value: value.clone(),
    };
    match (old, new) {
        (Value::Object(old), Value::Object(new))
            if spot.value.has_members() && new.keys().any(|key| old.contains_key(key)) =>
        {
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            let gone = gone.map(|key| Change::Remove { path: path(key) });
            let is_other = |(key, value): &(&String, &Value)| old.get(*key) != Some(value);
            let put = new
                .iter()
                .filter(is_other)
                .map(|(key, value)| set((key, value)));
            Some(gone.chain(put).collect())
        }
        (Value::Array(old), Value::Array(new)) if spot.value.has_members() && !new.is_empty() => {
            Some(by_item(&spot.pointer, old, new))
        }
        (_, Value::Object(new)) => {
            let fields = new.iter().map(|(key, value)| set((key, value)));
            new.contains_key(short_form_of?).then(|| fields.collect())
        }
        _ => None,
    }
}

/// The changes of items between those that are alike at both ends.
fn by_item(pointer: &str, old: &[Value], new: &[Value]) -> Vec<Change> {
    let alike = |pairs: &mut dyn Iterator<Item = (&Value, &Value)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let head = alike(&mut old.iter().zip(new));
    let most = old.len().min(new.len()) - head;
    let tail = alike(&mut old.iter().rev().zip(new.iter().rev())).min(most);
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let path = |index: usize| format!("{pointer}/{}", head + index);
    let set = old
        .iter()
        .zip(new)
        .enumerate()
        .map(|(index, (_, value))| Change::Set {
            path: path(index),
            value: value.clone(),
        });
    let gone = (new.len()..old.len())
        .rev()
        .map(|index| Change::Remove { path: path(index) });
    let added = (old.len()..new.len()).map(|index| Change::Add {
        path: pointer.to_owned(),
        value: new[index].clone(),
        at: Some(head + index),
    });
    set.chain(gone).chain(added).collect()
}
