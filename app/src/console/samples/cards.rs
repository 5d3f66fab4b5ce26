//! Cards and people.

use domain::{
    card::{
        Access, AccessReason, Card, Correction, Ending, Mode, Outcome, Replaced, Row, SeenAccess, State, Tag,
        parts::{Part, Parts, Proposed, Unmet, WhyUnmet},
        requests::{Advancement, AskedBy, ServiceRequest},
    },
    diary::{Content, DiaryEntry, Kind},
    fields::Values,
    intake::{Answered, Page as Rows},
    mask::{Field, Group, Mask},
    person::{
        CodePlace, Dossier, Found, Identity, Level, Match, Name, Person, Reason, Row as PersonRow, Sex,
    },
    privacy::Standing,
};

use super::{
    at, card_id, chiara, corrected,
    counter::{called_by_alias, nameless},
    day, desk, fiscal_code, id,
    intakes::answers,
    intakes::matches,
    lists::{lists, withdrawn},
    moment, now, protocollo, text, today,
};
use crate::console::{
    address::TypedFilter,
    card::{CardDetail, Editing},
    cards::CardsList,
    exceptional::sampled,
    form::{AccessForm, NoteForm, OutcomeForm},
    people::{PeopleList, PersonDetail},
    unsaved::Unsaved,
};

/// Somebody known by name.
pub(in crate::console) fn person() -> Person {
    Person {
        id: id(501),
        identity: Identity::Known {
            name: Field::Shown(Name { given: "Giulia".to_owned(), family: "Ferrante".to_owned() }),
        },
        fiscal_code: Field::Shown(Some(fiscal_code("FRRGLI88C54M990P"))),
        birth_date: Field::Shown(Some(day("1988-03-14").into())),
        death_date: Field::Shown(None),
        birth_place: Field::Shown(Some("Pontelaro".to_owned())),
        sex: Field::Shown(Some(Sex::F)),
        email: Field::Shown(Some("giulia.ferrante@posta.example".to_owned())),
        phone: Field::Shown(None),
        residence: Field::Shown(Some("Via del Mulino Vecchio 12, Pontelaro".to_owned())),
        created_at: at("2023-02-01T09:00:00Z"),
        merged_into: None,
        whole: true,
    }
}

/// Somebody whose code fits nothing else that is written.
fn contradicted() -> Person {
    Person {
        identity: Identity::Known {
            name: Field::Shown(Name { given: "Marco".to_owned(), family: "<b>Conti".to_owned() }),
        },
        birth_date: Field::Shown(Some(day("1989-03-14").into())),
        sex: Field::Shown(Some(Sex::M)),
        death_date: Field::Shown(Some(day("2026-11-02"))),
        ..person()
    }
}

/// Somebody whose identity is hidden.
pub(in crate::console) fn masked_person() -> Person {
    Person {
        identity: Identity::Known { name: Field::Masked(Group::Identity) },
        fiscal_code: Field::Masked(Group::Identity),
        birth_date: Field::Masked(Group::Identity),
        death_date: Field::Masked(Group::Identity),
        birth_place: Field::Masked(Group::Identity),
        sex: Field::Masked(Group::Identity),
        residence: Field::Masked(Group::ProtectedAddress),
        ..person()
    }
}

/// Somebody of whom a desk of the third sector was sent the name and no part.
fn sent_in_part() -> Person {
    Person { identity: person().identity, whole: false, ..masked_person() }
}

/// A note of Chiara's.
pub(in crate::console) fn note(number: u128, private: bool, text: &str) -> DiaryEntry {
    let (place, present) = (String::new(), String::new());
    DiaryEntry {
        id: id(number),
        at: at("2026-11-20T09:31:00Z"),
        by: "Chiara Moretti".to_owned(),
        own: true,
        private,
        content: Content { kind: Kind::Note, on: day("2026-11-20"), place, present, text: text.to_owned() },
        revision: 1,
        before: Vec::new(),
    }
}

/// What her request says about who speaks.
fn proposed() -> Proposed {
    let mut values = Values::default();
    for (code, value) in [("chi", "familiare"), ("interlocutore-nome", "Ada <script>alert(1)")] {
        values.set(code, [value.to_owned()]);
    }
    Proposed { part: Part::Speaker, values, source: protocollo(1847) }
}

