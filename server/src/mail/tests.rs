//! Mail over a protected connection, to a server that checks who sends.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread::{self, JoinHandle},
};

use backend::testing::{new_id, noon};
use base64::{Engine, prelude::BASE64_STANDARD};
use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    hash::MessageDigest,
    pkey::{PKey, Private},
    rsa::Rsa,
    ssl::{SslAcceptor, SslMethod},
    x509::{
        X509, X509Name,
        extension::{BasicConstraints, SubjectAlternativeName},
    },
};
use tempfile::TempDir;

use super::*;

const USER: &str = "sportello";
const PASSWORD: &str = "parola d’ordine";

/// A key with a certificate, signed by another or by itself.
#[expect(clippy::disallowed_methods, reason = "OpenSSL draws its keys by itself")]
fn certificate(name: &str, by: Option<&(PKey<Private>, X509)>, serial: u32) -> (PKey<Private>, X509) {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut subject = X509Name::builder().unwrap();
    subject.append_entry_by_text("CN", name).unwrap();
    let subject = subject.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&BigNum::from_u32(serial).unwrap().to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(by.map_or(&*subject, |(_, authority)| authority.subject_name())).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(2).unwrap()).unwrap();
    if by.is_none() {
        builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    } else {
        let names =
            SubjectAlternativeName::new().dns(name).build(&builder.x509v3_context(None, None)).unwrap();
        builder.append_extension(names).unwrap();
    }
    builder.sign(by.map_or(&key, |(key, _)| key), MessageDigest::sha256()).unwrap();
    (key, builder.build())
}

/// A mail server of the organisation, with its own authority.
struct Server {
    folder: TempDir,
    port: u16,
    /// What it took: one whole conversation.
    talk: JoinHandle<String>,
}

impl Server {
    /// Serves one connection.
    fn start(encryption: Encryption, offers_tls: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let authority = certificate("Autorità del Comune", None, 1);
        let (key, own) = certificate("localhost", Some(&authority), 2);
        std::fs::write(folder.path().join("ca.pem"), authority.1.to_pem().unwrap()).unwrap();
        let mut acceptor = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls()).unwrap();
        acceptor.set_private_key(&key).unwrap();
        acceptor.set_certificate(&own).unwrap();
        let acceptor = acceptor.build();
        let listener = TcpListener::bind("localhost:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let talk = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            if encryption == Encryption::StartTls && !in_clear(&mut stream, offers_tls) {
                return String::new();
            }
            let greet = encryption == Encryption::Tls;
            acceptor.accept(stream).map_or_else(|_| String::new(), |stream| converse(stream, greet))
        });
        Self { folder, port, talk }
    }

    fn config(&self, tls: Encryption, password: &str, own_authority: bool) -> Mail {
        std::fs::write(self.folder.path().join("password"), password).unwrap();
        Mail {
            smtp_host: "localhost".into(),
            smtp_port: self.port,
            from: "sportello@comune.example".parse().unwrap(),
            bounce_address: None,
            username: Some(USER.into()),
            password_file: Some(self.folder.path().join("password")),
            tls,
            ca_file: own_authority.then(|| self.folder.path().join("ca.pem")),
        }
    }
}

/// The part before TLS begins; false if it does not.
fn in_clear(stream: &mut TcpStream, offers_tls: bool) -> bool {
    stream.write_all(b"220 posta\r\n").unwrap();
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    while let Some(Ok(line)) = lines.next() {
        let answer: &[u8] = match line.get(..4) {
            Some("EHLO") if offers_tls => b"250-posta\r\n250 STARTTLS\r\n",
            Some("STAR") => b"220 go\r\n",
            Some("EHLO") => b"250-posta\r\n250 AUTH PLAIN\r\n",
            // Whatever a client sends here in the clear is a failure of the test.
            Some("AUTH") => panic!("a password in the clear"),
            _ => b"221 bye\r\n",
        };
        stream.write_all(answer).unwrap();
        if line.starts_with("STARTTLS") {
            return true;
        }
    }
    false
}

