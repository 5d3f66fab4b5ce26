// Pressing what leads to another page.

/** Presses a button and waits for the document it leads to: not for the one on screen, which was loaded long ago. */
export async function press(page, button) {
  const arrives = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([arrives, button.click()]);
  await page.waitForLoadState('load');
}
