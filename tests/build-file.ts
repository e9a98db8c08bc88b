/** Photos and files for tests, made of real bytes. */
import sharp from 'sharp';
import type { Given } from '#app/features/files/take.server.ts';
import { zipOf } from './workbooks.ts';

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
  return zipOf(Object.entries(parts).map(([name, body]) => ({ name, body })));
}

export const wordParts = {
  '[Content_Types].xml': '<Types><Override PartName="/word/document.xml"/></Types>',
  'word/document.xml': '<w:document>回覧</w:document>',
};
