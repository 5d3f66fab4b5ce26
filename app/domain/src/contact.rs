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

#[cfg(test)]
mod tests {
    use super::*;

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
