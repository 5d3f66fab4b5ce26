// The operators' queue when the office is big: fills the portal's database and measures page by page.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AT, MAIN_SERVICE } from '../tests/support/places.mjs';

const FILL = fileURLToPath(new URL('fill.sh', import.meta.url));

/** What an operator asks of the queue; the rare service and the rare name are those of fill.sql. */
const ASKED = [
  ['first page', ''],
  ['by state', '?stato=accepted'],
  ['by service', `?servizio=${MAIN_SERVICE}`],
  ['by rare service', '?servizio=riduzione-retta-nido'],
  ['mine', '?operatore=io'],
  ['nobody\'s', '?operatore=nessuno'],
  ['by name, of many', '?testo=maria'],
  ['by name, of some', '?testo=gresa'],
  ['by name, of few, accepted', '?stato=accepted&testo=zwing'],
];

/** Fills the database, then measures each page by `timed(what, path, most)`. `page` is an operator's. */
export async function measureQueue(page, intakes, timed) {
  console.error(`filling the database with ${intakes} intakes…`);
  execFileSync('bash', [FILL, String(intakes)], { stdio: 'inherit' });
  const name = (what) => `queue of ${intakes.toLocaleString('en')}, ${what}`;
  for (const [what, query] of ASKED) await timed(name(what), AT.console + query, { p95: 15 });
  await timed(name('page 5'), await fifthPage(page), { p95: 15 });
}

/** The address of the fifth page, turned to as an operator does. */
async function fifthPage(page) {
  await page.goto(AT.console);
  for (let turned = 1; turned < 5; turned += 1) {
    await page.goto(await page.locator('main a[rel=next]').first().getAttribute('href'));
  }
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
