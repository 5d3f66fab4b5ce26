//! What the portal tells citizens about their data, and the copy that they take.

use std::io;

use app::{
    citizen::{CopyPart, DataCopy, OwnPrivacyPage, data_copy},
    i18n::Translator,
    page::OrganisationFacts,
    routes::{PersonalPart, Route},
    wording::Wording,
};
use axum::{
    body::Body,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    personal::{self, EXPORTS_A_DAY, FileToPack, Packed},
    privacy::OwnSignatures,
};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use documents::{
    archive::{Archive, MAX_BYTES},
    report::{Report, Section, Words, render_report},
    store::StoredDocument,
};
use domain::{Id, actor::Citizen, calendar::day_in_rome, personal::Dossier, privacy::PrivacyNotice};
use futures::StreamExt;
use serde::Deserialize;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;

use crate::{
    middleware::{
        csrf::{CsrfForm, Nothing},
        headers::Policy,
    },
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// Pieces of the archive that wait for a slow browser; each is 64 kB at most.
const WAITING: usize = 4;

#[derive(Debug, Deserialize)]
pub(super) struct Before {
    #[serde(rename = "prima")]
    key: Option<String>,
}

/// Notices that were read, and who looked.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Query(before): Query<Before>,
) -> Result<Response, Fault> {
    Ok(around.page(facts(&portal, &around, &citizen, before.key.as_deref()).await?))
}

async fn facts(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    before: Option<&str>,
) -> Result<OwnPrivacyPage, Fault> {
    let pool = &portal.platform.pool;
    let OwnSignatures { signed, to_sign } = backend::privacy::own(pool, around.ctx(), citizen).await?;
    Ok(OwnPrivacyPage {
        notices: personal::notices(pool, citizen).await?,
        signed,
        to_sign,
        accesses: personal::accesses(pool, around.ctx(), citizen, before).await?,
        later: before.is_some(),
        limit: None,
    })
}

#[derive(Debug, Deserialize)]
pub(super) struct ToSign {
    #[serde(default, rename = "informativa")]
    notice: String,
}

