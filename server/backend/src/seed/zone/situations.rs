//! What people of the zone come for: who may be in which situation, how it is told, and what the desk writes down of it.

use domain::diary::Kind;

use super::{
    Dice,
    people::{Home, Someone},
    told, told_of_care,
};

/// What a situation is about: desks of one subject hear of theirs first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    House,
    Street,
    Money,
    Work,
    Care,
    Health,
    Family,
    Papers,
    Company,
}

/// Who may be in a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Of age.
    Grown,
    /// Who lives alone, of age.
    Alone,
    /// From 18 to 66.
    Working,
    /// From 18 to 29.
    Young,
    /// With children who are minors.
    Parent,
    /// The same, from 38 on: of children who are not small any more.
    OlderParent,
    /// The only parent at home of minors.
    LoneParent,
    /// Of 67 and more.
    Old,
    /// The same, living alone.
    OldAlone,
    /// From 50 on, living alone.
    Widowed,
    /// From 35 to 75, not alone at home.
    Carer,
    /// Of age, with a permit.
    Foreign,
    /// With a permit, and with children.
    ForeignParent,
    /// Minors: somebody else tells it.
    Child,
}

impl Who {
    pub(super) fn fits(self, one: &Someone) -> bool {
        match self {
            Self::Grown => one.age >= 18,
            Self::Alone => one.age >= 18 && one.home == Home::Alone,
            Self::Working => (18..=66).contains(&one.age),
            Self::Young => (18..=29).contains(&one.age),
            Self::Parent => one.minors > 0,
            Self::OlderParent => one.minors > 0 && one.age >= 38,
            Self::LoneParent => one.minors > 0 && one.home == Home::OneParent,
            Self::Old => one.age >= 67,
            Self::OldAlone => one.age >= 67 && one.home == Home::Alone,
            Self::Widowed => one.age >= 50 && one.home == Home::Alone,
            Self::Carer => (35..=75).contains(&one.age) && one.home != Home::Alone,
            Self::Foreign => one.age >= 18 && one.origin.is_some(),
            Self::ForeignParent => one.minors > 0 && one.origin.is_some(),
            Self::Child => one.age < 18,
        }
    }
}

/// A situation. In texts, words in braces are filled in (see [`words`]).
pub(super) struct Situation {
    pub about: About,
    pub who: Who,
    /// How it is told.
    pub told: &'static [&'static str],
    /// What is added.
    pub more: &'static [&'static str],
    /// Codes of the tree of needs.
    pub needs: &'static [&'static str],
    /// Code of the social category.
    pub category: &'static str,
    /// Slug of the service that is asked for.
    pub service: &'static str,
    /// What the desk writes into the diary later.
    pub notes: &'static [(Kind, &'static str)],
}

/// What each desk hears of first, in the order of the seats; a general desk hears of everything.
const SUBJECTS: [&[About]; 8] = [
    &[],
    &[About::Papers],
    &[],
    &[About::Street, About::House],
    &[About::Care, About::Company],
    &[About::Health, About::Care],
    &[About::House, About::Work],
    &[About::Company, About::Family],
];

fn all() -> impl Iterator<Item = &'static Situation> {
    told::SITUATIONS.iter().chain(&told_of_care::SITUATIONS)
}

/// A situation for somebody at a desk: three times of four one that the desk is for.
pub(super) fn choose(dice: &mut Dice, one: &Someone, seat: usize) -> Option<&'static Situation> {
    let subjects = SUBJECTS.get(seat).copied().unwrap_or_default();
    let fitting: Vec<&'static Situation> = all().filter(|situation| situation.who.fits(one)).collect();
    let first: Vec<&'static Situation> =
        fitting.iter().copied().filter(|situation| subjects.contains(&situation.about)).collect();
    let of_the_desk = dice.roll(4) > 0 && !first.is_empty();
    dice.pick(if of_the_desk { &first } else { &fitting }).copied()
}

const MONTHS: [&str; 6] = ["due mesi", "tre mesi", "sei settimane", "quattro mesi", "un mese", "cinque mesi"];
const EUROS: [&str; 6] = ["280", "340", "410", "520", "630", "750"];
const DAYS: [&str; 5] = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì"];
const KIN: [&str; 5] = ["la vicina", "il fratello", "una conoscente", "la sorella", "il medico di famiglia"];

