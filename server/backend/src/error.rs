//! What can go wrong in a use case.

use domain::{
    Id,
    actor::OperatorRef,
    card::{AlreadyCompleted, parts::Missing, requests::WrongStep},
    file_access,
    intake::WrongState,
    permission::Denied,
    person::Person,
    presa_in_carico, referral,
};

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or this actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// Several are called so, and nobody said which one is meant.
    #[error("several are called so")]
    Ambiguous,
    /// The record of a person was joined with one that this desk does not see.
    #[error("joined with a record of another office")]
    Joined,
    /// Somebody else was quicker.
    #[error("already taken up by a colleague")]
    TakenBy(OperatorRef),
    /// It was saved in the meantime from another window.
    #[error("saved in the meantime from elsewhere")]
    Stale,
    /// It is not in a state that allows this.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// A request for access to the file was answered already.
    #[error(transparent)]
    AlreadyAnswered(#[from] file_access::WrongState),
    /// A request of a service cannot go on like this.
    #[error(transparent)]
    WrongStep(#[from] WrongStep),
    /// A referral is not in a state that allows this.
    #[error(transparent)]
    WrongReferral(#[from] referral::WrongState),
    /// A proposal was answered already.
    #[error(transparent)]
    WrongProposal(#[from] presa_in_carico::WrongState),
    /// A card cannot be proposed to the professional service.
    #[error("the card cannot be proposed: {0:?}")]
    NotProposable(presa_in_carico::Barred),
    /// The same card waits at that desk already.
    #[error("already sent to that desk")]
    AlreadySent,
    /// The desk that it is handed to had it before, and nobody said that this is meant.
    #[error("it comes back to a desk that had it")]
    ComesBack,
    /// It is decided or taken back: nothing can be written about it any more.
    #[error("the request is closed")]
    Closed,
    /// The service does not accept requests today.
    #[error("the service is closed")]
    ServiceClosed,
    /// The answers are not complete.
    #[error("the answers have errors")]
    Incomplete,
    /// Something is missing that the desk wants before a card is completed: a field, a fact of the person, a service.
    #[error("the card is not complete")]
    CardIncomplete(Vec<Missing>),
    /// A document is still being looked at, and the request waits for it.
    #[error("a document is not checked yet")]
    Unchecked,
    /// It needs somebody with a name, and this person gave none.
    #[error("the person is anonymous")]
    Anonymous,
    /// The code table does not offer it.
    #[error("the code table does not offer it")]
    NotOffered,
    /// It was proposed to the professional service, and that stands.
    #[error("the card was proposed")]
    Proposed,
    /// Somebody else of the registry has this identifier: it is the same person, or one of the two is wrong.
    #[error("somebody else has this identifier")]
    IdentifierOf(Id<Person>),
    /// Somebody whom the desk does not see has this identifier.
    #[error("somebody unseen has this identifier")]
    IdentifierUnseen,
    /// One more would be too many.
    #[error("limit reached")]
    LimitReached,
    /// As many messages left today, to everybody together, as the organisation pays for.
    #[error("no more messages can be sent today")]
    NoMoreToday,
    /// An appointment was not given, moved or cancelled.
    #[error(transparent)]
    Appointment(#[from] crate::appointments::Refusal),
    /// Administrators may not do this.
    #[error(transparent)]
    Staff(#[from] domain::staff::Refusal),
    /// A stored value cannot be read back.
    #[error("corrupt value in {table}.{column}")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
    },
    /// A form does not make sense.
    #[error("the form of {service}: {flaw}")]
    Form {
        /// Slug of the service.
        service: String,
        /// Place and mistake; forms hold no personal data.
        flaw: String,
    },
    /// The database is away, slow, or said no.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
}

impl Error {
    /// Whether somebody else wrote the same at this moment: trying again at once helps.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(said)) => {
                said.code().is_some_and(|code| OF_TWO_AT_ONCE.contains(&code.as_ref()))
            }
            _ => false,
        }
    }

    /// Whether trying again later may help.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Database(
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::Tls(_),
            ) => true,
            Self::Database(sqlx::Error::Database(said)) => {
                said.code().is_some_and(|code| is_of_a_bad_day(&code))
            }
            _ => false,
        }
    }
}

/// What PostgreSQL says to one of two who wait for each other, to whoever read what was changed meanwhile, and to whoever
/// waited too long for a row: nothing of it was done, and the same again goes well.
const OF_TWO_AT_ONCE: [&str; 3] = ["40P01", "40001", "55P03"];

/// What PostgreSQL says when it is being stopped, started or replaced, not what it says about a query:
/// connection exceptions, too many connections, shutdown, and a database that takes no connections.
fn is_of_a_bad_day(code: &str) -> bool {
    ["08", "53", "57P"].iter().any(|class| code.starts_with(class)) || code == "55000"
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            other => Self::Database(other),
        }
    }
}

impl From<Denied> for Error {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

/// What is for the other desk to do does not exist for this one.
impl From<referral::Wrong> for Error {
    fn from(wrong: referral::Wrong) -> Self {
        match wrong {
            referral::Wrong::OtherDesk => Self::NotFound,
            referral::Wrong::State(wrong) => Self::WrongReferral(wrong),
        }
    }
}

impl From<AlreadyCompleted> for Error {
    fn from(_: AlreadyCompleted) -> Self {
        Self::Stale
    }
}

/// The constraint that a write broke, by its name; nothing where it failed for another reason.
pub(crate) fn broken_constraint(error: &sqlx::Error) -> Option<&str> {
    error.as_database_error().and_then(|said| said.constraint())
}

/// Reads a stored JSON value back; a failure names the place, never the value.
pub(crate) fn decode<T: serde::de::DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    value: serde_json::Value,
) -> Result<T, Error> {
    serde_json::from_value(value).map_err(|error| {
        tracing::error!(table, column, category = ?error.classify(), "stored value cannot be read back");
        Error::Corrupt { table, column }
    })
}

/// Writes a domain value as JSON.
pub(crate) fn encode<T: serde::Serialize>(
    table: &'static str,
    column: &'static str,
    value: &T,
) -> Result<serde_json::Value, Error> {
    serde_json::to_value(value).map_err(|_| Error::Corrupt { table, column })
}

/// Refuses a stored code that the domain does not know.
pub(crate) fn known<T>(table: &'static str, column: &'static str, value: Option<T>) -> Result<T, Error> {
    value.ok_or(Error::Corrupt { table, column })
}
