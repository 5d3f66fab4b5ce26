//! Mails in the words of a desk, with tags of a fixed list.

use domain::{
    Lang,
    zone::{DeskMails, MAX_BODY, MAX_SUBJECT, MailKind, MailTag, MailText, flaws},
};
use leptos::prelude::*;

use super::{
    Slip, bodies_samples,
    form::{REASON, Wrong, reason},
    history, prove_first,
    rule_form::RuleWrong,
    slip_control, slip_problems, why, words,
};
use crate::{
    components::{
        ErrorSummary, TextArea, TextField,
        booking::Hidden,
        console::{
            Backbar, LinkLines, PageHead, PartForm, PressButton, Quoted, Section, SmallButton, SmallKind,
        },
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{
        Route, StaffPart,
        staff::{INTO, LETTER},
    },
};

/// Field of the subject.
pub const SUBJECT: &str = "oggetto";
/// Field of the text.
pub const BODY: &str = "testo";
/// Value of the button that shows the mail and saves nothing.
pub const PREVIEW: &str = "anteprima";
/// Value of the button that brings the portal's words back.
pub const DEFAULT: &str = "predefinito";

/// Which mail a form, or an address, is about: the receipt in Italian where it says none.
pub fn chosen(kind: &str, lang: &str) -> (MailKind, Lang) {
    (MailKind::from_code(kind).unwrap_or(MailKind::Receipt), lang.parse().unwrap_or_default())
}

/// The portal's own words for a mail, with tags where values would be.
pub fn default_text(kind: MailKind, lang: Lang) -> MailText {
    let t = Translator::new(lang);
    let values = [
        ("protocollo", MailTag::Protocollo.written().into()),
        ("url", MailTag::Collegamento.written().into()),
        ("name", MailTag::Ente.written().into()),
    ];
    let (subject, body) = match kind {
        MailKind::Receipt => ("letters-receipt-subject", "letters-receipt-body"),
        MailKind::News => ("letters-news-subject", "letters-news-body"),
    };
    MailText { subject: t.with(subject, &values), body: t.with(body, &values) }
}

/// What stands for the title of a service in a preview.
pub fn example_service(lang: Lang) -> String {
    Translator::new(lang).get("console-bodies-mail-service")
}

/// Reads subject and text of a mail.
///
/// # Errors
/// Every field that must be corrected: an unknown tag is named, a missing one too.
pub fn read_mail(form: &Typed, kind: MailKind) -> Result<MailText, Vec<Slip>> {
    let mut slips = Vec::new();
    // A subject is one line, whatever was pasted.
    let subject = form.get(SUBJECT).split_whitespace().collect::<Vec<_>>().join(" ");
    let body = form.get(BODY).trim().to_owned();
    for (at, text, max, is_body) in [(SUBJECT, &subject, MAX_SUBJECT, false), (BODY, &body, MAX_BODY, true)] {
        if text.is_empty() {
            slips.push(Slip::new(at, RuleWrong::NoMail));
            continue;
        }
        if text.chars().count() > max {
            slips.push(Slip::new(at, RuleWrong::Staff(Wrong::TooLong)));
        }
        slips.extend(flaws(kind, text, is_body).into_iter().map(|flaw| Slip::new(at, RuleWrong::Tags(flaw))));
    }
    if slips.is_empty() { Ok(MailText { subject, body }) } else { Err(slips) }
}

/// Reads why a mail is changed.
///
/// # Errors
/// Where nobody said it.
pub fn read_reason(form: &Typed) -> Result<String, Vec<Slip>> {
    reason(form, REASON).map_err(|mistake| vec![mistake.into()])
}

/// The mails of a desk, and the form of one of them.
#[derive(Debug, Clone)]
pub struct MailsPage {
    /// The desk with its own words.
    pub mails: DeskMails,
    /// Which mail the form is of.
    pub chosen: (MailKind, Lang),
    /// The mail as it would arrive, with invented values.
    pub preview: Option<MailText>,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
    /// Whether somebody changed the desk since the page was shown.
    pub conflict: bool,
}

impl MailsPage {
    /// The page of what is there.
    pub fn shown(mails: DeskMails, chosen: (MailKind, Lang), fresh: bool) -> Self {
        let (kind, lang) = chosen;
        let text = mails.text(kind, lang).cloned().unwrap_or_else(|| default_text(kind, lang));
        let mut typed = Typed::default();
        typed.set(SUBJECT, text.subject);
        typed.set(BODY, text.body);
        Self { mails, chosen, preview: None, fresh, typed, slips: Vec::new(), conflict: false }
    }
}

impl Page for MailsPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-bodies-mails"), self.mails.file.desk.desk.name)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let desk = self.mails.file.desk.desk.clone();
        let back = Route::ConsoleStaff(StaffPart::Desk(desk.id)).href();
        let (kind, lang) = self.chosen;
        let conflict = self.conflict.then(|| {
            let now = self.mails.text(kind, lang).map(|text| format!("{} — {}", text.subject, text.body));
            let now = now.unwrap_or_else(|| t.get("console-bodies-mail-default"));
            let text = t.with("console-staff-desk-conflict", &[("text", now.into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        let preview = self.preview.clone().map(|text| {
            let whole = format!("{}\n\n{}", text.subject, text.body);
            view! { <Quoted id="anteprima" title=t.get("console-bodies-mail-preview") text=whole written=lang/> }
        });
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            {conflict}
            <Backbar href=back text=desk.name.clone()/>
            <PageHead title=t.get("console-bodies-mails") sub=desk.name/>
            <p>{t.get("console-bodies-mails-lead")}</p>
            {preview}
            {self.writing(t)}
            {self.all(t)}
            {history(self.mails.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::mails()
    }
}

impl MailsPage {
    /// Every mail in every language, with whose words it has.
    fn all(&self, t: Translator) -> AnyView {
        let desk = self.mails.file.desk.desk.id;
        let line = |kind: MailKind, lang: Lang| {
            let whose = match self.mails.text(kind, lang) {
                Some(_) => t.get("console-bodies-mail-own"),
                None => t.get("console-bodies-mail-default"),
            };
            let href = Route::ConsoleStaff(StaffPart::Mails(desk, Some((kind, lang)))).href();
            (Some(href), format!("{}, {}: {whose}", words::mail(kind, t), lang.own_name()))
        };
        let lines: Vec<_> =
            MailKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|lang| line(kind, lang))).collect();
        view! {
            <Section id="tutti" title=t.get("console-bodies-mail-all")><LinkLines lines=lines/></Section>
        }
        .into_any()
    }

    fn writing(&self, t: Translator) -> AnyView {
        let (kind, lang) = self.chosen;
        let title = format!("{}, {}", words::mail(kind, t), lang.own_name());
        if !self.mails.file.writable {
            return view! {
                <Section id="scrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let action = Route::ConsoleStaff(StaffPart::Mails(self.mails.file.desk.desk.id, None)).href();
        let version = Some(i64::from(self.mails.file.version));
        let which = vec![(LETTER, kind.code().to_owned()), (INTO, lang.tag().to_owned())];
        let (fields, reason) = (self.fields(t), why(&self.typed, &self.slips, t));
        let prove = prove_first(self.fresh, t);
        let of = title.clone();
        let back = self.mails.text(kind, lang).is_some().then(|| {
            let text = t.get("console-bodies-mail-back");
            view! { <PressButton value=DEFAULT icon="it-refresh" text=text of=of.clone()/> }
        });
        view! {
            <Section id="scrivi" title=title>
                {prove}
                <PartForm action=action version=version>
                    <Hidden pairs=which/>
                    {fields}
                    {reason}
                    <p>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                        " "
                        <PressButton
                            value=PREVIEW icon="it-password-visible" text=t.get("console-bodies-mail-show") of=of
                        />
                        {back}
                    </p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    fn fields(&self, t: Translator) -> AnyView {
        let (kind, lang) = self.chosen;
        let of = |id: &str, key: &str| slip_control(id, id, t.get(key), &self.slips, t);
        let value = |name: &str| self.typed.get(name).to_owned();
        let most = |max: usize| u16::try_from(max).unwrap_or(u16::MAX);
        let list = |tags: &[MailTag]| tags.iter().map(|tag| tag.written()).collect::<Vec<_>>().join(", ");
        let hint = t.with(
            "console-bodies-mail-tags",
            &[("tags", list(kind.tags()).into()), ("required", list(kind.required()).into())],
        );
        let body = of(BODY, "console-bodies-mail-body").hint(hint);
        view! {
            <TextField
                control=of(SUBJECT, "console-bodies-mail-subject") value=value(SUBJECT) max=most(MAX_SUBJECT)
                written=lang
            />
            <TextArea control=body value=value(BODY) rows=12 max=most(MAX_BODY) written=lang/>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::zone::{MailFlaw, fill};

    use super::*;

    #[test]
    fn the_words_of_the_portal_hold_the_tags_that_they_must_in_every_language() {
        for kind in MailKind::ALL {
            for lang in Lang::ALL {
                let text = default_text(kind, lang);
                assert!(flaws(kind, &text.body, true).is_empty(), "{kind:?} {lang:?}: {}", text.body);
                assert!(flaws(kind, &text.subject, false).is_empty(), "{kind:?} {lang:?}");
                assert!(!fill(kind, &text.body, |_| String::new()).contains("{{"));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let mut form = Typed::default();
        form.set(SUBJECT, " Domanda\n{{nome}} ");
        form.set(BODY, "Ciao");
        let slips = read_mail(&form, MailKind::News).unwrap_err();
        let unknown = RuleWrong::Tags(MailFlaw::Unknown("nome".to_owned()));
        let missing = RuleWrong::Tags(MailFlaw::Missing(MailTag::Collegamento));
        assert_eq!(slips, [Slip::new(SUBJECT, unknown), Slip::new(BODY, missing)]);
        form.set(SUBJECT, "Domanda\nBcc: altri@esempio.it");
        form.set(BODY, "{{collegamento}}");
        let read = read_mail(&form, MailKind::News).unwrap();
        assert_eq!(read.subject, "Domanda Bcc: altri@esempio.it", "one line");
    }
}