const fn children(minors: u64) -> &'static str {
    match minors {
        0 | 1 => "un figlio",
        2 => "due figli",
        3 => "tre figli",
        _ => "quattro figli",
    }
}

/// The same words at the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Fills the words in braces of a text: endings, and small things that are different each time.
pub(super) fn words(dice: &mut Dice, one: &Someone, text: &str) -> String {
    let (months, euros) = (dice.pick(&MONTHS), dice.pick(&EUROS));
    let (day, kin) = (dice.pick(&DAYS), dice.pick(&KIN));
    let of = |found: Option<&&'static str>| found.copied().unwrap_or_default();
    text.replace("{o}", if one.woman { "a" } else { "o" })
        .replace("{coniuge}", if one.woman { "il marito" } else { "la moglie" })
        .replace("{figli}", children(one.minors))
        .replace("{mesi}", of(months))
        .replace("{euro}", of(euros))
        .replace("{giorno}", of(day))
        .replace("{chi}", of(kin))
        .replace("{Chi}", &capital(of(kin)))
        .replace("{Giorno}", &capital(of(day)))
        .replace("{Gli}", if one.woman { "Le" } else { "Gli" })
        .replace("{comune}", one.town)
}

/// What is told of a situation: one of its ways, and sometimes something more.
pub(super) fn tell(dice: &mut Dice, one: &Someone, situation: &Situation) -> String {
    let told = dice.pick(situation.told).copied().unwrap_or_default();
    let more = dice.pick(situation.more).copied().unwrap_or_default();
    let whole = if dice.roll(4) == 0 { told.to_owned() } else { format!("{told} {more}") };
    words(dice, one, &whole)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{
        card::parts::Part,
        codes::Table,
        fields::{Lists, Values, read},
    };

    use super::*;
    use crate::seed::codes;

    #[test]
    fn there_are_forty_situations_and_more_and_everybody_has_several() {
        assert!(all().count() >= 40, "{}", all().count());
        let mut dice = Dice::new(7);
        let today = "2026-11-20".parse().unwrap();
        for place in 0..300 {
            let Some(one) = crate::seed::zone::people::someone(&mut dice, place, today) else { continue };
            let fitting = all().filter(|situation| situation.who.fits(&one)).count();
            assert!(fitting >= 3, "{} at {}: {fitting}", one.age, place % 8);
        }
    }

    #[test]
    fn what_the_desk_writes_down_could_be_typed_and_nothing_is_left_to_fill_in() {
        let lists = Lists::new(codes::shipped(), chrono::NaiveDate::default());
        let mut dice = Dice::new(7);
        let one = crate::seed::zone::people::someone(&mut dice, 0, "2026-11-20".parse().unwrap()).unwrap();
        for situation in all() {
            let mut values = Values::default();
            values.set("bisogni", situation.needs.iter().map(|need| (*need).to_owned()));
            let same = read(Part::Needs.fields(), &values, &lists, &Values::default());
            assert_eq!(same, Ok(values), "{:?}", situation.told);
            assert!(lists.offers(Table::SocialCategory, situation.category), "{:?}", situation.told);
            let notes = situation.notes.iter().map(|(_, text)| text);
            for text in situation.told.iter().chain(situation.more).chain(notes) {
                let filled = words(&mut dice, &one, text);
                assert!(!filled.contains(['{', '}']), "{filled}");
            }
        }
    }

    #[test]
    fn situations_are_told_in_hundreds_of_ways() {
        let mut dice = Dice::new(2026);
        let today = "2026-11-20".parse().unwrap();
        let mut texts = BTreeSet::new();
        for place in 0..900 {
            let Some(one) = crate::seed::zone::people::someone(&mut dice, place, today) else { continue };
            let Some(situation) = choose(&mut dice, &one, place % 8) else { continue };
            texts.insert(tell(&mut dice, &one, situation));
        }
        assert!(texts.len() >= 300, "{}", texts.len());
    }
}
