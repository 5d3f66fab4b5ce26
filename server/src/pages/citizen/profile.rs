//! The citizen's profile.

use app::{
    citizen::{CodeFault, Done, ProfileFault, ProfilePage, Served, TypedContacts},
    routes::{PersonalPart, Route},
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, deliveries,
    personal::{self, CodeKey},
};
use domain::{
    Lang,
    actor::Citizen,
    contact::{EmailAddress, PhoneNumber},
    form::{Ask, Problem},
    personal::{CodeChannel, CodeTarget, MailWishes, TypedCode, Verdict},
};
use serde::Deserialize;

use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// What is kept, and the forms that change it.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let mut page = facts(&portal, &around, &citizen).await?;
    let said = query.unwrap_or_default();
    page.done = said.split('&').find_map(|pair| match pair {
        "fatto=codice" => Some(Done::CodeSent),
        "fatto=email" => Some(Done::EmailProved),
        "fatto=tolta" => Some(Done::EmailDropped),
        "fatto=messaggio" => Some(Done::MessageSent),
        "fatto=numero" => Some(Done::PhoneProved),
        "fatto=telefono" => Some(Done::Phone),
        "fatto=preferenze" => Some(Done::Preferences),
        _ => None,
    });
    Ok(around.page(page))
}

async fn facts(portal: &Portal, around: &Around, citizen: &Citizen) -> Result<ProfilePage, Fault> {
    let own = personal::open(&portal.platform.pool, around.ctx(), citizen).await?;
    let kept = own.profile.phone.as_ref();
    Ok(ProfilePage {
        elsewhere: kept.and_then(|kept| elsewhere(portal, &kept.number)),
        certified: citizen.certified.clone(),
        profile: own.profile,
        pending: own.pending,
        phone_pending: own.phone_pending,
        sends_messages: portal.platform.gateway.is_some(),
        mail_is_back: deliveries::is_mail_back(&portal.platform.pool, citizen, None).await?,
        typed: TypedContacts::default(),
        fault: None,
        done: None,
    })
}

/// Where text messages go, if this number is of another country.
fn elsewhere(portal: &Portal, number: &PhoneNumber) -> Option<Served> {
    let (sms, number) = portal.platform.config.sms.as_ref().zip(number.mobile())?;
    (!sms.serves(&number)).then(|| Served(sms.prefixes()))
}

/// Back to the page, which says once what was done.
fn back(what: &str) -> Response {
    Redirect::to(&format!("{}?fatto={what}", Route::Personal(PersonalPart::Profile))).into_response()
}

