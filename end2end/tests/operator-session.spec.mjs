// How operators come in and stay: providers of several bodies, SPID, their own sessions, being logged out from elsewhere.

import { CITIZENS } from '../demo/lib/citizens.mjs';
import { openAction, openIntake, takeUp } from './support/console.mjs';
import { chooseOperator, enter, enterAsOperator, operator, signIn, signInAsOperator, signInBy } from './support/identity.mjs';
import { AT, MAIN_SERVICE, OIDC } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** The organisation logs somebody out everywhere. */
async function disconnect(request, sub, path = '') {
  const answer = await request.post(`${OIDC}${path}/scollega`, { form: { operatore: sub } });
  expect(answer.status()).toBe(200);
}

/** A second browser of the same person. */
async function another(browser, sub, of) {
  const context = await browser.newContext({ locale: 'it-IT' });
  const page = await context.newPage();
  await enterAsOperator(page, sub, of);
  return page;
}

test('each body has its own way in, and the same name at another body is another person', async ({ page }) => {
  await page.goto(AT.operators);
  await expect(page.getByRole('link', { name: WORDS.operatorLogin })).toHaveCount(2);
  await signInAsOperator(page, 'irene.galli', 'vallescura');
  await expect(page).toHaveURL(AT.console);
  await expect(page.locator('header')).toContainText('Sportello sociale di Vallescura');
  // The live hint of the queue must not ask once more without its cookie.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await enterAsOperator(page, 'chiara.moretti', 'vallescura');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
});

test('an operator may enter with SPID, a citizen may not, whatever page they ask for', async ({ page }) => {
  await page.goto(`${AT.operators}?next=${encodeURIComponent(AT.sessions)}`);
  await signIn(page, 'zoran');
  await expect(page).toHaveURL(AT.sessions);
  await expect(page.locator('header')).toContainText('Zoran Đorđević');
  await expect(page.locator('header')).toContainText('Sportello immigrazione');
  await page.context().clearCookies();
  await page.goto(AT.operators);
  await signIn(page, 'carlo');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
  // The citizens' door makes nobody an operator, even with an operator's codice fiscale and an address of the console.
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.console)}`);
  await signIn(page, 'zoran');
  await expect(page).toHaveURL(new RegExp(`${AT.operators}\\?next=`));
  expect(CITIZENS.some((one) => one.id === 'zoran')).toBe(true);
});

test('an operator may enter with CIE, a citizen may not', async ({ page }) => {
  await page.goto(`${AT.operators}?next=${encodeURIComponent(AT.sessions)}`);
  await signInBy(page, WORDS.enterWithCie, 'zoran');
  await expect(page).toHaveURL(AT.sessions);
  await expect(page.locator('header')).toContainText('Zoran Đorđević');
  await expect(page.locator('header')).toContainText('Sportello immigrazione');
  await page.context().clearCookies();
  await page.goto(AT.operators);
  await signInBy(page, WORDS.enterWithCie, 'carlo');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
});

test('one sees where one is signed in, closes one from elsewhere, and all others after confirming who one is', async ({ page, browser }) => {
  const telephone = await another(browser, 'anna.bruni');
  const library = await another(browser, 'anna.bruni');
  await enterAsOperator(page, 'anna.bruni');
  await page.locator('header summary').last().click();
  await page.getByRole('link', { name: WORDS.sessionsTitle }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS.sessionsTitle);
  const rows = page.locator('main tbody tr');
  const before = await rows.count();
  expect(before).toBeGreaterThanOrEqual(3);
  await expect(rows.filter({ hasText: WORDS.thisSession })).toHaveCount(1);
  await expect(rows.first()).toContainText('Chrome');
  await rows.getByRole('button', { name: WORDS.closeSession }).first().click();
  await expect(rows).toHaveCount(before - 1);
  await page.getByRole('button', { name: WORDS.closeOthers }).click();
  await expect(rows, 'signed in a moment ago: nothing more is asked').toHaveCount(1);
  for (const other of [telephone, library]) {
    await other.goto(AT.cards);
    await expect(other).toHaveURL(new RegExp(`${AT.operators}\\?next=`));
    await other.context().close();
  }
});

test('confirming who one is leads through the provider and back to the same page', async ({ page }) => {
  await enterAsOperator(page, 'anna.bruni');
  await page.goto(`/operatori/conferma?next=${encodeURIComponent(AT.sessions)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS.confirmTitle);
  await page.getByRole('link', { name: WORDS.confirm }).click();
  expect(new URL(page.url()).origin).toBe(new URL(OIDC).origin);
  await chooseOperator(page, 'anna.bruni');
  await expect(page).toHaveURL(AT.sessions);
  await expect(page.locator('header')).toContainText(operator('anna.bruni').name);
});

