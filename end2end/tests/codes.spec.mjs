// An administrator keeps a code table: rewrites a row, looks at a file, takes it, withdraws a row that is in use.

import { newCard, row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

const TABLE = `${AT.codes}/titoli-godimento`;

test('a row is rewritten with its history, and a file is looked at before it is taken', async ({ page, sound }) => {
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
  await sound(page, 'a file of codes with mistakes');
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

test('a row that is withdrawn while in use stays where it was saved, and is chosen no more', async ({ page, browser, sound }) => {
  test.setTimeout(120_000);
  const ROW = 'Comodato o uso gratuito';
  const administrator = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(administrator);
  const tenure = page.locator('select[name=godimento]');
  const write = (card) => page.goto(`${card}?modifica=abitazione`);
  const save = () => page.locator('#parte').getByRole('button', { name: 'Salva' }).click();

  await enterAsOperator(page, 'chiara.moretti');
  const old = await newCard(page, 'Vive in casa di uno zio.');
  await write(old);
  await tenure.selectOption({ label: ROW });
  await save();
  await expect(page).toHaveURL(/#abitazione$/);
  const open = await newCard(page, 'Vive in casa di una cugina.');
  await write(open);
  await tenure.selectOption({ label: ROW });
  await page.locator('[name=vani]').fill('3');

  await enterAsOperator(administrator, 'paolo.neri');
  await administrator.goto(TABLE);
  await administrator.getByRole('link', { name: ROW }).click();
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('it-IT', { timeZone: 'Europe/Rome' });
  await administrator.getByLabel('Valida fino al').fill(yesterday);
  await administrator.getByLabel('Queste parole contano dal').fill('');
  await administrator.getByLabel('Motivo della modifica').fill('La legge non lo distingue più');
  await administrator.getByRole('button', { name: 'Salva', exact: true }).last().click();
  await expect(administrator).toHaveURL(TABLE);
  await expect(row(administrator, ROW)).toContainText('Ritirata');

  await save();
  await expect(page.locator('#errori'), 'whoever had chosen it and not saved is told').toContainText('Titolo di godimento');
  await page.waitForLoadState('load');
  await expect(page.locator('[name=vani]'), 'the rest stays').toHaveValue('3');
  await sound(page, 'a part of a card with mistakes');
  await tenure.selectOption({ label: 'Ospitalità' });
  await save();
  await expect(page).toHaveURL(/#abitazione$/);

  await page.goto(old);
  await expect(page.locator('#abitazione'), 'the old card keeps it').toContainText(ROW);
  await write(old);
  await expect(tenure.locator('option:checked')).toHaveText(`${ROW} (non si sceglie più)`);
  await page.locator('[name=vani]').fill('2');
  await save();
  await expect(page).toHaveURL(/#abitazione$/);
  await expect(page.locator('#abitazione'), 'also when something else is saved').toContainText(ROW);
  await write(open);
  await expect(tenure.locator('option').filter({ hasText: ROW }), 'a card without it is not offered it').toHaveCount(0);
  expect(complaints).toEqual([]);
  await administrator.context().close();
});
