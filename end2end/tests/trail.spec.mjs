// Whoever answers for the audit asks it: who opened this person, what left and why, what was refused.

import { newCardFor, row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Of the demo's registry. */
const PERSON = { name: 'Łukasz Wójcik', surname: 'Wójcik', fiscalCode: 'WJCLSZ86T06M990Z' };

/** Searches the register of accesses. */
async function search(page, what, only = '') {
  await page.goto(AT.trail);
  await page.getByLabel('Che cosa cerchi').fill(what);
  await page.getByLabel('Mostra solo').selectOption(only ? { label: only } : '');
  await page.getByRole('button', { name: 'Cerca nel registro' }).click();
  await expect(page).toHaveURL((url) => url.search !== '');
}

test('the audit says who opened a person, what left, and what was refused; it names nobody', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const [desk, elsewhere] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(desk, 'chiara.moretti');
  const card = await newCardFor(desk, PERSON.name, 'Chiede un corso di italiano.');
  await desk.goto(`${card}/stampa`);
  await desk.getByRole('radio', { name: 'La chiede la persona' }).check();
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Scarica il PDF' }).click();
  await download;
  await enterAsOperator(elsewhere, 'karim.haddad');
  expect((await elsewhere.goto(card)).status(), 'not of this desk').toBe(404);

  await enterAsOperator(page, 'paolo.neri');
  await search(page, PERSON.fiscalCode);
  expect(page.url(), 'no codice fiscale in any address').not.toContain(PERSON.fiscalCode);
  await expect(page.getByRole('heading', { name: /^Persona / })).toBeVisible();
  await expect(row(page, 'Chiara Moretti').filter({ hasText: 'Ha aperto' }).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText(PERSON.surname);

  const id = card.split('/').at(-1);
  await search(page, id, 'Esportazioni e stampe');
  await expect(row(page, 'Ha esportato').first()).toContainText('Chiara Moretti');
  await expect(row(page, 'Ha aperto'), 'only what left').toHaveCount(0);
  await search(page, id, 'Tentativi rifiutati');
  await expect(row(page, 'Karim Haddad')).toHaveCount(1);
  await expect(row(page, 'Chiara Moretti')).toHaveCount(0);

  await page.getByLabel('Che cosa cerchi').fill('Nessuno Che Si Chiami Così');
  await page.getByRole('button', { name: 'Cerca nel registro' }).click();
  await expect(page.locator('#errori')).toContainText('Nella zona non c’è nulla con queste parole');
  await expect(page.getByLabel('Che cosa cerchi')).toHaveValue('Nessuno Che Si Chiami Così');
  for (const one of [desk, elsewhere]) await one.context().close();
});
