//! What a form asks.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Meaning;
use crate::{Text, document::Kind as DocumentKind, mask::Group};

/// The last part of a step's address, for example `nucleo-familiare`.
pub type StepSlug = String;

/// The name of a question, unique within its form: lower-case ASCII letters, digits and hyphens.
pub type QuestionName = String;

/// A whole form: the steps between "start" and the summary, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// At least one.
    pub steps: Vec<Step>,
}

/// One page of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Last part of the address; unique within the form; never `riepilogo` or `conferma`.
    pub slug: StepSlug,
    /// Short name for the stepper: "Nucleo familiare".
    pub name: Text,
    /// Heading of the page: "Chi vive con te".
    pub title: Text,
    /// One sentence under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// The parts of the page.
    pub sections: Vec<Section>,
}

/// A titled group of questions, possibly repeated (one time per person of the household…).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading of the part.
    pub title: Text,
    /// One sentence under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// A page to read first, linked under the hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<SectionLink>,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Present when the part may be answered several times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// What is asked.
    pub questions: Vec<Question>,
}

/// A page of the portal that a part of a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionLink {
    /// The privacy notice (GDPR art. 13).
    Privacy,
}

/// How often a part is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Name of the group; answers are kept under `name.0.question`, `name.1.question`…
    pub name: QuestionName,
    /// What one entry is called: "Persona".
    pub item: Text,
    /// Button that adds one: "Aggiungi un’altra persona".
    pub add: Text,
    /// Fewest entries.
    #[serde(default)]
    pub min: u8,
    /// Most entries.
    pub max: u8,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Key of its answer.
    pub name: QuestionName,
    /// What is asked, as a label.
    pub label: Text,
    /// Help under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// What an answer looks like.
    pub kind: Kind,
    /// Whether it may stay empty.
    #[serde(default = "yes")]
    pub required: bool,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Where a first answer can be taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefill: Option<Source>,
    /// The group of fields it belongs to, for masks. None means that every desk may read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// What the answer stands for outside the form: on the card, for the limits of who may ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Meaning>,
}

const fn yes() -> bool {
    true
}

/// What an answer looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// One line.
    Text {
        /// Most characters.
        max: u16,
    },
    /// Several lines.
    LongText {
        /// Most characters.
        max: u16,
    },
    /// A whole number.
    Integer {
        /// Smallest.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// Euro and cents, typed `1.234,50`.
    Money {
        /// Greatest, in cents.
        max_cents: u64,
    },
    /// A day, typed `gg/mm/aaaa`. Two of one part that are named `…-inizio` and `…-fine` are a period.
    Date {
        /// Not later than today.
        #[serde(default)]
        past: bool,
        /// Not before today.
        #[serde(default)]
        coming: bool,
        /// Where it is a day of birth: how old somebody may be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        age: Option<AgeLimit>,
    },
    /// A time of day, typed `8:15`.
    Time,
    /// Sì or No; the answers are `si` and `no`.
    YesNo,
    /// One of these.
    OneOf {
        /// In the order shown.
        options: Vec<Choice>,
    },
    /// Several of these.
    SeveralOf {
        /// In the order shown.
        options: Vec<Choice>,
    },
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A codice fiscale, also with omocodia, or the 11-digit provisional one.
    FiscalCode,
    /// A bank account, by IBAN; also abroad, within the euro payments area.
    Iban,
    /// An Italian municipality, by name; with script, completed while typing.
    Municipality,
    /// A country, by its Italian name; with script, completed while typing.
    Country,
    /// Somebody: name, surname, date and place of birth, codice fiscale.
    Person {
        /// Whether the codice fiscale is needed.
        #[serde(default)]
        code: bool,
    },
    /// Street, postal code, municipality and country; in Italy where no country is written.
    Address,
    /// An income: an amount, and how often it comes.
    Income {
        /// Greatest amount, in cents.
        max_cents: u64,
    },
    /// A statement that must be ticked (D.P.R. 445/2000 art. 46 and 47); the answer is `si`.
    Declaration,
    /// Documents to hand in; the files are kept beside the answers, under the question's name.
    Attachment(AttachmentRule),
}

/// How old somebody may be on the day on which a year of a service begins: 36 months on 1 September for a
/// nursery (D.Lgs. 65/2017 art. 2, from three to thirty-six months). What counts is the last such day: a child
/// that grows older in the middle of the year stays to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeLimit {
    /// Most months on that day.
    pub months: u16,
    /// Month in which the year begins, from 1.
    pub month: u8,
    /// Its day.
    pub day: u8,
}

impl AgeLimit {
    /// Whether there is such a day in every year, and an age that somebody can have.
    pub fn is_sound(self) -> bool {
        const COMMON_YEAR: i32 = 2027;
        (1..=1440).contains(&self.months) && self.begins(COMMON_YEAR).is_some()
    }

    /// The last beginning of a year that is not after `today`, where somebody born on this day was too old then.
    pub(super) fn passed_on(self, born: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        let this_year = self.begins(today.year())?;
        let start = if this_year <= today { this_year } else { self.begins(today.year() - 1)? };
        let last = born.checked_add_months(Months::new(u32::from(self.months)))?;
        (last < start).then_some(start)
    }

    fn begins(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day))
    }
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored. Among several, `niente`, `nessuno` and `nessuna` go with no other.
    pub value: String,
    /// What is shown.
    pub label: Text,
}

