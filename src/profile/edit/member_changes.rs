//! The replacement of a mapping or a sequence by another, as changes of its members: equal members
//! keep their text and comments.

use serde_json::Value;

use crate::profile::edit::Change;
use crate::profile::edit::resolve::ResolvedNode;
use crate::profile::path::Path;

/// The changes of members that turn `old`, the value at `target`, into `new`; `None` if they have
/// no member in common. `short_form_of` is the field whose short form `old` is, if it is one.
pub(super) fn changes(
    target: &ResolvedNode<'_, '_>,
    short_form_of: Option<&str>,
    old: &Value,
    new: &Value,
) -> Option<Vec<Change>> {
    let path = |step: &str| Path::child_pointer(&target.pointer, step);
    let set = |(step, value): (&str, &Value)| Change::Set {
        path: path(step),
        value: value.clone(),
    };
    match (old, new) {
        (Value::Object(old), Value::Object(new))
            if target.value.has_members() && new.keys().any(|key| old.contains_key(key)) =>
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
        (Value::Array(old), Value::Array(new)) if target.value.has_members() && !new.is_empty() => {
            Some(by_item(&target.pointer, old, new))
        }
        (_, Value::Object(new)) => {
            let fields = new.iter().map(|(key, value)| set((key, value)));
            new.contains_key(short_form_of?).then(|| fields.collect())
        }
        _ => None,
    }
}

/// The changes of the items between the common prefix and the common suffix.
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
