// A card that goes to another desk and whose outcome comes back, between two operators at once; a request that is handed over.

import { newCard, openIntake, takeUp } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test, watch } from './support/test.mjs';

test('a whole referral there and back', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(other);
  let place;

  await test.step('the sender chooses to whom, then what', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    await newCard(page, 'Cerca un alloggio in zona stazione.');
    await page.getByRole('link', { name: 'Invia a un altro sportello' }).click();
    await page.getByLabel('Sportello che riceve').selectOption({ label: 'Comune di Pontelaro: Sportello immigrazione' });
    await page.getByRole('button', { name: 'Continua' }).click();
    await expect(page.locator('main')).toContainText('mai inviato');
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await sound(page, 'a referral with mistakes');
    await page.getByRole('checkbox', { name: /^Accesso/ }).check();
    await page.getByLabel('Perché la invii').fill('Parla arabo: seguitela voi.');
    await page.getByLabel('La persona sa di questo invio').check();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await expect(page).toHaveURL(/\/console\/invii\/[0-9a-f-]{36}$/);
    await expect(page.locator('main')).toContainText('non ancora vista');
    place = new URL(page.url()).pathname;
  });

  await test.step('the receiver sees it, and the sender sees that', async () => {
    await enterAsOperator(other, 'karim.haddad');
    await other.goto(AT.referrals);
    await other.locator(`main a[href="${place}"]`).click();
    await expect(other.locator('main')).toContainText('Cerca un alloggio in zona stazione.');
    await page.reload();
    await expect(page.locator('main')).toContainText('non ancora ricevuta');
  });

  await test.step('received: a new card, with what was sent beside it; too late to cancel', async () => {
    await other.getByRole('button', { name: 'Ricevi e apri la scheda' }).click();
    await expect(other).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
    await expect(other.locator(`main a[href="${place}"]`)).toBeVisible();
    await page.getByText('Vuoi davvero annullare?').click();
    await sound(page, 'a referral about to be cancelled');
    await page.getByRole('button', { name: 'Sì, annulla l’invio' }).click();
    await expect(page.locator('main')).toContainText('Ricevuta, in lavorazione');
  });

  await test.step('the outcome comes back', async () => {
    await other.goto(place);
    await other.getByRole('radio', { name: /^Chiusa/ }).check();
    await other.getByLabel('L’esito in parole').fill('Alloggio trovato.');
    await other.getByRole('button', { name: 'Comunica l’esito' }).click();
    await expect(other.locator('main')).toContainText('Conclusa');
    await page.goto(place);
    await expect(page.locator('main')).toContainText('Alloggio trovato.');
    await page.getByLabel('Perché si riapre').fill('Manca la firma.');
    await page.getByRole('button', { name: 'Riapri' }).click();
    await expect(page.locator('main')).toContainText('Ricevuta, in lavorazione');
  });

  expect(complaints).toEqual([]);
  await other.context().close();
});

test('a request is handed over before anybody takes it up, and the citizen sees where it is', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const [citizen, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  const complaints = [citizen, other].map(watch);
  const protocol = await applyFor(citizen, 'zoran', 'pasti-a-domicilio');
  const why = 'Parla arabo: capisce meglio da voi.';

  await enterAsOperator(page, 'chiara.moretti');
  await openIntake(page, protocol);
  const place = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Invia a un altro sportello' }).click();
  await page.getByLabel('Sportello che riceve').selectOption({ label: 'Comune di Pontelaro: Sportello immigrazione' });
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await expect(page.getByRole('alert').first(), 'a reason is obligatory').toBeVisible();
  await page.getByLabel('Perché la invii').fill(why);
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await expect(page.locator('main')).toContainText('L’istanza è passata all’altro sportello');
  await expect(page.locator('main')).toContainText(protocol);
  expect((await page.goto(place)).status(), 'it is not of this desk any more').toBe(404);

  await enterAsOperator(other, 'karim.haddad');
  await openIntake(other, protocol);
  await expect(other.locator('main')).toContainText('Arrivata da');
  await expect(other.locator('main')).toContainText(why);
  await takeUp(other);

  await citizen.goto(AT.request(protocol.replace('/', '-')));
  await expect(citizen.locator('main')).toContainText('Sportello immigrazione');
  await expect(citizen.locator('main'), 'where it is, not why').not.toContainText(why);
  expect(complaints.flat()).toEqual([]);
  for (const one of [citizen, other]) await one.context().close();
});
