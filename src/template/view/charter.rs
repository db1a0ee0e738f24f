//! The role charter: who decides what, how differences are settled, who meets when.
//!
//! For parts that a profile lacks, the standard texts have proposals. Each part tells which it is.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::{BodyTexts, Meeting, ProposedRight};
use crate::profile::keys::Position;
use crate::profile::model::DecisionRight;
use crate::profile::text::{KeyOr, Text};
use crate::template::view::Sources;
use crate::template::view::role::{scope, upper_first};

/// The role charter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CharterView<'a> {
    /// Whether the whole charter is a proposal, because the profile settles none of it.
    pub is_proposal: bool,
    /// The decision rights, by domain.
    pub rights: Settled<RightView>,
    /// The decisions that stay with marketing.
    pub marketing_keeps: Settled<String>,
    /// The steps to take when two functions disagree.
    pub conflicts: Settled<String>,
    /// The regular meetings in the company's own words; empty when they are proposed.
    pub meetings: Vec<String>,
    /// The regular meetings that the standard texts propose; empty when the company has its own.
    pub proposed_meetings: &'a [Meeting],
    /// The ways in which the chief executive backs the role.
    pub backing: &'a [String],
    /// The bodies of governance.
    pub governance: Settled<&'a BodyTexts>,
}

/// Entries of the company's own or, where the profile has none, proposals.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Settled<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Whether the entries are proposals, because the profile has none.
    pub is_proposal: bool,
}

/// The right to decide in one domain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RightView {
    /// The domain.
    pub domain: String,
    /// The person who decides.
    pub decides: String,
    /// The people heard before the decision, with commas between them; empty when none are named.
    pub consulted: String,
}

impl<T> Settled<T> {
    /// The company's own entries, or the proposed ones if it has none.
    fn or_proposed(own: Vec<T>, proposed: impl FnOnce() -> Vec<T>) -> Self {
        let is_proposal = own.is_empty();
        Self {
            items: if is_proposal { proposed() } else { own },
            is_proposal,
        }
    }
}

pub(super) fn charter(sources: Sources) -> CharterView {
    let own = &sources.profile.charter;
    let proposed = &sources.framework.charter;
    let texts =
        |texts: &[Text]| -> Vec<String> { texts.iter().map(|text| sources.text(text)).collect() };
    let rights = rights(sources);
    let marketing_keeps = marketing_keeps(sources);
    let conflicts = Settled::or_proposed(texts(&own.conflicts), || proposed.conflicts.clone());
    let governance = governance(sources);
    CharterView {
        is_proposal: rights.is_proposal
            && marketing_keeps.is_proposal
            && conflicts.is_proposal
            && governance.is_proposal
            && own.meetings.is_empty(),
        rights,
        marketing_keeps,
        conflicts,
        meetings: texts(&own.meetings),
        proposed_meetings: match own.meetings.as_slice() {
            [] => &proposed.meetings,
            _ => &[],
        },
        backing: &proposed.backing,
        governance,
    }
}

fn rights(sources: Sources) -> Settled<RightView> {
    let own = sources.profile.mandate.iter();
    let own = own.map(|right| own_right(sources, right)).collect();
    Settled::or_proposed(own, || {
        let proposed = sources.framework.charter.rights.iter();
        let in_scope = proposed.filter(|right| {
            right
                .scope
                .is_none_or(|needed| needed == scope(sources.profile))
        });
        in_scope
            .map(|right| proposed_right(sources, right))
            .collect()
    })
}

fn own_right(sources: Sources, right: &DecisionRight) -> RightView {
    let person = |person| position(sources, person);
    RightView {
        domain: upper_first(&sources.text(&right.domain)),
        decides: upper_first(&person(&right.decides)),
        consulted: people(sources, right.consulted.iter().map(person)),
    }
}

fn proposed_right(sources: Sources, right: &ProposedRight) -> RightView {
    let name = |key: &Position| sources.framework.positions[key].clone();
    RightView {
        domain: right.domain.clone(),
        decides: upper_first(&name(&right.decides)),
        consulted: people(sources, right.consulted.iter().map(name)),
    }
}

fn people(sources: Sources, names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    upper_first(&names.join(&sources.framework.format.list_comma))
}

fn position(sources: Sources, position: &KeyOr<Position>) -> String {
    sources.key_or_text(position, &sources.framework.positions)
}

/// The domains that stay with marketing: those the company lists, else those in which it lets
/// marketing decide.
fn marketing_keeps(sources: Sources) -> Settled<String> {
    let said = sources.profile.charter.marketing_keeps.iter();
    let mut own: Vec<String> = said.map(|text| sources.text(text)).collect();
    if own.is_empty() {
        let decided = sources.profile.mandate.iter();
        let by_marketing = decided.filter(|right| right.decides.key() == Some(Position::Cmo));
        own = by_marketing
            .map(|right| upper_first(&sources.text(&right.domain)))
            .collect();
    }
    Settled::or_proposed(own, || sources.framework.charter.marketing_keeps.clone())
}

fn governance<'a>(sources: Sources<'a>) -> Settled<&'a BodyTexts> {
    let texts = &sources.framework.governance;
    let own = sources.profile.governance.iter().map(|key| &texts[key]);
    Settled::or_proposed(own.collect(), || texts.values().collect())
}
