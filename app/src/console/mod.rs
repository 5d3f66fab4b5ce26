//! Pages of the operators.
//!
//! * [`queue`], [`intake`], [`decisions`]: from a request that arrived to an answer
//! * [`file_access`]: access to the file, asked and answered
//! * [`card`], [`cards`], [`diary`], [`people`], [`privacy`], [`requests`]: what the desk keeps
//! * [`counter`]: a card from zero; [`identity`]: aliases, and names given later; [`person_facts`]: dated facts
//! * [`masks`]: what profiles may not see; [`exceptional`]: seeing through it for a reason
//! * [`family`]: households, and the cards of everybody in them
//! * [`person_registry`]: a person beside the municipal registry
//! * [`merging`], [`doubles`]: two records of one person
//! * [`proposals`]: proposals of presa in carico; [`alerts`]: what an operator is told of; [`absences`]: who stands in
//! * [`referrals`]: cards handed to other desks, and requests that change desk; [`outside`]: to bodies without access
//! * [`catalogue`]: the editor of services and their forms; [`codes`]: the code tables
//! * [`numbers`]: what the desk did, counted; [`ratings`]: what people think of it
//! * [`access`]: the door; [`confirm`]: the same once more before something dangerous
//! * [`sessions`], [`kept`]: one's own sessions, and what was being sent when one ended; [`unsaved`]: what was being
//!   written
//! * [`papers`]: documents that the desk keeps; [`rules`]: what it wants in a card
//! * [`removal`]: cards that were opened by mistake
//! * [`asked`]: the services asked for; [`lists`]: lists that leave the portal
//! * [`staff`]: operators, desks, the search of the audit
//! * [`form`]: what operators post, and [`address`] what they ask for in the address

pub mod absences;
pub mod access;
pub mod actions;
pub mod address;
pub mod alert_wishes;
pub mod alerts;
pub mod appointments;
pub mod asked;
pub mod card;
pub mod cards;
mod carried;
pub mod catalogue;
pub mod codes;
pub mod confirm;
pub mod correction;
mod correspondence;
pub mod counter;
pub mod decisions;
pub mod diary;
pub mod done;
pub mod doubles;
pub mod exceptional;
pub mod family;
mod fields;
pub mod file_access;
pub mod form;
pub mod identity;
pub mod intake;
pub mod kept;
pub mod lists;
pub mod masks;
pub mod merging;
pub mod not_in;
pub mod numbers;
pub mod outside;
pub mod papers;
pub mod people;
pub mod person_facts;
pub mod person_registry;
pub mod privacy;
pub mod proposals;
pub mod protection;
pub mod queue;
pub mod ratings;
pub mod referrals;
pub mod removal;
pub mod requests;
pub mod rules;
pub mod sessions;
pub mod staff;
mod telltale;
pub mod term;
pub mod unsaved;
pub mod words;

pub(crate) mod samples;
#[cfg(test)]
pub(crate) mod tests;

pub use access::{Account, Again, DeskChoice, OperatorAccess, OperatorRefused, Refusal};
pub use alert_wishes::AlertWishesPage;
pub use alerts::AlertsPage;
pub use appointments::{AppointmentsDay, BookAtDesk, ClosureForm, ClosuresPage, Settled};
pub use asked::AskedList;
pub use card::CardDetail;
pub use cards::CardsList;
pub use confirm::ConfirmPage;
pub use correction::PersonCorrection;
pub use counter::{NewCard, OpenCard, Stop};
pub use decisions::{About, Accept, AskIntegration, GiveNotice, Refuse};
pub use diary::{DiaryCorrection, DiaryPage};
pub use doubles::DoublesPage;
pub use family::{FamilyCardsPage, FamilyPage};
pub use file_access::{FileAccessDetail, FileAccessList};
pub use identity::PersonIdentity;
pub use intake::{IntakeDetail, IntakeNotice};
pub use kept::{KeptAbout, KeptFormPage, Matter};
pub use lists::ExportList;
pub use merging::{MergeChoice, MergeDecision};
pub use not_in::{NotIn, NotInPage};
pub use numbers::NumbersPage;
pub use people::{PeopleList, PersonDetail};
pub use person_facts::PersonFactsPage;
pub use person_registry::PersonRegistryPage;
pub use privacy::{NoticesPage, PersonPrivacyPage};
pub use proposals::{NewProposal, ProposalPage, ProposalsList};
pub use queue::{Counts, Queue};
pub use referrals::{HandOverPage, NewReferral, ReferralPage, ReferralsList};
pub use requests::{NewRequest, RequestPage};
pub use rules::RulesPage;
pub use sessions::SessionsPage;
