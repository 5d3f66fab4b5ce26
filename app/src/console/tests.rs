//! Every sample of the console, rendered in every language.

use std::{collections::BTreeSet, sync::Arc};

use domain::{Lang, actor::Role, intake::Tally};

use super::*;
use crate::{
    assets::Assets,
    i18n::MISSING,
    page::{ConsoleFacts, Frame, OrganisationFacts, Page, Visitor, render},
    tests::{html::loose_ends, sample_files},
};

fn frame(lang: Lang) -> Frame {
    let text = |text: &str| text.to_owned();
    let mut desks = samples::desks();
    let desk = desks.remove(0);
    Frame {
        lang,
        assets: Arc::new(Assets::default()),
        nonce: text("nonce"),
        organisation: Arc::new(OrganisationFacts {
            name: text("Comune di Pontelaro"),
            tagline: text("Sportello sociale online"),
            zone: text("Zona sociale Valle del Laro"),
            desk_name: "Sportello sociale di Pontelaro".into(),
            address: text("Via dei Mulini 4"),
            town: None,
            tax_code: None,
            pec: None,
            phone: text("055 010 0200"),
            phone_hours: "lun–ven 9–13".into(),
            email: text("sportello@comune.pontelaro.example"),
            url: text("https://comune.pontelaro.example"),
        }),
        visitor: Visitor::Operator(ConsoleFacts {
            operator: text("Chiara Moretti"),
            profile: text("Segretariato sociale"),
            role: Role::FrontDesk,
            withheld: BTreeSet::new(),
            desk,
            other_desks: desks,
            pending: Tally::of(14),
            referrals: Tally::of(3),
            exceptions: Tally::of(2),
            alerts: Tally::of(5),
            absences: absences::samples_of_today(),
        }),
        csrf: text("token"),
        ends_in: Some(840),
        person: text("0f"),
        origin: text("https://sportello.example"),
        path: text("/console"),
        query: String::new(),
        now: samples::now(),
        demo: true,
    }
}

/// Name, language and document of each sample of a page, for readers of these languages.
fn rendered<P: Page>(kind: &str, langs: &[Lang]) -> Vec<(String, String)> {
    let samples = langs.iter().flat_map(|lang| P::samples().into_iter().map(move |sample| (lang, sample)));
    samples
        .map(|(lang, (name, page))| (format!("{kind}-{name}-{lang}"), render(page, &frame(*lang))))
        .collect()
}

