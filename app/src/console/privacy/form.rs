//! Signatures, withdrawals and notices as they are typed.

use chrono::NaiveDate;
use domain::{
    Id, Lang, Text,
    actor::Desk,
    form::read,
    format,
    privacy::{Drawing, DrawingError, PrivacyNotice, Purpose, Said, Way, Withdrawal},
};
use serde::Deserialize;

pub use domain::privacy::MAX_NOTICE;

/// Most characters of a line.
pub const MAX_LINE: u16 = 200;
/// Most characters of the reason of a notice.
pub const MAX_NOTICE_REASON: u16 = 500;

/// A signature as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// The notice that the page showed.
    #[serde(rename = "informativa")]
    pub notice: String,
    /// `carta` or `schermo`.
    #[serde(rename = "modo")]
    pub way: String,
    /// `gg/mm/aaaa`, of a signature on paper.
    #[serde(rename = "data")]
    pub on: String,
    /// Where the sheet is kept.
    #[serde(rename = "conservata")]
    pub kept: String,
    /// What was drawn.
    #[serde(rename = "firma")]
    pub drawing: String,
    /// Consents, each ticked or not.
    #[serde(rename = "consenso-health_services")]
    pub health_services: String,
    /// See [`SignForm::health_services`].
    #[serde(rename = "consenso-employment_centre")]
    pub employment_centre: String,
    /// See [`SignForm::health_services`].
    #[serde(rename = "consenso-school")]
    pub school: String,
    /// See [`SignForm::health_services`].
    #[serde(rename = "consenso-third_sector")]
    pub third_sector: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignError {
    /// Neither paper nor screen.
    Way,
    /// No day, or one that has not come yet.
    Day,
    /// Not said where the sheet is.
    Kept,
    /// Nothing was drawn.
    Drawing,
    /// What was drawn is longer than a signature.
    Long,
    /// What was drawn cannot be read.
    Malformed,
    /// It was drawn, and said to be on paper: what was drawn would be lost.
    Both,
    /// A newer notice came into force meanwhile.
    Newer,
    /// The record was merged into another one, whose page this is.
    Merged,
    /// The same, of something about a signature that is on this page now.
    Moved,
    /// Not said how it was withdrawn.
    Said,
    /// No day of the withdrawal.
    EndDay,
    /// The day of the withdrawal is before that of the signature.
    EndBefore,
    /// It was withdrawn already.
    Ended,
}

impl SignError {
    /// Those that are told where the way is chosen.
    pub const OF_WAY: [Self; 7] =
        [Self::Way, Self::Drawing, Self::Long, Self::Malformed, Self::Both, Self::Newer, Self::Merged];

    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Way => ("modo", "console-privacy-error-way"),
            Self::Day => ("data", "console-privacy-error-day"),
            Self::Kept => ("conservata", "console-privacy-error-kept"),
            Self::Drawing => ("modo", "console-privacy-error-drawing"),
            Self::Long => ("modo", "console-privacy-error-drawn-long"),
            Self::Malformed => ("modo", "console-privacy-error-malformed"),
            Self::Both => ("modo", "console-privacy-error-both"),
            Self::Newer => ("modo", "console-privacy-error-newer"),
            Self::Merged => ("modo", "console-privacy-error-merged"),
            Self::Moved => ("firme", "console-privacy-error-moved"),
            Self::Said => ("detto", "console-privacy-error-said"),
            Self::EndDay => ("revocata", "console-privacy-error-end"),
            Self::EndBefore => ("revocata", "console-privacy-error-end-before"),
            Self::Ended => ("firme", "console-privacy-error-ended"),
        }
    }
}

/// A signature that will do: notice, way, consents, day.
pub type Signed = (Id<PrivacyNotice>, Way, Vec<Purpose>, NaiveDate);

impl SignForm {
    /// An empty one of today.
    pub fn new(today: NaiveDate) -> Self {
        Self { on: format::date(today), way: "carta".to_owned(), ..Self::default() }
    }

    /// Whether this consent is ticked.
    pub const fn is_ticked(&self, purpose: Purpose) -> bool {
        let typed = match purpose {
            Purpose::HealthServices => &self.health_services,
            Purpose::EmploymentCentre => &self.employment_centre,
            Purpose::School => &self.school,
            Purpose::ThirdSector => &self.third_sector,
        };
        !typed.is_empty()
    }

