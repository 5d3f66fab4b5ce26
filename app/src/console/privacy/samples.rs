//! Signatures of every kind, and notices with and without versions.

use domain::{
    Lang, Text,
    calendar::day_in_rome,
    document::DeskDocuments,
    mask::{Field, Group},
    privacy::{PrivacyNotice, PrivacySignature, Purpose, Said, Standing, Way, Withdrawal},
};

use super::{NoticeError, NoticeForm, NoticesPage, PersonPrivacyPage, SignError, SignForm, WithdrawForm};
use crate::console::{
    papers::{PaperError, PaperForm},
    samples::{desks, id, moment, now, scan},
};

pub(super) fn notice(version: i32) -> Option<PrivacyNotice> {
    let text = Text::italian("Titolare: Comune di Pontelaro.\n<script>alert(1)</script>")
        .with(Lang::Ar, "المسؤول: بلدية");
    let desk = desks().into_iter().next()?;
    let valid_from = day_in_rome(now());
    let title = Text::italian(desk.name.as_str());
    Some(PrivacyNotice { id: id(77), desk, title, version, text, valid_from, published: moment(now()) })
}

fn signature(number: u128, way: Way, withdrawn: bool) -> Option<PrivacySignature> {
    let on = day_in_rome(now());
    let by = Some("Anna Bruni".to_owned());
    Some(PrivacySignature {
        id: id(number),
        desk: desks().into_iter().next()?,
        notice: id(77),
        version: 1,
        way,
        purposes: if withdrawn { Purpose::ALL.to_vec() } else { Vec::new() },
        on,
        recorded_at: now(),
        withdrawn: withdrawn.then_some(Withdrawal { on, said: Said::Letter, by }),
    })
}

fn signatures() -> Vec<PrivacySignature> {
    let by = || "Chiara Moretti".to_owned();
    let drawing = "1,1 20,40 60,80 90,20 120,60 180,90 240,20 300,100".parse().ok();
    let drawn = drawing.and_then(|drawing| signature(1, Way::Screen { drawing, by: by() }, false));
    let paper = signature(2, Way::Paper { kept: "Armadio 3".to_owned(), by: by() }, true);
    [drawn, paper, signature(3, Way::Spid, false)].into_iter().flatten().collect()
}

pub(super) fn people() -> Vec<(&'static str, PersonPrivacyPage)> {
    let today = day_in_rome(now());
    let full = PersonPrivacyPage {
        person: id(501),
        name: Field::Shown("Giulia Ferrante".to_owned()),
        merged_into: None,
        standing: Standing::Older { signed: 1, current: 2 },
        notice: notice(2),
        signatures: signatures(),
        form: SignForm::new(today),
        end: WithdrawForm::default(),
        errors: Vec::new(),
        scans: vec![(id(2), scan())],
        scan: PaperForm::default(),
        scan_errors: Vec::new(),
    };
    let mut missing = full.clone();
    missing.standing = Standing::Missing;
    missing.signatures.clear();
    let merged = PersonPrivacyPage { merged_into: Some(id(502)), ..full.clone() };
    let nameless = PersonPrivacyPage { standing: Standing::NoName, ..missing.clone() };
    let none = PersonPrivacyPage { standing: Standing::NoNotice, notice: None, ..missing.clone() };
    let masked = PersonPrivacyPage {
        scans: vec![(id(2), DeskDocuments { shown: Vec::new(), hidden: 1 })],
        name: Field::Masked(Group::Identity),
        standing: Standing::Withdrawn { on: today },
        ..full.clone()
    };
    let errors =
        vec![SignError::Day, SignError::Kept, SignError::Drawing, SignError::Said, SignError::EndDay];
    let scan_errors = vec![
        (None, PaperError::Again),
        (Some(id(2)), PaperError::NoFile),
        (Some(id(2)), PaperError::Why(id(805))),
    ];
    let standing = Standing::Signed { on: today, version: 2 };
    let wrong = PersonPrivacyPage { standing, errors, scan_errors, ..full.clone() };
    vec![
        ("full", full),
        ("merged", merged),
        ("missing", missing),
        ("nameless", nameless),
        ("none", none),
        ("masked", masked),
        ("wrong", wrong),
    ]
}

pub(super) fn notices() -> Vec<(&'static str, NoticesPage)> {
    let list = NoticesPage {
        desks: desks(),
        notices: notice(1).into_iter().collect(),
        reasons: notice(1).into_iter().map(|one| (one.id, "Nuovo responsabile <b>".to_owned())).collect(),
        form: None,
        typed: false,
        errors: Vec::new(),
        today: day_in_rome(now()),
    };
    let desk = |place: usize| desks().into_iter().nth(place).map(|desk| desk.id);
    let first = desk(1).map_or_else(|| list.clone(), |desk| list.clone().choosing(desk));
    let mut wrong = desk(0).map_or_else(|| list.clone(), |desk| list.clone().choosing(desk));
    if let Some(form) = &mut wrong.form {
        *form = NoticeForm { valid_from: "ieri".to_owned(), it: String::new(), ..form.clone() };
    }
    wrong.typed = true;
    wrong.errors = vec![
        NoticeError::Day,
        NoticeError::Empty,
        NoticeError::Long(Lang::Ar),
        NoticeError::Reason,
        NoticeError::Unconfirmed,
        NoticeError::Stale,
    ];
    vec![("list", list), ("first", first), ("wrong", wrong)]
}
