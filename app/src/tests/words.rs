//! Every word in every language, and no word for nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use domain::{Lang, form::Problem};
use fluent_bundle::{FluentResource, concurrent::FluentBundle};

use crate::{
    i18n::{MISSING, Translator, sources},
    problems::FileProblem,
};

const PREFIXES: [&str; 6] = ["common-", "public-", "citizen-", "console-", "problem-", "letters-"];

/// Keys of a language with the variables they use.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in sources(lang).iter().flat_map(|(_, source)| source.lines()) {
        if let Some((key, _)) =
            line.split_once(" =").filter(|(key, _)| PREFIXES.iter().any(|start| key.starts_with(start)))
        {
            key.clone_into(&mut last);
            keys.insert(last.clone(), BTreeSet::new());
        }
        let variables = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
        });
        keys.entry(last.clone()).or_default().extend(variables);
    }
    keys.remove("");
    keys
}

fn source_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Every key written in the code, these tests aside.
fn used() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    // The server writes letters with the same words.
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src"), &mut files);
    files.retain(|file| !file.starts_with(root.join("tests")));
    let mut used = BTreeSet::new();
    for file in files {
        let code = fs::read_to_string(file).unwrap();
        let literals = code.split('"').filter(|text| {
            PREFIXES.iter().any(|start| text.starts_with(start) && text.len() > start.len())
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        });
        used.extend(literals.map(str::to_owned));
    }
    used.extend(Problem::CODES.iter().map(|code| format!("problem-{code}")));
    used
}

#[test]
fn the_files_are_read_without_faults_and_no_key_is_there_twice() {
    for lang in Lang::ALL {
        let mut bundle: FluentBundle<FluentResource> =
            FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap()]);
        for (name, source) in sources(lang) {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, faults)| faults).unwrap();
            bundle.add_resource(resource).map_err(|faults| format!("{name}: {faults:?}")).unwrap();
        }
    }
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let italian = keys(Lang::It);
    assert!(italian.len() > 200);
    for lang in Lang::ALL {
        assert_eq!(keys(lang), italian, "{lang}");
    }
}

#[test]
fn every_key_of_the_code_has_words() {
    let known = keys(Lang::It);
    let missing: Vec<String> = used().into_iter().filter(|key| !known.contains_key(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn there_are_no_words_for_nothing() {
    let used = used();
    let idle: Vec<String> = keys(Lang::It).into_keys().filter(|key| !used.contains(key)).collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn every_problem_of_a_file_has_words() {
    for lang in Lang::ALL {
        for problem in FileProblem::ALL {
            assert!(!problem.message(Translator::new(lang)).contains(MISSING), "{problem:?}");
        }
    }
}

#[test]
fn words_follow_numbers() {
    let t = Translator::new(Lang::It);
    assert_eq!(t.with("common-errors-title", &[("count", 1.into())]), "C’è una risposta da correggere");
    assert_eq!(t.with("common-errors-title", &[("count", 2.into())]), "Ci sono 2 risposte da correggere");
    assert!(t.get("no-such-key").starts_with(MISSING));
}
