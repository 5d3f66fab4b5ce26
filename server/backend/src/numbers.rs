//! What a desk did, in numbers. Small ones are suppressed here: nobody outside is told them.

mod unmet;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Text,
    actor::Operator,
    calendar::day_in_rome,
    card::requests::Advancement,
    codes::{Book, Offer, Table},
    counting::{Count, Counted, Figure, Kind, Numbers, Period, Quarter, Threshold, Told},
    diary,
    mask::Field,
    permission::{Grant, ReadCards, ReadNumbers},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::{decode, encode, known},
};

/// The numbers of the operator's desk and of any days, as they are now. Looking at them is in the audit log.
///
/// Row-level security shows an operator the cards of the desk in use only, and so these alone count. Private notes do
/// not: whoever may read them and whoever may not sees the same numbers. Answers for two periods, or of two days, can
/// be subtracted from each other: so the grant is that of those who may read the cards themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn live(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    period: Period,
    threshold: Threshold,
) -> Result<Told, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let numbers = count(&mut work, ctx, operator, period, threshold).await?;
    looked(work, ctx, operator, Told { period, counted: Counted::Live, threshold, numbers }).await
}

/// The numbers of the operator's desk and of a quarter that is over. Looking at them is in the audit log.
///
/// There is one answer only: the first look after the quarter has settled counts, and everybody is told ever after what
/// that look was told ([`domain::counting`]). A look before and one after a card was closed or somebody was written
/// down say the same.
///
/// # Errors
/// [`Error::NotFound`] for a quarter that is not to be told yet, or not any more.
pub async fn released(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadNumbers>,
    quarter: Quarter,
    threshold: Threshold,
) -> Result<Told, Error> {
    let operator = grant.operator();
    if !Quarter::complete(ctx.today()).contains(&quarter) {
        return Err(Error::NotFound);
    }
    let mut work = Work::operator(pool, operator).await?;
    let told = if let Some(told) = kept(&mut work, operator, quarter).await? {
        told
    } else {
        let numbers = count(&mut work, ctx, operator, quarter.period(), threshold).await?;
        keep(&mut work, ctx, operator, quarter, (threshold, &numbers)).await?;
        // Of two first looks at once one counts.
        kept(&mut work, operator, quarter).await?.ok_or(Error::NotFound)?
    };
    looked(work, ctx, operator, told).await
}

/// What is told goes through the mask of who looks, and the look into the audit log. What a mask hides is taken out,
/// and not counted anew.
async fn looked(mut work: Work, ctx: &Context, operator: &Operator, told: Told) -> Result<Told, Error> {
    let entry = Entry::new(Action::List, Subject::Card, None).because("numbers");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Told { numbers: told.numbers.through(&operator.mask), ..told })
}

