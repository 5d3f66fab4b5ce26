//! Reading and adding people.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    FiscalCode, Id,
    actor::Operator,
    form::Certified,
    mask::{Field, Group, Mask},
    permission::{Grant, ReadCards},
    person::{
        Alias, Born, CodePlace, Dossier, Identity, Name, Person, Row, Sex, facts::Precision, search::Known,
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{facts::today, keys, values::columns};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards, codes,
    error::known,
    operators::mask_of,
};

/// What the row lock keeps back of whoever is under a protective alias.
pub(crate) const CONCEALED: [Group; 2] = [Group::Identity, Group::ProtectedIdentity];

/// Groups of fields that a person's record holds.
pub(super) const GROUPS: [Group; 3] = [Group::Identity, Group::Contacts, Group::Residence];

/// A row of the registry, in clear: it never leaves this crate.
#[derive(Clone)]
pub(crate) struct Facts {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) alias: Option<String>,
    pub(crate) merged_into: Option<Uuid>,
    pub(crate) given_name: Option<String>,
    pub(crate) family_name: Option<String>,
    pub(crate) fiscal_code: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_precision: String,
    pub(crate) birth_place: Option<String>,
    pub(crate) sex: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) residence: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    /// Groups that the desk was not sent: of a body of the third sector only.
    pub(crate) withheld: Vec<String>,
}

impl Facts {
    /// The codice fiscale, parsed.
    pub(crate) fn fiscal_code(&self) -> Result<Option<FiscalCode>, Error> {
        self.fiscal_code.as_deref().map(|code| known("person", "fiscal_code", code.parse().ok())).transpose()
    }

    /// The date of birth, as exactly as it is known.
    pub(crate) fn born(&self) -> Result<Option<Born>, Error> {
        let precision = Precision::from_code(&self.birth_precision);
        let precision = known("person", "birth_precision", precision)?;
        Ok(self.birth_date.map(|day| Born::of(day, precision)))
    }

    /// Whether nobody knows who it is.
    pub(crate) fn is_anonymous(&self) -> bool {
        self.kind == "anonymous"
    }

    /// Whether the person is called by a protective alias.
    pub(crate) fn is_protected(&self) -> bool {
        self.kind == "protected"
    }

    /// Whether the row lock kept back who it is.
    pub(super) fn is_concealed(&self) -> bool {
        self.is_protected() && self.family_name.is_none()
    }

    /// What an operator may not see of this person: what the profile hides, and what the desk was not sent. The name is
    /// not under the second: every referral says whom it is about.
    pub(crate) fn hidden(&self, profile: &Mask) -> Result<Mask, Error> {
        let withheld = mask_of(&self.withheld)?;
        let concealed = CONCEALED.into_iter().filter(|_| self.is_concealed());
        Ok(profile.clone().and_hiding(withheld.groups().chain(concealed)))
    }

    /// Groups of the record that whoever reads it is told something of, for the audit log; the name is told in any case.
    pub(crate) fn groups(&self) -> Result<Vec<Group>, Error> {
        let withheld = mask_of(&self.withheld)?;
        let is_told = |group: &Group| *group == Group::Identity || !withheld.hides(*group);
        let protected = self.is_protected().then_some(Group::ProtectedIdentity);
        Ok(GROUPS.into_iter().filter(is_told).chain(protected).collect())
    }

    /// Whether the operator may see all of this person that the profile shows.
    pub(crate) fn is_whole(&self) -> bool {
        self.withheld.is_empty() && !self.is_concealed()
    }

    /// The same, for what only those may read and do who see all of the person: facts, household, registry, merging.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the desk was sent a part only, or who it is is kept back.
    pub(crate) fn whole(self) -> Result<Self, Error> {
        if self.is_whole() { Ok(self) } else { Err(Error::NotFound) }
    }

    /// The same, for what writes into the record who somebody is: not as long as the name is protected.
    ///
    /// # Errors
    /// [`Error::NotFound`] as [`Facts::whole`], and of whoever is under a protective alias.
    pub(super) fn written(self) -> Result<Self, Error> {
        self.whole().and_then(|facts| if facts.is_protected() { Err(Error::NotFound) } else { Ok(facts) })
    }

