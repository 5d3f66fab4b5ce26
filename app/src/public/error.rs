//! Pages for what goes wrong outside a login.

use domain::format;
use leptos::prelude::*;

use crate::{
    components::{ButtonKind, LinkButton, finding::NearPages, home::ServiceSearch, oops::Oops},
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    routes::Route,
    wording::Wording,
};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404: not there, or not to be seen.
    NotFound,
    /// 403: the form did not come from a page of ours, or its token is old.
    Forgery,
    /// 400 or 422: a request that no page of ours sends.
    BadRequest,
    /// 405: the address does not take this.
    Method,
    /// 409: somebody was faster, or the request has moved on.
    Conflict,
    /// 410: the record of a person was joined with one that the operator does not see.
    Joined,
    /// 413: too much at once.
    TooLarge,
    /// 415: a kind of content that is not taken here.
    UnsupportedType,
    /// 429: too often.
    TooMany,
    /// 500: our fault.
    Internal,
    /// 503: the database or the store does not answer.
    Unavailable,
    /// 503: somebody else was writing the same at this moment.
    Busy,
}

impl ErrorKind {
    /// Every kind, for tests.
    pub const ALL: [Self; 12] = [
        Self::NotFound,
        Self::Forgery,
        Self::BadRequest,
        Self::Method,
        Self::Conflict,
        Self::Joined,
        Self::TooLarge,
        Self::UnsupportedType,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
        Self::Busy,
    ];

    /// The HTTP status that it has most often.
    pub const fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Forgery => 403,
            Self::BadRequest => 422,
            Self::Method => 405,
            Self::Conflict => 409,
            Self::Joined => 410,
            Self::TooLarge => 413,
            Self::UnsupportedType => 415,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable | Self::Busy => 503,
        }
    }

    /// Symbol, and keys of title, what happened, what is safe or what to do.
    const fn look(self) -> (&'static str, [&'static str; 3]) {
        match self {
            Self::NotFound => {
                ("it-search", ["public-error-404", "public-error-404-what", "public-error-404-do"])
            }
            Self::Forgery => {
                ("sp-lock", ["public-error-403", "public-error-403-what", "public-error-403-do"])
            }
            Self::BadRequest | Self::Method | Self::UnsupportedType => {
                ("sp-no", ["public-error-422", "public-error-422-what", "public-error-422-do"])
            }
            Self::Conflict => {
                ("sp-alert", ["public-error-409", "public-error-409-what", "public-error-409-do"])
            }
            Self::Joined => {
                ("it-user", ["public-error-joined", "public-error-joined-what", "public-error-joined-do"])
            }
            Self::TooLarge => {
                ("it-file", ["public-error-413", "public-error-413-what", "public-error-413-do"])
            }
            Self::TooMany => {
                ("sp-wait", ["public-error-429", "public-error-429-what", "public-error-429-do"])
            }
            Self::Internal => {
                ("it-tool", ["public-error-500", "public-error-500-what", "public-error-500-do"])
            }
            Self::Unavailable => {
                ("it-tool", ["public-error-503", "public-error-503-what", "public-error-503-do"])
            }
            Self::Busy => {
                ("sp-wait", ["public-error-busy", "public-error-busy-what", "public-error-busy-do"])
            }
        }
    }
}

/// A page that may have been meant by an address that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its name.
    pub name: Wording,
    /// Its address.
    pub href: String,
}

/// Something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorPage {
    /// What.
    pub kind: ErrorKind,
    /// The HTTP status it is sent with, to tell on the telephone: not every kind has one only.
    pub status: u16,
    /// Number of the request in the logs, to tell on the telephone.
    pub reference: Option<String>,
    /// Pages that may have been meant, most likely first; only of an address that does not exist.
    pub near: Vec<Near>,
    /// Local path of the page that was left, where going back to it helps.
    pub back: Option<String>,
    /// Whether an operator is told, within the console.
    pub console: bool,
}

impl Page for ErrorPage {
    fn title(&self, t: Translator) -> String {
        let (_, [title, ..]) = self.look();
        t.get(title)
    }

