//! Every mistake is named, all of them at once, in words that help.

use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn problems(file: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    let problems = Config::read(Some(file), env(pairs)).expect_err("the configuration should be refused");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_demo_needs_no_configuration() {
    let config = Config::read(None, []).unwrap();
    assert_eq!(config.server.mode, Mode::Demo);
    assert_eq!(config.server.origin(), "http://localhost:8080");
    assert_eq!(config.entity_id(), "http://localhost:8080");
    assert_eq!(config.documents, PathBuf::from("var/documents"));
    assert!(config.database.url.is_none());
    assert_eq!(config.scan, Scan::Nobody);
    assert_eq!(config.alarm.email, config.spid.contact_email, "somebody is always told");
    assert_eq!(config.numbers.people(), 5);
    assert_eq!(config.alerts_every, TimeDelta::minutes(1));
    let whole = |config: &Config| config.organisation.whole_address();
    assert_eq!(whole(&config), "Via dei Mulini 4, piano terra, 50000 Pontelaro");
    let moved = Config::read(Some("[organisation]\naddress = \"Via X 1\"\n"), []).unwrap();
    assert_eq!(whole(&moved), "Via X 1", "nobody is put into the town of the demo");
}

#[test]
fn the_environment_wins_over_the_file_and_has_short_names() {
    let file = "[server]\nlisten = \"127.0.0.1:1\"\nvar = \"elsewhere\"\n[mail]\nsmtp_port = 25\n";
    let config = Config::read(
        Some(file),
        env(&[
            ("SPORTELLO_LISTEN", "127.0.0.1:2"),
            ("SPORTELLO_MAIL__SMTP_PORT", "26"),
            ("DATABASE_URL", "postgres://localhost/x"),
            ("HOME", "/root"),
        ]),
    )
    .unwrap();
    assert_eq!(config.server.listen.port(), 2);
    assert_eq!(config.mail.smtp_port, 26);
    assert_eq!(config.documents, PathBuf::from("elsewhere/documents"));
    assert!(config.database.url.is_some());
}

#[test]
fn every_wrong_key_is_reported_at_once() {
    let file = r#"
        loose = 1
        [server]
        base_url = "sportello"
        listen = "8080"
        lisen = "x"
        [database]
        url = "mysql://secret@host/x"
        max_connections = 0
        [mail]
        from = "nobody"
        smtp_port = 99999
        username = "somebody"
        [scan]
        clamd = "nowhere"
        [spid]
        contact_phone = "055 123"
        [alarm]
        email = "nobody"
        [door]
        per_minute = 1
        client_address_header = "not a header"
        [alerts]
        every_seconds = 0
        [numbers]
        threshold = 1
        [nonsense]
        key = true
    "#;
    let found = problems(file, &[("SPORTELLO_OPERATORS__ISSUER", "not an address")]);
    for expected in [
        "loose: must stand in a section",
        "server.base_url: is \"sportello\"",
        "server.listen: is \"8080\" in the configuration file",
        "server.lisen: there is no such key; [server] knows base_url",
        "database.url: must be an address like",
        "database.max_connections: is 0, but it must be a whole number from 2 to 1000",
        "mail.from: is \"nobody\"",
        "mail.smtp_port: is \"99999\"",
        "mail.username: and mail.password_file go together",
        "scan.clamd: is \"nowhere\"",
        "spid.contact_phone: must begin with +",
        "alarm.email: is \"nobody\", but it must be an e-mail address",
        "door.per_minute: is 1, but it must be a whole number from 10 to 100000",
        "door.client_address_header: is \"not a header\" in the configuration file, but it must be the name",
        "alerts.every_seconds: is 0, but it must be a whole number from 1 to 3600",
        "numbers.threshold: is 1, but it must be a whole number from 3 to 100",
        "nonsense.key: there is no section [nonsense]",
        "operators.issuer: is \"not an address\"",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected} is not in {found:#?}");
    }
    assert_eq!(found.len(), 18, "{found:#?}");
    assert!(!found.iter().any(|problem| problem.contains("secret")), "an address may hold a password");
}

#[test]
fn mails_come_back_to_an_address_that_has_room_for_their_mark() {
    let config = Config::read(None, []).unwrap();
    assert_eq!(config.mail.bounce_address, None);
    let set = |text: &str| Config::read(None, env(&[("SPORTELLO_MAIL__BOUNCE_ADDRESS", text)]));
    let config = set("rimbalzi@comune.example").unwrap();
    assert_eq!(config.mail.bounce_address.unwrap().to_string(), "rimbalzi@comune.example");
    for wrong in [
        "rimbalzi",
        "rimbalzi-dello-sportello@comune.example",
        "rimbalzi+x@comune.example",
        "Sportello <rimbalzi@comune.example>",
        "\"a b\"@comune.example",
        "rimbalzi@comune.example\r\nx",
    ] {
        let text = set(wrong).unwrap_err().to_string();
        assert!(text.contains("mail.bounce_address: is") && text.contains("at most 11 letters"), "{text}");
    }
}

#[test]
fn a_broken_file_and_contradicting_variables_are_reported() {
    let found = problems("[server", &[]);
    assert!(
        found.iter().any(|problem| problem.starts_with("configuration file: is not valid TOML")),
        "{found:?}"
    );
    let found =
        problems("", &[("SPORTELLO_LISTEN", "127.0.0.1:1"), ("SPORTELLO_SERVER__LISTEN", "127.0.0.1:2")]);
    assert_eq!(found.len(), 1);
    assert!(found.iter().all(|problem| problem.contains("is set to different values")), "{found:?}");
}

#[test]
fn production_needs_its_own_everything_and_https() {
    let found = problems(
        "",
        &[("SPORTELLO_MODE", "production"), ("SPORTELLO_BASE_URL", "http://sportello.example.it")],
    );
    for expected in [
        "server.base_url: must begin with https",
        "spid.key_file: is missing",
        "spid.certificate_file: is missing",
        "spid.idp_metadata_dir: is missing",
        "spid.ipa_code: is missing",
        "spid.locality: is missing",
        "operators.issuer: is missing",
        "operators.client_secret_file: is missing",
        "mail.smtp_host: is missing",
        "mail.from: is missing",
        "scan.clamd: is missing",
        "organisation.name: is missing",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected} is not in {found:#?}");
    }
}

fn random() -> crate::outside::Random {
    crate::outside::Random::new(|bytes| bytes.fill(7))
}

fn in_folder(folder: &Path) -> Config {
    let var = folder.join("var");
    Config::read(None, env(&[("SPORTELLO_VAR", &var.display().to_string())])).unwrap()
}

#[test]
fn the_demo_makes_its_keys_once_and_production_refuses_them() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let config = in_folder(folder.path());
    let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let first = Secrets::load(&config, now, &random()).unwrap();
    let again = Secrets::load(&config, now, &crate::outside::Random::new(|bytes| bytes.fill(8))).unwrap();
    assert_eq!(first.session, again.session);
    assert_eq!(first.spid.certificate_pem, again.spid.certificate_pem);
    let mode = std::fs::metadata(&config.keys.file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let mut production = config;
    production.server.mode = Mode::Production;
    let problems = Secrets::load(&production, now, &random()).unwrap_err();
    let text = problems.to_string();
    for key in ["keys.file", "spid.key_file", "spid.certificate_file"] {
        assert!(text.contains(&format!("{key}: is a key of the demo")), "{text}");
    }
}

#[test]
fn the_key_of_sessions_is_read_alone_and_never_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = in_folder(folder.path());
    let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    assert!(Secrets::session(&config).unwrap_err().to_string().contains("keys.file: cannot read"));
    assert!(!config.keys.file.exists(), "it makes none");
    let all = Secrets::load(&config, now, &random()).unwrap();
    std::fs::remove_file(&config.spid.key_file).unwrap();
    assert_eq!(Secrets::session(&config).unwrap(), all.session, "the others are not opened");
    std::fs::remove_file(&config.keys.file).unwrap();
    config.keys.session = Some("ab".repeat(32));
    assert_eq!(Secrets::session(&config).unwrap(), [0xab; 32], "nor the file, where it is not needed");
    config.keys.session = Some("5ec2e7".to_owned());
    let text = Secrets::session(&config).unwrap_err().to_string();
    assert!(text.contains("keys.session: must be 64") && !text.contains("5ec2e7"), "{text}");
}

