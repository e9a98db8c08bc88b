import { expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import {
  areaKey,
  closeForm,
  isByHand,
  isInForce,
  kinds,
  mayLieIn,
  moveForm,
  namesForm,
  newAreaForm,
  renameForm,
  showKind,
} from './area.ts';

test.each([
  ['town', 'zone', true],
  ['town', 'district', true],
  ['part', 'zone', true],
  ['part', 'town', true],
  ['neighbourhood', 'part', true],
  ['zone', 'district', true],
  ['zone', 'town', false],
  ['city', 'district', false],
  ['town', 'town', false],
] as const)('a %s may lie in a %s: %s', (child, parent, may) => {
  expect(mayLieIn(child, parent)).toBe(may);
});

test('every kind but the city lies in another, and none in itself', () => {
  for (const { kind, liesIn } of kinds) {
    expect(liesIn.length > 0).toBe(kind !== 'city');
    expect(liesIn).not.toContain(kind);
    expect(showKind(kind)).not.toBe('');
  }
});

test.each([
  ['town', '滝山五丁目', '滝山５丁目'],
  ['zone', '東久留米市立第九小学校', '第九小'],
  ['zone', '第九小学校（体育館）', '第九小学校'],
  ['zone', '第九小学校避難所', '第九小学校'],
  ['zone', '都立久留米西高等学校', '久留米西高校'],
] as const)('as a %s, %s and %s are one', (kind, one, other) => {
  expect(areaKey(kind, one)).toBe(areaKey(kind, other));
});

test.each([
  ['旧下里小学校', '下里小学校'],
  ['南中学校', '南小学校'],
  ['区域', '避難所'],
])('as zones, %s and %s are two', (one, other) => {
  expect(areaKey('zone', one)).not.toBe(areaKey('zone', other));
});

test('the last day still counts', () => {
  const dated = { from_on: '2024-04-01', until_on: '2025-03-31' };
  const on = (day: string) => isInForce(dated, day);
  expect(['2024-03-31', '2024-04-01', '2025-03-31', '2025-04-01'].map(on)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('an accepted proposal counts as placed by hand', () => {
  expect(isByHand({ source: 'distance', standing: 'confirmed' })).toBe(true);
  expect(isByHand({ source: 'distance', standing: 'proposed' })).toBe(false);
  expect(isByHand({ source: 'official', standing: 'confirmed' })).toBe(false);
});

const blank = {
  kind: 'town',
  name: ' 滝山五丁目 ',
  kana: '',
  lat: '',
  lng: '',
  fromOn: '',
  untilOn: '',
  parentId: '',
  names: '',
};

test('an area needs only a kind and a name', () => {
  expect(newAreaForm.parse(blank)).toEqual({
    kind: 'town',
    name: '滝山五丁目',
    kana: '',
    lat: null,
    lng: null,
    fromOn: null,
    untilOn: null,
    parentId: null,
    names: [],
  });
  expect(newAreaForm.parse({ kind: 'city', name: '日和市' }).parentId).toBeNull();
});

test.each([
  ['a name', { name: '  ' }, 'name', '名前を書いてください。'],
  ['a kind that there is', { kind: 'planet' }, 'kind', '種類を選んでください。'],
  ['kana', { kana: 'takiyama' }, 'kana', 'ふりがなは、ひらがなかカタカナで書いてください。'],
  [
    'a real day',
    { fromOn: '2025-02-30' },
    'fromOn',
    '日付が読めません。「11月23日」や「8.11.23」のように書いてください。',
  ],
  [
    'days in order',
    { fromOn: '2025-04-02', untilOn: '2025-04-01' },
    'untilOn',
    '終わりの日が、始まりの日より前です。',
  ],
  ['both degrees', { lat: '35.7' }, 'lat', '緯度と経度は、両方書くか、両方空けてください。'],
  ['figures', { lat: '北のほう', lng: '139' }, 'lat', '35.7425 のように、数字で書いてください。'],
  [
    'Japan',
    { lat: '139.5', lng: '35.7' },
    'lat',
    'この緯度と経度は日本の外です。逆に書いていないか、見てください。',
  ],
  ['a parent that can be', { parentId: 'abc' }, 'parentId', '上の地域を選んでください。'],
])('a new area wants %s', (_, typed, field, message) => {
  const issues = newAreaForm.safeParse({ ...blank, ...typed }).error?.issues ?? [];
  expect(issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message]);
});

test('renaming keeps the old name when ticked', () => {
  expect(renameForm.parse({ name: '滝山', kana: 'たきやま', keepOld: '1' }).keepOld).toBe(true);
  expect(renameForm.parse({ name: '滝山', kana: '' }).keepOld).toBe(false);
});

test('closing and moving want a day, a correction none', () => {
  expect(closeForm.safeParse({ untilOn: '' }).error?.issues[0]?.message).toBe(
    '日付が読めません。「11月23日」や「8.11.23」のように書いてください。',
  );
  expect(closeForm.parse({ untilOn: '2026-03-31' })).toEqual({ untilOn: '2026-03-31' });
  const parentId = newId();
  expect(moveForm.parse({ parentId, fromOn: '' })).toEqual({
    parentId,
    fromOn: null,
    beside: false,
  });
  expect(moveForm.safeParse({ fromOn: '' }).error?.issues[0]?.message).toBe(
    '上の地域を選んでください。',
  );
});

test('other names come one a line or parted by commas, each once', () => {
  expect(namesForm.parse({ names: '旧南町\r\n みなみ、旧南町' }).names).toEqual([
    '旧南町',
    'みなみ',
  ]);
  expect(namesForm.parse({ names: ' ' }).names).toEqual([]);
});
