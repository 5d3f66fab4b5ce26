//! Writing audit rows.

use std::borrow::Cow;

use domain::{
    actor::{Citizen, Operator},
    export::ExportReason,
    mask::Group,
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{Context, Error, Work};

/// What was done. The database keeps the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Signed in.
    SignIn,
    /// A sign-in was refused.
    SignInRefused,
    /// Looked at a record.
    Read,
    /// Looked at a list.
    List,
    /// Changed a record.
    Change,
    /// Sent a request.
    Submit,
    /// Opened or downloaded a document or a receipt.
    Open,
    /// Enabled or disabled an operator.
    Administer,
    /// Took a copy out of the portal.
    Export,
    /// Removed what is past its term.
    Purge,
    /// Closed a session from elsewhere.
    EndSession,
    /// Asked for something that a rule forbids.
    Refuse,
    /// Saw through a mask for a reason, or ended it.
    BreakGlass,
}

impl Action {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::SignInRefused => "sign_in_refused",
            Self::Read => "read",
            Self::List => "list",
            Self::Change => "change",
            Self::Submit => "submit",
            Self::Open => "open",
            Self::Administer => "administer",
            Self::Export => "export",
            Self::Purge => "purge",
            Self::EndSession => "end_session",
            Self::Refuse => "refuse",
            Self::BreakGlass => "break_glass",
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A citizen's account.
    Account,
    /// A request.
    Intake,
    /// A document.
    Document,
    /// A receipt.
    Receipt,
    /// A person.
    Person,
    /// A card.
    Card,
    /// An operator.
    Operator,
    /// A pair of the register of transactions.
    Transaction,
    /// A session.
    Session,
    /// An appointment.
    Appointment,
    /// A closure of a desk.
    Closure,
    /// A request for access to the file.
    FileAccess,
    /// A service of the catalogue.
    Service,
    /// A code table.
    Codes,
    /// A notice on data protection.
    PrivacyNotice,
    /// A rule about what a card must hold.
    CardRule,
    /// A desk.
    Desk,
    /// A body of the zone.
    Organisation,
    /// The audit itself; the identifier is of the record that was searched for.
    Audit,
    /// Work that happens later.
    Job,
    /// A card handed to another desk.
    Referral,
    /// A profile and its mask.
    Profile,
    /// A break-glass.
    ExceptionalAccess,
    /// A proposal of presa in carico.
    PresaInCarico,
    /// A case file.
    CaseFile,
    /// What an operator is told of.
    Alert,
    /// The configuration of a zone as one file.
    Configuration,
}

impl Subject {
    const fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Intake => "intake",
            Self::Document => "document",
            Self::Receipt => "receipt",
            Self::Person => "person",
            Self::Card => "card",
            Self::Operator => "operator",
            Self::Transaction => "transaction",
            Self::Session => "session",
            Self::Appointment => "appointment",
            Self::Closure => "closure",
            Self::FileAccess => "file_access",
            Self::Service => "service",
            Self::Codes => "codes",
            Self::PrivacyNotice => "privacy_notice",
            Self::CardRule => "card_rule",
            Self::Desk => "desk",
            Self::Organisation => "organisation",
            Self::Audit => "audit",
            Self::Job => "job",
            Self::Referral => "referral",
            Self::Profile => "profile",
            Self::ExceptionalAccess => "exceptional_access",
            Self::PresaInCarico => "presa_in_carico",
            Self::CaseFile => "case_file",
            Self::Alert => "alert",
            Self::Configuration => "configuration",
        }
    }
}

/// One row.
#[derive(Debug, Clone)]
pub struct Entry {
    action: Action,
    subject: Subject,
    subject_id: Option<Uuid>,
    shown: Vec<Group>,
    masked: Vec<Group>,
    reason: Option<Cow<'static, str>>,
    zone: Option<Uuid>,
}

