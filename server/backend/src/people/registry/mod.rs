//! The municipal registry (anagrafe) behind one interface: whichever office answers, a person beside what it says, and
//! what is taken over from it.
//!
//! [`PersonRegistry`] is what a registry must be able to do. [`FileRegistry`] is the one that comes with the program:
//! it looks into what [`import()`] made of the files that municipalities hand over.

mod accept;
mod file;
mod import;
mod look_up;

use async_trait::async_trait;
use chrono::NaiveDate;
use domain::{
    FiscalCode,
    actor::Operator,
    person::{
        Name,
        registry::{By, Source, Told},
    },
};

pub use accept::{Accepted, accept};
pub use file::FileRegistry;
pub use import::{ImportError, Rules, Target, import, zone};
pub use look_up::{answers, look_up, prefill};

use crate::Error;

/// By what somebody is looked for. It is asked by the first that is there, and by the other where the first finds nobody.
#[derive(Debug, Clone)]
pub struct Question {
    /// Codice fiscale.
    pub fiscal_code: Option<FiscalCode>,
    /// Name, surname and date of birth.
    pub born: Option<(Name, NaiveDate)>,
}

/// What a registry answers.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Nobody is like this in these registries; without any, there is none to ask.
    Nobody(Vec<Source>),
    /// Several people have this name and date of birth: who, is not told.
    Several(Source),
    /// This one, and how it was found.
    One(Box<Told>, Source, By),
}

/// A registry of the people who live somewhere. Who asks was allowed to before, and it was written down.
#[async_trait]
pub trait PersonRegistry: Send + Sync {
    /// Looks somebody up, for an operator at a desk.
    async fn look_up(&self, operator: &Operator, question: &Question) -> Result<Reply, Error>;
}
