//! What the desks filled in of people and cards, as it could be typed.

use domain::{card::parts::Part, fields::Values, format, person::facts::FactKind};

use super::{
    Dice,
    people::{Home, Someone},
    situations::{About, Situation},
};

/// Fields with their values.
pub(super) type Filled<'a> = &'a [(&'a str, &'a str)];

/// Fields as they are kept; blank ones are left out.
pub(super) fn values(filled: Filled<'_>) -> Values {
    let mut values = Values::default();
    for (code, value) in filled {
        let all: Vec<String> = values.all(code).iter().cloned().chain([(*value).to_owned()]).collect();
        values.set(code, all);
    }
    values
}

/// The parts of a card.
pub(super) fn parts(dice: &mut Dice, one: &Someone, situation: &Situation) -> Vec<(Part, Values)> {
    let needs: Vec<(&str, &str)> = situation.needs.iter().map(|need| ("bisogni", *need)).collect();
    let mut parts = vec![(Part::Speaker, speaker(dice, one)), (Part::Needs, values(&needs))];
    // Who has an hour fills in more than who has ten minutes.
    if dice.roll(4) > 0 {
        parts.push((Part::Family, family(dice, one)));
    }
    if dice.roll(2) == 0 {
        parts.push((Part::Home, house(dice, one, situation.about)));
    }
    if dice.roll(2) == 0 {
        parts.push((Part::Category, values(&[("categoria", situation.category)])));
    }
    parts.extend(migration(dice, one).map(|migration| (Part::Migration, migration)));
    parts
}

fn speaker(dice: &mut Dice, one: &Someone) -> Values {
    let kin = one.age < 18 || (one.age >= 80 && dice.roll(2) == 0);
    if kin {
        values(&[
            ("chi", "familiare"),
            ("presente", if one.age < 18 { "no" } else { "si" }),
            ("informata", "si"),
        ])
    } else if dice.roll(9) == 0 {
        values(&[("chi", "operatore"), ("presente", "no"), ("informata", "si")])
    } else {
        values(&[("chi", "utente"), ("presente", "si")])
    }
}

fn family(dice: &mut Dice, one: &Someone) -> Values {
    let minors = if one.minors > 0 { one.minors.to_string() } else { String::new() };
    let lives_with: &[&str] = match (one.home, one.age) {
        (Home::Couple, _) => &["coniuge"],
        (Home::CoupleWithChildren, 24..) => &["coniuge", "figli"],
        (Home::OneParent, 24..) => &["figli"],
        (Home::CoupleWithChildren | Home::OneParent, _) => &["genitori"],
        (Home::Extended, _) => &["parenti"],
        (Home::Shared, _) if one.origin.is_some() => &["altri-stranieri"],
        (Home::Shared, _) => &["altri-italiani"],
        (Home::Alone, _) => &[],
    };
    let vulnerable = match (one.home, one.age) {
        (Home::Alone, 75..) => "anziano_solo",
        (Home::OneParent, 24..) if one.minors > 0 => "monogenitore",
        (_, 0..=17) => "minore",
        _ if one.origin.is_some() => "05",
        _ if dice.roll(3) == 0 => "poverta",
        _ => "",
    };
    let mut all =
        vec![("tipologia", one.home.code()), ("minori", minors.as_str()), ("vulnerabile", vulnerable)];
    all.extend(lives_with.iter().map(|with| ("conviventi", *with)));
    values(&all)
}

fn house(dice: &mut Dice, one: &Someone, about: About) -> Values {
    let (kind, tenure) = match about {
        About::Street => *dice
            .pick(&[("strada", ""), ("dormitorio", ""), ("fortuna", "senza_titolo")])
            .unwrap_or(&("strada", "")),
        _ if one.age >= 67 => *dice
            .pick(&[("appartamento", "proprieta"), ("appartamento", "affitto"), ("erp", "erp")])
            .unwrap_or(&("erp", "erp")),
        _ => *dice
            .pick(&[
                ("appartamento", "affitto"),
                ("appartamento", "canone_concordato"),
                ("appartamento", "mutuo"),
                ("condivisa", "subaffitto"),
                ("ospite", "ospitalita"),
                ("erp", "erp"),
            ])
            .unwrap_or(&("appartamento", "affitto")),
    };
    let rooms = if about == About::Street { String::new() } else { (1 + dice.roll(4)).to_string() };
    values(&[("alloggio-tipo", kind), ("godimento", tenure), ("vani", rooms.as_str())])
}

