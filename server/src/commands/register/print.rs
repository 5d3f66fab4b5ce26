//! Transactions in words, for the terminal.

use std::fmt::Write as _;

use backend::register::{Record, Trace};
use chrono::{DateTime, SecondsFormat, Utc};

/// One line: nothing in it that a hostile message could use against a terminal.
pub fn line(record: &Record) -> String {
    let state = match &record.content {
        Ok(_) => String::new(),
        Err(damage) => format!("  DAMAGED: {damage}"),
    };
    format!(
        "{}  {}  {}  {}  request {}  response {}  assertion {}{state}",
        record.id,
        instant(record.at),
        plain(&record.outcome),
        plain(&record.idp),
        optional(record.request_id.as_deref()),
        optional(record.response_id.as_deref()),
        optional(record.assertion_id.as_deref()),
    )
}

/// Everything about one transaction.
pub fn whole(record: &Record, trace: Option<&Trace>) -> String {
    let mut text = String::new();
    let mut fact = |name: &str, value: String| {
        let _ = writeln!(text, "{name:24}{value}");
    };
    fact("transaction", record.id.to_string());
    fact("received", instant(record.at));
    fact("outcome", plain(&record.outcome));
    fact("provider", plain(&record.idp));
    fact("AuthnReq_ID", optional(record.request_id.as_deref()));
    fact("AuthnReq_IssueInstant", record.request_issued_at.map_or_else(none, instant));
    fact("Resp_ID", optional(record.response_id.as_deref()));
    fact("Resp_IssueInstant", record.response_issued_at.map_or_else(none, instant));
    fact("Resp_Issuer", optional(record.response_issuer.as_deref()));
    fact("Assertion_ID", optional(record.assertion_id.as_deref()));
    let content = record.content.as_ref().ok();
    fact("Assertion_subject", optional(content.and_then(|content| content.name_id.as_deref())));
    fact("NameQualifier", optional(record.name_qualifier.as_deref()));
    fact("person", optional(content.and_then(|content| content.subject.as_deref())));
    fact("request in the logs", record.trace.map_or_else(none, |trace| trace.to_string()));
    match trace {
        None => fact("signed in", "nobody".into()),
        Some(trace) => {
            fact("account", trace.account.to_string());
            fact("signed in", format!("{}, audit row {}", instant(trace.at), trace.sign_in));
            for deed in &trace.deeds {
                let about = deed.subject_id.map_or_else(String::new, |id| format!(" {id}"));
                let what = format!("{} {}{about}, audit row {}", deed.action, deed.subject, deed.id);
                fact(&instant(deed.at), what);
            }
        }
    }
    match &record.content {
        Err(damage) => {
            let _ = write!(text, "\nDAMAGED: {damage}");
        }
        Ok(content) => {
            let _ = write!(text, "\nrequest\n{}\n\nresponse\n", message(&content.request));
            if let Some(cut) = &content.cut {
                let _ = writeln!(text, "(the start of {} bytes with sha256 {})", cut.bytes, cut.sha256);
            }
            text.push_str(&message(&content.response));
        }
    }
    text
}

/// Messages come from anybody: what would move the cursor of a terminal is shown as a mark.
fn message(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c.is_whitespace() { '\u{fffd}' } else { c }).collect()
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(none, plain)
}

fn none() -> String {
    "-".to_owned()
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anybody_sent_moves_no_cursor_and_makes_no_second_line() {
        assert_eq!(plain("a\u{1b}[2J\r\nb\u{9b}c"), "a\u{fffd}[2J\u{fffd}\u{fffd}b\u{fffd}c");
        assert_eq!(message("<a>\n\t\u{7}\u{1b}</a>"), "<a>\n\t\u{fffd}\u{fffd}</a>");
    }
}
