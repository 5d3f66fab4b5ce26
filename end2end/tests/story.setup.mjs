// Lives one whole story and writes down every page that it passes, so that axe, the HTML checker, the header
// checks and the camera can visit them all as the same people.

import { mkdirSync, writeFileSync } from 'node:fs';
import { book } from './support/appointments.mjs';
import { openAction, openIntake, takeUp } from './support/console.mjs';
import { send, walkToSummary, walkUntil } from './support/form.mjs';
import { enterAsOperator, signIn } from './support/identity.mjs';
import { PAGES, STATE } from './support/pages.mjs';
import { ARTEFACTS, AT, MAIN_SERVICE } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

test('a story that passes every page', async ({ browser }) => {
  test.setTimeout(300_000);
  mkdirSync(ARTEFACTS, { recursive: true });
  const pages = [];
  const note = (name, path, as = 'nobody', more = {}) => pages.push({ name, path, as, ...more });
  const pathOf = (page) => new URL(page.url()).pathname + new URL(page.url()).search;

  const citizenContext = await browser.newContext({ locale: 'it-IT' });
  const citizen = await citizenContext.newPage();
  note('home', AT.home);
  note('servizi', AT.services);
  note('servizi-cerca-niente', `${AT.services}?q=xyzzy`);
  note('servizi-cerca', `${AT.services}?q=affitto&bisogno=casa`);
  note('domande-frequenti', AT.faq);
  note('domande-frequenti-cerca', `${AT.faq}?q=SPID`);
  note('note-legali', AT.legal);
  note('segnala', AT.report);
  note('non-trovata-vicina', '/servizi/contributo-economic', 'nobody', { status: 404 });
  note('accesso', AT.access);
  note('accesso-per-servizio', `${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  note('sportelli', AT.desks);
  note('privacy', AT.privacy);
  note('accessibilita', AT.accessibility);
  note('operatori-accesso', '/operatori/accesso');
  note('non-trovata', '/non-esiste', 'nobody', { status: 404 });
  note('accesso-finito', `${AT.access}/esito/${'0'.repeat(32)}`, 'nobody', { status: 404 });
  await citizen.goto(AT.services);
  const services = await citizen.locator('main a[href^="/servizi/"]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href')))]);
  expect(services.length, 'ten services in the catalogue').toBeGreaterThanOrEqual(10);
  for (const path of services) note(`servizio-${path.split('/').pop()}`, path);

  await citizen.goto(`${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  await signIn(citizen, 'elena');
  const begin = async (service) => {
    await citizen.goto(AT.service(service));
    await citizen.locator('[data-element="service-online-access"]').first().click();
  };
  // Drafts that stay drafts, for the form's own pages.
  await begin('riduzione-retta-nido');
  const draft = await walkToSummary(citizen);
  draft.forEach((path, at) => note(`domanda-${at + 1}-${path.split('/').pop()}`, path, 'elena'));
  note('domanda-riepilogo', pathOf(citizen), 'elena');
  note('domanda-elimina', '/servizi/riduzione-retta-nido/elimina-bozza', 'elena');
  await begin('pasti-a-domicilio');
  await walkUntil(citizen, citizen.getByLabel('Quanti pasti al giorno?'));
  note('domanda-errori', pathOf(citizen), 'elena', { prepare: 'submit-empty', status: 422 });
  // Requests that are sent: one to be accepted, one to stay open, one for the other desk.
  await begin(MAIN_SERVICE);
  expect((await walkToSummary(citizen)).length, 'at least four steps').toBeGreaterThanOrEqual(3);
  const accepted = await send(citizen);
  note('conferma', pathOf(citizen), 'elena');
  await begin('assistenza-domiciliare-anziani');
  await walkToSummary(citizen);
  const open = await send(citizen);
  await begin('orientamento-stranieri');
  await walkToSummary(citizen, { choose: { 'Scegli gli argomenti': ['Medico e cure', 'Avvocato, tribunale, violenza o sfruttamento'] } });
  const foreign = await send(citizen);
  note('appuntamenti-dove', AT.book, 'elena');
  note('appuntamenti-niente-scelto', `${AT.book}?avanti=sede`, 'elena', { status: 422 });
  await book(citizen, (path) => note(`appuntamenti-${path.searchParams.has('ora') ? 'conferma' : path.searchParams.has('tipo') ? 'quando' : 'perche'}`, path.pathname + path.search, 'elena'));
  note('appuntamento', new URL(citizen.url()).pathname, 'elena');
  note('appuntamento-preso', pathOf(citizen), 'elena');
  note('appuntamento-sposta', `${new URL(citizen.url()).pathname}/sposta`, 'elena');
  note('appuntamenti', AT.appointments, 'elena');
  note('area-personale', AT.area, 'elena');
  note('area-messaggi', AT.messages, 'elena');
  note('area-scadenze', AT.deadlines, 'elena');
  note('area-concluse', `${AT.area}?stato=concluse`, 'elena');
  note('richiesta-accesso-agli-atti', `${AT.request(open.replace('/', '-'))}/accesso`, 'elena');
  note('profilo', AT.profile, 'elena');
  note('miei-dati', AT.ownPrivacy, 'elena');
  note('accessi', AT.ownSessions, 'elena');
  note('documenti', AT.documents, 'elena');
  note('richiesta-accettata', AT.request(accepted.replace('/', '-')), 'elena');
  note('richiesta-da-integrare', AT.request(open.replace('/', '-')), 'elena');

  const deskContext = await browser.newContext({ locale: 'it-IT' });
  const desk = await deskContext.newPage();
  await enterAsOperator(desk, 'chiara.moretti');
  note('console-coda', AT.console, 'chiara');
  note('console-coda-vuota', `${AT.console}?testo=xyzzy`, 'chiara');
  note('console-schede', AT.cards, 'chiara');
  note('console-numeri', AT.numbers, 'chiara');
  note('console-valutazioni', AT.ratings, 'chiara');
  note('console-accessi', AT.accesses, 'chiara');
  note('console-persone', AT.people, 'chiara');
  note('console-sessioni', AT.sessions, 'chiara');
  note('console-assenze', AT.absences, 'chiara');
  note('console-appuntamenti', AT.deskDay, 'chiara');
  note('console-appuntamento-nuovo', `${AT.deskDay}/nuovo`, 'chiara');
  note('console-chiusure', `${AT.deskDay}/chiusure`, 'chiara');
  note('operatori-conferma', `/operatori/conferma?next=${encodeURIComponent(AT.sessions)}`, 'chiara');
  note('console-persone-cerca', `${AT.people}?q=della+rovere`, 'chiara');
  await openIntake(desk, open);
  await takeUp(desk);
  note('console-istanza-da-integrare', new URL(desk.url()).pathname, 'chiara');
  const asked = await openAction(desk, WORDS.ask);
  await asked.getByLabel('Che cosa manca').fill('La pagina 2 della tessera.');
  await asked.getByRole('button', { name: WORDS.askSend }).click();
  await expect(desk.locator('main')).toContainText(WORDS.states.toIntegrate);
  await openIntake(desk, accepted);
  note('console-istanza-accettata', new URL(desk.url()).pathname, 'chiara');
  await takeUp(desk);
  const fields = await openAction(desk, WORDS.accept);
  await fields.getByRole('button', { name: WORDS.accept }).click();
  await expect(desk).toHaveURL(/\/console\/schede\//);
  note('console-scheda', pathOf(desk), 'chiara');
  for (const part of ['accesso', 'interlocutore', 'stranieri', 'famiglia', 'bisogni']) note(`console-scheda-${part}`, `${pathOf(desk)}?modifica=${part}`, 'chiara');
  note('console-scheda-stampa', `${pathOf(desk)}/stampa`, 'chiara');
  note('console-scheda-invio', `${pathOf(desk)}/invii/nuovo`, 'chiara');
  note('console-invii', AT.referrals, 'chiara');
  note('console-scheda-accesso-eccezionale', `${pathOf(desk)}/accesso-eccezionale`, 'chiara');
  note('console-scheda-presa-in-carico', `${pathOf(desk)}/presa-in-carico`, 'chiara');
  note('console-prese-in-carico', AT.proposals, 'chiara');
  note('console-avvisi', AT.alerts, 'chiara');
  note('console-avvisi-preferenze', `${AT.alerts}/preferenze`, 'chiara');
  note('console-scheda-nuova', `${AT.cards}/nuova`, 'chiara');
  note('console-diario', `${pathOf(desk)}/diario`, 'chiara');
  note('console-servizio-da-aggiungere', `${pathOf(desk)}/servizi`, 'chiara');
  const service = await desk.locator(`main a[href^="${pathOf(desk)}/servizi/"]`).first().getAttribute('href');
  note('console-servizio-richiesto', service, 'chiara');
  note('console-servizio-richiesto-casa', `${service}?modifica=abitazione`, 'chiara');
  const person = await desk.locator('main a[href^="/console/persone/"]').first().getAttribute('href');
  note('console-persona', person, 'chiara');
  note('console-persona-informative', `${person}/informative`, 'chiara');
  note('console-persona-identita', `${person}/identita`, 'chiara');
  note('console-persona-correzione', `${person}/correzione`, 'chiara');
  note('console-persona-anagrafe', `${person}/anagrafe`, 'chiara');
  note('console-persona-unione', `${person}/unione`, 'chiara');
  note('console-persona-unione-confronto', `${person}/unione?con=${person.split('/').at(-1)}`, 'chiara');
  note('console-doppioni', `${AT.people}/doppioni`, 'chiara');
  note('console-persona-dati', `${person}/dati`, 'chiara');
  note('console-persona-dati-residenza', `${person}/dati?modifica=residenza`, 'chiara');
  note('console-persona-famiglia', `${person}/famiglia`, 'chiara');
  note('console-persona-famiglia-apri', `${person}/famiglia?apri=si`, 'chiara');
  note('console-persona-famiglia-schede', `${person}/famiglia/schede`, 'chiara');
  note('console-schede-esporta', `${AT.cards}/esporta`, 'chiara');
  note('console-servizi-richiesti', AT.asked, 'chiara');
  note('console-schede-eliminate', `${AT.cards}/eliminate`, 'chiara');
  note('console-istanze-esporta', '/console/istanze/esporta', 'chiara');
  await desk.goto(AT.referrals);
  note('console-invio', await desk.locator('main a[href^="/console/invii/"]').first().getAttribute('href'), 'chiara');
  await desk.goto(AT.proposals);
  note('console-presa-in-carico', await desk.locator('main a[href^="/console/prese-in-carico/"]').first().getAttribute('href'), 'chiara');

  const immigrantContext = await browser.newContext({ locale: 'it-IT' });
  const immigrant = await immigrantContext.newPage();
  await enterAsOperator(immigrant, 'karim.haddad');
  note('console-coda-immigrazione', AT.console, 'karim');
  await openIntake(immigrant, foreign);
  const masked = new URL(immigrant.url()).pathname;
  note('console-istanza-mascherata', masked, 'karim');
  await takeUp(immigrant);
  for (const part of ['integrazione', 'accetta', 'preavviso']) {
    await immigrant.goto(`${masked}/${part}`);
    await expect(immigrant, 'this can be done now').toHaveURL(`${masked}/${part}`);
    note(`console-istanza-${part}`, `${masked}/${part}`, 'karim');
  }

  const administratorContext = await browser.newContext({ locale: 'it-IT' });
  const administrator = await administratorContext.newPage();
  await enterAsOperator(administrator, 'paolo.neri');
  const edited = `${AT.catalogue}/${MAIN_SERVICE}`;
  note('console-codici', AT.codes, 'paolo');
  note('console-codici-comuni', `${AT.codes}/comuni?q=ponte`, 'paolo');
  note('console-regole', '/console/regole', 'paolo');
  note('console-maschere', '/console/amministrazione/maschere', 'paolo');
  note('console-maschera', '/console/amministrazione/maschere/0f000000-0000-7000-8000-000000000004', 'paolo');
  note('console-maschere-matrice', '/console/amministrazione/maschere/matrice', 'paolo');
  note('console-accessi-eccezionali', '/console/amministrazione/accessi-eccezionali', 'paolo');
  for (const part of ['', '/nuova', '/voci/2.03', '/importa']) note(`console-codici-servizi${part.replaceAll('/', '-')}`, `${AT.codes}/servizi${part}`, 'paolo');
  for (const [name, list, one] of [['operator', AT.staff, 'Chiara Moretti'], ['sportell', AT.staffDesks, 'Sportello immigrazione']]) {
    note(`console-amministrazione-${name}i`, list, 'paolo');
    await administrator.goto(list);
    const href = await administrator.locator('main').getByRole('link', { name: one }).getAttribute('href');
    note(`console-amministrazione-${name}`, href, 'paolo');
    if (list === AT.staffDesks) {
      note('console-amministrazione-regole', `${href}/regole`, 'paolo');
      note('console-amministrazione-chiusura', `${href}/chiusura`, 'paolo');
      note('console-amministrazione-messaggi', `${href}/messaggi`, 'paolo');
      note('console-amministrazione-punto-nuovo', `${href}/punti/nuovo`, 'paolo');
    }
  }
  note('console-amministrazione-operatore-nuovo', `${AT.staff}/nuovo`, 'paolo');
  note('console-amministrazione-sportello-nuovo', `${AT.staffDesks}/nuovo`, 'paolo');
  note('console-amministrazione-enti', AT.bodies, 'paolo');
  note('console-amministrazione-ente-nuovo', `${AT.bodies}/nuovo`, 'paolo');
  note('console-amministrazione-registro', AT.trail, 'paolo');
  note('console-amministrazione-registro-transazioni', `${AT.trail}?solo=transazioni`, 'paolo');
  note('console-amministrazione-stato', AT.portalState, 'paolo');
  note('console-servizi', AT.catalogue, 'paolo');
  note('console-servizio-nuovo', `${AT.catalogue}/nuovo`, 'paolo');
  note('console-servizio-importa', `${AT.catalogue}/importa`, 'paolo');
  note('console-servizio', edited, 'paolo');
  for (const part of ['dati', 'modulo', 'modulo/1', 'modulo/2.1', 'modulo/2.1.1', 'modulo/1.1.nuovo', 'versioni', 'pubblica', 'ritira/1']) {
    note(`console-servizio-${part.replaceAll(/[/.]/g, '-')}`, `${edited}/${part}`, 'paolo');
  }
  note('console-servizio-anteprima', `${edited}/anteprima/i-tuoi-dati`, 'paolo');

  await administratorContext.storageState({ path: STATE('paolo') });
  await citizenContext.storageState({ path: STATE('elena') });
  await deskContext.storageState({ path: STATE('chiara') });
  await immigrantContext.storageState({ path: STATE('karim') });
  writeFileSync(PAGES, JSON.stringify(pages, null, 2));
});
