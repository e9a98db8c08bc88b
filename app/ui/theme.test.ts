import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = [number, number, number];
const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, day, night]) => [name!, { day: day!, night: night! }],
  ),
);
const schemes = ['day', 'night'] as const;
const verbs = ['know', 'connect', 'involve', 'create', 'spread'];
const grounds = ['ground', 'side', 'paper', 'room-ground', 'room-side', 'room-paper'];

describe('text stands out from what is behind it (WCAG AA, 4.5)', () => {
  const texts = ['ink', 'quiet', 'accent', 'accent-strong', 'bad', 'room', ...verbs];
  const pairs = [
    ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
    ...['ink', 'quiet', 'accent'].map((text) => [text, 'accent-soft'] as const),
    ...['good', 'care', 'bad'].flatMap((tone) =>
      [tone, 'ink', 'quiet', 'accent'].map((text) => [text, `${tone}-soft`] as const),
    ),
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-strong'],
    ['ink', 'hit'],
  ] as const;

  test.each(schemes)('by %s', (scheme) => {
    const faint = pairs.filter(
      ([text, ground]) => contrast(of(text, scheme), of(ground, scheme)) < 4.5,
    );
    expect(faint).toEqual([]);
  });
});

test.each(schemes)('the edge of a field is seen (3), by %s', (scheme) => {
  const faint = grounds.filter((ground) => contrast(of('edge', scheme), of(ground, scheme)) < 3);
  expect(faint).toEqual([]);
});

// Machado, Oliveira, Fernandes 2009: what eyes without one kind of cone see.
const eyes: Record<string, [Rgb, Rgb, Rgb]> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without red': [
    [0.152, 1.053, -0.205],
    [0.115, 0.786, 0.099],
    [-0.004, -0.048, 1.052],
  ],
  'without green': [
    [0.367, 0.861, -0.228],
    [0.28, 0.673, 0.047],
    [-0.012, 0.043, 0.969],
  ],
  'without blue': [
    [1.256, -0.077, -0.179],
    [-0.078, 0.931, 0.148],
    [0.005, 0.691, 0.304],
  ],
};

describe.each(Object.keys(eyes))('the five verbs differ for eyes: %s', (kind) => {
  test.each(schemes)('by %s', (scheme) => {
    const seen = verbs.map((verb) => lab(see(eyes[kind]!, light(of(verb, scheme)))));
    const distances = seen.flatMap((one, at) =>
      seen.slice(0, at).map((other) => distance(one, other)),
    );
    // 2 is just noticed side by side; 15 is plain across a page.
    expect(Math.min(...distances)).toBeGreaterThan(15);
  });
});

function of(name: string, scheme: 'day' | 'night'): string {
  const colour = colours.get(name);
  if (!colour) throw new Error(`no colour ${name}`);
  return colour[scheme];
}

function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(light(a)), luminance(light(b))].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

function light(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function see(eye: [Rgb, Rgb, Rgb], [r, g, b]: Rgb): Rgb {
  return eye.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))) as Rgb;
}

function lab([r, g, b]: Rgb): Rgb {
  const curve = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = curve(luminance([r, g, b]));
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
