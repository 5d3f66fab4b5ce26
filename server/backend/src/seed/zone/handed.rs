//! What the desks hand to one another, to bodies without access, and to the professional service: in every state.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    permission::authorise,
    presa_in_carico::{PresaInCarico, Urgency},
    referral::{
        Outcome, Piece, Referral,
        outside::{Answer, Code, Link},
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{HANDED, Seat, after, cards::Made, situations::About};
use crate::{
    Context, Error, Work,
    presa_in_carico::{self, Proposing},
    referrals::{
        self, Sending,
        outside::{self, LinkKey, NewLink, Token},
    },
};

/// How far something got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Sent,
    Seen,
    Received,
    Accepted,
    SentOn,
    Closed,
    Refused,
    Cancelled,
    Reopened,
}

/// From which seat to which one, how many days ago, how far it got. Nothing goes to the desk that takes nothing over.
const REFERRALS: [(usize, usize, i64, End); 22] = [
    (0, 1, 9, End::Received),
    (0, 6, 14, End::Accepted),
    (0, 4, 3, End::Sent),
    (0, 5, 21, End::Closed),
    (1, 0, 6, End::Seen),
    (1, 6, 30, End::SentOn),
    (1, 5, 12, End::Refused),
    (2, 4, 8, End::Received),
    (2, 0, 40, End::Closed),
    (2, 6, 2, End::Sent),
    (3, 6, 5, End::Received),
    (3, 5, 16, End::Accepted),
    (3, 0, 11, End::Cancelled),
    (4, 5, 7, End::Seen),
    (4, 2, 25, End::Accepted),
    (5, 4, 10, End::Received),
    (5, 2, 33, End::Refused),
    (6, 0, 13, End::Accepted),
    (6, 3, 4, End::Seen),
    (7, 0, 6, End::Received),
    (7, 4, 28, End::Reopened),
    (7, 3, 17, End::Sent),
];

/// From which seat, to whom, how many days ago, how far it got.
const OUTSIDE: [(usize, &str, &str, i64, End); 6] = [
    (0, "Caritas parrocchiale di Roccaspina", "ascolto@caritas-roccaspina.example", 4, End::Sent),
    (1, "Sindacato dei braccianti del Laro", "vertenze@braccianti-laro.example", 9, End::Seen),
    (3, "Casa di accoglienza San Giuliano", "accoglienza@san-giuliano.example", 12, End::Received),
    (4, "Residenza per anziani Villa Aurelia", "ingressi@villa-aurelia.example", 26, End::Closed),
    (5, "Associazione malati di rene", "volontari@amici-del-rene.example", 18, End::Refused),
    (2, "Emporio solidale della valle", "emporio@valle-solidale.example", 7, End::Cancelled),
];

/// From which seat, to whom within its body, how many days ago, how soon, how far it got.
const PROPOSALS: [(usize, &str, i64, Urgency, End); 12] = [
    (0, "dora.manganelli", 1, Urgency::Urgent, End::Sent),
    (0, "dora.manganelli", 3, Urgency::Ordinary, End::Seen),
    (0, "dora.manganelli", 12, Urgency::Ordinary, End::Refused),
    (0, "dora.manganelli", 20, Urgency::Urgent, End::Accepted),
    (4, "ernesto.palmucci", 0, Urgency::Emergency, End::Sent),
    (4, "ernesto.palmucci", 5, Urgency::Urgent, End::Seen),
    (4, "ernesto.palmucci", 24, Urgency::Ordinary, End::Accepted),
    (4, "ernesto.palmucci", 31, Urgency::Ordinary, End::Refused),
    (5, "clelia.brusati", 2, Urgency::Urgent, End::Seen),
    (5, "clelia.brusati", 6, Urgency::Ordinary, End::Sent),
    (5, "clelia.brusati", 15, Urgency::Urgent, End::Accepted),
    (5, "clelia.brusati", 27, Urgency::Ordinary, End::Refused),
];

/// Opens nothing: what is answered was answered when the zone was written.
const KEY: [u8; 32] = [0x5a; 32];

const fn why(about: About) -> &'static str {
    match about {
        About::House => "Serve una sistemazione: da noi le liste sono chiuse fino a primavera.",
        About::Street => "Non ha un posto dove dormire: chiediamo un posto per le prossime notti.",
        About::Money => "Serve un aiuto per le spese più urgenti mentre la domanda va avanti.",
        About::Work => "Cerca un lavoro: voi conoscete le aziende della zona.",
        About::Care => "A casa non basta più l’aiuto della famiglia: chiediamo una valutazione.",
        About::Health => "Servono le cure e gli ausili prima del rientro a casa.",
        About::Family => "La famiglia chiede un appoggio educativo che da noi non c’è.",
        About::Papers => "Ha una pratica di soggiorno che noi non sappiamo seguire.",
        About::Company => "Passa le giornate senza parlare con nessuno: da voi c’è un gruppo.",
    }
}

