//! The services of the organisation.

use domain::catalogue::Listed;
use domain::format;
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{Empty, FormFoot, PageHead, Rows, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, ServicePart},
};

/// Every service, with its state.
#[derive(Debug, Clone)]
pub struct ServiceListPage {
    /// In the order of the catalogue.
    pub services: Vec<Listed>,
}

impl Page for ServiceListPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-services-list")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = ["console-services-one", "console-services-state", "console-services-desk"];
        let list = if self.services.is_empty() {
            view! { <Empty title=t.get("console-services-empty") why=t.get("console-services-empty-why")/> }
                .into_any()
        } else {
            let rows = self.services.into_iter().map(|service| row(t, service)).collect();
            let heads = heads.map(|head| t.get(head)).to_vec();
            view! { <Rows caption=t.get("console-services-list") heads=heads rows=rows/> }.into_any()
        };
        view! {
            <PageHead title=t.get("console-services-list") sub=t.get("console-services-lead")/>
            <FormFoot>
                <SmallLink
                    kind=SmallKind::Primary href=Route::ConsoleServiceNew.href() icon="it-plus"
                    text=t.get("console-services-new")
                />
                <SmallLink href=Route::ConsoleServiceImport.href() text=t.get("console-services-import")/>
            </FormFoot>
            {list}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("several", Self { services: samples::listed() }), ("none", Self { services: Vec::new() })]
    }
}

fn row(t: Translator, service: Listed) -> Vec<AnyView> {
    let (kind, icon, state) = words::standing(t, &service.standing);
    let next = service.next.map(|from| {
        let words = t.with("console-services-next", &[("date", format::date_time(from).into())]);
        view! { " " <StatusTag kind=TagKind::Info icon="sp-wait" text=words/> }
    });
    let changed = service.changed.then(|| {
        view! { " " <StatusTag kind=TagKind::Hand icon="it-pencil" text=t.get("console-services-changed")/> }
    });
    let href = words::href(&service.slug, ServicePart::Page);
    vec![
        view! { <a href=href>{t.text(&service.title)}</a> }.into_any(),
        view! { <StatusTag kind=kind icon=icon text=state/>{next}{changed} }.into_any(),
        service.desk.into_any(),
    ]
}