#[test]
fn broken_keys_are_named_and_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let config = in_folder(folder.path());
    let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    Secrets::load(&config, now, &random()).unwrap();
    std::fs::write(&config.keys.file, "documents = \"nameless\"\nsession = \"5ec2e7\"\n").unwrap();
    let text = Secrets::load(&config, now, &random()).unwrap_err().to_string();
    for expected in
        ["keys.documents: must be name:key", "keys.session: must be 64", "keys.register: is missing"]
    {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
    assert!(!text.contains("5ec2e7"));
}

#[test]
fn a_folder_without_sound_metadata_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let config = in_folder(folder.path());
    let problems = config.check_files().to_string();
    assert!(problems.contains("spid.idp_metadata_dir: cannot read the folder"), "{problems}");
    std::fs::create_dir_all(&config.spid.idp_metadata_dir).unwrap();
    std::fs::write(config.spid.idp_metadata_dir.join("broken.xml"), "<md").unwrap();
    let problems = config.check_files().to_string();
    assert!(problems.contains("not strict XML"), "{problems}");
    assert!(problems.contains("no identity provider in"), "{problems}");
}

#[test]
fn a_registry_has_an_address_and_a_certificate() {
    let registry = |url: &str, more: &[(&str, &str)]| {
        let mut pairs = vec![("SPORTELLO_SPID__REGISTRY_URL", url)];
        pairs.extend_from_slice(more);
        problems("", &pairs).concat()
    };
    let certificate = ("SPORTELLO_SPID__REGISTRY_CERTIFICATE_FILE", "registry.pem");
    let alone = registry("https://registry.example/idps.xml", &[]);
    assert!(alone.contains("spid.registry_url: and spid.registry_certificate_file go together"), "{alone}");
    for wrong in ["registry", "ftp://registry.example/idps.xml", "https://user@registry.example/idps.xml"] {
        let text = registry(wrong, &[certificate]);
        assert!(text.contains("spid.registry_url: is") && text.contains("must be an address like"), "{text}");
    }
    let plain =
        registry("http://registry.example/idps.xml", &[certificate, ("SPORTELLO_MODE", "production")]);
    assert!(plain.contains("spid.registry_url: must begin with https"), "{plain}");
    assert!(!plain.contains("spid.idp_metadata_dir: is missing"), "with a registry there may be no files");
    let config = Config::read(
        None,
        env(&[("SPORTELLO_SPID__REGISTRY_URL", "https://registry.example/idps?output=xml"), certificate]),
    );
    let config = config.unwrap();
    assert_eq!(config.spid.registry.as_ref().unwrap().url.query(), Some("output=xml"));
    let missing = config.check_files().to_string();
    assert!(missing.contains("spid.registry_certificate_file: cannot read"), "{missing}");
}

