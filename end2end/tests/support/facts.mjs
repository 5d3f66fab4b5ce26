// What the tests want to know about every page, and how it looks, gathered in one visit.

import { looksOf } from './looks.mjs';
import { visitAll } from './pages.mjs';

/** Gathered in the page itself. */
function look() {
  const shown = (node) => node.getClientRects().length > 0;
  const family = (node) => getComputedStyle(node).fontFamily.split(',')[0].replaceAll('"', '').trim();
  const written = [...document.querySelectorAll('body *')].filter((node) => shown(node) && node.textContent.trim());
  const scripts = 'script[src], script:not([type="application/json"]):not([type="application/ld+json"]), link[rel=modulepreload]';
  return {
    title: document.title,
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].filter(shown).length,
    mains: document.querySelectorAll('main').length,
    hooks: [...document.querySelectorAll('[data-element]')].map((node) => node.dataset.element),
    islands: document.querySelectorAll('leptos-island').length,
    scripts: document.querySelectorAll(scripts).length,
    // A `data:` address is part of the style sheet that holds it: newer browsers list it, but nothing is asked of anybody.
    fetched: performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('data:')),
    families: [...new Set(written.map(family))],
  };
}

let gathered;

/**
 * One entry for each page of the story: what it is, how it was answered, what stands in it, and what is wrong with how
 * it looks. The first who asks waits for some minutes.
 */
export function facts(browser) {
  gathered ??= gather(browser);
  return gathered;
}

async function gather(browser) {
  const all = [];
  await visitAll(browser, 1440, async (page, one, response) => {
    const html = await page.content();
    // A page that needs a form posted first is read as the browser has it.
    const sent = one.prepare ? html : await response.text();
    const stands = await page.evaluate(look);
    all.push({ ...one, answered: response.status(), headers: response.headers(), html, sent, ...stands, looks: await looksOf(page, one) });
  });
  return all;
}
