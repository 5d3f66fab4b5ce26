//! The folder that the server reads: files named by content, their compressed forms, the manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::BundleError;
use crate::{precompress, stamp};

/// How many hexadecimal digits of the digest go into a name.
const DIGITS: usize = 16;

/// A site in the making.
#[derive(Debug)]
pub struct Site {
    out: PathBuf,
    compress: bool,
    addresses: BTreeMap<String, String>,
    written: BTreeSet<PathBuf>,
}

impl Site {
    /// A site in the folder `out`; with `compress` each file gets its brotli and gzip form.
    pub fn new(out: &Path, compress: bool) -> Self {
        Self { out: out.to_owned(), compress, addresses: BTreeMap::new(), written: BTreeSet::new() }
    }

    /// Adds a file that names no other, under the name by which the rest of the software knows it.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<(), BundleError> {
        let file = file_name(name, content);
        let address = format!("/assets/{file}");
        let path = self.out.join("assets").join(file);
        if self.written.contains(&path) || self.addresses.contains_key(name) {
            return Err(BundleError::SameName(name.to_owned()));
        }
        self.put(path, content)?;
        self.addresses.insert(name.to_owned(), address);
        Ok(())
    }

    /// Adds a style sheet or script; what it names must have been added before and is named anew.
    pub fn add_text(&mut self, name: &str, text: &str) -> Result<(), BundleError> {
        let text = resolve(name, text, &self.addresses)?;
        self.add(name, text.as_bytes())
    }

    /// Adds a file whose name never changes, beside the folder of the others.
    pub fn fix(&mut self, name: &str, content: &[u8]) -> Result<(), BundleError> {
        self.put(self.out.join(name), content)
    }

    /// Writes the manifest and removes what an earlier run left in `assets/`.
    pub fn finish(self) -> Result<String, BundleError> {
        let manifest = serde_json::to_vec_pretty(&self.addresses)
            .map_err(|error| BundleError::file("assets.json", error.into()))?;
        // Renamed into place: a server that starts meanwhile reads the old one or the new one.
        let (fresh, path) = (self.out.join("assets.json.new"), self.out.join("assets.json"));
        fs::write(&fresh, manifest).map_err(|source| BundleError::file(&fresh, source))?;
        fs::rename(&fresh, &path).map_err(|source| BundleError::file(&path, source))?;
        self.remove_old()?;
        Ok(format!("{} assets in {}", self.addresses.len(), self.out.display()))
    }

    fn remove_old(&self) -> Result<(), BundleError> {
        let folder = self.out.join("assets");
        let failed = |source| BundleError::file(&folder, source);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if !self.written.contains(&path) {
                fs::remove_file(&path).map_err(|source| BundleError::file(&path, source))?;
            }
        }
        Ok(())
    }

    /// Writes a file and its compressed forms, unless they are there already.
    fn put(&mut self, path: PathBuf, content: &[u8]) -> Result<(), BundleError> {
        let changed = !fs::read(&path).is_ok_and(|found| found == content);
        if changed {
            write(&path, content)?;
        }
        if self.compress && precompress::is_worthwhile(&path.to_string_lossy()) {
            self.put_compressed(&path, "br", changed, || precompress::brotli(content))?;
            self.put_compressed(&path, "gz", changed, || precompress::gzip(content))?;
        }
        self.written.insert(path);
        Ok(())
    }

    fn put_compressed(
        &mut self,
        plain: &Path,
        ending: &str,
        changed: bool,
        compress: impl FnOnce() -> std::io::Result<Vec<u8>>,
    ) -> Result<(), BundleError> {
        let mut path = plain.as_os_str().to_owned();
        path.push(".");
        path.push(ending);
        let path = PathBuf::from(path);
        if changed || !path.is_file() {
            let content = compress().map_err(|source| BundleError::file(&path, source))?;
            write(&path, &content)?;
        }
        self.written.insert(path);
        Ok(())
    }
}

