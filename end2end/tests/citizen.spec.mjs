// The citizen's whole path. Runs twice: with script and without.

import { pdfFile, zipNamedPdf, emptyFile } from './support/files.mjs';
import { FREE_TEXT, fillStep, goOn, handIn, mainForm, received, send, walkToSummary, walkUntil } from './support/form.mjs';
import { citizen, enter, leave, signIn } from './support/identity.mjs';
import { attachment, mailTo } from './support/mailbox.mjs';
import { pdfText } from './support/pdf.mjs';
import { AT, MAIN_SERVICE } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own people, so that neither sees the other's drafts. */
const people = (script) => (script ? { first: 'giulia', second: 'luca' } : { first: 'michele', second: 'zoran' });

/** From the home page to the first question of the main service. */
async function fromHomeToForm(page, id, script) {
  await page.goto(AT.home);
  await page.locator(`main a[href="${AT.services}"], nav a[href="${AT.services}"]`).first().click({ trial: false }).catch(() => page.goto(AT.services));
  await expect(page).toHaveURL(AT.services);
  await page.locator(`main a[href="${AT.service(MAIN_SERVICE)}"]`).first().click();
  await expect(page).toHaveURL(AT.service(MAIN_SERVICE));
  await page.locator('[data-element="service-online-access"]').first().click();
  await expect(page).toHaveURL(new RegExp(`^[^?]*${AT.access}\\?`));
  await signIn(page, id, { script });
  await expect(page, 'after the login the citizen is in that service’s form').toHaveURL(new RegExp(`${AT.service(MAIN_SERVICE)}/domanda/`));
}


test('a citizen applies, from the home page to the receipt', async ({ page, script, request }) => {
  const me = citizen(people(script).first);
  let protocol;

  await test.step('finds the service and enters with SPID', () => fromHomeToForm(page, me.id, script));

  await test.step('certified data are shown and cannot be changed', async () => {
    await walkUntil(page, page.locator('main').getByText(me.fiscalCode));
    await expect(page.locator('main')).toContainText(me.fiscalCode);
    await expect(page.locator(`main input[value="${me.fiscalCode}"]:not([readonly]):not([disabled]):not([type=hidden])`)).toHaveCount(0);
    await expect(page).toHaveTitle(WORDS.stepOf);
    await expect(page.locator('[aria-current="step"]').filter({ visible: true })).toHaveCount(1);
  });

  await test.step('wrong answers come back with reasons, and what was typed stays', async () => {
    await walkUntil(page, mainForm(page).locator('textarea'));
    await fillStep(page, { text: ({ tag }) => (tag === 'textarea' ? '<b>"d’aiuto"</b> & così' : '<i>x</i>') });
    const typed = await mainForm(page).locator(FREE_TEXT).filter({ visible: true }).evaluateAll((all) => all.map((one) => [one.name, one.value]));
    const step = page.url();
    await goOn(page);
    await expect(page, 'a sum of money is not <i>x</i>').toHaveURL(step);
    for (const [name, value] of typed) await expect(mainForm(page).locator(`[name="${name}"]`)).toHaveValue(value);
    expect(typed.map(([, value]) => value)).toContain('<b>"d’aiuto"</b> & così');
    for (const name of new Set(typed.map(([one]) => one))) await mainForm(page).locator(`[name="${name}"]`).fill('');
    await fillStep(page);
    await goOn(page);
    await expect(page, 'right answers lead on').not.toHaveURL(step);
  });

  await test.step('the whole form', async () => {
    await page.goto(AT.service(MAIN_SERVICE));
    await page.locator('[data-element="service-online-access"]').first().click();
    await walkToSummary(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.summaryTitle);
    await expect(page.locator('main form input[type=checkbox]:checked'), 'the declaration is never ticked beforehand').toHaveCount(0);
  });

  await test.step('sends and gets a number', async () => {
    protocol = await send(page);
    await page.reload();
    expect(await page.locator('main').innerText(), 'a reload sends nothing twice').toContain(protocol);
    await page.goto(AT.step(MAIN_SERVICE, 'riepilogo'));
    await expect(page, 'going back loses nothing').toHaveURL(/\/domanda\/conferma$/);
    await expect(page.locator('main')).toContainText(protocol);
  });

  await test.step('the receipt is a PDF with number and documents', async () => {
    const link = page.getByRole('link', { name: WORDS.receipt }).first();
    const answer = await page.request.get(await link.getAttribute('href'));
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    const text = pdfText(await answer.body());
    expect(text).toContain(protocol);
    expect(text.replace(/ /g, ''), 'the digest of each document').toMatch(/[0-9a-f]{64}/i);
  });

  await test.step('the area personale shows it in words', async () => {
    await page.goto(AT.area);
    const card = page.locator('main li, main article').filter({ hasText: protocol }).first();
    await expect(card).toContainText(WORDS.states.submitted);
    await card.getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`${AT.area}/istanze/`));
    await expect(page.locator('main')).toContainText(protocol);
  });

  await test.step('a mail has arrived, with the receipt', async () => {
    const mail = await mailTo(request, me.email, (one) => `${one.subject} ${one.text}`.includes(protocol));
    const receipt = mail.attachments.find((one) => one.type === 'application/pdf');
    expect(receipt).toBeTruthy();
    expect(pdfText(await attachment(request, mail, receipt.number))).toContain(protocol);
  });

  await test.step('nobody else can open it', async () => {
    const address = page.url();
    await leave(page);
    const anonymous = await page.request.get(address, { maxRedirects: 0 });
    expect([302, 303]).toContain(anonymous.status());
    await enter(page, people(script).second, { script });
    expect((await page.goto(address)).status()).toBe(404);
    expect(await page.content()).not.toContain(me.surname);
    await leave(page);
  });
});

