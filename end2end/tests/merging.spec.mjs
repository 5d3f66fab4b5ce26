// Two records of one person: merged after a look at both, and given back.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Enters somebody who is there already, and says that it is another person. */
async function enterTwin(page) {
  await page.goto(`${AT.console}/schede/nuova`);
  const form = page.locator('main form').filter({ has: page.locator('[name=cognome]') });
  await form.locator('[name=cognome]').fill('Hoksha');
  await form.locator('[name=nome]').fill('Arben');
  await form.locator('[name=nato-il]').fill('15/01/1965');
  await form.locator('[name=telefono]').fill('333 010 0199');
  await form.locator('button').last().click();
  await form.locator('[name=nuova]').check();
  await form.locator('button').last().click();
  await expect(page).toHaveURL(/persona=/);
}

test('a double is found, compared, merged, and the merge is undone', async ({ page, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await enterTwin(page);
  await page.goto(AT.people);
  await page.locator('main input[type=search]').fill('hoxha arben');
  await page.locator('main input[type=search]').press('Enter');
  await page.getByRole('link', { name: 'Arben Hoxha', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arben Hoxha');
  await page.getByRole('link', { name: 'Unisci con un’altra persona' }).click();
  await page.getByRole('link', { name: /È questa persona: unisci Arben Hoksha/ }).first().click();
  await expect(page.locator('main')).toContainText('3330100199');
  await sound(page, 'two records side by side before a merge');
  await page.locator('input[name=scelta-telefono][value=altra]').check();
  await page.locator('[name=motivo]').fill('Ha mostrato il passaporto');
  await page.getByRole('button', { name: 'Unisci le due persone' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arben Hoxha');
  await expect(page.locator('main')).toContainText('3330100199');
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await expect(page.locator('main')).toContainText('Ha mostrato il passaporto');
  const undo = page.locator('main form').filter({ has: page.getByRole('button', { name: /Annulla l’unione/ }) }).first();
  await undo.locator('[name=motivo]').fill('Era il fratello');
  await undo.getByRole('button').click();
  await expect(page.locator('main')).toContainText('Unione annullata');
  await page.getByRole('link', { name: 'Pagina di chi è stata unita' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arben Hoksha');
});

test('the list of possible doubles can be read', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(AT.people);
  await page.getByRole('link', { name: 'Possibili doppioni' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Possibili doppioni');
});
