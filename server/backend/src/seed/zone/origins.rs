//! Where people of the zone come from who are no Italians: names, with the letters that a codice fiscale takes from them,
//! and the titles by which they stay.

use super::Dice;

/// Names with their letters.
type Names = &'static [(&'static str, &'static str)];

/// A country, with names that nobody of the demo has, and titles of stay.
pub(super) struct Origin {
    /// Code of the country.
    pub country: &'static str,
    /// A language of it, as operators write it down.
    pub language: &'static str,
    pub families: Names,
    women: Names,
    men: Names,
    /// Kind of the title, reason, condition: codes of their tables.
    permits: &'static [(&'static str, &'static str, &'static str)],
}

/// Titles of who came to work or to the family.
const WORKERS: &[(&str, &str, &str)] = &[
    ("1", "LAVOR", "non_ue"),
    ("1", "FAMIG", "non_ue"),
    ("7", "CSST1", "lungo_periodo"),
    ("3", "LAVOR", "non_ue"),
    ("1", "LAVO3", "non_ue"),
];
/// Titles of who asked for protection.
const PROTECTED: &[(&str, &str, &str)] = &[
    ("4", "ASIL6", "richiedente"),
    ("1", "PROSU", "sussidiaria"),
    ("1", "NOREQ", "speciale"),
    ("1", "ASIL3", "rifugiato"),
    ("1", "LAVOR", "non_ue"),
];

const ORIGINS: [Origin; 6] = [
    Origin {
        country: "Z330",
        language: "Arabo",
        families: &[("Benhaddou", "BNH"), ("Lamrhari", "LMR"), ("Azzaouni", "ZZN")],
        women: &[("Amal", "MLA"), ("Hind", "HND"), ("Karima", "KRM"), ("Loubna", "LBN")],
        men: &[("Bilal", "BLL"), ("Rachid", "RHD"), ("Hamza", "HMZ"), ("Younes", "YNS")],
        permits: WORKERS,
    },
    Origin {
        country: "Z138",
        language: "Ucraino",
        families: &[("Kovalyshyn", "KVL"), ("Hrytsenko", "HRY"), ("Boiarchuk", "BRC")],
        women: &[("Daryna", "DYN"), ("Oksana", "KSN"), ("Lesia", "LSE"), ("Halyna", "HYN")],
        men: &[("Danylo", "DYL"), ("Taras", "TRS"), ("Bohdan", "BDN"), ("Mykola", "MKL")],
        permits: &[("1", "PTUKR", "temporanea"), ("1", "LAVOR", "non_ue"), ("7", "CSST1", "lungo_periodo")],
    },
    Origin {
        country: "Z335",
        language: "Inglese",
        families: &[("Okonjeta", "KNJ"), ("Ezenwora", "ZNW"), ("Uchendule", "CHN")],
        women: &[("Ngozi", "NGZ"), ("Blessing", "BSS"), ("Ifeoma", "FMI")],
        men: &[("Chidi", "CHD"), ("Emeka", "MKE"), ("Obinna", "BNN")],
        permits: PROTECTED,
    },
    Origin {
        country: "Z343",
        language: "Francese, wolof",
        families: &[("Diakhaby", "DKH"), ("Ndoyeba", "NDY"), ("Sarrbene", "SRR")],
        women: &[("Awa", "WAA"), ("Fatou", "FTA"), ("Coumba", "CMB")],
        men: &[("Idris", "DRS"), ("Modou", "MDO"), ("Ousmane", "SMN")],
        permits: PROTECTED,
    },
    Origin {
        country: "Z611",
        language: "Spagnolo",
        families: &[("Huamanchoque", "HMN"), ("Ccallopaza", "CCL")],
        women: &[("Yesenia", "YSN"), ("Maritza", "MTZ"), ("Rosmery", "RMR")],
        men: &[("Wilmer", "WMR"), ("Edson", "DSN"), ("Rubelio", "RBL")],
        permits: WORKERS,
    },
    Origin {
        country: "Z249",
        language: "Bengalese",
        families: &[("Talukderan", "TLK"), ("Miahsen", "MHS")],
        women: &[("Shirina", "SRN"), ("Nasreen", "NRN")],
        men: &[("Jahidul", "JDL"), ("Monirul", "MRL"), ("Sohel", "SHL")],
        permits: WORKERS,
    },
];

/// A title of stay: kind, reason, condition.
pub(super) type Permit = (&'static str, &'static str, &'static str);

impl Origin {
    pub(super) fn pick(dice: &mut Dice) -> Option<&'static Self> {
        dice.pick(&ORIGINS)
    }

    pub(super) const fn given(&self, woman: bool) -> Names {
        if woman { self.women } else { self.men }
    }

    pub(super) fn permit(&self, dice: &mut Dice) -> Option<Permit> {
        dice.pick(self.permits).copied()
    }
}
