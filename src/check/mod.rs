//! Advice on a profile that is valid and could be better.
//!
//! The input is a loaded profile and [`Rules`], the output a [`Report`]:
//! 1. `facts` makes the fields available by name; `tokens` and `tokenised_text` split the texts
//!    into words and recognise their languages.
//! 2. `condition` decides which rules apply; `condition`, `field_search` and `length_search` find
//!    the cases, with the phrases of a `word_list` and the fixes of `rewrite`.
//! 3. `advise` makes a diagnostic of each finding, in the words of its rule.
//! 4. `suppression` removes the diagnostics that the profile or the caller allows.
//!
//! A rule is data, so a new one needs no code. `rules` holds those of the program, and `own_rules`
//! reads those of a company.

mod advise;
pub mod codes;
mod condition;
mod facts;
mod field_search;
mod finding;
mod length_search;
mod measure;
mod objective;
mod own_rules;
mod rewrite;
mod rule;
mod rules;
mod suppression;
mod text_match;
mod tokenised_text;
mod tokens;
mod word_list;

pub use objective::ObjectivePart;
pub(crate) use own_rules::FOLDER as RULES_FOLDER;
pub use rule::{Example, Rule, RuleGroup};
pub use rules::Rules;

use jiff::civil::Date;

use crate::diagnostic::{self, Diagnostic};
use crate::language::Language;
use crate::profile::LoadedProfile;

/// The options of a check.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The date that dates are compared with.
    pub today: Date,
    /// The languages that documents are made in; a text that lacks one of them is reported.
    pub languages: Vec<Language>,
    /// The codes of advice to suppress, besides those that the profile allows.
    pub allow: Vec<String>,
    /// Diagnostics of other checks to include, such as those of files that the profile names.
    pub found: Vec<Diagnostic>,
}

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Report {
    /// The diagnostics, in the order of the file.
    pub found: Vec<Diagnostic>,
    /// The number of suppressed diagnostics.
    pub suppressed: usize,
}

/// Checks a profile. The report has the warnings of loading it, the texts that lack a language, and
/// the advice of the rules.
#[must_use]
pub fn check(loaded: &LoadedProfile, rules: &Rules, options: &CheckOptions) -> Report {
    let mut found = loaded.warnings.clone();
    found.extend(options.found.iter().cloned());
    found.extend(loaded.missing_languages(&options.languages));
    found.extend(advise::advise(loaded, rules, options.today));
    let suppressed = suppression::suppress(&mut found, loaded, &options.allow);
    diagnostic::sort(&mut found);
    Report { found, suppressed }
}
