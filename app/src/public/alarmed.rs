//! Which logins that did not succeed tell the citizen that whoever runs the portal was told: of those an alarm
//! must have been raised.

use super::{CieTrouble, SpidTrouble};

impl SpidTrouble {
    /// Whether the page says that somebody was told.
    pub const fn says_who_was_told(self) -> bool {
        matches!(self, Self::OurRequest { .. } | Self::ClocksApart | Self::CannotStart)
    }
}

impl CieTrouble {
    /// Whether the page says that somebody was told.
    pub const fn says_who_was_told(self) -> bool {
        matches!(self, Self::OurRequest | Self::CannotStart)
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;
    use crate::i18n::Translator;

    /// How each language says it.
    const SAID: [(Lang, &str); 6] = [
        (Lang::It, "è stato avvisato"),
        (Lang::En, "has been told"),
        (Lang::Fr, "été prévenus"),
        (Lang::Es, "hemos avisado"),
        (Lang::Ar, "تم إبلاغ"),
        (Lang::Uk, "повідомлено"),
    ];

    #[test]
    fn the_words_say_it_of_these_and_of_no_others() {
        for (lang, said) in SAID {
            let t = Translator::new(lang);
            let says = |keys: [&str; 3]| {
                keys.iter().any(|key| t.with(key, &[("level", 2_u8.into())]).contains(said))
            };
            for trouble in SpidTrouble::ALL {
                assert_eq!(says(trouble.keys()), trouble.says_who_was_told(), "{lang}: {trouble:?}");
            }
            for trouble in CieTrouble::ALL {
                assert_eq!(says(trouble.keys()), trouble.says_who_was_told(), "{lang}: CIE, {trouble:?}");
            }
        }
    }
}
