//! Many profiles in one run.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::commands::{MINIMAL, Run, cxo, files};

/// A folder with a minimal profile at each of these paths.
fn folder_with(paths: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for path in paths {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, MINIMAL).unwrap();
    }
    folder
}

/// Renders one small document of each profile.
fn render(arguments: &[&str], folder: &Path, input: &[u8]) -> Run {
    let one_file = ["-d", "job-description", "-l", "en", "-f", "md"];
    cxo(&[&["render"], arguments, &one_file].concat(), folder, input)
}

/// The folders that files were written to, in the order of the profiles.
fn places(run: &Run) -> Vec<&str> {
    let places = run.out.lines().map(|line| {
        line.strip_prefix("out/")
            .and_then(|line| line.strip_suffix("/job-description.en.md"))
            .unwrap_or(line)
    });
    places.collect()
}

#[test]
fn a_pattern_stands_for_the_profiles_it_matches() {
    let folder = folder_with(&[
        "clients/paris/auriel.yaml",
        "clients/lyon/estuaire.yml",
        "clients/lyon/tillwise.yaml",
        "clients/.hidden/secret.yaml",
        "clients/alto.yaml",
        "clients/[odd].yaml",
    ]);
    for (pattern, expected) in [
        ("clients/*.yaml", &["[odd]", "alto"][..]),
        (
            "clients/**/*.yaml",
            &["[odd]", "alto", "tillwise", "auriel"],
        ),
        ("clients/*/*.y*ml", &["estuaire", "tillwise", "auriel"]),
        ("clients/??on", &["estuaire", "tillwise"]),
        ("clients/[a-c]lto.yaml", &["alto"]),
        ("clients/[odd].yaml", &["[odd]"]),
    ] {
        let run = render(&[pattern], folder.path(), b"");
        assert_eq!(run.code, 0, "{pattern}: {}", run.err);
        assert_eq!(places(&run), expected, "{pattern}");
    }
}

#[test]
fn what_names_no_profile_is_said_before_anything_is_written() {
    let folder = folder_with(&["alto.yaml"]);
    fs::write(folder.path().join("empty.txt"), "\n \n").unwrap();
    let run = render(&["alto.yaml", "*.yml", "a***b"], folder.path(), b"");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    insta::assert_snapshot!(run.err, @"
    error[CXO-012]: nothing matches `*.yml`
     |
     = help: check the pattern and the folder you are in; `**/` stands for any folders

    error[CXO-012]: `a***b` is neither a file nor a pattern
     |
     = help: `*` stands for any letters of a name, `?` for one, `[ab]` for `a` or `b`, and `**`
             between slashes for any folders
    ");
    let run = render(&["--from", "empty.txt"], folder.path(), b"");
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.err, @"
    error[CXO-012]: the list `empty.txt` names no profile
     |
     = help: write one path a line; folders and patterns are paths too
    ");
    let run = render(&["--from", "nowhere.txt"], folder.path(), b"");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("there is no file `nowhere.txt`"),
        "{}",
        run.err
    );
    assert_eq!(files(folder.path()).len(), 2);
}

#[test]
fn a_list_names_profiles_folders_and_patterns_one_a_line() {
    let folder = folder_with(&[
        "a b.yaml",
        "more/tillwise.yaml",
        "rest/x1.yaml",
        "rest/x2.yaml",
    ]);
    let list = "a b.yaml\r\n\nmore\nrest/x?.yaml\n";
    fs::write(folder.path().join("list.txt"), list).unwrap();
    let from_file = render(&["--from", "list.txt"], folder.path(), b"");
    assert_eq!(from_file.code, 0, "{}", from_file.err);
    assert_eq!(places(&from_file), ["a b", "tillwise", "x1", "x2"]);
    let from_input = render(&["--from", "-"], folder.path(), list.as_bytes());
    assert_eq!(from_input.out, from_file.out);
    let checked = cxo(&["check", "--from", "-"], folder.path(), list.as_bytes());
    assert!(
        checked.out.contains("4 profiles: 0 errors"),
        "{}",
        checked.out
    );
    let both = render(&["more", "--from", "list.txt"], folder.path(), b"");
    assert_eq!(both.code, 2, "{}", both.err);
}

#[test]
fn profiles_of_one_name_keep_the_folders_in_which_they_differ() {
    let folder = folder_with(&[
        "clients/paris/2027/chief.yaml",
        "clients/lyon/2027/chief.yaml",
        "clients/lyon/other.yaml",
        "clients/lyon/both.yaml",
        "clients/lyon/both.yml",
    ]);
    let paths = ["clients/paris/2027", "clients/lyon/2027", "clients/lyon"];
    let run = render(&paths, folder.path(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    let expected = [
        "paris/2027/chief",
        "lyon/2027/chief",
        "both.yaml",
        "both.yml",
        "other",
    ];
    assert_eq!(places(&run), expected);

    let inside = folder.path().join("clients/lyon");
    let up = ["other.yaml", "2027/chief.yaml", "../paris/2027/chief.yaml"];
    let run = render(&up, &inside, b"");
    assert_eq!(
        places(&run),
        ["other", "lyon/2027/chief", "paris/2027/chief"]
    );
}

#[test]
fn a_profile_named_twice_is_made_once() {
    let folder = folder_with(&["clients/alto.yaml", "clients/tillwise.yaml"]);
    let paths = [
        "clients/tillwise.yaml",
        "clients",
        "./clients/../clients/alto.yaml",
    ];
    let run = render(&paths, folder.path(), b"");
    assert_eq!(places(&run), ["tillwise", "alto"]);
}

#[test]
fn the_number_of_jobs_changes_nothing_but_the_time() {
    let folder = folder_with(&["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]);
    fs::write(folder.path().join("c.yaml"), "company: Alto\n").unwrap();
    let with = |jobs| {
        let run = cxo(
            &["render", ".", "--jobs", jobs, "-o", jobs],
            folder.path(),
            b"",
        );
        let out = run.out.replace(&format!("{jobs}/"), "out/");
        (run.code, out, run.err, files(&folder.path().join(jobs)))
    };
    let (code, out, err, made) = with("1");
    assert_eq!((code, made.len()), (1, 4 * 8));
    assert!(with("7") == (code, out, err.clone(), made));
    assert!(
        err.ends_with("\n4 profiles rendered, 1 with problems: ./c.yaml\n"),
        "{err}"
    );
}
