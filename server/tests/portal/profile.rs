//! What citizens keep for themselves: contacts that are proved, language, wishes; what the next form
//! knows of them; what the desk sees when a mail does not arrive.

use axum::http::header;
use chrono::TimeDelta;
use domain::{
    Lang,
    form::FieldPath,
    personal::{PersonalProfile, Trust},
};
use server::testing::{Answer, Browser};

use super::{
    sink::Sink,
    support::{House, MEALS, MEALS_ANSWERS, MEALS_STEPS, errors, fill, step, to, version},
};

const PROFILE: &str = "/area-personale/profilo";
const EMAIL: &str = "/area-personale/profilo/email";
const CODE: &str = "/area-personale/profilo/email/codice";
const PHONE: &str = "/area-personale/profilo/telefono";
const PREFERENCES: &str = "/area-personale/profilo/preferenze";
const NEW: &str = "nuova@posta.example";

/// A portal whose mails arrive.
async fn with_mail(sink: &Sink) -> House {
    let port = sink.port.to_string();
    let settings = [("SPORTELLO_MAIL__SMTP_PORT", port.as_str()), ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1")];
    House::with(&settings, &[]).await
}

pub(super) async fn work(house: &House) {
    house.app.work(server::job_handlers(&house.app.platform).unwrap()).await;
}

/// The six digits in a mail.
fn code_in(mail: &str) -> String {
    let (_, body) = mail.split_once("\n\n").expect("a mail has a body");
    let mut words = body.split(|c: char| !c.is_ascii_digit());
    words.find(|word| word.len() == 6).unwrap_or_else(|| panic!("no code in {body}")).to_owned()
}

/// Any other code than this one.
pub(super) fn other_than(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..5])
}

async fn ask(browser: &Browser<'_>, email: &str) -> Answer {
    browser.get(PROFILE).await;
    browser.post(EMAIL, &[("email", email)]).await
}

async fn kept(house: &House, who: &domain::actor::Citizen) -> PersonalProfile {
    backend::personal::profile(&house.app.db.app, who).await.unwrap()
}

#[tokio::test]
async fn an_address_is_kept_when_the_code_that_was_sent_there_comes_back() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    assert_eq!(to(&ask(&browser, NEW).await), "/area-personale/profilo?fatto=codice");
    assert_eq!(kept(&house, &giulia).await.email, None, "nothing is proved yet");
    work(&house).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("To: {NEW}")), "{}", mails[0]);
    assert!(!mails[0].contains("Giulia") && !mails[0].contains("FRRGLI"), "{}", mails[0]);
    let code = code_in(&mails[0]);
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains(NEW) && page.contains("name=\"codice\"") && !page.contains(&code));
    assert_eq!(to(&browser.post(CODE, &[("codice", &code)]).await), "/area-personale/profilo?fatto=email");
    let email = kept(&house, &giulia).await.email.unwrap();
    assert_eq!((email.address.as_str(), email.is_proved()), (NEW, true));
    let again = browser.post(CODE, &[("codice", &code)]).await;
    assert_eq!(again.status, 422, "a code serves once");
    browser.post("/area-personale/profilo/email/togli", &[]).await;
    assert_eq!(kept(&house, &giulia).await.email, None);
}

#[tokio::test]
async fn a_wrong_code_is_counted_and_after_five_the_right_one_is_worth_nothing() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    ask(&browser, NEW).await;
    work(&house).await;
    let code = code_in(&sink.mails()[0]);
    browser.get(PROFILE).await;
    let shape = browser.post(CODE, &[("codice", "12345")]).await;
    assert_eq!(shape.status, 422);
    assert!(errors(&shape).contains("ne hai scritte 5"), "{}", errors(&shape));
    for left in (1..5).rev() {
        let wrong = browser.post(CODE, &[("codice", &other_than(&code))]).await;
        assert_eq!(wrong.status, 422);
        let said = if left == 1 { "ancora una volta".to_owned() } else { format!("ancora {left} volte") };
        assert!(errors(&wrong).contains(&said), "{left}: {}", errors(&wrong));
    }
    browser.post(CODE, &[("codice", &other_than(&code))]).await;
    let late = browser.post(CODE, &[("codice", &code)]).await;
    assert_eq!(late.status, 422);
    assert!(errors(&late).contains("non vale più"), "{}", errors(&late));
    assert_eq!(kept(&house, &giulia).await.email, None);
}

