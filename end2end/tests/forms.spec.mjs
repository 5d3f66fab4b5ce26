// Kinds of question that are answered in several fields, places, and whom a request is for. Runs twice: with
// script and without.

import { answerFor } from './support/answers.mjs';
import { atSummary, fillStep, goOn, mainForm, passStep } from './support/form.mjs';
import { citizen, resume } from './support/identity.mjs';
import { submitEmpty } from './support/pages.mjs';
import { press } from './support/press.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own person, and each test its own service, so that none sees another's draft. */
const person = (script) => (script ? 'paola' : 'carlo');
const stepOf = (service, step) => `/servizi/${service}/domanda/${step}`;

/** The codice fiscale of another person may stay empty: no invented one would fit the name. */
const withoutCodes = (control) => (control.name.endsWith('codice-fiscale') ? '' : answerFor(control));

/** Says that the request is for an old relative; the questions about that person appear at once. */
async function forRelative(page, service) {
  await page.goto(stepOf(service, 'informativa'));
  await fillStep(page);
  await goOn(page);
  await expect(page).toHaveURL(/i-tuoi-dati$/);
  await expect(mainForm(page).locator('[name="persona-nome"]')).toBeHidden();
  await mainForm(page).getByLabel('Per una persona della mia famiglia', { exact: true }).check();
  await mainForm(page).locator('[name="persona-nome"]').fill('Ada');
  await mainForm(page).locator('[name="persona-cognome"]').fill('Lorenzi');
  await mainForm(page).locator('[name="persona-data-nascita"]').fill('30/06/1941');
}

const complaint = (page) => page.getByRole('alert').filter({ hasText: /da correggere/i });

test('whom a request is for brings up the questions about that person, and takes them away', async ({ page, script }) => {
  await resume(page, person(script), { script });
  await page.goto(stepOf('trasporto-disabili', 'informativa'));
  await fillStep(page);
  await goOn(page);
  const form = mainForm(page);
  const [name, title] = [form.locator('[name="persona-nome"]'), form.locator('[name="persona-titolo"]').first()];
  await expect(name).toBeHidden();
  for (const who of await form.locator('[name="per-chi"]').all()) {
    await who.check();
    const value = await who.getAttribute('value');
    await expect(name, value).toBeVisible({ visible: value !== 'me' });
    await expect(title, value).toBeVisible({ visible: value === 'rappresentato' });
  }
  await form.locator('[name="per-chi"][value="me"]').check();
  await fillStep(page);
  await goOn(page);
  await expect(page).toHaveURL(/salute-e-mobilita$/);

  // A long text says how much room is left: at once to the eye, in a pause to the ear when it is little.
  await expect(form.getByText('Al massimo 1000 caratteri.').first()).toBeVisible();
  const count = form.locator('[data-count="attenzioni"]');
  await expect(count).toBeVisible({ visible: script });
  if (!script) return;
  await form.locator('[name="attenzioni"]').fill('Ha bisogno di tempo');
  await expect(count.locator('span').first()).toHaveText('Puoi scrivere ancora 981 caratteri');
  await form.locator('[name="attenzioni"]').fill('x'.repeat(910));
  await expect(count.getByRole('status')).toHaveText('Puoi scrivere ancora 90 caratteri');
  await form.locator('[name="attenzioni"]').fill('Ha bisogno di tempo');
  await expect(count.getByRole('status')).toHaveText('');
});

test('an address is asked field by field, and each error leads to its field', async ({ page, script, sound }) => {
  await resume(page, person(script), { script });
  await forRelative(page, 'assistenza-domiciliare-anziani');
  const form = mainForm(page);
  await form.locator('[name="persona-altrove"][value="si"]').check();
  await form.locator('[name="persona-indirizzo.cap"]').fill('12');
  await goOn(page);
  await sound(page, 'an address with mistakes');
  await complaint(page).getByRole('link', { name: /CAP/ }).click();
  await expect(form.locator('[name="persona-indirizzo.cap"]')).toBeFocused();
  await form.locator('[name="persona-indirizzo.via"]').fill('Via Roma 1');
  await form.locator('[name="persona-indirizzo.cap"]').fill('50065');
  await form.locator('[name="persona-indirizzo.comune"]').fill('Pontassieve');
  await form.locator('[name="persona-indirizzo.paese"]').fill('Italia');
  await fillStep(page, { text: withoutCodes });
  await goOn(page);
  await expect(page).not.toHaveURL(/i-tuoi-dati$/);
});

test('one’s own codice fiscale is not taken for another person', async ({ page, script }) => {
  await resume(page, person(script), { script });
  await forRelative(page, 'pasti-a-domicilio');
  await mainForm(page).locator('[name="persona-codice-fiscale"]').fill(citizen(person(script)).fiscalCode);
  await goOn(page);
  await expect(complaint(page)).toContainText(/il tuo codice fiscale/i);
});

