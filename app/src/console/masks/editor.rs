//! The editor of a mask: what is hidden, what that means for a card of nobody, who proposed what and who confirmed it.

use domain::{
    Id,
    actor::OperatorRecord,
    mask::{Field, Group, Hiding, Mask},
    permission::Permission,
    profile::{Decision, MAX_REASON, Profile, Proposal, State, sample},
};
use leptos::prelude::*;

use super::{
    GROUP, MASK_ACTION, MaskError, MaskForm,
    deciding::{deciding, history, line, outcome, parted, unsaved, waiting},
    form::{CHOICES, SHOWN},
    hidden, hiding, named, permissions, samples, standing,
};
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Pick, TextArea,
        booking::Hidden,
        console::{
            Backbar, CaseNotice, Line, MaskedValue, PageHead, PartForm, PressButton, Rows, Section,
            SmallButton, SmallKind, SmallLink,
        },
    },
    console::words,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Masks, Route},
};

/// A profile with its mask and what was proposed for it.
#[derive(Debug, Clone)]
pub struct MaskPage {
    /// The profile as it is.
    pub profile: Profile,
    /// Last first.
    pub proposals: Vec<Proposal>,
    /// Who looks: nobody confirms what they proposed.
    pub me: Id<OperatorRecord>,
    /// What was ticked and typed.
    pub form: MaskForm,
    /// What must be corrected.
    pub errors: Vec<MaskError>,
}

impl MaskPage {
    /// A profile that is only looked at.
    pub fn new(profile: Profile, proposals: Vec<Proposal>, me: Id<OperatorRecord>) -> Self {
        let form = MaskForm::of(&profile);
        Self { profile, proposals, me, form, errors: Vec::new() }
    }

    fn error(&self, wrong: &[MaskError], t: Translator) -> Option<String> {
        self.errors.iter().find(|error| wrong.contains(error)).map(|error| t.get(error.place().1))
    }

    fn address(&self) -> String {
        Route::ConsoleMasks(Masks::Profile(self.profile.id)).href()
    }
}

