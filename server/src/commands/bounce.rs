//! `sportello bounce`: one mail on the standard input, as a mail server's alias or pipe hands it over.
//!
//! A mail server looks at the number that a program ends with (sysexits.h): 0, and the mail is done with; 75, and it
//! is kept and handed over again. So a mail that tells us nothing ends well, whatever it is, and everything that an
//! administrator has to mend first (database, configuration, keys) is for later.

use std::io::{self, Read};

use backend::{
    Context,
    deliveries::{self, Noted},
};
use domain::{
    Id,
    bounce::{self, Bounce, NoBounce},
    delivery::{Delivery, Report},
};
use sqlx::PgPool;

use super::{CommandError, own_context};
use crate::{
    Outside,
    config::{Config, Secrets},
    mail::MailKey,
    postgres::Database,
};

/// How a program tells a mail server to try again later (`EX_TEMPFAIL`).
pub const TRY_LATER: u8 = 75;
/// So much of a mail is read. A notification says what happened before it gives anything back.
pub const LARGEST: u64 = 1024 * 1024;

/// What became of a mail on the standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is not about a mail that failed or waits.
    NoBounce(NoBounce),
    /// It brings no mark back that we made: it is about somebody else's mail, or made up.
    Unmarked,
    /// It is about a mail of ours that no desk waits for, like a code or an appointment.
    OtherMail,
    /// The desk sees it from now on.
    New(Report),
    /// It was known.
    Known(Report),
}

impl Heard {
    /// For the log: names nobody.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoBounce(NoBounce::OtherMail) => "no bounce",
            Self::NoBounce(NoBounce::NothingFailed) => "nothing failed",
            Self::Unmarked => "not about a mail of ours",
            Self::OtherMail => "not about a request",
            Self::New(Report::Failed) => "failed",
            Self::New(Report::Delayed) => "delayed",
            Self::Known(_) => "known already",
        }
    }
}

/// Reads a mail and writes down what it tells of a mail of ours. Says so in one line of the log.
///
/// # Errors
/// Only what passes or can be mended: the mail is good for another try.
pub async fn bounce(config: &Config, outside: &Outside, source: impl Read) -> Result<(), CommandError> {
    let mail = whole(source).map_err(|error| CommandError::Refused(format!("no mail to read: {error}")))?;
    let heard = match bounce::read(&mail) {
        // No key is read for a mail that is no bounce: whoever writes to the address makes us read none.
        Err(why) => Heard::NoBounce(why),
        Ok(bounce) => match marked(MailKey::new(Secrets::session(config)?), bounce) {
            Ok((id, bounce)) => note(config, outside, id, &bounce).await?,
            Err(heard) => heard,
        },
    };
    tracing::info!(outcome = heard.code(), "a mail was handed over");
    Ok(())
}

/// The beginning of what comes in. The rest is read too, so that nobody writes to a pipe that is closed.
fn whole(mut source: impl Read) -> io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    source.by_ref().take(LARGEST).read_to_end(&mut mail)?;
    io::copy(&mut source, &mut io::sink())?;
    Ok(mail)
}

/// Which of our mails it is about, if it proves that.
fn marked(key: MailKey, bounce: Bounce) -> Result<(Id<Delivery>, Bounce), Heard> {
    let found = bounce.places.iter().find_map(|place| key.find(place)).ok_or(Heard::Unmarked)?;
    Ok((Id::new(found), bounce))
}

async fn note(
    config: &Config,
    outside: &Outside,
    id: Id<Delivery>,
    bounce: &Bounce,
) -> Result<Heard, CommandError> {
    let database = Database::open(config).await?;
    let pool = database.app_pool(1);
    let heard = written_down(&pool, &own_context(outside), id, bounce).await;
    pool.close().await;
    database.close().await?;
    Ok(heard?)
}

async fn written_down(
    pool: &PgPool,
    ctx: &Context,
    id: Id<Delivery>,
    bounce: &Bounce,
) -> Result<Heard, backend::Error> {
    Ok(match deliveries::came_back(pool, ctx, id, bounce).await? {
        Noted::New => Heard::New(bounce.report),
        Noted::Known => Heard::Known(bounce.report),
        Noted::NotOurs => Heard::OtherMail,
    })
}

/// What the command does, with a database that is open.
///
/// # Errors
/// Those of the database.
pub async fn hear(pool: &PgPool, ctx: &Context, key: MailKey, mail: &[u8]) -> Result<Heard, backend::Error> {
    match bounce::read(mail).map_err(Heard::NoBounce).and_then(|bounce| marked(key, bounce)) {
        Ok((id, bounce)) => written_down(pool, ctx, id, &bounce).await,
        Err(heard) => Ok(heard),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_mail_is_read_to_its_end_and_kept_to_its_limit() {
        let mut source = io::repeat(b'x').take(2 * LARGEST);
        let mail = whole(&mut source).unwrap();
        assert_eq!(u64::try_from(mail.len()).unwrap(), LARGEST);
        assert_eq!(source.limit(), 0, "nobody is left writing");
        assert!(whole(io::empty()).unwrap().is_empty());
    }
}
