//! Builds everything the browser fetches: the islands as WebAssembly, style sheets, icons, fonts.
//!
//! ```text
//! cargo run -p bundle -- [--profile wasm-release|wasm-dev] [--out target/site]
//! ```
//!
//! The result is a folder for the server to read:
//! * `assets/`: files named by their content, so that they may be cached for ever, each with its
//!   brotli and gzip form beside it (not with the quick profile `wasm-dev`);
//! * `assets.json`: from logical name (`sportello.css`) to address (`/assets/sportello.1f….css`);
//! * files of fixed name (`503.html`, `503.css`) from `public/fixed/` and `style/503.scss`.
//!
//! To add a file: put it in `public/`, in any folder, and ask the manifest for its file name. A style
//! sheet may name it as `url(name)`. To add an icon of Bootstrap Italia: name it in
//! `style/icons/bootstrap-italia.txt`.
//!
//! Every step compares what goes in with the last time and does nothing when it is the same.

mod bind;
mod browser;
mod error;
mod layout;
mod precompress;
mod run;
mod site;
mod sprite;
mod stamp;
mod style;

use std::path::PathBuf;
use std::process::ExitCode;

use error::BundleError;
use layout::{Layout, Surroundings};
use site::Site;

fn main() -> ExitCode {
    let built = surroundings()
        .and_then(|around| Layout::new(std::env::args().skip(1), &around))
        .and_then(|layout| bundle(&layout));
    match built {
        Ok(summary) => {
            eprintln!("bundle: {summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bundle: {error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the composition root of this program: the only place that looks at its surroundings"
)]
fn surroundings() -> Result<Surroundings, BundleError> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
    Ok(Surroundings {
        here: std::env::current_dir().map_err(|source| BundleError::file(".", source))?,
        target: set("CARGO_TARGET_DIR"),
        cargo_home: set("CARGO_HOME").or_else(|| Some(set("HOME")?.join(".cargo"))),
    })
}

/// All steps, leaves first: a file can only name files whose final names are known.
fn bundle(layout: &Layout) -> Result<String, BundleError> {
    let mut site = Site::new(&layout.out, layout.profile.is_for_production());
    run::script(&layout.root.join("end2end/setup/npm.sh"), &[&layout.style()])?;

    for (name, content) in layout.public_files()? {
        site.add(&name, &content)?;
    }
    site.add("icons.svg", sprite::build(&layout.style())?.as_bytes())?;

    let sheets = style::compile(layout)?;
    site.add_text("sportello.css", &sheets.citizen)?;
    site.add_text("console.css", &sheets.console)?;
    site.fix("503.css", sheets.stopped.as_bytes())?;
    for (name, content) in layout.fixed_files()? {
        site.fix(&name, &content)?;
    }

    let browser = browser::build(layout)?;
    site.add("hydrate.wasm", &browser.wasm)?;
    for (name, script) in &browser.snippets {
        site.add_text(name, script)?;
    }
    site.add_text("hydrate.js", &browser.script)?;
    site.add_text("boot.js", include_str!("boot.js"))?;
    site.finish()
}
