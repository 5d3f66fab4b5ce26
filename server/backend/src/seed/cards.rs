//! Cards of the demo's general desk, so that its pages are filled: somebody known with all that is known of her,
//! somebody whom another person spoke for, and somebody who gave no name. Invented.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    card::{
        Access, AccessReason, Card, Mode,
        parts::Part,
        requests::{Activity, AskedBy, Worked},
    },
    codes::Code,
    diary::{Content, Kind},
    fields::Values,
    permission::{EditCards, Grant, authorise},
    person::{
        Person,
        facts::{FactKind, NewFact, Precise},
    },
};
use sqlx::PgPool;
use uuid::{Uuid, uuid};

use super::{ago, at_desk};
use crate::{
    Context, Error, Work,
    cards::{self, Asked, AtCounter, PartEdit},
    people,
};

/// Fatoumata Traoré and Rosa Di Stefano of the registry of the demo.
const FATOUMATA: Uuid = uuid!("0f000000-0000-7000-8000-00000000010c");
const ROSA: Uuid = uuid!("0f000000-0000-7000-8000-000000000105");
/// Their cards, and that of whoever gives no name: fixed, so that seeding twice adds nothing.
const CARDS: [Uuid; 3] = [
    uuid!("0f000000-0000-7000-8000-000000000201"),
    uuid!("0f000000-0000-7000-8000-000000000202"),
    uuid!("0f000000-0000-7000-8000-000000000203"),
];
const ALIAS: &str = "Ulivo Quieto 42";

/// Fields with their values.
type Filled = &'static [(&'static str, &'static str)];

const FACTS_OF_FATOUMATA: [(FactKind, Filled); 8] = [
    (
        FactKind::Name,
        &[
            ("nome-tipo", "grafia"),
            ("nome-intero", "Fatumata Traore"),
            ("nome-fonte", "Ricevuta della questura"),
        ],
    ),
    (FactKind::Citizenship, &[("cittadinanza-tipo", "extra-ue"), ("cittadinanza-paese", "Z329")]),
    (FactKind::Identifier, &[("codice-tipo", "stp"), ("codice-numero", "STP0300100147258")]),
    (
        FactKind::Residence,
        &[
            ("residenza-tipo", "domicilio"),
            ("residenza-via", "Via dei Tigli 8"),
            ("residenza-comune", "Pontelaro"),
        ],
    ),
    (
        FactKind::Contact,
        &[("recapito-tipo", "cellulare"), ("recapito-valore", "389 010 0299"), ("recapito-chi", "proprio")],
    ),
    (
        FactKind::Education,
        &[("istruzione-livello", "LSE"), ("istruzione-anno", "2010"), ("istruzione-riconosciuto", "no")],
    ),
    (FactKind::Work, &[("lavoro-condizione", "collaborazione"), ("lavoro-mestiere", "Addetta alle pulizie")]),
    (FactKind::Permit, &[("titolo-tipo", "1"), ("titolo-motivo", "FAMIG")]),
];
const FACTS_OF_ROSA: [(FactKind, Filled); 3] = [
    (FactKind::CivilStatus, &[("stato-civile", "3")]),
    (FactKind::Work, &[("lavoro-condizione", "pensione")]),
    (FactKind::Health, &[("salute-tipo", "medico"), ("salute-valore", "Dott.ssa Irma Valli")]),
];
const PARTS_OF_FATOUMATA: [(Part, Filled); 5] = [
    (Part::Speaker, &[("chi", "utente"), ("presente", "si")]),
    (
        Part::Migration,
        &[
            ("condizione", "non_ue"),
            ("permesso-stato", "possesso"),
            ("permesso-tipo", "1"),
            ("permesso-motivo", "FAMIG"),
            ("comprensione", "4"),
            ("parlato", "3"),
            ("lettura", "3"),
            ("scrittura", "2"),
            ("altre-lingue", "Francese, bambara"),
        ],
    ),
    (Part::Family, &[("tipologia", "monogenitore"), ("minori", "2"), ("conviventi", "figli")]),
    (Part::Home, &[("alloggio-tipo", "appartamento"), ("vani", "2"), ("godimento", "affitto")]),
    (
        Part::Needs,
        &[
            ("bisogni", "sfratto"),
            ("bisogni", "reddito-basso"),
            ("specifica", "Il contratto finisce a gennaio e lo stipendio non basta per un affitto più alto."),
        ],
    ),
];
const PARTS_OF_ROSA: [(Part, Filled); 3] = [
    (
        Part::Speaker,
        &[
            ("chi", "familiare"),
            ("interlocutore-cognome", "Bassi"),
            ("interlocutore-nome", "Daniela"),
            ("interlocutore-relazione", "3"),
            ("interlocutore-sesso", "F"),
            ("interlocutore-comune", "Pontelaro"),
            ("interlocutore-cellulare", "333 010 0288"),
            ("informata", "si"),
        ],
    ),
    (Part::Family, &[("tipologia", "solo"), ("vulnerabile", "anziano_solo")]),
    (Part::Needs, &[("bisogni", "pasti-pronti"), ("bisogni", "aiuto-domestico")]),
];
const PARTS_OF_NOBODY: [(Part, Filled); 2] = [
    (Part::Home, &[("alloggio-tipo", "fortuna")]),
    (Part::Needs, &[("bisogni", "senza-tetto"), ("bisogni", "cibo")]),
];

