//! Mails that tell operators of alerts: how many of which kind at which desk, and where they are read; never about whom.

use app::{
    console::alerts::words,
    i18n::Translator,
    routes::{Route, Tasks},
};
use async_trait::async_trait;
use backend::{
    Error,
    alerts::{self, SendAlertMail, ToSend},
};
use domain::{
    Lang,
    alert::{MailLine, Wish},
};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Does [`SendAlertMail`].
#[derive(Debug, Clone)]
pub struct AlertMailHandler {
    /// Database, mailer.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SendAlertMail> for AlertMailHandler {
    async fn run(&self, job: SendAlertMail, attempt: Attempt) -> Outcome {
        let mail = match alerts::to_send(&self.platform.pool, &attempt.ctx, job.mail).await {
            Ok(mail) => mail,
            // Disabled, gone, away or without an address since it was asked for: the console says it all the same.
            Err(Error::NotFound) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let Some(letter) = self.letter(&mail, attempt) else {
            return Outcome::Fail("the address of the portal cannot be extended".to_owned());
        };
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }
}

impl AlertMailHandler {
    fn letter(&self, mail: &ToSend, attempt: Attempt) -> Option<Letter> {
        let t = Translator::new(Lang::It);
        let base = &self.platform.config.server.base_url;
        let address = |tasks| Some(base.join(&Route::ConsoleTasks(tasks).href()).ok()?.to_string());
        let lines: Vec<String> = mail.lines.iter().map(|one| line(one, t)).collect();
        let values = [
            ("lines", lines.join("\n").into()),
            ("url", address(Tasks::Alerts { after: None })?.into()),
            ("way", address(Tasks::Wishes)?.into()),
            ("name", self.platform.config.organisation.name.clone().into()),
        ];
        let subject = match mail.wish {
            Wish::Digest => "console-alert-mail-subject-digest",
            Wish::Nothing | Wish::Console | Wish::AtOnce => "console-alert-mail-subject",
        };
        Some(Letter {
            id: attempt.id,
            to: mail.email.to_string(),
            subject: t.get(subject),
            body: t.with("console-alert-mail-body", &values),
            pdf: None,
        })
    }
}

fn line(line: &MailLine, t: Translator) -> String {
    let desk = line.desk.clone().unwrap_or_else(|| t.get("console-alert-mail-everywhere"));
    let facts =
        [("what", t.get(words(line.kind)).into()), ("count", line.count.into()), ("desk", desk.into())];
    t.with("console-alert-mail-line", &facts)
}
