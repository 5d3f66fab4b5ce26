// A person beside the municipal registry: what differs is seen, chosen and taken over.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

test('what the registry says is compared and taken over datum by datum', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.people}?q=mazzini+elisabetta`);
  await page.locator('main .sp-hit').first().getByRole('link').click();
  await page.getByRole('link', { name: 'Anagrafe' }).click();
  await expect(page.locator('main')).toContainText('Anagrafe di Pontelaro');
  await page.getByRole('button', { name: 'Prendi i dati scelti' }).click();
  await expect(page.getByRole('alert')).toContainText('Scegli almeno un dato');
  await page.getByLabel('Residenza: prendi dall’anagrafe').check();
  await page.getByRole('button', { name: 'Prendi i dati scelti' }).click();
  await expect(page.locator('main')).toContainText('Ora: PIAZZA DEL MERCATO 11, Pontelaro');
  await expect(page.getByLabel('Residenza: prendi dall’anagrafe')).toHaveCount(0);
  await expect(page.getByLabel('Stato civile: prendi dall’anagrafe')).toBeVisible();
});
