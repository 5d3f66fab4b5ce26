// Starts one demo provider on free ports with a folder of its own.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMO = fileURLToPath(new URL('..', import.meta.url));

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs `demo/<script>` until the test ends; resolves when it has printed `lines` lines with "port". */
export async function provider(test, script, environment, lines = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-demo-'));
  const child = spawn(process.execPath, [join(DEMO, script)], {
    env: { PATH: process.env.PATH, SPORTELLO_VAR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  test.after(async () => {
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    rmSync(folder, { recursive: true, force: true });
  });
  await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      if (said.split('\n').filter((line) => line.includes('port')).length >= lines) resolve();
    });
    child.stderr.on('data', (part) => { said += part; });
    child.once('exit', () => reject(new Error(`${script} ended: ${said}`)));
  });
  return folder;
}

/** A browser of a few lines: keeps cookies, never follows redirects by itself. */
export function browser() {
  const jar = new Map();
  return async (address, options = {}) => {
    const headers = { ...options.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(address, { ...options, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0].split('=');
      jar.set(name, value.join('='));
    }
    return answer;
  };
}

/** The hidden fields and the action of the only form of a page, entities undone. */
export function formOf(html) {
  const clear = (text) => text.replace(/&#(\d+);/g, (whole, code) => String.fromCharCode(Number(code)));
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((one) => [one[1], clear(one[2])]);
  return { action: clear(/<form method="post" action="([^"]*)"/.exec(html)[1]), fields: Object.fromEntries(inputs) };
}

/** Runs `demo/<script>` to its end: exit code and everything it said. */
export function outcome(script, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-demo-'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(DEMO, script)], {
      env: { PATH: process.env.PATH, SPORTELLO_VAR: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 10_000,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { said += part; });
    child.once('exit', (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, said });
    });
  });
}
