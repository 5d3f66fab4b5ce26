// A mask is changed by two administrators while an operator has the card open, also to absent; a break-glass from its reason
// to its review, and for how long it may be asked.

import { newCard, row } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const MASKS = '/console/amministrazione/maschere';
const EXCEPTIONS = '/console/amministrazione/accessi-eccezionali';
const DURATIONS = `${EXCEPTIONS}/durate`;
const PROFILE = 'Sportello immigrazione';

/** Opens the editor of the profile. */
async function openMask(page) {
  await page.goto(MASKS);
  await page.getByRole('link', { name: PROFILE, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(PROFILE);
}

/** Proposes that a group is shown, masked or absent. */
async function propose(page, group, how, why) {
  await openMask(page);
  const choice = page.locator(`input[name=gruppo-${group}][value=${how}]`);
  await choice.check();
  await page.getByRole('button', { name: 'Mostra l’anteprima' }).click();
  await expect(choice).toBeChecked();
  await page.locator('#motivo').fill(why);
  await page.getByRole('button', { name: 'Proponi la modifica' }).click();
  await expect(page.locator('main')).toContainText(why);
}

/** One administrator proposes it, and another confirms. */
async function change(author, other, group, how, why) {
  await propose(author, group, how, why);
  await openMask(other);
  const confirm = other.getByRole('button', { name: /^Conferma/ });
  await confirm.click();
  await expect(confirm).toHaveCount(0);
  await expect(other.locator('main')).toContainText('Confermata da Livia Serra');
}

test('a mask that is confirmed by another counts for whoever is working', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page, 'Chiede un orientamento.');
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');
  for (const [hidden, why] of [[true, 'La convenzione non comprende i contatti'], [false, 'I contatti servono per richiamare']]) {
    await propose(author, 'contacts', hidden ? 'masked' : 'shown', why);
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

test('what is made absent is told in the preview, and then leaves no trace', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page, 'Chiede un orientamento.');
  const diary = page.locator('#note');
  await expect(diary).toBeVisible();
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');

  await openMask(author);
  const choice = author.locator('input[name=gruppo-diary][value=absent]');
  await choice.check();
  await author.getByRole('button', { name: 'Mostra l’anteprima' }).click();
  await expect(choice).toBeChecked();
  const line = row(author, 'Nota del diario');
  await expect(line.getByRole('cell').nth(1), 'as it is').toHaveText('Telefonata di prova');
  await expect(line.getByRole('cell').nth(2), 'as it would be').toHaveText('non c’è');
  await expect(author.getByRole('region', { name: 'Che cosa vede questo profilo' }).getByRole('listitem')).toHaveText(/Diario:\s*visibile\s*→\s*assente/);
  await sound(author, 'a mask with its preview');
  await page.goto(card);
  await expect(diary, 'to look changes nothing').toBeVisible();

  await change(author, other, 'diary', 'absent', 'Allo sportello il diario non serve');
  await page.goto(card);
  await expect(diary, 'with the next click').toHaveCount(0);
  await expect(page.locator('main')).not.toContainText('Diario');
  expect((await page.goto(`${card}/diario`)).status()).toBe(404);
  await page.goto(`${card}/accesso-eccezionale`);
  await expect(page.getByRole('radio', { name: 'Diario' }), 'nobody can ask for it').toHaveCount(0);
  await author.goto(`${MASKS}/matrice`);
  await expect(row(author, 'Diario')).toContainText('assente');

  await change(author, other, 'diary', 'shown', 'Fine della prova del diario');
  await page.goto(card);
  await expect(diary).toBeVisible();
  for (const one of [author, other]) await one.context().close();
});

test('a break-glass from its reason to its review', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page, 'Chiede un orientamento.');
  await page.goto(`${card}/accesso-eccezionale`);
  await expect(page.locator('main'), 'nothing of what the profile hides is in this card').toContainText('Niente da aprire');
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');
  await change(author, other, 'contacts', 'masked', 'Prova di un accesso eccezionale');
  await page.goto(`${card}/accesso-eccezionale`);
  await page.getByRole('button', { name: 'Apri l’accesso' }).click();
  await expect(page.locator('#errori')).toBeVisible();
  await sound(page, 'a break-glass without its reason');
  await page.getByRole('radio', { name: 'Contatti' }).check();
  await page.getByRole('radio', { name: '15 minuti' }).check();
  await page.locator('#motivo').fill('Malore allo sportello, prova del browser');
  await page.getByRole('button', { name: 'Apri l’accesso' }).click();
  await expect(page).toHaveURL(card);
  await expect(page.locator('main')).toContainText('Accesso eccezionale aperto: Contatti');
  await sound(page, 'a card while a break-glass is open');
  await page.getByRole('button', { name: 'Chiudi ora' }).click();
  await expect(page.locator('main')).not.toContainText('Accesso eccezionale aperto');
  await change(author, other, 'contacts', 'shown', 'Fine della prova dell’accesso eccezionale');
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

/** What waits for a decision, and what was decided. */
const waiting = (page) => page.getByRole('region', { name: 'Proposte in attesa' }).getByRole('listitem');
const history = (page) => page.getByRole('region', { name: 'Storia' });

/** Proposes other durations, as somebody types them. */
async function proposeDurations(page, minutes, why) {
  await page.goto(DURATIONS);
  await page.locator('#durate').fill(minutes);
  await page.locator('#motivo').fill(why);
  await page.getByRole('button', { name: 'Proponi la modifica' }).click();
}

/** Confirms the proposal with this reason. */
async function confirmDurations(page, why) {
  await page.goto(DURATIONS);
  await waiting(page).filter({ hasText: why }).getByRole('button', { name: /^Conferma/ }).click();
  await expect(history(page)).toContainText(why);
}

test('for how long a break-glass may be asked is proposed by one, confirmed by another and offered', async ({ page, browser, sound }) => {
  test.setTimeout(180_000);
  const [author, other] = await Promise.all([0, 1].map(async () => (await browser.newContext({ locale: 'it-IT' })).newPage()));
  // A quarter of an hour stays whatever happens: another test chooses it.
  const usual = '15, 30, 60';
  const [longer, back] = [`Turni lunghi ${Date.now()}`, `Fine dei turni lunghi ${Date.now()}`];
  const choice = (minutes) => page.getByRole('radio', { name: `${minutes} minuti`, exact: true });
  await enterAsOperator(page, 'karim.haddad');
  const card = await newCard(page, 'Chiede un orientamento.');
  await enterAsOperator(author, 'paolo.neri');
  await enterAsOperator(other, 'livia.serra');
  await change(author, other, 'contacts', 'masked', 'Prova delle durate');

  await test.step('what is no duration is told, and nothing typed is lost', async () => {
    await proposeDurations(author, '4, un’ora', longer);
    await expect(author.locator('#errori')).toContainText('Scrivi da una a sei durate in minuti');
    await expect(author.locator('#motivo')).toHaveValue(longer);
    await sound(author, 'durations with a mistake');
  });

  await test.step('nobody confirms their own, and a proposal changes nothing', async () => {
    await proposeDurations(author, '120, 15', longer);
    const line = waiting(author).filter({ hasText: longer });
    await expect(line).toContainText('15, 120 minuti');
    await expect(line.getByRole('button', { name: /^Conferma/ })).toHaveCount(0);
    await page.goto(`${card}/accesso-eccezionale`);
    await expect(choice(30)).toHaveCount(1);
    await expect(choice(120)).toHaveCount(0);
  });

  await test.step('confirmed by another it is offered with the next click', async () => {
    await confirmDurations(other, longer);
    await expect(history(other)).toContainText('Confermata da Livia Serra');
    await expect(other.locator('main')).toContainText('Oggi si può scegliere tra: 15, 120 minuti.');
    await sound(other, 'durations with what was decided');
    await page.goto(`${card}/accesso-eccezionale`);
    await expect(choice(15)).toHaveCount(1);
    await expect(choice(30)).toHaveCount(0);
    await page.getByRole('radio', { name: 'Contatti' }).check();
    await choice(120).check();
    await page.locator('#motivo').fill('Malore allo sportello, prova delle durate');
    await page.getByRole('button', { name: 'Apri l’accesso' }).click();
    await expect(page).toHaveURL(card);
    await expect(page.locator('main')).toContainText('Accesso eccezionale aperto: Contatti');
    await page.getByRole('button', { name: 'Chiudi ora' }).click();
    await expect(page.locator('main')).not.toContainText('Accesso eccezionale aperto');
  });

  await test.step('everything is as it was', async () => {
    await proposeDurations(author, usual, back);
    await confirmDurations(other, back);
    await expect(other.locator('main')).toContainText(`Oggi si può scegliere tra: ${usual} minuti.`);
    await change(author, other, 'contacts', 'shown', 'Fine della prova delle durate');
  });
  for (const one of [author, other]) await one.context().close();
});
