// A part of a card is kept while it is written: found again after the page closed, and when the line was cut.

import { newCard } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { expect, test } from './support/test.mjs';

test('what was typed in a part and not saved is found again, taken up and saved', async ({ page, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Chiede un alloggio.');
  await page.goto(`${card}?modifica=abitazione`);
  await page.locator('[name=proprietario]').fill('Comune di Pontelaro');
  await expect(page.locator('[data-autosave=parte] [data-state=saved]')).toBeVisible();
  await page.goto(`${card}?modifica=abitazione`);
  await expect(page.locator('main')).toContainText('Abbiamo ritrovato quello che stavi scrivendo');
  await sound(page, 'a part of a card that is found again');
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

test('what is typed while the line is cut is said to be unsaved, stays in the page, and is saved when the line is back', async ({ page, context, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Chiede un alloggio.');
  await page.goto(`${card}?modifica=abitazione`);
  const state = (name) => page.locator(`[data-autosave=parte] [data-state=${name}]`);
  const owner = page.locator('[name=proprietario]');
  await context.setOffline(true);
  await owner.fill('Cooperativa Il Laro');
  await expect(state('failed')).toBeVisible();
  await expect(state('failed')).toContainText('resta su questo dispositivo');
  await sound(page, 'a part of a card while the line is cut');
  await page.locator('#parte').getByRole('button', { name: 'Salva' }).click();
  await expect(owner, 'the page does not go away for a line that is not there').toHaveValue('Cooperativa Il Laro');
  await context.setOffline(false);
  await expect(state('saved')).toBeVisible({ timeout: 30_000 });
  await page.locator('#parte').getByRole('button', { name: 'Salva' }).click();
  await expect(page).toHaveURL(/#abitazione$/);
  await expect(page.locator('#abitazione')).toContainText('Cooperativa Il Laro');
});
