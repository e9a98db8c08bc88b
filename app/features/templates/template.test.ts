import { describe, expect, test } from 'vitest';
import { typedRecord } from '#tests/build-record.ts';
import { actorNamed, type PersonName, people } from '#tests/cast.ts';
import {
  asOffered,
  mayEditTemplate,
  maySeeTemplate,
  repeating,
  type Template,
  templateFields,
} from './template.ts';

describe('what a template holds', () => {
  const whole = {
    ...typedRecord,
    who: '坂の上の家の人',
    detail: '雨戸が開いていない',
    result: 'done',
    nextStep: '電話する',
    nextOn: '2026-12-01',
    headcount: '12',
    id: 'x',
    name: 'サロン',
    place: ' 集会所 ',
    course: 'continued',
    about: ['elderly', ''],
    verbs: ['know', 'connect'],
    noticed: '一行目\r\n二行目',
  };

  test('nothing of one occasion and nothing of the confidential room', () => {
    const kept = repeating(whole);
    for (const field of [
      'occurredOn',
      'result',
      'who',
      'detail',
      'nextStep',
      'nextOn',
      'headcount',
      'id',
      'name',
    ])
      expect(kept).not.toHaveProperty(field);
    expect(JSON.stringify(kept)).not.toMatch(/坂の上|雨戸/);
    expect(templateFields).not.toContain('who');
    expect(templateFields).not.toContain('detail');
  });

  test('what repeats, trimmed, without empty fields', () => {
    expect(repeating(whole)).toMatchObject({
      kind: 'meeting',
      place: '集会所',
      course: 'continued',
      about: 'elderly',
      verbs: ['know', 'connect'],
      noticed: '一行目\n二行目',
    });
    expect(repeating(whole)).not.toHaveProperty('aim');
  });
});

describe('who may', () => {
  const own = { staffId: people.nishida.id };
  const office = { staffId: null };
  test.each<[PersonName, typeof own | typeof office, boolean, boolean]>([
    ['nishida', own, true, true],
    ['nishida', office, true, false],
    ['higashi', own, false, false],
    ['mori', own, false, false],
    ['mori', office, true, true],
    ['sasaki', office, true, true],
    ['ichikawa', office, false, false],
  ])('%s and %o: see %s, edit %s', (name, template, see, edit) => {
    const actor = actorNamed(name);
    expect([maySeeTemplate(actor, template), mayEditTemplate(actor, template)]).toEqual([
      see,
      edit,
    ]);
  });
});

test('the most used is offered first, among equals the order that people gave', () => {
  const make = (name: string, used: number, sort: number) => ({ name, used, sort }) as Template;
  const names = asOffered([make('c', 0, 1), make('a', 9, 3), make('d', 0, 2)]).map((t) => t.name);
  expect(names).toEqual(['a', 'c', 'd']);
});