/// Of who comes from elsewhere and is of age.
fn migration(dice: &mut Dice, one: &Someone) -> Option<Values> {
    let (origin, stay) = (one.origin?, one.stay.as_ref()?);
    let (kind, reason, condition) = stay.permit;
    let state = match kind {
        "3" => "rinnovo",
        "4" => "attesa",
        _ => "possesso",
    };
    let expires = format::date(stay.expires);
    let arrived = stay.arrived.to_string();
    let speaks = (1 + dice.roll(5)).to_string();
    let writes = (1 + dice.roll(4)).to_string();
    Some(values(&[
        ("condizione", condition),
        ("permesso-stato", state),
        ("permesso-tipo", kind),
        ("permesso-motivo", reason),
        ("permesso-scadenza", expires.as_str()),
        ("arrivo", "migrante"),
        ("arrivo-anno", arrived.as_str()),
        ("comprensione", speaks.as_str()),
        ("parlato", speaks.as_str()),
        ("lettura", writes.as_str()),
        ("scrittura", writes.as_str()),
        ("altre-lingue", origin.language),
    ]))
}

/// What is known of somebody besides their name.
pub(super) fn facts(dice: &mut Dice, one: &Someone) -> Vec<(FactKind, Values)> {
    let citizenship = match one.origin {
        None => values(&[("cittadinanza-tipo", "italiana")]),
        Some(origin) => values(&[("cittadinanza-tipo", "extra-ue"), ("cittadinanza-paese", origin.country)]),
    };
    let mut facts = vec![(FactKind::Citizenship, citizenship), (FactKind::Work, work(dice, one))];
    if one.age >= 18 {
        facts.push((FactKind::CivilStatus, values(&[("stato-civile", status(dice, one))])));
        let level = dice.pick(&["PSE", "LSE", "LSE", "USV", "USG", "USG", "L"]).copied().unwrap_or("LSE");
        facts.push((FactKind::Education, values(&[("istruzione-livello", level)])));
    }
    if let Some(stay) = &one.stay {
        let (kind, reason, _) = stay.permit;
        let expires = format::date(stay.expires);
        let permit =
            [("titolo-tipo", kind), ("titolo-motivo", reason), ("titolo-scadenza", expires.as_str())];
        facts.push((FactKind::Permit, values(&permit)));
    }
    facts
}

fn status(dice: &mut Dice, one: &Someone) -> &'static str {
    match (one.home, one.age) {
        (Home::Couple | Home::CoupleWithChildren, 24..) => {
            dice.pick(&["2", "2", "2", "convivente"]).unwrap_or(&"2")
        }
        (Home::OneParent, 24..) => dice.pick(&["4", "separato", "1", "3"]).unwrap_or(&"4"),
        (_, 67..) => dice.pick(&["3", "3", "1", "4"]).unwrap_or(&"3"),
        (_, 40..) => dice.pick(&["1", "4", "separato"]).unwrap_or(&"1"),
        _ => "1",
    }
}

fn work(dice: &mut Dice, one: &Someone) -> Values {
    let condition = match one.age {
        0..=17 => "studente",
        18..=24 => dice
            .pick(&["studente", "prima_occupazione", "determinato", "tirocinio"])
            .copied()
            .unwrap_or_default(),
        25..=66 => dice
            .pick(&[
                "indeterminato",
                "determinato",
                "disoccupato",
                "disoccupato",
                "collaborazione",
                "casa",
                "domestico",
                "cassa_integrazione",
                "irregolare",
            ])
            .copied()
            .unwrap_or_default(),
        _ => "pensione",
    };
    values(&[("lavoro-condizione", condition)])
}

#[cfg(test)]
mod tests {
    use domain::fields::{Lists, read};

    use super::*;
    use crate::seed::{
        codes,
        zone::{people, situations},
    };

    #[test]
    fn everything_that_is_filled_in_could_be_typed() {
        let today = "2026-11-20".parse().unwrap();
        let (lists, nothing) = (Lists::new(codes::shipped(), today), Values::default());
        let mut dice = Dice::new(11);
        for place in 0..300 {
            let Some(one) = people::someone(&mut dice, place, today) else { continue };
            let Some(situation) = situations::choose(&mut dice, &one, place % 8) else { continue };
            for (part, values) in parts(&mut dice, &one, situation) {
                assert_eq!(read(part.fields(), &values, &lists, &nothing), Ok(values), "{part:?}");
            }
            for (kind, values) in facts(&mut dice, &one) {
                assert_eq!(kind.read(&values, &lists, &nothing), Ok(values.clone()), "{kind:?} {values:?}");
            }
        }
    }
}
