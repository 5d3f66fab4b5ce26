//! Rules of desks, for the samples of their page.

use domain::{
    Lang,
    codes::Validity,
    mask::Group,
    staff::{Change, DeskFile, DeskKind},
    zone::{
        Agreement, BodyKind, Dates, Fault, Place, Routing, Rule, Settings, Unhiding, ZoneDesk, ZoneService,
    },
};

use super::{
    RuleWrong, RulesPage, Slip, Wrong,
    form::{ACT, REASON},
    rule_form::AGREE,
    samples::{desk, recorded, staff_desk},
};
use crate::console::{catalogue::Typed, samples};

fn settings() -> Settings {
    let rule = |place: usize| Rule { service: None, municipality: None, lang: None, to: desk(place).id };
    let named = Rule {
        service: Some("pasti-a-domicilio".to_owned()),
        municipality: Some("Vallescura \"d’<b>\"".to_owned()),
        lang: Some(Lang::Ar),
        ..rule(1)
    };
    Settings {
        kind: DeskKind::Thematic,
        open: Validity { from: None, until: Some(samples::now().date_naive()) },
        receives: false,
        excluded: vec!["health".to_owned(), "judicial".to_owned()],
        routing: Routing {
            services: vec!["pasti-a-domicilio".to_owned(), "servizio-finito".to_owned()],
            municipalities: vec!["Pontelaro".to_owned(), "Vallescura".to_owned()],
            rules: vec![named, rule(1)],
        },
    }
}

fn zone_desk(body: BodyKind) -> ZoneDesk {
    let day = samples::now().date_naive();
    let agreement = |number, ended_on| Agreement {
        id: samples::id(number),
        dates: Dates { from: day, until: day },
        act: "Determina 12/2026 <sera>".to_owned(),
        ended_on,
    };
    let empty = Settings { receives: true, routing: Routing::default(), excluded: Vec::new(), ..settings() };
    let ruled = Change::Ruled { before: empty, after: settings(), desks: vec![desk(0), desk(1)] };
    let agreed = Change::Agreed { act: "12/2026".to_owned(), dates: Dates { from: day, until: day } };
    let ended = Change::AgreementEnded { act: "12/2026".to_owned(), on: day };
    ZoneDesk {
        file: DeskFile {
            desk: staff_desk(0),
            names: std::collections::BTreeMap::new(),
            description: String::new(),
            writable: true,
            points: Vec::new(),
            services: Vec::new(),
            profiles: Vec::new(),
            version: 3,
            history: vec![recorded(3, ended), recorded(2, agreed), recorded(1, ruled)],
        },
        body,
        settings: settings(),
        unhiding: None,
        counts: true,
        agreements: vec![agreement(811, None), agreement(812, Some(day))],
        others: vec![Place { desk: desk(1), counts: false, outside: false, routing: Routing::default() }],
        services: vec![ZoneService {
            slug: "pasti-a-domicilio".to_owned(),
            title: "Pasti a domicilio".to_owned(),
            is_here: true,
        }],
        faults: vec![(0, Fault::DeskOver), (1, Fault::NotAccepted)],
    }
}

pub(super) fn rules() -> Vec<(&'static str, RulesPage)> {
    let shown = RulesPage::shown(zone_desk(BodyKind::Municipality), true);
    let outside = RulesPage::shown(zone_desk(BodyKind::ThirdSector), true);
    let mut foreign = zone_desk(BodyKind::ThirdSector);
    foreign.file.writable = false;
    foreign.agreements = Vec::new();
    foreign.counts = false;
    foreign.faults = Vec::new();
    let slips = vec![
        Slip::new("regola-comune-1", RuleWrong::NoPlace("Atlantide <i>".to_owned())),
        Slip::new("regola-verso-2", RuleWrong::NoDesk),
        Slip::new("regole-motivo", RuleWrong::Staff(Wrong::NoReason)),
    ];
    let mut typed = Typed::default();
    typed.set(ACT, AGREE);
    typed.set(REASON, "Gara <b>");
    let agreement = vec![
        Slip::new("accordo-atto", RuleWrong::NoAct),
        Slip::new("accordo-dal", RuleWrong::NoDay),
        Slip::new("convenzione", RuleWrong::NoAgreement),
    ];
    let asked = |may_confirm| {
        let groups = vec![Group::Health, Group::Judicial];
        let (by, reason) = ("Livia <b>".to_owned(), "Nuova convenzione \"sera\"".to_owned());
        let mut desk = zone_desk(BodyKind::Municipality);
        desk.file.history.insert(0, recorded(4, Change::UnhideDropped { groups: groups.clone() }));
        desk.file.history.insert(0, recorded(5, Change::Unhidden { groups: groups.clone() }));
        desk.file.history.insert(0, recorded(6, Change::UnhideAsked { groups: groups.clone() }));
        desk.unhiding = Some(Unhiding { groups, by, reason, may_confirm });
        RulesPage::shown(desk, true)
    };
    vec![
        ("own", shown.clone()),
        ("asked", asked(true)),
        ("asked by oneself", asked(false)),
        ("of the third sector", outside.clone()),
        ("of another body", RulesPage::shown(foreign, false)),
        ("wrong", RulesPage { slips, ..shown.clone() }),
        ("wrong agreement", RulesPage { typed, slips: agreement, ..outside }),
        ("meanwhile", RulesPage { conflict: true, ..shown }),
    ]
}
