// Where everything is during a test run. Set by tests/run.sh; the defaults are those of `make run`.

import { fileURLToPath } from 'node:url';

/** The portal under test. */
export const PORTAL = process.env.SPORTELLO_BASE_URL ?? 'http://localhost:8080';
/** The demo SPID provider. */
export const IDP = process.env.SPORTELLO_DEMO_IDP_URL ?? 'http://localhost:8088';
/** The providers of the operators. */
export const OIDC = process.env.SPORTELLO_DEMO_OIDC_URL ?? `http://localhost:${process.env.SPORTELLO_DEMO_OIDC_PORT ?? '8090'}`;
/** The demo mailbox. */
export const MAILBOX = `http://localhost:${process.env.SPORTELLO_DEMO_MAILBOX_PORT ?? '8026'}`;
/** Where pictures and reports are left. */
export const ARTEFACTS = process.env.SPORTELLO_ARTEFACTS ?? fileURLToPath(new URL('../../../target/e2e', import.meta.url));

/** Addresses that other software relies on. */
export const AT = {
  home: '/',
  services: '/servizi',
  service: (slug) => `/servizi/${slug}`,
  step: (slug, step) => `/servizi/${slug}/domanda/${step}`,
  access: '/accesso',
  area: '/area-personale',
  messages: '/area-personale/messaggi',
  deadlines: '/area-personale/scadenze',
  accesses: '/console/accessi',
  absences: '/console/assenze',
  profile: '/area-personale/profilo',
  ownPrivacy: '/area-personale/privacy',
  ownSessions: '/area-personale/sessioni',
  documents: '/area-personale/documenti',
  request: (protocol) => `/area-personale/istanze/${protocol}`,
  desks: '/sportelli',
  book: '/appuntamenti',
  appointments: '/area-personale/appuntamenti',
  privacy: '/privacy',
  accessibility: '/accessibilita',
  faq: '/domande-frequenti',
  legal: '/note-legali',
  report: '/segnala-disservizio',
  metadata: '/spid/metadata',
  console: '/console',
  cards: '/console/schede',
  asked: '/console/servizi-richiesti',
  notices: '/console/informative',
  referrals: '/console/invii',
  proposals: '/console/prese-in-carico',
  alerts: '/console/avvisi',
  numbers: '/console/numeri',
  ratings: '/console/numeri/valutazioni',
  deskDay: '/console/appuntamenti',
  people: '/console/persone',
  sessions: '/console/sessioni',
  catalogue: '/console/servizi',
  codes: '/console/codici',
  staff: '/console/amministrazione/operatori',
  staffDesks: '/console/amministrazione/sportelli',
  bodies: '/console/amministrazione/enti',
  configuration: '/console/amministrazione/configurazione',
  trail: '/console/amministrazione/registro',
  portalState: '/console/amministrazione/stato',
  operators: '/operatori/accesso',
};

/** The service on which the long tests run, and the one of the immigrant desk. */
export const MAIN_SERVICE = 'contributo-economico';