impl Entry {
    /// Something done to one record, or to a list when there is no identifier.
    pub const fn new(action: Action, subject: Subject, subject_id: Option<Uuid>) -> Self {
        Self { action, subject, subject_id, shown: Vec::new(), masked: Vec::new(), reason: None, zone: None }
    }

    /// Which of these groups the actor saw, and which the mask hid.
    #[must_use]
    pub fn through(mut self, operator: &Operator, groups: impl IntoIterator<Item = Group>) -> Self {
        for group in groups {
            if operator.mask.hides(group) {
                self.masked.push(group);
            } else {
                self.shown.push(group);
            }
        }
        self
    }

    /// Whose auditors read it, where no operator did it.
    #[must_use]
    pub const fn in_zone(mut self, zone: Uuid) -> Self {
        self.zone = Some(zone);
        self
    }

    /// Which of these groups somebody saw who has no mask: whoever was sent them by a link.
    #[must_use]
    pub fn showing(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        self.shown.extend(groups);
        self
    }

    /// Why; a fixed code, never somebody's words.
    #[must_use]
    pub fn because(mut self, reason: &'static str) -> Self {
        self.reason = Some(Cow::Borrowed(reason));
        self
    }

    /// Why, in the words of whoever gives the reason: only where the law wants it told (looking into
    /// the register of transactions), or a code with a digest that tells whom it is about apart.
    #[must_use]
    pub fn in_words(mut self, reason: String) -> Self {
        self.reason = Some(Cow::Owned(reason));
        self
    }
}

/// Writes what a citizen did.
pub(crate) async fn citizen(
    work: &mut Work,
    ctx: &Context,
    who: &Citizen,
    entry: Entry,
) -> Result<(), Error> {
    write(work, ctx, "citizen", Some(who.account.uuid()), None, entry).await
}

/// Writes what an operator did.
pub(crate) async fn operator(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    entry: Entry,
) -> Result<(), Error> {
    write(work, ctx, "operator", Some(who.me.id.uuid()), Some(who), entry).await
}

/// Writes down that an operator takes a list of people out of the portal, and why, in a transaction of its own: before
/// its first row leaves. `groups` are those that a row holds something of.
pub(crate) async fn list_leaves(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    (subject, groups): (Subject, &[Group]),
    reason: ExportReason,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, who).await?;
    let groups = groups.iter().copied();
    let entry = Entry::new(Action::Export, subject, None).through(who, groups).because(reason.code());
    operator(&mut work, ctx, who, entry).await?;
    work.commit().await
}

/// Writes down that an operator looked for something that is not theirs to see, or that is not there: which of the two,
/// nobody is told. In a transaction of its own.
pub async fn refused(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    subject: Subject,
    id: Option<Uuid>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, who).await?;
    operator(&mut work, ctx, who, Entry::new(Action::Refuse, subject, id).because("out_of_reach")).await?;
    work.commit().await
}

/// Writes what the portal did by itself.
pub(crate) async fn system(work: &mut Work, ctx: &Context, entry: Entry) -> Result<(), Error> {
    write(work, ctx, "system", None, None, entry).await
}

async fn write(
    work: &mut Work,
    ctx: &Context,
    actor: &str,
    actor_id: Option<Uuid>,
    desk: Option<&Operator>,
    entry: Entry,
) -> Result<(), Error> {
    let codes = |groups: &[Group]| groups.iter().map(|group| group.code().to_owned()).collect::<Vec<_>>();
    sqlx::query!(
        "INSERT INTO audit_event
            (at, actor, actor_id, zone_id, desk_id, profile, action, subject, subject_id, shown, masked, reason, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        ctx.now,
        actor,
        actor_id,
        desk.map(|operator| operator.zone.uuid()).or(entry.zone),
        desk.map(|operator| operator.desk.id.uuid()),
        desk.map(|operator| operator.profile.as_str()),
        entry.action.code(),
        entry.subject.code(),
        entry.subject_id,
        &codes(&entry.shown),
        &codes(&entry.masked),
        entry.reason.as_deref(),
        ctx.request_id,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
