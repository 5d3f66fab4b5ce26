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
        locality: config.spid.locality.clone(),
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
        return Ok(Wanted {
            entity_id: municipal_entity_id(config, &one.key),
            names: &one.names,
            body: BodyIdentifier::Ipa(one.ipa_code.clone()),
            key: Some(&one.key_file),
            certificate: Some(&one.certificate_file),
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
    if new.next {
        say(
            "1. set spid.next_certificate_file, restart, and send the new metadata (sportello spid metadata)",
        )?;
        say("2. when every provider has read it, swap the two pairs of files and restart")?;
        say("3. when every provider has read that too, take the old certificate out")
    } else {
        say("check it with: sportello spid metadata")
    }
}

/// A new file: one that is there is somebody's key.
fn write(path: &Path, text: &str, mode: u32) -> Result<(), CommandError> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    Ok(file.write_all(text.as_bytes())?)
}
