//! The effect of a change on the data of a profile, independent of its text.

use serde_json::{Map, Value};

use crate::profile::edit::resolve::steps;

/// A change of data. JSON pointers refer to the parsed tree, with short forms as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DataChange {
    /// Sets or adds the value at the pointer.
    Set(String, Value),
    /// Inserts an item at an index of the list at the pointer.
    Insert(String, usize, Value),
    /// Removes the value at the pointer.
    Remove(String),
    /// Moves an item of the list at the pointer from the first index to the second.
    Move(String, usize, usize),
}

impl DataChange {
    /// Applies the change to `data`; `None` if the pointer leads nowhere.
    pub(super) fn apply_to(&self, data: &mut Value) -> Option<()> {
        match self {
            Self::Set(pointer, value) if pointer.is_empty() => *data = value.clone(),
            Self::Set(pointer, value) => {
                let (parent, last) = parent_of(data, pointer)?;
                match parent {
                    Value::Object(fields) => drop(fields.insert(last, value.clone())),
                    Value::Array(items) => {
                        *items.get_mut(last.parse::<usize>().ok()?)? = value.clone();
                    }
                    _ => return None,
                }
            }
            Self::Insert(pointer, index, value) => {
                let items = data.pointer_mut(pointer)?.as_array_mut()?;
                (*index <= items.len()).then(|| items.insert(*index, value.clone()))?;
            }
            Self::Remove(pointer) => {
                let (parent, last) = parent_of(data, pointer)?;
                match parent {
                    Value::Object(fields) => drop(fields.shift_remove(&last)?),
                    Value::Array(items) => drop(remove_at(items, last.parse().ok()?)?),
                    _ => return None,
                }
            }
            Self::Move(pointer, from, to) => {
                let items = data.pointer_mut(pointer)?.as_array_mut()?;
                let item = remove_at(items, *from)?;
                (*to <= items.len()).then(|| items.insert(*to, item))?;
            }
        }
        Some(())
    }
}

fn remove_at(items: &mut Vec<Value>, index: usize) -> Option<Value> {
    (index < items.len()).then(|| items.remove(index))
}

fn parent_of<'d>(data: &'d mut Value, pointer: &str) -> Option<(&'d mut Value, String)> {
    let (parent, _) = pointer.rsplit_once('/')?;
    Some((data.pointer_mut(parent)?, steps(pointer)?.pop()?))
}

/// The value as loading a profile normalises it: without `null` fields and items, and with whole
/// numbers as integers. `None` for `null`.
pub(super) fn normalised(value: Value) -> Option<Value> {
    Some(match value {
        Value::Null => return None,
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && is_whole(float) => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().filter_map(normalised).collect(),
        Value::Object(fields) => {
            let normalised = |(key, value)| Some((key, normalised(value)?));
            Value::Object(
                fields
                    .into_iter()
                    .filter_map(normalised)
                    .collect::<Map<_, _>>(),
            )
        }
        other => other,
    })
}

fn is_whole(number: f64) -> bool {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    number.fract() == 0.0 && number.abs() <= LARGEST_EXACT
}
