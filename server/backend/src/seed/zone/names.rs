//! Invented Italian names and a die that always falls alike.

/// Given names of women, with the letters that a codice fiscale takes from them.
pub(super) const WOMEN: [(&str, &str); 24] = [
    ("Agata", "GTA"),
    ("Bianca", "BNC"),
    ("Carla", "CRL"),
    ("Dalia", "DLA"),
    ("Edda", "DDE"),
    ("Fiorella", "FLL"),
    ("Gemma", "GMM"),
    ("Ilaria", "LRI"),
    ("Jolanda", "JND"),
    ("Livia", "LVI"),
    ("Marta", "MRT"),
    ("Nadia", "NDA"),
    ("Ornella", "RLL"),
    ("Priscilla", "PSC"),
    ("Rachele", "RHL"),
    ("Serena", "SRN"),
    ("Tamara", "TMR"),
    ("Ursula", "RSL"),
    ("Viola", "VLI"),
    ("Zaira", "ZRA"),
    ("Wanda", "WND"),
    ("Teodora", "TDR"),
    ("Elvira", "LVR"),
    ("Noemi", "NMO"),
];

/// Given names of men, with the same letters.
pub(super) const MEN: [(&str, &str); 24] = [
    ("Adamo", "DMA"),
    ("Bruno", "BRN"),
    ("Corrado", "CRD"),
    ("Dario", "DRA"),
    ("Ettore", "TTR"),
    ("Furio", "FRU"),
    ("Gino", "GNI"),
    ("Iacopo", "CPI"),
    ("Loris", "LRS"),
    ("Manlio", "MNL"),
    ("Nereo", "NRE"),
    ("Oscar", "SCR"),
    ("Piero", "PRI"),
    ("Renzo", "RNZ"),
    ("Sandro", "SDR"),
    ("Tullio", "TLL"),
    ("Ubaldo", "BLD"),
    ("Valerio", "VLR"),
    ("Walter", "WTR"),
    ("Zeno", "ZNE"),
    ("Ivano", "VNI"),
    ("Osvaldo", "SLD"),
    ("Remo", "RME"),
    ("Tito", "TTI"),
];

/// Surnames that nobody of the demo has, most of them of nobody at all.
pub(super) const FAMILIES: [(&str, &str); 40] = [
    ("Abbrescia", "BBR"),
    ("Balducchi", "BLD"),
    ("Campolmi", "CMP"),
    ("Dallarosa", "DLL"),
    ("Ermellini", "RML"),
    ("Fontegrande", "FNT"),
    ("Gargiani", "GRG"),
    ("Imbriani", "MBR"),
    ("Lucchesini", "LCC"),
    ("Malaspini", "MLS"),
    ("Nebbiolo", "NBB"),
    ("Ortigari", "RTG"),
    ("Pontremoli", "PNT"),
    ("Querceti", "QRC"),
    ("Ravagnini", "RVG"),
    ("Saltarelli", "SLT"),
    ("Terrachini", "TRR"),
    ("Urbinelli", "RBN"),
    ("Vallerani", "VLL"),
    ("Zambelloni", "ZMB"),
    ("Acquaviti", "CQV"),
    ("Bellaccini", "BLL"),
    ("Cerretani", "CRR"),
    ("Dorigatti", "DRG"),
    ("Falconari", "FLC"),
    ("Giuncheri", "GNC"),
    ("Lanternari", "LNT"),
    ("Mezzadrelli", "MZZ"),
    ("Novellini", "NVL"),
    ("Orsaccini", "RSC"),
    ("Pratolini", "PRT"),
    ("Roccheggi", "RCC"),
    ("Selvaggini", "SLV"),
    ("Tramontini", "TRM"),
    ("Vespucchi", "VSP"),
    ("Zoccarelli", "ZCC"),
    ("Montelupari", "MNT"),
    ("Fioravalli", "FRV"),
    ("Bosconeri", "BSC"),
    ("Taddeoni", "TDD"),
];

/// A die with a fixed seed (SplitMix64): the zone of every demo is the same.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `sides` - 1.
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    /// One of these; nothing of nothing.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let many = u64::try_from(of.len()).unwrap_or(u64::MAX);
        of.get(usize::try_from(self.roll(many)).unwrap_or_default())
    }

    /// So many days, from `least` to `most`.
    pub(super) fn days(&mut self, least: u64, most: u64) -> i64 {
        i64::try_from(least + self.roll(most.saturating_sub(least) + 1)).unwrap_or_default()
    }
}
