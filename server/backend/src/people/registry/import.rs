//! A file becomes the registry of its municipality: the whole of it in one transaction, or nothing.
//!
//! The file is read twice, line by line: first to tell its encoding, then to write it in batches. COPY would be the
//! quicker way in, but PostgreSQL refuses it for tables under row-level security.

use std::{
    collections::HashSet,
    io::{self, BufRead, Seek},
};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    codes::sheet::{Encoding, decode},
    person::{
        Sex,
        registry::{Entry, FileProblem, Flaw, Heading, Outcome, Reason, Report, cells},
    },
    place::Belfiore,
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry as Audited, Subject},
    work::one_row,
};

/// People who are written at once.
const BATCH: usize = 2000;

/// Whose registry a file is.
#[derive(Debug, Clone)]
pub struct Target {
    /// Zone whose desks may look into it.
    pub zone: Uuid,
    /// The municipality.
    pub municipality: Belfiore,
    /// How things stood when.
    pub as_of: DateTime<Utc>,
    /// Name of who imports it.
    pub by: String,
}

/// What is accepted.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Only looks at the file.
    pub dry_run: bool,
    /// How many lines of a hundred may be wrong.
    pub percent: u8,
    /// How many people whoever exported the file counted.
    pub count: Option<usize>,
    /// Whether the registry may lose more than a tenth of its people.
    pub smaller: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { dry_run: false, percent: 5, count: None, smaller: false }
    }
}

/// Why nothing can be said of a file.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    File(#[from] io::Error),
    /// The database.
    #[error(transparent)]
    Backend(#[from] Error),
}

/// The zone with this name, or the only one; nothing where there is no such zone or municipality.
pub async fn zone(
    owner: &PgPool,
    name: Option<&str>,
    municipality: &Belfiore,
) -> Result<Option<Uuid>, Error> {
    let zones = sqlx::query_scalar!(
        "SELECT id FROM zone
         WHERE ($1::text IS NULL OR name = $1) AND EXISTS (SELECT FROM municipality WHERE belfiore = $2)
         LIMIT 2",
        name,
        municipality.as_str(),
    )
    .fetch_all(owner)
    .await?;
    Ok(match zones.as_slice() {
        [zone] => Some(*zone),
        _ => None,
    })
}

/// Makes a file the registry of its municipality, with the owner's connection. What became of it is in the report;
/// unless it says [`Outcome::Taken`], the registry is what it was. Doing it twice does it once.
///
/// # Errors
/// When the file cannot be read or the database is away; nothing was changed then.
pub async fn import(
    owner: &PgPool,
    ctx: &Context,
    target: &Target,
    rules: Rules,
    source: &mut (impl BufRead + Seek),
) -> Result<Report, ImportError> {
    let mut reading = match Reading::begin(source, ctx.today())? {
        Ok(reading) => reading,
        Err(report) => return Ok(*report),
    };
    let mut work = Work::zone(owner, target.zone).await?;
    reading.report.before = before(&mut work, target).await?;
    let id = ctx.id();
    announce(&mut work, ctx, target, id).await?;
    loop {
        let batch = reading.batch()?;
        if batch.is_empty() {
            break;
        }
        if !rules.dry_run {
            insert(&mut work, target, id, &batch).await?;
        }
    }
    let report = reading.judged(rules);
    if report.outcome == Outcome::Taken {
        switch(&mut work, ctx, target, id, &report).await?;
        work.commit().await?;
    }
    Ok(report)
}

/// A file that is being read.
struct Reading<'a, R> {
    source: &'a mut R,
    heading: Heading,
    /// The last line that was read.
    line: usize,
    today: NaiveDate,
    /// Codici fiscali so far.
    codes: HashSet<String>,
    /// The last line, where it stops in the middle.
    cut: Option<usize>,
    report: Report,
}

impl<'a, R: BufRead + Seek> Reading<'a, R> {
    /// Looks through the file, and reads its first line.
    fn begin(source: &'a mut R, today: NaiveDate) -> io::Result<Result<Self, Box<Report>>> {
        let refused = |report: Report, problem| {
            Ok(Err(Box::new(Report { outcome: Outcome::Refused(problem), ..report })))
        };
        let report = match survey(source)? {
            Ok(report) => report,
            Err(problem) => return refused(Report::new(Encoding::Utf8, true), problem),
        };
        source.rewind()?;
        let first = next_line(source)?.unwrap_or_default();
        let text = decode(&first).map(|(text, _)| text).unwrap_or_default();
        match Heading::read(&text) {
            Err(problem) => refused(report, problem),
            Ok(heading) => {
                Ok(Ok(Self { source, heading, line: 1, today, codes: HashSet::new(), cut: None, report }))
            }
        }
    }

