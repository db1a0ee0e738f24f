//! Warnings about characters without a glyph and about pictures.

use std::fs;

use tempfile::TempDir;

use crate::commands::cxo;

#[test]
fn runs_of_characters_without_a_glyph_are_named_at_their_first_place() {
    let folder = TempDir::new().unwrap();
    let yaml = r#"# 😀
company: 株式会社 Auriel 😀
objective: "Keep \u65E5\u672C, 😀 and 株式会社."
languages: [en]
"#;
    let run = cxo(
        &["render", "-", "-f", "pdf"],
        folder.path(),
        yaml.as_bytes(),
    );
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.err, @r#"
    warning[CXO-090]: no font has `株式会社` (U+682A, U+5F0F, U+4F1A, U+793E), 2 times in the profile: boxes in job-description.en.pdf, scorecard.en.pdf
     --> standard input:2:10
      |
    2 | company: 株式会社 Auriel 😀
      |          ^^^^^^^^
      |
      = help: the fonts of the program cover Latin, Greek and Cyrillic: write it in other words,
              or name a font that has it in `brand.fonts`, unless it runs from right to left

    warning[CXO-090]: no font has `😀` (U+1F600), 2 times in the profile: a box in job-description.en.pdf, scorecard.en.pdf
     --> standard input:2:22
      |
    2 | company: 株式会社 Auriel 😀
      |                          ^^
      |
      = help: the fonts of the program cover Latin, Greek and Cyrillic: write it in other words,
              or name a font that has it in `brand.fonts`, unless it runs from right to left

    warning[CXO-090]: no font has `日本` (U+65E5, U+672C): boxes in job-description.en.pdf
     --> standard input:3:12
      |
    3 | objective: "Keep \u65E5\u672C, 😀 and 株式会社."
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: the fonts of the program cover Latin, Greek and Cyrillic: write it in other words,
              or name a font that has it in `brand.fonts`, unless it runs from right to left

    3 pieces of advice: cxo check -
    "#);
    let markdown = cxo(&["render", "-", "-f", "md"], folder.path(), yaml.as_bytes());
    assert!(
        !markdown.err.contains("CXO-090"),
        "Markdown keeps every character"
    );
}

#[test]
fn pictures_that_a_template_names_are_missed_by_name() {
    let folder = TempDir::new().unwrap();
    let templates = folder.path().join("own/en");
    fs::create_dir_all(&templates).unwrap();
    fs::write(
        templates.join("job-description.md.tera"),
        "# Role\n\n![The plan](plan.png)\n",
    )
    .unwrap();
    let arguments = [
        "render",
        "-",
        "-d",
        "job-description",
        "-l",
        "en",
        "-f",
        "md,pdf,docx,html,paste,txt",
        "--templates",
        "own",
    ];
    let yaml = b"company: Auriel\nobjective: x\nlanguages: [en]\n";
    let run = cxo(&arguments, folder.path(), yaml);
    assert_eq!(run.code, 0, "{}", run.err);
    insta::assert_snapshot!(run.err, @"
    warning[CXO-091]: words stand instead of the picture `plan.png` in `job-description.en.docx`, `job-description.en.html`, `job-description.en.paste.html`, `job-description.en.pdf`
     |
     = help: documents hold no picture but the logo, which a profile names in `brand.logo`

    3 pieces of advice: cxo check -
    ");
}
