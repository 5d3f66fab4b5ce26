//! A configuration on its way, for the samples of the pages.

use domain::{
    catalogue::{Aspect, Change, Of, What},
    codes::sheet,
    form,
    staff::Refusal,
    transfer::{Bar, Difference, Flaw, Kind, Plan, Section, Step, Wrong as Flawed},
    zone::MailFlaw,
};

use super::{Mistake, TransferPage, TransferPlanPage, Wrong, form::REASON, transfer::FILE};
use crate::console::catalogue::Typed;

pub(super) fn transfers() -> Vec<(&'static str, TransferPage)> {
    let empty = TransferPage {
        taken: false,
        again: false,
        fresh: true,
        typed: Typed::default(),
        mistakes: Vec::new(),
        in_file: Vec::new(),
    };
    let nothing = vec![Mistake::new(FILE, Wrong::NoFile), Mistake::new(REASON, Wrong::NoReason)];
    let flaws = [
        Flawed::NotJson { line: 3, column: 14 },
        Flawed::NotOurs,
        Flawed::Newer(2),
        Flawed::Unknown,
        Flawed::Shape("missing field `name` <b>".to_owned()),
        Flawed::TooMany,
        Flawed::Double,
        Flawed::NoTable,
        Flawed::NoField,
        Flawed::NoGroup("wealth".to_owned()),
        Flawed::NoPermission("fly <b>".to_owned()),
        Flawed::Text,
        Flawed::Days,
        Flawed::Hours,
        Flawed::Given,
        Flawed::Minutes,
        Flawed::Tags(MailFlaw::Unknown("cognome <b>".to_owned())),
        Flawed::Line(sheet::Wrong::Cut),
        Flawed::Service(form::Flaw::Empty("steps".to_owned())),
    ];
    let in_file = flaws.into_iter().map(|wrong| Flaw { at: "$.desks[3]".to_owned(), wrong }).collect();
    let mut typed = Typed::default();
    typed.set(REASON, "Allineamento con la zona <b>");
    let wrong = vec![Mistake::new(FILE, Wrong::InFile)];
    vec![
        ("empty", empty.clone()),
        ("taken", TransferPage { taken: true, fresh: false, ..empty.clone() }),
        ("again", TransferPage { again: true, ..empty.clone() }),
        ("too-large", TransferPage { mistakes: vec![Mistake::new(FILE, Wrong::TooLarge)], ..empty.clone() }),
        ("nothing-typed", TransferPage { mistakes: nothing, ..empty.clone() }),
        ("wrong-file", TransferPage { typed, mistakes: wrong, in_file, ..empty }),
    ]
}