test('a country is found while it is typed, and by its name alone without script', async ({ page, script, sound }) => {
  await resume(page, person(script), { script });
  await page.goto(stepOf('orientamento-stranieri', 'informativa'));
  for (let round = 0; round < 4 && !page.url().endsWith('/soggiorno'); round += 1) {
    await fillStep(page);
    await goOn(page);
  }
  const field = mainForm(page).locator('[name="paese-di-provenienza"]');
  await field.fill('Atlantide');
  await fillStep(page);
  await goOn(page);
  await expect(complaint(page)).toContainText(/non troviamo questo paese/i);
  await expect(field).toHaveValue('Atlantide');
  await field.fill('');
  if (script) {
    await field.pressSequentially('maroc');
    const option = page.getByRole('option', { name: 'Marocco', exact: true });
    await expect(option).toBeVisible();
    await sound(page, 'the list of countries while one is typed');
    await option.click();
    await expect(field).toHaveValue('Marocco');
  } else {
    await field.fill('marocco');
  }
  await fillStep(page);
  await goOn(page);
  await expect(page).not.toHaveURL(/soggiorno$/);
});

test('a person added or taken away is where one goes on', async ({ page, script, sound }) => {
  // Other tests have drafts of this service, which would not go on from a family with mistakes.
  await resume(page, script ? 'amina' : 'carlo', { script });
  await page.goto(stepOf('riduzione-retta-nido', 'informativa'));
  for (let round = 0; round < 4 && !page.url().endsWith('/bambini-e-famiglia'); round += 1) {
    await fillStep(page);
    await goOn(page);
  }
  const form = mainForm(page);
  const add = form.getByRole('button', { name: 'Aggiungi' }).last();
  const before = await form.locator('li.sp-person').count();
  await add.click();
  await expect(form.locator('li.sp-person')).toHaveCount(before + 1);
  await expect(form.locator('li.sp-person').last()).toBeFocused();
  await expect(form.locator('li.sp-person').last()).toBeInViewport();

  // The date of birth is asked while there is no codice fiscale, and only then.
  const last = form.locator('li.sp-person').last();
  const [code, born] = ['codice-fiscale', 'data-nascita'].map((name) => last.locator(`[name$="componente-${name}"]`));
  await expect(born).toBeVisible();
  await code.fill('RSSMRA80A01H501U');
  await expect(born).toBeHidden();
  await code.fill('');
  await expect(born).toBeVisible();

  await last.getByRole('button', { name: /Togli/ }).click();
  await expect(form.locator('li.sp-person')).toHaveCount(before);

  await add.click();
  await expect(form.locator('li.sp-person')).toHaveCount(before + 1);
  await submitEmpty(page);
  await expect(complaint(page)).toBeVisible();
  await sound(page, 'people of a family, with mistakes');
});

/** Each line of the summary of errors leads to a place of the page; the first is followed. */
async function errorsLead(page) {
  const links = complaint(page).getByRole('link');
  await expect(links).not.toHaveCount(0);
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const place of places) {
    expect(place).toMatch(/^#./);
    await expect(page.locator(`[id="${place.slice(1)}"]`), place).toHaveCount(1);
  }
  await links.first().click();
  await expect(page).toHaveURL((url) => url.hash === places[0]);
  await expect(page.locator(`[id="${places[0].slice(1)}"]`)).toBeFocused();
}

test('every step says what is missing, and so does the summary', async ({ page, script, sound }) => {
  test.setTimeout(180_000);
  await resume(page, person(script), { script });
  await page.goto(stepOf('emergenza-abitativa', 'informativa'));
  const refused = [];
  while (!atSummary(page)) {
    const step = new URL(page.url()).pathname;
    await submitEmpty(page);
    expect(new URL(page.url()).pathname, 'a step with nothing in it is not over').toBe(step);
    await expect(complaint(page)).toBeVisible();
    await sound(page, `${step} with nothing in it`, [360]);
    await errorsLead(page);
    refused.push(await passStep(page, { choose: { 'Perché ti serve una casa?': 'Non ho una casa' } }));
    expect(refused, 'the form goes round in circles').not.toContain(new URL(page.url()).pathname);
  }
  const steps = ['informativa', 'i-tuoi-dati', 'nucleo-familiare', 'casa', 'dichiarazioni'];
  expect(refused).toEqual(steps.map((step) => stepOf('emergenza-abitativa', step)));

  await press(page, page.getByRole('button', { name: WORDS.send }));
  await expect(complaint(page)).toBeVisible();
  await sound(page, 'a summary without the declaration', [360]);
  await errorsLead(page);
});
