//! Postings as JSON-LD, for job boards and search engines.

use std::fs;
use std::process::Command;

use cxo::check::Rules;
use cxo::document::{self, Block, BlockKind, plain_text};
use cxo::export::json_ld::json_ld;
use cxo::framework;
use cxo::language::Language;
use cxo::profile::LoadedProfile;
use cxo::profile::keys::Audience;
use cxo::template::view::Sources;
use cxo::template::view::posting::PostingView;
use serde_json::{Value, json};
use snapbox::{Data, IntoData, str};
use tempfile::TempDir;

use crate::commands::cxo;
use crate::support::{document, example_paths, examples, load, markdown, root};

fn written(loaded: &LoadedProfile, language: Language) -> String {
    let framework = framework::built_in(language);
    let sources = Sources {
        audience: Audience::Public,
        profile: &loaded.profile,
        framework,
        law: Rules::built_in().law(),
        language,
    };
    let description = "<p>The whole posting.</p>".to_owned();
    json_ld(&PostingView::new(sources), &description)
}

fn posting(part: &str) -> Value {
    let yaml = format!("company: Alto\nobjective: Keep our members.\n{part}");
    serde_json::from_str(&written(&load(&yaml), Language::En)).unwrap()
}

#[test]
fn the_example_reads_as_its_golden() {
    let yaml = fs::read_to_string(root().join("profiles/maison-auriel.yaml")).unwrap();
    let loaded = load(&yaml);
    for language in Language::ALL {
        let golden = root().join(format!(
            "tests/golden/maison-auriel.posting.{language}.jsonld"
        ));
        snapbox::Assert::new().action_env("UPDATE").eq(
            written(&loaded, language),
            Data::read_from(&golden, Some(snapbox::data::DataFormat::Text)).raw(),
        );
    }
}

#[test]
fn it_says_no_words_that_the_page_does_not_say() {
    let mut count = 0;
    for loaded in examples() {
        for language in Language::ALL {
            let page = page(&loaded, language);
            let posting: Value = serde_json::from_str(&written(&loaded, language)).unwrap();
            for property in WORDS {
                for words in texts(&posting[property]) {
                    count += 1;
                    let said = page.to_lowercase().contains(&words.to_lowercase());
                    assert!(said, "{property}: {words}\n{page}");
                }
            }
        }
    }
    assert!(count > 200, "only {count} texts are compared");
}

/// The properties whose values are words and not codes.
const WORDS: [&str; 12] = [
    "title",
    "url",
    "employerOverview",
    "industry",
    "incentiveCompensation",
    "jobBenefits",
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "hiringOrganization",
    "identifier",
];

/// The texts of a value, without the names of types.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| *name != "@type");
            fields.flat_map(|(_, value)| texts(value)).collect()
        }
        _ => Vec::new(),
    }
}

/// The job description in Markdown, as candidates receive it.
fn page(loaded: &LoadedProfile, language: Language) -> String {
    let markdown = markdown(loaded, document("job-description"), language, None);
    let mut lines = Vec::new();
    for block in document::parse(&markdown, language).blocks {
        add_lines(&block, &mut lines);
    }
    lines.join("\n")
}

fn add_lines(block: &Block, lines: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            lines.push(plain_text(content));
        }
        BlockKind::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| add_lines(block, lines));
        }
        BlockKind::Table(table) => {
            let cells = table.rows.iter().flatten();
            lines.extend(cells.map(|cell| plain_text(cell)));
        }
        _ => {}
    }
}

#[test]
fn hostile_text_stays_text_in_a_script() {
    let hostile = "</script><script>alert(1)</script> & <!-- \u{2028} -->";
    let part = format!("role: {{ reference: {} }}", json!(hostile));
    let loaded = load(&format!(
        "company: {}\nobjective: Keep our members.\n{part}",
        json!(hostile)
    ));
    let text = written(&loaded, Language::Fr);
    assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
    let posting: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(posting["identifier"]["value"], hostile);
    assert_eq!(posting["hiringOrganization"]["name"], hostile);
}

