//! The register of transactions: request and response as a pair, kept 24 months.
//!
//! DPCM 24/10/2014 art. 13 c. 2 and the Regole Tecniche of SPID ask for the pair and for fields to
//! find it by. What names a person is sealed, or stands as a keyed digest; the other fields are in
//! the clear and bound to the seal, so that a row cannot be changed unnoticed. The server can only
//! add rows. Rejected responses are kept too; how many of those that belong to no login is decided at
//! the door (`server::pages::spid::gate`), before anything is written.
//!
//! * [`record`] adds a pair;
//! * [`search`], [`show`] and [`export`] look into the register: each asks who wants to know and
//!   why ([`Inquiry`]) and is an audit row before anything is seen;
//! * [`purge`] removes what is past its term.

mod inquiry;
mod keys;
mod look;
mod purge;
mod row;
mod trace;

use chrono::{DateTime, SubsecRound as _, Utc};
use domain::fiscal_code::FiscalCode;
use sqlx::PgPool;

use crate::{Context, Error};
use keys::About;
use row::Clear;

pub use inquiry::{Filter, Inquiry, NoReason, Person};
pub use keys::RegisterKeys;
pub use look::{After, Export, Found, MOST_FOUND, export, search, show};
pub use purge::{PURGED_AT_ONCE, purge};
pub use row::{Content, Cut, Damage, Record};
pub use trace::{Deed, Trace};

/// Outcome of a response that let somebody in.
pub const ACCEPTED: &str = "accepted";
/// Identifiers of unverified messages that are longer are nobody's; inside the seal they are kept.
const LONGEST_ID: usize = 256;
/// So much of a message is kept that let nobody in: no honest one is longer, and anybody may send them.
const LONGEST_REFUSED: usize = 32 * 1024;

const CORRUPT: Error = Error::Corrupt { table: "saml_transaction", column: "sealed" };

/// One pair for the register.
#[derive(Debug, Clone, Default)]
pub struct Transaction<'a> {
    /// entityID the request was sent to.
    pub idp: &'a str,
    /// ID of the request.
    pub request_id: Option<&'a str>,
    /// When the request was issued.
    pub request_issued_at: Option<DateTime<Utc>>,
    /// The request as sent.
    pub request: &'a str,
    /// ID of the response, where it could be read.
    pub response_id: Option<&'a str>,
    /// When the response says it was issued, where it could be read.
    pub response_issued_at: Option<DateTime<Utc>>,
    /// Who the response says it is from, where it could be read.
    pub response_issuer: Option<&'a str>,
    /// The response: its XML, or what was received where it is none.
    pub response: &'a str,
    /// ID of the assertion, where it was verified.
    pub assertion_id: Option<&'a str>,
    /// Fiscal number as certified or eIDAS identifier, where it was verified.
    pub subject: Option<&'a str>,
    /// `NameID`, where it was verified.
    pub name_id: Option<&'a str>,
    /// Who gave that name, where it was verified.
    pub name_qualifier: Option<&'a str>,
    /// [`ACCEPTED`], or the stable code of the refusal.
    pub outcome: &'a str,
    /// So many bytes of a response that let nobody in are kept at most, where that is less than usual; its
    /// length and digest always are.
    pub most: Option<usize>,
}

