//! The content of the hiring brief and of the candidate brief.

use cxo::language::Language;

use crate::support::{document, load, markdown};

fn paper(name: &str, yaml: &str) -> String {
    let text = markdown(&load(yaml), document(name), Language::En, None);
    text.replace(['\u{A0}', '\u{202F}'], " ")
}

/// The part of a document from one heading to the next of its level.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let start = text.find(heading).unwrap_or_else(|| panic!("no {heading}"));
    let level = heading.split(' ').next().unwrap();
    let rest = &text[start + heading.len()..];
    let end = rest.find(&format!("\n{level} ")).unwrap_or(rest.len());
    &rest[..end]
}

#[test]
fn a_hiring_brief_lists_what_the_profile_does_not_say() {
    let bare = paper("hiring-brief", "company: Alto\nobjective: x\n");
    let open = section(&bare, "## Still to settle");
    for point in [
        "Who the role reports to",
        "The pay range",
        "Why now",
        "What the person will be measured on",
    ] {
        assert!(open.contains(point), "{point}: {open}");
    }
    let more = paper(
        "hiring-brief",
        "company: Alto\nobjective: x\nwhy_now: y\nrole: { reports_to: ceo, pay: { currency: EUR, min: 1 } }\n\
         target_metrics: [{ name: NPS, to: 40 }, { name: churn, from: 9, to: 5, by: 2028, drives: z }]\n\
         panel: [{ name: Claire, covers: [influence] }]\n",
    );
    let open = section(&more, "## Still to settle");
    assert!(
        open.contains("Where these metrics stand today: NPS."),
        "{open}"
    );
    assert!(
        open.contains("Who covers these criteria: collaboration and partnership,"),
        "{open}"
    );
    for point in ["Who the role reports to", "The pay range", "Why now"] {
        assert!(!open.contains(point), "{point}: {open}");
    }
}

#[test]
fn both_backgrounds_are_weighed_by_what_the_profile_says() {
    let brief = paper(
        "hiring-brief",
        "company: Alto\nobjective: x\nbackground: cx\n\
         role: { scope: cx_and_ex, reports_to: cmo, team: { functions: [analytics, contact_centre] } }\n\
         target_metrics: [{ name: NPS }, { name: churn }]\n",
    );
    let inside = section(&brief, "### A business or operations leader from inside");
    let career = section(&brief, "### A career in customer or employee experience");
    assert!(inside.contains("already covers analytics"), "{inside}");
    assert!(
        inside.contains("leads operations (contact centre)"),
        "{inside}"
    );
    assert!(
        inside.contains("whole business: Customer churn"),
        "{inside}"
    );
    assert!(inside.contains("does not report to the CEO"), "{inside}");
    assert!(career.contains("customers and for employees"), "{career}");
    assert!(!career.contains("Experience targets only"), "{career}");
    assert!(brief.contains("| **Chief Marketing Officer** |"), "{brief}");
}

#[test]
fn what_the_company_has_settled_is_no_proposal() {
    let proposal = "*Proposal, to be agreed before the search begins.*";
    let bare = paper("hiring-brief", "company: Alto\nobjective: x\n");
    assert_eq!(bare.matches(proposal).count(), 1, "{bare}");
    let settled = paper(
        "hiring-brief",
        "company: Alto\nobjective: x\ngovernance: [champions]\n\
         mandate: [{ domain: brand, decides: cmo }, { domain: journeys, decides: cxo, consulted: [cmo, cio] }]\n\
         charter: { conflicts: [We toss a coin.], meetings: [Every Monday.] }\n",
    );
    assert_eq!(settled.matches(proposal).count(), 0, "{settled}");
    assert!(settled.contains(
        "| Journeys | The role itself | Chief Marketing Officer, Chief Information Officer |"
    ));
    assert!(section(&settled, "### What marketing keeps").contains("- Brand"));
    assert!(section(&settled, "### When two functions disagree").contains("1. We toss a coin."));
}

#[test]
fn finalists_get_a_case_made_from_the_targets() {
    let brief = paper(
        "candidate-brief",
        "company: Alto\nobjective: x\nnotes: { internal: Secret }\n\
         target_metrics: [{ name: NPS, from: 31, to: 45, by: 2027-12, drives: Repeat sales }, { name: churn }]\n\
         panel: [{ name: Claire Besson, role: ceo, covers: [influence] }]\n",
    );
    let case = section(&brief, "## One case to prepare");
    assert!(
        case.contains("The first target: NPS from 31 points to 45 points by December 2027."),
        "{case}"
    );
    assert!(
        case.contains("expects from it: Repeat sales")
            && case.contains("must not suffer: Customer churn"),
        "{case}"
    );
    assert!(
        brief.contains("| Claire Besson | Chief Executive Officer |"),
        "{brief}"
    );
    assert!(!brief.contains("Secret"));
    let without = paper(
        "candidate-brief",
        "company: Alto\nobjective: Keep our members.\n",
    );
    let case = section(&without, "## One case to prepare");
    assert!(case.contains("for the purpose stated above"), "{case}");
}
