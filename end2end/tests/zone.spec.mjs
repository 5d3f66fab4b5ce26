// An administrator writes a rule of a desk, sees it in the history, and takes it away again.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Gives a reason and sends the form of the rules. */
async function save(page, reason) {
  await page.locator('#regole-motivo').fill(reason);
  await page.locator('form', { has: page.locator('#regole-motivo') }).getByRole('button').click();
}

test('a rule of a desk is written, told in the history and taken away', async ({ page, sound }) => {
  await enterAsOperator(page, 'paolo.neri');
  await page.goto(AT.staffDesks);
  await page.locator('main').getByRole('link', { name: 'Sportello sociale di Pontelaro' }).click();
  await page.getByRole('link', { name: 'Regole e convenzioni' }).click();
  await expect(page.locator('main')).toContainText('In funzione oggi');

  await page.locator('#regola-comune-1').fill('Atlantide');
  await page.locator('#regola-lingua-1').selectOption('uk');
  await page.locator('#regola-verso-1').selectOption({ label: 'Sportello immigrazione' });
  await save(page, 'Prova di una regola');
  await expect(page.locator('#errori')).toContainText('Atlantide non è un comune');
  await expect(page.locator('#regola-lingua-1')).toHaveValue('uk');
  await sound(page, 'a rule of a desk with mistakes');

  await page.locator('#regola-servizio-1').selectOption({ index: 1 });
  await page.locator('#regola-comune-1').fill('Pontelaro');
  await save(page, 'Una regola vera');
  await expect(page.locator('main table')).toContainText('Una regola vera');
  await expect(page.locator('main table')).toContainText('Українська → Sportello immigrazione');

  await page.locator('#regola-verso-1').selectOption('');
  await save(page, 'Non serve più');
  await expect(page.locator('main table')).toContainText('Non serve più');
  await expect(page.locator('#regola-verso-1')).toHaveValue('');
});
