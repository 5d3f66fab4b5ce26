// An operator sees where mails go, has messages told in the mail of the morning, and takes that back.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('alerts go by mail where the operator wants it, to the address of their body', async ({ page }) => {
  await enterAsOperator(page, 'anna.bruni');
  await page.goto(`${AT.alerts}/preferenze`);
  await expect(page.locator('main')).toContainText(/Le e-mail vanno a \S+@\S+, che arriva dal tuo ente\./);
  await expect(page.locator('main input[type="email"]'), 'nobody types an address').toHaveCount(0);
  const messages = page.getByLabel('Messaggio di un cittadino');
  for (const [chosen, found] of [['digest', 'digest'], ['', '']]) {
    await messages.selectOption(chosen);
    await page.locator('main').getByRole('button', { name: 'Salva' }).click();
    await expect(page).toHaveURL(AT.alerts);
    await page.goto(`${AT.alerts}/preferenze`);
    await expect(messages).toHaveValue(found);
  }
  await expect(page.getByLabel('Accesso da un nuovo dispositivo').locator('option[value="nothing"]')).toHaveCount(0);
});
