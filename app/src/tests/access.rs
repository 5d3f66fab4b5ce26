//! The official buttons.

use domain::Lang;

use super::frame;
use crate::{
    components::access::ButtonSize,
    page::{Frame, Page as _, Visitor, render},
    public::AccessPage,
};

const STYLE: &str = include_str!("../../../style/citizen/_access.scss");

/// The page for a service, as whoever has not signed in sees it.
fn page(lang: Lang) -> (AccessPage, String) {
    let (_, page) = AccessPage::samples().swap_remove(0);
    (page.clone(), render(page, &Frame { visitor: Visitor::Anonymous, ..frame(lang) }))
}

#[test]
fn the_spid_button_has_everybody_the_official_links_and_no_script() {
    for lang in Lang::ALL {
        let (page, html) = page(lang);
        let mut place = 0;
        for provider in &page.providers {
            let button = format!("name=\"idp\" value=\"{}\"", provider.entity_id);
            let found = html.find(&button).unwrap_or_else(|| panic!("{} is not there", provider.entity_id));
            assert!(found > place, "in the order that the server drew");
            place = found;
        }
        for link in [
            "https://www.spid.gov.it/",
            "https://www.spid.gov.it/richiedi-spid",
            "https://www.spid.gov.it/serve-aiuto",
        ] {
            assert!(html.contains(&format!("<a href=\"{link}\">")), "{link}");
        }
        assert!(!html.contains("<script"), "it opens by itself");
        for way in ["sp-idbutton--spid", "sp-idbutton--cie", "sp-idbutton--eidas"] {
            assert!(html.contains(way), "{way}");
        }
    }
}

#[test]
fn each_size_has_the_measures_of_the_official_button() {
    // Width and letters in pixels, of `AgID`'s spid-sp-access-button.
    let official = [(150.0, 10.0), (220.0, 15.0), (280.0, 20.0), (340.0, 25.0)];
    for (size, (width, letters)) in ButtonSize::ALL.into_iter().zip(official) {
        let rule =
            format!(".{} {{ width: {}rem; font-size: {}rem; }}", size.class(), width / 16.0, letters / 16.0);
        assert!(STYLE.contains(&rule), "{rule}");
    }
}
