// Reading a PDF as a person does: its words.

import { execFileSync } from 'node:child_process';

/** The text of a PDF, with one space between words. */
export function pdfText(bytes) {
  return execFileSync('pdftotext', ['-q', '-', '-'], { input: bytes }).toString('utf8').replace(/\s+/g, ' ');
}
