//! The icons in use, as one SVG file of symbols.

use std::fs;
use std::path::Path;

use crate::error::BundleError;

/// Our own symbols and the listed ones of Bootstrap Italia.
pub fn build(style: &Path) -> Result<String, BundleError> {
    let list = read(&style.join("icons/bootstrap-italia.txt"))?;
    let source = read(&style.join("node_modules/bootstrap-italia/dist/svg/sprites.svg"))?;
    let own = read(&style.join("icons/sportello.svg"))?;
    combine(&list, &source, &own)
}

fn read(path: &Path) -> Result<String, BundleError> {
    fs::read_to_string(path).map_err(|source| BundleError::file(path, source))
}

fn combine(list: &str, source: &str, own: &str) -> Result<String, BundleError> {
    let available: Vec<&str> = symbols(source).collect();
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    let wanted = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for name in wanted {
        let id = format!("id=\"{name}\"");
        let symbol = available
            .iter()
            .find(|symbol| symbol.contains(&id))
            .ok_or_else(|| BundleError::UnknownIcon(name.to_owned()))?;
        sprite.push_str(symbol);
        sprite.push('\n');
    }
    for symbol in symbols(own) {
        sprite.push_str(symbol);
        sprite.push('\n');
    }
    sprite.push_str("</svg>\n");
    Ok(sprite)
}

/// Every `<symbol …>…</symbol>` of an SVG file.
fn symbols(svg: &str) -> impl Iterator<Item = &str> {
    const END: &str = "</symbol>";
    svg.split_inclusive(END).filter_map(|piece| {
        let start = piece.find("<symbol")?;
        piece.get(start..).filter(|symbol| symbol.ends_with(END))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"<svg><symbol id="it-a"><path d="1"/></symbol><symbol id="it-b"/></symbol></svg>"#;
    const OWN: &str = "<svg>\n  <!-- ours -->\n  <symbol id=\"sp-x\"></symbol>\n</svg>";

    #[test]
    fn only_listed_symbols_are_taken() -> Result<(), BundleError> {
        let sprite = combine("# why\nit-a\n", SOURCE, OWN)?;
        assert!(sprite.contains("it-a") && sprite.contains("sp-x"));
        assert!(!sprite.contains("it-b") && !sprite.contains("ours"));
        Ok(())
    }

    #[test]
    fn a_listed_symbol_that_is_missing_is_named() {
        let error = combine("it-c", SOURCE, OWN);
        assert!(matches!(error, Err(BundleError::UnknownIcon(name)) if name == "it-c"));
    }
}
