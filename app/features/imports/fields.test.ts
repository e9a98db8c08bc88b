import { describe, expect, test } from 'vitest';
import { guessField, labelOf } from './fields.ts';
import type { Layout } from './layout.ts';
import { mapColumns } from './mapping.ts';

describe('新規・継続 in an old log', () => {
  test.each(['新規・継続', '新・継', '新規継続', '新規/継続', '新継', '新規・継続の別'])(
    'the heading %s is known',
    (heading) => {
      expect(guessField(heading)).toEqual({ field: 'course', sure: true });
    },
  );

  test.each([
    [
      ['新規', '継続'],
      ['tick:course:new', 'tick:course:continued'],
    ],
    [
      ['継続', '終結'],
      ['tick:result:continuing', 'tick:result:closed'],
    ],
    [
      ['新規', '終結'],
      ['tick:course:new', 'tick:result:closed'],
    ],
  ])('columns of ○ called %j are %j', (headings, fields) => {
    const columns = headings.map((heading, at) => ({ at, heading, parts: [heading] }));
    const sample = [{ row: 2, cells: ['○', ''] }] as Parameters<typeof mapColumns>[1];
    const mapped = mapColumns({ columns } as unknown as Layout, sample, {}, new Map());
    expect(mapped.fields.map(({ field }) => field)).toEqual(fields);
  });

  test('a tick says what it stands for', () => {
    expect(labelOf('tick:course:new')).toBe('○がついたら「新規」');
  });
});
