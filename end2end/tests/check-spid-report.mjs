// Judges the JSON report of spid-sp-test. The tool ends with 0 when its login step fails or its loop stops
// half-way, so what counts is that every block is there, whole, and without failures.
//
//   node check-spid-report.mjs REPORT redirect-2                a whole run: its binding, and the level it asked for
//   node check-spid-report.mjs REPORT metadata:LEAST PROFILE    only the metadata, with so many checks at least

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The response cases that the tool has; numbers 6, 7, 25, 50, 67, 84, 91, 101 and 102 do not exist. */
const MISSING_NUMBERS = [6, 7, 25, 50, 67, 84, 91, 101, 102];
export const CASES = [
  ...Array.from({ length: 111 }, (_, at) => at + 1).filter((number) => !MISSING_NUMBERS.includes(number)).map(String),
  ...Array.from({ length: 8 }, (_, at) => `xsw${at + 1}`),
  'xslt',
];

/** The fewest checks a complete run makes in these blocks, by binding; at level 1 there are four fewer than above it. */
const LEAST = {
  redirect: { metadata_extra: 100, authnrequest_extra: 40 },
  post: { metadata_extra: 100, authnrequest_extra: 47 },
};

/** All entries of a block, whatever its classes are called. */
const entries = (block) => Object.values(block ?? {}).flat();

/** What the request was not, although it was meant to be: of this level, and sent this way. */
function notAsked(requests, binding, level) {
  const found = [];
  const levels = requests.filter((one) => String(one.test).includes('MUST have a valid SPID level'));
  if (!levels.some((one) => String(one.value).includes(`/SpidL${level}<`))) found.push(`authnrequest_extra: level ${level} was not asked for`);
  // Only what is posted is signed inside.
  const isPosted = requests.some((one) => one.test === 'The Signature element MUST be present');
  if (isPosted !== (binding === 'post')) found.push(`authnrequest_extra: the request did not go by ${binding}`);
  return found;
}

/** What is missing or wrong among the response cases. */
function wrongResponses(block) {
  const found = [];
  const responses = entries(block);
  if (!Array.isArray(block?.SpidSpResponseCheck)) found.push('response: SpidSpResponseCheck is missing');
  const seen = responses.map((one) => String(one.test_id));
  for (const id of CASES.filter((one) => !seen.includes(one))) found.push(`response: case ${id} was not run`);
  if (responses.length !== CASES.length) found.push(`response: ${responses.length} entries, ${CASES.length} expected`);
  for (const one of responses.filter((entry) => entry.result !== 'success')) found.push(`response: ${one.test} ${one.value}`);
  return found;
}

/** Every reason why the report is no proof; empty when it is one. */
export function problems(report, kind) {
  const sp = report?.test?.sp ?? {};
  const found = [];
  const metadataOnly = /^metadata:(\d+)$/.exec(kind);
  const [, binding, level] = /^(redirect|post)-([123])$/.exec(kind) ?? [];
  if (!metadataOnly && !binding) return [`${kind}: no such run`];
  for (const [name, least] of Object.entries(metadataOnly ? { metadata_extra: Number(metadataOnly[1]) } : LEAST[binding])) {
    const all = entries(sp[name]);
    if (!sp[name]) found.push(`${name}: the block is missing`);
    else if (all.length < least) found.push(`${name}: ${all.length} checks, at least ${least} expected`);
    for (const one of all.filter((entry) => entry.result === 'failure' || !entry.result)) found.push(`${name}: ${one.test} (${one.value})`);
  }
  if (metadataOnly) return found;
  return [...found, ...notAsked(entries(sp.authnrequest_extra), binding, level), ...wrongResponses(sp.response)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, kind, profile] = process.argv.slice(2);
  const called = profile ?? kind;
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`spid-sp-test (${called}): no readable report: ${error.message}`);
    process.exit(1);
  }
  const found = problems(report, kind);
  const sp = report?.test?.sp ?? {};
  const counts = `metadata ${entries(sp.metadata_extra).length}, authn ${entries(sp.authnrequest_extra).length}, response ${entries(sp.response).length}`;
  if (found.length > 0) {
    console.error(`spid-sp-test (${called}): ${counts}; ${found.length} problems:\n  ${found.join('\n  ')}`);
    process.exit(1);
  }
  console.log(`spid-sp-test (${called}): ${counts}; all good`);
}
