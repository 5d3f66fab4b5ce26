// The browser test that kills its server: not beside the others, whose portal must live. Started by tests/killed.sh.

import { defineConfig } from '@playwright/test';
import usual from './playwright.config.mjs';

export default defineConfig({ ...usual, projects: [{ name: 'ucciso', testMatch: ['killed.spec.mjs'] }] });
