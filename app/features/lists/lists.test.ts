import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { listNames } from './defaults.ts';
import { listForm } from './form.ts';
import {
  added,
  type Code,
  choicesOn,
  differences,
  ended,
  firstCodes,
  hasEnded,
  isInUse,
  isListName,
  type Lists,
  labelOf,
  moved,
  renamed,
  reopened,
  restored,
} from './lists.ts';
import { listWords, refusalWords } from './words.ts';

const code = (name: string, more: Partial<Code> = {}): Code => ({
  code: name,
  label: `ことば${name}`,
  group: '',
  sort: 0,
  fromOn: null,
  untilOn: null,
  ...more,
});
const abc = [code('a'), code('b'), code('c')];
const names = (codes: unknown) => (codes as Code[]).map((c) => c.code).join('');
const day = '2026-11-23';

test.each([
  [null, null, true],
  ['2026-11-23', '2026-11-23', true],
  ['2026-11-24', null, false],
  [null, '2026-11-22', false],
])('from %s until %s it is in use on the day: %s', (fromOn, untilOn, expected) => {
  expect(isInUse(code('a', { fromOn, untilOn }), day)).toBe(expected);
});

test('an ended code is no choice but keeps its word', () => {
  const gone = code('b', { untilOn: '2026-03-31' });
  const lists = { kind: [code('a'), gone] } as unknown as Lists;
  expect(names(choicesOn(lists, 'kind', day))).toBe('a');
  expect(names(choicesOn(lists, 'kind', '2026-03-31'))).toBe('ab');
  expect(labelOf(lists, 'kind', 'b')).toBe('ことばb');
  expect(labelOf(lists, 'kind', 'never-had')).toBe('never-had');
});

test('only the lists we have are lists', () => {
  expect(isListName('kind')).toBe(true);
  expect(isListName('__proto__')).toBe(false);
  expect(isListName(undefined)).toBe(false);
  expect(Object.keys(listWords)).toEqual([...listNames]);
});

describe('adding', () => {
  const given = { code: 'n', label: '新しい', group: '', fromOn: null };

  test('puts it at the end', () => {
    expect(names(added('kind', abc, given))).toBe('abcn');
  });

  test('puts it at the end of its group', () => {
    const codes = [code('a', { group: 'public' }), code('b', { group: 'community' })];
    expect(names(added('connected', codes, { ...given, group: 'public' }))).toBe('anb');
    expect(names(added('connected', codes, { ...given, group: 'community' }))).toBe('abn');
  });

  test.each([
    ['', 'no-group'],
    ['elsewhere', 'no-group'],
  ])('wants one of the groups, not %j', (group, why) => {
    expect(added('connected', abc, { ...given, group })).toBe(why);
  });

  test('knows no group where the list has none', () => {
    expect((added('kind', abc, { ...given, group: 'public' }) as Code[]).at(-1)?.group).toBe('');
  });

  test.each(['ことばb', ' ことばB ', 'ことばｂ'])('refuses a word that is there: %j', (label) => {
    expect(added('kind', abc, { ...given, label })).toBe('same-label');
  });

  test('refuses the word of an ended code too', () => {
    expect(added('kind', [code('a', { label: '新しい', untilOn: '2020-01-01' })], given)).toBe(
      'same-label',
    );
  });
});

describe('renaming', () => {
  test('changes the word alone', () => {
    const after = renamed(abc, 'b', 'ことばb', '別のことば') as Code[];
    expect(after[1]).toEqual({ ...abc[1], label: '別のことば' });
    expect(after[0]).toBe(abc[0]);
  });

  test.each([
    ['x', 'ことばx', '別', 'unknown'],
    ['b', 'ことばb', 'ことばc', 'same-label'],
    ['b', '前に見た名前', '別', 'clash'],
  ])('%s seen as %s to %s: %s', (name, was, label, why) => {
    expect(renamed(abc, name, was, label)).toBe(why);
  });

  test('two people with the same word do not clash', () => {
    expect(renamed(abc, 'b', '前に見た名前', 'ことばb')).toEqual(abc);
  });
});

describe('ending', () => {
  test('and using it again', () => {
    const after = ended(abc, 'b', '2026-11-23') as Code[];
    expect(after[1]?.untilOn).toBe('2026-11-23');
    expect(reopened(after, 'b')).toEqual(abc);
  });

  test('wants a code of the list, on a day after its beginning', () => {
    expect(ended(abc, 'x', day)).toBe('unknown');
    expect(reopened(abc, 'x')).toBe('unknown');
    expect(ended([...abc, code('d', { fromOn: '2027-04-01' })], 'd', day)).toBe('before-start');
  });

  test('leaves one to choose, today and after', () => {
    expect(ended([code('a')], 'a', day)).toBe('last');
    expect(ended([code('a'), code('b', { untilOn: '2027-03-31' })], 'a', day)).toBe('last');
    expect(ended([code('a'), code('b', { fromOn: '2027-04-01' })], 'a', day)).toBe('last');
  });
});

