//! What a profile may not see, of ten thousand cards: a mark of every group is planted in each of them, and every page,
//! list, search and file is asked for behind a mask. And what is tried by day with less of it. It takes minutes:
//! `make test NIGHTLY=1`.

use std::{collections::BTreeSet, io::Read};

use backend::people;
use domain::{card::parts::Part, mask::Group};
use flate2::read::DeflateDecoder;
use server::testing::{Answer, Browser};

use super::{
    mask_walks::{everything, left},
    masks::{hidden, mask, scene, seen},
    spid::mutants::bring_giulia_or_nobody,
    support::{House, read_pdf},
};

const CARDS: usize = 10_000;
const PROFILE: &str = "Segretariato sociale";

/// How every mark of a group begins; after it comes the number of the card, in letters.
const MARKS: [(Group, &str); 15] = [
    (Group::Identity, "zqident"),
    (Group::Contacts, "zqconta"),
    (Group::Residence, "zqresid"),
    (Group::Health, "zqhealt"),
    (Group::Disability, "zqdisab"),
    (Group::Judicial, "zqjudic"),
    (Group::Permit, "zqpermi"),
    (Group::Income, "zqincom"),
    (Group::WorkEducation, "zqworke"),
    (Group::Family, "zqfamil"),
    (Group::Needs, "zqneeds"),
    (Group::Diary, "zqdiary"),
    (Group::Origin, "zqorigi"),
    (Group::Violence, "zqviole"),
    (Group::ProtectedAddress, "zqprote"),
];

/// The number in letters, so that it is a word.
const LETTERS: &str = "translate(lpad(n::text, 5, '0'), '0123456789', 'bcdfghklmn')";
/// Chiara at her desk, once for every card.
const ROWS: &str = "desk, operator, generate_series(1, 10000) AS n
    WHERE desk.id = '0f000000-0000-7000-8000-000000000005' AND operator.subject = 'chiara.moretti'";

/// The identifier of a row, in SQL: people, cards and requests of services are told apart by their kind.
fn sql_id(kind: u16) -> String {
    format!("('0f000000-0000-7000-{kind}-' || lpad(to_hex(n), 12, '0'))::uuid")
}

const PERSON: u16 = 9001;
const CARD: u16 = 9002;
const REQUEST: u16 = 9003;

fn id(kind: u16, n: usize) -> String {
    format!("0f000000-0000-7000-{kind}-{n:012x}")
}

/// The number of a card as [`LETTERS`] writes it.
fn letters(n: usize) -> String {
    let digits = ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n"];
    format!("{n:05}")
        .chars()
        .map(|digit| digits[usize::try_from(digit.to_digit(10).unwrap()).unwrap()])
        .collect()
}

/// People, and a card of each.
fn cards() -> Vec<String> {
    let (person, card) = (sql_id(PERSON), sql_id(CARD));
    vec![
        format!(
            "INSERT INTO person
                (id, zone_id, given_name, family_name, birth_date, sex, email, residence, created_at, created_by)
             SELECT {person}, desk.zone_id, 'Zqidentn' || {LETTERS}, 'Zqident' || {LETTERS}, date '1950-01-01' + n,
                'F', 'zqconta' || {LETTERS} || '@posta.example', 'Via Zqresid' || {LETTERS} || ' 1',
                timestamptz '2026-11-10 10:00Z', operator.id
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO card
                (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on, mode, reason,
                 sender, specification, description, version, opened_at)
             SELECT {card}, desk.zone_id, desk.organisation_id, desk.id, {person}, 'open',
                jsonb_build_object('state', 'open'),
                jsonb_build_object('by', jsonb_build_object('id', operator.id, 'name', operator.name),
                    'at', '2026-11-10T10:00:00Z'),
                date '2026-11-10' - n % 300, 'phone', 'sent', 'zqneeds' || {LETTERS}, 'zqneeds' || {LETTERS},
                'zqneeds' || {LETTERS}, 1,
                timestamptz '2026-11-10 10:00Z'
             FROM {ROWS}"
        ),
    ]
}

