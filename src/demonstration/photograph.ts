import { crc32, deflateSync } from 'node:zlib';
import type { UploadedFile } from '../platform/files/file-content.js';

const [WIDTH, HEIGHT] = [480, 320];
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of a field under an evening sky: nobody real is in it. */
export function photograph(fileName: string): UploadedFile {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const colours = Array.from({ length: WIDTH }, (_, x) => colourAt(x, y)).flat();
    return Buffer.from([0, ...colours]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits of red, green and blue
  const content = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { fileName, content };
}

function colourAt(x: number, y: number): readonly number[] {
  const hill = 220 + 25 * Math.sin(x / 70);
  if (y > hill) return [70, Math.max(80, 170 - (y - 200)), 60];
  return [240 - Math.floor(y / 4), 150 + Math.floor(y / 4), 90 + Math.floor(y / 3)];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
