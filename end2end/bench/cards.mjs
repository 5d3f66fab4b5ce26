// The list of cards of a big desk, and the same list as files: fills the portal's database and measures page by page.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { enterAsOperator } from '../tests/support/identity.mjs';
import { AT, PORTAL } from '../tests/support/places.mjs';
import { forgetPeak, memory, peak } from './server.mjs';

const FILL = fileURLToPath(new URL('cards.sh', import.meta.url));
/** About so many rows a file holds. */
const ROWS = 100_000;

/** What an operator asks of the list; few are open, few are Chiara's and of few a need is not met: see cards.sql. */
const ASKED = [
  ['first page', ''],
  ['open', '?stato=open'],
  ['completed', '?stato=completed'],
  ['mine', '?mie=si'],
  ['of a day of two years ago', `?dal=${daysAgo(730)}&al=${daysAgo(730)}`],
  ['until three years ago', `?al=${daysAgo(1095)}`],
  ['with a need that is not met', '?non-soddisfatto=requisiti'],
  ['by name, of many', '?testo=maria'],
  ['by name, of some', '?testo=rosari'],
  ['by name, of few', '?testo=zwing'],
];

function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toLocaleDateString('it-IT', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** Fills the database, then measures each page by `timed(what, path, most)` and each file by `row`. */
export async function measureCards(browser, cards, timed, row) {
  console.error(`filling the database with ${cards} cards…`);
  execFileSync('bash', [FILL, String(cards)], { stdio: 'inherit' });
  const name = (what) => `list of ${cards.toLocaleString('en')} cards, ${what}`;
  for (const [what, query] of ASKED) await timed(name(what), AT.cards + query, { p95: 15 });
  // Files ask for a proof of identity that is fresh.
  const page = await (await browser.newContext({ baseURL: PORTAL, locale: 'it-IT' })).newPage();
  await enterAsOperator(page, 'chiara.moretti');
  // Of cards.sql: the desk has somewhat less than a quarter of the cards, spread over 1,800 days.
  const days = Math.ceil((ROWS / (cards * 0.24)) * 1800);
  for (const [format, words] of [['csv', 'CSV, per altri programmi'], ['xlsx', 'XLSX, per i fogli di calcolo']]) {
    const { bytes, seconds, grown } = await taken(page, `${AT.cards}/esporta?dal=${encodeURIComponent(daysAgo(days))}`, words);
    const rows = format === 'csv' ? `, ${readFileSync(bytes, 'utf8').split('\r\n').length - 2} rows` : '';
    row(name(`as ${format.toUpperCase()}${rows}`), `${seconds.toFixed(1)} s, memory +${(grown / 1e6).toFixed(0)} MB`);
  }
}

/** Takes a list along as a file: where it lies, how long it took, and what the server's memory grew by at most. */
async function taken(page, form, words) {
  await page.goto(form);
  await page.getByRole('radio', { name: words }).check();
  await page.getByRole('radio', { name: 'Per programmare e controllare il lavoro dello sportello' }).check();
  const before = memory();
  forgetPeak();
  const began = performance.now();
  const arrives = page.waitForEvent('download', { timeout: 300_000 });
  await page.getByRole('button', { name: 'Scarica il file' }).click();
  const bytes = await (await arrives).path();
  return { bytes, seconds: (performance.now() - began) / 1000, grown: peak() - before };
}