describe('moving', () => {
  test.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
  ] as const)('%s by %i gives %s', (name, step, order) => {
    expect(names(moved(abc, name, step, day))).toBe(order);
  });

  test('jumps over what has ended and stays in its group', () => {
    const codes = [
      code('a', { group: 'public' }),
      code('b', { group: 'public', untilOn: '2020-01-01' }),
      code('c', { group: 'public' }),
      code('d', { group: 'community' }),
    ];
    expect(names(moved(codes, 'a', 1, day))).toBe('cbad');
    expect(names(moved(codes, 'c', 1, day))).toBe('abcd');
    expect(moved(codes, 'x', 1, day)).toBe('unknown');
  });

  test('up and down again is as before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), (at) => {
        const codes = firstCodes('kind');
        const name = codes[at]!.code;
        expect(moved(moved(codes, name, -1, day) as Code[], name, 1, day)).toEqual(codes);
      }),
    );
  });
});

describe('the first list again', () => {
  test.each(listNames)('%s as at first differs in nothing', (list) => {
    expect(differences(list, firstCodes(list))).toEqual([]);
    expect(restored(list, firstCodes(list))).toEqual(firstCodes(list));
  });

  test('brings back words, order and days, and keeps what the office added', () => {
    let codes = firstCodes('means').filter((c) => c.code !== 'letter');
    codes = added('means', codes, {
      code: 'own-1',
      label: '回覧板',
      group: '',
      fromOn: null,
    }) as Code[];
    codes = renamed(codes, 'visit', '訪問', '家庭訪問') as Code[];
    codes = ended(codes, 'office', '2026-03-31') as Code[];
    codes = moved(codes, 'own-1', -1, day) as Code[];
    expect(differences('means', codes)).toEqual([
      '「家庭訪問」を「訪問」に戻します。',
      '「来所」をまた使えるようにします。',
      '「手紙・FAX」を加えます。',
      '並び順を元に戻します。',
    ]);
    const after = restored('means', codes) as Code[];
    expect(after.slice(0, -1)).toEqual(firstCodes('means'));
    expect(after.at(-1)?.label).toBe('回覧板');
    expect(differences('means', after)).toEqual([]);
  });

  test('keeps own codes within their group', () => {
    const own = { code: 'own-1', label: '市の図書館', group: 'public', fromOn: null };
    const codes = added('connected', firstCodes('connected'), own) as Code[];
    expect(restored('connected', codes)).toMatchObject(codes.map((c) => ({ code: c.code })));
    expect(differences('connected', codes)).toEqual([]);
  });

  test('never makes two codes of one word', () => {
    const codes = [...firstCodes('means').slice(1), code('own-1', { label: '訪問' })];
    expect(restored('means', codes)).toBe('same-label');
  });
});

describe('the form', () => {
  const parse = (fields: Record<string, string>) => parseForm(listForm(day), fields);

  test.each([
    [
      { intent: 'add', label: ' 回覧板 ', fromOn: '9.4.1' },
      { label: '回覧板', fromOn: '2027-04-01' },
    ],
    [
      { intent: 'add', label: '回覧板' },
      { fromOn: null, group: '' },
    ],
    [
      { intent: 'rename', code: 'a', was: 'あ', label: 'い' },
      { was: 'あ', label: 'い' },
    ],
    [{ intent: 'end', code: 'a', untilOn: '' }, { untilOn: day }],
    [{ intent: 'end', code: 'a', untilOn: '令和8年3月31日' }, { untilOn: '2026-03-31' }],
    [{ intent: 'up', code: 'a' }, { intent: 'up' }],
  ])('%j is understood', (fields, value) => {
    expect(parse(fields as Record<string, string>)).toMatchObject({ ok: true, value });
  });

  test.each([
    [{ intent: 'add', label: ' ' }, 'label'],
    [{ intent: 'add', label: 'あ'.repeat(41) }, 'label'],
    [{ intent: 'add', label: 'あ\nい' }, 'label'],
    [{ intent: 'add', label: 'あ', fromOn: '13月' }, 'fromOn'],
    [{ intent: 'end', code: 'a', untilOn: 'いつか' }, 'untilOn'],
    [{ intent: 'rename', label: 'あ' }, 'code'],
    [{ intent: 'burn' }, 'intent'],
    [{}, 'intent'],
  ])('%j is refused at %s', (fields, field) => {
    const parsed = parse(fields as Record<string, string>);
    expect(parsed).toMatchObject({ ok: false });
    if (!parsed.ok) expect(parsed.errors[0]?.field).toBe(field);
  });

  test('every refusal has a sentence', () => {
    for (const words of Object.values(refusalWords)) expect(words).toMatch(/。$/);
    expect(hasEnded({ untilOn: null }, day)).toBe(false);
  });
});
