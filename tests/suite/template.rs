//! From profiles to Markdown.

use std::fs;

use cxo::check::Rules;
use cxo::diagnostic::Source;
use cxo::document::{Block, BlockKind, Inline, parse, plain_text};
use cxo::framework;
use cxo::language::Language;
use cxo::overrides::Override;
use cxo::profile::keys::Audience;
use cxo::template::{DOCUMENTS, Library, Request, ScorecardHead, compose, escape};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use snapbox::Data;

use crate::support::{all_markdown, document, examples, load, markdown, root};

#[test]
fn sample_documents_read_as_their_goldens() {
    let cases = [
        ("maison-auriel", "job-description", None),
        ("maison-auriel", "scorecard", None),
        ("maison-auriel", "hiring-brief", None),
        ("tillwise", "job-description", None),
        ("tillwise", "candidate-brief", None),
        ("banque-de-l-estuaire", "scorecard", Some(2)),
        ("banque-de-l-estuaire", "interview-guide", None),
        ("banque-de-l-estuaire", "debrief-sheet", None),
        ("tillwise", "interview-guide", None),
        ("tillwise", "debrief-sheet", None),
    ];
    for (profile, name, member) in cases {
        let text = fs::read_to_string(root().join(format!("profiles/{profile}.yaml"))).unwrap();
        let loaded = load(&text);
        for language in Language::ALL {
            let member_name = member.map_or(String::new(), |member| format!("-{member}"));
            let golden = format!("tests/golden/{profile}.{name}{member_name}.{language}.md");
            snapbox::Assert::new().action_env("UPDATE").eq(
                markdown(&loaded, document(name), language, member),
                Data::read_from(&root().join(golden), None).raw(),
            );
        }
    }
}

#[test]
fn every_document_has_the_same_parts_in_every_language() {
    let parts = |markdown: &str, language| {
        let document = parse(markdown, language);
        document.blocks.iter().map(part).collect::<Vec<_>>()
    };
    for loaded in examples() {
        let all = all_markdown(&loaded);
        for [(name, one, first), (_, other, second)] in all.as_chunks().0 {
            assert_eq!(parts(first, *one), parts(second, *other), "{name}");
        }
    }
}

/// The kind of a block, without its text.
fn part(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Heading { level, .. } => format!("heading {level}"),
        BlockKind::Paragraph(content) => {
            format!(
                "paragraph with {} boxes",
                content
                    .iter()
                    .filter(|inline| matches!(inline, Inline::TickBox { .. }))
                    .count()
            )
        }
        BlockKind::List { items, .. } => format!("list of {}", items.len()),
        BlockKind::Table(table) => format!("table of {} by {}", table.rows.len(), table.head.len()),
        BlockKind::WritingLines(count) => format!("{count} lines"),
        BlockKind::Quote(blocks) => {
            let parts: Vec<_> = blocks.iter().map(part).collect();
            format!("quotation of {}", parts.join(", "))
        }
        BlockKind::Rule => "rule".to_owned(),
        other => format!("{other:?}"),
    };
    format!("{kind} {}", block.id.as_deref().unwrap_or_default())
}

#[test]
fn no_part_is_empty_and_nothing_is_left_to_fill_in() {
    for loaded in examples() {
        for (name, language, text) in all_markdown(&loaded) {
            let blocks = parse(&text, language).blocks;
            for pair in blocks.windows(2) {
                if let (
                    BlockKind::Heading { level, content },
                    BlockKind::Heading { level: next, .. },
                ) = (&pair[0].kind, &pair[1].kind)
                {
                    assert!(
                        next > level,
                        "{name}: nothing under “{}”",
                        plain_text(content)
                    );
                }
            }
            assert!(
                !matches!(blocks.last().unwrap().kind, BlockKind::Heading { .. }),
                "{name}"
            );
            assert!(
                !text.contains('{'),
                "{name}: a word in braces was not filled in"
            );
            assert!(!text.contains("N/A"), "{name}");
        }
    }
}

