//! Every sample of the public and of the citizens' pages, in every language.

use std::sync::LazyLock;

use domain::Lang;

use super::{frame, html::faults, sample_files};
use crate::{
    citizen::{
        BookingPage, ConfirmBooking, ConfirmationPage, DeadlinesPage, DropDraftPage, FileAccessPage,
        MessagesPage, MoveAppointmentPage, MyAppointmentPage, MyAppointmentsPage, NewFormPage,
        OwnDocumentsPage, OwnPrivacyPage, OwnSessionsPage, PersonalAreaPage, ProfilePage, RequestPage,
        StepPage, SummaryPage, TooYoungPage, WithdrawnPage,
    },
    i18n::{MISSING, Translator},
    page::{Frame, Page, Visitor, render},
    public::{
        AccessPage, AccessibilityPage, CieErrorPage, DesksPage, ErrorPage, FaqPage, HomePage, LeavingPage,
        LegalPage, LoggedOutPage, LoginGonePage, NoticePage, PrivacyPage, RatedPage, RatingPage, ReportPage,
        ServicePage, ServicesPage, SpidErrorPage, SpidPostPage,
    },
};

/// Name and document of each sample of a page, in these languages, signed in and not.
fn rendered<P: Page>(kind: &str, langs: &[Lang]) -> Vec<(String, String)> {
    let frames = langs.iter().flat_map(|lang| {
        [("in", frame(*lang)), ("out", Frame { visitor: Visitor::Anonymous, ..frame(*lang) })]
    });
    frames
        .flat_map(|(who, frame)| {
            P::samples().into_iter().enumerate().map(move |(number, (name, page))| {
                (format!("{kind}-{number}-{name}-{}-{who}", frame.lang), render(page, &frame))
            })
        })
        .collect()
}

/// Samples of the pages for everybody.
pub(super) fn public(langs: &[Lang]) -> Vec<(String, String)> {
    [
        rendered::<HomePage>("home", langs),
        rendered::<ServicesPage>("servizi", langs),
        rendered::<ServicePage>("servizio", langs),
        rendered::<AccessPage>("accesso", langs),
        rendered::<PrivacyPage>("privacy", langs),
        rendered::<NoticePage>("informativa", langs),
        rendered::<AccessibilityPage>("accessibilita", langs),
        rendered::<FaqPage>("domande", langs),
        rendered::<LegalPage>("note-legali", langs),
        rendered::<ReportPage>("segnala", langs),
        rendered::<ErrorPage>("errore", langs),
        rendered::<SpidErrorPage>("errore-spid", langs),
        rendered::<CieErrorPage>("errore-cie", langs),
        rendered::<LoginGonePage>("accesso-finito", langs),
        rendered::<SpidPostPage>("spid-post", langs),
        rendered::<RatedPage>("rated", langs),
        rendered::<RatingPage>("giudizio", langs),
        rendered::<LoggedOutPage>("uscita", langs),
        rendered::<LeavingPage>("uscita-gestore", langs),
        rendered::<DesksPage>("sportelli", langs),
    ]
    .concat()
}

/// Samples of the pages of those who sign in.
pub(super) fn citizen(langs: &[Lang]) -> Vec<(String, String)> {
    [
        rendered::<StepPage>("passo", langs),
        rendered::<SummaryPage>("riepilogo", langs),
        rendered::<ConfirmationPage>("conferma", langs),
        rendered::<PersonalAreaPage>("area", langs),
        rendered::<MessagesPage>("messaggi", langs),
        rendered::<DeadlinesPage>("scadenze", langs),
        rendered::<ProfilePage>("profilo", langs),
        rendered::<OwnPrivacyPage>("miei-dati", langs),
        rendered::<OwnSessionsPage>("sessioni", langs),
        rendered::<OwnDocumentsPage>("documenti", langs),
        rendered::<RequestPage>("richiesta", langs),
        rendered::<FileAccessPage>("accesso-agli-atti", langs),
        rendered::<TooYoungPage>("troppo-giovane", langs),
        rendered::<BookingPage>("prenota", langs),
        rendered::<ConfirmBooking>("prenota-conferma", langs),
        rendered::<MyAppointmentsPage>("appuntamenti", langs),
        rendered::<MyAppointmentPage>("appuntamento", langs),
        rendered::<MoveAppointmentPage>("appuntamento-sposta", langs),
        rendered::<NewFormPage>("modulo-nuovo", langs),
        rendered::<DropDraftPage>("elimina-bozza", langs),
        rendered::<WithdrawnPage>("servizio-ritirato", langs),
    ]
    .concat()
}

