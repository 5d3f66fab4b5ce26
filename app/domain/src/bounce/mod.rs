//! Mails that come back: what a mail server says of a mail that it had taken from us (a delivery status
//! notification, RFC 3464, in the `multipart/report` of RFC 6522).
//!
//! Anybody can send such a mail. So nothing in it is believed unless it brings the mark of one of our mails back, which
//! nobody can guess; checking the mark is the server's business. And no tree of parts is built of what a stranger wrote:
//! a notification has one level of parts, and all that counts in them are plain fields in seven bits (RFC 3464 §2.1).
//! Time and memory grow with its length and with nothing else: that is why no library for mails of any kind reads it.

mod mime;
#[cfg(test)]
mod tests;

use std::fmt;

use self::mime::{Fields, cut, media_type, parameter, parts};
use crate::delivery::{Obstacle, Report};

/// A mail had one recipient: a notification has one group of fields about it, or a few after an alias.
const MOST_GROUPS: usize = 100;
/// So many texts are kept in which the mark of our mail may be.
const MOST_PLACES: usize = 20;
/// A line of a mail is no longer (RFC 5322 §2.1.1).
const LONGEST_PLACE: usize = 998;
/// Where mail servers write to whom they tell it, which may be an address with the mark, and about what.
const OUTER_PLACES: [&str; 6] =
    ["to", "delivered-to", "x-original-to", "envelope-to", "in-reply-to", "references"];

/// What a notification says.
#[derive(Clone, PartialEq, Eq)]
pub struct Bounce {
    /// What became of the mail.
    pub report: Report,
    /// Why, as the desk is told.
    pub obstacle: Obstacle,
    /// Texts in which the mark of our mail may be, the most likely first. They can hold addresses of people.
    pub places: Vec<String>,
}

impl fmt::Debug for Bounce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bounce({})", self.report.code())
    }
}

/// Why a mail tells of no mail that failed or waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoBounce {
    /// It is another mail: somebody's answer, an out-of-office note, anything.
    #[error("not a delivery status notification")]
    OtherMail,
    /// It tells that a mail arrived, or nothing.
    #[error("a notification of nothing that failed or waits")]
    NothingFailed,
}

/// Reads a mail as it was handed over, with any kind of line ends, whole or cut at its end.
///
/// # Errors
/// When it is no notification, or none of a mail that failed or waits.
pub fn read(mail: &[u8]) -> Result<Bounce, NoBounce> {
    let text = String::from_utf8_lossy(mail);
    let (head, body) = cut(&text);
    let outer = Fields::of(head);
    let boundary = outer.first("content-type").and_then(report_boundary).ok_or(NoBounce::OtherMail)?;
    let mut verdict: Option<Verdict> = None;
    let mut places: Vec<String> = Vec::new();
    for part in parts(body, &boundary) {
        let (head, content) = cut(part);
        match Fields::of(head).first("content-type").map(media_type).as_deref() {
            Some("message/delivery-status" | "message/global-delivery-status") => {
                verdict = verdict.max(worst(content));
            }
            // What comes back of our mail: its head, or all of it, which begins with its head.
            Some("text/rfc822-headers" | "message/rfc822" | "message/global-headers" | "message/global") => {
                keep(&mut places, &Fields::of(cut(content).0), "message-id");
            }
            _ => {}
        }
    }
    for name in OUTER_PLACES {
        keep(&mut places, &outer, name);
    }
    let (report, lasting) = verdict.ok_or(NoBounce::NothingFailed)?;
    let obstacle = if lasting { Obstacle::Refused } else { Obstacle::PutOff };
    Ok(Bounce { report, obstacle, places })
}

/// The boundary of a report of deliveries.
fn report_boundary(kind: &str) -> Option<String> {
    let is_report = media_type(kind) == "multipart/report"
        && parameter(kind, "report-type")
            .is_some_and(|about| about.trim().eq_ignore_ascii_case("delivery-status"));
    parameter(kind, "boundary").filter(|boundary| is_report && !boundary.is_empty())
}

fn keep(places: &mut Vec<String>, fields: &Fields<'_>, name: &str) {
    let room = MOST_PLACES.saturating_sub(places.len());
    let found = fields.all(name).filter(|value| value.len() <= LONGEST_PLACE);
    places.extend(found.take(room).map(str::to_owned));
}

/// What became of it, and whether trying again would be of no use.
type Verdict = (Report, bool);

/// The worst that the groups of fields say: the first is about the mail, each other one about a recipient.
fn worst(content: &str) -> Option<Verdict> {
    let (mut rest, mut worst): (&str, Option<Verdict>) = (content, None);
    for _ in 0..MOST_GROUPS {
        if rest.is_empty() {
            break;
        }
        let (group, more) = cut(rest);
        worst = worst.max(verdict(&Fields::of(group)));
        rest = more;
    }
    worst
}

/// What a group says of its recipient. "failed" means that the server gave it up, whatever the class of the status: one
/// that tried for days in vain says so with a passing one (RFC 3464 §2.3.3).
fn verdict(group: &Fields<'_>) -> Option<Verdict> {
    let lasting = match group.first("status")?.split('.').next()?.trim() {
        "5" => true,
        "4" => false,
        _ => return None,
    };
    let action = group.first("action")?.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    if action.eq_ignore_ascii_case("failed") {
        Some((Report::Failed, lasting))
    } else if action.eq_ignore_ascii_case("delayed") {
        Some((Report::Delayed, false))
    } else {
        None
    }
}
