//! Finding a way up: statements are asked for and kept as they came; [`super::chain`] believes them.

use chrono::{DateTime, Utc};
use url::Url;

use super::RelyingParty;
use super::chain::{self, Chain};
use super::config::same;
use super::errors::FederationError;
use super::http::{Http, Method, Query};
use super::statement::Statement;

/// Authorities between an entity and the anchor, at most.
const MAX_INTERMEDIATES: usize = 3;
/// Authorities that are tried at each entity.
const MAX_HINTS: usize = 4;
/// Questions that one resolution may cost, whatever the entities on the way say.
const MAX_QUESTIONS: usize = 24;

/// A way that is being climbed.
struct Way {
    /// From the leaf upwards.
    entities: Vec<String>,
    statements: Vec<String>,
    hints: Vec<String>,
}

/// Asks on behalf of one resolution.
pub(super) struct Collector<'a, H> {
    party: &'a RelyingParty,
    http: &'a H,
    now: DateTime<Utc>,
    questions: usize,
}

impl<'a, H: Http> Collector<'a, H> {
    pub const fn new(party: &'a RelyingParty, http: &'a H, now: DateTime<Utc>) -> Self {
        Self { party, http, now, questions: 0 }
    }

    /// A believed chain from `subject` to an anchor of ours, with its statements. Depth first; what
    /// stopped the last way is the error when none leads up.
    pub async fn climb(&mut self, subject: &str) -> Result<(Chain, Vec<String>), FederationError> {
        let (token, leaf) = self.configuration(subject).await?;
        let mut ways = vec![Way {
            entities: vec![subject.to_owned()],
            statements: vec![token],
            hints: leaf.authority_hints,
        }];
        let mut stopped = FederationError::Trust("trust-no-path");
        while let Some(way) = ways.pop() {
            for hint in way.hints.iter().take(MAX_HINTS) {
                match self.step(&way, hint).await {
                    Ok(Step::Top(chain, statements)) => return Ok((*chain, statements)),
                    Ok(Step::On(way)) => ways.push(way),
                    Err(error) => stopped = error,
                }
            }
        }
        Err(stopped)
    }

    async fn step(&mut self, way: &Way, hint: &str) -> Result<Step, FederationError> {
        if way.entities.iter().any(|entity| same(entity, hint)) {
            return Err(FederationError::Trust("trust-loop"));
        }
        let anchor = self.party.anchor(hint);
        // The leaf itself is not between.
        if anchor.is_none() && way.entities.len() > MAX_INTERMEDIATES {
            return Err(FederationError::Trust("trust-too-long"));
        }
        let (token, superior) = self.configuration(hint).await?;
        let below = way.entities.last().map(String::as_str).unwrap_or_default();
        let statement = self.statement_about(&superior, below).await?;
        let mut statements = way.statements.clone();
        statements.push(statement);
        if let Some(anchor) = anchor {
            statements.push(token);
            let chain = chain::verify(&statements, anchor, self.now)?;
            return Ok(Step::Top(Box::new(chain), statements));
        }
        let mut entities = way.entities.clone();
        entities.push(hint.to_owned());
        Ok(Step::On(Way { entities, statements, hints: superior.authority_hints }))
    }

    /// What an entity says about itself, at its well-known address.
    async fn configuration(&mut self, id: &str) -> Result<(String, Statement), FederationError> {
        let url = self.address(&format!("{}/.well-known/openid-federation", id.trim_end_matches('/')))?;
        let token = self.ask(url).await?;
        let statement = Statement::about_itself(&token, id, self.now)?;
        Ok((token, statement))
    }

    /// What an authority says about one below it.
    async fn statement_about(&mut self, superior: &Statement, id: &str) -> Result<String, FederationError> {
        let endpoint = superior.fetch_endpoint().ok_or(FederationError::Trust("trust-no-fetch"))?;
        let mut url = self.address(endpoint)?;
        url.query_pairs_mut().append_pair("sub", id);
        self.ask(url).await
    }

    fn address(&self, text: &str) -> Result<Url, FederationError> {
        self.party.address(text).ok_or(FederationError::Trust("trust-address"))
    }

    /// The content of an address, if it answers with success.
    pub async fn ask(&mut self, url: Url) -> Result<String, FederationError> {
        if self.questions >= MAX_QUESTIONS {
            return Err(FederationError::Trust("trust-too-many"));
        }
        self.questions += 1;
        let answer = self.http.send(Query { url, method: Method::Get, bearer: None }).await?;
        match answer.status {
            200 => Ok(answer.body.trim().to_owned()),
            404 => Err(FederationError::Trust("trust-unknown-entity")),
            _ => Err(FederationError::Unavailable("somebody of the federation")),
        }
    }
}

enum Step {
    Top(Box<Chain>, Vec<String>),
    On(Way),
}