/// What is so of every page: it takes long to render them all, and each test is a program of its own.
const ALWAYS: [fn(&str, &str); 8] = [
    every_page_is_html_that_needs_no_repair,
    every_word_is_translated,
    every_page_has_one_heading_and_every_posted_form_its_token,
    what_people_wrote_is_text_and_never_markup,
    pages_with_errors_say_so_first,
    only_pages_with_islands_and_those_where_people_write_load_script,
    every_page_has_what_the_law_wants_in_its_footer,
    every_page_says_its_language_and_offers_the_others,
];

#[test]
fn public_pages_are_as_every_page_is_and_write_samples() {
    sample_files::look_at(&public(&Lang::ALL), &ALWAYS);
}

#[test]
fn pages_of_citizens_are_as_every_page_is_and_write_samples() {
    sample_files::look_at(&citizen(&Lang::ALL), &ALWAYS);
}

fn every_page_is_html_that_needs_no_repair(name: &str, html: &str) {
    assert_eq!(faults(html), Vec::<String>::new(), "{name}");
}

fn every_word_is_translated(name: &str, html: &str) {
    assert!(!html.contains(MISSING), "{name}: {}", html.split(MISSING).nth(1).unwrap_or_default());
}

fn every_page_has_one_heading_and_every_posted_form_its_token(name: &str, html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "{name}");
    // The one form of a SAML message goes to a provider, who must not get the token.
    let posted = html.matches("method=\"post\"").count() - html.matches("id=\"saml\"").count();
    assert_eq!(html.matches("name=\"_csrf\"").count(), posted, "{name}");
}

fn what_people_wrote_is_text_and_never_markup(name: &str, html: &str) {
    for wrong in ["<Ferrante>", "<b>\"", "<b>una", "<b>?", "<script>1", "<1>", "<b>&quot;x"] {
        assert!(!html.contains(wrong), "{name}: {wrong}");
    }
}

static ERROR_TITLES: LazyLock<[String; Lang::ALL.len()]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| format!("<title>{}", Translator::new(lang).get("common-error-prefix")))
});

fn pages_with_errors_say_so_first(name: &str, html: &str) {
    let has = html.contains("id=\"errori\"");
    let said = ERROR_TITLES.iter().any(|title| html.contains(title));
    assert_eq!(has, said, "{name}");
}

/// Where citizens write or choose for long, and are warned before the session ends.
const WRITTEN: [&str; 7] =
    ["passo", "riepilogo", "richiesta", "profilo", "prenota", "appuntamento-sposta", "accesso-agli-atti"];

fn only_pages_with_islands_and_those_where_people_write_load_script(name: &str, html: &str) {
    let islands = html.contains("<leptos-island");
    let post = html.contains("post.js");
    // Structured data are no script: nothing runs them.
    let scripts = html.replace("<script type=\"application/ld+json\"", "");
    let written = html.contains("session.js");
    assert_eq!(written, WRITTEN.iter().any(|kind| name.starts_with(kind)), "{name}");
    assert_eq!(html.contains("draft.js"), html.contains("data-autosave"), "{name}");
    assert_eq!(html.contains("count.js"), html.contains("data-count"), "{name}");
    assert_eq!(html.contains("upload.js"), html.contains("data-upload"), "{name}");
    assert_eq!(scripts.contains("<script"), islands || post || written, "{name}");
    assert_eq!(html.contains("boot.js"), islands, "{name}");
    assert!(islands || !html.contains("<!>"), "{name} has markers");
    assert!(!html.contains(" style=") && !html.contains(" onclick="), "{name} has something inline");
}

fn every_page_has_what_the_law_wants_in_its_footer(name: &str, html: &str) {
    if name.starts_with("spid-post") {
        return;
    }
    for hook in [
        "accessibility-link",
        "privacy-policy-link",
        "legal-notes",
        "faq",
        "appointment-booking",
        "report-inefficiency",
    ] {
        assert!(html.contains(&format!("data-element=\"{hook}\"")), "{name}: {hook}");
    }
}

