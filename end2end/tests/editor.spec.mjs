// An administrator writes a service by the console's pages alone, publishes it, and a citizen finds it.

import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

const LIST = AT.catalogue;

/** Fills fields by their labels, to the letter. */
async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** Saves the page and waits for the next one. */
async function save(page, address) {
  await page.getByRole('button', { name: 'Salva', exact: true }).last().click();
  await expect(page).toHaveURL(address);
}

test('a service is written, tried, published and withdrawn', async ({ page, script }) => {
  test.setTimeout(240_000);
  // A slug of its own for each way of browsing: the database is the same.
  const slug = script ? 'doposcuola-con-script' : 'doposcuola-senza-script';
  const title = script ? 'Doposcuola per i ragazzi' : 'Doposcuola per i bambini';
  const at = (part = '') => `${LIST}/${slug}${part}`;

  await test.step('begins', async () => {
    await enterAsOperator(page, 'paolo.neri');
    await expect(page).toHaveURL(LIST);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Servizi');
    await page.getByRole('link', { name: 'Nuovo servizio' }).click();
    await fill(page, { Titolo: title });
    await page.getByLabel(/^Indirizzo/).fill(slug);
    await page.getByLabel('Sportello', { exact: true }).selectOption({ label: 'Sportello sociale di Pontelaro' });
    await page.getByRole('button', { name: 'Crea il servizio' }).click();
    await expect(page).toHaveURL(at());
    await expect(page.locator('main')).toContainText('Da correggere prima di pubblicare');
  });

  await test.step('describes it', async () => {
    await page.getByRole('link', { name: 'Descrizione', exact: true }).click();
    await fill(page, {
      'In breve': 'Un posto dove studiare insieme.',
      'A chi è rivolto': 'A chi ha figli a scuola.',
      'Come fare': 'Online.',
      Costi: 'Niente.',
      'Ufficio responsabile': 'Sportello sociale di Pontelaro',
      'Che cosa serve': 'SPID',
      'Che cosa si ottiene': 'Un posto al doposcuola',
      'Che cosa succede dopo': 'Ti chiamiamo noi',
    });
    await save(page, at());
  });

  await test.step('writes its form', async () => {
    await page.getByRole('link', { name: 'Modulo', exact: true }).click();
    await page.getByRole('link', { name: 'Aggiungi un passo' }).click();
    await fill(page, { 'Nome breve': 'Tuo figlio', 'Titolo della pagina': 'Parlaci di tuo figlio' });
    await save(page, at('/modulo'));
    await page.getByRole('link', { name: /^Aggiungi una parte/ }).click();
    await fill(page, { 'Titolo della parte': 'La scuola' });
    await save(page, at('/modulo'));
    await page.getByRole('link', { name: /^Aggiungi una domanda/ }).click();
    await page.getByRole('link', { name: 'Una scelta', exact: true }).click();
    await fill(page, { Domanda: 'Che scuola fa?' });
    for (const [place, answer] of ['Primaria', 'Secondaria'].entries()) {
      await page.getByRole('button', { name: 'Aggiungi una risposta' }).click();
      await expect(page.getByLabel('Domanda', { exact: true })).toHaveValue('Che scuola fa?');
      await page.locator(`#scelta-${place}-it`).fill(answer);
    }
    await save(page, at('/modulo'));
    await page.getByRole('link', { name: /^Aggiungi una domanda/ }).click();
    await page.getByRole('link', { name: 'Una riga', exact: true }).click();
    await fill(page, { Domanda: 'Quale istituto?' });
    await page.getByRole('radio', { name: 'Solo se valgono tutte queste' }).check();
    await page.locator('#quando-0-risposta').selectOption({ label: 'Che scuola fa? → Secondaria' });
    await save(page, at('/modulo'));
    await expect(page.locator('main')).toContainText('Solo se «Che scuola fa?» è «Secondaria»');
  });

  await test.step('tries it: nothing is stored', async () => {
    await page.getByRole('link', { name: 'Prova il modulo' }).click();
    await expect(page.locator('main')).toContainText('Prova: così lo vede il cittadino');
    await page.getByRole('button', { name: 'Avanti' }).last().click();
    await expect(page.getByRole('alert').first()).toContainText('Che scuola fa?');
    await page.getByRole('radio', { name: 'Primaria' }).check();
    await page.getByRole('button', { name: 'Avanti' }).last().click();
    await expect(page.getByRole('heading', { name: 'Che cosa arriva allo sportello' })).toBeVisible();
  });

  await test.step('publishes it, and everybody finds it', async () => {
    await page.goto(at('/pubblica'));
    await page.getByLabel('Che cosa cambia e perché').fill('Nuovo servizio per l’anno scolastico');
    await page.getByRole('button', { name: 'Pubblica questa versione' }).click();
    await expect(page).toHaveURL(at());
    await expect(page.locator('main')).toContainText('Pubblicato dal');
    await page.goto(AT.services);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await page.goto(at('/versioni'));
    await expect(page.locator('main')).toContainText('Nuovo servizio per l’anno scolastico');
  });

  await test.step('withdraws it', async () => {
    await page.goto(at());
    await page.getByRole('link', { name: 'Ritira il servizio' }).click();
    await page.getByLabel('Perché', { exact: true }).fill('Il bando è chiuso');
    await page.getByRole('button', { name: 'Ritira il servizio' }).click();
    await expect(page.locator('main')).toContainText('Ritirato dal');
    await page.goto(AT.services);
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  });
});
