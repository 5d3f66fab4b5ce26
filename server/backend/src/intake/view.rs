//! A request as the desk sees it, through its mask.

use domain::{
    Id, Protocollo,
    actor::{Operator, OperatorRecord},
    card::{Access, Card},
    codes::Table,
    delivery::Undelivered,
    document::Document,
    fields::besides,
    form::{Brought, Certified, CertifiedCompany, Facts, Part, Summary, brought, summary},
    intake::{Answered, Detail, Intake, State, Tag},
    mask::{Field, Group, Hiding, Mask},
    permission::{Grant, Permission, ReadIntakes, may},
    person::Match,
};
use sqlx::PgPool;

use super::{
    concealed::{self, Concealed},
    documents::group_of,
    file_access, hand_over, history, load, messages,
};
use crate::{
    Context, Error, Work, absences,
    audit::{self, Action, Entry, Subject},
    deliveries,
    error::known,
    people,
};

/// Opens a request. What the mask hides never leaves this function.
pub async fn detail(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    id: Id<Intake>,
) -> Result<Detail, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (detail, entry) = read(&mut work, ctx, operator, id).await?;
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(detail)
}

/// A request as its page shows it.
#[derive(Debug)]
pub struct Looked {
    /// The request.
    pub detail: Detail,
    /// What did not arrive about it, last first.
    pub undelivered: Vec<Undelivered>,
    /// Whose work is shown as the operator's own: that of a colleague in whose place they are today, too.
    pub me: Id<OperatorRecord>,
}

/// The same for its own page.
pub async fn look(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    id: Id<Intake>,
) -> Result<Looked, Error> {
    let operator = grant.operator();
    let mut work = Work::by_key(pool, operator).await?;
    let (detail, entry) = read(&mut work, ctx, operator, id).await?;
    let undelivered = deliveries::undelivered(&mut work, ctx, id).await?;
    let me = in_whose_place(&mut work, ctx, operator, &detail.state).await?;
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Looked { detail, undelivered, me })
}

async fn in_whose_place(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    state: &State,
) -> Result<Id<OperatorRecord>, Error> {
    let me = operator.me.id;
    let Some(by) = state.assignee().filter(|by| by.id != me && may(operator, Permission::WorkIntakes)) else {
        return Ok(me);
    };
    Ok(if absences::stands_in(work, ctx, operator, by.id).await? { by.id } else { me })
}

/// A request through the mask, and what the audit log is to say of the look.
async fn read(
    work: &mut Work,
    ctx: &Context,
    reader: &Operator,
    id: Id<Intake>,
) -> Result<(Detail, Entry), Error> {
    let Sent { mut record, certified, brought, protocollo } = sent(work, id).await?;
    let came = hand_over::hand_overs(work, reader, id).await?;
    let groups = groups_in(&record.intake, !came.is_empty());
    let (state, who) = (&record.intake.state, people::person_of(&brought, &certified));
    let concealed = Concealed::of(work, reader, (record.zone, state), (&certified, &brought)).await?;
    let matches = matches(work, reader, &concealed, (state.tag(), &who)).await?;
    let names = &concealed.seeing.mask;
    let written = history::desk_messages(work.connection(), (reader, names), id).await?;
    history::read_by_desk(work.connection(), ctx, id, &written).await?;
    name_documents(&mut record.intake, names);
    let operator = &concealed.seeing;
    let detail = Detail {
        id,
        protocollo,
        applicant: applicant(operator, &concealed, (&certified, &brought)),
        beneficiary: beneficiary(operator, &concealed, &brought),
        fiscal_code: operator.mask.field(Group::Identity, certified.fiscal_code.clone()),
        company: of_identity(operator, certified.company.as_ref().map(CertifiedCompany::line)),
        vat_number: of_identity(operator, certified.vat_number.clone()),
        other_names: other_names(operator, &brought, &certified),
        level: known("intake", "level", u8::try_from(record.level).ok())?,
        answers: answers(operator, &record.intake),
        documents: documents(operator, &record.intake),
        hidden: operator.mask.those(Hiding::Masked).filter(|group| groups.contains(group)).collect(),
        matches,
        messages: written,
        attached: messages::attached(work.connection(), id, Some(reader)).await?,
        accesses: file_access::of_desk(work.connection(), reader, id).await?,
        history: history::events(work.connection(), id).await?,
        came,
        card: card_of(&record.intake.state),
        service: record.intake.service,
        service_title: record.intake.service_title,
        state: record.intake.state,
    };
    let entry = Entry::new(Action::Read, Subject::Intake, Some(id.uuid())).through(operator, groups);
    Ok((detail, entry))
}

