//! A row of a table: writing it, and its history.

use chrono::NaiveDate;
use domain::{
    Lang,
    codes::{
        Book, Code, Edition, Entry, MAX_NOTE, Table,
        sheet::{Column, Row, Wrong, day},
    },
    format,
};
use leptos::prelude::*;

use super::{control, href, problems, samples, words};
use crate::{
    components::{
        ErrorSummary, Input, Pick, SelectField, TextArea, TextField,
        console::{
            Backbar, EditForm, FormFoot, InLang, LangFields, LinkLines, Nested, NestedList, PageHead, Room,
            Section, SmallButton, SmallKind, SmallLink,
        },
        stepper::Alert,
    },
    console::catalogue::{Typed, typed},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::CodesPart,
};

/// Field of the first day for which the words count.
pub const SINCE: &str = "conta_dal";
/// Field of the reason.
pub const REASON: &str = "motivo";

/// Longest of the values in one line.
const LINE: u16 = 300;

/// A field that must be corrected, and why.
pub type Mistake = (String, Wrong);

/// A form that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Which row.
    pub code: Code,
    /// What it says.
    pub entry: Entry,
    /// First day for which it counts.
    pub since: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// The columns that the form of a table has.
fn columns(table: Table) -> impl Iterator<Item = Column> {
    Column::all().filter(move |column| match column {
        Column::Code => false,
        Column::Parent => table.is_a_tree(),
        Column::National(scheme) => table.schemes().contains(scheme),
        _ => true,
    })
}

/// Name of the field of a column.
pub fn field(column: Column) -> String {
    match column {
        Column::Label(lang) => typed::of(Column::Label(Lang::It).name(), lang),
        other => other.name().to_owned(),
    }
}

/// The field that a mistake is about.
pub fn field_of(wrong: &Wrong) -> String {
    wrong.column().map_or_else(|| field(Column::Label(Lang::It)), field)
}

/// Reads the form of a row: what it does not ask for stays as it was.
///
/// # Errors
/// Every field that must be corrected.
pub fn read(
    table: Table,
    code: Option<&Code>,
    before: Option<&Entry>,
    form: &Typed,
) -> Result<Read, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let code = match code {
        Some(code) => Some(code.clone()),
        None => Wrong::code(form.get(Column::Code.name()))
            .map_err(|wrong| mistakes.push((field_of(&wrong), wrong)))
            .ok(),
    };
    let cells = columns(table).map(|column| (column, form.get(&field(column)).to_owned()));
    // Of a code that is none, the rest is looked at all the same.
    let stand_in = code.clone().or_else(|| "x".parse().ok());
    let entry = stand_in.map(|code| Row::of_form(code, cells).entry(before)).and_then(|read| {
        read.map_err(|wrongs| mistakes.extend(wrongs.into_iter().map(|wrong| (field_of(&wrong), wrong)))).ok()
    });
    let why = read_why(form).map_err(|wrongs| mistakes.extend(wrongs)).ok();
    match (code, entry, why) {
        (Some(code), Some(entry), Some((since, reason))) => Ok(Read { code, entry, since, reason }),
        _ => Err(mistakes),
    }
}

/// Reads from which day words count, and why.
///
/// # Errors
/// When the day is none, or nobody says why.
pub fn read_why(form: &Typed) -> Result<(Option<NaiveDate>, String), Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let since = match form.get(SINCE).trim() {
        "" => None,
        text => day(text).or_else(|| {
            mistakes.push((SINCE.to_owned(), Wrong::Day(SINCE, text.to_owned())));
            None
        }),
    };
    let reason: String = form.get(REASON).trim().chars().take(typed::MAX_CHARS.into()).collect();
    if reason.is_empty() {
        mistakes.push((REASON.to_owned(), Wrong::NoReason));
    }
    if mistakes.is_empty() { Ok((since, reason)) } else { Err(mistakes) }
}

