//! The JavaScript around the WebAssembly module.
//!
//! wasm-bindgen gives every function that the module imports a long name with a digest, once in the module
//! and once in the script. Nobody reads them and they hardly compress, so both sides get short ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::error::BundleError;

/// The module's file, in the folder that `bind` fills.
pub const MODULE: &str = "hydrate_bg.wasm";
/// The script's file.
pub const SCRIPT: &str = "hydrate.js";

/// What wasm-bindgen calls the place from which the module imports, and our name for it.
const PLACE: (&str, &str) = ("./hydrate_bg.js", "w");

/// Runs wasm-bindgen, in the version of the lock file as it is linked into this program, on `module`.
pub fn bind(module: &Path, folder: &Path) -> Result<(), BundleError> {
    let failed = |error| BundleError::Bindgen(format!("{error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(failed)?;
    let mut output = bindgen
        .input_path(module)
        .out_name("hydrate")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .map_err(failed)?;
    let names = shorten_imports(&mut output);
    let script = without_comments(&rename(output.js(), &names).replace(PLACE.0, PLACE.1));
    write(&folder.join(SCRIPT), script.as_bytes())?;
    write(&folder.join(MODULE), &output.wasm_mut().emit_wasm())?;
    for (name, text) in snippets(&output) {
        write(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}

/// Renames the imports in the module and returns the new name of each.
fn shorten_imports(output: &mut Output) -> BTreeMap<String, String> {
    let imports = output.wasm_mut().imports.iter_mut();
    let ours = imports.filter(|import| import.module == PLACE.0);
    ours.enumerate()
        .map(|(index, import)| {
            PLACE.1.clone_into(&mut import.module);
            let short = format!("{}{index}", PLACE.1);
            (std::mem::replace(&mut import.name, short.clone()), short)
        })
        .collect()
}

/// Replaces whole identifiers.
fn rename(script: &str, names: &BTreeMap<String, String>) -> String {
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut renamed = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        renamed.push_str(names.get(word).map_or(word, String::as_str));
        let next = after.find(belongs).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        renamed.push_str(between);
        rest = after;
    }
    renamed
}

/// Leaves out indentation and the lines that are comments as a whole, which is how wasm-bindgen writes them.
fn without_comments(script: &str) -> String {
    let comment = |line: &&str| ["//", "/*", "* ", "*/"].iter().any(|start| line.starts_with(start));
    let mut bare = String::with_capacity(script.len());
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !comment(line)) {
        bare.push_str(line);
        bare.push('\n');
    }
    bare
}

/// Pieces of JavaScript that crates bring along, by the path under which the script imports them.
fn snippets(output: &Output) -> Vec<(String, String)> {
    let inline = output.snippets().iter().flat_map(|(crate_name, list)| {
        list.iter().enumerate().map(move |(index, text)| {
            let name = format!("snippets/{crate_name}/inline{index}.js");
            (name, text.clone())
        })
    });
    let files = output.local_modules().iter().map(|(path, text)| (format!("snippets/{path}"), text.clone()));
    inline.chain(files).collect()
}

fn write(path: &Path, content: &[u8]) -> Result<(), BundleError> {
    let failed = |source| BundleError::file(path, source);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, content).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_left_out_and_code_stays() {
        let script = "/**\n * About f.\n */\nfunction f(a) {\n    // why\n    return a * 2; // twice\n}\n";
        assert_eq!(without_comments(script), "function f(a) {\nreturn a * 2; // twice\n}\n");
    }

    #[test]
    fn only_whole_identifiers_are_renamed() {
        let names = BTreeMap::from([("__wbg_a_1".to_owned(), "w0".to_owned())]);
        let script = "{ __wbg_a_1: f, __wbg_a_12: g } // è __wbg_a_1";
        assert_eq!(rename(script, &names), "{ w0: f, __wbg_a_12: g } // è w0");
    }
}