#[test]
fn work_from_anywhere_has_countries_and_no_place() {
    let places = "[{ city: Lyon, country: FR }, { city: Nantes, country: FR }, { country: BE }]";
    let remote = posting(&format!(
        "role: {{ workplace: remote, locations: {places} }}"
    ));
    assert_eq!(remote["jobLocationType"], "TELECOMMUTE");
    assert_eq!(remote.get("jobLocation"), None);
    let names = texts(&remote["applicantLocationRequirements"]);
    assert_eq!(names, ["France", "Belgium"]);
    let hybrid = posting(&format!(
        "role: {{ workplace: hybrid, locations: {places} }}"
    ));
    assert_eq!(hybrid.get("jobLocationType"), None);
    assert_eq!(hybrid["jobLocation"].as_array().unwrap().len(), 3);
    assert_eq!(
        hybrid["jobLocation"][2]["address"],
        json!({ "@type": "PostalAddress", "addressCountry": "BE" })
    );
}

#[test]
fn pay_is_a_range_or_a_figure_and_never_more_than_is_given() {
    let cases = [
        (
            "min: 90, max: 90.5, period: hour",
            json!({ "minValue": 90, "maxValue": 90.5, "unitText": "HOUR" }),
        ),
        (
            "min: 9000, max: 9000, period: month",
            json!({ "value": 9000, "unitText": "MONTH" }),
        ),
        (
            "max: 190000",
            json!({ "maxValue": 190_000, "unitText": "YEAR" }),
        ),
    ];
    for (pay, expected) in cases {
        let posting = posting(&format!("role: {{ pay: {{ currency: EUR, {pay} }} }}"));
        let mut value = posting["baseSalary"]["value"].clone();
        value.as_object_mut().unwrap().remove("@type");
        assert_eq!(value, expected);
    }
    assert_eq!(
        posting("role: { pay: { currency: EUR } }").get("baseSalary"),
        None
    );
}

