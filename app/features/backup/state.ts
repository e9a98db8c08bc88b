/** Whether the office is safe today, and since when not, in one line. */
import { showMoment } from '#app/lib/dates.ts';
import { isSafe } from './rule.ts';

export type Known = { hasPlace: boolean; newest: string | null; failure: string | null };
export type State = { isGood: boolean; line: string; why: string | null };

export function stateOf({ hasPlace, newest, failure }: Known, now = new Date()): State {
  const bad = (line: string) => ({ isGood: false, line, why: failure });
  if (!hasPlace) return bad('控えをとっていません。いまの場所がこわれると、データはもどせません。');
  if (newest === null) return bad('まだ控えがありません。');
  const when = showMoment(newest);
  if (!isSafe(newest, now)) return bad(`${when} のあと、控えがとれていません。`);
  if (failure) return bad(`${when} の控えはありますが、そのあとの控えがとれませんでした。`);
  return { isGood: true, line: `控えはあります。いちばん新しいのは ${when} です。`, why: null };
}