#[test]
fn operators_have_one_provider_or_a_table_for_each() {
    let one = Config::read(None, []).unwrap().operators;
    assert_eq!((one.only().map(|only| only.key.clone()), one.spid), (Some(None), false));
    let file = r#"
        [operators]
        spid = true
        [operators.vallescura]
        name = "Comune di Vallescura"
        issuer = "https://login.vallescura.example"
        client_id = "b"
        client_secret_file = "b"
        max_age_minutes = 60
    "#;
    let environment = env(&[
        ("SPORTELLO_OPERATORS__PONTELARO__NAME", "Comune di Pontelaro"),
        ("SPORTELLO_OPERATORS__PONTELARO__ISSUER", "https://login.pontelaro.example"),
        ("SPORTELLO_OPERATORS__PONTELARO__CLIENT_ID", "a"),
        ("SPORTELLO_OPERATORS__PONTELARO__CLIENT_SECRET_FILE", "a"),
    ]);
    let several = Config::read(Some(file), environment).unwrap().operators;
    let keys: Vec<_> = several.providers.iter().map(|provider| provider.key.as_deref().unwrap()).collect();
    assert_eq!((keys.as_slice(), several.spid), (["pontelaro", "vallescura"].as_slice(), true));
    assert_eq!(several.providers[0].max_age_seconds, 9 * 3600);
    assert_eq!(several.providers[1].max_age_seconds, 3600);
    assert!(several.only().is_none());
}

