//! Administration: operators and their memberships, bodies, desks, the search of the audit, work that failed.
//!
//! Everything that changes is written down with what was before and after, who did it and why. Two who
//! change the same record at the same time are told: [`Why::seen`] is the number of the last change that
//! the page showed.

mod agreements;
mod bodies;
mod carried;
mod desks;
mod founding;
mod history;
mod import;
mod list;
mod mails;
mod opening;
mod points;
mod profiles;
mod rules;
mod trail;
mod unhiding;
mod work;
mod write;

pub use agreements::{agree, end_agreement};
pub(crate) use agreements::{carry_agreement, of as agreements_of};
pub(crate) use bodies::{CarriedBody, add_body_within, carried_bodies, carry_body};
pub use bodies::{add_body, bodies, body, change_body};
pub(crate) use carried::{Carried, carried, carry, carry_new};
pub use desks::{describe, desk, desks};
pub use founding::{Founded, Founding, found_zone};
pub(crate) use history::by_command;
pub use import::import;
pub(crate) use list::{administrators, must_stay, one_at_a_time, profiles};
pub use list::{choices, member, members};
pub(crate) use mails::{carried_mails, carry_mail};
pub use mails::{mail_of, mails, sender_of, set_mail};
pub(crate) use opening::may_open;
pub use opening::{Opened, close_desk, closing, desk_choices, open_desk};
pub(crate) use points::{CarriedPoint, carried_points, carry_point};
pub use points::{point, save_point};
pub(crate) use profiles::{
    CarriedProfile, carried_profiles, carry_new_profile, carry_profile, unused as profile_unused,
};
pub use profiles::{Made, Named, change_profile, make_profile, named_profile, profile_choices};
pub(crate) use rules::{places, services};
pub use rules::{rules, set_rules, unknown_municipalities};
pub use trail::{find, search, words_for};
pub use unhiding::{ask_to_unhide, leave_hidden, unhide};
pub use work::{Troubled, retry, troubled};
pub(crate) use write::profile as given_profile;
pub use write::{Given, Newcomer, add, end, give, set_enabled};

/// Why something is changed, and what its page showed.
#[derive(Debug, Clone, Copy)]
pub struct Why<'a> {
    /// Number of the last change that the page showed; 0 where there was none.
    pub seen: i32,
    /// In the words of who changes it.
    pub reason: &'a str,
}
