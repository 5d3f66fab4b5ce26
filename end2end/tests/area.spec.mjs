// The area personale: messages both ways, days for the calendar, access to the file. Runs with script and without.

import { openIntake } from './support/console.mjs';
import { pdfFile } from './support/files.mjs';
import { enter, enterAsOperator } from './support/identity.mjs';
import { mailTo } from './support/mailbox.mjs';
import { AT } from './support/places.mjs';
import { applyFor } from './support/request.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own person, so that neither sees the other's requests. */
const person = (script) => (script ? { id: 'paola', email: 'paola.sarti@posta.example' } : { id: 'teresa', email: 'teresa.nardi@posta.example' });

/** Somebody else in a browser of their own; `work` gets its page. */
async function elsewhere(browser, options, work) {
  const context = await browser.newContext({ locale: 'it-IT', ...options });
  const page = await context.newPage();
  const complaints = watch(page);
  await work(page);
  expect(complaints).toEqual([]);
  await context.close();
}

test('a citizen and the desk write to one another, with documents', async ({ page, browser, script, request, sound }) => {
  test.setTimeout(240_000);
  const me = person(script);
  let protocol;
  // Forms are filled by a test of their own; here only the request counts.
  await elsewhere(browser, { javaScriptEnabled: true }, async (applicant) => { protocol = await applyFor(applicant, me.id, 'pasti-a-domicilio'); });
  const address = AT.request(protocol.replace('/', '-'));
  await enter(page, me.id, { script });

  await test.step('the list says whose turn it is, and can be narrowed', async () => {
    const card = page.locator('main li').filter({ hasText: protocol }).first();
    await expect(card).toContainText('Tocca all’ufficio');
    await page.getByRole('link', { name: /^Inviate/ }).click();
    await expect(page).toHaveURL(/stato=inviate/);
    await expect(page.locator('main')).toContainText(protocol);
    await page.getByRole('link', { name: /^In bozza/ }).click();
    await expect(page.locator('main')).not.toContainText(protocol);
  });

  await test.step('an empty message says what to do; then it is sent with a document', async () => {
    await page.goto(address);
    const form = page.locator('main form').filter({ has: page.getByRole('button', { name: WORDS.sendMessage }) });
    await form.getByRole('button', { name: WORDS.sendMessage }).click();
    await expect(page.getByRole('alert').first()).toContainText('Scrivi il messaggio');
    await sound(page, 'an empty message');
    await form.getByLabel('Scrivi allo sportello').fill('Va bene il <b>lunedì</b>?');
    await form.getByLabel('Allega documenti').setInputFiles(pdfFile('piano.pdf'));
    await form.getByRole('button', { name: WORDS.sendMessage }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Messaggio inviato' })).toBeVisible();
    await expect(page.locator('#messaggi')).toContainText('Va bene il <b>lunedì</b>?');
    await expect(page.locator('#messaggi').getByRole('link', { name: 'piano.pdf' })).toBeVisible();
  });

  await test.step('asks for access to the file', async () => {
    await page.getByRole('link', { name: WORDS.askAccess }).click();
    await page.getByRole('button', { name: WORDS.sendAccess }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await sound(page, 'asking for access to the file, with mistakes');
    await page.getByLabel('Quali documenti vuoi vedere?').fill('La graduatoria');
    await page.getByLabel('Perché ti servono?').fill('Capire quanto aspetto');
    await page.getByRole('button', { name: WORDS.sendAccess }).click();
    await expect(page).toHaveURL(new RegExp(`${address}\\?inviato=accesso`));
    await expect(page.locator('#tappe')).toContainText('Hai chiesto l’accesso agli atti');
  });

  await test.step('the desk finds the message among those to read and answers with a document', () => elsewhere(browser, {}, async (desk) => {
    await enterAsOperator(desk, 'chiara.moretti');
    await desk.getByRole('link', { name: WORDS.toRead }).click();
    await expect(desk).toHaveURL(/messaggi=da-leggere/);
    await openIntake(desk, protocol);
    await expect(desk.locator('main')).toContainText('Va bene il <b>lunedì</b>?');
    await desk.getByLabel('Scrivi un messaggio').fill('Sì, il lunedì va bene.');
    await desk.getByLabel('Allega documenti').setInputFiles(pdfFile('modulo.pdf'));
    await desk.getByRole('button', { name: WORDS.sendMessage }).click();
    await expect(desk.locator('main')).toContainText('Sì, il lunedì va bene.');
    await desk.getByRole('link', { name: /^Rispondi/ }).first().click();
    await desk.getByRole('radio', { name: /^Concedi/ }).check();
    await desk.getByLabel('Parole della risposta').fill('Ecco la graduatoria, senza nomi.');
    await desk.getByLabel('Allega documenti').setInputFiles(pdfFile('graduatoria.pdf'));
    await desk.getByRole('button', { name: 'Invia la risposta' }).click();
    await expect(desk).toHaveURL(/\/console\/istanze\//);
    await expect(desk.locator('main')).toContainText('Concessa il');
  }));

  await test.step('the citizen is told by mail, without the words, and reads both answers', async () => {
    const mail = await mailTo(request, me.email, (one) => `${one.subject} ${one.text}`.includes(protocol) && one.attachments.length === 0);
    expect(mail.text).not.toContain('lunedì');
    await page.goto(AT.area);
    await page.getByRole('navigation', { name: 'Sezioni dell’area personale' }).getByRole('link', { name: /^Messaggi/ }).click();
    await expect(page.locator('main')).toContainText('2 messaggi da leggere');
    await page.locator('main li').filter({ hasText: protocol }).getByRole('link', { name: /^Leggi e rispondi/ }).click();
    await expect(page.locator('#messaggi')).toContainText('Sì, il lunedì va bene.');
    await expect(page.locator('#messaggi').getByRole('link', { name: 'graduatoria.pdf' })).toBeVisible();
    await expect(page.locator('#tappe')).toContainText('Accesso agli atti concesso');
    await expect(page.locator('main')).not.toContainText('Chiara');
  });

  await test.step('days leave as a calendar file', async () => {
    await page.goto(AT.deadlines);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Scadenze');
    const link = page.getByRole('link', { name: 'Metti tutto nel calendario' });
    const file = await page.request.get(await link.getAttribute('href'));
    expect(file.headers()['content-type']).toContain('text/calendar');
    const text = (await file.text()).replaceAll('\r\n ', '');
    expect(text).toContain('BEGIN:VEVENT');
    expect(text, 'nothing personal but the service').not.toContain(protocol);
  });

  await test.step('once taken back, it can be read and no more', async () => {
    await page.goto(address);
    await page.getByText(WORDS.withdraw).first().click();
    await sound(page, 'a request about to be taken back');
    await page.getByRole('button', { name: /^sì, ritira/i }).click();
    await expect(page.locator('main')).toContainText(WORDS.states.withdrawn);
    await expect(page.getByRole('button', { name: WORDS.sendMessage })).toHaveCount(0);
    await expect(page.locator('#messaggi')).toContainText('Questa domanda è conclusa');
  });
});
