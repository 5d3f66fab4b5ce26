// Somebody is let in, stands in for a colleague who is away, and is out with the end of the membership.

import { dayFromNow, endMembership, giveMembership, row, writeDown } from './support/console.mjs';
import { enterAgainAsOperator, enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Whom the provider knows, and the portal not yet. */
const NEWCOMER = { sub: 'bice.venturoli', name: 'Bice Venturoli' };
const DESK = 'Sportello sociale di Pontelaro';

test('a colleague is let in, stands in for who is away, and is out when the membership ends', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const [administrator, desk] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  const complaints = [administrator, desk].map(watch);
  let member;

  await test.step('an administrator writes the colleague down, and gives a membership', async () => {
    await enterAsOperator(administrator, 'paolo.neri');
    await writeDown(administrator, NEWCOMER);
    member = administrator.url();
    await enterAsOperator(desk, NEWCOMER.sub);
    await expect(desk.locator('main'), 'no desk yet').toContainText('non è assegnato a nessuno sportello');
    await giveMembership(administrator, DESK);
  });

  await test.step('who goes away names the colleague; days that make no sense are told', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    await page.goto(AT.absences);
    await page.locator('#sostituto').selectOption({ label: NEWCOMER.name });
    await page.locator('#dal').fill(dayFromNow(2));
    await page.locator('#al').fill(dayFromNow(1));
    await page.locator('main').getByRole('button', { name: 'Salva', exact: true }).click();
    await expect(page.locator('#errori')).toContainText('L’ultimo giorno viene prima del primo');
    await expect(page.locator('#dal')).toHaveValue(dayFromNow(2));
    await page.locator('#dal').fill(dayFromNow(0));
    await page.locator('main').getByRole('button', { name: 'Salva', exact: true }).click();
    await expect(page).toHaveURL(AT.absences);
    await expect(page.getByText(`Ti sostituisce ${NEWCOMER.name} fino al ${dayFromNow(1)}.`)).toBeVisible();
  });

  await test.step('the colleague finds the work of who is away, and opens it', async () => {
    await enterAgainAsOperator(desk, NEWCOMER.sub);
    await expect(desk).toHaveURL(AT.console);
    await expect(desk.getByText(`Sostituisci Chiara Moretti fino al ${dayFromNow(1)}.`)).toBeVisible();
    await desk.getByRole('link', { name: 'Domande assegnate a Chiara Moretti' }).click();
    await expect(desk).toHaveURL(/operatore=/);
    const lines = await desk.locator('main table tbody tr').all();
    expect(lines.length, 'the demo has a request that Chiara follows').toBeGreaterThan(0);
    for (const line of lines) await expect(line).toContainText('Chiara Moretti assente: la segui tu');
    await lines[0].getByRole('link').first().click();
    await expect(desk).toHaveURL(/\/console\/istanze\//);
  });

  await test.step('the membership ends in the middle of it', async () => {
    await desk.goto(AT.cards);
    await expect(desk).toHaveURL(AT.cards);
    await administrator.goto(member);
    await endMembership(administrator, DESK, 'Torna al suo ufficio');
    await desk.goto(AT.cards);
    await expect(desk, 'out with the next click').toHaveURL(new RegExp(`${AT.operators}\\?next=`));
    await enterAgainAsOperator(desk, NEWCOMER.sub);
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
  });

  await test.step('who is away learns that nobody stands in, and takes it back', async () => {
    await page.goto(AT.absences);
    await expect(page.getByText(`Non ti sostituisce più nessuno: ${NEWCOMER.name} non lavora più a questo sportello.`)).toBeVisible();
    await page.getByRole('button', { name: /^Termina/ }).click();
    await expect(page.locator('main')).not.toContainText(NEWCOMER.name);
  });

  await test.step('the register of accesses says who was refused', async () => {
    await administrator.goto(AT.trail);
    await administrator.getByLabel('Che cosa cerchi').fill(NEWCOMER.name);
    await administrator.getByLabel('Mostra solo').selectOption({ label: 'Tentativi rifiutati' });
    await administrator.getByRole('button', { name: 'Cerca nel registro' }).click();
    await expect(administrator.getByRole('heading', { name: `Operatore ${NEWCOMER.name}` })).toBeVisible();
    await expect(row(administrator, 'Ingresso rifiutato').first()).toContainText('Nessuno sportello');
  });

  expect(complaints.flat()).toEqual([]);
  for (const one of [administrator, desk]) await one.context().close();
});
