//! Tells the administrator of technical faults: at once when the first one comes, then a digest with
//! counts now and then. However many there are, the e-mails are few and short.

use app::i18n::Translator;
use async_trait::async_trait;
use backend::{
    Error,
    alarms::{self, Alarm},
    jobs::TellAlarms,
};
use chrono::TimeDelta;
use domain::{Lang, format};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// How soon "at once" is.
const LOOK: TimeDelta = TimeDelta::seconds(20);
/// Lines of one e-mail; what does not fit comes with the next.
const LINES: i64 = 20;
/// Faults that do not come back are forgotten after this.
const KEEP: TimeDelta = TimeDelta::days(30);

/// Does [`TellAlarms`].
#[derive(Debug, Clone)]
pub struct AlarmHandler {
    /// Database, mailer.
    pub platform: Platform,
}

#[async_trait]
impl Handler<TellAlarms> for AlarmHandler {
    async fn run(&self, _: TellAlarms, attempt: Attempt) -> Outcome {
        let alarms = match self.due(attempt).await {
            Ok(alarms) => alarms,
            Err(error) => return Outcome::of_error(&error),
        };
        if alarms.is_empty() {
            return Outcome::Again(LOOK);
        }
        match self.platform.mailer.send(self.letter(&alarms, attempt), attempt.ctx.now).await {
            Ok(()) => {}
            // What can never be sent must not fill the queue either: it is in the log and in the metrics.
            Err(MailError::Later(why) | MailError::Never(why)) => return Outcome::Retry(why),
        }
        match alarms::told(&self.platform.pool, &alarms, attempt.ctx.now).await {
            Ok(()) => Outcome::Again(LOOK),
            Err(error) => Outcome::of_error(&error),
        }
    }
}

impl AlarmHandler {
    /// What must be told now.
    async fn due(&self, attempt: Attempt) -> Result<Vec<Alarm>, Error> {
        let (pool, now) = (&self.platform.pool, attempt.ctx.now);
        alarms::forget(pool, now - KEEP).await?;
        let last = alarms::last_told(pool).await?;
        if last.is_some_and(|last| now - last < self.platform.config.alarm.every) {
            return Ok(Vec::new());
        }
        alarms::untold(pool, LINES).await
    }

    fn letter(&self, alarms: &[Alarm], attempt: Attempt) -> Letter {
        let t = Translator::new(Lang::It);
        let config = &self.platform.config;
        let lines: Vec<String> = alarms
            .iter()
            .map(|alarm| {
                let facts = [
                    ("count", alarm.since.into()),
                    ("code", alarm.code.as_str().into()),
                    ("about", alarm.about.as_str().into()),
                    ("last", format::date_time(alarm.last_at).into()),
                ];
                t.with("letters-alarm-line", &facts)
            })
            .collect();
        let values = [
            ("lines", lines.join("\n").into()),
            ("minutes", config.alarm.every.num_minutes().into()),
            ("url", config.server.origin().into()),
        ];
        Letter {
            // Each e-mail is one of its own, though the job is always the same.
            id: attempt.ctx.id(),
            to: config.alarm.email.clone(),
            subject: t.with("letters-alarm-subject", &values),
            body: t.with("letters-alarm-body", &values),
            pdf: None,
        }
    }
}