#[test]
fn a_minimal_profile_names_only_what_it_knows() {
    let loaded = load("company: Alto\nobjective: Keep our customers.\n");
    let text = markdown(&loaded, document("job-description"), Language::En, None);
    for absent in [
        "Why now",
        "measured on",
        "at a glance",
        "About",
        "trademark",
        "Reports to",
    ] {
        assert!(!text.contains(absent), "{absent:?} stands in\n{text}");
    }
    assert!(text.contains("# Chief Experience Officer"));
    assert!(text.contains("Keep our customers."));
}

#[test]
fn a_trademark_is_named_as_one_and_only_where_it_stands() {
    let with = load("company: Alto\nobjective: x\ntarget_metrics: [{ name: NPS }]\n");
    let without = load("company: Alto\nobjective: x\ntarget_metrics: [{ name: churn }]\n");
    for (name, language, text) in all_markdown(&with) {
        assert!(text.contains("Satmetrix"), "{name} {language}");
    }
    for (name, language, text) in all_markdown(&without) {
        assert!(!text.contains("Satmetrix"), "{name} {language}");
        assert!(
            !text.contains("NPS") && !text.contains("Net Promoter"),
            "{name} {language}"
        );
    }
}

#[test]
fn titles_are_open_to_every_gender_in_french() {
    let title = |title: &str| {
        let loaded = load(&format!(
            "company: Alto\nobjective: Garder nos clients.\nrole: {{ title: {title} }}\n"
        ));
        let text = markdown(&loaded, document("job-description"), Language::Fr, None);
        text.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        title("chief_customer_officer"),
        "# Directrice ou directeur clients (F/H)"
    );
    assert_eq!(
        title("Responsable des clients"),
        "# Responsable des clients (F/H)"
    );
    assert_eq!(
        title("\"Responsable des clients (H/F)\""),
        "# Responsable des clients (H/F)"
    );
    assert_eq!(
        title("{ fr: { feminine: Cheffe du service, masculine: Chef du service } }"),
        "# Cheffe ou chef du service (F/H)"
    );
}

