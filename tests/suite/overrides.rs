//! A company's overrides: templates, standard texts, themes, audiences and rules.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cxo::audience::Audiences;
use cxo::diagnostic::text::{Colour, render};
use cxo::kit::{
    CheckRequest, Engine, Format, InMemory, Order, built_in_file, built_in_files, is_ignored,
};
use cxo::language::Language;
use cxo::profile::keys::{Audience, Key};
use jiff::civil::{Date, date};
use serde_json::Value;
use tempfile::TempDir;

use crate::commands::cxo;
use crate::support::{document, examples, load, root};

const TODAY: Date = date(2026, 11, 21);

/// A small English profile.
const PROFILE: &str = "company: Alto\nobjective: Keep our customers.\nlanguages: [en]\n";

fn assets(files: &[(&str, &str)]) -> InMemory {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    InMemory {
        files: BTreeMap::new(),
        overrides: files.iter().map(own).collect(),
    }
}

fn engine(files: &[(&str, &str)]) -> Engine {
    Engine::new(&assets(files)).unwrap_or_else(|problems| {
        panic!("{}", render(&problems, Language::En, Colour::Off));
    })
}

/// The files beside the example profiles.
fn files_of_examples() -> InMemory {
    let entries = fs::read_dir(root().join("profiles")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let file = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(path).unwrap())
    };
    InMemory {
        files: paths.map(file).collect(),
        overrides: BTreeMap::new(),
    }
}

/// The problems of a company's files, as text.
fn problems(files: &[(&str, &str)]) -> String {
    let problems = Engine::new(&assets(files)).unwrap_err();
    render(&problems, Language::En, Colour::Off)
        .trim_end()
        .to_owned()
}

/// A document of a profile in one format, as text.
fn made(engine: &Engine, yaml: &str, name: &str, format: Format) -> String {
    let order = Order {
        documents: vec![document(name)],
        formats: vec![format],
        ..Order::usual(TODAY)
    };
    let kit = engine.render(&load(yaml), &order, &InMemory::default());
    String::from_utf8(kit.unwrap().files.remove(0).bytes).unwrap()
}

fn posting(engine: &Engine, yaml: &str) -> String {
    made(engine, yaml, "job-description", Format::Markdown)
}

/// The codes and messages of the diagnostics of a check.
fn found(engine: &Engine, yaml: &str) -> Vec<(String, String)> {
    let request = CheckRequest {
        today: TODAY,
        allow: Vec::new(),
        confidential: false,
    };
    let checked = engine.check(&load(yaml), &request, &InMemory::default());
    let found = checked.found.into_iter();
    found
        .map(|one| (one.code.into_owned(), one.message.to_string()))
        .collect()
}

/// A group of one rule, which finds the word `synergy`.
fn group(code: &str, more: &str) -> String {
    format!(
        "title: {{ en: House style, fr: Style maison }}
rules:
  - code: {code}
    severity: warning
    title: {{ en: word of no meaning, fr: mot vide }}
    message: '“{{found}}” says nothing'
    why: {{ en: Our readers skip it., fr: On ne le lit pas. }}
    mend: {{ en: Say what happens., fr: Dites ce qui se passe. }}
    finds:
      - texts: {{ fields: [why_now], has: {{ en: [synergy], fr: [synergie] }} }}
{more}"
    )
}

#[test]
fn a_template_of_a_company_says_what_it_says() {
    let own = engine(&[(
        "en/job-description.md.tera",
        "# {{ company.name }}, at last\n",
    )]);
    assert_eq!(posting(&own, PROFILE), "# Alto, at last\n");
}

#[test]
fn standard_texts_of_a_company_need_only_what_it_says_otherwise() {
    let own = "words: { job_description: { responsibilities: \"What you'll do\" } }\n";
    let own = posting(&engine(&[("en/framework.yaml", own)]), PROFILE);
    let plain = posting(&Engine::default(), PROFILE);
    assert!(own.contains("\n## What you’ll do\n"), "{own}");
    assert_eq!(
        own,
        plain.replace("\n## Responsibilities\n", "\n## What you’ll do\n")
    );
}

