//! What a citizen applied for: its life, and how it is shown to the citizen and to the desk.

mod shelf;
mod state;
mod tally;
mod view;

pub use shelf::{Shelf, ShelfCounts, Turn};
pub use state::{Integration, Moment, Notice, State, Submission, Tag, Transition, WrongState};
pub use tally::Tally;
pub use view::{
    Answered, Assignee, Citizen, CitizenRow, Detail, Direction, DraftRow, Event, EventKind, Filter, Intake,
    Milestone, MilestoneKind, Page, QueueRow, ThreadRow,
};
