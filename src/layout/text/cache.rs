//! What has been worked out for a text, kept for the next time it comes: words come again within a
//! document, and whole texts from one document to the next.
//!
//! Nothing depends on what is kept but the time it takes.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What has been worked out for texts, each time under the circumstances `K`.
pub(crate) struct Memo<K, V> {
    texts: FxHashMap<K, FxHashMap<Box<str>, Rc<V>>>,
    /// How much text is kept, in bytes.
    kept: usize,
    /// The most that is kept; then all is forgotten, so that a long run needs no more memory than a
    /// short one.
    most: usize,
    /// The longest text that is kept: longer ones are too rare.
    longest: usize,
}

impl<K, V> Memo<K, V> {
    /// Keeps no more than `most` bytes of text, and no text of more than `longest`.
    pub(crate) const fn new(most: usize, longest: usize) -> Self {
        Self {
            texts: HashMap::with_hasher(FxBuildHasher),
            kept: 0,
            most,
            longest,
        }
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// What is known of `text`, or what `work_out` makes of the circumstances.
    pub(crate) fn get(
        &mut self,
        circumstances: K,
        text: &str,
        work_out: impl FnOnce(&K) -> V,
    ) -> Rc<V> {
        let under_these = self.texts.get(&circumstances);
        if let Some(known) = under_these.and_then(|texts| texts.get(text)) {
            return Rc::clone(known);
        }
        let value = Rc::new(work_out(&circumstances));
        if text.len() <= self.longest {
            self.keep(circumstances, text, &value);
        }
        value
    }

    fn keep(&mut self, circumstances: K, text: &str, value: &Rc<V>) {
        if self.kept + text.len() > self.most {
            self.texts.clear();
            self.kept = 0;
        }
        self.kept += text.len();
        let texts = self.texts.entry(circumstances).or_default();
        texts.insert(text.into(), Rc::clone(value));
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn a_text_is_worked_out_once_under_the_same_circumstances() {
        let mut memo: Memo<u8, usize> = Memo::new(100, 10);
        assert_eq!(*memo.get(0, "word", |_| 1), 1);
        assert_eq!(*memo.get(0, "word", |_| 2), 1);
        assert_eq!(*memo.get(1, "word", |_| 3), 3);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut memo: Memo<(), usize> = Memo::new(10, 4);
        memo.get((), "a long one", |()| 0);
        assert_eq!(memo.kept, 0);
        for (number, text) in ["one", "two", "six", "ten"].into_iter().enumerate() {
            memo.get((), text, |()| number);
        }
        assert_eq!(memo.kept, 3);
        assert_eq!(*memo.get((), "one", |()| 8), 8);
    }
}
