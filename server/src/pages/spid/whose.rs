//! For which of the municipalities that the portal serves somebody signs in (Avviso 19).

use app::routes::{booking::POINT, pattern};
use backend::{
    catalogue::{self, OfferingBody},
    desks,
};
use domain::{Id, desk::DeskPoint};
use url::form_urlencoded;

use super::{parties::Served, wish::Wish};
use crate::pages::Portal;

/// For whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) struct Whose {
    /// Name of the municipality in addresses; nothing stands for the portal's own body.
    pub(in crate::pages) municipality: Option<String>,
    /// Whether the place that leads here says so: then nobody is asked, and nothing else in the address counts.
    pub(super) known: bool,
}

impl Whose {
    /// The body that offers the service, or whose desk it is, says it; where nothing does, or the portal is no service
    /// provider for that body, whoever signs in.
    pub(in crate::pages) async fn of(
        portal: &Portal,
        wish: &Wish,
        next: Option<&str>,
        asked: Option<String>,
    ) -> Self {
        match served(portal, wish, next).await {
            Some(Served::Own) => Self { municipality: None, known: true },
            Some(Served::Municipality(key)) => Self { municipality: Some(key), known: true },
            None => Self { municipality: asked, known: false },
        }
    }
}

async fn served(portal: &Portal, wish: &Wish, next: Option<&str>) -> Option<Served> {
    if portal.spid.municipalities().is_empty() {
        return None;
    }
    let body = body(portal, wish, next).await?;
    portal.spid.serving(body.ipa.as_deref(), &body.name)
}

/// A door that cannot be asked stays open.
async fn body(portal: &Portal, wish: &Wish, next: Option<&str>) -> Option<OfferingBody> {
    let pool = &portal.platform.pool;
    if let Some(offered) = &wish.service {
        return catalogue::offering_body(pool, offered.version).await.ok().flatten();
    }
    desks::body_of(pool, point_in(next?)?).await.ok().flatten()
}

/// The desk where an appointment is about to be booked.
fn point_in(path: &str) -> Option<Id<DeskPoint>> {
    let (path, query) = path.split_once('?')?;
    let (_, point) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == POINT)?;
    point.parse().ok().filter(|_| path == pattern::APPOINTMENTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_that_books_names_a_desk() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        let named = |path: &str| point_in(path).map(|point| point.to_string());
        assert_eq!(named(&format!("/appuntamenti?tipo=x&sede={id}")).as_deref(), Some(id));
        let elsewhere = format!("/area-personale?sede={id}");
        for path in ["/appuntamenti", "/appuntamenti?sede=x", "/appuntamenti?", elsewhere.as_str()] {
            assert_eq!(named(path), None, "{path}");
        }
    }
}
