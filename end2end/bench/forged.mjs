// Citizens who come in with SPID while somebody else sends forged answers: how long they wait, and that none stays out.

import { paced } from './load.mjs';
import { answered, letsIn } from './logins.mjs';

const SECONDS = 10;
/** A second, at full pace. */
const [LOGINS, FORGED] = [20, 200];
/** So many answers to a login are verified before it is over (MOST_REFUSED of the portal): whoever forges begins another. */
const A_LOGIN = 5;
/** So many logins come first and do not count. */
const WARM = 10;
/** Signed with a key that is not the provider's: all of it is read before it is refused. */
const FORGERY = { prova: 'altra-chiave' };

/** So many answers, each to a login of its own. */
async function prepared(count, press) {
  const answers = [];
  for (let number = 0; number < count; number += 1) answers.push(await answered(press));
  return answers;
}

/** Whether an answer let somebody in; one that got no word back did not, and is counted here. */
const entered = (one, counted = { silent: 0 }) => letsIn(one).catch(() => {
  counted.silent += 1;
  return false;
});

/** Sends both at once, at this part of the full pace; tells by `row(what, value, …limits)`. */
export async function measureForged(pace, row) {
  const [logins, forgeries] = [LOGINS, FORGED].map((rate) => ({ rate: rate * pace, total: Math.ceil(rate * pace * SECONDS) }));
  const forged = await prepared(Math.ceil(forgeries.total / A_LOGIN), FORGERY);
  const honest = await prepared(WARM + logins.total);
  for (const one of honest.splice(0, WARM)) await entered(one);
  const forgedOnes = { silent: 0 };
  const [real, made] = await Promise.all([
    paced((number) => entered(honest[number]), logins),
    paced(async (number) => !await entered(forged[Math.floor(number / A_LOGIN)], forgedOnes), forgeries),
  ]);
  const out = `p95 ${real.p95.toFixed(1)} ms, ${real.bad} of ${real.count} not let in${real.bad ? ': BAD' : ''}; forged p95 ${made.p95.toFixed(1)} ms`;
  row(
    `SPID answers, ${logins.rate}/s, beside ${forgeries.rate} forged ones/s`, `${out}${made.bad ? `, ${made.bad} FORGED LET IN: BAD` : ''}${forgedOnes.silent ? `, ${forgedOnes.silent} forged ones without a word: BAD` : ''}`,
    { name: 'logins that failed', found: real.bad, most: 0, words: 'no login fails' },
  );
}