fn access() -> Access {
    Access {
        on: day("2026-11-19"),
        mode: Mode::Online,
        reason: AccessReason::Sent,
        sender: "Scuola <script>alert(1)".to_owned(),
        specification: "Dopo un colloquio con l’insegnante".to_owned(),
        description: "Ha perso il lavoro a settembre, due mesi d’affitto da pagare.".to_owned(),
    }
}

fn described(description: &str) -> SeenAccess {
    Access { description: description.to_owned(), ..access() }.through(&Mask::none())
}

fn card() -> Card {
    Card {
        id: card_id(),
        desk: desk(),
        opened: moment(at("2026-11-19T10:00:00Z")),
        state: State::Open,
        access: access().through(&Mask::none()),
        corrections: Vec::new(),
        person: person(),
        parts: Parts { lists: lists(), proposed: vec![proposed()], ..Parts::default() },
        requests: vec![request()],
        answers: answers(),
        needs: vec![
            Field::Shown("casa".to_owned()),
            Field::Masked(Group::Health),
            Field::Shown("altro-codice".to_owned()),
        ],
        diary: Field::Shown(vec![
            note(1, false, "Preoccupata per l’affitto.\nRichiamare lunedì."),
            note(2, true, "Solo per me."),
        ]),
        private_notes_of_others: 2,
        privacy: Standing::Missing,
        version: 7,
    }
}

/// A service that was asked for online.
pub(in crate::console) fn request() -> ServiceRequest {
    ServiceRequest {
        id: id(601),
        service: "contributo-economico".to_owned(),
        row: "4.08".parse().ok(),
        title: text("Contributo economico per le famiglie"),
        on: day("2026-11-03"),
        asked_by: AskedBy::Person,
        advancement: Advancement::Information,
        intake: Some((id(1847), protocollo(1847))),
        version: 1,
    }
}

/// A card that was completed so.
pub(in crate::console) fn ended(code: &str) -> State {
    State::Completed { completed: moment(at("2026-11-20T11:00:00Z")), outcome: simple(code) }
}

fn simple(code: &str) -> Outcome {
    Outcome { code: code.parse().expect("a code"), ending: Ending::Simple }
}

fn completed() -> Card {
    Card { state: ended("service_started"), ..card() }
}

/// Completed, with its access and its outcome corrected since.
fn mended(mask: &Mask) -> Card {
    let correction = |replaced: Replaced, reason: &str| Correction {
        by: chiara().name,
        at: at("2026-11-20T15:00:00Z"),
        reason: mask.field(replaced.group_of_reason(), reason.to_owned()),
        replaced: replaced.through(mask),
    };
    let before = Access { mode: Mode::Phone, description: String::new(), ..access() };
    let corrections = vec![
        correction(Replaced::Outcome(simple("tolto")), "Scelto male <script>alert(1)"),
        correction(Replaced::Access(before), "Non aveva telefonato"),
    ];
    Card { access: access().through(mask), corrections, ..completed() }
}

