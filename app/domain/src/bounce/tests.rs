//! Notifications as mail servers write them, and what others write in their place.

use proptest::prelude::*;

use super::*;

const POSTFIX: &str = include_str!("samples/postfix.eml");
const EXIM: &str = include_str!("samples/exim.eml");
const EXCHANGE: &str = include_str!("samples/exchange.eml");
const OURS: &str = "<MARK@comune.pontelaro.example>";

fn said(mail: &str) -> Result<(Report, Obstacle), NoBounce> {
    read(mail.as_bytes()).map(|bounce| (bounce.report, bounce.obstacle))
}

/// A report with these fields about its recipient.
fn report(fields: &str) -> String {
    format!(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n\
         --x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n{fields}\n\
         --x\nContent-Type: text/rfc822-headers\n\nMessage-ID: {OURS}\n--x--\n"
    )
}

#[test]
fn three_mail_servers_are_understood() {
    assert_eq!(said(POSTFIX), Ok((Report::Failed, Obstacle::Refused)));
    assert_eq!(said(EXIM), Ok((Report::Failed, Obstacle::PutOff)), "it tried for days");
    assert_eq!(said(EXCHANGE), Ok((Report::Delayed, Obstacle::PutOff)));
    for mail in [POSTFIX, EXIM, EXCHANGE] {
        assert_eq!(read(mail.as_bytes()).unwrap().places[0].trim(), OURS);
    }
}

#[test]
fn line_ends_do_not_matter() {
    for mail in [POSTFIX, EXIM, EXCHANGE] {
        assert_eq!(read(mail.replace('\n', "\r\n").as_bytes()), read(mail.as_bytes()));
    }
}

#[test]
fn the_address_that_it_was_sent_to_is_a_place_too() {
    let without = EXIM.replace("Message-ID: <MARK@comune.pontelaro.example>\n", "");
    let places = read(without.as_bytes()).unwrap().places;
    assert!(places.contains(&"rimbalzi+MARK@comune.pontelaro.example".to_owned()), "{places:?}");
}

#[test]
fn the_worst_of_several_recipients_counts() {
    let all = "Action: delivered\nStatus: 2.0.0\n\nAction: delayed\nStatus: 4.2.0\n\n\
               Action: FAILED (gave up)\nStatus: 5.2.2 (mailbox full)\n";
    assert_eq!(said(&report(all)), Ok((Report::Failed, Obstacle::Refused)));
    let delayed = "Action: delayed\nStatus: 5.0.0\n";
    assert_eq!(said(&report(delayed)), Ok((Report::Delayed, Obstacle::PutOff)));
}

#[test]
fn what_failed_nowhere_is_no_bounce() {
    for fields in [
        "Action: delivered\nStatus: 2.0.0\n",
        "Action: relayed\nStatus: 2.0.0\n",
        "Action: failed\nStatus: 2.0.0\n",
        "Action: failed\n",
        "Action: failed\nStatus: 51.1.1\n",
        "Status: 5.1.1\n",
        "",
    ] {
        assert_eq!(said(&report(fields)), Err(NoBounce::NothingFailed), "{fields}");
    }
}

#[test]
fn other_mails_are_no_bounces() {
    let failed = report("Action: failed\nStatus: 5.1.1\n");
    assert!(said(&failed).is_ok());
    for mail in [
        String::new(),
        "\n\n\n".to_owned(),
        "Subject: Fuori sede\n\nTorno luned\u{ec}.\n".to_owned(),
        failed.replace("multipart/report", "multipart/mixed"),
        failed.replace("report-type=delivery-status", "report-type=disposition-notification"),
        failed.replace("; report-type=delivery-status", ""),
        failed.replace("; boundary=x", ""),
        failed.replace("boundary=x", "boundary=\"\""),
        // Within the text of a mail it is what somebody pasted.
        format!("Subject: guarda\n\n{failed}"),
    ] {
        assert_eq!(said(&mail), Err(NoBounce::OtherMail), "{mail}");
    }
    // The boundary is another than it says.
    assert_eq!(said(&failed.replace("boundary=x", "boundary=y")), Err(NoBounce::NothingFailed));
}

#[test]
fn a_mail_that_is_cut_off_says_what_it_still_holds() {
    let failed = report("Action: failed\nStatus: 5.1.1\n");
    let (whole, _) = failed.split_once("--x--").unwrap();
    assert_eq!(said(whole), Ok((Report::Failed, Obstacle::Refused)));
    let (half, _) = failed.split_once("--x\nContent-Type: text/rfc822-headers").unwrap();
    assert!(read(half.as_bytes()).unwrap().places.is_empty());
}

#[test]
fn too_much_of_anything_is_not_looked_at() {
    let failed = "--x\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n";
    let head = "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n";
    let parts = format!("{head}{}{failed}--x--\n", "--x\n\n.\n".repeat(10_000));
    assert_eq!(said(&parts), Err(NoBounce::NothingFailed));
    let groups = format!("{}Action: failed\nStatus: 5.1.1\n", "X: y\n\n".repeat(10_000));
    assert_eq!(said(&report(&groups)), Err(NoBounce::NothingFailed));
    let fields = format!("{}{}", "X: y\n".repeat(100_000), report("Action: failed\nStatus: 5.1.1\n"));
    assert_eq!(said(&fields), Err(NoBounce::OtherMail));
    let nested = format!("{head}{}", "--x\nContent-Type: message/rfc822\n\n".repeat(30_000));
    assert_eq!(said(&nested), Err(NoBounce::NothingFailed));
    let noise = vec![b'-'; 2 * 1024 * 1024];
    assert_eq!(read(&noise), Err(NoBounce::OtherMail));
    let places = format!("{}{}", "To: a\n".repeat(400), report("Action: failed\nStatus: 5.1.1\n"));
    assert_eq!(read(places.as_bytes()).unwrap().places.len(), MOST_PLACES);
    let long = format!("To: {}\n{}", "a".repeat(2000), report("Action: failed\nStatus: 5.1.1\n"));
    assert_eq!(read(long.as_bytes()).unwrap().places, [OURS]);
}

#[test]
fn nobody_is_named_when_it_is_printed() {
    let printed = format!("{:?}", read(EXIM.as_bytes()));
    assert_eq!(printed, "Ok(Bounce(failed))");
}

proptest! {
    #[test]
    fn nothing_stops_it(mail in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read(&mail);
    }

    #[test]
    fn a_broken_report_stops_nothing(at in 0..POSTFIX.len(), byte in any::<u8>()) {
        let mut mail = POSTFIX.as_bytes().to_vec();
        mail[at] = byte;
        let _ = read(&mail);
        mail.truncate(at);
        let _ = read(&mail);
    }
}
