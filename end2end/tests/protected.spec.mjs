// A name is protected: from then on everybody reads the alias, and the name finds nobody.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Who is protected: of the demo's registry, and of no other test. */
const NAME = 'Wei Zhang';

/** Types into the large search box and waits for the page. */
async function search(page, typed) {
  await page.goto(AT.people);
  const box = page.locator('main input[type=search]');
  await box.fill(typed);
  await box.press('Enter');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === typed);
}

test('a social worker protects a name, and the name is nowhere any more', async ({ page }) => {
  await enterAsOperator(page, 'anna.bruni');
  await search(page, NAME);
  await page.locator('main .sp-hit').filter({ hasText: NAME }).first().getByRole('link').first().click();
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await page.getByRole('button', { name: 'Proteggi il nome' }).click();
  await expect(page.locator('main'), 'a reason is obligatory').toContainText('Scegli perché il nome va protetto');
  await page.locator('select[name=perche]').selectOption('violence');
  await page.locator('#f-protezione-motivo').fill('Ha chiesto che nessuno sappia che è seguita qui');
  await page.getByRole('button', { name: 'Proteggi il nome' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('(nome protetto)');
  await expect(page.locator('main')).not.toContainText('Zhang');
  const alias = (await title.textContent()).match(/[A-Z][a-z]+ [A-Z][a-z]+ \d\d/)[0];
  await search(page, NAME);
  // Somebody with a similar name may be found, and nobody behind the alias.
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(/trovat/);
  const found = page.locator('main').getByRole('heading', { level: 3 });
  await expect(found.filter({ hasText: /Zhang|nome protetto/ })).toHaveCount(0);
  await search(page, alias);
  await expect(page.locator('main .sp-hit').first()).toContainText(`${alias} (nome protetto)`);
});
