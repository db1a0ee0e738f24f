//! Turns the YAML of `templates/`, written for people, into JSON that loads many times faster.
//! Each `templates/<path>.yaml` becomes `<path>.json` in the folder of build results.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=templates");
    let results = PathBuf::from(env::var("OUT_DIR")?);
    convert(Path::new("templates"), &results)
}

/// Converts the files of a folder and of the folders in it.
fn convert(folder: &Path, results: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(results)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            convert(&path, &results.join(name))?;
        } else if path.extension().is_some_and(|end| end == "yaml") {
            let value: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(results.join(name).with_extension("json"), value.to_string())?;
        }
    }
    Ok(())
}
