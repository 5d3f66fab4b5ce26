// Lighthouse on a phone, for every page of citizens: its scores for performance and accessibility.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { freePort } from '../demo/tests/support.mjs';
import { ARTEFACTS, PORTAL } from '../tests/support/places.mjs';
import { middle } from './load.mjs';

// In a folder of its own: what it depends on asks for the latest of something, which no lock file can hold.
const { default: lighthouse } = await import(pathToFileURL(createRequire(`${process.env.LIGHTHOUSE_DIR}/`).resolve('lighthouse')).href);

/** Least score of a page, of a hundred. */
const LEAST = { performance: 95, accessibility: 100 };
/** A busy machine makes a run worse and none makes it better: the first counts if it is good, and else the middle one of so many. */
const RUNS = 3;

const isGood = ({ score }) => Object.entries(LEAST).every(([name, least]) => score[name] >= least);

/** One run: both scores, of a hundred, and what was found wrong with accessibility. */
async function once(url, port, cookie) {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    formFactor: 'mobile',
    screenEmulation: { mobile: true, width: 412, height: 823, deviceScaleFactor: 1.75, disabled: false },
    onlyCategories: Object.keys(LEAST),
    // The browser forgets nothing between pages: a cookie of the one before must not stand beside this one.
    disableStorageReset: false,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  });
  const { categories, audits, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const score = Object.fromEntries(Object.keys(LEAST).map((name) => [name, Math.round((categories[name].score ?? 0) * 100)]));
  const wrong = categories.accessibility.auditRefs.map((one) => audits[one.id]).filter((one) => one.score === 0).map((one) => one.id);
  return { score, wrong };
}

/** Where Lighthouse could not record a page it asks to be run again. */
async function recorded(url, port, cookie) {
  for (let left = RUNS; ; left -= 1) {
    try {
      return await once(url, port, cookie);
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** As many runs as it takes. */
async function runsOf(url, port, cookie) {
  const first = await recorded(url, port, cookie);
  const runs = [first];
  while (!isGood(first) && runs.length < RUNS) runs.push(await recorded(url, port, cookie));
  return runs;
}

/**
 * Measures pages given as `{ what, path, cookie? }` and writes a line for each by `row(what, value, …limits)`.
 * A score below its budget is marked as BAD.
 */
export async function measureLighthouse(pages, executablePath, row) {
  const port = await freePort();
  const args = [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath, args });
  const report = [];
  try {
    for (const { what, path, cookie } of pages) {
      let runs;
      try {
        runs = await runsOf(PORTAL + path, port, cookie);
      } catch (error) {
        row(`Lighthouse, phone: ${what}`, `BAD: not measured: ${error.message}`);
        continue;
      }
      const value = Object.fromEntries(Object.keys(LEAST).map((name) => [name, middle(runs.map((one) => one.score[name]))]));
      const wrong = [...new Set(runs.flatMap((one) => one.wrong))];
      const bad = !isGood({ score: value });
      const limits = Object.entries(LEAST).map(([name, least]) => ({ name, found: value[name], least }));
      const words = `performance ${value.performance}, accessibility ${value.accessibility}${wrong.length > 0 ? ` (${wrong.join(', ')})` : ''}`;
      row(`Lighthouse, phone: ${what}`, `${words}${bad ? ', BAD' : ''}`, ...limits);
      report.push({ what, path, ...value, wrong });
    }
  } finally {
    await browser.close();
  }
  writeFileSync(`${ARTEFACTS}/lighthouse.json`, JSON.stringify(report, null, 2));
}
