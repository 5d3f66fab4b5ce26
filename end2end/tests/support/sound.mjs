// What is wrong with a page as it stands: findings of axe, and what does not fit into its window.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where axe looks at a state: the desk and the phone, as in the walk through all pages. */
const WIDTHS = [1440, 360];
/** The narrowest window that everything fits into. */
const NARROWEST = 320;

/** What axe finds on the page, a line each. */
export async function findings(page) {
  // It may have looked at this document before, at another width.
  if (!(await page.evaluate(() => typeof globalThis.axe?.run === 'function'))) await page.evaluate(`${AXE}; void 0`);
  // Of what is right one example each: to describe every element takes as long as to judge it.
  const options = { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] };
  const { violations, passed } = await page.evaluate(async (how) => {
    const found = await globalThis.axe.run(document, how);
    return { violations: found.violations, passed: found.passes.length };
  }, options);
  expect(passed, 'axe ran').toBeGreaterThan(5);
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`));
}

/** How many pixels the page is too wide for its window. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Everything that is wrong with a state of a page, at these widths; the window is as before afterwards. */
export async function unsound(page, state, widths = WIDTHS) {
  const { width: before, height } = page.viewportSize();
  const wrong = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    wrong.push(...(await findings(page)).map((words) => `${state} at ${width} px: ${words}`));
    for (const narrow of width < 600 ? [width, NARROWEST] : [width]) {
      await page.setViewportSize({ width: narrow, height });
      const over = await overflow(page);
      if (over > 0) wrong.push(`${state} at ${narrow} px: ${over} px too wide`);
    }
  }
  await page.setViewportSize({ width: before, height });
  return wrong;
}
