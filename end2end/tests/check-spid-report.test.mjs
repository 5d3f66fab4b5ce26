// The judge of the judge: a report that proves nothing must not pass.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CASES, problems } from './check-spid-report.mjs';

const good = () => ({
  test: {
    sp: {
      metadata_extra: { Metadata: Array.from({ length: 133 }, () => ({ result: 'success' })) },
      authnrequest_extra: { Authn: Array.from({ length: 44 }, () => ({ result: 'success' })) },
      response: { SpidSpResponseCheck: CASES.map((id) => ({ test_id: id, result: 'success' })) },
    },
  },
});

test('there are 111 cases', () => assert.equal(CASES.length, 111));
test('a whole report passes', () => assert.deepEqual(problems(good(), 'redirect'), []));
test('the tool gave up after the metadata', () => {
  const report = good();
  delete report.test.sp.response;
  report.test.sp.authnrequest_extra = { Authn: [] };
  assert.ok(problems(report, 'redirect').length > 100);
  assert.ok(problems(report, 'post').length > 0);
});
test('one case missing, one failed, one run twice', () => {
  const missing = good();
  missing.test.sp.response.SpidSpResponseCheck.pop();
  assert.ok(problems(missing, 'redirect').length > 0);
  const failed = good();
  failed.test.sp.response.SpidSpResponseCheck[5].result = 'failure';
  assert.equal(problems(failed, 'redirect').length, 1);
  const twice = good();
  twice.test.sp.response.SpidSpResponseCheck[5].test_id = twice.test.sp.response.SpidSpResponseCheck[4].test_id;
  assert.ok(problems(twice, 'redirect').length > 0);
});
test('a failed check of the metadata', () => {
  const report = good();
  report.test.sp.metadata_extra.Metadata[3].result = 'failure';
  assert.equal(problems(report, 'post').length, 1);
});
test('metadata alone needs its checks and nothing else', () => {
  const report = good();
  delete report.test.sp.response;
  delete report.test.sp.authnrequest_extra;
  assert.deepEqual(problems(report, 'metadata:133'), []);
  assert.equal(problems(report, 'metadata:134').length, 1);
  report.test.sp.metadata_extra.Metadata[3].result = 'failure';
  assert.equal(problems(report, 'metadata:133').length, 1);
});
test('an empty file', () => assert.ok(problems({}, 'redirect').length > 100));
