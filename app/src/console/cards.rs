//! The cards of the desk.

use domain::{
    card::{Row, State, Tag},
    format,
    intake::Page as Rows,
    permission::Permission,
};
use leptos::prelude::*;

use super::{
    address::{self, CardsError, TypedFilter},
    samples,
};
use crate::{
    components::{
        ErrorSummary, FieldProblem,
        console::{CardFilterBar, CardRows, Empty, PageHead, Pager, SmallKind, SmallLink, may_do},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{ListOf, Route},
};

/// Cards that this desk may see, newest first.
#[derive(Debug, Clone)]
pub struct CardsList {
    /// One page of them.
    pub page: Rows<Row>,
    /// What they are narrowed to.
    pub filter: TypedFilter,
    /// What must be corrected before any can be shown.
    pub errors: Vec<CardsError>,
    /// Whether the profile sees needs, and so those that are not met.
    pub needs: bool,
}

impl Page for CardsList {
    fn title(&self, t: Translator) -> String {
        t.get("console-cards-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| problem(*error, t)).collect();
        let to = |key: Option<String>| key.map(|key| self.filter.href(Some(key)));
        let (previous, next) = (to(self.page.previous), to(self.page.next));
        let export = address::with_query(&Route::ConsoleExport(ListOf::Cards).href(), &self.filter.pairs());
        let is_right = self.errors.is_empty();
        let new = may_do(Permission::EditCards).then(|| {
            let href = Route::ConsoleCardNew { person: None }.href();
            view! { <SmallLink kind=SmallKind::Primary href=href text=t.get("console-counter-title")/> }
        });
        let rows = is_right.then(|| rows(self.page.rows, &self.filter, t));
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-cards-title")>
                {is_right.then(|| view! { <SmallLink href=export text=t.get("console-lists-export")/> })}
                <SmallLink href=Route::ConsoleRemoved.href() text=t.get("console-removal-list")/>
                {new}
            </PageHead>
            <CardFilterBar filter=self.filter errors=self.errors needs=self.needs/>
            {rows}
            <Pager label=t.get("console-pages") previous=previous next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::card_lists()
    }
}

fn rows(rows: Vec<Row>, filter: &TypedFilter, t: Translator) -> AnyView {
    if !rows.is_empty() {
        view! { <CardRows rows=rows caption=t.get("console-cards-caption")/> }.into_any()
    } else if *filter == TypedFilter::default() {
        view! {
            <Empty title=t.get("console-cards-empty") why=t.get("console-cards-empty-why")>
                <SmallLink href=Route::Console.href() text=t.get("console-to-queue")/>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty title=t.get("console-lists-none") why=t.get("console-lists-none-why")/> }.into_any()
    }
}

/// Id of the control of a day.
pub(crate) fn id_of(name: &str) -> String {
    format!("f-{name}")
}

/// What is wrong with the filter, in words.
pub(crate) fn problem(error: CardsError, t: Translator) -> FieldProblem {
    let (name, key) = match error {
        CardsError::From => (address::FROM, "console-lists-error-from"),
        CardsError::Until => (address::UNTIL, "console-lists-error-until"),
        CardsError::Backwards => (address::UNTIL, "console-lists-error-backwards"),
    };
    FieldProblem::at((id_of(name), key), t)
}

/// Name of a state.
pub(crate) const fn state(tag: Tag) -> &'static str {
    match tag {
        Tag::Open => "console-card-open",
        Tag::Completed => "console-card-completed",
    }
}

/// Who completed a card and when, in words.
pub fn completed_by(state: &State, t: Translator) -> Option<String> {
    match state {
        State::Open => None,
        State::Completed { completed, .. } => Some(t.with(
            "console-card-completed-by",
            &[("name", completed.by.name.as_str().into()), ("date", format::date_time(completed.at).into())],
        )),
    }
}
