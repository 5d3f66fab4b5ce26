//! Operators, desks and an audit being looked at, for the samples of the pages.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    Lang,
    actor::{DeskRef, OperatorRef, Role},
    codes::Validity,
    intake::Page,
    mask::{Group, Mask},
    staff::{
        Change, Choices, DeskChoice, DeskFile, DeskKind, DeskText, FailedJob, Member, MemberFile, Membership,
        PointLine, ProfileRef, Recorded, Refusal, RetriedJob, StaffDesk, Terms, WayIn,
    },
    trail::{About, Event, Key, Look, Only, Search},
};

use super::{
    DeskPage, DesksPage, MemberPage, MembersPage, Mistake, NewcomerPage, TrailPage, Wrong,
    form::{ACT, GIVE, REASON},
    providers::{ProviderNews, ProviderRow},
    work::{Part, WorkPage},
};
use crate::{
    console::{catalogue::Typed, samples},
    public::Federation,
};

fn chiara() -> OperatorRef {
    OperatorRef { id: samples::id(901), name: "Chiara \"d’Angelo\" <sera>".to_owned() }
}

fn anna() -> OperatorRef {
    OperatorRef { id: samples::id(902), name: "Anna Bruni".to_owned() }
}

pub(super) fn desk(place: usize) -> DeskRef {
    samples::desks().swap_remove(place)
}

fn membership(place: usize) -> Membership {
    Membership {
        desk: desk(place),
        organisation: samples::id(701),
        role: if place == 0 { Role::FrontDesk } else { Role::SocialWorker },
        profile: "Segretariato sociale".to_owned(),
        valid: Validity { from: None, until: (place > 0).then(|| samples::now().date_naive()) },
        absent: (place > 0).then(anna),
        ended_at: None,
    }
}

fn member(enabled: bool) -> Member {
    Member { me: chiara(), enabled, memberships: vec![membership(0), membership(1)] }
}

pub(super) fn recorded(version: i32, change: Change) -> Recorded {
    Recorded {
        version,
        change,
        reason: "Sostituzione <script>alert(1)</script>".to_owned(),
        by: (version > 1).then(|| "Paolo Neri".to_owned()),
        at: samples::now(),
    }
}

fn terms() -> Terms {
    membership(1).terms()
}

fn file(enabled: bool) -> MemberFile {
    let given = Change::Given { desk: desk(1).name, before: None, after: terms() };
    let again = Change::Given { desk: desk(1).name, before: Some(terms()), after: membership(0).terms() };
    let ended = Change::Ended { desk: desk(1).name, before: terms(), on: samples::now().date_naive() };
    let created = Change::Created { name: chiara().name };
    let changes = [Change::Enabled, Change::Disabled, ended, again, given, created];
    let history = (1..=6).rev().zip(changes).map(|(version, change)| recorded(version, change)).collect();
    MemberFile {
        member: member(enabled),
        way_in: WayIn::Provider {
            issuer: "https://accesso.pontelaro.example".to_owned(),
            subject: "chiara.moretti".to_owned(),
        },
        since: samples::now(),
        version: 6,
        history,
    }
}

fn choices() -> Choices {
    let choice = |desk| DeskChoice { desk, organisation: "Comune di Pontelaro".to_owned() };
    let desks = samples::desks();
    let everywhere = ProfileRef {
        id: samples::id(601),
        name: "Sportello immigrazione".to_owned(),
        mask: Mask::hiding([Group::Health]),
        only_at: Vec::new(),
    };
    let mediators = ProfileRef {
        id: samples::id(602),
        name: "Mediatori <b>".to_owned(),
        only_at: desks.iter().map(|desk| desk.id).collect(),
        ..everywhere.clone()
    };
    Choices {
        desks: desks.into_iter().map(choice).collect(),
        profiles: vec![everywhere, mediators],
        colleagues: vec![anna()],
    }
}

fn page_of(file: MemberFile) -> MemberPage {
    MemberPage {
        file,
        providers: vec![("https://accesso.pontelaro.example".to_owned(), "Comune di Pontelaro".to_owned())],
        choices: choices(),
        today: samples::now().date_naive(),
        fresh: true,
        typed: Typed::default(),
        mistakes: Vec::new(),
        conflict: false,
        saved: true,
    }
}

