//! The brand of a profile: its files, its diagnostics and its effect on documents.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use crate::commands::cxo;
use crate::pictures::svg;

#[test]
fn every_problem_of_a_logo_stands_at_its_place_in_the_profile() {
    let folder = TempDir::new().unwrap();
    let logo = svg("<text>Auriel</text><image href='photo.png'/>");
    fs::write(folder.path().join("logo.svg"), logo).unwrap();
    fs::create_dir(folder.path().join("logos")).unwrap();
    let said = |logo: &str| {
        let yaml = format!("company: Auriel\nobjective: x\nbrand: {{ logo: {logo} }}\n");
        let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        run.err
    };
    insta::assert_snapshot!(said("logo.svg"), @r#"
    error[CXO-013]: the logo `logo.svg` has text in it (<text>, line 2)
     --> standard input:3:16
      |
    3 | brand: { logo: logo.svg }
      |                ^^^^^^^^
      |
      = help: turn text into paths in the drawing program (“create outlines”, “object to path”),
              so that it looks the same everywhere

    error[CXO-013]: the logo `logo.svg` has a picture of pixels in it (<image>, line 2)
     --> standard input:3:16
      |
    3 | brand: { logo: logo.svg }
      |                ^^^^^^^^
      |
      = help: take it out or trace it, or export the whole as PNG
    "#);
    assert!(said("none.svg").contains("the logo `none.svg` does not exist"));
    assert!(said("logos").contains("the logo `logos` is a folder"));
}

#[test]
fn an_accent_too_light_to_read_is_used_and_a_better_one_named() {
    let folder = TempDir::new().unwrap();
    let yaml = "company: Auriel\nobjective: x\nlanguages: [en]\nbrand: { accent: \"#f2a541\" }\n";
    let [render, check] = ["render", "check"].map(|command| {
        let run = cxo(&[command, "-"], folder.path(), yaml.as_bytes());
        assert_eq!(run.code, 0);
        run
    });
    let warning = render.err.split_inclusive("\n\n").next().unwrap();
    assert!(check.out.contains(warning), "{}", check.out);
    insta::assert_snapshot!(warning, @r##"
    warning[CXO-015]: headings and links in `#f2a541` are hard to read: its contrast with white paper is 2.05, and text needs 4.5
     --> standard input:4:18
      |
    4 | brand: { accent: "#f2a541" }
      |                  ^^^^^^^^^
      |
      = help: the nearest colour that can be read is "#a76900", with a contrast of 4.5 (WCAG 2.2,
              criterion 1.4.3); documents keep the colour you give
    "##);
    let dark = yaml.replace("f2a541", "a76900");
    let run = cxo(&["check", "-"], folder.path(), dark.as_bytes());
    assert!(!run.out.contains("CXO-015"), "{}", run.out);
}

#[test]
fn themes_are_listed_with_what_they_look_like() {
    let run = cxo(&["themes"], TempDir::new().unwrap().path(), b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out, @"
    classic (standard)
        Clear sans-serif type, section headings over a fine rule, moderate margins.
        Source Sans 3 for text, headings, tables; Source Code Pro for code
    modern
        Serif text set to both margins under large sans-serif headings, with wide margins.
        Source Serif 4 for text; Source Sans 3 for headings, tables; Source Code Pro for code
    compact
        Small sans-serif type and narrow margins, for the fewest pages that still read well.
        Source Sans 3 for text, headings, tables; Source Code Pro for code

    A profile names one: brand: { theme: modern }
    ");
}

#[test]
#[ignore = "needs poppler and qpdf"]
fn other_programs_show_logos_and_fonts_of_either_format_in_silence() {
    let folder = TempDir::new().unwrap();
    let copy = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    copy("drawing.svg", include_bytes!("../support/drawing.svg"));
    copy("Blocks.otf", include_bytes!("../support/fonts/Blocks.otf"));
    copy(
        "Serif.ttf",
        include_bytes!("../../templates/fonts/SourceSerif4-Bold.ttf"),
    );
    let yaml = "company: Auriel\nobjective: x\nbrand:\n  logo: drawing.svg\n  \
                fonts: { text: Blocks.otf, headings: Serif.ttf }\n";
    let run = cxo(
        &["render", "-", "-l", "en", "-f", "pdf"],
        folder.path(),
        yaml.as_bytes(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    for arguments in [
        ["qpdf", "--check"],
        ["pdffonts", "-subst"],
        ["pdftocairo", "-png"],
    ] {
        let output = Command::new(arguments[0])
            .args(&arguments[1..])
            .arg("out/profile/scorecard.en.pdf")
            .current_dir(folder.path())
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success() && errors.is_empty(),
            "{arguments:?}: {errors}"
        );
    }
}
