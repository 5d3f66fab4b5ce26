//! Which kind of digital identity a service wants (Avviso 18 v2, SPID.md §8).

use serde::{Deserialize, Serialize};

/// The four kinds of SPID identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentityType {
    /// Type 1: a person.
    Person,
    /// Type 2: a legal person.
    LegalPerson,
    /// Type 3: a person at work, for themselves.
    Professional,
    /// Type 4: a person at work for a legal person.
    ProfessionalOfLegalPerson,
}

impl IdentityType {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::Person, Self::LegalPerson, Self::Professional, Self::ProfessionalOfLegalPerson];

    /// Whether such an identity brings the facts of a company.
    pub const fn has_company(self) -> bool {
        matches!(self, Self::LegalPerson | Self::ProfessionalOfLegalPerson)
    }
}

/// `spid:Purpose` of a request. Without one the provider lets in types 1 and 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Purpose {
    /// At work, for oneself or for a legal person.
    P,
    /// Whoever acts for a legal person.
    Lp,
    /// At work for a legal person.
    Pg,
    /// At work for oneself.
    Pf,
    /// At work or for a legal person.
    Px,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 5] = [Self::P, Self::Lp, Self::Pg, Self::Pf, Self::Px];

    /// As it stands in the request.
    pub const fn code(self) -> &'static str {
        match self {
            Self::P => "P",
            Self::Lp => "LP",
            Self::Pg => "PG",
            Self::Pf => "PF",
            Self::Px => "PX",
        }
    }

    /// The kinds of identity that answer it (acceptance table of Avviso 18 v2).
    pub const fn accepted(asked: Option<Self>) -> &'static [IdentityType] {
        use IdentityType::{LegalPerson, Person, Professional, ProfessionalOfLegalPerson};
        match asked {
            None => &[Person, Professional],
            Some(Self::P) => &[Professional, ProfessionalOfLegalPerson],
            Some(Self::Lp) => &[LegalPerson, ProfessionalOfLegalPerson],
            Some(Self::Pg) => &[ProfessionalOfLegalPerson],
            Some(Self::Pf) => &[Professional],
            Some(Self::Px) => &[LegalPerson, Professional, ProfessionalOfLegalPerson],
        }
    }

    /// Whether somebody with, or without, the facts of a company may be among those it accepts. The
    /// answer does not name its type: the company is what tells types 2 and 4 from 1 and 3.
    pub fn admits(asked: Option<Self>, with_company: bool) -> bool {
        Self::accepted(asked).iter().any(|kind| kind.has_company() == with_company)
    }

    /// Whether somebody who was let in when `asked` was asked for, with or without a company, is surely
    /// of a kind that `wanted` accepts: every kind that they may be is one of those. So an open session
    /// goes nowhere where its own login would have been refused.
    pub fn covers(asked: Option<Self>, with_company: bool, wanted: Option<Self>) -> bool {
        let may_be = || Self::accepted(asked).iter().filter(move |kind| kind.has_company() == with_company);
        may_be().next().is_some() && may_be().all(|kind| Self::accepted(wanted).contains(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of SPID.md §8, word by word.
    #[test]
    fn the_acceptance_table_is_the_one_of_the_rules() {
        let number = |kind: &IdentityType| IdentityType::ALL.iter().position(|one| one == kind).unwrap() + 1;
        let row = |asked| Purpose::accepted(asked).iter().map(number).collect::<Vec<_>>();
        assert_eq!(row(None), [1, 3]);
        assert_eq!(row(Some(Purpose::P)), [3, 4]);
        assert_eq!(row(Some(Purpose::Lp)), [2, 4]);
        assert_eq!(row(Some(Purpose::Pg)), [4]);
        assert_eq!(row(Some(Purpose::Pf)), [3]);
        assert_eq!(row(Some(Purpose::Px)), [2, 3, 4]);
    }

    #[test]
    fn a_company_is_needed_forbidden_or_free() {
        let admits = |asked| [true, false].map(|company| Purpose::admits(asked, company));
        assert_eq!(admits(None), [false, true]);
        assert_eq!(admits(Some(Purpose::P)), [true, true]);
        assert_eq!(admits(Some(Purpose::Lp)), [true, false]);
        assert_eq!(admits(Some(Purpose::Pg)), [true, false]);
        assert_eq!(admits(Some(Purpose::Pf)), [false, true]);
        assert_eq!(admits(Some(Purpose::Px)), [true, true]);
    }

    /// Where a session may go, by what it was opened for; the columns are nothing, P and LP.
    #[test]
    fn a_session_goes_only_where_its_login_would_have_been_let_in() {
        let goes = |asked, company| {
            [None, Some(Purpose::P), Some(Purpose::Lp)].map(|wanted| Purpose::covers(asked, company, wanted))
        };
        assert_eq!(goes(None, false), [true, false, false], "type 1 or 3: nobody said which");
        assert_eq!(goes(Some(Purpose::P), false), [true, true, false], "type 3");
        assert_eq!(goes(Some(Purpose::P), true), [false, true, true], "type 4");
        assert_eq!(goes(Some(Purpose::Lp), true), [false, false, true], "type 2 or 4");
        assert_eq!(goes(Some(Purpose::Pg), true), [false, true, true], "type 4");
        assert_eq!(goes(Some(Purpose::Pf), false), [true, true, false], "type 3");
        for nobody in [(None, true), (Some(Purpose::Lp), false)] {
            assert_eq!(goes(nobody.0, nobody.1), [false; 3], "no kind is like that");
        }
    }

    #[test]
    fn a_purpose_is_stored_by_its_code() {
        for purpose in Purpose::ALL {
            assert_eq!(serde_json::to_value(purpose).unwrap(), purpose.code());
        }
    }
}
