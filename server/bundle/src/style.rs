//! From SCSS to CSS.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::BundleError;
use crate::layout::{Layout, files_below};
use crate::{run, stamp};

/// The style sheets, compiled and without blanks.
#[derive(Debug)]
pub struct Sheets {
    /// What citizens' pages load.
    pub citizen: String,
    /// What the console's pages load.
    pub console: String,
    /// What the page of a stopped service loads.
    pub stopped: String,
}

/// Compiles `style/*.scss`, or takes the last result when nothing changed.
pub fn compile(layout: &Layout) -> Result<Sheets, BundleError> {
    let style = layout.style();
    let folder = layout.kept().join("style");
    stamp::once(&folder, &inputs(&style)?, || sass(&style, &folder))?;
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|source| BundleError::file(&path, source))
    };
    Ok(Sheets { citizen: read("sportello.css")?, console: read("console.css")?, stopped: read("503.css")? })
}

/// Digest of every style sheet of ours and of the compiler's version.
fn inputs(style: &Path) -> Result<String, BundleError> {
    let mut inputs = Vec::new();
    for folder in ["base", "shared", "citizen", "console"] {
        inputs.extend(files_below(&style.join(folder))?);
    }
    for name in ["sportello.scss", "console.scss", "503.scss", "package-lock.json"] {
        let path = style.join(name);
        let content = fs::read(&path).map_err(|source| BundleError::file(&path, source))?;
        inputs.push((name.to_owned(), content));
    }
    Ok(stamp::digest(inputs.iter().flat_map(|(name, content)| [name.as_bytes(), content.as_slice()])))
}

fn sass(style: &Path, folder: &Path) -> Result<(), BundleError> {
    let pairs = ["sportello", "console", "503"].map(|name| {
        let from = style.join(name).with_extension("scss");
        let to = folder.join(name).with_extension("css");
        format!("{}:{}", from.display(), to.display())
    });
    run::output(
        Command::new(style.join("node_modules/.bin/sass"))
            .args(["--no-source-map", "--style=compressed", "--no-charset"])
            .args(pairs),
    )?;
    Ok(())
}
