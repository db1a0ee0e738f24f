//! `cxo fix`: the problems it fixes, the problems it leaves, and that nothing else changes.

use std::fs;
use std::path::Path;

use cxo::diagnostic::fix::{FixedText, apply};
use cxo::diagnostic::{Diagnostic, Edit, Fix, Place, Source};
use cxo::framework;
use cxo::language::Language;
use cxo::profile;
use cxo::profile::keys::{Key, Unit};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof, proptest};
use tempfile::TempDir;

use crate::commands::{Run, cxo};
use crate::support::{example_paths, root};

/// A profile with fixable mistakes of every kind, and with others.
const BROKEN: &str = "\
# Our profile; NPS as of June
company: 1984   # the name of the house
objective: { fr: Garder nos membres., en: Keep our members. }
Why-Now: { fr: La hausse des loyers., en: \"Rents rise.\" }
role:
  title: { fr: \"Directeur de l'expérience client (H/F)\", en: Chief Customer Officer }
  report_to: ceo
  workplace: 'Hybird'
  locations:
    - { city: Lyon, country: fr }
  pay: { currency: eur, min: 160 000 €, max: \"190'000\" }
  starts: 2027/3/1
  apply: { by: 15.01.2027 }
target_metrics:
  - { name: churn, form: 31 %, to: 25, by: 2028, drives: Sales }
language: fr
panel:
  - name: Claire
    role: CEO
    covers: [influence, stratgy, influence]
  - name: Paul
    role: COO
    covers:
      - agility
      - agility
      - collaboration
";

fn folder(text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("profile.yaml"), text).unwrap();
    folder
}

fn fix(arguments: &[&str], folder: &TempDir) -> Run {
    cxo(&[&["fix"], arguments].concat(), folder.path(), b"")
}

/// The text of a profile after `cxo fix`.
fn fixed(text: &str) -> String {
    cxo(&["fix", "-"], root(), text.as_bytes()).out
}

fn found_in(text: &str) -> Vec<Diagnostic> {
    match profile::load("profile.yaml", text.as_bytes()) {
        Ok(loaded) => loaded.warnings,
        Err(problems) => problems,
    }
}

#[test]
fn the_difference_is_shown_before_anything_is_written() {
    let folder = folder(BROKEN);
    let run = fix(&["profile.yaml"], &folder);
    insta::assert_snapshot!(run.out);
    assert_eq!(run.err, "to write this, give the same command with --yes\n");
    assert_eq!(run.code, 1);
    assert_eq!(read(&folder), BROKEN);
}

#[test]
fn what_is_mended_is_mended_for_good() {
    let folder = folder(BROKEN);
    let shown = fix(&["profile.yaml", "--check"], &folder).out;
    assert_eq!(read(&folder), BROKEN);
    let written = fix(&["profile.yaml", "--yes"], &folder);
    assert_eq!(written.code, 0, "{}", written.err);
    let difference = |out: &str| {
        out.lines()
            .rev()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(difference(&written.out), difference(&shown));
    let once = read(&folder);
    let again = fix(&["profile.yaml", "--check"], &folder);
    assert!(
        again.out.starts_with("1 profile: nothing to mend;"),
        "{}",
        again.out
    );
    assert_eq!((again.code, read(&folder)), (0, once));
}

#[test]
fn broken_yaml_is_mended_from_the_top() {
    let text = "\
company: Maison Auriel
objective: One goal: win back customers # of old
why_now: @Auriel says so
role:
  reports_to:ceo
  locations:
    - city: Lyon: centre
      country: FR
languages: [fr]
";
    let expected = text
        .replace(
            "One goal: win back customers",
            "\"One goal: win back customers\"",
        )
        .replace("@Auriel says so", "\"@Auriel says so\"")
        .replace("to:ceo", "to: ceo")
        .replace("Lyon: centre", "\"Lyon: centre\"");
    assert_eq!(fixed(text), expected);
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(fixed(&windows(BROKEN)), windows(&fixed(BROKEN)));
    assert_ne!(fixed(BROKEN), BROKEN);
}

/// Profiles whose problems need a decision.
#[test]
fn where_someone_has_to_choose_nothing_changes() {
    let head = "company: Alto\nobjective: Keep our members.\n";
    for rest in [
        "role: { pay: { currency: EUR, mix: 100 } }",
        "role: { pay: { currency: EUR, min: 160k } }",
        "role: { pay: { currency: EUR, min: 200, max: 100 } }",
        "role: { team: 35 or 40 }",
        "role: { starts: 05/01/2027 }",
        "role: { starts: 2027-02-30 }",
        "role: { apply: { url: auriel.example } }",
        "region: Lyon",
        "objective_: x",
        "why_now: a\nwhy_now: b",
        "why_now: a\nwhy_noww: b",
        "wy_now: a\nwhy_noww: b",
        "why_now:",
        "target_metrics: [{ name: Retention of staff, from: 1.500, to: 2, by: 2028 }]",
        "target_metrics: [{ name: nps, from: \"1,500\", to: 2, by: 2028 }]",
        "qualifications:\n  add: One, two",
        "role: { pay: { currency: USD, min: 100 € } }",
        "target_metrics: [{ name: Own, from: 31 %, to: 40, by: 2028 }]",
        "brand: { accent: #7a2e1d }",
        "background: inside",
        "role: { title: { fr: Directeur Relations } }\nlanguages: [fr]",
        "why_now: |\n\tTabs",
        "why_now: \"never closed",
        "why_now: One goal: two lines\n  of text",
    ] {
        let text = format!("{head}{rest}\n");
        assert_eq!(fixed(&text), text);
    }
}

#[test]
fn a_value_keeps_its_quotes_and_gets_some_where_it_needs_them() {
    let head = "company: Alto\nobjective: Keep our members.\n";
    for (before, after) in [
        ("background: 'Internal'", "background: 'internal'"),
        ("background: \"Internal\"", "background: \"internal\""),
        (
            "brand: { accent: 7a2e1d }",
            "brand: { accent: \"#7a2e1d\" }",
        ),
        (
            "brand: { accent: '7a2e1d' }",
            "brand: { accent: '#7a2e1d' }",
        ),
        ("\"bakground\": cx", "\"background\": cx"),
        ("languages: fr", "languages: [fr]"),
        (
            "governance: champions, core_team",
            "governance: [champions, core_team]",
        ),
        ("languages: fr, en", "languages: [fr, en]"),
        (
            "role: { starts: 01/15/2027 }",
            "role: { starts: 2027-01-15 }",
        ),
        (
            "target_metrics: [{ name: clv, to: \"4,2\", by: 6/2027 }]",
            "target_metrics: [{ name: clv, to: 4.2, by: 2027-06 }]",
        ),
        (
            "check: { allow: [{ code: cxo-112, because: x }] }",
            "check: { allow: [{ code: CXO-112, because: x }] }",
        ),
        ("languages: \"fr\"", "languages: [\"fr\"]"),
        ("role: { team: \"35 people\" }", "role: { team: 35 }"),
        ("role: { reference: 7 }", "role: { reference: \"7\" }"),
        (
            "governance: [champions , champions]",
            "governance: [champions]",
        ),
        (
            "role: { title: { fr: directrice clients } }\nlanguages: [fr]",
            "role: { title: { fr: { feminine: \"Directrice clients\", masculine: \"Directeur clients\" } } }\nlanguages: [fr]",
        ),
    ] {
        assert_eq!(
            fixed(&format!("{head}{before}\n")),
            format!("{head}{after}\n")
        );
    }
}

/// A unit is removed only if the metric states it anyway.
#[test]
fn the_unit_of_a_number_goes_where_its_metric_tells_it() {
    for (metric, texts) in &framework::built_in(Language::En).metrics {
        for (mark, unit) in [("%", Unit::Percent), ("points", Unit::Points)] {
            let line = |value: &str| {
                format!(
                    "target_metrics: [{{ name: {}, from: {value} }}]\n",
                    metric.name()
                )
            };
            let (before, after) = (line(&format!("31 {mark}")), line("31"));
            let expected = if texts.unit == Some(unit) {
                &after
            } else {
                &before
            };
            assert_eq!(&fixed(&before), expected);
        }
    }
}

#[test]
fn the_example_profiles_have_nothing_to_mend() {
    for path in example_paths() {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(fixed(&text), text, "{}", path.display());
    }
}

#[test]
fn several_profiles_are_mended_together() {
    let folder = folder("company: Alto\nobjectiv: Keep our members.\nlanguages: [en]\n");
    fs::write(folder.path().join("other.yaml"), "company: Alto\n").unwrap();
    let run = fix(&[".", "--yes"], &folder);
    assert_eq!(
        run.out.lines().last().unwrap(),
        "2 profiles: 1 problem mended; left for `cxo check`: 1 error, 1 warning, 2 notes"
    );
    assert_eq!(run.code, 1);
    let missing = fix(&["profile.yaml", "nothing.yaml"], &folder);
    assert!(
        missing.err.contains("there is no file `nothing.yaml`"),
        "{}",
        missing.err
    );
    assert_eq!(missing.code, 1);
}

#[test]
fn standard_input_goes_to_standard_output_alone() {
    let run = cxo(
        &["fix", "-"],
        root(),
        b"company: Alto\nobjectiv: Keep our members.\n",
    );
    assert_eq!(run.out, "company: Alto\nobjective: Keep our members.\n");
    assert!(
        run.err.starts_with("1 profile: 1 problem mended;"),
        "{}",
        run.err
    );
    assert_eq!(run.code, 0);
    assert_eq!(cxo(&["fix", "-", "profiles"], root(), b"").code, 2);
    assert_eq!(cxo(&["fix", "-", "--yes", "--check"], root(), b"").code, 2);
    let large = vec![b'#'; profile::SIZE_LIMIT + 10];
    let run = cxo(&["fix", "-"], root(), &large);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let latin = b"company: Ch\xe2teau\nobjectiv: x\n";
    let run = cxo(&["fix", "-"], root(), latin);
    assert_eq!((run.code, run.out.contains("objectiv: x")), (1, true));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("company: Alto\nobjectiv: Keep our members.\n");
    let (file, link) = (
        folder.path().join("profile.yaml"),
        folder.path().join("link.yaml"),
    );
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("profile.yaml", &link).unwrap();
    assert_eq!(fix(&["link.yaml", "--yes"], &folder).code, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(read(&folder).contains("objective:"));
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_check_says_what_can_be_mended_and_programs_get_the_change() {
    let folder = folder("company: Alto\nobjectiv: Keep our members.\n");
    let check = |format: &str| {
        let arguments = ["check", "profile.yaml", "--format", format];
        cxo(&arguments, folder.path(), b"").out
    };
    assert!(check("human").ends_with("\n`cxo fix` can mend it\n"));
    let json: serde_json::Value = serde_json::from_str(&check("json")).unwrap();
    let expected = serde_json::json!([
        { "line": 2, "column": 1, "end_line": 2, "end_column": 9, "text": "objective" }
    ]);
    assert_eq!(json[0]["fix"], expected);
    let sarif: serde_json::Value = serde_json::from_str(&check("sarif")).unwrap();
    let change = &sarif["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "profile.yaml");
    let expected = serde_json::json!([{
        "deletedRegion": { "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 9 },
        "insertedContent": { "text": "objective" },
    }]);
    assert_eq!(change["replacements"], expected);
}

#[test]
fn of_changes_that_touch_the_first_is_made() {
    let text = "abcdef";
    let source = Source::new("text", text);
    let diagnostic = |edits: &[(usize, usize, &str)]| {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: *start..*end,
            text: (*text).to_owned(),
        };
        let edits = edits.iter().map(edit).collect();
        Diagnostic::error("CXO-020", "found")
            .at(Place::whole(&source))
            .fixed_by(Fix { edits })
    };
    let found = [
        diagnostic(&[(4, 6, "Y")]),
        diagnostic(&[(0, 0, "["), (3, 3, "]")]),
        diagnostic(&[(1, 5, "X")]),
        diagnostic(&[(4, 6, "Y")]),
        diagnostic(&[]),
    ];
    let FixedText { text, fixed } = apply(text, &found[..4]);
    assert_eq!((text.as_str(), fixed.len()), ("[abc]dY", 3));
}

fn read(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("profile.yaml")).unwrap()
}

/// A profile with every field.
fn full() -> String {
    fs::read_to_string(Path::new(root()).join("tests/profile/full.yaml")).unwrap()
}

/// The bytes of every word of at least `shortest` letters that could be a key or a known word.
fn words(text: &str, shortest: usize) -> Vec<std::ops::Range<usize>> {
    let is_word = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut words = Vec::new();
    let mut start = 0;
    for (end, _) in text.match_indices(|c: char| !is_word(c)) {
        if end - start >= shortest {
            words.push(start..end);
        }
        start = end + 1;
    }
    words.retain(|word| text.is_char_boundary(word.start));
    words
}

/// A way to misspell a word.
fn misspelling() -> impl Strategy<Value = fn(&str) -> String> {
    prop_oneof![
        Just((|word: &str| word.to_uppercase()) as fn(&str) -> String),
        Just((|word: &str| word.replace('_', "-")) as fn(&str) -> String),
        Just((|word: &str| format!("{}{}", &word[..2], &word[3..])) as fn(&str) -> String),
        Just((|word: &str| format!("{}{}", &word[..2], &word[1..])) as fn(&str) -> String),
        Just((|word: &str| format!("{}x{}", &word[..3], &word[4..])) as fn(&str) -> String),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// If a misspelt word has a fix, the fix restores the profile byte for byte.
    #[test]
    fn a_misspelt_word_becomes_what_it_was(at in 0_usize..10_000, misspell in misspelling()) {
        let text = full();
        let words = words(&text, 4);
        let word = words[at % words.len()].clone();
        let broken = format!("{}{}{}", &text[..word.start], misspell(&text[word.clone()]), &text[word.end..]);
        let found = found_in(&broken);
        let mended = apply(&broken, &found);
        if !mended.fixed.is_empty() {
            assert_eq!(mended.text, text, "{:?}", mended.fixed);
        }
    }

    /// For any problems of a profile, the problems fixed are gone, and only the bytes of the edits
    /// differ.
    #[test]
    fn what_is_mended_is_gone(
        start in 0_usize..10_000,
        length in 0_usize..12,
        with in "[ \\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.]{0,6}",
    ) {
        let text = full();
        let start = text.floor_char_boundary(start % text.len());
        let end = text.floor_char_boundary((start + length).min(text.len()));
        let broken = format!("{}{with}{}", &text[..start], &text[end..]);
        let found = found_in(&broken);
        let after = apply(&broken, &found);
        let left = found_in(&after.text);
        for one in &after.fixed {
            assert!(after.is_resolved(one, &left), "{one:#?}\n{}", after.text);
        }
        let FixedText { text, fixed } = after;
        let mut rest = text.as_str();
        let mut kept = 0;
        let mut edits: Vec<&Edit> = fixed.iter().flat_map(|one| &one.fix.as_ref().unwrap().edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        edits.dedup();
        for edit in edits {
            rest = rest.strip_prefix(&broken[kept..edit.span.start]).unwrap();
            rest = rest.strip_prefix(&edit.text).unwrap();
            kept = edit.span.end;
        }
        assert_eq!(rest, &broken[kept..]);
    }
}

#[test]
fn most_misspelt_keys_are_mended() {
    let text = full();
    let is_key = |word: &std::ops::Range<usize>| text[word.end..].starts_with(": ");
    let keys: Vec<_> = words(&text, 4).into_iter().filter(is_key).collect();
    assert!(keys.len() > 40, "only {} keys", keys.len());
    let is_mended = |key: &&std::ops::Range<usize>| {
        let broken = format!("{}x{}", &text[..key.end], &text[key.end..]);
        apply(&broken, &found_in(&broken)).text == text
    };
    let mended = keys.iter().filter(is_mended).count();
    assert!(mended * 10 >= keys.len() * 9, "{mended} of {}", keys.len());
}
