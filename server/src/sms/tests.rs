//! What a gateway is told, and what its answers mean.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread::{self, JoinHandle},
};

use super::*;

/// A gateway that answers one request with this status; without one it stays silent until the client leaves.
fn gateway(status: Option<u16>) -> (Url, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/sms", listener.local_addr().unwrap()).parse().unwrap();
    let request_read = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut request, mut piece) = (String::new(), [0; 4096]);
        while !request.ends_with('}') {
            let read = stream.read(&mut piece).unwrap();
            assert!(read > 0, "the client left early: {request}");
            request.push_str(&String::from_utf8_lossy(&piece[..read]));
        }
        match status {
            Some(status) => {
                let answer = format!(
                    "HTTP/1.1 {status} X\r\nlocation: /b\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                );
                stream.write_all(answer.as_bytes()).unwrap();
            }
            None => while stream.read(&mut piece).is_ok_and(|read| read > 0) {},
        }
        request
    });
    (url, request_read)
}

fn message() -> TextMessage {
    let number: domain::contact::PhoneNumber = "333 010 0147".parse().unwrap();
    TextMessage { id: Uuid::from_u128(7), to: number.mobile().unwrap(), text: "codice 012345".to_owned() }
}

/// Longer than any answer takes.
const LONG: Duration = Duration::from_secs(30);

fn config(url: Url, sender: Option<&str>) -> Sms {
    Sms {
        url,
        token_file: "unread".into(),
        sender: sender.map(str::to_owned),
        countries: vec!["39".to_owned()],
        daily_limit: 500,
        ca_file: None,
    }
}

async fn send(url: Url, sender: Option<&str>, patience: Duration) -> Result<(), SmsError> {
    Gateway::patient(&config(url, sender), "secret", patience).unwrap().send(&message()).await
}

#[tokio::test]
async fn a_message_is_json_with_the_token_and_the_number_of_the_job() {
    let (url, request_read) = gateway(Some(202));
    assert_eq!(send(url, Some("Comune"), LONG).await, Ok(()));
    let request = request_read.join().unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let head = head.to_lowercase();
    assert!(
        head.starts_with("post /sms http/1.1\r\n") && head.contains("authorization: bearer secret"),
        "{head}"
    );
    assert!(head.contains("idempotency-key: 00000000-0000-0000-0000-000000000007"), "{head}");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let expected = serde_json::json!({ "to": "+393330100147", "text": "codice 012345", "from": "Comune" });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn only_a_number_that_is_none_is_refused_for_good() {
    for (status, expected) in [
        (200, Ok(())),
        (302, Err(SmsError::Status(302))),
        (400, Err(SmsError::Misdirected(400))),
        (401, Err(SmsError::Misdirected(401))),
        (403, Err(SmsError::Misdirected(403))),
        (404, Err(SmsError::Misdirected(404))),
        (410, Err(SmsError::Refused(410))),
        (422, Err(SmsError::Refused(422))),
        (429, Err(SmsError::Status(429))),
        (503, Err(SmsError::Status(503))),
    ] {
        let (url, request_read) = gateway(Some(status));
        assert_eq!(send(url, None, LONG).await, expected, "{status}");
        assert!(!request_read.join().unwrap().contains("\"from\""), "no sender is configured");
    }
}

#[tokio::test]
async fn a_gateway_that_is_silent_or_away_is_told_apart_and_nothing_is_quoted() {
    let (url, request_read) = gateway(None);
    assert_eq!(send(url.clone(), None, Duration::from_millis(300)).await, Err(SmsError::Silent));
    // Elsewhere, so that the client can close its connection meanwhile.
    tokio::task::spawn_blocking(|| request_read.join().unwrap()).await.unwrap();
    let away = send(url, None, LONG).await.unwrap_err();
    assert_eq!(away, SmsError::Unreachable);
    let config = config("http://localhost/".parse().unwrap(), None);
    assert_eq!(Gateway::new(&config, "a\nb").unwrap_err(), SmsError::Token);
    let said = format!("{:?} {:?} {away}", message(), Gateway::new(&config, "secret").unwrap());
    for hidden in ["012345", "0100147", "secret", "127.0.0.1"] {
        assert!(!said.contains(hidden), "{hidden}: {said}");
    }
}

#[test]
fn an_authority_that_is_none_is_told_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    let with = || Sms { ca_file: Some(file.clone()), ..config("https://localhost/".parse().unwrap(), None) };
    assert_eq!(Gateway::new(&with(), "secret").unwrap_err(), SmsError::Authority, "no file");
    std::fs::write(&file, "no certificate").unwrap();
    assert_eq!(Gateway::new(&with(), "secret").unwrap_err(), SmsError::Authority);
}
