//! Whether two people of the registry may be one, judged without anybody asking.

use super::{Level, Reason, search::Verdict};

/// Whether it is worth an operator's time. More is asked than at the counter, where somebody knows whom they mean: two
/// people of one name who were born on different days, or have different codes, are two.
pub fn is_double(verdict: &Verdict) -> bool {
    let has = |reason: &Reason| verdict.reasons.contains(reason);
    if has(&Reason::SameIdentifier) {
        return true;
    }
    let reached = has(&Reason::SamePhone) || has(&Reason::SameEmail) || has(&Reason::SimilarFiscalCode);
    verdict.level > Level::Low
        && !has(&Reason::OtherFiscalCode)
        && (reached || !has(&Reason::OtherBirthDate))
        && verdict.reasons.iter().any(is_for)
}

/// What a code counts for that one person alone has; as much as the same codice fiscale.
const OF_IDENTIFIER: u32 = 2000;

/// The verdict on two people who hold the same code that one person alone has (STP, ENI, European, provisional): there
/// is no stronger evidence, and whatever else was said comes after it.
pub fn same_identifier(judged: Option<Verdict>) -> Verdict {
    let (points, said) = judged.map(|verdict| (verdict.points, verdict.reasons)).unwrap_or_default();
    let rest = said.into_iter().filter(|reason| *reason != Reason::SameIdentifier);
    let reasons = std::iter::once(Reason::SameIdentifier).chain(rest).collect();
    Verdict { level: Level::High, points: points + OF_IDENTIFIER, reasons }
}

/// Whether it speaks for one person.
fn is_for(reason: &Reason) -> bool {
    !matches!(
        reason,
        Reason::OtherFiscalCode
            | Reason::OtherBirthDate
            | Reason::DifferentName
            | Reason::Missing(_)
            | Reason::Begins { .. }
    )
}

impl Reason {
    /// The name used in the database; it holds nothing of what was compared.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SameFiscalCode => "same_fiscal_code",
            Self::FiscalCodeBegins => "fiscal_code_begins",
            Self::SimilarFiscalCode => "similar_fiscal_code",
            Self::OtherFiscalCode => "other_fiscal_code",
            Self::SameName => "same_name",
            Self::SameAlias => "same_alias",
            Self::PartOfAlias => "part_of_alias",
            Self::SimilarName => "similar_name",
            Self::SameFamilyName => "same_family_name",
            Self::SameGivenName => "same_given_name",
            Self::AlsoNamed(_) => "also_named",
            Self::OtherName(_) => "other_name",
            Self::SameIdentifier => "same_identifier",
            Self::Read { .. } => "read",
            Self::Begins { .. } => "begins",
            Self::Missing(_) => "missing",
            Self::SameBirthDate => "same_birth_date",
            Self::BirthFits(_) => "birth_fits",
            Self::SimilarBirthDate => "similar_birth_date",
            Self::OtherBirthDate => "other_birth_date",
            Self::DifferentName => "different_name",
            Self::SamePhone => "same_phone",
            Self::PhoneBegins => "phone_begins",
            Self::SameEmail => "same_email",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(level: Level, reasons: &[Reason]) -> Verdict {
        Verdict { level, points: 0, reasons: reasons.to_vec() }
    }

    #[test]
    fn namesakes_are_no_doubles_and_a_shared_telephone_makes_one_think() {
        let namesakes = [Reason::SameName, Reason::OtherBirthDate];
        assert!(!is_double(&verdict(Level::Middle, &namesakes)));
        let reached = [Reason::SameName, Reason::OtherBirthDate, Reason::SamePhone];
        assert!(is_double(&verdict(Level::High, &reached)));
        let coded = [Reason::OtherFiscalCode, Reason::SameName, Reason::SameBirthDate];
        assert!(!is_double(&verdict(Level::High, &coded)));
        assert!(is_double(&verdict(Level::High, &[Reason::SimilarName, Reason::SameBirthDate])));
        assert!(!is_double(&verdict(Level::Low, &[Reason::SameFamilyName])));
    }

    #[test]
    fn one_code_of_two_people_outweighs_whatever_else_is_said() {
        let alone = same_identifier(None);
        assert_eq!((alone.level, alone.reasons.as_slice()), (Level::High, &[Reason::SameIdentifier][..]));
        assert!(is_double(&alone));
        let born = verdict(Level::Low, &[Reason::SameFamilyName, Reason::OtherBirthDate]);
        assert!(!is_double(&born));
        let both = same_identifier(Some(born.clone()));
        assert_eq!(both.reasons.first(), Some(&Reason::SameIdentifier));
        assert!(is_double(&both) && both.points > born.points);
        assert_eq!(same_identifier(Some(both.clone())).reasons, both.reasons, "it is said once");
    }
}
