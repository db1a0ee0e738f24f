//! What has been worked out for a word, kept for the next time it comes: words come again within a
//! document, and whole texts from one document to the next.
//!
//! Nothing depends on what is kept but the time it takes.

use std::hash::Hash;
use std::rc::Rc;

use rustc_hash::FxHashMap;

/// How many words are kept, at most; then all are forgotten, so that a long run needs no more
/// memory than a short one.
const MOST_WORDS: usize = 20_000;

/// Longer words are too rare to keep, in bytes.
const LONGEST_WORD: usize = 60;

/// What has been worked out for words, each time under the circumstances `K`: for each word some
/// values.
pub(super) struct Memo<K, V> {
    words: FxHashMap<K, FxHashMap<Box<str>, Rc<[V]>>>,
    count: usize,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
            count: 0,
        }
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// The values for `word`, from `work_out` if they are not known.
    pub(super) fn get(
        &mut self,
        circumstances: K,
        word: &str,
        work_out: impl FnOnce() -> Vec<V>,
    ) -> Rc<[V]> {
        if word.len() > LONGEST_WORD {
            return work_out().into();
        }
        if self.count >= MOST_WORDS {
            *self = Self::default();
        }
        let words = self.words.entry(circumstances).or_default();
        if let Some(known) = words.get(word) {
            return Rc::clone(known);
        }
        let values: Rc<[V]> = work_out().into();
        words.insert(word.into(), Rc::clone(&values));
        self.count += 1;
        values
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_WORD, MOST_WORDS, Memo};

    #[test]
    fn a_word_is_worked_out_once_under_the_same_circumstances() {
        let mut memo: Memo<u8, usize> = Memo::default();
        assert_eq!(*memo.get(0, "word", || vec![1]), [1]);
        assert_eq!(*memo.get(0, "word", || vec![2]), [1]);
        assert_eq!(*memo.get(1, "word", || vec![3]), [3]);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut memo: Memo<(), usize> = Memo::default();
        let long = "a".repeat(LONGEST_WORD + 1);
        memo.get((), &long, Vec::new);
        assert_eq!(memo.count, 0);
        for number in 0..=MOST_WORDS {
            memo.get((), &number.to_string(), || vec![number]);
        }
        assert_eq!(memo.count, 1);
        assert_eq!(*memo.get((), "7", || vec![8]), [8]);
    }
}
