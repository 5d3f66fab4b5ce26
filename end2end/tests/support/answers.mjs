// Answers for any question of any form: the first rule whose pattern fits label and hint decides.
// The forms are data, so the tests answer them by what people read.

import { fiscalCode } from '../../demo/lib/fiscal-code.mjs';

const THIS_YEAR = new Date().getFullYear();

/** Young enough for every form, also for that of the nursery. */
const CHILD = { name: 'Elena', surname: 'Rinaldi', born: `${THIS_YEAR - 1}-06-02`, gender: 'F' };

/** When the child was born: a day of last year, for what is over. */
const LAST_YEAR = `02/06/${THIS_YEAR - 1}`;

/** A day of next year, for what has not begun yet. */
const NEXT_YEAR = `01/06/${THIS_YEAR + 1}`;

const RULES = [
  [/^quant[ie]\b/i, '2'],
  [/a che ora/i, '8:15'],
  [/da quale anno/i, '2019'],
  [/(da|entro|fino a) quale giorno|scadenza/i, NEXT_YEAR],
  [/(quale|un altro) paese/i, 'Marocco'],
  [/iban/i, 'IT60X0542811101000000123456'],
  [/codice fiscale/i, fiscalCode(CHILD)],
  [/e-?mail/i, 'prova@posta.example'],
  [/telefono|cellulare|numero di telefono/i, '3330100147'],
  [/gg\/mm\/aaaa/i, LAST_YEAR],
  [/data (di|della|del)|quando sei|giorno/i, LAST_YEAR],
  [/€|euro|importo|quanto (paghi|ricevi|spendi|serve)|spesa|affitto al mese|canone/i, '480,00'],
  [/cap\b|codice (di avviamento )?postale/i, '50199'],
  [/comune/i, 'Firenze'],
  [/cognome/i, CHILD.surname],
  [/^nome/i, CHILD.name],
  [/numero|mesi|anni/i, '2'],
];

/** The text to type into a field, given what people read at it and what kind of field it is. */
export function answerFor({ words, tag, inputmode, type }) {
  const rule = RULES.find(([pattern]) => pattern.test(words));
  if (rule) return rule[1];
  if (inputmode === 'numeric' || type === 'number') return '2';
  if (inputmode === 'decimal') return '480,00';
  if (type === 'email') return 'prova@posta.example';
  if (type === 'tel') return '3330100147';
  if (tag === 'textarea') return 'Ho perso il lavoro a settembre; l’affitto è di 480 € al mese.';
  return 'Risposta di prova';
}
