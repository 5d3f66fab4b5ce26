//! Somebody is too young for a service: who can apply in their place.

use domain::{
    Text, format,
    service::{ADULT_AGE, TooYoung},
};
use leptos::prelude::*;

use crate::{
    components::{ButtonKind, LinkButton, oops::Oops},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};

/// The citizen is too young to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooYoungPage {
    /// Slug of the service.
    pub service: String,
    /// Its name.
    pub service_title: Text,
    /// For what they are too young.
    pub why: TooYoung,
}

impl Page for TooYoungPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-young-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let now = use_frame().now;
        let (age, lead) = match self.why {
            TooYoung::Alone { from_age } => (from_age, "citizen-young-alone"),
            TooYoung::ForOthers => (ADULT_AGE, "citizen-young-for-others"),
        };
        let lead = t.with(lead, &[("service", t.text(&self.service_title).into()), ("age", age.into())]);
        let code = t.with("citizen-young-code", &[("date", format::date_time(now).into())]);
        let service = Route::service(&self.service).href();
        let acts = view! {
            <LinkButton href=service text=t.get("citizen-young-service")/>
            <LinkButton
                href=Route::appointments().href() kind=ButtonKind::Secondary element="appointment-booking"
                text=t.get("common-appointment")
            />
        }
        .into_any();
        let texts = vec![t.get("citizen-young-guardian"), t.get("citizen-young-desk")];
        view! { <Oops icon="sp-pause" title=t.get("citizen-young-title") lead=lead texts=texts code=code acts=acts/> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |why| Self {
            service: "pasti-a-domicilio".into(),
            service_title: Text::italian("Pasti a domicilio").with(domain::Lang::En, "Meals at home"),
            why,
        };
        vec![
            ("alone", page(TooYoung::Alone { from_age: ADULT_AGE })),
            ("for others", page(TooYoung::ForOthers)),
        ]
    }
}
