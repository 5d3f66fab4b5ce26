// A card that goes to a body without access: a link by mail, a code by phone, and the answer comes back.

import { newCard, sendOutside } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { mailTo } from './support/mailbox.mjs';
import { PORTAL } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

test('a card goes outside by a link and a code, and opens in one browser only', async ({ page, browser, request }) => {
  test.setTimeout(180_000);
  const address = `anna.${Date.now()}@croceverde.example`;
  // Whoever receives may well have no script.
  const context = await browser.newContext({ locale: 'it-IT', javaScriptEnabled: false });
  const anna = await context.newPage();
  const complaints = watch(anna);
  let code;
  let link;
  let place;

  await test.step('the sender chooses what, and is told the code once', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    await newCard(page, 'Chiede un trasporto per le visite.');
    await page.getByRole('link', { name: 'Invia a un altro sportello' }).click();
    await page.getByRole('link', { name: 'Invia a un ente senza accesso' }).click();
    await page.getByRole('button', { name: 'Invia il link' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    code = await sendOutside(page, address);
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await page.getByRole('link', { name: 'Ho detto il codice' }).click();
    await expect(page.locator('main')).not.toContainText(code);
    place = page.url();
  });

  await test.step('the mail holds the link and nothing else', async () => {
    const mail = await mailTo(request, address, (one) => one.text.includes('/invii-esterni/'));
    expect(mail.text).not.toContain('trasporto');
    [, link] = mail.text.match(/(\/invii-esterni\/[0-9a-f]{64})/);
  });

  await test.step('without the code nothing is said, with it the card opens', async () => {
    await anna.goto(`${PORTAL}${link}`);
    await expect(anna.locator('main')).not.toContainText('trasporto');
    await anna.getByLabel('Codice').fill('AAAA-AAAA');
    await anna.getByRole('button', { name: 'Apri', exact: true }).click();
    await expect(anna.locator('main')).toContainText('ti restano 4 tentativi');
    await anna.getByLabel('Codice').fill(code.toLowerCase().replace('-', ' '));
    await anna.getByRole('button', { name: 'Apri', exact: true }).click();
    await expect(anna.locator('main')).toContainText('Chiede un trasporto per le visite.');
  });

  await test.step('another browser does not get in', async () => {
    const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
    await other.goto(`${PORTAL}${link}`);
    await expect(other.locator('main')).toContainText('già stato aperto');
    await other.context().close();
  });

  await test.step('the answers come back', async () => {
    await anna.getByLabel('Chi se ne occupa').fill('Anna Sarti');
    await anna.getByRole('button', { name: 'Riceviamo la scheda' }).click();
    await anna.getByRole('radio', { name: /^Chiusa/ }).check();
    await anna.getByLabel('L’esito in parole').fill('Accompagnata alla visita.');
    await anna.getByRole('button', { name: 'Comunica l’esito' }).click();
    await expect(anna.locator('main')).toContainText('non c’è altro da fare');
    await page.goto(place);
    await expect(page.locator('main')).toContainText('Anna Sarti');
    await expect(page.locator('main')).toContainText('Accompagnata alla visita.');
  });

  expect(complaints).toEqual([]);
  await context.close();
});