    /// The next people, with their lines; none at the end of the file.
    fn batch(&mut self) -> io::Result<Vec<(usize, Entry)>> {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH {
            let Some(bytes) = next_line(self.source)? else { break };
            self.line += 1;
            // Every line could be read when the file was looked through.
            let text = decode(&bytes).map(|(text, _)| text).unwrap_or_default();
            match self.read(&text) {
                Ok(Some(entry)) => batch.push((self.line, entry)),
                Ok(None) => {}
                Err(flaws) => {
                    self.report.refuse(self.line, &flaws);
                    if !bytes.ends_with(b"\n") && self.report.is_cut(&flaws) {
                        self.cut = Some(self.line);
                    }
                }
            }
        }
        Ok(batch)
    }

    /// A person; nobody in a blank line.
    fn read(&mut self, text: &str) -> Result<Option<Entry>, Vec<Flaw>> {
        let cells = cells(text, self.heading.separator);
        if cells.as_ref().is_ok_and(Vec::is_empty) {
            return Ok(None);
        }
        self.report.lines += 1;
        let entry = Entry::read(&self.heading, &cells.map_err(|flaw| vec![flaw])?, self.today)?;
        if let Some(code) = &entry.fiscal_code
            && !self.codes.insert(code.canonical().to_string())
        {
            let column = Some(domain::person::registry::Column::FiscalCode);
            return Err(vec![Flaw { column, reason: Reason::Twice }]);
        }
        self.report.people += 1;
        Ok(Some(entry))
    }

    /// The report, with what is to be done.
    fn judged(self, rules: Rules) -> Report {
        let outcome = match self.problem(rules) {
            Some(problem) => Outcome::Refused(problem),
            None if rules.dry_run => Outcome::LookedAt,
            None => Outcome::Taken,
        };
        Report { outcome, ..self.report }
    }

    fn problem(&self, rules: Rules) -> Option<FileProblem> {
        let Report { lines, people, before, .. } = self.report;
        let refused = self.report.wrong();
        if let Some(line) = self.cut {
            return Some(FileProblem::Cut(line));
        }
        if lines == 0 {
            return Some(FileProblem::Empty);
        }
        if let Some(expected) = rules.count.filter(|expected| *expected != lines) {
            return Some(FileProblem::Count { found: lines, expected });
        }
        if refused * 100 > lines * usize::from(rules.percent) {
            return Some(FileProblem::TooManyRefused { refused, lines, percent: rules.percent });
        }
        (!rules.smaller && people * 10 < before * 9).then_some(FileProblem::Smaller { before, now: people })
    }
}

fn next_line(source: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = source.read_until(b'\n', &mut line)?;
    Ok((read > 0).then_some(line))
}

/// How the letters of the file are written. A file in which some lines are UTF-8 and others are not was put together:
/// whichever encoding is taken, names would be spoilt.
fn survey(source: &mut impl BufRead) -> io::Result<Result<Report, FileProblem>> {
    let (mut number, mut ends_whole, mut marked, mut windows) = (0, true, false, None);
    while let Some(line) = next_line(source)? {
        number += 1;
        ends_whole = line.ends_with(b"\n");
        match decode(&line) {
            Err(_) => return Ok(Err(FileProblem::NotText(number))),
            Ok((_, Encoding::Windows1252)) => windows = windows.or(Some(number)),
            Ok((_, Encoding::Utf8)) => marked |= !line.is_ascii(),
        }
    }
    Ok(match (marked, windows) {
        (true, Some(line)) => Err(FileProblem::TwoEncodings(line)),
        (false, Some(_)) => Ok(Report::new(Encoding::Windows1252, ends_whole)),
        (_, None) => Ok(Report::new(Encoding::Utf8, ends_whole)),
    })
}

