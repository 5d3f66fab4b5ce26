//! Production: what the program refuses to serve, and how it tells of itself.

use std::{net::TcpListener, path::Path, process::Command};

use backend::testing::{Db, noon};
use identity::saml::{CertificateSubject, demo_key};
use server::{
    config::{Config, Mode},
    serve::{ServeError, refuse_database},
};

use super::support::House;

#[tokio::test]
async fn production_serves_no_database_of_a_demo() {
    let house = House::open().await;
    let pool = &house.app.db.app;
    let mut config = Config::clone(&house.app.platform.config);
    assert!(refuse_database(&config, pool).await.is_ok(), "the demo serves it");
    config.server.mode = Mode::Production;
    let refused = refuse_database(&config, pool).await.unwrap_err();
    assert!(matches!(refused, ServeError::DemoData), "{refused}");
    let text = refused.to_string();
    assert!(text.contains("database.url") && text.contains("sportello migrate"), "what to do: {text}");
    let empty = Db::fresh().await;
    assert!(refuse_database(&config, &empty.app).await.is_ok(), "one of its own is served");
    let powerful = refuse_database(&config, &empty.owner).await;
    assert!(matches!(powerful, Err(ServeError::PowerfulRole)), "but not in the role of its owner");
}

/// All that production needs; where its mode is said, is left open.
const SETTINGS: &str = r#"
    base_url = "https://sportello.comune.example"
    listen = "ADDRESS"
    var = "FOLDER/var"
    [keys]
    file = "FOLDER/keys.toml"
    [spid]
    key_file = "FOLDER/spid.key"
    certificate_file = "FOLDER/spid.crt"
    idp_metadata_dir = "FOLDER/idp"
    organisation_name = "Comune di Prova"
    organisation_display_name = "Comune di Prova"
    organisation_url = "https://www.comune.example"
    ipa_code = "c_x000"
    contact_email = "spid@comune.example"
    locality = "Prova"
    [operators]
    spid = true
    [mail]
    smtp_host = "smtp.comune.example"
    from = "sportello@comune.example"
    [scan]
    none = true
    [organisation]
    name = "Comune di Prova"
    tagline = "Sportello sociale"
    zone = "Zona sociale"
    desk_name = "Sportello sociale"
    address = "Via Prova, 1"
    phone = "055 010 0100"
    phone_hours = "Da lunedì a venerdì"
    email = "sportello@comune.example"
    url = "https://www.comune.example"
"#;

/// Keys of its own, and a folder without any provider.
fn furnish(folder: &Path) {
    let subject = CertificateSubject {
        common_name: "Comune di Prova".into(),
        organization: "Comune di Prova".into(),
        entity_id: "https://sportello.comune.example".into(),
        ipa_code: "c_x000".into(),
        locality: "Prova".into(),
    };
    let made = demo_key(&subject, 1, noon()).unwrap();
    let key = "5a".repeat(32);
    let keys = format!("documents = \"a:{key}\"\nsession = \"{key}\"\nregister = \"{key}\"\n");
    std::fs::create_dir(folder.join("idp")).unwrap();
    std::fs::write(folder.join("keys.toml"), keys).unwrap();
    std::fs::write(folder.join("spid.key"), made.key_pem).unwrap();
    std::fs::write(folder.join("spid.crt"), made.certificate_pem).unwrap();
}

#[test]
fn wherever_the_mode_is_said_production_logs_for_machines() {
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path());
    // Somebody listens there already: the program warns of the folder without providers, and ends.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let settings = SETTINGS
        .replace("ADDRESS", &taken.local_addr().unwrap().to_string())
        .replace("FOLDER", &folder.path().display().to_string());
    let path = folder.path().join("sportello.toml");
    for (said, environment) in [
        ("mode = \"production\"", None),
        ("", Some(("SPORTELLO_SERVER__MODE", "production"))),
        ("", Some(("SPORTELLO_MODE", "production"))),
    ] {
        std::fs::write(&path, format!("[server]\n{said}\n{settings}")).unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_sportello"));
        program.args(["serve", "--config"]).arg(&path).env_clear().envs(environment);
        let told = String::from_utf8(program.output().unwrap().stderr).unwrap();
        assert!(told.contains("sportello: cannot listen on"), "{told}");
        let warning = told.lines().find(|line| line.contains("no identity provider in")).unwrap();
        let warning: serde_json::Value = serde_json::from_str(warning).unwrap();
        assert_eq!(warning["level"], "WARN", "{said} {environment:?}");
    }
}

#[test]
fn a_configuration_that_cannot_be_used_is_told_before_there_is_a_log() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sportello"));
    program.arg("serve").env_clear().env("SPORTELLO_SERVER__MODE", "productive");
    let ended = program.output().unwrap();
    assert!(!ended.status.success());
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(told.contains("server.mode: is \"productive\""), "{told}");
}