/// Signs a notice of a desk by the session of the citizen. One that waits for no signature of theirs,
/// any more or at all, signs nothing: the page says how things stand.
pub(super) async fn sign(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<ToSign>,
) -> Result<Response, Fault> {
    if let Ok(notice) = form.notice.parse::<Id<PrivacyNotice>>() {
        match backend::privacy::sign_own(&portal.platform.pool, around.ctx(), &citizen, notice).await {
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to(&Route::Personal(PersonalPart::Privacy).anchor("firme")).into_response())
}

/// A copy of all data in one archive. It is the answer to a form: there is no link that could be
/// followed twice, passed on, or written into a log.
pub(super) async fn data(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let packed = match personal::export(&portal.platform.pool, around.ctx(), &citizen).await {
        Ok(packed) => packed,
        Err(Error::LimitReached) => {
            let page = facts(&portal, &around, &citizen, None).await?;
            let page = OwnPrivacyPage { limit: Some(EXPORTS_A_DAY), ..page };
            // What was asked for has no address: another language is that of the page.
            let around = around.leading_to(&Route::Personal(PersonalPart::Privacy).href());
            return Ok(around.page_with(StatusCode::TOO_MANY_REQUESTS, page));
        }
        Err(error) => return Err(error.into()),
    };
    let Packed { dossier, files } = packed;
    if files.iter().map(|file| file.size).sum::<u64>() > MAX_BYTES {
        tracing::error!("a copy of all data is larger than an archive can be");
        return Err(Fault::TOO_LARGE);
    }
    let documents = documents(&portal, &around, dossier).await?;
    let now = around.ctx().now;
    let (sender, receiver) = channel(WAITING);
    let archive = Writer { portal: portal.clone(), now, sender, archive: Archive::new() };
    tokio::spawn(archive.write(documents, files));
    let name = format!("dati-{}.zip", day_in_rome(now));
    Ok(answer(Body::from_stream(ReceiverStream::new(receiver)), &name))
}

/// A file of the archive that is written here: its name and its content.
type Written = (&'static str, Vec<u8>);

/// The facts for people and for programs.
async fn documents(portal: &Portal, around: &Around, dossier: Dossier) -> Result<Vec<Written>, Fault> {
    let json = serde_json::to_vec_pretty(&dossier).map_err(|_| Fault::BROKEN)?;
    let (t, now) = (Translator::new(around.lang()), around.ctx().now);
    let organisation = portal.platform.config.organisation.clone();
    // Years of somebody's life are many words: they, too, are put together off the async threads.
    let pdf = portal.platform.printing.print(move |printer| {
        let report = report(t, &organisation, data_copy(t, &organisation.name, &dossier));
        render_report(printer, &report, now)
    });
    Ok(vec![("dati.pdf", pdf.await.map_err(|_| Fault::BROKEN)?), ("dati.json", json)])
}

fn report(t: Translator, organisation: &OrganisationFacts, copy: DataCopy) -> Report {
    Report {
        language: t.lang().tag().to_owned(),
        organisation: organisation.name.clone(),
        desk: t.text(&organisation.desk_name),
        title: copy.title,
        about: copy.about,
        sections: copy.parts.iter().map(section).collect(),
        // The template counts the pages and puts the numbers in.
        page: t.with("letters-receipt-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        landscape: false,
    }
}

fn section(part: &CopyPart) -> Section {
    let all = |said: &[Wording]| said.iter().map(words).collect::<Vec<_>>();
    Section {
        depth: part.depth,
        title: words(&part.title),
        facts: part.facts.iter().map(|fact| (words(&fact.term), all(&fact.values))).collect(),
        texts: all(&part.texts),
        ..Section::default()
    }
}

fn words(said: &Wording) -> Words {
    Words { text: said.text().to_owned(), language: said.lang() }
}

fn answer(body: Body, name: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response.extensions_mut().insert(Policy::document());
    response
}

/// Writes the archive while the browser reads it.
struct Writer {
    portal: Portal,
    now: DateTime<Utc>,
    sender: Sender<Result<Bytes, io::Error>>,
    archive: Archive,
}

/// The archive ends in the middle: the browser is told that it is broken, or has left.
struct Broken;

impl<E: std::error::Error> From<E> for Broken {
    /// What went wrong is for administrators; it names no file.
    fn from(error: E) -> Self {
        tracing::error!(%error, "a copy of all data cannot be finished");
        Self
    }
}

impl Writer {
    async fn write(mut self, documents: Vec<Written>, files: Vec<FileToPack>) {
        let sender = self.sender.clone();
        if self.all(documents, files).await.is_err() {
            let cut = io::Error::other("the archive could not be finished");
            // Nobody may be there any more to hear it.
            let _ = sender.send(Err(cut)).await;
        }
    }

    async fn all(&mut self, documents: Vec<Written>, files: Vec<FileToPack>) -> Result<(), Broken> {
        for (name, content) in documents {
            let (head, mut entry) = self.archive.begin(name, self.now)?;
            self.send(head).await?;
            entry.piece(&content);
            self.send(content).await?;
            let end = self.archive.end(entry)?;
            self.send(end).await?;
        }
        for file in files {
            self.file(file).await?;
        }
        let end = std::mem::take(&mut self.archive).finish()?;
        self.send(end).await
    }

    /// A stored file, decrypted as it goes.
    async fn file(&mut self, file: FileToPack) -> Result<(), Broken> {
        let stored: StoredDocument = serde_json::from_value(file.stored)?;
        let mut content = self.portal.platform.store.open(&stored).await?;
        let (head, mut entry) = self.archive.begin(&file.path, self.now)?;
        self.send(head).await?;
        while let Some(piece) = content.next().await {
            let piece = piece?;
            entry.piece(&piece);
            self.send(piece).await?;
        }
        let end = self.archive.end(entry)?;
        self.send(end).await
    }

    async fn send(&self, piece: impl Into<Bytes>) -> Result<(), Broken> {
        self.sender.send(Ok(piece.into())).await.map_err(|_| Broken)
    }
}
