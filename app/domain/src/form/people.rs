//! What the answers say about people, whatever the form: for the card, and for what has to fit
//! together although it is asked in different places.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    AnswerError, Answers, Certified, Definition, FieldPath, ForWhom, Kind, Meaning, Part, Problem, Question,
    QuestionName, RepeatIndex, Title, Whose, asked, read,
};
use crate::{
    FiscalCode,
    mask::Group,
    person::Born,
    service::{ADULT_AGE, age},
};

/// What was answered about one person. Values are as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Who it is.
    pub whose: Whose,
    /// The entry, of a person of the household.
    pub entry: Option<(QuestionName, RepeatIndex)>,
    known: BTreeMap<Part, (FieldPath, String)>,
}

impl Facts {
    const fn of(whose: Whose, entry: Option<(QuestionName, RepeatIndex)>) -> Self {
        Self { whose, entry, known: BTreeMap::new() }
    }

    /// What was typed, without spaces around; None where nothing was.
    pub fn get(&self, part: Part) -> Option<&str> {
        self.known.get(&part).map(|(_, value)| value.as_str())
    }

    /// The codice fiscale, where it is one.
    pub fn fiscal_code(&self) -> Option<FiscalCode> {
        self.get(Part::FiscalCode)?.parse().ok()
    }

    /// The date of birth, where it is one.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        read::date(self.get(Part::BirthDate)?).ok()
    }

    /// Whether a codice fiscale and a name were given that do not fit together. A reason to look again and
    /// never to refuse: the registry spells foreign names in ways of its own.
    pub fn has_code_of_another_name(&self) -> bool {
        let names = self.get(Part::FamilyName).zip(self.get(Part::GivenName));
        self.fiscal_code()
            .zip(names)
            .is_some_and(|(code, (family_name, given_name))| !code.matches_names(family_name, given_name))
    }

    /// Where this fact was asked.
    fn place(&self, part: Part) -> Option<&FieldPath> {
        self.known.get(&part).map(|(path, _)| path)
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self.fiscal_code(), other.fiscal_code()) {
            (Some(one), Some(two)) => one.matches(&two),
            _ => self.name().is_some() && self.name() == other.name() && self.is_born_with(other),
        }
    }

    /// Twins of one name do not exist, father and son do.
    fn is_born_with(&self, other: &Self) -> bool {
        self.birth_date().is_some() && self.birth_date() == other.birth_date()
    }

    fn name(&self) -> Option<(String, String)> {
        Some((self.get(Part::FamilyName)?.to_lowercase(), self.get(Part::GivenName)?.to_lowercase()))
    }
}

/// What a request brings to the desk's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// For whom it is.
    pub for_whom: ForWhom,
    /// By which title, where it is for another person and one was asked.
    pub title: Option<Title>,
    /// Who wrote it.
    pub applicant: Facts,
    /// Whom it is for, where that is another person.
    pub beneficiary: Option<Facts>,
    /// The people of the household.
    pub members: Vec<Facts>,
    /// Codes of needs, with the group of fields that the answer belongs to.
    pub needs: BTreeSet<(String, Option<Group>)>,
    /// Slugs of other services asked for.
    pub services: BTreeSet<String>,
    /// Values of fields of the card, by code, with the group of fields that the answer belongs to.
    pub card: BTreeSet<(String, String, Option<Group>)>,
}

/// For whom the request is. A form that does not ask is for who writes it; None where it was not
/// answered yet.
pub fn for_whom(definition: &Definition, answers: &Answers) -> Option<ForWhom> {
    match answer_to(definition, answers, &Meaning::ForWhom) {
        None => Some(ForWhom::Me),
        Some(value) => ForWhom::from_code(value.trim()),
    }
}

/// The answer to the question that stands for this; None where no question does.
fn answer_to<'a>(definition: &Definition, answers: &'a Answers, meaning: &Meaning) -> Option<&'a str> {
    let (_, question) =
        definition.questions().find(|(_, question)| question.means.as_ref() == Some(meaning))?;
    Some(answers.get(&FieldPath::once(question.name.as_str())))
}

