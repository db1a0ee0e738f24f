//! Suggestions for misspelt names.

/// The candidate closest to `word`, within an edit distance of a third of its letters.
pub(crate) fn nearest<C: AsRef<str>>(
    word: &str,
    candidates: impl IntoIterator<Item = C>,
) -> Option<C> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let with_distance = |candidate: C| {
        let distance = strsim::damerau_levenshtein(&word, &candidate.as_ref().to_lowercase());
        (distance, candidate)
    };
    let near = candidates.into_iter().map(with_distance);
    let near = near.filter(|(distance, _)| *distance <= allowed);
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
