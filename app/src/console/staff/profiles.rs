//! A new profile, and what one is called and where it is given.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::{Desk, DeskRef},
    permission::Permission,
    profile::{Profile, ProfileFile},
    staff::{MAX_NAME, MAX_REASON},
};
use leptos::prelude::*;

use super::{
    Mistake, Wrong, control,
    form::{NAME, PROFILE, REASON, keep, line, reason},
    history, problems, profiles_samples, prove_first, saved,
};
use crate::{
    components::{
        CheckField, ErrorSummary, Pick, SelectField, SeveralField, TextArea, TextField,
        console::{Backbar, PageHead, PartForm, Section, SmallButton, SmallKind},
        stepper::Alert,
    },
    console::{
        catalogue::Typed,
        masks::permissions::{self, PERMISSIONS},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Masks, Route},
};

/// Field of the desks at which a profile is given.
pub const DESKS: &str = "sportelli";
/// Field of whether it is given no more.
pub const RETIRED: &str = "ritirato";

/// What a profile is called and where it is given, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedForm {
    /// Its name.
    pub name: String,
    /// The desks at which it is given; everywhere, where there is none.
    pub only_at: Vec<Id<Desk>>,
    /// Whether it is given no more.
    pub retired: bool,
    /// Why.
    pub reason: String,
}

/// Reads it.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_named(form: &Typed) -> Result<NamedForm, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let name = keep(line(form.get(NAME), NAME, Wrong::NoName, MAX_NAME), &mut mistakes);
    let desk = |typed: &String| typed.parse::<Id<Desk>>();
    let desks: Result<Vec<_>, _> = form.all(DESKS).iter().map(desk).collect();
    let desks = keep(desks.map_err(|_| Mistake::new(DESKS, Wrong::NoDesk)), &mut mistakes);
    let reason = keep(reason(form, REASON), &mut mistakes);
    match (name, desks, reason) {
        (Some(name), Some(only_at), Some(reason)) => {
            Ok(NamedForm { name, only_at, retired: form.is_ticked(RETIRED), reason })
        }
        _ => Err(mistakes),
    }
}

/// Reads the form of a new profile: out of which, what it withholds, and the rest.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_new(form: &Typed) -> Result<(Id<Profile>, BTreeSet<Permission>, NamedForm), Vec<Mistake>> {
    let source = form.get(PROFILE).parse::<Id<Profile>>();
    let source = source.map_err(|_| Mistake::new(PROFILE, Wrong::NoProfile));
    let withheld = permissions::withheld(|name| form.get(name));
    match (source, read_named(form)) {
        (Ok(source), Ok(named)) => Ok((source, withheld, named)),
        (Ok(_), Err(mistakes)) => Err(mistakes),
        (Err(source), named) => {
            let others = named.err().unwrap_or_default();
            Err(std::iter::once(source).chain(others).collect())
        }
    }
}

/// What both forms ask.
struct Fields<'a> {
    typed: &'a Typed,
    mistakes: &'a [Mistake],
    places: &'a [DeskRef],
}

impl Fields<'_> {
    fn name(&self, t: Translator) -> AnyView {
        let control = control(NAME, NAME, t.get("console-profiles-name"), self.mistakes, t);
        view! { <TextField control=control value=self.typed.get(NAME) max=most(MAX_NAME)/> }.into_any()
    }

    fn desks(&self, t: Translator) -> AnyView {
        let control = control(DESKS, DESKS, t.get("console-profiles-desks"), self.mistakes, t)
            .hint(t.get("console-profiles-desks-hint"))
            .optional(true);
        let pick = |place: &DeskRef| Pick::new(place.id.to_string(), place.name.clone());
        let options = self.places.iter().map(pick).collect();
        let values = self.typed.all(DESKS).to_vec();
        view! { <SeveralField control=control options=options values=values/> }.into_any()
    }

    fn reason(&self, t: Translator) -> AnyView {
        let control = control(REASON, REASON, t.get("console-staff-reason"), self.mistakes, t);
        view! { <TextArea control=control value=self.typed.get(REASON) rows=2 max=most(MAX_REASON)/> }
            .into_any()
    }
}

fn most(max: usize) -> u16 {
    u16::try_from(max).unwrap_or(u16::MAX)
}

