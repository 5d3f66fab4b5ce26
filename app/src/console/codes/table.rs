//! The rows of a table.

use chrono::NaiveDate;
use domain::codes::{Book, Code, Offer, Start};
use leptos::prelude::*;

use super::{href, samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{Backbar, Empty, FindBox, FormFoot, PageHead, Pager, Rows, SmallKind, SmallLink},
    },
    console::{address, people::QUERY},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CodesPart, Route},
};

/// Every row of a table, in its order.
#[derive(Debug, Clone)]
pub struct TablePage {
    /// The table.
    pub book: Book,
    /// The day on which it is shown.
    pub today: NaiveDate,
    /// What is searched in it.
    pub query: String,
    /// The row that the page comes after; the first page, where there is none.
    pub after: Option<Code>,
}

impl Page for TablePage {
    fn title(&self, t: Translator) -> String {
        words::table(t, self.book.table())
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let table = self.book.table();
        let heads =
            ["console-codes-label", "console-codes-code", "console-codes-valid", "console-codes-national"];
        let found = self.book.find(self.today, &self.query, self.after.as_ref());
        let rows: Vec<Vec<AnyView>> = found.rows.iter().map(|offer| self.row(t, offer)).collect();
        let previous = found.previous.map(|start| self.page(start));
        let next = found.next.map(|code| self.page(Start::After(code)));
        let list = if rows.is_empty() {
            let (title, why) = if self.query.is_empty() {
                ("console-codes-none", "console-codes-none-why")
            } else {
                ("console-codes-found-none", "console-codes-found-none-why")
            };
            view! { <Empty title=t.get(title) why=t.get(why)/> }.into_any()
        } else {
            let heads = heads.map(|head| t.get(head)).to_vec();
            view! { <Rows caption=words::table(t, table) heads=heads rows=rows/> }.into_any()
        };
        view! {
            <Backbar href=Route::ConsoleCodes.href() text=t.get("console-codes-title")/>
            <PageHead title=words::table(t, table) sub=t.get("console-codes-table-lead")/>
            <FormFoot>
                <SmallLink
                    kind=SmallKind::Primary href=href(table, CodesPart::New) icon="it-plus"
                    text=t.get("console-codes-new")
                />
                <SmallLink href=href(table, CodesPart::Import) text=t.get("console-codes-import")/>
                <SmallLink href=href(table, CodesPart::Export) text=t.get("console-codes-export")/>
            </FormFoot>
            <FindBox
                action=href(table, CodesPart::Page) label=t.get("console-codes-find")
                hint=t.get("console-codes-find-hint") query=self.query.clone()
            />
            {list}
            <Pager label=t.get("console-pages") previous=previous next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::rows()
    }
}

impl TablePage {
    /// A whole table, from its first row.
    pub fn new(book: Book, today: NaiveDate) -> Self {
        Self { book, today, query: String::new(), after: None }
    }

    /// The address of a page of what is searched.
    fn page(&self, start: Start<'_>) -> String {
        let mut pairs = Vec::new();
        if !self.query.is_empty() {
            pairs.push((QUERY, self.query.clone()));
        }
        if let Start::After(code) = start {
            pairs.push((address::AFTER, code.to_string()));
        }
        address::with_query(&href(self.book.table(), CodesPart::Page), &pairs)
    }

    fn row(&self, t: Translator, offer: &Offer<'_>) -> Vec<AnyView> {
        let to = href(self.book.table(), CodesPart::Row(offer.code.clone()));
        let indent = "— ".repeat(offer.depth);
        let above = (offer.depth > 0).then(|| view! { <span aria-hidden="true">{indent}</span> });
        let label = t.text(&offer.entry.label);
        let withdrawn = offer.withdrawn.then(|| {
            view! { " " <StatusTag kind=TagKind::Mute icon="sp-no" text=t.get("console-codes-not-offered")/> }
        });
        let own = self.book.newest(offer.code).is_some_and(|newest| newest.version > 0).then(|| {
            view! { " " <StatusTag kind=TagKind::Info icon="it-pencil" text=t.get("console-codes-own-one")/> }
        });
        let national = words::national(offer.entry);
        vec![
            view! { {above}<a href=to>{label}</a>{withdrawn}{own} }.into_any(),
            offer.code.to_string().into_any(),
            words::validity(t, offer.entry.valid).into_any(),
            (!national.is_empty()).then_some(national).into_any(),
        ]
    }
}
