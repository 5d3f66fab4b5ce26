//! Acts of people, in a few words.

use backend::{
    Context, Work, accounts,
    catalogue::Offered,
    intake::{self, Choice, Upload, Words},
    operators,
    testing::{Db, context, new_id},
};
use chrono::NaiveDate;
use domain::{
    Id, Protocollo, Text,
    actor::{Citizen, Level, Operator},
    card::{Access, AccessReason, Card, Mode},
    codes::Code,
    document::{Kind, Sha256, Verification},
    finding::Finding,
    form::{Answers, Certified, FieldPath},
    intake::Intake,
    permission::{Action, Grant, authorise},
    service::{Applicant, Service},
};

pub const NOON: &str = "2026-11-20T11:00:00Z";
pub const GIULIA: &str = "FRRGLI88C54M990P";
pub const OTHER: &str = "BSSCRL41H30M990V";

pub const WORDS: Words<'static> = Words { taken: "preso in carico", done: "fatto" };

/// A desk, a service and a citizen.
pub struct Scene {
    pub db: Db,
    pub ctx: Context,
    pub chiara: Operator,
    pub giulia: Citizen,
    pub service: Offered,
}

impl Scene {
    pub async fn at(instant: &str) -> Self {
        let db = Db::demo().await;
        let ctx = at(instant);
        let chiara = operator(&db, &ctx, "chiara.moretti").await;
        let giulia = citizen(&db, &ctx, "Giulia", GIULIA).await;
        let service = short_service(&db, &ctx, "prova", &chiara).await;
        Self { db, ctx, chiara, giulia, service }
    }

    /// An operator of the demo, at their desk.
    pub async fn operator(&self, subject: &str) -> Operator {
        operator(&self.db, &self.ctx, subject).await
    }

    /// Another citizen.
    pub async fn carlo(&self) -> Citizen {
        citizen(&self.db, &self.ctx, "Carlo", OTHER).await
    }

    /// Another service with the short form, at the desk of this operator.
    pub async fn service_of(&self, operator: &Operator, slug: &str) -> Offered {
        short_service(&self.db, &self.ctx, slug, operator).await
    }

    /// A draft with its required answer.
    pub async fn draft(&self, who: &Citizen) -> Intake {
        self.draft_of(who, &self.service).await
    }

    pub async fn draft_of(&self, who: &Citizen, service: &Offered) -> Intake {
        let draft = intake::open_draft(&self.db.app, &self.ctx, who, service).await.unwrap();
        let answers = answers(&[
            ("motivo", "Non arrivo a fine mese"),
            ("salute", "SEGRETO-SALUTE"),
            ("tribunale", "SEGRETO-TRIBUNALE"),
        ]);
        intake::save_draft(&self.db.app, &self.ctx, who, draft.id, draft.version, &answers).await.unwrap();
        intake::find_draft(&self.db.app, who, &service.service.slug).await.unwrap()
    }

    /// A request that was sent.
    pub async fn sent(&self, who: &Citizen) -> (Id<Intake>, Protocollo) {
        let draft = self.draft(who).await;
        let number = intake::submit(&self.db.app, &self.ctx, who, draft.id).await.unwrap();
        (draft.id, number)
    }

    /// A request that was accepted for a new person.
    pub async fn accepted(&self, who: &Citizen) -> Id<Card> {
        let (id, _) = self.sent(who).await;
        intake::accept(&self.db.app, &self.ctx, grant(&self.chiara), id, Choice::New, WORDS).await.unwrap()
    }
}

/// The access of somebody who comes of their own accord.
pub fn spontaneous(on: NaiveDate, description: &str) -> Access {
    Access {
        on,
        mode: Mode::InPerson,
        reason: AccessReason::Spontaneous,
        sender: String::new(),
        specification: String::new(),
        description: description.to_owned(),
    }
}

/// How many rows of a table somebody sees.
pub async fn count(work: &mut Work, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(work.connection()).await.unwrap()
}

/// A code of a table.
pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub fn grant<A: Action>(operator: &Operator) -> Grant<'_, A> {
    authorise(operator).unwrap()
}

pub fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in pairs {
        answers.set(&FieldPath::once(*name), *value);
    }
    answers
}

