//! In which language a visitor is answered.

use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use domain::Lang;

use super::around::cookie;

const COOKIE: &str = "lingua";

/// What was chosen in the menu of languages with this request: `?lang=en` in the address.
pub(super) fn chosen(parts: &Parts) -> Option<Lang> {
    url::form_urlencoded::parse(parts.uri.query()?.as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, tag)| tag.parse().ok())
}

/// Where the query is a message of a protocol: it is answered once, and stands in no link.
const MESSAGES: [&str; 3] = ["/cie", "/operatori", "/spid"];
/// Longest query that is repeated in the menu of languages, in bytes.
const LONGEST: usize = 500;

/// The rest of the address: what was asked beside the language, as it came.
pub(super) fn others(parts: &Parts) -> String {
    let query = parts.uri.query().unwrap_or_default();
    if query.len() > LONGEST || MESSAGES.iter().any(|start| parts.uri.path().starts_with(start)) {
        return String::new();
    }
    let all = query.split('&');
    all.filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect::<Vec<_>>().join("&")
}

/// The language without a choice: what was chosen before, what the browser asks for, Italian.
pub(super) fn usual(headers: &HeaderMap) -> Lang {
    cookie(headers, COOKIE)
        .and_then(|tag| tag.parse().ok())
        .or_else(|| asked_for(headers))
        .unwrap_or_default()
}

/// Keeps a choice for a year.
pub(super) fn remember(headers: &mut HeaderMap, lang: Lang, https: bool) {
    let secure = if https { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The language of the portal that the browser likes best, where it says something: English is what many
/// browsers, and the official validators of municipal sites, ask for because nobody ever changed it.
/// Those get the page in Italian, with the menu of languages on top.
fn asked_for(headers: &HeaderMap) -> Option<Lang> {
    let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Lang, f32)> = None;
    for (lang, weight) in wishes.split(',').filter_map(wish) {
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang).filter(|lang| *lang != Lang::En)
}

/// A language of the portal with its weight: `ar-MA;q=0.8` (RFC 9110, 12.5.4). Languages that are
/// refused, unknown or malformed are none.
fn wish(text: &str) -> Option<(Lang, f32)> {
    let (range, weight) = text.split_once(';').unwrap_or((text, "q=1"));
    let tag = range.trim().split('-').next()?.to_ascii_lowercase();
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    Some((tag.parse().ok()?, weight)).filter(|_| weight > 0.0 && weight <= 1.0)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn headers(wishes: &'static str, cookies: Option<&'static str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(wishes));
        if let Some(cookies) = cookies {
            headers.insert(header::COOKIE, HeaderValue::from_static(cookies));
        }
        headers
    }

    #[test]
    fn a_browser_that_asks_for_a_language_gets_it() {
        for (wishes, lang) in [
            ("ar", Lang::Ar),
            ("ar-MA,ar;q=0.9,fr;q=0.8", Lang::Ar),
            ("de-DE,de;q=0.9,uk;q=0.7,it;q=0.1", Lang::Uk),
            ("it;q=0.5, ES-419;q=0.8", Lang::Es),
            ("fr;q=0,uk", Lang::Uk),
            ("it-IT,it;q=0.9,en;q=0.8", Lang::It),
        ] {
            assert_eq!(usual(&headers(wishes, None)), lang, "{wishes}");
        }
    }

    #[test]
    fn everything_else_is_italian() {
        for wishes in ["", "*", "de", "en-US,en;q=0.9,ar;q=0.8", "ar;q=2", "ar;q=x", "ar;level=1", ";;,,"] {
            assert_eq!(usual(&headers(wishes, None)), Lang::It, "{wishes}");
        }
        assert_eq!(usual(&HeaderMap::new()), Lang::It);
    }

    #[test]
    fn what_was_asked_is_kept_but_messages_of_protocols_are_not() {
        let of = |address: &str| {
            let (parts, ()) = Request::builder().uri(address).body(()).unwrap().into_parts();
            others(&parts)
        };
        assert_eq!(of("/servizi?q=a+b&lang=en&chi=genitore"), "q=a+b&chi=genitore");
        assert_eq!(of("/servizi?lang=en"), "");
        assert_eq!(of("/servizi"), "");
        assert_eq!(of("/operatori/ritorno?code=secret&state=x"), "");
        assert_eq!(of("/spid/slo?SAMLRequest=x"), "");
        assert_eq!(of(&format!("/servizi?q={}", "x".repeat(600))), "");
    }

    #[test]
    fn a_choice_counts_more_than_the_browser() {
        assert_eq!(usual(&headers("ar", Some("a=b; lingua=en"))), Lang::En);
        assert_eq!(usual(&headers("ar", Some("lingua=xx"))), Lang::Ar);
        let mut kept = HeaderMap::new();
        remember(&mut kept, Lang::Uk, true);
        assert!(kept[header::SET_COOKIE].to_str().unwrap().starts_with("lingua=uk; Path=/;"));
    }
}