#[tokio::test]
async fn a_code_is_good_for_a_quarter_of_an_hour_and_only_the_last_one_counts() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    ask(&browser, NEW).await;
    work(&house).await;
    let first = code_in(&sink.mails()[0]);
    house.app.pass(TimeDelta::minutes(15));
    browser.get(PROFILE).await;
    assert_eq!(browser.post(CODE, &[("codice", &first)]).await.status, 422, "too late");
    ask(&browser, NEW).await;
    house.app.pass(TimeDelta::seconds(1));
    ask(&browser, "altra@posta.example").await;
    work(&house).await;
    let mails = sink.mails();
    let (old, last) = (code_in(&mails[1]), code_in(&mails[2]));
    if old != last {
        assert_eq!(browser.post(CODE, &[("codice", &old)]).await.status, 422, "asked for another since");
    }
    assert_eq!(to(&browser.post(CODE, &[("codice", &last)]).await), "/area-personale/profilo?fatto=email");
    let email = kept(&house, &giulia).await.email.unwrap();
    assert_eq!(email.address.as_str(), "altra@posta.example");
}

#[tokio::test]
async fn nobody_asks_for_more_than_five_codes_an_hour() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for _ in 0..5 {
        assert_eq!(ask(&browser, NEW).await.status, 303);
    }
    let sixth = ask(&browser, NEW).await;
    assert_eq!(sixth.status, 429);
    assert!(errors(&sixth).contains("5 codici"), "{}", errors(&sixth));
    assert!(sixth.text().contains(&format!("value=\"{NEW}\"")), "what was typed stays");
    assert_eq!(house.count("SELECT count(*) FROM job WHERE queue = 'send_code'").await, 5);
    house.app.pass(TimeDelta::minutes(20));
    browser.get("/").await;
    house.app.pass(TimeDelta::minutes(20));
    browser.get("/").await;
    house.app.pass(TimeDelta::minutes(21));
    assert_eq!(ask(&browser, NEW).await.status, 303, "an hour later");
}

#[tokio::test]
async fn the_code_of_somebody_else_is_worth_nothing() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let (hers, his) = (house.browser_of(&giulia).await, house.browser_of(&carlo).await);
    ask(&hers, NEW).await;
    work(&house).await;
    let code = code_in(&sink.mails()[0]);
    his.get(PROFILE).await;
    assert_eq!(his.post(CODE, &[("codice", &code)]).await.status, 422);
    assert!(!his.get(PROFILE).await.text().contains(NEW));
    assert_eq!(kept(&house, &carlo).await, PersonalProfile::default());
    assert_eq!(to(&hers.post(CODE, &[("codice", &code)]).await), "/area-personale/profilo?fatto=email");
}

#[tokio::test]
async fn what_is_no_address_and_no_number_comes_back_with_what_was_found() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    for typed in ["", "giulia", "<b>a@b.example"] {
        let answer = ask(&browser, typed).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(errors(&answer).contains("href=\"#email\""), "{typed}: {}", errors(&answer));
        assert!(!answer.text().contains("<b>a@"), "text is never markup");
    }
    let answer = browser.post(PHONE, &[("telefono", "12 3")]).await;
    assert_eq!(answer.status, 422);
    assert!(errors(&answer).contains("href=\"#telefono\"") && answer.text().contains("value=\"12 3\""));
    assert_eq!(
        to(&browser.post(PHONE, &[("telefono", "333 010 0147")]).await),
        "/area-personale/profilo?fatto=telefono"
    );
    let phone = kept(&house, &giulia).await.phone.unwrap();
    assert_eq!((phone.number.as_str(), phone.trust), ("3330100147", Trust::Typed));
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("Non verificato: lo usiamo solo") && !page.contains("telefono/verifica"), "{page}");
    browser.post(PHONE, &[("telefono", " ")]).await;
    assert_eq!(kept(&house, &giulia).await.phone, None);
}

#[tokio::test]
async fn mails_and_receipt_are_in_the_language_that_was_chosen() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    browser.get(PROFILE).await;
    let chosen =
        browser.post(PREFERENCES, &[("lingua", "fr"), ("avvisi", "ricevuta"), ("avvisi", "novita")]).await;
    let page = browser.get(&to(&chosen)).await;
    assert!(page.text().contains("<html lang=\"fr\""), "the page follows");
    assert!(browser.get("/servizi").await.text().contains("<html lang=\"fr\""), "and the browser remembers");
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    work(&house).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Suivez votre demande dans votre espace personnel"), "{}", mails[0]);
    let receipt = browser.get(&format!("/area-personale/istanze/{}/ricevuta.pdf", number.slug())).await;
    let pdf = String::from_utf8_lossy(&receipt.body).into_owned();
    let mut langs = pdf.split("/Lang").skip(1).map(|after| after.chars().take(8).collect::<String>());
    assert!(langs.any(|lang| lang.contains("fr")), "the receipt says its language");
}