#[test]
fn a_theme_of_a_company_may_stand_on_another_one_of_its_own() {
    let own = engine(&[
        ("themes/ours.yaml", "base: house\ntext: { size: 12 }\n"),
        (
            "themes/house.yaml",
            "base: modern\ndescription: Our house.\ncolours: { accent: \"#112233\" }\n",
        ),
    ]);
    let named = |theme: &str| format!("{PROFILE}brand: {{ theme: {theme} }}\n");
    let html = |theme: &str| made(&own, &named(theme), "job-description", Format::Html);
    assert!(html("ours").contains("#112233"));
    assert!(!html("modern").contains("#112233"));
    let theme = own.themes.named("ours").unwrap();
    assert_eq!(theme.headings, own.themes.named("modern").unwrap().headings);
    assert!(theme.description.is_empty());
    let names: Vec<_> = own.themes.names().collect();
    assert_eq!(names, ["classic", "modern", "compact", "house", "ours"]);
}

#[test]
fn a_theme_of_a_built_in_name_comes_before_it_and_stands_on_it() {
    let own = engine(&[(
        "themes/classic.yaml",
        "base: classic\ncolours: { accent: \"#112233\" }\n",
    )]);
    let html = made(&own, PROFILE, "job-description", Format::Html);
    assert!(html.contains("#112233"), "no theme is named");
    let theme = own.themes.standard();
    let built_in = cxo::style::Theme::standard();
    assert_eq!(theme.headings, built_in.headings);
    assert_ne!(theme.colours, built_in.colours);
}

#[test]
fn audiences_of_a_company_change_one_by_one() {
    let own = engine(&[(
        "audiences.yaml",
        "public:\n  documents: [job-description, candidate-brief]\n  sees: [company.name, objective, role]\n",
    )]);
    let yaml = format!("{PROFILE}why_now: We grow.\n");
    assert!(!posting(&own, &yaml).contains("We grow"));
    assert!(posting(&Engine::default(), &yaml).contains("We grow"));
    assert!(own.audiences.receives(Audience::Public, "candidate-brief"));
    for audience in Audience::ALL.iter().skip(1) {
        for document in cxo::template::DOCUMENTS {
            assert_eq!(
                own.audiences.receives(*audience, document.name),
                Audiences::built_in().receives(*audience, document.name),
            );
        }
    }
}

#[test]
fn rules_of_a_company_advise_beside_the_others() {
    let own = engine(&[("rules/ours.yaml", &group("ACME-001", ""))]);
    let yaml = format!("{PROFILE}why_now: Synergy.\n");
    let plain = found(&Engine::default(), &yaml);
    let mut with_own = found(&own, &yaml);
    let ours = ("ACME-001".to_owned(), "“Synergy” says nothing".to_owned());
    assert!(with_own.contains(&ours), "{with_own:?}");
    with_own.retain(|one| *one != ours);
    assert_eq!(with_own, plain);

    let allowed =
        format!("{yaml}check: {{ allow: [{{ code: ACME-001, because: we mean it }}] }}\n");
    assert_eq!(found(&own, &allowed), plain);
    let idle = found(&Engine::default(), &allowed);
    assert!(idle.iter().any(|(code, _)| code == "CXO-101"), "{idle:?}");

    let advice = |engine: &Engine| {
        let kit = engine.render(&load(&yaml), &Order::usual(TODAY), &InMemory::default());
        kit.unwrap().advice
    };
    assert_eq!(advice(&own), advice(&Engine::default()) + 1);

    let code = own.find_code("acme-001").unwrap();
    let page = own.explain(Some(code.id), Language::Fr).unwrap();
    assert!(
        page.starts_with("ACME-001 (avertissement) : mot vide")
            || page.starts_with("ACME-001 (avertissement): mot vide"),
        "{page}"
    );
    assert!(
        own.explain(None, Language::En)
            .unwrap()
            .contains("House style\n  ACME-001  word of no meaning")
    );
    assert_eq!(own.find_code("001").unwrap().id, "CXO-001");
}

#[test]
fn a_group_of_a_built_in_name_takes_its_place_and_may_keep_its_codes() {
    let more = group("CXO-140", "").replace("synergy", "aggressive");
    let own = engine(&[("rules/wording.yaml", &more)]);
    let yaml = format!("{PROFILE}why_now: An aggressive rival and ninjas.\n");
    let codes = |engine: &Engine| -> Vec<String> {
        let found = found(engine, &yaml).into_iter();
        found.map(|(code, _)| code).collect()
    };
    assert!(codes(&own).contains(&"CXO-140".to_owned()));
    assert!(own.rules.rule("CXO-141").is_none());
    assert!(own.rules.rule("CXO-112").is_some());
}