/// A row, or a new one.
#[derive(Debug, Clone)]
pub struct RowPage {
    /// The table.
    pub book: Book,
    /// Which row; a new one, without.
    pub code: Option<Code>,
    /// The day on which it is shown.
    pub today: NaiveDate,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Whether somebody wrote it since the page was shown.
    pub conflict: bool,
}

impl RowPage {
    /// The page of what is there, that counts from today when it is written anew.
    pub fn shown(book: Book, code: Option<Code>, today: NaiveDate) -> Self {
        let mut form = Typed::default();
        form.set(SINCE, if code.is_some() { format::date(today) } else { String::new() });
        if let Some(newest) = code.as_ref().and_then(|code| book.newest(code)) {
            for column in columns(book.table()) {
                form.set(&field(column), words::value(&newest.entry, column));
            }
        }
        Self { book, code, today, typed: form, mistakes: Vec::new(), conflict: false }
    }

    fn newest(&self) -> Option<&Edition> {
        self.code.as_ref().and_then(|code| self.book.newest(code))
    }

    fn name(&self, t: Translator) -> String {
        match (&self.code, self.newest()) {
            (Some(code), Some(newest)) => format!("{code} · {}", t.text(&newest.entry.label)),
            _ => t.get("console-codes-new"),
        }
    }
}

impl Page for RowPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", self.name(t), words::table(t, self.book.table()))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let table = self.book.table();
        let back = href(table, CodesPart::Page);
        let to = self.code.clone().map_or(CodesPart::New, CodesPart::Row);
        let version = self.newest().map_or(0, |newest| newest.version);
        let sub = if self.code.is_some() { "console-codes-row-lead" } else { "console-codes-new-lead" };
        let (fields, why) = (self.fields(t), why(&self.typed, &self.mistakes, t));
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            {self.conflict.then(|| self.meanwhile(t))}
            <Backbar href=back.clone() text=words::table(t, table)/>
            <PageHead title=self.name(t) sub=t.get(sub)/>
            <EditForm action=href(table, to) version=version>
                {fields}
                {why}
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
            {self.history(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages_of_rows()
    }
}

impl RowPage {
    fn fields(&self, t: Translator) -> AnyView {
        let code = self.code.is_none().then(|| {
            let control = self.control(Column::Code, t).hint(t.get("console-codes-code-hint"));
            view! { <TextField control=control value=self.typed.get(Column::Code.name()) max=32/> }
        });
        let label = Column::Label(Lang::It).name();
        let values = Lang::ALL
            .into_iter()
            .map(|lang| {
                let name = typed::of(label, lang);
                let error = self.mistakes.iter().find(|(field, _)| *field == name);
                InLang {
                    lang,
                    value: self.typed.get(&name).to_owned(),
                    error: error.map(|(_, wrong)| words::wrong(t, wrong)),
                }
            })
            .collect();
        let others: Vec<AnyView> = columns(self.book.table())
            .filter(|column| !matches!(column, Column::Label(_)))
            .map(|column| self.field(column, t))
            .collect();
        view! {
            {code}
            <LangFields name=label label=t.get("console-codes-label") values=values room=Room::Line/>
            {others}
        }
        .into_any()
    }

    fn control(&self, column: Column, t: Translator) -> crate::components::Control {
        control(&field(column), words::column(t, column), &self.mistakes, t)
    }

    fn field(&self, column: Column, t: Translator) -> AnyView {
        let value = self.typed.get(&field(column)).to_owned();
        let control = self.control(column, t).optional(column != Column::Order);
        match column {
            Column::Parent => {
                let options = self.parents(t);
                view! {
                    <SelectField control=control options=options value=value empty=t.get("console-codes-top")/>
                }
                .into_any()
            }
            Column::From => {
                let control = control.hint(t.get("console-access-on-hint"));
                view! { <TextField control=control value=value input=Input::Date/> }.into_any()
            }
            Column::Until => {
                let control = control.hint(t.get("console-codes-until-hint"));
                view! { <TextField control=control value=value input=Input::Date/> }.into_any()
            }
            Column::Order => {
                let control = control.optional(true).hint(t.get("console-codes-order-hint"));
                view! { <TextField control=control value=value input=Input::Integer/> }.into_any()
            }
            Column::Note => {
                let most = u16::try_from(MAX_NOTE).unwrap_or(u16::MAX);
                view! { <TextArea control=control value=value rows=2 max=most/> }.into_any()
            }
            _ => view! { <TextField control=control value=value max=LINE/> }.into_any(),
        }
    }

