// A part of a card is kept while it is written, and found again after the page closed.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('what was typed in a part and not saved is found again, taken up and saved', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}/schede/nuova`);
  await page.getByRole('button', { name: 'Continua con questo alias' }).click();
  await page.locator('input[name=perche][value=spontaneous]').check();
  await page.locator('textarea[name=descrizione]').fill('Chiede un alloggio.');
  await page.locator('main').getByRole('button', { name: 'Apri una scheda' }).click();
  await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
  const card = new URL(page.url()).pathname;
  await page.goto(`${card}?modifica=abitazione`);
  await page.locator('[name=proprietario]').fill('Comune di Pontelaro');
  await expect(page.locator('[data-autosave=parte] [data-state=saved]')).toBeVisible();
  await page.goto(`${card}?modifica=abitazione`);
  await expect(page.locator('main')).toContainText('Abbiamo ritrovato quello che stavi scrivendo');
  await expect(page.locator('[name=proprietario]')).toHaveValue('');
  await page.getByRole('link', { name: 'Riprendi', exact: true }).click();
  await expect(page.locator('[name=proprietario]')).toHaveValue('Comune di Pontelaro');
  await page.locator('#parte').getByRole('button', { name: 'Salva' }).click();
  await expect(page).toHaveURL(/#abitazione$/);
  await expect(page.locator('main')).toContainText('Comune di Pontelaro');
  await page.goto(`${card}?modifica=abitazione`);
  await expect(page.locator('main')).not.toContainText('Abbiamo ritrovato');
  // The short note beside it has a box of its own.
  await page.locator('#nota-nuova [name=nota]').fill('Richiamare lunedì.');
  await expect(page.locator('[data-autosave=nota-nuova] [data-state=saved]')).toBeVisible();
  await page.goto(card);
  await page.getByRole('link', { name: 'Riprendi', exact: true }).click();
  await expect(page.locator('#nota-nuova [name=nota]')).toHaveValue('Richiamare lunedì.');
  await page.locator('#nota-nuova').getByRole('button').click();
  await expect(page).toHaveURL(/#note$/);
  await expect(page.locator('main')).not.toContainText('Abbiamo ritrovato');
});
