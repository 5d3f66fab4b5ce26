//! As much of the form of mails as a notification needs: heads of fields, and one level of parts.

/// Nobody writes more fields into one head; the others are not looked at.
const MOST_FIELDS: usize = 500;
/// A report has two parts or three (RFC 6522 §3); what comes after so many is not looked at.
const MOST_PARTS: usize = 10;

/// The text before the first empty line, and the text after it.
pub(super) fn cut(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        if line.trim_end_matches(['\r', '\n']).is_empty() {
            return (text.get(..at).unwrap_or_default(), text.get(next..).unwrap_or_default());
        }
        at = next;
    }
    (text, "")
}

/// The fields of a head: names as they are written, values without line breaks.
pub(super) struct Fields<'a>(Vec<(&'a str, String)>);

impl<'a> Fields<'a> {
    /// Reads a head. What is no field, like the line "From …" that some mail servers put before it, is passed over.
    pub(super) fn of(head: &'a str) -> Self {
        let mut found: Vec<(&'a str, String)> = Vec::new();
        let mut goes_on = false;
        for line in head.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = found.last_mut().filter(|_| goes_on) {
                    value.push_str(line);
                }
                continue;
            }
            let field = line.split_once(':').map(|(name, value)| (name.trim_end(), value));
            let field = field.filter(|(name, _)| is_name(name) && found.len() < MOST_FIELDS);
            goes_on = field.is_some();
            found.extend(field.map(|(name, value)| (name, value.trim().to_owned())));
        }
        Self(found)
    }

    /// The values of all fields with this name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let of_it = self.0.iter().filter(move |(found, _)| found.eq_ignore_ascii_case(name));
        of_it.map(|(_, value)| value.as_str())
    }

    /// The value of the first field with this name.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// `type/subtype` of a field Content-Type, in small letters.
pub(super) fn media_type(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A parameter of a field, without its quotes.
pub(super) fn parameter(value: &str, wanted: &str) -> Option<String> {
    pieces(value).iter().skip(1).find_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim().to_owned())
    })
}

/// What stands between semicolons that are not quoted; quotes and their escapes are undone.
fn pieces(value: &str) -> Vec<String> {
    let (mut all, mut piece) = (Vec::new(), String::new());
    let (mut quoted, mut escaped) = (false, false);
    for c in value.chars() {
        match c {
            _ if escaped => {
                piece.push(c);
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => all.push(std::mem::take(&mut piece)),
            _ => piece.push(c),
        }
    }
    all.push(piece);
    all
}

/// The parts of a body between its boundaries. The last one may be cut off.
pub(super) fn parts<'a>(body: &'a str, boundary: &str) -> Vec<&'a str> {
    let (between, end) = (format!("--{boundary}"), format!("--{boundary}--"));
    let mut found = Vec::new();
    let (mut from, mut at) = (None, 0);
    for line in body.split_inclusive('\n') {
        let next = at + line.len();
        let is_end = line.trim_end() == end;
        if is_end || line.trim_end() == between {
            found.extend(from.and_then(|from| body.get(from..at)));
            from = Some(next);
            if is_end || found.len() == MOST_PARTS {
                return found;
            }
        }
        at = next;
    }
    found.extend(from.and_then(|from| body.get(from..)));
    found
}