/// A request that was sent, with what was brought with it, not yet through any mask.
struct Sent {
    record: load::Record,
    certified: Certified,
    brought: Brought,
    protocollo: Protocollo,
}

async fn sent(work: &mut Work, id: Id<Intake>) -> Result<Sent, Error> {
    let mut record = load::read(work.connection(), id).await?;
    let certified = known("intake", "certified", record.certified.take())?;
    let protocollo = known("intake", "facts", record.intake.state.submission())?.protocollo;
    let brought = brought(&record.intake.form, &record.intake.answers);
    Ok(Sent { record, certified, brought, protocollo })
}

/// The card that was opened for a request.
const fn card_of(state: &State) -> Option<Id<Card>> {
    match state {
        State::Accepted { card, .. } => Some(*card),
        _ => None,
    }
}

/// Whose request it is: its number, and who sent it, through the mask. Nothing else is opened, and the
/// messages of the citizen stay unread.
///
/// # Errors
/// [`Error::NotFound`] when the operator may not know that there is such a request.
pub async fn heading(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    id: Id<Intake>,
) -> Result<(Protocollo, Field<String>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let Sent { record, certified, brought, protocollo } = sent(&mut work, id).await?;
    let of = (record.zone, &record.intake.state);
    let concealed = Concealed::of(&mut work, operator, of, (&certified, &brought)).await?;
    let called = applicant(operator, &concealed, (&certified, &brought));
    let entry = Entry::new(Action::Read, Subject::Intake, Some(id.uuid()));
    audit::operator(&mut work, ctx, operator, entry.through(operator, [Group::Identity])).await?;
    work.commit().await?;
    Ok((protocollo, called))
}

/// What the applicant is called: an alias hides nothing.
fn applicant(
    operator: &Operator,
    concealed: &Concealed,
    (certified, brought): (&Certified, &Brought),
) -> Field<String> {
    let alias = concealed.applicant(certified, brought);
    alias.map_or_else(|| operator.mask.field(Group::Identity, certified.full_name()), Field::Shown)
}

/// People of the registry who may be the one that a pending request is about; of somebody under a protective alias, the
/// alias.
async fn matches(
    work: &mut Work,
    operator: &Operator,
    concealed: &Concealed,
    (tag, who): (Tag, &Certified),
) -> Result<Vec<Match>, Error> {
    if !tag.is_pending() {
        return Ok(Vec::new());
    }
    let mut found = people::matches(work, operator, who).await?;
    if let Some(person) = concealed.person(who.fiscal_code.as_ref()) {
        found.retain(|other| other.person.id.uuid() != person);
        let mut first = people::by_alias(work, operator, person).await?;
        first.append(&mut found);
        return Ok(first);
    }
    Ok(found)
}

/// Something about who the applicant is, where there is something, through the mask.
fn of_identity(operator: &Operator, value: Option<String>) -> Option<Field<String>> {
    value.map(|value| operator.mask.field(Group::Identity, value))
}

/// The name of the person it is for, where that is somebody else.
fn beneficiary(operator: &Operator, concealed: &Concealed, brought: &Brought) -> Option<Field<String>> {
    let person = brought.beneficiary.as_ref()?;
    let alias = concealed.beneficiary(person);
    Some(alias.map_or_else(|| operator.mask.field(Group::Identity, name(person)), Field::Shown))
}

fn name(person: &Facts) -> String {
    let parts: Vec<&str> =
        [Part::GivenName, Part::FamilyName].into_iter().filter_map(|part| person.get(part)).collect();
    parts.join(" ")
}

/// Whose typed codice fiscale belongs to another name, of the applicant and the person it is for.
fn other_names(operator: &Operator, brought: &Brought, certified: &Certified) -> Vec<String> {
    if operator.mask.hides(Group::Identity) {
        return Vec::new();
    }
    let applicant = Some(&brought.applicant).filter(|_| certified.fiscal_code.is_none());
    applicant
        .into_iter()
        .chain(&brought.beneficiary)
        .filter(|person| person.has_code_of_another_name())
        .map(name)
        .collect()
}

