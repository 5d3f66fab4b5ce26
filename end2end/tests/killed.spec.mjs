// The server is killed, without a word to anybody, while an operator writes in a card and a citizen sends a step. When it
// is back, both are still in, and what they wrote is there but for the last seconds.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { newCard } from './support/console.mjs';
import { fillStep, goOn, mainForm } from './support/form.mjs';
import { enter, enterAsOperator } from './support/identity.mjs';
import { AT, PORTAL } from './support/places.mjs';
import { WORDS } from './support/words.mjs';

const SERVICE = 'trasporto-disabili';
const STEP = AT.step(SERVICE, 'salute-e-mobilita');

const serverPid = () => Number(readFileSync(`${process.env.SPORTELLO_VAR}/demo/log/sportello.pid`, 'utf8'));

/** Until another server answers on the same data. */
async function isBack(old) {
  await expect(async () => {
    expect(serverPid()).not.toBe(old);
    expect((await fetch(`${PORTAL}/health/ready`)).ok).toBe(true);
  }).toPass({ timeout: 100_000, intervals: [200] });
}

/** A card with a part that is being written; where it is. */
async function writesInCard(page) {
  await enterAsOperator(page, 'chiara.moretti');
  const part = `${await newCard(page, 'Chiede un alloggio.')}?modifica=abitazione`;
  await page.goto(part);
  await page.locator('[name=proprietario]').fill('Comune di Pontelaro');
  await expect(page.locator('[data-autosave=parte] [data-state=saved]')).toBeVisible();
  return part;
}

/** A step that is being written. */
async function writesInStep(page) {
  await enter(page, 'giulia');
  await page.goto(AT.step(SERVICE, 'informativa'));
  await fillStep(page);
  await goOn(page);
  await mainForm(page).locator('[name="per-chi"][value="me"]').check();
  await fillStep(page);
  await goOn(page);
  await expect(page).toHaveURL(STEP);
  // What the line says may still be about an earlier save.
  const kept = page.waitForResponse((answer) => answer.url().includes('/api/bozze/') && answer.ok() && /bisogno/.test(answer.request().postData() ?? ''));
  await mainForm(page).locator('[name="attenzioni"]').fill('Ha bisogno di tempo');
  await kept;
}

test('what was typed survives a server that is killed in the middle of it', async ({ browser }) => {
  test.setTimeout(240_000);
  const [operator, citizen] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  const part = await writesInCard(operator);
  await writesInStep(citizen);
  // What comes now may be lost: nobody has time to save it.
  await operator.locator('[name=proprietario]').pressSequentially(', ufficio casa');
  const pid = serverPid();
  // The citizen's step is on its way when the server goes.
  const sent = mainForm(citizen).getByRole('button', { name: WORDS.next }).click({ noWaitAfter: true, timeout: 5000 }).catch(() => {});
  process.kill(pid, 'SIGKILL');
  await sent;
  await isBack(pid);

  await operator.goto(part);
  await expect(operator.locator('main')).toContainText('Abbiamo ritrovato quello che stavi scrivendo');
  await operator.getByRole('link', { name: 'Riprendi', exact: true }).click();
  await expect(operator.locator('[name=proprietario]')).toHaveValue(/^Comune di Pontelaro/);
  await operator.locator('#parte').getByRole('button', { name: 'Salva' }).click();
  await expect(operator).toHaveURL(/#abitazione$/);
  await expect(operator.locator('#abitazione')).toContainText('Comune di Pontelaro');

  await citizen.goto(STEP);
  await expect(citizen, 'still in').toHaveURL(STEP);
  await expect(mainForm(citizen).locator('[name="attenzioni"]')).toHaveValue('Ha bisogno di tempo');
});
