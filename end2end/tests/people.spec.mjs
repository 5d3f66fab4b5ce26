// The search of people: tolerant, explained, helpful when nobody is there.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Types into the large search box and waits for the page. */
async function search(page, typed) {
  const box = page.locator('main input[type=search]');
  await box.fill(typed);
  await box.press('Enter');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === typed);
  await expect(page.locator('main input[type=search]')).toHaveValue(typed);
}

/** What was typed, who stands in front, and what is said about it. */
const MEANT = [
  ['skiavone giovanbattista', 'Giovan Battista Schiavone', 'letto come'],
  ['lopresti', 'Annamaria Lo Presti', 'Stesso cognome'],
  ['olena shevchenko', 'Олена Шевченко', 'Molto probabile'],
  ['lombardi maria 85', 'Maria Lombardi', 'Nascita'],
  ['+39 055-010 0312', 'Rosa Di Stefano', 'Stesso telefono'],
  ['SCHGNB38T24', 'Giovan Battista Schiavone', 'Il codice fiscale comincia così'],
];

test('people are found however they are written, and the page says why', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(AT.people);
  for (const [typed, name, why] of MEANT) {
    await search(page, typed);
    const first = page.locator('main .sp-hit').first();
    await expect(first.getByRole('heading'), typed).toHaveText(name);
    await expect(first, typed).toContainText(why);
  }
  await page.locator('main .sp-hit').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giovan Battista Schiavone');
});

test('whoever is not there is looked for among the requests', async ({ page, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(AT.people);
  await search(page, 'zzwingli quirino');
  await expect(page.locator('main')).toContainText('Nessuna persona trovata');
  await sound(page, 'a search that finds nobody');
  await page.getByRole('link', { name: 'Cercala fra le domande' }).click();
  await expect(page).toHaveURL((url) => url.pathname === AT.console && url.searchParams.get('testo') === 'zzwingli quirino');
});
