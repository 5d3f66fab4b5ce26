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
//! * files of fixed name (`robots.txt`, `503.html`, `503.css`) from `public/fixed/` and `style/503.scss`.
//!
//! To add a file: put it in `public/`, in any folder, and ask the manifest for its file name. A style
//! sheet may name it as `url(name)`. To add an icon of Bootstrap Italia: name it in
//! `style/icons/bootstrap-italia.txt`.
//!
//! Every step compares what goes in with the last time and does nothing when it is the same.

mod browser;
mod error;
mod layout;
mod precompress;
mod run;
mod site;
mod sprite;
mod stamp;
mod style;

use std::process::ExitCode;

use error::BundleError;
use layout::Layout;
use site::Site;

#[expect(
    clippy::disallowed_methods,
    reason = "the composition root of this program: the only place that looks at its surroundings"
)]
fn main() -> ExitCode {
    let arguments = std::env::args().skip(1);
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let built = std::env::current_dir()
        .map_err(|source| BundleError::file(".", source))
        .and_then(|here| Layout::new(arguments, target.map(Into::into), &here))
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

/// All steps, leaves first: a file can only name files whose final names are known.
fn bundle(layout: &Layout) -> Result<String, BundleError> {
    let mut site = Site::new(&layout.out, layout.profile.is_for_production());
    run::script(
        &layout.root.join("end2end/setup/npm.sh"),
        &[&layout.style()],
    )?;

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
