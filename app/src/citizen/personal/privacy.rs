//! Notices that were read, who looked at the records, and the copy of all data.

use domain::{
    format,
    intake::Page as PageOf,
    personal::{AcceptedNotice, Access, AccessKind, AccessSubject, DossierSignature, NoticeVersion},
    privacy::{PrivacyNotice, PrivacySignature, Purpose},
};
use leptos::prelude::*;

use super::OwnPage;
use crate::{
    components::{
        Button, ButtonKind, LinkButton,
        booking::Hidden,
        finding::PageLinks,
        layout::{Subtitle, Written},
        own::{Look, Looks, ReadNotices},
        request::{Part, PostForm},
        stepper::Alert,
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::{PersonalPart, Route},
    wording::Wording,
};

/// What the portal tells a citizen about their data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPrivacyPage {
    /// Notices that were read, last first.
    pub notices: Vec<AcceptedNotice>,
    /// Notices of desks that were signed, last first.
    pub signed: Vec<PrivacySignature>,
    /// Notices of desks that wait for a signature.
    pub to_sign: Vec<PrivacyNotice>,
    /// Which desks looked, last first.
    pub accesses: PageOf<Access>,
    /// Whether this is not the first page of them.
    pub later: bool,
    /// How many copies may be taken within a day, when there were as many already.
    pub limit: Option<u8>,
}

impl Page for OwnPrivacyPage {
    fn title(&self, t: Translator) -> String {
        t.get("profile-privacy-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let limit = self.limit.map(|most| {
            let text = t.with("profile-data-limit-text", &[("count", most.into())]);
            view! { <Alert title=t.get("profile-data-limit") text=text/> }
        });
        let (notices, looks, signatures) = (self.notices(t), self.looks(t), self.signatures(t));
        view! {
            <OwnPage title=t.get("profile-privacy-title") lead=t.get("profile-privacy-lead")>
                {limit}
                <Part id="accessi" title=t.get("profile-looks")>
                    <p>{t.get("profile-looks-text")}</p>
                    {looks}
                </Part>
                <Part id="informative" title=t.get("profile-notices")>{notices}</Part>
                <Part id="firme" title=t.get("profile-signatures")>{signatures}</Part>
                <Part id="copia" title=t.get("profile-data")>
                    <p>{t.get("profile-data-text")}</p>
                    <PostForm action=Route::Personal(PersonalPart::Data).href()>
                        <p><Button icon="it-download" text=t.get("profile-data-download")/></p>
                    </PostForm>
                </Part>
            </OwnPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::privacies()
    }
}

impl OwnPrivacyPage {
    fn notices(&self, t: Translator) -> AnyView {
        let read = view! { <p><a href=Route::Privacy.href()>{t.get("citizen-read-privacy")}</a></p> };
        if self.notices.is_empty() {
            return view! { <p>{t.get("profile-notices-none")}</p>{read} }.into_any();
        }
        let lines = self.notices.iter().map(|one| (notice(t, one), text_of(t, one))).collect();
        view! { <ReadNotices lines=lines/>{read} }.into_any()
    }

    /// What was signed at the desks, and what waits.
    fn signatures(&self, t: Translator) -> AnyView {
        let waiting = self.to_sign.iter().map(|notice| to_sign(t, notice)).collect_view();
        if self.signed.is_empty() && self.to_sign.is_empty() {
            return view! { <p>{t.get("profile-signatures-none")}</p> }.into_any();
        }
        let links: Vec<_> =
            self.signed.iter().map(|one| (signed(t, &one.into()), signed_text(one))).collect();
        let signed = (!links.is_empty()).then(|| {
            view! { <p>{t.get("profile-signatures-read")}</p><PageLinks links=links/> }
        });
        view! { {waiting}{signed} }.into_any()
    }

    fn looks(&self, t: Translator) -> AnyView {
        let first = self.later.then(|| {
            let href = Route::Personal(PersonalPart::Privacy).href();
            view! { <LinkButton href=href kind=ButtonKind::Link text=t.get("profile-looks-first")/> }
        });
        let more = self.accesses.next.clone().map(|key| {
            let href = Route::Personal(PersonalPart::PrivacyBefore { key }).href();
            view! { <LinkButton href=href kind=ButtonKind::Secondary text=t.get("profile-looks-more")/> }
        });
        if self.accesses.rows.is_empty() {
            return view! { <p>{t.get("profile-looks-none")}</p>{first} }.into_any();
        }
        let looks = self.accesses.rows.iter().map(|access| look(t, access)).collect();
        let links = (first.is_some() || more.is_some()).then(|| view! { <p>{first}" "{more}</p> });
        view! { <Looks looks=looks/>{links} }.into_any()
    }
}

