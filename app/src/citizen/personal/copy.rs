//! The copy of all data, for reading: a document of its own that needs nothing of the portal.

use domain::{
    form::CertifiedCompany,
    format,
    hours::Period,
    message::Author,
    personal::{Dossier, DossierAppointment, DossierRequest},
};
use leptos::prelude::*;

use super::{
    privacy::{look, notice, signed},
    records,
};
use crate::{
    appointments::words,
    components::{Dl, DlEntry, layout::Sentences, own::Looks, state_key, summary::entry},
    i18n::{Translator, use_translator},
    page::{Frame, render_alone, use_frame},
    problems::place_words,
    wording::Wording,
};

/// The document, complete. It leads nowhere and loads nothing: it is read from a disk, years later.
pub fn data_document(dossier: &Dossier, frame: &Frame) -> String {
    render_alone(frame, || document(dossier))
}

fn document(dossier: &Dossier) -> impl IntoView + use<> {
    let (t, frame) = (use_translator(), use_frame());
    let title = t.get("profile-copy-title");
    let values = [
        ("date", format::date_time(dossier.made_at).into()),
        ("name", frame.organisation.name.clone().into()),
    ];
    let (person, kept) = (person(t, dossier), kept(t, dossier));
    let requests = dossier.requests.iter().map(|one| request(t, one)).collect_view();
    let records = records::view(t, &dossier.records);
    let appointments = dossier.appointments.iter().map(|one| Wording::from(appointment(t, one))).collect();
    let appointments = sentences(t, "desks-my-appointments", appointments);
    let notices = dossier.notices.iter().map(|one| notice(t, one)).collect::<Vec<_>>();
    let signatures = dossier.signatures.iter().map(|one| signed(t, one)).collect();
    let signatures = sentences(t, "profile-signatures", signatures);
    let looks = dossier.accesses.iter().map(|access| look(t, access)).collect::<Vec<_>>();
    view! {
        <html lang=frame.lang.tag() dir=frame.lang.direction()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title.clone()}</title>
            </head>
            <body>
                <main>
                    <h1>{title}</h1>
                    <p>{t.with("profile-copy-made", &values)}</p>
                    <p>{t.get("profile-copy-json")}</p>
                    <h2>{t.get("profile-certified")}</h2>
                    <Dl entries=person/>
                    <h2>{t.get("profile-title")}</h2>
                    <Dl entries=kept/>
                    <h2>{t.get("citizen-my-requests")}</h2>
                    {requests}
                    {records}
                    {appointments}
                    <h2>{t.get("profile-notices")}</h2>
                    <Sentences items=notices/>
                    {signatures}
                    <h2>{t.get("profile-looks")}</h2>
                    <Looks looks=looks/>
                </main>
            </body>
        </html>
    }
}

/// Sentences under a heading; nothing where there are none.
fn sentences(t: Translator, key: &str, items: Vec<Wording>) -> Option<AnyView> {
    let title = t.get(key);
    (!items.is_empty()).then(|| view! { <h2>{title}</h2><Sentences items=items/> }.into_any())
}

/// When, where, what for, what became of it, and the contacts that were given.
fn appointment(t: Translator, one: &DossierAppointment) -> String {
    let (.., state) = words::state(one.state);
    let mut said =
        vec![one.desk.clone(), one.place.clone(), words::what(t, one.reason, one.mode), t.get(state)];
    said.extend([&one.phone, &one.email].into_iter().flatten().cloned());
    t.pair(&words::when(t, Period { start: one.starts_at, end: one.ends_at }), &t.list(&said))
}

