//! A second zone of the demo: a body that leads it, a desk, two operators, and cards that went there and came from there,
//! in every state. Invented.

use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Mode},
    form::Certified,
    permission::authorise,
    referral::{Outcome, Piece, Referral},
};
use sqlx::PgPool;
use uuid::{Uuid, uuid};

use super::{add_body, add_desk, add_operator_of, ago, at_desk};
use crate::{
    Context, Error, Work,
    cards::{self, AtCounter},
    intake::Choice,
    operators,
    people::{self, Entered},
    referrals::{self, Sending},
};

pub(super) const ZONE: Uuid = uuid!("0f000000-0000-7000-8011-000000000001");
const ORGANISATION: Uuid = uuid!("0f000000-0000-7000-8011-000000000002");
const PROFILE: Uuid = uuid!("0f000000-0000-7000-8011-000000000003");
const DESK: Uuid = uuid!("0f000000-0000-7000-8011-000000000005");

/// Who works there: subject at the provider, name, enabled, desk and role.
const OPERATORS: [(&str, &str, bool, Uuid, &str); 2] = [
    ("nives.alpini", "Nives Alpini", true, DESK, "front_desk"),
    ("tullio.ferrigno", "Tullio Ferrigno", true, DESK, "administrator"),
];

/// How far something got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Sent,
    Seen,
    Received,
    Concluded,
    Refused,
    Cancelled,
}

/// Whether it goes to the second zone or comes from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Back,
}

/// Which way, name and surname, why, how many days ago, how far it got.
const STORIES: [(Way, &str, &str, &str, i64, End); 12] = [
    (Way::There, "Ottavio", "Brandimarte", "Va a vivere dalla figlia: chiede chi lo segue là.", 2, End::Sent),
    (Way::There, "Nadezhda", "Kolesnyk", "Ha trovato lavoro da voi e cerca una stanza.", 4, End::Seen),
    (
        Way::There,
        "Alfio",
        "Sgarlata",
        "Si trasferisce: i pasti a domicilio devono continuare.",
        6,
        End::Received,
    ),
    (Way::There, "Bianca", "Tavoletti", "È tornata in famiglia: serve un aiuto a casa.", 20, End::Concluded),
    (Way::There, "Ousmane", "Kouyaté", "Chiede un corso di italiano vicino al lavoro.", 12, End::Refused),
    (Way::There, "Iris", "Montebugnoli", "Pensava di trasferirsi, poi è rimasta.", 9, End::Cancelled),
    (Way::Back, "Delfina", "Roccabruna", "Si cura nel vostro ospedale: le serve un alloggio.", 1, End::Sent),
    (Way::Back, "Pietro", "Calanchi", "Abita da voi da un mese e chiede un contributo.", 3, End::Seen),
    (Way::Back, "Yasmine", "Bouzid", "I figli vanno a scuola da voi.", 7, End::Received),
    (Way::Back, "Gaspare", "Vinciguerra", "Torna dai genitori: chiede il trasporto.", 25, End::Concluded),
    (Way::Back, "Elvira", "Sottocornola", "Chiede chi la segue dopo il trasloco.", 15, End::Refused),
    (Way::Back, "Dragan", "Petković", "Aveva dato un indirizzo che non era il suo.", 8, End::Cancelled),
];

/// Fills the second zone, once. Comes after [`super::demo`], with the same `issuer`. Never in production.
pub async fn elsewhere(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    places(owner, ctx, issuer).await?;
    let mut work = Work::system(owner).await?;
    let told = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM referral WHERE to_zone_id IS NOT NULL) AS "told!""#
    )
    .fetch_one(work.connection())
    .await?;
    drop(work);
    let chiara = at_desk(owner, ctx, issuer, "chiara.moretti").await?;
    let nives = at_desk(owner, ctx, issuer, "nives.alpini").await?;
    match (told, chiara, nives) {
        (false, Some(chiara), Some(nives)) => Scene { owner, ctx, chiara, nives }.tell().await,
        _ => Ok(()),
    }
}

