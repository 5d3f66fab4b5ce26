// A card that was opened by mistake is removed with a reason, is in no list but its own, and comes back.

import { newCard, removeCard, row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('a card opened by mistake is removed with a reason, is gone, and is restored', async ({ page, sound }) => {
  test.setTimeout(120_000);
  const why = `Aperta due volte ${Date.now()}`;
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Prova di una scheda aperta due volte.');
  const alias = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  const listed = page.locator(`main a[href="${card}"]`);
  await page.goto(AT.cards);
  await expect(listed.first()).toBeVisible();

  await test.step('nobody removes it without a reason', async () => {
    await page.goto(`${card}/elimina`);
    await page.locator('main').getByRole('button', { name: 'Elimina la scheda' }).click();
    await expect(page.locator('#errori')).toContainText('Scrivi il motivo');
    await page.waitForLoadState('load');
    await sound(page, 'a card about to be removed, without a reason');
    expect((await page.goto(card)).status()).toBe(200);
  });

  await test.step('removed it is in its own list alone', async () => {
    await removeCard(page, why);
    const line = row(page, why);
    await expect(line).toContainText(alias);
    await expect(line).toContainText('Chiara Moretti');
    await sound(page, 'the cards that were removed');
    expect((await page.goto(card)).status()).toBe(404);
    await page.goto(AT.cards);
    await expect(listed).toHaveCount(0);
  });

  await test.step('it comes back whole', async () => {
    await page.getByRole('link', { name: 'Schede eliminate' }).click();
    await row(page, why).getByRole('link', { name: 'Ripristina la scheda' }).click();
    await sound(page, 'a card about to be brought back');
    await page.locator('#f-motivo').fill('Era giusta');
    await page.locator('main').getByRole('button', { name: 'Ripristina la scheda' }).click();
    await expect(page).toHaveURL(card);
    await expect(page.locator('main')).toContainText('Prova di una scheda aperta due volte.');
    await page.goto(AT.cards);
    await expect(listed.first()).toBeVisible();
    await page.goto(`${AT.cards}/eliminate`);
    await expect(row(page, why)).toHaveCount(0);
  });
});
