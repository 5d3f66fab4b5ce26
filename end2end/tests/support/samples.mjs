// The samples of every page in every state that the Rust tests write, in `make test`; and how a browser shows them.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PORTAL } from './places.mjs';

const FOLDER = process.env.SPORTELLO_SAMPLES;
/** What the bundler made, and the portal serves. */
const SITE = process.env.SPORTELLO_ASSETS__DIR ?? fileURLToPath(new URL('../../../target/site', import.meta.url));
/** Which samples of those of which not all are looked at: others with another word. */
const SEED = process.env.SPORTELLO_SEED ?? 'sportello';

/** Whether there are any. */
export const hasSamples = Boolean(FOLDER);

/** Their names, which end in the language, and in `in` or `out` where the header tells whether somebody is signed in. */
export const sampleNames = () => readdirSync(FOLDER).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -'.html'.length)).sort();

/** One of them, as it was written. */
export const sample = (name) => readFileSync(`${FOLDER}/${name}.html`, 'utf8');

const isOneOf = (many, name) => createHash('sha256').update(`${SEED} ${name}`).digest().readUInt32BE() % many === 0;

/**
 * Whether it is looked at, where not all can be. By night every state once, in Italian, and one of ten of the same in
 * other words; by day an eighth of these, always the same ones.
 */
export function isChosen(name) {
  const [, lang, header] = /-([a-z]{2})(?:-(in|out))?$/.exec(name) ?? [];
  const isState = lang === 'it' && header !== 'out';
  const isOther = lang === 'it' || header !== 'out';
  const share = process.env.NIGHTLY ? 1 : 8;
  return isState ? isOneOf(share, name) : isOther && isOneOf(10 * share, name);
}

/** Where a window that serves them has this one. */
export const sampleAddress = (name) => `${PORTAL}/samples/${encodeURIComponent(name)}`;

/**
 * Makes a window show samples as pages of the portal, with its styles, letters and icons. Without script: it would ask the
 * portal about people of whom it knows nothing, and leave the state that the sample is of.
 */
export async function serveSamples(context) {
  const assets = Object.entries(JSON.parse(readFileSync(`${SITE}/assets.json`, 'utf8')));
  const shown = (name) => assets.reduce(
    (html, [asset, address]) => html.replaceAll(`"/assets/${asset}`, `"${address}`),
    sample(name).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, ''),
  );
  await context.route('**/*', (route) => {
    const [, folder, name] = new URL(route.request().url()).pathname.split('/');
    if (folder === 'assets') return route.continue();
    if (folder !== 'samples') return route.abort();
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shown(decodeURIComponent(name)) });
  });
}
