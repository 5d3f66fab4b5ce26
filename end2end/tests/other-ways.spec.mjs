// The other two ways in: CIE, and the identity of another country by the eIDAS node.

import { leave, signInBy } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** From the access page by the button with these words, as this person. */
async function enterBy(page, words, id, next, script) {
  await page.goto(`${AT.access}?next=${encodeURIComponent(next)}`);
  await signInBy(page, words, id, { script });
}

test('a citizen of another country, without codice fiscale, begins a request and finds it again', async ({ page, script }) => {
  await enterBy(page, WORDS.enterWithEidas, 'jana', AT.step('primo-appuntamento', 'informativa'), script);
  await expect(page).toHaveURL(AT.step('primo-appuntamento', 'informativa'));
  await expect(page.locator('header')).toContainText('Jana Nováková');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: WORDS.next }).click();
  await expect(page).not.toHaveURL(/informativa/);
  // The code of a girl born in 2014 is not the one of whoever signed in.
  await page.locator('main [name="codice-fiscale"]').fill('RNLLNE14H42M990D');
  await page.getByRole('button', { name: WORDS.next }).click();
  await expect(page.getByRole('alert').filter({ hasText: WORDS.errorsTitle })).toContainText('altra data');
  await leave(page);
  await enterBy(page, WORDS.enterWithEidas, 'jana', AT.area, script);
  const draft = page.locator('main li').filter({ hasText: 'Primo appuntamento' });
  await expect(draft).toHaveCount(1);
  await draft.getByRole('link', { name: /^Elimina la bozza/ }).click();
  await page.locator('main').getByRole('button', { name: 'Elimina la bozza' }).click();
  await expect(page).toHaveURL(AT.area);
  await expect(draft).toHaveCount(0);
});

test('somebody with CIE is the same person as with SPID', async ({ page, script }) => {
  await enterBy(page, WORDS.enterWithCie, 'michele', AT.area, script);
  await expect(page).toHaveURL(AT.area);
  await expect(page.locator('header')).toContainText('Michele D’Amicò'.replace('’', "'"));
  await leave(page);
});