#[tokio::test]
async fn the_mail_with_the_receipt_tells_the_number_and_nothing_of_the_request() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let (_, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    work(&house).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    let file = format!("ricevuta-{}.pdf", number.slug());
    for told in [number.to_string().as_str(), file.as_str(), "application/pdf"] {
        assert!(mails[0].contains(told), "{told}: {}", mails[0]);
    }
    // What it is about, and for whom, is in the receipt only.
    for word in ["Pasti", "pasti", "domicilio", "Giulia", "Ferrante"] {
        assert!(!mails[0].contains(word), "{word}: {}", mails[0]);
    }
}

#[tokio::test]
async fn whoever_never_chose_is_written_to_in_the_language_of_the_form() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    browser.get("/?lang=es").await;
    assert_eq!(super::support::apply(&browser).await.header(header::LOCATION.as_str()), step("conferma"));
    work(&house).await;
    assert!(sink.mails()[0].contains("Hola:"), "{}", sink.mails()[0]);
    assert_eq!(kept(&house, &giulia).await.lang, Some(Lang::Es));
    // A choice counts more than the page of the day.
    browser.get(PROFILE).await;
    browser.post(PREFERENCES, &[("lingua", "en"), ("avvisi", "ricevuta"), ("avvisi", "novita")]).await;
    browser.get("/?lang=es").await;
    super::support::apply(&browser).await;
    work(&house).await;
    assert!(sink.mails()[1].contains("Hello,"), "{}", sink.mails()[1]);
}

#[tokio::test]
async fn mails_that_are_not_wanted_are_not_sent() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    browser.get(PROFILE).await;
    browser.post(PREFERENCES, &[("lingua", "it"), ("avvisi", "novita")]).await;
    let page = browser.get(PROFILE).await.text();
    assert_eq!(page.matches(" checked").count(), 1);
    let (id, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    work(&house).await;
    assert!(sink.mails().is_empty(), "no receipt: {:?}", sink.mails());
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console").await;
    chiara.post(&format!("/console/istanze/{id}/prendi"), &[]).await;
    work(&house).await;
    assert_eq!(sink.mails().len(), 1, "but the news");
}

/// Answers that make "Primo appuntamento" whole, but for who must not know of it and how to tell of news.
const APPOINTMENT: &str = "primo-appuntamento";
const APPOINTMENT_ANSWERS: [(&str, &str); 10] = [
    ("presa-visione", "si"),
    ("per-chi", "me"),
    ("argomenti", "casa"),
    ("scadenza", "no"),
    ("modo", "sportello"),
    ("quando", "mattina"),
    ("accessibilita", "niente"),
    ("mediatore", "no"),
    ("presenza", "si"),
    ("responsabilita", "si"),
];

#[tokio::test]
async fn nothing_is_mailed_that_whoever_must_not_know_could_read() {
    let sink = Sink::open().await;
    let house = with_mail(&sink).await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let confirmation = format!("/servizi/{APPOINTMENT}/domanda/conferma");
    let afraid = [("contatto-rischio", "si"), ("contatto-sicuro", "Di mattina, senza messaggi")];
    for (safety, how) in [(&afraid[..], "sms"), (&[("contatto-rischio", "no")][..], "telefono")] {
        let mut typed = APPOINTMENT_ANSWERS.to_vec();
        typed.extend_from_slice(safety);
        typed.push(("avvisi", how));
        house.sent(&giulia, APPOINTMENT, &typed).await;
        work(&house).await;
        assert!(sink.mails().is_empty(), "{how}: {:?}", sink.mails());
        let page = browser.get(&confirmation).await;
        assert!(page.status == 200 && !page.text().contains("giulia@posta.example"), "{how}: a promise");
    }
    // Whoever is afraid and reads a safe mailbox is told to look, and nothing else.
    let mut typed = APPOINTMENT_ANSWERS.to_vec();
    typed.extend(afraid);
    typed.push(("avvisi", "email"));
    let (_, number) = house.sent(&giulia, APPOINTMENT, &typed).await;
    work(&house).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    let number = number.to_string();
    for word in ["application/pdf", "omanda", "ppuntamento", "Giulia", number.as_str()] {
        assert!(!mails[0].replace("giulia@posta.example", "").contains(word), "{word}: {}", mails[0]);
    }
    let page = browser.get(&confirmation).await;
    assert!(page.status == 200 && !page.text().contains("giulia@posta.example"), "no receipt by mail");
}