/// Writes through a second name, so that a broken run leaves no half file under the right one.
fn write(path: &Path, content: &[u8]) -> Result<(), BundleError> {
    let failed = |source| BundleError::file(path, source);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let fresh = path.with_extension("new");
    fs::write(&fresh, content).map_err(failed)?;
    fs::rename(&fresh, path).map_err(failed)
}

/// `fonts/a.woff2` becomes `a.<digest>.woff2`.
fn file_name(name: &str, content: &[u8]) -> String {
    let digest: String = stamp::digest([content]).chars().take(DIGITS).collect();
    let last = name.rsplit('/').next().unwrap_or(name);
    match last.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{digest}.{ending}"),
        None => format!("{last}.{digest}"),
    }
}

/// Replaces the logical names in a text by addresses: `url(name)` in style sheets, `"./name"` in scripts.
fn resolve(inside: &str, text: &str, addresses: &BTreeMap<String, String>) -> Result<String, BundleError> {
    let (opening, closing): (&[&str], &[char]) =
        if is_style_sheet(inside) { (&["url("], &[')']) } else { (&["\"./", "'./"], &['"', '\'']) };
    let mut resolved = text.to_owned();
    for open in opening {
        resolved = resolve_one(inside, &resolved, open, closing, addresses)?;
    }
    Ok(resolved)
}

fn is_style_sheet(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "css")
}

fn resolve_one(
    inside: &str,
    text: &str,
    open: &str,
    closing: &[char],
    addresses: &BTreeMap<String, String>,
) -> Result<String, BundleError> {
    let mut pieces = text.split(open);
    let mut resolved = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_at(piece.find(closing).unwrap_or(piece.len()));
        let bare = name.trim_matches(['"', '\'']);
        if bare.starts_with("data:") || bare.starts_with('/') {
            resolved.push_str(open);
            resolved.push_str(name);
        } else {
            let address = addresses.get(bare).ok_or_else(|| BundleError::UnknownReference {
                inside: inside.to_owned(),
                name: bare.to_owned(),
            })?;
            resolved.push_str(open.trim_end_matches("./"));
            resolved.push_str(address);
        }
        resolved.push_str(rest);
    }
    Ok(resolved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> BTreeMap<String, String> {
        [("fonts/a.woff2", "/assets/a.1.woff2"), ("hydrate.js", "/assets/hydrate.2.js")]
            .map(|(name, address)| (name.to_owned(), address.to_owned()))
            .into()
    }

    #[test]
    fn style_sheets_name_files_by_their_address() -> Result<(), BundleError> {
        let css = "a{src:url(fonts/a.woff2) format(\"woff2\")}b{background:url(\"data:image/svg+xml,%3C\")}";
        let resolved = resolve("x.css", css, &known())?;
        assert!(resolved.contains("url(/assets/a.1.woff2) format"));
        assert!(resolved.contains("url(\"data:image/svg+xml,%3C\")"));
        Ok(())
    }

    #[test]
    fn scripts_import_by_address() -> Result<(), BundleError> {
        let resolved = resolve("boot.js", "import(\"./hydrate.js\"), './hydrate.js'", &known())?;
        assert_eq!(resolved, "import(\"/assets/hydrate.2.js\"), '/assets/hydrate.2.js'");
        Ok(())
    }

    #[test]
    fn a_name_nobody_added_is_an_error() {
        let error = resolve("x.css", "a{src:url(fonts/b.woff2)}", &known());
        assert!(matches!(error, Err(BundleError::UnknownReference { name, .. }) if name == "fonts/b.woff2"));
    }

    #[test]
    fn the_name_follows_the_content() {
        assert_ne!(file_name("a.css", b"1"), file_name("a.css", b"2"));
        let name = file_name("fonts/a.woff2", b"1");
        assert!(name.starts_with("a.") && name.contains(".woff2"), "{name}");
    }
}