fn plan() -> Plan {
    let changed = |path: &str, before: Option<&str>, after: &str| Difference {
        path: path.to_owned(),
        before: before.map(str::to_owned),
        after: Some(after.to_owned()),
    };
    let mut codes = Section::new(Kind::Codes);
    codes.push("titoli-godimento: Barca (barca)", Step::Added);
    codes.push("bisogni [7]", Step::Barred(Bar::Unfit));
    codes.only_here.push("titoli-godimento: Tenda (tenda)".to_owned());
    let mut bodies = Section::new(Kind::Bodies);
    bodies.push("Comune di Altura", Step::Added);
    bodies.push("Comune di Rocca", Step::Barred(Bar::HasDesks));
    let mut services = Section::new(Kind::Services);
    let (before, after) = ("Pasti".to_owned(), "Pasti a casa <b>".to_owned());
    let told = vec![
        Change { of: Of::Service, what: What::Reworded { aspect: Aspect::Title, before, after } },
        Change { of: Of::Service, what: What::Changed(Aspect::Translations) },
    ];
    services.push("Pasti a domicilio", Step::Revised { told, exact: Vec::new() });
    services.push("Riduzione della retta del nido", Step::Barred(Bar::SlugTaken));
    let mut desks = Section::new(Kind::Desks);
    desks.same = 2;
    let many = (0..40).map(|rule| changed(&format!("rules[{rule}].lang"), Some("it"), "ar")).collect();
    desks.push("Comune di Pontelaro, Sportello <b>", Step::Changed(many));
    for bar in [
        Bar::NoDesk,
        Bar::NoBody,
        Bar::NameTaken,
        Bar::Shows,
        Bar::NotGiven,
        Bar::NoTarget("Ente, Sportello".to_owned()),
        Bar::NoPlace("Atlantide".to_owned()),
        Bar::Elsewhere,
    ] {
        desks.push("Comune di Pontelaro, Sportello", Step::Barred(bar));
    }
    let [agreements, points, mails] = of_desks();
    let mut rules = Section::new(Kind::CardRules);
    rules.push("Comune di Pontelaro, Sportello: Bisogni, Bisogni", Step::Added);
    rules.push("Comune di Pontelaro, Sportello: Famiglia, Tipologia", Step::Barred(Bar::RuleHolds));
    rules.push("Comune di Altura, Sportello: Bisogni, Bisogni", Step::Barred(Bar::OtherDesk));
    let mut notices = Section::new(Kind::Notices);
    let notice = vec![changed("it", Some("Titolare: il Comune"), "Titolare: l’Unione")];
    notices.push("Comune di Pontelaro, Sportello", Step::Changed(notice));
    let mut profiles = Section::new(Kind::Profiles);
    let hides = vec![changed("hides", Some(""), "health, violence"), changed("omits", None, "violence")];
    profiles.push("Segretariato sociale", Step::Changed(hides));
    let withholds = vec![changed("withholds", Some("edit_cards"), "edit_cards, read_numbers")];
    profiles.push("Tirocinanti", Step::Changed(withholds));
    let given = vec![
        changed("only_at", Some(""), "Comune di Pontelaro, Sportello <b>; Ente, Sportello"),
        changed("retired", Some("false"), "true"),
    ];
    profiles.push("Volontari", Step::Changed(given));
    profiles.push("Mediatori", Step::Added);
    profiles.push("Servizio civile", Step::Barred(Bar::NoGiven("Ente, Sportello <b>".to_owned())));
    profiles.push("Segreteria", Step::Barred(Bar::InUse));
    profiles.push("Coordinamento", Step::Barred(Bar::Beyond));
    profiles.push("Altro", Step::Barred(Bar::NoProfile));
    let mut durations = Section::new(Kind::Durations);
    durations.push("15, 30", Step::Changed(vec![changed("minutes", Some("15, 30, 60"), "15, 30")]));
    let sections =
        vec![codes, bodies, desks, agreements, points, mails, services, rules, notices, profiles, durations];
    Plan { sections }
}

/// What hangs on desks: agreements of their bodies, places, mails.
fn of_desks() -> [Section; 3] {
    let mut agreements = Section::new(Kind::Agreements);
    agreements.push("Il Ponte: Delibera 12/2026 <b>", Step::Added);
    for bar in [Bar::Past, Bar::Ended, Bar::NoAgreement] {
        agreements.push("Il Ponte: Delibera 3/2024", Step::Barred(bar));
    }
    let mut points = Section::new(Kind::Points);
    let hours = Difference {
        path: "hours.2".to_owned(),
        before: Some(String::new()),
        after: Some("09:00-12:30".to_owned()),
    };
    points.push("Comune di Pontelaro, Sportello: Palazzo <b>", Step::Changed(vec![hours]));
    let mut mails = Section::new(Kind::Mails);
    mails.push("receipt fr Comune di Pontelaro, Sportello", Step::Added);
    mails.only_here.push("news it Comune di Pontelaro, Sportello".to_owned());
    [agreements, points, mails]
}

pub(super) fn plans() -> Vec<(&'static str, TransferPlanPage)> {
    let page = TransferPlanPage {
        plan: plan(),
        portal: "0.1.0".to_owned(),
        content: "{\"format\": 1, \"portal\": \"<b>\"}".to_owned(),
        reason: "Allineamento".to_owned(),
        fresh: false,
        conflict: true,
        refused: None,
    };
    let same = Section { same: 12, ..Section::new(Kind::Codes) };
    let nothing = TransferPlanPage {
        plan: Plan { sections: vec![same] },
        conflict: false,
        fresh: true,
        ..page.clone()
    };
    let refused = TransferPlanPage { conflict: false, refused: Some(Refusal::Unhides), ..page.clone() };
    vec![("changes", page), ("nothing", nothing), ("refused", refused)]
}
