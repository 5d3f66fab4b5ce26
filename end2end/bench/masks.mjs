// What masks and row policies cost of the time in which a card opens: the same card without either, behind the
// policies, and behind the policies and a mask.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AT, PORTAL } from '../tests/support/places.mjs';
import { load, middle } from './load.mjs';

const SET = fileURLToPath(new URL('masks.sh', import.meta.url));
const ROUNDS = 5;
/** Words, whether policies hold, and what is masked: groups that the card holds nothing of, so that the page stays as long as it was. */
const WAYS = [
  ['neither policies nor masks', 'off', ''],
  ['policies', 'on', ''],
  ['policies and masks', 'on', 'judicial,protected_address'],
];

const set = (policies, groups) => execFileSync('bash', [SET, policies, groups], { stdio: 'inherit' });

/** The address of a card of the desk. `page` is an operator's. */
async function aCard(page) {
  await page.goto(AT.cards);
  const links = await page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  return links.find((href) => /^\/console\/schede\/[0-9a-f-]{36}$/.test(href ?? ''));
}

/** Measures by turns, so that whatever else the machine does falls on all of them; tells by `row(what, value, …limits)`. */
export async function measureMasks(page, headers, rate, row) {
  const card = await aCard(page);
  if (!card) {
    row('card behind policies and masks', 'BAD: the desk has no card');
    return;
  }
  const times = WAYS.map(() => []);
  const slow = WAYS.map(() => []);
  let bad = 0;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [place, [, policies, groups]] of WAYS.entries()) {
        set(policies, groups);
        // The connections begin anew: their first requests do not count, nor those for which PostgreSQL still weighs its
        // plans, five on each connection of the pool.
        await load(PORTAL + card, { headers, rate, seconds: 6 });
        const result = await load(PORTAL + card, { headers, rate, seconds: 5 });
        times[place].push(result.p50);
        slow[place].push(result.p95);
        bad += result.bad;
      }
    }
  } finally {
    set('on', '');
  }
  const [free, ...others] = times.map(middle);
  row(`card, ${WAYS[0][0]}`, `p50 ${free.toFixed(2)} ms${bad ? `, ${bad} BAD` : ''}`);
  for (const [place, time] of others.entries()) {
    const cost = ((time - free) / time) * 100;
    const p95 = middle(slow[place + 1]);
    row(
      `card, ${WAYS[place + 1][0]}`, `p50 ${time.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${cost.toFixed(1)} % of p50 the cost`,
      // The budget in milliseconds is that of the masked card.
      ...(place === others.length - 1 ? [{ name: 'p95', found: p95, most: 10, unit: 'ms' }] : []),
      { name: 'cost', found: cost, most: 5, unit: '%' },
    );
  }
}
