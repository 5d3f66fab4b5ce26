// A card from zero, for somebody known and for somebody who gives no name.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Fills in the access of whoever was chosen and opens the card. */
async function open(page, words) {
  await page.locator('input[name=perche][value=spontaneous]').check();
  await page.locator('textarea[name=descrizione]').fill(words);
  await page.locator('main').getByRole('button', { name: 'Apri una scheda' }).click();
  await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
}

test('a known person has a card after a search and a few words', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}/schede/nuova`);
  await page.locator('main input[type=search]').fill('skiavone');
  await page.locator('main input[type=search]').press('Enter');
  await page.getByRole('link', { name: 'Apri una scheda Giovan Battista Schiavone' }).click();
  await open(page, 'Chiede come avere i pasti a casa.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giovan Battista Schiavone');
});

test('who gives no name gets an alias, is recognised later, and the merge is undone', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}/schede/nuova`);
  const alias = await page.locator('input[name=alias]').getAttribute('value');
  await page.getByRole('button', { name: 'Continua con questo alias' }).click();
  await open(page, 'Dorme in via Garibaldi.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(alias);
  await expect(page.locator('main')).toContainText('«via Garibaldi»');
  await page.getByRole('link', { name: 'Pagina della persona' }).click();
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await page.locator('main input[type=search]').fill('traoré fatoumata');
  await page.locator('main input[type=search]').press('Enter');
  await page.getByRole('button', { name: /È questa persona/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fatoumata Traoré');
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await page.getByRole('button', { name: /Annulla l’unione/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(alias);
});