    /// The signature, recorded by this operator.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate, by: &str) -> Result<Signed, Vec<SignError>> {
        let notice = self.notice.parse().map_err(|_| vec![SignError::Newer])?;
        let purposes = Purpose::ALL.into_iter().filter(|purpose| self.is_ticked(*purpose)).collect();
        let by = by.to_owned();
        match self.way.as_str() {
            "schermo" => {
                let drawing = self.drawing.parse::<Drawing>().map_err(|error| match error {
                    DrawingError::Empty => vec![SignError::Drawing],
                    DrawingError::Long => vec![SignError::Long],
                    DrawingError::Malformed => vec![SignError::Malformed],
                })?;
                Ok((notice, Way::Screen { drawing, by }, purposes, today))
            }
            "carta" => {
                let on = past(&self.on, today).ok_or(SignError::Day);
                let kept = self.kept.trim();
                let fits = (1..=usize::from(MAX_LINE)).contains(&kept.chars().count());
                let kept = fits.then(|| kept.to_owned()).ok_or(SignError::Kept);
                let is_drawn = matches!(self.drawing.parse::<Drawing>(), Ok(_) | Err(DrawingError::Long));
                let both = is_drawn.then_some(SignError::Both);
                match (both, on, kept) {
                    (None, Ok(on), Ok(kept)) => Ok((notice, Way::Paper { kept, by }, purposes, on)),
                    (both, on, kept) => Err([both, on.err(), kept.err()].into_iter().flatten().collect()),
                }
            }
            _ => Err(vec![SignError::Way]),
        }
    }
}

fn past(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    read::date(typed.trim()).ok().filter(|on| *on <= today)
}

/// A withdrawal as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    /// How it was said.
    #[serde(rename = "detto")]
    pub said: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "revocata")]
    pub on: String,
}

impl WithdrawForm {
    /// The withdrawal of a signature of that day, recorded by this operator.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, signed: NaiveDate, today: NaiveDate, by: &str) -> Result<Withdrawal, Vec<SignError>> {
        let said = Said::AT_THE_DESK.into_iter().find(|said| said.code() == self.said);
        let on = past(&self.on, today).ok_or(SignError::EndDay);
        let on = on.and_then(|on| if on < signed { Err(SignError::EndBefore) } else { Ok(on) });
        match (said, on) {
            (Some(said), Ok(on)) => Ok(Withdrawal { on, said, by: Some(by.to_owned()) }),
            (said, on) => {
                let said = said.is_none().then_some(SignError::Said);
                Err(said.into_iter().chain(on.err()).collect())
            }
        }
    }
}

/// A new version of a notice as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct NoticeForm {
    /// Whose it is.
    #[serde(rename = "sportello")]
    pub desk: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "valida")]
    pub valid_from: String,
    /// In Italian; the other languages may be empty.
    #[serde(rename = "testo-it")]
    pub it: String,
    /// In English.
    #[serde(rename = "testo-en")]
    pub en: String,
    /// In French.
    #[serde(rename = "testo-fr")]
    pub fr: String,
    /// In Spanish.
    #[serde(rename = "testo-es")]
    pub es: String,
    /// In Arabic.
    #[serde(rename = "testo-ar")]
    pub ar: String,
    /// In Ukrainian.
    #[serde(rename = "testo-uk")]
    pub uk: String,
    /// Why another version is published.
    #[serde(rename = "motivo")]
    pub reason: String,
    /// Whether it was said that it does not change any more.
    #[serde(rename = "conferma")]
    pub confirmed: String,
    /// Version that the page showed.
    #[serde(rename = "_version")]
    pub seen: i32,
}

/// What must be corrected in a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeError {
    /// No desk.
    Desk,
    /// No day, or one that is over.
    Day,
    /// No Italian text.
    Empty,
    /// A text is too long.
    Long(Lang),
    /// No reason, or one in too many words.
    Reason,
    /// It was not said that whoever signed has to sign again.
    Unconfirmed,
    /// Somebody else published meanwhile.
    Stale,
}

impl NoticeError {
    /// The `id` of the control, and the key of the message.
    pub fn place(self) -> (String, &'static str) {
        match self {
            Self::Desk => ("sportello".to_owned(), "console-privacy-error-desk"),
            Self::Day => ("valida".to_owned(), "console-privacy-error-valid"),
            Self::Empty => ("testo-it".to_owned(), "console-privacy-error-empty"),
            Self::Long(lang) => (format!("testo-{}", lang.tag()), "console-privacy-error-long"),
            Self::Reason => ("motivo".to_owned(), "console-privacy-error-reason"),
            Self::Unconfirmed => ("conferma".to_owned(), "console-privacy-error-unconfirmed"),
            Self::Stale => ("testo-it".to_owned(), "console-privacy-error-stale"),
        }
    }
}

/// A notice that will do: desk, text, first day.
pub type Checked = (Id<Desk>, Text, NaiveDate);

