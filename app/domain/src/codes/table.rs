//! Which tables there are, and which national lists their rows stand for.

/// A table of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Motivo del permesso di soggiorno.
    PermitReason,
    /// Tipo di titolo di soggiorno.
    PermitType,
    /// Stato del permesso: waiting, held, none.
    PermitState,
    /// Status of a foreigner: EU resident, asylum seeker…
    ForeignerStatus,
    /// Identity documents.
    IdentityDocument,
    /// Paesi del mondo, with those that are no more.
    Country,
    /// Titolo di studio.
    Education,
    /// Stato civile.
    CivilStatus,
    /// Kinship and other relations.
    Kinship,
    /// Tipologia del nucleo familiare.
    HouseholdKind,
    /// Gruppo vulnerabile.
    VulnerableGroup,
    /// Condizione lavorativa.
    WorkCondition,
    /// Settore d'impiego.
    WorkSector,
    /// Tipo di abitazione.
    HousingKind,
    /// Titolo di godimento dell'abitazione.
    Tenure,
    /// Bisogni, a tree with several roots.
    Need,
    /// Servizi che si possono chiedere, a tree.
    Service,
    /// Esito della scheda, in two groups.
    Outcome,
    /// Categoria sociale.
    SocialCategory,
    /// Prestazioni del SIUSS, as INPS lists them.
    SiussService,
    /// Aree di utenza del SIUSS.
    SiussArea,
    /// Aree di utenza of the yearly survey of ISTAT.
    IstatArea,
}

impl Table {
    /// The table, and the national lists that its rows may stand for.
    pub fn with_national(self) -> Vec<Self> {
        let lists = Scheme::ALL.into_iter().filter_map(Scheme::table).filter(|other| *other != self);
        std::iter::once(self).chain(lists).collect()
    }

    /// Every table, in the order of the console: people, work and home, needs and services, national.
    pub const ALL: [Self; 22] = [
        Self::PermitReason,
        Self::PermitType,
        Self::PermitState,
        Self::ForeignerStatus,
        Self::IdentityDocument,
        Self::Country,
        Self::Education,
        Self::CivilStatus,
        Self::Kinship,
        Self::HouseholdKind,
        Self::VulnerableGroup,
        Self::WorkCondition,
        Self::WorkSector,
        Self::HousingKind,
        Self::Tenure,
        Self::Need,
        Self::Service,
        Self::Outcome,
        Self::SocialCategory,
        Self::SiussService,
        Self::SiussArea,
        Self::IstatArea,
    ];

    /// The name used in the database and for the file that ships it.
    pub const fn code(self) -> &'static str {
        self.names().0
    }

    /// The name used in addresses and for files that are exported.
    pub const fn slug(self) -> &'static str {
        self.names().1
    }

    /// The table with this name of the database.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.code() == code)
    }

    /// The table with this name of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.slug() == slug)
    }

    /// Whether its rows stand below one another.
    pub const fn is_a_tree(self) -> bool {
        matches!(self, Self::Need | Self::Service | Self::Outcome | Self::SiussService)
    }

    /// The national lists that its rows may stand for.
    pub const fn schemes(self) -> &'static [Scheme] {
        match self {
            Self::Service => &[Scheme::Siuss, Scheme::SiussArea],
            Self::Need => &[Scheme::SiussArea],
            Self::SocialCategory => &[Scheme::SiussArea, Scheme::Istat],
            Self::WorkCondition | Self::Education => &[Scheme::Sinba],
            _ => &[],
        }
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::PermitReason => ("permit_reason", "motivi-permesso"),
            Self::PermitType => ("permit_type", "tipi-permesso"),
            Self::PermitState => ("permit_state", "stati-permesso"),
            Self::ForeignerStatus => ("foreigner_status", "status-stranieri"),
            Self::IdentityDocument => ("identity_document", "documenti-identita"),
            Self::Country => ("country", "paesi"),
            Self::Education => ("education", "titoli-studio"),
            Self::CivilStatus => ("civil_status", "stato-civile"),
            Self::Kinship => ("kinship", "parentela"),
            Self::HouseholdKind => ("household_kind", "tipologie-nucleo"),
            Self::VulnerableGroup => ("vulnerable_group", "gruppi-vulnerabili"),
            Self::WorkCondition => ("work_condition", "condizione-lavorativa"),
            Self::WorkSector => ("work_sector", "settori-impiego"),
            Self::HousingKind => ("housing_kind", "tipi-abitazione"),
            Self::Tenure => ("tenure", "titoli-godimento"),
            Self::Need => ("need", "bisogni"),
            Self::Service => ("service", "servizi"),
            Self::Outcome => ("outcome", "esiti"),
            Self::SocialCategory => ("social_category", "categorie-sociali"),
            Self::SiussService => ("siuss_service", "prestazioni-siuss"),
            Self::SiussArea => ("siuss_area", "aree-siuss"),
            Self::IstatArea => ("istat_area", "aree-istat"),
        }
    }
}

/// A national list: a row of a table may stand for one of its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// Prestazioni del SIUSS (D.M. 206/2014).
    Siuss,
    /// Aree di utenza del SIUSS.
    SiussArea,
    /// Aree di utenza of the survey of ISTAT.
    Istat,
    /// Lists of the flow SINBA.
    Sinba,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 4] = [Self::Siuss, Self::SiussArea, Self::Istat, Self::Sinba];

    /// Name of its column in a file, and of its field in a form.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Siuss => "siuss",
            Self::SiussArea => "area_siuss",
            Self::Istat => "area_istat",
            Self::Sinba => "sinba",
        }
    }

    /// The table that has its codes, where it is one of ours: a row may stand for what is there only.
    pub const fn table(self) -> Option<Table> {
        match self {
            Self::Siuss => Some(Table::SiussService),
            Self::SiussArea => Some(Table::SiussArea),
            Self::Istat => Some(Table::IstatArea),
            Self::Sinba => None,
        }
    }
}
