//! The code tables, for those who keep them.
//!
//! * [`tables`], [`table`]: which there are, and the rows of one
//! * [`row`]: writing a row, with its history
//! * [`import`]: a table out of a file, looked at before it is taken
//! * [`municipalities`]: a national list that nobody here writes
//! * [`words`]: mistakes and differences in words

pub mod import;
pub mod municipalities;
pub mod row;
mod samples;
pub mod table;
pub mod tables;
pub mod words;

pub use import::{DryRunPage, ImportPage};
pub use municipalities::MunicipalitiesPage;
pub use row::{Mistake, Read, RowPage, read, read_why};
pub use table::TablePage;
pub use tables::{TableFacts, TablesPage};

use domain::codes::{Table, sheet::Wrong};

use super::catalogue::typed;
use crate::{
    components::{Control, FieldProblem},
    i18n::Translator,
    routes::{CodesPart, Route},
};

/// Address of a table, or of something of it.
pub(crate) fn href(table: Table, part: CodesPart) -> String {
    Route::ConsoleCodeTable { table, part }.href()
}

/// The mistakes as the summary wants them.
fn problems(mistakes: &[Mistake], t: Translator) -> Vec<FieldProblem> {
    let line =
        |(field, wrong): &Mistake| FieldProblem { id: typed::id(field), message: words::wrong(t, wrong) };
    mistakes.iter().map(line).collect()
}

/// A control with its message.
fn control(field: &str, label: String, mistakes: &[Mistake], t: Translator) -> Control {
    let of_field: Option<&Wrong> = mistakes.iter().find(|(name, _)| name == field).map(|(_, wrong)| wrong);
    Control::new(field, label).id(typed::id(field)).error(of_field.map(|wrong| words::wrong(t, wrong)))
}