#[test]
fn what_search_engines_miss_is_said_once_at_its_place() {
    let yaml = "company: Alto\nobjective: Keep our members.\nrole:\n  workplace: hybrid\n  locations: [{ city: Lyon }]\n  pay: { currency: EUR, max: 190000 }\n";
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("alto.yaml"), yaml).unwrap();
    let run = cxo(&["render", "alto.yaml", "-f", "jsonld"], folder.path(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        run.out,
        "out/alto/job-description.fr.jsonld\nout/alto/job-description.en.jsonld\n"
    );
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(run.err, str![[r#"
note[CXO-092]: search engines show more of a posting with the company's website (`hiringOrganization.sameAs`)
 --> alto.yaml:1:10
  |
1 | company: Alto
  |          ^^^^
  |
  = help: give `company.website`: the company's web address, with https://

note[CXO-061]: shown as written in the documents of every language, because there is one text for all: `objective`
 --> alto.yaml:2:12
  |
2 | objective: Keep our members.
  |            ^^^^^^^^^^^^^^^^^
  |
  = help: give a text per language as `fr` and `en` below the field

warning[CXO-092]: search engines list no posting without a date (`datePosted`)
 --> alto.yaml:3:1
  |
3 | role:
  | ^^^^
  |
  = help: give `role.posted`: the day the posting goes out, written 2026-12-01

note[CXO-092]: search engines show more of a posting with the last day to apply (`validThrough`)
 --> alto.yaml:3:1
  |
3 | role:
  | ^^^^
  |
  = help: give `role.apply.by`: the last day to apply, written 2027-01-15

note[CXO-092]: search engines show more of a posting with the form of employment (`employmentType`)
 --> alto.yaml:3:1
  |
3 | role:
  | ^^^^
  |
  = help: give `role.employment`: the form of employment, such as `full_time`

note[CXO-092]: search engines show more of a posting with a reference (`identifier`)
 --> alto.yaml:3:1
  |
3 | role:
  | ^^^^
  |
  = help: give `role.reference`: your reference for this position

warning[CXO-092]: search engines list no posting without a place of work and its country (`jobLocation`)
 --> alto.yaml:5:3
  |
5 |   locations: [{ city: Lyon }]
  |   ^^^^^^^^^
  |
  = help: give `role.locations`: each place of work with its country, such as { city: Lyon,
          country: FR }

note[CXO-092]: search engines show more of a posting with the pay from and to (`baseSalary`)
 --> alto.yaml:6:3
  |
6 |   pay: { currency: EUR, max: 190000 }
  |   ^^^
  |
  = help: give `role.pay`: both `min` and `max`; one figure for both where pay is fixed

2 pieces of advice: cxo check alto.yaml

"#]].raw());
}

#[test]
fn an_example_with_everything_misses_nothing() {
    let folder = TempDir::new().unwrap();
    let profile = root().join("profiles/maison-auriel.yaml");
    let profile = profile.to_str().unwrap();
    let run = cxo(
        &["render", profile, "-f", "jsonld", "-l", "fr"],
        folder.path(),
        b"",
    );
    assert!(!run.err.contains("CXO-092"), "{}", run.err);
    let file = folder
        .path()
        .join("out/maison-auriel/job-description.fr.jsonld");
    let posting: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let description = posting["description"].as_str().unwrap();
    assert!(description.starts_with("<p>"), "{description}");
    assert!(description.contains("<li>"), "{description}");
}

#[test]
fn what_readers_do_not_see_is_missing_too() {
    let yaml = "\
company: { name: Alto, website: https://alto.example }
objective: Keep our members.
role:
  reference: A1
  posted: 2026-12-01
  employment: full_time
  locations: [{ city: Lyon, country: FR }]
  pay: { currency: EUR, min: 160000, max: 190000, period: year }
  apply: { by: 2027-01-15 }
hide_from: { public: [role.apply] }
languages: [en]
";
    let missed = |audience: &str| {
        let folder = TempDir::new().unwrap();
        let arguments = ["render", "-", "-f", "jsonld", "-a", audience];
        let run = cxo(&arguments, folder.path(), yaml.as_bytes());
        assert_eq!(run.code, 0, "{}", run.err);
        let problems = run.err.split_inclusive("\n\n");
        problems
            .filter(|problem| problem.contains("CXO-092"))
            .collect::<String>()
    };
    insta::assert_snapshot!(missed("public"), @"
    note[CXO-092]: search engines show more of a posting with the last day to apply (`validThrough`)
     --> standard input:9:16
      |
    9 |   apply: { by: 2027-01-15 }
      |                ^^^^^^^^^^
      |
      = help: the profile hides it: take `role.apply` out of `hide_from.public` to show it
    ");
    insta::assert_snapshot!(missed("confidential"), @"
    note[CXO-092]: search engines show more of a posting with the company's website (`hiringOrganization.sameAs`)
     --> standard input:1:33
      |
    1 | company: { name: Alto, website: https://alto.example }
      |                                 ^^^^^^^^^^^^^^^^^^^^
      |
      = help: the company's website is given, but no posting for the audience `confidential` shows
              it

    note[CXO-092]: search engines show more of a posting with a reference (`identifier`)
     --> standard input:4:14
      |
    4 |   reference: A1
      |              ^^
      |
      = help: a reference is given, but no posting for the audience `confidential` shows it

    note[CXO-092]: search engines show more of a posting with the city (`addressLocality`)
     --> standard input:7:3
      |
    7 |   locations: [{ city: Lyon, country: FR }]
      |   ^^^^^^^^^
      |
      = help: the city is given, but no posting for the audience `confidential` shows it
    ");
}

#[test]
fn only_postings_become_json_ld() {
    let folder = TempDir::new().unwrap();
    let profile = root().join("profiles/tillwise.yaml");
    let profile = profile.to_str().unwrap();
    let run = cxo(
        &["render", profile, "-d", "scorecard", "-f", "jsonld"],
        folder.path(),
        b"",
    );
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: the format `jsonld` is for documents that are posted, and `scorecard` is not; ask for \
         `job-description` with -d, or for another format with -f\n"
    );
}

#[test]
#[ignore = "needs the vocabulary of schema.org"]
fn the_vocabulary_knows_every_word_and_a_processor_drops_none() {
    let folder = TempDir::new().unwrap();
    let remote = "company: Alto\nobjective: Keep our members.\nrole: { workplace: remote, locations: [{ country: FR }, { country: CA }], starts: 2027, pay: { currency: EUR, min: 700, max: 700, period: day }, apply: { contact: Human resources } }";
    let remote = ("remote".to_owned(), remote.to_owned());
    let examples = example_paths().into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    let mut files = Vec::new();
    for (name, yaml) in examples.chain([remote]) {
        for language in Language::ALL {
            let file = folder.path().join(format!("{name}.{language}.jsonld"));
            fs::write(&file, written(&load(&yaml), language)).unwrap();
            files.push(file);
        }
    }
    let output = Command::new("python3")
        .arg(root().join("tests/vocabulary.py"))
        .args(files)
        .output()
        .unwrap();
    let [said, failed] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{said}{failed}");
}