struct Hands<'a> {
    owner: &'a PgPool,
    ctx: &'a Context,
    issuer: &'a str,
    seats: &'a [Seat],
    cards: &'a [Made],
    /// Cards that went somewhere already.
    gone: BTreeSet<Uuid>,
}

/// Hands them over.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    issuer: &str,
    (seats, cards): (&[Seat], &[Made]),
) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    let begun = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM presa_in_carico WHERE id = $1) AS "begun!""#,
        after(HANDED, 100),
    )
    .fetch_one(work.connection())
    .await?;
    drop(work);
    if begun {
        return Ok(());
    }
    let mut hands = Hands { owner, ctx, issuer, seats, cards, gone: BTreeSet::new() };
    for (place, proposal) in PROPOSALS.into_iter().enumerate() {
        hands.propose(place, proposal).await?;
    }
    for (place, referral) in REFERRALS.into_iter().enumerate() {
        hands.refer(place, referral).await?;
    }
    for (place, sent) in OUTSIDE.into_iter().enumerate() {
        hands.send_outside(place, sent).await?;
    }
    hands.forget_mails().await
}

impl<'a> Hands<'a> {
    /// So many days ago, and some hours later of the same day.
    fn ago(&self, days: i64, hours: i64) -> Context {
        Context {
            now: (self.ctx.now - TimeDelta::days(days) + TimeDelta::hours(hours)).min(self.ctx.now),
            ..*self.ctx
        }
    }

