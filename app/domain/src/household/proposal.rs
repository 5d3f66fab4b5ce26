//! What the household says for the part of a card about the family (DOMAIN §4.4): a proposal, which whoever writes the
//! card checks and saves.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{ADULT, Member, current};
use crate::{Id, fields::Values, person::Person};

/// What somebody is to the person of the card, of the list of those whom people live with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kin {
    Child,
    Partner,
    Parent,
    Other,
}

impl Kin {
    /// The code of [`LIVES_WITH`](crate::fields::lists::LIVES_WITH).
    const fn code(self) -> &'static str {
        match self {
            Self::Child => "figli",
            Self::Partner => "coniuge",
            Self::Parent => "genitori",
            Self::Other => "parenti",
        }
    }
}

/// Where somebody stands towards the person in whose name the household is (ANPR table of kinship).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Holder,
    Partner,
    Child,
    Parent,
    Relative,
    Stranger,
}

impl Place {
    fn of(code: &str) -> Self {
        match code {
            "1" => Self::Holder,
            "2" | "23" | "28" => Self::Partner,
            "3" => Self::Child,
            "6" | "s04" => Self::Parent,
            "4" | "5" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "16" | "17" | "18" | "20" | "21"
            | "22" => Self::Relative,
            _ => Self::Stranger,
        }
    }
}

/// What the other one is to the person, as far as two relations to a third one tell.
const fn kin(person: Place, other: Place) -> Option<Kin> {
    use Place::{Child, Holder, Parent, Partner, Relative, Stranger};
    match (person, other) {
        // The child of one partner may not be the other one's: whoever knows says so.
        (Stranger, _) | (_, Stranger) | (Partner, Child) | (Child, Partner) => None,
        (Holder, Child) | (Parent, Holder) => Some(Kin::Child),
        (Holder, Partner) | (Partner, Holder) | (Parent, Parent) => Some(Kin::Partner),
        (Holder, Parent) | (Child, Holder) => Some(Kin::Parent),
        (Holder | Partner | Parent, Holder | Partner | Parent | Relative)
        | (Child, Child | Parent | Relative)
        | (Parent, Child)
        | (Relative, _) => Some(Kin::Other),
    }
}

/// What the household in which the person lives today says for a card; nothing where they live in none. What is hidden or
/// not known is left out.
pub fn for_card(members: &[Member], person: Id<Person>, today: NaiveDate) -> Option<Values> {
    let home = |member: &&Member| member.person == person && member.cohabiting && member.holds_on(today);
    let own = super::standing(members).find(home)?;
    let living: BTreeMap<Id<Person>, &Member> = current(members, own.household, today)
        .into_iter()
        .filter(|member| member.cohabiting)
        .map(|member| (member.person, member))
        .collect();
    let mut values = Values::default();
    let is_minor = |member: &&Member| member.birth_date.shown().copied().flatten()?.is_younger(ADULT, today);
    let minors: Option<Vec<bool>> = living.values().map(is_minor).collect();
    if let Some(minors) = minors {
        let minors = minors.into_iter().filter(|minor| *minor).count();
        values.set("minori", [minors.to_string()]);
    }
    let place = Place::of(own.relation.as_str());
    let others = living.values().filter(|member| member.person != person);
    let kin: Vec<Kin> = others.filter_map(|member| kin(place, Place::of(member.relation.as_str()))).collect();
    let all = [Kin::Child, Kin::Partner, Kin::Parent, Kin::Other];
    values.set("conviventi", all.into_iter().filter(|it| kin.contains(it)).map(|it| it.code().to_owned()));
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        card::parts::Part,
        fields::{Lists, read},
        household::tests::{id, member, today},
        mask::{Field, Group},
    };

    fn as_what(number: u128, born: &str, relation: &str) -> Member {
        Member { relation: relation.parse().unwrap(), ..member(number, born) }
    }

    fn family() -> Vec<Member> {
        vec![
            as_what(2, "1988-03-14", "1"),
            as_what(3, "1985-01-01", "2"),
            as_what(4, "2015-01-01", "3"),
            as_what(5, "1950-01-01", "6"),
        ]
    }

    fn said(members: &[Member], person: u128) -> (String, Vec<String>) {
        let values = for_card(members, id(person), today()).unwrap();
        (values.one("minori").to_owned(), values.all("conviventi").to_vec())
    }

    #[test]
    fn a_household_says_with_whom_each_of_them_lives() {
        let with = |of: &[&str]| of.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        assert_eq!(said(&family(), 102), ("1".to_owned(), with(&["figli", "coniuge", "genitori"])));
        assert_eq!(said(&family(), 104), ("1".to_owned(), with(&["genitori", "parenti"])));
        assert_eq!(said(&family(), 105), ("1".to_owned(), with(&["figli", "parenti"])));
        assert_eq!(for_card(&family(), id(199), today()), None);
    }

    #[test]
    fn a_proposal_is_what_the_part_may_hold() {
        let values = for_card(&family(), id(102), today()).unwrap();
        let (lists, nothing) = (Lists::default(), Values::default());
        assert_eq!(read(Part::Family.fields(), &values, &lists, &nothing), Ok(values));
    }

    #[test]
    fn minors_are_not_counted_where_a_birth_is_hidden() {
        let mut members = family();
        members[2].birth_date = Field::Masked(Group::Identity);
        assert_eq!(said(&members, 102).0, "");
    }

    #[test]
    fn minors_are_not_counted_where_the_year_alone_does_not_tell() {
        let with = |born: &str| {
            let mut members = family();
            members[2].birth_date = Field::Shown(born.parse().ok());
            said(&members, 102).0
        };
        assert_eq!(["2015", "2008", "2007"].map(with), ["1", "", "0"]);
    }

    #[test]
    fn who_lives_elsewhere_is_left_out() {
        let mut members = family();
        members[2].cohabiting = false;
        assert_eq!(said(&members, 102).0, "0");
        members[0].cohabiting = false;
        assert_eq!(for_card(&members, id(102), today()), None);
    }
}