pub(super) fn lists() -> Vec<(&'static str, MembersPage)> {
    let today = samples::now().date_naive();
    let away = Member { memberships: Vec::new(), ..member(false) };
    let rows = vec![member(true), away];
    let page = Page { rows, previous: None, next: Some("key".to_owned()) };
    let none = Page { rows: Vec::new(), previous: None, next: None };
    vec![
        ("some", MembersPage { words: String::new(), page, today }),
        ("none", MembersPage { words: "zzz\"><script>".to_owned(), page: none, today }),
    ]
}

pub(super) fn members() -> Vec<(&'static str, MemberPage)> {
    let mut typed = Typed::default();
    typed.set(ACT, GIVE);
    typed.set(REASON, "Ferie <b>\"d’Angelo");
    let mistakes = vec![
        Mistake::new("dai-sportello", Wrong::NoDesk),
        Mistake::new("dai-dal", Wrong::NotADate("31/02/2026".to_owned())),
        Mistake::new("dai-assente", Wrong::Refused(Refusal::NoAbsent)),
    ];
    let new = MemberFile {
        member: Member { memberships: Vec::new(), ..member(true) },
        way_in: WayIn::FiscalCode,
        version: 0,
        history: Vec::new(),
        ..file(true)
    };
    vec![
        ("in force", page_of(file(true))),
        ("disabled", page_of(file(false))),
        ("wrong", MemberPage { typed, mistakes, ..page_of(file(true)) }),
        ("meanwhile", MemberPage { conflict: true, ..page_of(file(true)) }),
        ("new", MemberPage { fresh: false, choices: Choices::default(), ..page_of(new) }),
    ]
}

pub(super) fn newcomers() -> Vec<(&'static str, NewcomerPage)> {
    let providers = vec![("https://accesso.pontelaro.example".to_owned(), "Comune di Pontelaro".to_owned())];
    let empty =
        NewcomerPage { providers, spid: true, fresh: false, typed: Typed::default(), mistakes: Vec::new() };
    let mistakes = vec![
        Mistake::new("nome", Wrong::NoName),
        Mistake::new("entra", Wrong::NoWayIn),
        Mistake::new("account", Wrong::Refused(Refusal::Taken)),
    ];
    vec![("empty", empty.clone()), ("wrong", NewcomerPage { fresh: true, mistakes, ..empty })]
}

pub(super) fn staff_desk(place: usize) -> StaffDesk {
    StaffDesk {
        desk: desk(place),
        kind: DeskKind::ALL.get(place).copied().unwrap_or(DeskKind::General),
        organisation: "Comune di Pontelaro".to_owned(),
        profile: "Segretariato sociale".to_owned(),
        operators: 4,
        counts: place == 0,
    }
}

pub(super) fn desk_lists() -> Vec<(&'static str, DesksPage)> {
    vec![("some", DesksPage { desks: vec![staff_desk(0), staff_desk(1)] })]
}

pub(super) fn desks() -> Vec<(&'static str, DeskPage)> {
    let names = BTreeMap::from([(Lang::En, "Desk <b>one".to_owned())]);
    let text =
        |name: &str| DeskText { name: name.to_owned(), names: names.clone(), description: String::new() };
    let change = Change::Described { before: text("Sportello"), after: text("Sportello sociale") };
    let file = DeskFile {
        desk: staff_desk(0),
        names: names.clone(),
        description: "Accoglie chi chiede aiuto <sera>".to_owned(),
        writable: true,
        points: vec![PointLine {
            id: samples::id(801),
            name: "Palazzo <b>".to_owned(),
            address: "Via dei Mulini 4".to_owned(),
            phone: "055 010 0200".to_owned(),
        }],
        services: vec!["Pasti a domicilio".to_owned()],
        profiles: Vec::new(),
        version: 1,
        history: vec![recorded(1, change)],
    };
    let foreign = DeskFile { writable: false, ..file.clone() };
    let shown = DeskPage::shown(file, true);
    let mistakes = vec![Mistake::new("nome", Wrong::NoName), Mistake::new("motivo", Wrong::NoReason)];
    vec![
        ("own", shown.clone()),
        ("of another body", DeskPage::shown(foreign, false)),
        ("wrong", DeskPage { mistakes, ..shown.clone() }),
        ("meanwhile", DeskPage { conflict: true, ..shown }),
    ]
}

