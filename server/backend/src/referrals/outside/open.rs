//! What whoever has the link does: look, type the code, read, answer.
//!
//! All of it happens in the portal's own name, for the body is nobody to the database. Every look and every try is in
//! the audit log, by the identifier of what was sent; neither token nor code ever is.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id,
    actor::DeskRef,
    document::DeskDocument,
    referral::{
        Package, Paper,
        outside::{
            Answer, CODE_TRIES, Code, End, Event, Gone, Link, Look, Outside, READING_HOURS, Reading, Sender,
            Shown, State, under,
        },
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{LinkKey, Token, note_of_body, papers, send::write};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake::DocumentContent,
};

/// A link with what it opens, whose row is held.
struct Held {
    link: Id<Link>,
    id: Id<Outside>,
    zone: Uuid,
    from: DeskRef,
    organisation: String,
    state: State,
    why: String,
    informed: bool,
    package: Package,
    /// Whether the person came under a protective alias: then nobody outside is told who it is any more.
    is_protected: bool,
    person: Uuid,
    until: DateTime<Utc>,
    code_digest: Vec<u8>,
    browser_digest: Option<Vec<u8>>,
    reading_until: Option<DateTime<Utc>>,
    ended: Option<End>,
}

/// Whether the link lets this browser in.
#[derive(Clone, Copy)]
enum Door {
    /// Not yet: the code is asked for.
    Code,
    /// Another browser was let in.
    Elsewhere,
    /// Nobody any more.
    Gone(Gone),
    /// It is the one.
    Own,
}

impl Held {
    fn door(&self, now: DateTime<Utc>, mark: Option<&Token>) -> Door {
        match self.ended {
            Some(End::WrongCodes) => return Door::Gone(Gone::WrongCodes),
            Some(End::Replaced | End::Cancelled) => return Door::Gone(Gone::TakenBack),
            None if now >= self.until => return Door::Gone(Gone::Expired),
            None => {}
        }
        match (&self.browser_digest, mark) {
            (None, _) => Door::Code,
            (Some(digest), Some(mark)) if mark.digest().as_slice() == digest.as_slice() => Door::Own,
            (Some(_), _) => Door::Elsewhere,
        }
    }

    /// Until when what was sent can be read; nothing where it cannot.
    fn is_read_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        // Whatever was given back or ended is read no more.
        let open = matches!(self.state, State::Seen { .. } | State::Received { .. });
        self.reading_until.filter(|until| open && now < *until)
    }

    fn entry(&self, action: Action, reason: &'static str) -> Entry {
        Entry::new(action, Subject::Referral, Some(self.id.uuid())).in_zone(self.zone).because(reason)
    }

    fn shown(self, now: DateTime<Utc>, papers: Vec<Paper>) -> Shown {
        let until = self.is_read_until(now);
        let (why, informed, package, may_name) = (self.why, self.informed, self.package, self.is_protected);
        Shown {
            from: self.from,
            organisation: self.organisation,
            reading: until.map(|until| Reading { why, informed, package, may_name, papers, until }),
            state: self.state,
            until: self.until,
        }
    }
}

/// Finds a link by its token and holds what it opens. All who change either wait for one another there, so that what is
/// read afterwards stays as it is.
async fn hold(work: &mut Work, token: &Token) -> Result<Held, Error> {
    let digest = token.digest();
    sqlx::query_scalar!(
        "SELECT id
         FROM outside_referral
         WHERE id = (SELECT referral_id FROM outside_link WHERE token_digest = $1)
         FOR UPDATE",
        digest.as_slice(),
    )
    .fetch_one(work.connection())
    .await?;
    read(work, &digest).await
}

/// What was sent; of whoever is under a protective alias by now as it would be sent now.
fn sent(content: serde_json::Value, alias: Option<&str>) -> Result<Package, Error> {
    let package = decode("outside_referral", "content", content)?;
    Ok(match alias {
        Some(alias) => under(package, alias),
        None => package,
    })
}