/// What was told of a quarter, where it was.
async fn kept(work: &mut Work, operator: &Operator, quarter: Quarter) -> Result<Option<Told>, Error> {
    let row = sqlx::query!(
        "SELECT threshold, numbers, released_at FROM numbers_release WHERE desk_id = $1 AND begins_on = $2",
        operator.desk.id.uuid(),
        quarter.period().from(),
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let people = known("numbers_release", "threshold", u32::try_from(row.threshold).ok())?;
    Ok(Some(Told {
        period: quarter.period(),
        counted: Counted::Released(day_in_rome(row.released_at)),
        threshold: Threshold::new(people),
        numbers: decode("numbers_release", "numbers", row.numbers)?,
    }))
}

/// Keeps what is told, unless somebody was quicker.
async fn keep(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    quarter: Quarter,
    (threshold, numbers): (Threshold, &Numbers),
) -> Result<(), Error> {
    let people = known("numbers_release", "threshold", i32::try_from(threshold.people()).ok())?;
    sqlx::query!(
        "INSERT INTO numbers_release (desk_id, begins_on, zone_id, threshold, numbers, released_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (desk_id, begins_on) DO NOTHING",
        operator.desk.id.uuid(),
        quarter.period().from(),
        operator.zone.uuid(),
        people,
        encode("numbers_release", "numbers", numbers)?,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// What there is now.
async fn count(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<Numbers, Error> {
    let (contacts, people) = contacts(work, operator, period, threshold).await?;
    let (by_service, by_state) = requests(work, ctx, operator, period, threshold).await?;
    let (cards, by_outcome) = cards(work, ctx, operator, period, threshold).await?;
    Ok(Numbers {
        contacts: Field::Shown(contacts),
        cards,
        by_outcome,
        people: Field::Shown(people),
        by_service,
        by_state,
        minutes: minutes(work, ctx, operator, period, threshold).await?,
        unmet: Some(Field::Shown(unmet::count(work, ctx, operator, period, threshold).await?)),
    })
}

/// What the database counted.
fn counted(number: i64, people: i64) -> Count {
    Count { value: u64::try_from(number).unwrap_or(0), people: u64::try_from(people).unwrap_or(0) }
}

/// Every name with its count, zero where nothing was found.
fn whole<K: PartialEq>(names: impl IntoIterator<Item = K>, found: &[(K, Count)]) -> Vec<(K, Count)> {
    let count = |name: &K| found.iter().find(|(of, _)| of == name).map(|(_, count)| *count);
    names
        .into_iter()
        .map(|name| {
            let count = count(&name).unwrap_or_default();
            (name, count)
        })
        .collect()
}

/// Contacts by month, and the people who were met.
async fn contacts(
    work: &mut Work,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<(Figure<NaiveDate>, Figure<Kind>), Error> {
    let (mut months, mut people, mut total) = (Vec::new(), Vec::new(), Count::default());
    for row in met(work, operator, period).await? {
        let found = counted(row.number, row.people);
        match (row.month, row.kind) {
            (Some(month), _) => months.push((month, found)),
            (None, Some(code)) => {
                let kind = Kind::ALL.into_iter().find(|kind| kind.code() == code);
                people.push((known("person", "kind", kind)?, Count::of_people(found.people)));
            }
            (None, None) => total = found,
        }
    }
    Ok((
        Figure::protected(threshold, total, whole(period.months(), &months)),
        Figure::protected(threshold, Count::of_people(total.people), whole(Kind::ALL, &people)),
    ))
}

/// Contacts of a month, or with people of a kind, or all of them.
struct Met {
    month: Option<NaiveDate>,
    kind: Option<String>,
    number: i64,
    people: i64,
}

/// Whoever came, whoever was talked to, rung up or visited. Several times on one day are one contact.
async fn met(work: &mut Work, operator: &Operator, period: Period) -> Result<Vec<Met>, Error> {
    let kinds = diary::Kind::ALL.into_iter().filter(|kind| kind.is_contact());
    let kinds: Vec<String> = kinds.map(|kind| kind.code().to_owned()).collect();
    sqlx::query_as!(
        Met,
        r#"WITH note AS (
            SELECT DISTINCT ON (coalesce(first_id, id)) card_id, kind, happened_on
            FROM diary_entry
            WHERE NOT private
            ORDER BY coalesce(first_id, id), revision DESC
           ),
           contact AS (
            SELECT card.person_id, card.access_on AS met_on
            FROM card
            WHERE card.desk_id = $1
            UNION
            SELECT card.person_id, note.happened_on
            FROM note
            JOIN card ON card.id = note.card_id
            WHERE card.desk_id = $1 AND note.kind = ANY ($4)
           ),
           met AS (
            SELECT date_trunc('month', contact.met_on::timestamp)::date AS month,
                -- Known by name, whatever the name is hidden behind.
                CASE person.kind WHEN 'protected' THEN 'known' ELSE person.kind END AS kind,
                contact.person_id
            FROM contact
            JOIN person ON person.id = contact.person_id
            WHERE contact.met_on BETWEEN $2 AND $3
           )
           SELECT
            met.month AS "month?",
            met.kind AS "kind?",
            count(*) AS "number!",
            count(DISTINCT met.person_id) AS "people!"
           FROM met
           GROUP BY GROUPING SETS ((met.month), (met.kind), ())"#,
        operator.desk.id.uuid(),
        period.from(),
        period.to(),
        kinds.as_slice(),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Cards by the month of their access, and by how they ended in the order of the table.
async fn cards(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<(Figure<NaiveDate>, Figure<Option<Text>>), Error> {
    let rows = sqlx::query!(
        r#"SELECT
            opened.month AS "month?",
            opened.outcome AS "outcome?",
            count(*) AS "number!",
            count(DISTINCT opened.person_id) AS "people!"
           FROM (
            SELECT
                date_trunc('month', card.access_on::timestamp)::date AS month,
                coalesce(card.facts #>> '{outcome,code}', card.facts ->> 'outcome', '') AS outcome,
                card.person_id
            FROM card
            WHERE card.desk_id = $1 AND card.access_on BETWEEN $2 AND $3
           ) opened
           GROUP BY GROUPING SETS ((opened.month), (opened.outcome), ())"#,
        operator.desk.id.uuid(),
        period.from(),
        period.to(),
    )
    .fetch_all(work.connection())
    .await?;
    let (mut months, mut ended, mut total) = (Vec::new(), BTreeMap::new(), Count::default());
    for row in rows {
        let found = counted(row.number, row.people);
        match (row.month, row.outcome) {
            (Some(month), _) => months.push((month, found)),
            (None, Some(code)) => {
                ended.insert(code, found);
            }
            (None, None) => total = found,
        }
    }
    let open = ended.remove("").map(|found| (None, found));
    let book = codes::book(work.connection(), Table::Outcome).await?;
    let known = in_order(&book, ctx.today(), &mut ended);
    // What the table does not know any more, by its bare code.
    let unknown = ended.into_iter().map(|(code, found)| (Text::italian(code), found));
    let outcomes = known.into_iter().chain(unknown).map(|(label, found)| (Some(label), found));
    let outcomes = outcomes.chain(open).collect();
    Ok(Figure::both(threshold, total, whole(period.months(), &months), outcomes))
}

/// What was counted of the rows of a table, in its order and in the words of today; taken out of what was counted.
fn in_order(book: &Book, today: NaiveDate, found: &mut BTreeMap<String, Count>) -> Vec<(Text, Count)> {
    let one = |row: Offer<'_>| {
        let count = found.remove(row.code.as_str())?;
        Some((row.entry.label.clone(), count))
    };
    book.all(today).into_iter().filter_map(one).collect()
}

/// Requests of services by service and by where they stand now.
async fn requests(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<(Figure<Text>, Figure<Advancement>), Error> {
    let (mut services, mut states, mut total) = (Services::default(), Vec::new(), Count::default());
    for row in asked(work, ctx, operator, period).await? {
        let found = counted(row.number, row.people);
        match (row.service, row.advancement) {
            (Some(service), _) => services.push(service, row.title, found)?,
            (None, Some(code)) => {
                let state = known("service_request", "advancement", Advancement::from_code(&code))?;
                states.push((state, found));
            }
            (None, None) => total = found,
        }
    }
    let services = services.named(work, ctx).await?;
    Ok(Figure::both(threshold, total, services, whole(Advancement::ALL, &states)))
}

/// What was counted of services: of rows of the table, and of services of the catalogue that stand for none.
#[derive(Default)]
struct Services {
    rows: BTreeMap<String, Count>,
    others: Vec<(Text, Count)>,
}

impl Services {
    /// Only what is of the catalogue has a title of its own.
    fn push(&mut self, code: String, title: Option<serde_json::Value>, found: Count) -> Result<(), Error> {
        match title {
            None => {
                self.rows.insert(code, found);
            }
            Some(title) => self.others.push((decode("service_version", "title", title)?, found)),
        }
        Ok(())
    }

    /// The rows in the order of the table and in the words of today, then the others in that of the catalogue.
    async fn named(mut self, work: &mut Work, ctx: &Context) -> Result<Vec<(Text, Count)>, Error> {
        let book = codes::book(work.connection(), Table::Service).await?;
        let known = in_order(&book, ctx.today(), &mut self.rows);
        let unknown = self.rows.into_iter().map(|(code, found)| (Text::italian(code), found));
        Ok(known.into_iter().chain(unknown).chain(self.others).collect())
    }
}

/// Requests of a service, or in a state, or all of them.
struct Asked {
    advancement: Option<String>,
    service: Option<String>,
    title: Option<serde_json::Value>,
    number: i64,
    people: i64,
}

/// The requests that were asked for in the period, services in the order of the catalogue.
async fn asked(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
) -> Result<Vec<Asked>, Error> {
    sqlx::query_as!(
        Asked,
        r#"SELECT
            counted.advancement AS "advancement?",
            counted.service AS "service?",
            (SELECT version.title
             FROM service_version version
             WHERE version.service_id = service.id AND version.published_at <= $4
             ORDER BY version.version DESC
             LIMIT 1) AS "title?",
            counted.number AS "number!",
            counted.people AS "people!"
           FROM (
            SELECT
                coalesce(request.service_code, asked.service_id::text) AS service,
                request.advancement,
                count(*) AS number,
                count(DISTINCT card.person_id) AS people
            FROM service_request request
            JOIN card ON card.id = request.card_id
            LEFT JOIN service_version asked ON asked.id = request.service_version_id
            WHERE card.desk_id = $1 AND request.requested_on BETWEEN $2 AND $3
            GROUP BY GROUPING SETS
                ((coalesce(request.service_code, asked.service_id::text)), (request.advancement), ())
           ) counted
           LEFT JOIN service ON service.id::text = counted.service
           ORDER BY service.position, service.slug"#,
        operator.desk.id.uuid(),
        period.from(),
        period.to(),
        ctx.now,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Minutes that were worked in the period, by service. A line that was struck out does not count.
async fn minutes(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<Figure<Text>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            counted.service AS "service?",
            (SELECT version.title
             FROM service_version version
             WHERE version.service_id = service.id AND version.published_at <= $4
             ORDER BY version.version DESC
             LIMIT 1) AS "title?",
            counted.minutes AS "minutes!",
            counted.people AS "people!"
           FROM (
            SELECT
                coalesce(request.service_code, asked.service_id::text) AS service,
                coalesce(sum(line.minutes), 0)::bigint AS minutes,
                count(DISTINCT card.person_id) AS people
            FROM service_work line
            JOIN service_request request ON request.id = line.service_request_id
            JOIN card ON card.id = request.card_id
            LEFT JOIN service_version asked ON asked.id = request.service_version_id
            WHERE card.desk_id = $1 AND line.struck_at IS NULL AND line.worked_on BETWEEN $2 AND $3
            GROUP BY ROLLUP (coalesce(request.service_code, asked.service_id::text))
           ) counted
           LEFT JOIN service ON service.id::text = counted.service
           ORDER BY service.position, service.slug"#,
        operator.desk.id.uuid(),
        period.from(),
        period.to(),
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    let (mut services, mut total) = (Services::default(), Count::default());
    for row in rows {
        let found = counted(row.minutes, row.people);
        match row.service {
            Some(service) => services.push(service, row.title, found)?,
            None => total = found,
        }
    }
    Ok(Figure::protected(threshold, total, services.named(work, ctx).await?))
}
