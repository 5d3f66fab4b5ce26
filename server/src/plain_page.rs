//! Pages for when nothing else works: plain text in HTML, no database, no templates.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// What went wrong, as people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// Something was wrong with the address or with what was sent.
    BadRequest,
    /// The form did not come from one of our pages, or its session is over.
    Forged,
    /// There is nothing here.
    NotFound,
    /// There is something here, but it cannot be asked like this.
    WrongMethod,
    /// It took too long to arrive.
    Timeout,
    /// More than we accept.
    TooLarge,
    /// A kind of content that we do not accept.
    WrongKind,
    /// Too often from one address.
    TooMany,
    /// Our fault.
    Broken,
    /// The database or the store is away.
    Unavailable,
}

impl Plain {
    /// The status it is sent with.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What a bare status means, where it has words.
    pub const fn for_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Self::BadRequest,
            StatusCode::FORBIDDEN => Self::Forged,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::REQUEST_TIMEOUT => Self::Timeout,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongKind,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::INTERNAL_SERVER_ERROR => Self::Broken,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            _ => return None,
        })
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::BadRequest => (
                "Richiesta non valida",
                "Qualcosa in questo indirizzo o nei dati inviati non è scritto bene. Torna indietro e riprova.",
            ),
            Self::Forged => (
                "Questa pagina è scaduta",
                "Per sicurezza non abbiamo accettato l’invio. Torna indietro, ricarica la pagina e riprova. Se eri entrato da molto tempo, entra di nuovo.",
            ),
            Self::NotFound => ("Pagina non trovata", "L’indirizzo non esiste o la pagina non è più qui."),
            Self::WrongMethod => {
                ("Questa pagina non si apre così", "Torna indietro e usa i pulsanti della pagina.")
            }
            Self::Timeout => (
                "L’invio ha impiegato troppo tempo",
                "La connessione è lenta o si è interrotta. Riprova: quello che avevi salvato è al sicuro.",
            ),
            Self::TooLarge => (
                "Troppo grande",
                "Quello che hai inviato supera la dimensione permessa. Torna indietro e scegli un file più piccolo.",
            ),
            Self::WrongKind => ("Formato non accettato", "Torna indietro e usa il modulo della pagina."),
            Self::TooMany => (
                "Troppe richieste in poco tempo",
                "Da questo collegamento arrivano molti accessi. Aspetta un minuto e ricarica la pagina: quello che avevi salvato è al sicuro. (Too many sign-ins from this connection: wait a minute and reload the page.)",
            ),
            Self::Broken => (
                "Qualcosa non ha funzionato",
                "L’errore è nostro e lo abbiamo registrato. Riprova tra poco: quello che avevi salvato è al sicuro.",
            ),
            Self::Unavailable => (
                "Siamo fermi per qualche minuto",
                "Riprova tra qualche minuto. Quello che avevi salvato è al sicuro. Se stavi inviando qualcosa, ricarica questa pagina e conferma l’invio: non devi riscriverlo.",
            ),
        }
    }
}

/// The page as a response. It is kept by nobody.
pub fn response(plain: Plain) -> Response {
    let (title, text) = plain.words();
    let status = plain.status();
    let html = format!(
        concat!(
            "<!DOCTYPE html><html lang=\"it\" dir=\"ltr\"><head><meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>{title} · Sportello sociale</title><meta name=\"robots\" content=\"noindex\">",
            "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/503.css\"></head>",
            "<body class=\"sp-citizen\"><main id=\"contenuto\"><div class=\"container sp-page\"><div class=\"sp-oops\">",
            "<h1>{title}</h1><p class=\"lead\">{text}</p>",
            "<div class=\"sp-oops-acts\"><a class=\"btn btn-primary\" href=\"/\">Vai alla pagina iniziale</a></div>",
            "<p class=\"sp-oops-code\">Errore {code}</p></div></div></main></body></html>",
        ),
        title = title,
        text = text,
        code = status.as_u16(),
    );
    let mut response = (status, html).into_response();
    // Whoever can do better gives it the look of the portal.
    response.extensions_mut().insert(plain);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if matches!(plain, Plain::Unavailable | Plain::TooMany) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}
