//! `--stream`: lines of JSON in, lines of JSON out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::commands::{Run, cxo, files};
use crate::support::root;

const ONE_FILE: [&str; 8] = [
    "render",
    "--stream",
    "-d",
    "job-description",
    "-l",
    "en",
    "-f",
    "md",
];

/// A minimal profile of a company.
fn profile(company: &str) -> Value {
    json!({ "company": company, "objective": "Keep our customers." })
}

fn answers(run: &Run) -> Vec<Value> {
    let lines = run.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The bytes of each file in an answer, by name.
fn made(answer: &Value) -> Vec<(String, Vec<u8>)> {
    let files = answer["files"].as_array().unwrap().iter().map(|file| {
        let bytes = match (&file["text"], &file["base64"]) {
            (Value::String(text), Value::Null) => text.clone().into_bytes(),
            (Value::Null, Value::String(base64)) => STANDARD.decode(base64).unwrap(),
            _ => panic!("neither text nor Base64: {file}"),
        };
        (file["name"].as_str().unwrap().to_owned(), bytes)
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// The bytes of each file of a profile that is rendered alone, by name.
fn made_alone(profile: &str, order: &[&str]) -> Vec<(String, Vec<u8>)> {
    let folder = TempDir::new().unwrap();
    let arguments = [&["render", "-"], order].concat();
    let run = cxo(&arguments, folder.path(), profile.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    let files = files(&folder.path().join("out/profile")).into_iter();
    files
        .map(|(path, bytes)| (path.display().to_string(), bytes))
        .collect()
}

#[test]
fn a_line_becomes_the_files_that_its_profile_becomes_alone() {
    let folder = TempDir::new().unwrap();
    let lines =
        ["Alto", "Société « é » 😀", "Tillwise"].map(|company| profile(company).to_string());
    let run = cxo(
        &["render", "--stream"],
        folder.path(),
        lines.join("\n").as_bytes(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let answers = answers(&run);
    assert_eq!(answers.len(), lines.len());
    assert!(files(folder.path()).is_empty(), "a stream writes no files");
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(made(answer) == made_alone(line, &[]), "{line}");
        assert_eq!(made(answer).len(), 8);
    }
}

#[test]
fn answers_come_in_the_order_of_the_lines_and_carry_their_ids() {
    let mut input = String::new();
    for number in 0..40 {
        let line = json!({ "profile": profile(&format!("Alto {number}")), "id": [number, "x"] });
        input += &format!("{line}\n");
    }
    let run = cxo(&ONE_FILE, root(), input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, "40 profiles rendered\n"));
    for (number, answer) in answers(&run).iter().enumerate() {
        assert_eq!(answer["id"], json!([number, "x"]));
        assert_eq!(answer["line"], number + 1);
        let [(name, text)] = made(answer).try_into().unwrap();
        assert_eq!(name, "job-description.en.md");
        assert!(
            String::from_utf8(text)
                .unwrap()
                .contains(&format!("**Alto {number}**"))
        );
    }
}

/// Lines without a profile, each with the place, the code and the words of its diagnostic.
const BAD: &[(&str, u64, &str, &str)] = &[
    (
        r#"{"company":"Alto","objectiv":"x"}"#,
        19,
        "CXO-020",
        "objectiv",
    ),
    (
        r#"{"id":1,"profile":{"company":"Alto","objectiv":"x"}}"#,
        37,
        "CXO-020",
        "objectiv",
    ),
    (
        r#"{"id":"é","profile":{"company":"A","company":"x","objective":"x"}}"#,
        36,
        "CXO-007",
        "given twice in the same block, first on line 7",
    ),
    (
        r#"{"id":1,"company":"Alto","objective":"x"}"#,
        2,
        "CXO-020",
        "`id`",
    ),
    (
        r#"{"company":"Alto","objective":"#,
        30,
        "CXO-099",
        "ends before",
    ),
    ("company: Alto", 1, "CXO-099", "no JSON"),
    (r#"{"company":"Alto"} {"#, 20, "CXO-099", "no JSON"),
    (
        r#"{"profile":{"company":"Alto"},"company":"x"}"#,
        39,
        "CXO-099",
        "`id` and nothing else",
    ),
    (r#"{"profile":{},"profile":{}}"#, 23, "CXO-099", "once"),
    (r#"["Alto"]"#, 1, "CXO-021", "list"),
    ("{}", 1, "CXO-", ""),
    ("null", 1, "CXO-002", "empty"),
];

#[test]
fn a_bad_line_is_answered_and_the_run_goes_on() {
    let good = profile("Alto").to_string();
    let input: String = BAD
        .iter()
        .map(|(line, ..)| format!("{line}\n{good}\n\n"))
        .collect();
    let run = cxo(&ONE_FILE, root(), input.as_bytes());
    assert_eq!(run.code, 1, "{}", run.err);
    let answers = answers(&run);
    assert_eq!(answers.len(), 2 * BAD.len());
    for (index, ((line, column, code, words), pair)) in
        BAD.iter().zip(answers.chunks(2)).enumerate()
    {
        let (answer, number) = (&pair[0], 3 * index + 1);
        let problem = &answer["problems"][0];
        assert_eq!(answer["line"], number, "{line}");
        assert_eq!(answer["ok"], false, "{line}");
        assert_eq!(answer["files"], json!([]), "{line}");
        assert_eq!(problem["file"], "standard input", "{line}");
        assert_eq!(problem["line"], number, "{line}: {problem}");
        assert_eq!(problem["column"], *column, "{line}: {problem}");
        assert!(
            problem["code"].as_str().unwrap().starts_with(code),
            "{line}: {problem}"
        );
        assert!(
            problem["message"].as_str().unwrap().contains(words),
            "{line}: {problem}"
        );
        assert_eq!(
            (&pair[1]["ok"], &pair[1]["line"]),
            (&json!(true), &json!(number + 1))
        );
    }
    let summary = run.err.lines().last().unwrap();
    assert!(
        summary.starts_with("12 profiles rendered, 12 with problems: line 1, line 4"),
        "{summary}"
    );
}

#[test]
fn bytes_that_are_no_text_and_lines_without_end_are_answered() {
    let good = profile("Alto").to_string();
    let mut input = b"{\"company\":\"Soci\xe9t\xe9\"}\n\xEF\xBB\xBF".to_vec();
    input.extend_from_slice(good.as_bytes());
    input.push(b'\n');
    input.extend(vec![b'['; 3 << 20]);
    input.push(b'\n');
    input.extend(vec![b'['; 200_000]);
    input.push(b'\n');
    input.extend_from_slice(good.as_bytes());
    let run = cxo(&ONE_FILE, root(), &input);
    assert_eq!(run.code, 1);
    let answers = answers(&run);
    let codes = answers
        .iter()
        .map(|answer| answer["problems"][0]["code"].as_str());
    let expected = ["CXO-001", "", "CXO-003", "CXO-099", ""];
    assert!(
        codes.map(Option::unwrap_or_default).eq(expected),
        "{answers:?}"
    );
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cxo"))
        .args(ONE_FILE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for number in 0..3 {
        writeln!(
            questions,
            "{}",
            json!({ "id": number, "profile": profile("Alto") })
        )
        .unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], number);
    }
    drop(questions);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_stream_goes_with_neither_files_nor_folders() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("alto.yaml"), "").unwrap();
    for other in [
        &["alto.yaml"][..],
        &["--from", "list"],
        &["-o", "out"],
        &["--json"],
    ] {
        let run = cxo(
            &[&["render", "--stream"], other].concat(),
            folder.path(),
            b"",
        );
        assert_eq!(run.code, 2, "{other:?}: {}", run.err);
    }
    let run = cxo(&["render", "--stream"], folder.path(), b"");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
#[ignore = "needs Java, and Python with pyspark"]
fn slow_spark_pipes_a_table_through_many_processes() {
    const COMPANIES: usize = 100;
    let folder = TempDir::new().unwrap();
    let run = Command::new("python3")
        .arg(root().join("examples/spark.py"))
        .args(["--cxo", env!("CARGO_BIN_EXE_cxo"), "--out", "results"])
        .args(["--companies", &COMPANIES.to_string()])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&run.stdout);
    let err = String::from_utf8_lossy(&run.stderr);
    assert_eq!(out.trim(), "100 companies, 0 with problems", "{err}");

    let parts = files(&folder.path().join("results")).into_iter();
    let parts = parts.filter(|(path, _)| path.display().to_string().starts_with("part-"));
    let answers: Vec<Value> = parts
        .flat_map(|(_, bytes)| {
            let lines = String::from_utf8(bytes).unwrap();
            let lines = lines
                .lines()
                .map(|line| serde_json::from_str(line).unwrap());
            lines.collect::<Vec<Value>>()
        })
        .collect();
    let ids = answers.iter().map(|answer| answer["id"].as_u64());
    assert!(
        ids.eq((0..COMPANIES as u64).map(Some)),
        "in the order of the rows"
    );
    for answer in answers.iter().step_by(33) {
        let id = answer["id"].as_u64().unwrap();
        let score = id % 40 + 20;
        let metric = json!({ "name": "NPS", "from": score, "to": score + 12, "by": "2028-12" });
        let profile = json!({
            "company": format!("Société n° {id}"),
            "objective": "Win back repeat customers and make service a reason to choose us.",
            "target_metrics": [metric],
        });
        let order = ["-d", "job-description", "-l", "fr", "-f", "md,pdf"];
        assert!(
            made(answer) == made_alone(&profile.to_string(), &order),
            "{id}"
        );
    }
}
