import assert from 'node:assert/strict';
import test from 'node:test';
import { CITIZENS } from '../lib/citizens.mjs';
import { checkCharacter, fiscalCode } from '../lib/fiscal-code.mjs';
import { escape } from '../lib/page.mjs';

test('the fiscal code of Giulia Ferrante is the known one', () => {
  assert.equal(fiscalCode({ name: 'Giulia', surname: 'Ferrante', born: '1988-03-14', gender: 'F' }), 'FRRGLI88C54M990P');
  assert.equal(checkCharacter('LDRSMR90S48M990'), 'L');
});

test('every citizen has a code of their own at a place that does not exist', () => {
  assert.equal(new Set(CITIZENS.map((one) => one.fiscalCode)).size, CITIZENS.length);
  for (const citizen of CITIZENS) assert.match(citizen.fiscalCode, /^[A-Z]{6}\d{2}[A-Z]\d{2}M990[A-Z]$/);
});

test('there is somebody without e-mail and somebody with an apostrophe', () => {
  assert.ok(CITIZENS.some((one) => !('email' in one.attributes)));
  assert.ok(CITIZENS.some((one) => one.surname === "D'Amicò"));
});

test('text is harmless in pages', () => {
  assert.equal(escape(`<b a='1' b="2">&`), '&#60;b a=&#39;1&#39; b=&#34;2&#34;&#62;&#38;');
});
