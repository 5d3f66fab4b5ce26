//! Sends the code that proves an e-mail address.

use app::i18n::Translator;
use async_trait::async_trait;
use backend::{
    Error,
    jobs::SendEmailCode,
    personal::{self, CodeKey},
};
use domain::personal::CODE_MINUTES;

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Does [`SendEmailCode`]. The code goes by mail in any case: it proves that somebody reads there.
#[derive(Debug, Clone)]
pub struct CodeHandler {
    /// Database, mailer, key.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SendEmailCode> for CodeHandler {
    async fn run(&self, job: SendEmailCode, attempt: Attempt) -> Outcome {
        let to_send = match personal::code_to_send(&self.platform.pool, &attempt.ctx, job.code).await {
            Ok(to_send) => to_send,
            // Used, too late, or forgotten: nobody waits for it any more.
            Err(Error::NotFound) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let Some(code) = CodeKey::new(self.platform.secrets.session).code(job.code) else {
            return Outcome::Fail("the code cannot be made".to_owned());
        };
        let t = Translator::new(to_send.lang);
        let values = [
            ("code", code.into()),
            ("minutes", CODE_MINUTES.into()),
            ("name", self.platform.config.organisation.name.clone().into()),
        ];
        let letter = Letter {
            id: attempt.id,
            to: to_send.email.to_string(),
            subject: t.get("letters-code-subject"),
            body: t.with("letters-code-body", &values),
            pdf: None,
        };
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }
}