#[test]
fn places_of_a_company_stand_beside_the_others_and_law_in_their_place() {
    let places = "belgium: { name: { en: Belgium, fr: Belgique }, countries: [BE] }\n";
    let law = "- place: belgium\n  questions:\n    - text: { en: Ask nothing., fr: Rien. }\n      source: { text: { en: Code, fr: Code } }\n";
    let rule = group("ACME-001", "    places: [belgium]\n");
    let own = engine(&[
        ("rules/places.yaml", places),
        ("rules/interviews.yaml", law),
        ("rules/ours.yaml", &rule),
    ]);
    let at = |country: &str| {
        format!("{PROFILE}why_now: Synergy.\nrole: {{ locations: [{{ country: {country} }}] }}\n")
    };
    let advised = |yaml: &str| found(&own, yaml).iter().any(|(code, _)| code == "ACME-001");
    assert!(advised(&at("BE")) && !advised(&at("FR")));
    let guide = |country: &str| made(&own, &at(country), "interview-guide", Format::Markdown);
    assert!(guide("BE").contains("Ask nothing."));
    assert!(!guide("FR").contains("Ask nothing.") && !guide("FR").contains("Labour Code"));
}

#[test]
fn copies_of_all_built_in_files_change_nothing() {
    let copies: Vec<_> = built_in_files()
        .map(|name| (name, built_in_file(name).unwrap()))
        .collect();
    let copied = engine(&copies);
    let assets = files_of_examples();
    let order = Order {
        documents: cxo::template::DOCUMENTS.to_vec(),
        formats: vec![Format::Markdown, Format::Html],
        ..Order::usual(TODAY)
    };
    for loaded in examples() {
        let files = |engine: &Engine| {
            let kit = engine.render(&loaded, &order, &assets).unwrap();
            let bytes = kit.files.into_iter().map(|file| (file.name, file.bytes));
            (kit.advice, bytes.collect::<Vec<_>>())
        };
        assert!(files(&copied) == files(&Engine::default()));
    }
}

/// The examples of a documentation page that begin with the name of a company's own file.
fn shown_files(page: &str) -> Vec<(String, String)> {
    let page = fs::read_to_string(root().join(page)).unwrap();
    let fenced = page.split("\n```").skip(1).step_by(2);
    let blocks = fenced.filter_map(|block| block.split_once('\n'));
    let named = blocks.filter_map(|(_, text)| {
        let first = text.lines().next()?.trim_matches(['#', '{', '}', ' ']);
        let is_file =
            [".yaml", ".tera"].iter().any(|end| first.ends_with(end)) && !first.contains(' ');
        is_file.then(|| (first.to_owned(), format!("{text}\n")))
    });
    named.collect()
}

#[test]
fn the_examples_of_the_pages_can_be_used() {
    let pages = [("README.md", 5), ("docs/templates.md", 4)];
    for (page, count) in pages {
        let files = shown_files(page);
        assert_eq!(files.len(), count, "{page}");
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (&**name, &**text))
            .collect();
        let own = engine(&files);
        let yaml = format!("{PROFILE}why_now: Synergy.\nbrand: {{ theme: ours }}\n");
        assert!(posting(&own, &yaml).contains("Alto"));
        let advised = found(&own, &yaml)
            .iter()
            .any(|(code, _)| code == "ACME-001");
        assert!(advised, "{page}");
    }
}

#[test]
fn everything_that_is_wrong_with_all_files_is_said_at_once() {
    let said = problems(&[
        ("en/job-description.md.tera", "{% if %}"),
        ("fr/scorecard.md.tera", "{{ }}"),
        ("en/framework.yaml", "wrods: {}\n"),
        ("themes/ours.yaml", "base: classic\ntext: { size: big }\n"),
        ("audiences.yaml", "everyone: {}\n"),
        ("rules/ours.yaml", "title: House\n"),
        ("theme/x.yaml", "base: classic\n"),
    ]);
    for name in [
        "--> en/job-description.md.tera:1:",
        "--> fr/scorecard.md.tera:1:",
        "--> en/framework.yaml:1:1",
        "--> themes/ours.yaml:2:15",
        "--> audiences.yaml:1:1",
        "--> rules/ours.yaml:1:",
        "--> theme/x.yaml",
    ] {
        assert!(said.contains(name), "{name}:\n{said}");
    }
}

