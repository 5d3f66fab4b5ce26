// A card from zero, for somebody known and for somebody who gives no name.

import { readFileSync } from 'node:fs';
import { newCard, openCard, typeNewPerson } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { pdfText } from './support/pdf.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

test('a known person has a card after a search and a few words, and a print of it', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}/schede/nuova`);
  await page.locator('main input[type=search]').fill('skiavone');
  await page.locator('main input[type=search]').press('Enter');
  await page.getByRole('link', { name: 'Apri una scheda Giovan Battista Schiavone' }).click();
  await openCard(page, 'Chiede come avere i pasti a casa.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giovan Battista Schiavone');
  await page.getByRole('link', { name: 'Stampa la scheda' }).click();
  await page.getByRole('radio', { name: 'La chiede la persona' }).check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Scarica il PDF' }).click();
  const text = pdfText(readFileSync(await (await download).path()));
  expect(text).toContain('Giovan Battista Schiavone');
  expect(text).toContain('Chiede come avere i pasti a casa.');
});

/** Somebody whom nobody knows, and whom no other test enters. */
const NEW = { name: 'Ortensia', surname: 'Sgambelluri', born: '1971-05-19', gender: 'F' };

test('of two who enter the same person at once one is led to what the other wrote', async ({ browser, page, sound }) => {
  const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(other);
  await enterAsOperator(page, 'chiara.moretti');
  await enterAsOperator(other, 'anna.bruni');
  const both = [page, other];
  const buttons = [await typeNewPerson(page, NEW), await typeNewPerson(other, NEW)];
  await Promise.all(buttons.map((button) => button.click()));
  const person = (one) => new URL(one.url()).searchParams.get('persona');
  await expect.poll(() => both.filter(person).length, 'one of them entered the person').toBe(1);
  const [first, late] = person(page) ? both : [other, page];
  await expect(late.locator('#errori')).toContainText('Questa persona è già in anagrafe');
  await sound(late, 'a person who is in the registry already');
  await late.getByRole('link', { name: 'Apri una scheda Ortensia Sgambelluri' }).click();
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Ortensia Sgambelluri');
  expect(person(late), 'there is one record').toBe(person(first));
  expect(complaints).toEqual([]);
  await other.context().close();
});

/** Opens the part about the home for writing. */
async function writeHome(page, card) {
  await page.goto(`${card}?modifica=abitazione`);
  return page.locator('main form').filter({ has: page.locator('[name=vani]') });
}

test('two operators write one part: nothing is overwritten, and the second chooses', async ({ browser, page, sound }) => {
  await enterAsOperator(page, 'chiara.moretti');
  const card = await newCard(page, 'Chiede un alloggio.');
  const other = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  await enterAsOperator(other, 'anna.bruni');
  const mine = await writeHome(page, card);
  const theirs = await writeHome(other, card);
  await theirs.locator('[name=vani]').fill('2');
  await theirs.locator('[name=proprietario]').fill('Comune');
  await theirs.getByRole('button', { name: 'Salva' }).click();
  await expect(other).toHaveURL(/#abitazione$/);
  await mine.locator('[name=vani]').fill('3');
  await mine.locator('[name=villaggio]').fill('Area nord');
  await mine.getByRole('button', { name: 'Salva' }).click();
  await expect(page.locator('main')).toContainText('un collega ha scritto altro');
  await sound(page, 'a part that two wrote, field by field');
  await page.locator('input[name="scelta-vani"][value="mia"]').check();
  await page.locator('main').getByRole('button', { name: 'Salva' }).click();
  await expect(page).toHaveURL(/#abitazione$/);
  for (const said of ['3', 'Comune', 'Area nord']) await expect(page.locator('main')).toContainText(said);
  await other.context().close();
});

test('who gives no name gets an alias, is recognised later, and the merge is undone', async ({ page }) => {
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(`${AT.console}/schede/nuova`);
  const alias = await page.locator('input[name=alias]').getAttribute('value');
  await page.getByRole('button', { name: 'Continua con questo alias' }).click();
  await openCard(page, 'Dorme in via Garibaldi.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(alias);
  await expect(page.locator('main')).toContainText('«via Garibaldi»');
  await page.getByRole('link', { name: 'Pagina della persona' }).click();
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await page.locator('main input[type=search]').fill('traoré fatoumata');
  await page.locator('main input[type=search]').press('Enter');
  await page.getByRole('link', { name: /È questa persona/ }).first().click();
  await page.locator('[name=motivo]').fill('Ha detto chi è');
  await page.getByRole('button', { name: 'Unisci le due persone' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fatoumata Traoré');
  await page.getByRole('link', { name: 'Identità e alias' }).click();
  await page.locator('[name=motivo]').first().fill('Non era lei');
  await page.getByRole('button', { name: /Annulla l’unione/ }).first().click();
  await expect(page.locator('main')).toContainText('Unione annullata');
  await page.getByRole('link', { name: 'Pagina di chi è stata unita' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(alias);
});
