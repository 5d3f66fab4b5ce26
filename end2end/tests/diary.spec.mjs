// The diary of a card: a talk and a private note are written, a colleague reads what is theirs to read, a note is corrected.

import { newCard } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { expect, test, watch } from './support/test.mjs';

/** Writes a note of this kind into the diary that is open. */
async function note(page, kind, text, visibility) {
  const form = page.locator('#nuova-nota');
  await form.locator('[name=tipo]').selectOption({ label: kind });
  await form.locator('[name=nota]').fill(text);
  await form.locator('label').filter({ hasText: visibility }).click();
  await form.getByRole('button', { name: 'Aggiungi la nota' }).click();
  await expect(page.locator('main li').filter({ hasText: text })).toContainText(visibility);
}

test('notes are public or private, and a correction keeps what was written before', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Chiede un alloggio.');
  await page.getByRole('link', { name: 'Apri il diario completo' }).click();
  await expect(page).toHaveURL(`${card}/diario`);

  await test.step('a day that is none is told, and nothing typed is lost', async () => {
    const form = page.locator('#nuova-nota');
    await form.locator('[name=data]').fill('32/01/2026');
    await form.locator('[name=nota]').fill('Viene martedì.');
    await form.getByRole('button', { name: 'Aggiungi la nota' }).click();
    await expect(page.locator('#errori')).toContainText('Scrivi la data del contatto');
    await page.waitForLoadState('load');
    await expect(form.locator('[name=nota]')).toHaveValue('Viene martedì.');
    await form.locator('[name=data]').fill(new Date().toLocaleDateString('it-IT', { timeZone: 'Europe/Rome' }));
    await note(page, 'Telefonata', 'Viene martedì.', 'Pubblica');
    await note(page, 'Colloquio', 'Ha paura del proprietario.', 'Privata');
  });

  await test.step('a colleague reads the public one, and is told that there is another', async () => {
    const context = await browser.newContext({ locale: 'it-IT' });
    const colleague = await context.newPage();
    const complaints = watch(colleague);
    await enterAsOperator(colleague, 'anna.bruni');
    await colleague.goto(`${card}/diario`);
    await expect(colleague.locator('main')).toContainText('Viene martedì.');
    await expect(colleague.locator('main')).toContainText('1 nota privata');
    expect(await colleague.content()).not.toContain('Ha paura');
    await expect(colleague.getByRole('link', { name: /^Correggi/ }), 'nobody corrects a colleague').toHaveCount(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  await test.step('a correction needs a reason', async () => {
    await page.locator('main li').filter({ hasText: 'Viene martedì.' }).getByRole('link', { name: /^Correggi/ }).click();
    const form = page.locator('main form').filter({ has: page.locator('[name=perche]') });
    await form.locator('[name=nota]').fill('Viene giovedì.');
    await form.getByRole('button', { name: 'Salva la correzione' }).click();
    await expect(page.locator('#errori')).toContainText('Scrivi il motivo della correzione');
    await form.locator('[name=perche]').fill('Avevo capito male');
    await form.getByRole('button', { name: 'Salva la correzione' }).click();
    const corrected = page.locator('main li').filter({ hasText: 'Viene giovedì.' });
    const before = corrected.getByText('Viene martedì.', { exact: true });
    await expect(before).toBeHidden();
    await corrected.getByText('Testo precedente').click();
    await expect(before).toBeVisible();
    await expect(corrected).toContainText('Avevo capito male');
  });

  await test.step('one kind alone', async () => {
    await page.locator('#filtro-tipo').selectOption({ label: 'Telefonata' });
    await page.getByRole('button', { name: 'Filtra' }).click();
    await expect(page.locator('main li').filter({ hasText: 'Viene giovedì.' })).toBeVisible();
    await expect(page.locator('main li').filter({ hasText: 'Ha paura' })).toHaveCount(0);
  });
});
