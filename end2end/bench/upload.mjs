// A file of 10 MB handed in: how long it takes, and by how much the memory of the server grows meanwhile.

import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { PORTAL } from '../tests/support/places.mjs';
import { pdf } from '../tests/support/files.mjs';
import { middle } from './load.mjs';
import { forgetPeak, memory, peak } from './server.mjs';

const SIZE = 10_000_000;
/** Bytes of a piece, as in public/js/upload.js. */
const PIECE = 256 * 1024;
/** The first time does not count: buffers and connections are made. */
const TIMES = 6;
const NAME = { 'x-file-name': 'grande.pdf' };

/** A request as the script of the page makes it; resolves with what was told. */
async function ask(method, url, headers, body) {
  const answer = await fetch(PORTAL + url, { method, headers, body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${said.slice(0, 200)}`);
  return said && JSON.parse(said);
}

/** All of it in one request. */
const atOnce = (url, headers, content) => ask('POST', url, { ...headers, ...NAME }, content);

/** Piece by piece, as browsers do. */
async function inPieces(url, headers, content) {
  let told = await ask('POST', url, { ...headers, ...NAME, 'upload-length': String(SIZE) });
  const place = told.url;
  for (let offset = 0; offset < SIZE; offset += PIECE) {
    const more = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    told = await ask('PATCH', place, { ...headers, ...more }, content.subarray(offset, offset + PIECE));
  }
  return told;
}

/** Milliseconds in which the disk of the portal takes the same bytes, in a row and for good. */
function onDisk(content) {
  const file = `${process.env.SPORTELLO_VAR}/bench-disk`;
  const began = performance.now();
  const open = openSync(file, 'w');
  // One call may take fewer than all.
  for (let written = 0; written < SIZE;) written += writeSync(open, content, written);
  fsyncSync(open);
  closeSync(open);
  const time = performance.now() - began;
  rmSync(file);
  return time;
}

/** Measures at the step at `path`, which wants a file; `page` and `cookie` are a citizen's. Tells by `row(what, value, …limits)`. */
export async function measureUpload(page, path, cookie, row) {
  await page.goto(path);
  const { url, csrf } = await page.locator('[data-upload]').filter({ visible: true }).first().evaluate((box) => ({ ...box.dataset }));
  const headers = { cookie, origin: PORTAL, accept: 'application/json', 'x-csrf-token': csrf };
  const start = pdf('grande');
  const content = Buffer.concat([start, Buffer.alloc(SIZE - start.length, ' ')]);
  const disk = middle(Array.from({ length: TIMES }, () => onDisk(content)));
  for (const [way, send] of [['in one request', atOnce], [`in pieces of ${PIECE / 1024} KiB`, inPieces]]) {
    const times = [];
    const growths = [];
    for (let number = 0; number < TIMES; number += 1) {
      forgetPeak();
      const before = memory();
      const began = performance.now();
      const { id } = await send(url, headers, content);
      times.push(performance.now() - began);
      growths.push((peak() - before) / 1e6);
      await ask('DELETE', `${url}/${id}`, headers);
    }
    const time = middle(times.slice(1));
    const growth = Math.max(...growths.slice(1));
    const share = (disk / time) * 100;
    row(
      `upload of 10 MB, ${way}`, `${time.toFixed(0)} ms, ${share.toFixed(0)} % of the speed of the disk (${disk.toFixed(0)} ms), memory at most + ${growth.toFixed(1)} MB`,
      { name: 'memory', found: growth, most: 1, unit: 'MB' }, { name: 'speed', found: share, least: 80, unit: '% of the disk' },
    );
  }
}