/// Writes them, once. Comes after [`super::people`], with the issuer of [`super::demo`]. Never in production.
pub async fn cards(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let Some(chiara) = at_desk(owner, ctx, issuer, "chiara.moretti").await? else { return Ok(()) };
    let mut work = Work::operator(owner, &chiara).await?;
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM card WHERE id = ANY($1)) AS "there!""#,
        CARDS.as_slice(),
    )
    .fetch_one(work.connection())
    .await?;
    work.commit().await?;
    if there {
        return Ok(());
    }
    let desk = Desk { owner, ctx, chiara };
    let [of_fatoumata, of_rosa, of_nobody] = CARDS;
    desk.of_fatoumata(of_fatoumata).await?;
    desk.of_rosa(of_rosa).await?;
    desk.of_nobody(of_nobody).await
}

/// A row of the table of services.
fn service(code: &str) -> Result<Code, Error> {
    code.parse().map_err(|_| Error::Corrupt { table: "code", column: "seed" })
}

struct Desk<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    chiara: Operator,
}

impl Desk<'_> {
    fn grant(&self) -> Result<Grant<'_, EditCards>, Error> {
        Ok(authorise(&self.chiara)?)
    }

    async fn of_fatoumata(&self, id: Uuid) -> Result<(), Error> {
        self.facts(Id::new(FATOUMATA), &FACTS_OF_FATOUMATA).await?;
        let reason = "Il proprietario non rinnova il contratto d’affitto.";
        let card = self.open(id, Id::new(FATOUMATA), (12, Mode::InPerson), reason).await?;
        self.parts(card, &PARTS_OF_FATOUMATA).await?;
        let on = ago(self.ctx, 12).today();
        let asked = Asked { service: service("5.01")?, on, asked_by: AskedBy::Person };
        let ctx = ago(self.ctx, 12);
        let request = cards::add_request(self.owner, &ctx, self.grant()?, card, &asked).await?;
        let worked = Worked {
            on,
            activity: Activity::Talk,
            description: "Colloquio e raccolta dei documenti".to_owned(),
            people: 1,
            minutes: 45,
        };
        cards::record_work(self.owner, &ctx, self.grant()?, (card, request), &worked).await?;
        let talk =
            "Ha portato il contratto e la lettera del proprietario. Torna con le ricevute dell’affitto.";
        self.note(card, (Kind::Interview, 12, talk), false).await?;
        let call = "Ha trovato un alloggio più piccolo: aspetta la risposta entro la settimana.";
        self.note(card, (Kind::Phone, 5, call), false).await?;
        self.note(card, (Kind::Note, 5, "Preoccupata: richiamarla lunedì."), true).await
    }

    async fn of_rosa(&self, id: Uuid) -> Result<(), Error> {
        self.facts(Id::new(ROSA), &FACTS_OF_ROSA).await?;
        let reason = "La figlia chiede un aiuto per i pasti: la madre è tornata a casa dopo un ricovero.";
        let card = self.open(id, Id::new(ROSA), (7, Mode::Phone), reason).await?;
        self.parts(card, &PARTS_OF_ROSA).await?;
        let on = ago(self.ctx, 7).today();
        let asked = Asked { service: service("2.03")?, on, asked_by: AskedBy::Family };
        cards::add_request(self.owner, &ago(self.ctx, 7), self.grant()?, card, &asked).await?;
        let visit = "La signora si muove con il deambulatore e non cucina più da sola.";
        self.note(card, (Kind::HomeVisit, 4, visit), false).await
    }

    async fn of_nobody(&self, id: Uuid) -> Result<(), Error> {
        let alias = ALIAS.parse().map_err(|_| Error::Corrupt { table: "person", column: "seed" })?;
        let person = people::enter_anonymous(self.owner, &ago(self.ctx, 2), self.grant()?, alias).await?;
        let reason = "Chiede dove dormire e dove mangiare. Non vuole dare il nome.";
        let card = self.open(id, person, (2, Mode::InPerson), reason).await?;
        self.parts(card, &PARTS_OF_NOBODY).await?;
        self.note(card, (Kind::Interview, 2, "Indicati il dormitorio e la mensa."), false).await
    }

    async fn facts(&self, person: Id<Person>, facts: &[(FactKind, Filled)]) -> Result<(), Error> {
        for (kind, filled) in facts {
            let fact =
                NewFact { kind: *kind, values: values(filled), from: None, to: None, precise: Precise::DAYS };
            people::add_fact(self.owner, &ago(self.ctx, 12), self.grant()?, person, fact).await?;
        }
        Ok(())
    }

    async fn open(
        &self,
        id: Uuid,
        person: Id<Person>,
        (days, mode): (i64, Mode),
        description: &str,
    ) -> Result<Id<Card>, Error> {
        let ctx = ago(self.ctx, days);
        let on: NaiveDate = ctx.today();
        let reason = AccessReason::Spontaneous;
        let (sender, specification, description) = (String::new(), String::new(), description.to_owned());
        let access = Access { on, mode, reason, sender, specification, description };
        let card = AtCounter { id: Id::new(id), person, access, service: None };
        cards::open_at_counter(self.owner, &ctx, self.grant()?, &card).await
    }

    async fn parts(&self, card: Id<Card>, parts: &[(Part, Filled)]) -> Result<(), Error> {
        for (part, filled) in parts {
            let edit = PartEdit {
                values: values(filled),
                version: 0,
                seen: None,
                choices: BTreeMap::new(),
                reason: None,
                taken_from: None,
            };
            cards::save_part(self.owner, &ago(self.ctx, 2), self.grant()?, card, *part, &edit).await?;
        }
        Ok(())
    }

    async fn note(
        &self,
        card: Id<Card>,
        (kind, days, text): (Kind, i64, &str),
        private: bool,
    ) -> Result<(), Error> {
        let ctx = ago(self.ctx, days);
        let (place, present, text) = (String::new(), String::new(), text.to_owned());
        let content = Content { kind, on: ctx.today(), place, present, text };
        cards::add_note(self.owner, &ctx, self.grant()?, card, &content, private).await
    }
}

/// Several values of one field stand one after the other.
fn values(filled: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in filled {
        let all: Vec<String> = values.all(code).iter().cloned().chain([(*value).to_owned()]).collect();
        values.set(code, all);
    }
    values
}

#[cfg(test)]
mod tests {
    use domain::fields::{Lists, read};

    use super::*;
    use crate::seed::codes;

    #[test]
    fn every_word_of_the_demo_would_do_if_it_were_typed() {
        let (lists, nothing) = (Lists::new(codes::shipped(), NaiveDate::default()), Values::default());
        for (part, filled) in PARTS_OF_FATOUMATA.iter().chain(&PARTS_OF_ROSA).chain(&PARTS_OF_NOBODY) {
            assert_eq!(
                read(part.fields(), &values(filled), &lists, &nothing),
                Ok(values(filled)),
                "{part:?}"
            );
        }
        for (kind, filled) in FACTS_OF_FATOUMATA.iter().chain(&FACTS_OF_ROSA) {
            assert_eq!(kind.read(&values(filled), &lists, &nothing), Ok(values(filled)), "{kind:?}");
        }
    }
}
