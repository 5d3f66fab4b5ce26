//! How to report that something in the portal does not work: by mail or telephone. Nothing is kept here.

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, HelpBlock, LinkButton, Linked, Note,
        layout::{Chapter, Columns, Container, Prose, Sentences, Side, Title},
    },
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::{OrganisationFacts, Page, use_frame},
    routes::{Route, encode},
};

/// Where a fault is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportPage;

impl Page for ReportPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-report")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("notes-report-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::Report))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let organisation = use_frame().organisation.clone();
        let title = t.get("common-report");
        let asked = ["notes-report-where", "notes-report-doing", "notes-report-seen", "notes-report-device"];
        let asked = asked.map(|key| t.get(key).into()).to_vec();
        let hours = t.text(&organisation.phone_hours);
        let phone = [("phone", organisation.phone.clone().into()), ("time", hours.into())];
        let call = t.with("notes-report-call", &phone);
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(title.clone())]/>
                <Title text=title lead=t.get("notes-report-lead")/>
                <Columns side=side>
                    <Prose>
                        <Chapter id="cosa-scrivere" title=t.get("notes-report-what")>
                            <Sentences items=asked/>
                            <Note icon="sp-lock">{t.get("notes-report-private")}</Note>
                        </Chapter>
                        <Chapter id="come" title=t.get("notes-report-how")>
                            <p><LinkButton href=letter(t, &organisation) icon="it-mail" text=t.get("common-write-email")/></p>
                            <p><Linked text=call/></p>
                            <p>{t.get("notes-report-answer")}</p>
                        </Chapter>
                        <Chapter id="altro" title=t.get("notes-report-other")>
                            <p>{t.get("notes-report-access")}" "<a href=Route::Accessibility.href()>{t.get("common-accessibility")}</a></p>
                            <p><Linked text=t.get("notes-report-urgent")/></p>
                        </Chapter>
                    </Prose>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}

/// A mail that already asks what helps to find the fault.
fn letter(t: Translator, organisation: &OrganisationFacts) -> String {
    let asked = [
        t.get("notes-report-where"),
        t.get("notes-report-doing"),
        t.get("notes-report-seen"),
        t.get("notes-report-device"),
    ];
    // Lines of a mail end like this (RFC 6068, 5).
    let body = asked.join("\r\n\r\n\r\n");
    let subject = t.get("notes-report-subject");
    format!("{}?subject={}&body={}", organisation.email_href(), encode(&subject), encode(&body))
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn the_mail_has_a_subject_and_lines_to_fill_in() {
        let text = String::new;
        let organisation = OrganisationFacts {
            name: text(),
            tagline: text(),
            zone: text(),
            desk_name: "".into(),
            address: text(),
            town: None,
            tax_code: None,
            pec: None,
            phone: text(),
            phone_hours: "".into(),
            email: "sportello@comune.example".to_owned(),
            url: text(),
        };
        let letter = letter(Translator::new(Lang::It), &organisation);
        assert!(letter.starts_with("mailto:sportello@comune.example?subject=Segnala"), "{letter}");
        assert!(letter.contains("%0D%0A") && !letter.contains(' '), "{letter}");
    }
}