#[test]
fn what_is_wrong_with_standard_texts_is_said_at_its_place() {
    insta::assert_snapshot!(problems(&[(
        "en/framework.yaml",
        "titles: { chief_experience_ofcer: Boss }\nwrods: {}\nscale: { 1: low }\n"
    )]));
}

#[test]
fn what_is_wrong_with_a_theme_is_said_at_its_place() {
    insta::assert_snapshot!(problems(&[
        ("themes/a.yaml", "base: b\ntext: { size: 12 }\n",),
        ("themes/b.yaml", "base: c\n"),
        ("themes/c.yaml", "base: a\n"),
        ("themes/d.yaml", "base: claassic\n"),
        ("themes/e.yaml", "text: { size: 12 }\n"),
        (
            "themes/f.yaml",
            "base: classic\ntxt: {}\ntext: { sise: 9, size: large, leading: 900, justify: 1 }\ncolours: { accent: blue }\nfonts: { text: comic }\nmargins: 3\ndense: { pen: { line: 0 }, tables: { colour: red } }\n",
        ),
        ("themes/g.yaml", "base: classic\ntext: { size: 9\n"),
        (
            "themes/h.yaml",
            "base: classic\ntext: { size: 9, size: 8 }\n"
        ),
        ("themes/i.yaml", "# nothing\n"),
    ]));
}

#[test]
fn what_is_wrong_with_audiences_is_said_at_its_place() {
    let unknown = problems(&[("audiences.yaml", "everyone: { documents: all, sees: [] }\n")]);
    assert!(
        unknown.contains("there is no choice `everyone` here"),
        "{unknown}"
    );
    insta::assert_snapshot!(problems(&[(
        "audiences.yaml",
        "public:
  documents: [job-descripton]
  sees: [company, objective.impact, role.pay.min, compny]
candidates: { documents: some, sees: [company, objective] }
agency:
  documents: all
  sees: [company, objective]
  hides: [company.name]
confidential:
  documents: [job-description]
  sees: [company.name, objective]
internal: { documents: all }
"
    )]));
}

#[test]
fn what_is_wrong_with_rules_is_said_at_its_place() {
    let of = |text: &str| problems(&[("rules/ours.yaml", text)]);
    let cases = [
        group("CXO-140", ""),
        group("CXO-999", ""),
        group("Acme-1", ""),
        group("ACME-001", "    places: [belgum, frnce]\n"),
        group("ACME-001", "    yields_to: [CXO-14]\n"),
        group(
            "ACME-001",
            "    when: [{ absent: role.pya.min }, { some: { of: target_metrics, where: [{ present: frm }] } }]\n",
        ),
        group(
            "ACME-001",
            "    when: [{ abscent: role.pay }, { present: [x] }]\n",
        ),
        group(
            "ACME-001",
            "    when: [{ same: [role.pay.min, { fields: x }] }]\n",
        ),
        group("ACME-001", "")
            .replace("warning", "grave")
            .replace("    why", "    wy"),
    ];
    let said: Vec<_> = cases.iter().map(|case| of(case)).collect();
    insta::assert_snapshot!(said.join("\n\n\n"));
    let rules = group("ACME-001", "");
    let both = problems(&[("rules/a.yaml", &rules), ("rules/b.yaml", &rules)]);
    insta::assert_snapshot!("two_rules_of_one_code", both);
    let tables = problems(&[
        (
            "rules/places.yaml",
            "belgium: { name: Belgium, countries: BE }\n",
        ),
        (
            "rules/interviews.yaml",
            "- place: belgum\n- place: france\n  question: []\n",
        ),
        ("rules/common-words.yaml", "en: [the]\n"),
    ]);
    insta::assert_snapshot!("what_is_wrong_with_tables_is_said_at_its_place", tables);
}

#[test]
fn a_rule_far_in_the_future_does_no_harm() {
    let rule = group(
        "ACME-001",
        "    when: [{ below: [today, { field: today, plus_months: 2000000000 }] }]\n",
    );
    let own = engine(&[("rules/ours.yaml", &rule)]);
    assert!(!found(&own, PROFILE).is_empty());
}

