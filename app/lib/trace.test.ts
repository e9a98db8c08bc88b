import { expect, test } from 'vitest';
import { traceOf } from './trace.ts';

const secret = '坂の上の家の人';

/** As PostgreSQL tells of a value that is there twice. */
function twice(value: string) {
  return Object.assign(new Error(`duplicate key value "${value}"\n    at ${value}.ts:1:2`), {
    code: '23505',
    detail: `Key (name)=(${value}) already exists.`,
    constraint: 'staff_name',
    where: value,
  });
}

test('of an error stay its kind, its code, the rule it broke and where', () => {
  const { at, ...rest } = traceOf(twice(secret));
  expect(rest).toMatchObject({ name: 'Error', code: '23505', constraint: 'staff_name' });
  expect(at).toMatch(/^trace\.test\.ts:\d+:\d+ /);
});

test('nothing of its message', () => {
  for (const value of [secret, 'yamada'])
    expect(JSON.stringify(traceOf(twice(value)))).not.toContain(value);
});

test('the number has four digits, is the same for the same fault and another for another', () => {
  const [first, again] = [1, 2].map((n) => traceOf(twice(`${secret}${n}`)));
  expect(first?.number).toMatch(/^\d{4}$/);
  expect(again?.number).toBe(first?.number);
  expect(traceOf(new TypeError('x')).number).not.toBe(first?.number);
});

test.each([[null], ['a text'], [undefined]])('what is no error (%s) is told too', (thrown) => {
  expect(traceOf(thrown)).toMatchObject({ name: typeof thrown, number: expect.any(String) });
});
