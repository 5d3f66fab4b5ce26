//! `[sms]`

use std::path::PathBuf;

use domain::contact::MobileNumber;
use url::Url;

use super::reader::Reader;

/// Longest name of a sender that mobile networks show.
const LONGEST_SENDER: usize = 11;
/// Messages that leave within a day where nothing else is said: each of them costs money.
const USUAL_A_DAY: u32 = 500;
/// Largest number of them that can be configured.
const MOST_A_DAY: u32 = 100_000;
/// Calling code of Italy.
const ITALY: &str = "39";

/// How text messages leave: through a gateway of the organisation that takes JSON over HTTP.
#[derive(Debug, Clone)]
pub struct Sms {
    /// Where a message is posted.
    pub url: Url,
    /// File with the bearer token.
    pub token_file: PathBuf,
    /// Name that telephones show, where the gateway does not know it by itself.
    pub sender: Option<String>,
    /// Calling codes of the countries that messages go to, without `+`.
    pub countries: Vec<String>,
    /// Messages within a day, to everybody together.
    pub daily_limit: u32,
    /// Certificates of the authority that vouches for the gateway (PEM), where it is the organisation's own.
    pub ca_file: Option<PathBuf>,
}

impl Sms {
    /// None inside where no gateway is set up: then no number can be proved.
    #[expect(clippy::option_option, reason = "a section that may be off and may be wrong")]
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Option<Self>> {
        let url = from.text("url");
        let token_file = from.path("token_file");
        let sender = from.text("sender");
        let countries = countries(from);
        let daily_limit = from.number_or("daily_limit", 1, MOST_A_DAY, USUAL_A_DAY);
        let ca_file = from.path("ca_file");
        if url.is_none() && token_file.is_none() && sender.is_none() {
            return Some(None);
        }
        let checked = match url {
            Some(text) => from.site("url", &text),
            None => {
                from.problem("url", "is missing: where the gateway takes text messages".into());
                None
            }
        };
        if token_file.is_none() {
            from.problem("token_file", "is missing: the file with the token of the gateway".into());
        }
        let wrong = sender.as_ref().is_some_and(|name| !is_sender(name));
        if wrong {
            let text = format!("must be a name of at most {LONGEST_SENDER} letters and digits");
            from.problem("sender", text);
        }
        let (url, token_file, countries) = (checked?, token_file?, countries?);
        (!wrong).then_some(Some(Self { url, token_file, sender, countries, daily_limit, ca_file }))
    }

    /// Whether messages go to the country of this number.
    pub fn serves(&self, number: &MobileNumber) -> bool {
        let digits = number.as_str().trim_start_matches('+');
        self.countries.iter().any(|code| digits.starts_with(code.as_str()))
    }

    /// How the numbers begin that messages go to; None where they are those of Italy alone.
    pub fn prefixes(&self) -> Option<String> {
        let abroad = self.countries.iter().any(|code| code != ITALY);
        abroad.then(|| self.countries.iter().map(|code| format!("+{code}")).collect::<Vec<_>>().join(", "))
    }
}