/// Samples of every page of the console, for readers of these languages.
pub(crate) fn all_for(langs: &[Lang]) -> Vec<(String, String)> {
    [
        rendered::<Queue>("coda", langs),
        rendered::<IntakeDetail>("istanza", langs),
        rendered::<AskIntegration>("integrazione", langs),
        rendered::<GiveNotice>("preavviso", langs),
        rendered::<Refuse>("rifiuto", langs),
        rendered::<Accept>("accetta", langs),
        rendered::<FileAccessList>("accessi", langs),
        rendered::<FileAccessDetail>("accesso-agli-atti", langs),
        rendered::<CardsList>("schede", langs),
        rendered::<removal::RemovalPage>("scheda-elimina", langs),
        rendered::<removal::RemovedCards>("schede-eliminate", langs),
        rendered::<AskedList>("servizi-richiesti", langs),
        rendered::<ExportList>("elenco", langs),
        rendered::<CardDetail>("scheda", langs),
        rendered::<DiaryPage>("diario", langs),
        rendered::<DiaryCorrection>("diario-correzione", langs),
        rendered::<PersonPrivacyPage>("firme", langs),
        rendered::<NoticesPage>("informative", langs),
        rendered::<RulesPage>("regole", langs),
        rendered::<ReferralsList>("invii", langs),
        rendered::<ReferralPage>("invio", langs),
        rendered::<NewReferral>("invio-nuovo", langs),
        rendered::<outside::NewOutside>("invio-esterno-nuovo", langs),
        rendered::<outside::CodePage>("invio-esterno-codice", langs),
        rendered::<outside::OutsidePage>("invio-esterno", langs),
        rendered::<outside::ReceiverPage>("invio-esterno-destinatario", langs),
        rendered::<HandOverPage>("istanza-invio", langs),
        rendered::<masks::MasksPage>("maschere", langs),
        rendered::<masks::MaskPage>("maschera", langs),
        rendered::<masks::MatrixPage>("maschere-matrice", langs),
        rendered::<masks::DurationsPage>("accessi-eccezionali-durate", langs),
        rendered::<staff::NewProfilePage>("profilo-sportello-nuovo", langs),
        rendered::<staff::NamedProfilePage>("profilo-sportello", langs),
        rendered::<exceptional::ExceptionalPage>("accesso-eccezionale", langs),
        rendered::<exceptional::ExceptionsPage>("accessi-eccezionali", langs),
        rendered::<ProposalsList>("prese-in-carico", langs),
        rendered::<ProposalPage>("presa-in-carico", langs),
        rendered::<NewProposal>("presa-in-carico-nuova", langs),
        rendered::<AlertsPage>("avvisi", langs),
        rendered::<AlertWishesPage>("avvisi-preferenze", langs),
        rendered::<absences::AbsencesPage>("assenze", langs),
        rendered::<NewCard>("scheda-nuova", langs),
        rendered::<card::PrintCard>("scheda-stampa", langs),
        rendered::<NewRequest>("servizio-da-aggiungere", langs),
        rendered::<RequestPage>("servizio-richiesto", langs),
        rendered::<OpenCard>("scheda-apri", langs),
        rendered::<NumbersPage>("numeri", langs),
        rendered::<ratings::RatingsPage>("valutazioni", langs),
        rendered::<PeopleList>("persone", langs),
        rendered::<PersonDetail>("persona", langs),
        rendered::<PersonIdentity>("persona-identita", langs),
        rendered::<PersonCorrection>("persona-correzione", langs),
        rendered::<PersonFactsPage>("persona-dati", langs),
        rendered::<FamilyPage>("persona-famiglia", langs),
        rendered::<FamilyCardsPage>("persona-famiglia-schede", langs),
        rendered::<PersonRegistryPage>("persona-anagrafe", langs),
        rendered::<MergeChoice>("unione-chi", langs),
        rendered::<MergeDecision>("unione", langs),
        rendered::<DoublesPage>("doppioni", langs),
        rendered::<OperatorAccess>("accesso", langs),
        rendered::<OperatorRefused>("respinto", langs),
        rendered::<DeskChoice>("sportelli", langs),
        rendered::<SessionsPage>("sessioni", langs),
        rendered::<ConfirmPage>("conferma", langs),
        rendered::<NotInPage>("non-dentro", langs),
        rendered::<KeptFormPage>("ripresa", langs),
        rendered::<AppointmentsDay>("appuntamenti", langs),
        rendered::<BookAtDesk>("appuntamento-nuovo", langs),
        rendered::<ClosuresPage>("chiusure", langs),
        administration(langs),
    ]
    .concat()
}

/// Code tables, staff, desks, configuration and services.
fn administration(langs: &[Lang]) -> Vec<(String, String)> {
    [
        rendered::<codes::TablesPage>("codici", langs),
        rendered::<codes::TablePage>("codici-tabella", langs),
        rendered::<codes::MunicipalitiesPage>("codici-comuni", langs),
        rendered::<codes::RowPage>("codici-voce", langs),
        rendered::<codes::ImportPage>("codici-importa", langs),
        rendered::<codes::DryRunPage>("codici-prova", langs),
        rendered::<staff::MembersPage>("operatori", langs),
        rendered::<staff::MemberPage>("operatore", langs),
        rendered::<staff::NewcomerPage>("operatore-nuovo", langs),
        rendered::<staff::DesksPage>("amministrazione-sportelli", langs),
        rendered::<staff::DeskPage>("amministrazione-sportello", langs),
        rendered::<staff::OpeningPage>("amministrazione-sportello-nuovo", langs),
        rendered::<staff::ClosingPage>("amministrazione-chiusura", langs),
        rendered::<staff::PointPage>("amministrazione-punto", langs),
        rendered::<staff::MailsPage>("amministrazione-messaggi", langs),
        rendered::<staff::BodiesPage>("enti", langs),
        rendered::<staff::BodyPage>("ente", langs),
        rendered::<staff::RulesPage>("amministrazione-regole", langs),
        rendered::<staff::TrailPage>("registro", langs),
        rendered::<staff::WorkPage>("stato", langs),
        rendered::<staff::StaffImportPage>("operatori-importa", langs),
        rendered::<staff::StaffReportPage>("operatori-importa-prova", langs),
        rendered::<staff::TransferPage>("configurazione", langs),
        rendered::<staff::TransferPlanPage>("configurazione-prova", langs),
        rendered::<catalogue::ServiceListPage>("servizi", langs),
        rendered::<catalogue::NewServicePage>("servizio-nuovo", langs),
        rendered::<catalogue::ImportPage>("servizio-importa", langs),
        rendered::<catalogue::ServiceEditPage>("servizio", langs),
        rendered::<catalogue::FactsPage>("servizio-dati", langs),
        rendered::<catalogue::FormPage>("servizio-modulo", langs),
        rendered::<catalogue::NodePage>("servizio-voce", langs),
        rendered::<catalogue::KindPage>("servizio-tipo", langs),
        rendered::<catalogue::PreviewPage>("servizio-anteprima", langs),
        rendered::<catalogue::PreviewSummaryPage>("servizio-riepilogo", langs),
        rendered::<catalogue::PublishPage>("servizio-pubblica", langs),
        rendered::<catalogue::WithdrawPage>("servizio-ritira", langs),
        rendered::<catalogue::VersionsPage>("servizio-versioni", langs),
    ]
    .concat()
}

