//! Writes to the applicant, in the applicant's language: that there is something to read, never what.

use app::{i18n::Translator, routes::Route};
use async_trait::async_trait;
use backend::{
    deliveries,
    intake::{self, ReceiptFacts},
    jobs::{Job, Notice, SendMail},
    staff,
};
use documents::store::StoredDocument;
use domain::{
    Text,
    delivery::ChannelKind,
    form::ByMail,
    format,
    zone::{MailKind, MailTag, MailText, fill},
};
use futures::TryStreamExt;

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    channel::{Failure, Message, Recipient, first_to_reach},
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
        let wanted = match job.notice {
            Notice::Receipt => facts.mails.receipt,
            Notice::News => facts.mails.news,
        };
        let wanted = wanted && facts.by_mail != ByMail::Never;
        let fiscal_code = facts.certified.fiscal_code.clone();
        let person = Recipient { email: facts.email.clone(), fiscal_code };
        // Whoever cannot be reached, or does not want to be, reads it in the area personale.
        let Some(channel) = first_to_reach(&self.platform, &person).filter(|_| wanted) else {
            return Outcome::Done;
        };
        let pdf = match (job.notice, facts.by_mail) {
            // It names the applicant and the service.
            (Notice::Receipt, ByMail::Whole) => match self.receipt(&job).await {
                Ok(pdf) => Some(pdf),
                Err(outcome) => return outcome,
            },
            _ => None,
        };
        let own = match self.own_words(&job, &facts).await {
            Ok(own) => own,
            Err(error) => return Outcome::of_error(&error),
        };
        let sender = match self.sender(&job, &facts).await {
            Ok(sender) => sender,
            Err(error) => return Outcome::of_error(&error),
        };
        let Some(message) = self.message(&facts, job.notice, (own, &sender), pdf, attempt) else {
            return Outcome::Fail("the request was not sent".to_owned());
        };
        let done = channel.deliver(&person, message, attempt.ctx.now).await;
        self.written_down(&job, channel.kind(), done, attempt).await
    }
}

/// A mail in the words of the desk that follows the request.
#[derive(Debug)]
struct Own {
    kind: MailKind,
    desk: Text,
    text: MailText,
}

impl LetterHandler {
    /// The words of the desk, where it has its own. Where somebody must not come to know of the request, nobody's
    /// words count but the portal's.
    async fn own_words(&self, job: &SendMail, facts: &ReceiptFacts) -> Result<Option<Own>, backend::Error> {
        if facts.by_mail == ByMail::Neutral {
            return Ok(None);
        }
        let kind = match job.notice {
            Notice::Receipt => MailKind::Receipt,
            Notice::News => MailKind::News,
        };
        let found = staff::mail_of(&self.platform.pool, job.intake, (kind, facts.lang)).await?;
        Ok(found.map(|(desk, text)| Own { kind, desk, text }))
    }

    /// Who writes: the body of the desk that follows the request. Where somebody must not come to know of the request,
    /// the portal, whatever the desk's body is called.
    async fn sender(&self, job: &SendMail, facts: &ReceiptFacts) -> Result<String, backend::Error> {
        if facts.by_mail == ByMail::Neutral {
            return Ok(self.platform.config.organisation.name.clone());
        }
        staff::sender_of(&self.platform.pool, job.intake).await
    }

    /// What a tag stands for in a mail.
    fn value(
        tag: MailTag,
        facts: &ReceiptFacts,
        own: &Own,
        (url, sender, attempt): (&str, &str, Attempt),
    ) -> String {
        let submission = facts.state.submission();
        match tag {
            MailTag::Protocollo => submission.map(|sent| sent.protocollo.to_string()).unwrap_or_default(),
            MailTag::Scadenza => {
                let latest = submission.map(|sent| sent.term.latest_on(attempt.ctx.today()));
                latest.map(format::date).unwrap_or_default()
            }
            MailTag::Servizio => Translator::new(facts.lang).text(&facts.service.title),
            MailTag::Sportello => Translator::new(facts.lang).text(&own.desk),
            MailTag::Collegamento => url.to_owned(),
            MailTag::Ente => sender.to_owned(),
        }
    }

    /// The desk sees what did not arrive. That it cannot be written down is no reason to send it again.
    async fn written_down(
        &self,
        job: &SendMail,
        channel: ChannelKind,
        done: Result<(), Failure>,
        attempt: Attempt,
    ) -> Outcome {
        let last = attempt.number >= SendMail::MAX_ATTEMPTS;
        let how = match &done {
            Ok(()) => deliveries::Attempt::Taken,
            Err(failure) => {
                deliveries::Attempt::Failed { obstacle: failure.obstacle, given_up: failure.lasting || last }
            }
        };
        let noted = deliveries::note(&self.platform.pool, &attempt.ctx, attempt.id, job, channel, how).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "how a message went cannot be written down");
        }
        match done {
            Ok(()) => Outcome::Done,
            Err(failure) if failure.lasting => Outcome::Fail(failure.said),
            Err(failure) => Outcome::Retry(failure.said),
        }
    }

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

    fn message(
        &self,
        facts: &ReceiptFacts,
        notice: Notice,
        (own, sender): (Option<Own>, &str),
        pdf: Option<Vec<u8>>,
        attempt: Attempt,
    ) -> Option<Message> {
        let t = Translator::new(facts.lang);
        let protocollo = facts.state.submission()?.protocollo;
        let base = &self.platform.config.server.base_url;
        let is_neutral = facts.by_mail == ByMail::Neutral;
        let page = if is_neutral { Route::PersonalArea } else { Route::request(protocollo) };
        let url = base.join(&page.href()).ok()?;
        let values = [
            ("protocollo", protocollo.to_string().into()),
            ("url", url.to_string().into()),
            ("name", sender.into()),
        ];
        let (subject, body) = match notice {
            _ if is_neutral => ("letters-neutral-subject", "letters-neutral-body"),
            Notice::Receipt => ("letters-receipt-subject", "letters-receipt-body"),
            Notice::News => ("letters-news-subject", "letters-news-body"),
        };
        let (subject, body) = match own {
            Some(own) => {
                let value = |tag| Self::value(tag, facts, &own, (url.as_str(), sender, attempt));
                (fill(own.kind, &own.text.subject, value), fill(own.kind, &own.text.body, value))
            }
            None => (t.with(subject, &values), t.with(body, &values)),
        };
        Some(Message {
            id: attempt.id,
            subject,
            body,
            pdf: pdf.map(|pdf| (format!("ricevuta-{}.pdf", protocollo.slug()), pdf)),
        })
    }
}
