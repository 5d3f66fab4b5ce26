//! Fixed lists of values: stored code and words. Rules depend on them, or they are of the form and of nobody else.
//! Those called `OLD_` tell the words of what was chosen before the code table was asked; nobody is offered them.

/// Code and words.
pub type Choice = (&'static str, &'static str);

/// Yes or no.
pub const YES_NO: &[Choice] = &[("si", "Sì"), ("no", "No")];
/// Who speaks with the desk.
pub const SPEAKER: &[Choice] = &[
    ("utente", "La persona stessa"),
    ("familiare", "Un familiare"),
    ("conoscente", "Un amico, un vicino, un conoscente"),
    ("operatore", "Un operatore di un altro servizio"),
    ("organizzazione", "Un’organizzazione o un ente"),
    ("autorita", "Un’autorità giudiziaria o di polizia"),
];
/// Sex, as on the register of births.
pub const SEX: &[Choice] = &[("F", "Femmina"), ("M", "Maschio")];
/// Whether somebody asks for international protection or holds it.
pub const PROTECTION: &[Choice] = &[("no", "No"), ("richiedente", "Richiedente"), ("titolare", "Titolare")];
/// Relation to the person.
pub const OLD_RELATION: &[Choice] = &[
    ("coniuge", "Coniuge, unito civilmente o convivente"),
    ("genitore", "Genitore"),
    ("figlio", "Figlio o figlia"),
    ("altro-parente", "Altro parente"),
    ("affidatario", "Affidatario"),
    ("tutore", "Tutore, curatore o amministratore di sostegno"),
    ("assistente", "Assistente familiare"),
    ("altro", "Altro"),
];
/// Legal condition of a foreigner.
pub const OLD_STATUS: &[Choice] = &[
    ("residente-ue", "Cittadino UE residente"),
    ("ue-non-residente", "Cittadino UE non residente"),
    ("soggiornante", "Regolarmente soggiornante"),
    ("lungo-periodo", "Soggiornante di lungo periodo"),
    ("richiedente", "Richiedente protezione internazionale"),
    ("protezione", "Titolare di protezione internazionale"),
    ("protezione-temporanea", "Titolare di protezione temporanea o speciale"),
    ("irregolare", "Senza titolo di soggiorno"),
    ("apolide", "Apolide"),
];
/// Where the permit stands.
pub const OLD_PERMIT: &[Choice] = &[
    ("in-attesa", "In attesa di permesso"),
    ("in-rinnovo", "In attesa di rinnovo"),
    ("in-possesso", "In possesso"),
    ("regolarizzazione", "In attesa di regolarizzazione"),
    ("nessuno", "Nessun titolo"),
];
/// Level of Italian.
pub const ITALIAN: &[Choice] = &[
    ("a1", "A1"),
    ("a2", "A2"),
    ("a2+", "A2+"),
    ("b1", "B1"),
    ("b2", "B2"),
    ("b2+", "B2+"),
    ("c1", "C1"),
    ("c2", "C2"),
    ("altro", "Altro"),
];
/// Self-assessment.
pub const ABILITY: &[Choice] =
    &[("1", "1 nessuna"), ("2", "2 scarsa"), ("3", "3 sufficiente"), ("4", "4 buona"), ("5", "5 ottima")];
/// How the person came to Italy.
pub const ARRIVAL: &[Choice] =
    &[("nascita", "Dalla nascita"), ("migrante", "Migrante"), ("comunitario", "Comunitario")];
/// How the person came to the region.
pub const REGION: &[Choice] = &[("nato", "Nato in regione"), ("immigrato", "Immigrato")];
/// Kind of household.
pub const OLD_HOUSEHOLD: &[Choice] = &[
    ("solo", "Persona sola"),
    ("coppia", "Coppia senza figli"),
    ("coppia-figli", "Coppia con figli"),
    ("un-genitore", "Un solo genitore con figli"),
    ("allargata", "Famiglia allargata"),
    ("ricostituita", "Famiglia ricostituita"),
    ("senza-vincoli", "Convivenza senza vincoli familiari"),
    ("comunita", "Comunità o struttura"),
];
/// Vulnerable groups.
pub const OLD_VULNERABLE: &[Choice] = &[
    ("nessuno", "Nessuno"),
    ("migrante", "Migrante o profugo"),
    ("minore", "Minore"),
    ("minore-solo", "Minore straniero non accompagnato"),
    ("anziano", "Anziano"),
    ("disabile", "Persona con disabilità"),
    ("dipendenze", "Persona con dipendenze"),
    ("senza-dimora", "Persona senza dimora"),
    ("vittima", "Vittima di violenza o di tratta"),
    ("detenuto", "Detenuto o ex detenuto"),
    ("minoranza", "Appartenente a una minoranza"),
    ("disoccupato", "Disoccupato di lunga durata"),
    ("altro", "Altro"),
];
/// With whom the person lives.
pub const LIVES_WITH: &[Choice] = &[
    ("figli", "Figli"),
    ("coniuge", "Coniuge o compagno"),
    ("genitori", "Genitori o affidatari"),
    ("parenti", "Altri parenti"),
    ("altri-italiani", "Altri conviventi italiani"),
    ("altri-stranieri", "Altri conviventi stranieri"),
];
/// Kind of home.
pub const OLD_HOME: &[Choice] = &[
    ("appartamento", "Appartamento o casa"),
    ("stanza", "Stanza o posto letto"),
    ("struttura", "Struttura di accoglienza"),
    ("residenza", "Struttura residenziale"),
    ("fortuna", "Alloggio di fortuna"),
    ("campo", "Villaggio o area attrezzata"),
    ("senza", "Senza alloggio"),
];
/// By which right the home is lived in.
pub const OLD_TENURE: &[Choice] = &[
    ("proprieta", "Proprietà"),
    ("affitto", "Affitto"),
    ("pubblica", "Edilizia residenziale pubblica"),
    ("comodato", "Comodato o ospitalità"),
    ("usufrutto", "Usufrutto"),
    ("senza-titolo", "Senza titolo"),
];
/// Why a need is not met.
pub const UNMET: &[Choice] = &[
    ("servizio-assente", "Il servizio non c’è"),
    ("posti-esauriti", "Posti o fondi esauriti"),
    ("requisiti", "Mancano i requisiti"),
    ("rinuncia", "La persona rinuncia"),
    ("altro-ente", "Spetta a un altro ente"),
    ("altro", "Altro"),
];
/// Social category.
pub const OLD_CATEGORY: &[Choice] = &[
    ("famiglia-minori", "Famiglia e minori"),
    ("disabili", "Disabili"),
    ("dipendenze", "Dipendenze"),
    ("anziani", "Anziani"),
    ("immigrati", "Immigrati e nomadi"),
    ("poverta", "Povertà, disagio adulti e senza dimora"),
    ("multiutenza", "Multiutenza"),
];
