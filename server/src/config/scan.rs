//! `[scan]`

use documents::scan::ClamdAddress;

use super::reader::Reader;

/// Who looks for viruses in what citizens hand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// Nobody: the demo, or a decision written down with `scan.none = true`.
    Nobody,
    /// `ClamAV`'s daemon.
    Clamd(ClamdAddress),
}

impl Scan {
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let address = from.text("clamd");
        let nobody = from.parsed_or("none", "true or false", false);
        match address {
            Some(_) if nobody => {
                from.problem("none", "cannot be true while scan.clamd is set".into());
                None
            }
            Some(text) => {
                let parsed = ClamdAddress::parse(&text);
                if parsed.is_none() {
                    from.problem("clamd", format!("is \"{text}\", but it must be unix:/path or host:port"));
                }
                parsed.map(Self::Clamd)
            }
            None if from.production() && !nobody => {
                let text = "is missing: where clamd listens. To run without a virus check on purpose, write scan.none = true";
                from.problem("clamd", text.into());
                None
            }
            None => Some(Self::Nobody),
        }
    }
}
