//! The configuration as one file: taken out, looked at, and taken in.

use app::{
    console::{
        catalogue::Typed,
        staff::{
            Mistake, TransferPage, TransferPlanPage, Wrong,
            transfer::{CONTENT, FILE, read_reason},
        },
    },
    routes::{
        Route, StaffPart,
        staff::{AGAIN, TAKEN},
    },
};
use axum::{
    extract::{FromRequest, Multipart, Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    transfer::{self, Keys, read},
};
use domain::{
    actor::Operator,
    staff::Refusal,
    transfer::{Document, Flaw},
};
use serde::Deserialize;

use super::{super::file_form, Pairs, Proof, proof, to};
use crate::{
    middleware::csrf::{CsrfForm, CsrfMultipart},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Largest file.
pub(super) const LARGEST: usize = 4_000_000;

/// Whoever lacks one of the permissions is told that there is no such page.
fn keys(operator: &Operator) -> Result<Keys<'_>, Fault> {
    Ok(Keys::of(operator).map_err(Error::from)?)
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default, rename = "esito")]
    outcome: String,
}

impl Asked {
    /// Whether a file was too large to be kept during the proof of identity.
    pub(super) fn is_again(&self) -> bool {
        self.outcome == AGAIN
    }
}

/// The file to take out, and the form of one to take in.
pub(super) async fn page(
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    keys(&operator)?;
    let (taken, again) = (asked.outcome == TAKEN, asked.is_again());
    Ok(around.page(TransferPage { taken, again, ..empty(proof.is_ok()) }))
}

fn empty(fresh: bool) -> TransferPage {
    let (taken, again) = (false, false);
    let (mistakes, in_file) = (Vec::new(), Vec::new());
    TransferPage { taken, again, fresh, typed: Typed::default(), mistakes, in_file }
}

/// The file.
pub(super) async fn export(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let keys = keys(&operator)?;
    let version = env!("CARGO_PKG_VERSION");
    let document = transfer::export(&portal.platform.pool, around.ctx(), keys, version).await?;
    let text = serde_json::to_string_pretty(&document)
        .map_err(|_| Error::Corrupt { table: "service_version", column: "content" })?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let name = HeaderValue::from_static("attachment; filename=\"configurazione.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// Tells what a file would change; writes nothing.
pub(super) async fn look(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    request: Request,
) -> Result<Response, Response> {
    // Who may not is told so before anything is read.
    let keys = keys(&operator).map_err(IntoResponse::into_response)?;
    let CsrfMultipart(parts) = CsrfMultipart::from_request(request, &portal).await?;
    let plans = Plans { portal: &portal, around: &around, keys, fresh: proof.is_ok() };
    looked(&plans, parts).await.map_err(IntoResponse::into_response)
}

async fn looked(plans: &Plans<'_>, parts: Multipart) -> Result<Response, Fault> {
    let (typed, file) = file_form::read(parts, FILE, LARGEST).await?;
    let mut mistakes: Vec<Mistake> = read_reason(&typed).err().into_iter().collect();
    let Ok(file) = file else {
        mistakes.push(Mistake::new(FILE, Wrong::TooLarge));
        let page = TransferPage { typed, mistakes, ..empty(plans.fresh) };
        return Ok(plans.around.page_with(StatusCode::PAYLOAD_TOO_LARGE, page));
    };
    if file.is_empty() {
        mistakes.push(Mistake::new(FILE, Wrong::NoFile));
        return Ok(plans.again(typed, mistakes, Vec::new()));
    }
    match read(&file) {
        Err(flaws) => {
            mistakes.push(Mistake::new(FILE, Wrong::InFile));
            Ok(plans.again(typed, mistakes, flaws))
        }
        Ok(_) if !mistakes.is_empty() => Ok(plans.again(typed, mistakes, Vec::new())),
        Ok(document) => plans.shown(&document, &typed, (StatusCode::OK, None)).await,
    }
}

/// Takes a file that was looked at: all of it that is not barred, if it still does what was agreed to.
pub(super) async fn take(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let keys = keys(&operator)?;
    let page = Route::ConsoleStaff(StaffPart::Transfer { taken: false }).href();
    let fresh = proof.is_ok();
    if let Some(asked) = proof::proved(&portal, &around, &operator, fresh, page, &pairs).await? {
        return Ok(asked);
    }
    let plans = Plans { portal: &portal, around: &around, keys, fresh };
    let typed = Typed::from_pairs(pairs);
    let (document, reason) = match (read(typed.get(CONTENT).as_bytes()), read_reason(&typed)) {
        (Ok(document), Ok(reason)) => (document, reason),
        (document, reason) => {
            let flaws = document.err().unwrap_or_default();
            let in_file = (!flaws.is_empty()).then(|| Mistake::new(FILE, Wrong::InFile));
            let mistakes = reason.err().into_iter().chain(in_file).collect();
            return Ok(plans.again(typed, mistakes, flaws));
        }
    };
    let agreed = (typed.version(), reason.as_str());
    match transfer::take(&portal.platform.pool, around.ctx(), keys, &document, agreed).await {
        Ok(_) => Ok(to(&Route::ConsoleStaff(StaffPart::Transfer { taken: true }))),
        Err(Error::Stale) => plans.shown(&document, &typed, (StatusCode::CONFLICT, None)).await,
        Err(Error::Staff(refusal)) => {
            plans.shown(&document, &typed, (StatusCode::UNPROCESSABLE_ENTITY, Some(refusal))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the pages with a plan need.
struct Plans<'a> {
    portal: &'a Portal,
    around: &'a Around,
    keys: Keys<'a>,
    fresh: bool,
}

impl Plans<'_> {
    /// The form with what must be corrected, here and in the file. A file has to be chosen again.
    fn again(&self, typed: Typed, mistakes: Vec<Mistake>, in_file: Vec<Flaw>) -> Response {
        let page = TransferPage { typed, mistakes, in_file, ..empty(self.fresh) };
        self.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// What a file would change now, with a button that takes it.
    async fn shown(
        &self,
        document: &Document,
        typed: &Typed,
        (status, refused): (StatusCode, Option<Refusal>),
    ) -> Result<Response, Fault> {
        let plan = transfer::look(&self.portal.platform.pool, self.around.ctx(), self.keys, document).await?;
        let page = TransferPlanPage {
            plan,
            portal: document.portal.clone(),
            content: serde_json::to_string(document).map_err(|_| Fault::BAD_REQUEST)?,
            reason: typed.get(app::console::staff::form::REASON).to_owned(),
            fresh: self.fresh,
            conflict: status == StatusCode::CONFLICT,
            refused,
        };
        Ok(self.around.page_with(status, page))
    }
}
