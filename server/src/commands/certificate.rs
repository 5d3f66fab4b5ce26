//! `sportello spid certificate`: a key and its certificate, written once.

use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _, path::Path};

use domain::Lang;
use identity::saml::{BodyIdentifier, KeyOrder, NewKey, new_key};

use super::{CommandError, say, spid::NewCertificate};
use crate::{
    Outside,
    config::{Body, Config, Names},
    pages::spid::parties::municipal_entity_id,
};

/// Whom a certificate is for, and where it goes.
struct Wanted<'a> {
    entity_id: String,
    names: &'a Names,
    body: BodyIdentifier,
    locality: &'a str,
    key: Option<&'a Path>,
    certificate: Option<&'a Path>,
}

/// The lengths that the rules allow.
pub fn bits(text: &str) -> Result<u32, String> {
    match text {
        "2048" => Ok(2048),
        "3072" => Ok(3072),
        "4096" => Ok(4096),
        _ => Err("must be 2048, 3072 or 4096".into()),
    }
}

/// Makes the key, writes the files, says what to do next.
pub fn make(config: &Config, outside: &Outside, new: &NewCertificate) -> Result<(), CommandError> {
    let wanted = wanted(config, new)?;
    let missing = |what: &str| CommandError::Refused(format!("say where the {what} goes, with --{what}"));
    let key = new.key.as_deref().or(wanted.key).ok_or_else(|| missing("key"))?;
    let certificate =
        new.certificate.as_deref().or(wanted.certificate).ok_or_else(|| missing("certificate"))?;
    let files: Vec<&Path> = [key, certificate].into_iter().chain(new.request.as_deref()).collect();
    if let Some(there) = files.iter().find(|path| path.exists()) {
        return Err(CommandError::Refused(format!("{} is there already", there.display())));
    }
    let order = KeyOrder {
        common_name: wanted.names.display_name.get(Lang::It).to_owned(),
        organization: wanted.names.name.get(Lang::It).to_owned(),
        entity_id: wanted.entity_id.clone(),
        body: wanted.body.clone(),
        locality: wanted.locality.to_owned(),
        bits: new.bits,
        days: new.days,
    };
    // A serial number is positive.
    let serial = u64::from_be_bytes(outside.random.bytes()) >> 1;
    let made: NewKey = new_key(&order, serial, outside.clock.now()).map_err(|error| {
        CommandError::Refused(format!("{error}: are the names of the body at most 64 characters long?"))
    })?;
    write(key, &made.key_pem, 0o600)?;
    write(certificate, &made.certificate_pem, 0o644)?;
    if let Some(request) = &new.request {
        write(request, &made.request_pem, 0o644)?;
    }
    say(&format!("{}: RSA {}, for {}", certificate.display(), new.bits, wanted.entity_id))?;
    next_steps(new, wanted.body.is_public())
}

fn wanted<'a>(config: &'a Config, new: &NewCertificate) -> Result<Wanted<'a>, CommandError> {
    let spid = &config.spid;
    if let Some(name) = &new.municipality {
        let mut all = spid.aggregation.iter().flat_map(|aggregation| &aggregation.municipalities);
        let one = all.find(|one| one.key == *name).ok_or_else(|| {
            CommandError::Refused(format!("there is no table [spid.{name}] of a municipality"))
        })?;
        let (key, certificate) = if new.next {
            (one.next_key_file.as_deref(), one.next_certificate_file.as_deref())
        } else {
            (Some(one.key_file.as_path()), Some(one.certificate_file.as_path()))
        };
        return Ok(Wanted {
            entity_id: municipal_entity_id(config, &one.key),
            names: &one.names,
            body: BodyIdentifier::Ipa(one.ipa_code.clone()),
            locality: one.locality.as_deref().unwrap_or(&spid.locality),
            key,
            certificate,
        });
    }
    let (key, certificate) = if new.next {
        (spid.next_key_file.as_deref(), spid.next_certificate_file.as_deref())
    } else {
        (Some(spid.key_file.as_path()), Some(spid.certificate_file.as_path()))
    };
    Ok(Wanted {
        entity_id: config.entity_id(),
        names: &spid.names,
        body: identifier(&spid.body),
        locality: &spid.locality,
        key,
        certificate,
    })
}

fn identifier(body: &Body) -> BodyIdentifier {
    match body {
        Body::Public { ipa_code } => BodyIdentifier::Ipa(ipa_code.clone()),
        Body::Private { vat_number: Some(vat), .. } => {
            BodyIdentifier::Vat(vat.trim_start_matches(|sign: char| sign.is_ascii_alphabetic()).to_owned())
        }
        Body::Private { fiscal_code, .. } => {
            BodyIdentifier::FiscalCode(fiscal_code.clone().unwrap_or_default())
        }
    }
}