pub fn report() -> Upload {
    Upload {
        question: "referto".to_owned(),
        name: "referto.pdf".to_owned(),
        kind: Kind::Pdf,
        size: 10,
        sha256: Sha256([7; 32]),
        stored: serde_json::json!({"object_key": "k"}),
        verification: Verification::Accepted,
    }
}

/// A context at this instant.
pub fn at(instant: &str) -> Context {
    context(instant.parse().unwrap())
}

async fn operator(db: &Db, ctx: &Context, subject: &str) -> Operator {
    match operators::sign_in(&db.app, ctx, "http://localhost:8090", subject).await.unwrap() {
        operators::SignIn::Desks(desks) => desks.into_iter().next().unwrap(),
        other => panic!("{subject} cannot sign in: {other:?}"),
    }
}

async fn citizen(db: &Db, ctx: &Context, given_name: &str, fiscal_code: &str) -> Citizen {
    let certified = Certified {
        given_name: given_name.to_owned(),
        family_name: "Ferrante".to_owned(),
        fiscal_code: Some(fiscal_code.parse().unwrap()),
        birth_date: Some("1988-03-14".parse().unwrap()),
        email: Some(format!("{}@posta.example", given_name.to_lowercase())),
        ..Certified::default()
    };
    let who = accounts::SignedIn { certified: &certified, eidas_id: None, level: Level::L2 };
    accounts::sign_in(&db.app, ctx, who).await.unwrap()
}

/// A service with a short form: what is asked is of no group, of the group health, and of the
/// group judicial.
async fn short_service(db: &Db, ctx: &Context, slug: &str, operator: &Operator) -> Offered {
    let version = new_id();
    let service = description(slug);
    sqlx::query(
        "WITH added AS (
            INSERT INTO service (id, zone_id, organisation_id, desk_id, slug, position)
            VALUES ($1, $2, $3, $4, $5, 100) RETURNING id
         )
         INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT $6, id, 1, $7, $8 FROM added",
    )
    .bind(new_id())
    .bind(operator.zone.uuid())
    .bind(operator.organisation.uuid())
    .bind(operator.desk.id.uuid())
    .bind(slug)
    .bind(version)
    .bind(serde_json::to_value(&service).unwrap())
    .bind(ctx.now)
    .execute(&db.owner)
    .await
    .unwrap();
    Offered { version, service: service.into(), desk: operator.desk.clone(), withdrawn: false }
}

fn description(slug: &str) -> Service {
    let text = Text::italian;
    let form = serde_json::json!({
        "steps": [{
            "slug": "richiesta",
            "name": {"it": "Richiesta"},
            "title": {"it": "Che cosa chiedi"},
            "sections": [{
                "title": {"it": "Domande"},
                "questions": [
                    {"name": "motivo", "label": {"it": "Motivo"}, "kind": {"type": "text", "max": 200}},
                    {"name": "salute", "label": {"it": "Salute"}, "required": false,
                     "kind": {"type": "long_text", "max": 2000}, "group": "health"},
                    {"name": "tribunale", "label": {"it": "Tribunale"}, "required": false,
                     "kind": {"type": "long_text", "max": 2000}, "group": "judicial"},
                    {"name": "referto", "label": {"it": "Referto"}, "required": false, "group": "health",
                     "kind": {"type": "attachment", "kinds": ["pdf"], "max_bytes": 1000, "max_files": 2}}
                ]
            }]
        }]
    });
    Service {
        slug: slug.to_owned(),
        siuss: None,
        title: text("Servizio di prova"),
        summary: text("Prova"),
        needs: Vec::new(),
        who: text("Tutti"),
        requirements: Vec::new(),
        what_is_needed: Vec::new(),
        what_you_get: Vec::new(),
        how: text("Online"),
        cost: text("Niente"),
        minutes: 1,
        term_days: 30,
        what_happens_next: Vec::new(),
        office: text("Ufficio di prova"),
        level: 2,
        applicant: Applicant::default(),
        from_age: 18,
        finding: Finding::default(),
        data_read: Vec::new(),
        opens: None,
        closes: None,
        form: serde_json::from_value(form).unwrap(),
    }
}
