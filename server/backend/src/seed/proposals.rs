//! Cards that the demo's desks proposed to the professional service, so that the list has something to show: two that
//! wait, one of them changed since, one that was rejected, one that was accepted.

use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Card, Mode},
    diary::{Content, Kind},
    permission::authorise,
    presa_in_carico::{PresaInCarico, Urgency},
};
use sqlx::PgPool;

use super::{ORGANISATION, ZONE, ago, at_desk, people::known};
use crate::{
    Context, Error, Work,
    cards::{self, AtCounter},
    presa_in_carico::{self, Proposing},
};

/// Writes them, once. Comes after [`super::demo`], with the same `issuer`, and [`super::people`]. Never in production.
pub async fn proposals(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    sqlx::query!("UPDATE zone SET lead_organisation_id = $2 WHERE id = $1", ZONE, ORGANISATION)
        .execute(work.connection())
        .await?;
    let told = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM presa_in_carico) AS "told!""#)
        .fetch_one(work.connection())
        .await?;
    work.commit().await?;
    let chiara = at_desk(owner, ctx, issuer, "chiara.moretti").await?;
    let anna = at_desk(owner, ctx, issuer, "anna.bruni").await?;
    match (told, chiara, anna) {
        (false, Some(chiara), Some(anna)) => Scene { owner, ctx, chiara, anna }.tell().await,
        _ => Ok(()),
    }
}

struct Scene<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    chiara: Operator,
    anna: Operator,
}

impl Scene<'_> {
    async fn tell(&self) -> Result<(), Error> {
        let (owner, anna) = (self.owner, &self.anna);
        let alone = "Vive sola e non esce più di casa: il vicino porta la spesa.";
        let (card, changed) = self.propose((5, 4, "4", Urgency::Urgent), alone).await?;
        presa_in_carico::follow(owner, &ago(self.ctx, 3), authorise(anna)?, changed).await?;
        self.note(card, 1, "Il medico chiede una visita a casa entro la settimana.").await?;
        let night = "Dorme in auto da tre notti con il figlio di sei anni.";
        self.propose((8, 0, "1", Urgency::Emergency), night).await?;
        let work = "Ha perso il lavoro e non paga l’affitto da due mesi.";
        let (_, rejected) = self.propose((23, 15, "3", Urgency::Ordinary), work).await?;
        let why = "Serve prima il contributo economico: se dopo tre mesi non basta, riproponetela.";
        presa_in_carico::reject(owner, &ago(self.ctx, 13), authorise(anna)?, rejected, why).await?;
        let illness = "Il marito ha avuto un ictus: non riesce più ad assisterlo da sola.";
        let (_, accepted) = self.propose((10, 20, "2", Urgency::Ordinary), illness).await?;
        presa_in_carico::accept(owner, &ago(self.ctx, 18), authorise(anna)?, accepted).await?;
        Ok(())
    }

    /// A card about a person of the registry, proposed on the day on which it was opened.
    async fn propose(
        &self,
        (person, days, category, urgency): (u128, i64, &str, Urgency),
        why: &str,
    ) -> Result<(Id<Card>, Id<PresaInCarico>), Error> {
        let (ctx, chiara) = (ago(self.ctx, days), &self.chiara);
        let (on, mode, reason) = (ctx.today(), Mode::InPerson, AccessReason::Spontaneous);
        let (sender, specification, description) = (String::new(), String::new(), why.to_owned());
        let access = Access { on, mode, reason, sender, specification, description };
        let new = AtCounter { id: Id::new(ctx.id()), person: Id::new(known(person)), access, service: None };
        let card = cards::open_at_counter(self.owner, &ctx, authorise(chiara)?, &new).await?;
        let asked = Proposing {
            id: Id::new(ctx.id()),
            to: chiara.organisation,
            category: category.to_owned(),
            urgency,
            why: why.to_owned(),
        };
        let proposal = presa_in_carico::propose(self.owner, &ctx, authorise(chiara)?, card, &asked).await?;
        Ok((card, proposal))
    }

    async fn note(&self, card: Id<Card>, days: i64, text: &str) -> Result<(), Error> {
        let ctx = ago(self.ctx, days);
        let note = Content {
            kind: Kind::Note,
            on: ctx.today(),
            place: String::new(),
            present: String::new(),
            text: text.to_owned(),
        };
        cards::add_note(self.owner, &ctx, authorise(&self.chiara)?, card, &note, false).await?;
        Ok(())
    }
}