/// What a desk writes down: parts of the card, notes, facts.
fn written() -> Vec<String> {
    let (person, card) = (sql_id(PERSON), sql_id(CARD));
    let saved = "operator.id, operator.name, timestamptz '2026-11-10 10:00Z'";
    vec![
        format!(
            "INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT {card}, part, 1, desk.zone_id,
                jsonb_build_object(code, jsonb_build_array(mark || {LETTERS})), {saved}
             FROM (VALUES ('interlocutore', 'interlocutore-ente', 'zqfamil'),
                ('abitazione', 'proprietario', 'zqresid')) AS field (part, code, mark), {ROWS}"
        ),
        format!(
            "INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT {card}, 'stranieri', 1, desk.zone_id,
                jsonb_build_object('permesso-numero', jsonb_build_array('zqpermi' || {LETTERS}),
                    'valico', jsonb_build_array('zqorigi' || {LETTERS}),
                    'accoglienza', jsonb_build_array('zqprote' || {LETTERS})), {saved}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT {card}, 'bisogni', 1, desk.zone_id,
                jsonb_build_object('specifica', jsonb_build_array('zqneeds' || {LETTERS}),
                    'violenza', jsonb_build_array('zqviole' || {LETTERS})), {saved}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO diary_entry (id, zone_id, card_id, at, operator_id, operator_name, private, happened_on, text)
             SELECT gen_random_uuid(), desk.zone_id, {card}, timestamptz '2026-11-10 10:00Z', operator.id,
                operator.name, false, date '2026-11-10', 'zqdiary' || {LETTERS}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO person_fact
                (id, zone_id, person_id, kind, content, recorded_by, recorded_by_name, recorded_at)
             SELECT gen_random_uuid(), desk.zone_id, {person}, 'salute',
                jsonb_build_object('salute-tipo', jsonb_build_array('medico'),
                    'salute-valore', jsonb_build_array('zqhealt' || {LETTERS})), {saved}
             FROM {ROWS}"
        ),
    ]
}