#[tokio::test]
async fn contacts_are_kept_for_the_next_time_only_when_that_was_chosen() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    for (chosen, keeps) in [(None, false), (Some("solo"), false), (Some("profilo"), true)] {
        for (slug, typed) in MEALS_STEPS {
            let mut typed = typed.to_vec();
            if slug == "i-tuoi-dati" {
                typed.extend([("email", "scritta@posta.example"), ("cellulare", "055 010 0200")]);
            }
            fill(&browser, slug, &typed).await;
        }
        let summary = browser.get(&step("riepilogo")).await;
        assert!(summary.text().contains("name=\"recapiti\""), "it is asked");
        let version = version(&summary);
        let mut form = vec![("_version", version.as_str()), ("dichiaro", "si")];
        form.extend(chosen.map(|chosen| ("recapiti", chosen)));
        assert_eq!(to(&browser.post(&step("riepilogo"), &form).await), step("conferma"));
        let kept = kept(&house, &giulia).await;
        assert_eq!(kept.email.is_some(), keeps, "{chosen:?}");
        assert_eq!(kept.phone.is_some(), keeps, "{chosen:?}");
    }
    let email = kept(&house, &giulia).await.email.unwrap();
    assert_eq!(email.trust, Trust::Typed, "written in a form, not proved");
    // The next form has them, and says where they come from; and nothing is asked any more.
    for (slug, typed) in &MEALS_STEPS[..1] {
        fill(&browser, slug, typed).await;
    }
    let page = browser.get(&step("i-tuoi-dati")).await.text();
    assert!(page.contains("value=\"scritta@posta.example\"") && page.contains("Dal tuo profilo"), "{page}");
}

#[tokio::test]
async fn the_next_form_begins_with_what_was_written_last_and_says_so() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.extend([("via", "Via Nuova 1"), ("email", "scritta@posta.example")]);
    house.sent(&giulia, MEALS, &typed).await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let page = browser.get(&step("i-tuoi-dati")).await.text();
    assert!(page.contains("value=\"Via Nuova 1\""), "what the identity provider says is older");
    assert!(page.contains("Dalla domanda del 20/11/2026"));
    // Nobody else's form begins with it.
    let carlo = house.carlo().await;
    let his = house.draft(&carlo, MEALS, &[("presa-visione", "si")]).await;
    assert_ne!(his.answers.get(&FieldPath::once("via")), "Via Nuova 1");
}

#[tokio::test]
async fn the_household_comes_back_although_the_last_form_did_not_ask_for_it() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let person = [
        ("componenti", "1"),
        ("componenti.0.componente-nome", "Elena"),
        ("componenti.0.componente-cognome", "Ferrante"),
        ("componenti.0.componente-data-nascita", "12/05/2015"),
        ("componenti.0.componente-parentela", "figlio"),
    ];
    house.sent(&giulia, MEALS, &[&MEALS_ANSWERS[..], &person].concat()).await;
    let alone = [("contatto-rischio", "no"), ("avvisi", "telefono")];
    house.sent(&giulia, APPOINTMENT, &[&APPOINTMENT_ANSWERS[..], &alone].concat()).await;
    let browser = house.browser_of(&giulia).await;
    for (slug, typed) in &MEALS_STEPS[..3] {
        fill(&browser, slug, typed).await;
    }
    let page = browser.get(&step("famiglia-e-isee")).await.text();
    assert!(page.contains("value=\"Elena\"") && page.contains("Dalla domanda del 20/11/2026"), "{page}");
}

#[tokio::test]
async fn a_mail_that_did_not_arrive_is_seen_by_the_desk_and_sent_once_more() {
    // Nobody listens where mails should go.
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (id, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let request = format!("/console/istanze/{id}");
    assert!(!chiara.get(&request).await.text().contains("L’e-mail non è arrivata"));
    work(&house).await;
    let page = chiara.get(&request).await.text();
    assert!(page.contains("L’e-mail non è arrivata") && page.contains("Stiamo ancora provando"), "{page}");
    assert!(!page.contains(">Riprova"), "it is tried again by itself");
    for _ in 0..11 {
        house.app.pass(TimeDelta::hours(6));
        work(&house).await;
    }
    house.sit(&chiara, "chiara.moretti").await;
    let page = chiara.get(&request).await.text();
    assert!(page.contains("il nostro servizio di posta non risponde"), "{page}");
    let (_, after) = page.split_once(&format!("action=\"{request}/avvisi/")).expect("a way to try again");
    let again = format!("{request}/avvisi/{}", after.split('"').next().unwrap());
    let karim = house.desk_of("karim.haddad").await;
    assert_eq!(karim.post(&again, &[]).await.status, 404, "another desk");
    let waiting =
        "SELECT count(*) FROM job WHERE queue = 'send_mail' AND failed_at IS NULL AND done_at IS NULL";
    assert_eq!(house.count(waiting).await, 0);
    assert_eq!(to(&chiara.post(&again, &[]).await), request);
    assert_eq!(house.count(waiting).await, 1);
    assert_eq!(chiara.post(&again, &[]).await.status, 404, "a double click sends once");
    assert_eq!(house.count(waiting).await, 1);
    assert!(!chiara.get(&request).await.text().contains("L’e-mail non è arrivata"));
}
