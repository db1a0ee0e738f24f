//! What a change does to the data of a profile, whatever it looks like in the file.

use serde_json::{Map, Value};

use crate::profile::edit::locate::steps;

/// A change of data. Pointers are those of the tree as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// The value at the pointer is another, or is there.
    Put(String, Value),
    /// The list at the pointer has a further item, which is to be at that index.
    Insert(String, usize, Value),
    /// The value at the pointer is gone.
    Gone(String),
    /// The item at the first index of the list is at the second.
    Moved(String, usize, usize),
}

impl Outcome {
    /// Makes the change in `data`; `None` where there is no such place.
    pub(super) fn in_data(&self, data: &mut Value) -> Option<()> {
        match self {
            Self::Put(pointer, value) if pointer.is_empty() => *data = value.clone(),
            Self::Put(pointer, value) => {
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
            Self::Gone(pointer) => {
                let (parent, last) = parent_of(data, pointer)?;
                match parent {
                    Value::Object(fields) => drop(fields.shift_remove(&last)?),
                    Value::Array(items) => drop(taken(items, last.parse().ok()?)?),
                    _ => return None,
                }
            }
            Self::Moved(pointer, from, to) => {
                let items = data.pointer_mut(pointer)?.as_array_mut()?;
                let item = taken(items, *from)?;
                (*to <= items.len()).then(|| items.insert(*to, item))?;
            }
        }
        Some(())
    }
}

fn taken(items: &mut Vec<Value>, index: usize) -> Option<Value> {
    (index < items.len()).then(|| items.remove(index))
}

fn parent_of<'d>(data: &'d mut Value, pointer: &str) -> Option<(&'d mut Value, String)> {
    let (parent, _) = pointer.rsplit_once('/')?;
    Some((data.pointer_mut(parent)?, steps(pointer)?.pop()?))
}

/// A value as a profile holds it: without fields and items that have none, and with whole numbers
/// as such. `None` where nothing is left.
pub(super) fn held(value: Value) -> Option<Value> {
    Some(match value {
        Value::Null => return None,
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && is_whole(float) => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().filter_map(held).collect(),
        Value::Object(fields) => {
            let held = |(key, value)| Some((key, held(value)?));
            Value::Object(fields.into_iter().filter_map(held).collect::<Map<_, _>>())
        }
        other => other,
    })
}

fn is_whole(number: f64) -> bool {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    number.fract() == 0.0 && number.abs() <= LARGEST_EXACT
}
