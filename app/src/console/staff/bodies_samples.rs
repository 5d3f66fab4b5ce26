//! Bodies, new desks, their end and their places, for the samples of their pages.

use std::collections::BTreeMap;

use domain::{
    Lang,
    appointment::Reason,
    codes::Validity,
    mask::Mask,
    staff::{Change, DeskFile, DeskKind, DeskText, ProfileRef, Refusal},
    zone::{
        Agreement, BodyFile, BodyKind, BodyLine, BodyText, Closing, Dates, DeskChoices, DeskMails, MailFlaw,
        MailKind, MailTag, MailText, OpenWork, OpenedDesk, Opening, PointFile, PointText, Sector, giving,
        seasons,
    },
};

use super::{
    BodiesPage, BodyPage, ClosingPage, MailsPage, OpeningPage, PointPage, RuleWrong, Slip, Wrong,
    body_form::{CLOSED_FROM, KIND, SECTOR_UNTIL},
    form::{NAME, PROFILE, REASON},
    mails,
    rule_form::rule_id,
    samples::{desk, recorded, staff_desk},
};
use crate::console::{catalogue::Typed, samples};

fn text(kind: BodyKind) -> BodyText {
    let until = Some(samples::now().date_naive());
    BodyText {
        name: "Comune \"d’Altura\" <sera>".to_owned(),
        kind,
        belfiore: Some("L999".to_owned()),
        ipa: Some("c_l999".to_owned()),
        phone: "055 010 0900".to_owned(),
        email: "protocollo@altura.example".to_owned(),
        sectors: vec![Sector { name: "Minori <b>".to_owned(), valid: Validity { from: None, until } }],
    }
}

pub(super) fn lists() -> Vec<(&'static str, BodiesPage)> {
    let line = |number, kind, desks| BodyLine { id: samples::id(number), name: text(kind).name, kind, desks };
    let bodies = BodyKind::ALL.into_iter().zip(701..).map(|(kind, number)| line(number, kind, 2)).collect();
    vec![("some", BodiesPage { bodies })]
}

fn file(kind: BodyKind) -> BodyFile {
    let day = samples::now().date_naive();
    let before = BodyText { belfiore: None, ipa: None, sectors: Vec::new(), ..text(kind) };
    let written = Change::Body { before: Some(before.clone()), after: text(kind) };
    let added = Change::Body { before: None, after: before };
    let agreement = Agreement {
        id: samples::id(711),
        dates: Dates { from: day, until: day },
        act: "Determina 12/2026 <sera>".to_owned(),
        ended_on: None,
    };
    BodyFile {
        id: samples::id(701),
        text: text(kind),
        desks: samples::desks(),
        agreements: if kind.is_outside() { vec![agreement] } else { Vec::new() },
        writable: true,
        version: 2,
        history: vec![recorded(2, written), recorded(1, added)],
    }
}

pub(super) fn bodies() -> Vec<(&'static str, BodyPage)> {
    let shown = BodyPage::shown(file(BodyKind::Municipality), true);
    let slips = vec![
        Slip::new(NAME, RuleWrong::Staff(Wrong::Refused(Refusal::NameTaken))),
        Slip::new(KIND, RuleWrong::Staff(Wrong::Refused(Refusal::HasDesks))),
        Slip::new(rule_id(0, SECTOR_UNTIL), RuleWrong::Backwards),
    ];
    let outside = file(BodyKind::ThirdSector);
    let none = BodyFile { desks: Vec::new(), agreements: Vec::new(), history: Vec::new(), ..outside.clone() };
    let foreign = BodyFile { writable: false, ..file(BodyKind::Health) };
    vec![
        ("own", shown.clone()),
        ("outside", BodyPage::shown(outside, true)),
        ("outside without desks", BodyPage::shown(none, true)),
        ("of another administrator", BodyPage::shown(foreign, false)),
        ("wrong", BodyPage { slips, ..shown.clone() }),
        ("meanwhile", BodyPage { conflict: true, ..shown }),
        ("new", BodyPage::new(false)),
    ]
}

pub(super) fn openings() -> Vec<(&'static str, OpeningPage)> {
    let profile = ProfileRef {
        id: samples::id(601),
        name: "Terzo settore".to_owned(),
        mask: Mask::default(),
        only_at: Vec::new(),
    };
    let choices = DeskChoices {
        bodies: vec![(samples::id(701), "Comune di Pontelaro".to_owned())],
        profiles: vec![profile],
    };
    let empty = OpeningPage { choices, fresh: false, typed: Typed::default(), slips: Vec::new() };
    let mut typed = Typed::default();
    typed.set(NAME, "Sportello \"d’<b>\"");
    let slips = vec![Slip::new(KIND, RuleWrong::NoKind), Slip::new(PROFILE, RuleWrong::Shows)];
    vec![("empty", empty.clone()), ("wrong", OpeningPage { fresh: true, typed, slips, ..empty })]
}

fn desk_file() -> DeskFile {
    let day = samples::now().date_naive();
    let after = Validity { from: None, until: Some(day) };
    let opened = OpenedDesk {
        text: DeskText {
            name: desk(0).name,
            names: BTreeMap::new(),
            description: "Accoglie <sera>".to_owned(),
        },
        kind: DeskKind::General,
        organisation: "Comune di Pontelaro".to_owned(),
        profile: "Segretariato sociale".to_owned(),
        open: Validity::default(),
    };
    let placed = Change::Placed { before: Some(Box::new(point_text())), after: Box::new(point_text()) };
    let first = Change::Placed { before: None, after: Box::new(point_text()) };
    let closed = Change::Closed { before: Validity::default(), after };
    let changes = [closed, placed, first, Change::Opened { after: opened }];
    DeskFile {
        desk: staff_desk(0),
        names: BTreeMap::new(),
        description: String::new(),
        writable: true,
        points: Vec::new(),
        services: vec!["Pasti <b>a domicilio".to_owned()],
        profiles: Vec::new(),
        version: 4,
        history: (1..=4).rev().zip(changes).map(|(version, change)| recorded(version, change)).collect(),
    }
}

