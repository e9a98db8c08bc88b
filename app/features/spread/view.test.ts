/** What a person sees holds nothing from which another's figures could be reckoned (S2). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCounted } from '#tests/build-counted.ts';
import type { Role } from '../accounts/actor.ts';
import { type Counted, dotNames } from './measures.ts';
import type { By } from './seen.ts';
import { dotsSentence, sharesSentence } from './sentences.ts';
import { dotsSeen, sharesSeen } from './view.ts';

const verbParts = ['know', 'connect', 'involve', 'create', 'spread'];
const words = verbParts.map((key) => ({ key, word: key }));

/** People p0, p1 …; p0 looks. */
function given(
  counted: Counted[],
  { role = 'csw', by = 'staff', period = 'y2026' }: { role?: Role; by?: By; period?: string } = {},
) {
  const keys = counted.map((_, n) => `p${n}`);
  return {
    actor: { role, staffId: 'p0' },
    by,
    period,
    subjects: keys.map((key) => ({ key, label: `name of ${key}`, months: 12 })),
    counted: new Map(counted.map((one, n) => [keys[n] ?? '', one])),
  };
}

const people = (count: number, changed: (n: number) => Partial<Counted> = () => ({})) =>
  Array.from({ length: count }, (_, n) => buildCounted(changed(n)));

describe('a worker', () => {
  test('sees oneself alone among five, and the middle among six', () => {
    const five = dotsSeen(given(people(5)), 'records');
    expect([five.lines.map(({ key }) => key), five.band]).toEqual([['p0'], null]);
    const six = dotsSeen(given(people(6, (n) => ({ records: 120 * (n + 1) }))), 'records');
    expect(six.lines.map(({ key }) => key)).toEqual(['p0']);
    expect(six.band).toEqual({ low: 23, middle: 35, high: 48 });
  });

  test('counts in each measure only those who have something to say in it', () => {
    const some = people(7, (n) => (n < 3 ? {} : { asked: 5 }));
    expect(dotsSeen(given(some), 'planned').band).toBeNull();
    expect(dotsSeen(given(some), 'records').band).not.toBeNull();
  });

  test('without a record of the own sees no line', () => {
    const { lines, sight } = dotsSeen(given([]), 'records');
    expect([lines, sight]).toEqual([[], 'own']);
  });

  const some = fc.array(
    fc.record({
      records: fc.integer({ min: 0, max: 400 }),
      minutes: fc.nat(10_000),
      planned: fc.nat(10),
      asked: fc.integer({ min: 0, max: 40 }),
      verbs: fc.constantFrom(
        new Map([[1, 20]]),
        new Map([
          [3, 5],
          [16, 9],
        ]),
      ),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const period = fc.constantFrom('y2026', 'h2026-1', 'm2026-05', '2026-05-01_2026-05-31');

  test('never gets a line of another, nor the smallest or largest of few (property)', () => {
    fc.assert(
      fc.property(some, period, (all, code) => {
        const asked = given(all.map(buildCounted), { period: code });
        for (const name of dotNames) {
          const { lines, band } = dotsSeen(asked, name);
          expect(lines.every(({ key }) => key === 'p0')).toBe(true);
          if (all.length < 6) expect(band).toBeNull();
        }
        const shares = sharesSeen(asked, 'verbs', verbParts);
        expect(shares.lines.every(({ key }) => key === 'p0')).toBe(true);
        if (all.length < 6) expect(shares.bands.size).toBe(0);
      }),
    );
  });

  test('reads the same whatever the others did, where they are few (property)', () => {
    const others = fc.tuple(some, some).filter(([a, b]) => a.length < 6 && b.length < 6);
    fc.assert(
      fc.property(others, period, ([a, b], code) => {
        const told = (rest: typeof a) => {
          const asked = given([buildCounted(), ...rest.slice(1).map(buildCounted)], {
            period: code,
          });
          const shares = sharesSeen(asked, 'verbs', verbParts);
          return JSON.stringify([
            ...dotNames.map((name) => [
              dotsSeen(asked, name),
              dotsSentence(name, 'staff', dotsSeen(asked, name)),
            ]),
            [shares.lines, [...shares.bands], sharesSentence('staff', shares, words)],
          ]);
        };
        expect(told(a)).toBe(told(b));
      }),
    );
  });

  test('gets of an area what was done there, and nothing of how', () => {
    const asked = given(people(3), { by: 'zone' });
    expect(dotsSeen(asked, 'records').lines).toHaveLength(3);
    expect(dotsSeen(asked, 'delay')).toEqual({ sight: 'none', lines: [], band: null });
  });
});

describe('a manager', () => {
  test('sees everybody in the given order, whatever the values', () => {
    const some = people(5, (n) => ({ records: [30, 10, 50, 20, 40][n] ?? 0 }));
    const { lines } = dotsSeen(given(some, { role: 'manager' }), 'records');
    expect(lines.map(({ key }) => key)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });

  test('of three there is no band', () => {
    expect(dotsSeen(given(people(3), { role: 'manager' }), 'records').band).toBeNull();
  });
});

describe('the sentence', () => {
  const manager = { role: 'manager' as const };
  const amounts = people(5, (n) => ({ records: 120 * (n + 1) }));
  test.each([
    [
      'of all',
      given(amounts, manager),
      'ひと月の記録は、まんなかの人で30件です。半分の人は、20件から40件のあいだです。',
    ],
    ['of all alike', given(people(5), manager), 'ひと月の記録は、まんなかの人で1件です。'],
    [
      'of zones',
      given(amounts, { ...manager, by: 'zone' }),
      'ひと月の記録は、まんなかの区域で30件です。半分の区域は、20件から40件のあいだです。',
    ],
    [
      'of three',
      given(people(3), manager),
      'ひと月の記録です。数が少ないので、まんなかは出しません。',
    ],
    ['of nobody', given([], manager), '記録が少ないので、ひと月の記録はまだ言えません。'],
    ['of oneself', given(people(2)), 'あなたのひと月の記録は、1件です。'],
    ['of oneself without any', given([]), 'この間、あなたの記録はまだありません。'],
    [
      'of oneself among six',
      given(people(6, (n) => ({ records: 120 * (n + 1) }))),
      'あなたのひと月の記録は、10件です。事業所では、まんなかの人で35件です。半分の人は、23件から48件のあいだです。',
    ],
  ])('%s', (_, asked, sentence) => {
    expect(dotsSentence('records', asked.by, dotsSeen(asked, 'records'))).toBe(sentence);
  });

  test.each([
    [
      'names the widest, nobody by name',
      given(
        people(2, (n) => ({
          verbs: new Map([
            [1, 6 + 12 * n],
            [2, 6],
          ]),
        })),
        manager,
      ),
      '「know」のひらきがいちばん大きく、50%の人から75%の人まであります。',
    ],
    [
      'says what one names most and never',
      given(
        people(1, () => ({
          verbs: new Map([
            [1, 9],
            [30, 3],
          ]),
        })),
      ),
      'あなたの記録でいちばん多いのは「know」で、43%です。',
    ],
    [
      'is silent of few',
      given(people(1, () => ({ records: 9 }))),
      'あなたの記録が10件より少ないので、つりあいはまだ言えません。',
    ],
  ])('of shares %s', (_, asked, sentence) => {
    const seen = sharesSeen(asked, 'verbs', verbParts);
    expect(sharesSentence(asked.by, seen, words).text).toBe(sentence);
  });
});
