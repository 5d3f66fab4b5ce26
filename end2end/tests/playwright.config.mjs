// How the browser tests run. Addresses come from tests/run.sh, which starts a portal of its own.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { ARTEFACTS, PORTAL } from './support/places.mjs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.SPORTELLO_BROWSER ?? BROWSERS.find((path) => existsSync(path));
const asRoot = process.getuid?.() === 0;

// What a citizen does, with script and without.
const BOTH_WAYS = [
  'citizen.spec.mjs',
  'logout.spec.mjs',
  'other-ways.spec.mjs',
  'appointments.spec.mjs',
  'area.spec.mjs',
  'profile.spec.mjs',
  'documents.spec.mjs',
  'forms.spec.mjs',
];

// What operators and administrators do.
const OPERATORS = [
  'operator.spec.mjs',
  'operator-session.spec.mjs',
  'mask.spec.mjs',
  'four-eyes.spec.mjs',
  'desk-profiles.spec.mjs',
  'codes.spec.mjs',
  'editor.spec.mjs',
  'people.spec.mjs',
  'person-registry.spec.mjs',
  'counter.spec.mjs',
  'corrections.spec.mjs',
  'diary.spec.mjs',
  'merging.spec.mjs',
  'protected.spec.mjs',
  'family.spec.mjs',
  'papers.spec.mjs',
  'written.spec.mjs',
  'staff.spec.mjs',
  'absences.spec.mjs',
  'trail.spec.mjs',
  'bodies.spec.mjs',
  'transfer.spec.mjs',
  'referrals.spec.mjs',
  'far.spec.mjs',
  'outside.spec.mjs',
  'proposals.spec.mjs',
  'zone.spec.mjs',
  'alerts.spec.mjs',
  'desks.spec.mjs',
  'agreement.spec.mjs',
  'lists.spec.mjs',
  'removal.spec.mjs',
  'notices.spec.mjs',
];

const MODEL = ['modello-comuni.spec.mjs'];
const PHONE = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: `${ARTEFACTS}/results`,
  reporter: [['list'], ['json', { outputFile: `${ARTEFACTS}/report.json` }]],
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: PORTAL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // A trace of everything takes as long as the tests themselves: only where somebody wants one.
    trace: process.env.SPORTELLO_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath, args: asRoot ? ['--no-sandbox'] : [] },
  },
  projects: [
    { name: 'con script', testMatch: [...BOTH_WAYS, 'keyboard.spec.mjs', 'errors.spec.mjs'] },
    { name: 'senza script', testMatch: [...BOTH_WAYS, 'editor.spec.mjs', 'corrections.spec.mjs', 'diary.spec.mjs'], use: { javaScriptEnabled: false } },
    { name: 'operatori', testMatch: OPERATORS },
    { name: 'stati', testMatch: ['samples.spec.mjs'] },
    { name: 'racconto', testMatch: ['story.setup.mjs'] },
    {
      name: 'pagine',
      testMatch: ['html.spec.mjs', 'headers.spec.mjs', 'modello-comuni.spec.mjs', 'looks.spec.mjs', 'opened.spec.mjs'],
      dependencies: ['racconto'],
    },
    // Every criterion once more: on a phone, without script, and both.
    { name: 'modello, telefono', testMatch: MODEL, use: PHONE, dependencies: ['racconto'] },
    { name: 'modello, senza script', testMatch: MODEL, use: { javaScriptEnabled: false }, dependencies: ['racconto'] },
    { name: 'modello, telefono senza script', testMatch: MODEL, use: { ...PHONE, javaScriptEnabled: false }, dependencies: ['racconto'] },
  ],
});
