//! Words for tables, mistakes and differences.

use chrono::NaiveDate;
use domain::{
    Lang,
    codes::{
        Entry, Scheme, Table, Validity,
        sheet::{Column, Problem, Wrong},
    },
    format,
};

use crate::i18n::Translator;

/// What a table is called.
pub fn table(t: Translator, table: Table) -> String {
    t.get(match table {
        Table::PermitReason => "console-codes-permit-reason",
        Table::PermitType => "console-codes-permit-type",
        Table::PermitState => "console-codes-permit-state",
        Table::ForeignerStatus => "console-codes-foreigner-status",
        Table::IdentityDocument => "console-codes-identity-document",
        Table::Country => "console-codes-country",
        Table::Education => "console-codes-education",
        Table::CivilStatus => "console-codes-civil-status",
        Table::Kinship => "console-codes-kinship",
        Table::HouseholdKind => "console-codes-household-kind",
        Table::VulnerableGroup => "console-codes-vulnerable-group",
        Table::WorkCondition => "console-codes-work-condition",
        Table::WorkSector => "console-codes-work-sector",
        Table::HousingKind => "console-codes-housing-kind",
        Table::Tenure => "console-codes-tenure",
        Table::Need => "console-codes-need",
        Table::Service => "console-codes-service",
        Table::Outcome => "console-codes-outcome",
        Table::SocialCategory => "console-codes-social-category",
        Table::SiussService => "console-codes-siuss-service",
        Table::SiussArea => "console-codes-siuss-area",
        Table::IstatArea => "console-codes-istat-area",
    })
}

/// What a national list is called.
pub fn scheme(t: Translator, scheme: Scheme) -> String {
    t.get(match scheme {
        Scheme::Siuss => "console-codes-siuss-service",
        Scheme::SiussArea => "console-codes-siuss-area",
        Scheme::Istat => "console-codes-istat-area",
        Scheme::Sinba => "console-codes-sinba",
    })
}

/// What a column is called in a form.
pub fn column(t: Translator, column: Column) -> String {
    match column {
        Column::Code => t.get("console-codes-code"),
        Column::Label(Lang::It) => t.get("console-codes-label"),
        Column::Label(lang) => format!("{} · {}", t.get("console-codes-label"), lang.own_name()),
        Column::Parent => t.get("console-codes-parent"),
        Column::From => t.get("console-codes-from"),
        Column::Until => t.get("console-codes-until"),
        Column::Order => t.get("console-codes-order"),
        Column::National(of) => scheme(t, of),
        Column::Note => t.get("console-codes-note"),
    }
}

/// What is wrong, and what to do.
pub fn wrong(t: Translator, wrong: &Wrong) -> String {
    let text = |key: &str, text: &str| t.with(key, &[("text", text.into())]);
    let two =
        |key: &str, what: &str, text: &str| t.with(key, &[("what", what.into()), ("text", text.into())]);
    match wrong {
        Wrong::NotText => t.get("console-codes-wrong-encoding"),
        Wrong::Empty => t.get("console-codes-wrong-empty"),
        Wrong::TooMany => t.get("console-codes-wrong-too-many"),
        Wrong::TooLarge => t.get("console-file-too-large"),
        Wrong::NoColumn(name) => text("console-codes-wrong-no-column", name),
        Wrong::UnknownColumn(name) => two("console-codes-wrong-unknown-column", name, &names()),
        Wrong::DoubleColumn(name) => text("console-codes-wrong-double-column", name),
        Wrong::Cells { found, expected } => t.with(
            "console-codes-wrong-cells",
            &[("found", (*found).into()), ("expected", (*expected).into())],
        ),
        Wrong::Cut => t.get("console-codes-wrong-cut"),
        Wrong::Code(code) => text("console-codes-wrong-code", code),
        Wrong::Double(line) => t.with("console-codes-wrong-double", &[("number", (*line).into())]),
        Wrong::Taken => t.get("console-codes-wrong-taken"),
        Wrong::NoLabel => t.get("console-codes-wrong-no-label"),
        Wrong::Text(name) => text("console-codes-wrong-text", name),
        Wrong::Day(_, day) => t.with("console-error-not-a-date", &[("found", day.as_str().into())]),
        Wrong::Backwards => t.get("console-codes-wrong-backwards"),
        Wrong::Order(order) => text("console-codes-wrong-order", order),
        Wrong::Parent(code) => text("console-codes-wrong-parent", code),
        Wrong::Below(code) => text("console-codes-wrong-below", code),
        Wrong::Circle => t.get("console-codes-wrong-circle"),
        Wrong::National(name, code) => two("console-codes-wrong-national", name, code),
        Wrong::NoReason => t.get("console-codes-wrong-reason"),
    }
}

/// The names of all columns.
pub fn names() -> String {
    Column::all().map(Column::name).collect::<Vec<_>>().join(", ")
}

/// A mistake of a file, with its line.
pub fn problem(t: Translator, problem: &Problem) -> String {
    let words = wrong(t, &problem.wrong);
    match problem.line {
        None => words,
        Some(line) => t.with("console-codes-line", &[("number", line.into()), ("text", words.into())]),
    }
}

/// When a row is offered.
pub fn validity(t: Translator, valid: Validity) -> String {
    let on = |day: NaiveDate| format::date(day);
    match (valid.from, valid.until) {
        (None, None) => t.get("console-codes-always"),
        (Some(from), None) => t.with("console-codes-valid-from", &[("since", on(from).into())]),
        (None, Some(until)) => t.with("console-codes-valid-until", &[("end", on(until).into())]),
        (Some(from), Some(until)) => {
            t.with("console-codes-valid-between", &[("since", on(from).into()), ("end", on(until).into())])
        }
    }
}

/// What it stands for in national lists.
pub fn national(entry: &Entry) -> String {
    entry.national.values().cloned().collect::<Vec<_>>().join(", ")
}

/// What differs between two texts of a row: the name of each column with both values.
pub fn differences(t: Translator, before: &Entry, after: &Entry) -> Vec<String> {
    Column::all()
        .filter_map(|of| {
            let (was, is) = (value(before, of), value(after, of));
            let quoted =
                |text: String| if text.is_empty() { "—".to_owned() } else { format!("«{text}»") };
            (was != is).then(|| format!("{}: {} → {}", column(t, of), quoted(was), quoted(is)))
        })
        .collect()
}

/// The value of a column, as a form shows it.
pub fn value(entry: &Entry, column: Column) -> String {
    let day = |day: Option<NaiveDate>| day.map(format::date).unwrap_or_default();
    match column {
        Column::Label(lang) if entry.label.has(lang) => entry.label.get(lang).to_owned(),
        Column::Code | Column::Label(_) => String::new(),
        Column::Parent => entry.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::From => day(entry.valid.from),
        Column::Until => day(entry.valid.until),
        Column::Order => entry.order.to_string(),
        Column::National(scheme) => entry.national.get(&scheme).cloned().unwrap_or_default(),
        Column::Note => entry.note.clone(),
    }
}
