//! Class names live in what pages are made of, never in a page.

use std::{fs, path::Path};

use super::source_files;

/// Where class names are written.
const MADE_OF: [&str; 4] = ["components", "islands", "shell", "tests"];

/// Whether a line of code gives an element a class.
fn has_class(line: &str) -> bool {
    let mut words = line.split(|c: char| c.is_whitespace() || c == '<');
    !line.trim_start().starts_with("//")
        && words.any(|word| word.starts_with("class=") || word.starts_with("class:"))
}

#[test]
fn no_page_has_a_loose_class_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    files.retain(|file| !MADE_OF.iter().any(|folder| file.starts_with(root.join(folder))));
    assert!(files.len() > 100, "the pages are looked through");
    let mut loose = Vec::new();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let lines = code.lines().enumerate().filter(|(_, line)| has_class(line));
        loose.extend(lines.map(|(place, line)| format!("{}:{}: {line}", file.display(), place + 1)));
    }
    assert!(loose.is_empty(), "these belong into a component: {loose:#?}");
}

#[test]
fn a_class_is_seen_however_it_is_written() {
    for line in [r#"<p class="sp-sub">"#, "    class=look id=id", "<i class:is-now=now></i>"] {
        assert!(has_class(line), "{line}");
    }
    for line in ["/// Ending of the class: `ok`.", "let class_of_age = 18;", "<Small>{words}</Small>"] {
        assert!(!has_class(line), "{line}");
    }
}