/// What may be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentRule {
    /// Accepted kinds of file.
    pub kinds: Vec<DocumentKind>,
    /// Largest file, in bytes.
    pub max_bytes: u64,
    /// Most files.
    pub max_files: u8,
    /// Most days since a document was first handed in, where one is given that was given before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age_days: Option<u16>,
    /// Whether the request is sent only when the virus check has passed; otherwise sending does not
    /// wait for it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub checked_first: bool,
    /// The ways to meet the requirement, one of which is chosen; empty where there is only one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde hands over")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A way to meet a requirement: this document, that one, or none because the administration has it
/// already (D.P.R. 445/2000 art. 43).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Text,
    /// Whether there is something to hand in.
    #[serde(default = "yes")]
    pub file: bool,
}

/// When something is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The question has exactly this answer.
    Is {
        /// A question of this or of an earlier step.
        question: QuestionName,
        /// The stored value.
        value: String,
    },
    /// The question has another answer, or none.
    IsNot {
        /// A question of this or of an earlier step.
        question: QuestionName,
        /// The stored value.
        value: String,
    },
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
}

/// Where a first answer can be taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Certified by the identity provider: shown, not editable.
    GivenName,
    /// Certified.
    FamilyName,
    /// Certified.
    FiscalCode,
    /// Certified.
    BirthDate,
    /// Certified.
    BirthPlace,
    /// From the identity provider, but the person may give another.
    Email,
    /// From the identity provider, but the person may give another.
    Phone,
    /// From the identity provider, but the person may give another.
    ResidenceStreet,
    /// From the identity provider, but the person may give another.
    ResidencePostalCode,
    /// From the identity provider, but the person may give another.
    ResidenceMunicipality,
    /// The whole address of residence, from the identity provider; the person may give another.
    Residence,
    /// Certified: name of the company that the person acts for.
    CompanyName,
    /// Certified: fiscal code or VAT number of that company.
    CompanyNumber,
    /// From the identity provider, but the person may give another.
    CompanyOffice,
    /// The ordinary ISEE of an earlier request for oneself; the person may give another.
    Isee,
    /// The same, of the ISEE for services to minors (D.P.C.M. 159/2013 art. 7), in a request about the same people.
    IseeMinors,
    /// The same, of the ISEE for residential care (D.P.C.M. 159/2013 art. 6, c. 3).
    IseeResidential,
    /// The bank account of an earlier request for oneself; the person may give another.
    Iban,
}

impl Source {
    /// Whether the answer is certified, so that it is shown and cannot be changed in the form.
    pub const fn is_certified(self) -> bool {
        matches!(
            self,
            Self::GivenName
                | Self::FamilyName
                | Self::FiscalCode
                | Self::BirthDate
                | Self::BirthPlace
                | Self::CompanyName
                | Self::CompanyNumber
        )
    }

    /// Whether only an earlier request knows it, and no login.
    pub const fn is_remembered(self) -> bool {
        matches!(self, Self::Isee | Self::IseeMinors | Self::IseeResidential | Self::Iban)
    }

    /// Whether a login that asks only who somebody is (name, codice fiscale, date of birth) knows it.
    pub const fn is_identity(self) -> bool {
        matches!(self, Self::GivenName | Self::FamilyName | Self::FiscalCode | Self::BirthDate)
    }
}

impl Step {
    /// Whether it leads to the privacy notice (Regulation (EU) 2016/679 art. 13).
    pub fn tells_privacy(&self) -> bool {
        self.sections.iter().any(|section| section.link == Some(SectionLink::Privacy))
    }

    /// Its questions that take files, asked or not.
    pub fn attachments(&self) -> impl Iterator<Item = &Question> {
        let questions = self.sections.iter().flat_map(|section| &section.questions);
        questions.filter(|question| matches!(question.kind, Kind::Attachment(_)))
    }

    /// The step down to this question and no further; all of it where there is no such question.
    #[must_use]
    pub fn until(&self, question: &str) -> Self {
        let mut step = self.clone();
        let place = |section: &Section| section.questions.iter().position(|one| one.name == question);
        let found = step.sections.iter().enumerate().find_map(|(at, section)| Some((at, place(section)?)));
        if let Some((at, last)) = found {
            step.sections.truncate(at + 1);
            if let Some(section) = step.sections.last_mut() {
                section.questions.truncate(last + 1);
            }
        }
        step
    }
}

impl Definition {
    /// The step with this slug and its place, counted from 0.
    pub fn step(&self, slug: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.slug == slug)
    }

    /// Every question with its section, in order.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.steps
            .iter()
            .flat_map(|step| &step.sections)
            .flat_map(|section| section.questions.iter().map(move |question| (section, question)))
    }

    /// Whether it leads to the privacy notice (Regulation (EU) 2016/679 art. 13).
    pub fn tells_privacy(&self) -> bool {
        self.steps.iter().any(Step::tells_privacy)
    }

    /// Whether it shows who applies, as the login knows it.
    pub fn shows_identity(&self) -> bool {
        self.questions().any(|(_, question)| question.prefill.is_some_and(Source::is_identity))
    }

    /// The rule of an attachment question.
    pub fn attachment_rule(&self, name: &str) -> Option<&AttachmentRule> {
        self.questions().find_map(|(_, question)| match &question.kind {
            Kind::Attachment(rule) if question.name == name => Some(rule),
            _ => None,
        })
    }
}
