//! Finding the word that was meant.

/// A word in the form of keys: lower case, with underscores.
pub(super) fn as_key(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The candidate that `word` was probably meant to be: the same letters in another case, a few
/// letters astray, or a part of it.
pub(super) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = as_key(word);
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, candidate, allowed)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate that `word` all but spells: one letter astray in five, none in short words.
pub(super) fn nearly<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = as_key(word);
    let length = word.chars().count();
    let allowed = length / 5;
    candidates.into_iter().find(|candidate| {
        candidate.len().abs_diff(length) <= allowed
            && *candidate != word
            && strsim::damerau_levenshtein(&word, candidate) <= allowed
    })
}

/// The candidate that `word` can only have meant: the same letters in another case or joined
/// otherwise, or with a letter astray, two in long words, and nearer to it than to any other.
pub(super) fn certainly<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = as_key(word);
    let allowed = match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let distance = |candidate: &'a str| {
        let distance = strsim::damerau_levenshtein(&word, candidate);
        (distance, candidate)
    };
    let mut near: Vec<_> = candidates.into_iter().map(distance).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(best, _), (second, _), ..] if best == second => None,
        [(best, candidate), ..] => (*best <= allowed).then_some(*candidate),
        [] => None,
    }
}

/// How far `candidate` is from `word`, when it is near enough; a candidate that has the word as
/// one of its parts comes after all that are misspelt.
fn distance(word: &str, candidate: &str, allowed: usize) -> Option<usize> {
    if candidate.len().abs_diff(word.chars().count()) <= allowed {
        let distance = strsim::damerau_levenshtein(word, candidate);
        if distance <= allowed {
            return Some(distance);
        }
    }
    let part = candidate.split('_').any(|part| part == word) || candidate.starts_with(word);
    (part && word.len() >= 3).then_some(allowed + candidate.len())
}
