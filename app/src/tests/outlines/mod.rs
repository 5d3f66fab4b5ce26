//! Every page as those hear it who do not see it: landmarks, headings, fields, buttons and links with their
//! names. What was agreed stands in the files beside this one; a change of them is read like one of the words. The
//! pages of the console are held to the same rules, without files of their own.

mod names;
mod rules;
mod tree;

use std::{collections::BTreeMap, fmt::Write as _};

use domain::Lang;

use super::{
    pages::{citizen, public},
    sample_files,
};
use crate::console::tests::all_for as console;
use names::{Names, words};
use rules::{faults, level};
use tree::{Element, Seen, parse};

/// Name and document of each sample.
type Documents = Vec<(String, String)>;

const ITALIAN: [Lang; 1] = [Lang::It];

/// What is said of an element where its words are what counts.
const SAID: [&str; 5] = ["alert", "status", "log", "live region", "item"];

/// Elements that have lines of their own, so that what is around them need not repeat their words.
const TOLD: [&str; 9] = ["a", "button", "h1", "h2", "h3", "h4", "input", "ol", "ul"];

/// Shown beside every difference.
const RENEW: &str =
    "If it is meant: INSTA_UPDATE=always cargo test -p app --features ssr outlines, and read what changed.";

fn tree(name: &str, html: &str) -> Element {
    parse(html).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// One line for an element that is told of.
fn line(names: &Names<'_>, seen: &Seen<'_>) -> Option<String> {
    let element = seen.element;
    let spoken = || element.has("aria-live").then_some("live region");
    let item = || element.has("aria-current").then_some("item");
    let role = names.role(seen).or_else(spoken).or_else(item)?;
    let items = || element.elements().filter(|item| item.is(&["li"])).count();
    let mut line = match role {
        "heading" => format!("heading {}", level(element)),
        "list" => format!("list of {}", items()),
        _ => role.to_owned(),
    };
    let repeated = || element.all().iter().skip(1).any(|inner| inner.is(&TOLD));
    let mut name = names.name(seen);
    if name.is_empty() && SAID.contains(&role) && !repeated() {
        name = words(element);
    }
    if !name.is_empty() {
        write!(line, " \"{name}\"").unwrap();
    }
    for state in states(names, element) {
        write!(line, ", {state}").unwrap();
    }
    Some(line)
}

/// What is said of an element after its name.
fn states(names: &Names<'_>, element: &Element) -> Vec<String> {
    let is =
        |attribute: &str| element.has(attribute) || element.get(&format!("aria-{attribute}")) == Some("true");
    let flags = ["required", "invalid", "checked", "disabled", "readonly", "multiple", "open"];
    let mut states: Vec<String> = flags.into_iter().filter(|flag| is(flag)).map(str::to_owned).collect();
    for state in ["current", "expanded", "pressed", "selected", "sort"] {
        match element.get(&format!("aria-{state}")) {
            Some("true") => states.push(state.to_owned()),
            Some(value) => states.push(format!("{state} {value}")),
            None => {}
        }
    }
    if element.is(&["select"]) {
        let options = element.all().iter().filter(|inner| inner.is(&["option"])).count();
        states.push(format!("{options} options"));
    }
    let description = names.description(element);
    if !description.is_empty() {
        states.push(format!("described by \"{description}\""));
    }
    states
}

/// Whether it is `<main>` or in it.
fn in_main(seen: &Seen<'_>) -> bool {
    seen.element.name == "main" || seen.path.iter().any(|outer| outer.name == "main")
}

/// The title, and a line for everything that is told of, each further in than what it is in.
fn outline(document: &Element, which: impl Fn(&Seen<'_>) -> bool) -> String {
    let names = Names::of(document);
    let title = document.all().into_iter().find(|element| element.name == "title").map(words);
    let mut text = format!("title \"{}\"\n", title.unwrap_or_default());
    let mut open: Vec<usize> = Vec::new();
    for seen in document.seen().iter().filter(|seen| which(seen)) {
        let depth = seen.path.len();
        while open.last().is_some_and(|outer| *outer >= depth) {
            open.pop();
        }
        if let Some(line) = line(&names, seen) {
            writeln!(text, "{}{line}", "  ".repeat(open.len())).unwrap();
            open.push(depth);
        }
    }
    text
}

/// The content of every page. What sounds like another page is told once.
fn contents(documents: Documents) -> String {
    let mut text = String::new();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for (name, html) in documents {
        let content = outline(&tree(&name, &html), in_main);
        match told.get(&content) {
            Some(earlier) => writeln!(text, "# {name}\nas {earlier}\n").unwrap(),
            None => writeln!(text, "# {name}\n{content}").unwrap(),
        }
        told.entry(content).or_insert(name);
    }
    text
}

/// What is around the content of the first page of a kind.
fn surroundings(documents: &[(String, String)], start: &str, end: &str) -> String {
    let (name, html) =
        documents.iter().find(|(name, _)| name.starts_with(start) && name.ends_with(end)).unwrap();
    format!("# {name}\n{}\n", outline(&tree(name, html), |seen| !in_main(seen)))
}

/// Compares an outline with the agreed one.
fn agreed(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => ".",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => RENEW,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

/// All at once: it takes long to render them, and each test is a program of its own.
#[test]
fn pages_sound_as_agreed_and_nobody_is_lost_who_hears_them() {
    let (public, citizen, console) = (public(&ITALIAN), citizen(&ITALIAN), console(&ITALIAN));
    let all = || public.iter().chain(&citizen).chain(&console);
    sample_files::have_files_of_their_own(all().map(|(name, _)| name.as_str()));
    let lost: Vec<String> = all()
        .flat_map(|(name, html)| {
            faults(&tree(name, html)).into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
    let shell = [
        surroundings(&public, "home-", "-out"),
        surroundings(&public, "home-", "-in"),
        surroundings(&citizen, "passo-", "-in"),
        surroundings(&console, "coda-", "-it"),
    ];
    agreed("shell", &shell.concat());
    agreed("public", &contents(public));
    let signed_in = citizen.into_iter().filter(|(name, _)| name.ends_with("-in"));
    agreed("citizen", &contents(signed_in.collect()));
}

#[test]
fn an_outline_says_what_is_heard() {
    let html = r##"<html><head><title>Prova &amp; altro</title></head><body>
        <header><nav aria-label="Menu"><ul><li><a href="/" aria-current="page">Casa</a></li></ul></nav></header>
        <main><div role="alert"><h2>C’è un errore</h2><a href="#nome">Nome</a></div>
        <h1>Chi <span aria-hidden="true">*</span>sei</h1>
        <section aria-labelledby="s"><h2 id="s">Dati</h2>
        <label for="nome">Nome <b>intero</b></label><p id="aiuto">Come sul documento</p>
        <input type="text" id="nome" required aria-invalid="true" aria-describedby="aiuto">
        <fieldset><legend>Come</legend><label><input type="radio" name="c" checked> Posta</label></fieldset>
        <select id="x" aria-label="Scelta"><option>1</option><option>2</option></select></section>
        <p hidden>Niente</p><p role="status">Salvato</p>
        <table><caption>Voci</caption><thead><tr><th>Anno</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
        <details open><summary>Altro</summary><img src="/a" alt="Foto"><img src="/b" alt=""></details>
        </main><footer>Fondo</footer></body></html>"##;
    let expected = r#"title "Prova & altro"
main
  alert
    heading 2 "C’è un errore"
    link "Nome"
  heading 1 "Chi sei"
  region "Dati"
    heading 2 "Dati"
    textbox "Nome intero", required, invalid, described by "Come sul documento"
    group "Come"
      radio "Posta", checked
    combobox "Scelta", 2 options
  status "Salvato"
  table "Voci"
    columnheader "Anno"
  details, open
    summary "Altro"
    img "Foto"
"#;
    let tree = tree("prova", html);
    assert_eq!(outline(&tree, in_main), expected);
    let around =
        "banner\n  navigation \"Menu\"\n    list of 1\n      link \"Casa\", current page\ncontentinfo\n";
    let around = format!("title \"Prova & altro\"\n{around}");
    assert_eq!(outline(&tree, |seen| !in_main(seen)), around);
    assert_eq!(faults(&tree), Vec::<String>::new());
}

#[test]
fn what_cannot_be_heard_is_found() {
    let sound = "<main><h1>a</h1></main>";
    for (html, count) in [
        (sound.to_owned(), 0),
        (format!("{sound}<h2>b</h2><h3>c</h3><h2>d</h2>"), 0),
        (format!("{sound}<h3>b</h3>"), 1),
        (format!("{sound}<h1>b</h1>"), 1),
        ("<main><h2>a</h2></main>".to_owned(), 1),
        ("<h1>a</h1>".to_owned(), 1),
        (format!("{sound}<nav></nav>"), 0),
        (format!("{sound}<nav></nav><nav aria-label=\"b\"></nav>"), 1),
        (format!("{sound}<nav aria-label=\"b\"></nav><nav aria-label=\"b\"></nav>"), 1),
        (format!("{sound}<nav aria-label=\"b\"></nav><nav aria-label=\"c\"></nav>"), 0),
        (format!("{sound}<input type=\"text\" id=\"x\" placeholder=\"b\">"), 1),
        (format!("{sound}<label for=\"x\"></label><input type=\"text\" id=\"x\">"), 1),
        (format!("{sound}<input type=\"hidden\" name=\"x\">"), 0),
        (format!("{sound}<button><svg aria-hidden=\"true\"></svg></button>"), 1),
        (format!("{sound}<fieldset><div>b</div></fieldset>"), 1),
        (format!("{sound}<img src=\"/b\">"), 1),
        (format!("{sound}<a href=\"/b\">Clicca qui</a>"), 1),
    ] {
        let found = faults(&tree(&html, &html));
        assert_eq!(found.len(), count, "{html}: {found:?}");
    }
}
