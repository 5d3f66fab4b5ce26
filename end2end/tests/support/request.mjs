// A whole request sent by a citizen, in one call.

import { send, walkToSummary } from './form.mjs';
import { signIn } from './identity.mjs';
import { AT } from './places.mjs';

/** Signs in, fills the form of `service` and sends it. Returns the protocol. */
export async function applyFor(page, id, service, how = {}) {
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.service(service))}`);
  await signIn(page, id);
  await page.goto(AT.service(service));
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkToSummary(page, how);
  return send(page);
}
