//! The citizen's profile: what is certified, contacts, language, which mails.

use domain::{
    Lang,
    form::{Certified, Problem},
    format,
    person::Born,
    personal::{
        CODE_DIGITS, CodeChannel, CodeShape, Hitch, KeptEmail, KeptPhone, PendingCode, PersonalProfile, Trust,
    },
};
use leptos::prelude::*;

use super::OwnPage;
use crate::{
    citizen::words::work,
    components::{
        Button, ButtonKind, Certified as CertifiedData, Control, DlEntry, FieldProblem, Input, Pick,
        SelectField, SeveralField, TextField,
        notices::FormNotice,
        own::KeptContact,
        questions::Fields,
        request::{Part, PostForm, Success},
    },
    i18n::{Translator, use_translator},
    page::Page,
    problems,
    routes::{PersonalPart, Route},
};

/// What was done just now; said once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A code is on its way.
    CodeSent,
    /// The address is proved.
    EmailProved,
    /// The address is kept no more.
    EmailDropped,
    /// A text message with a code is on its way.
    MessageSent,
    /// The number is proved.
    PhoneProved,
    /// The telephone is kept, or no more.
    Phone,
    /// Language and wishes are kept.
    Preferences,
}

impl Done {
    const fn key(self) -> &'static str {
        match self {
            Self::CodeSent => "profile-done-code",
            Self::EmailProved => "profile-done-email",
            Self::EmailDropped => "profile-done-dropped",
            Self::MessageSent => "profile-done-message",
            Self::PhoneProved => "profile-done-proved",
            Self::Phone => "profile-done-phone",
            Self::Preferences => "profile-done-preferences",
        }
    }
}

/// What must be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileFault {
    /// The e-mail address.
    Email(Problem),
    /// The telephone.
    Phone(Problem),
    /// No text message reaches the number that is kept.
    NotMobile,
    /// It is of a country that messages do not go to; how the numbers begin that they go to.
    Elsewhere(Served),
    /// A code.
    Code(CodeChannel, CodeFault),
}

/// How the numbers begin that text messages go to; nothing where they are those of Italy alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served(pub Option<String>);

impl Served {
    fn message(&self, t: Translator) -> String {
        match &self.0 {
            None => t.get("profile-phone-italian-only"),
            Some(prefixes) => t.with("profile-phone-elsewhere", &[("prefixes", prefixes.as_str().into())]),
        }
    }
}

/// What is wrong with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// It is none.
    Shape(CodeShape),
    /// It is another one.
    Wrong {
        /// How often it may still be typed.
        left: u8,
    },
    /// Another one is needed.
    Spent,
    /// Too many were asked for.
    TooMany,
    /// No more text messages leave today, to nobody.
    NoneLeft,
}

impl ProfileFault {
    /// Id of the control that it is about.
    const fn field(&self) -> &'static str {
        match self {
            Self::Code(channel, CodeFault::Shape(_) | CodeFault::Wrong { .. }) => code_field(*channel),
            // The field of a code that counts no more is gone: another one is asked for with the contact.
            Self::Email(_) | Self::Code(CodeChannel::Email, _) => "email",
            Self::Phone(_) | Self::NotMobile | Self::Elsewhere(_) | Self::Code(CodeChannel::Sms, _) => {
                "telefono"
            }
        }
    }

    fn message(&self, t: Translator) -> String {
        match self {
            Self::Email(problem) | Self::Phone(problem) => problems::message(t, problem),
            Self::NotMobile => t.get("profile-phone-no-mobile"),
            Self::Elsewhere(served) => served.message(t),
            Self::Code(channel, fault) => fault.message(*channel, t),
        }
    }
}

impl CodeFault {
    fn message(self, channel: CodeChannel, t: Translator) -> String {
        match self {
            Self::Shape(CodeShape { found }) => {
                let values = [("found", found.into()), ("expected", CODE_DIGITS.into())];
                t.with("profile-code-shape", &values)
            }
            Self::Wrong { left } => t.with("profile-code-wrong", &[("left", left.into())]),
            Self::Spent => t.get("profile-code-spent"),
            Self::NoneLeft => t.get("profile-phone-none-left"),
            Self::TooMany => {
                let key = match channel {
                    CodeChannel::Email => "profile-code-limit",
                    CodeChannel::Sms => "profile-phone-limit",
                };
                t.with(key, &[("count", channel.limit().count.into())])
            }
        }
    }
}

/// Name and id of the control of a code.
const fn code_field(channel: CodeChannel) -> &'static str {
    match channel {
        CodeChannel::Email => "codice",
        CodeChannel::Sms => "codice-telefono",
    }
}

/// What was typed and could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedContacts {
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// The code that came to the e-mail address.
    pub code: String,
    /// The code that came to the telephone.
    pub phone_code: String,
}