fn person(t: Translator, dossier: &Dossier) -> Vec<DlEntry> {
    let known = &dossier.certified;
    let name = format!("{} {}", known.given_name, known.family_name);
    let company = known.company.as_ref().map(CertifiedCompany::line);
    let facts = [
        ("profile-name", Some(name)),
        ("profile-fiscal-code", known.fiscal_code.as_ref().map(ToString::to_string)),
        ("profile-birth", known.birth_date.map(format::date)),
        ("profile-birth-place", known.birth_place.as_deref().map(|place| place_words(t, place))),
        ("profile-home", known.street.clone()),
        ("profile-postal-code", known.postal_code.clone()),
        ("profile-municipality", known.municipality.clone()),
        ("profile-email", known.email.clone()),
        ("profile-phone", known.phone.clone()),
        ("profile-company", company),
        ("profile-vat-number", known.vat_number.clone()),
    ];
    facts.into_iter().filter_map(|(key, value)| Some(DlEntry::new(t.get(key), value?))).collect()
}

fn kept(t: Translator, dossier: &Dossier) -> Vec<DlEntry> {
    let kept = &dossier.profile;
    let yes_no = |wanted| t.get(if wanted { "common-yes" } else { "common-no" });
    let none = || t.get("common-no-answer");
    let email = kept.email.as_ref().map_or_else(none, |kept| kept.address.to_string());
    let phone = kept.phone.as_ref().map_or_else(none, |kept| kept.number.to_string());
    let lang = kept.lang.map_or_else(none, |lang| lang.own_name().to_owned());
    vec![
        DlEntry::new(t.get("profile-email"), email),
        DlEntry::new(t.get("profile-phone"), phone),
        DlEntry::new(t.get("profile-language"), lang),
        DlEntry::new(t.get("profile-mails-receipt"), yes_no(kept.mails.receipt)),
        DlEntry::new(t.get("profile-mails-news"), yes_no(kept.mails.news)),
    ]
}

fn request(t: Translator, one: &DossierRequest) -> AnyView {
    let mut facts = vec![DlEntry::new(t.get("profile-copy-state"), t.get(state_key(one.state)))];
    facts.extend(one.protocollo.map(|number| DlEntry::new(t.get("citizen-protocollo"), number.to_string())));
    facts.extend(one.sent_at.map(|at| DlEntry::new(t.get("citizen-received-on"), format::date_time(at))));
    facts.push(DlEntry::new(t.get("profile-copy-desk"), one.desk.clone()));
    let answers = one
        .answers
        .sections
        .iter()
        .map(|section| {
            let entries = section.lines.iter().map(|line| entry(t, line)).collect();
            view! { <h4>{t.wording(&section.title).view()}</h4><Dl entries=entries/> }
        })
        .collect_view();
    view! {
        <h3>{t.wording(&one.service_title).view()}</h3>
        <Dl entries=facts/>
        {answers}
        {files(t, one)}
        {messages(t, one)}
    }
    .into_any()
}

/// The files of a request, by their place in the archive.
fn files(t: Translator, one: &DossierRequest) -> Option<AnyView> {
    let receipt = one.receipt.iter().cloned();
    let documents = one.documents.iter().map(|document| {
        let place = document.file.clone().unwrap_or_else(|| document.name.clone());
        format!("{place} ({}), SHA-256 {}", format::size_in(t.lang(), document.size), document.sha256)
    });
    let lines: Vec<_> = receipt.chain(documents).map(Into::into).collect();
    let title = t.get("citizen-documents");
    (!lines.is_empty()).then(|| view! { <h4>{title}</h4><Sentences items=lines/> }.into_any())
}

fn messages(t: Translator, one: &DossierRequest) -> Option<AnyView> {
    let line = |message: &domain::message::Message| {
        let who = match message.author {
            Author::Desk => one.desk.clone(),
            Author::Citizen => t.get("citizen-you"),
        };
        format!("{}, {who}: {}", format::date_time(message.at), message.text).into()
    };
    let lines: Vec<_> = one.messages.iter().map(line).collect();
    let title = t.get("citizen-messages");
    (!lines.is_empty()).then(|| view! { <h4>{title}</h4><Sentences items=lines/> }.into_any())
}