async fn read(work: &mut Work, digest: &[u8]) -> Result<Held, Error> {
    let row = sqlx::query!(
        r#"SELECT
            outside_link.id AS link_id,
            outside_link.zone_id,
            outside_link.referral_id,
            outside_link.expires_at,
            outside_link.code_digest,
            outside_link.browser_digest,
            outside_link.reading_until,
            outside_link.ended,
            outside_referral.facts,
            outside_referral.why,
            outside_referral.informed,
            outside_referral.content,
            card.person_id,
            alias_of_record(card.person_id, outside_referral.zone_id) AS "alias?",
            desk.id AS desk_id,
            desk.name AS desk_name,
            organisation.name AS organisation
           FROM outside_link
           JOIN outside_referral ON outside_referral.id = outside_link.referral_id
           JOIN card ON card.id = outside_referral.card_id
           JOIN desk ON desk.id = outside_referral.from_desk_id
           JOIN organisation ON organisation.id = desk.organisation_id
           WHERE outside_link.token_digest = $1"#,
        digest,
    )
    .fetch_one(work.connection())
    .await?;
    let ended = row.ended.map(|code| known("outside_link", "ended", End::from_code(&code)));
    Ok(Held {
        link: Id::new(row.link_id),
        id: Id::new(row.referral_id),
        zone: row.zone_id,
        from: DeskRef { id: Id::new(row.desk_id), name: row.desk_name },
        organisation: row.organisation,
        state: decode("outside_referral", "facts", row.facts)?,
        why: row.why,
        informed: row.informed,
        is_protected: row.alias.is_some(),
        package: sent(row.content, row.alias.as_deref())?,
        person: row.person_id,
        until: row.expires_at,
        code_digest: row.code_digest,
        browser_digest: row.browser_digest,
        reading_until: row.reading_until,
        ended: ended.transpose()?,
    })
}

/// Whom to ask for a new link: the desk, with the telephone of the first place where people meet it.
async fn sender(work: &mut Work, from: DeskRef) -> Result<Sender, Error> {
    let phone = sqlx::query_scalar!(
        "SELECT phone FROM desk_point WHERE desk_id = $1 ORDER BY position, id LIMIT 1",
        from.id.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(Sender { desk: from.name, phone })
}

/// What stands behind the door, and that somebody looked.
async fn behind(work: &mut Work, ctx: &Context, held: Held, door: Door) -> Result<Look, Error> {
    match door {
        Door::Code => {
            audit::system(work, ctx, held.entry(Action::Open, "outside_link")).await?;
            Ok(Look::Code)
        }
        Door::Elsewhere => {
            audit::system(work, ctx, held.entry(Action::Refuse, "outside_other_browser")).await?;
            Ok(Look::Elsewhere(sender(work, held.from).await?))
        }
        Door::Gone(gone) => {
            audit::system(work, ctx, held.entry(Action::Refuse, "outside_link_over")).await?;
            Ok(Look::Gone(gone, sender(work, held.from).await?))
        }
        Door::Own => {
            let mut papers = Vec::new();
            if held.is_read_until(ctx.now).is_some() {
                papers = papers::received(work, held.id, held.is_protected).await?;
                let groups = held.package.groups();
                let person = Entry::new(Action::Read, Subject::Person, Some(held.person))
                    .in_zone(held.zone)
                    .because("outside_read");
                for entry in [held.entry(Action::Read, "outside_read"), person] {
                    audit::system(work, ctx, entry.showing(groups.clone())).await?;
                }
            } else {
                audit::system(work, ctx, held.entry(Action::Open, "outside_answer")).await?;
            }
            Ok(Look::Open(Box::new(held.shown(ctx.now, papers))))
        }
    }
}

/// What a link leads this browser to.
///
/// # Errors
/// [`Error::NotFound`] when there never was such a link.
pub async fn look(pool: &PgPool, ctx: &Context, token: &Token, mark: Option<&Token>) -> Result<Look, Error> {
    let mut work = Work::system(pool).await?;
    let held = hold(&mut work, token).await?;
    let door = held.door(ctx.now, mark);
    let look = behind(&mut work, ctx, held, door).await?;
    work.commit().await?;
    Ok(look)
}

/// What became of a code that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// It was right: from now on this browser alone goes on, until the link ends.
    In {
        /// When it ends.
        until: DateTime<Utc>,
    },
    /// It was wrong. With none left the link has ended.
    Wrong {
        /// How many tries are left.
        left: u8,
    },
    /// No code is asked for: this is what the link leads to.
    Other(Look),
}

/// Takes a code. The right one binds the link to the browser that keeps `fresh`; every wrong one is counted, whatever
/// else happens.
///
/// # Errors
/// [`Error::NotFound`] when there never was such a link.
pub async fn enter(
    pool: &PgPool,
    ctx: &Context,
    key: &LinkKey,
    (token, mark): (&Token, Option<&Token>),
    code: &Code,
    fresh: &Token,
) -> Result<Entered, Error> {
    let mut work = Work::system(pool).await?;
    let held = hold(&mut work, token).await?;
    let entered = match held.door(ctx.now, mark) {
        Door::Code if key.fits(held.link, code, &held.code_digest) => {
            let until = held.until;
            bind(&mut work, ctx, held, fresh).await?;
            Entered::In { until }
        }
        Door::Code => Entered::Wrong { left: count_try(&mut work, ctx, &held).await? },
        door => Entered::Other(behind(&mut work, ctx, held, door).await?),
    };
    work.commit().await?;
    Ok(entered)
}