/// What the citizen keeps for the next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfilePage {
    /// What the identity provider certified at this sign-in.
    pub certified: Certified,
    /// What is kept.
    pub profile: PersonalProfile,
    /// The address that waits for its code.
    pub pending: Option<PendingCode>,
    /// The number that waits for its code.
    pub phone_pending: Option<PendingCode>,
    /// Whether the portal sends text messages, so that numbers can be proved.
    pub sends_messages: bool,
    /// Where messages go, if the number that is kept is of another country.
    pub elsewhere: Option<Served>,
    /// Whether a mail of ours came back.
    pub mail_is_back: bool,
    /// What was typed just now.
    pub typed: TypedContacts,
    /// What is wrong with it.
    pub fault: Option<ProfileFault>,
    /// What was done just now.
    pub done: Option<Done>,
}

impl Page for ProfilePage {
    fn title(&self, t: Translator) -> String {
        t.get("profile-title")
    }

    fn has_errors(&self) -> bool {
        self.fault.is_some()
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.problems(t);
        let done = self.done.map(|done| view! { <Success text=t.get(done.key())/> });
        let (certified, email, phone) = (self.certified(t), self.email(t), self.phone(t));
        let preferences = self.preferences(t);
        let mail = self.mail_is_back.then(|| mail_back(t, false));
        view! {
            <OwnPage title=t.get("profile-title") lead=t.get("profile-lead") problems=problems>
                {done}
                {mail}
                <Part id="dati-certi" title=t.get("profile-certified")>{certified}</Part>
                <Part id="posta" title=t.get("profile-email")>{email}</Part>
                <Part id="numero" title=t.get("profile-phone")>{phone}</Part>
                <Part id="preferenze" title=t.get("profile-preferences")>{preferences}</Part>
            </OwnPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::profiles()
    }
}

impl ProfilePage {
    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let problem = |fault: &ProfileFault| {
            let label = t.get(match fault.field() {
                "telefono" => "profile-phone",
                "codice" | "codice-telefono" => "profile-code",
                _ => "profile-email",
            });
            FieldProblem { id: fault.field().to_owned(), message: t.pair(&label, &fault.message(t)) }
        };
        self.fault.iter().map(problem).collect()
    }

    fn error(&self, field: &str, t: Translator) -> Option<String> {
        self.fault.as_ref().filter(|fault| fault.field() == field).map(|fault| fault.message(t))
    }

    fn certified(&self, t: Translator) -> AnyView {
        let known = &self.certified;
        let place = [&known.street, &known.postal_code, &known.municipality];
        let home: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
        let home = (!home.is_empty()).then(|| home.join(", "));
        let facts = [
            ("profile-name", Some(format!("{} {}", known.given_name, known.family_name))),
            ("profile-birth", known.birth_date.map(Born::words)),
            (
                "profile-birth-place",
                known.birth_place.as_deref().map(|place| problems::place_words(t, place)),
            ),
            ("profile-home", home),
            ("profile-email", known.email.clone()),
            ("profile-phone", known.phone.clone()),
        ];
        let code = known.fiscal_code.as_ref();
        let code = code.map(|code| DlEntry::code(t.get("profile-fiscal-code"), code.to_string()));
        let facts = facts.into_iter().filter_map(|(key, value)| Some(DlEntry::new(t.get(key), value?)));
        let entries: Vec<DlEntry> = facts.chain(code).chain(work(t, known)).collect();
        view! { <CertifiedData source=t.get("citizen-certified-source") entries=entries/> }.into_any()
    }

    fn email(&self, t: Translator) -> AnyView {
        let kept = self.profile.email.as_ref().map(|kept| kept_email(t, kept));
        let code = self.pending.as_ref().map(|pending| self.code(t, pending));
        let value = self.typed.email.clone().unwrap_or_else(|| {
            let unproved = self.profile.email.as_ref().filter(|kept| !kept.is_proved());
            unproved.map(|kept| kept.address.to_string()).unwrap_or_default()
        });
        let control = Control::new("email", t.get("profile-email-new"))
            .hint(t.get("profile-email-hint"))
            .error(self.error("email", t));
        view! {
            {kept}
            {code}
            <PostForm action=Route::Personal(PersonalPart::Email).href()>
                <Fields>
                    <TextField control=control value=value input=Input::Email max=254 autocomplete="email"/>
                </Fields>
                <p><Button kind=ButtonKind::Secondary text=t.get("profile-email-send")/></p>
            </PostForm>
        }
        .into_any()
    }

    fn code(&self, t: Translator, pending: &PendingCode) -> AnyView {
        let channel = pending.to.channel();
        let name = code_field(channel);
        let (typed, to, confirm) = match channel {
            CodeChannel::Email => (&self.typed.code, PersonalPart::Code, "profile-code-confirm"),
            CodeChannel::Sms => (&self.typed.phone_code, PersonalPart::PhoneCode, "profile-phone-confirm"),
        };
        let typed = typed.clone();
        let control =
            Control::new(name, t.get("profile-code")).hint(code_hint(t, pending)).error(self.error(name, t));
        view! {
            <PostForm action=Route::Personal(to).href()>
                <Fields>
                    <TextField
                        control=control value=typed input=Input::Integer max=10
                        autocomplete="one-time-code"
                    />
                </Fields>
                <p><Button text=t.get(confirm)/></p>
            </PostForm>
        }
        .into_any()
    }

