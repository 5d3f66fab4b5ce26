// Checks HTML: with the Nu checker where Java is installed, otherwise with html-validate.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Whether the Nu checker can run. */
const hasJava = () => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

/** All complaints of the Nu checker, warnings too. */
function nu(sources, flags) {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-html-'));
  try {
    const files = [...sources].map(([name, html]) => {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, html);
      return file;
    });
    const jar = join(require.resolve('vnu-jar/package.json'), '..', 'build', 'dist', 'vnu.jar');
    const out = execFileSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', '--stdout', ...flags, ...files], { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(out).messages
      .filter((one) => one.type === 'error' || one.subType === 'warning')
      .map((one) => `${one.url.split('/').pop()}:${one.lastLine}: ${one.message} [${(one.extract ?? '').replace(/\s+/g, ' ')}]`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All complaints of html-validate. */
async function htmlValidate(sources) {
  const { HtmlValidate } = await import('html-validate');
  const checker = new HtmlValidate({ extends: ['html-validate:standard'] });
  const complaints = [];
  for (const [name, html] of sources) {
    const report = await checker.validateString(html, `${name}.html`);
    for (const one of report.results.flatMap((result) => result.messages)) complaints.push(`${name}:${one.line}: ${one.ruleId}: ${one.message}`);
  }
  return complaints;
}

/** Checks pages given as name → HTML, with more flags for the Nu checker; returns complaints, empty when all is well. */
export async function checkHtml(sources, ...flags) {
  if (hasJava()) return nu(sources, flags);
  console.log('no Java: HTML is checked with html-validate instead of the Nu checker');
  return htmlValidate(sources);
}