    /// Name or alias, as a profile may see them.
    pub(crate) fn identity(&self, mask: &Mask) -> Result<Identity, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        identity(&self.kind, self.alias.as_deref(), name, mask)
    }

    /// The person as a profile may see them.
    pub(crate) fn through(self, mask: &Mask) -> Result<Person, Error> {
        let sex = self.sex.as_deref().map(|code| known("person", "sex", Sex::from_code(code))).transpose()?;
        let identity = self.identity(mask)?;
        let (whole, mask) = (self.is_whole(), self.hidden(mask)?);
        let (names, contacts, residence) = (identity.group(), Group::Contacts, Group::Residence);
        // Of whoever is protected it moved away with the name.
        let of_email = if identity.is_protected() && !mask.hides(contacts) { names } else { contacts };
        Ok(Person {
            id: Id::new(self.id),
            fiscal_code: mask.field(names, self.fiscal_code()?),
            birth_date: mask.field(names, self.born()?),
            death_date: mask.field(names, None),
            birth_place: mask.field(names, self.birth_place),
            sex: mask.field(names, sex),
            email: mask.field(of_email, self.email),
            phone: mask.field(contacts, self.phone),
            residence: mask.field(residence, self.residence),
            created_at: self.created_at,
            merged_into: self.merged_into.map(Id::new),
            whole,
            identity,
        })
    }

    /// The person as a line of a list.
    pub(crate) fn row(self, mask: &Mask, cards: i64) -> Result<Row, Error> {
        let identity = self.identity(mask)?;
        let mask = self.hidden(mask)?;
        let (fiscal_code, birth_date) = match identity {
            Identity::Known { .. } | Identity::Protected { .. } => (
                mask.field(identity.group(), self.fiscal_code()?),
                mask.field(identity.group(), self.born()?),
            ),
            Identity::Anonymous { .. } => (Field::Shown(None), Field::Shown(None)),
        };
        Ok(Row {
            id: Id::new(self.id),
            full_name: identity.called(),
            fiscal_code,
            birth_date,
            cards: u16::try_from(cards).unwrap_or(u16::MAX),
        })
    }
}

/// Who a person is: the columns of `person` that say so, as a profile may see them.
pub(crate) fn identity(
    kind: &str,
    alias: Option<&str>,
    name: Option<(&str, &str)>,
    mask: &Mask,
) -> Result<Identity, Error> {
    let alias = || known("person", "alias", alias.and_then(|alias| alias.parse::<Alias>().ok()));
    let told = name.is_some();
    let name = || {
        let (given, family) = known("person", "given_name", name)?;
        Ok::<_, Error>(Name { given: given.to_owned(), family: family.to_owned() })
    };
    match kind {
        "known" => Ok(Identity::known(name()?, mask)),
        "anonymous" => Ok(Identity::Anonymous { alias: alias()? }),
        "protected" => Ok(Identity::protected(alias()?, told.then(name).transpose()?, mask)),
        _ => Err(Error::Corrupt { table: "person", column: "kind" }),
    }
}