/// The needs that the answers of a request stand for, through the mask of the questions they come from.
fn needs_of(operator: &Operator, brought: &Brought) -> Vec<Field<String>> {
    let mut needs: Vec<Field<String>> = Vec::new();
    for (code, group) in brought.needs.iter().cloned() {
        // A need is of the group of its question, and of its own. What it tells of besides is not said.
        let hidden = [group, Some(Group::Needs)].into_iter().flatten().find(|it| operator.mask.hides(*it));
        let besides = besides(Table::Need, &code);
        let is_told = hidden.is_some() || besides.is_none_or(|besides| !operator.mask.hides(besides));
        if !is_told || hidden.is_some_and(|group| operator.mask.omits(group)) {
            continue;
        }
        let need = match hidden {
            Some(group) => operator.mask.field(group, code),
            None => Field::Shown(code),
        };
        // One need may come from several answers, and how many are hidden is nobody's business.
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
}

/// Calls the documents of a request as whoever has this mask may read it.
fn name_documents(intake: &mut Intake, mask: &Mask) {
    let documents = std::mem::take(&mut intake.documents);
    intake.documents = documents.into_iter().map(|document| document.named_through(mask)).collect();
}

/// The answers, step by step, through the mask.
fn answers(operator: &Operator, intake: &Intake) -> Vec<Answered> {
    let Summary { sections } = summary(&intake.form, &intake.answers, &intake.documents);
    sections
        .into_iter()
        .map(|section| Answered {
            title: section.title,
            lines: section
                .lines
                .into_iter()
                .map(|line| {
                    let label = line.label.clone();
                    match line.hidden_by(&operator.mask).or(line.group) {
                        Some(group) => (label, operator.mask.field(group, line)),
                        None => (label, Field::Shown(line)),
                    }
                })
                .filter(|(_, line)| !line.is_absent())
                .collect(),
        })
        .filter(|step| !step.lines.is_empty())
        .collect()
}

fn documents(operator: &Operator, intake: &Intake) -> Vec<(domain::Text, Field<Document>)> {
    intake
        .documents
        .iter()
        .map(|document| {
            let label =
                intake.form.questions().find(|(_, question)| question.name == document.question).map_or_else(
                    || domain::Text::italian("Integrazione").with(domain::Lang::En, "Additional document"),
                    |(_, question)| question.label.clone(),
                );
            let field = match group_of(intake, document) {
                Some(group) => operator.mask.field(group, document.clone()),
                None => Field::Shown(document.clone()),
            };
            (label, field)
        })
        .filter(|(_, document)| !document.is_absent())
        .collect()
}

/// The groups of fields that a request holds; the reasons for which it was handed over are of one as well.
fn groups_in(intake: &Intake, is_handed_over: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = intake.form.questions().filter_map(|(_, question)| question.group).collect();
    groups.push(Group::Identity);
    groups.extend(is_handed_over.then_some(Access::GROUP));
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// What a card shows of a request that it was opened from.
pub(crate) struct OfCard {
    /// What was answered, through the mask.
    pub(crate) answers: Vec<Answered>,
    /// The groups in it.
    pub(crate) groups: Vec<Group>,
    /// The needs that it tells of, through the mask.
    pub(crate) needs: Vec<Field<String>>,
    /// What the answers stand for, through no mask yet.
    pub(crate) brought: Brought,
    /// The operator as the answers may be shown to them.
    pub(crate) seeing: Operator,
}

/// A request that a card was opened from.
pub(crate) async fn of_card(work: &mut Work, operator: &Operator, id: Id<Intake>) -> Result<OfCard, Error> {
    let record = load::read(work.connection(), id).await?;
    let seeing = concealed::seeing(work, operator, &record).await?;
    let mut intake = record.intake;
    name_documents(&mut intake, &seeing.mask);
    let brought = brought(&intake.form, &intake.answers);
    Ok(OfCard {
        answers: answers(&seeing, &intake),
        groups: groups_in(&intake, false),
        needs: needs_of(&seeing, &brought),
        brought,
        seeing,
    })
}