/// This browser and no other. Opening it is a step, the first time.
async fn bind(work: &mut Work, ctx: &Context, held: Held, fresh: &Token) -> Result<(), Error> {
    let digest = fresh.digest();
    sqlx::query!(
        "UPDATE outside_link SET browser_digest = $2, opened_at = $3, reading_until = $4 WHERE id = $1",
        held.link.uuid(),
        digest.as_slice(),
        ctx.now,
        ctx.now + TimeDelta::hours(READING_HOURS),
    )
    .execute(work.connection())
    .await?;
    audit::system(work, ctx, held.entry(Action::Open, "outside_code_right")).await?;
    if matches!(held.state, State::Sent { .. }) {
        step(work, ctx, held, Answer::See).await?;
    }
    Ok(())
}

/// Counts a wrong code; says how many tries are left. The last one ends the link, and the sender is told.
async fn count_try(work: &mut Work, ctx: &Context, held: &Held) -> Result<u8, Error> {
    let tries = sqlx::query_scalar!(
        "UPDATE outside_link SET tries = tries + 1 WHERE id = $1 RETURNING tries",
        held.link.uuid()
    )
    .fetch_one(work.connection())
    .await?;
    audit::system(work, ctx, held.entry(Action::Refuse, "outside_code_wrong")).await?;
    let left = CODE_TRIES.saturating_sub(u8::try_from(tries).unwrap_or(CODE_TRIES));
    if left == 0 {
        sqlx::query!(
            "UPDATE outside_link SET ended = $2, ended_at = $3 WHERE id = $1",
            held.link.uuid(),
            End::WrongCodes.code(),
            ctx.now,
        )
        .execute(work.connection())
        .await?;
        note_of_body(work, ctx, (held.zone, held.id.uuid()), Event::Locked, (None, "")).await?;
        audit::system(work, ctx, held.entry(Action::Change, "outside_locked")).await?;
    }
    Ok(left)
}

/// Takes a step in the name of the body: the state, the history, the audit log.
async fn step(work: &mut Work, ctx: &Context, held: Held, answer: Answer) -> Result<(), Error> {
    let (id, zone, event) = (held.id, held.zone, answer.event());
    let (who, words) = match &answer {
        Answer::See => (None, String::new()),
        Answer::Receive { by } => (Some(by.clone()), String::new()),
        Answer::Refuse { reason } => (None, reason.clone()),
        Answer::Report { text, .. } => (None, text.clone()),
    };
    let entry = held.entry(Action::Change, event.code());
    let state = held.state.answered(answer, ctx.now)?;
    write(work, id, &state).await?;
    note_of_body(work, ctx, (zone, id.uuid()), event, (who.as_deref(), words.as_str())).await?;
    audit::system(work, ctx, entry).await
}

/// A document that is going to be opened by the browser that opened the link, within the hours for reading. It is in
/// the audit log, also where it is refused.
///
/// # Errors
/// [`Error::NotFound`] for any other browser, afterwards, and when it did not go with what was sent.
pub async fn document(
    pool: &PgPool,
    ctx: &Context,
    (token, mark): (&Token, Option<&Token>),
    id: Id<DeskDocument>,
) -> Result<DocumentContent, Error> {
    let mut work = Work::system(pool).await?;
    let held = hold(&mut work, token).await?;
    let own = matches!(held.door(ctx.now, mark), Door::Own);
    if !own || held.is_read_until(ctx.now).is_none() {
        audit::system(&mut work, ctx, held.entry(Action::Refuse, "outside_link_over")).await?;
        work.commit().await?;
        return Err(Error::NotFound);
    }
    let (sort, content) = papers::content(&mut work, (held.id, held.is_protected), id).await?;
    if papers::hides(held.is_protected, sort) {
        audit::system(&mut work, ctx, held.entry(Action::Refuse, "outside_link_over")).await?;
        work.commit().await?;
        return Err(Error::NotFound);
    }
    let entry = Entry::new(Action::Open, Subject::Document, Some(id.uuid()))
        .in_zone(held.zone)
        .showing([sort.group()])
        .because("outside_read");
    audit::system(&mut work, ctx, entry).await?;
    work.commit().await?;
    Ok(content)
}

/// Takes an answer of the browser that opened the link.
///
/// # Errors
/// [`Error::NotFound`] for any other browser, and when the link is over; [`Error::WrongReferral`] when it is not
/// possible where it stands.
pub async fn answer(
    pool: &PgPool,
    ctx: &Context,
    (token, mark): (&Token, Option<&Token>),
    answer: Answer,
) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let held = hold(&mut work, token).await?;
    if !matches!(held.door(ctx.now, mark), Door::Own) {
        return Err(Error::NotFound);
    }
    step(&mut work, ctx, held, answer).await?;
    work.commit().await
}
