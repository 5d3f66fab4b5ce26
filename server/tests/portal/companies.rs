//! For whom somebody at work is in: certified, so shown wherever the certified identity is.

use domain::{
    actor::Citizen,
    form::{Certified, CertifiedCompany},
};

use crate::support::{House, MEALS, MEALS_ANSWERS, step};

impl House {
    /// Giulia, as the provider of her company certified her.
    async fn giulia_for(&self, company: Option<CertifiedCompany>, vat_number: Option<&str>) -> Citizen {
        let certified = self.giulia().await.certified;
        self.account(Certified { company, vat_number: vat_number.map(str::to_owned), ..certified }).await
    }
}

fn ponte() -> CertifiedCompany {
    CertifiedCompany {
        name: "Il Ponte S.r.l.".to_owned(),
        number: "02345678901".to_owned(),
        office: Some("Via del Mulino 4, Pontelaro".to_owned()),
    }
}

#[tokio::test]
async fn the_company_is_shown_to_who_acts_for_it_and_to_the_desk() {
    let house = House::open().await;
    let giulia = house.giulia_for(Some(ponte()), None).await;
    let browser = house.browser_of(&giulia).await;
    let whole = "Il Ponte S.r.l., 02345678901, Via del Mulino 4, Pontelaro";
    let profile = browser.get("/area-personale/profilo").await.text();
    assert!(profile.contains(whole), "{profile}");
    let (sent, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let desk = house.desk_of("chiara.moretti").await;
    let intake = desk.get(&format!("/console/istanze/{sent}")).await.text();
    assert!(intake.contains("Agisce per") && intake.contains(whole), "{intake}");
}

#[tokio::test]
async fn the_number_of_a_professional_is_shown_and_a_person_has_neither() {
    let house = House::open().await;
    let giulia = house.giulia_for(None, Some("01234567890")).await;
    let browser = house.browser_of(&giulia).await;
    let profile = browser.get("/area-personale/profilo").await.text();
    assert!(profile.contains("Partita IVA") && profile.contains("01234567890"), "{profile}");
    let (sent, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let desk = house.desk_of("chiara.moretti").await;
    let intake = desk.get(&format!("/console/istanze/{sent}")).await.text();
    assert!(intake.contains("Partita IVA") && intake.contains("01234567890"), "{intake}");
    assert!(!intake.contains("Agisce per"));

    let carlo = house.browser_of(&house.carlo().await).await;
    let profile = carlo.get("/area-personale/profilo").await.text();
    assert!(!profile.contains("Partita IVA") && !profile.contains("Azienda o ente"), "{profile}");
}

#[tokio::test]
async fn before_sending_one_reads_for_whom_it_is() {
    let house = House::open().await;
    let person = house.giulia().await;
    house.draft(&person, MEALS, &MEALS_ANSWERS).await;
    let browser = house.browser_of(&person).await;
    let summary = browser.get(&step("riepilogo")).await;
    assert_eq!(summary.status, 200);
    assert!(!summary.text().contains("Partita IVA"), "{}", summary.text());
    let giulia = house.giulia_for(None, Some("01234567890")).await;
    let browser = house.browser_of(&giulia).await;
    let summary = browser.get(&step("riepilogo")).await;
    assert_eq!(summary.status, 200);
    assert!(summary.text().contains("Partita IVA") && summary.text().contains("01234567890"));
}
