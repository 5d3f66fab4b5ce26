// Files to hand in, made here: nothing binary in the repository.

import { crc32 } from 'node:zlib';

/** A small valid PDF with one page that says `text` (ASCII). */
export function pdf(text) {
  const content = `BT /F1 24 Tf 72 720 Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + trailer, 'latin1');
}

/** A ZIP archive with one stored file, which is no document whatever its name says. */
export function zip() {
  const name = Buffer.from('nota.txt');
  const data = Buffer.from('non sono un PDF\n');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(data), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt32LE(crc32(data), 16);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(data.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

/** What Playwright wants for a file input. */
export const pdfFile = (name, text = 'Documento di prova') => ({ name, mimeType: 'application/pdf', buffer: pdf(text) });
export const zipNamedPdf = (name) => ({ name, mimeType: 'application/pdf', buffer: zip() });
export const emptyFile = (name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(0) });

/** A photo as a browser makes one, `width` × `height` pixels; drawn in a page, because JPEG is not made by hand. */
export async function photoFile(page, name, width = 3200, height = 2400) {
  const base64 = await page.evaluate(async ([w, h]) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
    const paper = canvas.getContext('2d');
    // Many colours, so that the photo is as large as photos are.
    const pixels = paper.createImageData(w, h);
    for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : (at * 2654435761) >>> 24;
    paper.putImageData(pixels, 0, 0);
    const url = canvas.toDataURL('image/jpeg', 0.9);
    return url.slice(url.indexOf(',') + 1);
  }, [width, height]);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}
