//! The municipalities of today and of the past: to look them up, not to change them.

use domain::{intake::Page as Listed, place::Era};
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{Backbar, Empty, FindBox, PageHead, Pager, Rows},
    },
    console::{address, people::QUERY},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Municipalities by name.
#[derive(Debug, Clone)]
pub struct MunicipalitiesPage {
    /// What is searched.
    pub query: String,
    /// Who was found.
    pub page: Listed<Era>,
}

impl Page for MunicipalitiesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-municipalities-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let next = self.page.next.as_ref().map(|key| {
            let pairs = [(QUERY, self.query.clone()), (address::AFTER, key.clone())];
            address::with_query(&Route::ConsoleMunicipalities.href(), &pairs)
        });
        let heads = [
            "console-municipalities-name",
            "console-municipalities-province",
            "console-municipalities-code",
            "console-codes-valid",
        ];
        let list = if self.page.rows.is_empty() {
            let why = t.get("console-codes-found-none-why");
            view! { <Empty title=t.get("console-codes-found-none") why=why/> }.into_any()
        } else {
            let heads = heads.map(|head| t.get(head)).to_vec();
            let rows = self.page.rows.iter().map(|era| row(era, t)).collect();
            view! { <Rows caption=t.get("console-municipalities-title") heads=heads rows=rows/> }.into_any()
        };
        view! {
            <Backbar href=Route::ConsoleCodes.href() text=t.get("console-codes-title")/>
            <PageHead title=t.get("console-municipalities-title") sub=t.get("console-municipalities-lead")/>
            <FindBox
                action=Route::ConsoleMunicipalities.href() label=t.get("console-municipalities-find")
                hint=t.get("console-municipalities-hint") query=self.query
            />
            {list}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::municipalities()
    }
}

fn row(era: &Era, t: Translator) -> Vec<AnyView> {
    let days =
        if era.is_past() { words::validity(t, era.valid) } else { t.get("console-municipalities-today") };
    let past = era.is_past().then(|| {
        view! { " " <StatusTag kind=TagKind::Mute icon="sp-no" text=t.get("console-municipalities-past")/> }
    });
    let name = era.place.name.clone();
    vec![
        view! { {name}{past} }.into_any(),
        era.place.province.to_string().into_any(),
        era.place.belfiore.to_string().into_any(),
        days.into_any(),
    ]
}