/// A service that was asked for, with its sheets.
fn requests() -> Vec<String> {
    let (card, request) = (sql_id(CARD), sql_id(REQUEST));
    let saved = "operator.id, operator.name, timestamptz '2026-11-10 10:00Z'";
    vec![
        format!(
            "INSERT INTO service_request (id, zone_id, card_id, service_version_id, requested_on)
             SELECT {request}, desk.zone_id, {card},
                (SELECT version.id FROM service_version version JOIN service ON service.id = version.service_id
                 WHERE service.desk_id = desk.id ORDER BY version.id LIMIT 1),
                date '2026-11-10'
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO service_step
                (id, zone_id, service_request_id, advancement, operator_id, operator_name, at, note)
             SELECT gen_random_uuid(), desk.zone_id, {request}, 'information', {saved}, 'zqdiary' || {LETTERS}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO service_work
                (id, zone_id, service_request_id, worked_on, activity, description, people, minutes, written_by,
                 written_by_name, written_at)
             SELECT gen_random_uuid(), desk.zone_id, {request}, date '2026-11-10', 'talk', 'zqdiary' || {LETTERS}, 1,
                30, {saved}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO service_sheet
                (service_request_id, sheet, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT {request}, 'abitazione', 1, desk.zone_id,
                jsonb_build_object('canone', jsonb_build_array('zqincom' || {LETTERS}),
                    'controversia', jsonb_build_array('zqjudic' || {LETTERS})), {saved}
             FROM {ROWS}"
        ),
        format!(
            "INSERT INTO service_sheet
                (service_request_id, sheet, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT {request}, 'lavoro', 1, desk.zone_id,
                jsonb_build_object('professione', jsonb_build_array('zqworke' || {LETTERS}),
                    'limitazioni', jsonb_build_array('zqdisab' || {LETTERS})), {saved}
             FROM {ROWS}"
        ),
    ]
}

fn planting() -> Vec<String> {
    [cards(), written(), requests(), vec!["ANALYZE".to_owned()]].concat()
}

/// A house with ten thousand cards, each of somebody else.
async fn planted() -> House {
    let house = House::open().await;
    let owner = &house.app.db.owner;
    for sql in planting() {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(owner).await.unwrap();
    }
    people::index(owner).await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM card").await, i64::try_from(CARDS).unwrap());
    house
}

/// Everything that is packed into a ZIP file, one after the other: a workbook is one.
fn unpacked(file: &[u8]) -> Vec<u8> {
    const HEAD: usize = 30;
    let mut all = Vec::new();
    for at in 0..file.len().saturating_sub(HEAD) {
        if !file[at..].starts_with(b"PK\x03\x04") {
            continue;
        }
        let long = |place: usize| usize::from(u16::from_le_bytes([file[at + place], file[at + place + 1]]));
        let body = &file[(at + HEAD + long(26) + long(28)).min(file.len())..];
        if long(8) == 0 {
            // Stored as it is: what comes after it is looked at too, which hurts nobody.
            all.extend_from_slice(body);
        } else {
            // Its end is in itself.
            let mut entry = Vec::new();
            DeflateDecoder::new(body).read_to_end(&mut entry).unwrap();
            all.extend(entry);
        }
    }
    all
}

/// The groups of which something is anywhere in an answer.
fn told(answer: &Answer) -> BTreeSet<Group> {
    let packed = if answer.body.starts_with(b"PK") { unpacked(&answer.body) } else { Vec::default() };
    let all = [answer.body.as_slice(), packed.as_slice()].concat();
    // On paper a word may go on in the next line.
    let paper = if answer.body.starts_with(b"%PDF-") { read_pdf(&answer.body) } else { String::new() };
    let paper = paper.replace([' ', '-'], "");
    let text = format!("{}{paper}{:?}", String::from_utf8_lossy(&all), answer.headers).to_lowercase();
    MARKS.into_iter().filter(|(_, mark)| text.contains(mark)).map(|(group, _)| group).collect()
}

/// Where the pager leads on.
fn next_page(html: &str) -> Option<String> {
    let mut links = html.split("href=\"").skip(1).filter_map(|after| after.split('"').next());
    let next = links.find(|link| link.starts_with("/console/schede?") && link.contains("dopo="))?;
    Some(next.replace("&amp;", "&"))
}

/// The cards of a list, in its order.
fn order(html: &str) -> Vec<String> {
    let links =
        html.split("href=\"/console/schede/").skip(1).filter_map(|after| after.split(['"', '?', '#']).next());
    let mut cards: Vec<String> = links.filter(|link| link.starts_with("0f0")).map(str::to_owned).collect();
    cards.dedup();
    cards
}

/// Somebody who looks at everything, behind whatever mask.
struct Looker<'a> {
    browser: Browser<'a>,
    seen: BTreeSet<Group>,
}

impl Looker<'_> {
    async fn look(&mut self, path: &str) -> Answer {
        let answer = self.browser.get(path).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        self.seen.extend(told(&answer));
        answer
    }

    /// Every page of the list of cards; the cards in its order.
    async fn list(&mut self, query: &str) -> Vec<String> {
        let (mut path, mut cards) = (format!("/console/schede{query}"), Vec::new());
        loop {
            let html = self.look(&path).await.text();
            cards.extend(order(&html));
            match next_page(&html) {
                Some(next) if next != path => path = next,
                _ => return cards,
            }
        }
    }

    async fn lists(&mut self) {
        assert!(self.list("").await.len() >= CARDS, "the list ends before its end");
        // What is typed comes back: never a whole mark.
        for filter in ["?stato=open", "?mie=si", "?testo=zqiden", "?dal=01/11/2026&al=30/11/2026"] {
            self.look(&format!("/console/schede{filter}")).await;
        }
        for path in
            ["/console", "/console?testo=zqiden", "/console/numeri", "/console/invii", "/console/avvisi"]
        {
            self.look(path).await;
        }
        for words in ["", "zqiden", "zqcont", "zqresi", "zqheal"] {
            self.look(&format!("/console/persone?q={words}")).await;
        }
        for format in ["csv", "xlsx", "pdf"] {
            let file = self.exported(format).await;
            self.seen.extend(told(&file));
        }
    }

    /// The list of cards as a file. On paper those of one day: ten thousand are no paper.
    async fn exported(&self, format: &str) -> Answer {
        let day = [("dal", "10/11/2026"), ("al", "10/11/2026")];
        let narrowed = if format == "pdf" { &day[..] } else { &day[..0] };
        let form = [&[("formato", format), ("motivo", "planning")][..], narrowed].concat();
        let file = self.browser.post("/console/schede/esporta", &form).await;
        assert_eq!(file.status, 200, "{format}");
        file
    }

    /// A card on paper, whole.
    async fn printed(&self, n: usize) -> Answer {
        let own = ["accesso", "persona", "servizi", "risposte", "note", "conclusione"];
        let parts = own.into_iter().chain(Part::ALL.map(Part::code));
        let form: Vec<_> = parts.map(|part| ("parti", part)).chain([("motivo", "planning")]).collect();
        let paper = self.browser.post(&format!("/console/schede/{}/stampa", id(CARD, n)), &form).await;
        assert_eq!((paper.status.as_u16(), paper.header("content-type")), (200, "application/pdf"), "{n}");
        paper
    }

    async fn card(&mut self, n: usize) {
        let (card, request) = (id(CARD, n), id(REQUEST, n));
        self.look(&format!("/console/schede/{card}")).await;
        self.look(&format!("/console/schede/{card}/servizi/{request}")).await;
    }

    /// Everything else about a card and its person.
    async fn around(&mut self, n: usize) {
        let (card, request, person) = (id(CARD, n), id(REQUEST, n), id(PERSON, n));
        for part in
            ["accesso", "interlocutore", "stranieri", "famiglia", "abitazione", "riferimenti", "bisogni"]
        {
            self.look(&format!("/console/schede/{card}?modifica={part}")).await;
        }
        self.look(&format!("/console/schede/{card}/servizi/{request}?modifica=abitazione")).await;
        for page in ["diario", "stampa", "invii/nuovo", "presa-in-carico", "accesso-eccezionale"] {
            self.look(&format!("/console/schede/{card}/{page}")).await;
        }
        let paper = self.printed(n).await;
        self.seen.extend(told(&paper));
        self.look(&format!("/console/persone/{person}")).await;
        for page in ["dati", "famiglia", "famiglia/schede", "anagrafe", "identita", "informative", "unione"] {
            self.look(&format!("/console/persone/{person}/{page}")).await;
        }
    }

    /// What is seen of the lists, of one card in so many, and of one in five hundred with all that is around it.
    async fn everything(&mut self, each: usize) -> BTreeSet<Group> {
        self.seen.clear();
        self.lists().await;
        for n in (1..=CARDS).step_by(each) {
            self.card(n).await;
        }
        for n in (1..=CARDS).step_by(500) {
            self.around(n).await;
        }
        self.seen.clone()
    }

    /// Whether anybody, and any card, is found by these words.
    async fn found(&self, words: &str) -> (bool, bool) {
        let people = self.browser.get(&format!("/console/persone?q={words}")).await.text();
        let cards = self.browser.get(&format!("/console/schede?testo={words}")).await.text();
        (people.contains("href=\"/console/persone/0f0"), !order(&cards).is_empty())
    }
}

