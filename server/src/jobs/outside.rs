//! Mails the link by which a body without access opens what it was sent.

use app::{
    i18n::Translator,
    routes::{Outside, Route},
};
use async_trait::async_trait;
use backend::{
    Error,
    jobs::Job,
    referrals::outside::{self, LinkKey, SendOutsideLink},
};
use domain::{Lang, format};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Does [`SendOutsideLink`]. The sender is told when it cannot be done.
#[derive(Debug, Clone)]
pub struct OutsideHandler {
    /// Database, mailer, key.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SendOutsideLink> for OutsideHandler {
    async fn run(&self, job: SendOutsideLink, attempt: Attempt) -> Outcome {
        let (pool, ctx) = (&self.platform.pool, &attempt.ctx);
        let letter = match self.letter(&job, attempt).await {
            Ok(letter) => letter,
            // Replaced, taken back or too late: nobody waits for it any more.
            Err(Error::NotFound) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let (said, outcome) = match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => (outside::mailed(pool, ctx, job.link).await, Outcome::Done),
            Err(MailError::Later(why)) if attempt.number < SendOutsideLink::MAX_ATTEMPTS => {
                return Outcome::Retry(why);
            }
            Err(MailError::Later(why) | MailError::Never(why)) => {
                (outside::undelivered(pool, ctx, job.link).await, Outcome::Fail(why))
            }
        };
        // The mail left, or never will: that it could not be noted changes neither.
        if let Err(error) = said {
            tracing::warn!(%error, "what became of a link's mail could not be noted");
        }
        outcome
    }
}

impl OutsideHandler {
    /// In the language of record: it goes to an office.
    async fn letter(&self, job: &SendOutsideLink, attempt: Attempt) -> Result<Letter, Error> {
        let to_send = outside::link_to_send(&self.platform.pool, &attempt.ctx, job.link).await?;
        let token = LinkKey::new(self.platform.secrets.session)
            .token(job.link)
            .ok_or(Error::Corrupt { table: "outside_link", column: "token_digest" })?;
        let path = Route::Outside(Outside::Link { token: token.to_string() }).href();
        let t = Translator::new(Lang::It);
        let values = [
            ("desk", to_send.desk.into()),
            ("name", self.platform.config.organisation.name.clone().into()),
            ("date", format::date_time(to_send.until).into()),
            ("url", format!("{}{path}", self.platform.config.server.origin()).into()),
        ];
        Ok(Letter {
            id: attempt.id,
            to: to_send.address.to_string(),
            subject: t.with("console-outside-mail-subject", &values),
            body: t.with("console-outside-mail-body", &values),
            pdf: None,
        })
    }
}
