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
        let went = match to_send.to {
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
        // What may have left leaves once more at most: every message costs money.
        let last = to_send.unsure || attempt.number >= SendCode::MAX_ATTEMPTS;
        let unsure = matches!(went, Went::Unsure(_));
        let (outcome, hitch) = went.outcome(last);
        if let Err(error) = personal::note_hitch(pool, job.code, hitch, unsure).await {
            tracing::warn!(%error, "whoever waits for the code is not told how it went");
        }
        outcome
    }
}

impl CodeHandler {
    async fn mail(&self, letter: Letter, attempt: Attempt) -> Went {
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Went::Left,
            Err(MailError::Later(why)) => Went::Later(why),
            Err(MailError::Never(why)) => Went::Refused(why),
        }
    }

    async fn text(&self, message: &TextMessage) -> Went {
        let Some(gateway) = &self.platform.gateway else {
            return Went::Later("no gateway of text messages is configured".to_owned());
        };
        match gateway.send(message).await {
            Ok(()) => Went::Left,
            Err(error @ SmsError::Refused(_)) => Went::Refused(error.to_string()),
            Err(error @ SmsError::Silent) => Went::Unsure(error.to_string()),
            Err(error) => Went::Later(error.to_string()),
        }
    }
}

/// How an attempt went, and why it did not go well.
#[derive(Debug)]
enum Went {
    /// The message left.
    Left,
    /// It did not; later it may.
    Later(String),
    /// It may have left: nobody said.
    Unsure(String),
    /// There is no such address or number.
    Refused(String),
}

impl Went {
    /// What becomes of the job, and what whoever waits for the code is told; `last` when nobody tries again.
    fn outcome(self, last: bool) -> (Outcome, Option<Hitch>) {
        match self {
            Self::Left => (Outcome::Done, None),
            Self::Later(why) | Self::Unsure(why) if last => (Outcome::Fail(why), Some(Hitch::GivenUp)),
            Self::Later(why) | Self::Unsure(why) => (Outcome::Retry(why), Some(Hitch::Late)),
            Self::Refused(why) => (Outcome::Fail(why), Some(Hitch::Refused)),
        }
    }
}
