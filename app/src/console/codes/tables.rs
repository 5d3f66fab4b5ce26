//! The tables.

use domain::codes::Table;
use leptos::prelude::*;

use super::{href, samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{PageHead, Rows},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CodesPart, Route},
};

/// Short facts about a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableFacts {
    /// Which.
    pub table: Table,
    /// Rows that are offered today.
    pub offered: usize,
    /// Rows that are not.
    pub withdrawn: usize,
    /// Rows of which the zone wrote an edition.
    pub own: usize,
}

/// Every table, with how many rows it has.
#[derive(Debug, Clone)]
pub struct TablesPage {
    /// In the order of [`Table::ALL`].
    pub tables: Vec<TableFacts>,
}

impl Page for TablesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-codes-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = [
            "console-codes-table",
            "console-codes-offered",
            "console-codes-withdrawn-rows",
            "console-codes-changed",
        ];
        let rows = self.tables.into_iter().map(|facts| row(t, facts)).collect();
        view! {
            <PageHead title=t.get("console-codes-title") sub=t.get("console-codes-lead")/>
            <Rows caption=t.get("console-codes-title") heads=heads.map(|head| t.get(head)).to_vec() rows=rows/>
            <p><a href=Route::ConsoleMunicipalities.href()>{t.get("console-municipalities-title")}</a></p>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::tables()
    }
}

fn row(t: Translator, facts: TableFacts) -> Vec<AnyView> {
    let own = (facts.own > 0).then(|| {
        let words = t.with("console-codes-own", &[("n", facts.own.into())]);
        view! { <StatusTag kind=TagKind::Info icon="it-pencil" text=words/> }
    });
    vec![
        view! { <a href=href(facts.table, CodesPart::Page)>{words::table(t, facts.table)}</a> }.into_any(),
        facts.offered.to_string().into_any(),
        facts.withdrawn.to_string().into_any(),
        own.into_any(),
    ]
}
