//! The columns of the lists that leave the portal.

use domain::{
    calendar::day_in_rome,
    card::{Exported, State, parts::Unmet, requests::Listed},
    export::Cell,
    intake::QueueRow,
    mask::{Field, Group, Mask},
};

use crate::{
    components::state_key,
    console::{asked, words},
    i18n::Translator,
};

/// Heads of the list of cards; where there are no needs for a profile, without them.
pub fn cards_head(mask: &Mask, t: Translator) -> Vec<String> {
    let unmet = ["console-lists-col-unmet", "console-lists-col-unmet-why"];
    let unmet = unmet.into_iter().filter(|_| !mask.omits(Group::Needs));
    let heads = [
        "console-lists-col-person",
        "console-lists-col-day",
        "console-lists-col-mode",
        "console-lists-col-reason",
        "console-lists-col-services",
        "console-lists-col-state",
        "console-lists-col-outcome",
        "console-lists-col-opened-by",
        "console-lists-col-desk",
    ];
    heads.into_iter().chain(unmet).map(|key| t.get(key)).collect()
}

/// A card.
pub fn card_cells(card: Exported, t: Translator) -> Vec<Cell> {
    let services: Vec<String> = card.services.iter().map(|title| t.text(title)).collect();
    let state = match card.state {
        State::Open => "console-card-open",
        State::Completed { .. } => "console-card-completed",
    };
    let reason = t.get(words::access_reason(card.reason));
    let reason = match &card.sender {
        // Hidden words are told only where there may be any.
        Field::Masked(_) if card.reason.names_a_sender() => {
            format!("{reason}: {}", t.get("console-lists-hidden"))
        }
        Field::Shown(sender) if !sender.is_empty() => format!("{reason}: {sender}"),
        Field::Shown(_) | Field::Masked(_) | Field::Absent => reason,
    };
    let mut cells = vec![
        named(card.full_name, t),
        Cell::Day(card.on),
        Cell::Text(t.get(words::mode(card.mode))),
        Cell::Text(reason),
        Cell::Text(services.join("; ")),
        Cell::Text(t.get(state)),
        Cell::Text(card.outcome),
        Cell::Text(card.opened_by),
        Cell::Text(card.desk),
    ];
    cells.extend(unmet_cells(card.unmet, t));
    cells
}

/// The need that is not met, and why.
fn unmet_cells(unmet: Field<Option<Unmet>>, t: Translator) -> Vec<Cell> {
    match unmet {
        Field::Shown(unmet) => {
            let (need, why) = unmet.map(|unmet| (unmet.need, unmet.why)).unwrap_or_default();
            vec![Cell::Text(need), Cell::Text(why)]
        }
        Field::Masked(_) => vec![Cell::Text(t.get("console-lists-hidden")); 2],
        Field::Absent => Vec::new(),
    }
}

/// Heads of the list of services asked for; with the needs that are not met where the list is narrowed to those.
pub fn services_head(unmet: bool, t: Translator) -> Vec<String> {
    let heads = [
        "console-lists-col-person",
        "console-lists-col-service",
        "console-request-on",
        "console-lists-col-state",
        "console-asked-origin",
        "console-lists-col-protocol",
    ];
    let not_met = ["console-lists-col-unmet", "console-lists-col-unmet-why"];
    heads.into_iter().chain(not_met.into_iter().filter(|_| unmet)).map(|key| t.get(key)).collect()
}

/// A service asked for.
pub fn service_cells(request: Listed, unmet: bool, t: Translator) -> Vec<Cell> {
    let protocollo = request.intake.map(|(_, protocollo)| protocollo.to_string());
    let mut cells = vec![
        named(request.full_name, t),
        Cell::Text(t.text(&request.title)),
        Cell::Day(request.on),
        Cell::Text(t.get(words::advancement(request.advancement))),
        Cell::Text(t.get(asked::origin(request.origin))),
        Cell::Text(protocollo.unwrap_or_default()),
    ];
    if unmet {
        cells.extend(unmet_cells(Field::Shown(request.unmet), t));
    }
    cells
}

/// Heads of the list of requests.
pub fn requests_head(t: Translator) -> Vec<String> {
    [
        "console-lists-col-protocol",
        "console-lists-col-service",
        "console-lists-col-applicant",
        "console-lists-col-sent",
        "console-lists-col-latest",
        "console-lists-col-state",
        "console-lists-col-assignee",
    ]
    .map(|key| t.get(key))
    .to_vec()
}

/// A request.
pub fn request_cells(request: QueueRow, t: Translator) -> Vec<Cell> {
    vec![
        Cell::Text(request.protocollo.to_string()),
        Cell::Text(t.text(&request.service_title)),
        named(request.applicant, t),
        Cell::Day(day_in_rome(request.submitted_at)),
        Cell::Day(request.latest_on),
        Cell::Text(t.get(state_key(request.tag))),
        Cell::Text(request.assignee.map(|assignee| assignee.name).unwrap_or_default()),
    ]
}

fn named(name: Field<String>, t: Translator) -> Cell {
    match name {
        Field::Shown(name) => Cell::Text(name),
        Field::Masked(_) => Cell::Text(t.get("console-lists-hidden")),
        Field::Absent => Cell::Text(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Lang,
        card::{AccessReason, Mode},
    };

    use super::*;

    #[test]
    fn a_row_has_as_many_cells_as_heads_and_hides_what_is_hidden() {
        let t = Translator::new(Lang::It);
        let card = Exported {
            full_name: Field::Masked(Group::Identity),
            on: "2026-11-20".parse().unwrap(),
            mode: Mode::InPerson,
            reason: AccessReason::Sent,
            sender: Field::Shown("Scuola Manzoni".to_owned()),
            services: Vec::new(),
            state: State::Open,
            outcome: String::new(),
            opened_by: "Chiara Moretti".to_owned(),
            desk: "Sportello".to_owned(),
            unmet: Field::Masked(Group::Needs),
        };
        let reason = |sender| card_cells(Exported { sender, ..card.clone() }, t)[3].words();
        assert_eq!(reason(Field::Masked(Group::Needs)), "Su invio di qualcuno: (nascosto)");
        assert_eq!(reason(Field::Absent), "Su invio di qualcuno");
        let absent = card_cells(Exported { unmet: Field::Absent, ..card.clone() }, t);
        assert_eq!(absent.len(), cards_head(&Mask::none().omitting([Group::Needs]), t).len());
        let cells = card_cells(card, t);
        assert_eq!(cells.len(), cards_head(&Mask::hiding([Group::Needs]), t).len());
        assert_eq!((cells[9].words(), cells[10].words()), ("(nascosto)".to_owned(), "(nascosto)".to_owned()));
        assert_eq!(cells[0].words(), "(nascosto)");
        assert_eq!(cells[3].words(), "Su invio di qualcuno: Scuola Manzoni");
    }
}