#[test]
fn the_footer_says_where_the_body_is_and_how_to_write_to_it() {
    for (name, html) in rendered::<LegalPage>("note-legali", &Lang::ALL) {
        let (_, footer) = html.split_once("<footer").unwrap();
        for part in
            ["Via dei Mulini 4, 50000 Pontelaro", "00000000000", "mailto:comune@pec.pontelaro.example"]
        {
            assert!(footer.contains(part), "{name}: {part}");
        }
    }
}

#[test]
fn the_form_of_a_saml_message_is_the_first_of_its_page() {
    for (name, html) in rendered::<SpidPostPage>("spid-post", &Lang::ALL) {
        let form = html.split("<form").nth(1).unwrap();
        assert!(form.contains("name=\"SAMLRequest\""), "{name}");
    }
}

#[test]
fn the_declaration_is_never_ticked_beforehand() {
    for (name, html) in rendered::<SummaryPage>("riepilogo", &Lang::ALL) {
        assert!(!html.contains(" checked"), "{name}");
    }
}

#[test]
fn what_was_typed_stays_to_the_letter() {
    let (_, html) = rendered::<StepPage>("passo", &Lang::ALL)
        .into_iter()
        .find(|(name, _)| name.contains("every kind-it"))
        .unwrap();
    // The parser drops the first line end; the second is the one that was typed.
    assert!(html.contains(">\n\nPrima riga\n&lt;/textarea&gt;"), "textarea");
    assert!(html.contains("value=\"&lt;b&gt;&quot;grassetto&quot;&lt;/b&gt; &amp; 'così'\""), "input");
    assert!(
        html.contains("value=\"FRRGLI88C54M990P\"") || !html.contains("name=\"cf\""),
        "certified data are not asked"
    );
}

fn every_page_says_its_language_and_offers_the_others(name: &str, html: &str) {
    let lang = Lang::ALL.into_iter().find(|lang| name.contains(&format!("-{lang}-"))).unwrap();
    let start = format!("<html lang=\"{lang}\" dir=\"{}\">", lang.direction());
    assert!(html.contains(&start), "{name}");
    if name.starts_with("spid-post") {
        return;
    }
    for other in Lang::ALL {
        let link = format!("?lang={other}\" lang=\"{other}\" hreflang=\"{other}\"");
        assert!(html.contains(&link) && html.contains(other.own_name()), "{name}: {other}");
    }
    let direction = lang.direction();
    let in_use = format!("hreflang=\"{lang}\" dir=\"{direction}\" aria-current=\"true\"");
    assert_eq!(html.matches(&in_use).count(), 1, "{name}: the one in use");
}

#[test]
fn borrowed_words_say_that_they_are_italian() {
    let arabic = frame(Lang::Ar);
    let (_, page) = ServicePage::samples().remove(0);
    let (title, english) = (page.service.title.get(Lang::It), page.service.title.get(Lang::En));
    let marked = format!("<bdi lang=\"it\">{title}</bdi>");
    assert!(title != english);
    assert!(render(page.clone(), &arabic).contains(&marked));
    let page = render(page.clone(), &frame(Lang::En));
    assert!(page.contains(english) && !page.contains(&marked), "a translation is not borrowed");
    let (_, page) = StepPage::samples().remove(0);
    let label = page.form.steps[page.step].sections[0].title.get(Lang::It).to_owned();
    assert!(render(page, &arabic).contains(&format!("<bdi lang=\"it\">{label}</bdi>")), "{label}");
}

#[test]
fn what_is_typed_in_an_arabic_page_keeps_its_direction() {
    let pages = rendered::<StepPage>("passo", &Lang::ALL);
    let input = |lang: Lang, kind: &str| {
        let mut pages = pages.iter().filter(|(name, _)| name.contains(&format!("-{lang}-in")));
        let (before, after) = pages.find_map(|(_, html)| html.split_once(kind)).unwrap();
        format!("{}{kind}{}", before.rsplit("<input").next().unwrap(), after.split('>').next().unwrap())
    };
    assert!(input(Lang::Ar, "type=\"tel\"").contains("dir=\"ltr\""));
    assert!(input(Lang::Ar, "inputmode=\"email\"").contains("dir=\"ltr\""));
    assert!(!input(Lang::It, "type=\"tel\"").contains("dir="));
}