pub(super) fn closings() -> Vec<(&'static str, ClosingPage)> {
    let work = OpenWork { intakes: 3, cards: 12, referrals: 1, outside: 2, proposals: 1, appointments: 0 };
    let closing = Closing { file: desk_file(), open: Validity::default(), work, others: vec![desk(1)] };
    let until = Some(samples::now().date_naive());
    let closed = Closing {
        open: Validity { from: None, until },
        work: OpenWork::default(),
        others: Vec::new(),
        ..closing.clone()
    };
    let foreign = Closing { file: DeskFile { writable: false, ..desk_file() }, ..closed.clone() };
    let mut typed = Typed::default();
    typed.set(CLOSED_FROM, "1/1/2027");
    typed.set(REASON, "Accorpamento <b>");
    let slips = vec![Slip::new(CLOSED_FROM, RuleWrong::Staff(Wrong::Refused(Refusal::OpenWork)))];
    let shown = ClosingPage::shown(closing, true);
    vec![
        ("open work", shown.clone()),
        ("closed", ClosingPage::shown(closed, false)),
        ("of another body", ClosingPage::shown(foreign, false)),
        ("refused", ClosingPage { typed, slips, ..shown.clone() }),
        ("meanwhile", ClosingPage { conflict: true, ..shown }),
    ]
}

fn point_text() -> PointText {
    PointText {
        name: "Palazzo \"d’Arco\" <b>".to_owned(),
        address: "Via dei Mulini 4".to_owned(),
        town: "Pontelaro".to_owned(),
        directions: "Dal ponte <sera>".to_owned(),
        accessibility: String::new(),
        phone: "055 010 0200".to_owned(),
        email: "sportello@pontelaro.example".to_owned(),
        languages: vec![Lang::It, Lang::Ar],
        sign_language: true,
        hours: (1..=7).map(|weekday| Opening { weekday, opens: 540, closes: 750 }).collect(),
        seasons: seasons("dal 01/07/2026 al 31/08/2026: martedì 15-17").unwrap_or_default(),
        giving: giving(Reason::FirstTalk, "45 minuti, 2 posti, anche al telefono")
            .ok()
            .flatten()
            .into_iter()
            .collect(),
    }
}

pub(super) fn points() -> Vec<(&'static str, PointPage)> {
    let place =
        PointFile { file: desk_file(), point: Some((samples::id(801), point_text())), shared: vec![desk(1)] };
    let new = PointFile { point: None, shared: Vec::new(), ..place.clone() };
    let foreign = PointFile { file: DeskFile { writable: false, ..desk_file() }, ..place.clone() };
    let shown = PointPage::shown(place, true);
    let slips = vec![
        Slip::new(NAME, RuleWrong::Staff(Wrong::NoName)),
        Slip::new("orario-lunedi", RuleWrong::NoHours("mattina <b>".to_owned())),
        Slip::new("orari-di-periodo", RuleWrong::NoSeason("d’estate <b>".to_owned())),
        Slip::new("appuntamenti-modulo", RuleWrong::NoGiving("un’ora <b>".to_owned())),
    ];
    vec![
        ("some", shown.clone()),
        ("new", PointPage::shown(new, false)),
        ("of another body", PointPage::shown(foreign, false)),
        ("wrong", PointPage { slips, ..shown.clone() }),
        ("meanwhile", PointPage { conflict: true, ..shown }),
    ]
}

pub(super) fn mails() -> Vec<(&'static str, MailsPage)> {
    let text = MailText {
        subject: "Domanda {{protocollo}} <b>".to_owned(),
        body: "Buongiorno,\nla tua domanda è qui: {{collegamento}} <sera>".to_owned(),
    };
    let mailed = |before, after| Change::Mailed { letter: MailKind::News, lang: Lang::Ar, before, after };
    let history =
        vec![recorded(2, mailed(Some(text.clone()), None)), recorded(1, mailed(None, Some(text.clone())))];
    let file = DeskFile { version: 2, history, ..desk_file() };
    let written = vec![(MailKind::Receipt, Lang::It, text.clone())];
    let desk = DeskMails { file: file.clone(), written };
    let foreign = DeskMails { file: DeskFile { writable: false, ..file }, written: Vec::new() };
    let own = (MailKind::Receipt, Lang::It);
    let shown = MailsPage::shown(desk.clone(), own, true);
    let slips = vec![
        Slip::new(mails::SUBJECT, RuleWrong::NoMail),
        Slip::new(mails::BODY, RuleWrong::Tags(MailFlaw::Unknown("cognome <b>".to_owned()))),
        Slip::new(mails::BODY, RuleWrong::Tags(MailFlaw::Missing(MailTag::Collegamento))),
    ];
    vec![
        ("own", shown.clone()),
        ("of the portal", MailsPage::shown(desk, (MailKind::News, Lang::En), false)),
        ("of another body", MailsPage::shown(foreign, own, false)),
        ("preview", MailsPage { preview: Some(text), ..shown.clone() }),
        ("wrong", MailsPage { slips, ..shown.clone() }),
        ("meanwhile", MailsPage { conflict: true, ..shown }),
    ]
}
