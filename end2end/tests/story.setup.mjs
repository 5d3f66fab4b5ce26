// Lives one whole story and writes down every page that it passes, so that axe, the HTML checker, the header
// checks and the camera can visit them all as the same people.

import { mkdirSync, writeFileSync } from 'node:fs';
import { openAction, openIntake, takeUp } from './support/console.mjs';
import { send, walkToSummary } from './support/form.mjs';
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
  note('accesso', AT.access);
  note('accesso-per-servizio', `${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  note('privacy', AT.privacy);
  note('accessibilita', AT.accessibility);
  note('operatori-accesso', '/operatori/accesso');
  note('non-trovata', '/non-esiste', 'nobody', { status: 404 });
  await citizen.goto(AT.services);
  const services = await citizen.locator('main a[href^="/servizi/"]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href')))]);
  expect(services.length, 'six services in the catalogue').toBeGreaterThanOrEqual(6);
  for (const path of services) note(`servizio-${path.split('/').pop()}`, path);

  await citizen.goto(`${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  await signIn(citizen, 'elena');
  note('area-personale-vuota', AT.area, 'elena');
  // A draft that stays a draft, for the form's own pages.
  await citizen.goto(AT.service('riduzione-retta-nido'));
  await citizen.locator('[data-element="service-online-access"]').first().click();
  const draft = await walkToSummary(citizen);
  draft.forEach((path, at) => note(`domanda-${at + 1}-${path.split('/').pop()}`, path, 'elena'));
  note('domanda-errori', draft.at(-1), 'elena', { prepare: 'submit-empty', status: 422 });
  note('domanda-riepilogo', pathOf(citizen), 'elena');
  // A request that is sent.
  await citizen.goto(AT.service(MAIN_SERVICE));
  await citizen.locator('[data-element="service-online-access"]').first().click();
  const steps = await walkToSummary(citizen);
  const protocol = await send(citizen);
  note('conferma', pathOf(citizen), 'elena');
  note('area-personale', AT.area, 'elena');
  const request = AT.request(protocol.replace('/', '-'));
  note('richiesta', request, 'elena');
  note('richiesta-ritiro', `${request}/ritiro`, 'elena');
  expect(steps.length + 1, 'at least four steps').toBeGreaterThanOrEqual(4);

  const deskContext = await browser.newContext({ locale: 'it-IT' });
  const desk = await deskContext.newPage();
  await enterAsOperator(desk, 'chiara.moretti');
  note('console-coda', AT.console, 'chiara');
  note('console-coda-vuota', `${AT.console}?testo=xyzzy`, 'chiara');
  note('console-schede', AT.cards, 'chiara');
  note('console-persone', AT.people, 'chiara');
  note('console-persone-cerca', `${AT.people}?q=della+rovere`, 'chiara');
  await openIntake(desk, protocol);
  const intake = pathOf(desk);
  await takeUp(desk);
  for (const part of ['integrazione', 'preavviso']) note(`console-istanza-${part}`, `${intake.split('?')[0]}/${part}`, 'chiara');
  const fields = await openAction(desk, WORDS.accept);
  const radios = fields.getByRole('radio');
  if (await radios.count() > 0 && !(await fields.getByRole('radio', { checked: true }).count())) await radios.last().check({ force: true });
  await fields.getByRole('button', { name: WORDS.accept }).click();
  await expect(desk).toHaveURL(/\/console\/schede\//);
  note('console-istanza', intake, 'chiara');
  note('console-scheda', pathOf(desk), 'chiara');
  const person = desk.locator('main a[href^="/console/persone/"]').first();
  note('console-persona', await person.getAttribute('href'), 'chiara');

  const immigrantContext = await browser.newContext({ locale: 'it-IT' });
  const immigrant = await immigrantContext.newPage();
  await enterAsOperator(immigrant, 'karim.haddad');
  note('console-coda-immigrazione', AT.console, 'karim');
  const masked = immigrant.locator('main table tbody a[href^="/console/istanze/"]').first();
  if (await masked.count() > 0) note('console-istanza-mascherata', await masked.getAttribute('href'), 'karim');

  await citizenContext.storageState({ path: STATE('elena') });
  await deskContext.storageState({ path: STATE('chiara') });
  await immigrantContext.storageState({ path: STATE('karim') });
  writeFileSync(PAGES, JSON.stringify(pages, null, 2));
});
