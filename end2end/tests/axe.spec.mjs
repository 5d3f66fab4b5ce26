// No finding of axe on any page, on the phone and on the desk.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visitAll } from './support/pages.mjs';
import { expect, test } from './support/test.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const width of [1440, 360]) {
  test(`axe finds nothing at ${width} px`, async ({ browser }) => {
    test.setTimeout(600_000);
    const findings = [];
    await visitAll(browser, width, async (page, one) => {
      await page.evaluate(`${AXE}; void 0`);
      const { violations, passes } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
      expect(passes.length, `axe ran on ${one.name}`).toBeGreaterThan(5);
      for (const rule of violations) {
        for (const node of rule.nodes) findings.push(`${one.name}: ${rule.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`);
      }
    });
    expect(findings).toEqual([]);
  });
}
