// The immigrant desk sees neither health nor judicial data: planted secrets are searched in every byte it receives.

import { openIntake } from './support/console.mjs';
import { answerFor } from './support/answers.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const SERVICE = 'orientamento-stranieri';

test('what the desk may not see is in no response to it', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const planted = new Map();
  const plant = (control) => {
    const usual = answerFor(control);
    if (!/^(Risposta di prova|Ho perso)/.test(usual)) return usual;
    const secret = `SEGRETO${String(planted.size + 1).padStart(3, '0')}QX`;
    planted.set(control.label, secret);
    return secret;
  };
  const context = await browser.newContext({ locale: 'it-IT' });
  const protocol = await applyFor(await context.newPage(), 'zoran', SERVICE, { text: plant });
  await context.close();
  expect(planted.size, 'the form has free text to plant secrets in').toBeGreaterThan(0);

  const bodies = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body) => ({ url: response.url(), body: body.toString('latin1') }), () => ({ url: response.url(), body: '' })));
  });
  await enterAsOperator(page, 'karim.haddad');
  await openIntake(page, protocol);
  const masked = await page.locator('main dl > div, main .sp-maskgroup, main .sp-masked').filter({ hasText: WORDS.masked }).allInnerTexts();
  expect(masked.length, 'the desk is told that something is hidden').toBeGreaterThan(0);
  for (const address of [AT.console, AT.cards, AT.people, `${AT.people}?q=${SERVICE}`]) await page.goto(address);

  const hidden = [...planted].filter(([label]) => masked.some((words) => words.includes(label)));
  expect(hidden.length, `no planted answer is masked; masked: ${masked.join(' | ')}`).toBeGreaterThan(0);
  for (const { url, body } of await Promise.all(bodies)) {
    for (const [label, secret] of hidden) expect(body.includes(secret), `${label} is in ${url}`).toBe(false);
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
