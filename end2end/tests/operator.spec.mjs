// The operators' path: queue, taking up, integration, acceptance, card; and back to the citizen.

import { dayFromNow, openAction, openIntake, row, takeUp } from './support/console.mjs';
import { pdfFile } from './support/files.mjs';
import { handIn } from './support/form.mjs';
import { enter, enterAsOperator, operator } from './support/identity.mjs';
import { mailTo } from './support/mailbox.mjs';
import { AT, MAIN_SERVICE } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** A second person in a browser of their own; `work` gets its page. */
async function elsewhere(browser, work) {
  const context = await browser.newContext({ locale: 'it-IT' });
  const page = await context.newPage();
  const complaints = watch(page);
  await work(page);
  expect(complaints).toEqual([]);
  await context.close();
}

test('from the queue to the completed card, with an integration in between', async ({ page, browser, request, sound }) => {
  test.setTimeout(240_000);
  let protocol;
  let address;

  await test.step('a citizen applies', () => elsewhere(browser, async (citizen) => {
    protocol = await applyFor(citizen, 'samira', MAIN_SERVICE);
    address = AT.request(protocol.replace('/', '-'));
  }));

  await test.step('the queue can be filtered in the address', async () => {
    await enterAsOperator(page, 'chiara.moretti');
    await expect(page).toHaveURL(new RegExp(AT.console));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.queueTitle);
    await expect(row(page, 'Samira').first()).toBeVisible();
    await page.getByLabel('Protocollo o nome').fill('Idrissi');
    await page.getByRole('button', { name: 'Applica' }).click();
    await expect(page).toHaveURL(/Idrissi/);
    for (const line of await page.locator('main table tbody tr').all()) await expect(line).toContainText('Idrissi');
    await page.getByLabel('Protocollo o nome').fill('nessuno-si-chiama-così');
    await page.getByRole('button', { name: 'Applica' }).click();
    await expect(page.locator('main table tbody tr')).toHaveCount(0);
  });

  await test.step('takes it up; a colleague who comes second is told who', async () => {
    await openIntake(page, protocol);
    await elsewhere(browser, async (colleague) => {
      await enterAsOperator(colleague, 'anna.bruni');
      await openIntake(colleague, protocol);
      await takeUp(page);
      await colleague.getByRole('button', { name: WORDS.takeUp }).first().click();
      await expect(colleague.locator('main')).toContainText(WORDS.takenAlready);
      await expect(colleague.locator('main')).toContainText(operator('chiara.moretti').name);
      await sound(colleague, 'a request that a colleague took up');
    });
  });

  await test.step('asks for an integration; nonsense is refused and kept', async () => {
    let fields = await openAction(page, WORDS.ask);
    await fields.getByLabel('Che cosa manca').fill('La pagina 2 dell’accordo: nella foto <b>non</b> si legge.');
    await fields.getByLabel('Da mandare entro il').fill('31/02/2027');
    await fields.getByRole('button', { name: WORDS.askSend }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await sound(page, 'asking for an integration, with mistakes');
    fields = page.locator('dialog[open]').or(page.locator('main')).first();
    await expect(fields.getByLabel('Da mandare entro il')).toHaveValue('31/02/2027');
    await expect(fields.getByLabel('Che cosa manca')).toHaveValue(/pagina 2/);
    await fields.getByLabel('Da mandare entro il').fill(dayFromNow(12));
    await fields.getByRole('button', { name: WORDS.askSend }).click();
    await expect(page.locator('main')).toContainText(WORDS.states.toIntegrate);
  });

  await test.step('the citizen reads it, also by mail, and answers with a document', () => elsewhere(browser, async (citizen) => {
    await mailTo(request, 'samira.elidrissi@posta.example', (mail) => mail.text.includes(protocol) && !mail.attachments.some((one) => one.type === 'application/pdf'));
    await enter(citizen, 'samira');
    await expect(citizen.locator('main')).toContainText(WORDS.states.toIntegrate);
    await citizen.goto(address);
    await expect(citizen.locator('main')).toContainText('nella foto <b>non</b> si legge');
    await expect(citizen.locator('main')).not.toContainText('Chiara');
    await handIn(citizen, citizen.locator('main input[type=file]').first(), pdfFile('pagina-2.pdf'));
    await citizen.locator('main form:has(input[type=file]) textarea').first().fill('Ecco la pagina, adesso si legge.');
    await citizen.getByRole('button', { name: WORDS.sendAnswer }).click();
    await expect(citizen.locator('main')).toContainText(WORDS.states.takenUp);
  }));

  await test.step('accepts: a card opens, prefilled', async () => {
    await openIntake(page, protocol);
    await expect(page.locator('main')).toContainText('pagina-2.pdf');
    const fields = await openAction(page, WORDS.accept);
    const fresh = fields.getByRole('radio').last();
    if (await fresh.count() > 0 && !(await fields.getByRole('radio', { checked: true }).count())) await fresh.check();
    await fields.getByRole('button', { name: WORDS.accept }).click();
    await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}/);
    await expect(page.locator('main')).toContainText('LDRSMR90S48M990L');
    await expect(page.locator('main')).toContainText(protocol);
  });

  await test.step('completes the card', async () => {
    await page.getByRole('link', { name: /^modifica accesso/i }).click();
    await page.getByLabel('Descrizione').fill('Chiede aiuto per l’affitto.');
    await page.locator('form', { has: page.getByLabel('Descrizione') }).getByRole('button', { name: /^salva/i }).click();
    await page.getByRole('radio', { name: /servizio avviato/i }).check();
    await page.getByRole('button', { name: WORDS.complete }).click();
    await expect(page.locator('main')).toContainText(WORDS.completed);
    await expect(page.getByRole('button', { name: WORDS.complete })).toHaveCount(0);
  });

  await test.step('the citizen sees that it was accepted', () => elsewhere(browser, async (citizen) => {
    await enter(citizen, 'samira');
    await citizen.goto(address);
    await expect(citizen.locator('main')).toContainText(WORDS.states.accepted);
  }));
});

