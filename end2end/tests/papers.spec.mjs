// A document kept with a service that is asked for at the desk: uploaded, opened, removed with a reason.

import { newService } from './support/console.mjs';
import { pdf } from './support/files.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { expect, test } from './support/test.mjs';

test('an attachment is uploaded, opened and removed with a reason', async ({ page, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await newService(page, 'Chiede aiuto per l’affitto.');
  const form = page.locator('main form').filter({ has: page.locator('#allegato-file') });
  await form.locator('#allegato-titolo').fill('Contratto di affitto');
  await form.locator('#allegato-tipo').selectOption('home');
  await form.locator('#allegato-file').setInputFiles({ name: 'finto.pdf', mimeType: 'application/pdf', buffer: Buffer.from('non è un PDF') });
  await form.getByRole('button', { name: 'Carica l’allegato' }).click();
  await expect(page.locator('main')).toContainText('finto.pdf');
  await expect(form.locator('#allegato-titolo')).toHaveValue('Contratto di affitto');
  await sound(page, 'an attachment that was refused');
  await form.locator('#allegato-file').setInputFiles({ name: 'contratto.pdf', mimeType: 'application/pdf', buffer: pdf('contratto') });
  await form.getByRole('button', { name: 'Carica l’allegato' }).click();
  await expect(page).toHaveURL(/#allegati$/);
  const link = page.locator('main').getByRole('link', { name: 'contratto.pdf' });
  const answer = await page.request.get(await link.getAttribute('href'));
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByText('Togli questo documento').click();
  await sound(page, 'an attachment about to be removed');
  await page.locator('input[name=perche][id^="perche-"]').first().fill('Era di un’altra persona');
  await page.getByRole('button', { name: /^Togli Contratto/ }).click();
  await expect(page.locator('main')).toContainText('Perché: Era di un’altra persona');
  await expect(link).toHaveCount(0);
});