#[test]
fn responsibilities_are_tailored() {
    let loaded = load(
        "company: Alto\nobjective: x\nrole: { scope: cx, team: { functions: [design] } }\n\
         responsibilities: { add: [Added.], replace: [{ key: empower_staff, text: Replaced. }], leave_out: [stand_up] }\n",
    );
    let text = markdown(&loaded, document("job-description"), Language::En, None);
    let list = text
        .split("## Responsibilities")
        .nth(1)
        .unwrap()
        .split("##")
        .next()
        .unwrap();
    insta::assert_snapshot!(list.trim(), @"
    - Lead customer experience day to day: experience design. Build the team and answer for its results.
    - Replaced.
    - Bring customers’ real experience to the executive committee, with evidence, until it changes priorities.
    - Measure the whole customer journey and show what it does to revenue, cost and risk.
    - Added.
    ");
}

#[test]
fn a_panel_member_rates_what_they_cover_and_nothing_else() {
    let yaml = fs::read_to_string(root().join("profiles/banque-de-l-estuaire.yaml")).unwrap();
    let loaded = load(&yaml);
    let text = markdown(&loaded, document("scorecard"), Language::En, Some(2));
    let ids: Vec<&str> = text
        .split("<!-- id: ")
        .skip(1)
        .filter_map(|rest| rest.split(" -->").next())
        .collect();
    insta::assert_snapshot!(ids.join("\n"), @"
    head
    head.candidate
    head.stage
    head.date
    head.time
    technologist
    technologist.evidence
    data_architect
    data_architect.evidence
    archetypes.profile
    technologist.rating
    data_architect.rating
    conclusion.strengths
    conclusion.concerns
    conclusion.probe_next
    conclusion.recommendation
    conclusion.before_discussion
    conclusion.signature
    conclusion.signed_on
    ");
    assert!(text.contains("Aïcha Benali"));
}

#[test]
fn a_gap_in_the_panel_is_shown() {
    let loaded = load("company: Alto\nobjective: x\npanel: [{ name: Ann, covers: [influence] }]\n");
    let text = markdown(&loaded, document("scorecard"), Language::En, None);
    assert!(
        text.contains("| Influence | Ann | Practitioner | **nobody yet** |"),
        "{text}"
    );
}

#[test]
fn the_head_is_filled_in_with_what_is_known() {
    let loaded = load("company: Alto\nobjective: x\n");
    let framework = framework::built_in(Language::Fr);
    let head = ScorecardHead {
        candidate: Some("A. <Martin>".to_owned()),
        interviewer: Some("Zoé | Lambert".to_owned()),
        stage: Some("Premier entretien".to_owned()),
        date: Some("2027-01-20".parse().unwrap()),
    };
    let request = Request {
        document: document("scorecard"),
        audience: Audience::Internal,
        profile: &loaded.profile,
        framework,
        law: Rules::built_in().law(),
        language: Language::Fr,
        member: None,
        head: &head,
        contents: &[],
    };
    let text = compose(request, &Library::new(Vec::new()).unwrap()).unwrap();
    assert!(
        text.contains("| Candidature | A. \\<Martin> | Membre du jury | Zoé \\| Lambert |"),
        "{text}"
    );
    assert!(
        text.contains("| Date | 20 janvier 2027 | Début et fin |"),
        "{text}"
    );
}

/// Characters with a meaning in Markdown, HTML, templates or PDF.
const HOSTILE: &str = "A|B *c* #d `e` {{ 7*7 }} {% f %} <script>g</script> [h](javascript:i) ![j](k) \\l &amp; ~~m~~ __n__ --> o";

#[test]
fn hostile_text_stays_text_wherever_it_stands() {
    let yaml = |text: &str| {
        let text = serde_json::to_string(text).unwrap();
        format!(
            "company: {{ name: {text}, about: {text}, sector: {text} }}\nobjective: {{ purpose: {text}, impact: {text}, outcomes: [{text}] }}\nwhy_now: {text}\n\
             role: {{ title: {text}, reports_to: {text}, reference: {text}, locations: [{{ city: {text} }}], pay: {{ currency: EUR, min: 1, variable: {text}, benefits: [{text}] }}, team: {{ functions: [{text}] }}, apply: {{ contact: HR }} }}\n\
             target_metrics: [{{ name: {text}, from: 1, to: 2, unit: {text}, drives: {text} }}]\nbackground: {{ preference: cx, because: {text} }}\n\
             responsibilities: {{ add: [{text}] }}\nqualifications: {{ add: [{text}] }}\nscorecard: {{ weights: {{ influence: 2 }}, because: {text} }}\n\
             panel: [{{ name: {text}, role: {text}, covers: [influence] }}]\n"
        )
    };
    let hostile = load(&yaml(HOSTILE));
    let plain = load(&yaml("Plain words"));
    for (hostile, plain) in all_markdown(&hostile).iter().zip(all_markdown(&plain)) {
        let parts = |text: &str| {
            parse(text, hostile.1)
                .blocks
                .iter()
                .map(part)
                .collect::<Vec<_>>()
        };
        assert_eq!(parts(&hostile.2), parts(&plain.2), "{}", hostile.0);
        let mut links = Vec::new();
        let mut words = String::new();
        let document = parse(&hostile.2, hostile.1);
        document
            .blocks
            .iter()
            .for_each(|block| read(block, &mut words, &mut links));
        assert!(links.is_empty(), "{links:?}");
        assert!(words.contains(HOSTILE), "{}: {words}", hostile.0);
        assert!(
            document
                .title
                .replace(['\u{202f}', '\u{a0}'], " ")
                .contains(HOSTILE),
            "{}",
            document.title
        );
    }
}

#[test]
fn a_text_that_falls_back_says_its_language_and_keeps_its_own_typography() {
    let yaml = "\
company: { name: Alto, about: { en: \"We listen.\\n\\n- First: \\\"ask\\\".\" } }
role:
  title: { en: Head of Customers }
  pay: { currency: EUR, variable: { en: \"bonus: 10 %\" } }
objective: { fr: Garder nos clients., en: Keep our customers. }
target_metrics:
  - { name: { en: Seats }, from: 2, to: 3, unit: { en: seats } }
";
    let text = markdown(&load(yaml), document("job-description"), Language::Fr, None);
    for (found, expected) in [
        (
            "title",
            "# <span lang=\"en\">Head of Customers (F/H)</span>",
        ),
        (
            "prose",
            "<div lang=\"en\">\n\nWe listen.\n\n- First: “ask”.\n\n</div>",
        ),
        ("capital", "| <span lang=\"en\">Bonus: 10 %</span> |"),
        ("unit", "| 3 <span lang=\"en\">seats</span> |"),
    ] {
        assert!(text.contains(expected), "{found}:\n{text}");
    }
    assert_eq!(text.matches("lang=").count(), 6, "{text}");
}

/// The displayed text of a block, and the targets of its links and images.
fn read(block: &Block, words: &mut String, links: &mut Vec<String>) {
    let mut line = |content: &[Inline]| {
        words.push_str(&plain_text(content));
        words.push('\n');
        collect_links(content, links);
    };
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => line(content),
        BlockKind::Table(table) => {
            table
                .rows
                .iter()
                .chain([&table.head])
                .flatten()
                .for_each(|cell| line(cell));
        }
        BlockKind::List { items, .. } => {
            items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| read(block, words, links));
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| read(block, words, links));
        }
        BlockKind::Code(_) => panic!("a text became code"),
        BlockKind::Rule | BlockKind::WritingLines(_) => {}
    }
}

fn collect_links(content: &[Inline], links: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Link { target, .. } => links.push(target.clone()),
            Inline::Image(image) => links.push(image.source.clone()),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Foreign { content: inner, .. } => collect_links(inner, links),
            Inline::Strikethrough(_) | Inline::Code(_) => panic!("a text became a mark"),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn escaped_text_reads_as_itself_in_a_paragraph_a_heading_a_list_and_a_table(
        text in r"[a-c1-3 \t\n#>*_`~|\[\]()!<&;:=+.\-/\\{}%$@^é☐]{1,30}",
    ) {
        let expected = text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let escaped = escape::inline(&text);
        for (before, after) in [("", ""), ("# ", ""), ("- ", ""), ("x ", " y"), ("| a |\n|---|\n| ", " |"), ("**", "** z")] {
            if before == "**" && expected.is_empty() {
                continue;
            }
            let document = parse(&format!("{before}{escaped}{after}\n"), Language::En);
            let mut words = String::new();
            document.blocks.iter().for_each(|block| read(block, &mut words, &mut Vec::new()));
            let expected = match before {
                "x " => format!("x {expected} y").replace("  ", " "),
                "| a |\n|---|\n| " => format!("{expected}\na"),
                "**" => format!("{expected} z"),
                _ => expected.clone(),
            };
            prop_assert_eq!(words.trim_end().replace("  ", " "), expected.trim_end(), "{:?}{:?}", before, escaped);
        }
    }

    #[test]
    fn prose_never_opens_more_than_emphasis_lists_and_links(
        text in r"[a-c1-3 \n#>*_`~|\[\]()!<&;:=+.\-/\\{}%é]{1,60}",
    ) {
        let document = parse(&escape::prose(&text), Language::En);
        let mut links = Vec::new();
        document.blocks.iter().for_each(|block| read(block, &mut String::new(), &mut links));
        for block in &document.blocks {
            let is_allowed = matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List { .. });
            assert!(is_allowed, "{text:?} became {:?}", block.kind);
        }
        assert!(links.is_empty(), "{text:?} became a link to {links:?}");
    }
}

