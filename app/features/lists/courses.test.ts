import { expect, test } from 'vitest';
import { courseIn, courseLabel } from './courses.ts';

test.each([
  ['new', 'new', '新規'],
  ['continued', 'continued', '継続'],
  ['', null, ''],
  ['新規', null, ''],
  [null, null, ''],
])('%j is %j, shown as %j', (text, course, label) => {
  expect([courseIn(text), courseLabel(text)]).toEqual([course, label]);
});
