//! Writes to the applicant by e-mail: that there is something to read, never what.

use app::{i18n::Translator, routes::Route};
use async_trait::async_trait;
use backend::{
    intake::{self, ReceiptFacts},
    jobs::{Notice, SendMail},
};
use documents::store::StoredDocument;
use domain::Lang;
use futures::TryStreamExt;

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Does [`SendMail`].
#[derive(Debug, Clone)]
pub struct LetterHandler {
    /// Database, store, mailer.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SendMail> for LetterHandler {
    async fn run(&self, job: SendMail, attempt: Attempt) -> Outcome {
        let facts = match intake::receipt_facts(&self.platform.pool, job.intake).await {
            Ok(facts) => facts,
            Err(error) => return Outcome::of_error(&error),
        };
        // Whoever has no address reads it in the area personale.
        let Some(to) = facts.email.clone() else {
            return Outcome::Done;
        };
        let pdf = match job.notice {
            Notice::News => None,
            Notice::Receipt => match self.receipt(&job).await {
                Ok(pdf) => Some(pdf),
                Err(outcome) => return outcome,
            },
        };
        let Some(letter) = self.letter(&facts, job.notice, to, pdf, attempt) else {
            return Outcome::Fail("the request was not sent".to_owned());
        };
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }
}

impl LetterHandler {
    async fn receipt(&self, job: &SendMail) -> Result<Vec<u8>, Outcome> {
        let place = intake::receipt_to_send(&self.platform.pool, job.intake)
            .await
            .map_err(|error| Outcome::of_error(&error))?;
        let stored: StoredDocument = serde_json::from_value(place)
            .map_err(|_| Outcome::Fail("the receipt's place cannot be read".to_owned()))?;
        let content =
            self.platform.store.open(&stored).await.map_err(|error| Outcome::Retry(error.to_string()))?;
        content
            .try_fold(Vec::new(), |mut whole, piece| async move {
                whole.extend_from_slice(&piece);
                Ok(whole)
            })
            .await
            .map_err(|error| Outcome::Retry(error.to_string()))
    }

    fn letter(
        &self,
        facts: &ReceiptFacts,
        notice: Notice,
        to: String,
        pdf: Option<Vec<u8>>,
        attempt: Attempt,
    ) -> Option<Letter> {
        let t = Translator::new(Lang::It);
        let protocollo = facts.state.submission()?.protocollo;
        let base = &self.platform.config.server.base_url;
        let url = base.join(&Route::request(protocollo).href()).ok()?;
        let values = [
            ("protocollo", protocollo.to_string().into()),
            ("url", url.to_string().into()),
            ("name", self.platform.config.organisation.name.clone().into()),
        ];
        let (subject, body) = match notice {
            Notice::Receipt => ("letters-receipt-subject", "letters-receipt-body"),
            Notice::News => ("letters-news-subject", "letters-news-body"),
        };
        Some(Letter {
            id: attempt.id,
            to,
            subject: t.with(subject, &values),
            body: t.with(body, &values),
            pdf: pdf.map(|pdf| (format!("ricevuta-{}.pdf", protocollo.slug()), pdf)),
        })
    }
}
