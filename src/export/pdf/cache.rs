//! A cache of values that documents of one run share, such as font subsets.
//!
//! Cached values have no effect on the output, only on the time it takes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most values cached; then the cache is cleared, so that a long run needs no more memory than
/// a short one.
const CAPACITY: usize = 64;

/// Values by the keys they are computed from.
pub(super) struct SharedCache<K, V> {
    values: Mutex<BTreeMap<K, Arc<V>>>,
}

impl<K: Ord, V> SharedCache<K, V> {
    /// An empty cache.
    pub(super) const fn new() -> Self {
        Self {
            values: Mutex::new(BTreeMap::new()),
        }
    }

    /// The value of `key`, computed if it is not cached.
    pub(super) fn get_or_insert(&self, key: K, compute: impl FnOnce() -> V) -> Arc<V> {
        if let Some(known) = self.values().get(&key) {
            return Arc::clone(known);
        }
        let value = Arc::new(compute());
        let mut values = self.values();
        if values.len() >= CAPACITY {
            values.clear();
        }
        values.insert(key, Arc::clone(&value));
        value
    }

    fn values(&self) -> MutexGuard<'_, BTreeMap<K, Arc<V>>> {
        // A panic in another thread leaves no value half-written.
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, SharedCache};

    #[test]
    fn a_value_is_computed_once() {
        let cache = SharedCache::new();
        assert_eq!(*cache.get_or_insert("a", || 1), 1);
        assert_eq!(*cache.get_or_insert("a", || 2), 1);
        assert_eq!(*cache.get_or_insert("b", || 3), 3);
    }

    #[test]
    fn a_full_cache_is_cleared() {
        let cache = SharedCache::new();
        for key in 0..=CAPACITY {
            cache.get_or_insert(key, || key);
        }
        assert_eq!(cache.values().len(), 1);
        assert_eq!(*cache.get_or_insert(0, || 7), 7);
    }
}
