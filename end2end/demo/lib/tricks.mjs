// Answers that a provider must not give, or gives strangely: what the portal does with them can then be seen.

import { successResponse } from './saml-write.mjs';

/** How long a slow provider takes. */
const SLOW = 20_000;

/** A later or earlier clock. */
const at = (seconds) => (login) => ({ ...login, now: new Date(login.now.getTime() + seconds * 1000) });

/**
 * By key: the words on the button, and what is done to a correct login. `change` works on the login before it is
 * written, `spoil` on the text afterwards, `wait` holds it back, `twice` gives it to the browser two times.
 */
export const TRICKS = {
  'non-firmata': { words: 'Risposta non firmata', change: (login) => ({ ...login, signed: false }) },
  'altra-chiave': { words: 'Firmata con un’altra chiave', change: (login) => ({ ...login, keys: login.otherKeys }) },
  cambiata: { words: 'Cambiata dopo la firma', spoil: (text) => text.replace(/(TINIT-)[A-Z]{6}/, '$1RSSMRA') },
  'avanti-30': { words: 'Orologio avanti di 30 secondi', change: at(30) },
  'avanti-90': { words: 'Orologio avanti di 90 secondi', change: at(90) },
  'indietro-30': { words: 'Orologio indietro di 30 secondi', change: at(-30) },
  'indietro-90': { words: 'Orologio indietro di 90 secondi', change: at(-90) },
  lenta: { words: 'Risponde dopo 20 secondi', wait: SLOW },
  doppia: { words: 'Risponde due volte', twice: true },
};

/** The answer to a login, as correct as the trick leaves it. */
export function tricked(login, trick) {
  const text = successResponse(trick?.change ? trick.change(login) : login);
  return trick?.spoil ? trick.spoil(text) : text;
}
