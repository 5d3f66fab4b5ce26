//! Where the rows of a list come from.

use app::{
    console::lists::{self, Narrowed},
    i18n::Translator,
    routes::ListOf,
};
use backend::{Context, Error, cards, intake};
use domain::{
    Lang,
    actor::Operator,
    card::{self, requests},
    export::{Cell, ExportReason},
    intake::Filter,
    permission::authorise,
};
use sqlx::PgPool;

/// A list with its filter, which makes sense.
#[derive(Debug, Clone)]
pub(super) enum Source {
    Cards(card::Filter),
    Requests(Filter),
    Services(requests::Filter),
}

/// Rows of a step, and the key of the next one, if there is one.
pub(super) struct Step {
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) next: Option<String>,
}

/// In Italian, whatever the operator reads: files go to others.
pub(super) const fn italian() -> Translator {
    Translator::new(Lang::It)
}

impl Source {
    /// Nothing where the filter makes no sense.
    pub(super) fn of(narrowed: &Narrowed) -> Option<Self> {
        match narrowed {
            Narrowed::Cards(typed) => typed.check().ok().map(Self::Cards),
            Narrowed::Requests { filter, .. } => Some(Self::Requests(filter.clone())),
            Narrowed::Services { filter, .. } => Some(Self::Services(filter.clone())),
        }
    }

    pub(super) const fn list(&self) -> ListOf {
        match self {
            Self::Cards(_) => ListOf::Cards,
            Self::Requests(_) => ListOf::Requests,
            Self::Services(_) => ListOf::Services,
        }
    }

    /// Heads of the columns.
    pub(super) fn head(&self, operator: &Operator) -> Vec<String> {
        match self {
            Self::Cards(_) => lists::cards_head(&operator.mask, italian()),
            Self::Requests(_) => lists::requests_head(italian()),
            Self::Services(filter) => lists::services_head(filter.unmet.is_some(), italian()),
        }
    }

    /// Writes down that the list leaves.
    pub(super) async fn begin(
        &self,
        pool: &PgPool,
        ctx: &Context,
        operator: &Operator,
        reason: ExportReason,
    ) -> Result<(), Error> {
        match self {
            Self::Cards(_) => cards::export_list(pool, ctx, authorise(operator)?, reason).await,
            Self::Requests(_) => intake::export_list(pool, ctx, authorise(operator)?, reason).await,
            Self::Services(filter) => {
                cards::export_requests(pool, ctx, authorise(operator)?, filter, reason).await
            }
        }
    }

    /// The next rows.
    pub(super) async fn step(
        &self,
        pool: &PgPool,
        ctx: &Context,
        operator: &Operator,
        after: Option<&str>,
    ) -> Result<Step, Error> {
        let t = italian();
        match self {
            Self::Cards(filter) => {
                let page = cards::export_rows(pool, authorise(operator)?, filter, after).await?;
                let rows = page.rows.into_iter().map(|row| lists::card_cells(row, t)).collect();
                Ok(Step { rows, next: page.next })
            }
            Self::Requests(filter) => {
                let page = intake::export_rows(pool, ctx, authorise(operator)?, filter, after).await?;
                let rows = page.rows.into_iter().map(|row| lists::request_cells(row, t)).collect();
                Ok(Step { rows, next: page.next })
            }
            Self::Services(filter) => {
                let page = cards::export_request_rows(pool, authorise(operator)?, filter, after).await?;
                let unmet = filter.unmet.is_some();
                let rows = page.rows.into_iter().map(|row| lists::service_cells(row, unmet, t)).collect();
                Ok(Step { rows, next: page.next })
            }
        }
    }
}
