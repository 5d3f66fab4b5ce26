//! Providers from the files of a folder. Of each file the last good copy is kept in the portal's own
//! folder: a file that is broken or half-written by whoever copies it there puts nobody out.
//!
//! A file that is taken away takes its providers and its copy along. A copy is read by the same rules
//! as the file, its signature included.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use identity::saml::IdentityProviders;

use crate::config::{Config, MetadataRules, Problems, metadata_files, xml_files};

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Everybody inside who is sound.
    pub(super) providers: IdentityProviders,
    /// What is wrong.
    pub(super) problems: Vec<String>,
    /// Names and texts of files that are good as they are.
    good: Vec<(OsString, String)>,
    /// Names of all files; none when the folder could not be read.
    present: Option<BTreeSet<OsString>>,
}

/// Name, size and time of each file: enough to notice that one was changed.
pub(super) type Stamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// How the folder looks now.
pub(super) fn stamp(config: &Config) -> Stamp {
    let files = metadata_files(config, &mut Problems::none()).unwrap_or_default();
    let stamp = files.into_iter().map(|path| match path.metadata() {
        Ok(facts) => (path, facts.len(), facts.modified().ok()),
        Err(_) => (path, 0, None),
    });
    stamp.collect()
}

/// Reads the files, and in place of a bad one its last good copy. Nothing is written.
///
/// # Errors
/// When no file can be judged, because the certificate that they must be signed with is not there.
pub(super) fn read(config: &Config, now: DateTime<Utc>) -> Result<Files, Problems> {
    let mut problems = Problems::none();
    let Some(rules) = MetadataRules::of(config, &mut problems) else {
        return Err(problems);
    };
    let mut files = Files::default();
    match metadata_files(config, &mut problems) {
        Some(paths) => {
            for path in &paths {
                files.add(config, &rules, path, now);
            }
            files.present =
                Some(paths.iter().filter_map(|path| path.file_name().map(OsString::from)).collect());
        }
        // The whole folder is away: whatever was good in it still is.
        None => {
            for path in xml_files(&config.spid.idp_copies_dir).unwrap_or_default() {
                files.add_copy(config, &rules, &path, now);
            }
        }
    }
    files.problems.extend(problems.iter().map(ToString::to_string));
    Ok(files)
}

/// Keeps what is good for the day when it is not. What cannot be kept is told, and serves all the same.
pub(super) fn keep(config: &Config, files: &mut Files) {
    let folder = &config.spid.idp_copies_dir;
    if let Err(error) = write_copies(folder, &files.good) {
        files
            .problems
            .push(format!("no copies of good metadata can be kept in {}: {error}", folder.display()));
    }
    let Some(present) = &files.present else {
        return;
    };
    for copy in xml_files(folder).unwrap_or_default() {
        if copy.file_name().is_some_and(|name| !present.contains(name)) {
            let _ = fs::remove_file(copy);
        }
    }
}

fn write_copies(folder: &Path, good: &[(OsString, String)]) -> std::io::Result<()> {
    if good.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for (name, text) in good {
        let copy = folder.join(name);
        if fs::read_to_string(&copy).is_ok_and(|known| known == *text) {
            continue;
        }
        // Whole or not at all, also when the machine stops in between.
        let half = copy.with_extension(format!("half-{}", std::process::id()));
        fs::write(&half, text)?;
        fs::rename(&half, &copy)?;
    }
    Ok(())
}

impl Files {
    fn add(&mut self, config: &Config, rules: &MetadataRules, path: &Path, now: DateTime<Utc>) {
        let Some(name) = path.file_name() else {
            return;
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                self.problems.push(format!("cannot read {}: {error}", path.display()));
                return self.add_copy(config, rules, path, now);
            }
        };
        let (mut providers, wrong) = rules.read(&path.display().to_string(), &text);
        self.problems.extend(wrong);
        let expired = providers.remove_expired(now);
        if providers.is_empty() {
            let ended = expired.into_iter().map(|entity_id| format!("the metadata of {entity_id} has ended"));
            self.problems.extend(ended);
            return self.add_copy(config, rules, path, now);
        }
        self.good.push((name.to_owned(), text));
        self.take_in(&providers);
    }

    /// The last good copy of a file, where there is one.
    fn add_copy(&mut self, config: &Config, rules: &MetadataRules, path: &Path, now: DateTime<Utc>) {
        let copy = path.file_name().map(|name| config.spid.idp_copies_dir.join(name));
        let Some(text) = copy.and_then(|copy| fs::read_to_string(copy).ok()) else {
            return;
        };
        let (mut providers, _) = rules.read(&path.display().to_string(), &text);
        providers.remove_expired(now);
        if !providers.is_empty() {
            self.problems.push(format!("the last good copy of {} is in use", path.display()));
            self.take_in(&providers);
        }
    }

    fn take_in(&mut self, providers: &IdentityProviders) {
        for entity_id in self.providers.add_all(providers) {
            self.problems.push(format!("{entity_id}: already known from another file"));
        }
    }
}
