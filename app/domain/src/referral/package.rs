//! What travels with a referral: parts of a card, chosen one by one, each line with the group that may hide it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Lang, Text,
    calendar::day_in_rome,
    card::{Access, Card, Mode, parts::Part, requests::ServiceRequest},
    fields::{Lists, Version},
    form::SummaryLine,
    format,
    intake::Answered,
    mask::{Field, Group, Mask},
    person::{Person, Sex},
    place::italian_words,
};

/// A part that the sender may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Codice fiscale, birth, sex.
    Person,
    /// Telephone, e-mail, residence.
    Contacts,
    /// The access in the operator's words.
    Access,
    /// A part of the card that the desk filled in.
    Filled(Part),
    /// The services asked for.
    Services,
    /// What the person answered online.
    Answers,
    /// The public notes of the diary. Private ones are never sent.
    Notes,
}

impl Piece {
    /// Every part, in the order of the card.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Person, Self::Contacts, Self::Access].into_iter().chain(Part::ALL.map(Self::Filled)).chain([
            Self::Services,
            Self::Answers,
            Self::Notes,
        ])
    }

    /// The name used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "persona",
            Self::Contacts => "recapiti",
            Self::Access => "accesso",
            Self::Filled(part) => part.code(),
            Self::Services => "servizi",
            Self::Answers => "risposte",
            Self::Notes => "note",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|piece| piece.code() == code)
    }
}

/// A fact that travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// The group of fields that may hide it.
    pub group: Option<Group>,
}

/// A step of what was answered online: its title, and its answers.
type Step = (Text, Vec<SummaryLine>);

/// A part that travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Which.
    pub piece: Piece,
    /// Its facts, in order.
    pub lines: Vec<Line>,
    /// What was answered online, step by step; of [`Piece::Answers`] only.
    pub answers: Vec<(Text, Vec<SummaryLine>)>,
}

impl Section {
    const fn of(piece: Piece, lines: Vec<Line>) -> Self {
        Self { piece, lines, answers: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.answers.is_empty()
    }

    /// How many facts it holds.
    pub fn count(&self) -> usize {
        self.lines.len() + self.answers.iter().map(|(_, lines)| lines.len()).sum::<usize>()
    }
}

/// What travels: it is kept as it was when it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// How the person reached the sender's desk.
    pub mode: Mode,
    /// The parts, in the order of the card. None is empty.
    pub sections: Vec<Section>,
}

/// A label, and what stands behind it for whoever reads it.
pub type Told = (String, Field<String>);

/// A package through the mask of whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Opened {
    /// Facts, part by part.
    pub sections: Vec<(Piece, Vec<Told>)>,
    /// What was answered online, step by step.
    pub answers: Vec<Answered>,
}

fn line(label: &str, value: String, group: Option<Group>) -> Line {
    Line { label: label.to_owned(), value, group }
}

/// A fact that the sender sees; what the sender's own mask hides cannot be sent.
fn fact<T>(
    label: &str,
    field: &Field<Option<T>>,
    group: Group,
    words: impl Fn(&T) -> String,
) -> Option<Line> {
    field.shown()?.as_ref().map(|value| line(label, words(value), Some(group)))
}

