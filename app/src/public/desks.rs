//! Where desks are, when they are open, which languages they speak, and how to get there.

use domain::desk::{DeskPoint, Position};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, Rating,
        booking::DeskCards,
        desk_map::DeskMap,
        layout::{Container, Title},
    },
    discovery::{About, Discovery},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};

/// Every desk at each of its contact points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesksPage {
    /// In the order shown.
    pub points: Vec<DeskPoint>,
}

impl Page for DesksPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-desks")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("desks-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::Desks).about(About::Desks(self.points.clone())))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let crumbs = vec![Crumb::here(t.get("common-desks"))];
        let list = if self.points.is_empty() {
            let organisation = use_frame().organisation.clone();
            view! {
                <p>{t.get("desks-none")}</p>
                <p><a href=organisation.phone_href()><bdi>{organisation.phone.clone()}</bdi></a></p>
            }
            .into_any()
        } else {
            view! { <DeskMap points=self.points.clone()/><DeskCards points=self.points/> }.into_any()
        };
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <Title text=t.get("common-desks") lead=t.get("desks-lead")/>
                {list}
            </Container>
            <Rating question=t.get("common-rating-page")/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let points = crate::appointments::samples::points();
        let mut drawn = points.clone();
        if let Some(last) = drawn.last_mut() {
            last.point.position = Some(Position { latitude: 43_931_004, longitude: 11_098_233 });
        }
        vec![
            ("desks", Self { points }),
            ("desks", Self { points: drawn }),
            ("none", Self { points: Vec::new() }),
        ]
    }
}