impl NoticeForm {
    /// The text in this language, as it was typed.
    pub const fn text(&self, lang: Lang) -> &String {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
            Lang::Es => &self.es,
            Lang::Ar => &self.ar,
            Lang::Uk => &self.uk,
        }
    }

    /// Puts a text in its language.
    pub fn set(&mut self, lang: Lang, text: String) {
        match lang {
            Lang::It => self.it = text,
            Lang::En => self.en = text,
            Lang::Fr => self.fr = text,
            Lang::Es => self.es = text,
            Lang::Ar => self.ar = text,
            Lang::Uk => self.uk = text,
        }
    }

    /// The notice.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<Checked, Vec<NoticeError>> {
        let desk = self.desk.parse().ok();
        let on = read::date(self.valid_from.trim()).ok().filter(|on| *on >= today);
        let mut errors = Vec::new();
        errors.extend(desk.is_none().then_some(NoticeError::Desk));
        errors.extend(on.is_none().then_some(NoticeError::Day));
        errors.extend(self.it.trim().is_empty().then_some(NoticeError::Empty));
        let long = |lang: &Lang| self.text(*lang).chars().count() > usize::from(MAX_NOTICE);
        errors.extend(Lang::ALL.into_iter().filter(long).map(NoticeError::Long));
        let reason = self.reason.trim();
        let is_said = !reason.is_empty() && reason.chars().count() <= usize::from(MAX_NOTICE_REASON);
        errors.extend((!is_said).then_some(NoticeError::Reason));
        errors.extend(self.confirmed.is_empty().then_some(NoticeError::Unconfirmed));
        match (desk, on) {
            (Some(desk), Some(on)) if errors.is_empty() => {
                let written = Lang::ALL.into_iter().map(|lang| (lang, self.text(lang).trim()));
                let written = written.filter(|(_, text)| !text.is_empty());
                let text = written.fold(Text::italian(""), |text, (lang, words)| text.with(lang, words));
                Ok((desk, text, on))
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "018f3b1e-0000-7000-8000-000000000001";

    #[test]
    fn a_signature_is_on_paper_that_is_kept_somewhere_or_drawn() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let new = SignForm { notice: ID.into(), ..SignForm::new(today) };
        assert_eq!(new.check(today, "Chiara"), Err(vec![SignError::Kept]));
        let paper = SignForm { kept: "Armadio 3".into(), school: "si".into(), ..new.clone() };
        assert_eq!(paper.check(today, "Chiara").unwrap().2, [Purpose::School]);
        let tomorrow = SignForm { on: "21/11/2026".into(), ..paper.clone() };
        assert_eq!(tomorrow.check(today, "Chiara"), Err(vec![SignError::Day]));
        let screen = SignForm { way: "schermo".into(), ..new };
        assert_eq!(screen.check(today, "Chiara"), Err(vec![SignError::Drawing]));
        let drawing = "1,1 2,2 3,3 4,4 5,5 6,6 7,7 8,8";
        let drawn = SignForm { drawing: drawing.into(), ..screen };
        assert!(drawn.check(today, "Chiara").is_ok());
        let both = SignForm { drawing: drawing.into(), ..paper.clone() };
        assert_eq!(both.check(today, "Chiara"), Err(vec![SignError::Both]));
        let slip = SignForm { drawing: "1,1".into(), ..paper };
        assert!(slip.check(today, "Chiara").is_ok(), "a slip of the finger is no signature");
    }

    #[test]
    fn a_drawing_that_is_too_long_is_said_and_not_dropped_for_a_sheet() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let (way, drawing) = ("schermo".to_owned(), "1,1 ".repeat(Drawing::MOST + 1));
        let screen = SignForm { notice: ID.into(), way, drawing, ..SignForm::new(today) };
        assert_eq!(screen.check(today, "Chiara"), Err(vec![SignError::Long]));
        let paper = SignForm { way: "carta".into(), kept: "Armadio 3".into(), ..screen };
        assert_eq!(paper.check(today, "Chiara"), Err(vec![SignError::Both]));
    }

    #[test]
    fn a_notice_has_a_desk_a_day_to_come_and_italian_words() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let all = NoticeForm::default().check(today);
        let unsaid = [NoticeError::Desk, NoticeError::Day, NoticeError::Empty];
        assert_eq!(
            all.unwrap_err(),
            [&unsaid[..], &[NoticeError::Reason, NoticeError::Unconfirmed]].concat()
        );
        let (desk, valid_from) = (ID.to_owned(), "20/11/2026".to_owned());
        let form = NoticeForm {
            desk,
            valid_from,
            it: " Testo ".into(),
            ar: "نص".into(),
            reason: "Nuovo titolare".into(),
            confirmed: "si".into(),
            ..NoticeForm::default()
        };
        let (_, text, _) = form.check(today).unwrap();
        assert_eq!((text.get(Lang::It), text.get(Lang::Ar), text.has(Lang::Fr)), ("Testo", "نص", false));
    }
}
