import { describe, expect, test } from 'vitest';
import { dropped, errorsIn, inForm, intoRoom, joinedUp, type Row, rowsIn } from './rows.ts';
import { areaLabel, areaOf } from './words.ts';

const key = 'key';
const rows: Row[] = [
  { id: key, typed: { kind: 'place', done: 'サロン', verbs: ['know'] } },
  { id: 'b', typed: { kind: '', done: '片づけ', verbs: ['know', 'involve'], place: '集会所' } },
  { id: 'c', typed: { kind: 'visit', detail: '雨戸', verbs: 'connect' } },
];

test('the form gives back what it was given', () => {
  expect(rowsIn(key, { ...inForm(rows), text: 'x', occurredOn: '2026-11-24' })).toEqual(rows);
  expect(rowsIn(key, { text: 'x' })).toEqual([]);
  expect(rowsIn(key, { 'r99-done': 'zu viel', 'rx-done': 'y', r0done: 'z' })).toEqual([]);
});

test('the first has the id of the form, also after one was dropped', () => {
  expect(dropped(key, rows, 0).map(({ id }) => id)).toEqual([key, 'c']);
  expect(dropped(key, rows, 1).map(({ id }) => id)).toEqual([key, 'c']);
});

describe('joining', () => {
  test('texts stand one below the other, the later fills what is empty', () => {
    const [first, ...rest] = joinedUp(key, rows, 1);
    expect(first).toEqual({
      id: key,
      typed: { kind: 'place', done: 'サロン\n片づけ', verbs: ['know', 'involve'], place: '集会所' },
    });
    expect(rest.map(({ id }) => id)).toEqual(['c']);
  });

  test('a confidential text stays in its room', () => {
    expect(joinedUp(key, rows, 2)[1]?.typed).toMatchObject({ done: '片づけ', detail: '雨戸' });
  });

  test.each([0, 9])('there is nothing before %i', (at) => {
    expect(joinedUp(key, rows, at)).toEqual(rows);
  });
});

test('H8: text and names of a confidential kind go to the confidential part', () => {
  const typed = {
    kind: 'visit',
    done: '雨戸が開かない',
    noticed: 'やせた',
    withNames: '坂の上の人',
  };
  expect(intoRoom(typed)).toEqual({
    kind: 'visit',
    detail: '雨戸が開かない\nやせた',
    who: '坂の上の人',
  });
  expect(intoRoom({ ...typed, kind: 'meeting' })).toEqual({ ...typed, kind: 'meeting' });
});

test('an error says which one it is of', () => {
  expect(errorsIn(1, [{ field: 'areaId', message: '選んでください。' }])).toEqual([
    { field: 'r1-area', message: '2つめ：選んでください。' },
  ]);
});

test('an area is found by its label, or by a name that only one has', () => {
  const [a, b, c] = [
    { id: 'a', name: '滝山', parents: ['西部'] },
    { id: 'b', name: '滝山', parents: ['東部'] },
    { id: 'c', name: '本町', parents: [] },
  ] as const;
  const areas = [a, b, c].map((area) => ({ ...area, parents: [...area.parents] }));
  const found = (text: string) => areaOf(areas, text)?.id;
  expect(areas.map((area) => found(areaLabel(area)))).toEqual(['a', 'b', 'c']);
  expect([found('滝山'), found(' 本町 '), found('')]).toEqual([undefined, 'c', undefined]);
});
