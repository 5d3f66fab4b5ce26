// The wording that the tests look for, in one place: when a word changes on screen, it changes here.

export const WORDS = {
  // Entering and leaving
  enterWithSpid: /entra con spid/i,
  demoProvider: /identità di prova/i,
  leave: /^esci/i,
  fileRequest: /fai domanda|presenta la domanda|comincia la domanda|accedi al servizio|vai alla domanda|continua la domanda/i,
  // Form
  stepOf: /passo \d+ di \d+/i,
  next: /^(avanti|vai al riepilogo)$/i,
  saveAndLeave: /salva ed esci/i,
  errorsTitle: /da correggere/i,
  upload: /^carica/i,
  addPerson: /^aggiungi (un’altra|una) persona/i,
  summaryTitle: /rileggi prima di inviare|riepilogo/i,
  send: /invia la domanda/i,
  sent: /domanda inviata/i,
  receipt: /ricevuta/i,
  // Area personale
  continueDraft: /^continua/i,
  states: { submitted: 'Inviata', takenUp: 'In lavorazione', toIntegrate: 'Da integrare', accepted: 'Accettata', withdrawn: 'Ritirata' },
  sendAnswer: /invia la risposta/i,
  withdraw: /ritira la domanda/i,
  // Profile
  profile: 'Il mio profilo',
  sendCode: /mandami il codice/i,
  confirmCode: /conferma l’indirizzo/i,
  takeCopy: /scarica i miei dati/i,
  closeOtherSessions: /chiudi tutti gli altri accessi/i,
  // Console
  operatorLogin: /entra con l’account dell’ente/i,
  sessionsTitle: 'Le mie sessioni',
  thisSession: 'Questa',
  closeSession: /^chiudi la sessione/i,
  closeOthers: /chiudi tutte le altre/i,
  confirmTitle: /conferma che sei tu/i,
  confirm: /^entra di nuovo/i,
  keptTitle: /riprendi da dove eri/i,
  queueTitle: 'Coda',
  take: /^prendi/i,
  takeUp: /prendi in carico/i,
  takenAlready: /l’ha già presa in carico/i,
  ask: /chiedi (un’)?integrazione/i,
  askSend: /invia la richiesta/i,
  accept: /^accetta/i,
  notice: /preavviso di rifiuto/i,
  noticeSend: /invia il preavviso/i,
  noticeGiven: /preavviso di rifiuto inviato/i,
  complete: /completa la scheda/i,
  completed: /completata/i,
  masked: /nascosto/i,
  refusedAccess: /questo account non può entrare qui/i,
  // Errors
  notFound: /non (c’è|esiste|trov)/i,
};

/** A yearly register number as people read it. */
export const PROTOCOL = /\b(20\d\d)\/(\d{7})\b/;