/// The countries that messages go to: Italy where nothing else is said. None: something is wrong.
fn countries(from: &mut Reader<'_>) -> Option<Vec<String>> {
    let codes = from.list("countries");
    let fits = |code: &String| {
        matches!(code.len(), 1..=3)
            && !code.starts_with('0')
            && code.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(wrong) = codes.iter().find(|code| !fits(code)) {
        let text = format!("names \"{wrong}\", but they must be calling codes like 39, without + and zeros");
        from.problem("countries", text);
        return None;
    }
    Some(if codes.is_empty() { vec![ITALY.to_owned()] } else { codes })
}

fn is_sender(name: &str) -> bool {
    name.len() <= LONGEST_SENDER && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::contact::PhoneNumber;

    use crate::{
        config::{Config, Problems, Secrets},
        outside::Random,
    };

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Problems> {
        let environment = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(None, environment)
    }

    const URL: (&str, &str) = ("SPORTELLO_SMS__URL", "https://sms.comune.example/send");
    const TOKEN: (&str, &str) = ("SPORTELLO_SMS__TOKEN_FILE", "token");

    #[test]
    fn without_a_gateway_nothing_is_needed_and_with_one_its_address_and_token() {
        assert!(read(&[]).unwrap().sms.is_none());
        let sms = read(&[URL, TOKEN, ("SPORTELLO_SMS__SENDER", "Comune")]).unwrap().sms.unwrap();
        assert_eq!((sms.url.as_str(), sms.sender.as_deref()), (URL.1, Some("Comune")));
        let said = |pairs: &[(&str, &str)]| read(pairs).unwrap_err().to_string();
        assert!(said(&[URL]).contains("sms.token_file: is missing"));
        assert!(said(&[TOKEN]).contains("sms.url: is missing"));
        let both = said(&[("SPORTELLO_SMS__SENDER", "Comune di Pontelaro")]);
        assert!(
            both.contains("sms.url: is missing") && both.contains("sms.sender: must be a name"),
            "{both}"
        );
        let plain = ("SPORTELLO_SMS__URL", "http://sms.comune.example/send");
        assert!(read(&[plain, TOKEN]).is_ok(), "in a demo");
        let production = said(&[plain, TOKEN, ("SPORTELLO_MODE", "production")]);
        assert!(production.contains("sms.url: must begin with https://"), "{production}");
    }

    #[test]
    fn messages_go_to_italy_and_are_bounded_where_nothing_else_is_said() {
        let sms = |more: &[(&str, &str)]| {
            let config = read(&[&[URL, TOKEN][..], more].concat());
            config.map(|config| config.sms.unwrap())
        };
        let number = |typed: &str| typed.parse::<PhoneNumber>().unwrap().mobile().unwrap();
        let usual = sms(&[]).unwrap();
        assert_eq!((usual.daily_limit, usual.prefixes()), (500, None));
        assert!(usual.serves(&number("333 010 0147")) && !usual.serves(&number("+380 44 123 4567")));
        let countries = |codes: &'static str| ("SPORTELLO_SMS__COUNTRIES", codes);
        let wide = sms(&[countries("39, 380"), ("SPORTELLO_SMS__DAILY_LIMIT", "20")]).unwrap();
        assert_eq!((wide.daily_limit, wide.prefixes().as_deref()), (20, Some("+39, +380")));
        assert!(wide.serves(&number("+380 44 123 4567")) && !wide.serves(&number("+41 79 123 45 67")));
        for wrong in ["+39", "039", "3939", "IT"] {
            let said = sms(&[countries(wrong)]).unwrap_err().to_string();
            assert!(said.contains("sms.countries: names"), "{said}");
        }
        let said = sms(&[("SPORTELLO_SMS__DAILY_LIMIT", "0")]).unwrap_err().to_string();
        assert!(said.contains("sms.daily_limit: is 0"), "{said}");
    }

    #[test]
    fn the_token_is_read_with_the_keys_and_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        let (var, token) = (folder.path().display().to_string(), file.display().to_string());
        let config = read(&[("SPORTELLO_VAR", &var), URL, (TOKEN.0, &token)]).unwrap();
        let load = || {
            let random = Random::new(|bytes| bytes.fill(7));
            Secrets::load(&config, DateTime::from_timestamp(1_800_000_000, 0).unwrap(), &random)
        };
        assert!(load().unwrap_err().to_string().contains("sms.token_file: cannot read"));
        for wrong in ["", " \n", "5ec2e7\nX-Other: 1", "5ec2e7 x"] {
            std::fs::write(&file, wrong).unwrap();
            let text = load().unwrap_err().to_string();
            assert!(text.contains("sms.token_file: must hold") && !text.contains("5ec2e7"), "{text}");
        }
        std::fs::write(&file, "a-token\n").unwrap();
        assert_eq!(load().unwrap().sms.as_deref(), Some("a-token"));
    }
}
