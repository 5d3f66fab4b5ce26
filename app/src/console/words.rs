//! The words and shapes of the trade's values, as the console shows them.

use domain::{
    card::{
        AccessReason, Mode,
        parts::When,
        requests::{Activity, Advancement, AskedBy},
    },
    diary,
    document::{Sort, Verification},
    export::ExportReason,
    format,
    intake::EventKind,
    mask::Group,
    permission::Permission,
    person::{ChangeKind, Ground, Level, Reason, Sex},
    privacy::{Purpose, Said, Standing, Way},
};

use crate::i18n::Translator;

/// A word with its shape: state is never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Symbol of the sprite.
    pub icon: &'static str,
    /// Ending of the class: `ok`, `no`, `hand`, `info`, `mute`.
    pub tone: &'static str,
    /// Key of the word.
    pub key: &'static str,
}

const fn shape(icon: &'static str, tone: &'static str, key: &'static str) -> Shape {
    Shape { icon, tone, key }
}

/// Name of a masked group.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Identity => "console-group-identity",
        Group::Contacts => "console-group-contacts",
        Group::Residence => "console-group-residence",
        Group::Health => "console-group-health",
        Group::Disability => "console-group-disability",
        Group::Judicial => "console-group-judicial",
        Group::Permit => "console-group-permit",
        Group::Income => "console-group-income",
        Group::WorkEducation => "console-group-work-education",
        Group::Family => "console-group-family",
        Group::Needs => "console-group-needs",
        Group::Diary => "console-group-diary",
        Group::Origin => "console-group-origin",
        Group::Violence => "console-group-violence",
        Group::ProtectedAddress => "console-group-protected-address",
        Group::ProtectedIdentity => "console-group-protected-identity",
    }
}

/// What a permission lets somebody do.
pub const fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::ReadIntakes => "console-permission-read-intakes",
        Permission::WorkIntakes => "console-permission-work-intakes",
        Permission::AcceptIntakes => "console-permission-accept-intakes",
        Permission::ReadCards => "console-permission-read-cards",
        Permission::EditCards => "console-permission-edit-cards",
        Permission::TakeCharge => "console-permission-take-charge",
        Permission::ProtectPeople => "console-permission-protect-people",
        Permission::ReadNumbers => "console-permission-read-numbers",
        Permission::ReadAppointments => "console-permission-read-appointments",
        Permission::WorkAppointments => "console-permission-work-appointments",
        Permission::ManageServices => "console-permission-manage-services",
        Permission::ManageCodes => "console-permission-manage-codes",
        Permission::PublishNotices => "console-permission-publish-notices",
        Permission::ManageRules => "console-permission-manage-rules",
        Permission::ManageOperators => "console-permission-manage-operators",
        Permission::ManageDesks => "console-permission-manage-desks",
        Permission::ReadAudit => "console-permission-read-audit",
        Permission::WatchJobs => "console-permission-watch-jobs",
        Permission::ManageMasks => "console-permission-manage-masks",
        Permission::ReadMasks => "console-permission-read-masks",
        Permission::BreakGlass => "console-permission-break-glass",
        Permission::ReviewExceptions => "console-permission-review-exceptions",
    }
}

/// What happened to an intake.
pub const fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Submitted => "console-event-submitted",
        EventKind::TakenUp => "console-event-taken-up",
        EventKind::HandedOver => "console-event-handed-over",
        EventKind::IntegrationAsked => "console-event-integration-asked",
        EventKind::Integrated => "console-event-integrated",
        EventKind::NoticeGiven => "console-event-notice-given",
        EventKind::NoticeReplied => "console-event-notice-replied",
        EventKind::Accepted => "console-event-accepted",
        EventKind::Refused => "console-event-refused",
        EventKind::Withdrawn => "console-event-withdrawn",
    }
}