/// Open, empty, masked, edited, with errors, completed, corrected.
pub(in crate::console) fn cards() -> Vec<(&'static str, CardDetail)> {
    let mut bare = card();
    bare.access = described("");
    bare.requests.clear();
    bare.answers.clear();
    bare.needs.clear();
    bare.diary = Field::Shown(Vec::new());
    bare.private_notes_of_others = 0;
    let mut masked = card();
    masked.person = masked_person();
    masked.answers.push(Answered {
        title: text("Salute"),
        lines: vec![(text("Invalidità"), Field::Masked(Group::Health))],
    });
    let mut anonymous = card();
    anonymous.person = nameless();
    anonymous.access = described("Si chiama Wei <script>alert(1), tel. 333 010 0147");
    let mut wrong = CardDetail::new(card()).editing_access();
    let typed = AccessForm {
        on: "32/13/2026".to_owned(),
        mode: "piccione".to_owned(),
        reason: String::new(),
        ..AccessForm::of(&wrong.card)
    };
    wrong.errors = typed.check(today(), &Mask::none()).err().unwrap_or_default();
    wrong.access = Some(typed);
    let kept = Card { parts: withdrawn(), ..card() };
    let mut no_note = CardDetail::new(card());
    no_note.note = NoteForm { visibility: "privata".to_owned(), ..NoteForm::default() };
    no_note.errors = no_note.note.check().err().unwrap_or_default();
    let mut no_outcome = CardDetail::new(card());
    no_outcome.errors = OutcomeForm::default().check().err().unwrap_or_default();
    let written = [("vani".to_owned(), "tre <script>alert(1)".to_owned())];
    let (mut found, mut resumed) = (CardDetail::new(card()), CardDetail::new(card()));
    for (page, resume) in [(&mut found, false), (&mut resumed, true)] {
        let mut editing = Editing::of(page, Part::Home);
        editing.found(&written, now(), (resume, &[]));
        page.editing = Some(editing);
    }
    let mut drafted = CardDetail::new(card());
    drafted.found_draft(Part::Home, &written, now());
    let note = [("nota".to_owned(), "Ha detto <script>alert(1)".to_owned())];
    let (mut noted, mut note_resumed) = (CardDetail::new(card()), CardDetail::new(card()));
    noted.found_note(&note, Unsaved { at: now(), resumed: false });
    note_resumed.found_note(&note, Unsaved { at: now(), resumed: true });
    let blind = Mask::hiding([Group::Needs, Group::Diary]);
    let without = Mask::none().omitting([Group::Needs, Group::Diary]);
    let lifted = CardDetail { exceptional: vec![sampled(951, 901, now())], ..CardDetail::new(card()) };
    vec![
        ("open", CardDetail::new(card())),
        ("through a break-glass", lifted),
        ("bare", CardDetail::new(bare)),
        ("masked", CardDetail::new(masked)),
        ("anonymous", CardDetail::new(anonymous)),
        ("editing", CardDetail::new(card()).editing_access()),
        ("editing needs", CardDetail::new(card()).editing(Part::Needs)),
        ("editing who speaks", CardDetail::new(card()).editing(Part::Speaker)),
        ("editing foreigners", CardDetail::new(card()).editing(Part::Migration)),
        ("withdrawn values", CardDetail::new(kept.clone())),
        ("editing a withdrawn value", CardDetail::new(kept.clone()).editing(Part::Home)),
        ("editing a withdrawn need", CardDetail::new(kept).editing(Part::Needs)),
        ("part found again where it is read", drafted),
        ("part found again", found),
        ("part taken up again", resumed),
        ("note found again", noted),
        ("note taken up again", note_resumed),
        ("errors in access", wrong),
        ("errors in note", no_note),
        ("no outcome", no_outcome),
        ("completed", CardDetail::new(completed())),
        ("corrected", CardDetail::new(mended(&Mask::none()))),
        ("corrected and masked", CardDetail::new(mended(&blind))),
        ("corrected and the reason absent", CardDetail::new(mended(&without))),
        ("correcting the access", CardDetail::new(mended(&Mask::none())).editing_access()),
        ("correcting an access that is masked", CardDetail::new(mended(&blind)).editing_access()),
        ("correcting the outcome", CardDetail::new(completed()).correcting_outcome()),
    ]
}

fn rows() -> Vec<Row> {
    let row = |card: Card, name: Field<String>| Row {
        id: card.id,
        full_name: name,
        on: card.access.on,
        service_title: card.requests.first().map(|request| request.title.clone()),
        desk: card.desk,
        state: card.state,
        opened_by: chiara().name,
        unmet: None,
    };
    let bare = Card { requests: Vec::new(), ..card() };
    vec![
        row(card(), Field::Shown("Giulia Ferrante".to_owned())),
        row(completed(), Field::Shown("Giulia Ferrante".to_owned())),
        row(bare, Field::Masked(Group::Identity)),
    ]
}

