//! The WebAssembly half: compiled, bound to JavaScript, made small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::BundleError;
use crate::layout::{Layout, files_below};
use crate::{run, stamp};

const TARGET: &str = "wasm32-unknown-unknown";
const MODULE: &str = "hydrate_bg.wasm";

/// WebAssembly features that every browser of the last years has; the compiler uses them.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the browser runs.
#[derive(Debug)]
pub struct Browser {
    /// The module.
    pub wasm: Vec<u8>,
    /// The JavaScript that loads it and passes values in and out.
    pub script: String,
    /// Pieces of JavaScript that crates bring along, by the name under which `script` imports them.
    pub snippets: Vec<(String, String)>,
}

/// Compiles the crate `hydrate`; the slow steps after the compiler run only when its result is new.
pub fn build(layout: &Layout) -> Result<Browser, BundleError> {
    let module = compile(layout)?;
    let raw = fs::read(&module).map_err(|source| BundleError::file(&module, source))?;
    let tools = layout.style().join("package-lock.json");
    let tools = fs::read(&tools).map_err(|source| BundleError::file(&tools, source))?;
    let folder = layout.kept().join("browser");
    let digest = stamp::digest([
        &raw,
        &tools,
        FEATURES.join(" ").as_bytes(),
        env!("CARGO_PKG_VERSION").as_bytes(),
    ]);
    stamp::once(&folder, &digest, || {
        bind(&module, &folder)?;
        if layout.profile.is_for_production() {
            shrink(&layout.style(), &folder.join(MODULE))?;
        }
        Ok(())
    })?;
    collect(&folder)
}

/// Runs cargo for the browser's target and returns the path of the module.
fn compile(layout: &Layout) -> Result<PathBuf, BundleError> {
    let settings = run::script(&layout.root.join("end2end/setup/wasm.sh"), &[])?;
    let profile = layout.profile.name();
    run::shown(
        cargo(&settings)
            .current_dir(&layout.root)
            .env("CARGO_TARGET_DIR", &layout.wasm_target)
            .args([
                "build",
                "--quiet",
                "--locked",
                "--package",
                "hydrate",
                "--lib",
            ])
            .args(["--target", TARGET, "--profile", profile]),
    )?;
    let folder = layout.wasm_target.join(TARGET).join(profile);
    Ok(folder.join("hydrate.wasm"))
}

/// The cargo that can build for the browser, by the NAME=VALUE lines of `wasm.sh`.
fn cargo(settings: &str) -> Command {
    let setting = |wanted: &str| {
        settings
            .lines()
            .filter_map(|line| line.split_once('='))
            .find_map(|(name, value)| (name == wanted).then_some(value))
    };
    let mut cargo = Command::new(setting("CARGO").unwrap_or("cargo"));
    // The cargo that runs this program has set these for its own compiler.
    cargo.env_remove("LD_LIBRARY_PATH").env_remove("RUSTFLAGS");
    if let Some(compiler) = setting("RUSTC") {
        cargo.env("RUSTC", compiler);
    }
    if let Some(flags) = setting("RUSTFLAGS") {
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    cargo
}

/// wasm-bindgen, in the version of the lock file, as it is linked into this program.
fn bind(module: &Path, folder: &Path) -> Result<(), BundleError> {
    let failed = |error| BundleError::Bindgen(format!("{error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(failed)?;
    bindgen
        .input_path(module)
        .out_name("hydrate")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(failed)
}

/// wasm-opt, for size.
fn shrink(style: &Path, module: &Path) -> Result<(), BundleError> {
    let smaller = module.with_extension("small");
    run::output(
        Command::new(style.join("node_modules/.bin/wasm-opt"))
            .args(["-Oz", "--strip-debug"])
            .args(FEATURES)
            .arg(module)
            .arg("-o")
            .arg(&smaller),
    )?;
    fs::rename(&smaller, module).map_err(|source| BundleError::file(module, source))
}

fn collect(folder: &Path) -> Result<Browser, BundleError> {
    let mut browser = Browser {
        wasm: Vec::new(),
        script: String::new(),
        snippets: Vec::new(),
    };
    for (name, content) in files_below(folder)? {
        if name == MODULE {
            browser.wasm = content;
            continue;
        }
        let text = String::from_utf8(content).map_err(|_| BundleError::NotText(name.clone()))?;
        if name == "hydrate.js" {
            browser.script = text;
        } else {
            browser.snippets.push((name, text));
        }
    }
    Ok(browser)
}