test('a refusal begins with a notice, which the citizen can answer', async ({ page, browser }) => {
  test.setTimeout(180_000);
  let protocol;
  await elsewhere(browser, async (citizen) => { protocol = await applyFor(citizen, 'luca', 'pasti-a-domicilio'); });
  await enterAsOperator(page, 'chiara.moretti');
  await openIntake(page, protocol);
  await takeUp(page);
  const fields = await openAction(page, WORDS.notice);
  await fields.getByLabel('Perché la domanda non si può accettare').fill('Il servizio è per chi ha più di 65 anni.');
  await fields.getByRole('button', { name: WORDS.noticeSend }).click();
  await expect(page.locator('main')).toContainText(WORDS.noticeGiven);
  await expect(page.getByRole('button', { name: /^rifiuta/i }).and(page.locator(':enabled')), 'not before the ten days').toHaveCount(0);
  await elsewhere(browser, async (citizen) => {
    await enter(citizen, 'luca');
    await citizen.goto(AT.request(protocol.replace('/', '-')));
    await expect(citizen.locator('main')).toContainText('più di 65 anni');
  });
});

for (const sub of ['ignoto', 'sospesa.rossi']) {
  test(`${sub} may not enter, and is told whom to ask`, async ({ page }) => {
    await enterAsOperator(page, sub);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.refusedAccess);
    await expect(page.locator('main')).toContainText(/chi amministra/i);
    const queue = await page.request.get(AT.console, { maxRedirects: 0 });
    expect([302, 303, 401, 403, 404]).toContain(queue.status());
    expect(await queue.text()).not.toContain('<table');
  });
}

test('a citizen is no operator and an operator no citizen', async ({ page, browser }) => {
  await enterAsOperator(page, 'chiara.moretti');
  const area = await page.request.get(AT.area, { maxRedirects: 0 });
  expect([302, 303]).toContain(area.status());
  await elsewhere(browser, async (citizen) => {
    await enter(citizen, 'carlo');
    const queue = await citizen.request.get(AT.console, { maxRedirects: 0 });
    expect([302, 303, 401, 403, 404]).toContain(queue.status());
    expect(await queue.text()).not.toContain('<table');
  });
});

test('the button of the numbers stands on the line of its fields', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(AT.numbers);
  const bar = page.locator('.sp-filterbar');
  const [field, button] = await Promise.all([bar.locator('[name=al]'), bar.getByRole('button', { name: 'Applica' })].map((one) => one.boundingBox()));
  expect(Math.abs(field.y + field.height / 2 - button.y - button.height / 2)).toBeLessThanOrEqual(2);
});
