//! Where things are, and what was asked for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::BundleError;

/// How much care goes into the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small above all: whole-program optimisation, wasm-opt, precompressed files.
    WasmRelease,
    /// Quick above all, for `make dev`.
    WasmDev,
}

impl Profile {
    /// The name of the cargo profile.
    pub fn name(self) -> &'static str {
        match self {
            Self::WasmRelease => "wasm-release",
            Self::WasmDev => "wasm-dev",
        }
    }

    /// Whether the result is meant to be served to people.
    pub fn is_for_production(self) -> bool {
        self == Self::WasmRelease
    }

    fn parse(name: &str) -> Result<Self, BundleError> {
        [Self::WasmRelease, Self::WasmDev]
            .into_iter()
            .find(|profile| profile.name() == name)
            .ok_or_else(|| BundleError::Usage(format!("no profile {name}")))
    }
}

/// The folders this program reads and writes.
#[derive(Debug)]
pub struct Layout {
    /// The checkout.
    pub root: PathBuf,
    /// Where the server will look.
    pub out: PathBuf,
    /// Cargo's target folder for the browser half, apart from the server's.
    pub wasm_target: PathBuf,
    /// Where cargo keeps the sources of other crates.
    pub cargo_home: Option<PathBuf>,
    /// How much care to take.
    pub profile: Profile,
}

/// What the surroundings say.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// The current folder.
    pub here: PathBuf,
    /// Cargo's target folder, when one is set.
    pub target: Option<PathBuf>,
    /// Cargo's own folder, when it is known.
    pub cargo_home: Option<PathBuf>,
}

impl Layout {
    /// Reads the command line.
    pub fn new(
        mut arguments: impl Iterator<Item = String>,
        surroundings: &Surroundings,
    ) -> Result<Self, BundleError> {
        let here = &surroundings.here;
        let root = here
            .ancestors()
            .find(|folder| folder.join("server/bundle/Cargo.toml").is_file())
            .ok_or_else(|| BundleError::NoCheckout(here.clone()))?
            .to_owned();
        let mut profile = Profile::WasmRelease;
        let mut out = root.join("target/site");
        while let Some(flag) = arguments.next() {
            let mut value =
                || arguments.next().ok_or_else(|| BundleError::Usage(format!("{flag} needs a value")));
            match flag.as_str() {
                "--profile" => profile = Profile::parse(&value()?)?,
                "--out" => out = here.join(value()?),
                _ => return Err(BundleError::Usage(format!("no option {flag}"))),
            }
        }
        let target = match &surroundings.target {
            Some(folder) => here.join(folder),
            None => root.join("target"),
        };
        Ok(Self {
            wasm_target: target.join("wasm"),
            root,
            out,
            cargo_home: surroundings.cargo_home.clone(),
            profile,
        })
    }

    /// The folder of the style sheets and of the npm packages.
    pub fn style(&self) -> PathBuf {
        self.root.join("style")
    }

    /// Where results of earlier runs are kept.
    pub fn kept(&self) -> PathBuf {
        self.wasm_target.join("bundle").join(self.profile.name())
    }

    /// The files of `public/` by their names without folders, except the ones of fixed name.
    pub fn public_files(&self) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
        let mut files = files_below(&self.root.join("public"))?;
        files.retain(|(path, _)| !path.starts_with("fixed/"));
        for (path, _) in &mut files {
            if let Some((_, name)) = path.rsplit_once('/') {
                *path = name.to_owned();
            }
        }
        Ok(files)
    }

    /// The files that keep their names.
    pub fn fixed_files(&self) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
        files_below(&self.root.join("public/fixed"))
    }
}

/// Every file below `folder`, by path relative to it with `/` between the parts, in order.
pub fn files_below(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let entries = fs::read_dir(&next).map_err(|source| BundleError::file(&next, source))?;
        for entry in entries {
            let path = entry.map_err(|source| BundleError::file(&next, source))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let content = fs::read(&path).map_err(|source| BundleError::file(&path, source))?;
                found.push((relative_name(folder, &path), content));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn relative_name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(arguments: &[&str]) -> Result<Layout, BundleError> {
        let surroundings =
            Surroundings { here: PathBuf::from(env!("CARGO_MANIFEST_DIR")), ..Surroundings::default() };
        Layout::new(arguments.iter().map(ToString::to_string), &surroundings)
    }

    #[test]
    fn without_arguments_the_small_build_goes_to_target_site() -> Result<(), BundleError> {
        let layout = layout(&[])?;
        assert_eq!(layout.profile, Profile::WasmRelease);
        assert!(layout.out.ends_with("target/site"));
        assert!(layout.root.join("Cargo.lock").is_file());
        Ok(())
    }

    #[test]
    fn unknown_words_are_refused() {
        for wrong in [&["--profile", "fast"][..], &["--profile"], &["site"]] {
            assert!(matches!(layout(wrong), Err(BundleError::Usage(_))), "{wrong:?}");
        }
    }
}
