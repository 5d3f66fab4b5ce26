//! Samples as files, in a folder where one is named: `make test` hands them to a checker of HTML and to axe, and people
//! may look at them (`SPORTELLO_SAMPLES=dir cargo test write_samples`, where `dir` is empty).

use std::{collections::BTreeSet, fs::File, io::Write as _};

fn file_name(sample: &str) -> String {
    format!("{}.html", sample.replace([' ', ','], "_"))
}

/// Asks all this about each sample, a name and a document. They are written first, so that people see what is wrong.
pub(crate) fn look_at(samples: &[(String, String)], asked: &[fn(&str, &str)]) {
    write(samples);
    for (name, html) in samples {
        for ask in asked {
            ask(name, html);
        }
    }
}

/// Writes samples. None takes the place of another: nobody would look at that one.
#[expect(clippy::disallowed_methods, reason = "the folder is a wish of whoever runs the tests")]
fn write(samples: &[(String, String)]) {
    let Ok(folder) = std::env::var("SPORTELLO_SAMPLES") else { return };
    for (sample, html) in samples {
        let path = format!("{folder}/{}", file_name(sample));
        let mut file = File::create_new(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        file.write_all(html.as_bytes()).unwrap();
    }
}

/// No sample takes the file of another.
pub(super) fn have_files_of_their_own<'a>(samples: impl Iterator<Item = &'a str>) {
    let mut taken = BTreeSet::new();
    for sample in samples {
        assert!(taken.insert(file_name(sample)), "{sample}");
    }
}
