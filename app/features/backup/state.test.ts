import { expect, test } from 'vitest';
import { type Known, stateOf } from './state.ts';

const now = new Date('2026-11-26T01:00:00Z');
const known = {
  hasPlace: true,
  newest: '2026-11-25T17:00:00Z',
  failure: null,
  followed: null,
  database: null,
  isNewestBad: false,
};
const looked = { at: '2026-11-25T17:00:00Z', how: '' };
const full = '空きが足りません。';
const followed = { safeAt: '2026-11-26T00:59:30Z', problem: null };
const late = { safeAt: '2026-11-26T00:50:00Z', problem: null };

test.each<[Partial<Known>, RegExp]>([
  [{}, /守られています。控えに、令和8年11月26日 2時00分 までの仕事が入っています。$/],
  [{ followed }, /守られています。控えに、令和8年11月26日 9時59分 までの仕事/],
  [{ followed, newest: null }, /守られています。/],
  [{ database: { ...looked, faults: [] } }, /守られています。/],
])('safe: %j', (changed, line) => {
  const state = stateOf({ ...known, ...changed }, now);
  expect(state).toEqual({ isGood: true, line: expect.stringMatching(line), why: null });
});

test.each<[Partial<Known>, RegExp, string | null]>([
  [{ hasPlace: false, newest: null }, /^控えをとっていません。/, null],
  [{ newest: null }, /^まだ控えがありません。$/, null],
  [{ newest: '2026-11-20T17:00:00Z' }, /^令和8年11月21日 2時00分 のあと、夜の控え/, null],
  [{ isNewestBad: true }, /^いちばん新しい夜の控えが、こわれています。$/, null],
  [
    { followed, database: { ...looked, faults: ['行が違います'] } },
    /^データベースに、こわれたところがあります（令和8年11月26日 2時00分 に調べました）。$/,
    '控えはとらず、前の控えを残しています。「もどし方の紙」のとおりに、控えからもどしてください。みつかったこと：行が違います',
  ],
  [{ failure: full }, /^いちばん新しい夜の控えが、とれませんでした。$/, full],
  [{ followed: late }, /^令和8年11月26日 9時50分 のあとの仕事が、控えに入っていません。$/, null],
  [{ followed: { ...late, problem: full } }, /9時50分 のあとの仕事が/, full],
  [{ followed: { ...followed, problem: full } }, /9時59分 のあとの仕事が/, full],
  [{ followed: { safeAt: null, problem: null } }, /^令和8年11月26日 2時00分 のあとの/, null],
  [{ followed: { safeAt: null, problem: null }, newest: null }, /^まだ控えがありません。$/, null],
  [{ followed, newest: '2026-11-20T17:00:00Z' }, /のあと、夜の控えがとれていません。$/, null],
])('not safe: %j', (changed, line, why) => {
  const state = stateOf({ ...known, ...changed }, now);
  expect(state).toEqual({ isGood: false, line: expect.stringMatching(line), why });
});
