//! Who may enter with SPID or CIE, and what is stored about it while they are away.

use std::sync::{Arc, Mutex};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use backend::{operators::FISCAL_CODE, testing::noon};
use domain::actor::Role;
use identity::saml::{SpidAttributes, SpidLevel};
use serde_json::json;
use tempfile::TempDir;

use super::{NotLetIn, Vouched, enter_with_identity};
use crate::{
    compose,
    pages::{self, Portal, around::Around, fault::Fault},
    session::Session,
    testing::TestApp,
};

/// An operator, a citizen, nobody with a code at all.
const OPERATOR: Option<&str> = Some("DRDZRN84P17M990I");
const CITIZEN: Option<&str> = Some("BSSCRL41H30M990V");

type Slot = Arc<Mutex<Option<(SpidAttributes, SpidLevel)>>>;

/// A portal, and a door behind the verification of the provider's answer.
struct Stage {
    app: TestApp,
    slot: Slot,
    _folder: TempDir,
}

impl Stage {
    async fn open(spid: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("demo/idp")).unwrap();
        std::fs::write(folder.path().join("demo/oidc-client-secret"), "secret").unwrap();
        let var = folder.path().display().to_string();
        let slot = Slot::default();
        let settings = [("SPORTELLO_VAR", var.as_str()), ("SPORTELLO_OPERATORS__SPID", spid)];
        let app = TestApp::with(&settings, |platform| {
            let portal = Portal::open(platform.clone()).unwrap();
            compose(platform, pages::routes(portal.clone()).merge(door(portal, slot.clone())))
        })
        .await;
        let who = backend::operators::Enable {
            issuer: FISCAL_CODE,
            subject: OPERATOR.unwrap(),
            name: "Zoran Đorđević",
            desk: "Sportello immigrazione",
            body: None,
            role: Role::FrontDesk,
        };
        let ctx = backend::testing::context(noon());
        backend::operators::enable(&app.db.owner, &ctx, who).await.unwrap();
        Self { app, slot, _folder: folder }
    }

    /// Status, and whether the console opens afterwards.
    async fn enters(&self, code: Option<&str>, level: SpidLevel) -> (u16, bool) {
        *self.slot.lock().unwrap() = Some((attributes(code), level));
        let browser = self.app.browser();
        let answer = browser.get("/prova/spid").await;
        (answer.status.as_u16(), browser.get("/console").await.status == StatusCode::OK)
    }
}

fn door(portal: Portal, slot: Slot) -> Router {
    let enter = move |State(portal): State<Portal>, session: Session, around: Around| {
        let (attributes, level) = slot.lock().unwrap().take().unwrap();
        async move {
            let who = Vouched { attributes: &attributes, level, at: noon() };
            let entered = enter_with_identity(&portal, &around, &session, "/console", who, None).await;
            let told = |why: NotLetIn| why.page(&around, None, true);
            entered.map(|entered| entered.unwrap_or_else(told)).map_err(|fault: Fault| fault.status())
        }
    };
    Router::new().route("/prova/spid", get(enter)).with_state(portal)
}

fn attributes(code: Option<&str>) -> SpidAttributes {
    serde_json::from_value(json!({
        "name": "Zoran", "family_name": "Đorđević", "fiscal_number": code,
        "date_of_birth": "1984-09-17", "domicile": {},
    }))
    .unwrap()
}

#[tokio::test]
async fn only_an_enabled_codice_fiscale_enters_and_only_with_level_two_or_more() {
    let stage = Stage::open("true").await;
    assert_eq!(stage.enters(OPERATOR, SpidLevel::L2).await, (303, true));
    assert_eq!(stage.enters(OPERATOR, SpidLevel::L3).await, (303, true));
    assert_eq!(stage.enters(OPERATOR, SpidLevel::L1).await, (404, false), "a password is not enough");
    assert_eq!(stage.enters(CITIZEN, SpidLevel::L2).await, (403, false), "nobody enabled him");
    assert_eq!(stage.enters(None, SpidLevel::L2).await, (422, false), "nobody knows who that is");
    let disable = "UPDATE operator SET enabled = false WHERE issuer = 'codice-fiscale'";
    sqlx::query(disable).execute(&stage.app.db.owner).await.unwrap();
    assert_eq!(stage.enters(OPERATOR, SpidLevel::L2).await, (403, false));
}

#[tokio::test]
async fn where_spid_is_not_for_operators_an_enabled_one_does_not_enter_with_it() {
    let stage = Stage::open("false").await;
    assert_eq!(stage.enters(OPERATOR, SpidLevel::L2).await, (404, false));
    let browser = stage.app.browser();
    assert_eq!(browser.get("/operatori/spid?idp=x").await.status, 404);
    assert!(!browser.get("/operatori/accesso").await.text().contains("SPID di livello 2"));
}

#[tokio::test]
async fn spid_is_offered_at_the_operators_door_where_it_is_on() {
    let stage = Stage::open("true").await;
    let page = stage.app.browser().get("/operatori/accesso?next=/console/schede").await.text();
    assert!(page.contains("action=\"/operatori/spid\"") && page.contains("value=\"/console/schede\""));
}
