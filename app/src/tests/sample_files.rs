//! Samples as files, in a folder where one is named: `make test` hands them to a checker of HTML and to axe, and people
//! may look at them (`SPORTELLO_SAMPLES=dir cargo test write_samples`, where `dir` is empty).

use std::{collections::BTreeSet, fs::File, io::Write as _};

use domain::Lang;

use super::pages::{citizen, public};
use crate::console::tests::all_for as console;

fn file_name(sample: &str) -> String {
    format!("{}.html", sample.replace([' ', ','], "_"))
}

/// Writes samples, each a name and a document. None takes the place of another: nobody would look at that one.
#[expect(clippy::disallowed_methods, reason = "the folder is a wish of whoever runs the tests")]
pub(crate) fn write(samples: impl FnOnce() -> Vec<(String, String)>) {
    let Ok(folder) = std::env::var("SPORTELLO_SAMPLES") else { return };
    for (sample, html) in samples() {
        let path = format!("{folder}/{}", file_name(&sample));
        let mut file = File::create_new(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        file.write_all(html.as_bytes()).unwrap();
    }
}

#[test]
fn no_sample_takes_the_file_of_another() {
    let italian = [Lang::It];
    let mut taken = BTreeSet::new();
    for (sample, _) in [public(&italian), citizen(&italian), console(&italian)].concat() {
        assert!(taken.insert(file_name(&sample)), "{sample}");
    }
}