async fn places(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    sqlx::query!(
        "INSERT INTO zone (id, name) VALUES ($1, 'Zona sociale Alta Valcerna') ON CONFLICT (id) DO NOTHING",
        ZONE,
    )
    .execute(work.connection())
    .await?;
    add_body(work.connection(), ORGANISATION, ZONE, "Comune di Montecerna").await?;
    sqlx::query!(
        "INSERT INTO profile (id, zone_id, name, mask)
         VALUES ($1, $2, 'Segretariato sociale', '{protected_identity}')
         ON CONFLICT (id) DO NOTHING",
        PROFILE,
        ZONE,
    )
    .execute(work.connection())
    .await?;
    let of = (ZONE, ORGANISATION, PROFILE);
    add_desk(work.connection(), DESK, of, "Sportello sociale di Montecerna").await?;
    for operator in OPERATORS {
        add_operator_of(work.connection(), ctx, (ZONE, issuer), operator).await?;
    }
    operators::lead(work.connection(), ZONE, ORGANISATION).await?;
    work.commit().await
}

struct Scene<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    chiara: Operator,
    nives: Operator,
}

impl Scene<'_> {
    async fn tell(&self) -> Result<(), Error> {
        for (way, given, family, why, days, end) in STORIES {
            let desks = match way {
                Way::There => (&self.chiara, &self.nives),
                Way::Back => (&self.nives, &self.chiara),
            };
            if let Some(id) = self.send(desks, (given, family), why, days).await? {
                self.answer(id, desks, days, end).await?;
            }
        }
        Ok(())
    }

    /// A card about somebody new, sent on the day on which it was opened; none where somebody is there already who may be
    /// the same.
    async fn send(
        &self,
        (from, to): (&Operator, &Operator),
        (given, family): (&str, &str),
        why: &str,
        days: i64,
    ) -> Result<Option<Id<Referral>>, Error> {
        let (owner, ctx) = (self.owner, ago(self.ctx, days));
        let who = Certified {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            ..Certified::default()
        };
        let entered = people::enter(owner, &ctx, authorise(from)?, &who, true).await?;
        let Entered::New(person) = entered else { return Ok(None) };
        let (on, mode, reason) = (ctx.today(), Mode::InPerson, AccessReason::Spontaneous);
        let (sender, specification, description) = (String::new(), String::new(), why.to_owned());
        let access = Access { on, mode, reason, sender, specification, description };
        let new = AtCounter { id: Id::new(ctx.id()), person, access, service: None };
        let card = cards::open_at_counter(owner, &ctx, authorise(from)?, &new).await?;
        let sending = Sending {
            id: Id::new(ctx.id()),
            to: to.desk.id,
            pieces: Piece::all().collect(),
            papers: Vec::new(),
            why: why.to_owned(),
            informed: true,
            again: false,
        };
        referrals::send(owner, &ctx, authorise(from)?, card, &sending).await.map(Some)
    }

    /// What became of it, the day after.
    async fn answer(
        &self,
        id: Id<Referral>,
        (from, to): (&Operator, &Operator),
        days: i64,
        end: End,
    ) -> Result<(), Error> {
        let (owner, later) = (self.owner, ago(self.ctx, days - 1));
        match end {
            End::Sent => return Ok(()),
            End::Cancelled => return referrals::cancel(owner, &later, authorise(from)?, id).await,
            End::Seen | End::Received | End::Concluded | End::Refused => {
                referrals::follow(owner, &later, authorise(to)?, id).await?;
            }
        }
        if end == End::Refused {
            let reason = "Non risulta che abiti nei nostri comuni: chiedete a chi la segue adesso.";
            return referrals::refuse(owner, &later, authorise(to)?, id, reason).await;
        }
        if matches!(end, End::Received | End::Concluded) {
            referrals::receive_from_afar(owner, &later, authorise(to)?, id, Choice::New).await?;
        }
        if end == End::Concluded {
            let text = "Primo colloquio fatto: da adesso la seguiamo noi.";
            let closing = ago(self.ctx, days / 2);
            referrals::report(owner, &closing, authorise(to)?, id, Outcome::Accepted, text).await?;
        }
        Ok(())
    }
}
