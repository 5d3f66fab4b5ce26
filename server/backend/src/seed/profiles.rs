//! Citizens of the demo's SPID provider who have been here before, and keep something in their profile.

use domain::{Lang, form::Certified, personal::MailWishes};
use sqlx::PgPool;

use crate::{Context, Error, Work, error::encode};

/// A citizen of the demo: name, surname, codice fiscale, e-mail address, telephone, language, wishes.
struct Kept {
    name: (&'static str, &'static str),
    fiscal_code: &'static str,
    email: &'static str,
    phone: &'static str,
    lang: Lang,
    mails: MailWishes,
}

/// Giulia keeps everything; Samira reads Arabic.
const PEOPLE: [Kept; 2] = [
    Kept {
        name: ("Giulia", "Ferrante"),
        fiscal_code: "FRRGLI88C54M990P",
        email: "giulia.ferrante@posta.example",
        phone: "3330100147",
        lang: Lang::It,
        mails: MailWishes { receipt: true, news: true },
    },
    Kept {
        name: ("Samira", "El Idrissi"),
        fiscal_code: "LDRSMR90S48M990L",
        email: "samira.elidrissi@posta.example",
        phone: "3330100202",
        lang: Lang::Ar,
        mails: MailWishes { receipt: true, news: true },
    },
];

/// Fills in their accounts and profiles. Doing it twice does it once. Never in production.
pub async fn profiles(owner: &PgPool, ctx: &Context) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    for one in PEOPLE {
        add(&mut work, ctx, &one).await?;
    }
    work.commit().await
}

async fn add(work: &mut Work, ctx: &Context, one: &Kept) -> Result<(), Error> {
    let certified = Certified {
        given_name: one.name.0.to_owned(),
        family_name: one.name.1.to_owned(),
        fiscal_code: one.fiscal_code.parse().ok(),
        ..Certified::default()
    };
    sqlx::query!(
        "INSERT INTO account (id, fiscal_code, certified, created_at, signed_in_at)
         VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (fiscal_code) DO NOTHING",
        ctx.id(),
        one.fiscal_code,
        encode("account", "certified", &certified)?,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO personal_profile
            (account_id, lang, lang_chosen, email, email_proved_at, phone, mail_receipt, mail_news, saved_at)
         SELECT id, $2, true, $3, $7, $4, $5, $6, $7
         FROM account
         WHERE fiscal_code = $1
         ON CONFLICT (account_id) DO NOTHING",
        one.fiscal_code,
        one.lang.tag(),
        one.email,
        one.phone,
        one.mails.receipt,
        one.mails.news,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