/// How many people the registry has now, while nobody else imports one of the same municipality.
async fn before(work: &mut Work, target: &Target) -> Result<usize, Error> {
    let name = format!("registry {} {}", target.zone, target.municipality);
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name)
        .execute(work.connection())
        .await?;
    let people = sqlx::query_scalar!(
        "SELECT people FROM registry_import WHERE zone_id = $1 AND municipality = $2",
        target.zone,
        target.municipality.as_str(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(people.and_then(|people| usize::try_from(people).ok()).unwrap_or_default())
}

async fn announce(work: &mut Work, ctx: &Context, target: &Target, id: Uuid) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO registry_import
            (id, zone_id, municipality, as_of, imported_at, imported_by, people, refused)
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0)",
        id,
        target.zone,
        target.municipality.as_str(),
        target.as_of,
        ctx.now,
        target.by,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

fn maybe(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn maybe_day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

async fn insert(work: &mut Work, target: &Target, id: Uuid, batch: &[(usize, Entry)]) -> Result<(), Error> {
    let texts = |of: fn(&Entry) -> String| batch.iter().map(|(_, entry)| of(entry)).collect::<Vec<String>>();
    let lines: Vec<i32> = batch.iter().map(|(line, _)| i32::try_from(*line).unwrap_or(i32::MAX)).collect();
    let births: Vec<NaiveDate> = batch.iter().map(|(_, entry)| entry.birth_date).collect();
    let codes = texts(|entry| entry.fiscal_code.as_ref().map(ToString::to_string).unwrap_or_default());
    let canonical = texts(|entry| {
        entry.fiscal_code.as_ref().map(|code| code.canonical().to_string()).unwrap_or_default()
    });
    sqlx::query!(
        "INSERT INTO registry_person
            (import_id, zone_id, line, fiscal_code, fiscal_code_canonical, family_name, given_name, name_key, sex,
             birth_date, birth_place, citizenship, address, municipality, civil_status, family, relation,
             resident_since, standing, standing_since)
         SELECT $1, $2, line, nullif(code, ''), nullif(canonical, ''), family_name, given_name, name_key,
            nullif(sex, ''), birth_date, nullif(birth_place, ''), nullif(citizenship, ''), nullif(address, ''),
            nullif(lives_in, ''), nullif(civil_status, ''), nullif(family, ''), nullif(relation, ''),
            nullif(resident_since, '')::date, standing, nullif(standing_since, '')::date
         FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
            $10::date[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
            $17::text[], $18::text[], $19::text[], $20::text[])
            AS rows (line, code, canonical, family_name, given_name, name_key, sex, birth_date, birth_place,
                citizenship, address, lives_in, civil_status, family, relation, resident_since, standing,
                standing_since)",
        id,
        target.zone,
        &lines,
        &codes,
        &canonical,
        &texts(|entry| entry.family_name.clone()),
        &texts(|entry| entry.given_name.clone()),
        &texts(Entry::name_key),
        &texts(|entry| entry.sex.map(Sex::code).unwrap_or_default().to_owned()),
        &births,
        &texts(|entry| maybe(entry.birth_place.as_ref())),
        &texts(|entry| maybe(entry.citizenship.as_ref())),
        &texts(|entry| maybe(entry.address.as_ref())),
        &texts(|entry| maybe(entry.municipality.as_ref())),
        &texts(|entry| maybe(entry.civil_status.as_ref())),
        &texts(|entry| maybe(entry.family.as_ref())),
        &texts(|entry| maybe(entry.relation.as_ref())),
        &texts(|entry| maybe_day(entry.resident_since)),
        &texts(|entry| entry.standing.code().to_owned()),
        &texts(|entry| maybe_day(entry.standing_since)),
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// The new registry takes the place of the old one.
async fn switch(
    work: &mut Work,
    ctx: &Context,
    target: &Target,
    id: Uuid,
    report: &Report,
) -> Result<(), Error> {
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let affected = sqlx::query!(
        "UPDATE registry_import SET people = $2, refused = $3 WHERE id = $1",
        id,
        count(report.people),
        count(report.wrong()),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    sqlx::query!(
        "DELETE FROM registry_person
         USING registry_import
         WHERE registry_person.import_id = registry_import.id
           AND registry_import.zone_id = $1 AND registry_import.municipality = $2 AND registry_import.id <> $3",
        target.zone,
        target.municipality.as_str(),
        id,
    )
    .execute(work.connection())
    .await?;
    sqlx::query!(
        "DELETE FROM registry_import WHERE zone_id = $1 AND municipality = $2 AND id <> $3",
        target.zone,
        target.municipality.as_str(),
        id,
    )
    .execute(work.connection())
    .await?;
    let entry = Audited::new(Action::Change, Subject::Person, None).because("registry_imported");
    audit::system(work, ctx, entry).await
}
