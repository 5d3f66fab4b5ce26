//! The frame of the console: bar with desk, search and user; rail; work area.

use std::collections::BTreeSet;

use domain::{
    actor::Role,
    intake::Tally,
    permission::{Permission, allows},
};
use leptos::prelude::*;

use crate::{
    components::{CsrfField, Icon},
    console::{absences, done},
    i18n::{Translator, use_translator},
    page::{ConsoleFacts, use_frame},
    routes::{Masks, Route, StaffPart, Tasks},
};

/// Id of the search box; the key `/` leads there.
const SEARCH: &str = "cerca-persona";

/// Everything around the content of a page of the console, `<main>` included.
#[component]
pub fn ConsoleShell(
    /// Who works, where.
    facts: ConsoleFacts,
    /// Content of the page.
    children: Children,
) -> impl IntoView {
    let (pending, referrals, alerts, role) = (facts.pending, facts.referrals, facts.alerts, facts.role);
    let (exceptions, withheld) = (facts.exceptions, facts.withheld.clone());
    let absences = absences::head(&facts.absences, use_translator());
    let done = done::head(&use_frame().query, use_translator());
    view! {
        <Skip/>
        <TopBar facts=facts/>
        <div class="sp-shell">
            <Rail
                pending=pending referrals=referrals alerts=alerts exceptions=exceptions role=role
                withheld=withheld
            />
            <main id="contenuto" tabindex="-1" class="sp-work">{absences}{done}{children()}</main>
        </div>
    }
}

#[component]
fn Skip() -> impl IntoView {
    let t = use_translator();
    view! {
        <div class="skiplinks sp-skip">
            <ul>
                <li><a href="#contenuto">{t.get("common-skip-content")}</a></li>
                <li><a href=format!("#{SEARCH}")>{t.get("console-skip-search")}</a></li>
            </ul>
        </div>
    }
}

#[component]
fn TopBar(facts: ConsoleFacts) -> impl IntoView {
    let t = use_translator();
    let user = user_menu(&facts);
    view! {
        <header class="sp-topbar">
            <button class="sp-round sp-menu-open" type="button" popovertarget="binario">
                <Icon name="it-burger"/><span class="visually-hidden">{t.get("console-menu-open")}</span>
            </button>
            <a class="sp-logo" href=Route::Console.href()><Icon name="sp-arch"/><span>"Sportello"</span></a>
            {desk(facts)}
            <form
                class="sp-search" role="search" aria-label=t.get("console-search-label")
                action=Route::ConsolePeople.href() method="get"
            >
                <label class="visually-hidden" for=SEARCH>{t.get("console-search-label")}</label>
                <input
                    class="form-control" id=SEARCH name="q" type="search" autocomplete="off"
                    placeholder=t.get("console-search-placeholder")
                />
                <button type="submit">
                    <Icon name="it-search"/><span class="visually-hidden">{t.get("console-search-button")}</span>
                </button>
            </form>
            {user}
        </header>
    }
}

/// The desk in use; a menu only where there are others.
fn desk(facts: ConsoleFacts) -> AnyView {
    let t = use_translator();
    let in_use = view! {
        <span class="sp-desk-text">
            <span class="visually-hidden">{t.get("console-desk-in-use")}" "</span>
            <b>{facts.desk.name.clone()}</b>
        </span>
    };
    if facts.other_desks.is_empty() {
        return view! { <div class="sp-desk sp-desk--fixed">{in_use}</div> }.into_any();
    }
    let others = facts
        .other_desks
        .into_iter()
        .map(|desk| {
            view! {
                <li><button type="submit" name="sportello" value=desk.id.to_string()>{desk.name}</button></li>
            }
        })
        .collect_view();
    view! {
        <details class="sp-dropdown sp-desk" name="testata">
            <summary>{in_use}<Icon name="it-expand" small=true/></summary>
            <form method="post" action=Route::ConsoleDesk.href()>
                <CsrfField/>
                <ul class="sp-dropdown-list" aria-label=t.get("console-desk-switch")>{others}</ul>
            </form>
        </details>
    }
    .into_any()
}