#[test]
fn what_is_wrong_with_a_table_of_operators_is_named() {
    let file = r#"
        [operators]
        issuer = "https://login.alfa.example"
        spid = "perhaps"
        [operators.alfa]
        name = "Alfa"
        issuer = "login.alfa.example"
        client_secret_file = "a"
        max_age_minutes = 1
        [operators.Beta_]
        name = "Beta"
        issuer = "https://login.beta.example"
        client_id = "b"
        secret = "b"
    "#;
    let found = problems(file, &[]);
    for expected in [
        "operators.spid: is \"perhaps\"",
        "operators.issuer: there is no such key",
        "operators.alfa.issuer: is \"login.alfa.example\"",
        "operators.alfa.client_id: is missing",
        "operators.alfa.max_age_minutes: is 1",
        "operators.Beta_: must have a name",
        "operators.Beta_.client_secret_file: is missing",
        "operators.Beta_.secret: there is no such key",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected} is not in {found:#?}");
    }
    assert_eq!(found.len(), 8, "{found:#?}");
    let twice = r#"
        [operators.a]
        name = "A"
        issuer = "https://same.example"
        client_id = "a"
        client_secret_file = "a"
        [operators.b]
        name = "B"
        issuer = "https://same.example"
        client_id = "b"
        client_secret_file = "b"
    "#;
    assert_eq!(problems(twice, &[]), ["operators.issuer: must be different for each provider"]);
    let nested = problems("[mail.more]\nfrom = 1\n", &[]);
    assert!(nested[0].starts_with("mail.more.from: there is no such key"), "{nested:?}");
}

#[test]
fn the_names_of_the_body_are_in_italian_and_in_english() {
    let names = |file: &str| {
        let names = Config::read(Some(file), []).unwrap().spid.names;
        [domain::Lang::It, domain::Lang::En].map(|lang| {
            assert!(names.name.has(lang) && names.display_name.has(lang), "{file} {lang}");
            names.name.get(lang).to_owned()
        })
    };
    assert_eq!(names(""), ["Comune di Pontelaro", "Municipality of Pontelaro"]);
    assert_eq!(names("[spid]\norganisation_name = \"Il Ponte\"\n"), ["Il Ponte", "Il Ponte"]);
    let both = "[spid]\norganisation_name = \"Il Ponte\"\norganisation_name_en = \"The Bridge\"\n";
    assert_eq!(names(both), ["Il Ponte", "The Bridge"]);
}

const PRIVATE: &str = r#"
    [spid]
    body = "private"
    organisation_name = "Il Ponte"
    organisation_name_en = "The Bridge"
    vat_number = "IT02345678901"
    [spid.billing]
    street = "Via dei Mulini 4"
    postal_code = "50000"
    municipality = "Pontelaro"
    province = "FI"
    email = "fatture@ilponte.example"
"#;

#[test]
fn a_private_body_says_who_pays() {
    let config = Config::read(Some(PRIVATE), []).unwrap();
    let Body::Private { vat_number, billing, .. } = &config.spid.body else { panic!("it is private") };
    assert_eq!(vat_number.as_deref(), Some("IT02345678901"));
    assert_eq!((billing.name.as_str(), billing.nation.as_str()), ("Il Ponte", "IT"));
    assert_eq!(config.spid.names.name.get(domain::Lang::En), "The Bridge");
    let file = r#"
        [spid]
        body = "private"
        ipa_code = "c_m990"
        vat_number = "02345678901"
        fiscal_code = "short"
        [spid.billing]
        postal_code = "5"
        province = "Florence"
    "#;
    let found = problems(file, &[]);
    for expected in [
        "spid.vat_number: must begin with the country",
        "spid.fiscal_code: must be 11 digits",
        "spid.ipa_code: belongs to a public body",
        "spid.billing.street: is missing",
        "spid.billing.postal_code: must be five digits",
        "spid.billing.municipality: is missing",
        "spid.billing.province: must be two capital letters",
        "spid.billing.email: is missing",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected} is not in {found:#?}");
    }
    assert_eq!(found.len(), 8, "{found:#?}");
    assert_eq!(
        problems("[spid]\nbody = \"other\"\n", &[]),
        ["spid.body: is \"other\", but it must be public or private"]
    );
}

