//! Whatever three desks try with their referrals, in whatever order: every state is one that the life of a referral
//! allows, nobody sees more than was granted, nothing is lost, and every step is in the history and in the audit log.
//! The walks are drawn from a fixed seed, so that a failure comes back.

use backend::{
    Error, cards,
    referrals::{self, Sending},
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    intake::Moment,
    mask::Group,
    referral::{Act, ActKind, Outcome, Referral, Side, State, Tag, Wrong},
};

use super::{
    referrals::{PRIVATE, SECRET, card, scene, sending, stored},
    support::{Scene, grant},
};

/// Numbers by chance, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// A referral as it must be.
struct Sent {
    id: Id<Referral>,
    card: Id<Card>,
    from: usize,
    to: usize,
    state: State,
    acts: Vec<ActKind>,
    /// What was kept when it was sent.
    package: String,
}

impl Sent {
    fn side(&self, desk: usize) -> Option<Side> {
        match desk {
            _ if desk == self.from => Some(Side::Sender),
            _ if desk == self.to => Some(Side::Receiver),
            _ => None,
        }
    }

    /// Whether the same card cannot be sent to the same desk once more.
    fn is_open(&self, card: Id<Card>, to: usize) -> bool {
        self.card == card && self.to == to && self.state.tag().is_open()
    }
}

/// Three desks, their cards, and what went between them.
struct Walk {
    scene: Scene,
    desks: [Operator; 3],
    /// Each with the desk that it is of.
    cards: Vec<(Id<Card>, usize)>,
    sent: Vec<Sent>,
    dice: Dice,
}

impl Walk {
    async fn begin(seed: u64) -> Self {
        let (scene, karim, irene) = scene().await;
        assert!(karim.mask.hides(Group::Health) && !irene.mask.hides(Group::Health));
        let cards = vec![(card(&scene).await, 0)];
        let desks = [scene.chiara.clone(), karim, irene];
        Self { scene, desks, cards, sent: Vec::new(), dice: Dice(seed) }
    }

    fn moment(&self, desk: usize) -> Moment {
        Moment { by: self.desks[desk].me.clone(), at: self.scene.ctx.now }
    }

    async fn step(&mut self) {
        let anybody = self.dice.below(self.desks.len());
        let is_theirs = self.dice.below(4) > 0;
        if self.sent.is_empty() || self.dice.below(4) == 0 {
            let place = self.dice.below(self.cards.len());
            let desk = if is_theirs { self.cards[place].1 } else { anybody };
            return self.send(desk, place).await;
        }
        let place = self.dice.below(self.sent.len());
        let of = [self.sent[place].from, self.sent[place].to][self.dice.below(2)];
        // Everything but sending.
        let kind = ActKind::ALL[1 + self.dice.below(ActKind::ALL.len() - 1)];
        self.act(if is_theirs { of } else { anybody }, place, kind).await;
    }

