// What operators do, as helpers that read like it.

import { expect } from '@playwright/test';
import { AT } from './places.mjs';
import { WORDS } from './words.mjs';

/** The row of the queue with this protocol or person. */
export const row = (page, words) => page.locator('main table tbody tr').filter({ hasText: words });

/** Opens the intake with this protocol from the queue, searched by text. */
export async function openIntake(page, protocol) {
  await page.goto(`${AT.console}?testo=${encodeURIComponent(protocol)}`);
  const found = page.locator('main table tbody tr').first();
  await found.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/console\/istanze\//);
  await expect(page.locator('main')).toContainText(protocol);
}

/** Opens one of the actions of an intake: a dialog with script, a page without. Returns where its fields are. */
export async function openAction(page, name) {
  const opener = page.locator('main').getByRole('link', { name }).or(page.locator('main').getByRole('button', { name })).first();
  await opener.click();
  const dialog = page.locator('dialog[open]');
  await page.waitForLoadState('load');
  return (await dialog.count()) > 0 ? dialog : page.locator('main');
}

/** Takes an intake up from its own page. */
export async function takeUp(page) {
  await page.getByRole('button', { name: WORDS.takeUp }).first().click();
  await expect(page.locator('main')).toContainText(WORDS.states.takenUp);
}

/** Chooses why somebody came, writes what they ask for, and opens the card. Returns where it is. */
export async function openCard(page, words) {
  await page.locator('input[name=perche][value=spontaneous]').check();
  await page.locator('textarea[name=descrizione]').fill(words);
  await page.locator('main').getByRole('button', { name: 'Apri una scheda' }).click();
  await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** A card from zero for somebody who gives no name; leaves it open. Returns where it is. */
export async function newCard(page, words) {
  await page.goto(`${AT.cards}/nuova`);
  await page.getByRole('button', { name: 'Continua con questo alias' }).click();
  return openCard(page, words);
}

/** The same for somebody of the registry. */
export async function newCardFor(page, name, words) {
  await page.goto(`${AT.people}?q=${encodeURIComponent(name)}`);
  await page.locator('main a[href^="/console/persone/"]').filter({ hasText: name }).first().click();
  await expect(page).toHaveURL(/\/console\/persone\/[0-9a-f-]{36}$/);
  await page.goto(`${AT.cards}/nuova?persona=${new URL(page.url()).pathname.split('/').at(-1)}`);
  return openCard(page, words);
}
