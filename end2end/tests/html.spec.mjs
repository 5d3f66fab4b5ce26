// Every page is valid HTML, as the server sends it, and so is every sample that the Rust tests render.

import { facts } from './support/facts.mjs';
import { hasSamples, sample, sampleNames } from './support/samples.mjs';
import { checkHtml } from './support/validity.mjs';
import { expect, test } from './support/test.mjs';

test('every page is valid HTML', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const pages = await facts(browser);
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter((one) => !one.prepare && one.answered !== (one.status ?? 200)).map((one) => `${one.name}: ${one.answered}`)).toEqual([]);
  expect(await checkHtml(new Map(pages.map((one) => [one.name, one.sent])))).toEqual([]);
});

test('every sample of a page is valid HTML, in every language', async () => {
  test.skip(!hasSamples, 'the Rust tests write the samples, in `make test`');
  test.setTimeout(1_200_000);
  const names = sampleNames();
  expect(names.length).toBeGreaterThan(500);
  const samples = new Map(names.map((name) => [name, sample(name)]));
  // Which language a text is in would be guessed: samples hold Italian names and services whatever their language.
  expect(await checkHtml(samples, '--no-langdetect')).toEqual([]);
});

test('every page has one h1, a title of its own, a language and its landmarks', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const pages = await facts(browser);
  const wrong = [];
  for (const one of pages) {
    const want = (good, words) => { if (!good) wrong.push(`${one.name}: ${words}`); };
    want(one.headings === 1, `${one.headings} h1`);
    want(one.lang === 'it', `lang ${one.lang}`);
    want(one.mains === 1, `${one.mains} main`);
    want(one.title.trim() !== '', 'no title');
    want(one.hooks.includes('privacy-policy-link'), 'no way to the privacy policy');
    want(one.hooks.includes('accessibility-link'), 'no way to the accessibility statement');
  }
  expect(wrong).toEqual([]);
});
