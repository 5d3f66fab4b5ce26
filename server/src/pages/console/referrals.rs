//! Cards handed to other desks, and requests that change desk before they are taken up.

use app::{
    console::{
        HandOverPage, NewReferral, ReferralPage, ReferralsList,
        done::Done,
        form::PersonChoice,
        referrals::{ActForm, HandOverForm, ReferralError, SendForm, TO},
    },
    i18n::Translator,
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    intake::{self, Choice},
    referrals::{self, Sending},
};
use domain::{
    Id, Lang,
    actor::{Desk, Operator},
    card::Card,
    document::DeskDocument,
    intake::{Intake, State as IntakeState},
    permission::{EditCards, ReadCards, ReadIntakes, WorkIntakes},
    referral::Referral,
};

use super::{intake::outcome, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        download::{self, Show},
        fault::Fault,
    },
};

/// What is posted or asked for: parts come several under one name.
type Posted = Vec<(String, String)>;

/// What the desk received and sent.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let lists = referrals::list(&portal.platform.pool, around.ctx(), grant).await?;
    let outside = referrals::outside::list(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(ReferralsList { lists, outside, now: around.ctx().now }))
}

/// The form that sends a card: first to whom, then what.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    Query(asked): Query<Posted>,
) -> Result<Response, Fault> {
    let to = asked.iter().find(|(name, _)| name == TO).map(|(_, value)| value.as_str()).unwrap_or_default();
    let id = around.ctx().id().to_string();
    let form = SendForm { id, to: to.to_owned(), ..SendForm::default() };
    Ok(around.page(new_referral(&portal, &around, &operator, card, form).await?))
}

/// The desk that was chosen; whoever makes one up has chosen none.
fn desk(typed: &str) -> Option<Id<Desk>> {
    typed.parse().ok()
}

async fn new_referral(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
    form: SendForm,
) -> Result<NewReferral, Fault> {
    let grant = may::<EditCards>(operator)?;
    let offer = referrals::offer(&portal.platform.pool, around.ctx(), grant, card, desk(&form.to)).await?;
    Ok(NewReferral { offer, form, errors: Vec::new() })
}