/// What is so of every page: it takes long to render them all, and each test is a program of its own.
const ALWAYS: [fn(&str, &str); 7] = [
    every_word_is_translated,
    ids_are_unique_and_whatever_names_one_finds_it,
    every_page_has_one_heading_and_every_posted_form_its_token,
    what_people_wrote_is_text_and_never_markup,
    pages_with_errors_say_so_first,
    a_masked_page_offers_a_way_to_ask,
    a_cell_with_a_state_does_not_say_so,
];

#[test]
fn pages_of_the_console_are_as_every_page_is_and_write_samples() {
    let pages = all_for(&Lang::CONSOLE);
    sample_files::look_at(&pages, &ALWAYS);
    whoever_reads_a_language_that_the_console_lacks_works_in_italian(&pages);
}

fn every_word_is_translated(name: &str, html: &str) {
    assert!(!html.contains(MISSING), "{name}: {}", html.split(MISSING).nth(1).unwrap_or_default());
}

fn ids_are_unique_and_whatever_names_one_finds_it(name: &str, html: &str) {
    assert_eq!(loose_ends(html), Vec::<String>::new(), "{name}");
}

fn every_page_has_one_heading_and_every_posted_form_its_token(name: &str, html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "{name}");
    let posted = html.matches("method=\"post\"").count();
    assert_eq!(html.matches("name=\"_csrf\"").count(), posted, "{name}");
}

fn what_people_wrote_is_text_and_never_markup(name: &str, html: &str) {
    for wrong in
        ["<script>alert", "<img src=x", "onerror=alert(1)>", "<sera>", "\"><script>", "<b>\"d’Angelo"]
    {
        assert!(!html.contains(wrong), "{name}: {wrong}");
    }
}

fn pages_with_errors_say_so_first(name: &str, html: &str) {
    let has = html.contains("id=\"errori\"");
    let said = html.contains("<title>Errore:") || html.contains("<title>Error:");
    assert_eq!(has, said, "{name}");
}

fn a_cell_with_a_state_does_not_say_so(name: &str, html: &str) {
    for said in ["data-label=\"Stato\"", "data-label=\"State\""] {
        assert!(!html.contains(said), "{name}: {said}");
    }
}

fn a_masked_page_offers_a_way_to_ask(name: &str, html: &str) {
    let hidden = html.contains("sp-maskbar");
    let asked = html.contains("sp-masked-how");
    assert_eq!(hidden, asked, "{name}");
}

#[test]
fn of_a_reason_that_is_absent_not_even_the_question_stays() {
    let italian = [Lang::It];
    let (cards, requests) =
        (rendered::<CardDetail>("scheda", &italian), rendered::<RequestPage>("servizio-richiesto", &italian));
    let all = [cards, requests].concat();
    let html = |sample: &str| {
        let found = all.iter().find(|(name, _)| name == sample);
        &found.unwrap_or_else(|| panic!("no sample {sample}")).1
    };
    for (absent, told, said) in [
        ("scheda-corrected and the reason absent-it", "scheda-corrected-it", "Corretto da"),
        ("servizio-richiesto-reason absent-it", "servizio-richiesto-full-it", "Sbagliata, non conta."),
    ] {
        let asks = |sample: &str| {
            let (_, rest) = html(sample).split_once(said).unwrap_or_else(|| panic!("{sample}: {said}"));
            rest.split('<').next().is_some_and(|sentence| sentence.contains(". Perché:"))
        };
        assert!(asks(told) && !asks(absent), "{said}");
    }
}

fn whoever_reads_a_language_that_the_console_lacks_works_in_italian(pages: &[(String, String)]) {
    let italian: Vec<_> = pages.iter().filter(|(name, _)| name.ends_with("-it")).collect();
    let arabic = all_for(&[Lang::Ar]);
    assert_eq!(arabic.len(), italian.len());
    for ((name, arabic), (_, italian)) in arabic.iter().zip(italian) {
        assert!(arabic.contains("<html lang=\"it\" dir=\"ltr\">"), "{name}");
        assert_eq!(arabic, italian, "{name}");
    }
}