/// Writes a pair down. Rejected responses are kept too, as evidence.
pub async fn record(
    pool: &PgPool,
    ctx: &Context,
    keys: &RegisterKeys,
    pair: Transaction<'_>,
) -> Result<(), Error> {
    let clear = in_the_clear(ctx, keys, &pair);
    let sealed = clear.seal(keys, &content(&pair)).ok_or(CORRUPT)?;
    sqlx::query!(
        "INSERT INTO saml_transaction
            (id, at, idp, request_id, request_issued_at, response_id, response_issued_at, response_issuer,
             assertion_id, subject_digest, name_digest, name_qualifier, outcome, key_id, trace, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        clear.id,
        clear.at,
        clear.idp,
        clear.request_id,
        clear.request_issued_at,
        clear.response_id,
        clear.response_issued_at,
        clear.response_issuer,
        clear.assertion_id,
        clear.subject_digest,
        clear.name_digest,
        clear.name_qualifier,
        clear.outcome,
        clear.key_id,
        clear.trace,
        sealed,
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn in_the_clear(ctx: &Context, keys: &RegisterKeys, pair: &Transaction<'_>) -> Clear {
    let digest = |about, text: Option<&str>| text.and_then(|text| keys.digest(about, text));
    Clear {
        id: ctx.id(),
        // The precision of the database: the seal is over what can be read again.
        at: ctx.now.trunc_subsecs(6),
        idp: short(pair.idp).unwrap_or("unknown").to_owned(),
        request_id: pair.request_id.and_then(short).map(str::to_owned),
        request_issued_at: pair.request_issued_at.map(|at| at.trunc_subsecs(6)),
        response_id: pair.response_id.and_then(short).map(str::to_owned),
        response_issued_at: pair.response_issued_at.map(|at| at.trunc_subsecs(6)),
        response_issuer: pair.response_issuer.and_then(short).map(str::to_owned),
        assertion_id: pair.assertion_id.and_then(short).map(str::to_owned),
        subject_digest: digest(About::Subject, pair.subject.map(person).as_deref()),
        name_digest: digest(About::Name, pair.name_id),
        name_qualifier: pair.name_qualifier.and_then(short).map(str::to_owned),
        outcome: pair.outcome.to_owned(),
        key_id: keys.name().to_owned(),
        trace: Some(ctx.request_id),
    }
}

fn content(pair: &Transaction<'_>) -> Content {
    // What let nobody in can be anybody's, of any size: whoever began a login may answer it themselves.
    let most = pair.most.map_or(LONGEST_REFUSED, |most| most.min(LONGEST_REFUSED));
    let cut = if pair.outcome == ACCEPTED { None } else { cut(pair.response, most) };
    let response = cut.as_ref().map_or(pair.response, |(start, _)| *start);
    Content {
        request: pair.request.to_owned(),
        response: response.to_owned(),
        subject: pair.subject.map(str::to_owned),
        name_id: pair.name_id.map(str::to_owned),
        cut: cut.map(|(_, cut)| cut),
    }
}

/// The start of a message that is too long to be kept, and what it was.
fn cut(response: &str, most: usize) -> Option<(&str, Cut)> {
    if response.len() <= most {
        return None;
    }
    let end = response.floor_char_boundary(most);
    Some((response.get(..end)?, Cut::of(response)))
}

/// An identifier that fits into an index.
fn short(text: &str) -> Option<&str> {
    (!text.is_empty() && text.len() <= LONGEST_ID).then_some(text)
}

/// The form of a person's number that digests are made of: a codice fiscale without omocodia and
/// without `TINIT-`; anything else, an eIDAS identifier, as it is.
fn person(number: &str) -> String {
    let number = number.trim();
    let bare = number.strip_prefix("TINIT-").unwrap_or(number);
    bare.parse::<FiscalCode>().map_or_else(|_| number.to_owned(), |code| code.canonical().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_number() {
        for written in ["FRRGLI88C54M990P", "TINIT-FRRGLI88C54M990P", " frrgli88c54m990p "] {
            assert_eq!(person(written), "FRRGLI88C54M990P", "{written}");
        }
        assert_eq!(person("FR/IT/AB-12"), "FR/IT/AB-12");
    }

    #[test]
    fn a_long_message_of_nobody_keeps_its_start_and_its_digest() {
        let message = "è".repeat(LONGEST_REFUSED);
        let (start, rest) = cut(&message, LONGEST_REFUSED).unwrap();
        assert!(start.len() <= LONGEST_REFUSED && message.starts_with(start));
        assert_eq!(rest.bytes, message.len());
        assert!(cut("short", LONGEST_REFUSED).is_none());
    }

    #[test]
    fn what_lets_somebody_in_is_kept_whole_and_nothing_else_is() {
        let (request, response) = ("<samlp:AuthnRequest/>", "x".repeat(2 * LONGEST_REFUSED));
        let kept = |outcome, most| {
            let pair = Transaction { request, response: &response, outcome, most, ..Transaction::default() };
            let content = content(&pair);
            (content.response.len(), content.cut.map(|cut| cut.bytes))
        };
        assert_eq!(kept(ACCEPTED, None), (response.len(), None));
        assert_eq!(
            kept("signature", None),
            (LONGEST_REFUSED, Some(response.len())),
            "of a login of ours too"
        );
        assert_eq!(kept("signature", Some(100)), (100, Some(response.len())), "from a busy address");
        assert_eq!(kept("signature", Some(usize::MAX)).0, LONGEST_REFUSED, "never more");
    }
}
