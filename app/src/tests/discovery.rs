//! What search engines are told.

use domain::Lang;

use super::frame;
use crate::{
    citizen::PersonalAreaPage,
    page::{Frame, Page, Visitor, render},
    public::{DesksPage, ErrorPage, FaqPage, HomePage, ServicePage, ServicesPage},
};

fn first<P: Page>(lang: Lang) -> String {
    let frame = Frame { visitor: Visitor::Anonymous, ..frame(lang) };
    render(P::samples().remove(0).1, &frame)
}

/// The blocks of structured data of a page.
fn data(html: &str) -> Vec<serde_json::Value> {
    html.split("<script type=\"application/ld+json\"")
        .skip(1)
        .map(|after| {
            let (_, json) = after.split_once('>').unwrap();
            serde_json::from_str(json.split("</script>").next().unwrap()).unwrap()
        })
        .collect()
}

#[test]
fn a_public_page_has_one_address_and_names_its_other_languages() {
    for lang in Lang::ALL {
        let html = first::<ServicesPage>(lang);
        let ending = if lang == Lang::It { String::new() } else { format!("?lang={lang}") };
        let here = format!("<link rel=\"canonical\" href=\"https://sportello.example/servizi{ending}\">");
        assert!(html.contains(&here), "{lang}: {here}");
        assert_eq!(html.matches("<link rel=\"alternate\"").count(), 7, "{lang}");
        assert!(html.contains("hreflang=\"x-default\" href=\"https://sportello.example/servizi\""), "{lang}");
        assert!(html.contains("<meta property=\"og:title\""), "{lang}");
        assert!(!html.contains("noindex"), "{lang}");
    }
}

#[test]
fn what_is_somebodys_or_a_search_is_not_listed() {
    let frame = frame(Lang::It);
    for (name, page) in ServicesPage::samples().into_iter().skip(1) {
        assert!(render(page, &frame).contains("<meta name=\"robots\" content=\"noindex\">"), "{name}");
    }
    assert!(first::<PersonalAreaPage>(Lang::It).contains("content=\"noindex\""));
    let lost = first::<ErrorPage>(Lang::It);
    assert!(lost.contains("content=\"noindex\"") && !lost.contains("rel=\"canonical\""));
}

#[test]
fn a_service_says_what_it_is_to_the_validator_of_the_modello_comuni() {
    let html = first::<ServicePage>(Lang::It);
    assert!(html.contains("data-element=\"metatag\""));
    let data = data(&html);
    let service = &data[0];
    assert_eq!(service["@type"], "GovernmentService");
    for place in [
        "/name",
        "/serviceType",
        "/serviceOperator/name",
        "/areaServed/name",
        "/audience/audienceType",
        "/availableChannel/serviceUrl",
        "/availableChannel/serviceLocation/name",
        "/availableChannel/serviceLocation/address/streetAddress",
    ] {
        assert!(service.pointer(place).is_some_and(|value| value.as_str() != Some("")), "{place}");
    }
    let trail = &data[1];
    assert_eq!(trail["@type"], "BreadcrumbList");
    assert_eq!(trail["itemListElement"].as_array().unwrap().len(), 3);
}

#[test]
fn the_first_page_can_be_searched_and_questions_have_answers() {
    let home = data(&first::<HomePage>(Lang::En));
    assert_eq!(home[0]["potentialAction"]["@type"], "SearchAction");
    let faq = data(&first::<FaqPage>(Lang::Ar));
    assert_eq!(faq[0]["@type"], "FAQPage");
    let questions = faq[0]["mainEntity"].as_array().unwrap();
    assert!(questions.len() >= 15);
    assert!(questions.iter().all(|one| !one["acceptedAnswer"]["text"].as_str().unwrap().is_empty()));
}

#[test]
fn a_desk_says_where_it_is_and_when_it_is_open() {
    let (_, mut page) = DesksPage::samples().remove(0);
    let weekly = &mut page.points[0].hours.weekly;
    // A season that is over, and one to come.
    weekly[0].until = "2026-09-30".parse().ok();
    weekly[1].from = "2026-12-01".parse().ok();
    weekly[1].until = "2027-02-28".parse().ok();
    weekly[2].span = domain::hours::Span::new("20".parse().unwrap(), "24".parse().unwrap()).unwrap();
    let frame = Frame { visitor: Visitor::Anonymous, ..frame(Lang::Ar) };
    let html = render(page, &frame);
    assert!(html.contains("\"latitude\":43.912345,\"longitude\":11.123456"), "{html}");
    let data = data(&html);
    assert_eq!(data[1]["@type"], "BreadcrumbList");
    let offices = data[0]["@graph"].as_array().unwrap();
    assert_eq!(offices.len(), 2);
    let office = &offices[0];
    assert_eq!(office["@type"], "GovernmentOffice");
    assert_eq!(office["name"], "مكتب الخدمات الاجتماعية في Pontelaro");
    assert_eq!(office["telephone"], "055 010 0200");
    assert_eq!(office["address"]["streetAddress"], "Via dei Mulini 4");
    assert_eq!(office["address"]["postalCode"], "50000");
    assert_eq!(office["address"]["addressLocality"], "Pontelaro");
    assert!(office["url"].as_str().unwrap().starts_with("https://sportello.example/sportelli?lang=ar#sede-"));
    let told = |list: &str| -> Vec<String> {
        let open = office[list].as_array().unwrap().iter();
        open.map(|one| {
            let said = ["dayOfWeek", "validFrom", "validThrough", "opens", "closes"];
            assert_eq!(one["@type"], "OpeningHoursSpecification");
            said.iter().filter_map(|property| one[property].as_str()).collect::<Vec<_>>().join(" ")
        })
        .collect()
    };
    assert_eq!(
        told("openingHoursSpecification"),
        [
            "https://schema.org/Wednesday 2026-12-01 2027-02-28 08:30 13:00",
            "https://schema.org/Friday 20:00 23:59",
            "https://schema.org/Sunday 08:30 13:00",
            "https://schema.org/PublicHolidays 00:00 00:00",
        ]
    );
    // A desk without hours and place says nothing of them, and no desks are no data.
    let second = offices[1].as_object().unwrap();
    for unknown in ["geo", "openingHoursSpecification", "specialOpeningHoursSpecification"] {
        assert!(!second.contains_key(unknown), "{unknown}");
    }
    let (_, none) = DesksPage::samples().remove(2);
    assert!(!render(none, &frame).contains("GovernmentOffice"));
}

#[test]
fn the_days_of_closures_say_what_is_left_open() {
    let data = data(&first::<DesksPage>(Lang::It));
    let days = data[0]["@graph"][0]["specialOpeningHoursSpecification"].as_array().unwrap().iter();
    let days: Vec<String> = days
        .map(|one| {
            let said = ["validFrom", "validThrough", "opens", "closes"];
            said.map(|property| one[property].as_str().unwrap_or_default()).join(" ")
        })
        .collect();
    assert_eq!(days, ["2026-11-25 2026-11-25 00:00 00:00", "2026-11-27 2026-11-27 08:30 11:00"]);
}

#[test]
fn nothing_ends_a_block_of_data_before_its_end() {
    let (_, mut page) = ServicePage::samples().remove(0);
    page.service.title = domain::Text::italian("</script><script>alert(1)</script>");
    let html = render(page, &frame(Lang::It));
    assert!(!html.contains("<script>alert"));
    assert_eq!(data(&html)[0]["name"], "</script><script>alert(1)</script>");
}
