//! The footer: contacts of the body (Modello Comuni: address, tax code, PEC), help, rules and rights.

use leptos::prelude::*;

use super::header::Brand;
use crate::{i18n::use_translator, page::use_frame, routes::Route, wording::Wording};

/// Always there: accessibility, privacy, legal notes, questions, appointment, report.
#[component]
pub fn Footer() -> impl IntoView {
    let demo = use_frame().demo;
    view! {
        <footer class="it-footer" id="fondo">
            <div class="it-footer-main">
                <div class="container">
                    <Brand/>
                    {demo.then(|| view! { <p>{use_translator().get("common-demo")}</p> })}
                    <div class="sp-footer-cols"><Contacts/><Help/><Rules/></div>
                </div>
            </div>
        </footer>
    }
}

#[component]
fn Column(id: &'static str, title: String, children: Children) -> impl IntoView {
    view! {
        <section aria-labelledby=id>
            <h2 class="footer-heading-title" id=id>{title}</h2>
            {children()}
        </section>
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let t = use_translator();
    let organisation = use_frame().organisation.clone();
    let tax_code = organisation.tax_code.clone().map(|code| {
        view! { <br/>{t.get("common-tax-code")}" "<bdi>{code}</bdi> }
    });
    let pec = organisation.pec.clone().map(|address| {
        let href = format!("mailto:{address}");
        view! { <li><a href=href>{t.get("common-pec")}" "<bdi>{address}</bdi></a></li> }
    });
    view! {
        <Column id="f-contatti" title=t.get("common-contacts")>
            <p>
                {t.wording(&organisation.desk_name).view()}<br/>
                {Wording::italian(t, organisation.whole_address()).view()}
                {tax_code}
            </p>
            <ul class="footer-list">
                <li>
                    <a href=organisation.phone_href()>
                        {t.get("common-telephone")}" "<bdi>{organisation.phone.clone()}</bdi>
                    </a>
                </li>
                <li><a href=organisation.email_href()>{t.get("common-write-email")}</a></li>
                {pec}
                <li><a href=Route::Desks.href()>{t.get("common-desks")}</a></li>
            </ul>
        </Column>
    }
}

#[component]
fn Help() -> impl IntoView {
    let t = use_translator();
    view! {
        <Column id="f-aiuto" title=t.get("common-help")>
            <ul class="footer-list">
                <li><a href=Route::Faq.href() data-element="faq">{t.get("common-faq")}</a></li>
                <li>
                    <a href=Route::appointments().href() data-element="appointment-booking">
                        {t.get("common-appointment")}
                    </a>
                </li>
                <li>
                    <a href=Route::Report.href() data-element="report-inefficiency">{t.get("common-report")}</a>
                </li>
            </ul>
        </Column>
    }
}

#[component]
fn Rules() -> impl IntoView {
    let t = use_translator();
    view! {
        <Column id="f-regole" title=t.get("common-rules")>
            <ul class="footer-list">
                <li>
                    <a href=Route::Privacy.href() data-element="privacy-policy-link">{t.get("common-privacy")}</a>
                </li>
                <li>
                    <a href=Route::LegalNotes.href() data-element="legal-notes">{t.get("common-legal")}</a>
                </li>
                <li>
                    <a href=Route::Accessibility.href() data-element="accessibility-link">
                        {t.get("common-accessibility")}
                    </a>
                </li>
            </ul>
        </Column>
    }
}