/// All but the one of those under a protective alias, whose name stands nowhere where it could be hidden (protected.rs).
fn groups() -> BTreeSet<Group> {
    Group::ALL.into_iter().filter(|group| *group != Group::ProtectedIdentity).collect()
}

/// Those of which something is on the paper of a card: facts of health are about the person, and stay there.
fn of_a_card() -> BTreeSet<Group> {
    groups().into_iter().filter(|group| *group != Group::Health).collect()
}

#[test]
fn every_group_has_its_mark() {
    let marked: BTreeSet<Group> = MARKS.into_iter().map(|(group, _)| group).collect();
    assert_eq!(marked, groups());
}

#[tokio::test]
#[ignore = "ten thousand cards take minutes: make test NIGHTLY=1"]
async fn of_ten_thousand_cards_no_mark_of_a_hidden_group_is_anywhere() {
    let house = planted().await;
    let mut chiara = Looker { browser: house.desk_of("chiara.moretti").await, seen: BTreeSet::new() };
    assert_eq!(chiara.everything(500).await, groups(), "without a mask the walk finds every mark");
    assert_eq!(told(&chiara.printed(1).await), of_a_card(), "and so does whoever reads a printed card");
    assert!(told(&chiara.exported("pdf").await).contains(&Group::Identity), "and a printed list");
    mask(&house, PROFILE, &Group::ALL).await;
    assert_eq!(chiara.everything(1).await, BTreeSet::new(), "behind the whole mask");
    for group in Group::ALL {
        mask(&house, PROFILE, &[group]).await;
        let seen = chiara.everything(500).await;
        assert!(!seen.contains(&group), "{group} is hidden, and yet it is seen");
    }
}

