//! The configuration together with the files that it names.

use super::{
    Config,
    idp::{read_providers, read_registry_key},
    problem::{Problem, Problems},
    secrets,
    settings::Settings,
};
use crate::{mail, sms};

impl Config {
    /// Reads the configuration as [`Config::read`] does, and then the files that it names, even where the
    /// configuration itself cannot be used: a wrong key hides no wrong file.
    ///
    /// # Errors
    /// With every problem at once.
    pub fn check(
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Problems> {
        let (config, mut settings, mut problems) = Self::gather(file, environment);
        if settings.is_file_unread() {
            return Err(problems);
        }
        let whole = config.is_some();
        let files = match &config {
            Some(config) => config.check_files(),
            None => Self::sound_part(&mut settings, &problems)
                .map_or_else(Problems::none, |part| part.check_files()),
        };
        // Nothing is told twice, and nothing of files that only stood in for those that nobody named.
        let is_news = |found: &&Problem| {
            let stood_in = !whole && problems.are_within(found.section()) && !settings.holds(&found.about);
            !stood_in && !problems.are_about(&found.about)
        };
        let news: Vec<Problem> = files.iter().filter(is_news).cloned().collect();
        for Problem { about, text } in news {
            problems.add(&about, text);
        }
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(problems),
        }
    }

    /// What is left without the keys that are wrong, the demo's in the place of those that are missing.
    /// None where that is not enough either.
    fn sound_part(settings: &mut Settings, problems: &Problems) -> Option<Self> {
        for problem in problems.iter() {
            settings.forget(&problem.about);
        }
        let mut still = Problems::none();
        let part = Self::sections(settings, &mut still, problems);
        if part.is_some() {
            return part;
        }
        for problem in still.iter() {
            settings.forget_section(problem.section());
        }
        Self::sections(settings, &mut Problems::none(), problems)
    }

