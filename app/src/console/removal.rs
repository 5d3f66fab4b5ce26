//! Cards that were opened by mistake: removing one with a reason, the list of those, and bringing one back.

use domain::{
    Id,
    card::{Card, Removed},
    format,
    intake::Page as Rows,
    mask::Field,
    permission::Permission,
};
use leptos::prelude::*;

use super::{address, form::MAX_CHARS, samples};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, TextArea,
        booking::Hidden,
        console::{
            Backbar, Empty, PageHead, Pager, PartForm, Rows as FactRows, SmallButton, SmallKind, SmallLink,
            may_do, seen,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Route},
};

/// Name of the field that says what is done.
pub const REMOVAL_ACTION: &str = "azione";
/// Its value where a card is brought back.
pub const RESTORE: &str = "ripristina";
const REMOVE: &str = "elimina";
/// Name of the field with the reason.
pub const WHY: &str = "motivo";

/// Why a card is not removed or brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalError {
    /// No reason, or one that is too long.
    Why,
    /// Others rely on it.
    Bound,
    /// Somebody else was quicker.
    Done,
}

impl RemovalError {
    const fn words(self) -> &'static str {
        match self {
            Self::Why => "console-removal-error-why",
            Self::Bound => "console-removal-error-bound",
            Self::Done => "console-removal-error-done",
        }
    }
}

/// A reason that will do.
///
/// # Errors
/// When there is none, or it is too long.
pub fn check(why: &str) -> Result<&str, RemovalError> {
    let why = why.trim();
    let fits = !why.is_empty() && why.chars().count() <= usize::from(MAX_CHARS);
    if fits { Ok(why) } else { Err(RemovalError::Why) }
}

/// A card that is going to be removed, or brought back.
#[derive(Debug, Clone)]
pub struct RemovalPage {
    /// Which.
    pub card: Id<Card>,
    /// Whether it is removed now.
    pub removed: bool,
    /// The reason as it was typed.
    pub why: String,
    /// What must be corrected.
    pub error: Option<RemovalError>,
}

impl Page for RemovalPage {
    fn title(&self, t: Translator) -> String {
        t.get(if self.removed { "console-removal-restore" } else { "console-removal-title" })
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let title = self.title(t);
        let (act, kind, lead, back) = if self.removed {
            (RESTORE, SmallKind::Primary, "console-removal-restore-lead", Route::ConsoleRemoved.href())
        } else {
            (REMOVE, SmallKind::Danger, "console-removal-lead", Route::card(self.card).href())
        };
        let message = self.error.map(|error| t.get(error.words()));
        let id = format!("f-{WHY}");
        let problems: Vec<FieldProblem> =
            message.iter().map(|message| FieldProblem { id: id.clone(), message: message.clone() }).collect();
        let why = Control::new(WHY, t.get("console-removal-why")).id(id).error(message);
        let action = Route::ConsoleCard { id: self.card, part: CardPart::Remove }.href();
        let (cancel, submit) = (back.clone(), title.clone());
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-cancel")/>
            <PageHead title=title sub=t.get(lead)/>
            <PartForm action=action version=None>
                <Hidden pairs=vec![(REMOVAL_ACTION, act.to_owned())]/>
                <TextArea control=why value=self.why rows=3 max=MAX_CHARS/>
                <p>
                    <SmallButton kind=kind text=submit/>
                    " "
                    <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let why = "<script>alert(1)".to_owned();
        let page = |removed, error| Self { card: samples::card_id(), removed, why: why.clone(), error };
        vec![
            ("remove", page(false, None)),
            ("restore", page(true, None)),
            ("why", page(false, Some(RemovalError::Why))),
            ("bound", page(false, Some(RemovalError::Bound))),
            ("done", page(true, Some(RemovalError::Done))),
        ]
    }
}

/// The cards of this desk that were removed.
#[derive(Debug, Clone)]
pub struct RemovedCards {
    /// One page of them.
    pub page: Rows<Removed>,
}

impl Page for RemovedCards {
    fn title(&self, t: Translator) -> String {
        t.get("console-removal-list")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let next = self
            .page
            .next
            .map(|key| address::with_query(&Route::ConsoleRemoved.href(), &[(address::AFTER, key)]));
        let rows = if self.page.rows.is_empty() {
            view! { <Empty title=t.get("console-removal-none") why=t.get("console-removal-none-why")/> }
                .into_any()
        } else {
            table(self.page.rows, t)
        };
        view! {
            <Backbar href=Route::ConsoleCards.href() text=t.get("console-cards-title")/>
            <PageHead title=t.get("console-removal-list") sub=t.get("console-removal-list-sub")/>
            {rows}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = Removed {
            card: samples::card_id(),
            full_name: Field::Shown("Giulia <b>\"d’Angelo\"</b>".to_owned()),
            on: domain::calendar::day_in_rome(samples::now()),
            removed: samples::moment(samples::now()),
            why: Field::Shown("Aperta <b>\"d’Angelo\"</b> due volte".to_owned()),
        };
        let (name, needs) = (domain::mask::Group::Identity, domain::mask::Group::Needs);
        let masked = Removed { full_name: Field::Masked(name), why: Field::Masked(needs), ..row.clone() };
        let list = |rows| Self { page: Rows { rows, previous: None, next: Some("a&b".to_owned()) } };
        vec![("some", list(vec![row, masked])), ("none", list(Vec::new()))]
    }
}

fn table(rows: Vec<Removed>, t: Translator) -> AnyView {
    let heads = [
        "console-col-person",
        "console-col-day",
        "console-removal-by",
        "console-removal-why",
        "console-col-actions",
    ];
    let rows = rows.into_iter().map(|row| line(row, t)).collect();
    view! { <FactRows caption=t.get("console-removal-list") heads=heads.map(|key| t.get(key)).to_vec() rows=rows/> }
        .into_any()
}

fn line(row: Removed, t: Translator) -> Vec<AnyView> {
    let restore = may_do(Permission::EditCards).then(|| {
        let href = Route::ConsoleCard { id: row.card, part: CardPart::Remove }.href();
        view! { <SmallLink href=href text=t.get("console-removal-restore")/> }
    });
    let by = format!("{}, {}", row.removed.by.name, format::date_time(row.removed.at));
    vec![
        seen(row.full_name),
        format::date(row.on).into_any(),
        by.into_any(),
        seen(row.why),
        restore.into_any(),
    ]
}
