// A household from nothing: opened, somebody known and somebody new come in, and everybody's cards stand on one page.

import { newCardFor, row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Says as what somebody is in the household, and that they live there. */
async function write(page, relation) {
  await page.locator('select[name=relazione]').selectOption({ label: relation });
  await page.locator('input[name=convive][value=si]').check();
  await page.locator('main').getByRole('button', { name: 'Salva' }).click();
  await expect(page.locator('table')).toBeVisible();
}

test('a household is opened, a child comes in, and the page says what is missing', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.people}?q=mazzini`);
  await page.getByRole('link', { name: 'Elisabetta Mazzini' }).click();
  await page.getByRole('link', { name: 'Nucleo familiare' }).click();
  await expect(page.locator('main')).toContainText('non fa parte di nessun nucleo');
  await page.getByRole('link', { name: 'Apri un nucleo con questa persona' }).click();
  await write(page, 'Intestatario della Scheda');

  await page.getByRole('link', { name: 'Aggiungi una persona al nucleo' }).click();
  await page.getByText('È una persona nuova').click();
  await page.locator('main input[name=cognome]').fill('Quagliarini');
  await page.locator('main input[name=nome]').fill('Tobia');
  await page.locator('main input[name=nato-il]').fill('01/02/2018');
  await page.getByRole('button', { name: 'Registra e continua' }).click();
  await expect(page.getByRole('heading', { name: 'Tobia Quagliarini' })).toBeVisible();
  await write(page, 'Figlio / Figlia');
  await expect(row(page, 'Tobia Quagliarini')).toContainText('8 anni');
  await expect(page.locator('main')).toContainText('nessuno ha la responsabilità genitoriale');

  await page.getByRole('link', { name: 'Correggi o termina Elisabetta Mazzini' }).click();
  await page.locator('input[name=responsabilita]').check();
  await page.locator('input[name=perche]').fill('È la madre');
  await page.locator('main').getByRole('button', { name: 'Salva' }).click();
  await expect(page.locator('main')).not.toContainText('nessuno ha la responsabilità genitoriale');

  await page.getByRole('link', { name: 'Schede della famiglia' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elisabetta Mazzini');
  await expect(page.locator('main')).toContainText('Nessuna scheda');
});

test('everybody’s cards stand in one story', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  const opened = [];
  for (const name of ['Concetta Esposito', 'Vincenzo Esposito']) opened.push([name, await newCardFor(page, name, 'Chiede un aiuto a casa.')]);
  await page.getByRole('link', { name: 'Pagina della persona' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vincenzo Esposito');
  await page.getByRole('link', { name: 'Nucleo familiare' }).click();
  await expect(row(page, 'Ciro Esposito')).toBeVisible();
  await page.getByRole('link', { name: 'Schede della famiglia' }).click();
  const line = (card) => page.locator('main tbody tr').filter({ has: page.locator(`a[href="${card}"]`) });
  for (const [name, card] of opened) await expect(line(card)).toContainText(name);
  const [[, hers]] = opened;
  await line(hers).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concetta Esposito');
});