/// Reads from the answers what stands for something outside the form. Only what is asked counts.
pub fn brought(definition: &Definition, answers: &Answers) -> Brought {
    let mut found = Brought {
        for_whom: for_whom(definition, answers).unwrap_or(ForWhom::Me),
        title: None,
        applicant: Facts::of(Whose::Applicant, None),
        beneficiary: None,
        members: Vec::new(),
        needs: BTreeSet::new(),
        services: BTreeSet::new(),
        card: BTreeSet::new(),
    };
    for asked in definition.steps.iter().flat_map(|step| asked(definition, step, answers)) {
        let given = answers.all(&asked.path);
        match &asked.question.means {
            Some(Meaning::Title) => {
                found.title = given.first().and_then(|value| Title::from_code(value.trim()));
            }
            Some(Meaning::Needs(codes)) => {
                found.needs.extend(chosen(codes, given).map(|code| (code, asked.question.group)));
            }
            Some(Meaning::Services(slugs)) => found.services.extend(chosen(slugs, given)),
            Some(Meaning::Card(fields)) => {
                for (field, codes) in fields {
                    let of = chosen(codes, given).map(|code| (field.clone(), code, asked.question.group));
                    found.card.extend(of);
                }
            }
            Some(Meaning::CardField(field)) => {
                let of = given.iter().map(|value| value.trim()).filter(|value| !value.is_empty());
                let of = of.map(|value| (field.clone(), value.to_owned(), asked.question.group));
                found.card.extend(of);
            }
            _ => {}
        }
        let value = given.first().map(|value| value.trim()).filter(|value| !value.is_empty());
        if let Some(((whose, part), value)) = asked.question.fact(asked.path.part()).zip(value) {
            found.person(whose, &asked.path).known.insert(part, (asked.path, value.to_owned()));
        }
    }
    found
}

fn chosen<'a>(codes: &'a BTreeMap<String, String>, given: &'a [String]) -> impl Iterator<Item = String> + 'a {
    given.iter().filter_map(|value| codes.get(value.trim()).cloned())
}

impl Brought {
    /// Everybody who is named, the applicant first.
    pub fn people(&self) -> impl Iterator<Item = &Facts> {
        std::iter::once(&self.applicant).chain(&self.beneficiary).chain(&self.members)
    }

    fn person(&mut self, whose: Whose, path: &FieldPath) -> &mut Facts {
        match whose {
            Whose::Applicant => &mut self.applicant,
            Whose::Beneficiary => self.beneficiary.get_or_insert(Facts::of(whose, None)),
            Whose::Member => {
                let entry = path.entry().map(|(group, index)| (group.to_owned(), index));
                let place = self.members.iter().position(|member| member.entry == entry);
                let place = place.unwrap_or_else(|| {
                    self.members.push(Facts::of(whose, entry));
                    self.members.len() - 1
                });
                // The place was just found or made.
                let Some(member) = self.members.get_mut(place) else {
                    return &mut self.applicant;
                };
                member
            }
        }
    }
}

/// What does not fit together, by the place where it is told.
pub(super) fn contradictions(
    definition: &Definition,
    answers: &Answers,
    today: NaiveDate,
) -> BTreeMap<FieldPath, Problem> {
    let brought = brought(definition, answers);
    let mut found = BTreeMap::new();
    for person in brought.people().filter(|person| person.whose != Whose::Applicant) {
        if let (Some(code), Some(born), Some(place)) =
            (person.fiscal_code(), person.birth_date(), person.place(Part::FiscalCode))
            && code.sex().is_some_and(|sex| !code.matches_birth(born, sex))
        {
            found.insert(place.clone(), Problem::CodeOfAnother);
        }
    }
    found.extend(not_yourself(&brought));
    found.extend(twice(&brought.members));
    found.extend(wrong_age(definition, &brought, today));
    found.extend(backwards(definition, answers));
    found
}

/// Periods that end before they start. Two dates of one part that are named `…-inizio` and `…-fine` are a period.
fn backwards(definition: &Definition, answers: &Answers) -> Vec<(FieldPath, Problem)> {
    let mut found = Vec::new();
    for section in definition.steps.iter().flat_map(|step| &step.sections) {
        for end in section.questions.iter().filter(|end| is_date(end)) {
            let start =
                end.name.strip_suffix("-fine").map(|stem| format!("{stem}-inizio")).and_then(|name| {
                    section.questions.iter().find(|start| start.name == name && is_date(start))
                });
            let Some(start) = start else {
                continue;
            };
            let entries: Vec<RepeatIndex> = match &section.repeat {
                Some(repeat) => answers.entries(repeat).collect(),
                None => vec![RepeatIndex(0)],
            };
            found.extend(entries.into_iter().filter_map(|index| {
                let day = |question| read::date(answers.get(&FieldPath::of(section, index, question)).trim());
                let (start, over) = (day(start).ok()?, day(end).ok()?);
                let problem = Problem::EndsBeforeStart { start };
                (over < start).then(|| (FieldPath::of(section, index, end), problem))
            }));
        }
    }
    found
}

