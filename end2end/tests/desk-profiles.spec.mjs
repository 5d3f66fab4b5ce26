// A profile is made as a copy of another one and given to somebody; what another administrator confirms is taken from them in
// the middle of work; it is retired when nobody has it any more.

import { endMembership, giveMembership, newCard, row, writeDown } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

const MASKS = '/console/amministrazione/maschere';
/** Whom the provider knows, and the portal not yet. */
const NEWCOMER = { sub: 'berta.colonnesi', name: 'Berta Colonnesi' };
const DESK = 'Sportello sociale di Pontelaro';
/** The profile of that desk. */
const SOURCE = 'Segretariato sociale';
const TAKEN = 'Scrivere nelle schede e completarle';
const WHY = 'Chi fa il tirocinio guarda e non scrive';

test('a profile is made as a copy, given, narrowed by two administrators while somebody works, and retired', async ({ page, browser, sound }) => {
  test.setTimeout(240_000);
  const profile = `Tirocinio ${Date.now()}`;
  const [other, desk] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  const complaints = [other, desk].map(watch);
  let mask;
  let named;
  let member;
  let card;

  await test.step('an administrator makes it as a copy; what is missing is told, and nothing typed is lost', async () => {
    await enterAsOperator(page, 'paolo.neri');
    await page.goto(MASKS);
    await page.getByRole('link', { name: 'Nuovo profilo' }).click();
    await page.locator('#motivo').fill('Arrivano due tirocinanti');
    await page.locator('input[name=permesso-protect_people][value=no]').check();
    await page.getByRole('button', { name: 'Crea il profilo' }).click();
    await expect(page.locator('#errori')).toContainText('Scrivi il nome');
    await expect(page.locator('#errori')).toContainText('Scegli un profilo dell’elenco');
    await page.waitForLoadState('load');
    await expect(page.locator('#motivo')).toHaveValue('Arrivano due tirocinanti');
    await expect(page.locator('input[name=permesso-protect_people][value=no]')).toBeChecked();
    await sound(page, 'a new profile with mistakes');
    await page.locator('#nome').fill(profile);
    await page.locator('#profilo').selectOption({ label: SOURCE });
    await page.getByRole('button', { name: 'Crea il profilo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(profile);
    await expect(page.locator('main')).toContainText('Arrivano due tirocinanti');
    await expect(page.locator('main')).toContainText('Mettere una persona sotto un nome protetto');
    await sound(page, 'a profile that was made just now');
    named = new URL(page.url()).pathname;
    mask = named.replace(/\/profilo$/, '');
  });

  await test.step('somebody is given it, and works', async () => {
    await writeDown(page, NEWCOMER);
    member = page.url();
    await giveMembership(page, DESK, { profile });
    await enterAsOperator(desk, NEWCOMER.sub);
    await expect(desk).toHaveURL(AT.console);
    await expect(desk.locator('header .sp-user-name')).toContainText(profile);
    card = await newCard(desk, 'Prova di un tirocinio.');
    await desk.goto(`${card}/elimina`);
    await desk.locator('#f-motivo').fill('Era una prova');
  });

  await test.step('that it may not write is proposed, and changes nothing yet', async () => {
    await page.goto(mask);
    await page.locator('input[name=permesso-edit_cards][value=no]').check();
    await page.locator('#motivo').fill(WHY);
    await page.getByRole('button', { name: 'Proponi la modifica' }).click();
    await expect(page.locator('main')).toContainText(`Toglie: ${TAKEN}.`);
    await expect(page.getByRole('button', { name: /^Conferma/ }), 'nobody confirms their own').toHaveCount(0);
    expect((await desk.request.get(`${card}/elimina`)).status()).toBe(200);
  });

  await test.step('confirmed by another it is gone with the next click', async () => {
    await enterAsOperator(other, 'livia.serra');
    await other.goto(mask);
    await other.getByRole('button', { name: /^Conferma/ }).click();
    await expect(other.locator('main')).toContainText('Confermata da Livia Serra');
    await sound(other, 'a profile from which a permission was taken');
    const answered = desk.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(`${card}/elimina`));
    await desk.locator('main').getByRole('button', { name: 'Elimina la scheda' }).click();
    expect((await answered).status()).toBe(404);
    for (const path of [`${card}/elimina`, `${AT.cards}/nuova`]) expect((await desk.goto(path)).status(), path).toBe(404);
    expect((await desk.goto(card)).status(), 'the card is there, and is read').toBe(200);
    await expect(desk.locator('main')).toContainText('Prova di un tirocinio.');
    await other.goto(MASKS);
    await expect(row(other, profile)).toContainText(TAKEN);
  });

  await test.step('it is retired when nobody has it any more', async () => {
    await page.goto(named);
    await page.locator('#ritirato').check();
    await page.locator('#motivo').fill('Il tirocinio è finito');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await expect(page.locator('#errori')).toContainText('Non si può ritirare');
    await page.waitForLoadState('load');
    await expect(page.locator('#motivo')).toHaveValue('Il tirocinio è finito');
    await sound(page, 'a profile that is not retired yet');
    await page.goto(member);
    await endMembership(page, DESK, 'Fine del tirocinio');
    await desk.goto(AT.cards);
    await expect(desk).toHaveURL(new RegExp(`${AT.operators}\\?next=`));
    await page.goto(named);
    await page.locator('#ritirato').check();
    await page.locator('#motivo').fill('Il tirocinio è finito');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await expect(page.locator('main')).toContainText('Il tirocinio è finito');
    await page.goto(MASKS);
    await expect(page.getByRole('link', { name: `${profile} (ritirato)` })).toBeVisible();
  });

  expect(complaints.flat()).toEqual([]);
  for (const one of [other, desk]) await one.context().close();
});
