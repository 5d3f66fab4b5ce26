// An administrator takes the configuration out as one file, and takes it in again with another row.

import { readFile } from 'node:fs/promises';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('the configuration is exported, looked at and imported', async ({ page }) => {
  await enterAsOperator(page, 'paolo.neri');
  await page.goto(AT.configuration);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Scarica la configurazione (JSON)' }).click();
  const document = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(document.format).toBe(4);
  document.codes = [{ table: 'work_sector', lines: ['codice;etichetta', 'zattera;Trasporti sul fiume'] }];

  const file = (content) => ({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await page.getByLabel('Motivo').fill('Allineamento con la zona');
  await page.getByLabel('File della configurazione').setInputFiles(file('{"format": 99}'));
  await page.getByRole('button', { name: 'Controlla il file' }).click();
  await expect(page.locator('main')).toContainText('portale più recente');
  await expect(page.getByLabel('Motivo')).toHaveValue('Allineamento con la zona');
  await page.getByLabel('File della configurazione').setInputFiles(file(JSON.stringify(document)));
  await page.getByRole('button', { name: 'Controlla il file' }).click();
  await expect(page.locator('main')).toContainText('Trasporti sul fiume (zattera)');
  await page.getByRole('button', { name: 'Importa tutto' }).click();
  await expect(page.locator('main')).toContainText('Il file è stato importato');
});