/// A signature under the notice of a desk, in words.
pub(super) fn signed(t: Translator, one: &DossierSignature) -> Wording {
    let mut values = vec![
        ("desk", one.desk.as_str().into()),
        ("date", format::date(one.on).into()),
        ("n", one.version.into()),
    ];
    let said = if let Some(end) = one.withdrawn {
        values.push(("end", format::date(end).into()));
        t.with("profile-signed-ended-line", &values)
    } else {
        t.with("profile-signed-line", &values)
    };
    if one.purposes.is_empty() {
        return said.into();
    }
    let purposes: Vec<String> = one.purposes.iter().map(|purpose| t.get(consent_key(*purpose))).collect();
    let values = [("text", said.into()), ("what", t.list(&purposes).into())];
    t.with("profile-signed-consents", &values).into()
}

/// The key of a consent beside a notice.
const fn consent_key(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::HealthServices => "profile-consent-health",
        Purpose::EmploymentCentre => "profile-consent-work",
        Purpose::School => "profile-consent-school",
        Purpose::ThirdSector => "profile-consent-third-sector",
    }
}

/// Where the text that was signed is read.
fn signed_text(one: &PrivacySignature) -> String {
    Route::Notice(one.desk.id, Some(one.version)).href()
}

/// A notice that waits for a signature.
fn to_sign(t: Translator, notice: &PrivacyNotice) -> AnyView {
    let values = [("desk", t.text(&notice.title).into()), ("n", notice.version.into())];
    let title = t.with("profile-to-sign", &values);
    let (text, hidden) = (t.wording(&notice.text), vec![("informativa", notice.id.to_string())]);
    view! {
        <Subtitle text=title/>
        <details><summary>{t.get("profile-sign-read")}</summary><Written>{text.view()}</Written></details>
        <PostForm action=Route::Personal(PersonalPart::Sign).href()>
            <Hidden pairs=hidden/>
            <p><Button text=t.get("profile-sign")/></p>
        </PostForm>
    }
    .into_any()
}

/// A notice that was read, in one sentence.
pub(super) fn notice(t: Translator, one: &AcceptedNotice) -> Wording {
    let values = [
        ("date", format::date_time(one.at).into()),
        ("number", one.protocollo.to_string().into()),
        ("service", t.text(&one.service_title).into()),
        ("text", t.text(&one.statement).into()),
    ];
    t.with("profile-notice-line", &values).into()
}

/// Words and address of the text that was read, where it is known.
fn text_of(t: Translator, one: &AcceptedNotice) -> Option<(String, String)> {
    let NoticeVersion { desk, version } = one.version?;
    let words = t.with("profile-notice-text", &[("n", version.into())]);
    Some((words, Route::Notice(desk, Some(version)).href()))
}

/// A look, in words.
pub(super) fn look(t: Translator, access: &Access) -> Look {
    Look { when: format::date_time(access.at), desk: access.desk.clone(), what: what(t, access) }
}

fn what(t: Translator, access: &Access) -> String {
    let number = access.protocollo.map(|number| number.to_string()).unwrap_or_default();
    let key = match (access.subject, access.kind) {
        (AccessSubject::Request, AccessKind::Worked) => "profile-look-request-worked",
        (AccessSubject::Request, AccessKind::Copied) => "profile-look-request-copied",
        (AccessSubject::Request, _) => "profile-look-request-read",
        (AccessSubject::Document, _) => "profile-look-document",
        (AccessSubject::Card, AccessKind::Worked) => "profile-look-card-worked",
        (AccessSubject::Card, AccessKind::Copied) => "profile-look-card-copied",
        (AccessSubject::Card, _) => "profile-look-card-read",
        (AccessSubject::Person, AccessKind::Worked) => "profile-look-person-worked",
        (AccessSubject::Person, _) => "profile-look-person-read",
    };
    t.with(key, &[("number", number.into())])
}
