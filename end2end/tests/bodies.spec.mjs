// An administrator writes a body down, opens a desk for it, says where it receives, and closes it.

import { sendBecause } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('a body with a desk that receives somewhere and is closed', async ({ page }) => {
  test.setTimeout(90_000);
  const mark = `${Date.now()}`;
  const [body, desk] = [`Comune di prova ${mark}`, `Sportello di prova ${mark}`];
  await enterAsOperator(page, 'paolo.neri');
  await page.goto(AT.bodies);
  await page.getByRole('link', { name: 'Nuovo ente' }).click();
  await page.locator('#nome').fill(body);
  await sendBecause(page, 'Entra nella zona');
  await expect(page.locator('#errori')).toContainText('Scegli il tipo di ente');
  await expect(page.locator('#nome')).toHaveValue(body);
  await page.locator('#tipo').selectOption('municipality');
  await page.locator('#settore-1').fill('Minori');
  await sendBecause(page, 'Entra nella zona');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(body);
  await expect(page.locator('#settore-1')).toHaveValue('Minori');

  await page.goto(AT.staffDesks);
  await page.getByRole('link', { name: 'Nuovo sportello' }).click();
  await page.locator('#nome').fill(desk);
  await page.locator('#ente').selectOption({ label: body });
  await page.locator('#tipo').selectOption('thematic');
  await page.locator('#profilo').selectOption({ label: 'Segretariato sociale' });
  await sendBecause(page, 'Bando regionale');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk);

  await page.getByRole('link', { name: 'Nuovo punto di contatto' }).click();
  await page.locator('#nome').fill('Biblioteca');
  await page.locator('#indirizzo').fill('Piazza Grande 1');
  await page.locator('#comune').fill('50100 Pontelaro');
  await page.locator('#telefono').fill('055 010 0999');
  await page.locator('#email').fill('prova@pontelaro.example');
  await page.getByRole('checkbox', { name: 'Italiano' }).check();
  await page.locator('#orario-lunedi').fill('mattina');
  await sendBecause(page, 'Prima sede');
  await expect(page.locator('#errori')).toContainText('«mattina» non è un orario');
  await page.locator('#orario-lunedi').fill('9-12:30');
  await sendBecause(page, 'Prima sede');
  await expect(page.locator('main')).toContainText('Biblioteca, Piazza Grande 1');

  await page.getByRole('link', { name: 'Chiudi lo sportello' }).click();
  await expect(page.locator('main')).toContainText('Niente: lo sportello si può chiudere.');
  await page.locator('#chiuso-dal').fill(new Date().toLocaleDateString('it-IT', { timeZone: 'Europe/Rome' }));
  await sendBecause(page, 'Fine del bando');
  await expect(page.locator('main')).toContainText('Fine del bando');
});
