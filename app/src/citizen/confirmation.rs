//! After sending: the number is the biggest thing on the page.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Protocollo, Text, format};
use leptos::prelude::*;

use crate::{
    components::{
        ButtonKind, Card, LinkButton, Rated, Rating,
        layout::{Columns, Container, More, Stack},
        request::{Mile, MileState, Milestones, Part, SideLinks},
        summary::{Done, Receipt},
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::{RequestPart, Route},
};

/// The request was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationPage {
    /// Given name of the citizen.
    pub given_name: String,
    /// Name of the service.
    pub service_title: Text,
    /// Responsible office.
    pub office: Text,
    /// Register number.
    pub protocollo: Protocollo,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Latest day for the answer.
    pub latest_on: NaiveDate,
    /// How many documents went with it.
    pub documents: usize,
    /// Where the receipt went, where an address is known.
    pub email: Option<String>,
    /// Whether the receipt can be downloaded already.
    pub receipt_ready: bool,
    /// Whether it was rated already.
    pub rated: bool,
}

impl Page for ConfirmationPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-sent-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let lead = t.with(
            "citizen-sent-lead",
            &[("name", self.given_name.clone().into()), ("service", t.text(&self.service_title).into())],
        );
        let lines = vec![
            (t.get("citizen-protocollo"), self.protocollo.to_string()),
            (t.get("citizen-received-on"), format::date_time(self.sent_at)),
            (t.get("citizen-answer-by"), format::date(self.latest_on)),
        ];
        let rating = if self.rated {
            view! { <Rated/> }.into_any()
        } else {
            view! { <Rating question=t.get("common-rating-service")/> }.into_any()
        };
        let (receipt, miles, side) = (self.receipt(t), self.miles(t), self.side(t));
        view! {
            <Container>
                <Done title=t.get("citizen-sent-title") lead=lead><Receipt lines=lines>{receipt}</Receipt></Done>
                <Columns side=side>
                    <Part id="poi" title=t.get("citizen-what-next")><Milestones miles=miles/></Part>
                </Columns>
            </Container>
            {rating}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::confirmations()
    }
}

impl ConfirmationPage {
    fn receipt(&self, t: Translator) -> AnyView {
        let href = Route::Request { protocollo: self.protocollo, part: RequestPart::Receipt }.href();
        let link = self.receipt_ready.then(|| {
            view! {
                <LinkButton
                    href=href kind=ButtonKind::Secondary icon="it-download" download=true
                    text=t.get("citizen-receipt-download")
                />
            }
        });
        let text = match (&self.email, self.receipt_ready) {
            (Some(email), true) => t.with("citizen-receipt-sent", &[("email", email.into())]),
            (Some(email), false) => t.with("citizen-receipt-soon-email", &[("email", email.into())]),
            (None, true) => t.get("citizen-receipt-here"),
            (None, false) => t.get("citizen-receipt-soon"),
        };
        view! { {link}<p>{text}</p> }.into_any()
    }

    fn miles(&self, t: Translator) -> Vec<Mile> {
        let mile = |state, when, title, text| Mile { state, when, title: t.get(title), text };
        let latest = format::date(self.latest_on);
        vec![
            mile(
                MileState::Done,
                format::date_time(self.sent_at),
                "citizen-next-arrived",
                t.with(
                    "citizen-next-arrived-text",
                    &[("office", t.text(&self.office).into()), ("documents", self.documents.into())],
                ),
            ),
            mile(
                MileState::Next,
                t.get("citizen-next-soon"),
                "citizen-next-taken",
                t.get("citizen-next-taken-text"),
            ),
            mile(
                MileState::Next,
                t.get("citizen-next-if"),
                "citizen-next-asked",
                t.get("citizen-next-asked-text"),
            ),
            mile(
                MileState::Next,
                t.with("citizen-by", &[("date", latest.into())]),
                "citizen-next-answer",
                t.get("citizen-next-answer-text"),
            ),
        ]
    }

    fn side(&self, t: Translator) -> AnyView {
        let request = Route::request(self.protocollo);
        let links = vec![
            ("it-chevron-right", t.get("citizen-see-request"), request.href()),
            ("it-chevron-right", t.get("citizen-write-desk"), request.anchor("messaggi")),
            ("it-chevron-right", t.get("common-appointment"), Route::appointments().href()),
        ];
        let organisation = use_frame().organisation.clone();
        let office = t.wording(&self.office).view();
        let late = t.with("citizen-late-text", &[("email", organisation.email.clone().into())]);
        view! {
            <Stack>
                <Card id="puoi" title=t.get("citizen-meanwhile") tint=true><SideLinks links=links/></Card>
                <More summary=t.get("citizen-late")>
                    <p>{late}</p>
                </More>
                <Card id="resp" title=t.get("citizen-who-follows")>
                    <p>{office}</p>
                    <p><a href=Route::Desks.href()>{t.get("desks-all")}</a></p>
                </Card>
            </Stack>
        }
        .into_any()
    }
}