/// Sends a card.
pub(super) async fn send(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let form = SendForm::posted(&posted);
    let (status, errors) = match (desk(&form.to), form.check()) {
        (None, checked) => {
            let others = checked.err().into_iter().flatten();
            let errors = [ReferralError::To].into_iter().chain(others).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
        (_, Err(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        (Some(to), Ok((pieces, papers, why))) => {
            let id = form.id.parse().map_err(|_| Fault::BAD_REQUEST)?;
            let (informed, again) = (form.informed, form.again);
            let sending = Sending { id, to, pieces, papers, why, informed, again };
            match referrals::send(&portal.platform.pool, around.ctx(), grant, card, &sending).await {
                Ok(id) => return Ok(to_referral(id)),
                Err(Error::ComesBack) => (StatusCode::UNPROCESSABLE_ENTITY, vec![ReferralError::Again]),
                Err(Error::AlreadySent) => (StatusCode::CONFLICT, vec![ReferralError::AlreadySent]),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = new_referral(&portal, &around, &operator, card, form).await?;
    Ok(around.page_with(status, NewReferral { errors, ..page }))
}

fn to_referral(id: Id<Referral>) -> Response {
    Redirect::to(&Route::ConsoleReferrals(Some(id)).href()).into_response()
}

/// A referral. The receiver's first look is written down.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Referral>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

/// A document that went with it, read-only. One that the desk may not see is a 404.
pub(super) async fn paper(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(which): Path<(Id<Referral>, Id<DeskDocument>)>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let found = referrals::document(&portal.platform.pool, around.ctx(), grant, which).await?;
    download::stream(&portal, found.stored, &found.name, found.kind, Show::InPlace).await
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Referral>,
) -> Result<ReferralPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let followed = referrals::follow(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(ReferralPage::new(followed, around.ctx().today()))
}

/// Takes a step of a referral.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Referral>>,
    CsrfForm(form): CsrfForm<ActForm>,
) -> Result<Response, Fault> {
    // What may not be seen is not there, whatever was typed.
    let page = shown(&portal, &around, &operator, id).await?;
    match step(&portal, &around, &operator, (id, &form), &page).await? {
        Ok(Ok(to)) => Ok(to),
        Ok(Err(Error::WrongReferral(_))) => {
            let page = shown(&portal, &around, &operator, id).await?;
            Ok(around.page_with(StatusCode::CONFLICT, ReferralPage { form, moved: true, ..page }))
        }
        Ok(Err(error)) => Err(error.into()),
        Err(errors) => {
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, ReferralPage { form, errors, ..page }))
        }
    }
}

/// Whom a referral of another zone is about.
const fn choice(whom: PersonChoice) -> Choice {
    match whom {
        PersonChoice::Known(person) => Choice::Known(person),
        PersonChoice::New => Choice::New,
    }
}

/// What became of a step: where it leads or why it could not be, or what must be corrected before.
type Stepped = Result<Result<Response, Error>, Vec<ReferralError>>;

async fn step(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (id, form): (Id<Referral>, &ActForm),
    page: &ReferralPage,
) -> Result<Stepped, Fault> {
    let grant = may::<EditCards>(operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let done = match form.action.as_str() {
        "ricevi" => {
            let card = match form.whom(page.followed.matches.as_deref()) {
                Ok(None) => referrals::receive(pool, ctx, grant, id).await,
                Ok(Some(whom)) => referrals::receive_from_afar(pool, ctx, grant, id, choice(whom)).await,
                Err(errors) => return Ok(Err(errors)),
            };
            if matches!(card, Err(Error::Stale)) {
                return Ok(Err(vec![ReferralError::SameCode]));
            }
            return Ok(Ok(card.map(|card| Redirect::to(&Route::card(card).href()).into_response())));
        }
        "rimanda" => match form.reason() {
            Ok(reason) => referrals::refuse(pool, ctx, grant, id, &reason).await,
            Err(errors) => return Ok(Err(errors)),
        },
        "annulla" => referrals::cancel(pool, ctx, grant, id).await,
        "esito" => match form.report() {
            Ok((outcome, text)) => referrals::report(pool, ctx, grant, id, outcome, &text).await,
            Err(errors) => return Ok(Err(errors)),
        },
        "riapri" => match form.note() {
            Ok(note) => referrals::reopen(pool, ctx, grant, id, &note).await,
            Err(errors) => return Ok(Err(errors)),
        },
        _ => return Err(Fault::BAD_REQUEST),
    };
    Ok(Ok(done.map(|()| to_referral(id))))
}

/// The form that hands a request to another desk; what somebody took up says so on its own page.
pub(super) async fn hand_over_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
) -> Result<Response, Fault> {
    Ok(match hand_over_form(&portal, &around, &operator, id).await? {
        Some(page) => around.page(page),
        None => Redirect::to(&Route::intake(id).href()).into_response(),
    })
}

async fn hand_over_form(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Intake>,
) -> Result<Option<HandOverPage>, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let detail = intake::detail(pool, ctx, may::<ReadIntakes>(operator)?, id).await?;
    let receivers = intake::hand_over_receivers(pool, ctx, may::<WorkIntakes>(operator)?, id).await?;
    let is_free = matches!(detail.state, IntakeState::Submitted { .. });
    Ok(is_free.then(|| HandOverPage {
        intake: id,
        protocollo: detail.protocollo.to_string(),
        applicant: detail.applicant,
        receivers,
        form: HandOverForm::default(),
        errors: Vec::new(),
    }))
}

/// Hands a request to another desk. The sender does not see it any more.
pub(super) async fn hand_over(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(form): CsrfForm<HandOverForm>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    let page = hand_over_form(&portal, &around, &operator, id).await?;
    let errors = match (form.check(), desk(&form.to)) {
        (Ok(why), Some(to)) => {
            // To the citizen, in the language of record.
            let letter =
                |desk: &str| Translator::new(Lang::It).with("letters-handed-over", &[("desk", desk.into())]);
            let to = (to, form.is_again());
            match intake::hand_over(&portal.platform.pool, around.ctx(), grant, id, to, &why, letter).await {
                Ok(()) => {
                    let list = Done::HandedOver.at(&Route::ConsoleReferrals(None).href());
                    return Ok(Redirect::to(&list).into_response());
                }
                Err(Error::ComesBack) => vec![ReferralError::Again],
                Err(error) => return outcome(&portal, &around, &operator, id, Err(error)).await,
            }
        }
        (Err(errors), _) => errors,
        (Ok(_), None) => vec![ReferralError::To],
    };
    match page {
        Some(page) => {
            let page = HandOverPage { form, errors, ..page };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        None => outcome(&portal, &around, &operator, id, Err(Error::Stale)).await,
    }
}