    fn phone(&self, t: Translator) -> AnyView {
        let kept = self.profile.phone.as_ref().map(|kept| self.kept_phone(t, kept));
        let code = self.phone_pending.as_ref().map(|pending| self.code(t, pending));
        let known = self.profile.phone.as_ref().map(|kept| kept.number.to_string());
        let value = self.typed.phone.clone().or(known).unwrap_or_default();
        let control = Control::new("telefono", t.get("profile-phone-number"))
            .hint(t.get("profile-phone-hint"))
            .optional(true)
            .error(self.error("telefono", t));
        view! {
            {kept}
            {code}
            <PostForm action=Route::Personal(PersonalPart::Phone).href()>
                <Fields>
                    <TextField control=control value=value input=Input::Phone max=30 autocomplete="tel"/>
                </Fields>
                <p><Button kind=ButtonKind::Secondary text=t.get("profile-phone-save")/></p>
            </PostForm>
        }
        .into_any()
    }

    /// The number that is kept, how sure it is, and the way to prove it, where there is one.
    fn kept_phone(&self, t: Translator, kept: &KeptPhone) -> AnyView {
        let mobile = kept.number.mobile().is_some();
        let state = match (kept.trust, &self.elsewhere) {
            (Trust::Proved { at }, _) => {
                t.with("profile-phone-proved", &[("date", format::date_time(at).into())])
            }
            (Trust::Typed, _) if self.sends_messages && !mobile => t.get("profile-phone-no-mobile"),
            (Trust::Typed, Some(served)) => served.message(t),
            (Trust::Typed, None) => t.get("profile-phone-typed"),
        };
        let reached = self.sends_messages && mobile && self.elsewhere.is_none();
        let prove = (reached && !kept.is_proved()).then(|| {
            view! {
                <PostForm action=Route::Personal(PersonalPart::ProvePhone).href()>
                    <p><Button kind=ButtonKind::Secondary text=t.get("profile-phone-send")/></p>
                </PostForm>
            }
        });
        view! {
            <KeptContact value=kept.number.to_string() state=state sure=kept.is_proved()/>
            {prove}
        }
        .into_any()
    }

    fn preferences(&self, t: Translator) -> AnyView {
        let lang = self.profile.lang.unwrap_or(t.lang());
        let languages = Lang::ALL.into_iter().map(|lang| Pick::new(lang.tag(), lang.own_name())).collect();
        let choice = Control::new("lingua", t.get("profile-language")).hint(t.get("profile-language-hint"));
        let mails = vec![
            Pick::new("ricevuta", t.get("profile-mails-receipt")),
            Pick::new("novita", t.get("profile-mails-news")),
        ];
        let wishes = self.profile.mails;
        let wanted = [("ricevuta", wishes.receipt), ("novita", wishes.news)];
        let ticked =
            wanted.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name.to_owned()).collect();
        let which = Control::new("avvisi", t.get("profile-mails")).hint(t.get("profile-mails-hint"));
        view! {
            <PostForm action=Route::Personal(PersonalPart::Preferences).href()>
                <Fields>
                    <SelectField
                        control=choice options=languages value=lang.tag().to_owned() empty=t.get("citizen-choose")
                    />
                    <SeveralField control=which options=mails values=ticked/>
                </Fields>
                <p><Button kind=ButtonKind::Secondary text=t.get("profile-preferences-save")/></p>
            </PostForm>
        }
        .into_any()
    }
}

/// A mail of ours came back; where it is not said in the profile itself, the way there.
pub(in crate::citizen) fn mail_back(t: Translator, elsewhere: bool) -> AnyView {
    let (title, text) = (t.get("profile-mail-back"), t.get("profile-mail-back-text"));
    let act =
        elsewhere.then(|| (t.get("profile-mail-back-act"), Route::Personal(PersonalPart::Profile).href()));
    view! { <FormNotice title=title text=text act=act/> }.into_any()
}

/// Where the code went and until when it counts; or why it has not left.
fn code_hint(t: Translator, pending: &PendingCode) -> String {
    let to = ("email", pending.to.as_str().into());
    match pending.hitch {
        None => t.with("profile-code-hint", &[to, ("time", format::time(pending.ends_at()).into())]),
        Some(Hitch::Late) => t.with("profile-code-late", &[to]),
        Some(Hitch::Refused) => t.with("profile-code-refused", &[to]),
        Some(Hitch::GivenUp) => t.with("profile-code-given-up", &[to]),
    }
}

/// The address that is kept, and the way to keep it no more.
fn kept_email(t: Translator, kept: &KeptEmail) -> AnyView {
    let state = match kept.trust {
        Trust::Proved { at } => t.with("profile-email-proved", &[("date", format::date_time(at).into())]),
        Trust::Typed => t.get("profile-email-typed"),
    };
    view! {
        <KeptContact value=kept.address.to_string() state=state sure=kept.is_proved()/>
        <PostForm action=Route::Personal(PersonalPart::DropEmail).href()>
            <p><Button kind=ButtonKind::Link icon="it-delete" text=t.get("profile-email-drop")/></p>
        </PostForm>
    }
    .into_any()
}