    /// The rows that may be above: all but this one and those below it.
    fn parents(&self, t: Translator) -> Vec<Pick> {
        let lang = t.lang();
        let below = |code: &Code| {
            std::iter::successors(Some(code), |code| self.book.on(code, self.today)?.parent.as_ref())
                .take(self.book.editions() + 1)
                .any(|above| Some(above) == self.code.as_ref())
        };
        self.book
            .all(self.today)
            .into_iter()
            .filter(|offer| !below(offer.code))
            .map(|offer| {
                let path = self.book.path(offer.code, self.today, lang).join(" › ");
                Pick::new(offer.code.to_string(), format!("{} · {path}", offer.code))
            })
            .collect()
    }

    /// What somebody else wrote.
    fn meanwhile(&self, t: Translator) -> AnyView {
        let Some(newest) = self.newest() else { return ().into_any() };
        let lines: Vec<_> = columns(self.book.table())
            .map(|column| (column, words::value(&newest.entry, column)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(column, value)| (None, format!("{}: {value}", words::column(t, column))))
            .collect();
        let who = author(t, newest);
        view! {
            <Alert title=t.get("console-codes-conflict") text=t.get("console-codes-conflict-text")/>
            <Section id="intanto" title=who><LinkLines lines=lines/></Section>
        }
        .into_any()
    }

    fn history(&self, t: Translator) -> Option<AnyView> {
        let code = self.code.as_ref()?;
        let editions: Vec<&Edition> = self.book.history(code).collect();
        let nodes: Vec<AnyView> = editions
            .iter()
            .enumerate()
            .map(|(place, edition)| past(t, edition, editions.get(place + 1).copied()))
            .collect();
        Some(
            view! {
                <Section id="storia" title=t.get("console-codes-history")>
                    <NestedList>{nodes}</NestedList>
                </Section>
            }
            .into_any(),
        )
    }
}

/// From which day, and why: at the end of every form that writes.
pub(super) fn why(form: &Typed, mistakes: &[Mistake], t: Translator) -> AnyView {
    let since = control(SINCE, t.get("console-codes-since"), mistakes, t)
        .hint(t.get("console-codes-since-hint"))
        .optional(true);
    let reason = control(REASON, t.get("console-codes-reason"), mistakes, t);
    view! {
        <TextField control=since value=form.get(SINCE) input=Input::Date/>
        <TextArea control=reason value=form.get(REASON) rows=2 max=typed::MAX_CHARS/>
    }
    .into_any()
}

/// Who wrote an edition, and when.
fn author(t: Translator, edition: &Edition) -> String {
    match &edition.written {
        None => t.get("console-codes-shipped"),
        Some(written) => {
            let values =
                [("date", format::date_time(written.at).into()), ("name", written.by.clone().into())];
            t.with("console-codes-written", &values)
        }
    }
}

fn past(t: Translator, edition: &Edition, before: Option<&Edition>) -> AnyView {
    let counts = match edition.since {
        None => t.get("console-codes-counts-always"),
        Some(day) => t.with("console-codes-counts-from", &[("since", format::date(day).into())]),
    };
    let reason = edition.written.as_ref().map(|written| view! { <p><bdi>{written.reason.clone()}</bdi></p> });
    let head = view! {
        <p><b>{t.text(&edition.entry.label)}</b></p>
        <p>{author(t, edition)}". "{counts}</p>
        {reason}
    }
    .into_any();
    let within = before.map(|before| {
        let lines = words::differences(t, &before.entry, &edition.entry);
        view! { <LinkLines lines=lines.into_iter().map(|line| (None, line)).collect()/> }.into_any()
    });
    view! { <Nested head=head buttons=().into_any() within=within/> }.into_any()
}