/// Why a person may be the one that is looked for: solid with a tick, dashed with half a disc, grey with arrows.
pub const fn reason(reason: &Reason) -> Shape {
    match reason {
        Reason::SameFiscalCode => same("console-reason-same-fiscal-code"),
        Reason::FiscalCodeBegins => same("console-reason-fiscal-code-begins"),
        Reason::SimilarFiscalCode => near("console-reason-similar-fiscal-code"),
        Reason::OtherFiscalCode => differs("console-reason-other-fiscal-code"),
        Reason::SameName => same("console-reason-same-name"),
        Reason::SameAlias => same("console-reason-same-alias"),
        Reason::PartOfAlias => near("console-reason-part-of-alias"),
        Reason::OtherName(_) => near("console-reason-other-name"),
        Reason::SameIdentifier => same("console-reason-same-identifier"),
        Reason::SimilarName => near("console-reason-similar-name"),
        Reason::SameFamilyName => same("console-reason-same-family-name"),
        Reason::SameGivenName => same("console-reason-same-given-name"),
        Reason::AlsoNamed(_) => same("console-reason-also-named"),
        Reason::Read { .. } => near("console-reason-read"),
        Reason::Begins { .. } => near("console-reason-begins"),
        Reason::Missing(_) => differs("console-reason-missing"),
        Reason::SameBirthDate => same("console-reason-same-birth-date"),
        Reason::BirthFits(_) => same("console-reason-birth-fits"),
        Reason::SimilarBirthDate => near("console-reason-similar-birth-date"),
        Reason::OtherBirthDate => differs("console-reason-other-birth-date"),
        Reason::DifferentName => differs("console-reason-different-name"),
        Reason::SamePhone => same("console-reason-same-phone"),
        Reason::PhoneBegins => near("console-reason-phone-begins"),
        Reason::SameEmail => same("console-reason-same-email"),
    }
}

const fn same(key: &'static str) -> Shape {
    shape("it-check", "same", key)
}

const fn near(key: &'static str) -> Shape {
    shape("sp-work", "near", key)
}

const fn differs(key: &'static str) -> Shape {
    shape("it-exchange-circle", "diff", key)
}

/// How likely a person is the one that is looked for: bars out of three, and a word.
pub const fn level(level: Level) -> (u8, &'static str) {
    match level {
        Level::High => (3, "console-level-high"),
        Level::Middle => (2, "console-level-middle"),
        Level::Low => (1, "console-level-low"),
    }
}

/// State of the virus check of a document.
pub const fn verification(verification: Verification) -> Shape {
    match verification {
        Verification::Waiting => shape("sp-wait", "wait", "console-document-state-waiting"),
        Verification::Accepted => shape("sp-ok", "ok", "console-document-state-accepted"),
        Verification::Rejected => shape("sp-no", "no", "console-document-state-rejected"),
    }
}

/// How the person reached the desk.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Online => "console-mode-online",
        Mode::InPerson => "console-mode-in-person",
        Mode::Phone => "console-mode-phone",
        Mode::Email => "console-mode-email",
        Mode::Letter => "console-mode-letter",
        Mode::HomeVisit => "console-mode-home-visit",
    }
}

/// Why the person came.
pub const fn access_reason(reason: AccessReason) -> &'static str {
    match reason {
        AccessReason::Spontaneous => "console-reason-access-spontaneous",
        AccessReason::Sent => "console-reason-access-sent",
        AccessReason::Summoned => "console-reason-access-summoned",
        AccessReason::Decree => "console-reason-access-decree",
    }
}

/// What happened to who a person is.
pub const fn identity_change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Named => "console-identity-named",
        ChangeKind::Merged => "console-identity-merged",
    }
}

/// Why a name is protected.
pub const fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Violence => "console-protect-violence",
        Ground::Witness => "console-protect-witness",
        Ground::Trafficking => "console-protect-trafficking",
        Ground::Minor => "console-protect-minor",
        Ground::Other => "console-protect-other",
    }
}

/// Sex, as on the register of births.
pub const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::F => "console-sex-f",
        Sex::M => "console-sex-m",
    }
}

/// Where a request of a service stands.
pub const fn advancement(state: Advancement) -> &'static str {
    match state {
        Advancement::Information => "console-advancement-information",
        Advancement::Accepted => "console-advancement-accepted",
        Advancement::InProgress => "console-advancement-in-progress",
        Advancement::Checking => "console-advancement-checking",
        Advancement::Concluded => "console-advancement-concluded",
        Advancement::ExternalStarted => "console-advancement-external-started",
        Advancement::ExternalChecking => "console-advancement-external-checking",
        Advancement::ExternalProvided => "console-advancement-external-provided",
    }
}

/// Why a copy is taken out of the portal.
pub const fn export_reason(reason: ExportReason) -> &'static str {
    match reason {
        ExportReason::ForThePerson => "console-export-for-the-person",
        ExportReason::PaperFile => "console-export-paper-file",
        ExportReason::OtherOffice => "console-export-other-office",
        ExportReason::Authority => "console-export-authority",
        ExportReason::Planning => "console-export-planning",
    }
}

/// Who asked for a service.
pub const fn asked_by(who: AskedBy) -> &'static str {
    match who {
        AskedBy::Person => "console-asked-by-person",
        AskedBy::Family => "console-asked-by-family",
        AskedBy::Guardian => "console-asked-by-guardian",
        AskedBy::Other => "console-asked-by-other",
    }
}

