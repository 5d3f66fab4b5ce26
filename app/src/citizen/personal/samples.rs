//! Invented people for the samples of these pages.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Lang, Text,
    actor::DeskRef,
    form::{Certified, EmailError, PhoneError, Problem},
    intake::Page,
    personal::{
        AcceptedNotice, Access, AccessKind, AccessSubject, CodeChannel, CodeShape, CodeTarget, Hitch,
        KeptEmail, KeptPhone, MailWishes, NoticeVersion, PendingCode, PersonalProfile, Trust,
    },
    privacy::{PrivacySignature, Purpose, Said, Way, Withdrawal},
    session::{Browser, Closed, Device, OpenSession, System},
};

use super::{
    CodeFault, Done, OwnPrivacyPage, OwnSessionsPage, ProfileFault, ProfilePage, Served, TypedContacts,
};

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000 + hours * 3600, 0).unwrap_or_default()
}

fn certified() -> Certified {
    Certified {
        given_name: "Giulia".into(),
        family_name: "Ferrante".into(),
        fiscal_code: "FRRGLI88C54M990P".parse().ok(),
        birth_date: "1988-03-14".parse().ok(),
        birth_place: Some("Pontelaro".into()),
        email: Some("giulia.ferrante@posta.example".into()),
        phone: Some("3330100147".into()),
        street: Some("Via <b>dei Mulini 12".into()),
        postal_code: Some("50199".into()),
        municipality: Some("Pontelaro".into()),
        ..Certified::default()
    }
}

fn kept(trust: Trust) -> PersonalProfile {
    let email = "giulia.ferrante@posta.example".parse().ok();
    let phone = "+39 333 010 0147".parse().ok();
    PersonalProfile {
        lang: Some(Lang::Ar),
        email: email.map(|address| KeptEmail { address, trust }),
        phone: phone.map(|number| KeptPhone { number, trust }),
        mails: MailWishes { receipt: true, news: false },
    }
}

fn pending(channel: CodeChannel, to: &str, hitch: Option<Hitch>) -> Option<PendingCode> {
    Some(PendingCode { to: CodeTarget::read(channel, to)?, asked_at: at(1), tries: 1, hitch })
}

/// New, full, waiting for a code, and everything that can be wrong.
pub(super) fn profiles() -> Vec<(&'static str, ProfilePage)> {
    let new = ProfilePage {
        certified: certified(),
        profile: PersonalProfile::default(),
        pending: None,
        phone_pending: None,
        sends_messages: true,
        elsewhere: None,
        mail_is_back: false,
        typed: TypedContacts::default(),
        fault: None,
        done: None,
    };
    let proved = kept(Trust::Proved { at: at(0) });
    let full = ProfilePage { profile: proved, done: Some(Done::EmailProved), ..new.clone() };
    let waiting = ProfilePage {
        profile: kept(Trust::Typed),
        pending: pending(CodeChannel::Email, "giulia@altra.example", None),
        phone_pending: pending(CodeChannel::Sms, "+393330100147", Some(Hitch::Late)),
        done: Some(Done::CodeSent),
        ..new.clone()
    };
    let wrong = |fault, email: Option<&str>, phone: Option<&str>, code: &str| ProfilePage {
        fault: Some(fault),
        typed: TypedContacts {
            email: email.map(Into::into),
            phone: phone.map(Into::into),
            code: code.into(),
            phone_code: code.into(),
        },
        done: None,
        ..waiting.clone()
    };
    let no_email = ProfileFault::Email(Problem::NotAnEmail(EmailError::NoAt));
    let no_phone = ProfileFault::Phone(Problem::NotAPhone(PhoneError::TooShort { found: 3 }));
    let code = |fault| ProfileFault::Code(CodeChannel::Email, fault);
    let phone_code = |fault| ProfileFault::Code(CodeChannel::Sms, fault);
    let abroad = |prefixes| {
        let served = Served(prefixes);
        let elsewhere = Some(served.clone());
        ProfilePage { elsewhere, ..wrong(ProfileFault::Elsewhere(served), None, None, "") }
    };
    let silent = ProfilePage { sends_messages: false, phone_pending: None, ..waiting.clone() };
    vec![
        ("new", new),
        ("full", full.clone()),
        ("no e-mail", wrong(no_email, Some("<b>\"giulia"), None, "")),
        ("no phone", wrong(no_phone, None, Some("123"), "")),
        ("no code", wrong(code(CodeFault::Shape(CodeShape { found: 5 })), None, None, "12345")),
        ("wrong code", wrong(code(CodeFault::Wrong { left: 1 }), None, None, "123456")),
        ("spent code", wrong(code(CodeFault::Spent), None, None, "123456")),
        ("too many codes", wrong(code(CodeFault::TooMany), Some("a@b.example"), None, "")),
        ("wrong code of the phone", wrong(phone_code(CodeFault::Wrong { left: 1 }), None, None, "123456")),
        ("too many messages", wrong(phone_code(CodeFault::TooMany), None, None, "")),
        ("no more messages today", wrong(phone_code(CodeFault::NoneLeft), None, None, "")),
        ("no number of Italy", abroad(None)),
        ("no number of a country that is served", abroad(Some("+39, +378".into()))),
        ("no mobile", wrong(ProfileFault::NotMobile, None, Some("055 010 0200"), "")),
        ("dropped", ProfilePage { done: Some(Done::EmailDropped), mail_is_back: true, ..waiting.clone() }),
        ("phone", ProfilePage { done: Some(Done::Phone), ..waiting.clone() }),
        ("message", ProfilePage { done: Some(Done::MessageSent), ..waiting.clone() }),
        ("phone proved", ProfilePage { done: Some(Done::PhoneProved), ..full.clone() }),
        ("no messages", silent),
        ("preferences", ProfilePage { done: Some(Done::Preferences), ..waiting.clone() }),
        ("waiting", waiting),
    ]
}

