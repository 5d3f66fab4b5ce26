//! Tests against a small daemon that speaks clamd's protocol on a Unix socket.

use super::*;
use crate::store::OpenError;
use tokio::net::UnixListener;

/// The harmless file that every scanner must report; in two halves, so that none reports this one.
const EICAR: [&str; 2] = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"];
const LIMIT: usize = 300_000;

/// Serves one connection.
async fn daemon(listener: UnixListener) {
    let (mut wire, _) = listener.accept().await.unwrap();
    let mut command = Vec::new();
    while command.last() != Some(&0) {
        command.push(wire.read_u8().await.unwrap());
    }
    if command == b"zPING\0" {
        return wire.write_all(b"PONG\0").await.unwrap();
    }
    assert_eq!(command, b"zINSTREAM\0");
    let mut heard = Vec::new();
    loop {
        let length = wire.read_u32().await.unwrap() as usize;
        if length == 0 {
            break;
        }
        if heard.len() + length > LIMIT {
            return wire.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.unwrap();
        }
        let mut piece = vec![0; length];
        wire.read_exact(&mut piece).await.unwrap();
        heard.extend_from_slice(&piece);
    }
    let heard = String::from_utf8_lossy(&heard).into_owned();
    let answer = match heard.as_str() {
        text if text.contains(&EICAR.concat()) => "stream: Eicar-Signature FOUND\0",
        "mute" => std::future::pending().await,
        "odd" => "who knows\0",
        _ => "stream: OK\0",
    };
    wire.write_all(answer.as_bytes()).await.unwrap();
}

fn content(pieces: Vec<Bytes>) -> PlainStream {
    futures::stream::iter(pieces.into_iter().map(Ok)).boxed()
}

async fn scan(content: PlainStream, patience: Duration) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let daemon = tokio::spawn(daemon(UnixListener::bind(&path).unwrap()));
    let verdict = ClamdScanner::new(ClamdAddress::Unix(path), patience).scan(content).await;
    daemon.abort();
    verdict
}

const PATIENT: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_virus_is_found_even_across_pieces() {
    let pieces = EICAR.map(|half| Bytes::from_static(half.as_bytes()));
    let verdict = scan(content(pieces.to_vec()), PATIENT).await;
    assert_eq!(verdict, Verdict::Infected { signature: "Eicar-Signature".into() });
}

#[tokio::test]
async fn clean_files_pass() {
    let pieces = vec![Bytes::from(vec![b'a'; 200_000]), Bytes::from_static(b"b")];
    assert_eq!(scan(content(pieces), PATIENT).await, Verdict::Clean);
}

#[tokio::test]
async fn too_large_silent_and_odd_answers_are_no_verdict() {
    let large = vec![Bytes::from(vec![b'a'; 100_000]); 40];
    let verdict = scan(content(large), PATIENT).await;
    assert_eq!(verdict, Verdict::Unavailable(ScanFailure::TooLarge));
    let verdict = scan(content(vec![Bytes::from_static(b"odd")]), PATIENT).await;
    assert_eq!(verdict, Verdict::Unavailable(ScanFailure::Unexpected));
    let soon = Duration::from_millis(50);
    let verdict = scan(content(vec![Bytes::from_static(b"mute")]), soon).await;
    assert_eq!(verdict, Verdict::Unavailable(ScanFailure::TimedOut));
}

#[tokio::test]
async fn a_missing_daemon_and_a_broken_document_are_no_verdict() {
    let nowhere = ClamdAddress::Unix("/nonexistent/clamd.ctl".into());
    let scanner = ClamdScanner::new(nowhere, PATIENT);
    let verdict = scanner.scan(content(vec![])).await;
    assert_eq!(verdict, Verdict::Unavailable(ScanFailure::Unreachable));
    assert_eq!(scanner.check().await, Err(ScanFailure::Unreachable));
    let broken = || futures::stream::iter([Err(OpenError::Missing)]).boxed();
    let unreadable = Verdict::Unavailable(ScanFailure::Unreadable);
    assert_eq!(scan(broken(), PATIENT).await, unreadable);
    assert_eq!(NoScanner.scan(broken()).await, unreadable);
}

#[tokio::test]
async fn a_living_daemon_answers_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let daemon = tokio::spawn(daemon(UnixListener::bind(&path).unwrap()));
    let scanner = ClamdScanner::new(ClamdAddress::Unix(path), PATIENT);
    assert_eq!(scanner.check().await, Ok(()));
    daemon.await.unwrap();
}

#[test]
fn addresses_are_read() {
    let unix = Some(ClamdAddress::Unix("/run/clamd".into()));
    assert_eq!(ClamdAddress::parse("unix:/run/clamd"), unix);
    assert_eq!(ClamdAddress::parse("/run/clamd"), unix);
    assert_eq!(ClamdAddress::parse("clam:3310"), Some(ClamdAddress::Tcp("clam:3310".into())));
    assert_eq!(ClamdAddress::parse("clam"), None);
    assert_eq!(ClamdAddress::parse("clam:x"), None);
}
