//! Requests of an invented citizen, so that the demo's area personale and queue have something to show:
//! a conversation with an integration, a message that nobody read, access to the file, days to keep in mind.

use chrono::{TimeDelta, Utc};
use domain::{
    Id, Protocollo,
    actor::{Citizen, Level, Operator},
    calendar::days_after,
    form::{Answers, Certified, FieldPath},
    format,
    intake::{Intake, Shelf},
    permission::authorise,
};
use sqlx::PgPool;

use super::at_desk;
use crate::{
    Context, Error, accounts, catalogue,
    intake::{self, Words},
};

/// Amina of the demo's SPID provider.
const FISCAL_CODE: &str = "DLLMNA93A41Z999D";
pub(super) const APPOINTMENT: &str = "primo-appuntamento";
pub(super) const MEALS: &str = "pasti-a-domicilio";
const NURSERY: &str = "riduzione-retta-nido";
const TAKEN: &str = "Abbiamo preso in carico la tua domanda. Ti scriviamo qui se serve qualcosa.";

/// What everybody answers in every form.
pub(super) const COMMON: [(&str, &str); 5] = [
    ("presa-visione", "si"),
    ("per-chi", "me"),
    ("responsabilita", "si"),
    ("cambiamenti", "si"),
    ("avvisi", "email"),
];
pub(super) const OF_APPOINTMENT: [(&str, &str); 10] = [
    ("contatto-rischio", "no"),
    ("argomenti", "casa"),
    ("argomenti", "soldi"),
    ("racconto", "Il contratto d’affitto finisce a gennaio e il proprietario non lo rinnova."),
    ("scadenza", "no"),
    ("modo", "sportello"),
    ("quando", "mattina"),
    ("accessibilita", "niente"),
    ("mediatore", "no"),
    ("presenza", "si"),
];
pub(super) const OF_MEALS: [(&str, &str); 8] = [
    ("giorni", "lunedi"),
    ("giorni", "giovedi"),
    ("porzioni", "1"),
    ("perche-non-cucina", "dimissione"),
    ("dieta", "nessuna"),
    ("citofono", "Diallo"),
    ("apre", "si"),
    ("isee", "no"),
];

/// Writes them, once. Comes after [`super::demo`], with the same `issuer`. Never in production.
pub async fn stories(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let amina = amina(owner, ctx).await?;
    if intake::shelf_counts(owner, &amina).await?.on(Shelf::All) > 0 {
        return Ok(());
    }
    let Some(chiara) = at_desk(owner, ctx, issuer, "chiara.moretti").await? else { return Ok(()) };
    let scene = Scene { owner, ctx, amina, chiara };
    match scene.tell().await {
        // The forms of the demo ask for more than these answers say: the portal works without them.
        Err(Error::Incomplete) => {
            tracing::warn!("the stories of the demo do not fit its forms any more");
            Ok(())
        }
        told => told,
    }
}

async fn amina(owner: &PgPool, ctx: &Context) -> Result<Citizen, Error> {
    let text = |text: &str| Some(text.to_owned());
    let certified = Certified {
        given_name: "Amina".to_owned(),
        family_name: "Diallo".to_owned(),
        fiscal_code: FISCAL_CODE.parse().ok(),
        birth_date: "1993-01-01".parse().ok(),
        // The code of her place is one that no table knows: as at the door, nothing is filled in.
        birth_place: None,
        email: text("amina.diallo@posta.example"),
        phone: text("3330100211"),
        street: text("Via del Ponte 21"),
        postal_code: text("50199"),
        municipality: text("Pontelaro"),
        company: None,
        vat_number: None,
    };
    let who = accounts::SignedIn { certified: &certified, eidas_id: None, level: Level::L2 };
    accounts::sign_in(owner, ctx, who).await
}

struct Scene<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    amina: Citizen,
    chiara: Operator,
}

