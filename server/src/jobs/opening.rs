//! Tells whoever wrote a draft that its service is open again: never which.

use app::{i18n::Translator, routes::Route};
use async_trait::async_trait;
use backend::intake::{self, OpeningFacts, TellOpening};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Does [`TellOpening`].
#[derive(Debug, Clone)]
pub struct OpeningHandler {
    /// Database, mailer.
    pub platform: Platform,
}

#[async_trait]
impl Handler<TellOpening> for OpeningHandler {
    async fn run(&self, job: TellOpening, attempt: Attempt) -> Outcome {
        let facts = match intake::opening_facts(&self.platform.pool, job.intake).await {
            Ok(Some(facts)) => facts,
            // Whoever cannot be reached, or does not want to be, reads it in the area personale.
            Ok(None) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let Some(letter) = self.letter(facts, attempt) else {
            return Outcome::Fail("the address of the portal cannot be extended".to_owned());
        };
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }
}

impl OpeningHandler {
    fn letter(&self, facts: OpeningFacts, attempt: Attempt) -> Option<Letter> {
        let t = Translator::new(facts.lang);
        let config = &self.platform.config;
        let url = config.server.base_url.join(&Route::PersonalArea.href()).ok()?;
        let values = [("url", url.to_string().into()), ("name", config.organisation.name.clone().into())];
        Some(Letter {
            id: attempt.id,
            to: facts.email,
            subject: t.get("letters-opening-subject"),
            body: t.with("letters-opening-body", &values),
            pdf: None,
        })
    }
}
