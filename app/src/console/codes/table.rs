//! The rows of a table.

use chrono::NaiveDate;
use domain::codes::{Book, Offer};
use leptos::prelude::*;

use super::{href, samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{Backbar, Empty, FormFoot, PageHead, Rows, SmallKind, SmallLink},
    },
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
        let rows: Vec<Vec<AnyView>> =
            self.book.all(self.today).iter().map(|offer| self.row(t, offer)).collect();
        let list = if rows.is_empty() {
            view! { <Empty title=t.get("console-codes-none") why=t.get("console-codes-none-why")/> }
                .into_any()
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
            {list}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::rows()
    }
}

impl TablePage {
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
