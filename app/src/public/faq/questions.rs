//! The questions, in groups. Their words are in `faq.ftl`; an answer may name the address, the telephone and the
//! e-mail of the organisation.

use crate::routes::Route;

/// Questions about one thing.
pub(super) struct Group {
    /// Its anchor.
    pub(super) id: &'static str,
    /// Key of its heading.
    pub(super) title: &'static str,
    /// In the order shown.
    pub(super) questions: &'static [Question],
}

/// A question with its answer.
pub(super) struct Question {
    /// Its anchor.
    pub(super) id: &'static str,
    /// Key of the question.
    pub(super) asked: &'static str,
    /// Key of the answer.
    pub(super) answer: &'static str,
    /// Where to go on: key of the words, and address.
    pub(super) link: Option<(&'static str, Route)>,
}

const fn ask(id: &'static str, asked: &'static str, answer: &'static str) -> Question {
    Question { id, asked, answer, link: None }
}

/// A question whose answer leads on.
const fn lead(
    id: &'static str,
    asked: &'static str,
    answer: &'static str,
    words: &'static str,
    route: Route,
) -> Question {
    Question { id, asked, answer, link: Some((words, route)) }
}

/// Every question.
pub(super) static GROUPS: [Group; 5] = [
    Group {
        id: "chi",
        title: "faq-who",
        questions: &[
            lead("chi-puo", "faq-may", "faq-may-text", "public-services-show-all", Route::Services),
            ask("per-altri", "faq-others", "faq-others-text"),
            ask("senza-residenza", "faq-residence", "faq-residence-text"),
            ask("senza-permesso", "faq-permit", "faq-permit-text"),
        ],
    },
    Group {
        id: "entrare",
        title: "faq-enter",
        questions: &[
            lead(
                "quale-identita",
                "faq-identity",
                "faq-identity-text",
                "common-access",
                Route::Access { next: None },
            ),
            ask("senza-spid", "faq-no-spid", "faq-no-spid-text"),
            ask("telefono", "faq-mobile", "faq-mobile-text"),
            ask("lingua", "faq-language", "faq-language-text"),
        ],
    },
    Group {
        id: "compilare",
        title: "faq-fill",
        questions: &[
            ask("fermarsi", "faq-pause", "faq-pause-text"),
            ask("documenti", "faq-documents", "faq-documents-text"),
            ask("isee", "faq-isee", "faq-isee-text"),
            ask("costo", "faq-cost", "faq-cost-text"),
        ],
    },
    Group {
        id: "dopo",
        title: "faq-after",
        questions: &[
            lead("arrivata", "faq-arrived", "faq-arrived-text", "common-personal-area", Route::PersonalArea),
            ask("quando", "faq-when", "faq-when-text"),
            ask("errore", "faq-mistake", "faq-mistake-text"),
            ask("integrazione", "faq-missing", "faq-missing-text"),
            ask("ritiro", "faq-withdraw", "faq-withdraw-text"),
            ask("rifiuto", "faq-refused", "faq-refused-text"),
        ],
    },
    Group {
        id: "dati",
        title: "faq-data",
        questions: &[
            lead("chi-vede", "faq-seen", "faq-seen-text", "common-privacy", Route::Privacy),
            ask("i-cookie", "faq-cookies", "faq-cookies-text"),
            lead("non-funziona", "faq-broken", "faq-broken-text", "common-report", Route::Report),
        ],
    },
];
