//! Writing down what people are found by. The rules are those of [`domain::person::search`].

use std::collections::{BTreeSet, HashMap};

use domain::{
    fields::Values,
    mask::{Group, Mask},
    person::{
        facts::FactKind,
        search::{self, Known, RULES},
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::record::{Facts, read_all};
use crate::{
    Error, Work,
    error::{decode, known},
};

/// People of one step of [`index`].
const STEP: i64 = 1000;

/// Writes down what these people are found by, instead of what was written before.
pub(super) async fn write(
    connection: &mut PgConnection,
    zone: Uuid,
    people: &[(Uuid, Known)],
) -> Result<(), Error> {
    let ids: Vec<Uuid> = people.iter().map(|(id, _)| *id).collect();
    sqlx::query!("DELETE FROM person_key WHERE person_id = ANY($1)", &ids).execute(&mut *connection).await?;
    // Each once, whatever a person is found by.
    let made: BTreeSet<(Uuid, search::Key)> = people
        .iter()
        .flat_map(|(id, known)| search::keys(known).into_iter().map(move |key| (*id, key)))
        .collect();
    let (mut owners, mut keys, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (id, key) in made {
        owners.push(id);
        keys.push(key.key);
        others.push(key.other);
    }
    sqlx::query!(
        "INSERT INTO person_key (zone_id, key, other, person_id)
         SELECT $1, key, other, person_id
         FROM unnest($2::text[], $3::text[], $4::uuid[]) AS made (key, other, person_id)",
        zone,
        &keys,
        &others,
        &owners,
    )
    .execute(&mut *connection)
    .await?;
    vocabulary(connection, zone, people).await?;
    sqlx::query!("UPDATE person SET rules = $2 WHERE id = ANY($1)", &ids, RULES).execute(connection).await?;
    Ok(())
}

/// Adds the words that the vocabulary does not have yet. In order, so that two who add the same words at
/// once wait for one another and never for each other.
async fn vocabulary(
    connection: &mut PgConnection,
    zone: Uuid,
    people: &[(Uuid, Known)],
) -> Result<(), Error> {
    let words: BTreeSet<String> = people.iter().flat_map(|(_, known)| search::words_of(known)).collect();
    let words: Vec<String> = words.into_iter().collect();
    // Counted, because a plain EXISTS would be turned into a join of the whole vocabulary.
    let new = sqlx::query_scalar!(
        r#"SELECT word AS "word!"
           FROM unnest($2::text[]) AS asked (word)
           WHERE 0 = (
              SELECT count(*) FROM name_sound
              WHERE zone_id = $1 AND sound = 'w' || asked.word COLLATE "C" AND name_sound.word = asked.word)"#,
        zone,
        &words,
    )
    .fetch_all(&mut *connection)
    .await?;
    let pairs: BTreeSet<(String, String)> = new
        .into_iter()
        .flat_map(|word| {
            let mut sounds = search::sounds_of(&word);
            // By itself, to know that the vocabulary has it.
            sounds.insert(format!("w{word}"));
            sounds.into_iter().map(move |sound| (sound, word.clone()))
        })
        .collect();
    let (sounds, words): (Vec<String>, Vec<String>) = pairs.into_iter().unzip();
    sqlx::query!(
        "INSERT INTO name_sound (zone_id, sound, word)
         SELECT $1, sound, word FROM unnest($2::text[], $3::text[]) AS made (sound, word)
         ON CONFLICT DO NOTHING",
        zone,
        &sounds,
        &words,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes the keys of everybody who has none, or has those of older rules, and says how many there were.
/// Run with the owner's connection, after the migrations; doing it twice does it once.
pub async fn index(owner: &PgPool) -> Result<u64, Error> {
    let zones = sqlx::query_scalar!("SELECT id FROM zone ORDER BY id").fetch_all(owner).await?;
    let mut done = 0;
    for zone in zones {
        loop {
            let mut work = Work::zone(owner, zone).await?;
            let step = step(work.connection(), zone).await?;
            work.commit().await?;
            if step == 0 {
                break;
            }
            done += step;
        }
    }
    Ok(done)
}

/// The next ones of a zone.
async fn step(connection: &mut PgConnection, zone: Uuid) -> Result<u64, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM person WHERE zone_id = $1 AND rules < $2 ORDER BY rules, id LIMIT $3",
        zone,
        RULES,
        STEP,
    )
    .fetch_all(&mut *connection)
    .await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let people = all_of(connection, &ids).await?;
    write(connection, zone, &people).await?;
    u64::try_from(ids.len()).map_err(|_| Error::NotFound)
}

/// Everything that these people are found by.
async fn all_of(connection: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<(Uuid, Known)>, Error> {
    let mut more = beyond(&mut *connection, ids).await?;
    let mut people = Vec::new();
    for facts in read_all(connection, ids).await? {
        let more = more.remove(&facts.id).unwrap_or_default();
        let faces = facts.faces(&more, &Mask::none())?;
        people.extend(faces.into_iter().map(|face| (facts.id, face.known())));
    }
    Ok(people)
}

/// The kinds of facts that people are found by.
const FOUND_BY: [FactKind; 3] = [FactKind::Name, FactKind::Identifier, FactKind::Contact];

/// Something beyond the record that a person is found by, in clear.
pub(super) enum Beyond {
    /// A dated fact.
    Fact {
        /// What it is about.
        kind: FactKind,
        /// What it says.
        values: Values,
    },
    /// What somebody was called before they gave a name: colleagues remember it.
    Alias(String),
}

/// What these people are found by beyond the record: every name and number that they ever had, how they are reached
/// now, and what they were called before they gave a name. What was corrected or never true is not among it.
pub(super) async fn beyond(
    connection: &mut PgConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Beyond>>, Error> {
    let kinds = FOUND_BY.map(|kind| kind.code().to_owned());
    let rows = sqlx::query!(
        "SELECT fact.person_id, fact.kind, fact.content
         FROM person_fact fact
         WHERE fact.person_id = ANY($1) AND fact.kind = ANY($2) AND NOT fact.withdrawn
            AND (fact.kind <> $3 OR fact.valid_to IS NULL)
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
         ORDER BY fact.recorded_at, fact.id",
        ids,
        kinds.as_slice(),
        FactKind::Contact.code(),
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut found: HashMap<Uuid, Vec<Beyond>> = HashMap::new();
    for row in rows {
        let kind = known("person_fact", "kind", FactKind::from_code(&row.kind))?;
        let values = decode("person_fact", "content", row.content)?;
        found.entry(row.person_id).or_default().push(Beyond::Fact { kind, values });
    }
    for (person, alias) in aliases(connection, ids).await? {
        found.entry(person).or_default().push(Beyond::Alias(alias));
    }
    Ok(found)
}

/// What these people were called before they gave a name.
async fn aliases(connection: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<(Uuid, String)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT person_id, alias AS "alias!"
           FROM identity_change
           WHERE person_id = ANY($1) AND kind = 'named' AND alias IS NOT NULL
           ORDER BY at, id"#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.alias)).collect())
}

/// What a person is found by: a name with everything that belongs to it, or an alias by itself.
pub(super) enum Face {
    /// By name.
    Named(Known),
    /// By another name of theirs, which is told.
    Other(Known, String),
    /// By alias.
    Alias(Known),
}

impl Face {
    /// The words and numbers of it.
    pub(super) fn known(self) -> Known {
        match self {
            Self::Named(known) | Self::Other(known, _) | Self::Alias(known) => known,
        }
    }
}

impl Facts {
    /// What the person is found by, as a profile may know it.
    pub(super) fn faces(&self, beyond: &[Beyond], mask: &Mask) -> Result<Vec<Face>, Error> {
        let alias = || {
            let words = Known { family_name: self.alias.clone(), ..Known::default() };
            Face::Alias(words.through(mask))
        };
        Ok(match self.kind.as_str() {
            "known" => named(&self.known()?, beyond, mask),
            _ => vec![alias()],
        })
    }

    /// What an operator finds the person by: of whom the desk was sent a part only, the name as it was sent with what came
    /// beside it, and nothing that others wrote.
    pub(super) fn faces_to(&self, beyond: &[Beyond], profile: &Mask) -> Result<Vec<Face>, Error> {
        if self.is_protected() {
            return self.protected_faces(beyond, profile);
        }
        if self.is_whole() || self.is_anonymous() {
            return self.faces(beyond, profile);
        }
        let (known, hidden) = (self.known()?, self.hidden(profile)?);
        let named = known.clone().through(profile);
        let (given_name, family_name) = (named.given_name, named.family_name);
        Ok(vec![Face::Named(Known { given_name, family_name, ..known.through(&hidden) })])
    }

    /// What somebody under a protective alias is found by: the alias by whoever looks; the name, and all that belongs to it,
    /// by those alone to whom the row lock shows it. No key is ever written of it.
    fn protected_faces(&self, beyond: &[Beyond], profile: &Mask) -> Result<Vec<Face>, Error> {
        let mut faces = self.faces(beyond, profile)?;
        if !self.is_concealed() && !self.hidden(profile)?.hides(Group::ProtectedIdentity) {
            faces.extend(named(&self.known()?, beyond, profile));
        }
        Ok(faces)
    }

    /// What the person is found by under their name, in clear.
    pub(super) fn known(&self) -> Result<Known, Error> {
        Ok(Known {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            birth_date: self.born()?,
            fiscal_code: self.fiscal_code()?,
            phone: self.phone.clone(),
            email: self.email.clone(),
            identifiers: Vec::new(),
        })
    }
}

/// Somebody under every name, each with every number; the name of the record comes last, so that it is the one
/// that explains what others explain as well.
fn named(known: &Known, beyond: &[Beyond], mask: &Mask) -> Vec<Face> {
    let told = |of: FactKind, field: &'static str| {
        let facts = beyond.iter().filter_map(move |more| match more {
            Beyond::Fact { kind, values } if *kind == of => Some(values.one(field)),
            Beyond::Fact { .. } | Beyond::Alias(_) => None,
        });
        facts.filter(|text| !text.is_empty())
    };
    let (emails, phones): (Vec<&str>, Vec<&str>) =
        told(FactKind::Contact, "recapito-valore").partition(|text| text.contains('@'));
    let numbers: Vec<&str> = known.phone.as_deref().into_iter().chain(phones).collect();
    let whole = Known {
        phone: (!numbers.is_empty()).then(|| numbers.join("; ")),
        identifiers: told(FactKind::Identifier, "codice-numero").map(str::to_owned).collect(),
        ..known.clone()
    };
    let mut faces: Vec<Face> = told(FactKind::Name, "nome-intero")
        .map(|name| {
            let other = Known { given_name: None, family_name: Some(name.to_owned()), ..whole.clone() };
            Face::Other(other.through(mask), name.to_owned())
        })
        .collect();
    // By itself, as long as it was all that was known.
    faces.extend(beyond.iter().filter_map(|more| match more {
        Beyond::Alias(alias) => {
            let words = Known { family_name: Some(alias.clone()), ..Known::default() };
            Some(Face::Other(words.through(mask), alias.clone()))
        }
        Beyond::Fact { .. } => None,
    }));
    faces.extend(
        emails
            .into_iter()
            .map(|email| Face::Named(Known { email: Some(email.to_owned()), ..whole.clone() }.through(mask))),
    );
    faces.push(Face::Named(whole.through(mask)));
    faces
}

/// Those of these people whose name, as the desk may know it, has for each of these beginnings a word that begins so.
pub(crate) async fn named_so(
    connection: &mut PgConnection,
    ids: &[Uuid],
    beginnings: &[String],
) -> Result<Vec<Uuid>, Error> {
    let mut named = Vec::new();
    for facts in read_all(connection, ids).await? {
        if facts.is_protected() {
            // Found by a word of the alias: that is all there is to find.
            named.push(facts.id);
            continue;
        }
        let words = search::words_of(&facts.known()?);
        let begins = |beginning: &String| words.iter().any(|word| word.starts_with(beginning.as_str()));
        if facts.is_whole() || beginnings.iter().all(begins) {
            named.push(facts.id);
        }
    }
    Ok(named)
}

/// Writes down what one person is found by, after something about them changed.
pub(super) async fn rewrite(connection: &mut PgConnection, zone: Uuid, id: Uuid) -> Result<(), Error> {
    let people = all_of(&mut *connection, &[id]).await?;
    write(connection, zone, &people).await
}