test('whoever the organisation logs out is out with the next click, in every browser', async ({ page, browser, request }) => {
  const other = await another(browser, 'irene.galli', 'vallescura');
  await enterAsOperator(page, 'irene.galli', 'vallescura');
  await expect(page).toHaveURL(AT.console);
  await disconnect(request, 'chiara.moretti', '/vallescura');
  await page.goto(AT.cards);
  await expect(page, 'somebody else left').toHaveURL(AT.cards);
  await disconnect(request, 'irene.galli', '/vallescura');
  for (const one of [page, other]) {
    await one.goto(AT.cards);
    await expect(one).toHaveURL(new RegExp(`${AT.operators}\\?next=`));
  }
  await other.context().close();
});

test('a warning comes before the session ends, and one click keeps it', async ({ page, script, sound }) => {
  test.skip(!script, 'without script nothing warns; what is sent after the end is kept');
  await page.clock.install();
  await enterAsOperator(page, 'anna.bruni');
  await page.goto(AT.cards);
  const dialog = page.locator('dialog#fine-sessione');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('11:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('01:00');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveCount(1);
  await sound(page, 'a session of the desk that ends soon');
  const kept = page.waitForResponse('**/api/sessione');
  await dialog.getByRole('button', { name: 'Resta' }).click();
  expect((await kept).status()).toBe(200);
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('11:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('01:00');
  await expect(dialog, 'it comes again before the next end').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('00:30');
  await expect(dialog, 'who closed it has read it').toBeHidden();
  await page.clock.fastForward('01:30');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'La sessione è finita', exact: true })).toBeVisible();
  await sound(page, 'a session of the desk that is over');
  await expect(dialog.getByRole('link', { name: WORDS.confirm })).toHaveAttribute('href', `${AT.operators}?next=${encodeURIComponent(AT.cards)}`);
});

test('a citizen is warned again too, and a line that is cut is told', async ({ page, context, script, sound }) => {
  test.skip(!script, 'without script nothing warns');
  await page.clock.install();
  await enter(page, 'giulia');
  await page.goto(AT.profile);
  const dialog = page.locator('dialog#fine-sessione');
  const stay = dialog.getByRole('button', { name: 'Resta' });
  for (const time of ['first', 'second']) {
    await page.clock.fastForward('26:30');
    await expect(dialog, time).toBeHidden();
    await page.clock.fastForward('01:00');
    await expect(dialog, time).toBeVisible();
    if (time === 'second') {
      await context.setOffline(true);
      await stay.click();
      await expect(dialog.getByRole('alert')).toContainText('Controlla la connessione');
      await sound(page, 'a citizen’s session that could not be kept');
      await context.setOffline(false);
    }
    const kept = page.waitForResponse('**/api/sessione');
    await stay.click();
    await kept;
    await expect(dialog, time).toBeHidden();
  }
});

test('the form on the page of a session that goes on is not touched by the warning', async ({ page, browser, script }) => {
  test.skip(!script, 'needs the warning');
  test.setTimeout(120_000);
  const context = await browser.newContext({ locale: 'it-IT' });
  const protocol = await applyFor(await context.newPage(), 'giulia', MAIN_SERVICE);
  await context.close();
  await page.clock.install();
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}?stato=submitted`);
  const table = await page.locator('.sp-queue').boundingBox();
  for (const button of await page.locator('.q-act button').all()) {
    const { x, width } = await button.boundingBox();
    expect(x + width, 'the button of a row stays within the table').toBeLessThanOrEqual(table.x + table.width + 0.5);
  }
  await openIntake(page, protocol);
  await takeUp(page);
  const fields = await openAction(page, WORDS.ask);
  await fields.getByLabel('Che cosa manca').fill('La firma in fondo.');
  await page.clock.fastForward('12:30');
  await page.locator('dialog#fine-sessione').getByRole('button', { name: 'Resta' }).click();
  await expect(fields.getByLabel('Che cosa manca')).toHaveValue('La firma in fondo.');
});
