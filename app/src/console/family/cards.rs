//! Everybody's cards in one story.

use domain::{
    format,
    household::{FamilyCard, FamilyCards},
    mask::Group,
};
use leptos::prelude::*;

use super::{hidden_facts, samples, shown_name};
use crate::{
    components::console::{
        Backbar, CardState, Empty, MaskBar, PageHead, Pager, Rows, hidden_by, hidden_groups, seen,
    },
    console::{address, people, words},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{FamilyPart, Route},
};

/// The cards of a person and of everybody in their households, as far as this desk may see them.
#[derive(Debug, Clone)]
pub struct FamilyCardsPage {
    /// Who, and one page of cards.
    pub known: FamilyCards,
}

impl FamilyCardsPage {
    fn hidden(&self) -> Vec<Group> {
        let rows = self.known.page.shown().into_iter().flat_map(|page| &page.rows);
        let names = rows.map(|card| hidden_by(&card.called));
        let own = [hidden_by(&self.known.person.identity.called()), hidden_by(&self.known.page)];
        hidden_groups(own.into_iter().chain(names))
    }
}

impl Page for FamilyCardsPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-family-cards")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let id = self.known.person.id;
        let back = Route::ConsoleFamily(id, FamilyPart::Page).href();
        let name = shown_name(&self.known.person.identity.called(), t);
        let hidden = self.hidden();
        let facts = hidden_facts(&hidden, t);
        let page = self.known.page.shown().cloned();
        let next = page.as_ref().and_then(|page| page.next.clone()).map(|key| {
            address::with_query(&Route::ConsoleFamily(id, FamilyPart::Cards).href(), &[(address::AFTER, key)])
        });
        let rows = page.map(|page| rows(page.rows, t));
        view! {
            <Backbar href=back text=t.get("console-family-title")/>
            <PageHead title=name sub=t.get("console-family-cards")/>
            {people::merged(&self.known.person, t)}
            <MaskBar groups=hidden/>
            {facts}
            <p>{t.get("console-family-cards-lead")}</p>
            {rows}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::cards()
    }
}

fn rows(cards: Vec<FamilyCard>, t: Translator) -> AnyView {
    if cards.is_empty() {
        let (title, why) = (t.get("console-family-cards-none"), t.get("console-family-cards-none-why"));
        return view! { <Empty title=title why=why/> }.into_any();
    }
    let heads = [
        "console-col-day",
        "console-col-person",
        "console-family-desk",
        "console-family-contact",
        "console-family-services",
        "console-col-state",
    ];
    let heads = heads.map(|head| t.get(head)).to_vec();
    let rows: Vec<Vec<AnyView>> = cards.into_iter().map(|card| cells(card, t)).collect();
    view! { <Rows caption=t.get("console-family-cards") heads=heads rows=rows/> }.into_any()
}

fn cells(card: FamilyCard, t: Translator) -> Vec<AnyView> {
    let name = seen(card.called);
    let services: Vec<String> = card.services.iter().map(|service| t.text(service)).collect();
    let services = if services.is_empty() { t.get("console-services-none") } else { services.join(", ") };
    vec![
        view! { <a href=Route::card(card.id).href()>{format::date(card.on)}</a> }.into_any(),
        name,
        card.desk.into_any(),
        t.get(words::mode(card.mode)).into_any(),
        services.into_any(),
        view! { <CardState state=card.state/> }.into_any(),
    ]
}