pub(crate) fn with_override(name: &str, text: &str) -> Result<Library, String> {
    let source = Source::new(format!("own/{name}"), text);
    let own = Override {
        name: name.to_owned(),
        source,
    };
    let library = Library::new(vec![own]);
    library
        .and_then(|library| library.prepare(DOCUMENTS).map(|()| library))
        .map_err(|problems| problems[0].message.to_string())
}

pub(crate) fn render_with(library: &Library) -> Result<String, cxo::diagnostic::Diagnostic> {
    let loaded = load("company: Alto\nobjective: x\n");
    let framework = framework::built_in(Language::En);
    let head = ScorecardHead::default();
    let request = Request {
        document: document("job-description"),
        audience: Audience::Public,
        profile: &loaded.profile,
        framework,
        law: Rules::built_in().law(),
        language: Language::En,
        member: None,
        head: &head,
        contents: &[],
    };
    compose(request, library)
}

#[test]
fn a_company_replaces_a_document_extends_it_or_changes_one_partial() {
    let replaced = with_override("en/job-description.md.tera", "# {{ company.name }}").unwrap();
    assert_eq!(render_with(&replaced).unwrap(), "# Alto\n");

    let extended = "{% extends \"cxo/en/job-description.md.tera\" %}{% block equal %}## Ours\n\nWe care.\n{% endblock equal %}";
    let extended =
        render_with(&with_override("en/job-description.md.tera", extended).unwrap()).unwrap();
    assert!(extended.contains("## Ours") && extended.contains("## Responsibilities"));
    assert!(!extended.contains("## Equal opportunity"));

    let partial = with_override("partials/job-description.md.tera", "# Ours\n").unwrap();
    assert_eq!(render_with(&partial).unwrap(), "# Ours\n");
}

