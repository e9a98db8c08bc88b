import { expect, test } from 'vitest';
import { z } from 'zod';
import { formOf } from '#tests/call.ts';
import { many, one, parseForm, typedFields } from './forms.ts';

const schema = z.object({ name: z.string().min(1, '名前を書いてください。'), age: z.string() });

test('gives the value, or the faults with what was typed', () => {
  expect(parseForm(schema, formOf({ name: '花', age: '80' }))).toMatchObject({
    ok: true,
    value: { name: '花' },
  });
  expect(parseForm(schema, formOf({ name: '', age: '80' }))).toEqual({
    ok: false,
    errors: [{ field: 'name', message: '名前を書いてください。' }],
    values: { name: '', age: '80' },
  });
});

test('a missing field is told in Japanese, never in the words of a library', () => {
  const parsed = parseForm(schema, formOf({}));
  expect(parsed.ok ? [] : parsed.errors.map((e) => e.message)).toEqual([
    'この欄を見なおしてください。',
    'この欄を見なおしてください。',
  ]);
});

test('a field sent several times is a list, and reads back as one or many', () => {
  const typed = typedFields(formOf({ verbs: ['know', 'spread'], area: 'west' }));
  expect(typed).toEqual({ verbs: ['know', 'spread'], area: 'west' });
  expect(one(typed, 'verbs')).toBe('know');
  expect(many(typed, 'area')).toEqual(['west']);
  expect(many(typed, 'none')).toEqual([]);
  expect(one(undefined, 'none', 'otherwise')).toBe('otherwise');
});

test('what no database keeps is left out, and no name is special', () => {
  const typed = typedFields(formOf({ 'a\0': 'x', name: '花\0子', ['__proto__']: ['1', '2'] }));
  expect(typed.name).toBe('花子');
  expect(Object.keys(typed)).toContain('__proto__');
  expect(Object.getPrototypeOf(typed)).toBe(Object.prototype);
});
