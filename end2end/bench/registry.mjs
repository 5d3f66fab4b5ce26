// How quickly the registry of a municipality is imported: a file of invented people, through the command.

import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { ARTEFACTS } from '../tests/support/places.mjs';

/** The demo has two: the one whose desks look into it. */
const ZONE = 'Zona sociale Valle del Laro';
const HEAD = 'codice_fiscale;cognome;nome;sesso;data_nascita;luogo_nascita;cittadinanza;indirizzo;comune;stato_civile;famiglia;parentela;residente_dal\n';
const FAMILY = ['ROSSI', 'BIANCHI', 'DE LUCA', "D'ANGELO", 'FERRARI', 'ESPOSITO', 'COLOMBO', 'RICCI', 'MARINO', 'GRECO'];
const GIVEN = ['MARIA', 'GIUSEPPE', 'ANNA', 'GIOVANNI', "NICOLO'", 'SOFIA', 'AHMED', 'OLENA', 'WEI', 'FATOUMATA'];

// Letters of months, and what the characters at odd and even places count for in the last one (D.M. 23/12/1976).
const MONTHS = 'ABCDEHLMPRST';
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const worth = (letter) => (/\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65);
const last = (code) => String.fromCharCode(65 + [...code].reduce((sum, letter, place) => sum + (place % 2 === 0 ? ODD[worth(letter)] : worth(letter)), 0) % 26);
const three = (n) => String.fromCharCode(66 + (n % 20), 66 + (Math.floor(n / 20) % 20), 66 + (Math.floor(n / 400) % 20));

/** One invented person; three of a hundred have a line that cannot be read. */
function person(n) {
  const born = new Date(Date.UTC(1930, 0, 1 + (n % 34000)));
  const iso = born.toISOString().slice(0, 10);
  const short = `${iso.slice(2, 4)}${MONTHS[born.getUTCMonth()]}${iso.slice(8, 10)}`;
  const code = `${three(n)}${three(Math.floor(n / 8000))}${short}M990`;
  const day = n % 100 < 3 ? '31/02/1980' : iso;
  return `${code}${last(code)};${FAMILY[n % 10]};${GIVEN[Math.floor(n / 10) % 10]};M;${day};M990;IT;VIA DI PROVA ${n};M990;celibe;F-${Math.floor(n / 3)};figlio;2024-01-01\n`;
}

/** Imports so many people, and tells how long it took by `row(what, value, …limits)`. */
export function measureRegistry(people, row) {
  const file = `${ARTEFACTS}/registry.csv`;
  writeFileSync(file, HEAD + Array.from({ length: people }, (_, n) => person(n)).join(''));
  const began = performance.now();
  const said = execFileSync(process.env.SPORTELLO_BIN, ['registry', 'import', '--municipality', 'M990', '--zone', ZONE, '--smaller', file], {
    env: { ...process.env, SPORTELLO_MODE: 'demo' },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  rmSync(file);
  const rate = `${seconds.toFixed(1)} s, ${Math.round(people / seconds).toLocaleString('en')} lines/s`;
  row(`import of a registry of ${people.toLocaleString('en')} people, 3 % wrong`, said.includes('imported') ? rate : 'BAD: refused', { found: seconds, most: 60, unit: 's' });
}
