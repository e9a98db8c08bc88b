import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fields, lineOf } from './line.ts';

const now = new Date('2026-11-26T01:02:03.000Z');
const read = (fields: Fields) => JSON.parse(lineOf('info', 'request', fields, now));

test('time, level and event come first, then what is given', () => {
  expect(
    lineOf('info', 'request', { status: 200, method: 'GET', route: '/records/:id' }, now),
  ).toBe(
    '{"time":"2026-11-26T01:02:03.000Z","level":"info","event":"request","method":"GET","route":"/records/:id","status":200}',
  );
});

test.each<[keyof Fields, string]>([
  ['route', '/records/山田'],
  ['name', '山田 太郎'],
  ['code', '名前=(山田)'],
  ['constraint', 'Key (name)=(yamada)'],
  ['at', '/home/yamada/x.ts:1:2'],
  ['who', 'yamada@example.jp'],
  ['number', '090-1234-5678'],
  ['id', 'yamada'],
])('%s that holds %s is written as ?', (field, value) => {
  expect(read({ [field]: value })[field]).toBe('?');
});

test('fields that are not in the list are left out, whoever gives them', () => {
  expect(read({ message: '山田さん' } as Fields)).toEqual({
    time: now.toISOString(),
    level: 'info',
    event: 'request',
  });
});

test('no Japanese and no mail address ever gets in, in whatever field', () => {
  const fields = ['method', 'route', 'name', 'code', 'constraint', 'at', 'job', 'step'] as const;
  const telling = fc.oneof(
    fc
      .string({ unit: fc.constantFrom('山', '田', 'あ', 'a', ' '), minLength: 1 })
      .filter((s) => /[^a ]/.test(s)),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fields), telling, (field, text) => {
      expect(lineOf('error', 'fault', { [field]: text })).not.toContain(text);
    }),
  );
});
