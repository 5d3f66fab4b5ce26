//! Everything together, before it is booked.

use domain::{
    Id,
    appointment::{Appointment, DaySlots, Kind, Mode},
    desk::DeskPoint,
    hours::Period,
};
use leptos::prelude::*;

use super::place;
use crate::{
    appointments::{
        Refused,
        form::{BookingError, BookingField, BookingForm, message},
        words,
    },
    components::{
        Breadcrumb, Button, Card, Control, Crumb, Dl, DlEntry, ErrorSummary, FieldProblem, HelpBlock, Input,
        TextField,
        booking::{Hidden, Onward, SlotPicker},
        layout::{Columns, Container, Side, Stack, Title},
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{
        Route,
        booking::{self, Chosen, Talk},
    },
};

/// What is going to be booked, and how the desk can reach the citizen. When somebody else was quicker, the
/// same page comes back with what was typed and the next free slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmBooking {
    /// Drawn for this form, so that sending it twice books once.
    pub key: Id<Appointment>,
    /// Name and surname, as certified.
    pub name: String,
    /// Where.
    pub at: DeskPoint,
    /// What for.
    pub kind: Kind,
    /// How.
    pub mode: Mode,
    /// The slot that was chosen; none when another has to be chosen.
    pub slot: Option<Period>,
    /// What was typed.
    pub form: BookingForm,
    /// What must be corrected.
    pub errors: Vec<BookingError>,
    /// Why it was not booked, and what is free.
    pub refused: Option<(Refused, Vec<DaySlots>)>,
}

impl Page for ConfirmBooking {
    fn title(&self, t: Translator) -> String {
        t.get("desks-confirm")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.refused.is_some()
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let refused = self.refused.as_ref().map(|(why, _)| t.get(why.key()));
        let first = refused.map(|message| FieldProblem { id: booking::SLOT.to_owned(), message });
        let problems = first.into_iter().chain(self.errors.iter().map(|error| error.line(t))).collect();
        let part = t.with("citizen-step-of", &[("number", 4.into()), ("count", super::PARTS.into())]);
        let side = self.side(t);
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-appointment"))]/>
                <ErrorSummary problems=problems/>
                <Title text=t.get("desks-confirm") lead=part/>
                <Columns side=side side_first=true><Stack>{self.form_view(t)}<HelpBlock/></Stack></Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        crate::appointments::samples::confirmations()
    }
}

impl ConfirmBooking {
    fn chosen(&self) -> Chosen {
        let talk = Talk { kind: self.kind.id, mode: self.mode };
        Chosen { point: Some(self.at.id), talk: Some(talk), from: None, slot: None }
    }

    fn side(&self, t: Translator) -> AnyView {
        let mut entries = vec![
            place(t, &self.at),
            DlEntry::new(t.get("desks-what"), words::talk(t, &self.kind, self.mode)),
        ];
        if let Some(slot) = self.slot {
            entries.push(DlEntry::new(t.get("desks-slot"), words::when(t, slot)));
        }
        entries.push(DlEntry::new(t.get("desks-name"), self.name.clone()));
        let back = Route::Appointments(self.chosen()).href();
        view! {
            <Side>
                <Card id="riepilogo" title=t.get("desks-chosen") tint=true>
                    <Dl entries=entries/>
                    <p><a href=back>{t.get("desks-change")}</a></p>
                </Card>
            </Side>
        }
        .into_any()
    }

    fn form_view(self, t: Translator) -> AnyView {
        let back = Route::Appointments(self.chosen()).href();
        let mut hidden = self.chosen().pairs();
        hidden.push(("_chiave", self.key.to_string()));
        let when = match (self.refused, self.slot) {
            (Some((why, days)), _) => {
                let error = Some(t.get(why.key()));
                view! { <SlotPicker days=days value=None error=error/> }.into_any()
            }
            (None, Some(slot)) => {
                hidden.push((booking::SLOT, booking::instant(slot.start)));
                ().into_any()
            }
            (None, None) => ().into_any(),
        };
        let hint = if self.mode == Mode::Phone { "desks-phone-call" } else { "desks-phone-hint" };
        let phone = Control::new(BookingField::Phone.name(), t.get(BookingField::Phone.label()))
            .hint(t.get(hint))
            .optional(self.mode != Mode::Phone)
            .error(message(&self.errors, BookingField::Phone, t));
        let email = Control::new(BookingField::Email.name(), t.get(BookingField::Email.label()))
            .hint(t.get("desks-email-hint"))
            .optional(true)
            .error(message(&self.errors, BookingField::Email, t));
        let button = view! { <Button icon="it-calendar" text=t.get("desks-confirm-button")/> }.into_any();
        view! {
            <PostForm action=Route::appointments().href()>
                <Hidden pairs=hidden/>
                {when}
                <TextField control=phone value=self.form.phone input=Input::Phone max=40 autocomplete="tel"/>
                <TextField control=email value=self.form.email input=Input::Email max=254 autocomplete="email"/>
                <Onward back=Some(back) button=Some(button)/>
            </PostForm>
        }
        .into_any()
    }
}