impl Page for MaskPage {
    fn title(&self, t: Translator) -> String {
        t.with("console-masks-of", &[("name", self.profile.name.as_str().into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let (open, past) = parted(&self.proposals);
        let open = waiting(open.into_iter().map(|proposal| self.waiting(proposal, t)).collect(), t);
        let past = past.into_iter().map(|proposal| decided(proposal, t)).collect();
        let past = history(past, t.get("console-masks-history-none"), t);
        let changed = self.errors.contains(&MaskError::Changed).then(|| {
            let withheld = permissions::named(self.profile.withheld.iter().copied(), t);
            let now = [("groups", hidden(&self.profile.mask, t).into()), ("names", withheld.into())];
            let text = t.with("console-masks-changed", &now);
            view! { <CaseNotice title=t.get("console-masks-changed-title") text=text/> }
        });
        let counted = [("n", self.profile.operators.into()), ("desks", self.profile.desks.join(", ").into())];
        let late = self.errors.contains(&MaskError::Late);
        let note = if late { unsaved(&self.form.note, t) } else { None };
        let (editing, preview) = (self.editing(t), self.preview(t));
        let named = Route::ConsoleMasks(Masks::Named(self.profile.id)).href();
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=Route::ConsoleMasks(Masks::Profiles).href() text=t.get("console-masks-title")/>
            <PageHead title=self.title(t) sub=t.with("console-masks-counted", &counted)>
                <SmallLink href=named text=t.get("console-profiles-named")/>
            </PageHead>
            {changed}
            {note}
            {open}
            <Section id="maschera" title=t.get("console-masks-edit")>
                <p>{t.get("console-masks-edit-lead")}</p>
                {editing}
            </Section>
            <Section id="anteprima" title=t.get("console-masks-preview-title")>
                <p>{t.get("console-masks-preview-lead")}</p>
                {preview}
            </Section>
            {past}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::editors()
    }
}

/// What a proposal changes, in words.
fn change(proposal: &Proposal, t: Translator) -> String {
    let said = |groups: Vec<Group>, key: &str| {
        (!groups.is_empty()).then(|| t.with(key, &[("groups", named(groups, t).into())]))
    };
    let may = |of: Vec<Permission>, key: &str| {
        (!of.is_empty()).then(|| t.with(key, &[("names", permissions::named(of, t).into())]))
    };
    let all = [
        said(proposal.hides(), "console-masks-hides"),
        said(proposal.omits(), "console-masks-omits"),
        said(proposal.tells(), "console-masks-tells"),
        said(proposal.shows(), "console-masks-shows"),
        may(proposal.withholds(), "console-masks-withholds"),
        may(proposal.allows(), "console-masks-allows"),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A proposal that was decided: before, after, by whom and what they said.
fn decided(proposal: &Proposal, t: Translator) -> Line {
    let Some((decision, said)) = outcome(&proposal.state, t) else {
        return line(proposal, change(proposal, t));
    };
    let groups = [
        ("before", hidden(&proposal.before.mask, t).into()),
        ("after", hidden(&proposal.after.mask, t).into()),
    ];
    let groups = t.with("console-masks-before-after", &groups);
    let line = line(proposal, change(proposal, t));
    match decision {
        Decision::Confirmed => {
            let act = view! { <p>{groups}</p><p>{said}</p> }.into_any();
            Line { act: Some(act), ..line }
        }
        Decision::Refused | Decision::Withdrawn => {
            let act = view! { <p>{groups}</p> }.into_any();
            Line { struck: Some(said), act: Some(act), ..line }
        }
    }
}

impl MaskPage {
    /// A proposal that waits, with what whoever looks may do about it.
    fn waiting(&self, proposal: &Proposal, t: Translator) -> Line {
        let overtaken = (proposal.state == State::Overtaken).then(|| t.get("console-masks-overtaken"));
        Line { struck: overtaken, act: self.deciding(proposal, t), ..line(proposal, change(proposal, t)) }
    }

    fn deciding(&self, proposal: &Proposal, t: Translator) -> Option<AnyView> {
        let wrong = self.error(&[MaskError::Note(proposal.id)], t);
        let typed = if self.form.about == Some(proposal.id) { self.form.note.clone() } else { String::new() };
        let of = change(proposal, t);
        deciding(proposal, (self.address(), &of), self.me, (wrong, typed), t)
    }

    fn editing(&self, t: Translator) -> AnyView {
        let choices = Group::ALL.into_iter().map(|group| self.choice(group, t)).collect_view();
        let wrong = self.error(&[MaskError::Beyond, MaskError::LastAdministrator], t);
        let allowed = permissions::choices(&self.form.withheld, wrong.as_deref(), t);
        let why = Control::new("motivo", t.get("console-masks-why"))
            .hint(t.get("console-masks-why-hint"))
            .error(self.error(&[MaskError::Why], t));
        let pairs = vec![(MASK_ACTION, "proponi".to_owned())];
        let (of, typed) = (self.profile.name.clone(), self.form.why.clone());
        view! {
            <PartForm action=self.address() version=Some(self.profile.version.into())>
                <Hidden pairs=pairs/>
                <p>{t.get("console-masks-choices")}</p>
                {choices}
                <p>{t.get("console-permission-choices")}</p>
                {allowed}
                <TextArea control=why value=typed max=MAX_REASON rows=3/>
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-masks-propose")/>
                    " "
                    <PressButton value="anteprima" icon="it-password-visible" text=t.get("console-masks-preview") of=of/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    /// What is to become of a group. The errors of all stand at the first.
    fn choice(&self, group: Group, t: Translator) -> AnyView {
        let wrong = [MaskError::Groups, MaskError::Same, MaskError::Changed];
        let is_first = Group::ALL.first() == Some(&group);
        let name = format!("{GROUP}{group}");
        let id = if is_first { CHOICES.to_owned() } else { name.clone() };
        let control = Control::new(name, t.get(words::group(group)))
            .id(id)
            .error(is_first.then(|| self.error(&wrong, t)).flatten());
        let how = Hiding::ALL.into_iter().filter(|how| *how == Hiding::Masked || group.may_be_absent());
        let pick = |how: Option<Hiding>| Pick::new(how.map_or(SHOWN, Hiding::code), t.get(hiding(how)));
        let options = std::iter::once(None).chain(how.map(Some)).map(pick).collect();
        let value = self.form.mask.hiding_of(group).map_or(SHOWN, Hiding::code);
        view! { <Choices control=control options=options value=value/> }.into_any()
    }

    /// A card of nobody through the present mask, and through what is ticked.
    fn preview(&self, t: Translator) -> AnyView {
        let ticked = self.form.mask.clone();
        let present = sample(&self.profile.mask).into_iter();
        let rows = present.zip(sample(&ticked)).map(|((group, label, now), (_, _, then))| {
            let of = group.map(|group| t.get(words::group(group)));
            vec![
                label.into_any(),
                of.unwrap_or_else(|| t.get("console-masks-of-none")).into_any(),
                seen(now),
                seen(then),
            ]
        });
        let heads = [
            "console-masks-preview-fact",
            "console-masks-group",
            "console-masks-preview-now",
            "console-masks-preview-then",
        ];
        let (now, then) = (&self.profile.mask, &ticked);
        let groups = Group::ALL.into_iter().filter(|group| then.hiding_of(*group) != now.hiding_of(*group));
        let changes = groups.map(|group| self.changed(group, &ticked, t)).collect_view();
        view! {
            <Rows
                caption=t.get("console-masks-preview-title") heads=heads.map(|key| t.get(key)).to_vec()
                rows=rows.collect()
            />
            <ul>{changes}</ul>
        }
        .into_any()
    }

    fn changed(&self, group: Group, ticked: &Mask, t: Translator) -> AnyView {
        let (before, after) = (standing(&self.profile.mask, group, t), standing(ticked, group, t));
        view! { <li>{t.get(words::group(group))}": "{before}" → "{after}</li> }.into_any()
    }
}

fn seen(field: Field<&'static str>) -> AnyView {
    match field {
        Field::Shown(value) => value.into_any(),
        Field::Masked(group) => view! { <MaskedValue group=group/> }.into_any(),
        Field::Absent => use_translator().get("console-masks-nothing").into_any(),
    }
}