fn user_menu(facts: &ConsoleFacts) -> AnyView {
    let t = use_translator();
    let absences = allows(facts.role, &facts.withheld, Permission::WorkIntakes).then(|| {
        let href = Route::ConsoleTasks(Tasks::Absences).href();
        view! { <li><a href=href>{t.get("console-absence-title")}</a></li> }
    });
    view! {
        <details class="sp-dropdown sp-dropdown--user" name="testata">
            <summary>
                <Icon name="it-user"/>
                <span class="sp-user-name">{facts.operator.clone()}<span>{facts.profile.clone()}</span></span>
                <Icon name="it-expand" small=true/>
            </summary>
            <form method="post" action=Route::Logout.href()>
                <CsrfField/>
                <ul class="sp-dropdown-list">
                    <li><a href=Route::ConsoleSessions.href()>{t.get("console-sessions-title")}</a></li>
                    {absences}
                    <li><button type="submit">{t.get("console-leave")}</button></li>
                </ul>
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn Rail(
    pending: Tally,
    referrals: Tally,
    alerts: Tally,
    exceptions: Tally,
    role: Role,
    withheld: BTreeSet<Permission>,
) -> impl IntoView {
    let t = use_translator();
    let may = |permission: Permission| allows(role, &withheld, permission);
    let queue = count(pending, "console-nav-pending", t);
    let alerts = count(alerts, "console-alert-nav-count", t);
    let referrals = count(referrals, "console-referral-nav-count", t);
    let exceptions = count(exceptions, "console-exceptional-count", t);
    let administration = administration(&may, exceptions);
    view! {
        <nav class="sp-rail" id="binario" popover="auto" aria-label=t.get("console-menu-main")>
            <button class="sp-nav-close" type="button" popovertarget="binario" popovertargetaction="hide">
                <Icon name="it-close-big"/>{t.get("console-menu-close")}
            </button>
            <ul>
                {may(Permission::ReadIntakes)
                    .then(|| rail_link(&Route::Console, "it-inbox", "console-nav-queue", queue))}
                {may(Permission::ReadCards)
                    .then(|| rail_link(&Route::ConsoleReferrals(None), "it-arrow-right", "console-referral-title", referrals))}
                {may(Permission::ReadCards)
                    .then(|| rail_link(&Route::ConsoleTasks(Tasks::Proposals), "it-exchange-circle", "console-presa-title", None))}
                {rail_link(&Route::ConsoleTasks(Tasks::Alerts { after: None }), "it-mail", "console-alert-title", alerts)}
                {may(Permission::ReadAppointments)
                    .then(|| rail_link(&Route::ConsoleAppointments { on: None }, "it-calendar", "console-nav-appointments", None))}
                {may(Permission::ReadIntakes)
                    .then(|| rail_link(&Route::ConsoleAccesses, "it-file-signed", "console-file-access-title", None))}
                {may(Permission::ReadCards)
                    .then(|| rail_link(&Route::ConsolePeople, "it-user", "console-nav-people", None))}
                {may(Permission::ReadCards)
                    .then(|| rail_link(&Route::ConsoleCards, "it-files", "console-nav-cards", None))}
                {may(Permission::ReadCards)
                    .then(|| rail_link(&Route::ConsoleAsked, "it-list", "console-asked-list", None))}
                {may(Permission::ReadNumbers)
                    .then(|| rail_link(&Route::ConsoleNumbers, "it-chart-line", "console-numbers-nav", None))}
                {may(Permission::PublishNotices)
                    .then(|| rail_link(&Route::ConsoleNotices { desk: None }, "it-note", "console-privacy-notices-title", None))}
                {may(Permission::ManageRules)
                    .then(|| rail_link(&Route::ConsoleRules, "it-list", "console-rule-title", None))}
                {may(Permission::ManageServices)
                    .then(|| rail_link(&Route::ConsoleServices, "it-card", "console-nav-services", None))}
                {may(Permission::ManageCodes)
                    .then(|| rail_link(&Route::ConsoleCodes, "it-files", "console-codes-title", None))}
                {administration}
            </ul>
            <p class="sp-rail-foot">
                <a href=Route::Accessibility.href() data-element="accessibility-link">
                    {t.get("console-accessibility")}
                </a>
                " "
                <a href=Route::Privacy.href() data-element="privacy-policy-link">{t.get("console-privacy")}</a>
            </p>
        </nav>
    }
}

/// Where those go who administer the zone or answer for its audit.
fn administration(may: &impl Fn(Permission) -> bool, exceptions: Option<AnyView>) -> AnyView {
    let staff = Route::ConsoleStaff;
    let entries = [
        (Permission::ManageOperators, staff(StaffPart::members()), "it-user", "console-staff-title", None),
        (Permission::ManageDesks, staff(StaffPart::Desks), "it-pa", "console-staff-desks", None),
        (Permission::ManageDesks, staff(StaffPart::Bodies), "it-pa", "console-bodies-title", None),
        (Permission::ReadMasks, Route::ConsoleMasks(Masks::Profiles), "sp-lock", "console-masks-title", None),
        (
            Permission::ReviewExceptions,
            Route::ConsoleMasks(Masks::Exceptions),
            "it-password-visible",
            "console-exceptional-list",
            exceptions,
        ),
        (Permission::ReadAudit, staff(StaffPart::trail()), "it-search", "console-trail-title", None),
        (Permission::WatchJobs, staff(StaffPart::Work), "it-tool", "console-work-title", None),
        (
            Permission::ManageMasks,
            staff(StaffPart::Transfer { taken: false }),
            "it-exchange-circle",
            "console-transfer-title",
            None,
        ),
    ];
    entries
        .into_iter()
        .filter(|(permission, ..)| may(*permission))
        .map(|(_, route, icon, key, count)| rail_link(&route, icon, key, count))
        .collect_view()
        .into_any()
}

/// The number beside an entry of the rail; none where nothing waits.
fn count(waiting: Tally, key: &str, t: Translator) -> Option<AnyView> {
    let words = t.with(key, &[("n", waiting.number().into())]);
    (waiting.number() > 0).then(|| {
        view! {
            <span class="sp-count">{waiting.to_string()}<span class="visually-hidden">{format!(" {words}")}</span></span>
        }
        .into_any()
    })
}

fn rail_link(route: &Route, icon: &'static str, key: &str, count: Option<AnyView>) -> AnyView {
    let frame = use_frame();
    let href = route.href();
    let here = is_within(&frame.path, route).then_some("page");
    view! {
        <li><a href=href aria-current=here><Icon name=icon/><span>{frame.translator().get(key)}</span>{count}</a></li>
    }
    .into_any()
}

/// Whether a path belongs to an entry of the rail. Intakes belong to the queue.
fn is_within(path: &str, entry: &Route) -> bool {
    let below = |top: &str| path == top || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'));
    match entry {
        Route::Console => path == Route::Console.href() || below("/console/istanze"),
        other => below(&other.href()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intake_belongs_to_the_queue_and_a_card_does_not() {
        assert!(is_within("/console", &Route::Console));
        assert!(is_within("/console/istanze/1", &Route::Console));
        assert!(!is_within("/console/schede/1", &Route::Console));
        assert!(is_within("/console/schede/1", &Route::ConsoleCards));
        assert!(!is_within("/console/schedeX", &Route::ConsoleCards));
        assert!(!is_within(&Route::ConsoleAsked.href(), &Route::ConsoleServices));
    }
}
