// Judges the JSON report of the validator of Avviso 29 certificates: every test there, none failed.
//
//   node check-spid-certificate.mjs REPORT NAME

import { readFileSync } from 'node:fs';

const [file, name] = process.argv.slice(2);
let report;
try {
  report = JSON.parse(readFileSync(file, 'utf8'));
} catch (error) {
  console.error(`certificate (${name}): no readable report: ${error.message}`);
  process.exit(1);
}
const checks = (report.tests ?? []).flatMap((test) => test.checks ?? []);
const failed = checks.filter((check) => check.result !== 'success');
if (report.result !== 'success' || checks.length < 20 || failed.length > 0) {
  console.error(`certificate (${name}): ${checks.length} checks, ${failed.length} failed (${report.result})`);
  for (const check of failed) console.error(`  ${check.description}: ${check.value}`);
  process.exit(1);
}
console.log(`certificate (${name}): ${checks.length} checks; all good`);
