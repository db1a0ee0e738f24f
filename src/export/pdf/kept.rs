//! What documents of one run have in common, worked out once for all of them.
//!
//! Nothing depends on what is kept but the time it takes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many values are kept, at most; then all are forgotten, so that a long run needs no more
/// memory than a short one.
const MOST: usize = 64;

/// Values by what they were worked out from.
pub(super) struct Kept<K, V> {
    values: Mutex<BTreeMap<K, Arc<V>>>,
}

impl<K: Ord, V> Kept<K, V> {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self {
            values: Mutex::new(BTreeMap::new()),
        }
    }

    /// The value of `key`, from `compute` if it is not known.
    pub(super) fn get(&self, key: K, compute: impl FnOnce() -> V) -> Arc<V> {
        if let Some(known) = self.values().get(&key) {
            return Arc::clone(known);
        }
        let value = Arc::new(compute());
        let mut values = self.values();
        if values.len() >= MOST {
            values.clear();
        }
        values.insert(key, Arc::clone(&value));
        value
    }

    fn values(&self) -> MutexGuard<'_, BTreeMap<K, Arc<V>>> {
        // Values are whole at any time, even if a thread has panicked.
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST};

    #[test]
    fn a_value_is_worked_out_once() {
        let kept = Kept::new();
        assert_eq!(*kept.get("a", || 1), 1);
        assert_eq!(*kept.get("a", || 2), 1);
        assert_eq!(*kept.get("b", || 3), 3);
    }

    #[test]
    fn a_full_cache_is_cleared() {
        let kept = Kept::new();
        for key in 0..=MOST {
            kept.get(key, || key);
        }
        assert_eq!(kept.values().len(), 1);
        assert_eq!(*kept.get(0, || 7), 7);
    }
}
