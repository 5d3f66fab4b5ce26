// An operator of two desks: one is chosen, is said on every page and can be changed; a sign-in from a new device is told.

import { giveMembership, newCard, writeDown } from './support/console.mjs';
import { enterAgainAsOperator, enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

/** Whom the provider knows, and the portal not yet. */
const NEWCOMER = { sub: 'nora.vitali', name: 'Nora Vitali' };
const [GENERAL, FOREIGNERS] = ['Sportello sociale di Pontelaro', 'Sportello immigrazione'];

/** The desk in use, in the bar of every page. */
const inUse = (page) => page.locator('header .sp-desk');

/** After the sign-in: chooses the desk to work at. */
async function choose(page, desk) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Da quale sportello lavori oggi?');
  await page.getByRole('button', { name: desk }).click();
  await expect(page).toHaveURL(AT.console);
  await expect(inUse(page)).toContainText(desk);
}

/** Changes to another desk by the menu of the bar. */
async function changeTo(page, desk) {
  await inUse(page).locator('summary').click();
  await inUse(page).getByRole('button', { name: desk }).click();
  await expect(page).toHaveURL(AT.console);
  await expect(inUse(page).locator('summary')).toContainText(desk);
}

test('an operator of two desks sees where they sit, changes, and learns of a new device', async ({ page, browser, sound }) => {
  test.setTimeout(240_000);
  const [administrator, telephone] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  const complaints = [administrator, telephone].map(watch);
  let card;

  await test.step('an administrator gives two memberships', async () => {
    await enterAsOperator(administrator, 'paolo.neri');
    await writeDown(administrator, NEWCOMER);
    for (const desk of [GENERAL, FOREIGNERS]) await giveMembership(administrator, desk);
  });

  await test.step('one of the two is chosen, twice in the same browser and once on a telephone', async () => {
    await enterAsOperator(page, NEWCOMER.sub);
    await sound(page, 'the choice of a desk');
    await choose(page, FOREIGNERS);
    await enterAgainAsOperator(page, NEWCOMER.sub);
    await choose(page, GENERAL);
    await enterAsOperator(telephone, NEWCOMER.sub);
    await choose(telephone, GENERAL);
  });

  await test.step('every page says which, however narrow', async () => {
    const before = page.viewportSize();
    for (const [width, path] of [[320, AT.people], [768, AT.alerts], [1280, AT.cards]]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await expect(inUse(page).getByText(GENERAL), `${path} at ${width} px`).toBeInViewport();
    }
    await page.setViewportSize(before);
  });

  await test.step('what is seen changes with it, also behind the back button', async () => {
    card = await newCard(page, 'Prova del cambio di sportello.');
    const line = page.locator(`main a[href="${card}"]`).first();
    await page.goto(AT.cards);
    await expect(line).toBeVisible();
    await inUse(page).locator('summary').click();
    await expect(inUse(page).getByRole('button', { name: FOREIGNERS })).toBeVisible();
    // On a phone the open menu lies over the search.
    await sound(page, 'the menu of desks', [1440]);
    await inUse(page).locator('summary').click();
    await changeTo(page, FOREIGNERS);
    await expect(page.locator('header .sp-user-name'), 'the profile of the desk').toContainText('Sportello immigrazione');
    await page.goBack();
    await expect(page).toHaveURL(AT.cards);
    await expect(inUse(page).locator('summary'), 'no page of the desk before').toContainText(FOREIGNERS);
    await expect(line).toHaveCount(0);
    expect((await page.goto(card)).status(), 'a card of the other desk').toBe(404);
    await page.goto(AT.console);
    await changeTo(page, GENERAL);
    expect((await page.goto(card)).status()).toBe(200);
    await expect(page.locator('main')).toContainText('Prova del cambio di sportello.');
  });

  await test.step('the telephone was new, the browser only the first time', async () => {
    const told = page.locator('main li').filter({ hasText: 'Accesso da un nuovo dispositivo' });
    // Alerts are gathered every few seconds here; usually once a minute.
    await expect(async () => {
      await page.goto(AT.alerts);
      await expect(told).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 100_000, intervals: [500] });
    await told.getByRole('button', { name: /^Apri/ }).click();
    await expect(page, 'where it can be closed').toHaveURL(AT.sessions);
  });

  expect(complaints.flat()).toEqual([]);
  for (const one of [administrator, telephone]) await one.context().close();
});
