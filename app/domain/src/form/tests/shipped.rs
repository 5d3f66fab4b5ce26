//! The forms for citizens that ship with the portal, as files. Tests of the domain's own and of its outside read them.

/// The file of a service, by its slug.
macro_rules! files {
    ($($slug:literal),+ $(,)?) => {
        [$((
            $slug,
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../migrations/seed/services/",
                $slug,
                ".json"
            )),
        )),+]
    };
}

pub(super) const FILES: [(&str, &str); 10] = files![
    "contributo-economico",
    "emergenza-abitativa",
    "primo-appuntamento",
    "assistenza-domiciliare-anziani",
    "pasti-a-domicilio",
    "trasporto-disabili",
    "contributo-retta-residenziale",
    "riduzione-retta-nido",
    "sostegno-famiglie-minori",
    "orientamento-stranieri",
];