#[test]
fn a_template_that_cannot_be_used_is_said_with_its_place() {
    assert!(
        with_override("en/job-description.md.tera", "{% if %}")
            .unwrap_err()
            .contains("cannot be used")
    );
    assert!(
        with_override("en/job-descripton.md.tera", "")
            .unwrap_err()
            .contains("no document uses")
    );

    let library = with_override("en/job-description.md.tera", "# {{ company.nmae }}").unwrap();
    let problem = render_with(&library).unwrap_err();
    let place = problem.place.unwrap();
    assert_eq!(place.source.name, "own/en/job-description.md.tera");
    assert_eq!((place.position().line, place.position().column), (1, 14));
    assert!(
        problem.message.to_string().contains("nmae"),
        "{}",
        problem.message
    );
}

#[test]
fn a_posting_says_whether_the_position_is_vacant_and_what_chooses_among_applications() {
    let cases = [
        (
            "vacancy: existing, apply: { ai_screening: none, contact: Claire }",
            "\n\nNo artificial intelligence screens, assesses or selects applications.\n\n## How to apply\n\n- **Contact:** Claire\n\nThis posting is for an existing vacancy.\n\n",
            "\n\nAucune intelligence artificielle ne trie, n’évalue ni ne sélectionne les candidatures.\n\n## Comment postuler\n\n- **Contact :** Claire\n\nCette annonce vise un poste vacant.\n\n",
        ),
        (
            "vacancy: future, apply: { ai_screening: { en: A tool sorts; people decide., fr: Un outil trie ; nous décidons. } }",
            "\n\nA tool sorts; people decide.\n\n## How to apply\n\nTo apply, reply to this posting.\n\nThis posting is not for an existing vacancy; it prepares for a future one.\n\n",
            "\n\nUn outil trie ; nous décidons.\n\n## Comment postuler\n\nPour postuler, répondez à cette annonce.\n\nCette annonce ne vise pas un poste vacant : elle prépare un recrutement à venir.\n\n",
        ),
    ];
    for (role, en, fr) in cases {
        let yaml = format!("company: Alto\nobjective: Keep our members.\nrole: {{ {role} }}");
        let loaded = load(&yaml);
        for (language, expected) in [(Language::En, en), (Language::Fr, fr)] {
            let posting = markdown(&loaded, document("job-description"), language, None);
            let plain = posting.replace(['\u{a0}', '\u{202f}'], " ");
            assert!(plain.contains(expected), "{plain}");
        }
    }
}