    async fn send(&mut self, from: usize, place: usize) {
        let (card, of) = self.cards[place];
        let to = (from + 1 + self.dice.below(2)) % self.desks.len();
        let form = Sending { again: self.dice.below(4) > 0, ..sending(&self.desks[to]) };
        let (pool, ctx) = (&self.scene.db.app, &self.scene.ctx);
        let done = referrals::send(pool, ctx, grant(&self.desks[from]), card, &form).await;
        let waits = self.sent.iter().any(|other| other.is_open(card, to));
        match done {
            Ok(id) => {
                assert!(from == of && !waits, "desk {from} sends {card} of desk {of} to {to}");
                let package = stored(&self.scene, id).await;
                let (state, acts) = (State::Sent { sent: self.moment(from) }, vec![ActKind::Send]);
                self.sent.push(Sent { id, card, from, to, state, acts, package });
            }
            Err(Error::NotFound) => assert_ne!(from, of, "a card of one's own can be sent"),
            Err(Error::AlreadySent) => assert!(waits && from == of, "nothing waits there"),
            Err(Error::ComesBack) => assert!(!form.again && from == of, "somebody said so"),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Tries it, and says what it was, with the new card where one was opened.
    async fn tried(&self, desk: usize, place: usize, kind: ActKind) -> (Result<(), Error>, Act) {
        let (pool, ctx, who) = (&self.scene.db.app, &self.scene.ctx, &self.desks[desk]);
        let (id, text) = (self.sent[place].id, "Detto da chi prova".to_owned());
        match kind {
            ActKind::See => (referrals::follow(pool, ctx, grant(who), id).await.map(|_| ()), Act::See),
            ActKind::Receive => match referrals::receive(pool, ctx, grant(who), id).await {
                Ok(card) => (Ok(()), Act::Receive { card }),
                Err(error) => (Err(error), Act::Receive { card: self.sent[place].card }),
            },
            ActKind::Refuse => {
                (referrals::refuse(pool, ctx, grant(who), id, &text).await, Act::Refuse { reason: text })
            }
            ActKind::Cancel => (referrals::cancel(pool, ctx, grant(who), id).await, Act::Cancel),
            ActKind::Report => {
                let outcome = Outcome::Closed;
                let done = referrals::report(pool, ctx, grant(who), id, outcome, &text).await;
                (done, Act::Report { outcome, text })
            }
            ActKind::Send | ActKind::Reopen => {
                (referrals::reopen(pool, ctx, grant(who), id, &text).await, Act::Reopen)
            }
        }
    }

    async fn act(&mut self, desk: usize, place: usize, kind: ActKind) {
        let (done, act) = self.tried(desk, place, kind).await;
        let sent = &self.sent[place];
        let Some(side) = sent.side(desk) else {
            assert!(matches!(done, Err(Error::NotFound)), "{kind:?} by a third desk: {done:?}");
            return;
        };
        if kind == ActKind::See && !(side == Side::Receiver && sent.state.tag() == Tag::Sent) {
            assert!(done.is_ok(), "both desks may look whenever they like: {done:?}");
            return;
        }
        let opened = if let Act::Receive { card } = &act { Some(*card) } else { None };
        let twin = self.sent.iter().any(|other| other.id != sent.id && other.is_open(sent.card, sent.to));
        let after = sent.state.clone().act(side, act, self.moment(desk));
        match (done, after) {
            (Ok(()), Ok(state)) => {
                assert!(!(twin && kind == ActKind::Reopen), "the same card waits there twice");
                self.cards.extend(opened.map(|card| (card, desk)));
                self.sent[place].state = state;
                self.sent[place].acts.push(kind);
            }
            (Err(Error::NotFound), Err(Wrong::OtherDesk))
            | (Err(Error::WrongReferral(_)), Err(Wrong::OtherDesk | Wrong::State(_))) => {}
            (Err(Error::AlreadySent), Ok(_)) if twin => {}
            (done, after) => panic!("{kind:?} by {side:?}: {done:?}, and the rules say {after:?}"),
        }
    }

    /// What is kept is what must be.
    async fn is_kept(&self) {
        for sent in &self.sent {
            let state: String = self.one("SELECT state FROM referral WHERE id = $1", sent.id).await;
            assert_eq!(state, sent.state.tag().code(), "the state of {}", sent.id);
            let acts: String = self
                .one(
                    "SELECT string_agg(act, ' ' ORDER BY at, id) FROM referral_step WHERE referral_id = $1",
                    sent.id,
                )
                .await;
            let expected: Vec<&str> = sent.acts.iter().map(|act| act.code()).collect();
            assert_eq!(acts, expected.join(" "), "the history of {}", sent.id);
            let audited: String = self
                .one(
                    "SELECT count(*)::text FROM audit_event
                     WHERE subject = 'referral' AND action = 'change' AND subject_id = $1",
                    sent.id,
                )
                .await;
            assert_eq!(audited, sent.acts.len().to_string(), "the audit of {}: {expected:?}", sent.id);
            assert_eq!(stored(&self.scene, sent.id).await, sent.package, "what was sent stays as it was");
        }
        for (table, many) in
            [("referral", self.sent.len()), ("referral_package", self.sent.len()), ("card", self.cards.len())]
        {
            let sql = format!("SELECT count(*) FROM {table}");
            let found: i64 =
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&self.scene.db.owner).await.unwrap();
            assert_eq!(usize::try_from(found).unwrap(), many, "{table}");
        }
    }

    async fn one(&self, sql: &'static str, id: Id<Referral>) -> String {
        sqlx::query_scalar(sql).bind(id.uuid()).fetch_one(&self.scene.db.owner).await.unwrap()
    }

    /// Everybody sees their own cards and what is between them and another desk, through their mask, and nothing else.
    async fn is_seen(&self) {
        let (pool, ctx) = (&self.scene.db.app, &self.scene.ctx);
        for (desk, who) in self.desks.iter().enumerate() {
            for (card, of) in &self.cards {
                let opened = cards::open(pool, ctx, grant(who), *card).await;
                assert_eq!(opened.is_ok(), desk == *of, "desk {desk} and a card of desk {of}");
            }
            let lists = referrals::list(pool, ctx, grant(who)).await.unwrap();
            let listed = lists.sent.iter().chain(&lists.received);
            let own =
                |id: Id<Referral>| self.sent.iter().any(|sent| sent.id == id && sent.side(desk).is_some());
            assert!(listed.clone().all(|referral| own(referral.id)), "desk {desk} lists what is not its own");
            let between = self.sent.iter().filter(|sent| sent.side(desk).is_some()).count();
            assert_eq!(listed.count(), between, "desk {desk} does not list all that is its own");
            for sent in &self.sent {
                let followed = referrals::follow(pool, ctx, grant(who), sent.id).await;
                assert_eq!(followed.is_ok(), sent.side(desk).is_some(), "desk {desk} and {}", sent.id);
                let Ok(followed) = followed else { continue };
                let text = serde_json::to_string(&followed).unwrap();
                assert!(!text.contains(PRIVATE), "a private note never travels");
                assert!(!who.mask.hides(Group::Health) || !text.contains(SECRET), "desk {desk}: {text}");
            }
        }
    }
}

#[tokio::test]
async fn every_walk_of_three_desks_stays_legal_seen_by_whom_it_concerns_and_written_down() {
    let mut reached = Vec::new();
    for seed in [1, 20_261_129, 77_777] {
        let mut walk = Walk::begin(seed).await;
        for _ in 0..90 {
            walk.step().await;
        }
        walk.is_kept().await;
        reached.extend(walk.sent.iter().map(|sent| sent.state.tag()));
        // Looking is a step of its own, and comes last.
        walk.is_seen().await;
    }
    for tag in [Tag::Received, Tag::Refused, Tag::Cancelled] {
        assert!(reached.contains(&tag), "the walks never reach {tag:?}: {reached:?}");
    }
}
