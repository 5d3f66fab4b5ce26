//! The files that a list is written into. Whichever it is, the audit log says so before its first row leaves.

use std::io;

use app::{
    console::{lists::Narrowed, words},
    routes::ListOf,
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use backend::Context;
use bytes::Bytes;
use documents::{
    report::{Report, Section, render_report},
    sheet::write_sheet,
};
use domain::{
    Lang,
    actor::Operator,
    export::{Cell, ExportFormat, ExportReason, MOST_ON_PAPER},
    format, spreadsheet,
};
use sqlx::PgPool;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::io::ReaderStream;

use super::source::{Source, italian};
use crate::{
    middleware::headers::Policy,
    pages::{Portal, fault::Fault},
};

/// Steps that wait for who writes or reads them.
const WAITING: usize = 2;
/// Bytes of a workbook that are read at once.
const PIECE: usize = 64 * 1024;

/// The list that leaves, whose hands it is in, and why.
pub(super) struct Files<'a> {
    pub(super) portal: &'a Portal,
    pub(super) ctx: Context,
    pub(super) operator: Operator,
    pub(super) source: Source,
    pub(super) reason: ExportReason,
}

impl Files<'_> {
    fn pool(&self) -> &PgPool {
        &self.portal.platform.pool
    }

    async fn begin(&self) -> Result<(), Fault> {
        Ok(self.source.begin(self.pool(), &self.ctx, &self.operator, self.reason).await?)
    }

    /// Text, written while the browser reads it.
    pub(super) async fn csv(self) -> Result<Response, Fault> {
        self.begin().await?;
        let (sender, receiver) = channel(WAITING);
        let (pool, on) = (self.pool().clone(), self.ctx);
        let list = self.source.list();
        tokio::spawn(write_lines((pool, on), self.operator, self.source, sender));
        Ok(file(Body::from_stream(ReceiverStream::new(receiver)), list, ExportFormat::Csv, &on))
    }

    /// A workbook, written to a file that has no name, and from there to the browser.
    pub(super) async fn xlsx(self) -> Result<Response, Fault> {
        self.begin().await?;
        let name = italian().get(match self.source.list() {
            ListOf::Cards => "console-lists-sheet-cards",
            ListOf::Requests => "console-lists-sheet-requests",
            ListOf::Services => "console-asked-list",
        });
        let head = self.source.head(&self.operator);
        let (sender, mut receiver) = channel::<Vec<Vec<Cell>>>(WAITING);
        let writing = tokio::task::spawn_blocking(move || {
            let steps = std::iter::from_fn(|| receiver.blocking_recv());
            write_sheet(&name, &head, steps.flatten()).map_err(|error| error.to_string())
        });
        self.read(sender).await?;
        let sheet = writing.await.map_err(|error| error.to_string()).flatten().map_err(|error| {
            tracing::error!(%error, "a workbook cannot be written");
            Fault::BROKEN
        })?;
        let sheet = tokio::fs::File::from_std(sheet);
        let body = Body::from_stream(ReaderStream::with_capacity(sheet, PIECE));
        Ok(file(body, self.source.list(), ExportFormat::Xlsx, &self.ctx))
    }

    /// Reads all rows for who writes them. Who cannot go on says why.
    async fn read(&self, sender: Sender<Vec<Vec<Cell>>>) -> Result<(), Fault> {
        let mut after: Option<String> = None;
        loop {
            let step = self.source.step(self.pool(), &self.ctx, &self.operator, after.as_deref()).await?;
            if sender.send(step.rows).await.is_err() || step.next.is_none() {
                return Ok(());
            }
            after = step.next;
        }
    }

    /// A table on paper; nothing where it would be too long.
    pub(super) async fn pdf(self, narrowed: &Narrowed) -> Result<Option<Response>, Fault> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let step = self.source.step(self.pool(), &self.ctx, &self.operator, after.as_deref()).await?;
            rows.extend(step.rows.iter().map(|row| row.iter().map(Cell::words).collect()));
            if rows.len() > MOST_ON_PAPER {
                return Ok(None);
            }
            if step.next.is_none() {
                break;
            }
            after = step.next;
        }
        self.begin().await?;
        let (report, now) = (self.report(narrowed, rows), self.ctx.now);
        let printing = &self.portal.platform.printing;
        let pdf = printing.print(move |printer| render_report(printer, &report, now)).await;
        let pdf = pdf.map_err(|_| Fault::BROKEN)?;
        Ok(Some(file(Body::from(pdf), self.source.list(), ExportFormat::Pdf, &self.ctx)))
    }

    fn report(&self, narrowed: &Narrowed, rows: Vec<Vec<String>>) -> Report {
        let t = italian();
        let title = match self.source.list() {
            ListOf::Cards => t.get("console-lists-paper-cards"),
            ListOf::Requests => t.get("console-lists-paper-requests"),
            ListOf::Services => t.get("console-lists-paper-services"),
        };
        let by = [
            ("name", self.operator.me.name.as_str().into()),
            ("date", format::date_time(self.ctx.now).into()),
            ("why", t.get(words::export_reason(self.reason)).to_lowercase().into()),
        ];
        let mut about: Vec<String> =
            narrowed.words(t).into_iter().map(|(what, value)| format!("{what}: {value}")).collect();
        about.push(t.with("console-lists-paper-by", &by));
        let section = if rows.is_empty() {
            Section { texts: vec![t.get("console-lists-paper-none").into()], ..Section::default() }
        } else {
            Section { head: self.source.head(&self.operator), rows, ..Section::default() }
        };
        Report {
            language: Lang::It.tag().to_owned(),
            organisation: self.portal.platform.config.organisation.name.clone(),
            desk: self.operator.desk.name.clone(),
            title,
            about,
            sections: vec![section],
            page: t.with("letters-receipt-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            landscape: true,
        }
    }
}

/// The lines of the list, one step of them at a time. When something breaks, the browser is told that the
/// file is not whole.
async fn write_lines(
    (pool, ctx): (PgPool, Context),
    operator: Operator,
    source: Source,
    sender: Sender<Result<Bytes, io::Error>>,
) {
    let mut text = format!("{}{}", spreadsheet::MARK_OF_UTF8, spreadsheet::line(source.head(&operator)));
    let mut after: Option<String> = None;
    loop {
        let step = match source.step(&pool, &ctx, &operator, after.as_deref()).await {
            Ok(step) => step,
            Err(error) => {
                tracing::error!(%error, "a list cannot be finished");
                let cut = io::Error::other("the list could not be finished");
                // Nobody may be there any more to hear it.
                let _ = sender.send(Err(cut)).await;
                return;
            }
        };
        for row in &step.rows {
            text.push_str(&spreadsheet::line(row.iter().map(Cell::words)));
        }
        let piece = Bytes::from(std::mem::take(&mut text));
        if sender.send(Ok(piece)).await.is_err() || step.next.is_none() {
            return;
        }
        after = step.next;
    }
}

/// The answer. The name of the file says which list and of which day, and nothing of anybody.
fn file(body: Body, list: ListOf, format: ExportFormat, ctx: &Context) -> Response {
    let name = match list {
        ListOf::Cards => "schede",
        ListOf::Requests => "istanze",
        ListOf::Services => "servizi-richiesti",
    };
    let disposition = format!("attachment; filename=\"{name}-{}.{}\"", ctx.today(), format.code());
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response.extensions_mut().insert(Policy::document());
    response
}