    fn layout(&self) -> Layout {
        if self.console { Layout::Console } else { Layout::Public }
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (icon, [title, what, to_do]) = self.look();
        let code = self.code(t);
        let (acts, console) = (self.acts(t), self.console);
        let extra = (self.kind == ErrorKind::NotFound && !console).then(|| look_elsewhere(t, self.near));
        view! {
            <Oops
                icon=icon title=t.get(title) lead=t.get(what) texts=vec![t.get(to_do)]
                code=code acts=acts extra=extra.unwrap_or_else(|| ().into_any())
            />
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let near = |name: &str, route: Route| Near { name: name.into(), href: route.href() };
        let near = vec![near("Servizi", Route::Services), near("Pasti a domicilio", Route::service("pasti"))];
        let of = |kind| Self {
            kind,
            status: kind.status(),
            reference: Some("018f3b1e".into()),
            near: Vec::new(),
            back: None,
            console: false,
        };
        let back = Some("/servizi/pasti-a-domicilio/domanda/pasti?a=1".to_owned());
        ErrorKind::ALL
            .map(|kind| ("error", of(kind)))
            .into_iter()
            .chain([
                ("without reference", Self { reference: None, ..of(ErrorKind::NotFound) }),
                ("near others", Self { near, ..of(ErrorKind::NotFound) }),
                ("of another session", Self { back, ..of(ErrorKind::Forgery) }),
            ])
            .collect()
    }
}

impl ErrorPage {
    /// As the kind says it; operators were not waiting for an application of their own.
    fn look(&self) -> (&'static str, [&'static str; 3]) {
        if self.console && self.kind == ErrorKind::Conflict {
            return ("sp-alert", ["public-error-409", "console-error-409-what", "console-error-409-do"]);
        }
        if self.console && self.kind == ErrorKind::NotFound {
            return ("it-search", ["public-error-404", "console-error-404-what", "console-error-404-do"]);
        }
        self.kind.look()
    }

    /// Where to go from here.
    fn acts(&self, t: Translator) -> AnyView {
        let again = match self.kind {
            ErrorKind::Unavailable | ErrorKind::Internal | ErrorKind::TooMany => {
                Some((use_frame().path.clone(), "public-error-retry"))
            }
            _ => self.back.clone().map(|back| (back, "public-error-back")),
        };
        let again = again.map(|(href, key)| view! { <LinkButton href=href text=t.get(key)/> });
        let elsewhere = match self.kind {
            ErrorKind::Unavailable | ErrorKind::Internal | ErrorKind::TooMany => ().into_any(),
            _ if self.console => view! {
                <LinkButton href=Route::Console.href() kind=ButtonKind::Secondary text=t.get("console-error-queue")/>
            }
            .into_any(),
            _ => view! {
                <LinkButton href=Route::PersonalArea.href() kind=ButtonKind::Secondary text=t.get("public-error-mine")/>
                <LinkButton href=Route::Services.href() kind=ButtonKind::Secondary text=t.get("public-error-services")/>
            }
            .into_any(),
        };
        view! { {again}{elsewhere} }.into_any()
    }

    fn code(&self, t: Translator) -> String {
        let status = self.status;
        let date = format::date_time(use_frame().now);
        match &self.reference {
            Some(reference) => t.with(
                "public-error-code-reference",
                &[("code", status.into()), ("date", date.into()), ("reference", reference.into())],
            ),
            None => t.with("public-error-code", &[("code", status.into()), ("date", date.into())]),
        }
    }
}

/// The pages that may have been meant, and the search.
fn look_elsewhere(t: Translator, near: Vec<Near>) -> AnyView {
    let links: Vec<_> = near.into_iter().map(|near| (near.name, near.href)).collect();
    let near = (!links.is_empty()).then(|| {
        view! { <NearPages links=links/> }
    });
    view! { {near}<ServiceSearch label=t.get("public-error-404-search") value=""/> }.into_any()
}
