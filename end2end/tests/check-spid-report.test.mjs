// The judge of the judge: a report that proves nothing must not pass.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CASES, problems } from './check-spid-report.mjs';

const LEVEL = 'The AuthnContextClassRef element MUST have a valid SPID level';
const SIGNED = 'The Signature element MUST be present';
const right = (count) => Array.from({ length: count }, () => ({ test: 'something', result: 'success' }));

/** What a run writes when all is well. */
const good = (binding = 'redirect', level = 2) => ({
  test: {
    sp: {
      metadata_extra: { Metadata: right(133) },
      authnrequest_extra: {
        Authn: [
          ...right(46),
          { test: LEVEL, value: `b'<AuthnContextClassRef>https://www.spid.gov.it/SpidL${level}</AuthnContextClassRef>'`, result: 'success' },
          ...(binding === 'post' ? [{ test: SIGNED, value: '', result: 'success' }] : []),
        ],
      },
      response: { SpidSpResponseCheck: CASES.map((id) => ({ test_id: id, result: 'success' })) },
    },
  },
});

test('there are 111 cases', () => assert.equal(CASES.length, 111));
test('a whole report passes, of both bindings and of every level', () => {
  for (const binding of ['redirect', 'post']) {
    for (const level of [1, 2, 3]) assert.deepEqual(problems(good(binding, level), `${binding}-${level}`), []);
  }
});
test('a run of another level or another binding than it is called', () => {
  assert.deepEqual(problems(good('redirect', 2), 'redirect-3'), ['authnrequest_extra: level 3 was not asked for']);
  assert.deepEqual(problems(good('redirect', 2), 'post-2'), ['authnrequest_extra: the request did not go by post']);
  assert.deepEqual(problems(good('post', 1), 'redirect-1'), ['authnrequest_extra: the request did not go by redirect']);
});
test('a run that has no such name', () => {
  for (const name of ['redirect', 'post-4', 'metadata', undefined]) assert.deepEqual(problems(good(), name), [`${name}: no such run`]);
});
test('a block that is missing is named', () => {
  for (const name of ['metadata_extra', 'authnrequest_extra', 'response']) {
    const report = good();
    delete report.test.sp[name];
    assert.ok(problems(report, 'redirect-2').some((one) => one.startsWith(`${name}: `) && one.endsWith(' is missing')), name);
  }
});
test('the tool gave up after the metadata', () => {
  const report = good();
  delete report.test.sp.response;
  report.test.sp.authnrequest_extra = { Authn: [] };
  assert.ok(problems(report, 'redirect-2').length > 100);
  assert.ok(problems(report, 'post-2').length > 100);
});
test('one case missing, one failed, one run twice', () => {
  const missing = good();
  missing.test.sp.response.SpidSpResponseCheck.pop();
  assert.ok(problems(missing, 'redirect-2').length > 0);
  const failed = good();
  failed.test.sp.response.SpidSpResponseCheck[5].result = 'failure';
  assert.equal(problems(failed, 'redirect-2').length, 1);
  const twice = good();
  twice.test.sp.response.SpidSpResponseCheck[5].test_id = twice.test.sp.response.SpidSpResponseCheck[4].test_id;
  assert.ok(problems(twice, 'redirect-2').length > 0);
});
test('a failed check of the metadata', () => {
  const report = good();
  report.test.sp.metadata_extra.Metadata[3].result = 'failure';
  assert.equal(problems(report, 'redirect-2').length, 1);
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
test('an empty file', () => assert.ok(problems({}, 'redirect-2').length > 100));
