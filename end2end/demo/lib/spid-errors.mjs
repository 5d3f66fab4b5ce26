// The errors of SPID's table that reach a service provider, with the status that goes with each, and who may enter for which purpose.

/** `[number, status, sub-status, what happened]`; the first ones are the citizen's, the others the portal's fault. */
export const CITIZEN_ERRORS = [
  [19, 'Responder', 'AuthnFailed', 'Ha sbagliato più volte le credenziali'],
  [20, 'Responder', 'AuthnFailed', 'Non ha credenziali del livello richiesto'],
  [21, 'Responder', 'AuthnFailed', 'Ha impiegato troppo tempo'],
  [22, 'Responder', 'AuthnFailed', 'Non ha dato il consenso ai dati'],
  [23, 'Responder', 'AuthnFailed', 'Ha l’identità sospesa o revocata'],
  [24, 'Responder', 'AuthnFailed', 'Codice riservato, senza significato'],
  [25, 'Responder', 'AuthnFailed', 'Ha annullato'],
  [30, 'Responder', 'AuthnFailed', 'Ha un’identità di un altro tipo'],
  [12, 'Requester', 'NoAuthnContext', 'Il livello richiesto non c’è'],
];
export const PORTAL_ERRORS = [
  [8, 'Requester', null, 'Richiesta non conforme a SAML'],
  [9, 'VersionMismatch', null, 'Version sbagliata'],
  [11, 'Requester', null, 'ID mancante o sbagliato'],
  [13, 'Requester', 'RequestDenied', 'IssueInstant lontano dall’ora attuale'],
  [14, 'Requester', 'RequestUnsupported', 'Destination sbagliata'],
  [15, 'Requester', 'NoPassive', 'IsPassive presente'],
  [16, 'Requester', 'RequestUnsupported', 'Indirizzo di ritorno non dichiarato'],
  [17, 'Requester', 'RequestUnsupported', 'NameIDPolicy sbagliata'],
  [18, 'Requester', 'RequestUnsupported', 'Insieme di attributi non dichiarato'],
];

/** The row of one error. */
export const errorRow = (number) => [...CITIZEN_ERRORS, ...PORTAL_ERRORS].find(([known]) => known === number);

/** How SPID writes the number. */
export const errorName = (number) => `nr${String(number).padStart(2, '0')}`;

/** Kinds of identity that serve each `spid:Purpose`; without one, people enter as themselves. */
const ACCEPTED = { none: [1, 3], P: [3, 4], LP: [2, 4], PG: [4], PF: [3], PX: [2, 3, 4] };

/** Whether an identity of this kind serves a request with this purpose. */
export const serves = (type, purpose) => (ACCEPTED[purpose ?? 'none'] ?? []).includes(type);
