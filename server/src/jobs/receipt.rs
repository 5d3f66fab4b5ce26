//! Prints the receipt of a sent request and stores it.

use app::i18n::Translator;
use async_trait::async_trait;
use backend::{
    intake::{self, ReceiptFacts},
    jobs::RenderReceipt,
};
use bytes::Bytes;
use documents::{
    FileSeed,
    receipt::{Receipt, ReceiptDocument, ReceiptLabels, render_receipt},
    store::{StoredDocument, Wanted},
};
use domain::{calendar::day_in_rome, document::Kind, format};
use futures::stream;

use super::{Attempt, Handler, Outcome};
use crate::Platform;

/// A receipt is one page or two; ten megabytes would be a mistake.
const LARGEST: u64 = 10_000_000;

/// Does [`RenderReceipt`].
#[derive(Clone)]
pub struct ReceiptHandler {
    /// Database, store, printer, time.
    pub platform: Platform,
}

#[async_trait]
impl Handler<RenderReceipt> for ReceiptHandler {
    async fn run(&self, job: RenderReceipt, attempt: Attempt) -> Outcome {
        let facts = match intake::receipt_facts(&self.platform.pool, job.intake).await {
            Ok(facts) if facts.exists => return Outcome::Done,
            Ok(facts) => facts,
            Err(error) => return Outcome::of_error(&error),
        };
        let stored = match self.print(facts, attempt).await {
            Ok(stored) => stored,
            Err(why) => return Outcome::Retry(why.to_owned()),
        };
        let Ok(place) = serde_json::to_value(&stored) else {
            return Outcome::Fail("the place of the receipt cannot be written down".to_owned());
        };
        match intake::store_receipt(&self.platform.pool, &attempt.ctx, job.intake, &place, stored.size).await
        {
            Ok(true) => Outcome::Done,
            // Another attempt was quicker: this copy is not needed.
            Ok(false) => match self.platform.store.delete(&stored.object_key).await {
                Ok(()) => Outcome::Done,
                Err(error) => Outcome::Retry(error.to_string()),
            },
            Err(error) => Outcome::of_error(&error),
        }
    }
}

impl ReceiptHandler {
    async fn print(&self, facts: ReceiptFacts, attempt: Attempt) -> Result<StoredDocument, &'static str> {
        let now = attempt.ctx.now;
        let receipt = self.receipt(&facts).ok_or("the request was not sent")?;
        let printed = self.platform.printing.print(move |printer| render_receipt(printer, &receipt, now));
        let pdf = printed.await.map_err(|_| "printing failed; see the log")?;
        let wanted = Wanted { limit: LARGEST, kinds: &[Kind::Pdf], declared: Some(Kind::Pdf) };
        let seed = FileSeed::draw(|bytes| self.platform.outside.random.fill(bytes));
        let content = stream::iter([Ok::<_, std::io::Error>(Bytes::from(pdf))]);
        self.platform.store.put(content, wanted, seed).await.map_err(|error| {
            tracing::error!(%error, "a receipt cannot be stored");
            "the store does not take it"
        })
    }

    fn receipt(&self, facts: &ReceiptFacts) -> Option<Receipt> {
        let lang = facts.lang;
        let t = Translator::new(lang);
        let submission = facts.state.submission()?;
        let today = day_in_rome(submission.at);
        Some(Receipt {
            language: lang.tag().to_owned(),
            labels: labels(t),
            organisation: self.platform.config.organisation.name.clone(),
            office: t.text(&facts.office),
            service: t.text(&facts.service.title),
            protocol: submission.protocollo.to_string(),
            submitted_at: format::date_time(submission.at),
            submitted_at_exact: format::exact_time(submission.at),
            applicant: format!("{} {}", facts.certified.given_name, facts.certified.family_name),
            on_behalf_of: None,
            answer_by: format::date(submission.term.latest_on(today)),
            notes: vec![
                t.with("letters-receipt-note-term", &[("days", facts.service.term_days.into())]),
                t.get("letters-receipt-note-silence"),
            ],
            documents: facts
                .documents
                .iter()
                .map(|document| ReceiptDocument {
                    name: document.name.clone(),
                    size: format::size_in(lang, document.size),
                    sha256: document.sha256.to_string(),
                })
                .collect(),
            verification: t.get("letters-receipt-verification"),
        })
    }
}

/// The fixed words of a receipt, in the language of whoever gets it.
fn labels(t: Translator) -> ReceiptLabels {
    // The template counts the pages and puts the numbers in.
    let places = [("page", "{page}".into()), ("pages", "{pages}".into())];
    ReceiptLabels {
        title: t.get("letters-receipt-title"),
        protocol: t.get("citizen-protocollo"),
        received: t.get("citizen-received-on"),
        answer_by: t.get("citizen-answer-by"),
        request: t.get("letters-receipt-request"),
        service: t.get("letters-receipt-service"),
        applicant: t.get("letters-receipt-applicant"),
        on_behalf_of: t.get("letters-receipt-for"),
        office: t.get("letters-receipt-office"),
        documents: t.get("letters-receipt-documents"),
        no_documents: t.get("letters-receipt-no-documents"),
        digest: t.get("letters-receipt-digest"),
        notes: t.get("citizen-what-next"),
        verification: t.get("letters-receipt-check"),
        page: t.with("letters-receipt-page", &places),
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn a_receipt_has_words_and_page_numbers_in_every_language() {
        for lang in Lang::ALL {
            let labels = labels(Translator::new(lang));
            assert!(labels.page.contains("{page}") && labels.page.contains("{pages}"), "{lang}");
            let words = serde_json::to_string(&labels).unwrap();
            assert!(!words.contains(app::i18n::MISSING), "{lang}: {words}");
        }
        assert_eq!(labels(Translator::new(Lang::It)).title, ReceiptLabels::italian().title);
    }
}
