//! Whether the portal is well, and work that did not go well.

use app::{
    console::staff::{
        WorkPage,
        providers::{ProviderNews, ProviderRow},
        work::Part,
    },
    public::Federation,
    routes::{Route, StaffPart},
};
use axum::{extract::State, response::Response};
use backend::staff::{self, Troubled};
use chrono::{DateTime, Utc};
use domain::{Id, permission::WatchJobs, staff::Job};
use identity::saml::{IdentityProvider, Profile};
use serde::Deserialize;

use super::{super::may, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    providers::Notice,
};

/// What works, what is tried again and what was given up.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<WatchJobs>(&operator)?;
    let Troubled { failed, retried } = staff::troubled(&portal.platform.pool, around.ctx(), grant).await?;
    let report = portal.platform.health.look().await;
    let parts = vec![
        (Part::Database, report.database && report.migrations),
        (Part::Documents, report.object_store),
        (Part::Providers, report.identity_providers.known > 0),
    ];
    let now = around.ctx().now;
    let (providers, news) = (believed(&portal), news(&portal, now));
    Ok(around.page(WorkPage { parts, providers, news, retried, failed }))
}

/// Every provider that the portal knows, also one whose metadata have ended.
fn believed(portal: &Portal) -> Vec<ProviderRow> {
    let row = |provider: &IdentityProvider| {
        let ends: Vec<_> = provider.signing_certificates().into_iter().map(|key| key.not_after).collect();
        ProviderRow {
            name: provider.display_name.clone(),
            entity_id: provider.entity_id.clone(),
            federation: match provider.profile {
                Profile::Spid => Federation::Spid,
                Profile::Cie => Federation::Cie,
                Profile::Eidas => Federation::Eidas,
            },
            // A key without an end lasts longest.
            key_until: if ends.contains(&None) { None } else { ends.into_iter().flatten().max() },
            metadata_until: provider.valid_until,
        }
    };
    let mut rows: Vec<_> = portal.platform.providers.known().iter().map(row).collect();
    rows.sort_by(|a, b| (a.name.to_lowercase(), &a.entity_id).cmp(&(b.name.to_lowercase(), &b.entity_id)));
    rows
}

/// What the table of providers does not say by itself.
fn news(portal: &Portal, now: DateTime<Utc>) -> Vec<ProviderNews> {
    let known = portal.platform.providers.known();
    let name =
        |id: &str| known.get(id).map_or_else(|| id.to_owned(), |provider| provider.display_name.clone());
    let told = |notice| match notice {
        Notice::Source(text) => Some(ProviderNews::Source(text)),
        Notice::KeyChanged { entity_id, added: true, at, .. } => {
            Some(ProviderNews::KeyAdded(name(&entity_id), at))
        }
        Notice::KeyChanged { entity_id, at, .. } => Some(ProviderNews::KeyRemoved(name(&entity_id), at)),
        Notice::KeyEnds { .. } | Notice::MetadataEnds { .. } => None,
    };
    portal.platform.providers.notices(now).into_iter().filter_map(told).collect()
}

#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "lavoro")]
    id: Id<Job>,
}

/// Has one of them tried again.
pub(super) async fn again(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(which): CsrfForm<Which>,
) -> Result<Response, Fault> {
    let grant = may::<WatchJobs>(&operator)?;
    staff::retry(&portal.platform.pool, around.ctx(), grant, which.id).await?;
    Ok(to(&Route::ConsoleStaff(StaffPart::Work)))
}
