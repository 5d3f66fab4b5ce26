//! Cards that the demo's desks sent to one another, so that both lists have something to show: two that wait, one of
//! them for long, one that is worked on, one that ended, one that was given back.

use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Mode},
    permission::authorise,
    referral::{Outcome, Piece, Referral},
};
use sqlx::PgPool;

use super::{ago, at_desk, people::known};
use crate::{
    Context, Error, Work,
    cards::{self, AtCounter},
    referrals::{self, Sending},
};

/// Writes them, once. Comes after [`super::demo`], with the same `issuer`, and [`super::people`]. Never in production.
pub async fn referrals(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    let told = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM referral) AS "told!""#)
        .fetch_one(work.connection())
        .await?;
    drop(work);
    let chiara = at_desk(owner, ctx, issuer, "chiara.moretti").await?;
    let karim = at_desk(owner, ctx, issuer, "karim.haddad").await?;
    match (told, chiara, karim) {
        (false, Some(chiara), Some(karim)) => Scene { owner, ctx, chiara, karim }.tell().await,
        _ => Ok(()),
    }
}

struct Scene<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    chiara: Operator,
    karim: Operator,
}

impl Scene<'_> {
    async fn tell(&self) -> Result<(), Error> {
        let (chiara, karim) = (&self.chiara, &self.karim);
        self.send((karim, chiara), 17, 9, "Chiede un primo colloquio con l’assistente sociale.").await?;
        self.send((karim, chiara), 22, 1, "Cerca una casa più grande: sono in cinque in due stanze.").await?;
        let worked = self.send((chiara, karim), 11, 6, "Deve rinnovare il permesso entro un mese.").await?;
        let ended = self.send((chiara, karim), 21, 20, "Parla poco italiano: serve un mediatore.").await?;
        let given_back = self.send((chiara, karim), 18, 12, "Chiede dei pasti a domicilio.").await?;
        let (owner, grant) = (self.owner, authorise(karim)?);
        referrals::receive(owner, &ago(self.ctx, 5), grant, worked).await?;
        referrals::receive(owner, &ago(self.ctx, 18), grant, ended).await?;
        let how = "Iscritto al corso di italiano, primo incontro con il mediatore fatto.";
        referrals::report(owner, &ago(self.ctx, 4), grant, ended, Outcome::Closed, how).await?;
        let why = "Non è una richiesta del nostro sportello: i pasti li segue lo sportello sociale.";
        referrals::refuse(owner, &ago(self.ctx, 11), grant, given_back, why).await
    }

    /// A card about a person of the registry, sent on the day on which it was opened.
    async fn send(
        &self,
        (from, to): (&Operator, &Operator),
        person: u128,
        days: i64,
        why: &str,
    ) -> Result<Id<Referral>, Error> {
        let ctx = ago(self.ctx, days);
        let (on, mode, reason) = (ctx.today(), Mode::InPerson, AccessReason::Spontaneous);
        let (sender, specification, description) = (String::new(), String::new(), why.to_owned());
        let access = Access { on, mode, reason, sender, specification, description };
        let new = AtCounter { id: Id::new(ctx.id()), person: Id::new(known(person)), access, service: None };
        let card = cards::open_at_counter(self.owner, &ctx, authorise(from)?, &new).await?;
        let sending = Sending {
            id: Id::new(ctx.id()),
            to: to.desk.id,
            pieces: Piece::all().collect(),
            papers: Vec::new(),
            why: why.to_owned(),
            informed: true,
            again: false,
        };
        referrals::send(self.owner, &ctx, authorise(from)?, card, &sending).await
    }
}
