//! An address that does not exist: which pages may have been meant.

use app::{
    i18n::Translator,
    public::{Near, notice_name},
    routes::{Route, pattern},
    wording::Wording,
};
use axum::response::Response;
use backend::catalogue;
use domain::search::nearest;

use super::{Portal, around::Around};

/// Where nothing is suggested: below these, pages belong to somebody, and what may not be seen does not exist.
const PERSONAL: [&str; 5] = ["/api", "/area-personale", "/console", "/invii-esterni", "/operatori"];

/// The page that says so, with the public pages whose addresses are most like it.
pub(super) async fn page(portal: &Portal, around: &Around) -> Response {
    let asked = around.path();
    if PERSONAL.iter().any(|start| asked.starts_with(start)) {
        return around.lost(Vec::new());
    }
    let mut known = known(portal, around).await;
    if asked.starts_with(pattern::PRIVACY) {
        known.extend(notices(portal, around).await);
    }
    let near = nearest(asked, known.iter().map(|near| near.href.as_str()));
    let near = near.into_iter().filter_map(|href| known.iter().find(|near| near.href == href)).cloned();
    around.lost(near.collect())
}

/// Every public page. Without the database those that need none.
async fn known(portal: &Portal, around: &Around) -> Vec<Near> {
    let t = Translator::new(around.lang());
    let fixed = [
        (Route::Services, "common-services"),
        (Route::Desks, "common-desks"),
        (Route::Faq, "common-faq"),
        (Route::Privacy, "common-privacy"),
        (Route::LegalNotes, "common-legal"),
        (Route::Accessibility, "common-accessibility"),
        (Route::Report, "common-report"),
        (Route::Access { next: None }, "common-access"),
        (Route::PersonalArea, "common-personal-area"),
    ];
    let mut known: Vec<Near> =
        fixed.into_iter().map(|(route, key)| Near { name: t.get(key).into(), href: route.href() }).collect();
    match catalogue::list(&portal.platform.pool, around.ctx().now).await {
        Ok(offered) => known.extend(offered.iter().map(|offered| Near {
            name: Wording::of(t, &offered.service.title),
            href: Route::service(&offered.service.slug).href(),
        })),
        Err(error) => tracing::warn!(%error, "no services to suggest"),
    }
    known
}

/// The notices of the desks, for whoever looks for one of them.
async fn notices(portal: &Portal, around: &Around) -> Vec<Near> {
    let t = Translator::new(around.lang());
    match backend::privacy::in_force(&portal.platform.pool, around.ctx()).await {
        Ok(notices) => notices
            .iter()
            .map(|notice| Near {
                name: notice_name(t, notice).into(),
                href: Route::Notice(notice.desk.id, None).href(),
            })
            .collect(),
        Err(error) => {
            tracing::warn!(%error, "no notices to suggest");
            Vec::new()
        }
    }
}
