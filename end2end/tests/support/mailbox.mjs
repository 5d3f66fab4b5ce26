// Reading the demo mailbox.

import { expect } from '@playwright/test';
import { MAILBOX } from './places.mjs';

/** Waits until a mail to this address fits, and returns it. */
export async function mailTo(request, address, fits) {
  let found;
  await expect.poll(async () => {
    const mails = await (await request.get(`${MAILBOX}/api/messages?to=${encodeURIComponent(address)}`)).json();
    found = mails.find(fits);
    return Boolean(found);
  }, { message: `no fitting mail to ${address}`, timeout: 20_000 }).toBe(true);
  return found;
}

/** The bytes of one attachment. */
export async function attachment(request, mail, number) {
  return (await request.get(`${MAILBOX}/messaggi/${mail.id}/allegati/${number}`)).body();
}
