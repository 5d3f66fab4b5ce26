//! Work that did not go well, and whether the portal is well.

use domain::{
    format,
    staff::{FailedJob, Job, RetriedJob},
};
use leptos::prelude::*;

use super::{
    providers::{self, ProviderNews, ProviderRow},
    samples,
};
use crate::{
    components::{
        StatusTag, TagKind,
        booking::Hidden,
        console::{Empty, PageHead, PartForm, Rows, Section, SmallButton},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// Field of the work that is tried again.
pub const JOB: &str = "lavoro";

/// Something that the portal depends on, and whether it is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The database.
    Database,
    /// Where documents are kept.
    Documents,
    /// Who lets citizens in.
    Providers,
}

impl Part {
    const fn key(self) -> &'static str {
        match self {
            Self::Database => "console-work-database",
            Self::Documents => "console-work-documents",
            Self::Providers => "console-work-providers",
        }
    }
}

/// What did not go well, and what is well.
#[derive(Debug, Clone)]
pub struct WorkPage {
    /// What the portal depends on, each with whether it is well.
    pub parts: Vec<(Part, bool)>,
    /// Who lets citizens in.
    pub providers: Vec<ProviderRow>,
    /// What is to be known of them.
    pub news: Vec<ProviderNews>,
    /// Tried again, the next one first.
    pub retried: Vec<RetriedJob>,
    /// Given up, last first.
    pub failed: Vec<FailedJob>,
}

impl Page for WorkPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-work-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = vec![t.get("console-work-part"), t.get("console-staff-state")];
        let parts = self.parts.into_iter().map(|part| health(part, t)).collect();
        let providers = providers::section(self.providers, self.news, t);
        let retried = retried(self.retried, t);
        let failed = failed(self.failed, t);
        view! {
            <PageHead title=t.get("console-work-title") sub=t.get("console-work-lead")/>
            <Section id="salute" title=t.get("console-work-health")>
                <Rows caption=t.get("console-work-health") heads=heads rows=parts/>
            </Section>
            {providers}
            {retried}
            <Section id="lavori" title=t.get("console-work-failed")>{failed}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::works()
    }
}

fn health((part, well): (Part, bool), t: Translator) -> Vec<AnyView> {
    let tag = if well {
        view! { <StatusTag kind=TagKind::Ok icon="sp-ok" text=t.get("console-work-well")/> }.into_any()
    } else {
        view! { <StatusTag kind=TagKind::No icon="sp-alert" text=t.get("console-work-away")/> }.into_any()
    };
    vec![t.get(part.key()).into_any(), tag]
}

/// What the portal tries again by itself; nothing of it while all goes well.
fn retried(jobs: Vec<RetriedJob>, t: Translator) -> Option<AnyView> {
    let title = t.get("console-work-retried");
    let heads = ["console-work-kind", "console-work-attempts", "console-work-error", "console-work-next"];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let rows: Vec<Vec<AnyView>> = jobs
        .into_iter()
        .map(|job| {
            vec![
                kind(&job.queue, t).into_any(),
                job.attempts.to_string().into_any(),
                why(job.error, t).into_any(),
                format::date_time(job.next_at).into_any(),
            ]
        })
        .collect();
    let caption = title.clone();
    (!rows.is_empty()).then(|| {
        view! { <Section id="in-attesa" title=title><Rows caption=caption heads=heads rows=rows/></Section> }
            .into_any()
    })
}

fn failed(jobs: Vec<FailedJob>, t: Translator) -> AnyView {
    if jobs.is_empty() {
        let (title, why) = (t.get("console-work-none"), t.get("console-work-none-why"));
        return view! { <Empty title=title why=why/> }.into_any();
    }
    let heads = [
        "console-work-kind",
        "console-work-attempts",
        "console-work-error",
        "console-staff-when",
        "console-work-act",
    ];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let rows = jobs.into_iter().map(|job| row(job, t)).collect();
    view! { <Rows caption=t.get("console-work-failed") heads=heads rows=rows/> }.into_any()
}

fn row(job: FailedJob, t: Translator) -> Vec<AnyView> {
    let name = kind(&job.queue, t);
    let at = format::date_time(job.failed_at);
    let more = format!("{name}, {at}");
    let button = again(job.id, more, t);
    vec![
        name.into_any(),
        job.attempts.to_string().into_any(),
        why(job.error, t).into_any(),
        at.into_any(),
        button,
    ]
}

fn again(id: domain::Id<Job>, more: String, t: Translator) -> AnyView {
    let action = Route::ConsoleStaff(StaffPart::Work).href();
    view! {
        <PartForm action=action version=None>
            <Hidden pairs=vec![(JOB, id.to_string())]/>
            <SmallButton text=t.get("console-work-retry") more=more/>
        </PartForm>
    }
    .into_any()
}

/// Why an attempt failed: in plain words where there are some, otherwise as it was written down.
fn why(error: Option<String>, t: Translator) -> String {
    const WORDS: [(&str, &str); 9] = [
        ("the mail server cannot be reached", "console-work-why-mail-away"),
        ("the mail server did not answer in time", "console-work-why-mail-silent"),
        ("the mail server put it off", "console-work-why-mail-later"),
        ("the mail server refused", "console-work-why-mail-refused"),
        ("no protected connection to the mail server", "console-work-why-mail-unprotected"),
        ("the address of the recipient is not valid", "console-work-why-address"),
        ("the database is away", "console-work-why-database"),
        ("somebody else wrote the same at this moment", "console-work-why-busy"),
        ("it took too long", "console-work-why-long"),
    ];
    let Some(error) = error else { return "—".to_owned() };
    let known = WORDS.iter().find(|(start, _)| error.starts_with(start));
    known.map_or_else(|| error.clone(), |(_, key)| t.get(key))
}

/// What a kind of work is called.
fn kind(queue: &str, t: Translator) -> String {
    t.get(match queue {
        "send_mail" => "console-work-send-mail",
        "send_code" => "console-work-send-code",
        "send_outside_link" => "console-work-send-outside-link",
        "send_alert_mail" => "console-work-send-alert-mail",
        "send_appointment_mail" => "console-work-send-appointment-mail",
        "render_receipt" => "console-work-render-receipt",
        "scan_document" => "console-work-scan-document",
        "tell_opening" => "console-work-tell-opening",
        "revoke_tokens" => "console-work-revoke-tokens",
        _ => "console-work-other",
    })
}
