import { expect, test } from 'vitest';
import { stateOf } from './state.ts';

const now = new Date('2026-11-26T01:00:00Z');
const known = { hasPlace: true, newest: '2026-11-25T17:00:00Z', failure: null };
const full = '空きが足りません。';

test.each([
  [{}, true, /^控えはあります。いちばん新しいのは 令和8年11月26日 2時00分 です。$/],
  [{ hasPlace: false, newest: null }, false, /^控えをとっていません。/],
  [{ newest: null }, false, /^まだ控えがありません。$/],
  [
    { newest: '2026-11-20T17:00:00Z' },
    false,
    /^令和8年11月21日 2時00分 のあと、控えがとれていません。$/,
  ],
  [{ failure: full }, false, /のあとの控えがとれませんでした。$/],
])('%j', (changed, isGood, line) => {
  const state = stateOf({ ...known, ...changed }, now);
  expect(state).toEqual({
    isGood,
    line: expect.stringMatching(line),
    why: 'failure' in changed ? full : null,
  });
});
