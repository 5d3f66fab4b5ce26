// A completed card is put right with a reason, and what stood there before can still be read.

import { newCard } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Sends the part that is open for correction: first without a reason, which is told, then with it. */
async function correct(page, part, reason) {
  const save = page.locator(`#${part}`).getByRole('button', { name: 'Salva', exact: true });
  await save.click();
  await expect(page.locator('#errori')).toContainText('Scrivi perché correggi la scheda completata');
  await page.waitForLoadState('load');
  await page.getByLabel('Perché correggi la scheda completata').fill(reason);
  await save.click();
  await expect(page).toHaveURL(new RegExp(`#${part}$`));
  await expect(page.locator(`#${part}`)).toContainText(reason);
}

/** What the part said before, which is folded until somebody asks. */
async function expectBefore(page, part, words) {
  const before = page.locator(`#${part} details`).filter({ hasText: 'Versioni precedenti' });
  const said = before.getByText(words, { exact: true }).first();
  await expect(said).toBeHidden();
  await before.locator('summary').click();
  await expect(said).toBeVisible();
  await expect(before).toContainText('Prima della correzione di Chiara Moretti');
}

test('access and outcome of a completed card are corrected, and whoever reads sees both versions', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Chiede un alloggio.');
  await page.getByRole('radio', { name: /servizio avviato/i }).check();
  await page.getByRole('button', { name: WORDS.complete }).click();
  await expect(page.locator('main')).toContainText('Completata da Chiara Moretti');

  await test.step('the access', async () => {
    await page.getByRole('link', { name: /^modifica accesso/i }).click();
    const description = page.locator('#accesso textarea[name=descrizione]');
    await description.fill('Chiede un alloggio per la madre.');
    await page.locator('#accesso select[name=modalita]').selectOption({ label: 'Per telefono' });
    await correct(page, 'accesso', 'Avevo capito che fosse per lei');
    await expect(page.locator('#accesso > dl')).toContainText('Chiede un alloggio per la madre.');
    await expect(page.locator('#accesso > dl')).toContainText('Per telefono');
  });

  await test.step('the outcome', async () => {
    await page.getByRole('link', { name: /^modifica conclusione/i }).click();
    await page.getByRole('radio', { name: /invio ad altro sportello/i }).check();
    await correct(page, 'conclusione', 'Se ne occupa il patronato');
    await expect(page.locator('#conclusione > dl')).toContainText('Invio ad altro sportello o ente');
  });

  await test.step('a colleague reads what it was and what it is', async () => {
    const context = await browser.newContext({ locale: 'it-IT' });
    const colleague = await context.newPage();
    const complaints = watch(colleague);
    await enterAsOperator(colleague, 'anna.bruni');
    await colleague.goto(card);
    await expect(colleague.locator('#accesso')).toContainText('Perché: Avevo capito che fosse per lei');
    await expectBefore(colleague, 'accesso', 'Chiede un alloggio.');
    await expect(colleague.locator('#accesso details').getByText('Di persona', { exact: true })).toBeVisible();
    await expectBefore(colleague, 'conclusione', 'Servizio avviato');
    await expect(colleague.getByRole('button', { name: WORDS.complete }), 'it stays completed').toHaveCount(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