#[test]
fn a_file_that_nothing_reads_is_named_with_the_nearest_right_name() {
    insta::assert_snapshot!(problems(&[
        ("theme/x.yaml", ""),
        ("themes/x.yml", ""),
        ("fr/framwork.yaml", ""),
        ("en/job-description.tera", ""),
        ("audience.yaml", ""),
        ("rules/deep/own.yaml", ""),
        ("notes.txt", ""),
    ]));
    for name in [
        ".git/HEAD",
        "themes/.x.yaml.swp",
        ".cxo-a1b2",
        "README.md",
        "rules/readme",
        "themes/x.yaml~",
    ] {
        assert!(is_ignored(name), "{name}");
        engine(&[(name, "anything")]);
    }
}

/// Standard texts without content: every text is blank, and every list that may be empty is.
fn emptied(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') && !text.contains('{') => *text = String::new(),
        Value::Array(items) if [3, 12].contains(&items.len()) => items.iter_mut().for_each(emptied),
        Value::Array(items) => items.clear(),
        Value::Object(fields) => fields.values_mut().for_each(emptied),
        _ => {}
    }
}

#[test]
fn standard_texts_with_nothing_in_them_do_no_harm() {
    for language in Language::ALL {
        let name = format!("{language}/framework.yaml");
        let mut texts: Value = serde_yaml::from_str(built_in_file(&name).unwrap()).unwrap();
        emptied(&mut texts);
        let own = engine(&[(&name, &texts.to_string())]);
        let order = Order {
            documents: cxo::template::DOCUMENTS.to_vec(),
            formats: vec![Format::Markdown, Format::JsonLd],
            ..Order::usual(TODAY)
        };
        for loaded in examples() {
            let kit = own.render(&loaded, &order, &files_of_examples());
            assert!(!kit.unwrap().files.is_empty());
        }
    }
}

