//! Writing down what people are found by. The rules are those of [`domain::person::search`].

use std::collections::BTreeSet;

use domain::{
    mask::Mask,
    person::search::{self, Known, RULES},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::record::{Facts, read_all};
use crate::{Error, Work};

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
    let facts = read_all(connection, &ids).await?;
    let mut people = Vec::new();
    for facts in &facts {
        people.extend(facts.faces(&Mask::none())?.into_iter().map(|face| (facts.id, face.known())));
    }
    write(connection, zone, &people).await?;
    u64::try_from(facts.len()).map_err(|_| Error::NotFound)
}

/// What a person is found by: a name with everything that belongs to it, or an alias by itself.
pub(super) enum Face {
    /// By name.
    Named(Known),
    /// By alias.
    Alias(Known),
}

impl Face {
    /// The words and numbers of it.
    pub(super) fn known(self) -> Known {
        match self {
            Self::Named(known) | Self::Alias(known) => known,
        }
    }
}

impl Facts {
    /// What the person is found by, as a profile may know it.
    pub(super) fn faces(&self, mask: &Mask) -> Result<Vec<Face>, Error> {
        let alias = || {
            let words = Known { family_name: self.alias.clone(), ..Known::default() };
            Face::Alias(words.through(mask))
        };
        Ok(match self.kind.as_str() {
            "known" => vec![Face::Named(self.known()?.through(mask))],
            _ => vec![alias()],
        })
    }

    /// What the person is found by under their name, in clear.
    pub(super) fn known(&self) -> Result<Known, Error> {
        Ok(Known {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            birth_date: self.birth_date,
            fiscal_code: self.fiscal_code()?,
            phone: self.phone.clone(),
            email: self.email.clone(),
        })
    }
}

/// Writes down what one person is found by, after something about them changed.
pub(super) async fn rewrite(connection: &mut PgConnection, zone: Uuid, id: Uuid) -> Result<(), Error> {
    let mut people = Vec::new();
    for facts in read_all(&mut *connection, &[id]).await? {
        people.extend(facts.faces(&Mask::none())?.into_iter().map(|face| (facts.id, face.known())));
    }
    write(connection, zone, &people).await
}