fn person(person: &Person) -> Vec<Line> {
    let group = person.identity.group();
    let sex = |sex: &Sex| match sex {
        Sex::F => "Femminile".to_owned(),
        Sex::M => "Maschile".to_owned(),
    };
    [
        fact("Codice fiscale", &person.fiscal_code, group, ToString::to_string),
        fact("Data di nascita", &person.birth_date, group, |born| born.words()),
        fact("Luogo di nascita", &person.birth_place, group, |place| italian_words(place)),
        fact("Sesso", &person.sex, group, sex),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The label of an e-mail address.
const EMAIL: &str = "E-mail";

fn contacts(person: &Person) -> Vec<Line> {
    // Of whoever is protected it is kept with the name, which it mostly says.
    let of_email = if person.identity.is_protected() { person.identity.group() } else { Group::Contacts };
    [
        fact("Telefono", &person.phone, Group::Contacts, Clone::clone),
        fact(EMAIL, &person.email, of_email, Clone::clone),
        fact("Residenza", &person.residence, Group::Residence, Clone::clone),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn access(card: &Card) -> Vec<Line> {
    let label = format!("Accesso del {}", format::date(card.access.on));
    let Access { sender, specification, description, .. } = card.access.visible();
    [(label.as_str(), description), ("Chi l’ha inviata", sender), ("Precisazione", specification)]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| line(label, words, Some(Access::GROUP)))
        .collect()
}

/// Whether only what its value tells of besides the field hides it: as in the card, nothing says then that it was left out.
fn tells_besides(mask: &Mask, piece: Piece, line: &Line) -> bool {
    let of_field = group_today(piece, &line.label).filter(|_| matches!(piece, Piece::Filled(_)));
    of_field.is_some_and(|group| !mask.hides(group)) && hidden_by(mask, piece, line).is_some()
}

/// The filled fields that the sender sees, each with its group. Values that tell of another group besides stand in a
/// line of their own, of that group.
fn filled(part: Part, last: &Version, lists: &Lists) -> Vec<Line> {
    let on = day_in_rome(last.at);
    let field = |(code, field): &(String, Field<Vec<String>>)| {
        let def = part.field(code)?;
        let mut by_group: BTreeMap<Option<Group>, Vec<String>> = BTreeMap::new();
        for value in field.shown()? {
            by_group.entry(def.besides(value)).or_default().push(def.words(value, lists, on));
        }
        let told = move |(besides, words): (Option<Group>, Vec<String>)| {
            line(def.label, words.join(", "), besides.or(Some(def.group)))
        };
        Some(by_group.into_iter().map(told))
    };
    last.fields.iter().filter_map(field).flatten().collect()
}

/// The group that a fact is of as the card is divided today, whatever group it was kept with.
fn group_today(piece: Piece, label: &str) -> Option<Group> {
    match piece {
        Piece::Filled(part) => part.fields().iter().find(|def| def.label == label).map(|def| def.group),
        Piece::Access => Some(Access::GROUP),
        Piece::Notes => Some(Group::Diary),
        Piece::Contacts if label == EMAIL => Some(Group::Contacts),
        _ => None,
    }
}

/// The group that hides a fact: the one that it was kept with, or the one that it is of today; an e-mail address, which
/// mostly says the name, also that of names.
fn hidden_by(mask: &Mask, piece: Piece, line: &Line) -> Option<Group> {
    let of_name = (piece == Piece::Contacts && line.label == EMAIL).then_some(Group::Identity);
    let groups = [line.group, group_today(piece, &line.label), of_name];
    groups.into_iter().flatten().find(|group| mask.hides(*group))
}

fn services(card: &Card) -> Vec<Line> {
    let one = |request: &ServiceRequest| {
        line(request.title.get(Lang::It), format!("chiesto il {}", format::date(request.on)), None)
    };
    card.requests.iter().map(one).collect()
}

fn notes(card: &Card) -> Vec<Line> {
    let public = card.notes().iter().filter(|entry| !entry.private);
    public
        .map(|entry| {
            let label = format!("{} · {}", format::date(entry.content.on), entry.by);
            line(&label, entry.content.text.clone(), Some(Group::Diary))
        })
        .collect()
}

/// What was answered online. Of whoever is protected no answer travels that says who it is, also where the sender sees it:
/// who may know it is told by [`Piece::Person`], which is of the group of the protected name.
fn answers(card: &Card) -> Vec<(Text, Vec<SummaryLine>)> {
    let is_protected = card.person.identity.is_protected();
    let goes = |line: &&SummaryLine| {
        let names = line.says_who() || line.group == Some(Group::Family);
        !(line.values.is_empty() || is_protected && names)
    };
    card.answers
        .iter()
        .map(|step| {
            let shown = step.lines.iter().filter_map(|(_, line)| line.shown());
            (step.title.clone(), shown.filter(goes).cloned().collect())
        })
        .filter(|(_, lines): &(_, Vec<SummaryLine>)| !lines.is_empty())
        .collect()
}

impl Package {
    /// Everything of a card that its reader sees. The card went through the reader's mask already, so that nothing
    /// hidden can be in here.
    pub fn of(card: &Card) -> Self {
        let section = |piece| match piece {
            Piece::Person => Section::of(piece, person(&card.person)),
            Piece::Contacts => Section::of(piece, contacts(&card.person)),
            Piece::Access => Section::of(piece, access(card)),
            Piece::Filled(part) => Section::of(
                piece,
                card.parts.last(part).map(|last| filled(part, last, &card.parts.lists)).unwrap_or_default(),
            ),
            Piece::Services => Section::of(piece, services(card)),
            Piece::Answers => Section { answers: answers(card), ..Section::of(piece, Vec::new()) },
            Piece::Notes => Section::of(piece, notes(card)),
        };
        Self { mode: card.access.mode, sections: Piece::all().map(section).collect() }.without_empty()
    }

    fn without_empty(mut self) -> Self {
        self.sections.retain(|section| !section.is_empty());
        self
    }

    /// Only what a profile with this mask may see.
    #[must_use]
    pub fn for_profile(mut self, mask: &Mask) -> Self {
        for section in &mut self.sections {
            let piece = section.piece;
            section.lines.retain(|line| hidden_by(mask, piece, line).is_none());
            for (_, lines) in &mut section.answers {
                lines.retain(|line| line.hidden_by(mask).is_none());
                for line in lines {
                    line.name_files(mask);
                }
            }
            section.answers.retain(|(_, lines)| !lines.is_empty());
        }
        self.without_empty()
    }

    /// The same card after a change by somebody who has this mask, whose reading this one is: what the mask hides was not
    /// seen, and so not changed. It stays as it stood before the change, in its place.
    #[must_use]
    pub fn keeping(&self, before: &Self, mask: &Mask) -> Self {
        let section = |piece: Piece| {
            let find = |of: &Self| of.sections.iter().find(|section| section.piece == piece).cloned();
            let empty = || Section::of(piece, Vec::new());
            let (now, before) = (find(self).unwrap_or_else(empty), find(before).unwrap_or_else(empty));
            Section {
                piece,
                lines: woven(
                    now.lines,
                    before.lines,
                    |line| hidden_by(mask, piece, line).is_some(),
                    |one, other| one.label == other.label,
                ),
                answers: woven_answers(now.answers, before.answers, mask),
            }
        };
        Self { mode: self.mode, sections: Piece::all().map(section).collect() }.without_empty()
    }

    /// The same where the person came under a protective alias after it was sent: as it would be sent now to whoever may
    /// not see who it is. What was written in free words stays.
    #[must_use]
    pub fn without_names(self) -> Self {
        let mut package = self.for_profile(&Mask::hiding([Group::Identity, Group::ProtectedIdentity]));
        for section in &mut package.sections {
            for (_, lines) in &mut section.answers {
                lines.retain(|line| line.group != Some(Group::Family));
            }
            section.answers.retain(|(_, lines)| !lines.is_empty());
        }
        package.without_empty()
    }

    /// Only these parts. What was answered online says again who the person is and how they are reached: it goes along
    /// only where the part that is about it does.
    #[must_use]
    pub fn only(mut self, pieces: &[Piece]) -> Self {
        self.sections.retain(|section| pieces.contains(&section.piece));
        let goes = |group: Option<Group>| match group {
            Some(Group::Identity | Group::ProtectedIdentity) => pieces.contains(&Piece::Person),
            Some(Group::Contacts | Group::Residence) => pieces.contains(&Piece::Contacts),
            _ => true,
        };
        for section in &mut self.sections {
            section.lines.retain(|line| line.group != Some(Group::ProtectedIdentity) || goes(line.group));
            for (_, lines) in &mut section.answers {
                lines.retain(|line| goes(line.group));
            }
            section.answers.retain(|(_, lines)| !lines.is_empty());
        }
        self.without_empty()
    }

    /// The groups of fields that it holds something of.
    pub fn groups(&self) -> Vec<Group> {
        let lines = self.sections.iter().flat_map(|section| &section.lines).filter_map(|line| line.group);
        let answers = self.sections.iter().flat_map(|section| &section.answers);
        let answered = answers.flat_map(|(_, lines)| lines).filter_map(|line| line.group);
        let mut groups: Vec<Group> = lines.chain(answered).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// As whoever has this mask reads it.
    pub fn through(self, mask: &Mask) -> Opened {
        let mut opened = Opened::default();
        for Section { piece, lines, answers } in self.sections {
            if piece != Piece::Answers {
                let shown = |line: Line| {
                    let group = hidden_by(mask, piece, &line).or(line.group);
                    let is_told = !tells_besides(mask, piece, &line);
                    is_told.then(|| (line.label, field(mask, group, line.value)))
                };
                let told: Vec<Told> =
                    lines.into_iter().filter_map(shown).filter(|(_, value)| !value.is_absent()).collect();
                opened.sections.extend((!told.is_empty()).then_some((piece, told)));
            }
            for (title, lines) in answers {
                let lines = lines.into_iter().map(|mut line| {
                    line.name_files(mask);
                    let group = line.hidden_by(mask).or(line.group);
                    (line.label.clone(), field(mask, group, line))
                });
                let lines: Vec<_> = lines.filter(|(_, line)| !line.is_absent()).collect();
                opened.answers.extend((!lines.is_empty()).then_some(Answered { title, lines }));
            }
        }
        opened
    }
}

/// What there is now, with what is hidden of what there was, each where it stood.
fn woven<T>(
    mut now: Vec<T>,
    before: Vec<T>,
    is_hidden: impl Fn(&T) -> bool,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    // A package hides more than the card does: an e-mail address goes with the name.
    now.retain(|line| !is_hidden(line));
    let mut at = 0;
    for line in before {
        if is_hidden(&line) {
            now.insert(at, line);
            at += 1;
        } else if let Some(found) = now.iter().skip(at).position(|other| is_same(other, &line)) {
            at += found + 1;
        }
    }
    now
}

/// The same of what was answered online, step by step.
fn woven_answers(mut now: Vec<Step>, before: Vec<Step>, mask: &Mask) -> Vec<Step> {
    let mut at = 0;
    for (title, mut lines) in before {
        let found = now.iter().skip(at).position(|(other, _)| *other == title).map(|found| at + found);
        if let Some(found) = found
            && let Some((_, here)) = now.get_mut(found)
        {
            *here = woven(
                std::mem::take(here),
                lines,
                |line| line.is_cut_by(mask),
                |one, other| one.path == other.path,
            );
            at = found + 1;
            continue;
        }
        lines.retain(|line| line.is_cut_by(mask));
        if !lines.is_empty() {
            now.insert(at, (title, lines));
            at += 1;
        }
    }
    now
}

fn field<T>(mask: &Mask, group: Option<Group>, value: T) -> Field<T> {
    match group {
        Some(group) => mask.field(group, value),
        None => Field::Shown(value),
    }
}
