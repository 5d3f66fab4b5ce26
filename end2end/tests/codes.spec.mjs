// An administrator keeps a code table: rewrites a row, looks at a file, takes it.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

const TABLE = `${AT.codes}/titoli-godimento`;

test('a row is rewritten with its history, and a file is looked at before it is taken', async ({ page }) => {
  await enterAsOperator(page, 'paolo.neri');
  await page.goto(AT.codes);
  await page.getByRole('link', { name: 'Titoli di godimento dell’abitazione' }).click();
  await page.getByRole('link', { name: 'Subaffitto' }).click();
  await page.getByLabel('Etichetta', { exact: true }).fill('Sublocazione');
  await page.getByLabel('Motivo della modifica').fill('Parole della legge');
  await page.getByRole('button', { name: 'Salva', exact: true }).last().click();
  await expect(page).toHaveURL(TABLE);
  await page.getByRole('link', { name: 'Sublocazione' }).click();
  await expect(page.locator('main')).toContainText('Parole della legge');
  await expect(page.locator('main')).toContainText('Con il programma');

  await page.goto(`${TABLE}/importa`);
  const bad = 'codice;etichetta\nbarca;Casa galleggiante\n=1+1;Formula\n';
  const file = (text) => ({ name: 'titoli.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByLabel('Motivo della modifica').fill('Nuovo elenco');
  await page.getByLabel('File CSV').setInputFiles(file(bad));
  await page.getByRole('button', { name: 'Controlla il file' }).click();
  await expect(page.locator('main')).toContainText('Riga 3');
  await expect(page.getByLabel('Motivo della modifica')).toHaveValue('Nuovo elenco');
  await page.getByLabel('File CSV').setInputFiles(file(bad.replace('=1+1', 'tenda')));
  await page.getByRole('button', { name: 'Controlla il file' }).click();
  await expect(page.locator('main')).toContainText('Voci nuove: 2');
  await page.getByRole('button', { name: 'Salva tutte le modifiche' }).click();
  await expect(page).toHaveURL(TABLE);
  await expect(page.locator('main')).toContainText('Casa galleggiante');

  await page.getByRole('searchbox', { name: 'Cerca nella tabella' }).fill('CASA gallegg');
  await page.getByRole('searchbox', { name: 'Cerca nella tabella' }).press('Enter');
  await expect(page).toHaveURL(`${TABLE}?q=CASA+gallegg`);
  await expect(page.getByRole('link', { name: 'Casa galleggiante' })).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Sublocazione');
  await page.goto(AT.codes);
  await page.getByRole('link', { name: 'Comuni di oggi e di ieri' }).click();
  await page.getByRole('searchbox', { name: 'Cerca un comune' }).fill('abbadia alpina');
  await page.getByRole('searchbox', { name: 'Cerca un comune' }).press('Enter');
  await expect(page.locator('main')).toContainText('Dal 01/04/1864 al 05/12/1928');
});
