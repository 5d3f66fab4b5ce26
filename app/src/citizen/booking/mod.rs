//! Booking an appointment: where, what for, when, and once more all together.

mod confirm;

use chrono::{Days, NaiveDate};
use domain::{
    appointment::{DaySlots, Kind, Mode},
    desk::DeskPoint,
};
use leptos::prelude::*;

pub use confirm::ConfirmBooking;

use crate::{
    appointments::words,
    components::{
        Breadcrumb, Button, ButtonKind, Card, Choices, Control, Crumb, Dl, DlEntry, ErrorSummary,
        FieldProblem, HelpBlock, LinkButton, Pick,
        booking::{AskForm, Hidden, Onward, SlotPicker},
        layout::{Columns, Container, Side, Title},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{
        Route,
        booking::{self, Chosen, Talk},
    },
};

/// Days with room on one page.
pub const DAYS: usize = 5;
/// Parts of the way: where, what for, when, confirm.
const PARTS: usize = 4;
/// Name of the field that says that the button was pressed; its value is what had to be chosen.
pub const GO_ON: &str = "avanti";

/// What is chosen on this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Where; these desks give appointments.
    Where {
        /// In the order shown.
        points: Vec<DeskPoint>,
    },
    /// What for, and how.
    Why {
        /// Where.
        at: DeskPoint,
    },
    /// When.
    When {
        /// Where.
        at: DeskPoint,
        /// What for.
        kind: Kind,
        /// How.
        mode: Mode,
        /// Days with room.
        days: Vec<DaySlots>,
        /// First day that was asked for, if the reader went on.
        from: Option<NaiveDate>,
    },
}

/// One of the choices that lead to an appointment. Each is in the address, so that every page works
/// without script, can be gone back to and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingPage {
    /// What is chosen here.
    pub choice: Choice,
    /// Whether the reader wanted to go on without choosing.
    pub nothing_chosen: bool,
}

impl Page for BookingPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-appointment")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn has_errors(&self) -> bool {
        self.nothing_chosen
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (number, heading, field) = match &self.choice {
            Choice::Where { .. } => (1_usize, "desks-choose-where", booking::POINT),
            Choice::Why { .. } => (2, "desks-choose-why", booking::TALK),
            Choice::When { .. } => (3, "desks-choose-when", booking::SLOT),
        };
        let missing = self.nothing_chosen.then(|| t.get("desks-error-nothing"));
        let problems: Vec<FieldProblem> = missing
            .clone()
            .map(|message| FieldProblem { id: field.to_owned(), message })
            .into_iter()
            .collect();
        let part = t.with("citizen-step-of", &[("number", number.into()), ("count", PARTS.into())]);
        let side = chosen_so_far(t, &self.choice);
        let content = match self.choice {
            Choice::Where { points } => choose_where(t, points, missing),
            Choice::Why { at } => choose_why(t, &at, missing),
            Choice::When { at, kind, mode, days, from } => {
                let talk = Talk { kind: kind.id, mode };
                choose_when(
                    t,
                    Chosen { point: Some(at.id), talk: Some(talk), from, slot: None },
                    days,
                    missing,
                )
            }
        };
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-appointment"))]/>
                <ErrorSummary problems=problems/>
                <Title text=t.get(heading) lead=part/>
                <Columns side=side>{content}</Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        crate::appointments::samples::bookings()
    }
}

/// What was chosen on the pages before, with the way back, and whom to call.
fn chosen_so_far(t: Translator, choice: &Choice) -> AnyView {
    let (entries, back) = match choice {
        Choice::Where { .. } => return view! { <Side><HelpBlock/></Side> }.into_any(),
        Choice::Why { at } => (vec![place(t, at)], Chosen::default()),
        Choice::When { at, kind, mode, .. } => {
            let what = DlEntry::new(t.get("desks-what"), words::talk(t, kind, *mode));
            (vec![place(t, at), what], Chosen { point: Some(at.id), ..Chosen::default() })
        }
    };
    view! {
        <Side>
            <Card id="scelto" title=t.get("desks-chosen") tint=true>
                <Dl entries=entries/>
                <p><a href=Route::Appointments(back).href()>{t.get("desks-change")}</a></p>
            </Card>
            <HelpBlock/>
        </Side>
    }
    .into_any()
}

