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

/** The segment in which a camera says what it likes to. */
export const CAMERA_NOTE = 0xffe1;

/** The same photo, as a phone writes it that was held upright: to be turned a quarter clockwise, says its Exif. */
export function takenUpright(photo) {
  // One directory of one entry: the orientation (0x0112), a short number, once, 6.
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex')]);
  const start = Buffer.alloc(4);
  start.writeUInt16BE(CAMERA_NOTE, 0);
  start.writeUInt16BE(exif.length + 2, 2);
  return { ...photo, buffer: Buffer.concat([photo.buffer.subarray(0, 2), start, exif, photo.buffer.subarray(2)]) };
}

/** What a JPEG says before its picture: its size as it is stored, and which segments it has. */
export function jpegHead(bytes) {
  const segments = [];
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const segment = bytes.readUInt16BE(at);
    // A frame; what else is numbered among them are tables.
    if (segment >= 0xffc0 && segment <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(segment)) {
      return { segments, height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    segments.push(segment);
  }
  throw new Error('no JPEG');
}
