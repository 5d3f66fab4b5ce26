// A desk of the third sector works as long as the agreement of its body does; it ends in the middle of work.

import { dayFromNow, giveMembership, newCard, row, sendBecause, writeDown } from './support/console.mjs';
import { enterAgainAsOperator, enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Whom the provider knows, and the portal not yet. */
const NEWCOMER = { sub: 'omar.diopetti', name: 'Omar Diopetti' };

/** On the page of the rules of a desk: writes an agreement of its body down, for a month. */
async function agree(page, act) {
  await page.locator('#accordo-atto').fill(act);
  await page.locator('#accordo-dal').fill(dayFromNow(0));
  await page.locator('#accordo-al').fill(dayFromNow(30));
  await page.locator('#accordo-motivo').fill('Coprogettazione');
  await page.getByRole('button', { name: 'Aggiungi la convenzione' }).click();
  await expect(page.locator('main')).toContainText('In funzione oggi');
  await expect(row(page, act).first()).toBeVisible();
}

test('the agreement of a body ends in the middle of work, and what was written is found when it is renewed', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const mark = `${Date.now()}`;
  const [body, name] = [`Cooperativa di prova ${mark}`, `Sportello della cooperativa ${mark}`];
  const [first, second] = [`Determinazione 7/${mark}`, `Determinazione 8/${mark}`];
  const desk = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(desk);
  let rules;
  let card;

  await test.step('a body of the third sector with a desk; without an agreement it stands still', async () => {
    await enterAsOperator(page, 'paolo.neri');
    await page.goto(`${AT.bodies}/nuovo`);
    await page.locator('#nome').fill(body);
    await page.locator('#tipo').selectOption('third_sector');
    await sendBecause(page, 'Coprogettazione');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(body);
    await page.goto(`${AT.staffDesks}/nuovo`);
    await page.locator('#nome').fill(name);
    await page.locator('#ente').selectOption({ label: body });
    await page.locator('#tipo').selectOption('third_sector');
    await page.locator('#profilo').selectOption({ label: 'Sportello immigrazione' });
    await sendBecause(page, 'Coprogettazione');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.getByRole('link', { name: 'Regole e convenzioni' }).click();
    await expect(page.locator('main')).toContainText('Fermo oggi: nessuno può lavorarci');
    rules = page.url();
  });

  await test.step('an agreement needs its act; then the desk works', async () => {
    await page.locator('#accordo-motivo').fill('Coprogettazione');
    await page.getByRole('button', { name: 'Aggiungi la convenzione' }).click();
    await expect(page.locator('#errori')).toContainText('Scrivi l’atto');
    await page.waitForLoadState('load');
    await expect(page.locator('#accordo-motivo')).toHaveValue('Coprogettazione');
    await sound(page, 'an agreement with mistakes');
    await agree(page, first);
    await writeDown(page, NEWCOMER);
    await giveMembership(page, name, { body });
  });

  await test.step('somebody works there, and is writing', async () => {
    await enterAsOperator(desk, NEWCOMER.sub);
    await expect(desk).toHaveURL(AT.console);
    card = await newCard(desk, 'Cerca lavoro in una cucina.');
    await desk.goto(`${card}?modifica=abitazione`);
    await desk.locator('[name=proprietario]').fill('Cooperativa Il Laro');
    await expect(desk.locator('[data-autosave=parte] [data-state=saved]')).toBeVisible();
  });

  await test.step('the agreement is ended: nothing is there with the next click', async () => {
    await page.goto(rules);
    await page.locator('#convenzione').selectOption({ label: first });
    await page.locator('#fine-motivo').fill('La cooperativa si ritira');
    await page.getByRole('button', { name: 'Termina la convenzione' }).click();
    await expect(page.locator('main')).toContainText('Fermo oggi: nessuno può lavorarci');
    await expect(page.locator('main')).toContainText('La cooperativa si ritira');
    for (const path of [card, AT.cards, AT.console]) {
      expect((await desk.goto(path)).status(), path).toBe(404);
      await expect(desk.locator('body')).not.toContainText('Cerca lavoro in una cucina.');
    }
    await enterAgainAsOperator(desk, NEWCOMER.sub);
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
  });

  await test.step('renewed: what was being written is found', async () => {
    await agree(page, second);
    await enterAgainAsOperator(desk, NEWCOMER.sub);
    await expect(desk).toHaveURL(AT.console);
    await desk.goto(`${card}?modifica=abitazione`);
    await expect(desk.locator('main')).toContainText('Abbiamo ritrovato quello che stavi scrivendo');
    await desk.getByRole('link', { name: 'Riprendi', exact: true }).click();
    await expect(desk.locator('[name=proprietario]')).toHaveValue('Cooperativa Il Laro');
  });

  expect(complaints).toEqual([]);
  await desk.context().close();
});
