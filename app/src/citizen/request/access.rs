//! Access to the file of a request: what was asked, and the way to ask.

use domain::{calendar::day_in_rome, file_access::State, format};
use leptos::prelude::*;

use super::RequestPage;
use crate::{
    components::{Card, Dl, DlEntry},
    i18n::Translator,
    routes::RequestPart,
};

impl RequestPage {
    pub(super) fn access(&self, t: Translator) -> AnyView {
        let entries: Vec<DlEntry> = self
            .request
            .accesses
            .iter()
            .map(|access| {
                let number = t.with("citizen-number", &[("number", access.protocollo.to_string().into())]);
                DlEntry::new(number, state(t, &access.state))
            })
            .collect();
        let waits = self.request.accesses.iter().any(|access| access.state.tag().is_open());
        let action = self.part(RequestPart::Access);
        let link = (!waits).then(|| view! { <p><a href=action>{t.get("citizen-access-title")}</a></p> });
        let any = !entries.is_empty();
        view! {
            <Card id="accesso" title=t.get("citizen-access")>
                {any.then(|| view! { <Dl entries=entries/> })}
                {link}
            </Card>
        }
        .into_any()
    }
}

fn state(t: Translator, state: &State) -> String {
    let (key, day) = match state {
        State::Asked { answer_by } => ("citizen-access-asked", *answer_by),
        State::Deferred { until, .. } => ("citizen-access-deferred", *until),
        State::Granted { decided, .. } => ("citizen-access-granted", day_in_rome(decided.at)),
        State::Refused { decided, .. } => ("citizen-access-refused", day_in_rome(decided.at)),
    };
    t.with(key, &[("date", format::date(day).into())])
}