test('a step with wrong answers says everything at once', async ({ page, script }) => {
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  await signIn(page, people(script).second, { script });
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, mainForm(page).getByRole('radio'));
  const answer = page.waitForResponse((one) => one.request().method() === 'POST');
  await goOn(page);
  expect((await answer).status()).toBe(422);
  const summary = page.getByRole('alert').filter({ hasText: WORDS.errorsTitle });
  await expect(summary).toBeVisible();
  await expect(page).toHaveTitle(/^Errore/);
  const links = await summary.getByRole('link').all();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    const target = page.locator(`[id="${(await link.getAttribute('href')).split('#')[1]}"]`);
    await expect(target, 'each link leads to its field').toHaveCount(1);
  }
  const first = page.locator(`[id="${(await links[0].getAttribute('href')).split('#')[1]}"]`);
  await links[0].click();
  await expect(first).toBeInViewport();
  // What belongs to all radios of a question is said by their fieldset.
  const described = await mainForm(page).locator('[aria-invalid="true"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-describedby') ?? one.closest('fieldset')?.getAttribute('aria-describedby') ?? ''));
  expect(described.length).toBeGreaterThan(0);
  for (const ids of described) {
    const words = await Promise.all(ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(words.join(' ')).toMatch(/Errore/);
  }
});

test('files are judged by their content, and the rest of the form stays', async ({ page, script, sound }) => {
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  await signIn(page, people(script).second, { script });
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, mainForm(page).locator('input[type=file]'));
  const input = () => mainForm(page).locator('input[type=file]').filter({ visible: true }).first();
  await handIn(page, input(), zipNamedPdf('finto.pdf'));
  await expect(page.getByText('finto.pdf').first()).toBeVisible();
  await expect(page.locator('main').getByText(/non è un (pdf|file)|rifiutat|zip/i).first()).toBeVisible();
  await handIn(page, input(), emptyFile('vuoto.pdf'));
  await expect(page.locator('main').getByText(/vuoto/i).first()).toBeVisible();
  await handIn(page, input(), pdfFile('../../etc/\u202Efdp.pdf'));
  await expect(page.locator('main')).not.toContainText('../');
  await handIn(page, input(), pdfFile('buono.pdf'));
  await expect(received(page, 'buono.pdf')).toBeVisible();
  await sound(page, 'files refused and received');
});

test('a draft survives logout, and an expired session loses nothing', async ({ page, script, context }) => {
  const id = people(script).second;
  const service = AT.service('riduzione-retta-nido');
  await page.goto(`${AT.access}?next=${encodeURIComponent(service)}`);
  await signIn(page, id, { script });
  await page.goto(service);
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, mainForm(page).locator(FREE_TEXT));
  await fillStep(page);
  const field = mainForm(page).locator(FREE_TEXT).filter({ visible: true }).first();
  const [name, value, address] = [await field.getAttribute('name'), await field.inputValue(), page.url()];
  await page.getByRole('button', { name: WORDS.saveAndLeave }).click();
  await expect(page).toHaveURL(new RegExp(AT.area));
  await leave(page);

  await enter(page, id, { script });
  await page.getByRole('link', { name: WORDS.continueDraft }).first().click();
  await page.goto(address);
  await expect(mainForm(page).locator(`[name="${name}"]`)).toHaveValue(value);

  await context.clearCookies();
  await goOn(page);
  await expect(page).toHaveURL(new RegExp(AT.access));
  await signIn(page, id, { script });
  await expect(page, 'back in the same form').toHaveURL(new RegExp(`${service}/domanda/`));
  await page.goto(address);
  await expect(mainForm(page).locator(`[name="${name}"]`)).toHaveValue(value);
});

test('a number that does not exist is not found', async ({ page, script }) => {
  await enter(page, people(script).first, { script });
  for (const number of ['2026-9999999', '2026-0000000', 'x', '2026%2F9999999']) {
    expect((await page.goto(AT.request(number))).status(), number).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