/// Lists of cards.
pub(in crate::console) fn card_lists() -> Vec<(&'static str, CardsList)> {
    let page = Rows { rows: rows(), previous: Some("a".to_owned()), next: Some("b&c".to_owned()) };
    let empty = Rows { rows: Vec::new(), previous: None, next: None };
    let mut not_met = page.clone();
    if let Some(row) = not_met.rows.first_mut() {
        let need = "Un posto <b>\"d’Angelo\"</b>".to_owned();
        row.unmet = Some(Unmet { need, why: "Posti o fondi esauriti".to_owned() });
    }
    let list = |page, filter: TypedFilter| CardsList {
        page,
        errors: filter.check().err().unwrap_or_default(),
        filter,
        needs: true,
    };
    let strange = TypedFilter {
        tag: Some(Tag::Completed),
        text: "<b>\"d’Angelo\"</b> & figli".to_owned(),
        mine: true,
        ..TypedFilter::default()
    };
    let days = |from: &str, until: &str| TypedFilter {
        from: from.to_owned(),
        until: until.to_owned(),
        ..TypedFilter::default()
    };
    vec![
        ("some", list(page.clone(), TypedFilter::default())),
        ("none", list(empty.clone(), TypedFilter::default())),
        ("narrowed", list(page.clone(), days("01/11/2026", "20/11/2026"))),
        ("not met", list(not_met, TypedFilter { unmet: Some(WhyUnmet::Any), ..TypedFilter::default() })),
        ("needs hidden", CardsList { needs: false, ..list(page, TypedFilter::default()) }),
        ("narrowed to nothing", list(empty.clone(), strange)),
        ("wrong days", list(empty.clone(), days("boh", "31/02/2026"))),
        ("backwards", list(empty, days("20/11/2026", "01/11/2026"))),
    ]
}

/// Every way in which somebody may fit.
fn reasons() -> Vec<Reason> {
    let (typed, meant) = ("<script>feranti".to_owned(), "Ferrante".to_owned());
    vec![
        Reason::FiscalCodeBegins,
        Reason::SimilarFiscalCode,
        Reason::SameFamilyName,
        Reason::SameGivenName,
        Reason::OtherName("Julia Ferrante <script>alert(1)".to_owned()),
        Reason::SameIdentifier,
        Reason::AlsoNamed("Maria".to_owned()),
        Reason::Read { typed: typed.clone(), meant: meant.clone() },
        Reason::Begins { typed: typed.clone(), meant },
        Reason::Missing(typed),
        Reason::BirthFits("03/1988".to_owned()),
        Reason::SimilarBirthDate,
        Reason::OtherBirthDate,
        Reason::DifferentName,
        Reason::PartOfAlias,
        Reason::SamePhone,
        Reason::PhoneBegins,
        Reason::SameEmail,
    ]
}

/// Lists of people.
pub(in crate::console) fn people_lists() -> Vec<(&'static str, PeopleList)> {
    let hidden = PersonRow {
        id: id(503),
        full_name: Field::Masked(Group::Identity),
        birth_date: Field::Masked(Group::Identity),
        fiscal_code: Field::Masked(Group::Identity),
        cards: 1,
    };
    let mut people = matches();
    let line = |level, reasons| Match { person: hidden.clone(), last_card: None, level, reasons };
    people.push(line(Some(Level::Low), reasons()));
    let newest = vec![line(None, Vec::new())];
    let list = |query: &str, people, more, left_out| PeopleList {
        query: query.to_owned(),
        found: Found { people, more, left_out },
    };
    vec![
        ("newest", list("", newest, true, Vec::new())),
        ("nobody yet", list("", Vec::new(), false, Vec::new())),
        ("found", list("ferrante", people.clone(), false, Vec::new())),
        ("more", list("ferrante", people, true, vec![Group::Contacts])),
        ("nobody", list("\"><script>", Vec::new(), false, vec![Group::Identity, Group::Contacts])),
    ]
}

/// Somebody without cards.
const fn dossier(person: Person, place: Option<CodePlace>) -> Dossier {
    Dossier { person, cards: Vec::new(), place }
}

/// People.
pub(in crate::console) fn people() -> Vec<(&'static str, PersonDetail)> {
    let of = |dossier, corrections| PersonDetail { dossier, corrections, asks: true };
    vec![
        ("known", of(Dossier { person: person(), cards: rows(), place: None }, Vec::new())),
        (
            "code differs",
            of(dossier(contradicted(), Some(CodePlace::Unknown("A000".to_owned()))), Vec::new()),
        ),
        ("corrected", of(dossier(person(), None), corrected())),
        ("masked", of(dossier(masked_person(), None), Vec::new())),
        ("sent in part", of(dossier(sent_in_part(), None), Vec::new())),
        ("anonymous", of(dossier(nameless(), None), Vec::new())),
        ("protected", of(dossier(called_by_alias(false), None), Vec::new())),
        ("protected seen", of(dossier(called_by_alias(true), None), Vec::new())),
    ]
}
