//! Sends the code that proves an e-mail address or a mobile number.

use app::i18n::Translator;
use async_trait::async_trait;
use backend::{
    Error,
    jobs::{Job as _, SendCode},
    personal::{self, CodeKey},
};
use domain::personal::{CODE_MINUTES, CodeTarget, Hitch};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
    sms::{SmsError, TextMessage},
};

/// Does [`SendCode`]. The code goes where it proves something, whatever other messages are wanted.
#[derive(Debug, Clone)]
pub struct CodeHandler {
    /// Database, mailer, gateway, key.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SendCode> for CodeHandler {
    async fn run(&self, job: SendCode, attempt: Attempt) -> Outcome {
        let pool = &self.platform.pool;
        let to_send = match personal::code_to_send(pool, &attempt.ctx, job.code).await {
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
        let outcome = match to_send.to {
            CodeTarget::Email(address) => {
                let letter = Letter {
                    id: attempt.id,
                    to: address.to_string(),
                    subject: t.get("letters-code-subject"),
                    body: t.with("letters-code-body", &values),
                    pdf: None,
                };
                self.mail(letter, attempt).await
            }
            CodeTarget::Mobile(to) => {
                let text = t.with("letters-code-message", &values);
                self.text(&TextMessage { id: attempt.id, to, text }).await
            }
        };
        if let Err(error) = personal::note_hitch(pool, job.code, hitch(&outcome, attempt)).await {
            tracing::warn!(%error, "whoever waits for the code is not told how it went");
        }
        outcome
    }
}

impl CodeHandler {
    async fn mail(&self, letter: Letter, attempt: Attempt) -> Outcome {
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }

    async fn text(&self, message: &TextMessage) -> Outcome {
        let Some(gateway) = &self.platform.gateway else {
            return Outcome::Retry("no gateway of text messages is configured".to_owned());
        };
        match gateway.send(message).await {
            Ok(()) => Outcome::Done,
            Err(error @ SmsError::Refused(_)) => Outcome::Fail(error.to_string()),
            Err(error) => Outcome::Retry(error.to_string()),
        }
    }
}

/// What whoever waits for the code is told.
const fn hitch(outcome: &Outcome, attempt: Attempt) -> Option<Hitch> {
    match outcome {
        Outcome::Done | Outcome::Again(_) => None,
        Outcome::Retry(_) if attempt.number >= SendCode::MAX_ATTEMPTS => Some(Hitch::GivenUp),
        Outcome::Retry(_) => Some(Hitch::Late),
        Outcome::Fail(_) => Some(Hitch::Refused),
    }
}
