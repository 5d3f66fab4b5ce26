//! `[alarm]`

use chrono::TimeDelta;
use lettre::Address;

use super::reader::Reader;

/// Who is told of technical faults, and how often at most.
#[derive(Debug, Clone)]
pub struct Alarm {
    /// Where the e-mails go.
    pub email: String,
    /// At least so long between two e-mails.
    pub every: TimeDelta,
}

impl Alarm {
    /// `usual` is told when no address is given: the contact of the service provider.
    pub(super) fn read(from: &mut Reader<'_>, usual: Option<&str>) -> Option<Self> {
        let every = from.number_or("every_minutes", 5, 24 * 60, 60);
        let email = from.text("email").or_else(|| usual.map(str::to_owned))?;
        if email.parse::<Address>().is_err() {
            from.problem("email", format!("is \"{email}\", but it must be an e-mail address"));
            return None;
        }
        Some(Self { email, every: TimeDelta::minutes(every.into()) })
    }
}