/// The protected part: takes the mail of whoever knows the password, and returns what was said.
fn converse(stream: impl Read + Write, greet: bool) -> String {
    let mut stream = BufReader::new(stream);
    if greet {
        stream.get_mut().write_all(b"220 posta\r\n").unwrap();
    }
    let right = BASE64_STANDARD.encode(format!("\0{USER}\0{PASSWORD}"));
    let (mut said, mut in_data) = (String::new(), false);
    let mut line = String::new();
    while stream.read_line(&mut line).is_ok_and(|read| read > 0) {
        said.push_str(&line);
        let answer: &[u8] = match line.trim_end() {
            "." => {
                in_data = false;
                b"250 taken\r\n"
            }
            _ if in_data => b"",
            "DATA" => {
                in_data = true;
                b"354 go\r\n"
            }
            auth if auth.starts_with("AUTH") && auth.ends_with(&right) => b"235 in\r\n",
            auth if auth.starts_with("AUTH") => b"535 no\r\n",
            hello if hello.starts_with("EHLO") => b"250-posta\r\n250 AUTH PLAIN\r\n",
            "QUIT" => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        if stream.get_mut().write_all(answer).is_err() {
            break;
        }
        line.clear();
    }
    said
}

fn key() -> MailKey {
    MailKey::new([7; 32])
}

fn letter() -> Letter {
    Letter {
        id: new_id(),
        to: "giulia@posta.example".into(),
        subject: "La tua domanda".into(),
        body: "Trovi tutto nell’area personale.".into(),
        pdf: None,
    }
}

#[tokio::test]
async fn mail_goes_to_a_server_with_password_and_an_authority_of_its_own() {
    for encryption in [Encryption::StartTls, Encryption::Tls] {
        let server = Server::start(encryption, true);
        let mailer = Mailer::new(&server.config(encryption, PASSWORD, true), key()).unwrap();
        mailer.send(letter(), noon()).await.unwrap();
        drop(mailer);
        let said = server.talk.join().unwrap();
        assert!(said.contains("Subject: La tua domanda"), "{encryption:?}: {said}");
    }
}

/// What a server is told of one letter when mails come back to this address.
async fn said_with(bounce_address: Option<&str>, letter: Letter) -> String {
    let server = Server::start(Encryption::Tls, true);
    let config = Mail {
        bounce_address: bounce_address.map(|address| address.parse().unwrap()),
        ..server.config(Encryption::Tls, PASSWORD, true)
    };
    let mailer = Mailer::new(&config, key()).unwrap();
    mailer.send(letter, noon()).await.unwrap();
    drop(mailer);
    server.talk.join().unwrap()
}

#[tokio::test]
async fn a_mail_carries_its_mark_and_comes_back_where_the_organisation_wants() {
    let letter = letter();
    let mark = key().mark(letter.id).unwrap();
    let said = said_with(None, letter.clone()).await;
    assert!(said.contains(&format!("Message-ID: <{mark}@comune.example>\r\n")), "{said}");
    assert!(said.contains("MAIL FROM:<sportello@comune.example>"), "{said}");
    let said = said_with(Some("rimbalzi@ritorni.example"), letter).await;
    assert!(said.contains(&format!("MAIL FROM:<rimbalzi+{mark}@ritorni.example>")), "{said}");
    assert!(said.contains("From: sportello@comune.example"), "people see the sender: {said}");
    assert!(said.contains(&format!("Message-ID: <{mark}@comune.example>\r\n")), "{said}");
    assert!(said.contains("RCPT TO:<giulia@posta.example>"), "{said}");
}

#[tokio::test]
async fn a_wrong_password_is_told_without_repeating_it() {
    let server = Server::start(Encryption::Tls, true);
    let mailer = Mailer::new(&server.config(Encryption::Tls, "indovina", true), key()).unwrap();
    let error = mailer.send(letter(), noon()).await.unwrap_err();
    assert_eq!(error, MailError::Never("the mail server refused with 535".into()));
}

#[tokio::test]
async fn no_password_goes_to_an_unknown_server_nor_in_the_clear() {
    let stranger = Server::start(Encryption::Tls, true);
    let mailer = Mailer::new(&stranger.config(Encryption::Tls, PASSWORD, false), key()).unwrap();
    assert!(matches!(mailer.send(letter(), noon()).await, Err(MailError::Later(_))));
    let plain = Server::start(Encryption::StartTls, false);
    let mailer = Mailer::new(&plain.config(Encryption::StartTls, PASSWORD, true), key()).unwrap();
    assert!(mailer.send(letter(), noon()).await.is_err());
    drop(mailer);
    plain.talk.join().unwrap();
}

#[tokio::test]
async fn a_server_that_takes_the_connection_and_says_nothing_is_not_waited_for_without_end() {
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Mail {
        smtp_host: "127.0.0.1".to_owned(),
        smtp_port: mute.local_addr().unwrap().port(),
        from: "sportello@comune.example".parse().unwrap(),
        bounce_address: None,
        username: None,
        password_file: None,
        tls: Encryption::None,
        ca_file: None,
    };
    let mailer = Mailer { patience: Duration::from_millis(50), ..Mailer::new(&config, key()).unwrap() };
    let late = MailError::Later("the mail server did not answer in time".into());
    assert_eq!(mailer.send(letter(), noon()).await.unwrap_err(), late);
    assert_eq!(mailer.check().await.unwrap_err(), late);
}
