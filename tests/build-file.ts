/** Photos and files for tests, made of real bytes. */
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import type { Given } from '#app/features/files/take.server.ts';

const point = (bytes: string) =>
  Buffer.from(
    `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQI12${bytes}AAAABJRU5ErkJggg==`,
    'base64',
  );
/** Pictures of one point that cost nothing: two, for the same one twice at a record is one. */
export const points = { white: point('P4//8/AAX+Av7czFnn'), black: point('NgYGAAAAAEAAEnNCcK') };

export function buildGiven(changed: Partial<Given> & { recordId: string }): Given {
  return {
    name: '会場.png',
    bytes: points.white,
    caption: '',
    room: 'shared',
    consent: 'unasked',
    consentNote: '',
    ...changed,
  };
}

type Shot = { width?: number; height?: number; colour?: string };

/** As a telephone makes it: lying on its side, and it says where it was taken. */
export function buildPhoto({ width = 400, height = 300, colour = '#8a6' }: Shot = {}) {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: 'PHONE', ImageDescription: '滝山' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '35/1 45/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '139/1 31/1 40/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A zip as Office writes it: names with their texts. */
export function buildZip(parts: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, body] = [Buffer.from(name), deflateRawSync(Buffer.from(text))];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt32LE(text.length, 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, title, body);
    list.push(entry, title);
    at += head.length + title.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...list, end]);
}

export const wordParts = {
  '[Content_Types].xml': '<Types><Override PartName="/word/document.xml"/></Types>',
  'word/document.xml': '<w:document>回覧</w:document>',
};
