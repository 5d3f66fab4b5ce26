// Adds up what the end-to-end steps have checked and prints the last line: "N passed, N failed".
//
//   node count.mjs FAILED-STEPS FOLDER...      a folder that is not there counts nothing

import { existsSync, readFileSync, readdirSync } from 'node:fs';

const [failedSteps, ...folders] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
const add = (passed, failed, skipped = 0) => {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
};

function addFolder(folder) {
  const read = (name) => (existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : null);

  for (const demo of [read('demo.tap'), read('federation.tap')].filter(Boolean)) add(Number(/^# pass (\d+)$/m.exec(demo)?.[1] ?? 0), Number(/^# fail (\d+)$/m.exec(demo)?.[1] ?? 0));

  for (const name of readdirSync(folder).filter((file) => /^spid-sp-test-.*\.json$/.test(file))) {
    const entries = Object.values(JSON.parse(read(name))?.test?.sp ?? {}).flatMap((block) => Object.values(block).flat());
    add(entries.filter((one) => one.result === 'success').length, entries.filter((one) => one.result === 'failure').length);
  }

  for (const browser of [read('report.json'), read('killed/report.json')].filter(Boolean)) {
    const { stats } = JSON.parse(browser);
    add(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
  }
}
folders.filter((folder) => existsSync(folder)).forEach(addFolder);

// A step that failed without saying how often counts once.
const failed = Math.max(sum.failed, Number(failedSteps));
console.log(`${sum.passed} passed, ${failed} failed${sum.skipped > 0 ? `, ${sum.skipped} not run` : ''}`);
