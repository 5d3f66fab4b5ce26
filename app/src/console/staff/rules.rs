//! What a desk accepts, to whom it passes new requests, what it never sees, and the agreements of its body.

use domain::{
    Lang,
    actor::DeskRef,
    codes::Validity,
    mask::Group,
    staff::{DeskKind, MAX_REASON},
    zone::{Agreement, Fault, Unhiding, ZoneDesk},
};
use leptos::prelude::*;

use super::{
    form::ACT,
    history, prove_first,
    rule_form::{
        ACT_OF, AGREE, AGREEMENT, CONFIRM, END, EXCLUDED, FROM, KEEP, KIND, OPEN_FROM, OPEN_UNTIL, PLACES,
        RECEIVES, RULE_LANG, RULE_PLACE, RULE_SERVICE, RULE_TO, RULES, SERVICES, SHOWN, Slip, UNHIDE,
        UNHIDING, UNTIL, WHY, rule_id, typed,
    },
    slip_control, slip_problems, words, zone_samples,
};
use crate::{
    components::{
        CheckField, Control, ErrorSummary, Input, Pick, SelectField, SeveralField, TextArea, TextField,
        booking::Hidden,
        console::{Backbar, LinkLines, PageHead, PartForm, Rows, Section, SmallButton, SmallKind},
        stepper::Alert,
    },
    console::{catalogue::Typed, words::group},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// The rules of a desk, for those who administer it.
#[derive(Debug, Clone)]
pub struct RulesPage {
    /// Everything about it.
    pub desk: ZoneDesk,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was posted, if anything was.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
    /// Whether somebody changed it since the page was shown.
    pub conflict: bool,
}

impl RulesPage {
    /// The page of what is there.
    pub fn shown(desk: ZoneDesk, fresh: bool) -> Self {
        Self { desk, fresh, typed: Typed::default(), slips: Vec::new(), conflict: false }
    }
}

impl Page for RulesPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-zone-rules"), self.desk.file.desk.desk.name)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let name = self.desk.file.desk.desk.name.clone();
        let back = Route::ConsoleStaff(StaffPart::Desk(self.desk.file.desk.desk.id)).href();
        let conflict = self.conflict.then(|| {
            view! {
                <Alert title=t.get("console-staff-conflict") text=t.get("console-staff-conflict-text")/>
            }
        });
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            {conflict}
            <Backbar href=back text=name.clone()/>
            <PageHead title=t.get("console-zone-rules") sub=name/>
            {self.standing(t)}
            {self.faults(t)}
            {self.writing(t)}
            {self.unhiding(t)}
            {self.agreements(t)}
            {history(self.desk.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        zone_samples::rules()
    }
}

impl RulesPage {
    /// Whether the desk counts today: shape and words.
    fn standing(&self, t: Translator) -> AnyView {
        let body = words::body(self.desk.body, t);
        view! { <p>{words::counts(self.desk.counts, t)}" "{body}</p> }.into_any()
    }

    /// Every desk of the zone, by name.
    fn desks(&self) -> Vec<DeskRef> {
        let others = self.desk.others.iter().map(|place| place.desk.clone());
        std::iter::once(self.desk.file.desk.desk.clone()).chain(others).collect()
    }

    /// The rules that do not work, each with what to do.
    fn faults(&self, t: Translator) -> Option<AnyView> {
        if self.desk.faults.is_empty() {
            return None;
        }
        let desks = self.desks();
        let line = |(place, fault): &(usize, Fault)| {
            let rule = self.desk.settings.routing.rules.get(*place)?;
            let number = t.with("console-zone-rule", &[("number", (place + 1).into())]);
            let text = format!("{number} ({}): {}", words::rule(rule, &desks, t), words::fault(*fault, t));
            let href = self.desk.file.writable.then(|| format!("#{}", rule_id(*place, RULE_TO)));
            Some((href, text))
        };
        let lines: Vec<_> = self.desk.faults.iter().filter_map(line).collect();
        let view = view! {
            <Section id="regole-ferme" title=t.get("console-zone-faults")>
                <p>{t.get("console-zone-faults-lead")}</p>
                <LinkLines lines=lines/>
            </Section>
        };
        Some(view.into_any())
    }

    fn control(&self, id: impl Into<String>, name: &str, label: String, t: Translator) -> Control {
        slip_control(&id.into(), name, label, &self.slips, t)
    }

    /// What was typed into the form of this button; of another form nothing.
    fn typed_of(&self, button: &str, name: &str) -> String {
        if self.typed.button() == button { self.typed.get(name).to_owned() } else { String::new() }
    }

    /// The rules as they were typed, or else as they are.
    fn written(&self) -> Typed {
        if self.typed.button() == RULES { self.typed.clone() } else { typed(&self.desk.settings) }
    }

    fn reason(&self, id: &'static str, button: &str, t: Translator) -> AnyView {
        let control = self.control(id, WHY, t.get("console-staff-reason"), t);
        let most = u16::try_from(MAX_REASON).unwrap_or(u16::MAX);
        view! { <TextArea control=control value=self.typed_of(button, WHY) rows=2 max=most/> }.into_any()
    }

    /// A form of this page with its fields and its button.
    fn form(
        &self,
        fields: AnyView,
        act: &'static str,
        (kind, button): (SmallKind, &'static str),
        t: Translator,
    ) -> AnyView {
        let action = Route::ConsoleStaff(StaffPart::Rules(self.desk.file.desk.desk.id)).href();
        let version = Some(i64::from(self.desk.file.version));
        view! {
            <PartForm action=action version=version>
                <Hidden pairs=vec![(ACT, act.to_owned())]/>
                {fields}
                <p><SmallButton kind=kind text=t.get(button)/></p>
            </PartForm>
        }
        .into_any()
    }

    /// The form of the rules, for who administers the body of the desk.
    fn writing(&self, t: Translator) -> AnyView {
        let title = t.get("console-zone-write");
        if !self.desk.file.writable {
            return view! {
                <Section id="scrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let of = |id: &str, key: &str| self.control(id, id, t.get(key), t);
        let written = self.written();
        let kinds = DeskKind::ALL.map(|kind| Pick::new(kind.code(), words::kind(kind, t))).to_vec();
        let kind = of(KIND, "console-staff-kind");
        let from =
            of(OPEN_FROM, "console-zone-open-from").hint(t.get("console-access-on-hint")).optional(true);
        let until = of(OPEN_UNTIL, "console-zone-open-until")
            .hint(t.get("console-zone-open-until-hint"))
            .optional(true);
        let receives = of(RECEIVES, "console-zone-receives");
        let excluded =
            of(EXCLUDED, "console-zone-excluded").hint(t.get("console-zone-excluded-hint")).optional(true);
        let groups = Group::ALL.map(|one| Pick::new(one.code(), t.get(group(one)))).to_vec();
        let places = of(PLACES, "console-zone-municipalities")
            .hint(t.get("console-zone-municipalities-hint"))
            .optional(true);
        let fields = view! {
            <SelectField control=kind options=kinds value=written.get(KIND) empty=t.get("console-choose")/>
            <TextField control=from value=written.get(OPEN_FROM) input=Input::Date max=10/>
            <TextField control=until value=written.get(OPEN_UNTIL) input=Input::Date max=10/>
            <CheckField control=receives value="si" checked=written.is_ticked(RECEIVES)/>
            <SeveralField control=excluded options=groups values=written.all(EXCLUDED).to_vec()/>
            {self.accepted(&written, t)}
            <TextArea control=places value=written.get(PLACES) rows=3 max=2000/>
            {self.rules(&written, t)}
            {self.reason("regole-motivo", RULES, t)}
        }
        .into_any();
        let form = self.form(fields, RULES, (SmallKind::Primary, "console-save"), t);
        let prove = prove_first(self.fresh, t);
        view! {
            <Section id="scrivi" title=title>
                {prove}
                <p>{t.get("console-zone-write-lead")}</p>
                {form}
            </Section>
        }
        .into_any()
    }

    /// The services that it accepts from other desks.
    fn accepted(&self, written: &Typed, t: Translator) -> Option<AnyView> {
        let mut options: Vec<Pick> = Vec::new();
        for service in &self.desk.services {
            if !options.iter().any(|option| option.value == service.slug) {
                options.push(Pick::new(service.slug.clone(), service.title.clone()));
            }
        }
        for slug in self.desk.settings.routing.services.iter().filter(|slug| !self.is_offered(slug)) {
            options.push(Pick::new(slug.clone(), ended(slug, t)));
        }
        if options.is_empty() {
            return None;
        }
        let control = self
            .control(SERVICES, SERVICES, t.get("console-zone-services"), t)
            .hint(t.get("console-zone-services-hint"))
            .optional(true);
        let values = written.all(SERVICES).to_vec();
        Some(view! { <SeveralField control=control options=options values=values/> }.into_any())
    }

    fn is_offered(&self, slug: &str) -> bool {
        self.desk.services.iter().any(|service| service.slug == slug)
    }

    /// The rules in order, with an empty line for one more.
    fn rules(&self, written: &Typed, t: Translator) -> AnyView {
        let lines = written.all(RULE_TO).len().max(1);
        let rules: Vec<AnyView> = (0..lines).map(|place| self.rule(written, place, t)).collect();
        view! {
            <p>{t.get("console-zone-rules-lead")}</p>
            {rules}
        }
        .into_any()
    }

    fn rule(&self, written: &Typed, place: usize, t: Translator) -> AnyView {
        let value = |name: &str| written.all(name).get(place).cloned().unwrap_or_default();
        let number = t.with("console-zone-rule", &[("number", (place + 1).into())]);
        let of = |name: &str, key: &str| {
            self.control(rule_id(place, name), name, format!("{number}: {}", t.get(key)), t)
        };
        let chosen = value(RULE_SERVICE);
        let here = self.desk.services.iter().filter(|service| service.is_here);
        let mut services: Vec<Pick> =
            here.map(|service| Pick::new(service.slug.clone(), service.title.clone())).collect();
        if !chosen.is_empty() && !services.iter().any(|one| one.value == chosen) {
            services.push(Pick::new(chosen.clone(), ended(&chosen, t)));
        }
        let langs = Lang::ALL.map(|lang| Pick::new(lang.tag(), lang.own_name().to_owned())).to_vec();
        let pick = |desk: DeskRef| Pick::new(desk.id.to_string(), desk.name);
        let desks: Vec<Pick> = self.desks().into_iter().map(pick).collect();
        let any = || t.get("console-zone-any");
        let municipality = of(RULE_PLACE, "console-zone-municipality").optional(true);
        view! {
            <SelectField
                control=of(RULE_SERVICE, "console-zone-service") options=services value=chosen empty=any()
            />
            <TextField control=municipality value=value(RULE_PLACE) max=80/>
            <SelectField
                control=of(RULE_LANG, "console-zone-lang") options=langs value=value(RULE_LANG) empty=any()
            />
            <SelectField
                control=of(RULE_TO, "console-zone-to") options=desks value=value(RULE_TO)
                empty=t.get("console-zone-to-none")
            />
        }
        .into_any()
    }

    /// What the desk never sees and might: one administrator asks, another one confirms.
    fn unhiding(&self, t: Translator) -> Option<AnyView> {
        if !self.desk.file.writable || self.desk.settings.excluded.is_empty() {
            return None;
        }
        let inner = match &self.desk.unhiding {
            Some(asked) => self.asked(asked, t),
            None => self.asking(t),
        };
        let view = view! {
            <Section id=UNHIDING title=t.get("console-zone-unhide")>
                <p>{t.get("console-zone-unhide-lead")}</p>
                {inner}
            </Section>
        };
        Some(view.into_any())
    }

    fn asking(&self, t: Translator) -> AnyView {
        let hidden = &self.desk.settings.excluded;
        let is_hidden = |one: &Group| hidden.iter().any(|code| code == one.code());
        let pick = |one: Group| Pick::new(one.code(), t.get(group(one)));
        let groups: Vec<Pick> = Group::ALL.into_iter().filter(is_hidden).map(pick).collect();
        let is_typed = self.typed.button() == UNHIDE;
        let values = if is_typed { self.typed.all(SHOWN).to_vec() } else { Vec::new() };
        let control = self.control(SHOWN, SHOWN, t.get("console-zone-unhide-which"), t);
        let fields = view! {
            <SeveralField control=control options=groups values=values/>
            {self.reason("chiedi-motivo", UNHIDE, t)}
        }
        .into_any();
        self.form(fields, UNHIDE, (SmallKind::Primary, "console-zone-unhide-ask"), t)
    }

    fn asked(&self, asked: &Unhiding, t: Translator) -> AnyView {
        let said = [
            ("name", asked.by.as_str().into()),
            ("text", words::groups(&asked.groups, t).into()),
            ("reason", asked.reason.as_str().into()),
        ];
        let confirm = if asked.may_confirm {
            let fields = self.reason("conferma-motivo", CONFIRM, t);
            self.form(fields, CONFIRM, (SmallKind::Danger, "console-zone-unhide-confirm"), t)
        } else {
            view! { <p>{t.get("console-zone-unhide-wait")}</p> }.into_any()
        };
        let fields = self.reason("lascia-motivo", KEEP, t);
        let keep = self.form(fields, KEEP, (SmallKind::Primary, "console-zone-unhide-keep"), t);
        view! {
            <p>{t.with("console-zone-unhide-asked", &said)}</p>
            {confirm}
            {keep}
        }
        .into_any()
    }

    /// Agreements, of a body that needs one.
    fn agreements(&self, t: Translator) -> Option<AnyView> {
        if !self.desk.body.is_outside() {
            return None;
        }
        let heads = ["console-zone-act", "console-staff-days", "console-zone-ended"];
        let heads = heads.map(|key| t.get(key)).to_vec();
        let rows: Vec<Vec<AnyView>> = self.desk.agreements.iter().map(|one| row(one, t)).collect();
        let list = if rows.is_empty() {
            view! { <p>{t.get("console-zone-agreements-none")}</p> }.into_any()
        } else {
            view! { <Rows caption=t.get("console-zone-agreements") heads=heads rows=rows/> }.into_any()
        };
        let writing = self.desk.file.writable.then(|| self.agreeing(t));
        let view = view! {
            <Section id="convenzioni" title=t.get("console-zone-agreements")>
                <p>{t.get("console-zone-agreements-lead")}</p>
                {list}
                {writing}
            </Section>
        };
        Some(view.into_any())
    }

    fn agreeing(&self, t: Translator) -> AnyView {
        let of = |id: &str, name: &str, key: &str| self.control(id, name, t.get(key), t);
        let value = |name: &str| self.typed_of(AGREE, name);
        let most = u16::try_from(MAX_REASON).unwrap_or(u16::MAX);
        let fields = view! {
            <TextField
                control=of("accordo-atto", ACT_OF, "console-zone-act").hint(t.get("console-zone-act-hint"))
                value=value(ACT_OF) max=most
            />
            <TextField
                control=of("accordo-dal", FROM, "console-staff-from").hint(t.get("console-access-on-hint")).half()
                value=value(FROM) input=Input::Date max=10
            />
            <TextField
                control=of("accordo-al", UNTIL, "console-staff-until").hint(t.get("console-access-on-hint")).half()
                value=value(UNTIL) input=Input::Date max=10
            />
            {self.reason("accordo-motivo", AGREE, t)}
        }
        .into_any();
        let new = self.form(fields, AGREE, (SmallKind::Primary, "console-zone-agree"), t);
        view! { {new}{self.ending(t)} }.into_any()
    }

    /// Ending one that was not ended, where there is any.
    fn ending(&self, t: Translator) -> Option<AnyView> {
        let open = self.desk.agreements.iter().filter(|one| one.ended_on.is_none());
        let options: Vec<Pick> = open.map(|one| Pick::new(one.id.to_string(), one.act.clone())).collect();
        if options.is_empty() {
            return None;
        }
        let control = self.control(AGREEMENT, AGREEMENT, t.get("console-zone-end-which"), t);
        let fields = view! {
            <p>{t.get("console-zone-end-lead")}</p>
            <SelectField
                control=control options=options value=self.typed_of(END, AGREEMENT)
                empty=t.get("console-choose")
            />
            {self.reason("fine-motivo", END, t)}
        }
        .into_any();
        Some(self.form(fields, END, (SmallKind::Danger, "console-zone-end"), t))
    }
}

fn ended(slug: &str, t: Translator) -> String {
    t.with("console-zone-service-ended", &[("service", slug.into())])
}

fn row(one: &Agreement, t: Translator) -> Vec<AnyView> {
    let valid = Validity { from: Some(one.dates.from), until: Some(one.dates.until) };
    let ended = one.ended_on.map_or_else(|| "—".to_owned(), domain::format::date);
    vec![one.act.clone().into_any(), words::days(valid, t).into_any(), ended.into_any()]
}
