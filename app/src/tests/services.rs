//! The services that come with the portal, through the pages.

use std::{fs, path::Path};

use domain::{
    Lang,
    form::{Answers, prefill, validate_step},
    service::{Availability, Service},
};

use super::{frame, html::faults};
use crate::{
    citizen::StepPage,
    i18n::MISSING,
    page::{Page, render},
    public::{ServicePage, Start},
};

fn services() -> Vec<Service> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/seed/services");
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap())
        .collect()
}

/// Sound, without a missing word, and all in one language, down to the portal's own address below.
fn check(name: &str, html: &str) {
    let (page, _) = html.split_once("<footer").unwrap();
    assert_eq!(faults(html), Vec::<String>::new(), "{name}");
    assert!(!html.contains(MISSING), "{name}");
    assert!(!page.contains("<bdi lang="), "{name} borrows words");
}

#[test]
fn every_service_has_its_page() {
    let services = services();
    assert!(services.len() >= 6);
    for (service, lang) in
        services.into_iter().flat_map(|service| Lang::ALL.map(|lang| (service.clone(), lang)))
    {
        let name = format!("{}-{lang}", service.slug);
        let availability = Availability::Open { until: None };
        let page = ServicePage {
            service,
            availability,
            start: Start::Begin,
            signed_in: true,
            at: None,
            privacy: None,
        };
        check(&name, &render(page, &frame(lang)));
    }
}

#[test]
fn every_step_of_every_service_is_rendered_with_all_its_errors() {
    let (_, model) = StepPage::samples().remove(0);
    for (service, lang) in
        services().into_iter().flat_map(|service| Lang::ALL.map(|lang| (service.clone(), lang)))
    {
        for (place, step) in service.form.steps.iter().enumerate() {
            let mut answers = Answers::new();
            prefill(&service.form, &model.certified, &mut answers);
            let errors = validate_step(&service.form, place, &answers, &[], frame(lang).today());
            let page = StepPage {
                service: service.slug.clone(),
                service_title: service.title.clone(),
                form: service.form.clone(),
                step: place,
                errors,
                answers,
                ..model.clone()
            };
            check(&format!("{}-{}-{lang}", service.slug, step.slug), &render(page, &frame(lang)));
        }
    }
}