    fn seat(&self, at: usize) -> Option<&'a Operator> {
        self.seats.get(at).map(|seat| &seat.operator)
    }

    /// The card that was opened last before a day, and went nowhere yet.
    fn card(&mut self, seat: usize, days: i64, must_be_open: bool) -> Option<&'a Made> {
        let day = self.ctx.now - TimeDelta::days(days);
        let gone = &self.gone;
        let fits = |card: &&Made| {
            card.seat == seat && card.at < day && (card.is_open || !must_be_open) && !gone.contains(&card.id)
        };
        let card = self.cards.iter().filter(fits).max_by_key(|card| card.at)?;
        self.gone.insert(card.id);
        Some(card)
    }

    async fn refer(
        &mut self,
        place: usize,
        (from, to, days, end): (usize, usize, i64, End),
    ) -> Result<(), Error> {
        let (Some(sender), Some(receiver)) = (self.seat(from), self.seat(to)) else { return Ok(()) };
        let Some(card) = self.card(from, days, false) else { return Ok(()) };
        let id: Id<Referral> = Id::new(after(HANDED, place));
        let sending = Sending {
            id,
            to: receiver.desk.id,
            pieces: Piece::all().collect(),
            papers: Vec::new(),
            why: why(card.situation.about).to_owned(),
            informed: !place.is_multiple_of(5),
            again: false,
        };
        referrals::send(self.owner, &self.ago(days, 0), authorise(sender)?, Id::new(card.id), &sending)
            .await?;
        self.answer(id, (sender, receiver), days, end).await
    }

    /// What became of it, one step after the other.
    async fn answer(
        &self,
        id: Id<Referral>,
        (sender, receiver): (&Operator, &Operator),
        days: i64,
        end: End,
    ) -> Result<(), Error> {
        let (owner, soon, later) = (self.owner, self.ago(days, 5), self.ago(days - 1, 2));
        match end {
            End::Sent => return Ok(()),
            End::Cancelled => return referrals::cancel(owner, &soon, authorise(sender)?, id).await,
            _ => {
                referrals::follow(owner, &soon, authorise(receiver)?, id).await?;
            }
        }
        let told = match end {
            End::Seen => return Ok(()),
            End::Refused => {
                let reason =
                    "Abita fuori dai comuni che seguiamo: la richiesta va allo sportello di residenza.";
                return referrals::refuse(owner, &later, authorise(receiver)?, id, reason).await;
            }
            End::Accepted => (Outcome::Accepted, "Ha avuto il primo appuntamento: lo seguiamo noi."),
            End::SentOn => {
                (Outcome::SentOn, "Serviva un alloggio protetto: passata la richiesta alla casa famiglia.")
            }
            _ => (Outcome::Closed, "La persona ha trovato da sola una soluzione e ringrazia."),
        };
        referrals::receive(owner, &later, authorise(receiver)?, id).await?;
        if end == End::Received {
            return Ok(());
        }
        let closing = self.ago(days / 2, 0);
        referrals::report(owner, &closing, authorise(receiver)?, id, told.0, told.1).await?;
        if end == End::Reopened {
            let why = "È tornata da noi: la soluzione è durata una settimana.";
            referrals::reopen(owner, &self.ago(2, 0), authorise(sender)?, id, why).await?;
        }
        Ok(())
    }

    async fn propose(
        &mut self,
        place: usize,
        (from, to, days, urgency, end): (usize, &str, i64, Urgency, End),
    ) -> Result<(), Error> {
        let Some(sender) = self.seat(from) else { return Ok(()) };
        let Some(worker) = super::super::at_desk(self.owner, self.ctx, self.issuer, to).await? else {
            return Ok(());
        };
        let Some(card) = self.card(from, days, true) else { return Ok(()) };
        let id: Id<PresaInCarico> = Id::new(after(HANDED, 100 + place));
        let asked = Proposing {
            id,
            to: sender.organisation,
            category: card.situation.category.to_owned(),
            urgency,
            why: why(card.situation.about).to_owned(),
        };
        let (owner, soon, later) = (self.owner, self.ago(days, 4), self.ago(days - 1, 3));
        presa_in_carico::propose(owner, &self.ago(days, 1), authorise(sender)?, Id::new(card.id), &asked)
            .await?;
        if end != End::Sent {
            presa_in_carico::follow(owner, &soon, authorise(&worker)?, id).await?;
        }
        match end {
            End::Refused => {
                let reason = "Per ora basta il contributo: se fra tre mesi non cambia nulla, riproponetela.";
                presa_in_carico::reject(owner, &later, authorise(&worker)?, id, reason).await
            }
            End::Accepted => {
                presa_in_carico::accept(owner, &later, authorise(&worker)?, id).await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn send_outside(
        &mut self,
        place: usize,
        (from, body, address, days, end): (usize, &str, &str, i64, End),
    ) -> Result<(), Error> {
        const BROKEN: Error = Error::Corrupt { table: "outside_referral", column: "seed" };
        let Some(sender) = self.seat(from) else { return Ok(()) };
        let Some(card) = self.card(from, days, false) else { return Ok(()) };
        let id = Id::new(after(HANDED, 200 + place));
        let link: Id<Link> = Id::new(after(HANDED, 300 + place));
        let (key, code) = (LinkKey::new(KEY), Code::drawn([1, 2, 3, 4, 5, 6, 7, 8]));
        let sending = outside::Sending {
            id,
            body: body.to_owned(),
            address: address.parse().map_err(|_| BROKEN)?,
            pieces: Piece::all().collect(),
            papers: Vec::new(),
            why: why(card.situation.about).to_owned(),
            informed: true,
        };
        let new = NewLink { id: link, key: &key, code: &code };
        let (owner, card) = (self.owner, Id::new(card.id));
        outside::send(owner, &self.ago(days, 0), authorise(sender)?, card, &sending, &new).await?;
        match end {
            End::Sent => return Ok(()),
            End::Cancelled => {
                return outside::cancel(owner, &self.ago(days, 5), authorise(sender)?, id).await;
            }
            _ => {}
        }
        let (token, mark) = (key.token(link).ok_or(BROKEN)?, Token::new([0x3c; 32]));
        outside::enter(owner, &self.ago(days, 6), &key, (&token, None), &code, &mark).await?;
        for (later, answer) in answers(end) {
            outside::answer(owner, &self.ago(days - later, 2), (&token, Some(&mark)), answer).await?;
        }
        Ok(())
    }

    /// The links are of a key that the portal does not have: nobody is mailed one.
    async fn forget_mails(&self) -> Result<(), Error> {
        let mut work = Work::system(self.owner).await?;
        sqlx::query!("DELETE FROM job WHERE queue = 'send_outside_link' AND done_at IS NULL")
            .execute(work.connection())
            .await?;
        work.commit().await
    }
}

/// What the body answered, so many days after it was sent.
fn answers(end: End) -> Vec<(i64, Answer)> {
    let receive = || Answer::Receive { by: "Suor Benedetta, accoglienza".to_owned() };
    match end {
        End::Received => vec![(1, receive())],
        End::Closed => {
            let text =
                "Inserita in lista: il posto si libera fra un mese, intanto il centro diurno.".to_owned();
            vec![(1, receive()), (6, Answer::Report { outcome: Outcome::Closed, text })]
        }
        End::Refused => {
            let reason = "I volontari coprono solo i comuni della piana: non arriviamo fin lì.".to_owned();
            vec![(2, Answer::Refuse { reason })]
        }
        _ => Vec::new(),
    }
}
