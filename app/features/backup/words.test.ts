import { expect, test } from 'vitest';
import { replicasInWords } from './words.ts';

test.each([
  [null, null],
  [[], 'PostgreSQL の2台目は、つながっていません。1分以内の控えは、2台目を用意するとできます。'],
  [
    [
      { name: 'annex', late: 0.04 },
      { name: '', late: 2 },
    ],
    'PostgreSQL の2台目がついてきています（annex：0.0秒おくれ、名前なし：2.0秒おくれ）。',
  ],
])('%j', (replicas, words) => {
  expect(replicasInWords(replicas)).toBe(words);
});
