import sharp from 'sharp';
import { expect, test } from 'vitest';
import { buildPhoto, points } from '#tests/build-file.ts';
import { rewritePicture, smallPicture } from './pictures.server.ts';

async function rewritten(bytes: Uint8Array) {
  const came = await rewritePicture(bytes);
  if (!came.ok) throw new Error(came.fault);
  return came.picture;
}

test('where it was taken, and all else that the camera wrote, is gone', async () => {
  const photo = await buildPhoto();
  expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(100);
  const { bytes, small } = await rewritten(photo);
  for (const picture of [bytes, small]) {
    const { exif, icc, iptc, xmp, orientation, format } = await sharp(picture).metadata();
    expect({ exif, icc, iptc, xmp, orientation, format }).toEqual({ format: 'jpeg' });
    expect(Buffer.from(picture).toString('latin1')).not.toMatch(/PHONE|Exif|GPS/);
  }
});

test.each([
  [{ width: 400, height: 300 }, [300, 400], [240, 320]],
  [{ width: 5200, height: 2600 }, [1280, 2560], [160, 320]],
  [{ width: 100, height: 50 }, [50, 100], [50, 100]],
])('%j stands upright and is no larger than needed', async (shot, whole, little) => {
  const { bytes, small, width, height } = await rewritten(await buildPhoto(shot));
  const [a, b] = [await sharp(bytes).metadata(), await sharp(small).metadata()];
  expect([a.width, a.height]).toEqual(whole);
  expect([width, height]).toEqual(whole);
  expect([b.width, b.height]).toEqual(little);
});

test('the same picture gives the same bytes', async () => {
  const [once, again] = [await rewritten(points.white), await rewritten(points.white)];
  expect(Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
  expect(Buffer.from(await smallPicture(once.bytes)).length).toBeGreaterThan(100);
});

test('what is hidden behind the end of a picture is not kept', async () => {
  const photo = Buffer.concat([await buildPhoto(), Buffer.from('<script>alert(1)</script>')]);
  expect(Buffer.from((await rewritten(photo)).bytes).includes('<script>')).toBe(false);
});

test('what can be seen through becomes white, of what moves the first is taken', async () => {
  const glass = await sharp({
    create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .webp()
    .toBuffer();
  const { channels } = await sharp((await rewritten(glass)).bytes).stats();
  expect(channels[0]?.min).toBeGreaterThan(250);
  const frames = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const film = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  const { width, height, bytes } = await rewritten(film);
  expect([width, height]).toEqual([8, 8]);
  expect((await sharp(bytes).stats()).channels[2]?.max).toBeLessThan(100);
});

test.each([
  ['cut in the middle', async () => (await buildPhoto({ width: 900 })).subarray(0, 2000), 'broken'],
  ['a head only', async () => Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'broken'],
  ['a drawing', async () => Buffer.from(SVG), 'unreadable'],
  ['HEIC', async () => heic(), 'unreadable'],
  ['20,000 by 20,000 points', async () => hugePng(), 'tooLarge'],
] as const)('%s is told, not kept', async (_, make, fault) => {
  expect(await rewritePicture(await make())).toEqual({ ok: false, fault });
});

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
const heic = () =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)]);

/** The head says how large it would be; nothing of it needs to be there. */
function hugePng(): Buffer {
  const bytes = Buffer.from(points.white);
  bytes.writeUInt32BE(20_000, 16);
  bytes.writeUInt32BE(20_000, 20);
  return withSum(bytes);
}

/** The check sum of the head, so that it is its size that is refused. */
function withSum(bytes: Buffer): Buffer {
  let sum = ~0;
  for (const byte of bytes.subarray(12, 29)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  bytes.writeUInt32BE(~sum >>> 0, 29);
  return bytes;
}