fn next_steps(new: &NewCertificate, public: bool) -> Result<(), CommandError> {
    if !public {
        say("a private body needs a certificate of AgID: send it the file made with --request")?;
    }
    let of = Rollover { municipality: new.municipality.as_deref() };
    if new.next {
        of.steps().iter().try_for_each(|step| say(step))
    } else {
        say(&format!("check it with: {}", of.metadata()))
    }
}

/// The way from one key of a body to the next: what is to be done, in which order.
#[derive(Debug, Clone, Copy)]
pub struct Rollover<'a> {
    /// Name of the table of a municipality that the portal serves; the portal's own body if there is none.
    pub municipality: Option<&'a str>,
}

impl Rollover<'_> {
    /// The table of the configuration.
    pub fn table(self) -> String {
        self.municipality.map_or_else(|| "spid".to_owned(), |name| format!("spid.{name}"))
    }

    /// The command that makes the next key.
    pub fn make(self) -> String {
        format!("sportello spid certificate --next{}", self.option())
    }

    /// The command that prints the metadata.
    pub fn metadata(self) -> String {
        format!("sportello spid metadata{}", self.option())
    }

    /// Everything from the next key on.
    pub fn steps(self) -> [String; 3] {
        let (table, metadata) = (self.table(), self.metadata());
        [
            format!(
                "1. set {table}.next_certificate_file, restart, and send the metadata with both certificates ({metadata})"
            ),
            "2. when every provider has read it, swap the two pairs of files and restart".to_owned(),
            format!(
                "3. take {table}.next_certificate_file out, restart, and send the metadata with the new certificate alone"
            ),
        ]
    }

    fn option(self) -> String {
        self.municipality.map_or_else(String::new, |name| format!(" --municipality {name}"))
    }
}

/// A new file: one that is there is somebody's key.
fn write(path: &Path, text: &str, mode: u32) -> Result<(), CommandError> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    Ok(file.write_all(text.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use identity::saml::certificate_facts;

    use super::*;
    use crate::{
        config::Secrets,
        outside::{Clock, Random},
    };

    const SETTINGS: &str = r#"
        [spid.aggregator]
        name = "Zona"
        email = "zona@zona.example"
        fiscal_code = "01234567890"
        [spid.beta]
        organisation_name = "Comune di Beta"
        organisation_display_name = "Comune di Beta"
        organisation_url = "https://beta.example"
        ipa_code = "c_beta"
        contact_email = "spid@beta.example"
        key_file = "FOLDER/beta.key"
        certificate_file = "FOLDER/beta.crt"
        next_key_file = "FOLDER/next.key"
        next_certificate_file = "FOLDER/next.crt"
    "#;

    #[test]
    fn a_municipality_gets_its_next_key_beside_the_one_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let settings = SETTINGS.replace("FOLDER", &folder.path().display().to_string());
        let var = folder.path().join("var").display().to_string();
        let config = Config::read(Some(&settings), [("SPORTELLO_VAR".to_owned(), var)]).unwrap();
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let outside = Outside {
            clock: Clock::new(move || now),
            random: Random::new(|bytes| bytes.fill(7)),
            new_id: backend::testing::new_id,
        };
        let order = |next| NewCertificate {
            next,
            municipality: Some("beta".to_owned()),
            key: None,
            certificate: None,
            request: None,
            bits: 2048,
            days: 365,
        };
        make(&config, &outside, &order(false)).unwrap();
        make(&config, &outside, &order(true)).unwrap();
        assert!(make(&config, &outside, &order(true)).is_err(), "never over a file");
        let secrets = Secrets::load(&config, now, &outside.random).unwrap();
        let keys = &secrets.municipalities[0];
        let next = keys.next_certificate_pem.as_deref().unwrap();
        assert_ne!(next, keys.certificate_pem);
        let facts = certificate_facts(next).unwrap();
        assert_eq!(facts.organization_identifier.as_deref(), Some("PA:IT-c_beta"));
        assert!(facts.uri.unwrap().ends_with("/pub-ag-full/beta"));
        let steps = Rollover { municipality: Some("beta") }.steps().join("\n");
        assert!(steps.contains("spid.beta.next_certificate_file"), "{steps}");
        assert!(steps.contains("sportello spid metadata --municipality beta"), "{steps}");
    }
}
