// What operators do, as helpers that read like it.

import { expect } from '@playwright/test';
import { fiscalCode } from '../../demo/lib/fiscal-code.mjs';
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

/** The same with the first service of the table, whose page is open then; returns where the card is. */
export async function newService(page, words) {
  const card = await newCard(page, words);
  await page.goto(`${card}/servizi`);
  await page.locator('select[name=servizio]').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Aggiungi', exact: true }).click();
  await expect(page).toHaveURL(/\/servizi\/[0-9a-f-]{36}$/);
  return card;
}

/** A card from zero for somebody of the registry. */
export async function newCardFor(page, name, words) {
  await page.goto(`${AT.people}?q=${encodeURIComponent(name)}`);
  await page.locator('main a[href^="/console/persone/"]').filter({ hasText: name }).first().click();
  await expect(page).toHaveURL(/\/console\/persone\/[0-9a-f-]{36}$/);
  await page.goto(`${AT.cards}/nuova?persona=${new URL(page.url()).pathname.split('/').at(-1)}`);
  return openCard(page, words);
}

/** Types somebody in whom nobody knows, without sending; returns the button that does. */
export async function typeNewPerson(page, person) {
  await page.goto(`${AT.cards}/nuova`);
  const form = page.locator('main form').filter({ has: page.locator('[name=cognome]') });
  await form.locator('[name=cognome]').fill(person.surname);
  await form.locator('[name=nome]').fill(person.name);
  await form.locator('[name=codice-fiscale]').fill(fiscalCode(person));
  await form.locator('[name=nato-il]').fill(person.born.split('-').reverse().join('/'));
  return form.getByRole('button', { name: 'Inserisci e continua' });
}

/** On the page that sends a card to a body without access: says to whom and why. Returns the code, which is told once. */
export async function sendOutside(page, address) {
  await page.getByLabel('Ente', { exact: true }).fill('Croce Verde');
  await page.getByLabel('E-mail di chi riceve').fill(address);
  await page.getByRole('checkbox', { name: /^Accesso/ }).check();
  await page.getByLabel('Perché la invii').fill('Potete accompagnarla voi?');
  await page.getByRole('button', { name: 'Invia il link' }).click();
  return page.locator('main .sp-code').first().innerText();
}

/** On the page of a card: removes it as opened by mistake; the list of those is open then. */
export async function removeCard(page, reason) {
  await page.getByRole('link', { name: 'Elimina la scheda' }).click();
  await page.locator('#f-motivo').fill(reason);
  await page.locator('main').getByRole('button', { name: 'Elimina la scheda' }).click();
  await expect(page).toHaveURL(`${AT.cards}/eliminate`);
}

/** So many days from now, as people type it in Italy. */
export const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('it-IT', { timeZone: 'Europe/Rome', day: '2-digit', month: '2-digit', year: 'numeric' });

/** An administrator gives a reason and sends the form that it is in. */
export async function sendBecause(page, reason) {
  await page.locator('#motivo').last().fill(reason);
  await page.locator('form', { has: page.locator('#motivo') }).last().getByRole('button').click();
}

/** An administrator writes somebody down whom the provider knows, and the portal not yet; their page is open then. */
export async function writeDown(page, { sub, name }) {
  await page.goto(`${AT.staff}/nuovo`);
  await page.locator('#nome').fill(name);
  await page.getByRole('radio', { name: 'Comune di Pontelaro' }).check();
  await page.locator('#account').fill(sub);
  await page.locator('#motivo').fill('Rinforzo allo sportello');
  await page.getByRole('button', { name: 'Aggiungi l’operatore' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** On the page of an operator: lets them work at a desk of a body, through its profile or another one. */
export async function giveMembership(page, desk, { body = 'Comune di Pontelaro', profile } = {}) {
  await page.locator('#dai-sportello').selectOption({ label: `${desk} · ${body}` });
  await page.locator('#dai-ruolo').selectOption({ label: 'Operatore di sportello' });
  if (profile) await page.locator('#dai-profilo').selectOption({ label: profile });
  await page.locator('#dai-motivo').fill('Rinforzo per tre mesi');
  await page.getByRole('button', { name: 'Dai l’abilitazione' }).click();
  await expect(row(page, desk).first()).toContainText('In corso');
}

/** On the same page: ends what lets them work at a desk. */
export async function endMembership(page, desk, reason) {
  await page.locator('#fine-sportello').selectOption({ label: desk });
  await page.locator('#fine-motivo').fill(reason);
  await page.getByRole('button', { name: 'Termina l’abilitazione' }).click();
  await expect(page.locator('main')).toContainText(reason);
}
