// A small open-loop load generator: requests leave at their time whether or not earlier ones have come back,
// and each is measured from the moment at which it should have left.

import { Agent, get } from 'node:http';

/** The middle one of some numbers. */
export const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One request; resolves with whether it was good. */
function once(url, headers, agent) {
  return new Promise((resolve) => {
    get(url, { headers, agent }, (response) => {
      response.on('data', () => {});
      response.on('end', () => resolve(response.statusCode === 200));
      response.on('error', () => resolve(false));
    }).on('error', () => resolve(false));
  });
}

/**
 * Calls `send(number)` `rate` times a second, `total` times in all; each call resolves with whether it was good.
 * Times in milliseconds.
 */
export async function paced(send, { rate, total }) {
  const times = [];
  const running = [];
  let bad = 0;
  const start = performance.now();
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * rate) + 1);
    for (; sent < due; sent += 1) {
      const planned = start + (sent * 1000) / rate;
      running.push(send(sent).then((good) => {
        times.push(performance.now() - planned);
        if (!good) bad += 1;
      }));
    }
    await new Promise((resolve) => { setTimeout(resolve, 1); });
  }
  await Promise.all(running);
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), bad, count: times.length };
}

/** Sends `rate` requests per second for `seconds`, or until `total` are sent. */
export async function load(url, { headers = {}, rate, seconds = 10, total = rate * seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const result = await paced(() => once(url, headers, agent), { rate, total });
  agent.destroy();
  return result;
}
