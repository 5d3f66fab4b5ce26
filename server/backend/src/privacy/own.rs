//! What citizens see and sign in the area personale.

use domain::{
    Id,
    actor::Citizen,
    person::Person,
    privacy::{PrivacyNotice, PrivacySignature, Standing, Way},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    notices::{current, one},
    signatures::{Signing, insert, of_people},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    personal::own_people,
};

/// What a citizen signed, and what there is to sign.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnSignatures {
    /// Last first.
    pub signed: Vec<PrivacySignature>,
    /// Notices of the desks that keep a card of the citizen and have no valid signature.
    pub to_sign: Vec<PrivacyNotice>,
}

/// A desk that keeps a card of the citizen, and whom it recognised in them.
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct Known {
    desk_id: Uuid,
    person_id: Uuid,
    zone_id: Uuid,
}

/// Desks with a card that a request of one's own led to, and that is about oneself: `own` are one's records in the
/// registry. Whoever asked for a relative signs nothing for them here.
async fn known(connection: &mut PgConnection, account: Uuid, own: &[Uuid]) -> Result<Vec<Known>, Error> {
    sqlx::query_as!(
        Known,
        "SELECT DISTINCT card.desk_id, card.person_id, card.zone_id
         FROM intake
         JOIN service_request ON service_request.intake_id = intake.id
         JOIN card ON card.id = service_request.card_id
         WHERE intake.account_id = $1 AND intake.submitted_at IS NOT NULL AND card.person_id = ANY($2)
         ORDER BY card.desk_id, card.person_id",
        account,
        own,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// What a citizen signed, last first: `own` are their records in the registry.
pub(crate) async fn signed(
    connection: &mut PgConnection,
    account: Uuid,
    own: &[Uuid],
) -> Result<Vec<PrivacySignature>, Error> {
    let known = known(connection, account, own).await?;
    let people: Vec<Uuid> = known.iter().map(|one| one.person_id).collect();
    of_people(connection, &people).await
}

/// Whether a notice of today waits for a signature, by the last of its desk.
fn waits(notice: &PrivacyNotice, signed: &[PrivacySignature]) -> bool {
    let last = signed.iter().find(|signature| signature.desk.id == notice.desk.id);
    Standing::of(Some(notice.version), last).is_to_sign()
}

/// The citizen's signatures, and the notices that wait for one. Reading them is in the audit log.
pub async fn own(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<OwnSignatures, Error> {
    let own = own_people(pool, who).await?;
    // The registry is closed to citizens: the portal answers for them, and about nobody else.
    let mut work = Work::system(pool).await?;
    let known = known(work.connection(), who.account.uuid(), &own).await?;
    let people: Vec<Uuid> = known.iter().map(|one| one.person_id).collect();
    let signed = of_people(work.connection(), &people).await?;
    let mut to_sign = current(work.connection(), None, ctx.today()).await?;
    to_sign.retain(|notice| {
        known.iter().any(|one| one.desk_id == notice.desk.id.uuid()) && waits(notice, &signed)
    });
    let entry = Entry::new(Action::Read, Subject::Account, Some(who.account.uuid())).because("privacy");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(OwnSignatures { signed, to_sign })
}

/// Signs a notice by the session of the citizen, without further consents.
///
/// # Errors
/// [`Error::NotFound`] when the notice is not one that waits for this citizen's signature.
pub async fn sign_own(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    notice: Id<PrivacyNotice>,
) -> Result<(), Error> {
    let own = own_people(pool, who).await?;
    let mut work = Work::system(pool).await?;
    let known = known(work.connection(), who.account.uuid(), &own).await?;
    let people: Vec<Uuid> = known.iter().map(|one| one.person_id).collect();
    let before = of_people(work.connection(), &people).await?;
    let notice = one(work.connection(), notice).await?;
    let today = current(work.connection(), Some(notice.desk.id), ctx.today()).await?;
    let known: Vec<Known> = known.into_iter().filter(|one| one.desk_id == notice.desk.id.uuid()).collect();
    if !today.contains(&notice) || known.is_empty() || !waits(&notice, &before) {
        return Err(Error::NotFound);
    }
    let signing = Signing { notice: notice.id, way: Way::Spid, purposes: Vec::new(), on: ctx.today() };
    for one in known {
        let (person, account) = (Id::<Person>::new(one.person_id), Some(who.account.uuid()));
        insert(&mut work, ctx, person, &notice, &signing, account, one.zone_id).await?;
    }
    let entry =
        Entry::new(Action::Change, Subject::Account, Some(who.account.uuid())).because("privacy_signed");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await
}
