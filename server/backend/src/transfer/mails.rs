//! Mails in the words of desks. One that is only here stays.

use domain::{
    permission::{Grant, ManageDesks},
    transfer::{DeskKey, Kind, MailRow, Section, Step},
    zone::MailText,
};

use super::{
    desks::{Ids, Known},
    differences::differences,
};
use crate::{
    Context, Error, Work,
    staff::{self, Carried},
};

/// The mails of the desks that are here, desk by desk.
pub(super) async fn rows(work: &mut Work, here: &[Carried]) -> Result<Vec<MailRow>, Error> {
    let mails = staff::carried_mails(work).await?;
    let mut rows = Vec::with_capacity(mails.len());
    for desk in here {
        let of_desk = mails.iter().filter(|mail| mail.desk == desk.id);
        rows.extend(of_desk.map(|mail| MailRow {
            desk: desk.row.desk.clone(),
            mail: mail.kind,
            lang: mail.lang,
            subject: mail.text.subject.clone(),
            body: mail.text.body.clone(),
        }));
    }
    Ok(rows)
}

/// Which mail a record is of.
fn key(row: &MailRow) -> (&DeskKey, &'static str, &'static str) {
    (&row.desk, row.mail.code(), row.lang.tag())
}

/// Which mail of which desk, by codes that the page tells in words: `receipt it Ente, Sportello`.
fn name(row: &MailRow) -> String {
    let (desk, mail, lang) = key(row);
    format!("{mail} {lang} {desk}")
}

fn text(row: &MailRow) -> MailText {
    MailText { subject: row.subject.clone(), body: row.body.clone() }
}

/// What the file says beside the mails of the zone.
pub(super) async fn compare(
    work: &mut Work,
    rows: &[MailRow],
    known: &Known,
) -> Result<(Section, Vec<MailRow>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Mails), Vec::new());
    let here = self::rows(work, known.here()).await?;
    for row in rows {
        let before = here.iter().find(|one| key(one) == key(row));
        if before == Some(row) {
            section.same += 1;
            continue;
        }
        let step = match (known.bar(&row.desk), before) {
            (Some(bar), _) => Step::Barred(bar),
            (None, Some(before)) => Step::Changed(differences(&text(before), &text(row))),
            (None, None) => Step::Added,
        };
        if !matches!(step, Step::Barred(_)) {
            found.push(row.clone());
        }
        section.push(name(row), step);
    }
    let is_named = |one: &MailRow| rows.iter().any(|row| key(row) == key(one));
    section.only_here = here.iter().filter(|one| !is_named(one)).map(name).collect();
    Ok((section, found))
}

/// Writes it by the rules of its page.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (row, ids): (&MailRow, &Ids),
    reason: &str,
) -> Result<(), Error> {
    let desk = *ids.get(&row.desk).ok_or(Error::Stale)?;
    staff::carry_mail(work, ctx, grant, desk, (row.mail, row.lang, text(row)), reason).await
}
