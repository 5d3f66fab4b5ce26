//! The addresses as the server's router wants them.

/// First page.
pub const HOME: &str = "/";
/// The catalogue.
pub const SERVICES: &str = "/servizi";
/// A service.
pub const SERVICE: &str = "/servizi/{service}";
/// The form of a service, from its beginning: an address cut short leads on.
pub const FORM: &str = "/servizi/{service}/domanda";
/// A step of a form; `riepilogo` and `conferma` are steps too.
pub const STEP: &str = "/servizi/{service}/domanda/{step}";
/// Desks, their places and hours.
pub const DESKS: &str = "/sportelli";
/// Booking of an appointment.
pub const APPOINTMENTS: &str = "/appuntamenti";
/// Choice of the identity.
pub const ACCESS: &str = "/accesso";
/// Why a login did not succeed.
pub const LOGIN_ENDED: &str = "/accesso/esito/{ended}";
/// Information on data protection.
pub const PRIVACY: &str = "/privacy";
/// The notice on data protection of a desk.
pub const PRIVACY_NOTICE: &str = "/privacy/{desk}";
/// A version of it.
pub const PRIVACY_VERSION: &str = "/privacy/{desk}/{number}";
/// Declaration of accessibility.
pub const ACCESSIBILITY: &str = "/accessibilita";
/// Questions that are often asked.
pub const FAQ: &str = "/domande-frequenti";
/// Who publishes the portal, and under which terms.
pub const LEGAL_NOTES: &str = "/note-legali";
/// How to report that something does not work.
pub const REPORT: &str = "/segnala-disservizio";
/// The pages that search engines may list.
pub const SITEMAP: &str = "/sitemap.xml";
/// What robots may read.
pub const ROBOTS: &str = "/robots.txt";
/// Takes the rating of a page.
pub const RATING: &str = "/valutazioni";
/// Metadata of this service provider.
pub const SPID_METADATA: &str = "/spid/metadata";
/// Metadata of this service provider for CIE by SAML.
pub const SPID_METADATA_CIE: &str = "/spid/metadata/cie";
/// Metadata of a municipality that the portal serves as aggregator: its entityID.
pub const SPID_METADATA_OF: &str = "/pub-ag-full/{municipality}";
/// Begins a SPID login.
pub const SPID_LOGIN: &str = "/spid/login";
/// Assertion consumer service.
pub const SPID_ACS: &str = "/spid/acs";
/// Single logout service.
pub const SPID_SLO: &str = "/spid/slo";
/// What we say about ourselves to the federation of CIE.
pub const FEDERATION: &str = "/.well-known/openid-federation";
/// Begins a login with CIE.
pub const CIE_LOGIN: &str = "/cie/accesso";
/// Where the provider of CIE sends back to.
pub const CIE_RETURN: &str = "/cie/ritorno";
/// Signs out.
pub const LOGOUT: &str = "/uscita";
/// The citizen's own pages.
pub const PERSONAL_AREA: &str = "/area-personale";
/// The citizen's appointments.
pub const MY_APPOINTMENTS: &str = "/area-personale/appuntamenti";
/// One of them.
pub const MY_APPOINTMENT: &str = "/area-personale/appuntamenti/{appointment}";
/// Moving it.
pub const MY_APPOINTMENT_MOVE: &str = "/area-personale/appuntamenti/{appointment}/sposta";
/// Cancelling it.
pub const MY_APPOINTMENT_CANCEL: &str = "/area-personale/appuntamenti/{appointment}/disdici";
/// The file for a calendar.
pub const MY_APPOINTMENT_CALENDAR: &str = "/area-personale/appuntamenti/{appointment}/calendario.ics";
/// Messages of all requests.
pub const AREA_MESSAGES: &str = "/area-personale/messaggi";
/// Everything that is due.
pub const AREA_DEADLINES: &str = "/area-personale/scadenze";
/// Everything that is due, as a calendar file.
pub const AREA_CALENDAR: &str = "/area-personale/scadenze.ics";
/// One thing that is due, as a calendar file.
pub const AREA_DEADLINE: &str = "/area-personale/scadenze/{deadline}";
/// A request of the citizen.
pub const REQUEST: &str = "/area-personale/istanze/{protocollo}";
/// Answer to an integration.
pub const REQUEST_INTEGRATION: &str = "/area-personale/istanze/{protocollo}/integrazione";
/// Reply to a notice of refusal.
pub const REQUEST_OBSERVATIONS: &str = "/area-personale/istanze/{protocollo}/osservazioni";
/// Messages of a request.
pub const REQUEST_MESSAGES: &str = "/area-personale/istanze/{protocollo}/messaggi";
/// Asking for access to the file of a request.
pub const REQUEST_ACCESS: &str = "/area-personale/istanze/{protocollo}/accesso";
/// Taking a request back.
pub const REQUEST_WITHDRAW: &str = "/area-personale/istanze/{protocollo}/ritiro";
/// Receipt of a request.
pub const REQUEST_RECEIPT: &str = "/area-personale/istanze/{protocollo}/ricevuta.pdf";
/// A document of a request.
pub const REQUEST_DOCUMENT: &str = "/area-personale/istanze/{protocollo}/documenti/{document}";
/// The citizen's profile.
pub const PROFILE: &str = "/area-personale/profilo";
/// An e-mail address to be proved.
pub const PROFILE_EMAIL: &str = "/area-personale/profilo/email";
/// The code that proves it.
pub const PROFILE_CODE: &str = "/area-personale/profilo/email/codice";
/// Takes the address away.
pub const PROFILE_DROP_EMAIL: &str = "/area-personale/profilo/email/togli";
/// The telephone.
pub const PROFILE_PHONE: &str = "/area-personale/profilo/telefono";
/// Sends a code to the telephone.
pub const PROFILE_PROVE_PHONE: &str = "/area-personale/profilo/telefono/verifica";
/// The code that proves it.
pub const PROFILE_PHONE_CODE: &str = "/area-personale/profilo/telefono/codice";
/// Language, and which mails are wanted.
pub const PROFILE_PREFERENCES: &str = "/area-personale/profilo/preferenze";
/// Notices that were read, who looked at the records, copy of all data.
pub const OWN_PRIVACY: &str = "/area-personale/privacy";
/// Signs a notice of a desk.
pub const OWN_SIGN: &str = "/area-personale/privacy/firma";
/// The copy of all data.
pub const OWN_DATA: &str = "/area-personale/privacy/dati";
/// The citizen's open sessions.
pub const OWN_SESSIONS: &str = "/area-personale/sessioni";
/// Closes one of them.
pub const OWN_SESSION_CLOSE: &str = "/area-personale/sessioni/chiudi";
/// Closes all but this one.
pub const OWN_SESSIONS_CLOSE_OTHERS: &str = "/area-personale/sessioni/chiudi-altre";
/// Everything that the citizen has handed in.
pub const OWN_DOCUMENTS: &str = "/area-personale/documenti";
/// One of these documents.
pub const OWN_DOCUMENT: &str = "/area-personale/documenti/{document}";
/// Begins an operator's sign-in.
pub const OPERATOR_LOGIN: &str = "/operatori/accesso";
/// Where the operators' provider sends back to.
pub const OPERATOR_RETURN: &str = "/operatori/ritorno";
/// The same for one of several providers.
pub const OPERATOR_RETURN_OF: &str = "/operatori/ritorno/{provider}";
/// Begins an operator's sign-in with SPID.
pub const OPERATOR_SPID: &str = "/operatori/spid";
/// The same with CIE.
pub const OPERATOR_CIE: &str = "/operatori/cie";
/// Where an operator confirms who they are, before something dangerous.
pub const OPERATOR_CONFIRM: &str = "/operatori/conferma";
/// Where the operators' providers say that somebody left (back-channel logout).
pub const OPERATOR_LEFT: &str = "/operatori/uscita-remota";
/// From the form that a draft was begun with to the one that is published now.
pub const NEW_FORM: &str = "/servizi/{service}/modulo-nuovo";
/// Gives a draft up (GET and POST).
pub const DROP_DRAFT: &str = "/servizi/{service}/elimina-bozza";
/// The queue.
pub const CONSOLE: &str = "/console";
/// The operator's own open sessions.
pub const CONSOLE_SESSIONS: &str = "/console/sessioni";
/// Closes one of them.
pub const CONSOLE_SESSION_CLOSE: &str = "/console/sessioni/chiudi";
/// Closes all but this one.
pub const CONSOLE_SESSIONS_CLOSE_OTHERS: &str = "/console/sessioni/chiudi-altre";
/// Gives back what was being sent when the session ended.
pub const CONSOLE_KEPT: &str = "/console/ripresa";
/// Changes the desk in use.
pub const CONSOLE_DESK: &str = "/console/sportello";
/// An intake.
pub const CONSOLE_INTAKE: &str = "/console/istanze/{intake}";
/// Handing an intake to another desk (GET and POST).
pub const CONSOLE_HAND_OVER: &str = "/console/istanze/{intake}/invio";
/// Taking an intake up.
pub const CONSOLE_TAKE_UP: &str = "/console/istanze/{intake}/prendi";
/// Asking for an integration.
pub const CONSOLE_INTEGRATION: &str = "/console/istanze/{intake}/integrazione";
/// Accepting.
pub const CONSOLE_ACCEPT: &str = "/console/istanze/{intake}/accetta";
/// Notice of refusal.
pub const CONSOLE_NOTICE: &str = "/console/istanze/{intake}/preavviso";
/// Refusing.
pub const CONSOLE_REFUSE: &str = "/console/istanze/{intake}/rifiuta";
/// Messages of an intake.
pub const CONSOLE_MESSAGES: &str = "/console/istanze/{intake}/messaggi";
/// A document of an intake.
pub const CONSOLE_DOCUMENT: &str = "/console/istanze/{intake}/documenti/{document}";
/// Requests for access to the file.
pub const CONSOLE_ACCESSES: &str = "/console/accessi";
/// A request for access to the file.
pub const CONSOLE_ACCESS: &str = "/console/accessi/{access}";
/// Sends once more what did not arrive.
pub const CONSOLE_DELIVERY: &str = "/console/istanze/{intake}/avvisi/{delivery}";
/// The cards.
pub const CONSOLE_CARDS: &str = "/console/schede";
/// The cards that were opened by mistake.
pub const CONSOLE_REMOVED: &str = "/console/schede/eliminate";
/// Removing a card, or bringing it back (GET and POST).
pub const CONSOLE_CARD_REMOVE: &str = "/console/schede/{card}/elimina";
/// The services asked for at the desk.
pub const CONSOLE_ASKED: &str = "/console/servizi-richiesti";
/// The same list as a file.
pub const CONSOLE_ASKED_EXPORT: &str = "/console/servizi-richiesti/esporta";
/// The list of cards as a file.
pub const CONSOLE_CARDS_EXPORT: &str = "/console/schede/esporta";
/// The queue as a file.
pub const CONSOLE_QUEUE_EXPORT: &str = "/console/istanze/esporta";
/// A card that begins at the counter.
pub const CONSOLE_CARD_NEW: &str = "/console/schede/nuova";
/// A card.
pub const CONSOLE_CARD: &str = "/console/schede/{card}";
/// The access part of a card.
pub const CONSOLE_CARD_ACCESS: &str = "/console/schede/{card}/accesso";
/// A part of a card that the desk fills in.
pub const CONSOLE_CARD_PART: &str = "/console/schede/{card}/parti/{part}";
/// Keeps such a part while it is written.
pub const CONSOLE_CARD_PART_DRAFT: &str = "/console/schede/{card}/parti/{part}/bozza";
/// The notes of a card.
pub const CONSOLE_CARD_NOTES: &str = "/console/schede/{card}/note";
/// Keeps a note of a card while it is written.
pub const CONSOLE_CARD_NOTES_DRAFT: &str = "/console/schede/{card}/note/bozza";
/// Sending a card to another desk (GET and POST).
pub const CONSOLE_REFERRAL_NEW: &str = "/console/schede/{card}/invii/nuovo";
/// Cards handed to and from other desks.
pub const CONSOLE_REFERRALS: &str = "/console/invii";
/// One of them (GET and POST).
pub const CONSOLE_REFERRAL: &str = "/console/invii/{referral}";
/// A document that goes with it.
pub const CONSOLE_REFERRAL_PAPER: &str = "/console/invii/{referral}/documenti/{paper}";
/// Sending a card to a body without access (GET and POST).
pub const CONSOLE_OUTSIDE_NEW: &str = "/console/schede/{card}/invii/esterno";
/// One that was sent there (GET and POST).
pub const CONSOLE_OUTSIDE: &str = "/console/invii/esterni/{outside}";
/// What a body without access opens by its link (GET and POST).
pub const OUTSIDE: &str = "/invii-esterni/{token}";
/// A document that goes with it.
pub const OUTSIDE_DOCUMENT: &str = "/invii-esterni/{token}/documenti/{paper}";
/// The diary of a card.
pub const CONSOLE_DIARY: &str = "/console/schede/{card}/diario";
/// Keeps a new note while it is written.
pub const CONSOLE_DIARY_DRAFT: &str = "/console/schede/{card}/diario/bozza";
/// The correction of a note.
pub const CONSOLE_DIARY_ENTRY: &str = "/console/schede/{card}/diario/{entry}";
/// A card on paper (GET and POST).
pub const CONSOLE_CARD_PRINT: &str = "/console/schede/{card}/stampa";
/// A service asked for within a card, added (GET and POST).
pub const CONSOLE_REQUESTS: &str = "/console/schede/{card}/servizi";
/// A service asked for within a card (GET and POST).
pub const CONSOLE_REQUEST: &str = "/console/schede/{card}/servizi/{request}";
/// The outcome of a card.
pub const CONSOLE_CARD_CONCLUSION: &str = "/console/schede/{card}/conclusione";
/// The appointments of the desk.
pub const CONSOLE_APPOINTMENTS: &str = "/console/appuntamenti";
/// Booking for somebody at the desk.
pub const CONSOLE_BOOK: &str = "/console/appuntamenti/nuovo";
/// Closures of the desk.
pub const CONSOLE_CLOSURES: &str = "/console/appuntamenti/chiusure";
/// What became of an appointment.
pub const CONSOLE_OUTCOME: &str = "/console/appuntamenti/{appointment}/esito";
/// What the desk did, counted.
pub const CONSOLE_NUMBERS: &str = "/console/numeri";
/// What people think of the services of the desk.
pub const CONSOLE_RATINGS: &str = "/console/numeri/valutazioni";
/// Search of people.
pub const CONSOLE_PEOPLE: &str = "/console/persone";
/// A person.
pub const CONSOLE_PERSON: &str = "/console/persone/{person}";
/// Documents kept with a service asked for.
pub const CONSOLE_ATTACHMENTS: &str = "/console/schede/{card}/servizi/{request}/allegati";
/// A document kept with a service asked for.
pub const CONSOLE_ATTACHMENT: &str = "/console/schede/{card}/servizi/{request}/allegati/{attachment}";
/// Scans of a notice signed on paper.
pub const CONSOLE_SCANS: &str = "/console/persone/{person}/informative/{signature}/scansioni";
/// A scan of a notice signed on paper.
pub const CONSOLE_SCAN: &str = "/console/persone/{person}/informative/{signature}/scansioni/{scan}";
/// What the desk wants in a card, and who reads private notes.
pub const CONSOLE_RULES: &str = "/console/regole";
/// A person's signatures under notices on data protection.
pub const CONSOLE_PRIVACY: &str = "/console/persone/{person}/informative";
/// Withdrawing one of them.
pub const CONSOLE_PRIVACY_WITHDRAW: &str = "/console/persone/{person}/informative/{signature}/revoca";
/// A notice as PDF.
pub const CONSOLE_PRIVACY_PRINT: &str = "/console/persone/{person}/informative/{notice}/stampa.pdf";
/// The notices of the desks.
pub const CONSOLE_NOTICES: &str = "/console/informative";
/// Who a person is: alias, name given later.
pub const CONSOLE_PERSON_IDENTITY: &str = "/console/persone/{person}/identita";
/// Proposing a card to the professional service (GET and POST).
pub const CONSOLE_PROPOSAL_NEW: &str = "/console/schede/{card}/presa-in-carico";
/// Proposals of presa in carico.
pub const CONSOLE_PROPOSALS: &str = "/console/prese-in-carico";
/// One of them (GET and POST).
pub const CONSOLE_PROPOSAL: &str = "/console/prese-in-carico/{proposal}";
/// What an operator is told of; marks all of it as read (GET and POST).
pub const CONSOLE_ALERTS: &str = "/console/avvisi";
/// Marks one alert as read and leads to what it is about (POST).
pub const CONSOLE_ALERT: &str = "/console/avvisi/{alert}";
/// Which alerts an operator wants (GET and POST).
pub const CONSOLE_ALERT_WISHES: &str = "/console/avvisi/preferenze";
/// Who stands in while one is away (GET and POST).
pub const CONSOLE_ABSENCES: &str = "/console/assenze";
/// Merging another record into this person (GET and POST).
pub const CONSOLE_MERGE: &str = "/console/persone/{person}/unione";
/// Putting right what is written of a person (GET and POST).
pub const CONSOLE_CORRECTION: &str = "/console/persone/{person}/correzione";
/// People who may be one (GET and POST).
pub const CONSOLE_DOUBLES: &str = "/console/persone/doppioni";
/// What is known of a person beyond the record.
pub const CONSOLE_PERSON_FACTS: &str = "/console/persone/{person}/dati";
/// The households of a person.
pub const CONSOLE_FAMILY: &str = "/console/persone/{person}/famiglia";
/// The cards of everybody in them.
pub const CONSOLE_FAMILY_CARDS: &str = "/console/persone/{person}/famiglia/schede";
/// A person beside the municipal registry.
pub const CONSOLE_PERSON_REGISTRY: &str = "/console/persone/{person}/anagrafe";
/// The services, for those who keep the catalogue.
pub const CONSOLE_SERVICES: &str = "/console/servizi";
/// A new service.
pub const CONSOLE_SERVICE_NEW: &str = "/console/servizi/nuovo";
/// A service out of a file.
pub const CONSOLE_SERVICE_IMPORT: &str = "/console/servizi/importa";
/// A service that is being written.
pub const CONSOLE_SERVICE: &str = "/console/servizi/{service}";
/// Its facts.
pub const CONSOLE_SERVICE_FACTS: &str = "/console/servizi/{service}/dati";
/// Its desk.
pub const CONSOLE_SERVICE_DESK: &str = "/console/servizi/{service}/sportello";
/// Its form.
pub const CONSOLE_SERVICE_FORM: &str = "/console/servizi/{service}/modulo";
/// A step, section or question of its form, or a new one.
pub const CONSOLE_SERVICE_NODE: &str = "/console/servizi/{service}/modulo/{place}";
/// Its form as citizens will see it.
pub const CONSOLE_SERVICE_PREVIEW: &str = "/console/servizi/{service}/anteprima/{step}";
/// Publishing it.
pub const CONSOLE_SERVICE_PUBLISH: &str = "/console/servizi/{service}/pubblica";
/// Taking a version back.
pub const CONSOLE_SERVICE_WITHDRAW: &str = "/console/servizi/{service}/ritira/{number}";
/// Its versions and what changed.
pub const CONSOLE_SERVICE_VERSIONS: &str = "/console/servizi/{service}/versioni";
/// The service as a file.
pub const CONSOLE_SERVICE_EXPORT: &str = "/console/servizi/{service}/esporta";
/// The code tables.
pub const CONSOLE_CODES: &str = "/console/codici";
/// One of them.
pub const CONSOLE_CODE_TABLE: &str = "/console/codici/{table}";
/// The municipalities of today and of the past.
pub const CONSOLE_MUNICIPALITIES: &str = "/console/codici/comuni";
/// A new row.
pub const CONSOLE_CODE_NEW: &str = "/console/codici/{table}/nuova";
/// A row and its history.
pub const CONSOLE_CODE: &str = "/console/codici/{table}/voci/{row}";
/// A table out of a file: what it would change.
pub const CONSOLE_CODE_IMPORT: &str = "/console/codici/{table}/importa";
/// Takes what was looked at.
pub const CONSOLE_CODE_IMPORTED: &str = "/console/codici/{table}/importa/conferma";
/// A table as a file.
pub const CONSOLE_CODE_EXPORT: &str = "/console/codici/{table}/esporta";
/// What profiles may not see.
pub const CONSOLE_MASKS: &str = "/console/amministrazione/maschere";
/// The mask of one of them (GET and POST).
pub const CONSOLE_MASK: &str = "/console/amministrazione/maschere/{profile}";
/// A new profile (GET and POST).
pub const CONSOLE_PROFILE_NEW: &str = "/console/amministrazione/maschere/nuovo";
/// What a profile is called, and where it is given (GET and POST).
pub const CONSOLE_PROFILE: &str = "/console/amministrazione/maschere/{profile}/profilo";
/// Every profile and every group, for paper.
pub const CONSOLE_MASK_MATRIX: &str = "/console/amministrazione/maschere/matrice";
/// The same as a file.
pub const CONSOLE_MASK_MATRIX_CSV: &str = "/console/amministrazione/maschere/matrice.csv";
/// A break-glass at a card (GET and POST).
pub const CONSOLE_EXCEPTIONAL: &str = "/console/schede/{card}/accesso-eccezionale";
/// The break-glasses of the zone, to be reviewed (GET and POST).
pub const CONSOLE_EXCEPTIONS: &str = "/console/amministrazione/accessi-eccezionali";
/// For how long a break-glass may be opened (GET and POST).
pub const CONSOLE_DURATIONS: &str = "/console/amministrazione/accessi-eccezionali/durate";
/// The first page of the administration that the operator may see.
pub const CONSOLE_ADMINISTRATION: &str = "/console/amministrazione";
/// The operators, for those who administer them.
pub const CONSOLE_STAFF: &str = "/console/amministrazione/operatori";
/// A new one.
pub const CONSOLE_STAFF_NEW: &str = "/console/amministrazione/operatori/nuovo";
/// Operators out of a file: what it would do (GET and POST).
pub const CONSOLE_STAFF_IMPORT: &str = "/console/amministrazione/operatori/importa";
/// Takes what was looked at.
pub const CONSOLE_STAFF_IMPORTED: &str = "/console/amministrazione/operatori/importa/conferma";
/// One of them, with memberships and history (GET and POST).
pub const CONSOLE_STAFF_MEMBER: &str = "/console/amministrazione/operatori/{operator}";
/// The desks, for those who administer them.
pub const CONSOLE_STAFF_DESKS: &str = "/console/amministrazione/sportelli";
/// One of them (GET and POST).
pub const CONSOLE_STAFF_DESK: &str = "/console/amministrazione/sportelli/{desk}";
/// What it accepts and passes on, and the agreements of its body (GET and POST).
pub const CONSOLE_STAFF_RULES: &str = "/console/amministrazione/sportelli/{desk}/regole";
/// A new desk (GET and POST).
pub const CONSOLE_DESK_NEW: &str = "/console/amministrazione/sportelli/nuovo";
/// The end of a desk (GET and POST).
pub const CONSOLE_DESK_CLOSE: &str = "/console/amministrazione/sportelli/{desk}/chiusura";
/// One more place where a desk receives people (GET and POST).
pub const CONSOLE_POINT_NEW: &str = "/console/amministrazione/sportelli/{desk}/punti/nuovo";
/// A place where a desk receives people (GET and POST).
pub const CONSOLE_POINT: &str = "/console/amministrazione/sportelli/{desk}/punti/{point}";
/// The mails of a desk in its own words (GET and POST).
pub const CONSOLE_MAILS: &str = "/console/amministrazione/sportelli/{desk}/messaggi";
/// The bodies of the zone, for those who administer it.
pub const CONSOLE_BODIES: &str = "/console/amministrazione/enti";
/// A new one (GET and POST).
pub const CONSOLE_BODY_NEW: &str = "/console/amministrazione/enti/nuovo";
/// One of them, with sectors and history (GET and POST).
pub const CONSOLE_BODY: &str = "/console/amministrazione/enti/{organisation}";
/// The search of the audit (GET and POST).
pub const CONSOLE_TRAIL: &str = "/console/amministrazione/registro";
/// Work that was given up (GET and POST).
pub const CONSOLE_WORK: &str = "/console/amministrazione/stato";
/// The configuration as one file: looked at (GET and POST).
pub const CONSOLE_TRANSFER: &str = "/console/amministrazione/configurazione";
/// The file itself.
pub const CONSOLE_TRANSFER_FILE: &str = "/console/amministrazione/configurazione/file";
/// Takes what was looked at.
pub const CONSOLE_TRANSFER_TAKEN: &str = "/console/amministrazione/configurazione/conferma";
/// Municipalities by name.
pub const API_PLACES: &str = "/api/comuni";
/// Countries by name.
pub const API_COUNTRIES: &str = "/api/paesi";
/// Autosave of a step.
pub const API_DRAFT: &str = "/api/bozze/{intake}/{step}";
/// Documents of a question.
pub const API_DRAFT_DOCUMENTS: &str = "/api/bozze/{intake}/documenti/{question}";
/// One document of a question.
pub const API_DRAFT_DOCUMENT: &str = "/api/bozze/{intake}/documenti/{question}/{document}";
/// A file that comes piece by piece.
pub const API_UPLOAD: &str = "/api/caricamenti/{upload}";
/// What is new in the queue since an instant.
pub const API_QUEUE_NEWS: &str = "/api/console/coda/novita";
/// What is new in the queue, as it happens.
pub const API_QUEUE_EVENTS: &str = "/api/console/coda/eventi";
/// Keeps the session alive.
pub const API_SESSION: &str = "/api/sessione";
