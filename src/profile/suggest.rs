//! Candidates for a misspelt word, by edit distance.

/// A word in the style of keys: lower case, with underscores.
pub(super) fn normalise_key(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The closest candidate: equal in another case, within an edit distance of a third of the letters,
/// or with `word` as a part.
pub(super) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = normalise_key(word);
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, candidate, allowed)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A candidate that differs from `word` by an edit distance of at most a fifth of the letters.
pub(super) fn near_miss<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = normalise_key(word);
    let length = word.chars().count();
    let allowed = length / 5;
    candidates.into_iter().find(|candidate| {
        candidate.len().abs_diff(length) <= allowed
            && *candidate != word
            && strsim::damerau_levenshtein(&word, candidate) <= allowed
    })
}

/// The candidate that is closer to `word` than all others, within an edit distance of 0 to 2 that
/// grows with the length of the word.
pub(super) fn unambiguous<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = normalise_key(word);
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

/// The distance of a candidate from `word`, if it is close enough. Candidates that contain the word
/// as a part rank after those within the edit distance.
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
