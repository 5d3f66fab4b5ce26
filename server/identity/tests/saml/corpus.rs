//! Inputs worth keeping, replayed: those that were written by hand and those that fuzzing found.

use std::path::{Path, PathBuf};

use crate::fuzzed;

fn kept(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(folder);
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect();
    assert!(files.len() >= 4, "{} is almost empty", folder.display());
    files
}

/// `what.code.xml` says in its name what becomes of it.
#[test]
fn kept_responses_meet_the_same_verdict_as_ever() {
    let mut surprises = Vec::new();
    for (path, data) in kept("response") {
        let verdict = fuzzed::response(&data);
        let name = path.file_name().unwrap().to_str().unwrap();
        if let [_, code, "xml"] = name.split('.').collect::<Vec<_>>()[..]
            && verdict != code
        {
            surprises.push(format!("{name}: {verdict}"));
        }
    }
    assert_eq!(surprises, Vec::<String>::new());
}

#[test]
fn kept_logout_messages_and_metadata_do_no_harm() {
    for (_, data) in kept("logout") {
        fuzzed::logout(&data);
    }
    for (_, data) in kept("metadata") {
        fuzzed::metadata(&data);
    }
}
