//! The WebAssembly half: compiled, bound to JavaScript, made small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bind::{MODULE, SCRIPT, bind};
use crate::error::BundleError;
use crate::layout::{Layout, files_below};
use crate::{run, stamp};

const TARGET: &str = "wasm32-unknown-unknown";

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
        raw.as_slice(),
        tools.as_slice(),
        // What this program does with them.
        include_bytes!("bind.rs").as_slice(),
        include_bytes!("browser.rs").as_slice(),
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
        cargo(&settings, layout)
            .current_dir(&layout.root)
            .env("CARGO_TARGET_DIR", &layout.wasm_target)
            .args(["build", "--quiet", "--locked", "--package", "hydrate", "--lib"])
            .args(["--target", TARGET, "--profile", profile]),
    )?;
    let folder = layout.wasm_target.join(TARGET).join(profile);
    Ok(folder.join("hydrate.wasm"))
}

/// The cargo that can build for the browser, by the NAME=VALUE lines of `wasm.sh`.
fn cargo(settings: &str, layout: &Layout) -> Command {
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
    if let Some(bootstrap) = setting("RUSTC_BOOTSTRAP") {
        cargo.env("RUSTC_BOOTSTRAP", bootstrap);
    }
    let mut flags = without_paths(layout);
    flags.extend(setting("RUSTFLAGS").map(str::to_owned));
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    cargo
}

/// Panic messages carry the paths of sources: without the part that tells where this machine keeps them,
/// the module is smaller and the same wherever it is built.
fn without_paths(layout: &Layout) -> Vec<String> {
    [Some(&layout.root), layout.cargo_home.as_ref()]
        .into_iter()
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
        .collect()
}

/// wasm-opt, for size; flattening first lets its second round find a little more.
fn shrink(style: &Path, module: &Path) -> Result<(), BundleError> {
    let smaller = module.with_extension("small");
    run::output(
        Command::new(style.join("node_modules/.bin/wasm-opt"))
            .args(["--strip-debug", "--flatten", "--rereloop", "-Oz", "-Oz"])
            .args(FEATURES)
            .arg(module)
            .arg("-o")
            .arg(&smaller),
    )?;
    fs::rename(&smaller, module).map_err(|source| BundleError::file(module, source))
}

fn collect(folder: &Path) -> Result<Browser, BundleError> {
    let mut browser = Browser { wasm: Vec::new(), script: String::new(), snippets: Vec::new() };
    for (name, content) in files_below(folder)? {
        if name == MODULE {
            browser.wasm = content;
            continue;
        }
        let text = String::from_utf8(content).map_err(|_| BundleError::NotText(name.clone()))?;
        if name == SCRIPT {
            browser.script = text;
        } else {
            browser.snippets.push((name, text));
        }
    }
    Ok(browser)
}
