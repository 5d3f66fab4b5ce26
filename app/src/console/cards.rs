//! The cards of the desk.

use domain::{
    card::{Row, State},
    format,
    intake::{Direction, Page as Rows},
};
use leptos::prelude::*;

use super::{address, samples};
use crate::{
    components::console::{CardRows, Empty, PageHead, Pager, SmallKind, SmallLink},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Cards that this desk may see, newest first.
#[derive(Debug, Clone)]
pub struct CardsList {
    /// One page of them.
    pub page: Rows<Row>,
}

impl Page for CardsList {
    fn title(&self, t: Translator) -> String {
        t.get("console-cards-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let to = |key: Option<String>, direction| {
            key.map(|key| {
                address::with_query(&Route::ConsoleCards.href(), &[(address::parameter(direction), key)])
            })
        };
        let (previous, next) =
            (to(self.page.previous, Direction::Before), to(self.page.next, Direction::After));
        let rows = if self.page.rows.is_empty() {
            view! {
                <Empty title=t.get("console-cards-empty") why=t.get("console-cards-empty-why")>
                    <SmallLink href=Route::Console.href() text=t.get("console-to-queue")/>
                </Empty>
            }
            .into_any()
        } else {
            view! { <CardRows rows=self.page.rows caption=t.get("console-cards-caption")/> }.into_any()
        };
        view! {
            <PageHead title=t.get("console-cards-title")>
                <SmallLink
                    kind=SmallKind::Primary href=Route::ConsoleCardNew { person: None }.href()
                    text=t.get("console-counter-title")
                />
            </PageHead>
            {rows}
            <Pager label=t.get("console-pages") previous=previous next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::card_lists()
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
