// A mask is changed by two administrators while an operator has the card open; a break-glass from its reason to its review.

import { row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const MASKS = '/console/amministrazione/maschere';
const EXCEPTIONS = '/console/amministrazione/accessi-eccezionali';
const PROFILE = 'Sportello immigrazione';

/** Opens the editor of the profile. */
async function openMask(page) {
  await page.goto(MASKS);
  await page.getByRole('link', { name: PROFILE, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(PROFILE);
}

/** Proposes that contacts are hidden, or are not. */
async function propose(page, hidden, why) {
  await openMask(page);
  const choice = page.locator(`input[name=gruppo-contacts][value=${hidden ? 'masked' : 'shown'}]`);
  await choice.check();
  await page.getByRole('button', { name: 'Mostra l’anteprima' }).click();
  await expect(choice).toBeChecked();
  await page.locator('#motivo').fill(why);
  await page.getByRole('button', { name: 'Proponi la modifica' }).click();
  await expect(page.locator('main')).toContainText(why);
}

/** One administrator proposes it, and another confirms. */
async function change(author, other, hidden, why) {
  await propose(author, hidden, why);
  await openMask(other);
  await other.getByRole('button', { name: /^Conferma/ }).click();
  await expect(other.locator('main')).toContainText('Confermata da Livia Serra');
}

/** A card for somebody without a name, at the desk of whoever is signed in; leaves it open. */
async function newCard(page) {
  await page.goto(`${AT.console}/schede/nuova`);
  await page.getByRole('button', { name: 'Continua con questo alias' }).click();
  await page.locator('input[name=perche][value=spontaneous]').check();
  await page.locator('textarea[name=descrizione]').fill('Chiede un orientamento.');
  await page.locator('main').getByRole('button', { name: 'Apri una scheda' }).click();
  await expect(page).toHaveURL(/\/console\/schede\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test('a mask that is confirmed by another counts for whoever is working', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page);
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');
  for (const [hidden, why] of [[true, 'La convenzione non comprende i contatti'], [false, 'I contatti servono per richiamare']]) {
    await propose(author, hidden, why);
    await expect(author.getByRole('button', { name: /^Conferma/ }), 'nobody confirms their own').toHaveCount(0);
    await openMask(other);
    await other.getByRole('button', { name: /^Conferma/ }).click();
    await expect(other.locator('main')).toContainText('Confermata da Livia Serra');
    await page.goto(card);
    await expect(page.locator('main p').filter({ hasText: 'nascoste al tuo profilo' }).filter({ hasText: 'Contatti' }), 'with the next click').toHaveCount(hidden ? 1 : 0);
  }
  await author.goto(`${MASKS}/matrice`);
  await expect(row(author, 'Salute')).toContainText(WORDS.masked);
  for (const one of [author, other]) await one.context().close();
});

test('a break-glass from its reason to its review', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page);
  await page.goto(`${card}/accesso-eccezionale`);
  await expect(page.locator('main'), 'nothing of what the profile hides is in this card').toContainText('Niente da aprire');
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');
  await change(author, other, true, 'Prova di un accesso eccezionale');
  await page.goto(`${card}/accesso-eccezionale`);
  await page.getByRole('button', { name: 'Apri l’accesso' }).click();
  await expect(page.locator('#errori')).toBeVisible();
  await page.getByRole('radio', { name: 'Contatti' }).check();
  await page.getByRole('radio', { name: '15 minuti' }).check();
  await page.locator('#motivo').fill('Malore allo sportello, prova del browser');
  await page.getByRole('button', { name: 'Apri l’accesso' }).click();
  await expect(page).toHaveURL(card);
  await expect(page.locator('main')).toContainText('Accesso eccezionale aperto: Contatti');
  await page.getByRole('button', { name: 'Chiudi ora' }).click();
  await expect(page.locator('main')).not.toContainText('Accesso eccezionale aperto');
  await change(author, other, false, 'Fine della prova dell’accesso eccezionale');
  for (const one of [author, other]) await one.context().close();

  const context = await browser.newContext({ locale: 'it-IT' });
  const reviewer = await context.newPage();
  await enterAsOperator(reviewer, 'marta.riva');
  await reviewer.goto(EXCEPTIONS);
  const line = reviewer.locator('main li').filter({ hasText: 'Malore allo sportello, prova del browser' }).first();
  await expect(line).toContainText('Karim Haddad');
  await line.getByLabel('Che cosa hai verificato').fill('Motivo fondato');
  await line.getByRole('button', { name: /^Segna come rivisto/ }).click();
  await expect(reviewer.locator('main')).toContainText('Rivisto da Marta Riva');
  await context.close();
});
