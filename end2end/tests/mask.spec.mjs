// The immigrant desk sees neither health nor judicial data: planted secrets are searched in every byte it receives.

import { openIntake } from './support/console.mjs';
import { answerFor } from './support/answers.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const SERVICE = 'orientamento-stranieri';
/** Topics that call for the two questions below. */
const DELICATE = { 'Scegli gli argomenti': ['Medico e cure', 'Avvocato, tribunale, violenza o sfruttamento'] };
/** A question of the group health and one of the group judicial. */
const HIDDEN = ['Di quali cure hai bisogno?', 'Che cosa vuoi dirci? Puoi anche aspettare il colloquio'];
/** One that the desk needs. */
const SEEN = 'Racconta in breve, in qualsiasi lingua';

test('what the desk may not see is in no response to it', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const planted = new Map();
  const plant = (control) => {
    const usual = answerFor(control);
    if (!/^(Risposta di prova|Ho perso)/.test(usual)) return usual;
    const secret = `SEGRETO${String(planted.size + 1).padStart(3, '0')}QX`;
    planted.set(control.label.replace(/ facoltativo$/, ''), secret);
    return secret;
  };
  const context = await browser.newContext({ locale: 'it-IT' });
  const protocol = await applyFor(await context.newPage(), 'zoran', SERVICE, { text: plant, choose: DELICATE });
  await context.close();
  for (const label of [SEEN, ...HIDDEN]) expect([...planted.keys()], 'the form asks this').toContain(label);

  const bodies = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body) => ({ url: response.url(), body: body.toString('latin1') }), () => ({ url: response.url(), body: '' })));
  });
  await enterAsOperator(page, 'karim.haddad');
  await openIntake(page, protocol);
  await expect(page.locator('main'), 'the desk is told that something is hidden').toContainText(WORDS.masked);
  for (const address of [AT.console, AT.cards, AT.people, `${AT.people}?q=${SERVICE}`]) await page.goto(address);

  const texts = await Promise.all(bodies);
  expect(texts.some(({ body }) => body.includes(planted.get(SEEN))), 'what is not secret does reach the desk').toBe(true);
  for (const { url, body } of texts) {
    for (const label of HIDDEN) expect(body.includes(planted.get(label)), `${label} is in ${url}`).toBe(false);
  }
});

test('the other desk’s requests are not found', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ locale: 'it-IT' });
  const other = await context.newPage();
  await enterAsOperator(other, 'chiara.moretti');
  const first = other.locator('main table tbody tr a[href^="/console/istanze/"]').first();
  const address = await first.getAttribute('href');
  await context.close();
  await enterAsOperator(page, 'karim.haddad');
  expect((await page.goto(address)).status()).toBe(404);
});
