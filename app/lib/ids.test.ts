import { describe, expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

describe('ids', () => {
  test('are known as ids and rise in the order of making', () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ['nothing', ''],
    ['a random UUID', '9b2f0a44-6f3c-4c1e-9d55-0c1f5b7a1e20'],
    ['capital letters', '0197C5A0-0000-7000-8000-000000000000'],
    ['more after it', `${newId()}/edit`],
    ['a line after it', `${newId()}\n`],
  ])('%s is no id', (_, text) => {
    expect(isId(text)).toBe(false);
  });
});
