//! The services asked for at a desk, whatever they came with.

use backend::referrals;
use domain::permission::authorise;

use super::{
    referrals::{card as card_of_chiara, sent},
    support::{House, to},
};

const LIST: &str = "/console/servizi-richiesti";
const ASKED: [(&str, &str); 3] = [("servizio", "5.01"), ("data", "1/1/2026"), ("chi", "family")];
/// That row in the list, and not in the filter.
const TITLE: &str = ">Contributo economico</a>";

#[tokio::test]
async fn requests_of_the_portal_and_of_the_counter_are_in_one_list_and_each_filter_leaves_what_it_names() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    to(&chiara.post(&format!("{card}/servizi"), &ASKED).await);
    assert!(chiara.get("/console/schede").await.text().contains(LIST), "the rail leads there");
    let page = chiara.get(LIST).await.text();
    for words in ["Giulia Ferrante", ">Pasti a domicilio</a>", TITLE] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains(&format!("href=\"{card}\"")) && page.contains(&format!("href=\"{card}/servizi/")));
    assert!(page.contains("href=\"/console/istanze/"), "the request that it came with");
    // Links to requests: the filters name services and origins too.
    for (query, found) in [
        ("origine=portal", 1),
        ("origine=counter", 1),
        ("origine=referral", 0),
        ("stato=information", 2),
        ("stato=concluded", 0),
        ("servizio=5.01", 1),
        ("servizio=pasti-a-domicilio", 1),
        ("servizio=nessuno", 0),
        ("testo=ferr+giu", 2),
        ("testo=schiavone", 0),
        ("non-soddisfatto=si", 0),
        ("stato=%3Cb%3E&origine=boh", 2),
    ] {
        let page = chiara.get(&format!("{LIST}?{query}")).await.text();
        assert_eq!(page.matches(&format!("href=\"{card}/servizi/")).count(), found, "{query}");
    }
    let needs = [("_version", "0"), ("non-soddisfatto", "sfratto"), ("non-soddisfatto-motivo", "requisiti")];
    to(&chiara.post(&format!("{card}/parti/bisogni"), &needs).await);
    let unmet = chiara.get(&format!("{LIST}?non-soddisfatto=requisiti")).await.text();
    assert!(unmet.contains("Sfratto o perdita della casa") && unmet.contains(TITLE), "{unmet}");
    let mut form = vec![("formato", "csv"), ("motivo", "planning")];
    form.extend([("origine", "counter"), ("non-soddisfatto", "si")]);
    let csv = chiara.post(&format!("{LIST}/esporta"), &form).await.text();
    let line = "Giulia Ferrante;Contributo economico;01/01/2026;";
    assert!(csv.contains(line) && csv.contains("Sfratto o perdita della casa;Mancano i requisiti"), "{csv}");
    assert!(csv.contains("Allo sportello") && !csv.contains("Pasti a domicilio"), "{csv}");
    let asked = chiara.get(&format!("{LIST}/esporta?servizio=5.01&origine=counter")).await.text();
    assert!(asked.contains("name=\"origine\" value=\"counter\"") && asked.contains("Contributo economico"));
    let karim = house.desk_of("karim.haddad").await;
    assert!(!karim.get(LIST).await.text().contains(TITLE), "another desk");
}

#[tokio::test]
async fn what_came_with_a_referral_says_so_and_a_hidden_person_is_neither_named_nor_found() {
    let house = House::open().await;
    let (operator, card) = card_of_chiara(&house).await;
    let other = house.operator("karim.haddad").await;
    let referral = sent(&house, &operator, card, &other).await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let received = referrals::receive(pool, &ctx, authorise(&other).unwrap(), referral).await.unwrap();
    let karim = house.desk_of("karim.haddad").await;
    to(&karim.post(&format!("/console/schede/{received}/servizi"), &ASKED).await);
    let page = karim.get(&format!("{LIST}?origine=referral")).await.text();
    let link = format!("href=\"/console/schede/{received}/servizi/");
    assert!(page.contains(&link) && page.contains("Ferrante"), "{page}");
    sqlx::query("UPDATE profile SET mask = mask || '{identity,needs}'::text[]")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let masked = karim.get(LIST).await.text();
    assert!(masked.contains(TITLE) && !masked.contains("Ferrante") && masked.contains("sp-masked-value"));
    assert!(!masked.contains("name=\"non-soddisfatto\""));
    for query in ["testo=ferrante", "non-soddisfatto=si"] {
        let nothing = karim.get(&format!("{LIST}?{query}")).await.text();
        assert!(nothing.contains("Nessuna richiesta con questi filtri"), "{query}");
    }
}

#[tokio::test]
async fn a_long_list_has_pages_and_each_request_once() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    sqlx::query(
        "INSERT INTO service_request (id, zone_id, card_id, service_code, requested_on)
         SELECT gen_random_uuid(), zone_id, card_id, '5.01', requested_on
         FROM service_request, generate_series(1, 59)",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    let (mut seen, mut path) = (Vec::new(), format!("{LIST}?stato=information"));
    let link = format!("href=\"{card}/servizi/");
    for rows in [25, 25, 10] {
        let page = chiara.get(&path).await.text();
        let found: Vec<String> =
            page.split(&link).skip(1).map(|after| after.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(found.len(), rows);
        seen.extend(found);
        let is_next = |after: &&str| after.starts_with(LIST) && after.contains("rel=\"next\"");
        let next = page.split("href=\"").find(is_next);
        path = next.map(|after| after.split('"').next().unwrap().replace("&amp;", "&")).unwrap_or_default();
    }
    assert!(path.is_empty(), "no page more");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 60);
}
