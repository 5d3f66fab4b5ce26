//! Where the reader is.

use leptos::prelude::*;

use crate::{i18n::use_translator, routes::Route, wording::Wording};

/// A station of the path to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub text: Wording,
    /// Its address; the page itself has none.
    pub href: Option<String>,
}

impl Crumb {
    /// A page above.
    pub fn to(text: impl Into<Wording>, route: &Route) -> Self {
        Self { text: text.into(), href: Some(route.href()) }
    }

    /// The page itself.
    pub fn here(text: impl Into<Wording>) -> Self {
        Self { text: text.into(), href: None }
    }
}

/// The path to the page, from the first page.
#[component]
pub fn Breadcrumb(
    /// Stations after the first page; the last is the page itself.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    let t = use_translator();
    let first = Crumb::to(t.get("common-home"), &Route::Home);
    let stations = std::iter::once(first).chain(crumbs).map(station).collect_view();
    view! {
        <nav class="breadcrumb-container sp-crumbs" aria-label=t.get("common-breadcrumb")>
            <ol class="breadcrumb" data-element="breadcrumb">{stations}</ol>
        </nav>
    }
}

fn station(crumb: Crumb) -> AnyView {
    match crumb.href {
        Some(href) => view! {
            <li class="breadcrumb-item">
                <a href=href>{crumb.text.view()}</a><span class="separator" aria-hidden="true">"/"</span>
            </li>
        }
        .into_any(),
        None => view! { <li class="breadcrumb-item active" aria-current="page">{crumb.text.view()}</li> }
            .into_any(),
    }
}