/// Reads people in clear, in the order in which they are asked for; whoever is not there is left out.
pub(super) async fn read_all(connection: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Facts>, Error> {
    sqlx::query_as!(
        Facts,
        r#"SELECT
            person.id AS "id!",
            kind AS "kind!",
            alias,
            merged_into,
            coalesce(person.given_name, behind.given_name) AS given_name,
            coalesce(person.family_name, behind.family_name) AS family_name,
            coalesce(person.fiscal_code, behind.fiscal_code) AS fiscal_code,
            coalesce(person.birth_date, behind.birth_date) AS birth_date,
            coalesce(behind.birth_precision, person.birth_precision) AS "birth_precision!",
            coalesce(
                place_name(coalesce(person.birth_place, behind.birth_place)),
                person.birth_place,
                behind.birth_place
            ) AS birth_place,
            sex,
            coalesce(person.email, behind.email) AS email,
            phone,
            residence,
            created_at AS "created_at!",
            CASE
                WHEN (SELECT actor_is_outside()) THEN person_withheld(person.id, person.created_desk_id)
                ELSE '{}'
            END AS "withheld!"
         FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
         JOIN person ON person.id = asked.id
         LEFT JOIN protected_identity behind ON person.kind = 'protected' AND behind.person_id = person.id
         ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// Reads a person in clear.
///
/// # Errors
/// [`Error::NotFound`] for whom the desk does not see; [`Error::Joined`] for a record that was merged into somebody whom
/// it does not see: what is kept in it now may be of that person.
pub(crate) async fn read(connection: &mut PgConnection, id: Id<Person>) -> Result<Facts, Error> {
    let facts = read_all(&mut *connection, &[id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
    if facts.merged_into.is_some() {
        sqlx::query_scalar!("SELECT person_kept($1)", id.uuid())
            .fetch_one(connection)
            .await?
            .ok_or(Error::Joined)?;
    }
    Ok(facts)
}

/// The person, held so that no merge happens meanwhile; of a merged record, whom it was merged into.
///
/// Everywhere the rows that a merge touches are held in one order: the person, then the card, then what was sent or
/// proposed out of it. A merge holds the person and moves the rest; a row that names a person holds that person too
/// when it is written. Whoever held the card first would wait for a merge that waits for the card.
///
/// # Errors
/// As [`read`].
pub(crate) async fn kept(connection: &mut PgConnection, id: Id<Person>) -> Result<Id<Person>, Error> {
    let asked = id.uuid();
    let mut id = asked;
    loop {
        let row = sqlx::query_scalar!("SELECT merged_into FROM person WHERE id = $1 FOR SHARE", id)
            .fetch_optional(&mut *connection)
            .await?;
        match row {
            Some(Some(into)) => id = into,
            Some(None) => return Ok(Id::new(id)),
            None if id == asked => return Err(Error::NotFound),
            None => return Err(Error::Joined),
        }
    }
}

/// A person of the registry that is going to be linked to a request.
pub(crate) async fn link(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
) -> Result<Id<Person>, Error> {
    let id = kept(work.connection(), id).await?;
    let entry = Entry::new(Action::Change, Subject::Person, Some(id.uuid())).because("linked");
    audit::operator(work, ctx, operator, entry).await?;
    Ok(id)
}

/// Adds a person, as the identity provider certified them.
///
/// # Errors
/// [`Error::Stale`] when somebody with the same codice fiscale is in the registry already.
pub(crate) async fn add(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    who: &Certified,
) -> Result<Id<Person>, Error> {
    let code = who.fiscal_code.as_ref();
    if let Some(code) = code
        && is_protected_code(work, operator, code).await?
    {
        return Err(Error::Stale);
    }
    let (birth_date, birth_precision) = columns(who.birth_date);
    let added = sqlx::query_scalar!(
        "INSERT INTO person
            (id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date,
             birth_place, sex, email, phone, residence, created_at, created_by, created_desk_id,
             birth_precision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (zone_id, fiscal_code_canonical) DO NOTHING
         RETURNING id",
        ctx.id(),
        operator.zone.uuid(),
        who.given_name,
        who.family_name,
        code.map(ToString::to_string),
        code.map(|code| code.canonical().to_string()),
        birth_date,
        who.birth_place,
        code.and_then(FiscalCode::sex).map(Sex::code),
        who.email,
        who.phone,
        residence(who),
        ctx.now,
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        birth_precision,
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::Stale)?;
    keys::write(work.connection(), operator.zone.uuid(), &[(added, Known::certified(who))]).await?;
    let entry = Entry::new(Action::Change, Subject::Person, Some(added)).because("added");
    audit::operator(work, ctx, operator, entry).await?;
    Ok(Id::new(added))
}

/// Whether somebody under a protective alias has this codice fiscale.
async fn is_protected_code(work: &mut Work, operator: &Operator, code: &FiscalCode) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT code_is_protected($1, $2, NULL) AS "is!""#,
        code.canonical().to_string(),
        operator.zone.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

fn residence(who: &Certified) -> Option<String> {
    let parts: Vec<&str> = [&who.street, &who.postal_code, &who.municipality]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A person with the cards of this desk.
pub async fn open(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Dossier, Error> {
    let operator = grant.operator();
    let mut work = Work::by_key(pool, operator).await?;
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let record = read(work.connection(), id).await?;
    let groups = record.groups()?;
    let person = today(&mut work, operator, record, &lists).await?;
    let cards = cards::of_person(&mut work, operator, id).await?;
    let place = code_place(&mut work, ctx, &person).await?;
    let entry = Entry::new(Action::Read, Subject::Person, Some(id.uuid())).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Dossier { person, cards, place })
}

/// What is wrong with the municipality that the codice fiscale names, where the mask shows it. Since when those of today
/// are there is not known, nor which countries there were.
async fn code_place(work: &mut Work, ctx: &Context, person: &Person) -> Result<Option<CodePlace>, Error> {
    let code = person.fiscal_code.shown().and_then(Option::as_ref);
    let written = person.birth_date.shown().copied().flatten().and_then(Born::day);
    let born = written.or_else(|| code.and_then(|code| code.birth_date(ctx.today())));
    let belfiore = code.and_then(FiscalCode::belfiore).filter(|place| !place.starts_with('Z'));
    let Some((belfiore, born)) = belfiore.zip(born) else { return Ok(None) };
    let found = sqlx::query!(
        r#"SELECT
            place_name($1) AS name,
            NOT EXISTS (SELECT FROM municipality) OR EXISTS (SELECT FROM municipality WHERE belfiore = $1) AS "stands!",
            min(since) AS first,
            max(until) AS last
           FROM municipality_past
           WHERE belfiore = $1"#,
        belfiore,
    )
    .fetch_one(work.connection())
    .await?;
    if found.stands {
        return Ok(None);
    }
    let Some((name, (first, last))) = found.name.zip(found.first.zip(found.last)) else {
        return Ok(Some(CodePlace::Unknown(belfiore)));
    };
    let is_then = first <= born && born <= last;
    Ok((!is_then).then_some(CodePlace::NotThen { name, first, last }))
}
