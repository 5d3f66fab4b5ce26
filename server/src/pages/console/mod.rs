//! Pages of operators. Every handler begins with the operator as things stand now, and asks the
//! policy for the permission it needs: whoever lacks it gets a 404.

mod absences;
mod alerts;
mod appointments;
mod asked;
mod attachments;
mod card_parts;
mod card_print;
mod cards;
mod codes;
mod correction;
mod counter;
mod decisions;
mod desk_document;
mod diary;
mod doubles;
mod facts;
mod family;
mod file_access;
mod file_form;
mod identity;
mod intake;
mod kept;
mod lists;
mod live;
mod masks;
mod merging;
mod messages;
mod notes;
mod numbers;
mod one_file;
mod outside;
mod paper;
mod people;
mod privacy;
mod proof;
mod proposals;
mod queue;
mod ratings;
mod referrals;
mod registry;
mod removal;
mod requests;
mod rules;
mod scans;
mod services;
mod sessions;
mod staff;
mod written;

use app::{i18n::Translator, routes::pattern};
use axum::{
    Router, middleware,
    routing::{get, post},
};
use backend::{Error, intake::Words};
use domain::{
    Lang,
    actor::Operator,
    mask::{Carried, Group, Hiding, Mask},
    permission::{Action, Grant, authorise},
};

pub(super) use outside::key as link_key;

use super::{Portal, fault::Fault};
use crate::middleware::body;

/// Everything that a message of the desk can carry at once: five files of ten megabytes.
const MESSAGE_BYTES: usize = 50_000_000;

pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    let with_files = Router::new()
        .route(pattern::CONSOLE_MESSAGES, post(messages::write))
        .route(pattern::CONSOLE_ACCESS, get(file_access::page).post(file_access::answer))
        .route(pattern::CONSOLE_ATTACHMENTS, post(attachments::add))
        .route(pattern::CONSOLE_PRIVACY, get(privacy::page).post(privacy::sign))
        .route(pattern::CONSOLE_SCANS, post(scans::add));
    Router::new()
        .route(pattern::CONSOLE, get(queue::page))
        .route(pattern::API_QUEUE_NEWS, get(live::news))
        .route(pattern::API_QUEUE_EVENTS, get(live::events))
        .route(pattern::CONSOLE_INTAKE, get(intake::page))
        .route(pattern::CONSOLE_DOCUMENT, get(intake::document))
        .route(pattern::CONSOLE_HAND_OVER, get(referrals::hand_over_page).post(referrals::hand_over))
        .route(pattern::CONSOLE_TAKE_UP, post(intake::take_up))
        .route(pattern::CONSOLE_ACCESSES, get(file_access::list))
        .route(pattern::CONSOLE_DELIVERY, post(intake::tell_again))
        .route(pattern::CONSOLE_INTEGRATION, get(decisions::ask_page).post(decisions::ask))
        .route(pattern::CONSOLE_ACCEPT, get(decisions::accept_page).post(decisions::accept))
        .route(pattern::CONSOLE_NOTICE, get(decisions::notice_page).post(decisions::notice))
        .route(pattern::CONSOLE_REFUSE, get(decisions::refuse_page).post(decisions::refuse))
        .route(pattern::CONSOLE_CARDS, get(cards::list))
        .route(pattern::CONSOLE_REMOVED, get(removal::list))
        .route(pattern::CONSOLE_CARD_REMOVE, get(removal::page).post(removal::act))
        .route(pattern::CONSOLE_ASKED, get(asked::list))
        .route(pattern::CONSOLE_ASKED_EXPORT, get(lists::services_page).post(lists::services))
        .route(pattern::CONSOLE_CARDS_EXPORT, get(lists::cards_page).post(lists::cards))
        .route(pattern::CONSOLE_QUEUE_EXPORT, get(lists::requests_page).post(lists::requests))
        .route(pattern::CONSOLE_CARD_NEW, get(counter::page).post(counter::act))
        .route(pattern::CONSOLE_CARD, get(cards::page))
        .route(pattern::CONSOLE_CARD_ACCESS, get(cards::back).post(cards::edit_access))
        .route(pattern::CONSOLE_CARD_PART, get(card_parts::back).post(card_parts::save))
        .route(pattern::CONSOLE_CARD_PART_DRAFT, post(card_parts::keep))
        .route(pattern::CONSOLE_CARD_NOTES, post(cards::add_note))
        .route(pattern::CONSOLE_CARD_NOTES_DRAFT, post(notes::keep))
        .route(pattern::CONSOLE_DIARY, get(diary::page).post(diary::write))
        .route(pattern::CONSOLE_DIARY_DRAFT, post(diary::keep))
        .route(pattern::CONSOLE_DIARY_ENTRY, get(diary::correction).post(diary::correct))
        .route(pattern::CONSOLE_CARD_PRINT, get(card_print::page).post(card_print::print))
        .route(pattern::CONSOLE_REFERRAL_NEW, get(referrals::new_page).post(referrals::send))
        .route(pattern::CONSOLE_OUTSIDE_NEW, get(outside::new_page).post(outside::send))
        .route(pattern::CONSOLE_OUTSIDE, get(outside::page).post(outside::act))
        .route(pattern::CONSOLE_REFERRALS, get(referrals::list))
        .route(pattern::CONSOLE_REFERRAL, get(referrals::page).post(referrals::act))
        .route(pattern::CONSOLE_REFERRAL_PAPER, get(referrals::paper))
        .route(pattern::CONSOLE_PROPOSAL_NEW, get(proposals::new_page).post(proposals::propose))
        .route(pattern::CONSOLE_PROPOSALS, get(proposals::list))
        .route(pattern::CONSOLE_PROPOSAL, get(proposals::page).post(proposals::answer))
        .route(pattern::CONSOLE_ALERTS, get(alerts::page).post(alerts::read_all))
        .route(pattern::CONSOLE_ABSENCES, get(absences::page).post(absences::act))
        .route(pattern::CONSOLE_ALERT_WISHES, get(alerts::wishes_page).post(alerts::save_wishes))
        .route(pattern::CONSOLE_ALERT, post(alerts::open))
        .route(pattern::CONSOLE_REQUESTS, get(requests::new_page).post(requests::add))
        .route(pattern::CONSOLE_REQUEST, get(requests::page).post(requests::act))
        .route(pattern::CONSOLE_CARD_CONCLUSION, get(cards::back).post(cards::complete))
        .route(pattern::CONSOLE_APPOINTMENTS, get(appointments::day))
        .route(pattern::CONSOLE_BOOK, get(appointments::book_page).post(appointments::book))
        .route(pattern::CONSOLE_CLOSURES, get(appointments::closures).post(appointments::close))
        .route(pattern::CONSOLE_OUTCOME, post(appointments::settle))
        .route(pattern::CONSOLE_NUMBERS, get(numbers::page))
        .route(pattern::CONSOLE_RATINGS, get(ratings::page))
        .route(pattern::CONSOLE_PEOPLE, get(people::list))
        .route(pattern::CONSOLE_PERSON, get(people::page))
        .route(pattern::CONSOLE_ATTACHMENT, get(attachments::open).post(attachments::remove))
        .route(pattern::CONSOLE_SCAN, get(scans::open).post(scans::remove))
        .route(pattern::CONSOLE_RULES, get(rules::page).post(rules::act))
        .route(pattern::CONSOLE_PRIVACY_WITHDRAW, post(privacy::withdraw))
        .route(pattern::CONSOLE_PRIVACY_PRINT, get(privacy::print))
        .route(pattern::CONSOLE_NOTICES, get(privacy::notices).post(privacy::publish))
        .route(pattern::CONSOLE_PERSON_FACTS, get(facts::page).post(facts::act))
        .route(pattern::CONSOLE_FAMILY, get(family::page).post(family::act))
        .route(pattern::CONSOLE_FAMILY_CARDS, get(family::cards))
        .route(pattern::CONSOLE_PERSON_REGISTRY, get(registry::page).post(registry::take))
        .route(pattern::CONSOLE_DOUBLES, get(doubles::page).post(doubles::differ))
        .route(pattern::CONSOLE_CORRECTION, get(correction::page).post(correction::correct))
        .route(pattern::CONSOLE_MERGE, get(merging::page).post(merging::merge))
        .route(pattern::CONSOLE_PERSON_IDENTITY, get(identity::page).post(identity::act))
        .route(pattern::CONSOLE_SESSIONS, get(sessions::page))
        .route(pattern::CONSOLE_SESSION_CLOSE, post(sessions::close))
        .route(pattern::CONSOLE_SESSIONS_CLOSE_OTHERS, post(sessions::close_others))
        .route(pattern::CONSOLE_KEPT, get(kept::page_of_form).post(kept::send))
        .merge(body::uploads(with_files, MESSAGE_BYTES))
        .merge(services::routes())
        .merge(codes::routes())
        .merge(staff::routes())
        .merge(masks::routes())
        .route_layer(middleware::from_fn_with_state(portal.clone(), kept::keep))
}

/// Asks the policy.
fn may<A: Action>(operator: &Operator) -> Result<Grant<'_, A>, Fault> {
    Ok(authorise(operator).map_err(Error::from)?)
}

/// The operator as the form saw that they sent: what was not on it is hidden, so that it stays as it is.
fn as_sent(operator: &Operator, carried: &Carried) -> Operator {
    Operator { mask: carried.narrowed(&operator.mask), ..operator.clone() }
}

/// The mask of a page: these groups are hidden, and what is absent for the operator is not named.
fn mask_of(operator: &Operator, hidden: &[Group]) -> Mask {
    Mask::hiding(hidden.iter().copied()).omitting(operator.mask.those(Hiding::Absent))
}

/// The messages that an action leaves for the citizen, in the language of record.
struct Letters {
    taken: String,
    done: String,
}

impl Letters {
    fn new(done: &str, values: &[(&'static str, app::i18n::Value<'_>)]) -> Self {
        let t = Translator::new(Lang::It);
        Self { taken: t.get("letters-taken-up"), done: t.with(done, values) }
    }

    fn words(&self) -> Words<'_> {
        Words { taken: &self.taken, done: &self.done }
    }
}