fn notices() -> Vec<AcceptedNotice> {
    let Ok(protocollo) = "2026/0001847".parse() else {
        return Vec::new();
    };
    let known = AcceptedNotice {
        protocollo,
        service_title: Text::italian("Pasti <b>a domicilio"),
        at: at(0),
        statement: Text::italian("Ho letto l’informativa").with(Lang::En, "I have read the notice"),
        version: Some(NoticeVersion { desk: Id::new(uuid::Uuid::from_u128(9)), version: 2 }),
    };
    let older = AcceptedNotice { version: None, ..known.clone() };
    vec![known, older]
}

fn accesses() -> Vec<Access> {
    let protocollo = "2026/0001847".parse().ok();
    let every =
        AccessSubject::ALL.into_iter().flat_map(|subject| AccessKind::ALL.map(|kind| (subject, kind)));
    every
        .map(|(subject, kind)| Access {
            at: at(2),
            desk: "Sportello <b>sociale di Pontelaro".into(),
            kind,
            subject,
            protocollo: protocollo.filter(|_| subject != AccessSubject::Card),
        })
        .collect()
}

fn signed() -> Vec<PrivacySignature> {
    let of = |number, withdrawn| PrivacySignature {
        id: Id::new(uuid::Uuid::from_u128(number)),
        desk: DeskRef { id: Id::new(uuid::Uuid::from_u128(9)), name: "Sportello <b>sociale".into() },
        notice: Id::new(uuid::Uuid::from_u128(8)),
        version: 1,
        way: Way::Spid,
        purposes: vec![Purpose::School],
        on: at(0).date_naive(),
        recorded_at: at(0),
        withdrawn,
    };
    let end = Withdrawal { on: at(0).date_naive(), said: Said::InPerson, by: Some("Anna Bruni".into()) };
    vec![of(1, None), of(2, Some(end))]
}

/// With everything, with nothing, on a later page, with too many copies.
pub(super) fn privacies() -> Vec<(&'static str, OwnPrivacyPage)> {
    let rows = Page { rows: accesses(), previous: None, next: Some("17".into()) };
    let full = OwnPrivacyPage {
        notices: notices(),
        signed: signed(),
        to_sign: crate::public::samples::notices(),
        accesses: rows,
        later: true,
        limit: None,
    };
    let nothing = Page { rows: Vec::new(), previous: None, next: None };
    let empty = OwnPrivacyPage {
        notices: Vec::new(),
        signed: Vec::new(),
        to_sign: Vec::new(),
        accesses: nothing,
        later: false,
        limit: None,
    };
    let limited = OwnPrivacyPage { limit: Some(5), later: false, ..full.clone() };
    vec![("full", full), ("empty", empty), ("limited", limited)]
}

/// Several, and only this one.
pub(super) fn sessions() -> Vec<(&'static str, OwnSessionsPage)> {
    let session = |number, browser, system, here| OpenSession {
        id: Id::new(uuid::Uuid::from_u128(number)),
        device: Device { browser, system },
        since: at(0) - TimeDelta::hours(3),
        used_at: at(0),
        here,
    };
    let here = session(1, Browser::Firefox, System::Windows, true);
    let several = vec![
        here.clone(),
        session(2, Browser::Safari, System::Ios, false),
        session(3, Browser::Other, System::Other, false),
    ];
    vec![
        ("several", OwnSessionsPage { sessions: several.clone(), closed: None }),
        ("one closed", OwnSessionsPage { sessions: several, closed: Some(Closed::One) }),
        ("only this one", OwnSessionsPage { sessions: vec![here], closed: Some(Closed::Others) }),
    ]
}
