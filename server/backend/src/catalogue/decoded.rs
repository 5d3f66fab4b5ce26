//! Published versions, decoded once: reading their JSON is most of the work of a page that shows services.
//!
//! A published version never changes, so what was decoded stays true. Its row is recognised by its
//! identifier and by the transaction that wrote it (`xmin`). What is kept has a sound form. A query names the rows that are at hand, and
//! the database sends the content of the others only:
//!
//! ```sql
//! version.id || '/' || version.xmin AS key,
//! CASE WHEN version.id || '/' || version.xmin <> ALL ($1) THEN version.content END AS content
//! ```

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use domain::service::Service;
use serde_json::Value;

use super::check_form;
use crate::{
    Error,
    error::{decode, known},
};

/// So many versions are kept; a body has a few for each of its services.
const MOST: usize = 500;

#[derive(Clone, Default)]
struct Versions {
    services: HashMap<String, Arc<Service>>,
    /// Their keys, as the database is told them.
    keys: Vec<String>,
}

static DECODED: RwLock<Option<Arc<Versions>>> = RwLock::new(None);

/// The versions that were decoded before a query, so that its answer finds them whatever happens meanwhile.
pub(crate) struct Decoded(Arc<Versions>);

impl Decoded {
    /// What is known now.
    pub(crate) fn now() -> Self {
        let versions = DECODED.read().unwrap_or_else(PoisonError::into_inner).clone();
        Self(versions.unwrap_or_default())
    }

    /// The keys to be named to the database.
    pub(crate) fn keys(&self) -> &[String] {
        &self.0.keys
    }

    /// Those of one service, where no other can be the answer: the database compares each.
    pub(crate) fn keys_of(&self, slug: &str) -> Vec<String> {
        let of_service = self.0.services.iter().filter(|(_, service)| service.slug == slug);
        of_service.map(|(key, _)| key.clone()).collect()
    }

    /// The service of a row: at hand, or decoded from the content that came.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the content is no service.
    pub(crate) fn service(&self, key: String, content: Option<Value>) -> Result<Arc<Service>, Error> {
        let Some(content) = content else {
            return known("service_version", "content", self.0.services.get(&key).cloned());
        };
        let service = Arc::new(decode::<Service>("service_version", "content", content)?);
        if check_form(&service).is_ok() {
            keep(key, &service);
        }
        Ok(service)
    }
}

fn keep(key: String, service: &Arc<Service>) {
    let mut decoded = DECODED.write().unwrap_or_else(PoisonError::into_inner);
    let versions = Arc::make_mut(decoded.get_or_insert_default());
    if versions.services.len() >= MOST {
        *versions = Versions::default();
    }
    if versions.services.insert(key.clone(), Arc::clone(service)).is_none() {
        versions.keys.push(key);
    }
}
