import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import {
  type AuditLine,
  auditAddress,
  fieldsOf,
  linkOf,
  momentsOf,
  readFilter,
  sentenceOf,
  verdictSentence,
} from './audit.ts';
import { chipsOf } from './chips.ts';
import { thingWords, verbWords } from './words.ts';

const line = (changed: Partial<AuditLine>): AuditLine => ({
  seq: 1,
  at: '2026-11-23T01:00:00.000Z',
  actor: '西田 あゆみ',
  verb: 'record.create',
  thing: 'record',
  thingId: newId(),
  named: null,
  fields: '{}',
  ...changed,
});
const id = '01900000-0000-7000-8000-000000000101';

describe('a line as a sentence', () => {
  test.each([
    [{}, '西田 あゆみさんが、行動記録を書きました。'],
    [{ verb: 'confidential.read' }, '西田 あゆみさんが、内密の欄を見ました。'],
    [
      { verb: 'staff.invite', thing: 'staff', named: '東 健一' },
      '西田 あゆみさんが、職員を加えました（東 健一さん）。',
    ],
    [
      { verb: 'session.start', thing: 'staff', named: '西田 あゆみ' },
      '西田 あゆみさんが、ログインしました。',
    ],
    [
      { verb: 'area.paint', thing: 'area', named: '西部' },
      '西田 あゆみさんが、「area.paint」をしました（西部）。',
    ],
    [{ verb: 'toString' }, '西田 あゆみさんが、「toString」をしました。'],
    [
      { actor: null, verb: 'session.refused', thing: 'staff', named: '森 和子' },
      'だれかが、森 和子さんの名前でログインしようとして、できませんでした。',
    ],
    [{ actor: null, verb: 'office.sample' }, 'えんがわが、見本の事業所を作りました。'],
  ])('%j', (changed, sentence) => {
    expect(sentenceOf(line(changed))).toBe(sentence);
  });

  test('every word is a whole end of a sentence', () => {
    for (const word of Object.values(verbWords))
      expect(word).toMatch(/(ました|しない|ませんでした)$/);
    for (const word of Object.values(thingWords)) expect(word).not.toBe('');
  });
});

describe('the fields of a line', () => {
  test.each([
    ['{}', []],
    [
      '{"on":"2026-11-23","area":"01900000-0000-7000-8000-000000000101"}',
      ['日付：令和8年11月23日(月)'],
    ],
    [
      '{"done":"#0123456789abcdef","noticed":"#0123456789abcdef"}',
      ['したこと、気づいたこと（内容は残していません）'],
    ],
    [
      '{"role":"csw","name":"#0123456789abcdef"}',
      ['役割：地域担当職員（CSW）', '名前（内容は残していません）'],
    ],
    ['{"fields":["done","aim"]}', ['項目：したこと、何のために行ったか']],
    ['{"type":"image/jpeg","file":"table"}', ['形式：写真', 'ファイル：地域の表']],
    [
      '{"form":"coordinator","year":2026,"added":["visible/kind/walk","visible/verb/know","vision/goal/1"]}',
      [
        '様式：生活支援コーディネーター',
        '年度：令和8年度',
        '入れた言葉：「①ニーズと資源の見える化・問題提起」はまち歩き・地域踏査／しる、「④目指す姿・方針の共有」は目標のひとつ',
      ],
    ],
    [
      '{"dropped":["kind/walk","kind/ours"]}',
      ['外した言葉：まち歩き・地域踏査／この事業所で加えた言葉'],
    ],
    ['{"strange":5}', ['strange：5']],
    ['{broken', []],
  ])('%s', (fields, shown) => {
    expect(fieldsOf({ fields })).toEqual(shown);
  });
});

test.each([
  ['record', id, `/records/${id}`],
  ['staff', id, `/staff/${id}`],
  ['area', id, `/areas/${id}`],
  ['plan', id, `/purposes/${id}`],
  ['list', 'means/visit', '/settings/lists/means'],
  ['record', 'javascript:alert(1)', null],
  ['office', id, null],
])('a %s %s is seen at %s', (thing, thingId, href) => {
  expect(linkOf({ thing, thingId }, true)).toBe(href);
});

describe('the address', () => {
  const read = (query: string) => readFilter(new URLSearchParams(query), '2026-11-23');

  test('days are read as people write them, numbers only when they are', () => {
    expect(read('from=11/1&to=R8.11.23&before=12&after=x')).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-23',
      before: 12,
      after: null,
    });
    expect(read('from=x&before=99999999999')).toMatchObject({ from: '', before: null });
  });

  test('it says the same again', () => {
    const text = fc.string({ unit: 'grapheme' }).map((s) => s.trim());
    fc.assert(
      fc.property(text, text, text, (actor, thing, id) => {
        const filter = { ...read('from=2026-11-01'), actor, thing, id };
        const again = new URL(auditAddress(filter), 'http://localhost').searchParams;
        expect(readFilter(again, '2026-11-23')).toEqual(filter);
      }),
    );
  });

  test('a page is left when the filter changes', () => {
    expect(auditAddress(read('thing=record&before=9'), { thing: 'staff' })).toBe(
      '/audit?thing=staff',
    );
    expect(auditAddress(read(''))).toBe('/audit');
  });

  test('a day lasts from midnight to midnight in Tokyo', () => {
    expect(momentsOf({ from: '2026-11-23', to: '2026-11-23' })).toEqual({
      from: '2026-11-22T15:00:00.000Z',
      until: '2026-11-23T15:00:00.000Z',
    });
    expect(momentsOf({ from: '', to: '' })).toEqual({ from: '', until: '' });
  });

  test('each part can be taken away', () => {
    const chips = chipsOf(read(`actor=${id}&thing=record&to=11/23`), [{ id, name: '森 和子' }]);
    expect(chips.map((c) => c.label)).toEqual([
      '森 和子さんがした',
      '行動記録',
      '令和8年11月23日(月)まで',
    ]);
    expect(chips[0]?.removeHref).toBe('/audit?thing=record&to=2026-11-23');
    expect(chipsOf(read('actor=nobody'), [])[0]?.label).toBe('職員にいない人がした');
  });
});

test('the verdict is one sentence', () => {
  expect(verdictSentence(12, [])).toBe(
    '12行のつながりを確かめました。書きかえも欠けもありません。',
  );
  expect(verdictSentence(12, ['a', 'b'])).toContain('合わないところが2か所');
});

test('to a person leads only whoever manages the staff', () => {
  const person = { thing: 'staff', thingId: '01900000-0000-7000-8000-000000000101' };
  expect([linkOf(person, true), linkOf(person, false)]).toEqual([`/staff/${person.thingId}`, null]);
});