const fn is_date(question: &Question) -> bool {
    matches!(question.kind, Kind::Date { .. })
}

/// What is wrong with the codice fiscale that an applicant typed, and in which step: it is that of somebody
/// who was born on another day than the identity provider certified. A code that is certified itself is
/// theirs, whatever it says: they could not put it right.
pub fn code_of_another(
    definition: &Definition,
    certified: &Certified,
    answers: &Answers,
) -> Option<(usize, AnswerError)> {
    let born = certified.birth_date.and_then(Born::day)?;
    let of_another = |value: &str| {
        let code: Option<FiscalCode> = value.trim().parse().ok();
        code.is_some_and(|code| code.sex().is_some_and(|sex| !code.matches_birth(born, sex)))
    };
    definition.steps.iter().enumerate().find_map(|(place, step)| {
        let asked = asked(definition, step, answers).into_iter().find(|asked| {
            asked.question.fact(asked.path.part()) == Some((Whose::Applicant, Part::FiscalCode))
                && certified.locked(asked.question).is_none()
                && of_another(answers.get(&asked.path))
        })?;
        Some((place, AnswerError::new(&asked, Problem::CodeOfAnother)))
    })
}

/// Who asks for another person does not write their own code; who asks for themselves counts
/// themselves not among the others.
fn not_yourself(brought: &Brought) -> Vec<(FieldPath, Problem)> {
    let others: Vec<&Facts> = match brought.for_whom {
        ForWhom::Me => brought.members.iter().collect(),
        _ => brought.beneficiary.iter().collect(),
    };
    let Some(own) = brought.applicant.fiscal_code() else {
        return Vec::new();
    };
    others
        .into_iter()
        .filter(|person| person.fiscal_code().is_some_and(|code| code.matches(&own)))
        .filter_map(|person| Some((person.place(Part::FiscalCode)?.clone(), Problem::Yourself)))
        .collect()
}

/// The same person in two entries of a list. In two lists they may be: a child that lives with the
/// family is also the one who goes to the nursery.
fn twice(members: &[Facts]) -> Vec<(FieldPath, Problem)> {
    let mut found = Vec::new();
    for (place, member) in members.iter().enumerate() {
        let group = |person: &Facts| person.entry.as_ref().map(|(group, _)| group.clone());
        let first =
            members.iter().take(place).find(|other| group(other) == group(member) && other.is_same(member));
        let Some((_, index)) = first.and_then(|first| first.entry.as_ref()) else {
            continue;
        };
        if let Some(path) = member.place(Part::FiscalCode).or_else(|| member.place(Part::GivenName)) {
            found.push((path.clone(), Problem::SamePersonTwice { first: index.number() }));
        }
    }
    found
}

/// A minor is asked for as one, and an adult is not.
fn wrong_age(definition: &Definition, brought: &Brought, today: NaiveDate) -> Option<(FieldPath, Problem)> {
    let person = brought.beneficiary.as_ref()?;
    let (place, born) = (person.place(Part::BirthDate)?, person.birth_date()?);
    // Nobody is that young; the question itself says so.
    let is_minor = age(born, today)? < u32::from(ADULT_AGE);
    let problem = match (brought.for_whom, is_minor) {
        (ForWhom::Minor, false) => Problem::NotAMinor { found: born },
        (ForWhom::Relative, true) if offers_minors(definition) => Problem::AMinor { found: born },
        (ForWhom::Represented, true) if brought.title.is_some_and(Title::is_for_adults) => {
            Problem::AMinor { found: born }
        }
        _ => return None,
    };
    Some((place.clone(), problem))
}

/// Whether the form lets somebody ask for a minor.
fn offers_minors(definition: &Definition) -> bool {
    definition.questions().any(|(_, question)| match (&question.means, &question.kind) {
        (Some(Meaning::ForWhom), Kind::OneOf { options }) => {
            options.iter().any(|option| option.value == ForWhom::Minor.code())
        }
        _ => false,
    })
}