/// The form of a new profile.
#[derive(Debug, Clone)]
pub struct NewProfilePage {
    /// Those that may be copied.
    pub profiles: Vec<Profile>,
    /// The desks of the zone.
    pub places: Vec<DeskRef>,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for NewProfilePage {
    fn title(&self, t: Translator) -> String {
        t.get("console-profiles-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let fields = Fields { typed: &self.typed, mistakes: &self.mistakes, places: &self.places };
        let source = control(PROFILE, PROFILE, t.get("console-profiles-source"), &self.mistakes, t)
            .hint(t.get("console-profiles-source-hint"));
        let pick = |profile: &Profile| Pick::new(profile.id.to_string(), profile.name.clone());
        let sources = self.profiles.iter().map(pick).collect();
        let wrong = self.mistakes.iter().find(|mistake| mistake.at == PERMISSIONS);
        let wrong = wrong.map(|mistake| mistake.wrong.message(t));
        let withheld = permissions::withheld(|name| self.typed.get(name));
        let allowed = permissions::choices(&withheld, wrong.as_deref(), t);
        let (name, desks, reason) = (fields.name(t), fields.desks(t), fields.reason(t));
        let chosen = self.typed.get(PROFILE).to_owned();
        let action = Route::ConsoleMasks(Masks::NewProfile).href();
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=Route::ConsoleMasks(Masks::Profiles).href() text=t.get("console-masks-title")/>
            <PageHead title=t.get("console-profiles-new") sub=t.get("console-profiles-new-lead")/>
            {prove_first(self.fresh, t)}
            <PartForm action=action version=None>
                {name}
                <SelectField control=source options=sources value=chosen empty=t.get("console-choose")/>
                <p>{t.get("console-permission-choices")}</p>
                {allowed}
                {desks}
                {reason}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-profiles-make")/></p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        profiles_samples::new()
    }
}

/// What a profile is called and where it is given.
#[derive(Debug, Clone)]
pub struct NamedProfilePage {
    /// The profile, with what was changed of it.
    pub file: ProfileFile,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Whether somebody changed it since the page was shown.
    pub conflict: bool,
    /// Whether it was saved just now.
    pub saved: bool,
}

impl NamedProfilePage {
    /// The page of what is there.
    pub fn shown(file: ProfileFile, fresh: bool) -> Self {
        let mut typed = Typed::default();
        typed.set(NAME, file.profile.name.clone());
        typed.set_all(DESKS, file.only_at.iter().map(ToString::to_string).collect());
        typed.tick(RETIRED, file.profile.retired);
        Self { file, fresh, typed, mistakes: Vec::new(), conflict: false, saved: false }
    }

    fn retired(&self, t: Translator) -> AnyView {
        let control = control(RETIRED, RETIRED, t.get("console-profiles-retire"), &self.mistakes, t)
            .hint(t.get("console-profiles-retire-hint"));
        let checked = self.typed.is_ticked(RETIRED);
        view! { <CheckField control=control value="si" checked=checked/> }.into_any()
    }
}

impl Page for NamedProfilePage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", self.file.profile.name, t.get("console-profiles-named"))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let profile = &self.file.profile;
        let fields = Fields { typed: &self.typed, mistakes: &self.mistakes, places: &self.file.places };
        let conflict = self.conflict.then(|| {
            let text = t.with("console-profiles-conflict", &[("name", profile.name.as_str().into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        let back = Route::ConsoleMasks(Masks::Profile(profile.id)).href();
        let action = Route::ConsoleMasks(Masks::Named(profile.id)).href();
        let version = Some(i64::from(self.file.version));
        let (name, desks, retired) = (fields.name(t), fields.desks(t), self.retired(t));
        let (reason, prove) = (fields.reason(t), prove_first(self.fresh, t));
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            {conflict}
            <Backbar href=back text=t.with("console-masks-of", &[("name", profile.name.as_str().into())])/>
            <PageHead title=profile.name.clone() sub=t.get("console-profiles-named")/>
            {saved(self.saved, t)}
            <Section id="scrivi" title=t.get("console-profiles-named")>
                {prove}
                <PartForm action=action version=version>
                    {name}
                    {desks}
                    {retired}
                    {reason}
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-save")/></p>
                </PartForm>
            </Section>
            {history(self.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        profiles_samples::named()
    }
}