/// The page again, with what is wrong and what was typed.
async fn wrong(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    fault: ProfileFault,
    typed: TypedContacts,
) -> Result<Response, Fault> {
    let status = match fault {
        ProfileFault::Code(_, CodeFault::TooMany | CodeFault::NoneLeft) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = ProfilePage { fault: Some(fault), typed, ..facts(portal, around, citizen).await? };
    // What was sent cannot be asked for again: another language is that of the profile.
    let around = around.leading_to(&Route::Personal(PersonalPart::Profile).href());
    Ok(around.page_with(status, page))
}

fn key(portal: &Portal) -> CodeKey {
    CodeKey::new(portal.platform.secrets.session)
}

#[derive(Debug, Deserialize)]
pub(super) struct EmailForm {
    #[serde(default)]
    email: String,
}

/// Sends a code to an address.
pub(super) async fn email(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<EmailForm>,
) -> Result<Response, Fault> {
    let typed = || TypedContacts { email: Some(form.email.clone()), ..TypedContacts::default() };
    let address: EmailAddress = match form.email.trim() {
        "" => {
            let fault = ProfileFault::Email(Problem::Missing { ask: Ask::Write });
            return wrong(&portal, &around, &citizen, fault, typed()).await;
        }
        text => match text.parse() {
            Ok(address) => address,
            Err(why) => {
                let fault = ProfileFault::Email(Problem::NotAnEmail(why));
                return wrong(&portal, &around, &citizen, fault, typed()).await;
            }
        },
    };
    let to = CodeTarget::Email(address);
    send(&portal, &around, &citizen, &to, typed()).await
}

/// Has a code sent, and says so.
async fn send(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    to: &CodeTarget,
    typed: TypedContacts,
) -> Result<Response, Fault> {
    let (pool, key) = (&portal.platform.pool, key(portal));
    let messages = portal.platform.config.sms.as_ref().map_or(0, |sms| sms.daily_limit);
    let asked = personal::ask_code(pool, around.ctx(), citizen, &key, to, around.lang(), messages).await;
    let fault = match asked {
        Ok(()) => {
            return Ok(back(match to.channel() {
                CodeChannel::Email => "codice",
                CodeChannel::Sms => "messaggio",
            }));
        }
        Err(Error::LimitReached) => CodeFault::TooMany,
        Err(Error::NoMoreToday) => CodeFault::NoneLeft,
        Err(error) => return Err(error.into()),
    };
    wrong(portal, around, citizen, ProfileFault::Code(to.channel(), fault), typed).await
}

#[derive(Debug, Deserialize)]
pub(super) struct CodeForm {
    #[serde(rename = "codice", default)]
    code: String,
}

/// Takes the code that came to the address.
pub(super) async fn code(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<CodeForm>,
) -> Result<Response, Fault> {
    take(&portal, &around, &citizen, CodeChannel::Email, form.code).await
}

/// Takes a code, or says what is wrong with it.
async fn take(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    channel: CodeChannel,
    typed: String,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let fault = match typed.parse::<TypedCode>() {
        Err(shape) => CodeFault::Shape(shape),
        Ok(code) => {
            match personal::confirm(pool, around.ctx(), citizen, &key(portal), channel, &code).await? {
                Verdict::Right => {
                    return Ok(back(match channel {
                        CodeChannel::Email => "email",
                        CodeChannel::Sms => "numero",
                    }));
                }
                Verdict::Wrong { left } => CodeFault::Wrong { left },
                Verdict::Spent => CodeFault::Spent,
            }
        }
    };
    // The field of the code is there only while a code counts; otherwise the contact takes the error.
    let own = personal::open(pool, around.ctx(), citizen).await?;
    let (open, typed) = match channel {
        CodeChannel::Email => {
            (own.pending.is_some(), TypedContacts { code: typed, ..TypedContacts::default() })
        }
        CodeChannel::Sms => {
            (own.phone_pending.is_some(), TypedContacts { phone_code: typed, ..TypedContacts::default() })
        }
    };
    let (fault, typed) = if open { (fault, typed) } else { (CodeFault::Spent, TypedContacts::default()) };
    wrong(portal, around, citizen, ProfileFault::Code(channel, fault), typed).await
}

/// Keeps no address any more.
pub(super) async fn drop_email(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    personal::drop_email(&portal.platform.pool, around.ctx(), &citizen).await?;
    Ok(back("tolta"))
}

#[derive(Debug, Deserialize)]
pub(super) struct PhoneForm {
    #[serde(rename = "telefono", default)]
    phone: String,
}

/// Keeps a telephone number; an empty one takes it away.
pub(super) async fn phone(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<PhoneForm>,
) -> Result<Response, Fault> {
    let number = match form.phone.trim() {
        "" => None,
        text => match text.parse::<PhoneNumber>() {
            Ok(number) => Some(number),
            Err(why) => {
                let typed = TypedContacts { phone: Some(form.phone.clone()), ..TypedContacts::default() };
                let fault = ProfileFault::Phone(Problem::NotAPhone(why));
                return wrong(&portal, &around, &citizen, fault, typed).await;
            }
        },
    };
    personal::set_phone(&portal.platform.pool, around.ctx(), &citizen, number.as_ref()).await?;
    Ok(back("telefono"))
}

/// Sends a code to the number that is kept. Where the portal sends no messages there is no such thing.
pub(super) async fn prove_phone(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    if portal.platform.gateway.is_none() {
        return Err(Fault::NOT_FOUND);
    }
    let typed = TypedContacts::default();
    let Some(kept) = personal::profile(&portal.platform.pool, &citizen).await?.phone else {
        let fault = ProfileFault::Phone(Problem::Missing { ask: Ask::Write });
        return wrong(&portal, &around, &citizen, fault, typed).await;
    };
    // An old page: every message costs money.
    if kept.is_proved() {
        return Ok(back("numero"));
    }
    let fault = match (kept.number.mobile(), elsewhere(&portal, &kept.number)) {
        (Some(number), None) => {
            return send(&portal, &around, &citizen, &CodeTarget::Mobile(number), typed).await;
        }
        (Some(_), Some(served)) => ProfileFault::Elsewhere(served),
        (None, _) => ProfileFault::NotMobile,
    };
    wrong(&portal, &around, &citizen, fault, typed).await
}

#[derive(Debug, Deserialize)]
pub(super) struct PhoneCodeForm {
    #[serde(rename = "codice-telefono", default)]
    code: String,
}

/// Takes the code that came to the number.
pub(super) async fn phone_code(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<PhoneCodeForm>,
) -> Result<Response, Fault> {
    take(&portal, &around, &citizen, CodeChannel::Sms, form.code).await
}

/// Chooses the language of mails and receipts, and which mails are wanted. The page comes back in that
/// language, and the browser remembers it.
pub(super) async fn preferences(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let sent = |name: &str, value: &str| pairs.iter().any(|pair| pair.0 == name && pair.1 == value);
    let lang = pairs.iter().find(|(name, _)| name == "lingua").and_then(|(_, tag)| tag.parse::<Lang>().ok());
    // A list offers nothing else: whoever leaves it open keeps the language of the page.
    let lang = lang.unwrap_or(around.lang());
    let mails = MailWishes { receipt: sent("avvisi", "ricevuta"), news: sent("avvisi", "novita") };
    personal::preferences(&portal.platform.pool, around.ctx(), &citizen, lang, mails).await?;
    Ok(back(&format!("preferenze&lang={lang}")))
}
