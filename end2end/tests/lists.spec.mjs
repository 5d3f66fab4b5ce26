// The list on the screen leaves as a file: its format and a reason are asked for, the filter goes along.

import { readFileSync } from 'node:fs';
import { newCard, newCardFor, newService } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Of the demo's registry. */
const NAME = 'Concetta Esposito';

/** Chooses format and reason, and takes the file. */
async function take(page, format) {
  await page.getByRole('radio', { name: format }).check();
  await page.getByRole('radio', { name: 'Per programmare e controllare il lavoro dello sportello' }).check();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Scarica il file' }).click();
  const file = await arrives;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('an operator takes the filtered list of cards along, as CSV and as XLSX', async ({ page, sound }) => {
  test.setTimeout(120_000);
  await enterAsOperator(page, 'chiara.moretti');
  await newCard(page, 'Chiede un pasto caldo.');
  const other = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  await newCardFor(page, NAME, 'Chiede un aiuto a casa.');
  await page.goto(AT.cards);
  await page.locator('.sp-filterbar [name=testo]').fill('Esposito');
  await page.getByRole('button', { name: 'Applica' }).click();
  await expect(page).toHaveURL(/Esposito/);
  const lines = page.locator('main table tbody tr');
  await expect(lines.filter({ hasText: NAME }).first()).toBeVisible();
  await expect(lines.filter({ hasText: other })).toHaveCount(0);
  const shown = await lines.count();

  await page.getByRole('link', { name: 'Esporta l’elenco' }).click();
  await expect(page.locator('main'), 'the filter of the screen').toContainText('Esposito');
  await page.getByRole('button', { name: 'Scarica il file' }).click();
  await expect(page.locator('#errori')).toContainText('Scegli il tipo di file');
  await expect(page.locator('#errori')).toContainText('Scegli perché serve una copia');
  await page.waitForLoadState('load');
  await sound(page, 'a list that leaves, with mistakes');

  const csv = await take(page, 'CSV, per altri programmi');
  expect(csv.name, 'nothing of anybody').toMatch(/^schede-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...rows] = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(head).toContain('Nome o alias;');
  expect(rows).toHaveLength(shown);
  expect(rows.some((row) => row.startsWith(`${NAME};`))).toBe(true);
  expect(csv.bytes.toString('utf8')).not.toContain(other);
  const xlsx = await take(page, 'XLSX, per i fogli di calcolo');
  expect(xlsx.name).toMatch(/^schede-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
});

test('an operator takes the services asked for in one state along', async ({ page, sound }) => {
  test.setTimeout(120_000);
  /** Who is called so in the heading of a card. */
  const alias = async (card) => {
    await page.goto(card);
    return (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  };
  const state = 'avvio dell’iter esterno';
  await enterAsOperator(page, 'chiara.moretti');
  const waiting = await alias(await newService(page, 'Chiede un consiglio.'));
  const card = await newService(page, 'Chiede un sussidio che dà un altro ufficio.');
  await page.locator('select[name=stato]').selectOption({ label: state });
  await page.getByRole('button', { name: 'Registra il passo' }).click();
  await expect(page.locator('main')).toContainText(`Stato: ${state}.`);
  const elsewhere = await alias(card);

  await page.goto(AT.asked);
  const lines = page.locator('main table tbody tr');
  for (const name of [waiting, elsewhere]) await expect(lines.filter({ hasText: name })).toHaveCount(1);
  await page.locator('.sp-filterbar [name=stato]').selectOption({ label: state });
  await page.getByRole('button', { name: 'Applica' }).click();
  await expect(page).toHaveURL(/stato=external_started/);
  await expect(lines.filter({ hasText: elsewhere })).toContainText(state);
  await expect(lines.filter({ hasText: waiting })).toHaveCount(0);
  const shown = await lines.count();
  await sound(page, 'the services asked for, in one state');

  await page.getByRole('link', { name: 'Esporta l’elenco' }).click();
  await expect(page.locator('main'), 'the filter of the screen').toContainText(state);
  const { name, bytes } = await take(page, 'CSV, per altri programmi');
  expect(name, 'nothing of anybody').toMatch(/^servizi-richiesti-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...rows] = bytes.toString('utf8').trimEnd().split('\r\n');
  expect(head).toContain('Nome o alias;Servizio;');
  expect(rows).toHaveLength(shown);
  expect(rows.filter((line) => !line.includes(`;${state};`))).toEqual([]);
  expect(rows.some((line) => line.startsWith(`${elsewhere};`))).toBe(true);
});
