// What citizens keep for themselves: an address and a number that are proved by a code, language, data, sessions.

import { mainForm, send, walkToSummary, walkUntil } from './support/form.mjs';
import { openIntake } from './support/console.mjs';
import { citizen, enter, enterAsOperator } from './support/identity.mjs';
import { mailTo } from './support/mailbox.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own person, so that neither sees what the other keeps. */
const person = (script) => citizen(script ? 'paola' : 'amina');
const SERVICE = 'primo-appuntamento';

/** The part of the page under this heading. */
const part = (page, name) => page.getByRole('region', { name });

test('an address is proved by the code that comes to it', async ({ page, script, request, sound }) => {
  const address = script ? 'prova.con@posta.example' : 'prova.senza@posta.example';
  await enter(page, person(script).id, { script });
  await page.locator('main').getByRole('link', { name: WORDS.profile }).click();
  await expect(page).toHaveURL(AT.profile);
  await expect(page.locator('main')).toContainText(person(script).fiscalCode);
  const mail = part(page, 'E-mail');

  await test.step('what is no address comes back with the reason', async () => {
    await mail.getByLabel('Indirizzo e-mail').fill('nessuno');
    await mail.getByRole('button', { name: WORDS.sendCode }).click();
    await expect(page.getByRole('alert').filter({ hasText: WORDS.errorsTitle })).toBeVisible();
    await expect(page).toHaveTitle(/^Errore/);
    await expect(mail.getByLabel('Indirizzo e-mail')).toHaveValue('nessuno');
    await sound(page, 'a profile with a wrong address');
  });

  await test.step('a wrong code is told, the right one proves the address', async () => {
    await mail.getByLabel('Indirizzo e-mail').fill(address);
    await mail.getByRole('button', { name: WORDS.sendCode }).click();
    await expect(page.getByRole('status')).toContainText('Codice inviato');
    const found = await mailTo(request, address, (one) => /codice/i.test(one.subject));
    const [code] = /\b\d{6}\b/.exec(found.text);
    const wrong = code === '000000' ? '000001' : '000000';
    await mail.getByLabel('Codice', { exact: true }).fill(wrong);
    await mail.getByRole('button', { name: WORDS.confirmCode }).click();
    await expect(page.getByRole('alert').filter({ hasText: WORDS.errorsTitle })).toContainText('ancora 4 volte');
    await sound(page, 'a profile with a wrong code');
    await mail.getByLabel('Codice', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await mail.getByRole('button', { name: WORDS.confirmCode }).click();
    await expect(mail).toContainText(address);
    await expect(mail).toContainText('Verificata il');
  });

  await test.step('the next form has it, says where it comes from, and can keep another', async () => {
    await page.goto(AT.service(SERVICE));
    await page.locator('[data-element="service-online-access"]').first().click();
    await walkUntil(page, mainForm(page).locator('[name="email"]'));
    const field = mainForm(page).locator('[name="email"]');
    await expect(field).toHaveValue(address);
    await expect(field).toHaveAccessibleDescription(/Dal tuo profilo/);
    await field.fill('altra@posta.example');
    await walkToSummary(page);
    const question = page.getByRole('group', { name: /anche per le prossime domande/ });
    await expect(question.getByRole('radio', { checked: true }), 'nothing is chosen beforehand').toHaveCount(0);
    await question.getByLabel('Sì, salvali nel mio profilo').check();
    await send(page);
    await page.goto(AT.profile);
    await expect(mail).toContainText('altra@posta.example');
    await expect(mail, 'written, not proved').toContainText('Da verificare');
  });
});

test('a mobile number is proved by the code that comes to it', async ({ page, script, request }) => {
  const number = script ? '+393330109901' : '+393330109902';
  await enter(page, person(script).id, { script });
  await page.goto(AT.profile);
  const phone = part(page, 'Telefono');
  await phone.getByLabel('Numero di telefono').fill(number);
  await phone.getByRole('button', { name: WORDS.savePhone }).click();
  await expect(phone).toContainText('Non verificato');
  await phone.getByRole('button', { name: WORDS.sendPhoneCode }).click();
  await expect(page.getByRole('status')).toContainText('SMS con il codice');
  const found = await mailTo(request, number, (one) => /codice/i.test(one.text));
  const [code] = /\b\d{6}\b/.exec(found.text);
  await phone.getByLabel('Codice', { exact: true }).fill(code);
  await phone.getByRole('button', { name: WORDS.confirmNumber }).click();
  await expect(page.getByRole('status')).toContainText('Numero verificato');
  await expect(phone).toContainText('Verificato il');
  await expect(phone.getByRole('button', { name: WORDS.sendPhoneCode }), 'it is proved').toHaveCount(0);
});

test('mails follow the language that was chosen', async ({ page, script, request }) => {
  const me = script ? 'zoran' : 'teresa';
  await enter(page, me, { script });
  await page.goto(AT.profile);
  await part(page, 'Lingua e avvisi').getByLabel('In quale lingua ti scriviamo').selectOption('en');
  await part(page, 'Lingua e avvisi').getByRole('button').click();
  await expect(page.locator('html'), 'the page follows').toHaveAttribute('lang', 'en');
  await page.goto(`${AT.service(SERVICE)}?lang=it`);
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, mainForm(page).locator('[name="email"]'));
  const to = await mainForm(page).locator('[name="email"]').inputValue();
  await walkToSummary(page);
  const protocol = await send(page);
  const mail = await mailTo(request, to, (one) => one.subject.includes(protocol));
  expect(mail.subject).toContain('Application received');
});

test('one sees which desk looked, and takes a copy of everything', async ({ page, browser, script }) => {
  test.setTimeout(180_000);
  await enter(page, person(script).id, { script });
  await page.goto(AT.service(SERVICE));
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkToSummary(page);
  const protocol = await send(page);
  const context = await browser.newContext({ locale: 'it-IT' });
  const desk = await context.newPage();
  await enterAsOperator(desk, 'chiara.moretti');
  await openIntake(desk, protocol);
  await context.close();

  await page.goto(AT.ownPrivacy);
  await expect(part(page, 'Chi ha guardato i tuoi dati')).toContainText(`Ha letto la domanda ${protocol}.`);
  await expect(page.locator('main')).not.toContainText('Chiara');
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: WORDS.takeCopy }).click();
  const copy = await arrives;
  expect(copy.suggestedFilename()).toMatch(/^dati-\d{4}-\d\d-\d\d\.zip$/);
  expect(await copy.failure()).toBeNull();
  await expect(page, 'the page is still there').toHaveURL(AT.ownPrivacy);
});

test('one closes a session from elsewhere', async ({ page, browser, script }) => {
  const context = await browser.newContext({ locale: 'it-IT', javaScriptEnabled: script });
  const telephone = await context.newPage();
  await enter(telephone, person(script).id, { script });
  await enter(page, person(script).id, { script });
  await page.goto(AT.ownSessions);
  await expect(page.locator('main')).toContainText('È quello che stai usando');
  await page.getByRole('button', { name: WORDS.closeOtherSessions }).click();
  await expect(page.locator('main')).toContainText('Non ci sono altri accessi aperti');
  await telephone.goto(AT.area);
  await expect(telephone).toHaveURL(new RegExp(`${AT.access}\\?next=`));
  await context.close();
});

test('the profile is filled in by keyboard alone', async ({ page, script }) => {
  await enter(page, script ? 'elena' : 'michele', { script });
  await page.goto(AT.profile);
  await page.getByLabel('Numero di telefono').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('055 010 0200');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Telefono salvato');
  await expect(page.getByLabel('Numero di telefono')).toHaveValue('0550100200');
});