fn event(action: &str, subject: &str) -> Event {
    Event {
        at: samples::now(),
        operator: (action != "sign_in_refused").then(chiara),
        desk: Some("Sportello sociale di Pontelaro".to_owned()),
        profile: Some("Segretariato sociale".to_owned()),
        action: action.to_owned(),
        subject: subject.to_owned(),
        subject_id: Some(samples::id::<Event>(301).uuid()),
        shown: vec![Group::Identity],
        masked: vec![Group::Health],
        reason: (action == "export").then(|| "statistics".to_owned()),
        look: None,
    }
}

/// A look into the register of transactions, by a command.
fn look(action: &str, keys: Vec<Key>) -> Event {
    let look =
        Look { by: "Anna Neri <ufficio>".to_owned(), why: "Procura, decreto 12/2026".to_owned(), keys };
    Event {
        operator: None,
        desk: None,
        profile: None,
        subject_id: None,
        shown: Vec::new(),
        masked: Vec::new(),
        reason: None,
        look: Some(look),
        ..event(action, "transaction")
    }
}

pub(super) fn trails() -> Vec<(&'static str, TrailPage)> {
    let rows = vec![
        event("read", "person"),
        event("open", "document"),
        event("export", "card"),
        event("sign_in_refused", "operator"),
        Event { subject_id: None, ..event("list", "intake") },
        look("list", vec![Key::Provider, Key::Days, Key::Person]),
        look("export", Vec::new()),
        Event { look: None, ..look("purge", Vec::new()) },
    ];
    let page = |rows| Page { rows, previous: None, next: Some("7".to_owned()) };
    let all = TrailPage {
        search: Search::default(),
        words: None,
        found: Some(page(rows)),
        typed: Typed::default(),
        mistakes: Vec::new(),
    };
    let about = Search { about: Some(About::Person(samples::id(301))), only: Some(Only::Left), ..all.search };
    let none = TrailPage { search: about, found: Some(page(Vec::new())), ..all.clone() };
    let mistakes = vec![Mistake::new("f-cerca", Wrong::NotFound)];
    let wrong = TrailPage { found: None, mistakes, ..all.clone() };
    vec![("all", all), ("nothing about a person", none), ("wrong", wrong)]
}

pub(super) fn works() -> Vec<(&'static str, WorkPage)> {
    let job = |number, queue: &str, error: Option<&str>| FailedJob {
        id: samples::id(number),
        queue: queue.to_owned(),
        attempts: 12,
        error: error.map(str::to_owned),
        failed_at: samples::now(),
    };
    let failed = vec![
        job(401, "send_mail", Some("the server is away")),
        job(402, "send_appointment_mail", None),
        job(403, "render_receipt", None),
        job(404, "scan_document", Some("the scanner said no <sera>")),
        job(405, "something_new", None),
    ];
    let waiting = |queue: &str, error: &str| RetriedJob {
        queue: queue.to_owned(),
        attempts: 3,
        error: Some(error.to_owned()),
        next_at: samples::now(),
    };
    let retried = vec![
        waiting("send_mail", "the mail server cannot be reached"),
        waiting("scan_document", "the scanner is away"),
    ];
    let parts =
        |providers| vec![(Part::Database, true), (Part::Documents, true), (Part::Providers, providers)];
    let (retried_none, failed_none) = (Vec::new(), Vec::new());
    let some = WorkPage { parts: parts(false), providers: Vec::new(), news: Vec::new(), retried, failed };
    let none = WorkPage {
        parts: parts(true),
        providers: providers(),
        news: vec![
            ProviderNews::Source("idp.xml: no signing key <sera>".to_owned()),
            ProviderNews::KeyAdded("Gestore Uno".to_owned(), samples::now()),
            ProviderNews::KeyRemoved("Gestore Uno".to_owned(), samples::now()),
        ],
        retried: retried_none,
        failed: failed_none,
    };
    vec![("some", some), ("none", none)]
}

/// One that is well, one whose key ends soon, one whose key has ended, one that may not be believed any more.
fn providers() -> Vec<ProviderRow> {
    let days = |days| Some(samples::now() + TimeDelta::days(days));
    let row = |name: &str, federation, key_until, metadata_until| ProviderRow {
        name: name.to_owned(),
        entity_id: format!("https://{}.example/metadata", name.replace(' ', "-").to_lowercase()),
        federation,
        key_until,
        metadata_until,
    };
    vec![
        row("Gestore Uno", Federation::Spid, days(700), None),
        row("Gestore Due", Federation::Spid, days(12), days(90)),
        row("Carta", Federation::Cie, days(-3), None),
        row("Nodo eIDAS", Federation::Eidas, None, days(-1)),
    ]
}
