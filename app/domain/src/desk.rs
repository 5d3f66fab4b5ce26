//! Where people are received: a desk at a contact point.

use std::fmt;

use crate::{Id, Lang, Text, actor::DeskRef, appointment::Kind, hours::Hours};

/// A place on earth, in millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Degrees north × 1,000,000.
    pub latitude: i32,
    /// Degrees east × 1,000,000.
    pub longitude: i32,
}

impl Position {
    /// Address of a map of the place. Not `geo:` (RFC 5870), which most telephones and desktops do not know; and
    /// nothing is asked of the map before somebody follows the link.
    pub fn map_address(self) -> String {
        let (north, east) = (degrees(self.latitude), degrees(self.longitude));
        format!("https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=18/{north}/{east}")
    }
}

impl fmt::Display for Position {
    /// `43.771389,11.254167`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", degrees(self.latitude), degrees(self.longitude))
    }
}

/// Degrees from their millionths.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let whole = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", whole / 1_000_000, whole % 1_000_000)
}

/// A building where people are received (punto di contatto).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPoint {
    /// Its identifier.
    pub id: Id<Self>,
    /// "Palazzo dei Mulini".
    pub name: String,
    /// The same for citizens, in the languages that have a name for it.
    pub title: Text,
    /// Street and number.
    pub address: String,
    /// Postal code and municipality.
    pub town: String,
    /// Where it is, if somebody measured it.
    pub position: Option<Position>,
    /// How to get there.
    pub directions: Text,
    /// Steps, lift, toilets, loop for hearing aids.
    pub accessibility: Text,
}

/// A desk at a contact point: what people look for when they want to talk to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskPoint {
    /// Its identifier.
    pub id: Id<Self>,
    /// The desk.
    pub desk: DeskRef,
    /// Its name for citizens, in the languages that have one.
    pub title: Text,
    /// The building.
    pub point: ContactPoint,
    /// Telephone as people write it.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Languages that somebody speaks there.
    pub languages: Vec<Lang>,
    /// Whether somebody speaks Italian sign language (LIS) there.
    pub sign_language: bool,
    /// When it is open.
    pub hours: Hours,
    /// What appointments are given for; none where people just come.
    pub kinds: Vec<Kind>,
}

impl DeskPoint {
    /// Address in one line.
    pub fn whole_address(&self) -> String {
        format!("{}, {}", self.point.address, self.point.town)
    }

    /// The `tel:` address of the telephone.
    pub fn phone_href(&self) -> String {
        let digits: String = self.phone.chars().filter(char::is_ascii_digit).collect();
        format!("tel:+39{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_written_with_all_its_digits() {
        let south = Position { latitude: -5_000_001, longitude: 11_254_167 };
        assert_eq!(south.to_string(), "-5.000001,11.254167");
        let map = "https://www.openstreetmap.org/?mlat=-5.000001&mlon=11.254167#map=18/-5.000001/11.254167";
        assert_eq!(south.map_address(), map);
    }
}
