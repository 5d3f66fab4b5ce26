//! What did not reach the citizen.

use domain::{
    Id,
    delivery::{ChannelKind, Obstacle, Report, Undelivered},
    format,
    intake::Intake,
};
use leptos::prelude::*;

use super::{SmallButton, SmallKind};
use crate::{
    components::{CsrfField, Icon},
    i18n::{Translator, use_translator},
    routes::{IntakePart, Route},
};

/// What did not arrive, when, why, and the way to send it once more. Shows nothing when all arrived.
#[component]
pub fn NotArrived(
    /// Of which request.
    intake: Id<Intake>,
    /// Last first.
    undelivered: Vec<Undelivered>,
) -> impl IntoView {
    let t = use_translator();
    (!undelivered.is_empty()).then(|| {
        let lines = undelivered.iter().map(|one| line(t, intake, one)).collect_view();
        view! {
            <section class="sp-errors" aria-labelledby="non-arrivati">
                <h2 class="h4" id="non-arrivati"><Icon name="sp-alert"/>{t.get("console-undelivered")}</h2>
                <p>{t.get("console-undelivered-text")}</p>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn line(t: Translator, intake: Id<Intake>, one: &Undelivered) -> AnyView {
    let what = match (one.channel, one.receipt) {
        (ChannelKind::Email, true) => t.get("console-undelivered-receipt"),
        (ChannelKind::Email, false) => t.get("console-undelivered-news"),
    };
    let date = format::date_time(one.at);
    let values = [
        ("what", what.clone().into()),
        ("date", date.clone().into()),
        ("reason", t.get(reason(one.obstacle, one.reported)).into()),
    ];
    let words = t.with("console-undelivered-line", &values);
    let act = if one.given_up {
        let part = IntakePart::Delivery(one.id);
        let more = t.with("console-undelivered-again-which", &[("what", what.into()), ("date", date.into())]);
        view! {
            <form method="post" action=Route::ConsoleIntake { id: intake, part }.href()>
                <CsrfField/>
                <SmallButton kind=SmallKind::Secondary text=t.get("console-undelivered-again") more=more/>
            </form>
        }
        .into_any()
    } else {
        let who = match one.reported {
            None => "console-undelivered-trying",
            Some(_) => "console-undelivered-on-its-way",
        };
        view! { <p class="sp-sub">{t.get(who)}</p> }.into_any()
    };
    view! { <li>{words}{act}</li> }.into_any()
}

const fn reason(obstacle: Obstacle, reported: Option<Report>) -> &'static str {
    match (obstacle, reported) {
        (Obstacle::PutOff, Some(Report::Failed)) => "console-undelivered-tried-in-vain",
        (_, Some(Report::Failed)) => "console-undelivered-came-back",
        (_, Some(Report::Delayed)) => "console-undelivered-delayed",
        (Obstacle::Address, None) => "console-undelivered-address",
        (Obstacle::Refused, None) => "console-undelivered-refused",
        (Obstacle::PutOff, None) => "console-undelivered-put-off",
        (Obstacle::Unreachable, None) => "console-undelivered-unreachable",
        (Obstacle::Unprotected, None) => "console-undelivered-unprotected",
        (Obstacle::Content, None) => "console-undelivered-content",
    }
}
