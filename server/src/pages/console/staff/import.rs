//! Operators out of a file: looked at first, then taken.

use app::{
    console::{
        catalogue::Typed,
        staff::{
            Mistake, StaffImportPage, StaffReportPage, Wrong,
            form::REASON,
            import::{CONTENT, FILE, read_reason},
        },
    },
    routes::{Route, StaffPart},
};
use axum::{
    extract::{FromRequest, Multipart, Query, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{Error, staff};
use domain::{
    codes::sheet::decode,
    permission::{Grant, ManageOperators},
    staff::sheet::{FileProblem, StaffSheet, Ways, read},
};

use super::{
    super::{file_form, may},
    Pairs, Proof, proof, to,
    transfer::Asked,
};
use crate::{
    middleware::csrf::{CsrfForm, CsrfMultipart},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Largest file.
pub(super) const LARGEST: usize = 500_000;

/// The form with the file.
pub(super) async fn page(
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    may::<ManageOperators>(&operator)?;
    let (again, fresh) = (asked.is_again(), proof.is_ok());
    Ok(around.page(StaffImportPage { again, fresh, typed: Typed::default(), mistakes: Vec::new() }))
}

/// Tells what a file would do; writes nothing.
pub(super) async fn look(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    request: Request,
) -> Result<Response, Response> {
    // Who may not is told so before anything is read.
    let grant = may::<ManageOperators>(&operator).map_err(IntoResponse::into_response)?;
    let CsrfMultipart(parts) = CsrfMultipart::from_request(request, &portal).await?;
    let hand = Hand { portal: &portal, around: &around, grant, fresh: proof.is_ok() };
    hand.looked(parts).await.map_err(IntoResponse::into_response)
}

/// Takes a file that was looked at, if it still does what was agreed to.
pub(super) async fn take(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageOperators>(&operator)?;
    let page = Route::ConsoleStaff(StaffPart::Import).href();
    let fresh = proof.is_ok();
    if let Some(asked) = proof::proved(&portal, &around, &operator, fresh, page, &pairs).await? {
        return Ok(asked);
    }
    let hand = Hand { portal: &portal, around: &around, grant, fresh };
    let typed = Typed::from_pairs(pairs);
    let file = typed.get(CONTENT).as_bytes().to_vec();
    let (sheet, reason) = match hand.read(&typed, &file) {
        Ok(read) => read,
        Err(mistakes) => return Ok(hand.again(typed, mistakes)),
    };
    let agreed = (Some(typed.version()), reason.as_str());
    match staff::import(&portal.platform.pool, around.ctx(), grant, &sheet, agreed).await {
        Ok(_) => Ok(to(&Route::ConsoleStaff(StaffPart::members()))),
        Err(Error::Stale) => hand.shown(&sheet, &typed, &file, StatusCode::CONFLICT).await,
        Err(Error::Incomplete) => hand.shown(&sheet, &typed, &file, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(error) => Err(error.into()),
    }
}

/// Who imports, and where.
struct Hand<'a> {
    portal: &'a Portal,
    around: &'a Around,
    grant: Grant<'a, ManageOperators>,
    fresh: bool,
}

impl Hand<'_> {
    async fn looked(&self, parts: Multipart) -> Result<Response, Fault> {
        let (typed, file) = file_form::read(parts, FILE, LARGEST).await?;
        let Ok(file) = file else {
            let large = Mistake::new(FILE, Wrong::TooLarge);
            let mistakes = read_reason(&typed).err().into_iter().chain([large]).collect();
            let page = StaffImportPage { again: false, fresh: self.fresh, typed, mistakes };
            return Ok(self.around.page_with(StatusCode::PAYLOAD_TOO_LARGE, page));
        };
        match self.read(&typed, &file) {
            Ok((sheet, _)) => self.shown(&sheet, &typed, &file, StatusCode::OK).await,
            Err(mistakes) => Ok(self.again(typed, mistakes)),
        }
    }

    /// The file and the reason; or everything that must be corrected.
    fn read(&self, typed: &Typed, file: &[u8]) -> Result<(StaffSheet, String), Vec<Mistake>> {
        let config = &self.portal.platform.config.operators;
        let issuers: Vec<String> = config.providers.iter().map(|provider| provider.issuer.clone()).collect();
        let sheet = if file.is_empty() {
            Err(Wrong::NoFile)
        } else {
            read(file, Ways { issuers: &issuers, spid: config.spid }).map_err(Wrong::Operators)
        };
        match (sheet, read_reason(typed)) {
            (Ok(sheet), Ok(reason)) => Ok((sheet, reason)),
            (sheet, reason) => {
                let in_file = sheet.err().map(|wrong| Mistake::new(FILE, wrong));
                Err(reason.err().into_iter().chain(in_file).collect())
            }
        }
    }

    /// The form with what must be corrected. A file has to be chosen again.
    fn again(&self, typed: Typed, mistakes: Vec<Mistake>) -> Response {
        let page = StaffImportPage { again: false, fresh: self.fresh, typed, mistakes };
        self.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// What a file would do now, with a button that takes it.
    async fn shown(
        &self,
        sheet: &StaffSheet,
        typed: &Typed,
        file: &[u8],
        status: StatusCode,
    ) -> Result<Response, Fault> {
        let reason = typed.get(REASON);
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let report = staff::import(pool, ctx, self.grant, sheet, (None, reason)).await?;
        let wrong = report.is_too_wrong() && status == StatusCode::OK;
        let Ok((content, _)) = decode(file) else {
            let mistake = Mistake::new(FILE, Wrong::Operators(FileProblem::NotText));
            return Ok(self.again(typed.clone(), vec![mistake]));
        };
        let page = StaffReportPage {
            report,
            encoding: sheet.encoding,
            ends_whole: sheet.ends_whole,
            content,
            reason: reason.to_owned(),
            fresh: self.fresh,
            conflict: status == StatusCode::CONFLICT,
        };
        let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { status };
        Ok(self.around.page_with(status, page))
    }
}
