//! The services asked for at the desk, whatever they came with.

mod samples;

use domain::{
    Text,
    card::{
        parts::WhyUnmet,
        requests::{Advancement, Filter, Listed, Origin},
    },
    fields::Leaf,
    format,
    intake::Page as Rows,
};
use leptos::prelude::*;

use super::{address, lists, requests, words};
use crate::{
    components::{
        Control, Pick, SelectField, TextField,
        console::{Empty, FilterFrame, PageHead, Pager, Rows as FactRows, SmallLink, seen},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, ListOf, Route},
};

/// The requests of services of this desk.
#[derive(Debug, Clone)]
pub struct AskedList {
    /// One page of them.
    pub page: Rows<Listed>,
    /// What they are narrowed to.
    pub filter: Filter,
    /// The table of services.
    pub offer: Vec<Leaf>,
    /// Services of the desk's catalogue, slug and name.
    pub catalogue: Vec<(String, Text)>,
    /// Whether the profile sees needs, and so those that are not met.
    pub needs: bool,
}

impl Page for AskedList {
    fn title(&self, t: Translator) -> String {
        t.get("console-asked-list")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let next = self.page.next.clone().map(|key| address::asked(&self.filter, Some(key)));
        let export = Route::ConsoleExport(ListOf::Services).href();
        let export = address::with_query(&export, &address::asked_pairs(&self.filter));
        let filters = filters(&self, t);
        let rows = rows(self.page.rows, &self.filter, t);
        view! {
            <PageHead title=t.get("console-asked-list") sub=t.get("console-asked-sub")>
                <SmallLink href=export text=t.get("console-lists-export")/>
            </PageHead>
            {filters}
            {rows}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::asked()
    }
}

/// Words of what a request came with.
pub(super) const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Portal => "console-asked-portal",
        Origin::Counter => "console-asked-counter",
        Origin::Referral => "console-asked-referral",
    }
}

/// The filter as a form that only asks.
fn filters(list: &AskedList, t: Translator) -> AnyView {
    let filter = list.filter.clone();
    let narrowed = filter != Filter::default();
    let states = Advancement::ALL.map(|of| Pick::new(of.code(), t.get(words::advancement(of)))).to_vec();
    let origins = Origin::ALL.map(|of| Pick::new(of.code(), t.get(origin(of)))).to_vec();
    let unmet = filter.unmet.as_ref().map(|unmet| unmet.code().to_owned()).unwrap_or_default();
    let needs = list.needs.then(|| {
        let reasons = WhyUnmet::all().map(|unmet| Pick::new(unmet.code(), lists::why(&unmet, t))).collect();
        view! {
            <SelectField
                control=Control::new(address::UNMET, t.get("console-lists-unmet"))
                options=reasons value=unmet empty=t.get("console-lists-unmet-all")
            />
        }
        .into_any()
    });
    let services = services(list, t);
    view! {
        <FilterFrame list=Route::ConsoleAsked open=narrowed narrowed=narrowed>
            <SelectField
                control=Control::new(address::TAG, t.get("console-filter-state"))
                options=states
                value=filter.state.map(Advancement::code).unwrap_or_default()
                empty=t.get("console-lists-state-any")
            />
            <SelectField
                control=Control::new(address::SERVICE, t.get("console-filter-service"))
                options=services
                value=filter.service.unwrap_or_default()
                empty=t.get("console-filter-service-any")
            />
            <SelectField
                control=Control::new(address::ORIGIN, t.get("console-asked-origin"))
                options=origins
                value=filter.origin.map(Origin::code).unwrap_or_default()
                empty=t.get("console-asked-origin-any")
            />
            <TextField
                control=Control::new(address::TEXT, t.get("console-lists-name"))
                value=filter.text.unwrap_or_default()
                max=100
            />
            {needs}
        </FilterFrame>
    }
    .into_any()
}

/// The table of services, and what people can ask for online under its own heading.
fn services(list: &AskedList, t: Translator) -> Vec<Pick> {
    let online = t.get("console-asked-online");
    let one = |(slug, name): &(String, Text)| Pick::new(slug, name.get(t.lang())).under(online.clone());
    requests::services(&list.offer).into_iter().chain(list.catalogue.iter().map(one)).collect()
}

fn rows(rows: Vec<Listed>, filter: &Filter, t: Translator) -> AnyView {
    if rows.is_empty() {
        let (title, why) = if *filter == Filter::default() {
            ("console-asked-empty", "console-asked-empty-why")
        } else {
            ("console-asked-none", "console-asked-none-why")
        };
        return view! { <Empty title=t.get(title) why=t.get(why)/> }.into_any();
    }
    // In a list of needs that are not met only.
    let unmet = rows.iter().any(|row| row.unmet.is_some());
    let mut heads = vec![
        "console-col-person",
        "console-col-service",
        "console-request-on",
        "console-col-state",
        "console-asked-origin",
    ];
    if unmet {
        heads.extend(["console-lists-col-unmet", "console-lists-col-unmet-why"]);
    }
    let heads = heads.into_iter().map(|key| t.get(key)).collect::<Vec<_>>();
    let lines = rows.into_iter().map(|row| line(row, unmet, t)).collect();
    view! { <FactRows caption=t.get("console-asked-caption") heads=heads rows=lines/> }.into_any()
}

fn line(row: Listed, unmet: bool, t: Translator) -> Vec<AnyView> {
    let name = seen(row.full_name);
    let (card, request) = (row.card, Route::ConsoleCard { id: row.card, part: CardPart::Request(row.id) });
    let intake = row.intake.map(|(id, protocollo)| {
        view! { " " <a href=Route::intake(id).href()>{protocollo.to_string()}</a> }
    });
    let mut cells = vec![
        view! { <a href=Route::card(card).href()>{name}</a> }.into_any(),
        view! { <a href=request.href()>{t.text(&row.title)}</a> }.into_any(),
        format::date(row.on).into_any(),
        t.get(words::advancement(row.advancement)).into_any(),
        view! { {t.get(origin(row.origin))} {intake} }.into_any(),
    ];
    if unmet {
        let (need, why) = row.unmet.map(|unmet| (unmet.need, unmet.why)).unwrap_or_default();
        cells.extend([need.into_any(), why.into_any()]);
    }
    cells
}
