//! Where static files are served from.

use std::collections::BTreeMap;

/// Logical name of a static file → its address with a hash in the name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assets(BTreeMap<String, String>);

impl Assets {
    /// The list that the bundler wrote.
    pub const fn new(urls: BTreeMap<String, String>) -> Self {
        Self(urls)
    }

    /// Reads `assets.json`: one object, logical name → address.
    ///
    /// # Errors
    /// When the text is no such object.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json).map(Self)
    }

    /// The address of a file; a name that is not in the list is taken as it is.
    pub fn url(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_file_has_a_hashed_address_and_another_its_own_name() {
        let assets = Assets::from_json(r#"{"icons.svg":"/assets/icons.3f2a.svg"}"#).unwrap();
        assert_eq!(assets.url("icons.svg"), "/assets/icons.3f2a.svg");
        assert_eq!(assets.url("boot.js"), "/assets/boot.js");
    }
}
