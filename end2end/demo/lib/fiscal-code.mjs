// Codice fiscale of invented people. The place code is M990, which belongs to no municipality and no country.

const PLACE = 'M990';
const MONTHS = 'ABCDEHLMPRST';
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Letters of a name without accents and signs, upper case. */
function letters(text) {
  return text.normalize('NFD').toUpperCase().replace(/[^A-Z]/g, '');
}

/** Consonants first, then vowels, filled with X up to three. */
function three(consonants, vowels) {
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

function surnamePart(surname) {
  const all = letters(surname);
  return three(all.replace(/[AEIOU]/g, ''), all.replace(/[^AEIOU]/g, ''));
}

function namePart(name) {
  const all = letters(name);
  const consonants = all.replace(/[AEIOU]/g, '');
  if (consonants.length > 3) return consonants[0] + consonants[2] + consonants[3];
  return three(consonants, all.replace(/[^AEIOU]/g, ''));
}

/** Value of a digit or letter, 0 to 25. */
const rank = (sign) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);

/** The sixteenth character of the first fifteen. */
export function checkCharacter(first15) {
  const sum = [...first15].reduce((total, sign, at) => total + (at % 2 === 0 ? ODD[rank(sign)] : rank(sign)), 0);
  return String.fromCharCode(65 + (sum % 26));
}

/** Codice fiscale of a person `{ name, surname, born: 'yyyy-mm-dd', gender: 'F' | 'M', place? }`; without a place, of the demo's municipality. */
export function fiscalCode({ name, surname, born, gender, place = PLACE }) {
  const [year, month, day] = born.split('-').map(Number);
  const birth = `${String(year % 100).padStart(2, '0')}${MONTHS[month - 1]}${String(day + (gender === 'F' ? 40 : 0)).padStart(2, '0')}`;
  const first = `${surnamePart(surname)}${namePart(name)}${birth}${place}`;
  return first + checkCharacter(first);
}
