use domain::{Id, form::edit::Place};

use super::*;

fn fits(address: &str, pattern: &str) -> bool {
    let path = address.split('?').next().unwrap();
    let (path, pattern): (Vec<_>, Vec<_>) = (path.split('/').collect(), pattern.split('/').collect());
    path.len() == pattern.len()
        && path
            .iter()
            .zip(pattern)
            .all(|(part, wanted)| (wanted.starts_with('{') && !part.is_empty()) || *part == wanted)
}

#[test]
fn every_address_fits_the_router() {
    let protocollo = "2026/1847".parse().unwrap();
    let uuid: domain::Id<Document> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let request = |part| Route::Request { protocollo, part };
    let intake = |part| Route::ConsoleIntake { id: Id::new(uuid.uuid()), part };
    let card = |part| Route::ConsoleCard { id: Id::new(uuid.uuid()), part };
    let (slug, step) = (String::from("pasti"), String::from("nucleo"));
    for (route, pattern) in [
        (Route::Home, pattern::HOME),
        (Route::Services, pattern::SERVICES),
        (Route::ServicesSearch { query: "a b".into() }, pattern::SERVICES),
        (Route::service("pasti"), pattern::SERVICE),
        (Route::step("pasti", "nucleo"), pattern::STEP),
        (Route::Summary { service: slug.clone() }, pattern::STEP),
        (Route::Confirmation { service: slug }, pattern::STEP),
        (Route::Access { next: Some("/servizi/pasti".into()) }, pattern::ACCESS),
        (Route::CieLogin { level: 2, next: Some("/a".into()) }, pattern::CIE_LOGIN),
        (Route::SpidLogin { idp: "http://idp".into(), level: 2, next: None }, pattern::SPID_LOGIN),
        (Route::Logout, pattern::LOGOUT),
        (request(RequestPart::Page), pattern::REQUEST),
        (request(RequestPart::Integration), pattern::REQUEST_INTEGRATION),
        (request(RequestPart::Observations), pattern::REQUEST_OBSERVATIONS),
        (request(RequestPart::Messages), pattern::REQUEST_MESSAGES),
        (request(RequestPart::Withdraw), pattern::REQUEST_WITHDRAW),
        (request(RequestPart::Receipt), pattern::REQUEST_RECEIPT),
        (request(RequestPart::Document(uuid)), pattern::REQUEST_DOCUMENT),
        (intake(IntakePart::Page), pattern::CONSOLE_INTAKE),
        (intake(IntakePart::TakeUp), pattern::CONSOLE_TAKE_UP),
        (intake(IntakePart::Integration), pattern::CONSOLE_INTEGRATION),
        (intake(IntakePart::Accept), pattern::CONSOLE_ACCEPT),
        (intake(IntakePart::Notice), pattern::CONSOLE_NOTICE),
        (intake(IntakePart::Refuse), pattern::CONSOLE_REFUSE),
        (intake(IntakePart::Messages), pattern::CONSOLE_MESSAGES),
        (intake(IntakePart::Document(uuid)), pattern::CONSOLE_DOCUMENT),
        (card(CardPart::Page), pattern::CONSOLE_CARD),
        (card(CardPart::Access), pattern::CONSOLE_CARD_ACCESS),
        (card(CardPart::Notes), pattern::CONSOLE_CARD_NOTES),
        (card(CardPart::Conclusion), pattern::CONSOLE_CARD_CONCLUSION),
        (Route::OperatorConfirm { next: "/console/sessioni".into(), start: true }, pattern::OPERATOR_CONFIRM),
        (Route::ConsolePerson { id: Id::new(uuid.uuid()) }, pattern::CONSOLE_PERSON),
        (Route::ConsoleService { slug: "pasti".into(), part: ServicePart::Page }, pattern::CONSOLE_SERVICE),
        (
            Route::ConsoleService {
                slug: "pasti".into(),
                part: ServicePart::Node(NodeAt::Within(Some(Place::Section(0, 1)))),
            },
            pattern::CONSOLE_SERVICE_NODE,
        ),
        (
            Route::ConsoleService { slug: "pasti".into(), part: ServicePart::Preview("casa".into()) },
            pattern::CONSOLE_SERVICE_PREVIEW,
        ),
        (
            Route::ConsoleService { slug: "pasti".into(), part: ServicePart::Withdraw(2) },
            pattern::CONSOLE_SERVICE_WITHDRAW,
        ),
        (Route::ApiDraft { intake: Id::new(uuid.uuid()), step }, pattern::API_DRAFT),
        (
            Route::ApiDraftDocuments { intake: Id::new(uuid.uuid()), question: "isee".into() },
            pattern::API_DRAFT_DOCUMENTS,
        ),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn what_a_person_typed_cannot_leave_its_place_in_the_address() {
    assert_eq!(Route::service("../a?b#c").href(), "/servizi/..%2Fa%3Fb%23c");
    assert_eq!(Route::Access { next: Some("/a?b=c&d".into()) }.href(), "/accesso?next=%2Fa%3Fb%3Dc%26d");
}
