// The search of people when the registry is big: fills the portal's database and measures search by search.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AT } from '../tests/support/places.mjs';

const FILL = fileURLToPath(new URL('people.sh', import.meta.url));

/** What an operator types; the names are those of people.sql. */
const TYPED = [
  ['the newest', ''],
  ['a common name', 'maria'],
  ['a rare surname', 'zwingli'],
  ['name and surname', 'maria rosari'],
  ['both with errors', 'maira rossarri'],
  ['beginnings', 'ros mar'],
  ['name, surname and year', 'giovanni rosari 88'],
  ['a common name and a year', 'maria 1988'],
  ['date of birth', '14/03/1988'],
  ['month of birth', 'marzo 1988'],
  ['telephone', '+39 340 001 2345'],
  ['nobody', 'xyzwq kjhgf'],
];

/** Fills the database, then measures each search by `timed(what, path, most)`. */
export async function measurePeople(people, timed) {
  console.error(`filling the database with ${people} people…`);
  execFileSync('bash', [FILL, String(people)], { stdio: 'inherit' });
  const name = (what) => `search of ${people.toLocaleString('en')} people, ${what}`;
  for (const [what, typed] of TYPED) await timed(name(what), `${AT.people}?q=${encodeURIComponent(typed)}`, { p95: 15 });
}
