// What it costs to verify an answer of a SPID provider and to open a session: whole answers of the demo provider, posted.

import { formOf } from '../demo/tests/support.mjs';
import { AT, IDP, PORTAL } from '../tests/support/places.mjs';
import { processor } from './server.mjs';

const ANSWERS = 300;
/** So many come first and do not count. */
const WARM = 10;

/** What is pressed at the provider for an honest answer. */
const HONEST = { cittadino: 'paola', livello: '2' };

/** An answer of the provider to a login that was begun, and the cookie of the browser that began it. */
export async function answered(press = HONEST) {
  const asked = new URLSearchParams({ idp: IDP, level: '2', next: AT.area });
  const begun = await fetch(`${PORTAL}/spid/login?${asked}`, { redirect: 'manual' });
  if (begun.status !== 302) throw new Error(`a login does not begin: ${begun.status}`);
  const cookie = begun.headers.getSetCookie().map((one) => one.split(';')[0]).find((one) => one.startsWith('spid='));
  const choice = await (await fetch(begun.headers.get('location'))).text();
  const richiesta = /name="richiesta" value="([^"]+)"/.exec(choice)?.[1];
  if (!richiesta) throw new Error('the demo provider asks nothing');
  const pressed = await fetch(`${IDP}/rispondi`, { method: 'POST', body: new URLSearchParams({ richiesta, ...press }) });
  return { ...formOf(await pressed.text()), cookie };
}

/** Posts an answer; whether it let somebody in. */
export async function letsIn({ action, fields, cookie }) {
  const answer = await fetch(action, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(fields) });
  await answer.text();
  return answer.status === 303 && answer.headers.get('location') === AT.area;
}

/** Posts so many answers one after the other; tells by `row(what, value, …limits)`. */
export async function measureLogins(row) {
  const answers = [];
  for (let number = 0; number < WARM + ANSWERS; number += 1) answers.push(await answered());
  let bad = 0;
  const post = async (some) => {
    for (const one of some) if (!await letsIn(one)) bad += 1;
  };
  await post(answers.slice(0, WARM));
  const [began, used] = [performance.now(), processor()];
  await post(answers.slice(WARM));
  const [seconds, busy] = [(performance.now() - began) / 1000, processor() - used];
  const rate = ANSWERS / busy;
  const words = `${rate.toFixed(0)} /s of a core of the server, the database apart; one after the other ${(ANSWERS / seconds).toFixed(0)} /s`;
  row('SPID answer verified and session opened', `${words}${bad ? `, ${bad} BAD` : ''}`, { found: rate, least: 800, unit: '/s per core' });
}