/// Themes with extreme values, on a document with every construct.
#[test]
fn every_document_can_be_laid_out_at_the_bounds_of_themes() {
    let at = |pick: usize| {
        let of = |bounds: [&'static str; 2]| bounds[pick];
        let heading = format!(
            "{{ size: {}, leading: {}, above: {}, below: {}, rule: {} }}",
            of(["5", "48"]),
            of(["5", "72"]),
            of(["0", "72"]),
            of(["0", "72"]),
            of(["0", "10"])
        );
        format!(
            "base: classic
margins: {{ top: {margin}, bottom: {margin}, side: {margin}, edge: {edge} }}
text: {{ size: {size}, leading: {leading}, gap: {length} }}
headings: {{ title: {heading}, section: {heading}, entry: {heading}, minor: {heading} }}
code: {{ size: {code} }}
lists: {{ indent: {indent}, gap: {length} }}
tables: {{ size: {size}, leading: {leading}, pad_side: {length}, pad: {length}, rule: {rule}, gap: {length} }}
pen: {{ line: {line}, tick_box: {tick}, row: {pen}, cell: {pen}, figure: {pen} }}
small: {{ size: {size}, leading: {leading} }}
",
            margin = of(["5", "60"]),
            edge = of(["3", "40"]),
            size = of(["5", "48"]),
            leading = of(["5", "72"]),
            length = of(["0", "72"]),
            code = of(["0.5", "1.5"]),
            indent = of(["4", "40"]),
            rule = of(["0", "10"]),
            line = of(["4", "30"]),
            tick = of(["2", "10"]),
            pen = of(["3", "60"]),
        )
    };
    let yaml = fs::read_to_string(root().join("profiles/tillwise.yaml")).unwrap();
    let yaml = yaml.replace("theme:", "# theme:");
    for pick in 0..2 {
        let own = engine(&[("themes/classic.yaml", &at(pick))]);
        let order = Order {
            documents: cxo::template::DOCUMENTS.to_vec(),
            formats: vec![Format::Pdf, Format::Word],
            languages: vec![Language::Fr],
            ..Order::usual(TODAY)
        };
        let kit = own
            .render(&load(&yaml), &order, &InMemory::default())
            .unwrap();
        assert!(kit.files.len() >= 12);
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn the_commands_use_files_of_all_kinds() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let profile = format!("{PROFILE}why_now: Synergy.\nbrand: {{ theme: ours }}\n");
    write(path, "alto.yaml", &profile);
    write(path, "own/README.md", "What is ours.\n");
    write(path, "own/.hidden", "x");
    write(
        path,
        "own/en/job-description.md.tera",
        "# {{ words.document.scorecard }} {{ why_now }}\n",
    );
    write(
        path,
        "own/en/framework.yaml",
        "words: { document: { scorecard: Marks } }\n",
    );
    write(
        path,
        "own/themes/ours.yaml",
        "base: modern\ndescription: Our looks.\n",
    );
    write(
        path,
        "own/audiences.yaml",
        "public: { documents: [job-description], sees: [company, objective, brand] }\n",
    );
    write(path, "own/rules/ours.yaml", &group("ACME-001", ""));
    let run = |arguments: &str| {
        let arguments: Vec<_> = arguments.split(' ').collect();
        cxo(&arguments, path, b"")
    };

    let rendered = run("render alto.yaml -d job-description -f md --templates own -o -");
    assert_eq!(rendered.out, "# Marks\n", "{}", rendered.err);
    let without = run("render alto.yaml -d job-description -f md -o -");
    assert!(
        without.err.contains("there is no theme `ours`"),
        "{}",
        without.err
    );

    let checked = run("check alto.yaml --templates own");
    assert!(
        checked
            .out
            .contains("warning[ACME-001]: “Synergy” says nothing"),
        "{}",
        checked.out
    );
    let allowed = run("check alto.yaml --templates own --allow acme-001");
    assert!(!allowed.out.contains("ACME-001"), "{}", allowed.out);
    assert!(allowed.out.contains("1 silenced"), "{}", allowed.out);
    let sarif = run("check alto.yaml --templates own --format sarif");
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let ours = rules.iter().find(|rule| rule["id"] == "ACME-001").unwrap();
    assert_eq!(ours["shortDescription"]["text"], "word of no meaning");
    let unknown = run("check alto.yaml --allow ACME-001");
    assert_eq!(unknown.code, 2);
    assert_eq!(
        unknown.err,
        "error: there is no code `ACME-001`; `cxo explain` lists them all\n"
    );

    let explained = run("explain ACME-001 --templates own");
    assert!(
        explained.out.contains("Our readers skip it."),
        "{}",
        explained.out
    );
    assert_eq!(run("explain ACME-001").code, 2);
    let fixed = run("fix alto.yaml --templates own");
    assert!(
        fixed.out.contains("nothing to mend; left for `cxo check`"),
        "{}",
        fixed.out
    );
    let themes = run("themes --templates own");
    assert!(
        themes
            .out
            .contains("ours\n    Our looks.\n    Source Serif 4 for text"),
        "{}",
        themes.out
    );
}

#[test]
fn the_commands_say_what_is_wrong_with_a_folder() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    write(path, "alto.yaml", PROFILE);
    write(
        path,
        "own/themes/ours.yaml",
        "base: classic\ntext: { size: big }\n",
    );
    fs::write(path.join("own/logo.png"), b"\x89PNG\r\n\x1a\n\xff").unwrap();
    for command in [
        "render alto.yaml",
        "check alto.yaml",
        "fix alto.yaml",
        "explain",
        "themes",
    ] {
        let arguments = [command, "--templates own"].join(" ");
        let arguments: Vec<_> = arguments.split(' ').collect();
        let run = cxo(&arguments, path, b"");
        assert_eq!(run.code, 1, "{command}");
        let said = run.out + &run.err;
        assert!(
            said.contains("own/themes/ours.yaml:2:15"),
            "{command}: {said}"
        );
        assert!(
            said.contains("nothing reads a file named `logo.png`"),
            "{command}: {said}"
        );
    }
}

#[test]
fn built_in_files_of_all_kinds_are_listed_shown_and_copied() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let list = cxo(&["templates", "list"], path, b"").out;
    let firsts = [
        "en/candidate-brief.md.tera",
        "en/framework.yaml",
        "themes/classic.yaml",
        "audiences.yaml",
        "rules/completeness.yaml",
    ];
    let places = firsts.map(|name| list.lines().position(|line| line == name).unwrap());
    assert!(places.is_sorted(), "{list}");
    let shown = cxo(&["templates", "show", "audiences.yaml"], path, b"").out;
    assert!(shown.starts_with("# Who sees what"), "{shown}");
    let copied = cxo(
        &[
            "templates",
            "eject",
            "own",
            "themes/modern.yaml",
            "rules/wording.yaml",
        ],
        path,
        b"",
    );
    assert_eq!(
        copied.out,
        "own/themes/modern.yaml\nown/rules/wording.yaml\n"
    );
    assert_eq!(fs::read_dir(path.join("own")).unwrap().count(), 2);
}
