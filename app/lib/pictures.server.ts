/**
 * Pictures are written anew: upright, no larger than needed, and without anything that the
 * camera wrote beside them, the place above all. One at a time on one core, so that saving and
 * reading go on meanwhile; the library is loaded when the first picture comes.
 */
import type { Sharp } from 'sharp';
import { turns } from './turns.ts';

export type Picture = { bytes: Uint8Array; width: number; height: number; small: Uint8Array };
export type PictureFault = 'broken' | 'tooLarge' | 'unreadable';
export type Rewritten = { ok: true; picture: Picture } | { ok: false; fault: PictureFault };

/** The largest that telephones make; a progressive one of these takes some 150 MB to open. */
const MOST_PIXELS = 51_000_000;
const LONGER_SIDE = 2560;
const SMALL_SIDE = 320;
const readable = ['jpeg', 'png', 'webp', 'heif'];

const oneAtATime = turns(1);

export function rewritePicture(bytes: Uint8Array): Promise<Rewritten> {
  return oneAtATime(1, async () => {
    try {
      const { width, height, format } = await (await opened(bytes)).metadata();
      // A document that draws (SVG) never gets as far as its lines.
      if (!readable.includes(format)) return { ok: false, fault: 'unreadable' };
      if (width * height > MOST_PIXELS) return { ok: false, fault: 'tooLarge' };
      return { ok: true, picture: await drawn(bytes) };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  });
}

/** For a small one that was lost. `bytes` are a picture that was written here. */
export function smallPicture(bytes: Uint8Array): Promise<Uint8Array> {
  return oneAtATime(1, () => small(bytes));
}

async function drawn(bytes: Uint8Array): Promise<Picture> {
  const whole = await (await opened(bytes))
    .autoOrient()
    .resize({ width: LONGER_SIDE, height: LONGER_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = whole.info;
  return { bytes: whole.data, width, height, small: await small(whole.data) };
}

async function small(bytes: Uint8Array): Promise<Uint8Array> {
  return (await opened(bytes))
    .resize({ width: SMALL_SIDE, height: SMALL_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
}

async function opened(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const options = { failOn: 'truncated', limitInputPixels: MOST_PIXELS } as const;
  return sharp(bytes, options).timeout({ seconds: 30 });
}

function faultOf(error: unknown): PictureFault {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit|timeout/i.test(said)) return 'tooLarge';
  return /heif|unsupported/i.test(said) ? 'unreadable' : 'broken';
}
