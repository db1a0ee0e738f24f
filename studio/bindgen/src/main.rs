//! Writes the JavaScript beside the studio's WebAssembly: `cxo-studio-bindgen WASM FOLDER`.

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [wasm, folder] = arguments.as_slice() else {
        return Err("usage: cxo-studio-bindgen WASM FOLDER".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("cxo").typescript(false);
    // A classic script: browsers load no module for a page that is opened from disk.
    bindgen.no_modules(true)?;
    bindgen.remove_name_section(true);
    bindgen.remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let module = output.wasm_mut();
    let exports = module.exports.iter().map(|export| export.name.clone());
    for name in exports.collect::<Vec<_>>() {
        if is_of_a_library(&name) {
            module.exports.remove(&name)?;
        }
    }
    walrus::passes::gc::run(module);
    Ok(output.emit(folder)?)
}

/// Whether `printpdf` or `slug` exports it for pages of their own: code that nothing else calls, a
/// tenth of the file.
fn is_of_a_library(export: &str) -> bool {
    export.starts_with("Pdf_") || export == "slugify"
}
