//! Pieces of the console: the same language as the citizens' pages, denser.
#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

mod access;
mod access_rows;
mod answers;
mod appointments;
mod buttons;
mod card;
mod card_filter;
mod card_form;
mod card_rows;
mod case;
mod counter;
mod dated;
mod delivery;
mod dialog;
mod diary;
mod doubles;
mod editor;
mod facts;
mod filters;
mod find;
mod lines;
mod masked;
mod match_reason;
mod numbers;
mod page;
mod pager;
mod people;
mod person_match;
mod privacy;
mod queue;
mod referrals;
mod sessions;
mod shortcuts;
mod viewer;

pub use access::{AccessCard, Contacts, DeskChoices};
pub use access_rows::AccessRows;
pub use answers::{AnsweredSteps, answer_facts, shown};
pub use appointments::AppointmentRows;
pub use buttons::{SmallButton, SmallKind, SmallLink};
pub use card::{Part, PartState, SideIndex, SideIndexEntry};
pub use card_filter::CardFilterBar;
pub use card_form::{
    CardColumns, CardHead, OutcomeFields, PartForm, ServiceLine, ServiceLines, Source, UnsavedNotice,
    Visibility,
};
pub use card_rows::{CardRows, CardState};
pub use case::{ActionBar, Backbar, CaseHead, CaseNotice, History, Messages, Quoted};
pub use counter::{Chosen, IdentityChanges, PersonFields, PickPeople};
pub use dated::DatedFact;
pub use delivery::NotArrived;
pub use dialog::{ActionPage, Steps, problems};
pub use diary::Diary;
pub use doubles::DoubleRows;
pub use editor::{
    Banner, Depth, EditForm, FileForm, Fold, FormFoot, InLang, LangFields, LinkLines, Nested, NestedList,
    NodeHead, PressButton, PreviewForm, Room, Row, Rows, Together,
};
pub use facts::{Columns, Fact, Facts, ToldCode};
pub use filters::{FilterBar, FilterFrame, View, Views};
pub use find::FindBox;
pub use lines::{Line, Lines};
pub use masked::{MaskBar, Masked, MaskedValue, enumerated, hidden_by, hidden_groups, may_ask, may_do, seen};
pub use match_reason::{MatchLevel, MatchReasons};
pub use numbers::{Bar, BarFigure, Figures, KeyFigure, KeyFigures, PeriodBar};
pub use page::{Empty, PageHead, Section, SideBySide};
pub use pager::Pager;
pub use people::{PeopleFind, PeopleLeftOut, PeopleNone, PeopleRows};
pub use person_match::{MatchOptions, PersonMatch};
pub use privacy::{Drawn, NoticeVersions, PrivacyStanding, SignatureLine, SignatureLines, SignaturePad};
pub use queue::QueueTable;
pub use referrals::{ReferralRows, ReferralState};
pub use sessions::SessionRows;
pub use shortcuts::{Key, KeyHints, Shortcuts};
pub use viewer::{DocViewer, PARAMETER as DOCUMENT_PARAMETER};
