// Coming in and going out, as citizen and as operator.

import { expect } from '@playwright/test';
import { CITIZENS } from '../../demo/lib/citizens.mjs';
import { BODIES } from '../../demo/lib/operators.mjs';
import { AT, PORTAL } from './places.mjs';
import { WORDS } from './words.mjs';

/** A demo citizen by id. */
export const citizen = (id) => CITIZENS.find((one) => one.id === id);
const body = (key) => BODIES.find((one) => one.key === key);
/** A demo operator by subject and body. */
export const operator = (sub, of = 'pontelaro') => body(of).operators.find((one) => one.sub === sub);

/** Chooses the demo provider on the access page. */
async function chooseProvider(page) {
  const provider = page.getByRole('link', { name: WORDS.demoProvider }).or(page.getByRole('button', { name: WORDS.demoProvider })).first();
  if (!(await provider.isVisible())) await page.getByText(WORDS.enterWithSpid).first().click();
  await provider.click();
  await expect(page.getByRole('heading', { name: 'Chi sta entrando?' })).toBeVisible();
}

/** Presses a button of the provider and comes back to the portal. */
export async function answerAt(page, button, script) {
  await page.getByRole('button', { name: button, exact: true }).click();
  if (!script) await page.getByRole('button', { name: 'Torna al portale' }).click();
  await page.waitForURL((url) => url.origin === PORTAL && url.pathname !== '/spid/login');
}

/** From the access page (already open) through the demo provider and back. */
export async function signIn(page, id, { script = true, level = 2 } = {}) {
  const { name, surname } = citizen(id);
  await chooseProvider(page);
  await answerAt(page, `${name} ${surname}, livello ${level}`, script);
}

/** The same, ending in the error with this SPID number. */
export async function failAtProvider(page, number) {
  await chooseProvider(page);
  await page.getByRole('button', { name: new RegExp(`\\(nr${number}\\)$`) }).click();
  await page.waitForURL(/\/accesso\/esito\/[0-9a-f]{32}$/);
}

/** From a page with ways in (already open) by the one with these words, as this citizen. */
export async function signInBy(page, words, id, { script = true } = {}) {
  await page.getByRole('link', { name: words }).click();
  await expect(page.getByRole('heading', { name: 'Chi sta entrando?' })).toBeVisible();
  const { name, surname } = citizen(id);
  await answerAt(page, `${name} ${surname}, livello 2`, script);
}

/** Signs a citizen in, ending in the area personale. */
export async function enter(page, id, options) {
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.area)}`);
  await signIn(page, id, options);
  await expect(page).toHaveURL(AT.area);
}

/** Cookies of citizens who signed in by `resume`, by id. */
const kept = new Map();

/** Goes on with the session of an earlier test, where nobody has signed out since, or signs in; on no certain page. */
export async function resume(page, id, options) {
  if (kept.has(id)) {
    await page.context().addCookies(kept.get(id));
  } else {
    await enter(page, id, options);
    kept.set(id, await page.context().cookies());
  }
}

/** Signs out by the button of the header, in its menu where there is one. */
export async function leave(page) {
  // It may be one of those sessions.
  kept.clear();
  const button = page.getByRole('button', { name: WORDS.leave }).first();
  if (!(await button.isVisible())) await page.locator('header details:has(button)').last().locator('summary').click();
  await button.click();
  await page.waitForURL((url) => url.origin === PORTAL && !url.pathname.startsWith('/area-personale'));
}

/** From the operators' door (already open) through the provider of a body and back. */
export async function signInAsOperator(page, sub, of = 'pontelaro') {
  await page.getByRole('link', { name: WORDS.operatorLogin }).and(page.getByRole('link', { name: body(of).name })).click();
  await chooseOperator(page, sub, of);
}

/** Chooses an operator at a provider and comes back. */
export async function chooseOperator(page, sub, of = 'pontelaro') {
  await page.getByRole('button', { name: `Entra come ${operator(sub, of).name}` }).click();
  await page.waitForURL((url) => url.origin === PORTAL);
}

/** Goes to the console and chooses an operator at the organisation's provider. */
export async function enterAsOperator(page, sub, of = 'pontelaro') {
  await page.goto(AT.console);
  await signInAsOperator(page, sub, of);
}

/** The same once more, as if in the morning; the live hint of the queue must not ask in between without its cookie. */
export async function enterAgainAsOperator(page, sub) {
  await page.goto('about:blank');
  await page.context().clearCookies({ name: 'sportello' });
  await enterAsOperator(page, sub);
}
