// The server that is measured, as the system sees it, and another one like it.

import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../demo/tests/support.mjs';

const pid = Number(readFileSync(process.env.SPORTELLO_PID_FILE, 'utf8'));
/** Ticks a second in which Linux counts processor time for programs. */
const TICKS = 100;
/** A server that is not ready after so many milliseconds will not be. */
const PATIENCE = 30_000;
const STARTS = 3;

const bytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;

/** Its program. */
export const program = readlinkSync(`/proc/${pid}/exe`);
/** Resident memory, in bytes. */
export const memory = () => bytes('VmRSS');
/** The most that was resident since `forgetPeak()`, in bytes. */
export const peak = () => bytes('VmHWM');
export const forgetPeak = () => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Processor time of all its threads, in seconds. */
export function processor() {
  // After the name in parentheses, which may hold spaces: utime and stime are the 12th and 13th.
  const [, fields] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS;
}

/** Milliseconds until another server on the same database, with the same settings, is ready. */
async function start() {
  const settings = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean).map((one) => {
    const at = one.indexOf('=');
    return [one.slice(0, at), one.slice(at + 1)];
  });
  const listen = `127.0.0.1:${await freePort()}`;
  const env = { ...Object.fromEntries(settings), SPORTELLO_LISTEN: listen };
  const began = performance.now();
  const child = spawn(program, ['serve'], { cwd: readlinkSync(`/proc/${pid}/cwd`), env, stdio: 'ignore' });
  const gone = new Promise((resolve) => { child.once('exit', resolve).once('error', resolve); });
  const signal = AbortSignal.timeout(PATIENCE);
  const ask = () => fetch(`http://${listen}/health/ready`, { signal }).then((answer) => answer.text().then(() => answer.ok), () => false);
  try {
    while (!await ask()) {
      if (signal.aborted) throw new Error(`not ready after ${PATIENCE / 1000} s`);
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      await pause(2);
    }
    return performance.now() - began;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

/** Starts it some times; tells by `row(what, value, …limits)`. */
export async function measureStart(row) {
  const times = [];
  for (let number = 0; number < STARTS; number += 1) times.push(await start());
  const longest = Math.max(...times);
  row('ready after start, database up', `${times.map((time) => time.toFixed(0)).join(', ')} ms`, { found: longest, most: 1000, unit: 'ms' });
}