/// Kind of work.
pub const fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::Talk => "console-activity-talk",
        Activity::Visit => "console-activity-visit",
        Activity::Paperwork => "console-activity-paperwork",
        Activity::Contacts => "console-activity-contacts",
        Activity::Accompanying => "console-activity-accompanying",
        Activity::Other => "console-activity-other",
    }
}

/// Minutes as hours and minutes: "1:30".
pub fn time(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// What a document that the desk keeps is about.
pub const fn paper(sort: Sort) -> &'static str {
    match sort {
        Sort::Identity => "console-paper-sort-identity",
        Sort::Permit => "console-paper-sort-permit",
        Sort::Income => "console-paper-sort-income",
        Sort::Work => "console-paper-sort-work",
        Sort::Health => "console-paper-sort-health",
        Sort::Disability => "console-paper-sort-disability",
        Sort::Court => "console-paper-sort-court",
        Sort::Violence => "console-paper-sort-violence",
        Sort::Home => "console-paper-sort-home",
        Sort::Family => "console-paper-sort-family",
        Sort::Report => "console-paper-sort-report",
        Sort::Signature => "console-paper-sort-signature",
        Sort::Other => "console-paper-sort-other",
    }
}

/// What a document that the desk keeps is called: its title, or what it is about where the mask keeps that back.
pub fn paper_title(title: Option<&str>, sort: Sort, t: Translator) -> String {
    title.map_or_else(|| t.get(paper(sort)), str::to_owned)
}

/// When a field of a card must be there.
pub const fn when(when: When) -> &'static str {
    match when {
        When::Always => "console-rule-when-always",
        When::Minor => "console-rule-when-minor",
        When::SpokenFor => "console-rule-when-spoken-for",
        When::Organisation => "console-rule-when-organisation",
        When::OwnVoice => "console-rule-when-own-voice",
        When::Protection => "console-rule-when-protection",
        When::Migrant => "console-rule-when-migrant",
        When::PresaInCarico => "console-rule-when-presa-in-carico",
        When::ThirdCountry => "console-rule-when-third-country",
    }
}

/// Kind of a note.
pub const fn diary_kind(kind: diary::Kind) -> &'static str {
    match kind {
        diary::Kind::Note => "console-diary-kind-note",
        diary::Kind::Interview => "console-diary-kind-interview",
        diary::Kind::Phone => "console-diary-kind-phone",
        diary::Kind::HomeVisit => "console-diary-kind-home-visit",
        diary::Kind::Meeting => "console-diary-kind-meeting",
        diary::Kind::Message => "console-diary-kind-message",
        diary::Kind::Report => "console-diary-kind-report",
    }
}

/// What a person consents to.
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::HealthServices => "console-privacy-purpose-health",
        Purpose::EmploymentCentre => "console-privacy-purpose-work",
        Purpose::School => "console-privacy-purpose-school",
        Purpose::ThirdSector => "console-privacy-purpose-third-sector",
    }
}

/// How a withdrawal was said.
pub const fn said(said: Said) -> &'static str {
    match said {
        Said::InPerson => "console-privacy-said-person",
        Said::Email => "console-privacy-said-email",
        Said::Letter => "console-privacy-said-letter",
        Said::Online => "console-privacy-said-online",
    }
}

/// How a notice was signed.
pub fn privacy_way(way: &Way, t: Translator) -> String {
    match way {
        Way::Screen { by, .. } => t.with("console-privacy-by-screen", &[("name", by.as_str().into())]),
        Way::Paper { kept, by } => t.with(
            "console-privacy-by-paper",
            &[("place", kept.as_str().into()), ("name", by.as_str().into())],
        ),
        Way::Spid => t.get("console-privacy-by-spid"),
    }
}

/// Where a person stands with the notice of the desk.
pub fn privacy_standing(standing: Standing, t: Translator) -> String {
    let day = |on| format::date(on).into();
    match standing {
        Standing::NoName => t.get("console-privacy-standing-no-name"),
        Standing::NoNotice => t.get("console-privacy-standing-no-notice"),
        Standing::Missing => t.get("console-privacy-standing-missing"),
        Standing::Older { signed, current } => t.with(
            "console-privacy-standing-older",
            &[("signed", signed.into()), ("current", current.into())],
        ),
        Standing::Withdrawn { on } => t.with("console-privacy-standing-withdrawn", &[("date", day(on))]),
        Standing::Signed { on, version } => {
            t.with("console-privacy-standing-signed", &[("date", day(on)), ("n", version.into())])
        }
    }
}
