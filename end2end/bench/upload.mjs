// A file of 10 MB handed in: how long it takes, and by how much the memory of the server grows meanwhile.

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
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

/** Lets the names in a folder outlive a loss of power. */
function keep(path) {
  const open = openSync(path, 'r');
  fsyncSync(open);
  closeSync(open);
}

/**
 * Milliseconds in which the disk of the portal takes the same bytes, in a row and as safely as the portal keeps them:
 * under another name until all are there, and then both the file and its name for good.
 */
function onDisk(content) {
  const folder = `${process.env.SPORTELLO_VAR}/bench-disk`;
  mkdirSync(folder, { recursive: true });
  const [begun, whole] = [`${folder}/file#1`, `${folder}/file`];
  const began = performance.now();
  const open = openSync(begun, 'w');
  // One call may take fewer than all.
  for (let written = 0; written < SIZE;) written += writeSync(open, content, written);
  fsyncSync(open);
  closeSync(open);
  renameSync(begun, whole);
  keep(folder);
  const time = performance.now() - began;
  rmSync(folder, { recursive: true });
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
