//! How a person can be reached: addresses and numbers whose shape was checked.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::form::{EmailError, PhoneError, read};

/// An e-mail address of the right shape. Whether somebody reads there, only a mail can tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both lead to the same mailbox, as far as every mail server has it: capital letters count
    /// for none.
    pub fn is_same_as(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other.trim())
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        read::email(typed).map(Self)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A telephone number: digits, with `+` in front where it is written with the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as a text message is sent there; None where none can be: a fixed line of Italy, a short
    /// number, one of no country. Without `+` it is a number of Italy.
    pub fn mobile(&self) -> Option<MobileNumber> {
        let whole = if self.0.starts_with('+') { self.0.clone() } else { format!("+39{}", self.0) };
        let fits = match whole.strip_prefix("+39") {
            Some(at_home) => at_home.starts_with('3') && matches!(at_home.len(), 9 | 10),
            None => whole.len() > 8 && !OF_NO_COUNTRY.into_iter().any(|start| whole.starts_with(start)),
        };
        fits.then_some(MobileNumber(whole))
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        read::phone(typed).map(Self)
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How numbers of no country begin: satellites, and services that are paid for. A message there costs many
/// times as much, or goes nowhere.
const OF_NO_COUNTRY: [&str; 9] = ["+0", "+800", "+808", "+87", "+881", "+882", "+883", "+888", "+979"];

/// A number that text messages reach, as E.164 writes it: `+`, country, number. Of other countries it may
/// be a fixed line: their numbers do not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MobileNumber(String);

impl MobileNumber {
    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_written_with_its_country() {
        let mobile = |typed: &str| {
            let number: PhoneNumber = typed.parse().unwrap();
            number.mobile().map(|number| number.as_str().to_owned())
        };
        for typed in ["333 010 0147", "+39 333 0100147", "0039 333.010.0147"] {
            assert_eq!(mobile(typed).as_deref(), Some("+393330100147"), "{typed}");
        }
        assert_eq!(mobile("+380 44 123 4567").as_deref(), Some("+380441234567"));
        for typed in ["055 010 0200", "+39 055 0100200", "333010", "33301001478", "+0123456789", "+123456"] {
            assert_eq!(mobile(typed), None, "{typed}");
        }
        for dear in ["+881 612 345 678", "+870 773 123 456", "00979 123 456 789"] {
            assert_eq!(mobile(dear), None, "{dear}");
        }
    }

    #[test]
    fn what_is_kept_was_checked_and_comes_back_as_it_was() {
        let address: EmailAddress = " Giulia@Posta.example ".parse().unwrap();
        assert_eq!(address.as_str(), "Giulia@Posta.example");
        assert!(address.is_same_as("giulia@posta.example "));
        assert!(!address.is_same_as("giulia@posta.examples"));
        let json = serde_json::to_string(&address).unwrap();
        assert_eq!(serde_json::from_str::<EmailAddress>(&json).unwrap(), address);
        assert!(serde_json::from_str::<EmailAddress>("\"nobody\"").is_err());
        let number: PhoneNumber = "0039 333 010 0147".parse().unwrap();
        assert_eq!(number.to_string(), "+393330100147");
        assert!(serde_json::from_str::<PhoneNumber>("\"12\"").is_err());
    }
}
