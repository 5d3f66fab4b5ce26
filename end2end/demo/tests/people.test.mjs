import assert from 'node:assert/strict';
import test from 'node:test';
import { CITIZENS } from '../lib/citizens.mjs';
import { checkCharacter, fiscalCode } from '../lib/fiscal-code.mjs';
import { escape } from '../lib/page.mjs';
import { serves } from '../lib/spid-errors.mjs';

test('the fiscal code of Giulia Ferrante is the known one', () => {
  assert.equal(fiscalCode({ name: 'Giulia', surname: 'Ferrante', born: '1988-03-14', gender: 'F' }), 'FRRGLI88C54M990P');
  assert.equal(checkCharacter('LDRSMR90S48M990'), 'L');
});

test('every citizen with a code has one of their own, at a place that does not exist', () => {
  const codes = CITIZENS.map((one) => one.fiscalCode).filter(Boolean);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[A-Z]{6}\d{2}[A-Z]\d{2}(M990|Z999)[A-Z]$/);
});

test('there are people of every kind', () => {
  const ages = CITIZENS.map((one) => one.born);
  assert.ok(ages.some((born) => born > '2010-11-25'), 'a minor');
  assert.ok(CITIZENS.some((one) => one.attributes.placeOfBirth === 'Z999'), 'somebody born abroad');
  assert.deepEqual([...new Set(CITIZENS.map((one) => one.type))].sort(), [1, 2, 3, 4]);
  for (const one of CITIZENS.filter(({ type }) => type === 2 || type === 4)) {
    for (const name of ['companyName', 'companyFiscalNumber', 'ivaCode', 'registeredOffice']) assert.ok(one.attributes[name], name);
  }
  const foreign = CITIZENS.find((one) => one.eidas);
  assert.ok(!('fiscalNumber' in foreign.attributes) && foreign.attributes.spidCode);
  for (const one of CITIZENS) assert.equal(one.attributes.familyName, one.surname);
});

test('an identity serves the purposes of its kind', () => {
  const served = (purpose) => [1, 2, 3, 4].filter((type) => serves(type, purpose));
  assert.deepEqual([undefined, 'P', 'LP', 'PG', 'PF', 'PX', 'nonsense'].map(served), [[1, 3], [3, 4], [2, 4], [4], [3], [2, 3, 4], []]);
});

test('there is somebody without e-mail and somebody with an apostrophe', () => {
  assert.ok(CITIZENS.some((one) => !('email' in one.attributes)));
  assert.ok(CITIZENS.some((one) => one.surname === "D'Amicò"));
});

test('text is harmless in pages', () => {
  assert.equal(escape(`<b a='1' b="2">&`), '&#60;b a=&#39;1&#39; b=&#34;2&#34;&#62;&#38;');
});