    /// Reads what lies outside the configuration itself: keys, secrets, certificates and metadata of providers.
    /// In the demo, keys and secrets that are missing are reported only where they cannot be made.
    pub fn check_files(&self) -> Problems {
        let mut problems = Problems::none();
        secrets::check(self, &mut problems);
        read_providers(self, &mut problems);
        read_registry_key(self, &mut problems);
        let demo = self.server.var.join("demo");
        self.operators.check_secrets((!self.is_production()).then_some(demo.as_path()), &mut problems);
        for (key, text) in mail::check_files(&self.mail) {
            problems.add(key, text);
        }
        if let Some(file) = self.sms.as_ref().and_then(|sms| sms.ca_file.as_ref())
            && sms::authorities(file).is_err()
        {
            problems.add("sms.ca_file", format!("{} cannot be read or holds no certificate", file.display()));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Mode;

    fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// What is wrong, one line each.
    fn told(checked: Result<Config, Problems>) -> Vec<String> {
        checked.expect_err("it should be refused").iter().map(ToString::to_string).collect()
    }

    /// The metadata of a provider that is called like this.
    fn metadata(entity_id: &str) -> String {
        let subject = identity::saml::CertificateSubject {
            common_name: "A".into(),
            organization: "A".into(),
            entity_id: entity_id.into(),
            ipa_code: "a".into(),
            locality: "A".into(),
        };
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let pem = identity::saml::demo_key(&subject, 1, now).unwrap().certificate_pem;
        let certificate: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        format!(
            "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' \
             entityID='{entity_id}'><IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>\
             <KeyDescriptor use='signing'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate>\
             </ds:X509Data></ds:KeyInfo></KeyDescriptor><SingleSignOnService \
             Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='{entity_id}/sso'/>\
             </IDPSSODescriptor></EntityDescriptor>"
        )
    }

    /// A demo that is sound: with the metadata of one provider.
    fn demo(folder: &Path) -> Vec<(String, String)> {
        let providers = folder.join("idp");
        std::fs::create_dir_all(&providers).unwrap();
        std::fs::write(providers.join("demo.xml"), metadata("http://localhost:8088")).unwrap();
        env(&[
            ("SPORTELLO_VAR", &folder.join("var").display().to_string()),
            ("SPORTELLO_IDP_METADATA_DIR", &providers.display().to_string()),
        ])
    }

    #[test]
    fn wrong_keys_and_wrong_files_are_told_together() {
        let folder = tempfile::tempdir().unwrap();
        let file = r#"
            [server]
            mode = "production"
            base_url = "http://sportello.example.it"
            lisen = "x"
            [keys]
            file = "FOLDER/keys.toml"
            [spid]
            key_file = "FOLDER/spid.key"
            certificate_file = "FOLDER/spid.crt"
            idp_metadata_dir = "FOLDER/idp"
            [operators.alfa]
            name = "Alfa"
            issuer = "https://login.alfa.example"
            client_secret_file = "FOLDER/alfa"
            [operators.beta]
            name = "Beta"
            issuer = "https://login.beta.example"
            client_id = "b"
            client_secret_file = "FOLDER/beta"
            [mail]
            smtp_host = "smtp.example.it"
            username = "sportello"
            password_file = "FOLDER/password"
            ca_file = "FOLDER/ca.pem"
            [sms]
            url = "https://sms.example.it/send"
            token_file = "FOLDER/token"
            ca_file = "FOLDER/ca.pem"
        "#;
        let file = file.replace("FOLDER", &folder.path().display().to_string());
        std::fs::write(folder.path().join("keys.toml"), "session = \"5ec2e7\"\n").unwrap();
        std::fs::write(folder.path().join("ca.pem"), "no certificate").unwrap();
        let found = told(Config::check(Some(&file), []));
        for expected in [
            "server.base_url: must begin with https://",
            "server.lisen: there is no such key",
            "operators.alfa.client_id: is missing",
            "mail.from: is missing",
            "spid.ipa_code: is missing",
            "keys.documents: is missing",
            "keys.session: must be 64 hexadecimal digits",
            "spid.key_file: cannot read",
            "spid.certificate_file: cannot read",
            "spid.idp_metadata_dir: cannot read the folder",
            "operators.beta.client_secret_file: cannot read",
            "mail.password_file: cannot read",
            "mail.ca_file: ",
            "sms.token_file: cannot read",
            "sms.ca_file: ",
        ] {
            let times = found.iter().filter(|problem| problem.starts_with(expected)).count();
            assert_eq!(times, 1, "{expected} in {found:#?}");
        }
        assert!(!found.concat().contains("5ec2e7"), "a key is never repeated");
    }

    #[test]
    fn a_demo_that_has_no_keys_yet_tells_of_every_file_that_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = r#"
            [spid]
            next_certificate_file = "FOLDER/next.crt"
            next_key_file = "FOLDER/next.key"
            [cie]
            provider = "https://cie.example"
            trust_anchors = ["https://anchor.example"]
            trust_anchor_key_files = ["FOLDER/anchor.json"]
            trust_marks_file = "FOLDER/marks.json"
            [operators.alfa]
            name = "Alfa"
            issuer = "https://login.alfa.example"
            client_id = "a"
            client_secret_file = "FOLDER/alfa"
            [sms]
            url = "https://sms.example/send"
            token_file = "FOLDER/token"
        "#;
        let file = file.replace("FOLDER", &folder.path().display().to_string());
        std::fs::write(folder.path().join("next.crt"), "no certificate").unwrap();
        std::fs::write(folder.path().join("marks.json"), "no JSON").unwrap();
        let mut found = told(Config::check(Some(&file), demo(folder.path())));
        for expected in [
            "spid.next_key_file: cannot read",
            "cie.trust_anchor_key_files: cannot read",
            "cie.trust_marks_file: ",
            "operators.alfa.client_secret_file: cannot read",
            "sms.token_file: cannot read",
        ] {
            let place = found.iter().position(|problem| problem.starts_with(expected));
            assert!(place.is_some(), "{expected} is not in {found:#?}");
            found.remove(place.unwrap());
        }
        assert!(found.is_empty(), "what the demo makes is no problem: {found:#?}");
        let file = file.replace("next_key_file", "locality");
        let found = told(Config::check(Some(&file), demo(folder.path())));
        assert!(found.iter().any(|problem| problem.starts_with("spid.next_certificate_file: holds no")));
        assert!(!folder.path().join("var").exists(), "looking makes nothing");
    }

    #[test]
    fn a_file_that_nobody_named_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let var = folder.path().display().to_string();
        let production = env(&[("SPORTELLO_MODE", "production"), ("SPORTELLO_VAR", &var)]);
        let keys = told(Config::read(None, production.clone()));
        let mut all = told(Config::check(None, production));
        all.retain(|problem| !keys.contains(problem));
        assert!(all.len() == 1 && all[0].starts_with("keys.file: cannot read"), "{all:#?}");
        let broken = told(Config::check(Some("[server"), []));
        assert!(broken.len() == 1 && broken[0].starts_with("configuration file: is not"), "{broken:#?}");
    }

    #[test]
    fn a_section_that_cannot_be_read_at_all_hides_no_file_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let file = "[spid]\nbody = \"private\"\n[cie]\ntrust_anchors = [\"https://anchor.example\"]\n\
                    [mail]\nca_file = \"missing/ca.pem\"\n";
        let found = told(Config::check(Some(file), demo(folder.path())));
        for expected in
            ["spid.billing.street: is missing", "cie.provider: is missing", "mail.ca_file: cannot read"]
        {
            let is_told = found.iter().any(|problem| problem.starts_with(expected));
            assert!(is_told, "{expected} is not in {found:#?}");
        }
        assert!(!found.concat().contains("idp_metadata_dir"), "{found:#?}");
    }

    #[test]
    fn production_believes_no_provider_of_a_demo() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::check(None, demo(folder.path())).expect("a demo believes it");
        config.server.mode = Mode::Production;
        let problems = config.check_files();
        assert!(problems.are_about("spid.idp_metadata_dir"));
        let problems = problems.to_string();
        assert!(problems.contains("http://localhost:8088 is a demo provider"), "{problems}");
        assert!(problems.contains("no identity provider in"), "none is left: {problems}");
    }
}
