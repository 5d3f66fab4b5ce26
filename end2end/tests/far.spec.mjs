// A card that goes to another zone, which writes down a person of its own, and whose outcome comes back.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

/** Whom it is about: of the demo's registry, and of no other test. */
const NAME = 'Jürgen Müller';

test('a referral to another zone and the outcome that comes back', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(other);
  let place;

  await test.step('the sender opens a card and chooses the desk of the other zone, to which no document goes', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    await page.goto(`${AT.cards}/nuova`);
    const search = page.locator('main input[type=search]');
    await search.fill('müller');
    await search.press('Enter');
    await page.getByRole('link', { name: `Apri una scheda ${NAME}` }).click();
    await page.locator('input[name=perche][value=spontaneous]').check();
    await page.locator('textarea[name=descrizione]').fill('Si trasferisce dal fratello in montagna.');
    await page.locator('main').getByRole('button', { name: 'Apri una scheda' }).click();
    await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
    await page.getByRole('link', { name: 'Invia a un altro sportello' }).click();
    const desk = 'Altra zona, Zona sociale Alta Valcerna · Comune di Montecerna: Sportello sociale di Montecerna';
    await page.getByLabel('Sportello che riceve').selectOption({ label: desk });
    await page.getByRole('button', { name: 'Continua' }).click();
    await expect(page.locator('main')).toContainText('I documenti non partono');
    await expect(page.locator('input[name=documento]')).toHaveCount(0);
    await page.getByRole('checkbox', { name: /^Anagrafica/ }).check();
    await page.getByRole('checkbox', { name: /^Accesso/ }).check();
    await page.getByLabel('Perché la invii').fill('Da dicembre abita da voi.');
    await page.getByLabel('La persona sa di questo invio').check();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await expect(page).toHaveURL(/\/console\/invii\/[0-9a-f-]{36}$/);
    place = new URL(page.url()).pathname;
  });

  await test.step('the receiver sees it, and the sender sees that', async () => {
    await enterAsOperator(other, 'nives.alpini');
    await other.goto(AT.referrals);
    await other.locator(`main a[href="${place}"]`).click();
    await expect(other.locator('main')).toContainText('Viene da un’altra zona');
    for (const said of [NAME, 'Si trasferisce dal fratello in montagna.', 'Da dicembre abita da voi.', 'Zona sociale Valle del Laro']) {
      await expect(other.locator('main')).toContainText(said);
    }
    await page.reload();
    await expect(page.locator('main')).toContainText('non ancora ricevuta');
  });

  await test.step('received: a card and a person of the other zone', async () => {
    await other.locator('input[name=persona][value=nuova]').check();
    await other.getByRole('button', { name: 'Ricevi e apri la scheda' }).click();
    await expect(other).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(NAME);
    await expect(other.locator(`main a[href="${place}"]`)).toBeVisible();
  });

  await test.step('the outcome comes back', async () => {
    await other.goto(place);
    await other.getByRole('radio', { name: /^Chiusa/ }).check();
    await other.getByLabel('L’esito in parole').fill('Iscritto al centro diurno.');
    await other.getByRole('button', { name: 'Comunica l’esito' }).click();
    await expect(other.locator('main')).toContainText('Conclusa');
    await page.goto(place);
    await expect(page.locator('main')).toContainText('Iscritto al centro diurno.');
  });

  expect(complaints).toEqual([]);
  await other.context().close();
});

test('what the other zone gave back it reads no more', async ({ page }) => {
  await enterAsOperator(page, 'nives.alpini');
  await page.goto(AT.referrals);
  // One of the demo, given back.
  const line = page.locator('main tr', { hasText: 'Non più indicata' }).filter({ hasText: 'Rimandata' }).first();
  await line.getByRole('link').click();
  await expect(page.locator('main')).toContainText('Non più leggibile');
  await expect(page.locator('main')).not.toContainText('Chiede un corso di italiano');
});
