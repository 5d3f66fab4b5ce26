//! Everything of a citizen's requests, for the copy that the citizen takes.

use domain::{
    Id,
    document::Verification,
    form::summary,
    intake::Intake,
    personal::{DossierDocument, DossierEvent, DossierRequest},
};
use sqlx::PgConnection;

use super::{history, load};
use crate::{Error, error::known, personal::FileToPack};

/// A request with its files.
pub(crate) struct Whole {
    /// What is known of it.
    pub request: DossierRequest,
    /// Its documents, those of its messages, and its receipt.
    pub files: Vec<FileToPack>,
}

/// Every request and draft of the citizen, last sent first. Drafts that expired are empty and left out.
pub(crate) async fn everything(connection: &mut PgConnection) -> Result<Vec<Whole>, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id
         FROM intake
         WHERE account_id = actor_account() AND state <> 'expired'
         ORDER BY submitted_at DESC NULLS FIRST, created_at DESC",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.push(whole(&mut *connection, Id::new(id)).await?);
    }
    Ok(all)
}

async fn whole(connection: &mut PgConnection, id: Id<Intake>) -> Result<Whole, Error> {
    let intake = load::read(&mut *connection, id).await?.intake;
    let events = history::events(&mut *connection, id).await?;
    let submission = intake.state.submission();
    let mut request = DossierRequest {
        protocollo: submission.map(|submission| submission.protocollo),
        sent_at: submission.map(|submission| submission.at),
        state: intake.state.tag(),
        answers: summary(&intake.form, &intake.answers, &intake.documents),
        messages: history::messages(&mut *connection, id).await?,
        events: events.into_iter().map(|event| DossierEvent { kind: event.kind, at: event.at }).collect(),
        documents: Vec::new(),
        receipt: None,
        desk: intake.desk.name.clone(),
        service: intake.service.clone(),
        service_title: intake.service_title.clone(),
    };
    let mut files = Vec::new();
    documents(&mut *connection, &intake, &mut request, &mut files).await?;
    receipt(connection, id, &mut request, &mut files).await?;
    Ok(Whole { request, files })
}

async fn documents(
    connection: &mut PgConnection,
    intake: &Intake,
    request: &mut DossierRequest,
    files: &mut Vec<FileToPack>,
) -> Result<(), Error> {
    let rows = sqlx::query!("SELECT id, stored FROM document WHERE intake_id = $1", intake.id.uuid())
        .fetch_all(connection)
        .await?;
    let folder = request.folder();
    let numbered = |part: &str, place: usize, name: &str| {
        DossierDocument::path(&format!("{folder}/{part}"), place + 1, name)
    };
    let of_form = intake.documents.iter().enumerate();
    let of_form = of_form.map(|(place, one)| (numbered("documenti", place, &one.name), one));
    let of_messages = request.messages.iter().flat_map(|message| &message.attachments).enumerate();
    let of_messages = of_messages.map(|(place, one)| (numbered("messaggi", place, &one.name), one));
    for (path, document) in of_form.chain(of_messages) {
        let stored = rows.iter().find(|row| row.id == document.id.uuid()).map(|row| row.stored.clone());
        // What the virus check refused is shown to nobody, its owner included.
        let stored = stored.filter(|_| document.verification != Verification::Rejected);
        request.documents.push(DossierDocument {
            name: document.name.clone(),
            kind: document.kind,
            size: document.size,
            sha256: document.sha256,
            uploaded_at: document.uploaded_at,
            file: stored.as_ref().map(|_| path.clone()),
        });
        files.extend(stored.map(|stored| FileToPack { path, stored, size: document.size }));
    }
    Ok(())
}

async fn receipt(
    connection: &mut PgConnection,
    id: Id<Intake>,
    request: &mut DossierRequest,
    files: &mut Vec<FileToPack>,
) -> Result<(), Error> {
    let row = sqlx::query!("SELECT stored, size FROM receipt WHERE intake_id = $1", id.uuid())
        .fetch_optional(connection)
        .await?;
    if let Some(row) = row {
        let path = format!("{}/ricevuta.pdf", request.folder());
        let size = known("receipt", "size", u64::try_from(row.size).ok())?;
        request.receipt = Some(path.clone());
        files.push(FileToPack { path, stored: row.stored, size });
    }
    Ok(())
}
