use domain::{
    Id,
    codes::Table,
    deadline::{Key, Kind},
    form::edit::Place,
};

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
    let code = Code::new(2026, 123).unwrap();
    let appointment = |part| Route::MyAppointment { code, part };
    let chosen = booking::Chosen { from: "2026-11-20".parse().ok(), ..booking::Chosen::default() };
    let slug = String::from("pasti");
    for (route, pattern) in [
        (Route::Home, pattern::HOME),
        (Route::Services, pattern::SERVICES),
        (Route::service("pasti"), pattern::SERVICE),
        (Route::step("pasti", "nucleo"), pattern::STEP),
        (Route::Summary { service: slug.clone() }, pattern::STEP),
        (Route::NewForm { service: slug.clone() }, pattern::NEW_FORM),
        (Route::Confirmation { service: slug }, pattern::STEP),
        (Route::Access { next: Some("/servizi/pasti".into()) }, pattern::ACCESS),
        (Route::CieLogin { level: 2, next: Some("/a".into()), municipality: None }, pattern::CIE_LOGIN),
        (Route::SpidLogin { idp: "http://idp".into(), level: 2, next: None }, pattern::SPID_LOGIN),
        (Route::Logout, pattern::LOGOUT),
        (Route::Desks, pattern::DESKS),
        (Route::Appointments(chosen), pattern::APPOINTMENTS),
        (Route::MyAppointments, pattern::MY_APPOINTMENTS),
        (appointment(AppointmentPart::Page), pattern::MY_APPOINTMENT),
        (appointment(AppointmentPart::Move), pattern::MY_APPOINTMENT_MOVE),
        (appointment(AppointmentPart::Cancel), pattern::MY_APPOINTMENT_CANCEL),
        (appointment(AppointmentPart::Calendar), pattern::MY_APPOINTMENT_CALENDAR),
        (Route::ConsoleAppointments { on: "2026-11-20".parse().ok() }, pattern::CONSOLE_APPOINTMENTS),
        (Route::ConsoleBook(chosen), pattern::CONSOLE_BOOK),
        (Route::ConsoleClosures, pattern::CONSOLE_CLOSURES),
        (Route::ConsoleOutcome { code }, pattern::CONSOLE_OUTCOME),
        (request(RequestPart::Page), pattern::REQUEST),
        (request(RequestPart::Integration), pattern::REQUEST_INTEGRATION),
        (request(RequestPart::Observations), pattern::REQUEST_OBSERVATIONS),
        (request(RequestPart::Messages), pattern::REQUEST_MESSAGES),
        (request(RequestPart::Access), pattern::REQUEST_ACCESS),
        (request(RequestPart::Withdraw), pattern::REQUEST_WITHDRAW),
        (Route::AreaDeadline { key: Key { kind: Kind::Draft, of: uuid.uuid() } }, pattern::AREA_DEADLINE),
        (Route::ConsoleAccess { id: Id::new(uuid.uuid()) }, pattern::CONSOLE_ACCESS),
        (request(RequestPart::Receipt), pattern::REQUEST_RECEIPT),
        (request(RequestPart::Document(uuid)), pattern::REQUEST_DOCUMENT),
        (Route::OwnDocument { id: uuid }, pattern::OWN_DOCUMENT),
        (intake(IntakePart::Page), pattern::CONSOLE_INTAKE),
        (intake(IntakePart::TakeUp), pattern::CONSOLE_TAKE_UP),
        (intake(IntakePart::HandOver), pattern::CONSOLE_HAND_OVER),
        (intake(IntakePart::Integration), pattern::CONSOLE_INTEGRATION),
        (intake(IntakePart::Accept), pattern::CONSOLE_ACCEPT),
        (intake(IntakePart::Notice), pattern::CONSOLE_NOTICE),
        (intake(IntakePart::Refuse), pattern::CONSOLE_REFUSE),
        (intake(IntakePart::Messages), pattern::CONSOLE_MESSAGES),
        (intake(IntakePart::Document(uuid)), pattern::CONSOLE_DOCUMENT),
        (intake(IntakePart::Delivery(Id::new(uuid.uuid()))), pattern::CONSOLE_DELIVERY),
        (Route::Personal(PersonalPart::Code), pattern::PROFILE_CODE),
        (Route::Personal(PersonalPart::PhoneCode), pattern::PROFILE_PHONE_CODE),
        (Route::Personal(PersonalPart::ProvePhone), pattern::PROFILE_PROVE_PHONE),
        (Route::Personal(PersonalPart::DropDraft { service: "pasti".into() }), pattern::DROP_DRAFT),
        (Route::Personal(PersonalPart::PrivacyBefore { key: "1 2".into() }), pattern::OWN_PRIVACY),
        (Route::ConsoleCardNew { person: Some(Id::new(uuid.uuid())) }, pattern::CONSOLE_CARD_NEW),
        (card(CardPart::Page), pattern::CONSOLE_CARD),
        (card(CardPart::Access), pattern::CONSOLE_CARD_ACCESS),
        (card(CardPart::Part(domain::card::parts::Part::Needs)), pattern::CONSOLE_CARD_PART),
        (card(CardPart::Notes), pattern::CONSOLE_CARD_NOTES),
        (card(CardPart::Conclusion), pattern::CONSOLE_CARD_CONCLUSION),
        (Route::OperatorConfirm { next: "/console/sessioni".into(), start: true }, pattern::OPERATOR_CONFIRM),
        (Route::ConsolePersonIdentity { id: Id::new(uuid.uuid()) }, pattern::CONSOLE_PERSON_IDENTITY),
        (Route::ConsolePersonFacts { id: Id::new(uuid.uuid()) }, pattern::CONSOLE_PERSON_FACTS),
        (Route::ConsoleFamily(Id::new(uuid.uuid()), FamilyPart::Page), pattern::CONSOLE_FAMILY),
        (Route::ConsoleFamily(Id::new(uuid.uuid()), FamilyPart::Cards), pattern::CONSOLE_FAMILY_CARDS),
        (Route::ConsolePersonRegistry { id: Id::new(uuid.uuid()) }, pattern::CONSOLE_PERSON_REGISTRY),
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
        (Route::ConsoleNumbers, pattern::CONSOLE_NUMBERS),
        (Route::ConsoleRatings, pattern::CONSOLE_RATINGS),
        (Route::ConsoleCodes, pattern::CONSOLE_CODES),
        (Route::ConsoleMunicipalities, pattern::CONSOLE_MUNICIPALITIES),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_a_code_table_fits_the_router() {
    let codes = |part| Route::ConsoleCodeTable { table: Table::SiussService, part };
    for (route, pattern) in [
        (codes(CodesPart::Page), pattern::CONSOLE_CODE_TABLE),
        (codes(CodesPart::New), pattern::CONSOLE_CODE_NEW),
        (codes(CodesPart::Row("A1.04".parse().unwrap())), pattern::CONSOLE_CODE),
        (codes(CodesPart::Import), pattern::CONSOLE_CODE_IMPORT),
        (codes(CodesPart::Imported), pattern::CONSOLE_CODE_IMPORTED),
        (codes(CodesPart::Export), pattern::CONSOLE_CODE_EXPORT),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_the_diary_and_of_notices_fits_the_router() {
    let uuid: domain::Id<Document> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let uuid = uuid.uuid();
    let card = |part| Route::ConsoleCard { id: Id::new(uuid), part };
    let privacy = |part| Route::ConsolePrivacy { person: Id::new(uuid), part };
    for (route, pattern) in [
        (card(CardPart::PartDraft(domain::card::parts::Part::Home)), pattern::CONSOLE_CARD_PART_DRAFT),
        (card(CardPart::NotesDraft), pattern::CONSOLE_CARD_NOTES_DRAFT),
        (card(CardPart::Diary), pattern::CONSOLE_DIARY),
        (card(CardPart::DiaryDraft), pattern::CONSOLE_DIARY_DRAFT),
        (card(CardPart::DiaryEntry(Id::new(uuid))), pattern::CONSOLE_DIARY_ENTRY),
        (card(CardPart::Print), pattern::CONSOLE_CARD_PRINT),
        (card(CardPart::Refer), pattern::CONSOLE_REFERRAL_NEW),
        (card(CardPart::Remove), pattern::CONSOLE_CARD_REMOVE),
        (Route::ConsoleRemoved, pattern::CONSOLE_REMOVED),
        (Route::ConsoleReferrals(None), pattern::CONSOLE_REFERRALS),
        (Route::ConsoleReferrals(Some(Id::new(uuid))), pattern::CONSOLE_REFERRAL),
        (Route::ConsoleAsked, pattern::CONSOLE_ASKED),
        (Route::ConsoleExport(ListOf::Cards), pattern::CONSOLE_CARDS_EXPORT),
        (Route::ConsoleExport(ListOf::Requests), pattern::CONSOLE_QUEUE_EXPORT),
        (Route::ConsoleExport(ListOf::Services), pattern::CONSOLE_ASKED_EXPORT),
        (card(CardPart::Requests), pattern::CONSOLE_REQUESTS),
        (card(CardPart::Request(Id::new(uuid))), pattern::CONSOLE_REQUEST),
        (card(CardPart::Attachments(Id::new(uuid))), pattern::CONSOLE_ATTACHMENTS),
        (card(CardPart::Attachment(Id::new(uuid), Id::new(uuid))), pattern::CONSOLE_ATTACHMENT),
        (privacy(PrivacyPart::Scans(Id::new(uuid))), pattern::CONSOLE_SCANS),
        (privacy(PrivacyPart::Scan(Id::new(uuid), Id::new(uuid))), pattern::CONSOLE_SCAN),
        (Route::ConsoleRules, pattern::CONSOLE_RULES),
        (privacy(PrivacyPart::Page), pattern::CONSOLE_PRIVACY),
        (privacy(PrivacyPart::Withdraw(Id::new(uuid))), pattern::CONSOLE_PRIVACY_WITHDRAW),
        (privacy(PrivacyPart::Print(Id::new(uuid), Lang::Ar)), pattern::CONSOLE_PRIVACY_PRINT),
        (Route::ConsoleNotices { desk: Some(Id::new(uuid)) }, pattern::CONSOLE_NOTICES),
        (Route::Personal(PersonalPart::Sign), pattern::OWN_SIGN),
        (Route::Notice(Id::new(uuid), None), pattern::PRIVACY_NOTICE),
        (Route::Notice(Id::new(uuid), Some(2)), pattern::PRIVACY_VERSION),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_proposals_and_alerts_fits_the_router() {
    let uuid: Id<Person> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let uuid = uuid.uuid();
    for (part, pattern) in [
        (Tasks::Proposals, pattern::CONSOLE_PROPOSALS),
        (Tasks::Proposal(Id::new(uuid)), pattern::CONSOLE_PROPOSAL),
        (Tasks::Propose(Id::new(uuid)), pattern::CONSOLE_PROPOSAL_NEW),
        (Tasks::Alerts { after: None }, pattern::CONSOLE_ALERTS),
        (Tasks::Alerts { after: Some("1.2 3".into()) }, pattern::CONSOLE_ALERTS),
        (Tasks::Alert(Id::new(uuid)), pattern::CONSOLE_ALERT),
        (Tasks::Wishes, pattern::CONSOLE_ALERT_WISHES),
        (Tasks::Absences, pattern::CONSOLE_ABSENCES),
    ] {
        let route = Route::ConsoleTasks(part);
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_cards_handed_outside_fits_the_router() {
    let uuid: Id<Person> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let uuid = uuid.uuid();
    for (part, pattern) in [
        (Outside::New(Id::new(uuid)), pattern::CONSOLE_OUTSIDE_NEW),
        (Outside::One(Id::new(uuid)), pattern::CONSOLE_OUTSIDE),
        (Outside::Link { token: "0a".into() }, pattern::OUTSIDE),
        (Outside::Document { token: "0a".into(), paper: Id::new(uuid) }, pattern::OUTSIDE_DOCUMENT),
        (
            Outside::Enclosed { referral: Id::new(uuid), paper: Id::new(uuid) },
            pattern::CONSOLE_REFERRAL_PAPER,
        ),
    ] {
        let route = Route::Outside(part);
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_two_records_of_one_person_fits_the_router() {
    let uuid: Id<Person> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let into = |other| Route::ConsoleMerging(Merging::Into { kept: uuid, other });
    let doubles = |after| Route::ConsoleMerging(Merging::Doubles { after });
    for (route, pattern) in [
        (into(None), pattern::CONSOLE_MERGE),
        (into(Some(uuid)), pattern::CONSOLE_MERGE),
        (Route::ConsoleMerging(Merging::Correction(uuid)), pattern::CONSOLE_CORRECTION),
        (doubles(None), pattern::CONSOLE_DOUBLES),
        (doubles(Some("1.2 3".into())), pattern::CONSOLE_DOUBLES),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
    assert_eq!(doubles(Some("1 2".into())).href(), "/console/persone/doppioni?dopo=1%202");
}

#[test]
fn every_address_of_the_administration_fits_the_router() {
    let uuid: domain::Id<Document> = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let uuid = uuid.uuid();
    let search = domain::trail::Search {
        about: Some(domain::trail::About::Person(Id::new(uuid))),
        only: Some(domain::trail::Only::Left),
        ..Default::default()
    };
    for (part, pattern) in [
        (StaffPart::Members { words: "a b".into(), after: Some("1".into()) }, pattern::CONSOLE_STAFF),
        (StaffPart::New, pattern::CONSOLE_STAFF_NEW),
        (StaffPart::Import, pattern::CONSOLE_STAFF_IMPORT),
        (StaffPart::Imported, pattern::CONSOLE_STAFF_IMPORTED),
        (StaffPart::Member(Id::new(uuid)), pattern::CONSOLE_STAFF_MEMBER),
        (StaffPart::Desks, pattern::CONSOLE_STAFF_DESKS),
        (StaffPart::Desk(Id::new(uuid)), pattern::CONSOLE_STAFF_DESK),
        (StaffPart::Rules(Id::new(uuid)), pattern::CONSOLE_STAFF_RULES),
        (StaffPart::DeskNew, pattern::CONSOLE_DESK_NEW),
        (StaffPart::DeskClose(Id::new(uuid)), pattern::CONSOLE_DESK_CLOSE),
        (StaffPart::PointNew(Id::new(uuid)), pattern::CONSOLE_POINT_NEW),
        (StaffPart::Point(Id::new(uuid), Id::new(uuid)), pattern::CONSOLE_POINT),
        (StaffPart::Mails(Id::new(uuid), None), pattern::CONSOLE_MAILS),
        (StaffPart::Bodies, pattern::CONSOLE_BODIES),
        (StaffPart::BodyNew, pattern::CONSOLE_BODY_NEW),
        (StaffPart::Body(Id::new(uuid)), pattern::CONSOLE_BODY),
        (StaffPart::Trail(search, Some("7".into())), pattern::CONSOLE_TRAIL),
        (StaffPart::Work, pattern::CONSOLE_WORK),
        (StaffPart::Transfer { taken: true }, pattern::CONSOLE_TRANSFER),
        (StaffPart::TransferFile, pattern::CONSOLE_TRANSFER_FILE),
        (StaffPart::TransferTaken, pattern::CONSOLE_TRANSFER_TAKEN),
    ] {
        let route = Route::ConsoleStaff(part);
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
    let searched = Route::ConsoleStaff(StaffPart::Trail(search, None)).href();
    assert_eq!(searched, format!("{}?persona={uuid}&solo=uscite", pattern::CONSOLE_TRAIL));
    assert_eq!(Route::ConsoleStaff(StaffPart::trail()).href(), pattern::CONSOLE_TRAIL);
    assert_eq!(Route::ConsoleStaff(StaffPart::members()).href(), pattern::CONSOLE_STAFF);
}

#[test]
fn every_address_that_scripts_ask_fits_the_router() {
    let id = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    let (intake, step, question) = (Id::new(id), "nucleo".to_owned(), "isee".to_owned());
    for (what, pattern) in [
        (Api::Places, pattern::API_PLACES),
        (Api::Countries, pattern::API_COUNTRIES),
        (Api::Draft { intake, step }, pattern::API_DRAFT),
        (Api::DraftDocuments { intake, question }, pattern::API_DRAFT_DOCUMENTS),
        (Api::Upload { upload: Id::new(id) }, pattern::API_UPLOAD),
        (Api::QueueNews, pattern::API_QUEUE_NEWS),
        (Api::QueueEvents, pattern::API_QUEUE_EVENTS),
        (Api::Session, pattern::API_SESSION),
    ] {
        let route = Route::Api(what);
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

#[test]
fn every_address_of_the_public_pages_fits_the_router() {
    for (route, pattern) in [
        (searched("a b", Some(Topic::Home), None), pattern::SERVICES),
        (Route::Faq, pattern::FAQ),
        (Route::LegalNotes, pattern::LEGAL_NOTES),
        (Route::Report, pattern::REPORT),
        (Route::Sitemap, pattern::SITEMAP),
    ] {
        assert!(fits(&route.href(), pattern), "{route} does not fit {pattern}");
    }
}

fn searched(query: &str, topic: Option<Topic>, audience: Option<Audience>) -> Route {
    Route::ServicesSearch { query: query.into(), topic, audience }
}

#[test]
fn a_search_names_only_what_was_typed_and_chosen() {
    assert_eq!(searched("", None, None).href(), "/servizi");
    assert_eq!(searched("a&b", None, None).href(), "/servizi?q=a%26b");
    assert_eq!(searched("", None, Some(Audience::Carer)).href(), "/servizi?chi=assiste");
    let all = searched("nido", Some(Topic::Money), Some(Audience::Parent)).href();
    assert_eq!(all, "/servizi?q=nido&bisogno=soldi&chi=genitore");
}

#[test]
fn what_a_person_typed_cannot_leave_its_place_in_the_address() {
    assert_eq!(Route::service("../a?b#c").href(), "/servizi/..%2Fa%3Fb%23c");
    assert_eq!(Route::Access { next: Some("/a?b=c&d".into()) }.href(), "/accesso?next=%2Fa%3Fb%3Dc%26d");
}
