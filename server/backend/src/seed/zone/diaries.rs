//! The diaries of the cards: what was noted after the access, some of it for few eyes only.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{calendar::day_in_rome, diary::Kind};
use sqlx::PgPool;
use uuid::Uuid;

use super::{Dice, NOTES, Seat, after, cards::Made, people::Someone, situations::words};
use crate::{Context, Error, Work};

/// Notes of one card at most.
const EACH: usize = 4;
/// What an operator keeps for the few who may read it.
const PRIVATE: [&str; 6] = [
    "Da richiamare con calma: oggi non ha parlato liberamente.",
    "In famiglia c’è una tensione di cui non vuole dire altro. Non insistere.",
    "Mi ha chiesto di non scriverlo nel diario: ne riparliamo al prossimo incontro.",
    "Ha accennato a debiti con un conoscente. Verificare con discrezione.",
    "Molto stanc{o}: valutare se proporre un colloquio con la psicologa.",
    "Ha paura di perdere i figli se chiede aiuto. Spiegare bene che cosa facciamo.",
];

/// Writes them, one statement for each desk.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    (seats, people, cards): (&[Seat], &[Someone], &[Made]),
) -> Result<(), Error> {
    for (at, seat) in seats.iter().enumerate() {
        let mut rows = Rows::default();
        for card in cards.iter().filter(|card| card.seat == at) {
            if let Some(one) = people.get(card.person) {
                rows.of(ctx, dice, card, one);
            }
        }
        rows.write(owner, seat).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    cards: Vec<Uuid>,
    at: Vec<DateTime<Utc>>,
    private: Vec<bool>,
    kinds: Vec<String>,
    on: Vec<NaiveDate>,
    places: Vec<String>,
    present: Vec<String>,
    texts: Vec<String>,
}

impl Rows {
    /// The notes of a card: every other one has some, a few a private one.
    fn of(&mut self, ctx: &Context, dice: &mut Dice, card: &Made, one: &Someone) {
        let many = usize::try_from(dice.roll(4)).unwrap_or_default();
        let mut at = card.at;
        for (number, (kind, text)) in card.situation.notes.iter().take(many).enumerate() {
            at = (at + TimeDelta::days(dice.days(1, 9))).min(ctx.now);
            let text = words(dice, one, text);
            self.push((card, number), (*kind, false), at, text);
        }
        if dice.roll(14) == 0 {
            let text = dice.pick(&PRIVATE).copied().unwrap_or_default();
            let text = words(dice, one, text);
            self.push((card, EACH - 1), (Kind::Note, true), at, text);
        }
    }

    fn push(
        &mut self,
        (card, number): (&Made, usize),
        (kind, private): (Kind, bool),
        at: DateTime<Utc>,
        text: String,
    ) {
        let (place, present) = match kind {
            Kind::HomeVisit => ("A casa della persona", "La persona e l’operatore"),
            Kind::Meeting => ("In ufficio", "Gli operatori dei due servizi"),
            Kind::Interview => ("Allo sportello", ""),
            _ => ("", ""),
        };
        self.ids.push(after(NOTES, card.place * EACH + number));
        self.cards.push(card.id);
        self.at.push(at);
        self.private.push(private);
        self.kinds.push(kind.code().to_owned());
        self.on.push(day_in_rome(at));
        self.places.push(place.to_owned());
        self.present.push(present.to_owned());
        self.texts.push(text);
    }

    async fn write(&self, owner: &PgPool, seat: &Seat) -> Result<(), Error> {
        let mut work = Work::operator(owner, &seat.operator).await?;
        sqlx::query!(
            "INSERT INTO diary_entry
                (id, zone_id, card_id, at, operator_id, operator_name, private, kind, happened_on, place, present, text)
             SELECT id, $1, card, at, $2, $3, private, kind, day, place, present, words
             FROM unnest(
                $4::uuid[], $5::uuid[], $6::timestamptz[], $7::bool[], $8::text[], $9::date[], $10::text[], $11::text[],
                $12::text[])
                AS made (id, card, at, private, kind, day, place, present, words)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.ids,
            &self.cards,
            &self.at,
            &self.private,
            &self.kinds,
            &self.on,
            &self.places,
            &self.present,
            &self.texts,
        )
        .execute(work.connection())
        .await?;
        work.commit().await
    }
}