impl Scene<'_> {
    /// So many hours ago.
    fn ago(&self, hours: i64) -> Context {
        let now: chrono::DateTime<Utc> = self.ctx.now - TimeDelta::hours(hours);
        Context { now, ..*self.ctx }
    }

    async fn tell(&self) -> Result<(), Error> {
        let (_, withdrawn) = self.send(MEALS, &OF_MEALS, 40 * 24).await?;
        intake::withdraw(self.owner, &self.ago(35 * 24), &self.amina, withdrawn).await?;
        self.with_integration().await?;
        self.with_access().await?;
        let offered = catalogue::lookup(self.owner, NURSERY, self.ctx.now).await?;
        let ctx = self.ago(4 * 24);
        let draft = intake::open_draft(self.owner, &ctx, &self.amina, &offered).await?;
        intake::save_draft(self.owner, &ctx, &self.amina, draft.id, draft.version, &draft.answers).await?;
        Ok(())
    }

    /// Taken up, asked for something, talked about.
    async fn with_integration(&self) -> Result<(), Error> {
        let (id, number) = self.send(APPOINTMENT, &OF_APPOINTMENT, 6 * 24).await?;
        let ask = "Ci serve la lettera con cui il proprietario ha dato la disdetta.";
        let asked = self.ago(4 * 24);
        let due = days_after(self.ctx.today(), 9);
        let letter =
            format!("Per continuare ci serve qualcosa da te, entro il {}:\n\n{ask}", format::date(due));
        let words = Words { taken: TAKEN, done: &letter };
        let grant = authorise(&self.chiara)?;
        intake::ask_integration(self.owner, &asked, grant, id, ask, due, words).await?;
        let question = "Buongiorno, la lettera è a casa di mia sorella. Va bene se la porto lunedì?";
        intake::write_message(self.owner, &self.ago(3 * 24), &self.amina, number, question).await?;
        let answer = "Buongiorno, va bene anche una foto: si allega qui sopra, con il telefono.";
        let grant = authorise(&self.chiara)?;
        intake::answer_message(self.owner, &self.ago(2 * 24), grant, id, answer).await
    }

    /// In the queue, with a message that nobody read and a request for access to the file.
    async fn with_access(&self) -> Result<(), Error> {
        let (_, number) = self.send(MEALS, &OF_MEALS, 3 * 24).await?;
        let message = "Esco dall’ospedale prima del previsto: si può cominciare questa settimana?";
        intake::write_message(self.owner, &self.ago(5), &self.amina, number, message).await?;
        let wanted = "Le regole con cui si decide chi riceve prima i pasti.";
        let interest = "Vorrei capire quanto devo aspettare.";
        intake::ask_access(self.owner, &self.ago(4), &self.amina, number, wanted, interest).await?;
        Ok(())
    }

    async fn send(
        &self,
        service: &str,
        typed: &[(&str, &str)],
        hours: i64,
    ) -> Result<(Id<Intake>, Protocollo), Error> {
        let ctx = self.ago(hours);
        let offered = catalogue::lookup(self.owner, service, self.ctx.now).await?;
        let draft = intake::open_draft(self.owner, &ctx, &self.amina, &offered).await?;
        let mut answers = draft.answers.clone();
        for (name, value) in COMMON.iter().chain(typed) {
            add(&mut answers, name, value);
        }
        add(&mut answers, "luogo-nascita", "Dakar");
        add(&mut answers, "inizio", &format::date(days_after(self.ctx.today(), 10)));
        answers.retain_known(&draft.form);
        intake::save_draft(self.owner, &ctx, &self.amina, draft.id, draft.version, &answers).await?;
        let number = intake::submit(self.owner, &ctx, &self.amina, draft.id).await?;
        Ok((draft.id, number))
    }
}

pub(super) fn add(answers: &mut Answers, name: &str, value: &str) {
    let path = FieldPath::once(name);
    let mut values = answers.all(&path).to_vec();
    values.push(value.to_owned());
    answers.set_all(&path, values);
}
