//! Every word in every language, and no word for nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use domain::{
    Lang,
    form::{Every, Part, Problem},
};
use fluent_bundle::{FluentResource, concurrent::FluentBundle};

use super::source_files;
use crate::{
    i18n::{MISSING, Translator, Value, sources},
    problems::FileProblem,
};

const PREFIXES: &[&str] = &[
    "common-",
    "public-",
    "catalogue-",
    "faq-",
    "notes-",
    "citizen-",
    "desks-",
    "profile-",
    "console-",
    "problem-",
    "letters-",
];

/// Every variable of the words; their names must live as long as the program.
const VARIABLES: &[&str] = &[
    "about",
    "absent",
    "activity",
    "address",
    "after",
    "age",
    "alias",
    "at",
    "before",
    "building",
    "code",
    "count",
    "current",
    "date",
    "days",
    "desk",
    "desks",
    "device",
    "documents",
    "email",
    "end",
    "entry",
    "expected",
    "field",
    "files",
    "first",
    "found",
    "group",
    "groups",
    "hidden",
    "hours",
    "how",
    "keys",
    "kinds",
    "lang",
    "last",
    "latest",
    "least",
    "left",
    "level",
    "lines",
    "max",
    "min",
    "minutes",
    "month",
    "months",
    "most",
    "n",
    "name",
    "names",
    "number",
    "office",
    "or",
    "page",
    "pages",
    "part",
    "passed",
    "phone",
    "place",
    "position",
    "prefixes",
    "profile",
    "protocollo",
    "provider",
    "query",
    "reason",
    "reference",
    "required",
    "service",
    "shown",
    "signed",
    "since",
    "size",
    "stars",
    "start",
    "state",
    "step",
    "tag",
    "tags",
    "text",
    "time",
    "title",
    "url",
    "way",
    "what",
    "when",
    "who",
    "why",
    "words",
    "year",
];

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
    used.extend(Part::ALL.map(|part| format!("common-part-{part}")));
    used.extend(Every::ALL.map(|every| format!("common-every-{}", every.code())));
    used
}

#[test]
fn the_files_are_read_without_faults_and_no_key_is_there_twice() {
    for lang in Lang::ALL {
        let mut bundle: FluentBundle<FluentResource> =
            FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap()]);
        for (name, source) in sources(lang) {
            let resource =
                FluentResource::try_new((*source).to_owned()).map_err(|(_, faults)| faults).unwrap();
            bundle.add_resource(resource).map_err(|faults| format!("{name}: {faults:?}")).unwrap();
        }
    }
}

/// Words that only operators and administrators read: the console, and the mail about sign-ins that fail.
fn is_for_operators(key: &str) -> bool {
    ["console-", "letters-alarm-"].iter().any(|start| key.starts_with(start))
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let italian = keys(Lang::It);
    assert!(italian.len() > 200);
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let known = keys(lang);
        let operators = Lang::CONSOLE.contains(&lang);
        for (key, variables) in &italian {
            match known.get(key) {
                Some(_) if !operators && is_for_operators(key) => {
                    faults.push(format!("{lang}: {key} is for nobody"));
                }
                Some(found) if found != variables => faults.push(format!("{lang}: {key} has {found:?}")),
                None if operators || !is_for_operators(key) => {
                    faults.push(format!("{lang}: {key} is missing"));
                }
                _ => {}
            }
        }
        faults.extend(
            known.keys().filter(|key| !italian.contains_key(*key)).map(|key| format!("{lang}: {key}")),
        );
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_language_borrows_words_from_another() {
    let same = |lang: Lang, key: &str| {
        let (words, italian) = (Translator::new(lang).get(key), Translator::new(Lang::It).get(key));
        words == italian
    };
    for lang in [Lang::Ar, Lang::Uk] {
        let borrowed: Vec<String> = keys(lang).into_keys().filter(|key| same(lang, key)).collect();
        assert_eq!(borrowed, Vec::<String>::new(), "{lang} has letters of its own");
    }
}

#[test]
fn every_number_has_its_words() {
    for lang in Lang::ALL {
        let t = Translator::new(lang);
        for (key, variables) in keys(lang) {
            for number in [0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 111] {
                let values: Vec<(&'static str, Value<'_>)> = VARIABLES
                    .iter()
                    .filter(|name| variables.contains(**name))
                    .map(|name| (*name, number.into()))
                    .collect();
                assert_eq!(values.len(), variables.len(), "{lang}: {key} has a new variable");
                assert!(!t.with(&key, &values).contains(MISSING), "{lang}: {key} with {number}");
            }
        }
    }
}

#[test]
fn digits_are_those_of_italian_offices() {
    for (name, source) in Lang::ALL.into_iter().flat_map(sources) {
        let other = source.chars().find(|c| c.is_numeric() && !c.is_ascii_digit());
        assert_eq!(other, None, "{name}");
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

#[test]
fn lists_and_pairs_have_the_signs_of_each_language() {
    let said = |lang| {
        let t = Translator::new(lang);
        t.pair("A", &t.list(&["b", "c"]))
    };
    assert_eq!(said(Lang::It), "A: b, c");
    assert_eq!(said(Lang::Fr), "A : b, c");
    assert_eq!(said(Lang::Ar), "A: b، c");
    assert_eq!(said(Lang::Uk), "A: b, c");
}

#[test]
fn plurals_follow_the_grammar_of_each_language() {
    // The marks around a number keep its direction; they are not seen.
    let said = |lang, number: i32| {
        let words = Translator::new(lang).with("common-errors-title", &[("count", number.into())]);
        words.replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_eq!(said(Lang::Ar, 1), "هناك إجابة واحدة للتصحيح");
    assert_eq!(said(Lang::Ar, 2), "هناك إجابتان للتصحيح");
    assert_eq!(said(Lang::Ar, 3), "هناك 3 إجابات للتصحيح");
    assert_eq!(said(Lang::Ar, 11), "هناك 11 إجابة للتصحيح");
    assert_eq!(said(Lang::Uk, 1), "Треба виправити 1 відповідь");
    assert_eq!(said(Lang::Uk, 3), "Треба виправити 3 відповіді");
    assert_eq!(said(Lang::Uk, 11), "Треба виправити 11 відповідей");
    assert_eq!(said(Lang::Uk, 22), "Треба виправити 22 відповіді");
    assert_eq!(said(Lang::Fr, 2), "Il y a 2 réponses à corriger");
    assert_eq!(said(Lang::Es, 1), "Hay una respuesta que corregir");
}

#[test]
fn values_in_arabic_keep_their_own_direction() {
    let t = Translator::new(Lang::Ar);
    let words = t.with("public-desks-call", &[("phone", "055 010 0200".into())]);
    assert!(words.contains("\u{2068}055 010 0200\u{2069}"), "{words:?}");
}