#[test]
fn an_aggregator_has_a_table_for_each_municipality() {
    let municipality = |name: &str| {
        format!(
            "[spid.{name}]\norganisation_name = \"A\"\norganisation_display_name = \"A\"\n\
             organisation_url = \"https://a.example\"\nipa_code = \"c_a\"\ncontact_email = \"a@a.example\"\n\
             key_file = \"a.key\"\ncertificate_file = \"a.crt\"\n"
        )
    };
    let by =
        "[spid.aggregator]\nname = \"Zona\"\nemail = \"zona@zona.example\"\nfiscal_code = \"01234567890\"\n";
    let file = format!("{by}{}{}", municipality("beta"), municipality("alfa"));
    let aggregation = Config::read(Some(&file), []).unwrap().spid.aggregation.unwrap();
    let names: Vec<_> = aggregation.municipalities.iter().map(|one| one.key.as_str()).collect();
    assert_eq!((names, aggregation.by.name.as_str()), (vec!["alfa", "beta"], "Zona"));
    assert!(Config::read(None, []).unwrap().spid.aggregation.is_none());
    assert_eq!(problems(by, &[]), ["spid.aggregator: needs municipalities: a table [spid.NAME] for each"]);
    let found = problems("[spid.Gamma_]\nipa_code = \"c_g\"\nipa = \"x\"\n", &[]);
    for expected in [
        "spid.aggregator.name: is missing",
        "spid.aggregator.vat_number: or fiscal_code is missing",
        "spid.Gamma_: must have a name",
        "spid.Gamma_.key_file: is missing",
        "spid.Gamma_.ipa: there is no such key",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected} is not in {found:#?}");
    }
}

#[test]
fn cie_by_saml_needs_the_seat() {
    assert!(Config::read(None, []).unwrap().spid.cie.is_none());
    let cie = Config::read(Some("[spid.cie]\nmunicipality = \"H501\"\n"), []).unwrap().spid.cie.unwrap();
    assert_eq!((cie.municipality.as_str(), cie.entity_id), ("H501", None));
    for (file, expected) in [
        (
            "[spid.cie]\nprovince = \"RM\"\n",
            "spid.cie.municipality: is missing: the cadastral code of the seat, like H501",
        ),
        (
            "[spid.cie]\nmunicipality = \"Roma\"\n",
            "spid.cie.municipality: must be a cadastral code, like H501",
        ),
    ] {
        assert_eq!(problems(file, &[]), [expected]);
    }
    // Refused, and not passed over in silence.
    let private = problems(&format!("{PRIVATE}\n[spid.cie]\nmunicipality = \"H501\"\n"), &[]);
    assert!(private.len() == 1 && private[0].starts_with("spid.cie: is for a public body"), "{private:#?}");
}

#[test]
fn the_key_that_will_follow_belongs_to_its_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = in_folder(folder.path());
    let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    Secrets::load(&config, now, &random()).unwrap();
    let other = identity::saml::demo_key(
        &identity::saml::CertificateSubject {
            common_name: "A".into(),
            organization: "A".into(),
            entity_id: "https://a.example".into(),
            ipa_code: "a".into(),
            locality: "A".into(),
        },
        1,
        now,
    )
    .unwrap();
    let next = folder.path().join("next.crt");
    std::fs::write(&next, &other.certificate_pem).unwrap();
    config.spid.next_certificate_file = Some(next);
    config.spid.next_key_file = Some(config.spid.key_file.clone());
    let text = Secrets::load(&config, now, &random()).unwrap_err().to_string();
    assert!(text.contains("spid.next_key_file: the certificate does not belong"), "{text}");
    let key = folder.path().join("next.key");
    std::fs::write(&key, &other.key_pem).unwrap();
    config.spid.next_key_file = Some(key);
    let secrets = Secrets::load(&config, now, &random()).unwrap();
    assert_eq!(secrets.spid.next_certificate_pem.as_deref(), Some(other.certificate_pem.as_str()));
}