#[tokio::test]
#[ignore = "ten thousand cards take minutes: make test NIGHTLY=1"]
async fn of_ten_thousand_cards_neither_order_nor_search_nor_count_tells_what_is_hidden() {
    let house = planted().await;
    let mut chiara = Looker { browser: house.desk_of("chiara.moretti").await, seen: BTreeSet::new() };
    let typed = |mark: &str, n: usize| format!("{mark}{}", letters(n));
    assert_eq!(chiara.found(&typed("zqident", 4_321)).await, (true, true), "until it is hidden");
    mask(&house, PROFILE, &[Group::Identity, Group::Contacts]).await;
    let before = chiara.list("").await;
    for n in (1..=CARDS).step_by(250) {
        for mark in ["zqident", "zqidentn", "zqconta"] {
            assert_eq!(chiara.found(&typed(mark, n)).await, (false, false), "{mark} of {n} finds somebody");
        }
        let address = format!("{}@posta.example", typed("zqconta", n));
        assert_eq!(chiara.found(&address).await, (false, false), "{address} finds somebody");
    }
    // Everybody has another name, address and age from now on: no list may notice.
    let sql = "UPDATE person SET rules = 0, birth_date = birth_date - 9000,
         family_name = 'Zqident' || reverse(substr(family_name, 8)), email = reverse(email)";
    let changed = sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(changed.rows_affected(), u64::try_from(CARDS).unwrap());
    people::index(&house.app.db.owner).await.unwrap();
    assert_eq!(chiara.list("").await, before, "the order of the list tells what is hidden");
}

/// By day, `mask_walks::a_mask_hides_its_groups_and_nothing_else` looks behind a few masks that do for all.
#[tokio::test]
#[ignore = "thirty walks through the portal take minutes: make test NIGHTLY=1"]
async fn masking_a_group_more_never_shows_more() {
    let house = House::open().await;
    let scene = scene(&house, "chiara.moretti").await;
    let chiara = house.desk_of("chiara.moretti").await;
    let everything = everything(&chiara, &scene).await;
    let mut before = everything.clone();
    for more in 1..=Group::ALL.len() {
        let groups = &Group::ALL[..more];
        mask(&house, PROFILE, groups).await;
        let now = seen(&chiara, &scene).await;
        hidden(&now, groups);
        assert!(now.is_subset(&before), "{groups:?} shows more than one group less");
        before = now;
    }
    assert!(before.contains(&&(None, "RISPOSTA-LIBERA".to_owned())), "what is of no group stays");
    for group in Group::ALL {
        mask(&house, PROFILE, &[group]).await;
        let now = seen(&chiara, &scene).await;
        hidden(&now, &[group]);
        assert_eq!(now, left(&everything, &[group]), "masking {group} hides exactly {group}");
    }
}

#[tokio::test]
#[ignore = "more than a thousand logins take a minute: make test NIGHTLY=1"]
async fn a_changed_answer_brings_giulia_or_nobody() {
    bring_giulia_or_nobody(1_200).await;
}
