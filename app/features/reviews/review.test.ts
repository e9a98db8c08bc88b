import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { actorNamed, type PersonName, people } from '#tests/cast.ts';
import {
  type Comment,
  commentForm,
  isUnlooked,
  lastLooks,
  mayKnowWaiting,
  mayLook,
  seenIn,
  waitsFor,
} from './review.ts';

const on = { review: { on: true, from: '2026-04-01' } };

test.each([
  ['mori', true],
  ['nishida', false],
  ['kobayashi', false],
  ['sasaki', false],
  ['ichikawa', false],
] as [PersonName, boolean][])('%s looks at records: %s', (name, may) => {
  expect(mayLook(actorNamed(name), on)).toBe(may);
  expect(mayLook(actorNamed(name), { review: { ...on.review, on: false } })).toBe(false);
});

test.each([
  ['mori', true],
  ['nishida', true],
  ['higashi', false],
  ['kobayashi', false],
  ['sasaki', false],
  ['ichikawa', false],
] as [PersonName, boolean][])('%s learns that a record of nishida waits: %s', (name, may) => {
  expect(mayKnowWaiting(actorNamed(name), { staffId: people.nishida.id })).toBe(may);
});

test('a writer who only looks now learns it no longer', () => {
  expect(mayKnowWaiting(actorNamed('ichikawa'), { staffId: people.ichikawa.id })).toBe(false);
});

test.each([
  ['never looked at', { looked: 0, version: 1, lastRole: 'csw' }, true],
  ['looked at', { looked: 1, version: 1, lastRole: 'csw' }, false],
  ['corrected since', { looked: 1, version: 2, lastRole: 'csw' }, true],
  ['corrected by a manager since', { looked: 1, version: 2, lastRole: 'manager' }, false],
  ['written by nobody', { looked: 0, version: 1, lastRole: null }, true],
])('a record that was %s', (_what, record, waits) => expect(isUnlooked(record)).toBe(waits));

test('of each person the last look counts', () => {
  const look = (staffId: string, version: number) => ({
    staffId,
    name: staffId,
    version,
    at: `2026-11-0${version}T00:00:00.000Z`,
  });
  const looks = [look('a', 1), look('b', 2), look('a', 3)];
  expect(lastLooks(looks)).toEqual([look('a', 3), look('b', 2)]);
});

describe('a word waits', () => {
  const said = (staffId: string, isRead = false): Comment => ({
    ...{ id: newId(), staffId, name: '', text: '', at: '', isRead },
  });
  const record = { staffId: 'writer' };
  test.each([
    ['of another for the writer', said('boss'), 'writer', [], true],
    ['read, for nobody', said('boss', true), 'writer', [], false],
    ['of one’s own for nobody', said('writer'), 'writer', [], false],
    ['of the writer for who spoke', said('writer'), 'boss', [said('boss')], true],
    ['of the writer for nobody else', said('writer'), 'other', [said('boss')], false],
    ['of a third for the writer alone', said('other'), 'boss', [said('boss')], false],
  ])('%s', (_what, comment, staffId, others, waits) => {
    expect(waitsFor(comment, record, { staffId }, [...others, comment])).toBe(waits);
  });
});

test.each([
  ['', 'ひとことを書いてください。'],
  [' \r\n ', 'ひとことを書いてください。'],
  ['あ'.repeat(1001), '1000字までにしてください。書いた文はそのまま残っています。'],
])('a word %# is not taken', (text, message) => {
  const form = parseForm(commentForm, { text });
  expect(form).toMatchObject({ ok: false, errors: [{ field: 'text', message }], values: { text } });
});

test('what a form says was seen', () => {
  const id = newId();
  expect(seenIn([`${id}.3`, `${id}`, `${id}.x`, '1.1', ''])).toEqual([{ id, version: 3 }]);
});
