// A card that is proposed to the professional service and answered, between two operators at once.

import { newCardFor } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

test('a proposal there and back', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(other);
  let card;
  let place;

  await test.step('the desk proposes; what is missing is said', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    card = await newCardFor(page, 'Hoxha', 'Non paga l’affitto da due mesi.');
    await page.getByRole('link', { name: 'Proponi la presa in carico' }).click();
    await page.getByLabel('Perché la proponi').fill('Sfratto a gennaio.');
    await page.getByRole('button', { name: 'Proponi', exact: true }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByLabel('Perché la proponi')).toHaveValue('Sfratto a gennaio.');
    await sound(page, 'a proposal with mistakes');
    await page.getByLabel('Categoria sociale').selectOption({ label: 'Adulti' });
    await page.locator('input[name=urgenza][value=urgent]').check();
    await page.getByRole('button', { name: 'Proponi', exact: true }).click();
    await expect(page).toHaveURL(/\/console\/prese-in-carico\/[0-9a-f-]{36}$/);
    await expect(page.locator('main')).toContainText('Non ancora vista');
    place = new URL(page.url()).pathname;
  });

  await test.step('the social worker reads it, and the desk sees that', async () => {
    await enterAsOperator(other, 'anna.bruni');
    await other.goto(AT.proposals);
    await other.locator(`main a[href="${place}"]`).first().click();
    await expect(other.locator('main')).toContainText('Non paga l’affitto da due mesi.');
    await page.reload();
    await expect(page.locator('main')).toContainText('Vista, senza risposta');
  });

  await test.step('the card changes, and the social worker is told what', async () => {
    await page.goto(`${card}?modifica=abitazione`);
    await page.locator('input[name=vani]').fill('2');
    await page.locator('#parte').getByRole('button', { name: 'Salva' }).click();
    await expect(page).toHaveURL(/#abitazione$/);
    await other.goto(place);
    await expect(other.locator('main')).toContainText('La scheda è cambiata');
    await expect(other.locator('#cambiamenti').locator('..')).toContainText('Abitazione');
  });

  await test.step('accepted once; who is second is told', async () => {
    const late = await other.context().newPage();
    await late.goto(place);
    await other.getByRole('button', { name: 'Accetta e apri la cartella' }).click();
    await expect(other.locator('main')).toContainText('cartella aperta');
    await late.getByRole('textbox', { name: 'Motivo' }).fill('Ripensato.');
    await late.getByRole('button', { name: 'Respingi con un motivo' }).click();
    await expect(late.locator('main')).toContainText('Nel frattempo qualcuno ha risposto');
    await page.goto(card);
    await expect(page.locator(`main a[href="${place}"]`)).toContainText('Accettata');
  });

  expect(complaints).toEqual([]);
  await other.context().close();
});