/// Desk and address.
pub(super) fn place(t: Translator, at: &DeskPoint) -> DlEntry {
    let lines = vec![t.wording(&at.title), t.wording(&at.point.title), at.whole_address().into()];
    DlEntry::several(t.get("desks-where"), lines)
}

fn go_on(t: Translator, chosen: &'static str) -> AnyView {
    view! { <Button name=GO_ON value=chosen icon_after="it-chevron-right" text=t.get("citizen-next")/> }
        .into_any()
}

fn choose_where(t: Translator, points: Vec<DeskPoint>, missing: Option<String>) -> AnyView {
    if points.is_empty() {
        return view! {
            <div>
                <p>{t.get("desks-none-online")}</p>
                <p><LinkButton href=Route::Desks.href() text=t.get("common-desks")/></p>
            </div>
        }
        .into_any();
    }
    let options = points
        .iter()
        .map(|at| {
            let values = [
                ("desk", t.text(&at.title).into()),
                ("building", t.text(&at.point.title).into()),
                ("address", at.point.address.as_str().into()),
            ];
            Pick::new(at.id.to_string(), t.with("desks-choice", &values))
        })
        .collect();
    let control = Control::new(booking::POINT, t.get("desks-choose-where")).error(missing);
    view! {
        <AskForm action=Route::appointments().href()>
            <Choices control=control options=options value=""/>
            <p><a href=Route::Desks.href()>{t.get("desks-compare")}</a></p>
            <Onward back=None button=Some(go_on(t, booking::POINT))/>
        </AskForm>
    }
    .into_any()
}

fn choose_why(t: Translator, at: &DeskPoint, missing: Option<String>) -> AnyView {
    let talks = at.kinds.iter().flat_map(|kind| {
        kind.modes.iter().map(move |mode| {
            Pick::new(Talk { kind: kind.id, mode: *mode }.to_string(), words::talk(t, kind, *mode))
        })
    });
    let options = talks.collect();
    let control = Control::new(booking::TALK, t.get("desks-choose-why"))
        .hint(t.get("desks-choose-why-hint"))
        .error(missing);
    let chosen = Chosen { point: Some(at.id), ..Chosen::default() };
    view! {
        <AskForm action=Route::appointments().href()>
            <Hidden pairs=chosen.pairs()/>
            <Choices control=control options=options value=""/>
            <Onward back=Some(Route::appointments().href()) button=Some(go_on(t, booking::TALK))/>
        </AskForm>
    }
    .into_any()
}

fn choose_when(t: Translator, chosen: Chosen, days: Vec<DaySlots>, missing: Option<String>) -> AnyView {
    let other_days =
        other_days(t, &days, chosen.from, |from| Route::Appointments(Chosen { from, ..chosen }).href());
    let button = (!days.is_empty()).then(|| go_on(t, booking::SLOT));
    let back = Route::Appointments(Chosen { point: chosen.point, ..Chosen::default() }).href();
    view! {
        <AskForm action=Route::appointments().href()>
            <Hidden pairs=chosen.pairs()/>
            <SlotPicker days=days value=None error=missing/>
            {other_days}
            <Onward back=Some(back) button=button/>
        </AskForm>
    }
    .into_any()
}

/// The way to later days, and back to the first ones.
pub(super) fn other_days(
    t: Translator,
    days: &[DaySlots],
    from: Option<NaiveDate>,
    href: impl Fn(Option<NaiveDate>) -> String,
) -> AnyView {
    let last =
        days.last().filter(|_| days.len() >= DAYS).and_then(|day| day.on.checked_add_days(Days::new(1)));
    let later = last.map(|next| {
        view! { <LinkButton href=href(Some(next)) kind=ButtonKind::Link text=t.get("desks-later")/> }
    });
    let first = from.map(|_| {
        view! { <LinkButton href=href(None) kind=ButtonKind::Link text=t.get("desks-first-days")/> }
    });
    view! { <p>{first}" "{later}</p> }.into_any()
}
