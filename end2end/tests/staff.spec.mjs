// An administrator lets somebody in, and disables them in the middle of work.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** On the page of an operator: gives a reason and presses the button. */
async function change(page, reason, button) {
  await page.locator('#stato-motivo').fill(reason);
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.locator('main')).toContainText(reason);
}

test('an operator who is disabled in the middle of work is out with the next click', async ({ page, browser }) => {
  await enterAsOperator(page, 'paolo.neri');
  await page.goto(AT.staff);
  await page.getByRole('link', { name: 'Sospesa Rossi' }).click();
  await change(page, 'Rientro dal congedo', 'Abilita');
  const context = await browser.newContext({ locale: 'it-IT' });
  const desk = await context.newPage();
  await enterAsOperator(desk, 'sospesa.rossi');
  await expect(desk).toHaveURL(AT.console);
  await desk.goto(AT.cards);
  await expect(desk).toHaveURL(AT.cards);
  await change(page, 'Fine del rapporto', 'Disabilita');
  await expect(page.locator('main')).toContainText('Operatore disabilitato');
  await desk.goto(AT.cards);
  await expect(desk).toHaveURL(new RegExp(`${AT.operators}\\?next=`));
  await context.close();

  await page.goto(AT.trail);
  await page.getByLabel('Che cosa cerchi').fill('Sospesa Rossi');
  await page.getByRole('button', { name: 'Cerca nel registro' }).click();
  await expect(page.getByRole('heading', { name: 'Operatore Sospesa Rossi' })).toBeVisible();
  await expect(page.locator('main tbody')).toContainText('Ha visto un elenco');
});
