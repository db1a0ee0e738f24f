//! A cache of values computed from texts: words recur within a document, and whole texts from one
//! document to the next.
//!
//! Cached values have no effect on the output, only on the time it takes.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Values computed from texts, each under a key `K` that holds everything else they depend on.
pub(crate) struct TextCache<K, V> {
    texts: FxHashMap<K, FxHashMap<Box<str>, Rc<V>>>,
    /// The size of the cached texts, in bytes.
    size: usize,
    /// The largest size. Beyond it the cache is cleared, so that a long run needs no more memory
    /// than a short one.
    capacity: usize,
    /// The longest text that is cached, in bytes; longer ones rarely recur.
    longest_text: usize,
}

impl<K, V> TextCache<K, V> {
    /// An empty cache for at most `capacity` bytes of text, none longer than `longest_text`.
    pub(crate) const fn new(capacity: usize, longest_text: usize) -> Self {
        Self {
            texts: HashMap::with_hasher(FxBuildHasher),
            size: 0,
            capacity,
            longest_text,
        }
    }
}

impl<K: Eq + Hash, V> TextCache<K, V> {
    /// The value for `text` under `key`, computed if it is not cached.
    pub(crate) fn get_or_insert(
        &mut self,
        key: K,
        text: &str,
        compute: impl FnOnce(&K) -> V,
    ) -> Rc<V> {
        let of_key = self.texts.get(&key);
        if let Some(known) = of_key.and_then(|texts| texts.get(text)) {
            return Rc::clone(known);
        }
        let value = Rc::new(compute(&key));
        if text.len() <= self.longest_text {
            self.insert(key, text, &value);
        }
        value
    }

    fn insert(&mut self, key: K, text: &str, value: &Rc<V>) {
        if self.size + text.len() > self.capacity {
            self.texts.clear();
            self.size = 0;
        }
        self.size += text.len();
        let texts = self.texts.entry(key).or_default();
        texts.insert(text.into(), Rc::clone(value));
    }
}

#[cfg(test)]
mod tests {
    use super::TextCache;

    #[test]
    fn a_value_is_computed_once_per_key_and_text() {
        let mut cache: TextCache<u8, usize> = TextCache::new(100, 10);
        assert_eq!(*cache.get_or_insert(0, "word", |_| 1), 1);
        assert_eq!(*cache.get_or_insert(0, "word", |_| 2), 1);
        assert_eq!(*cache.get_or_insert(1, "word", |_| 3), 3);
    }

    #[test]
    fn a_full_cache_is_cleared() {
        let mut cache: TextCache<(), usize> = TextCache::new(10, 4);
        cache.get_or_insert((), "a long one", |()| 0);
        assert_eq!(cache.size, 0);
        for (number, text) in ["one", "two", "six", "ten"].into_iter().enumerate() {
            cache.get_or_insert((), text, |()| number);
        }
        assert_eq!(cache.size, 3);
        assert_eq!(*cache.get_or_insert((), "one", |()| 8), 8);
    }
}
