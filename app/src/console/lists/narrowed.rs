//! Which list leaves, and what it is narrowed to.

use domain::{
    Text,
    actor::OperatorRef,
    card::{Tag, parts::WhyUnmet, requests},
    fields::Leaf,
    intake::{Assignee, Filter},
};

use crate::{
    components::state_key,
    console::{
        address::{self, TypedFilter},
        asked, cards, words,
    },
    i18n::Translator,
    routes::ListOf,
};

/// A list with its filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowed {
    /// The cards.
    Cards(TypedFilter),
    /// The queue.
    Requests {
        /// What it is narrowed to.
        filter: Filter,
        /// Services of the desk, slug and name.
        services: Vec<(String, Text)>,
        /// Colleagues of the desk.
        colleagues: Vec<OperatorRef>,
    },
    /// The services asked for.
    Services {
        /// What they are narrowed to.
        filter: requests::Filter,
        /// The table of services.
        offer: Vec<Leaf>,
        /// Services of the desk's catalogue, slug and name.
        catalogue: Vec<(String, Text)>,
    },
}

impl Narrowed {
    /// Which list.
    pub const fn of(&self) -> ListOf {
        match self {
            Self::Cards(_) => ListOf::Cards,
            Self::Requests { .. } => ListOf::Requests,
            Self::Services { .. } => ListOf::Services,
        }
    }

    /// The filter as parameters.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Cards(typed) => typed.pairs(),
            Self::Requests { filter, .. } => address::queue_pairs(filter),
            Self::Services { filter, .. } => address::asked_pairs(filter),
        }
    }

    /// The address of the list on the screen.
    pub fn back(&self) -> String {
        match self {
            Self::Cards(typed) => typed.href(None),
            Self::Requests { filter, .. } => address::queue(filter, None),
            Self::Services { filter, .. } => address::asked(filter, None),
        }
    }

    /// The filter in words: what, and which.
    pub fn words(&self, t: Translator) -> Vec<(String, String)> {
        match self {
            Self::Cards(typed) => of_cards(typed, t),
            Self::Requests { filter, services, colleagues } => of_requests(filter, services, colleagues, t),
            Self::Services { filter, offer, catalogue } => of_services(filter, offer, catalogue, t),
        }
    }
}

fn of_cards(typed: &TypedFilter, t: Translator) -> Vec<(String, String)> {
    let written = |key: &str, value: &String| (!value.is_empty()).then(|| (t.get(key), value.clone()));
    let state = |tag: Tag| (t.get("console-filter-state"), t.get(cards::state(tag)));
    [
        typed.tag.map(state),
        written("console-lists-from", &typed.from),
        written("console-lists-until", &typed.until),
        written("console-lists-name", &typed.text),
        typed.mine.then(|| (t.get("console-col-opened-by"), t.get("console-filter-assignee-me"))),
        typed.unmet.as_ref().map(|unmet| (t.get("console-lists-unmet"), why(unmet, t))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Why a need is not met, in words; any reason.
pub(crate) fn why(unmet: &WhyUnmet, t: Translator) -> String {
    unmet.reason().map_or_else(|| t.get("console-lists-unmet-any"), str::to_owned)
}

fn of_requests(
    filter: &Filter,
    services: &[(String, Text)],
    colleagues: &[OperatorRef],
    t: Translator,
) -> Vec<(String, String)> {
    let service = |slug: &String| {
        let known = services.iter().find(|(of, _)| of == slug);
        (t.get("console-filter-service"), known.map_or_else(|| slug.clone(), |(_, name)| t.text(name)))
    };
    let assignee = |assignee: Assignee| (t.get("console-filter-assignee"), called(assignee, colleagues, t));
    [
        // Without a state, those that are pending: a list says so too.
        Some((
            t.get("console-filter-state"),
            filter.tag.map_or_else(|| t.get("console-filter-state-any"), |tag| t.get(state_key(tag))),
        )),
        filter.service.as_ref().map(service),
        filter.assignee.map(assignee),
        filter.text.clone().map(|text| (t.get("console-filter-text"), text)),
        filter.unread.then(|| (t.get("console-lists-messages"), t.get("console-view-unread"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_services(
    filter: &requests::Filter,
    offer: &[Leaf],
    catalogue: &[(String, Text)],
    t: Translator,
) -> Vec<(String, String)> {
    let service = |wanted: &String| {
        let row = offer.iter().find(|leaf| leaf.code.as_str() == wanted).map(|leaf| leaf.label.clone());
        let online = || catalogue.iter().find(|(slug, _)| slug == wanted).map(|(_, name)| t.text(name));
        (t.get("console-filter-service"), row.or_else(online).unwrap_or_else(|| wanted.clone()))
    };
    let state = filter.state.map_or("console-lists-state-any", words::advancement);
    [
        Some((t.get("console-filter-state"), t.get(state))),
        filter.service.as_ref().map(service),
        filter.origin.map(|origin| (t.get("console-asked-origin"), t.get(asked::origin(origin)))),
        filter.text.clone().map(|text| (t.get("console-lists-name"), text)),
        filter.unmet.as_ref().map(|unmet| (t.get("console-lists-unmet"), why(unmet, t))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn called(assignee: Assignee, colleagues: &[OperatorRef], t: Translator) -> String {
    match assignee {
        Assignee::Me => t.get("console-filter-assignee-me"),
        Assignee::Nobody => t.get("console-filter-assignee-nobody"),
        Assignee::Operator(id) => {
            let known = colleagues.iter().find(|colleague| colleague.id == id);
            known.map_or_else(|| t.get("console-lists-unknown"), |colleague| colleague.name.clone())
        }
    }
}
